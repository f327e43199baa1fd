//! Whether a text has the words of a search, and which bytes of it are marked.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use pilotbook_core::search::highlight::Words;
use proptest::prelude::*;

/// The text with what is marked in brackets.
fn marked(query: &str, text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for range in Words::of(query).ranges(text) {
        out.push_str(&text[at..range.start]);
        out.push_str(&format!("[{}]", &text[range.clone()]));
        at = range.end;
    }
    out + &text[at..]
}

#[test]
fn words_are_found_where_they_begin() {
    for (query, text, expected) in [
        ("cache", "Cache warm-up, cached", "[Cache] warm-up, [cache]d"),
        ("war up", "Cache warm-up", "Cache [war]m-[up]"),
        ("arm", "Cache warm-up", "Cache warm-up"),
        ("CAFE", "Le café, cafe\u{301}s", "Le [café], [cafe\u{301}]s"),
        ("straße", "STRASSE und Straße", "[STRASSE] und [Straße]"),
        ("stras", "Straße", "[Straß]e"),
        ("istanbul", "İstanbul, ISTANBUL, ıstanbul", "[İstanbul], [ISTANBUL], [ıstanbul]"),
        ("İs", "istanbul", "[is]tanbul"),
        ("Αθήνα", "αθηνα ΑΘΉΝΑ", "[αθηνα] [ΑΘΉΝΑ]"),
        ("ёлка", "елка и\u{306}", "[елка] и\u{306}"),
        ("tokyo", "東京 Tōkyō", "東京 [Tōkyō]"),
        ("京", "東京都", "東[京]都"),
        ("don't", "don’t dont", "[don’t] [dont]"),
        ("eau", "L’eau", "L’[eau]"),
        ("snake", "snake_case", "[snake]_case"),
        ("c++ 3.9", "C++ at 3.9 min", "[C]++ at [3].[9] min"),
        ("a ab", "abc", "[ab]c"),
        ("🙂", "so 🙂", "so 🙂"),
        ("  , ", "text", "text"),
        ("ﬁ", "ﬁrst", "[ﬁ]rst"),
        ("", "", ""),
    ] {
        assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
    }
}

#[test]
fn every_word_has_to_be_somewhere() {
    let words = Words::of("warm POOL");
    assert!(words.all_in(["A pool", "kept warm"]));
    assert!(!words.all_in(["A pool", "kept hot"]));
    assert!(!words.all_in([]));
    assert!(Words::of(" … ").is_empty() && Words::default().all_in([]));
}

proptest! {
    #[test]
    fn ranges_can_be_cut_out(query in any::<String>(), text in any::<String>(), own in 0usize..8) {
        // A word of the text itself, so that something is found.
        let word = text.split_whitespace().nth(own).unwrap_or_default();
        for query in [query.as_str(), word, &format!("{word} {query}")] {
            let mut end = None;
            for range in Words::of(query).ranges(&text) {
                prop_assert!(range.start < range.end && text.get(range.clone()).is_some());
                prop_assert!(end.is_none_or(|end| end < range.start), "{range:?} after {end:?}");
                end = Some(range.end);
            }
        }
    }

    #[test]
    fn a_text_has_its_own_words(text in any::<String>()) {
        let words = Words::of(&text);
        prop_assert!(words.all_in([text.as_str()]));
        prop_assert_eq!(words.is_empty(), words.ranges(&text).is_empty());
    }

    #[test]
    fn what_is_marked_is_what_was_found(query in "[a-zà-ÿ ]{0,6}", text in "[a-zA-Zà-ÿ ,.-]{0,30}") {
        let words = Words::of(&query);
        if words.all_in([text.as_str()]) && !words.is_empty() {
            prop_assert!(!words.ranges(&text).is_empty());
        }
    }

    #[test]
    fn case_and_diacritics_do_not_matter(text in "[a-zäöüßéèñåøœł ]{1,20}") {
        prop_assert!(Words::of(&text.to_uppercase()).all_in([text.as_str()]));
        prop_assert!(Words::of(&text).all_in([text.to_uppercase().as_str()]));
    }
}
