//! What is left out on purpose, tasks, and sizes.

use pilotbook_core::markdown::{Inline, plain, read, size, tasks};

use crate::agrees::ours;

#[test]
fn html_is_text() {
    for text in [
        "<script>alert(1)</script>",
        "a <b onclick=\"x()\">b</b> c",
        "<img src=x onerror=alert(1)>",
        "<!-- note -->",
        "&lt;script&gt; &amp; &#106;",
    ] {
        assert_eq!(ours(text), format!("<p>{text}</p>"));
    }
}

#[test]
fn pictures_are_links_and_bare_addresses_too() {
    assert_eq!(
        ours("![A map](https://example.com/map.png)"),
        "<p><a https://example.com/map.png>A map</a></p>"
    );
    assert_eq!(ours("![x](map.png)"), "<p>![x](map.png)</p>");
    assert_eq!(
        ours("See https://example.com/a_b?c=(d)., and (http://example.com). xhttps://no"),
        "<p>See <a https://example.com/a_b?c=(d)>https://example.com/a_b?c=(d)</a>., and (<a http://example.com>http://example.com</a>). xhttps://no</p>"
    );
    assert_eq!(
        ours("https:// http://... HTTPS://EXAMPLE.com"),
        "<p>https:// http://... <a HTTPS://EXAMPLE.com>HTTPS://EXAMPLE.com</a></p>"
    );
}

#[test]
fn tasks_are_found_wherever_they_stand() {
    let text = "- [ ] *One* (day 1)\n  - [x] two\n- three\n\n> 1. [ ] four\n>    goes on\n\n[ ] none\n";
    let found = tasks(&read(text));
    let expected = [(false, "One (day 1)"), (true, "two"), (false, "four goes on")];
    assert_eq!(found, expected.map(|(done, text)| (done, text.to_owned())));
}

#[test]
fn plain_text_has_no_marks() {
    let line = [Inline::Strong(vec![Inline::Text("a".into())]), Inline::Break, Inline::Code("b".into())];
    assert_eq!(plain(&line), "a\nb");
}

#[test]
fn sizes_count_what_is_drawn() {
    assert_eq!(size(&read("")), 0);
    assert_eq!(size(&read("a *b*")), 1 + 3);
    assert_eq!(size(&read("- a\n- b")), 1 + 2 + 2 + 2);
}
