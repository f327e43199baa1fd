//! The report as one HTML file that needs nothing else: no script, nothing to be fetched, and a policy that would
//! refuse both. All text is escaped; every tag is closed, so that XML tools read it too.

use super::html_parts::write_block;
use super::{Report, style};
use crate::markup::escape;

/// The report as HTML.
pub fn html(report: &Report) -> String {
    let (title, scope) = (escape(&report.title), escape(&report.scope));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"/>\n\
         <title>{title}, {scope}</title>\n<style>{}</style>\n</head>\n<body>\n",
        style::STYLE
    );
    out.push_str(&format!("<header>\n<h1>{title}</h1>\n<p class=\"scope\">{scope}</p>\n"));
    out.push_str(&format!("<p class=\"summary\">{}</p>\n", escape(&report.summary.join(" "))));
    out.push_str("<nav aria-label=\"Contents\"><ul>\n");
    for section in &report.sections {
        out.push_str(&format!("<li><a href=\"#{}\">{}</a></li>\n", section.id, escape(&section.title)));
    }
    out.push_str("</ul></nav>\n</header>\n<main>\n");
    for section in &report.sections {
        out.push_str(&format!("<section id=\"{}\">\n<h2>{}</h2>\n", section.id, escape(&section.title)));
        for block in &section.blocks {
            write_block(block, &mut out);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}
