//! The words of a search: whether a text has them, and where.
//!
//! A word of the search is found where a word of the text begins with it, whatever the case and the
//! diacritics of both. Scripts without spaces between words are found anywhere.

use std::ops::Range;

/// The words of a search, folded. None of them means that nothing is searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Vec<char>>);

/// A letter of a folded text, and the bytes of the text that it came from.
struct Letter {
    folded: char,
    from: usize,
    to: usize,
    /// Whether a word can be found from here on.
    begins: bool,
    /// Whether it is part of a word at all.
    in_word: bool,
}

impl Words {
    /// The words of what was typed.
    pub fn of(query: &str) -> Words {
        let mut words: Vec<Vec<char>> = Vec::new();
        let mut open = false;
        for letter in fold(query) {
            match (letter.in_word, open) {
                (true, true) => {
                    if let Some(word) = words.last_mut() {
                        word.push(letter.folded);
                    }
                }
                (true, false) => words.push(vec![letter.folded]),
                (false, _) => {}
            }
            open = letter.in_word;
        }
        Words(words)
    }

    /// Whether nothing is searched.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each of the words is in one of the texts. No words are in any text.
    pub fn all_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let mut missing: Vec<&Vec<char>> = self.0.iter().collect();
        for text in texts {
            if missing.is_empty() {
                break;
            }
            let letters = fold(text);
            missing.retain(|word| !(0..letters.len()).any(|at| stands_at(&letters, at, word)));
        }
        missing.is_empty()
    }

    /// The bytes of the text to be marked: in order, apart from each other, between whole characters.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let letters = fold(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in 0..letters.len() {
            let here = self.0.iter().filter(|word| stands_at(&letters, at, word));
            let Some(longest) = here.map(Vec::len).max() else { continue };
            let range = letters[at].from..letters[at + longest - 1].to;
            match found.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => found.push(range),
            }
        }
        found
    }
}

fn stands_at(letters: &[Letter], at: usize, word: &[char]) -> bool {
    letters[at].begins
        && letters.len() - at >= word.len()
        && letters[at..].iter().zip(word).all(|(letter, wanted)| letter.folded == *wanted)
}

/// The letters of a text without case, diacritics and what joins letters.
fn fold(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    // What stood before: nothing of a word, the inside of one, or an apostrophe in one.
    let (mut before_is_word, mut after_apostrophe) = (false, false);
    for (from, c) in text.char_indices() {
        let to = from + c.len_utf8();
        if joins(c) {
            // A mark belongs to the letter that it stands on.
            if let Some(last) = letters.last_mut().filter(|last| last.to == from) {
                last.to = to;
            }
            after_apostrophe |= is_apostrophe(c);
            continue;
        }
        let in_word = c.is_alphanumeric();
        let begins = in_word && (!before_is_word || after_apostrophe || stands_alone(c));
        let already = letters.len();
        let mut put = |folded: char| {
            letters.push(Letter { folded, from, to, begins: begins && letters.len() == already, in_word });
        };
        match plain(c) {
            Some(Plain::One(base)) => put(base),
            Some(Plain::Two(pair)) => pair.into_iter().for_each(put),
            None => c.to_lowercase().filter(|c| !joins(*c)).for_each(|c| match plain(c) {
                Some(Plain::One(base)) => put(base),
                Some(Plain::Two(pair)) => pair.into_iter().for_each(&mut put),
                None => put(c),
            }),
        }
        (before_is_word, after_apostrophe) = (in_word, false);
    }
    letters
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Combining marks, apostrophes and what is not seen: part of the word, and not compared.
fn joins(c: char) -> bool {
    is_apostrophe(c)
        || matches!(c,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
            | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}'
            | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Letters of scripts that put no spaces between words: Thai, Lao, Khmer, Burmese, kana, Chinese characters.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// What a letter with a diacritic comes down to.
enum Plain {
    One(char),
    Two([char; 2]),
}

/// The base of Latin, Greek and Cyrillic letters that Unicode has in one piece with their diacritic, and of
/// the few that are two letters to most people. `.` in a table: none.
fn plain(c: char) -> Option<Plain> {
    // U+00C0 to U+017F, U+01CD to U+021F and U+1E00 to U+1EFF, in their order.
    const FROM_C0: &str = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccdddd\
        eeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    const FROM_1CD: &str =
        "aaiioouuuuuuuuuu.aaaa..ggggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh";
    const FROM_1E00: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppp\
        rrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee\
        iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
    let two = |a, b| Some(Plain::Two([a, b]));
    match c {
        'ß' | 'ẞ' => return two('s', 's'),
        'æ' | 'Æ' | 'ǣ' | 'Ǣ' | 'ǽ' | 'Ǽ' => return two('a', 'e'),
        'œ' | 'Œ' => return two('o', 'e'),
        'þ' | 'Þ' => return two('t', 'h'),
        'ĳ' | 'Ĳ' => return two('i', 'j'),
        _ => {}
    }
    let code = c as usize;
    let tables = [(0xc0, FROM_C0), (0x1cd, FROM_1CD), (0x1e00, FROM_1E00)];
    let latin = tables.into_iter().find_map(|(from, table)| {
        let base = code.checked_sub(from).and_then(|at| table.as_bytes().get(at))?;
        (*base != b'.').then(|| char::from(*base))
    });
    let base = latin.or(match c {
        'ά' | 'Ά' => Some('α'),
        'έ' | 'Έ' => Some('ε'),
        'ή' | 'Ή' => Some('η'),
        'ί' | 'Ί' | 'ϊ' | 'Ϊ' | 'ΐ' => Some('ι'),
        'ό' | 'Ό' => Some('ο'),
        'ύ' | 'Ύ' | 'ϋ' | 'Ϋ' | 'ΰ' => Some('υ'),
        'ώ' | 'Ώ' => Some('ω'),
        'ς' => Some('σ'),
        'ё' | 'Ё' | 'ѐ' | 'Ѐ' => Some('е'),
        'й' | 'Й' | 'ѝ' | 'Ѝ' => Some('и'),
        'ї' | 'Ї' => Some('і'),
        'ў' | 'Ў' => Some('у'),
        'ќ' | 'Ќ' => Some('к'),
        'ѓ' | 'Ѓ' => Some('г'),
        _ => None,
    });
    base.map(Plain::One)
}
