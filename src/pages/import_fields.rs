//! The fields of an import: for each, which columns it comes from.

use leptos::prelude::*;
use pilotbook_core::exchange::recipe::{ANSWER_FIELDS, CellsKind, FieldDraft, RecipeField, Subject};

use super::import_reading::Reading;
use super::import_values::Values;
use crate::components::{For, Icon, IconName, next_id};

/// How many samples of a field are shown.
const SAMPLES: usize = 3;
/// The group that is folded unless it is filled.
const ANSWERS: &str = "Counts per answer";

/// All fields, by what they are of.
#[component]
pub(super) fn Fields(reading: Reading) -> impl IntoView {
    let subject = Memo::new(move |_| reading.draft.with(|draft| draft.subject));
    move || {
        groups(subject.get()).into_iter().map(|(title, fields)| group(reading, title, fields)).collect_view()
    }
}

/// What a subject's fields are of.
fn groups(subject: Subject) -> Vec<(&'static str, Vec<RecipeField>)> {
    let named = |group: &str| subject.fields().filter(|field| field.parts().0 == group).collect::<Vec<_>>();
    match subject {
        Subject::Ideas => {
            vec![("Idea", named("idea")), ("Pilot", named("pilot")), ("Outcome", named("outcome"))]
        }
        Subject::Readings => {
            let (answers, own) =
                named("reading").into_iter().partition(|field| ANSWER_FIELDS.contains(field));
            vec![("Reading", own), (ANSWERS, answers)]
        }
        Subject::Issues => vec![("Issue", named("issue"))],
    }
}

fn group(reading: Reading, title: &'static str, fields: Vec<RecipeField>) -> AnyView {
    let filled = reading
        .draft
        .with_untracked(|draft| fields.iter().any(|field| !draft.field(*field).columns.is_empty()));
    let rows = fields.into_iter().map(|field| view! { <FieldRow reading field/> }.into_any()).collect_view();
    // Few tables count answers, and there are eleven of them.
    if title == ANSWERS {
        return view! { <details class="import-group" open=filled><summary>{title}</summary>{rows}</details> }.into_any();
    }
    view! { <fieldset class="import-group"><legend>{title}</legend>{rows}</fieldset> }.into_any()
}

