//! A line of text into its parts. One pass gathers pieces; what marks emphasis is matched afterwards (`emphasis.rs`), and
//! the pieces become a tree.

use super::emphasis::{Run, run};
use super::{DEPTH, Inline, emphasis, link};
use crate::order;

/// A piece of a line.
pub(super) enum Piece {
    Text(String),
    Code(String),
    Break,
    /// The emphasis marks of this place among the runs.
    Run(usize),
    LinkOpen(String),
    LinkClose,
}

/// A `[` that may open a link: its piece, and how many runs lay before it.
struct Opener {
    piece: usize,
    runs: usize,
}

/// A line in the making.
struct Line<'a> {
    text: &'a str,
    at: usize,
    pieces: Vec<Piece>,
    runs: Vec<Run>,
    openers: Vec<Opener>,
}

/// Reads a text, which may have several lines.
pub(super) fn read(text: &str) -> Vec<Inline> {
    let mut line = Line { text, at: 0, pieces: Vec::new(), runs: Vec::new(), openers: Vec::new() };
    let ticks = last_ticks(text);
    while let Some(letter) = line.rest().chars().next() {
        line.step(letter, &ticks);
    }
    let Line { pieces, mut runs, .. } = line;
    emphasis::pair(&mut runs, 0);
    Tree::of(pieces, &runs)
}

/// Where the last run of so many backticks begins.
fn last_ticks(text: &str) -> std::collections::BTreeMap<usize, usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('`')) {
        let count = ticks(text.get(at + next..).unwrap_or_default());
        found.push((count, at + next));
        at += next + count;
    }
    order::map(found)
}

