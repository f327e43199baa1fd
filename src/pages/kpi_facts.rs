//! What stands beside a KPI: its facts, edited in place by the same rules as its form.

use leptos::prelude::*;
use pilotbook_core::Value;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{BETWEEN_TEAMS, Kpi, KpiDirection, ReadAs};

use super::form::text_value;
use super::read_as;
use super::record_field::{RecordField, save_values};
use super::record_set::RecordSet;
use super::words::options_of;
use crate::app::use_app;
use crate::components::{Icon, IconName, InPlace, Show};

/// Which way is good: the words of the file and those of screens.
pub(super) const DIRECTIONS: [(&str, &str); 2] = [("up", "More is better"), ("down", "Less is better")];

/// Which way is good, inside a sentence; more where it isn't said.
pub(super) fn way(direction: Option<KpiDirection>) -> &'static str {
    if direction == Some(KpiDirection::Down) { "less is better" } else { "more is better" }
}

/// The facts.
#[component]
pub(super) fn KpiFacts(id: RecordId, kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let id = StoredValue::new(id);
    let is = move |test: fn(&Kpi) -> bool| Memo::new(move |_| kpi.with(|kpi| kpi.as_ref().is_some_and(test)));
    let answers = is(|kpi| kpi.form() == ReadAs::Answers);
    let between = is(|kpi| kpi.metric == BETWEEN_TEAMS || kpi.from_team.is_some() || kpi.to_team.is_some());
    let by_hand = is(|kpi| kpi.form() != ReadAs::Metric);
    let teams = Signal::derive(move || workspace.with(|book| options_of(book, "team")));
    let words = |(value, words): (&str, &str)| (value.to_owned(), words.to_owned());
    let directions: Vec<_> =
        std::iter::once((String::new(), "—".to_owned())).chain(DIRECTIONS.map(words)).collect();
    let directions = Signal::stored(directions);
    let link = move || kpi.with(|kpi| kpi.as_ref().and_then(|kpi| address(&kpi.source)));
    let field = move |field: &'static str,
                      label: &'static str,
                      kind: &'static str,
                      placeholder: &'static str| {
        let has_unit = ["baseline", "target"].contains(&field);
        let unit = has_unit.then(|| {
            view! { <span class="unit">{move || kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.unit.clone()))}</span> }
        });
        view! {
            <div><dt>{label}</dt><dd class:with-unit=has_unit>
                <RecordField record=id.get_value() field label kind id=format!("kpi-{field}") placeholder/>{unit}</dd></div>
        }
    };
    view! {
        <div class="section-head ruled"><h2>"Details"</h2></div>
        <dl class="facts editable">
            {field("unit", "Unit", "text", "min, %, …")}
            <div><dt>"Direction"</dt><dd><RecordField record=id.get_value() field="direction" label="Direction" kind="select" id="kpi-direction" options=directions/></dd></div>
            <div><dt>"Read as"</dt><dd><ReadAsField id=id.get_value() kpi/></dd></div>
            <Show when=move || answers.get()>{field("threshold", "Fewest answers", "number", "5")}</Show>
            <Show when=move || answers.get() && between.get()>
                <div><dt>"From team"</dt><dd><RecordField record=id.get_value() field="from_team" label="From team" kind="select" id="kpi-from_team" options=teams/></dd></div>
                <div><dt>"About team"</dt><dd><RecordField record=id.get_value() field="to_team" label="About team" kind="select" id="kpi-to_team" options=teams/></dd></div>
            </Show>
            {field("baseline", "Baseline", "number", "none set")}
            {field("target", "Target", "number", "none set")}
            {field("start_on", "Start", "date", "")}
            {field("due_on", "Due", "date", "")}
            <Show when=move || by_hand.get()>{field("cadence_days", "Days between readings", "number", "not set")}</Show>
            <div><dt>"Owners"</dt><dd><RecordSet record=id.get_value() set="owners" kind="team" label="Owning teams" none="No team yet: Settings has them."/></dd></div>
            <div><dt>"Contributors"</dt><dd><RecordSet record=id.get_value() set="contributors" kind="team" label="Contributing teams" none="No team yet: Settings has them."/></dd></div>
            <div><dt>"Goals"</dt><dd><RecordSet record=id.get_value() set="goals" kind="goal" label="Goals it stands for" none="No goal yet."/></dd></div>
            <div><dt>"Source"</dt><dd class="stacked"><RecordField record=id.get_value() field="source" label="Source" kind="area" id="kpi-source" placeholder="Where the number comes from."/>
                {move || link().map(|href| view! { <a class="source-link" href=href.clone() rel="noopener noreferrer" target="_blank"><Icon name=IconName::External/>{host(&href)}</a> })}</dd></div>
        </dl>
    }
}

/// How it is read, and the metric that this names, as one choice.
#[component]
fn ReadAsField(id: RecordId, kpi: Memo<Option<Kpi>>) -> impl IntoView {
    let (workspace, ..) = use_app();
    let error = RwSignal::new(None);
    let value = Memo::new(move |_| {
        kpi.with(|kpi| kpi.as_ref().map(|kpi| read_as::value(kpi.form(), &kpi.metric)).unwrap_or_default())
    });
    let save = Callback::new(move |text: String| {
        let (read_as, metric) = read_as::read(&text);
        let word = pilotbook_core::model::Choice::word(read_as);
        let values = vec![("read_as", Value::from(word)), ("metric", text_value(metric))];
        save_values(workspace, id.clone(), values, error);
    });
    // What a newer version or a merge brought stays in sight.
    let options = Signal::derive(move || {
        let (mut options, own) = (read_as::options(), value.get());
        if !options.iter().any(|(value, _)| *value == own) {
            options.push((own.clone(), own));
        }
        options
    });
    view! { <InPlace label="Read as" value on_save=save kind="select" id="kpi-read_as" error options/> }
}

/// The first address of a text, written with or without its scheme.
fn address(text: &str) -> Option<String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(['.', ',', ';', '(', ')']));
    let scheme = |word: &str| ["https://", "http://"].iter().any(|scheme| word.starts_with(scheme));
    let bare =
        |word: &str| word.split_once('/').is_some_and(|(host, _)| host.contains('.') && !host.contains(':'));
    words.into_iter().find_map(|word| match word {
        word if scheme(word) => Some(word.to_owned()),
        word if bare(word) => Some(format!("https://{word}")),
        _ => None,
    })
}

/// The host of an address.
fn host(address: &str) -> String {
    address.split('/').nth(2).unwrap_or(address).to_owned()
}
