//! From lines to blocks. What holds others (lists, quotes) reads its own lines anew, less what marks them.

use super::line::{self, Marker};
use super::{Block, DEPTH, Inline, Item, List, inline, table};

/// Reads the lines of a text, a quote or an item.
pub(super) fn read(lines: &[&str], depth: usize) -> Vec<Block> {
    if depth >= DEPTH {
        return paragraph(lines).into_iter().collect();
    }
    let (mut blocks, mut at) = (Vec::new(), 0);
    while let Some(first) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let (block, taken) = if line::is_blank(first) {
            (None, 1)
        } else if line::indent(first) >= 4 {
            indented(rest)
        } else if let Some(fence) = line::fence(first) {
            fenced(rest, fence)
        } else if let Some((level, text)) = line::heading(first) {
            (Some(Block::Heading(level, inline::read(text))), 1)
        } else if line::is_rule(first) {
            (Some(Block::Rule), 1)
        } else if line::quoted(first).is_some() {
            quote(rest, depth)
        } else if let Some(marker) = line::marker(first) {
            list(rest, marker, depth)
        } else if let Some((table, taken)) = table::read(rest) {
            (Some(Block::Table(table)), taken)
        } else {
            text(rest)
        };
        blocks.extend(block);
        at += taken.max(1);
    }
    blocks
}

/// A paragraph, or a heading by the line below it.
fn text(lines: &[&str]) -> (Option<Block>, usize) {
    let mut taken = 1;
    while let Some(next) = lines.get(taken) {
        if let Some(level) = line::underline(next) {
            let text = lines.get(..taken).unwrap_or_default();
            return (Some(Block::Heading(level, inlines(text))), taken + 1);
        }
        if line::is_blank(next) || line::interrupts(next) {
            break;
        }
        taken += 1;
    }
    (paragraph(lines.get(..taken).unwrap_or_default()), taken)
}

fn paragraph(lines: &[&str]) -> Option<Block> {
    let text = inlines(lines);
    (!text.is_empty()).then_some(Block::Paragraph(text))
}

fn inlines(lines: &[&str]) -> Vec<Inline> {
    // The spaces at a line's end may stand for a new line.
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_start()).collect();
    inline::read(lines.join("\n").trim_end())
}

fn indented(lines: &[&str]) -> (Option<Block>, usize) {
    let is_code = |line: &&&str| line::indent(line) >= 4 || line::is_blank(line);
    let taken = lines.iter().take_while(is_code).count();
    let code = lines.iter().take(taken).map(|line| line::less(line, 4)).collect::<Vec<_>>().join("\n");
    (Some(Block::Code(code.trim_end().to_owned())), taken)
}

fn fenced(lines: &[&str], fence: (char, usize)) -> (Option<Block>, usize) {
    let indent = lines.first().map_or(0, |first| line::indent(first));
    let inner = lines.get(1..).unwrap_or_default();
    let count = inner.iter().take_while(|line| !line::closes(line, fence)).count();
    let code = inner.iter().take(count).map(|own| line::less(own, indent)).collect::<Vec<_>>().join("\n");
    (Some(Block::Code(code)), count + 2)
}

fn quote(lines: &[&str], depth: usize) -> (Option<Block>, usize) {
    let mut inner: Vec<&str> = Vec::new();
    for own in lines {
        match line::quoted(own) {
            Some(rest) => inner.push(rest),
            None if goes_on(inner.last(), own) => inner.push(own),
            None => break,
        }
    }
    let taken = inner.len();
    (Some(Block::Quote(read(&inner, depth + 1))), taken)
}

/// Whether a line without a mark goes on with the paragraph that the line above it is part of.
fn goes_on(above: Option<&&str>, own: &str) -> bool {
    let is_text = |above: &&&str| {
        let other = line::fence(above).is_some() || line::heading(above).is_some() || line::is_rule(above);
        !line::is_blank(above) && !other
    };
    above.filter(is_text).is_some()
        && !line::is_blank(own)
        && !line::interrupts(own)
        && line::underline(own).is_none()
        && line::marker(own).is_none()
}

fn list(lines: &[&str], first: Marker<'_>, depth: usize) -> (Option<Block>, usize) {
    let (mut items, mut at, mut loose) = (Vec::new(), 0, false);
    while let Some(own) = lines.get(at) {
        let next = line::marker(own).filter(|_| !line::is_rule(own));
        let same =
            |next: &Marker<'_>| next.mark == first.mark && next.number.is_some() == first.number.is_some();
        let Some(marker) = next.filter(same) else { break };
        let (inner, taken, apart) = item_lines(lines.get(at..).unwrap_or_default(), marker);
        items.push(item(&inner, depth));
        at += taken;
        // Blank lines set items apart only where another follows.
        let blanks = lines.iter().skip(at).take_while(|line| line::is_blank(line)).count();
        let follows = lines.get(at + blanks).and_then(|line| line::marker(line)).filter(same).is_some();
        loose |= apart || (blanks > 0 && follows);
        if follows {
            at += blanks;
        }
    }
    (Some(Block::List(List { first: first.number, loose, items })), at)
}

/// The lines of an item less their indent, how many there are, and whether a blank one sets its parts apart.
fn item_lines<'a>(lines: &[&'a str], marker: Marker<'a>) -> (Vec<&'a str>, usize, bool) {
    let mut inner = vec![marker.rest];
    let (mut blanks, mut apart, mut fence) = (0, false, line::fence(marker.rest));
    for own in lines.iter().skip(1) {
        if line::is_blank(own) {
            blanks += 1;
            // An item that begins with a blank line holds nothing beyond it.
            if inner.len() == 1 && marker.rest.is_empty() {
                break;
            }
            continue;
        }
        let deep = line::indent(own) >= marker.offset;
        if !(deep || (blanks == 0 && fence.is_none() && goes_on(inner.last(), own))) {
            break;
        }
        let own = if deep { line::less(own, marker.offset) } else { own.trim_start() };
        apart |= blanks > 0 && fence.is_none() && line::indent(own) < 2;
        fence = match fence {
            Some(open) if line::closes(own, open) => None,
            Some(open) => Some(open),
            None => line::fence(own),
        };
        inner.extend(std::iter::repeat_n("", blanks));
        blanks = 0;
        inner.push(own);
    }
    let taken = inner.len();
    (inner, taken, apart)
}

fn item(lines: &[&str], depth: usize) -> Item {
    let first = lines.first().copied().unwrap_or_default();
    let task = |text: &'static str, done| Some((first.strip_prefix(text)?, done));
    let found = task("[ ] ", false).or_else(|| task("[x] ", true)).or_else(|| task("[X] ", true));
    match found {
        Some((rest, done)) => {
            let lines: Vec<&str> = std::iter::once(rest).chain(lines.iter().skip(1).copied()).collect();
            Item { task: Some(done), blocks: read(&lines, depth + 1) }
        }
        None => Item { task: None, blocks: read(lines, depth + 1) },
    }
}
