//! Answers that are typed: one key each, but 10, which is two.

/// Within so many milliseconds `1` and `0` are one answer.
const ONE_ANSWER_MS: f64 = 1000.0;

/// What was typed on the screen of a round, as far as the next key depends on it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typed {
    /// When `1` was typed, if that was the last that was done.
    one_at: Option<f64>,
}

impl Typed {
    /// The answer that a digit gives on a scale, at a moment in milliseconds; none where the scale has no such answer. `0`
    /// right after a `1` is 10; a while later, or after anything else, it is 0: then it corrects the 1.
    pub fn digit(&mut self, digit: usize, at_ms: f64, (first, last): (usize, usize)) -> Option<usize> {
        let one_at = self.one_at.take();
        let soon = one_at.is_some_and(|one| (0.0..=ONE_ANSWER_MS).contains(&(at_ms - one)));
        let answer = if digit == 0 && soon && last >= 10 { 10 } else { digit };
        self.one_at = (digit == 1).then_some(at_ms);
        (first..=last).contains(&answer).then_some(answer)
    }

    /// Something else was done: an answer was chosen otherwise, handed in or given up.
    pub fn forget(&mut self) {
        self.one_at = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_zero_are_ten_where_they_come_together() {
        let (five, ten) = ((1, 5), (0, 10));
        for (scale, keys, answers) in [
            (ten, &[(1, 0.0), (0, 300.0)][..], &[Some(1), Some(10)][..]),
            (ten, &[(1, 7000.0), (0, 8000.0)], &[Some(1), Some(10)]),
            // A correction.
            (ten, &[(1, 0.0), (0, 1001.0)], &[Some(1), Some(0)]),
            (ten, &[(1, 0.0), (2, 100.0), (0, 200.0)], &[Some(1), Some(2), Some(0)]),
            (ten, &[(1, 0.0), (0, 100.0), (0, 200.0)], &[Some(1), Some(10), Some(0)]),
            (ten, &[(1, 0.0), (1, 900.0), (0, 1800.0)], &[Some(1), Some(1), Some(10)]),
            (ten, &[(0, 0.0), (9, 1.0)], &[Some(0), Some(9)]),
            // A clock that was set back.
            (ten, &[(1, 500.0), (0, 400.0)], &[Some(1), Some(0)]),
            (five, &[(1, 0.0), (0, 100.0), (5, 200.0), (6, 300.0)], &[Some(1), None, Some(5), None]),
        ] {
            let mut typed = Typed::default();
            let given: Vec<Option<usize>> =
                keys.iter().map(|(digit, at)| typed.digit(*digit, *at, scale)).collect();
            assert_eq!(given, answers, "{keys:?}");
        }
    }

    #[test]
    fn after_anything_else_zero_is_zero() {
        let mut typed = Typed::default();
        typed.digit(1, 0.0, (0, 10));
        typed.forget();
        assert_eq!(typed.digit(0, 10.0, (0, 10)), Some(0));
    }
}
