//! Which `*` and `_` open and close emphasis: CommonMark's delimiter runs, matched with its bounds on looking back, which keep
//! it to time proportional to the text.

/// A run of marks.
pub(super) struct Run {
    /// `*` or `_`.
    pub mark: char,
    /// How many of them stand for themselves.
    pub count: usize,
    /// What it closes, in its order: whether each is strong.
    pub closes: Vec<bool>,
    /// What it opens, the innermost first.
    pub opens: Vec<bool>,
    length: usize,
    can_open: bool,
    can_close: bool,
    matched: bool,
}

/// The run that begins at this place.
pub(super) fn run(text: &str, at: usize, mark: char) -> Run {
    let rest = text.get(at..).unwrap_or_default();
    let after = rest.trim_start_matches(mark);
    let count = rest.len() - after.len();
    let before = text.get(..at).and_then(|before| before.chars().next_back()).unwrap_or(' ');
    let next = after.chars().next().unwrap_or(' ');
    let is_mark = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let left = !next.is_whitespace() && (!is_mark(next) || before.is_whitespace() || is_mark(before));
    let right = !before.is_whitespace() && (!is_mark(before) || next.is_whitespace() || is_mark(next));
    let (can_open, can_close) = match mark {
        // Inside of a word_with_lines nothing is meant.
        '_' => (left && (!right || is_mark(before)), right && (!left || is_mark(next))),
        _ => (left, right),
    };
    let (closes, opens) = (Vec::new(), Vec::new());
    Run { mark, count, closes, opens, length: count, can_open, can_close, matched: false }
}

/// Matches the runs from a place on; afterwards they are done with.
pub(super) fn pair(runs: &mut [Run], from: usize) {
    let Some(runs) = runs.get_mut(from..) else { return };
    // The runs that may still be closed, and per sort of closing run the place before which nothing opens it.
    let (mut open, mut bottom) = (Vec::<usize>::new(), [0_usize; 12]);
    for at in 0..runs.len() {
        if runs[at].matched {
            continue;
        }
        while runs[at].can_close && runs[at].count > 0 {
            let sort = sort(&runs[at]);
            let found = open.iter().enumerate().rev().take_while(|(_, place)| **place >= bottom[sort]);
            let found = found
                .filter(|(_, place)| fits(&runs[**place], &runs[at]))
                .map(|(depth, place)| (depth, *place));
            let Some((depth, opener)) = found.into_iter().next() else {
                bottom[sort] = at;
                break;
            };
            let strong = runs[opener].count >= 2 && runs[at].count >= 2;
            let marks = if strong { 2 } else { 1 };
            runs[opener].count -= marks;
            runs[at].count -= marks;
            runs[opener].opens.push(strong);
            runs[at].closes.push(strong);
            // What lies between opens nothing any more.
            open.truncate(depth + usize::from(runs[opener].count > 0));
        }
        if runs[at].can_open && runs[at].count > 0 {
            open.push(at);
        }
    }
    for run in runs {
        run.matched = true;
    }
}

/// The sorts of closing runs that look back to different places.
fn sort(run: &Run) -> usize {
    usize::from(run.mark == '_') * 6 + usize::from(run.can_open) * 3 + run.length % 3
}

fn fits(opener: &Run, closer: &Run) -> bool {
    let both = (opener.can_open && opener.can_close) || (closer.can_open && closer.can_close);
    let odd = both
        && (opener.length + closer.length).is_multiple_of(3)
        && !(opener.length.is_multiple_of(3) && closer.length.is_multiple_of(3));
    opener.mark == closer.mark && !odd
}
