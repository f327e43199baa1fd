//! Recipes: which column of a table is which field, read from JSON and refused where they are unclear.

mod draft;
mod error;
mod guess;
mod read;

use std::collections::BTreeMap;

pub use draft::{CellsKind, DraftError, FieldDraft, Meaning, RecipeDraft};
pub use error::RecipeError;
pub(super) use error::separated_by;
pub use guess::guess;

use crate::json::{self, Value, object};
use crate::model::choice::{Choice, Decision, Triage, Verdict};

/// A field that a recipe can fill.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RecipeField {
    /// `idea.key`
    Key,
    /// `idea.title`
    Title,
    /// `idea.team`
    Team,
    /// `idea.supporting_teams`
    SupportingTeams,
    /// `idea.proposer`
    Proposer,
    /// `idea.created_on`
    CreatedOn,
    /// `idea.triage`
    Triage,
    /// `pilot.started_on`
    StartedOn,
    /// `outcome.verdict`
    Verdict,
    /// `outcome.decided_on`
    DecidedOn,
    /// `outcome.decision`
    Decision,
}

impl RecipeField {
    /// All of them, in the order of the form and of warnings.
    pub const ALL: [RecipeField; 11] = [
        RecipeField::Key,
        RecipeField::Title,
        RecipeField::Team,
        RecipeField::SupportingTeams,
        RecipeField::Proposer,
        RecipeField::CreatedOn,
        RecipeField::Triage,
        RecipeField::StartedOn,
        RecipeField::Verdict,
        RecipeField::DecidedOn,
        RecipeField::Decision,
    ];

    /// Its name, as a recipe and a report have it.
    pub fn name(self) -> &'static str {
        match self {
            RecipeField::Key => "idea.key",
            RecipeField::Title => "idea.title",
            RecipeField::Team => "idea.team",
            RecipeField::SupportingTeams => "idea.supporting_teams",
            RecipeField::Proposer => "idea.proposer",
            RecipeField::CreatedOn => "idea.created_on",
            RecipeField::Triage => "idea.triage",
            RecipeField::StartedOn => "pilot.started_on",
            RecipeField::Verdict => "outcome.verdict",
            RecipeField::DecidedOn => "outcome.decided_on",
            RecipeField::Decision => "outcome.decision",
        }
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            RecipeField::Key => "Key",
            RecipeField::Title => "Title",
            RecipeField::Team => "Owning team",
            RecipeField::SupportingTeams => "Supporting teams",
            RecipeField::Proposer => "Proposer",
            RecipeField::CreatedOn => "Created on",
            RecipeField::Triage => "Triage",
            RecipeField::StartedOn => "Started on",
            RecipeField::Verdict => "Verdict",
            RecipeField::DecidedOn => "Decided on",
            RecipeField::Decision => "Decision",
        }
    }

    /// Whether a recipe has to say where it comes from.
    pub fn is_required(self) -> bool {
        matches!(self, RecipeField::Title | RecipeField::CreatedOn)
    }

    /// The words that it can hold, with those for people, where these are few.
    pub fn words(self) -> Vec<(&'static str, &'static str)> {
        match self {
            RecipeField::Triage => words_of::<Triage>(),
            RecipeField::Verdict => words_of::<Verdict>(),
            RecipeField::Decision => words_of::<Decision>(),
            _ => Vec::new(),
        }
    }
}

fn words_of<T: Choice>() -> Vec<(&'static str, &'static str)> {
    T::ALL.iter().map(|choice| (choice.word(), choice.label())).collect()
}

/// Where a text comes from: columns by name in a recipe (`Cells<String>`), by place once it met a
/// file's header (`Cells<usize>`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cells<C = String> {
    /// The cell of that column.
    Column(C),
    /// The first of these cells that is not empty; of a date, the first that is a date.
    Columns(Vec<C>),
    /// These cells joined with `/`; empty where any of them is empty.
    Join(Vec<C>),
}

/// A field's source.
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

/// The source of a field that holds one of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceSource<T, C = String> {
    /// Where the text comes from.
    pub source: Source<C>,
    /// What each text means (`None`: it says nothing); the field's own words where absent. Texts are
    /// compared without white space around them and without regard to ASCII case.
    pub values: Option<Vec<(String, Option<T>)>>,
    /// What a text that is not listed gives.
    pub otherwise: Option<T>,
}

/// A recipe: a source per field. `recipe.title` and `recipe.created_on` are the two that have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe<C = String> {
    /// What people call it; nothing depends on it.
    pub name: Option<String>,
    /// `idea.key`
    pub key: Option<Source<C>>,
    /// `idea.title`
    pub title: Source<C>,
    /// `idea.team`
    pub team: Option<Source<C>>,
    /// `idea.supporting_teams`
    pub supporting_teams: Option<Source<C>>,
    /// `idea.proposer`
    pub proposer: Option<Source<C>>,
    /// `idea.created_on`
    pub created_on: Source<C>,
    /// `idea.triage`
    pub triage: Option<ChoiceSource<Triage, C>>,
    /// `pilot.started_on`
    pub started_on: Option<Source<C>>,
    /// `outcome.verdict`
    pub verdict: Option<ChoiceSource<Verdict, C>>,
    /// `outcome.decided_on`
    pub decided_on: Option<Source<C>>,
    /// `outcome.decision`
    pub decision: Option<ChoiceSource<Decision, C>>,
}

