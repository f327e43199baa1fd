//! Names of records and fields, as the file has them.

use std::fmt;
use std::sync::Arc;

/// A record's id, `kind:local`. Cheap to clone; ordered by text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Arc<str>);

impl RecordId {
    /// Reads `kind:local`, `[a-z][a-z0-9_]{0,39}:[A-Za-z0-9._:~-]{1,100}`.
    pub fn parse(text: &str) -> Option<RecordId> {
        let (kind, local) = text.split_once(':')?;
        let good = is_name(kind)
            && (1..=100).contains(&local.len())
            && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"._:~-".contains(&b));
        good.then(|| RecordId(Arc::from(text)))
    }

    /// The id of a kind and a local part, if they make one.
    pub fn new(kind: &str, local: &str) -> Option<RecordId> {
        RecordId::parse(&format!("{kind}:{local}"))
    }

    /// The record's kind.
    pub fn kind(&self) -> &str {
        self.0.split_once(':').map_or("", |(kind, _)| kind)
    }

    /// The part after the kind.
    pub fn local(&self) -> &str {
        self.0.split_once(':').map_or("", |(_, local)| local)
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A field's name, or a set's name, `/` and an element. Cheap to clone; ordered by text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(Arc<str>);

impl Field {
    /// Reads `[a-z][a-z0-9_]{0,39}`, or that, `/` and an element of 1–200 code points without
    /// U+0000–001F and U+007F.
    pub fn parse(text: &str) -> Option<Field> {
        let good = match text.split_once('/') {
            None => is_name(text),
            Some((name, element)) => is_name(name) && is_element(element),
        };
        good.then(|| Field(Arc::from(text)))
    }

    /// The register of one element of a set, if the element can be one.
    pub fn element_of(set: &str, element: &str) -> Option<Field> {
        Field::parse(&format!("{set}/{element}"))
    }

    /// The name before `/`.
    pub fn name(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(name, _)| name)
    }

    /// The element after `/`, of a set's register.
    pub fn element(&self) -> Option<&str> {
        self.0.split_once('/').map(|(_, element)| element)
    }

    /// The whole register name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.as_bytes()[0].is_ascii_lowercase()
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn is_element(text: &str) -> bool {
    (1..=200).contains(&text.chars().take(201).count()) && !text.chars().any(|c| c < ' ' || c == '\u{7f}')
}

macro_rules! shown_as_text {
    ($($name:ident),*) => { $(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )* };
}
shown_as_text!(RecordId, Field);
