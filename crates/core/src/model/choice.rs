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

choice! {
    /// What a criterion is for.
    CriterionRole {
        /// It has to be met for the pilot to succeed.
        Must = "must", "Must";
        /// It must not be broken.
        Guardrail = "guardrail", "Guardrail";
    }
}

choice! {
    /// How a criterion is answered.
    Answer {
        /// By a number against a target.
        Number = "number", "Number";
        /// By yes or no; met by yes.
        YesNo = "yes_no", "Yes or no";
    }
}

choice! {
    /// On which side of its target a criterion is met.
    Direction {
        /// Met by the target and more.
        AtLeast = "at_least", "At least";
        /// Met by the target and less.
        AtMost = "at_most", "At most";
    }
}

choice! {
    /// What the outcome said of the hypothesis.
    HypothesisWas {
        /// It held.
        Right = "right", "Right";
        /// It did not.
        Wrong = "wrong", "Wrong";
        /// Something in between.
        Between = "between", "In between";
    }
}

choice! {
    /// Whether an impact was seen or is hoped for.
    Basis {
        /// Measured.
        Measured = "measured", "Measured";
        /// Expected.
        Expected = "expected", "Expected";
    }
}

choice! {
    /// What a dated note is.
    EntryType {
        /// The weekly word on a running pilot.
        CheckIn = "check_in", "Check-in";
        /// A comment.
        Comment = "comment", "Comment";
        /// Why something locked was changed after the start.
        Amendment = "amendment", "Amendment";
        /// A note of a review.
        Review = "review", "Review";
        /// A retrospective.
        Retrospective = "retrospective", "Retrospective";
        /// Somebody worked beside another team.
        Shadowing = "shadowing", "Shadowing";
        /// A training that teams took together.
        JointTraining = "joint_training", "Joint training";
        /// A talk, a demo, a write-up.
        KnowledgeSharing = "knowledge_sharing", "Knowledge sharing";
        /// Something that teams did for the sake of being together.
        TeamBuilding = "team_building", "Team building";
        /// Thanks for a success or a brave failure.
        Recognition = "recognition", "Recognition";
        /// A team's agreement, or a mismatch that was accepted.
        Agreed = "agreed", "Agreed";
    }
}

choice! {
    /// How a check-in feels about the pilot's end.
    Confidence {
        /// On track.
        Green = "green", "On track";
        /// At risk.
        Amber = "amber", "At risk";
        /// Off track.
        Red = "red", "Off track";
    }
}

choice! {
    /// What an issue is.
    IssueType {
        /// A pilot can't go on.
        Blocker = "blocker", "Blocker";
        /// Something broke.
        Incident = "incident", "Incident";
        /// Somebody wants to know.
        Question = "question", "Question";
        /// Something agreed to be done.
        FollowUp = "follow_up", "Follow-up";
        /// A step of a new person's start.
        OnboardingStep = "onboarding_step", "Onboarding step";
        /// Anything else.
        Other = "other", "Other";
    }
}

impl IssueType {
    /// Whether it is something to be done, and stands in nobody's way: it needs no severity, since its own day says by when it is
    /// done.
    pub fn is_to_do(self) -> bool {
        matches!(self, IssueType::FollowUp | IssueType::OnboardingStep)
    }
}

choice! {
    /// Which way a KPI is to move.
    KpiDirection {
        /// More is better.
        Up = "up", "Up";
        /// Less is better.
        Down = "down", "Down";
    }
}

choice! {
    /// How a KPI is read.
    ReadAs {
        /// A value.
        Value = "value", "A value";
        /// So many of so many.
        Share = "share", "k of n";
        /// Counts per answer.
        Answers = "answers", "Counts per answer";
        /// One of the metrics of this workspace.
        Metric = "metric", "A metric of ours";
    }
}

choice! {
    /// The workspace's score of ideas.
    ScoreKind {
        /// No score.
        None = "none", "None";
        /// Impact × confidence × ease.
        Ice = "ice", "ICE";
        /// Reach × impact × confidence / effort.
        Rice = "rice", "RICE";
    }
}
