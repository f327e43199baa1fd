//! A new KPI: from a template or empty, with what it needs first and the rest under details.

use leptos::prelude::*;
use pilotbook_core::command::{KpiDraft, KpiTemplate, SaveKpi};
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{BETWEEN_TEAMS, Choice, Goal, Kind, KpiDirection, ReadAs, Team};

use super::form::{FormError, chosen_record, draft, number_text, send, typed};
use super::kpi_facts::DIRECTIONS;
use super::kpi_templates::{Begin, Templates};
use super::read_as;
use super::ticks::{TickList, Ticks, ticked, ticks};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{AreaField, Dialog, Segmented, SelectField, Show, TextField};
use crate::route::Page;
use crate::workspace::Workspace;

/// The dialog. What was typed is gone with it; the KPI's page opens once it is there.
#[component]
pub fn KpiDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The goal that the KPI is to stand for.
    #[prop(optional, into)]
    goal: Signal<Option<RecordId>>,
    /// The teams that are to own it.
    #[prop(optional, into)]
    owners: Signal<Vec<RecordId>>,
) -> impl IntoView {
    // What to begin with, once that is chosen.
    let begin: Begin = RwSignal::new(None);
    Effect::new(move |_| {
        if open.get() {
            begin.set(None);
        }
    });
    let title = Signal::derive(move || {
        match begin.get() {
            None => "New KPI: what is it to begin with?",
            Some(_) => "New KPI",
        }
        .to_owned()
    });
    view! {
        <Dialog open title wide=true footer=|| ()>
            {move || match begin.get() {
                None => view! { <Templates begin/> }.into_any(),
                Some(template) => view! { <KpiForm template goal=goal.get_untracked() owners=owners.get_untracked() open begin/> }.into_any(),
            }}
        </Dialog>
    }
}

/// What is typed.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    unit: RwSignal<String>,
    direction: RwSignal<String>,
    read_as: RwSignal<String>,
    definition: RwSignal<String>,
    source: RwSignal<String>,
    baseline: RwSignal<String>,
    target: RwSignal<String>,
    start_on: RwSignal<String>,
    due_on: RwSignal<String>,
    cadence_days: RwSignal<String>,
    threshold: RwSignal<String>,
    from_team: RwSignal<String>,
    to_team: RwSignal<String>,
    owners: Ticks,
    contributors: Ticks,
    goals: Ticks,
}

impl Fields {
    fn of(workspace: Workspace, begin: &KpiDraft) -> Fields {
        let all = |kind: &str, of: &[RecordId]| ticks(workspace, kind, of);
        Fields {
            name: draft(begin.name.clone()),
            unit: draft(begin.unit.clone()),
            direction: draft(begin.direction.map(Choice::word).unwrap_or_default()),
            read_as: draft(read_as::value(begin.read_as, &begin.metric)),
            definition: draft(begin.definition.clone()),
            source: draft(begin.source.clone()),
            baseline: draft(""),
            target: draft(""),
            start_on: draft(workspace.today().to_string()),
            due_on: draft(""),
            cadence_days: draft(number_text(begin.cadence_days)),
            threshold: draft(number_text(begin.threshold)),
            from_team: draft(""),
            to_team: draft(""),
            owners: all(Team::NAME, &begin.owners),
            contributors: all(Team::NAME, &begin.contributors),
            goals: all(Goal::NAME, &begin.goals),
        }
    }

    /// What was typed; none where a number or a day can't be read, which the form then says.
    fn read(self, error: FormError) -> Option<KpiDraft> {
        let (read_as, metric) = read_as::read(&self.read_as.get_untracked());
        let answers = read_as == ReadAs::Answers;
        let between = metric == BETWEEN_TEAMS;
        Some(KpiDraft {
            name: typed(self.name),
            unit: typed(self.unit),
            direction: KpiDirection::of(&self.direction.get_untracked()),
            definition: typed(self.definition),
            source: typed(self.source),
            goals: ticked(self.goals),
            owners: ticked(self.owners),
            contributors: ticked(self.contributors),
            baseline: error.number("baseline", self.baseline)?,
            target: error.number("target", self.target)?,
            start_on: error.day("start_on", self.start_on)?,
            due_on: error.day("due_on", self.due_on)?,
            cadence_days: error.number("cadence_days", self.cadence_days)?,
            threshold: error.number("threshold", self.threshold)?.filter(|_| answers),
            from_team: chosen_record(self.from_team).filter(|_| between),
            to_team: chosen_record(self.to_team).filter(|_| between),
            read_as,
            metric,
        })
    }
}

/// Fields under details: what is wrong there is brought into sight.
const DETAILS: [&str; 11] = [
    "definition",
    "source",
    "goals",
    "contributors",
    "baseline",
    "target",
    "start_on",
    "due_on",
    "cadence_days",
    "threshold",
    "to_team",
];

