//! A recipe that is being built: what stands in a form, which may not be a recipe yet.

use std::collections::BTreeMap;

use super::{Recipe, RecipeError, RecipeField, Source, folded, read};
use crate::json::{Value, object};

/// How a field's text is chosen from its columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CellsKind {
    /// The cell of one column.
    #[default]
    Column,
    /// The first cell that says something.
    Columns,
    /// The cells joined.
    Join,
}

impl CellsKind {
    /// All of them.
    pub const ALL: [CellsKind; 3] = [CellsKind::Column, CellsKind::Columns, CellsKind::Join];

    /// The key that a recipe has for it.
    pub fn key(self) -> &'static str {
        match self {
            CellsKind::Column => "column",
            CellsKind::Columns => "columns",
            CellsKind::Join => "join",
        }
    }
}

/// What a text is taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meaning {
    /// This word of the field.
    Word(&'static str),
    /// Nothing, and nobody needs to hear of it.
    Nothing,
    /// It is not listed: a warning, and what everything else is taken for.
    NotListed,
}

/// One field, as it is typed and picked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FieldDraft {
    /// How the text is chosen.
    pub kind: CellsKind,
    /// The columns by name; none where the field isn't filled.
    pub columns: Vec<String>,
    /// What stands between the parts of a list; empty where it is not split.
    pub split: String,
    /// How many parts are kept, as it was typed; empty for all.
    pub take: String,
    /// What each text means; the field's own words where absent.
    pub values: Option<Vec<(String, Option<&'static str>)>>,
    /// What a text that is not listed gives.
    pub otherwise: Option<&'static str>,
}

impl FieldDraft {
    /// One column, as it is.
    pub fn column(name: &str) -> FieldDraft {
        FieldDraft { columns: vec![name.to_owned()], ..FieldDraft::default() }
    }

    /// What a text is taken for, in a field of these words.
    pub fn meaning(&self, field: RecipeField, text: &str) -> Meaning {
        let text = folded(text);
        let Some(values) = &self.values else {
            let own = field.words().into_iter().find(|(word, _)| *word == text);
            return own.map_or(Meaning::NotListed, |(word, _)| Meaning::Word(word));
        };
        match values.iter().find(|(key, _)| folded(key) == text) {
            Some((_, Some(word))) => Meaning::Word(word),
            Some((_, None)) => Meaning::Nothing,
            None => Meaning::NotListed,
        }
    }

    /// Says what a text is taken for. The field's own words are listed first, if nothing was so far.
    pub fn set_meaning(&mut self, field: RecipeField, text: &str, meaning: Meaning) {
        let own = || field.words().into_iter().map(|(word, _)| (word.to_owned(), Some(word))).collect();
        let values = self.values.get_or_insert_with(own);
        let place = values.iter().position(|(key, _)| folded(key) == folded(text));
        let meant = match meaning {
            Meaning::Word(word) => Some(word),
            Meaning::Nothing => None,
            Meaning::NotListed => {
                place.map(|place| values.remove(place));
                return;
            }
        };
        match place {
            Some(place) => values[place].1 = meant,
            None => values.push((text.to_owned(), meant)),
        }
    }

    /// What is wrong with it over a file of these columns.
    fn check(&self, field: RecipeField, header: &[String]) -> Option<String> {
        if self.columns.is_empty() {
            return field.is_required().then(|| "Choose the column it comes from.".to_owned());
        }
        for column in &self.columns {
            match header.iter().filter(|name| *name == column).count() {
                0 => return Some(format!("The file has no column “{column}”. Choose another one.")),
                1 => {}
                _ => {
                    return Some(format!(
                        "The file has the column “{column}” twice. Rename one of them in the file and choose it again."
                    ));
                }
            }
        }
        let take = self.take.trim();
        match take.parse::<usize>() {
            _ if take.is_empty() => None,
            Err(_) | Ok(0) => Some(format!("“{take}” is not a whole number from 1.")),
            Ok(_) if self.split.is_empty() => {
                Some("Say at which text to split, or leave out how many parts are kept.".to_owned())
            }
            Ok(_) => None,
        }
    }

