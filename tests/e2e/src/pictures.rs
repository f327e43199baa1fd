//! What `cargo xtask shots` shows: one line a page.

use std::fmt::Write;

/// The widths of the pictures, in CSS pixels: a phone, a tablet or a half window, a large screen.
pub const WIDTHS: [u32; 3] = [375, 1024, 1600];
/// The themes.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// A page of the list.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Its pictures are called `NAME-WIDTH-THEME.png`.
    pub name: &'static str,
    /// Where it lies.
    pub place: Place,
    /// Its picture in the documents, from the root of the clone, if it has one.
    pub document: Option<&'static str>,
}

/// Where a page lies.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// A route of a workspace in which nothing has been written yet.
    Empty(&'static str),
    /// A route of the sample workspace.
    Sample(&'static str),
    /// The first record that a list of the sample workspace leads to.
    FirstOf(&'static str),
}

const fn page(name: &'static str, place: Place) -> Shown {
    Shown { name, place, document: None }
}

const fn with_document(name: &'static str, place: Place, document: &'static str) -> Shown {
    Shown { name, place, document: Some(document) }
}

/// The pages, in the order in which they are shown.
pub const PAGES: &[Shown] = &[
    page("first-run", Place::Empty("")),
    with_document("overview", Place::Sample(""), "docs/overview.png"),
    page("meeting", Place::Sample("?teams=DevOps,DevRel")),
    with_document("ideas", Place::Sample("ideas"), "docs/guide/ideas.png"),
    page("idea", Place::FirstOf("ideas?stage=concluded")),
    page("pilots", Place::Sample("pilots")),
    with_document("pilot-running", Place::FirstOf("pilots?stage=running"), "docs/guide/pilot.png"),
    page("pilot-concluded", Place::FirstOf("pilots?stage=concluded")),
    with_document("outcomes", Place::Sample("outcomes"), "docs/guide/outcomes.png"),
    page("metrics", Place::Sample("metrics")),
    page("goals", Place::Sample("goals")),
    page("goal", Place::FirstOf("goals")),
    page("issues", Place::Sample("issues")),
    page("issue", Place::FirstOf("issues")),
    page("learning", Place::Sample("learning")),
    page("pages", Place::Sample("pages")),
    page("page", Place::FirstOf("pages?q=lottery")),
    page("data", Place::Sample("data")),
    page("settings", Place::Sample("settings")),
    page("trash", Place::Sample("trash")),
];

/// The name of a picture's file.
pub fn file_name(page: &Shown, width: u32, theme: &str) -> String {
    format!("{}-{width}-{theme}.png", page.name)
}

/// A page that shows all pictures, to lie beside them.
pub fn overview() -> String {
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Pilotbook: pictures of every page</title>\n\
        <style>body{font:14px/1.4 system-ui;margin:24px;background:#888;color:#000}\
        div{display:grid;grid-template-columns:375fr 1024fr 1600fr;gap:12px;align-items:start;margin-bottom:12px}\
        img{width:100%;display:block}figure{margin:0}</style>\n\
        <h1>Pictures of every page</h1>\n",
    );
    for page in PAGES {
        // Writing to a String can't fail.
        let _ = writeln!(html, "<h2 id=\"{0}\">{0}</h2>", page.name);
        for theme in THEMES {
            html.push_str("<div>");
            for width in WIDTHS {
                let file = file_name(page, width, theme);
                let _ = write!(
                    html,
                    "<figure><a href=\"{file}\"><img loading=\"lazy\" src=\"{file}\" alt=\"{}\"></a>\
                    <figcaption>{width} px, {theme}</figcaption></figure>",
                    page.name
                );
            }
            html.push_str("</div>\n");
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pages_share_a_file() {
        let mut names: Vec<_> = PAGES.iter().map(|page| page.name).collect();
        let mut documents: Vec<_> = PAGES.iter().filter_map(|page| page.document).collect();
        for list in [&mut names, &mut documents] {
            let count = list.len();
            list.sort_unstable();
            list.dedup();
            assert_eq!(list.len(), count);
        }
        let overview = overview();
        assert!(names.iter().all(|name| overview.contains(&format!("{name}-375-dark.png"))));
    }
}