/// The form.
#[component]
fn KpiForm(
    template: Option<&'static KpiTemplate>,
    goal: Option<RecordId>,
    owners: Vec<RecordId>,
    open: RwSignal<bool>,
    begin: Begin,
) -> impl IntoView {
    let (workspace, _, router) = use_app();
    let error = FormError::new();
    let first = template.map(KpiDraft::of_template).unwrap_or_default();
    let fields = Fields::of(workspace, &KpiDraft { goals: goal.into_iter().collect(), owners, ..first });
    let details = RwSignal::new(false);
    let wrong_in_details = DETAILS.map(|field| error.at(field));
    let wrong_team = error.at("from_team");
    Effect::new(move |_| {
        if wrong_team.with(Option::is_some)
            || wrong_in_details.iter().any(|wrong| wrong.with(Option::is_some))
        {
            details.set(true);
        }
    });
    let answers = Memo::new(move |_| fields.read_as.with(|value| read_as::read(value).0 == ReadAs::Answers));
    // What fills itself has a unit already; another one that was typed stays.
    Effect::new(move |before: Option<&'static str>| {
        let unit = fields.read_as.with(|value| {
            let (read_as, metric) = read_as::read(value);
            if read_as == ReadAs::Metric { read_as::unit_of(&metric) } else { "" }
        });
        let now = fields.unit.get_untracked();
        if !unit.is_empty() && (now.is_empty() || before.is_some_and(|before| before == now)) {
            fields.unit.set(unit.to_owned());
        }
        unit
    });
    let between = Memo::new(move |_| fields.read_as.with(|value| read_as::read(value).1 == BETWEEN_TEAMS));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        error.clear();
        let Some(draft) = fields.read(error) else { return };
        send(workspace, SaveKpi { kpi: None, draft }, error, move |done| {
            open.set(false);
            if let Some(kpi) = done.records.into_iter().find(|id| id.kind() == "kpi") {
                router.go(Page::Kpi(kpi));
            }
        });
    };
    let ask = template.map(|template| template.ask).filter(|ask| !ask.is_empty());
    let teams = Signal::stored(workspace.with_untracked(|book| options_of(book, Team::NAME)));
    let options = Signal::stored(read_as::options());
    view! {
        <form class="form wide-form" on:submit=submit>
            <TextField label="Name" value=fields.name error=error.at("name") autofocus=true placeholder="Median time to first call"/>
            <div class="field-row">
                <TextField label="Unit" value=fields.unit error=error.at("unit") placeholder="min, %, …"/>
                <SelectField label="Read as" value=fields.read_as options error=error.at("read_as")/>
            </div>
            {ask.map(|ask| view! { <p class="caption">"What is asked: "<span class="serif-list">{ask}</span></p> })}
            <Segmented legend="Which way is good?" value=fields.direction options=DIRECTIONS.to_vec()/>
            {move || error.at("direction").get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            {move || error.at("metric").get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            <TickList legend="Owning teams" ticks=fields.owners error=error.at("owners") none="No team yet. Teams are added in Settings; a KPI can have its owners later."/>
            <details class="form-details" prop:open=move || details.get() on:toggle=move |event| details.set(is_open(&event))>
                <summary>"Baseline, target, days and definition"</summary>
                <div class="form-grid">
                    <TextField label="Baseline" kind="number" value=fields.baseline error=error.at("baseline") hint="Where it stands at the start."/>
                    <TextField label="Target" kind="number" value=fields.target error=error.at("target") hint="Where it is to be. A KPI without one is only watched."/>
                    <TextField label="Start" kind="date" value=fields.start_on error=error.at("start_on")/>
                    <TextField label="Due" kind="date" value=fields.due_on error=error.at("due_on")/>
                    <TextField label="Days between readings" kind="number" value=fields.cadence_days error=error.at("cadence_days")/>
                    <Show when=move || answers.get()>
                        <TextField label="Fewest answers" kind="number" value=fields.threshold error=error.at("threshold") hint="A reading of fewer is refused: 5 unless set, at least 3."/>
                    </Show>
                    <Show when=move || between.get()>
                        <SelectField label="From team" value=fields.from_team options=teams error=error.at("from_team")/>
                        <SelectField label="About team" value=fields.to_team options=teams error=error.at("to_team")/>
                    </Show>
                </div>
                <AreaField label="Definition" value=fields.definition error=error.at("definition") placeholder="What is counted, of what, and what is left out."/>
                <TextField label="Source" value=fields.source error=error.at("source") placeholder="Where the number comes from."/>
                <TickList legend="Contributing teams" ticks=fields.contributors error=error.at("contributors") none="No team yet."/>
                <TickList legend="Goals it stands for" ticks=fields.goals error=error.at("goals") none="No goal yet."/>
            </details>
            {error.rest(&["name", "unit", "read_as", "direction", "metric", "owners", "definition", "source", "goals", "contributors",
                "baseline", "target", "start_on", "due_on", "cadence_days", "threshold", "from_team", "to_team"])}
            <div class="form-actions">
                <button class="btn ghost" type="button" on:click=move |_| begin.set(None)>"Other template"</button>
                <span class="dialog-note">"All of it can be changed on the KPI’s page."</span>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button class="btn primary" type="submit">"Add the KPI"</button>
            </div>
        </form>
    }
}

fn is_open(event: &leptos::ev::Event) -> bool {
    use wasm_bindgen::JsCast;
    let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}
