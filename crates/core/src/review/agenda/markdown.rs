//! The agenda and its notes as Markdown. What people wrote stays text; days are ISO.

use super::meeting::{Meeting, Taken};
use super::told::due_in_words;
use super::{Agenda, Item, Section};
use crate::Date;
use crate::figures::Plain;
use crate::markup::{line, prose};

/// The agenda: what came of the last meeting, each section that holds anything and, once they are taken, the notes.
pub fn agenda_markdown(agenda: &Agenda) -> String {
    let [a, b] = &agenda.names;
    let day = agenda.day;
    let mut out = format!("# Meeting of {} and {}, {day}\n\n", line(a), line(b));
    if let Some(last) = &agenda.last {
        out.push_str(&format!("## Last meeting, {}\n\n{}", last.day, held(last, day)));
    }
    if agenda.sections.is_empty() {
        out.push_str("Nothing is open between the two teams.\n\n");
    }
    for (section, items) in &agenda.sections {
        let title = match (section, &agenda.last) {
            (Section::Done, Some(_)) => format!("Done since {}", agenda.since),
            (Section::Done, None) => format!("Done since {}, as no meeting was noted before", agenda.since),
            _ => section.title().to_owned(),
        };
        out.push_str(&format!("## {title}\n\n"));
        items.iter().for_each(|item| out.push_str(&item_line(item, day)));
        out.push('\n');
    }
    for (at, notes) in agenda.notes.iter().enumerate() {
        let more = if at == 0 { "" } else { ", continued" };
        out.push_str(&format!("## Notes{more}\n\n{}", held(notes, day)));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Who was there, what was said, what is to follow.
fn held(meeting: &Meeting, today: Date) -> String {
    let mut out = String::new();
    if !meeting.people.is_empty() {
        let people: Vec<String> = meeting.people.iter().map(|name| line(name)).collect();
        out.push_str(&format!("Present: {}\n\n", people.join(", ")));
    }
    if !meeting.text.trim().is_empty() {
        out.push_str(&format!("{}\n\n", prose(&meeting.text)));
    }
    if !meeting.taken.is_empty() {
        meeting.taken.iter().for_each(|taken| out.push_str(&task(taken, today)));
        out.push('\n');
    }
    out
}

fn task(taken: &Taken, today: Date) -> String {
    let mark = if taken.done { 'x' } else { ' ' };
    let title = if taken.title.trim().is_empty() { "Untitled".to_owned() } else { line(&taken.title) };
    let mut facts = vec![title];
    facts.extend((!taken.owner.is_empty()).then(|| line(&taken.owner)));
    facts.extend(taken.due.map(|due| match taken.done {
        true => format!("due {due}"),
        false => due_in_words(&Plain, due, today),
    }));
    format!("- [{mark}] {}\n", facts.join(" · "))
}

fn item_line(item: &Item, today: Date) -> String {
    let facts: Vec<String> = item.facts(&Plain, today).iter().map(|fact| line(fact)).collect();
    let mark = if item.is_to_do() { "[ ] " } else { "" };
    let learning = match item.learning().trim() {
        "" => String::new(),
        learning => format!("  \n  {}", line(learning)),
    };
    format!("- {mark}**{}** · {}{learning}\n", line(item.name()), facts.join(" · "))
}
