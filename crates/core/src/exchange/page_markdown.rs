//! A page as Markdown, with what stands beside its text.

use crate::json::number_text;
use crate::markup;
use crate::model::{Page, Settings, WORKING_AGREEMENT};

/// The hours in which an issue of each severity (1 to 4) is to be resolved, where the settings say so.
pub fn targets(settings: &Settings) -> Vec<(u8, f64)> {
    let hours = [settings.sla_1_hours, settings.sla_2_hours, settings.sla_3_hours, settings.sla_4_hours];
    (1..).zip(hours).filter_map(|(severity, hours)| Some((severity, hours?))).collect()
}

/// A page as Markdown, to be sent: its title, in which nothing is a mark, its text and, of a working agreement, the hours that the settings name. Numbers are plain
/// decimals.
pub fn page_markdown(page: &Page, settings: &Settings) -> String {
    let mut out = format!("# {}\n", markup::line(&page.title));
    if !page.text.is_empty() {
        out.push_str(&format!("\n{}\n", page.text.trim_end()));
    }
    let targets = targets(settings);
    if page.template == WORKING_AGREEMENT && !targets.is_empty() {
        out.push_str("\n## Time to resolve\n\n| Severity | Hours |\n| :--- | ---: |\n");
        for (severity, hours) in targets {
            out.push_str(&format!("| {severity} | {} |\n", number_text(hours)));
        }
    }
    out
}