    fn to_json(&self, field: RecipeField) -> Option<Value> {
        let cells = match (self.kind, self.columns.as_slice()) {
            (_, []) => return None,
            (CellsKind::Column, [first, ..]) => Value::from(first.as_str()),
            (_, columns) => Value::from(columns.to_vec()),
        };
        let mut source = BTreeMap::from([(self.kind.key().to_owned(), cells)]);
        if !self.split.is_empty() {
            source.insert("split".to_owned(), Value::from(self.split.as_str()));
            if let Ok(take) = self.take.trim().parse::<usize>() {
                source.insert("take".to_owned(), Value::from(take));
            }
        }
        if !field.words().is_empty() {
            if let Some(values) = &self.values {
                let values = values.iter().map(|(text, word)| (text.clone(), Value::from(*word)));
                source.insert("values".to_owned(), Value::Object(values.collect()));
            }
            if let Some(word) = self.otherwise {
                source.insert("otherwise".to_owned(), Value::from(word));
            }
        }
        Some(Value::Object(source))
    }

    fn of_json(field: RecipeField, source: &Value) -> FieldDraft {
        let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
        let word = |value: &Value| {
            let wanted = value.as_text()?;
            field.words().into_iter().map(|(word, _)| word).find(|word| *word == wanted)
        };
        let mut draft = FieldDraft::default();
        for kind in CellsKind::ALL {
            if let Some(cells) = source.get(kind.key()) {
                draft.kind = kind;
                draft.columns = match cells {
                    Value::List(columns) => columns.iter().map(text).collect(),
                    column => vec![text(column)],
                };
            }
        }
        draft.split = source.get("split").map(text).unwrap_or_default();
        draft.take = source
            .get("take")
            .and_then(Value::as_number)
            .map(|take| (take as usize).to_string())
            .unwrap_or_default();
        draft.values = source
            .get("values")
            .and_then(Value::as_object)
            .map(|values| values.iter().map(|(text, value)| (text.clone(), word(value))).collect());
        draft.otherwise = source.get("otherwise").and_then(word);
        draft
    }
}

/// What is wrong with one field of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftError {
    /// The field.
    pub field: RecipeField,
    /// What is wrong, and what to do.
    pub says: String,
}

/// A recipe that is being built, field by field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RecipeDraft {
    /// What people call it.
    pub name: Option<String>,
    fields: BTreeMap<RecipeField, FieldDraft>,
}

impl RecipeDraft {
    /// A recipe, to be corrected.
    pub fn of(recipe: &Recipe) -> RecipeDraft {
        let value = recipe.to_json();
        let mut draft = RecipeDraft { name: recipe.name.clone(), fields: BTreeMap::new() };
        for field in RecipeField::ALL {
            let Some((group, name)) = field.name().split_once('.') else { continue };
            if let Some(source) = value.get(group).and_then(|group| group.get(name)) {
                draft.set(field, FieldDraft::of_json(field, source));
            }
        }
        draft
    }

    /// A field as it stands.
    pub fn field(&self, field: RecipeField) -> FieldDraft {
        self.fields.get(&field).cloned().unwrap_or_default()
    }

    /// Sets a field.
    pub fn set(&mut self, field: RecipeField, draft: FieldDraft) {
        self.fields.insert(field, draft);
    }

    /// What is wrong with its fields over a file of these columns; nothing where it can be used.
    pub fn check(&self, header: &[String]) -> Vec<DraftError> {
        let check = |field: RecipeField| {
            self.field(field).check(field, header).map(|says| DraftError { field, says })
        };
        RecipeField::ALL.into_iter().filter_map(check).collect()
    }

    /// The recipe that it is, if it is one.
    pub fn recipe(&self) -> Result<Recipe, RecipeError> {
        Recipe::from_json(&self.to_json())
    }

    /// Where one field's text comes from, whether the rest is a recipe or not.
    pub fn source(&self, field: RecipeField) -> Option<Source> {
        let source = self.field(field).to_json(field)?;
        read::source(field, source.as_object()?).ok()
    }

    /// The draft as JSON: of a whole one, a file that [`Recipe::parse`] reads.
    pub fn to_json(&self) -> Value {
        let mut groups: BTreeMap<String, Value> = BTreeMap::new();
        for field in RecipeField::ALL {
            let (Some(source), Some((group, name))) =
                (self.field(field).to_json(field), field.name().split_once('.'))
            else {
                continue;
            };
            let group = groups.entry(group.to_owned()).or_insert_with(|| object([]));
            if let Value::Object(fields) = group {
                fields.insert(name.to_owned(), source);
            }
        }
        groups.insert("recipe".to_owned(), Value::Number(1.0));
        if let Some(name) = &self.name {
            groups.insert("name".to_owned(), Value::from(name.as_str()));
        }
        Value::Object(groups)
    }
}
