//! Reading a recipe out of JSON.

use std::collections::BTreeMap;

use super::{Cells, FieldSource, Recipe, RecipeError, RecipeField, Source, Split, Subject, folded};
use crate::json::Value;

type Object = BTreeMap<String, Value>;

const SOURCE_KEYS: [&str; 7] = ["column", "columns", "join", "split", "take", "values", "otherwise"];

pub(super) fn recipe(value: &Value) -> Result<Recipe, RecipeError> {
    let top = value.as_object().ok_or(RecipeError::NotAnObject)?;
    // `name` may be anything: it is not read.
    if top.get("recipe").and_then(Value::as_number) != Some(1.0) {
        return Err(RecipeError::Version);
    }
    let subject = subject(top)?;
    let mut sources = BTreeMap::new();
    for (field, object) in fields(top, subject)? {
        sources.insert(field, source(field, object)?);
    }
    Recipe::new(top.get("name").and_then(Value::as_text).map(str::to_owned), subject, sources)
}

/// What the table holds, by the groups that are there; ideas where there are none.
fn subject(top: &Object) -> Result<Subject, RecipeError> {
    let mut found: Option<(Subject, &str)> = None;
    for key in top.keys().filter(|key| *key != "recipe" && *key != "name") {
        let Some(own) = Subject::ALL.into_iter().find(|subject| subject.groups().contains(&key.as_str()))
        else {
            return Err(RecipeError::UnknownKey { place: String::new(), key: key.clone() });
        };
        match found {
            Some((subject, first)) if subject != own => {
                return Err(RecipeError::SeveralSubjects { first: first.to_owned(), second: key.clone() });
            }
            _ => found = found.or(Some((own, key))),
        }
    }
    Ok(found.map(|(subject, _)| subject).unwrap_or_default())
}

/// The sources in the order of the fields; every group, field and key is known after this.
fn fields(top: &Object, subject: Subject) -> Result<BTreeMap<RecipeField, &Object>, RecipeError> {
    let mut fields = BTreeMap::new();
    for group in subject.groups() {
        let Some(value) = top.get(*group) else { continue };
        for (name, source) in object_at(value, group)? {
            let name = format!("{group}.{name}");
            let Some(field) = RecipeField::ALL.iter().find(|field| field.name() == name) else {
                return Err(RecipeError::UnknownField { name });
            };
            let source = object_at(source, &name)?;
            if let Some(key) = source.keys().find(|key| !SOURCE_KEYS.contains(&key.as_str())) {
                return Err(RecipeError::UnknownKey { place: name, key: key.clone() });
            }
            fields.insert(*field, source);
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

fn source(field: RecipeField, object: &Object) -> Result<FieldSource, RecipeError> {
    let is_word = !field.word_list().is_empty();
    if let Some(key) = ["values", "otherwise"].into_iter().find(|key| !is_word && object.contains_key(*key)) {
        return Err(RecipeError::NoChoice { field, key });
    }
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
    let cells = match (found.pop(), found.len()) {
        (Some(cells), 0) => cells,
        (None, _) => return Err(RecipeError::NotOneSource { field, found: 0 }),
        (Some(_), others) => return Err(RecipeError::NotOneSource { field, found: others + 1 }),
    };
    let values = object.get("values").map(|values| values_of(field, values)).transpose()?;
    let otherwise = match object.get("otherwise") {
        None => None,
        Some(value) => word(field, value, || format!("{}.otherwise", field.name()))?,
    };
    Ok(FieldSource { source: Source { cells, split }, values, otherwise })
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

fn values_of(field: RecipeField, value: &Value) -> Result<Vec<(String, Option<&'static str>)>, RecipeError> {
    let object = object_at(value, &format!("{}.values", field.name()))?;
    let mut seen: BTreeMap<String, &String> = BTreeMap::new();
    let mut values = Vec::with_capacity(object.len());
    for (text, value) in object {
        if let Some(first) = seen.insert(folded(text), text) {
            return Err(RecipeError::SameValues { field, first: first.clone(), second: text.clone() });
        }
        values.push((text.clone(), word(field, value, || format!("{}.values.{text}", field.name()))?));
    }
    Ok(values)
}

fn word(
    field: RecipeField,
    value: &Value,
    place: impl Fn() -> String,
) -> Result<Option<&'static str>, RecipeError> {
    if *value == Value::Null {
        return Ok(None);
    }
    let word = field.word_of_json(value);
    word.map(Some).ok_or_else(|| RecipeError::NotAWord { place: place(), words: field.word_list() })
}
