//! The terms of a text, as ranking counts them.

/// Words so common in English that they say nothing of what a text is about. Other languages' are kept
/// down by their frequency alone.
const STOP: [&str; 48] = [
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "before", "but", "by", "can", "do",
    "for", "from", "has", "have", "how", "if", "in", "into", "is", "it", "its", "no", "not", "of", "on",
    "or", "our", "so", "that", "the", "their", "then", "they", "this", "to", "we", "what", "when", "which",
    "who", "will", "with", "you",
];

/// The terms of a text in their order: words in lower case, plurals as singulars, common words left out.
pub(super) fn terms(text: &str) -> impl Iterator<Item = String> + '_ {
    words(text).filter(|word| STOP.binary_search(&word.as_str()).is_err()).map(singular)
}

/// The words of a text in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The S-stemmer (Harman 1991, "How effective is suffixing?"): the first rule whose ending fits; and the whole "es" after
/// a hiss, so that "boxes" is "box".
fn singular(mut word: String) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if word.len() < 4 {
        return word;
    }
    if ends(&["ies"]) {
        if !ends(&["eies", "aies"]) {
            word.truncate(word.len() - 3);
            word.push('y');
        }
    } else if ends(&["xes", "ches", "shes", "sses", "zzes"]) {
        word.truncate(word.len() - 2);
    } else if ends(&["es"]) {
        if !ends(&["aes", "ees", "oes"]) {
            word.truncate(word.len() - 1);
        }
    } else if ends(&["s"]) && !ends(&["us", "ss"]) {
        word.truncate(word.len() - 1);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stop_words_are_in_order() {
        assert!(STOP.is_sorted());
    }

    #[test]
    fn a_text_becomes_its_terms() {
        let cases = [
            ("Flaky tests, again!", "flaky test again"),
            ("The policies of our queues", "policy queue"),
            ("status bus class glass", "status bus class glass"),
            ("sandboxes, searches and caches", "sandbox search cach"),
            ("API keys; CI/CD", "api key ci cd"),
            ("Über-Tests für İstanbul", "über test für i\u{307}stanbul"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(terms(text).collect::<Vec<_>>().join(" "), expected, "{text}");
        }
    }
}
