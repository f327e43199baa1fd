//! What teams agree on and do together, in numbers: KPIs, deployments, surveys, issues, entries. A part stands where
//! there is something to show.

use leptos::prelude::*;
use pilotbook_core::chart::with_unit;
use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::duration::{Durations, hours};
use pilotbook_core::metrics::entries::HELD;
use pilotbook_core::metrics::kpi::KpiRow;
use pilotbook_core::metrics::learned_together::LearnedPair;
use pilotbook_core::metrics::survey::{BetweenTeams, Pairs};
use pilotbook_core::metrics::{
    Apart, DurationOf, DurationPart, Estimate, KpiPart, Metrics, Number, PortionOf, Share, Side,
};
use pilotbook_core::model::Choice;

use super::metrics_help::{behind, help};
use super::metrics_numbers::{count, head, named};
use super::words::counted;
use crate::components::{Course, CourseMark, Definition, format};
use crate::route::{Page, Router};

/// The parts of which there is something, or nothing at all.
pub(super) fn together(metrics: &Metrics, router: Router) -> Option<AnyView> {
    let shown = Shown { metrics, router };
    let parts = [
        shown.kpis(),
        shown.alignment(),
        shown.shares(),
        shown.surveys(),
        shown.issues(),
        shown.entries(),
        shown.learned(),
    ];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    let some = !parts.is_empty();
    some.then(|| {
        view! {
            <section class="section" id="together">
                <h2 class="page-title">"Together"</h2>
                <div class="charts numbers">{parts}</div>
            </section>
        }
        .into_any()
    })
}

#[derive(Clone, Copy)]
struct Shown<'a> {
    metrics: &'a Metrics,
    router: Router,
}

/// The mean answer beside the highest that could be given: questions differ in their scale.
fn mean_of(row: &BetweenTeams) -> Option<String> {
    row.asked.answers.mean().map(|mean| format!("{} of {}", format::number(mean, 2), row.most))
}