impl Recipe {
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
        let mut groups: BTreeMap<String, Value> = BTreeMap::new();
        let mut put = |field: RecipeField, source: Option<Value>| {
            let (Some(source), Some((group, name))) = (source, field.name().split_once('.')) else { return };
            let group = groups.entry(group.to_owned()).or_insert_with(|| object([]));
            if let Value::Object(fields) = group {
                fields.insert(name.to_owned(), source);
            }
        };
        let plain = |source: &Option<Source>| source.as_ref().map(|source| Value::Object(source.to_object()));
        put(RecipeField::Key, plain(&self.key));
        put(RecipeField::Title, Some(Value::Object(self.title.to_object())));
        put(RecipeField::Team, plain(&self.team));
        put(RecipeField::SupportingTeams, plain(&self.supporting_teams));
        put(RecipeField::Proposer, plain(&self.proposer));
        put(RecipeField::CreatedOn, Some(Value::Object(self.created_on.to_object())));
        put(RecipeField::Triage, self.triage.as_ref().map(ChoiceSource::to_json));
        put(RecipeField::StartedOn, plain(&self.started_on));
        put(RecipeField::Verdict, self.verdict.as_ref().map(ChoiceSource::to_json));
        put(RecipeField::DecidedOn, plain(&self.decided_on));
        put(RecipeField::Decision, self.decision.as_ref().map(ChoiceSource::to_json));
        groups.insert("recipe".to_owned(), Value::Number(1.0));
        if let Some(name) = &self.name {
            groups.insert("name".to_owned(), Value::from(name.as_str()));
        }
        Value::Object(groups)
    }

    /// The same recipe over the places of a file's columns. A column that the header lacks or has
    /// twice is refused here, before any row is read.
    pub fn resolve(&self, header: &[String]) -> Result<Recipe<usize>, RecipeError> {
        let plain = |field: RecipeField, source: &Option<Source>| {
            source.as_ref().map(|source| source.resolve(field, header)).transpose()
        };
        Ok(Recipe {
            name: self.name.clone(),
            key: plain(RecipeField::Key, &self.key)?,
            title: self.title.resolve(RecipeField::Title, header)?,
            team: plain(RecipeField::Team, &self.team)?,
            supporting_teams: plain(RecipeField::SupportingTeams, &self.supporting_teams)?,
            proposer: plain(RecipeField::Proposer, &self.proposer)?,
            created_on: self.created_on.resolve(RecipeField::CreatedOn, header)?,
            triage: resolve_choice(RecipeField::Triage, &self.triage, header)?,
            started_on: plain(RecipeField::StartedOn, &self.started_on)?,
            verdict: resolve_choice(RecipeField::Verdict, &self.verdict, header)?,
            decided_on: plain(RecipeField::DecidedOn, &self.decided_on)?,
            decision: resolve_choice(RecipeField::Decision, &self.decision, header)?,
        })
    }
}

impl Source {
    fn to_object(&self) -> BTreeMap<String, Value> {
        let (key, value) = match &self.cells {
            Cells::Column(column) => ("column", Value::from(column.as_str())),
            Cells::Columns(columns) => ("columns", Value::from(columns.clone())),
            Cells::Join(columns) => ("join", Value::from(columns.clone())),
        };
        let mut source = BTreeMap::from([(key.to_owned(), value)]);
        if let Some(split) = &self.split {
            source.insert("split".to_owned(), Value::from(split.at.as_str()));
            if let Some(take) = split.take {
                source.insert("take".to_owned(), Value::from(take));
            }
        }
        source
    }

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

impl<T: Choice> ChoiceSource<T> {
    fn to_json(&self) -> Value {
        let mut source = self.source.to_object();
        let word = |choice: Option<T>| Value::from(choice.map(Choice::word));
        if let Some(values) = &self.values {
            let values = values.iter().map(|(text, choice)| (text.clone(), word(*choice))).collect();
            source.insert("values".to_owned(), Value::Object(values));
        }
        if self.otherwise.is_some() {
            source.insert("otherwise".to_owned(), word(self.otherwise));
        }
        Value::Object(source)
    }
}

fn resolve_choice<T: Clone>(
    field: RecipeField,
    choice: &Option<ChoiceSource<T>>,
    header: &[String],
) -> Result<Option<ChoiceSource<T, usize>>, RecipeError> {
    let Some(choice) = choice else { return Ok(None) };
    let source = choice.source.resolve(field, header)?;
    Ok(Some(ChoiceSource { source, values: choice.values.clone(), otherwise: choice.otherwise.clone() }))
}

/// A text as the keys of `values` are compared: without white space around it, ASCII case folded.
pub(super) fn folded(text: &str) -> String {
    text.trim().to_ascii_lowercase()
}
