//! KPIs, issues and entries, written briefly: lines of [`super::build::portfolio`].

use pilotbook_core::journal::RecordId;
use pilotbook_core::metrics::answers::Answers;
use pilotbook_core::metrics::portfolio::{Entry, Issue, Kpi, Portfolio, Reading};
use pilotbook_core::model::choice::{Choice, EntryType, IssueType, KpiDirection, ReadAs};
use pilotbook_core::{Date, Time, Zone};

use super::build::{day, id};

type Words<'a, 'l> = &'a mut dyn Iterator<Item = &'l str>;

/// Takes in one line, its first word being `what`; false where it is none of these:
///
/// - `kpi points down baseline=40 target=60 start=2024-01-01 due=2024-06-01 every=7 owners=a,b with=c as=answers
///   metric=survey.nps fewest=5 from=a to=b name=Pulse 2024-01-05=42 2024-01-06=46/50 2024-01-07=9:5,7:3,0:2`
///   (a value, so many of so many, how many gave each answer)
/// - `issue 2024-01-01T10:00:00Z follow_up sev=1 teams=a,b responded=… resolved=… due=2024-01-09 raised`
/// - `entry 2024-01-01 shadowing people=ann,bob teams=a,b`
/// - `sla 4 24 - -`, `now 2024-01-09T12:00:00Z`, `ahead 2` (the clocks are ahead of UTC by so many hours)
pub fn take(portfolio: &mut Portfolio, what: &str, words: Words<'_, '_>) -> bool {
    match what {
        "kpi" => portfolio.kpis.push(kpi(portfolio.kpis.len(), words)),
        "issue" => portfolio.issues.push(issue(portfolio.issues.len(), words)),
        "entry" => portfolio.entries.push(entry(portfolio.entries.len(), words)),
        "sla" => {
            for (hours, word) in portfolio.sla_hours.iter_mut().zip(words) {
                *hours = word.parse().ok();
            }
        }
        "now" => portfolio.clock.now = words.next().and_then(Time::parse),
        "ahead" => {
            let seconds = (words.next().unwrap().parse::<f64>().unwrap() * 3600.0) as i64;
            let at = Time::of_unix_ms(0);
            portfolio.clock.zone = Zone::read(at, at, &move |_| seconds);
        }
        _ => return false,
    }
    true
}

fn names<B: FromIterator<String>>(list: &str) -> B {
    list.split(',').map(str::to_owned).collect()
}

fn kpi(n: usize, words: Words<'_, '_>) -> Kpi {
    let unit = words.next().unwrap().to_owned();
    let mut kpi = Kpi { unit, name: format!("KPI {n}"), ..Kpi::new(id("kpi", n)) };
    for word in words {
        match word.split_once('=') {
            None => kpi.direction = KpiDirection::of(word),
            Some(("baseline", value)) => kpi.baseline = value.parse().ok(),
            Some(("target", value)) => kpi.target = value.parse().ok(),
            Some(("start", date)) => kpi.start_on = Some(day(date)),
            Some(("due", date)) => kpi.due_on = Some(day(date)),
            Some(("every", days)) => kpi.cadence_days = days.parse().ok(),
            Some(("owners", teams)) => kpi.owners = names(teams),
            Some(("with", teams)) => kpi.contributors = names(teams),
            Some(("as", word)) => kpi.read_as = Some(ReadAs::of(word).unwrap()),
            Some(("metric", id)) => kpi.metric = id.to_owned(),
            Some(("fewest", count)) => kpi.threshold = count.parse().ok(),
            Some(("from", team)) => kpi.from_team = team.to_owned(),
            Some(("to", team)) => kpi.to_team = team.to_owned(),
            Some(("name", name)) => kpi.name = name.to_owned(),
            Some((date, said)) => {
                let place = kpi.readings.len();
                kpi.readings.push(reading(n, place, day(date), said));
            }
        }
    }
    kpi
}

fn reading(kpi: usize, place: usize, day: Date, said: &str) -> Reading {
    let mut reading = Reading::new(RecordId::new("reading", &format!("{kpi}.{place}")).unwrap(), day);
    if let Some((k, n)) = said.split_once('/') {
        reading.share = Some((k.parse().unwrap(), n.parse().unwrap()));
    } else if said.contains(':') {
        let mut answers = Answers::default();
        for part in said.split(',') {
            let (answer, count) = part.split_once(':').unwrap();
            answers.0[answer.parse::<usize>().unwrap()] = count.parse().unwrap();
        }
        reading.answers = Some(answers);
    } else {
        reading.value = Some(said.parse().unwrap());
    }
    reading
}

fn issue(n: usize, words: Words<'_, '_>) -> Issue {
    let mut issue = Issue { opened_at: words.next().and_then(Time::parse), ..Issue::new(id("issue", n)) };
    for word in words {
        match word.split_once('=') {
            None if word == "raised" => issue.escalated = true,
            None => issue.kind = Some(IssueType::of(word).unwrap()),
            Some(("sev", severity)) => issue.severity = severity.parse().ok(),
            Some(("teams", teams)) => issue.teams = names(teams),
            Some(("responded", at)) => issue.responded_at = Some(Time::parse(at).unwrap()),
            Some(("resolved", at)) => issue.resolved_at = Some(Time::parse(at).unwrap()),
            Some(("due", date)) => issue.due_on = Some(day(date)),
            Some(other) => panic!("{other:?}"),
        }
    }
    issue
}

fn entry(n: usize, words: Words<'_, '_>) -> Entry {
    let mut entry = Entry { day: words.next().and_then(Date::parse), ..Entry::new(id("entry", n)) };
    for word in words {
        match word.split_once('=') {
            None => entry.kind = Some(EntryType::of(word).unwrap()),
            Some(("people", people)) => entry.people = names(people),
            Some(("teams", teams)) => entry.teams = names(teams),
            Some(other) => panic!("{other:?}"),
        }
    }
    entry
}
