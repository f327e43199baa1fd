//! The HTML file: well formed, without script, without anything from elsewhere.

use pilotbook_core::report::{Report, html};

use super::workspace::{empty, hostile, report};

/// The tags of a document, each with its attributes; fails where one isn't closed, or an attribute isn't quoted.
fn tags(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut rest = text.strip_prefix("<!DOCTYPE html>").expect("a document type");
    let (mut open, mut tags): (Vec<String>, Vec<_>) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        assert!(
            !rest[..at].contains('>') || open.last().is_some_and(|tag| tag == "style"),
            "a stray > before {}",
            &rest[at..at + 40]
        );
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let inner = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (inner, closed) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
        let (name, mut attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        assert!(name.bytes().all(|c| c.is_ascii_alphanumeric()), "{name}");
        let mut found = Vec::new();
        while let Some((key, after)) = attributes.trim_start().split_once("=\"") {
            let (value, after) = after.split_once('"').expect("a quoted value");
            found.push((key.to_owned(), value.to_owned()));
            attributes = after;
        }
        assert_eq!(attributes.trim(), "", "in {name}");
        tags.push((name.to_owned(), found));
        if !closed {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    tags
}

fn check(report: &Report) -> String {
    let text = html(report);
    for (tag, attributes) in tags(&text) {
        assert!(
            ![
                "script",
                "iframe",
                "object",
                "embed",
                "link",
                "base",
                "form",
                "img",
                "image",
                "use",
                "foreignObject"
            ]
            .contains(&tag.as_str()),
            "{tag}"
        );
        for (name, value) in attributes {
            assert!(!name.starts_with("on") && name != "src" && name != "style", "{tag} {name}");
            assert!(!name.contains("href") || value.starts_with('#'), "{tag} {name} {value}");
        }
    }
    assert_eq!(text.matches("<style>").count(), 1);
    assert!(!text.contains("url(") && !text.contains("@import"));
    text
}

#[test]
fn the_sample() {
    let report = report("2026-01-01", "2026-03-31");
    let text = check(&report);
    for wanted in [
        "<html lang=\"en\">",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        "<h2>Outcomes, and what was learned</h2>",
        "Merge queue for the main repository",
        "How each number is counted",
        "@page { size: A4",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    assert_eq!(text.matches("<article>").count(), 3);
    assert!(text.matches("<figure").count() > 0);
    if let Some(path) = std::env::var_os("PILOTBOOK_WRITE_HTML") {
        std::fs::write(path, text).unwrap();
    }
}

#[test]
fn hostile_texts_stay_text() {
    let text = check(&hostile());
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &lt;/style&gt;"));
    assert!(!text.contains("<script"));
}

#[test]
fn an_empty_workspace() {
    let text = check(&empty());
    assert!(!text.contains("NaN") && !text.contains("null"), "{text}");
}
