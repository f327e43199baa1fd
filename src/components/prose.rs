//! Markdown as nodes of the page: no HTML is ever made from text.

use leptos::prelude::*;
use pilotbook_core::markdown::{Block, Inline, Item, List, Side, Table, read, size};

/// How many parts are drawn in a blink. A text of more is shown as it is written.
const MOST: usize = 20_000;

/// A text in Markdown.
#[component]
pub fn Prose(
    /// What somebody wrote.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let drawn = move || {
        let text = text.get();
        let tree = read(&text);
        if size(&tree) > MOST {
            return view! {
                <p class="caption">"This text has more marks than a page can draw; it stands here as it was written."</p>
                <pre class="prose-raw">{text}</pre>
            }
            .into_any();
        }
        let least = tree.iter().filter_map(|block| match block {
            Block::Heading(level, _) => Some(*level),
            _ => None,
        });
        let least = least.min().unwrap_or(1);
        blocks(&tree, Told { least, apart: true }).into_any()
    };
    view! { <div class="prose-page">{move || drawn()}</div> }
}

/// What holds around a block.
#[derive(Clone, Copy)]
struct Told {
    /// The level of the text's highest heading, which stands below the page's title.
    least: u8,
    /// Whether paragraphs stand apart, as they don't in a tight list.
    apart: bool,
}

fn blocks(tree: &[Block], told: Told) -> Vec<AnyView> {
    tree.iter().map(|part| block(part, told)).collect()
}

fn block(block: &Block, told: Told) -> AnyView {
    let all = Told { apart: true, ..told };
    match block {
        Block::Heading(level, line) => heading(level.saturating_sub(told.least), inlines(line)),
        Block::Paragraph(line) if told.apart => view! { <p>{inlines(line)}</p> }.into_any(),
        Block::Paragraph(line) => inlines(line).into_any(),
        Block::List(own) => list(own, told),
        Block::Quote(inner) => view! { <blockquote>{blocks(inner, all)}</blockquote> }.into_any(),
        Block::Code(code) => view! { <pre tabindex="0"><code>{code.clone()}</code></pre> }.into_any(),
        Block::Table(own) => table(own),
        Block::Rule => view! { <hr/> }.into_any(),
    }
}

/// A heading so many levels below the text's highest.
fn heading(below: u8, line: Vec<AnyView>) -> AnyView {
    match below {
        0 => view! { <h2>{line}</h2> }.into_any(),
        1 => view! { <h3>{line}</h3> }.into_any(),
        2 => view! { <h4>{line}</h4> }.into_any(),
        3 => view! { <h5>{line}</h5> }.into_any(),
        _ => view! { <h6>{line}</h6> }.into_any(),
    }
}

fn list(list: &List, told: Told) -> AnyView {
    let told = Told { apart: list.loose, ..told };
    let item = |item: &Item| {
        let inner = blocks(&item.blocks, told);
        match item.task {
            // A word beside the box, for those who don't see it.
            Some(done) => {
                let word = if done { "Done: " } else { "To do: " };
                view! { <li class="task" class:done=done><span class="visually-hidden">{word}</span>{inner}</li> }.into_any()
            }
            None => view! { <li>{inner}</li> }.into_any(),
        }
    };
    let items: Vec<AnyView> = list.items.iter().map(item).collect();
    match list.first {
        Some(first) => view! { <ol start=first.to_string()>{items}</ol> }.into_any(),
        None => view! { <ul>{items}</ul> }.into_any(),
    }
}

fn table(table: &Table) -> AnyView {
    let side = |at: usize| match table.sides.get(at) {
        Some(Side::Middle) => "middle",
        Some(Side::End) => "num",
        _ => "",
    };
    let head = table.head.iter().enumerate();
    let head =
        head.map(|(at, cell)| view! { <th scope="col" class=side(at)>{inlines(cell)}</th> }.into_any());
    let head: Vec<AnyView> = head.collect();
    let row = |cells: &Vec<Vec<Inline>>| {
        let cell =
            |(at, cell): (usize, &Vec<Inline>)| view! { <td class=side(at)>{inlines(cell)}</td> }.into_any();
        let cells: Vec<AnyView> = cells.iter().enumerate().map(cell).collect();
        view! { <tr>{cells}</tr> }.into_any()
    };
    let rows: Vec<AnyView> = table.rows.iter().map(row).collect();
    view! {
        <div class="table-scroll" role="group" tabindex="0" aria-label="Table">
            <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn inlines(line: &[Inline]) -> Vec<AnyView> {
    line.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(code) => view! { <code>{code.clone()}</code> }.into_any(),
        Inline::Emphasis(inner) => view! { <em>{inlines(inner)}</em> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{inlines(inner)}</strong> }.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Link(address, inner) => {
            let inner = inlines(inner);
            // A place of ours opens here, anything else beside it.
            let away = (!address.starts_with('#')).then_some("_blank");
            let rel = away.map(|_| "noopener noreferrer");
            view! { <a href=address.clone() target=away rel=rel>{inner}</a> }.into_any()
        }
    }
}
