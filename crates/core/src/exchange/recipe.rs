//! Recipes: which column of a table is which field, read from JSON and refused where they are unclear.

mod draft;
mod error;
mod field;
mod guess;
mod read;

use std::collections::BTreeMap;

pub use draft::{CellsKind, DraftError, FieldDraft, Meaning, RecipeDraft};
pub use error::RecipeError;
pub(super) use error::separated_by;
pub use field::{ANSWER_FIELDS, RecipeField, Subject};
pub use guess::{guess, guess_as};

use crate::json::{self, Value, object};

/// Where a text comes from: columns by name in a recipe (`Cells<String>`), by place once it met a
/// file's header (`Cells<usize>`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells<C = String> {
    /// The cell of that column.
    Column(C),
    /// The first of these cells that is not empty; of a date, a time or a number, the first that is one.
    Columns(Vec<C>),
    /// These cells joined with `/`; empty where any of them is empty.
    Join(Vec<C>),
}

/// Where a field's text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source<C = String> {
    /// The cell or cells.
    pub cells: Cells<C>,
    /// How their text is split, if it is.
    pub split: Option<Split>,
}

/// A text split into a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// What stands between the parts; not empty.
    pub at: String,
    /// How many parts are kept, at least 1; all where absent.
    pub take: Option<usize>,
}

/// A field's source, and what its texts mean where it holds one of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSource<C = String> {
    /// Where the text comes from.
    pub source: Source<C>,
    /// What each text means (`None`: it says nothing); the field's own words where absent. Texts are
    /// compared without white space around them and without regard to ASCII case.
    pub values: Option<Vec<(String, Option<&'static str>)>>,
    /// What a text that is not listed gives.
    pub otherwise: Option<&'static str>,
}

/// A recipe: what a table holds, and a source per field. Every field that needs a source has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe<C = String> {
    /// What people call it; nothing depends on it.
    pub name: Option<String>,
    subject: Subject,
    fields: BTreeMap<RecipeField, FieldSource<C>>,
}

impl Recipe {
    /// A recipe of these sources. Those of fields that the subject doesn't have are left out.
    pub fn new(
        name: Option<String>,
        subject: Subject,
        mut fields: BTreeMap<RecipeField, FieldSource>,
    ) -> Result<Recipe, RecipeError> {
        fields.retain(|field, _| field.subject() == subject);
        if let Some(field) = subject.fields().find(|f| f.is_required() && !fields.contains_key(f)) {
            return Err(RecipeError::NoSource { field });
        }
        if subject == Subject::Readings {
            let has = |field: RecipeField| fields.contains_key(&field);
            match (has(RecipeField::ReadingK), has(RecipeField::ReadingN)) {
                (true, false) => return Err(RecipeError::NoSource { field: RecipeField::ReadingN }),
                (false, true) => return Err(RecipeError::NoSource { field: RecipeField::ReadingK }),
                (true, true) => {}
                (false, false) if has(RecipeField::ReadingValue) => {}
                (false, false) if ANSWER_FIELDS.into_iter().any(has) => {}
                (false, false) => return Err(RecipeError::NothingRead),
            }
        }
        Ok(Recipe { name, subject, fields })
    }

    /// Reads a recipe, and says what is wrong with it and where.
    pub fn parse(bytes: &[u8]) -> Result<Recipe, RecipeError> {
        read::recipe(&json::parse_bytes(bytes).map_err(RecipeError::NotJson)?)
    }

    /// As [`Recipe::parse`], of a value that was read already.
    pub fn from_json(value: &Value) -> Result<Recipe, RecipeError> {
        read::recipe(value)
    }

    /// The recipe as JSON, for a file that [`Recipe::parse`] reads again.
    pub fn to_json(&self) -> Value {
        to_json(self.name.as_deref(), self.subject, &self.fields)
    }

