//! People's text among markup: what is written here stays text, in HTML, in XML and in Markdown.

/// Text in which nothing is markup any more, neither in HTML nor in XML, in elements and in quoted attributes.
/// Characters that neither can hold become the replacement character.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\r' => out.push('\n'),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// People's text as Markdown, in one line.
pub(crate) fn line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// People's text as Markdown, with its lines and paragraphs.
pub(crate) fn prose(text: &str) -> String {
    let mut out = String::new();
    let mut blank = false;
    // A carriage return alone ends a line in Markdown, too.
    for part in text.trim().replace("\r\n", "\n").split(['\n', '\r']).map(str::trim) {
        if part.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            // Two spaces keep the end of a line.
            out.push_str(if blank { "\n\n" } else { "  \n" });
        }
        out.push_str(&escaped(part));
        blank = false;
    }
    out
}

/// One trimmed line in which nothing is markup any more, neither in CommonMark nor in GitHub's Markdown.
fn escaped(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len() + 8);
    let numbered = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let escape = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            // Inside of a word, as in a link or a name in code, it is no emphasis.
            '_' => {
                !(before.is_some_and(|c| c.is_alphanumeric()) && after.is_some_and(|c| c.is_alphanumeric()))
            }
            '&' => entity(&chars[at + 1..]),
            '#' | '>' | '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => numbered > 0 && at == numbered && after.is_none_or(|c| c.is_whitespace()),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

/// Whether an ampersand begins the name or number of a character.
fn entity(after: &[char]) -> bool {
    let name = after.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '#').count();
    name > 0 && after.get(name) == Some(&';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_in_html_and_xml() {
        assert_eq!(escape("<script>\"&'</script>"), "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
        assert_eq!(escape("a\u{0}b\u{1b}c\r\nd"), "a\u{fffd}b\u{fffd}c\n\nd");
    }

    #[test]
    fn text_stays_text_in_markdown() {
        for (text, expected) in [
            ("plain words, and a comma.", "plain words, and a comma."),
            ("*bold* _so_ `code`", r"\*bold\* \_so\_ \`code\`"),
            ("snake_case in https://a.example/b_c?d=1&e=2", "snake_case in https://a.example/b_c?d=1&e=2"),
            ("[link](x) <b>", r"\[link\](x) \<b>"),
            ("a | b ~~c~~", r"a \| b \~\~c\~\~"),
            (r"back\slash", r"back\\slash"),
            ("AT&T &amp; &#35; & co;", r"AT&T \&amp; \&#35; & co;"),
            ("# no head", r"\# no head"),
            ("issue #7", "issue #7"),
            ("> no quote, 3 > 2", r"\> no quote, 3 > 2"),
            ("- no item - at all", r"\- no item - at all"),
            ("+ no item", r"\+ no item"),
            ("=== no head", r"\=== no head"),
            ("1. no list", r"1\. no list"),
            ("12) no list", r"12\) no list"),
            ("1.5 times", "1.5 times"),
            ("v1. and 2.", "v1. and 2."),
            ("---", r"\---"),
            (":--", r"\:--"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_and_paragraphs_are_kept() {
        for (text, expected) in [
            ("one\ntwo", "one  \ntwo"),
            ("one\r\ntwo\rthree", "one  \ntwo  \nthree"),
            ("one\n\n\n two ", "one\n\ntwo"),
            ("\n\n    no code\n\tnor here\n", "no code  \nnor here"),
            ("one\n# two", "one  \n\\# two"),
        ] {
            assert_eq!(prose(text), expected, "{text:?}");
        }
        assert_eq!(line(" a\n b\t c "), "a b c");
    }
}
