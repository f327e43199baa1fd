//! Reading a recipe out of JSON.

use std::collections::BTreeMap;

use super::{Cells, ChoiceSource, Recipe, RecipeError, RecipeField, Source, Split, folded};
use crate::json::Value;
use crate::model::choice::Choice;

type Object = BTreeMap<String, Value>;

const GROUPS: [&str; 3] = ["idea", "pilot", "outcome"];
const SOURCE_KEYS: [&str; 7] = ["column", "columns", "join", "split", "take", "values", "otherwise"];

pub(super) fn recipe(value: &Value) -> Result<Recipe, RecipeError> {
    let top = value.as_object().ok_or(RecipeError::NotAnObject)?;
    // `name` may be anything: it is not read.
    if top.get("recipe").and_then(Value::as_number) != Some(1.0) {
        return Err(RecipeError::Version);
    }
    let known = |key: &str| key == "recipe" || key == "name" || GROUPS.contains(&key);
    if let Some(key) = top.keys().find(|key| !known(key)) {
        return Err(RecipeError::UnknownKey { place: String::new(), key: key.clone() });
    }
    let mut fields = fields(top)?;
    let mut plain = |field: RecipeField| -> Result<Option<Source>, RecipeError> {
        let Some(object) = fields.remove(&field) else { return Ok(None) };
        if let Some(key) = ["values", "otherwise"].into_iter().find(|key| object.contains_key(*key)) {
            return Err(RecipeError::NoChoice { field, key });
        }
        source(field, object).map(Some)
    };
    let key = plain(RecipeField::Key)?;
    let title = plain(RecipeField::Title)?;
    let team = plain(RecipeField::Team)?;
    let supporting_teams = plain(RecipeField::SupportingTeams)?;
    let proposer = plain(RecipeField::Proposer)?;
    let created_on = plain(RecipeField::CreatedOn)?;
    let started_on = plain(RecipeField::StartedOn)?;
    let decided_on = plain(RecipeField::DecidedOn)?;
    Ok(Recipe {
        name: top.get("name").and_then(Value::as_text).map(str::to_owned),
        triage: choice(RecipeField::Triage, &fields)?,
        verdict: choice(RecipeField::Verdict, &fields)?,
        decision: choice(RecipeField::Decision, &fields)?,
        key,
        title: title.ok_or(RecipeError::NoSource { field: RecipeField::Title })?,
        team,
        supporting_teams,
        proposer,
        created_on: created_on.ok_or(RecipeError::NoSource { field: RecipeField::CreatedOn })?,
        started_on,
        decided_on,
    })
}

/// The sources by field; every group, field and key is known after this.
fn fields(top: &Object) -> Result<BTreeMap<RecipeField, &Object>, RecipeError> {
    let mut fields = BTreeMap::new();
    for group in GROUPS {
        let Some(value) = top.get(group) else { continue };
        for (name, source) in object_at(value, group)? {
            let name = format!("{group}.{name}");
            let Some(field) = RecipeField::ALL.into_iter().find(|field| field.name() == name) else {
                return Err(RecipeError::UnknownField { name });
            };
            let source = object_at(source, &name)?;
            if let Some(key) = source.keys().find(|key| !SOURCE_KEYS.contains(&key.as_str())) {
                return Err(RecipeError::UnknownKey { place: name, key: key.clone() });
            }
            fields.insert(field, source);
        }
    }
    Ok(fields)
}

fn object_at<'v>(value: &'v Value, place: &str) -> Result<&'v Object, RecipeError> {
    value.as_object().ok_or_else(|| wrong_kind(place.to_owned(), "an object"))
}

fn wrong_kind(place: String, wanted: &'static str) -> RecipeError {
    RecipeError::WrongKind { place, wanted }
}

