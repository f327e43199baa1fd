//! The review as Markdown: "you said, we tried, we learned". What people wrote stays text.

use super::told::{Part, Writes, told};
use super::{Asked, Entry, Note, Only, Review, Unfinished};
use crate::Date;
use crate::markup::{line, prose};
use crate::model::{Book, Choice, Verdict};

/// Markdown's way.
pub(crate) struct Markdown;

impl Writes for Markdown {
    fn line(&self, text: &str) -> String {
        line(text)
    }

    fn prose(&self, text: &str) -> String {
        prose(text)
    }
}

/// One outcome.
pub fn entry_markdown(entry: &Entry) -> String {
    entry_under(entry, "##")
}

/// One outcome under a heading of that level.
pub(crate) fn entry_under(entry: &Entry, level: &str) -> String {
    let told = told(entry, &Markdown);
    let verdict =
        format!("**{}**{}", told.verdict, told.decided_on.map_or(String::new(), |day| format!(" on {day}")));
    let facts: Vec<String> = [verdict].into_iter().chain(told.facts).collect();
    let mut out = format!("{level} {}\n\n{}\n\n", told.title, facts.join(" · "));
    for part in told.parts {
        match part {
            Part::Said(label, text) => out.push_str(&format!("**{label}:** {text}\n\n")),
            Part::Criteria(lines) => {
                for line in lines {
                    out.push_str(&format!("- {line}\n"));
                }
                out.push('\n');
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// All that a review shows: its numbers and notes, the outcomes, and what is still to be done.
pub fn review_markdown(book: &Book, review: &Review, asked: &Asked, today: Date) -> String {
    let mut out = format!("# Outcomes, {} to {}\n\n", review.period.from(), review.period.to());
    let summary = &review.summary;
    let counts = Verdict::ALL.iter().filter_map(|verdict| {
        let count = summary.count(Only::Verdict(*verdict));
        (count > 0).then(|| format!("{count} {}", verdict.word()))
    });
    let counts: Vec<String> = counts.collect();
    out.push_str(&match summary.concluded {
        0 => "No pilot was concluded.".to_owned(),
        1 => format!("1 pilot was concluded: {}.", counts.join(", ")),
        many => format!("{many} pilots were concluded: {}.", counts.join(", ")),
    });
    if summary.concluded > 0 {
        out.push_str(&format!(" {} of {} left a learning.", summary.learned, summary.concluded));
    }
    match review.open.len() {
        0 => {}
        1 => out.push_str(" 1 decision is open."),
        many => out.push_str(&format!(" {many} decisions are open.")),
    }
    out.push_str("\n\n");
    if !asked.team.is_empty() {
        out.push_str(&format!("Team: {}\n\n", line(&asked.team)));
    }
    if review.entries.len() < summary.concluded {
        out.push_str(&format!("Shown: {} of {}\n\n", review.entries.len(), summary.concluded));
    }
    if !review.notes.is_empty() {
        out.push_str("## Notes\n\n");
        review.notes.iter().for_each(|note| out.push_str(&note_markdown(note)));
    }
    for entry in review.entries.iter().filter_map(|one| Entry::with(book, &one.pilot, one.cited_by)) {
        out.push_str(&entry_markdown(&entry));
        out.push('\n');
    }
    let open = review.open.iter().map(|one| {
        let since = one.outcome.decided_on.map_or(String::new(), |day| format!(" since {day}"));
        format!("- {}: open{since}\n", line(&one.title))
    });
    out.push_str(&list("Decisions open", open.collect()));
    out.push_str(&list("Look finished, without an outcome", unfinished(&review.finished, today)));
    out.push_str(&list("Stuck", unfinished(&review.stuck, today)));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// One note.
pub(crate) fn note_markdown(note: &Note) -> String {
    let mut head = vec![format!("**{}**", note.day)];
    let people: Vec<String> = note.people.iter().map(|name| line(name)).collect();
    head.extend((!people.is_empty()).then(|| people.join(", ")));
    head.extend(note.about.as_ref().map(|(_, title)| format!("about {}", line(title))));
    format!("{}\n\n{}\n\n", head.join(" · "), prose(&note.text))
}

fn unfinished(pilots: &[Unfinished], today: Date) -> Vec<String> {
    let row = |one: &Unfinished| {
        let why: Vec<String> = one.why.iter().map(|why| why.text(today)).collect();
        format!("- {}: {}\n", line(&one.title), why.join("; "))
    };
    pilots.iter().map(row).collect()
}

/// A headed list; nothing where it is empty.
fn list(title: &str, rows: Vec<String>) -> String {
    if rows.is_empty() { String::new() } else { format!("## {title}\n\n{}\n", rows.concat()) }
}
