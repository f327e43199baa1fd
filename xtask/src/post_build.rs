//! Trunk's post_build hook: what the page's strict policy asks for, and the service worker.

use std::path::PathBuf;

use anyhow::{Context, Result};

use xtask::worker;

/// Runs in Trunk's staging folder, which it names in `TRUNK_STAGING_DIR`.
pub fn post_build() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.context("post-build is called by Trunk, not by hand")?;
    let page = folder.join("index.html");
    let mut html = std::fs::read_to_string(&page)?;
    html = wasm_integrity(&html);
    let development = inline_script(&html);
    if let Some((without, script)) = &development {
        // Only `trunk serve` puts one in: its reload on change, with the server's address left open.
        let script = script
            .replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
            .replace("{{__TRUNK_WS_BASE__}}", "/");
        std::fs::write(folder.join("reload.js"), script)?;
        html = without.replace("</body>", "<script src=\"./reload.js\"></script></body>");
    } else {
        html = html.replacen("<html ", &format!("<html data-worker=\"./{}\" ", worker::NAME), 1);
    }
    std::fs::write(page, html)?;
    // Last: it lists the files as they now are.
    if development.is_some() { worker::write_for_development(&folder) } else { worker::write(&folder) }
}

/// Moves the `integrity` of the wasm's preload to `data-integrity`: browsers ignore it there and print
/// a warning; boot.js checks it in its own fetch.
fn wasm_integrity(html: &str) -> String {
    let tags = html.split_inclusive('>');
    tags.map(|tag| {
        if tag.contains("application/wasm") {
            tag.replace(" integrity=", " data-integrity=")
        } else {
            tag.to_owned()
        }
    })
    .collect()
}

/// The page without its inline script, and that script.
fn inline_script(html: &str) -> Option<(String, String)> {
    const OPEN: &str = "<script>";
    let start = html.find(OPEN)?;
    let end = start + html[start..].find("</script>")?;
    let without = format!("{}{}", &html[..start], &html[end + "</script>".len()..]);
    Some((without, html[start + OPEN.len()..end].to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_wasm_preload_changes() {
        let html = r#"<link rel="preload" integrity="a" type="application/wasm"><script integrity="b">"#;
        let expected =
            r#"<link rel="preload" data-integrity="a" type="application/wasm"><script integrity="b">"#;
        assert_eq!(wasm_integrity(html), expected);
    }

    #[test]
    fn the_inline_script_comes_out() {
        let found = inline_script("<p>a</p><script>x()</script><p>b</p>");
        assert_eq!(found, Some(("<p>a</p><p>b</p>".to_owned(), "x()".to_owned())));
        assert_eq!(inline_script("<script src=a></script>"), None);
    }
}
