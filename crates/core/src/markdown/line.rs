//! What a single line of Markdown can be the beginning of.

/// The text with tabs at the beginning of lines as four spaces, and without the control characters that no line shows.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches([' ', '\t']);
        for space in line[..line.len() - rest.len()].chars() {
            out.push_str(if space == '\t' { "    " } else { " " });
        }
        out.extend(rest.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')));
    }
    out
}

/// How many spaces a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a line shows nothing.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// The line less so many spaces, or as many as it has.
pub(super) fn less(line: &str, spaces: usize) -> &str {
    line.get(spaces.min(indent(line))..).unwrap_or_default()
}

/// The level and text of `## a heading`.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let own = of_block(line)?;
    let text = own.trim_start_matches('#');
    let level = u8::try_from(own.len() - text.len()).ok().filter(|level| (1..=6).contains(level))?;
    if !text.is_empty() && !text.starts_with([' ', '\t']) {
        return None;
    }
    let text = text.trim();
    let open = text.trim_end_matches('#');
    let closed = open.is_empty() || open.ends_with([' ', '\t']);
    Some((level, if closed { open.trim_end() } else { text }))
}

/// The level that `===` or `---` gives to the paragraph above.
pub(super) fn underline(line: &str) -> Option<u8> {
    let own = of_block(line)?.trim_end();
    let all = |mark: char| !own.is_empty() && own.chars().all(|c| c == mark);
    if all('=') {
        Some(1)
    } else if all('-') {
        Some(2)
    } else {
        None
    }
}

/// Whether a line is `---`, `***` or `___`.
pub(super) fn is_rule(line: &str) -> bool {
    let Some(own) = of_block(line) else { return false };
    let Some(mark) = own.chars().next().filter(|mark| "-*_".contains(*mark)) else { return false };
    let marks = own.chars().filter(|c| *c == mark).count();
    marks >= 3 && own.chars().all(|c| c == mark || c == ' ' || c == '\t')
}

/// A fence of code: its mark and how many of it.
pub(super) fn fence(line: &str) -> Option<(char, usize)> {
    let own = of_block(line)?;
    let mark = own.chars().next().filter(|mark| *mark == '`' || *mark == '~')?;
    let rest = own.trim_start_matches(mark);
    let count = own.len() - rest.len();
    (count >= 3 && (mark == '~' || !rest.contains('`'))).then_some((mark, count))
}

/// Whether a line closes a fence.
pub(super) fn closes(line: &str, (mark, count): (char, usize)) -> bool {
    let own = of_block(line).unwrap_or_default();
    let rest = own.trim_start_matches(mark);
    own.len() - rest.len() >= count && is_blank(rest)
}

/// The line of a quote, without its mark.
pub(super) fn quoted(line: &str) -> Option<&str> {
    let rest = of_block(line)?.strip_prefix('>')?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// How an item of a list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// The bullet, or what follows the number: items of one list have the same.
    pub mark: char,
    /// The number.
    pub number: Option<u32>,
    /// How far in its text stands.
    pub offset: usize,
    /// Its first line.
    pub rest: &'a str,
}

/// The beginning of an item.
pub(super) fn marker(line: &str) -> Option<Marker<'_>> {
    let own = of_block(line)?;
    let digits = own.len() - own.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = own.get(..digits).filter(|_| (1..=9).contains(&digits)).and_then(|text| text.parse().ok());
    let after = if number.is_some() { own.get(digits..)? } else { own };
    let mark = after.chars().next()?;
    if !(if number.is_some() { ".)" } else { "-*+" }).contains(mark) {
        return None;
    }
    let rest = after.get(1..)?;
    let rest = if is_blank(rest) { "" } else { rest };
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    // Code begins after one space.
    let spaces = if (1..=4).contains(&spaces) { spaces } else { usize::from(spaces > 0) };
    let width = if number.is_some() { digits + 1 } else { 1 };
    let offset = indent(line) + width + spaces.max(1);
    Some(Marker { mark, number, offset, rest: rest.get(spaces..).unwrap_or_default() })
}

/// Whether a line ends the paragraph above it.
pub(super) fn interrupts(line: &str) -> bool {
    let list = || marker(line).is_some_and(|item| !item.rest.is_empty() && item.number.unwrap_or(1) == 1);
    heading(line).is_some() || fence(line).is_some() || quoted(line).is_some() || is_rule(line) || list()
}

/// The line without its indent; none where that makes it code.
fn of_block(line: &str) -> Option<&str> {
    let spaces = indent(line);
    if spaces <= 3 { line.get(spaces..) } else { None }
}
