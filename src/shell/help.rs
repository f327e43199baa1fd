//! Help on the page where somebody is: its section of the guide, word for word.

use leptos::prelude::*;

use super::use_shell;
use crate::app::use_app;
use crate::components::Dialog;
use crate::route::Page;

/// The guide. A page's section is headed by the page's name.
const GUIDE: &str = include_str!("../../docs/guide/README.md");
/// The section that belongs to every page.
const ALWAYS: &str = "Taking things back";

/// The text of a section, without its heading.
fn section(name: &str) -> &'static str {
    let starts = GUIDE.split("\n## ").find(|section| section.lines().next() == Some(name));
    starts.and_then(|section| section.split_once('\n')).map_or("", |(_, text)| text.trim())
}

/// A paragraph or a list of the guide.
#[derive(Debug, PartialEq, Eq)]
enum Block {
    Paragraph(String),
    List(Vec<String>),
}

/// The blocks of a section. The guide uses paragraphs and lists alone; pictures are for its readers elsewhere.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in text.split("\n\n").map(str::trim).filter(|part| !part.is_empty() && !part.starts_with("![")) {
        if let Some(list) = part.strip_prefix("- ") {
            let items = list.split("\n- ").map(one_line).collect();
            blocks.push(Block::List(items));
        } else {
            blocks.push(Block::Paragraph(one_line(part)));
        }
    }
    blocks
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line with its `code`, *emphasis* and **names**; of a link the words alone.
fn inline(text: &str) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '`', '[']) {
        parts.push(rest[..at].to_owned().into_any());
        let marked = &rest[at..];
        let (open, close) = match marked.as_bytes() {
            [b'*', b'*', ..] => ("**", "**"),
            [b'*', ..] => ("*", "*"),
            [b'`', ..] => ("`", "`"),
            _ => ("[", "]"),
        };
        let Some((inner, after)) = marked[open.len()..].split_once(close) else {
            rest = marked;
            break;
        };
        let inner = inner.to_owned();
        parts.push(match open {
            "**" => view! { <b>{inner}</b> }.into_any(),
            "*" => view! { <em>{inner}</em> }.into_any(),
            "`" => view! { <kbd>{inner}</kbd> }.into_any(),
            _ => inner.into_any(),
        });
        let target = after.strip_prefix('(').filter(|_| open == "[").and_then(|after| after.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    parts.push(rest.to_owned().into_any());
    parts
}

fn shown(name: &str) -> Vec<AnyView> {
    let block = |block: Block| match block {
        Block::Paragraph(text) => view! { <p>{inline(&text)}</p> }.into_any(),
        Block::List(items) => {
            view! { <ul>{items.iter().map(|item| view! { <li>{inline(item)}</li> }).collect_view()}</ul> }
                .into_any()
        }
    };
    blocks(section(name)).into_iter().map(block).collect()
}

/// The dialog.
#[component]
pub(super) fn HelpDialog() -> impl IntoView {
    let shell = use_shell();
    let (.., router) = use_app();
    let name = Signal::derive(move || match router.get().page {
        Page::Trash => Page::Data.name(),
        Page::Unknown => Page::Overview.name(),
        page => page.name(),
    });
    let all_keys = move |_| {
        shell.help.set(false);
        shell.keys.set(true);
    };
    view! {
        <Dialog open=shell.help title=name subtitle="From the guide".to_owned()
            footer=move || view! {
                <button class="btn" type="button" on:click=all_keys>"All keys"<kbd aria-hidden="true">"?"</kbd></button>
            }.into_any()>
            <div class="help">{move || shown(name.get())}<h3>{ALWAYS}</h3>{shown(ALWAYS)}</div>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_menu_has_its_section() {
        for page in [
            Page::Overview,
            Page::Ideas,
            Page::Pilots,
            Page::Outcomes,
            Page::Metrics,
            Page::Goals,
            Page::Issues,
            Page::Learning,
            Page::Pages,
            Page::Data,
            Page::Settings,
        ] {
            assert!(!blocks(section(page.name())).is_empty(), "{}", page.name());
        }
        assert!(!blocks(section(ALWAYS)).is_empty());
    }

    #[test]
    fn blocks_are_paragraphs_and_lists() {
        let text = "One\nline.\n\n- a\n  b\n- c\n\n![picture](p.png)";
        let list = Block::List(vec!["a b".to_owned(), "c".to_owned()]);
        assert_eq!(blocks(text), [Block::Paragraph("One line.".to_owned()), list]);
    }
}