/// One field: how, from which columns, split at what, and samples of that.
#[component]
fn FieldRow(reading: Reading, field: RecipeField) -> impl IntoView {
    let own = Memo::new(move |_| reading.draft.with(|draft| draft.field(field)));
    let error = Memo::new(move |_| {
        reading.errors().into_iter().find(|error| error.field == field).map(|error| error.says)
    });
    let change = move |change: &dyn Fn(&mut FieldDraft)| {
        reading.draft.update(|draft| {
            let mut own = draft.field(field);
            change(&mut own);
            draft.set(field, own);
        });
    };
    let label = field.label();
    let kinds = move || {
        [
            (CellsKind::Column, "One column"),
            (CellsKind::Columns, "First that is filled"),
            (CellsKind::Join, "Joined by /"),
        ]
        .map(|(kind, word)| (kind.key().to_owned(), word.to_owned()))
        .to_vec()
    };
    let set_kind = move |key: String| {
        change(&|own| {
            own.kind = CellsKind::ALL.into_iter().find(|kind| kind.key() == key).unwrap_or_default();
            if own.kind == CellsKind::Column {
                own.columns.truncate(1);
            }
        });
    };
    let columns = move |place: usize| {
        let none = if place > 0 {
            "Add a column …"
        } else if field.is_required() {
            "Choose …"
        } else {
            "Not in the file"
        };
        let header =
            reading.opened.with(|o| o.as_ref().map(|o| o.table.header().to_vec())).unwrap_or_default();
        let mut options: Vec<(String, String)> = vec![(String::new(), none.to_owned())];
        // A recipe may name a column that this file lacks; it stays in sight.
        for name in header.into_iter().chain(own.get().columns) {
            if !name.is_empty() && !options.iter().any(|(value, _)| *value == name) {
                options.push((name.clone(), name));
            }
        }
        options
    };
    // Of several columns there is always a place for one more.
    let places =
        move || own.with(|own| if own.kind == CellsKind::Column { 1 } else { own.columns.len() + 1 });
    let set_column = move |place: usize, name: String| {
        change(&|own| match (own.columns.get_mut(place), name.is_empty()) {
            (Some(_), true) => drop(own.columns.remove(place)),
            (Some(column), false) => *column = name.clone(),
            (None, false) => own.columns.push(name.clone()),
            (None, true) => {}
        });
    };
    let samples = move || samples(reading, field);
    let id = next_id("import-field");
    let help = id.clone();
    let filled = move || own.with(|own| !own.columns.is_empty());
    let is_split = own.with_untracked(|own| !own.split.is_empty());
    view! {
        <div class="import-field" role="group" aria-labelledby=id.clone() class:invalid=move || error.with(Option::is_some)>
            <p class="import-label" id=id.clone()>{label}{field.is_required().then(|| view! { <span class="caption">" required"</span> })}</p>
            <div class="import-source">
                <Pick name=format!("{label}: source") options=kinds chosen=move || own.with(|own| own.kind.key().to_owned()) pick=set_kind/>
                <For each=move || 0..places() key=|place| place.to_string() children=move |place: usize| {
                    let name = if place == 0 { format!("{label}: column") } else { format!("{label}: column {}", place + 1) };
                    view! { <Pick name options=move || columns(place) chosen=move || own.with(|own| own.columns.get(place).cloned().unwrap_or_default())
                        pick=move |name| set_column(place, name)/> }
                }/>
                <details class="import-split" open=is_split>
                    <summary>"Split"</summary>
                    <div class="field-row">
                        <label class="field"><span class="field-label">"Split at"</span>
                            <input type="text" aria-label=format!("{label}: split at") autocomplete="off" prop:value=move || own.with(|own| own.split.clone())
                                on:input=move |event| { let text = event_target_value(&event); change(&|own| own.split = text.clone()); }/></label>
                        <label class="field"><span class="field-label">"Keep the first"</span>
                            <input type="text" inputmode="numeric" placeholder="all" aria-label=format!("{label}: keep the first") autocomplete="off" prop:value=move || own.with(|own| own.take.clone())
                                on:input=move |event| { let text = event_target_value(&event); change(&|own| own.take = text.clone()); }/></label>
                    </div>
                </details>
            </div>
            <div class="import-samples">
                {move || match error.get() {
                    Some(says) => view! { <p class="field-error" id=format!("{help}-help") role="alert"><Icon name=IconName::Warning/>{says}</p> }.into_any(),
                    None if filled() => view! { <p class="caption">{samples()}</p> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
            {(!field.words().is_empty()).then(|| view! { <Values reading field/> })}
        </div>
    }
}

/// What the field's source gives in the first rows, in words.
fn samples(reading: Reading, field: RecipeField) -> String {
    let Some(source) = reading.draft.with(|draft| draft.source(field)) else { return String::new() };
    let found = reading.opened.with(|opened| {
        opened.as_ref().map(|opened| opened.table.samples(field, &source, SAMPLES)).unwrap_or_default()
    });
    if found.is_empty() { "Empty in the first rows".to_owned() } else { found.join(" · ") }
}

/// A list to pick from, by a name that is heard and not seen.
#[component]
pub(super) fn Pick(
    /// Its name.
    name: String,
    /// Values and the words for them.
    options: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static,
    /// The value that is chosen.
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
    /// Takes another one.
    pick: impl Fn(String) + 'static,
) -> impl IntoView {
    view! {
        <div class="field"><div class="field-box">
            <select aria-label=name on:change=move |event| pick(event_target_value(&event))>
                {move || options().into_iter().map(|(value, word)| {
                    let own = value.clone();
                    view! { <option value=value prop:selected=move || chosen() == own>{word}</option> }
                }).collect_view()}
            </select>
        </div></div>
    }
}
