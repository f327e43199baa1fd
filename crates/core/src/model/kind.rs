//! The declaration of a kind: one macro call makes the struct, the field table and the reader.

use super::FieldDecl;
use crate::journal::{Record, RecordId, Schema, Snapshot};

/// A kind of record, as a struct.
pub trait Kind: Sized {
    /// The name in the file and in record ids; for ever.
    const NAME: &'static str;
    /// One of them, on screens.
    const LABEL: &'static str;
    /// Several of them, on screens.
    const PLURAL: &'static str;
    /// The field table.
    const FIELDS: &'static [FieldDecl];
    /// Reads a record; what is missing or of a wrong type is empty.
    fn read(id: &RecordId, record: &Record) -> Self;

    /// Reads a live record of this kind.
    fn find(snapshot: &Snapshot, id: &RecordId) -> Option<Self> {
        (id.kind() == Self::NAME).then(|| snapshot.live(id)).flatten().map(|record| Self::read(id, record))
    }
}

/// A kind as a value: what tables, schemas and history texts are made from.
#[derive(Clone, Copy, Debug)]
pub struct KindDecl {
    /// The name in the file.
    pub name: &'static str,
    /// One of them, on screens.
    pub label: &'static str,
    /// Several of them, on screens.
    pub plural: &'static str,
    /// The field table.
    pub fields: &'static [FieldDecl],
}

impl KindDecl {
    /// The declaration of a kind.
    pub const fn of<K: Kind>() -> KindDecl {
        KindDecl { name: K::NAME, label: K::LABEL, plural: K::PLURAL, fields: K::FIELDS }
    }

    /// One line of its field table.
    pub fn field(&self, name: &str) -> Option<&'static FieldDecl> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The declaration of a kind among these, by its name.
    pub fn named<'a>(kinds: &'a [KindDecl], name: &str) -> Option<&'a KindDecl> {
        kinds.iter().find(|kind| kind.name == name)
    }
}

/// The declared kinds in the form that the journal's typed reading takes.
pub fn schema(kinds: &[KindDecl]) -> Schema {
    let fields = |kind: &KindDecl| kind.fields.iter().map(|f| (f.name.to_owned(), (f.holds)())).collect();
    kinds.iter().map(|kind| (kind.name.to_owned(), fields(kind))).collect()
}

/// Declares a kind: `Struct = "name", "Label", "Labels" { field: Type, "Label"; … }`. The types are
/// those of [`super::field`]. Every kind also has `archived`.
#[macro_export]
macro_rules! kind {
    ($(#[$doc:meta])* $struct:ident = $kind:literal, $one:literal, $many:literal {
        $($(#[$fdoc:meta])* $field:ident: $type:ty, $label:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $struct {
            /// The record's id.
            pub id: $crate::journal::RecordId,
            $($(#[$fdoc])* pub $field: <$type as $crate::model::field::Holds>::Read,)*
            /// Out of lists, still in the numbers.
            pub archived: bool,
        }

        #[allow(non_upper_case_globals, reason = "named as the fields they stand for")]
        impl $struct {
            $($(#[$fdoc])* pub const $field: $crate::model::Name<$type> =
                $crate::model::Name::named(stringify!($field));)*
        }

        impl $crate::model::Kind for $struct {
            const NAME: &'static str = $kind;
            const LABEL: &'static str = $one;
            const PLURAL: &'static str = $many;
            const FIELDS: &'static [$crate::model::FieldDecl] = &[
                $($crate::model::FieldDecl::of::<$type>(stringify!($field), $label),)*
                $crate::model::FieldDecl::of::<$crate::model::field::Bool>("archived", "Archived"),
            ];

            fn read(id: &$crate::journal::RecordId, record: &$crate::journal::Record) -> Self {
                $struct {
                    id: id.clone(),
                    $($field: <$type as $crate::model::field::Holds>::read(record, $struct::$field.as_str()),)*
                    archived: record.value("archived") == Some(&$crate::Value::Bool(true)),
                }
            }
        }
    };
}
