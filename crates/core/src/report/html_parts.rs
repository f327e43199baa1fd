//! What stands in a section, as HTML.

use super::{Block, Table};
use crate::chart::{self, Chart, Plain, Theme};
use crate::markup::escape;
use crate::metrics::Definition;
use crate::model::Verdict;
use crate::review::{Entry, Note, Part, Writes, told};

/// How wide charts are drawn: as wide as the text.
const WIDTH: f64 = 760.0;

/// Columns of no longer texts stay in one line.
const SHORT: usize = 12;

/// Writes one block.
pub fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Words(words) => out.push_str(&format!("<p>{}</p>\n", escape(words))),
        Block::Table(table) => write_table(table, out),
        Block::Chart(chart) => write_chart(chart, out),
        Block::Entry(entry) => write_entry(entry, out),
        Block::Note(note) => write_note(note, out),
        Block::Definitions(definitions) => write_definitions(definitions, out),
    }
}

/// HTML's way.
struct Html;

impl Writes for Html {
    fn line(&self, text: &str) -> String {
        escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn prose(&self, text: &str) -> String {
        let text = text.trim().replace("\r\n", "\n").replace('\r', "\n");
        let mut out = String::new();
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines().map(str::trim).chain([""]) {
            if !line.is_empty() {
                lines.push(escape(line));
            } else if !lines.is_empty() {
                out.push_str(&format!("<p>{}</p>", lines.join("<br/>")));
                lines.clear();
            }
        }
        out
    }
}

fn write_table(table: &Table, out: &mut String) {
    let short = |column: usize| {
        table.rows.iter().filter_map(|row| row.get(column)).all(|cell| cell.chars().count() <= SHORT)
    };
    let class = |column: usize| match table.is_figures(column) {
        true => " class=\"num\"",
        false if short(column) => " class=\"keep\"",
        false => "",
    };
    let classes: Vec<&str> = (0..table.head.len()).map(class).collect();
    out.push_str("<div class=\"wide\"><table>\n<thead><tr>");
    for (cell, class) in table.head.iter().zip(&classes) {
        out.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escape(cell)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (cell, class) in row.iter().zip(&classes) {
            out.push_str(&format!("<td{class}>{}</td>", escape(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

/// The chart twice, in colour for screens and in ink for paper; its data as a table below.
fn write_chart(chart: &Chart, out: &mut String) {
    out.push_str(&format!("<figure id=\"chart-{}\">\n<h3>{}</h3>\n", escape(chart.id), escape(&chart.title)));
    if let Some(missing) = chart.is_empty() {
        out.push_str(&format!("<p>{}</p>\n</figure>\n", escape(missing)));
        return;
    }
    out.push_str(&format!("<figcaption>{}</figcaption>\n", escape(&chart.caption)));
    let scene = chart.scene(WIDTH, &Plain);
    for (class, theme) in [("screen", Theme::Light), ("paper", Theme::Print)] {
        let drawn = chart::svg(&scene, &chart.title, &chart.caption, theme);
        out.push_str(&format!("<div class=\"{class}\">{drawn}</div>\n"));
    }
    out.push_str("<details><summary>The same as a table</summary>\n");
    write_table(&Table::of_chart(chart), out);
    out.push_str("</details>\n</figure>\n");
}

fn write_entry(entry: &Entry, out: &mut String) {
    let told = told(entry, &Html);
    let day = told.decided_on.map_or(String::new(), |day| format!(" on {day}"));
    out.push_str(&format!("<article>\n<h3>{}</h3>\n", told.title));
    let verdict = format!("{}<b>{}</b>{day}", mark(entry.verdict), told.verdict);
    let facts: Vec<String> = [verdict].into_iter().chain(told.facts).collect();
    out.push_str(&format!("<p class=\"facts\">{}</p>\n", facts.join(" · ")));
    for part in told.parts {
        match part {
            Part::Said(label, text) => {
                out.push_str(&format!("<div class=\"said\"><h4>{label}</h4><div>{text}</div></div>\n"));
            }
            Part::Criteria(lines) => {
                out.push_str("<ul>");
                for line in lines {
                    out.push_str(&format!("<li>{line}</li>"));
                }
                out.push_str("</ul>\n");
            }
        }
    }
    out.push_str("</article>\n");
}

/// A note of a review: its day, who said it and about what, and the text.
fn write_note(note: &Note, out: &mut String) {
    let people = note.people.iter().map(|name| Html.line(name)).collect::<Vec<_>>().join(", ");
    let about = note.about.as_ref().map(|(_, title)| format!("about {}", Html.line(title)));
    let facts: Vec<String> = [people].into_iter().filter(|people| !people.is_empty()).chain(about).collect();
    let facts = match facts.join(" · ") {
        none if none.is_empty() => none,
        facts => format!("<p class=\"facts\">{facts}</p>"),
    };
    let text = Html.prose(&note.text);
    out.push_str(&format!("<div class=\"said note\"><h4>{}</h4><div>{facts}{text}</div></div>\n", note.day));
}

/// A verdict's mark: its shape tells it, also on paper.
fn mark(verdict: Verdict) -> String {
    let drawing = match verdict {
        Verdict::Succeeded => {
            r#"<circle class="held" cx="7" cy="7" r="6.5"/><path class="cut" d="M4.2 7.2l2 2 3.7-4"/>"#
        }
        Verdict::Failed => {
            r#"<rect class="broke" x="1" y="1" width="12" height="12" rx="1.5"/><path class="cut" d="M4.5 4.5l5 5m0-5l-5 5"/>"#
        }
        Verdict::Inconclusive => {
            r#"<circle class="unsure" cx="7" cy="7" r="5.7"/><path class="unsure" d="M4 7.5c1-1.7 2-1.7 3-.5s2 1.2 3-.5"/>"#
        }
        Verdict::Abandoned => {
            r#"<rect class="unsure" x="1.5" y="1.5" width="11" height="11" rx="1"/><path class="unsure" d="M4 10l6-6"/>"#
        }
    };
    format!(
        r#"<svg class="mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">{drawing}</svg> "#
    )
}

fn write_definitions(definitions: &[Definition], out: &mut String) {
    out.push_str("<dl>\n");
    for definition in definitions {
        let source = match definition.source {
            "" => String::new(),
            source => format!(" <span class=\"source\">{}</span>", escape(source)),
        };
        out.push_str(&format!(
            "<div><dt>{}</dt><dd>{}{source}</dd></div>\n",
            escape(definition.id),
            escape(definition.words)
        ));
    }
    out.push_str("</dl>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(Html.line(" a\n <b> "), "a &lt;b&gt;");
        assert_eq!(Html.prose("one\r\ntwo\n\n\n<three>"), "<p>one<br/>two</p><p>&lt;three&gt;</p>");
        assert_eq!(Html.prose(" \n "), "");
    }
}