fn ticks(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

impl<'a> Line<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, letter: char, last: &std::collections::BTreeMap<usize, usize>) {
        let rest = self.rest();
        match letter {
            '\\' => {
                let next = rest.chars().nth(1);
                match next {
                    Some('\n') => self.put(Piece::Break, 2),
                    Some(next) if next.is_ascii_punctuation() => self.say(next.encode_utf8(&mut [0; 4]), 2),
                    _ => self.say("\\", 1),
                }
            }
            '\n' => {
                let broken = self.text.get(..self.at).is_some_and(|before| before.ends_with("  "));
                if let Some(Piece::Text(text)) = self.pieces.last_mut() {
                    text.truncate(text.trim_end_matches(' ').len());
                }
                if broken { self.put(Piece::Break, 1) } else { self.say("\n", 1) }
            }
            '`' => self.code(last),
            '*' | '_' => {
                let own = run(self.text, self.at, letter);
                let length = own.count;
                self.runs.push(own);
                let place = self.runs.len() - 1;
                self.put(Piece::Run(place), length);
            }
            '!' if rest.starts_with("![") => self.open(2),
            '[' => self.open(1),
            ']' => self.close(),
            '<' => match link::angled(rest) {
                Some((address, length)) => self.link(address, length),
                None => self.say("<", 1),
            },
            // What a link says is not a link itself.
            'h' | 'H' if self.openers.is_empty() && self.begins_word() => match link::bare(rest) {
                Some(address) => self.link(address, address.len()),
                None => self.words(),
            },
            _ => self.words(),
        }
    }

    /// Text up to the next letter that may mean something; one letter at least.
    fn words(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let special = |c: char| "\\\n`*_![]<hH".contains(c);
        let more = rest.get(first..).unwrap_or_default();
        let end = more.find(special).map_or(rest.len(), |end| end + first);
        let own = rest.get(..end).unwrap_or_default();
        self.say(own, own.len().max(1));
    }

    fn begins_word(&self) -> bool {
        let before = self.text.get(..self.at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    }

    fn say(&mut self, text: &str, length: usize) {
        match self.pieces.last_mut() {
            Some(Piece::Text(own)) => own.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
        self.at += length;
    }

    fn put(&mut self, piece: Piece, length: usize) {
        self.pieces.push(piece);
        self.at += length;
    }

    fn link(&mut self, address: &str, length: usize) {
        self.put(Piece::LinkOpen(address.to_owned()), 0);
        // A piece of its own, so that nothing that follows is taken for its text.
        self.put(Piece::Text(address.to_owned()), 0);
        self.put(Piece::LinkClose, length);
    }

    fn code(&mut self, last: &std::collections::BTreeMap<usize, usize>) {
        let rest = self.rest();
        let count = ticks(rest);
        let marks = rest.get(..count).unwrap_or_default();
        // Without a closing run nothing is looked for, so that many open ones cost nothing.
        if last.get(&count).is_none_or(|last| *last <= self.at) {
            return self.say(marks, count);
        }
        let mut end = count;
        while let Some(next) = rest.get(end..).and_then(|rest| rest.find('`')) {
            let own = ticks(rest.get(end + next..).unwrap_or_default());
            if own == count {
                let inner = rest.get(count..end + next).unwrap_or_default().replace('\n', " ");
                let padded = inner.starts_with(' ') && inner.ends_with(' ') && !inner.trim().is_empty();
                let inner = if padded { inner.get(1..inner.len() - 1).unwrap_or_default() } else { &inner };
                return self.put(Piece::Code(inner.to_owned()), end + next + count);
            }
            end += next + own;
        }
        self.say(marks, count);
    }

    fn open(&mut self, length: usize) {
        let marks = self.rest().get(..length).unwrap_or_default().to_owned();
        self.openers.push(Opener { piece: self.pieces.len(), runs: self.runs.len() });
        self.put(Piece::Text(marks), length);
        // The bracket stays a piece of its own, to become the link.
        self.pieces.push(Piece::Text(String::new()));
    }

    fn close(&mut self) {
        let found = self.rest().get(1..).and_then(link::destination);
        let found = found.and_then(|(address, length)| Some((link::safe(address)?, length)));
        let Some(opener) = self.openers.pop() else { return self.say("]", 1) };
        let Some((address, length)) = found else { return self.say("]", 1) };
        if let Some(piece) = self.pieces.get_mut(opener.piece) {
            *piece = Piece::LinkOpen(address.to_owned());
        }
        self.put(Piece::LinkClose, length + 1);
        emphasis::pair(&mut self.runs, opener.runs);
        // No link lies in a link.
        self.openers.clear();
    }
}

/// The tree in the making: what is open, each with what it holds so far.
struct Tree {
    open: Vec<(Option<Open>, Vec<Inline>)>,
    /// How many are open that lie too deep to be shown.
    flat: usize,
}

/// What is open.
enum Open {
    Emphasis,
    Strong,
    Link(String),
}

impl Tree {
    fn of(pieces: Vec<Piece>, runs: &[Run]) -> Vec<Inline> {
        let mut tree = Tree { open: vec![(None, Vec::new())], flat: 0 };
        for piece in pieces {
            match piece {
                Piece::Text(text) => tree.text(text),
                Piece::Code(code) => tree.add(Inline::Code(code)),
                Piece::Break => tree.add(Inline::Break),
                Piece::LinkOpen(address) => tree.open(Open::Link(address)),
                Piece::LinkClose => tree.close(),
                Piece::Run(place) => {
                    let Some(run) = runs.get(place) else { continue };
                    (0..run.closes.len()).for_each(|_| tree.close());
                    tree.text(run.mark.to_string().repeat(run.count));
                    for strong in run.opens.iter().rev() {
                        tree.open(if *strong { Open::Strong } else { Open::Emphasis });
                    }
                }
            }
        }
        while tree.open.len() > 1 {
            tree.close();
        }
        tree.open.pop().map(|(_, inlines)| inlines).unwrap_or_default()
    }

    fn add(&mut self, inline: Inline) {
        if let Some((_, inner)) = self.open.last_mut() {
            inner.push(inline);
        }
    }

    fn text(&mut self, text: String) {
        let Some((_, inner)) = self.open.last_mut() else { return };
        match inner.last_mut() {
            Some(Inline::Text(own)) => own.push_str(&text),
            _ if text.is_empty() => {}
            _ => inner.push(Inline::Text(text)),
        }
    }

    fn open(&mut self, what: Open) {
        if self.open.len() > DEPTH {
            self.flat += 1;
        } else {
            self.open.push((Some(what), Vec::new()));
        }
    }

    fn close(&mut self) {
        if self.flat > 0 {
            self.flat -= 1;
            return;
        }
        if self.open.len() < 2 {
            return;
        }
        match self.open.pop() {
            Some((Some(Open::Emphasis), inner)) => self.add(Inline::Emphasis(inner)),
            Some((Some(Open::Strong), inner)) => self.add(Inline::Strong(inner)),
            Some((Some(Open::Link(address)), inner)) => self.add(Inline::Link(address, inner)),
            _ => {}
        }
    }
}
