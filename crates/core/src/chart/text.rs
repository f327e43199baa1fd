//! How wide a text will be, without a screen to ask.

/// Which end of a text lies at its place (`text-anchor`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// The word of SVG.
    pub fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// About how wide a text is in Inter at a size: rather more than less.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The share of the size that a character takes.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | ' ' => 0.29,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '“' | '”' | '"' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 0.92,
        '0'..='9' | '−' | '–' | '+' | '-' => 0.65,
        'A'..='Z' => 0.7,
        '\u{1100}'.. if !('\u{2000}'..='\u{2bff}').contains(&c) => 1.05,
        c if c.is_uppercase() => 0.74,
        _ => 0.58,
    }
}

/// The text, or as much of it as fits, with an ellipsis.
pub fn fit(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let mut end = 0;
    for (at, c) in text.char_indices() {
        left -= advance(c) * size;
        if left < 0.0 {
            break;
        }
        end = at + c.len_utf8();
    }
    format!("{}…", text[..end].trim_end())
}

/// The text in lines that fit. A word that is too long stands in a line of its own, cut.
pub fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = fit(word, size, room);
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(&word, size) <= room => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_they_end() {
        assert_eq!(fit("Docs", 12.0, 40.0), "Docs");
        assert_eq!(fit("Preview environments for docs", 12.0, 100.0), "Preview enviro…");
        assert_eq!(fit("Ünïcödé 漢字漢字", 12.0, 60.0), "Ünïcöd…");
        assert!(width(&fit("漢字漢字漢字漢字", 12.0, 50.0), 12.0) <= 50.0);
        assert_eq!(fit("abc", 12.0, 0.0), "…");
        assert_eq!(wrap("No pilot was started", 12.0, 72.0), ["No pilot", "was started"]);
        assert!(wrap("", 12.0, 70.0).is_empty());
    }
}
