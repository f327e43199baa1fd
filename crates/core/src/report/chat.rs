//! A paragraph to paste into a chat: plain text, since every chat has its own markup.

use super::Report;

/// How many learnings stand in it.
const LEARNED: usize = 2;

/// So many characters of a learning are taken along.
const CHARS: usize = 200;

/// The report in one paragraph.
pub fn chat(report: &Report) -> String {
    let mut parts = vec![one_line(&format!("{}, {}:", report.title, report.scope))];
    parts.extend(report.summary.iter().cloned());
    for (title, learned) in report.learned.iter().take(LEARNED) {
        parts.push(format!("Learned from “{}”: {}", one_line(title), short(&one_line(learned))));
    }
    parts.join(" ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first sentences that fit, or the first words.
fn short(text: &str) -> String {
    if text.chars().count() <= CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(CHARS).collect();
    match (cut.rfind(". "), cut.rfind(' ')) {
        (Some(end), _) => cut[..=end].to_owned(),
        (None, Some(end)) => format!("{} …", &cut[..end]),
        (None, None) => format!("{cut}…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_end_with_a_sentence_or_a_word() {
        assert_eq!(short("One."), "One.");
        let sentence = format!("First. {}", "word ".repeat(60));
        assert_eq!(short(&sentence), "First.");
        assert!(short(&"word ".repeat(60)).ends_with("word …"));
        assert_eq!(short(&"é".repeat(300)).chars().count(), CHARS + 1);
        assert_eq!(one_line(" a\n b"), "a b");
    }
}