pub(super) fn source(field: RecipeField, object: &Object) -> Result<Source, RecipeError> {
    let mut found = Vec::new();
    if let Some(column) = text(field, object, "column")? {
        found.push(Cells::Column(column));
    }
    if let Some(columns) = texts(field, object, "columns")? {
        found.push(Cells::Columns(columns));
    }
    if let Some(columns) = texts(field, object, "join")? {
        found.push(Cells::Join(columns));
    }
    let split = split(field, object)?;
    match (found.pop(), found.len()) {
        (Some(cells), 0) => Ok(Source { cells, split }),
        (None, _) => Err(RecipeError::NotOneSource { field, found: 0 }),
        (Some(_), others) => Err(RecipeError::NotOneSource { field, found: others + 1 }),
    }
}

fn split(field: RecipeField, object: &Object) -> Result<Option<Split>, RecipeError> {
    let at = text(field, object, "split")?;
    let take = match object.get("take") {
        None => None,
        Some(Value::Number(take)) if take.fract() == 0.0 => Some(*take),
        Some(_) => return Err(wrong_kind(format!("{}.take", field.name()), "a whole number")),
    };
    match (at, take) {
        (None, Some(_)) => Err(RecipeError::TakeWithoutSplit { field }),
        (Some(at), _) if at.is_empty() => Err(RecipeError::Empty { field, key: "split" }),
        (Some(_), Some(take)) if take < 1.0 => Err(RecipeError::TakeBelowOne { field }),
        // A number beyond usize becomes the largest one: as many as there are.
        (Some(at), take) => Ok(Some(Split { at, take: take.map(|take| take as usize) })),
        (None, None) => Ok(None),
    }
}

fn text(field: RecipeField, object: &Object, key: &'static str) -> Result<Option<String>, RecipeError> {
    match object.get(key) {
        None => Ok(None),
        Some(Value::Text(text)) => Ok(Some(text.clone())),
        Some(_) => Err(wrong_kind(format!("{}.{key}", field.name()), "a text")),
    }
}

fn texts(field: RecipeField, object: &Object, key: &'static str) -> Result<Option<Vec<String>>, RecipeError> {
    let Some(value) = object.get(key) else { return Ok(None) };
    let list: Option<Vec<String>> =
        value.as_list().and_then(|list| list.iter().map(|item| item.as_text().map(str::to_owned)).collect());
    match list {
        None => Err(wrong_kind(format!("{}.{key}", field.name()), "a list of texts")),
        Some(list) if list.is_empty() => Err(RecipeError::Empty { field, key }),
        list => Ok(list),
    }
}

fn choice<T: Choice>(
    field: RecipeField,
    fields: &BTreeMap<RecipeField, &Object>,
) -> Result<Option<ChoiceSource<T>>, RecipeError> {
    let Some(object) = fields.get(&field) else { return Ok(None) };
    let source = source(field, object)?;
    let values = object.get("values").map(|values| values_of(field, values)).transpose()?;
    let otherwise = match object.get("otherwise") {
        None => None,
        Some(value) => word(value, || format!("{}.otherwise", field.name()))?,
    };
    Ok(Some(ChoiceSource { source, values, otherwise }))
}

fn values_of<T: Choice>(field: RecipeField, value: &Value) -> Result<Vec<(String, Option<T>)>, RecipeError> {
    let object = object_at(value, &format!("{}.values", field.name()))?;
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    let mut values = Vec::with_capacity(object.len());
    for (text, value) in object {
        if let Some(first) = seen.insert(folded(text), text) {
            return Err(RecipeError::SameValues { field, first: first.clone(), second: text.clone() });
        }
        values.push((text.clone(), word(value, || format!("{}.values.{text}", field.name()))?));
    }
    Ok(values)
}

fn word<T: Choice>(value: &Value, place: impl Fn() -> String) -> Result<Option<T>, RecipeError> {
    let choice = match value {
        Value::Null => return Ok(None),
        Value::Text(word) => T::of(word),
        _ => None,
    };
    choice.map(Some).ok_or_else(|| RecipeError::NotAWord { place: place(), words: T::WORDS })
}
