//! The file (section 8): writing byte for byte, in pieces that are made one at a time.

use std::iter::once;

use super::project::conflicts_of;
use super::records::{Shown, kinds, of_kind, write_record};
use super::{Journal, Snapshot};
use crate::json::{canonical, write_canonical, write_text};

/// A piece is full at so many bytes; one line may be longer.
const PIECE: usize = 128 << 10;
/// And at so many lines.
const LINES: usize = 512;

/// What a file says beside its content.
#[derive(Clone, Copy, Debug, Default)]
pub struct Export<'a> {
    /// The workspace's id.
    pub workspace: Option<&'a str>,
    /// Name and version of the program.
    pub app: Option<&'a str>,
    /// When it was written, RFC 3339 in UTC.
    pub exported_at: Option<&'a str>,
}

impl Export<'_> {
    fn write(&self) -> String {
        let mut out = String::from("{\n\"format\":\"pilotbook\",\n\"version\":1");
        for (key, text) in
            [("workspace", self.workspace), ("app", self.app), ("exported_at", self.exported_at)]
        {
            if let Some(text) = text {
                out.push_str(&format!(",\n\"{key}\":"));
                write_text(text, &mut out);
            }
        }
        out
    }
}

/// A whole workspace as a file; `snapshot` is the journal's projection.
pub fn write_file(export: Export<'_>, journal: &Journal, snapshot: &Snapshot) -> String {
    file_pieces(export, journal, snapshot).collect()
}

/// The live records alone, as a file without history.
pub fn write_without_history(export: Export<'_>, snapshot: &Snapshot) -> String {
    pieces_without_history(export, snapshot).collect()
}

/// As [`write_file`], in pieces.
pub fn file_pieces<'a>(export: Export<'_>, journal: &'a Journal, snapshot: &'a Snapshot) -> Pieces<'a> {
    let begin = export.write() + ",\n\"transactions\":";
    let steps = journal.contents().flat_map(|transaction| {
        let parts = transaction.canonical_parts().enumerate();
        parts.map(|(at, text)| if at == 0 { Line::Next(text) } else { Line::More(text) })
    });
    let aside = journal.aside().map(|(text, _)| Line::Next(text.to_owned()));
    let writes = journal.contents().map(|transaction| transaction.writes.len() + 2).sum::<usize>();
    Pieces {
        lines: Box::new(
            once(begin)
                .chain(block("[", Box::new(steps.chain(aside)), "]"))
                .chain(records(snapshot, Shown::Created))
                .chain(conflicts_block(snapshot))
                .chain(once("\n}\n".to_owned())),
        ),
        done: 0,
        all: writes + snapshot.len() + 8,
    }
}

/// As [`write_without_history`], in pieces.
pub fn pieces_without_history<'a>(export: Export<'_>, snapshot: &'a Snapshot) -> Pieces<'a> {
    let lines = once(export.write()).chain(records(snapshot, Shown::Live)).chain(once("\n}\n".to_owned()));
    Pieces { lines: Box::new(lines), done: 0, all: snapshot.len() + 8 }
}

type Lines<'a> = Box<dyn Iterator<Item = String> + 'a>;

/// The text of a file in pieces, each made when it is asked for. Joined they are the file.
pub struct Pieces<'a> {
    lines: Lines<'a>,
    done: usize,
    all: usize,
}

impl Pieces<'_> {
    /// How far it is: lines that are done, of about how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done.min(self.all), self.all)
    }
}

impl Iterator for Pieces<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut piece = self.lines.next()?;
        self.done += 1;
        for line in self.lines.by_ref().take(LINES) {
            piece.push_str(&line);
            self.done += 1;
            if piece.len() >= PIECE {
                break;
            }
        }
        Some(piece)
    }
}

fn records(snapshot: &Snapshot, shown: Shown) -> impl Iterator<Item = String> {
    let items = kinds(snapshot, shown).into_iter().flat_map(move |kind| {
        let mut name = String::new();
        write_canonical(&kind.into(), &mut name);
        name.push(':');
        let lines = of_kind(snapshot, kind, shown).map(|(id, keys)| {
            let mut line = String::new();
            write_record(id, &keys, &mut line);
            Line::Next(line)
        });
        once(Line::Next(name)).chain(block("[", Box::new(lines), "]").map(Line::More))
    });
    once(",\n\"records\":".to_owned()).chain(block("{", Box::new(items), "}"))
}

/// The conflicts, where there are any.
fn conflicts_block(snapshot: &Snapshot) -> impl Iterator<Item = String> {
    let found = snapshot.odd().flat_map(|(id, record)| conflicts_of(id, record));
    let mut found = found.map(|conflict| Line::Next(canonical(&conflict))).peekable();
    let any = found.peek().is_some();
    let block = any.then(|| block("[", Box::new(found), "]")).into_iter().flatten();
    any.then(|| ",\n\"conflicts\":".to_owned()).into_iter().chain(block)
}

/// A line of a block.
enum Line {
    /// It begins an item.
    Next(String),
    /// It belongs to the item before, with its own line feed.
    More(String),
}

/// One line for each item between brackets; brackets alone where there is none.
fn block<'a>(
    open: &'static str,
    lines: Box<dyn Iterator<Item = Line> + 'a>,
    close: &'static str,
) -> impl Iterator<Item = String> + use<'a> {
    let mut lines = lines.peekable();
    let close = if lines.peek().is_some() { format!("\n{close}") } else { close.to_owned() };
    let mut any = false;
    let lines = lines.map(move |line| match line {
        Line::Next(line) => {
            let before = if std::mem::replace(&mut any, true) { ",\n" } else { "\n" };
            format!("{before}{line}")
        }
        Line::More(line) => line,
    });
    once(open.to_owned()).chain(lines).chain(once(close))
}
