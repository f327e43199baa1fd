//! The review as Markdown: "you said, we tried, we learned". What people wrote stays text.

use super::told::{Part, Writes, told};
use super::{Asked, Entry, Note, Only, Review, Unfinished};
use crate::Date;
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

fn note_markdown(note: &Note) -> String {
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

/// People's text in one line.
pub(crate) fn line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// People's text with its lines and paragraphs.
pub(crate) fn prose(text: &str) -> String {
    let mut out = String::new();
    let mut blank = false;
    // A carriage return alone ends a line in Markdown, too.
    for part in text.trim().replace("\r\n", "\n").split(['\n', '\r']).map(str::trim) {
        if part.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            // Two spaces keep the end of a line.
            out.push_str(if blank { "\n\n" } else { "  \n" });
        }
        out.push_str(&escaped(part));
        blank = false;
    }
    out
}

/// One trimmed line in which nothing is markup any more, neither in CommonMark nor in GitHub's Markdown.
fn escaped(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len() + 8);
    let numbered = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let escape = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            // Inside of a word, as in a link or a name in code, it is no emphasis.
            '_' => {
                !(before.is_some_and(|c| c.is_alphanumeric()) && after.is_some_and(|c| c.is_alphanumeric()))
            }
            '&' => entity(&chars[at + 1..]),
            '#' | '>' | '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => numbered > 0 && at == numbered && after.is_none_or(|c| c.is_whitespace()),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

/// Whether an ampersand begins the name or number of a character.
fn entity(after: &[char]) -> bool {
    let name = after.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    name > 0 && after.get(name) == Some(&';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        for (text, expected) in [
            ("plain words, and a comma.", "plain words, and a comma."),
            ("*bold* _so_ `code`", r"\*bold\* \_so\_ \`code\`"),
            ("snake_case in https://a.example/b_c?d=1&e=2", "snake_case in https://a.example/b_c?d=1&e=2"),
            ("[link](x) <b>", r"\[link\](x) \<b>"),
            ("a | b ~~c~~", r"a \| b \~\~c\~\~"),
            (r"back\slash", r"back\\slash"),
            ("AT&T &amp; &#35; & co;", r"AT&T \&amp; \&#35; & co;"),
            ("# no head", r"\# no head"),
            ("issue #7", "issue #7"),
            ("> no quote, 3 > 2", r"\> no quote, 3 > 2"),
            ("- no item - at all", r"\- no item - at all"),
            ("+ no item", r"\+ no item"),
            ("=== no head", r"\=== no head"),
            ("1. no list", r"1\. no list"),
            ("12) no list", r"12\) no list"),
            ("1.5 times", "1.5 times"),
            ("v1. and 2.", "v1. and 2."),
            ("---", r"\---"),
            (":--", r"\:--"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_and_paragraphs_are_kept() {
        for (text, expected) in [
            ("one\ntwo", "one  \ntwo"),
            ("one\r\ntwo\rthree", "one  \ntwo  \nthree"),
            ("one\n\n\n two ", "one\n\ntwo"),
            ("\n\n    no code\n\tnor here\n", "no code  \nnor here"),
            ("one\n# two", "one  \n\\# two"),
        ] {
            assert_eq!(prose(text), expected, "{text:?}");
        }
        assert_eq!(line(" a\n b\t c "), "a b c");
    }
}
