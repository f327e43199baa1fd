//! Markdown, read into a tree that holds nothing but text, structure and links that are safe to follow.
//!
//! It reads what people write in pages: headings, paragraphs, emphasis, `code`, links, lists (with tasks), tables, quotes,
//! rules and code blocks, by the rules of CommonMark 0.31 and GitHub's tables and tasks. Left out on purpose: raw HTML,
//! which is text as it stands; pictures, which are links to them; references (`[a][b]`), footnotes and entities
//! (`&amp;`), which stay as they are written. A text is read in time proportional to its length, and nothing nests deeper than
//! [`DEPTH`]; `docs/decisions/0008-markdown.md` says why this is our own.

mod blocks;
mod emphasis;
mod inline;
mod line;
mod link;
mod table;

pub use link::safe;

/// How deep lists, quotes and emphasis nest; what would lie deeper stands flat.
pub const DEPTH: usize = 12;

/// A part of a text that stands for itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 to 6.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List(List),
    /// A quote.
    Quote(Vec<Block>),
    /// Lines that stand as they are.
    Code(String),
    /// A table.
    Table(Table),
    /// A line across.
    Rule,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The first number of a numbered one.
    pub first: Option<u32>,
    /// Whether blank lines set its items apart.
    pub loose: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Of a task: whether it is done.
    pub task: Option<bool>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A table; its rows have at most as many cells as its head.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How each column stands.
    pub sides: Vec<Side>,
    /// The head's cells.
    pub head: Vec<Vec<Inline>>,
    /// The rows, each with its cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// Where a column's text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At the start, as nothing else is said.
    Start,
    /// In the middle.
    Middle,
    /// At the end, as numbers do.
    End,
}

/// A part of a line of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasised.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised.
    Strong(Vec<Inline>),
    /// A link; its address is one that [`safe`] lets through.
    Link(String, Vec<Inline>),
    /// A new line.
    Break,
}

/// Reads a text.
pub fn read(text: &str) -> Vec<Block> {
    let text = line::tidy(text);
    let lines: Vec<&str> = text.lines().collect();
    blocks::read(&lines, 0)
}

/// The text of a line without its marks.
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(own) | Inline::Code(own) => text.push_str(own),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => {
                text.push_str(&plain(inner));
            }
            Inline::Break => text.push('\n'),
        }
    }
    text
}

/// The tasks of a text in their order, wherever they stand: whether each is done, and its first paragraph as plain text.
pub fn tasks(blocks: &[Block]) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    gather(blocks, &mut found);
    found
}

fn gather(blocks: &[Block], found: &mut Vec<(bool, String)>) {
    for block in blocks {
        match block {
            Block::List(list) => {
                for item in &list.items {
                    if let (Some(done), Some(Block::Paragraph(text))) = (item.task, item.blocks.first()) {
                        found.push((done, plain(text).split_whitespace().collect::<Vec<_>>().join(" ")));
                    }
                    gather(&item.blocks, found);
                }
            }
            Block::Quote(inner) => gather(inner, found),
            _ => {}
        }
    }
}

/// How many blocks and inlines there are, to know whether they can be drawn in a blink.
pub fn size(blocks: &[Block]) -> usize {
    let of_all = |lines: &[Vec<Inline>]| lines.iter().map(|line| 1 + inlines(line)).sum::<usize>();
    let of = |block: &Block| match block {
        Block::Heading(_, line) | Block::Paragraph(line) => inlines(line),
        Block::List(list) => list.items.iter().map(|item| 1 + size(&item.blocks)).sum(),
        Block::Quote(inner) => size(inner),
        Block::Table(table) => of_all(&table.head) + table.rows.iter().map(|row| of_all(row)).sum::<usize>(),
        Block::Code(_) | Block::Rule => 0,
    };
    blocks.iter().map(|block| 1 + of(block)).sum()
}

fn inlines(line: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => inlines(inner),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => 0,
    };
    line.iter().map(|inline| 1 + of(inline)).sum()
}
