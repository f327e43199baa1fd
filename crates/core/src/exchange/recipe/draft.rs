//! A recipe that is being built: what stands in a form, which may not be a recipe yet.

use std::collections::BTreeMap;

use super::{
    ANSWER_FIELDS, Cells, FieldSource, Recipe, RecipeError, RecipeField, Source, Split, Subject, folded,
};
use crate::json::Value;
use crate::order;

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

    /// Its source, if columns are chosen.
    fn source(&self, field: RecipeField) -> Option<FieldSource> {
        let cells = match (self.kind, self.columns.as_slice()) {
            (_, []) => return None,
            (CellsKind::Column, [first, ..]) => Cells::Column(first.clone()),
            (CellsKind::Columns, columns) => Cells::Columns(columns.to_vec()),
            (CellsKind::Join, columns) => Cells::Join(columns.to_vec()),
        };
        let take = self.take.trim().parse().ok();
        let split = (!self.split.is_empty()).then(|| Split { at: self.split.clone(), take });
        let is_word = !field.word_list().is_empty();
        Some(FieldSource {
            source: Source { cells, split },
            values: self.values.clone().filter(|_| is_word),
            otherwise: self.otherwise.filter(|_| is_word),
        })
    }

    fn of(FieldSource { source, values, otherwise }: &FieldSource) -> FieldDraft {
        let (kind, columns) = match &source.cells {
            Cells::Column(column) => (CellsKind::Column, vec![column.clone()]),
            Cells::Columns(columns) => (CellsKind::Columns, columns.clone()),
            Cells::Join(columns) => (CellsKind::Join, columns.clone()),
        };
        let split = source.split.as_ref();
        let take = split.and_then(|split| split.take);
        FieldDraft {
            kind,
            columns,
            split: split.map(|split| split.at.clone()).unwrap_or_default(),
            take: take.map(|take| take.to_string()).unwrap_or_default(),
            values: values.clone(),
            otherwise: *otherwise,
        }
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
    /// What the table holds.
    pub subject: Subject,
    fields: BTreeMap<RecipeField, FieldDraft>,
}

impl RecipeDraft {
    /// A draft without any source.
    pub fn new(subject: Subject) -> RecipeDraft {
        RecipeDraft { subject, ..RecipeDraft::default() }
    }

    /// A recipe, to be corrected.
    pub fn of(recipe: &Recipe) -> RecipeDraft {
        let fields = recipe.fields.iter().map(|(field, source)| (*field, FieldDraft::of(source)));
        RecipeDraft { name: recipe.name.clone(), subject: recipe.subject, fields: fields.collect() }
    }

    /// A field as it stands.
    pub fn field(&self, field: RecipeField) -> FieldDraft {
        self.fields.get(&field).cloned().unwrap_or_default()
    }

    /// Sets a field.
    pub fn set(&mut self, field: RecipeField, draft: FieldDraft) {
        self.fields.insert(field, draft);
    }

    /// Takes the table to hold something else. What was said of that before comes back; where nothing was,
    /// what a guess says is taken.
    pub fn hold(&mut self, guess: &RecipeDraft) {
        self.subject = guess.subject;
        if guess.subject.fields().all(|field| self.field(field).columns.is_empty()) {
            self.fields.extend(guess.fields.clone());
        }
    }

    /// What is wrong with its fields over a file of these columns; nothing where it can be used.
    pub fn check(&self, header: &[String]) -> Vec<DraftError> {
        let check = |field: RecipeField| {
            let says = self.field(field).check(field, header).or_else(|| self.check_form(field));
            says.map(|says| DraftError { field, says })
        };
        self.subject.fields().filter_map(check).collect()
    }

    /// What is wrong with a field beside the others: a reading needs one of its forms, and whole.
    fn check_form(&self, field: RecipeField) -> Option<String> {
        let has = |field: RecipeField| self.fields.get(&field).is_some_and(|own| !own.columns.is_empty());
        let (k, n) = (has(RecipeField::ReadingK), has(RecipeField::ReadingN));
        match field {
            RecipeField::ReadingK if n && !k => {
                Some("Choose the column of k too: n alone is no share.".to_owned())
            }
            RecipeField::ReadingN if k && !n => {
                Some("Choose the column of n too: k alone is no share.".to_owned())
            }
            RecipeField::ReadingValue if !(has(field) || k || n || ANSWER_FIELDS.into_iter().any(has)) => {
                Some(
                    "Choose the column of the value, or below those of k and n, or of the answers."
                        .to_owned(),
                )
            }
            _ => None,
        }
    }

    /// The recipe that it is, if it is one.
    pub fn recipe(&self) -> Result<Recipe, RecipeError> {
        Recipe::from_json(&self.to_json())
    }

    /// Where one field's text comes from, whether the rest is a recipe or not.
    pub fn source(&self, field: RecipeField) -> Option<Source> {
        Some(self.field(field).source(field)?.source)
    }

    /// The draft as JSON: of a whole one, a file that [`Recipe::parse`] reads.
    pub fn to_json(&self) -> Value {
        let sources = self.fields.iter().filter_map(|(field, draft)| Some((*field, draft.source(*field)?)));
        super::to_json(self.name.as_deref(), self.subject, &order::map(sources))
    }
}
