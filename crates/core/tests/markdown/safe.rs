//! Whatever is written: no link leads anywhere else than to the web, a mail or a place of ours, nothing nests without end, and
//! nothing takes long.

use proptest::prelude::*;

use pilotbook_core::markdown::{Block, DEPTH, Inline, read, safe};

/// Checks all of a tree, and says how deep it is.
fn checked(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Heading(level, line) => {
            assert!((1..=6).contains(level));
            links(line)
        }
        Block::Paragraph(line) => links(line),
        Block::List(list) => list.items.iter().map(|item| checked(&item.blocks)).max().unwrap_or(0),
        Block::Quote(inner) => checked(inner),
        Block::Table(table) => {
            assert!(table.head.len() == table.sides.len());
            assert!(table.rows.iter().all(|row| row.len() <= table.head.len()));
            table.head.iter().chain(table.rows.iter().flatten()).map(|cell| links(cell)).max().unwrap_or(0)
        }
        Block::Code(_) | Block::Rule => 0,
    };
    blocks.iter().map(|block| 1 + of(block)).max().unwrap_or(0)
}

fn links(line: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Link(address, inner) => {
            let lower = address.to_lowercase();
            assert!(
                lower.starts_with("https://")
                    || lower.starts_with("http://")
                    || lower.starts_with("mailto:")
                    || lower.starts_with("#/"),
                "{address:?}"
            );
            assert!(!address.chars().any(|c| c.is_control() || c == ' '), "{address:?}");
            links(inner)
        }
        Inline::Emphasis(inner) | Inline::Strong(inner) => links(inner),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => 0,
    };
    line.iter().map(|inline| 1 + of(inline)).max().unwrap_or(0)
}

/// Blocks within blocks, and inlines within the last of them.
const DEEPEST: usize = 2 * DEPTH + 4;

#[test]
fn only_safe_addresses() {
    for good in [
        "https://example.com",
        "HTTP://example.com",
        "mailto:a@example.com",
        "#/w/pages/x?y=z",
        "https://例え.jp/",
    ] {
        assert_eq!(safe(good), Some(good));
    }
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "%6aavascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://example.com/x",
        "file:///etc/passwd",
        "//example.com",
        "/path",
        "path",
        "#here",
        "",
        "https://",
        "https://exa mple.com",
        "https://example.com/\u{7f}",
        "http:example.com",
    ] {
        assert_eq!(safe(bad), None, "{bad:?}");
        for text in
            [format!("[a]({bad})"), format!("[a](<{bad}>)"), format!("<{bad}>"), format!("![a]({bad} \"t\")")]
        {
            checked(&read(&text));
            let none = !format!("{:?}", read(&text)).contains("Link");
            // An address of the web that stands inside of it is a link of its own.
            assert!(none || bad.contains("https://"), "{text:?}");
        }
    }
}

const NASTY: &[&str] = &[
    "javascript:",
    "JAVASCRIPT:",
    "java\tscript:",
    "&#106;avascript:",
    "%6aavascript:",
    "data:text/html,",
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "onclick=\"x\"",
    "[",
    "]",
    "](",
    ")",
    "(",
    "<",
    ">",
    "!",
    "\"",
    "'",
    "\\",
    "`",
    "```\n",
    "*",
    "_",
    "**",
    "\n",
    "\n\n",
    "- ",
    "- [ ] ",
    "1. ",
    "> ",
    "# ",
    "| ",
    "|---|",
    "\n---\n",
    "    ",
    "\t",
    " ",
    "a",
    "https://",
    "#/",
    "mailto:",
    "\u{0}",
    "\u{1}",
    "\u{202e}",
    "\u{2028}",
    "日",
    "\r\n",
    "\r",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn of_nasty_parts(parts in prop::collection::vec(prop::sample::select(NASTY), 0..40)) {
        prop_assert!(checked(&read(&parts.concat())) <= DEEPEST);
    }

    #[test]
    fn of_anything(text in "\\PC*|[ -~\\n\\t]{0,200}") {
        prop_assert!(checked(&read(&text)) <= DEEPEST);
    }
}

/// A quarter of a megabyte of each, in the tests' slow build: what took quadratic time would take minutes.
#[test]
fn nothing_takes_long() {
    for part in [
        "*",
        "_",
        "*a ",
        "**a* ",
        "a*b_",
        "_a__",
        "[",
        "]",
        "![",
        "[](",
        "[](#/a) ",
        "[a](",
        "](#/a)",
        "[a](<",
        "[a](#/a \"",
        "`",
        "`` ` ",
        "`a``",
        "<",
        "<a",
        "<https://a",
        "http://",
        "http://a,",
        "[http://a,",
        "\\",
        "> ",
        ">",
        "- ",
        "-\n",
        "- a\n",
        "1. ",
        " - a\n",
        "  - a\n",
        "* a\n ",
        "|",
        "a|",
        "|-",
        "| a\n|-\n",
        "#",
        "# \n",
        "```\n",
        "~~~a\n",
        "\n",
        " ",
        "\t",
        "    \n",
        "a\n",
        "a\n===\n",
        "[ ] ",
        "- [ ] a\n",
        "> - ",
        "a\n> ",
        "&",
        "h",
        "\u{301}",
    ] {
        let text = part.repeat((1 << 18) / part.len());
        checked(&read(&text));
    }
    let growing: String = (1..720).map(|count| format!("{} ", "`".repeat(count))).collect();
    checked(&read(&growing));
    let deep: String = (0..700).map(|depth| format!("{}- a\n", " ".repeat(2 * depth % 700))).collect();
    assert!(checked(&read(&deep)) <= DEEPEST);
    let wide = format!("{}\n{}\n{}", "a|".repeat(40_000), "-|".repeat(40_000), "b\n".repeat(40_000));
    checked(&read(&wide));
}
