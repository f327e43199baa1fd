//! Fields that hold one of a few words.

/// A closed list of words, as a field's value in the file and as a label for people.
pub trait Choice: Copy + Eq + Sized + 'static {
    /// All of them, in their natural order.
    const ALL: &'static [Self];
    /// The same, as the file has them.
    const WORDS: &'static [&'static str];
    /// The word in the file; for ever.
    fn word(self) -> &'static str;
    /// The word for people.
    fn label(self) -> &'static str;
    /// The choice of that word.
    fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.word() == word)
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal, $label:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$($name::$variant),*];
            const WORDS: &'static [&'static str] = &[$($word),*];
            fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
            fn label(self) -> &'static str {
                match self { $($name::$variant => $label),* }
            }
        }
    };
}

choice! {
    /// What was decided about an idea before any pilot.
    Triage {
        /// Nobody has looked at it yet.
        New = "new", "New";
        /// Worth a pilot.
        Shortlisted = "shortlisted", "Shortlisted";
        /// Not now.
        Parked = "parked", "Parked";
        /// Not at all.
        Declined = "declined", "Declined";
    }
}

choice! {
    /// How a pilot ended.
    Verdict {
        /// Every must criterion met, no guardrail broken (or said so with a reason).
        Succeeded = "succeeded", "Succeeded";
        /// It gave its answer: no.
        Failed = "failed", "Failed";
        /// It ran and gave no answer.
        Inconclusive = "inconclusive", "Inconclusive";
        /// Stopped before it could answer.
        Abandoned = "abandoned", "Abandoned";
    }
}

choice! {
    /// What follows from an outcome.
    Decision {
        /// Take it into use.
        Adopt = "adopt", "Adopt";
        /// Try again, changed.
        Iterate = "iterate", "Iterate";
        /// Leave it.
        Drop = "drop", "Drop";
    }
}
