//! What differs between two texts, word by word.

/// A part of two texts laid over each other.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// In both; "…" stands for what was left out.
    Kept(String),
    /// Only in the older one.
    Struck(String),
    /// Only in the newer one.
    Inserted(String),
}

/// How many words stay on each side of a difference.
const AROUND: usize = 6;
/// The most cells of the table of common words, so that no text takes noticeably long. Beyond it, what
/// differs is struck and inserted as a whole.
const CELLS: usize = 1_000_000;

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Both,
    Old,
    New,
}

/// Lays two texts over each other: the longest common run of words is kept.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (a, b) = (split(old), split(new));
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    let end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (middle_a, middle_b) = (&rest_a[..rest_a.len() - end], &rest_b[..rest_b.len() - end]);
    let mut marked: Vec<(Side, &str)> = a[..same].iter().map(|word| (Side::Both, *word)).collect();
    lay(middle_a, middle_b, &mut marked);
    marked.extend(a[a.len() - end..].iter().map(|word| (Side::Both, *word)));
    join(&marked)
}

/// Words and what lies between them, each a piece of its own.
fn split(text: &str) -> Vec<&str> {
    let (mut found, mut from) = (Vec::new(), 0);
    let mut last: Option<bool> = None;
    for (at, letter) in text.char_indices() {
        let space = letter.is_whitespace();
        if last.is_some_and(|was| was != space) {
            found.push(&text[from..at]);
            from = at;
        }
        last = Some(space);
    }
    if from < text.len() {
        found.push(&text[from..]);
    }
    found
}

/// The longest common subsequence, by the table of lengths (Wagner and Fischer 1974).
fn lay<'a>(a: &[&'a str], b: &[&'a str], out: &mut Vec<(Side, &'a str)>) {
    let (mut i, mut j) = (0, 0);
    if a.len().saturating_mul(b.len()) <= CELLS {
        let width = b.len() + 1;
        let mut common = vec![0u32; (a.len() + 1) * width];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                common[i * width + j] = if a[i] == b[j] {
                    common[(i + 1) * width + j + 1] + 1
                } else {
                    common[(i + 1) * width + j].max(common[i * width + j + 1])
                };
            }
        }
        while i < a.len() && j < b.len() {
            if a[i] == b[j] {
                out.push((Side::Both, a[i]));
                (i, j) = (i + 1, j + 1);
            } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
                out.push((Side::Old, a[i]));
                i += 1;
            } else {
                out.push((Side::New, b[j]));
                j += 1;
            }
        }
    }
    out.extend(a[i..].iter().map(|word| (Side::Old, *word)));
    out.extend(b[j..].iter().map(|word| (Side::New, *word)));
}

/// Runs of one side as pieces: within a difference first all that went, then all that came.
fn join(marked: &[(Side, &str)]) -> Vec<Piece> {
    // A space alone between two differences belongs to both: "one two" to "three four" reads better
    // struck and inserted as a whole.
    let lone = |at: usize| {
        marked[at].1.trim().is_empty()
            && at > 0
            && marked[at - 1].0 != Side::Both
            && marked.get(at + 1).is_some_and(|next| next.0 != Side::Both)
    };
    let (mut pieces, mut kept, mut struck, mut inserted) =
        (Vec::new(), String::new(), String::new(), String::new());
    let flush = |struck: &mut String, inserted: &mut String, pieces: &mut Vec<Piece>| {
        if !struck.is_empty() {
            pieces.push(Piece::Struck(std::mem::take(struck)));
        }
        if !inserted.is_empty() {
            pieces.push(Piece::Inserted(std::mem::take(inserted)));
        }
    };
    for (at, (side, word)) in marked.iter().enumerate() {
        match side {
            Side::Both if lone(at) => {
                struck.push_str(word);
                inserted.push_str(word);
            }
            Side::Both => {
                flush(&mut struck, &mut inserted, &mut pieces);
                kept.push_str(word);
            }
            Side::Old | Side::New => {
                if !kept.is_empty() {
                    pieces.push(Piece::Kept(std::mem::take(&mut kept)));
                }
                if *side == Side::Old { &mut struck } else { &mut inserted }.push_str(word);
            }
        }
    }
    flush(&mut struck, &mut inserted, &mut pieces);
    if !kept.is_empty() {
        pieces.push(Piece::Kept(kept));
    }
    pieces
}

/// The same with only a few words kept around each difference.
pub fn excerpt(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let shorter = |(at, piece)| match piece {
        Piece::Kept(text) => Piece::Kept(shorten(&text, at > 0, at < last)),
        other => other,
    };
    pieces.into_iter().enumerate().map(shorter).collect()
}

/// Keeps the words at the ends where a difference lies.
fn shorten(text: &str, before: bool, after: bool) -> String {
    let words = split(text);
    // Each word has a space.
    let (head, tail) = (if before { 2 * AROUND } else { 0 }, if after { 2 * AROUND } else { 0 });
    if words.len() <= head + tail + 2 {
        return text.to_owned();
    }
    let (head, tail) = (words[..head].concat(), words[words.len() - tail..].concat());
    match (head.trim_end().is_empty(), tail.trim_start().is_empty()) {
        (true, _) => format!("… {}", tail.trim_start()),
        (_, true) => format!("{} …", head.trim_end()),
        _ => format!("{} … {}", head.trim_end(), tail.trim_start()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[-struck-]`, `{+inserted+}`.
    fn show(pieces: &[Piece]) -> String {
        let part = |piece: &Piece| match piece {
            Piece::Kept(text) => text.clone(),
            Piece::Struck(text) => format!("[-{text}-]"),
            Piece::Inserted(text) => format!("{{+{text}+}}"),
        };
        pieces.iter().map(part).collect()
    }

    #[test]
    fn words_that_went_and_came() {
        for (old, new, expected) in [
            ("", "", ""),
            ("a b", "a b", "a b"),
            ("", "new text", "{+new text+}"),
            ("old text", "", "[-old text-]"),
            ("Builds take too long", "Builds take far too long", "Builds take {+far +}too long"),
            ("Builds take far too long", "Builds take too long", "Builds take [-far -]too long"),
            ("one two three", "one four five", "one [-two three-]{+four five+}"),
            ("a b c d", "x b c y", "[-a-]{+x+} b c [-d-]{+y+}"),
            ("größer als", "kleiner als", "[-größer-]{+kleiner+} als"),
        ] {
            assert_eq!(show(&words(old, new)), expected);
        }
    }

    #[test]
    fn far_from_a_difference_nothing_is_repeated() {
        let long = (0..40).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        let shown = show(&excerpt(words(&format!("{long} old {long}"), &format!("{long} new {long}"))));
        assert_eq!(shown, "… 34 35 36 37 38 39 [-old-]{+new+} 0 1 2 3 4 5 …");
    }

    #[test]
    fn texts_too_long_for_the_table_are_struck_as_a_whole() {
        let (a, b) = ("a ".repeat(2000), "b ".repeat(2000));
        assert_eq!(words(&a, &b).len(), 3);
    }
}