    /// The same recipe over the places of a file's columns. A column that the header lacks or has
    /// twice is refused here, before any row is read.
    pub fn resolve(&self, header: &[String]) -> Result<Recipe<usize>, RecipeError> {
        let mut fields = BTreeMap::new();
        for (field, FieldSource { source, values, otherwise }) in &self.fields {
            let source = source.resolve(*field, header)?;
            fields.insert(*field, FieldSource { source, values: values.clone(), otherwise: *otherwise });
        }
        Ok(Recipe { name: self.name.clone(), subject: self.subject, fields })
    }
}

impl<C> Recipe<C> {
    /// What the table holds.
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// A field's source, if it has one.
    pub fn field(&self, field: RecipeField) -> Option<&FieldSource<C>> {
        self.fields.get(&field)
    }
}

fn to_json(name: Option<&str>, subject: Subject, fields: &BTreeMap<RecipeField, FieldSource>) -> Value {
    let mut groups: BTreeMap<String, Value> = BTreeMap::new();
    if subject != Subject::Ideas {
        // Also without any field the group says what the table holds.
        groups.extend(subject.groups().iter().map(|group| ((*group).to_owned(), object([]))));
    }
    for (field, source) in fields.iter().filter(|(field, _)| field.subject() == subject) {
        let (group, name) = field.parts();
        let group = groups.entry(group.to_owned()).or_insert_with(|| object([]));
        if let Value::Object(fields) = group {
            fields.insert(name.to_owned(), source.to_json(*field));
        }
    }
    groups.insert("recipe".to_owned(), Value::Number(1.0));
    if let Some(name) = name {
        groups.insert("name".to_owned(), Value::from(name));
    }
    Value::Object(groups)
}

impl FieldSource {
    fn to_json(&self, field: RecipeField) -> Value {
        let (key, value) = match &self.source.cells {
            Cells::Column(column) => ("column", Value::from(column.as_str())),
            Cells::Columns(columns) => ("columns", Value::from(columns.clone())),
            Cells::Join(columns) => ("join", Value::from(columns.clone())),
        };
        let mut source = BTreeMap::from([(key.to_owned(), value)]);
        if let Some(split) = &self.source.split {
            source.insert("split".to_owned(), Value::from(split.at.as_str()));
            if let Some(take) = split.take {
                source.insert("take".to_owned(), Value::from(take));
            }
        }
        if let Some(values) = &self.values {
            let values = values.iter().map(|(text, word)| (text.clone(), field.word_to_json(*word)));
            source.insert("values".to_owned(), Value::Object(values.collect()));
        }
        if self.otherwise.is_some() {
            source.insert("otherwise".to_owned(), field.word_to_json(self.otherwise));
        }
        Value::Object(source)
    }
}

impl Source {
    pub(super) fn resolve(
        &self,
        field: RecipeField,
        header: &[String],
    ) -> Result<Source<usize>, RecipeError> {
        let place = |column: &String| -> Result<usize, RecipeError> {
            let mut places = header.iter().enumerate().filter(|(_, name)| *name == column);
            match (places.next(), places.next()) {
                (Some((place, _)), None) => Ok(place),
                (Some(_), Some(_)) => Err(RecipeError::ColumnTwice { field, column: column.clone() }),
                (None, _) => Err(RecipeError::NoColumn {
                    field,
                    column: column.clone(),
                    header_separated_by: super::csv::likely_delimiter(header),
                }),
            }
        };
        let places = |columns: &[String]| columns.iter().map(place).collect::<Result<Vec<_>, _>>();
        let cells = match &self.cells {
            Cells::Column(column) => Cells::Column(place(column)?),
            Cells::Columns(columns) => Cells::Columns(places(columns)?),
            Cells::Join(columns) => Cells::Join(places(columns)?),
        };
        Ok(Source { cells, split: self.split.clone() })
    }
}

/// A text as the keys of `values` are compared: without white space around it, ASCII case folded.
pub(super) fn folded(text: &str) -> String {
    text.trim().to_ascii_lowercase()
}
