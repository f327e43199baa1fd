//! The impacts of a conclusion: what changed, by how much, measured or expected.

use leptos::prelude::*;
use pilotbook_core::command::ImpactDraft;
use pilotbook_core::journal::RecordId;
use pilotbook_core::model::{Basis, Choice, Kpi, KpiDirection};

use super::form::{FormError, chosen_record, draft, number_text, typed};
use super::words::options_of;
use crate::app::use_app;
use crate::components::{For, Icon, IconName, Segmented, SelectField, Show, TextField};

/// An impact as it is typed.
#[derive(Clone, Copy)]
struct ImpactFields {
    key: usize,
    kpi: RwSignal<String>,
    words: RwSignal<String>,
    amount: RwSignal<String>,
    unit: RwSignal<String>,
    basis: RwSignal<String>,
}

impl ImpactFields {
    fn of(key: usize, impact: &ImpactDraft) -> ImpactFields {
        ImpactFields {
            key,
            kpi: draft(impact.kpi.as_ref().map(RecordId::to_string).unwrap_or_default()),
            words: draft(impact.words.clone()),
            amount: draft(number_text(impact.amount)),
            unit: draft(impact.unit.clone()),
            basis: draft(impact.basis.word()),
        }
    }

    fn is_blank(self) -> bool {
        [self.kpi, self.words, self.amount]
            .iter()
            .all(|field| field.with_untracked(|text| text.trim().is_empty()))
    }
}

/// The impacts of a form.
#[derive(Clone, Copy)]
pub(super) struct Impacts(RwSignal<Vec<ImpactFields>>);

impl Impacts {
    /// Those that an outcome had.
    pub(super) fn of(impacts: &[ImpactDraft]) -> Impacts {
        let fields = impacts.iter().enumerate().map(|(key, impact)| ImpactFields::of(key, impact));
        Impacts(RwSignal::new(fields.collect()))
    }

    fn add(self) {
        let blank = ImpactDraft {
            kpi: None,
            words: String::new(),
            amount: None,
            unit: String::new(),
            basis: Basis::Measured,
        };
        self.0.update(|list| {
            let key = list.iter().map(|fields| fields.key + 1).max().unwrap_or(0);
            list.push(ImpactFields::of(key, &blank));
        });
    }

    /// What was typed; none where a number can't be read, which the form then says.
    pub(super) fn read(self, error: FormError) -> Option<Vec<ImpactDraft>> {
        // A row in which nothing was written is no impact; without it, the rows are those of the command.
        self.0.update(|list| list.retain(|fields| !fields.is_blank()));
        let mut drafts = Vec::new();
        for (row, fields) in self.0.get_untracked().into_iter().enumerate() {
            let amount = error.number(format!("amount.{row}"), fields.amount)?;
            let kpi = chosen_record(fields.kpi);
            drafts.push(ImpactDraft {
                words: if kpi.is_some() { String::new() } else { typed(fields.words) },
                kpi,
                amount,
                unit: typed(fields.unit),
                basis: Basis::of(&fields.basis.get_untracked()).unwrap_or(Basis::Expected),
            });
        }
        Some(drafts)
    }
}

/// Which sign an improvement has, and in which unit it is compared with what the KPI did.
fn sign_hint(kpi: &Kpi) -> String {
    let way = match kpi.direction {
        Some(KpiDirection::Down) => "Less is better: an improvement has a minus.",
        Some(KpiDirection::Up) | None => "More is better: an improvement has a plus.",
    };
    match kpi.unit.as_str() {
        "" => way.to_owned(),
        unit => format!("{way} Only an amount in {unit} is held against what the KPI did."),
    }
}

/// The rows, and the line that adds one.
#[component]
pub(super) fn ImpactRows(impacts: Impacts, error: FormError) -> impl IntoView {
    let (workspace, ..) = use_app();
    let kpis = workspace.with_untracked(|book| {
        let mut kpis = options_of(book, "kpi");
        kpis[0].1 = "In own words".to_owned();
        kpis
    });
    let kpis = StoredValue::new(kpis);
    let list = impacts.0;
    let row = move |(row, fields): (usize, ImpactFields)| {
        let own_words = move || fields.kpi.with(String::is_empty);
        let kpi = Memo::new(move |_| {
            let id = fields.kpi.with(|text| RecordId::parse(text))?;
            workspace.with(|book| book.get::<Kpi>(&id))
        });
        // A claim is held against the KPI in the KPI's own unit; another one that was typed stays.
        Effect::new(move |before: Option<Option<String>>| {
            let unit = kpi.with(|kpi| kpi.as_ref().map(|kpi| kpi.unit.clone()))?;
            let now = fields.unit.get_untracked();
            if now.is_empty() || before.flatten().is_some_and(|before| before == now) {
                fields.unit.set(unit.clone());
            }
            Some(unit)
        });
        let hint = move || kpi.get().map(|kpi| view! { <p class="hint impact-hint">{sign_hint(&kpi)}</p> });
        view! {
            <div class="impact-row">
                {kpis.with_value(|kpis| kpis.len() > 1).then(|| view! {
                    <SelectField label="KPI" value=fields.kpi options=kpis.get_value() error=error.at(format!("kpi.{row}"))/>
                })}
                <Show when=own_words>
                    <TextField label="What changed" value=fields.words placeholder="Setup threads a week" error=error.at(format!("words.{row}"))/>
                </Show>
                <TextField label="Amount" kind="number" value=fields.amount placeholder="−38" error=error.at(format!("amount.{row}"))/>
                <TextField label="Unit or currency" value=fields.unit placeholder="%" error=error.at(format!("unit.{row}"))/>
                <Segmented legend="Basis" value=fields.basis options=vec![("measured", "Measured"), ("expected", "Expected")]/>
                <button class="btn ghost icon-only" type="button" aria-label="Remove this impact" title="Remove this impact"
                    on:click=move |_| list.update(|list| list.retain(|own| own.key != fields.key))><Icon name=IconName::Close/></button>
                {hint}
            </div>
        }
    };
    view! {
        <fieldset class="impacts">
            <legend>"Impact"</legend>
            <For each=move || list.get().into_iter().enumerate() key=|(row, fields)| format!("{row} {}", fields.key) children=row/>
            <div class="line"><button class="link" type="button" on:click=move |_| impacts.add()>"Add an impact"</button>
                <span class="caption">"What it changed beyond its criteria: time, money, a KPI."</span></div>
        </fieldset>
    }
}