impl Shown<'_> {
    fn help(self, name: &str, id: &str) -> AnyView {
        let help = help(self.metrics, id, Vec::new());
        view! { <Definition name=name.to_owned() help/> }.into_any()
    }

    /// A figure that leads to the records behind it.
    fn linked(self, number: &Number, text: String) -> AnyView {
        view! { <a class="counted" href=behind(self.router, number)>{text}</a> }.into_any()
    }

    fn kpi(self, id: &RecordId, name: &str) -> AnyView {
        let name = if name.is_empty() { "A KPI without a name".to_owned() } else { name.to_owned() };
        view! { <td class="name col-name"><a href=self.router.href(Page::Kpi(id.clone()))>{name}</a></td> }
            .into_any()
    }

    fn kpis(self) -> Option<AnyView> {
        let rows = &self.metrics.kpis;
        let row = |row: &KpiRow| {
            let (id, standing) = (&row.standing.kpi, &row.standing);
            let percent = |part: f64| format!("{}%", format::number(part * 100.0, 0));
            let figure = |part: KpiPart, value: Option<String>| match value {
                Some(value) => self.linked(&Number::OfKpi(part, id.clone()), value),
                None => "—".into_any(),
            };
            let latest = standing.latest.map(|(_, value)| with_unit(format::number(value, 2), &row.unit));
            let silent = standing.silent_for_two_cadences.then(|| {
                view! { <span class="phone-word">", "</span><span class="sub toned tone-warn">"no reading for two cadences"</span> }
            });
            view! {
                <tr>{self.kpi(id, &row.name)}
                    <td class="num col-fact">{latest.unwrap_or_else(|| "—".to_owned())}</td>
                    <td class="num col-fact"><span class="phone-word">"attained "</span>{figure(KpiPart::Attainment, standing.attainment.map(percent))}</td>
                    <td class="num col-fact"><span class="phone-word">"expected "</span>{figure(KpiPart::Expected, standing.expected.map(percent))}</td>
                    <td class="col-mark"><CourseMark course=Course::from(standing.status) word=true/>{silent}</td></tr>
            }
        };
        (!rows.is_empty()).then(|| {
            view! {
                <section class="wide">
                    <div class="chart-head">{head("KPIs")}</div>
                    <table class="table two-line">
                        <thead><tr><th scope="col">"KPI"</th><th scope="col" class="num">"Latest"</th>
                            <th scope="col" class="num">"Attained"{self.help("Attained", "kpi.attainment")}</th>
                            <th scope="col" class="num">"Expected"{self.help("Expected", "kpi.expected")}</th>
                            <th scope="col">"Status"{self.help("Status", "kpi.status")}</th></tr></thead>
                        <tbody>{rows.iter().map(row).collect_view()}</tbody>
                    </table>
                </section>
            }
            .into_any()
        })
    }

    /// Whether teams pull at the same KPIs.
    fn alignment(self) -> Option<AnyView> {
        let of = PortionOf::AlignmentShared;
        let share = self.metrics.portion(of).share();
        let (k, n) = (Number::Portion(of, Side::K), Number::Portion(of, Side::N));
        let row =
            || self.share(named(self.metrics, "KPIs that two or more teams own", of.id()), share, &k, &n);
        (share.n > 0).then(|| self.table("Alignment", None, "Share", vec![row()])).flatten()
    }

    /// Deployments: a share a KPI.
    fn shares(self) -> Option<AnyView> {
        let rows = self.metrics.deployments.iter().filter(|row| row.share.n > 0);
        let rows: Vec<AnyView> = rows
            .map(|row| {
                let number = Number::OfKpi(KpiPart::Deployments, row.kpi.clone());
                self.share(self.kpi(&row.kpi, &row.name), row.share, &number, &number)
            })
            .collect();
        self.table("Successful deployments", Some("deployments.success"), "KPI", rows)
    }

    /// What people answered: satisfaction, NPS, one team about another.
    fn surveys(self) -> Option<AnyView> {
        let surveys = &self.metrics.surveys;
        let csat = surveys.csat.iter().filter(|row| row.asked.answers.total() > 0).map(|row| {
            let number = Number::OfKpi(KpiPart::Csat, row.kpi.clone());
            let name = view! { {self.kpi(&row.kpi, &row.name)} }.into_any();
            self.share(name, row.asked.answers.csat(), &number, &number)
        });
        let nps = surveys.nps.iter().filter_map(|row| {
            let nps = row.asked.answers.nps();
            let Estimate { value, low, high } = nps.estimate()?;
            let number = Number::OfKpi(KpiPart::Nps, row.kpi.clone());
            let signed = |value: f64| {
                let text = format::number(value, 0);
                if value > 0.0 && text != "0" { format!("+{text}") } else { text }
            };
            let n = format!("n {}", format::number(nps.n as f64, 0));
            Some(self.row(
                self.kpi(&row.kpi, &row.name),
                signed(value),
                format!("{} to {}", signed(low), signed(high)),
                self.linked(&number, n),
            ))
        });
        let between = surveys.between_teams.iter().filter_map(|row| {
            let (from, to, question) = (row.from.clone(), row.to.clone(), row.question.clone());
            let name = format!("{from} about {to}: {question}");
            let mean = mean_of(row)?;
            let n = format!("n {}", format::number(row.asked.answers.total() as f64, 0));
            let number = Number::BetweenTeams { from, to, question };
            let name = view! { <td class="name">{name}</td> }.into_any();
            Some(self.row(name, mean, String::new(), self.linked(&number, n)))
        });
        let parts = [
            self.table("Satisfaction", Some("survey.csat"), "KPI", csat.collect()),
            self.table("Net promoter score", Some("survey.nps"), "KPI", nps.collect()),
            self.table("From team to team", Some("survey.between_teams"), "Question", between.collect()),
            surveys.pairs().map(|pairs| self.pairs(&pairs)),
        ];
        let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.into_any())
    }

    /// Who answers down, whom it is about across: the mean answer of each question.
    fn pairs(self, pairs: &Pairs<'_>) -> AnyView {
        let one_question = |row: &BetweenTeams| {
            let mean = mean_of(row).unwrap_or_else(|| "—".to_owned());
            let (from, to, question) = (row.from.clone(), row.to.clone(), row.question.clone());
            let n = format!("n {}", format::number(row.asked.answers.total() as f64, 0));
            let number = Number::BetweenTeams { from, to, question: question.clone() };
            view! { <p>{self.linked(&number, mean)}<span class="sub">{question}", "{n}</span></p> }
        };
        let rows = pairs.teams.iter().zip(&pairs.cells).map(|(team, cells)| {
            let cells = cells.iter().map(|asked| {
                let asked = asked.iter().map(|row| one_question(row)).collect_view();
                view! { <td>{asked}</td> }
            });
            view! { <tr><th scope="row">{(*team).to_owned()}</th>{cells.collect_view()}</tr> }
        });
        let teams = pairs.teams.iter().map(|team| view! { <th scope="col">{(*team).to_owned()}</th> });
        view! {
            <section><div class="chart-head">{head("Teams about each other")}</div>
                <p class="caption">"Who answers down, whom it is about across: the mean answer, of the highest that the question has."</p>
                <table class="table survey-pairs">
                    <thead><tr><th scope="col"><span class="visually-hidden">"Who answers"</span></th>{teams.collect_view()}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any()
    }

    fn issues(self) -> Option<AnyView> {
        let issues = &self.metrics.issues;
        if issues.opened.is_empty() && issues.follow_ups_done.n.is_empty() {
            return None;
        }
        let lasted = |label: &'static str, of: DurationOf, durations: &Durations| {
            let curve = &durations.curve;
            let value = durations
                .median_hours()
                .map_or("not reached yet".to_owned(), |hours| format!("{} h", format::number(hours, 1)));
            let written = |hours: f64| format::number(hours, 1);
            let ends = match (hours(curve.median_low()), hours(curve.median_high())) {
                (Some(low), Some(high)) => format!("{}–{}", written(low), written(high)),
                (Some(low), None) => format!("from {}", written(low)),
                (None, _) => String::new(),
            };
            let n = self.linked(
                &Number::Duration(of, DurationPart::All),
                format!("n {}", format::number(curve.n as f64, 0)),
            );
            let open = curve.censored();
            let open = (open > 0).then(|| {
                let open = format!("{} open", format::number(open as f64, 0));
                view! { ", "{self.linked(&Number::Duration(of, DurationPart::Open), open)} }
            });
            let of_how_many = view! { {n}{open} }.into_any();
            let number = Number::Duration(of, DurationPart::All);
            self.row(named(self.metrics, label, number.id()), value, ends, of_how_many)
        };
        let share = |label: &'static str, of: PortionOf| {
            let share = self.metrics.portion(of).share();
            let (k, n) = (Number::Portion(of, Side::K), Number::Portion(of, Side::N));
            self.share(named(self.metrics, label, of.id()), share, &k, &n)
        };
        let apart = |words: &str, apart: Apart, of: usize| {
            (of > 0).then(|| {
                let text = format!("{} {words}", format::number(of as f64, 0));
                view! { " "{self.linked(&Number::SlaApart(apart), text)}"." }
            })
        };
        let not_yet = apart("not yet due", Apart::NotYetDue, issues.not_yet_due.len());
        let without = apart("without a target time", Apart::WithoutTarget, issues.without_target.len());
        let none = not_yet.is_none() && without.is_none();
        let rows = vec![
            lasted("First response, median", DurationOf::FirstResponse, &issues.time_to_first_response),
            lasted("Resolved, median", DurationOf::Resolution, &issues.time_to_resolve),
            share("Resolved within their target time", PortionOf::SlaMet),
            share("Raised to somebody", PortionOf::Escalated),
            share("Follow-ups and onboarding steps done", PortionOf::FollowUpsDone),
        ];
        let table = self.table("Issues", None, "Issues", rows);
        Some(view! { <div>{table}{(!none).then(|| view! { <p class="caption">"Counted apart from the target times:"{not_yet}{without}</p> })}</div> }.into_any())
    }

    fn entries(self) -> Option<AnyView> {
        let entries = &self.metrics.entries;
        if entries.count() == 0 {
            return None;
        }
        let rows = HELD.iter().filter(|kind| !entries.of_type(**kind).is_empty()).map(|kind| {
            let cell = count(self.router, &Number::EntriesOfType(*kind), entries.of_type(*kind).len());
            view! { <tr><td class="name">{kind.label()}</td><td class="num">{cell}</td></tr> }.into_any()
        });
        let of_teams = entries.of_teams.share();
        let of = |side: Side, count: usize| {
            self.linked(&Number::Portion(PortionOf::EntriesOfTeams, side), format::number(count as f64, 0))
        };
        let people = counted(entries.people, "person", "people");
        Some(
            view! {
                <section><div class="chart-head">{head("Held and said")}{self.help("Held and said", "entries.held")}</div>
                    <p class="caption">{format!("By {people}; ")}{of(Side::K, of_teams.k)}" of "{of(Side::N, of_teams.n)}" joined by two or more teams."</p>
                    <table class="table"><thead><tr><th scope="col">"Entries"</th><th scope="col" class="num">"Count"</th></tr></thead>
                        <tbody>{rows.collect_view()}</tbody></table>
                </section>
            }
            .into_any(),
        )
    }

    /// Who has learned with whom, of any day up to the one as of which all is read.
    fn learned(self) -> Option<AnyView> {
        let pairs = &self.metrics.alignment.learned.pairs;
        let row = |pair: &LearnedPair| {
            let number = Number::LearnedTogether(pair.a.clone(), pair.b.clone());
            let cell = count(self.router, &number, pair.entries.len());
            let last = format::day_with_year(pair.last);
            view! { <tr><td class="name">{format!("{} and {}", pair.a, pair.b)}</td><td class="num">{cell}</td><td class="num">{last}</td></tr> }
        };
        (!pairs.is_empty()).then(|| {
            view! {
                <section><div class="chart-head">{head("Learned together")}{self.help("Learned together", "alignment.learned_together")}</div>
                    <p class="caption">"Of all time. "<a href=self.router.href(Page::Learning)>"Every pair of teams"</a></p>
                    <table class="table"><thead><tr><th scope="col">"Teams"</th><th scope="col" class="num">"Times"</th><th scope="col" class="num">"Last"</th></tr></thead>
                        <tbody>{pairs.iter().map(row).collect_view()}</tbody></table>
                </section>
            }
            .into_any()
        })
    }

    fn share(self, name: AnyView, share: Share, k: &Number, n: &Number) -> AnyView {
        let percent = |value| format::percent(value, share.n);
        let (value, ends) = share.estimate().map_or(("—".to_owned(), String::new()), |estimate| {
            let ends = format!("{}–{}", percent(estimate.low), percent(estimate.high));
            (format!("{}%", percent(estimate.value)), ends)
        });
        let few = (0 < share.n && share.n < 5).then(|| "too few to tell".to_owned());
        let of = view! { {count(self.router, k, share.k)}" of "{count(self.router, n, share.n)} }.into_any();
        self.row(name, value, few.unwrap_or(ends), of)
    }

    fn row(self, name: AnyView, value: String, ends: String, of: AnyView) -> AnyView {
        view! { <tr>{name}<td class="num">{value}</td><td class="num quiet">{ends}</td><td class="num">{of}</td></tr> }
            .into_any()
    }

    /// Values with their intervals and what they are of; nothing where there are no rows.
    fn table(
        self,
        title: &'static str,
        id: Option<&str>,
        what: &'static str,
        rows: Vec<AnyView>,
    ) -> Option<AnyView> {
        let some = !rows.is_empty();
        some.then(|| {
            view! {
                <section><div class="chart-head">{head(title)}{id.map(|id| self.help(title, id))}</div>
                    <table class="table">
                        <thead><tr><th scope="col">{what}</th><th scope="col" class="num">"Value"</th><th scope="col" class="num">"95% interval"</th>
                            <th scope="col" class="num">"Of how many"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </section>
            }
            .into_any()
        })
    }
}
