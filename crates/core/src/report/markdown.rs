//! The report as Markdown, in GitHub's dialect. What people wrote stays text.

use super::table::is_figure;
use super::{Block, Report, Table};
use crate::markup::line;
use crate::review::{entry_under, note_markdown};

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n{}\n\n", line(&report.title), line(&report.scope));
    out.push_str(&format!("{}\n\n", report.summary.join(" ")));
    for section in &report.sections {
        out.push_str(&format!("## {}\n\n", section.title));
        for block in &section.blocks {
            write_block(block, &mut out);
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn write_block(block: &Block, out: &mut String) {
    match block {
        Block::Words(words) => out.push_str(&format!("{}\n\n", line(words))),
        Block::Table(table) => write_table(table, out),
        Block::Chart(chart) => {
            out.push_str(&format!("### {}\n\n", line(&chart.title)));
            match chart.is_empty() {
                Some(missing) => out.push_str(&format!("{}\n\n", line(missing))),
                None => {
                    out.push_str(&format!("{}\n\n", line(&chart.caption)));
                    write_table(&Table::of_chart(chart), out);
                }
            }
        }
        Block::Entry(entry) => out.push_str(&format!("{}\n", entry_under(entry, "###"))),
        Block::Note(note) => out.push_str(&note_markdown(note)),
        Block::Definitions(definitions) => {
            for definition in *definitions {
                let source = if definition.source.is_empty() { "" } else { " Source: " };
                out.push_str(&format!(
                    "- **{}:** {}{source}{}\n",
                    line(definition.id),
                    line(definition.words),
                    line(definition.source)
                ));
            }
            out.push('\n');
        }
    }
}

fn write_table(table: &Table, out: &mut String) {
    let mut row = |cells: &mut dyn Iterator<Item = String>| {
        for cell in cells {
            out.push_str("| ");
            out.push_str(&cell);
            out.push(' ');
        }
        out.push_str("|\n");
    };
    row(&mut table.head.iter().map(|cell| line(cell)));
    row(&mut (0..table.head.len()).map(|at| if table.is_figures(at) { "---:" } else { "---" }.to_owned()));
    for cells in &table.rows {
        row(&mut cells.iter().map(|cell| written(cell)));
    }
    out.push('\n');
}

/// A cell; a negative number needs no mark before it to stay one.
fn written(cell: &str) -> String {
    if is_figure(cell) { cell.to_owned() } else { line(cell) }
}
