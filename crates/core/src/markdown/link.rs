//! Which addresses are safe to follow, and where one stands in a text.

/// The address, if it is one that a page may lead to: the web, a mail, or a place in Pilotbook itself. What a browser could read
/// as anything else (`javascript:`, `data:`, a relative path, an address with spaces or control characters in it) is none.
pub fn safe(address: &str) -> Option<&str> {
    let clean = address.bytes().all(|b| b > b' ' && b != 0x7f) && !address.contains(char::is_control);
    let begins = |scheme: &str| {
        let own = address.get(..scheme.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(scheme)) && address.len() > scheme.len()
    };
    let known = ["https://", "http://", "mailto:"].into_iter().any(begins) || address.starts_with("#/");
    (clean && known).then_some(address)
}

/// `(address "title")` at the beginning of a text: the address, and how long all of it is. The title is left out.
pub(super) fn destination(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('(')?;
    let inner = inner.trim_start();
    let (address, rest) = match inner.strip_prefix('<') {
        Some(inner) => {
            let end = inner.find(['>', '<', '\n'])?;
            (inner.get(..end)?, inner.get(end..)?.strip_prefix('>')?)
        }
        None => {
            let end = bare_end(inner)?;
            inner.split_at_checked(end)?
        }
    };
    let after = rest.trim_start();
    let after = match after.chars().next() {
        Some(quote @ ('"' | '\'')) if after.len() < rest.len() => {
            let title = after.get(1..)?;
            title.get(title.find(quote)? + 1..)?.trim_start()
        }
        _ => after,
    };
    let after = after.strip_prefix(')')?;
    Some((address, text.len() - after.len()))
}

/// Where an address ends that stands without `<` and `>`: its own parentheses are in pairs, and not deep.
fn bare_end(text: &str) -> Option<usize> {
    const PAIRS: usize = 32;
    let mut open = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' if open == PAIRS => return None,
            '(' => open += 1,
            ')' if open == 0 => return Some(at),
            ')' => open -= 1,
            letter if letter.is_whitespace() => return (open == 0).then_some(at),
            _ => {}
        }
    }
    None
}

/// A bare address of the web at the beginning of a text, without the marks that end a sentence.
pub(super) fn bare(text: &str) -> Option<&str> {
    let begins = |scheme: &str| text.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme));
    if !(begins("https://") || begins("http://")) {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || "<>\"`|".contains(c)).unwrap_or(text.len());
    let mut address = text.get(..end)?;
    let mut pairs = address.matches(')').count().checked_sub(address.matches('(').count());
    loop {
        let shorter = match address.chars().next_back()? {
            // Of a pair that the address opened itself, it is a part.
            ')' if pairs.is_some_and(|more| more > 0) => {
                pairs = pairs.map(|more| more - 1);
                address.get(..address.len() - 1)?
            }
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | ']' => {
                address.get(..address.len() - 1)?
            }
            _ => break,
        };
        address = shorter;
    }
    safe(address)
}

/// `<https://…>` at the beginning of a text: the address and how long all of it is.
pub(super) fn angled(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|c: char| c.is_whitespace() || c == '<' || c == '>')?;
    inner.get(end..)?.strip_prefix('>')?;
    let address = safe(inner.get(..end)?).filter(|address| !address.starts_with('#'))?;
    Some((address, end + 2))
}
