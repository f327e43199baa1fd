//! What a table can hold, and the fields that a recipe can fill of it.

use crate::Value;
use crate::model::choice::{Choice, Decision, IssueType, Triage, Verdict};

/// What a table holds: one of these, never a mixture.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Subject {
    /// Ideas with their pilots and outcomes.
    #[default]
    Ideas,
    /// Readings of KPIs.
    Readings,
    /// Issues.
    Issues,
}

impl Subject {
    /// All of them.
    pub const ALL: [Subject; 3] = [Subject::Ideas, Subject::Readings, Subject::Issues];

    /// Its word, in an address.
    pub fn word(self) -> &'static str {
        match self {
            Subject::Ideas => "idea",
            Subject::Readings => "reading",
            Subject::Issues => "issue",
        }
    }

    /// The subject of that word.
    pub fn of(word: &str) -> Option<Subject> {
        Subject::ALL.into_iter().find(|subject| subject.word() == word)
    }

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Subject::Ideas => "Ideas and pilots",
            Subject::Readings => "KPI readings",
            Subject::Issues => "Issues",
        }
    }

    /// What its rows are called: one of them, and several.
    pub fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Subject::Ideas => ("idea", "ideas"),
            Subject::Readings => ("reading", "readings"),
            Subject::Issues => ("issue", "issues"),
        }
    }

    /// The groups that a recipe of it can have.
    pub fn groups(self) -> &'static [&'static str] {
        match self {
            Subject::Ideas => &["idea", "pilot", "outcome"],
            Subject::Readings => &["reading"],
            Subject::Issues => &["issue"],
        }
    }

    /// Its fields, in the order of the form and of warnings.
    pub fn fields(self) -> impl Iterator<Item = RecipeField> {
        RecipeField::ALL.iter().copied().filter(move |field| field.subject() == self)
    }
}

macro_rules! fields {
    ($($variant:ident = $name:literal, $label:literal;)*) => {
        /// A field that a recipe can fill.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum RecipeField { $(#[doc = concat!("`", $name, "`")] $variant),* }

        impl RecipeField {
            /// All of them, in the order of the form and of warnings.
            pub const ALL: &'static [RecipeField] = &[$(RecipeField::$variant),*];

            /// Its name, as a recipe and a report have it.
            pub fn name(self) -> &'static str {
                match self { $(RecipeField::$variant => $name),* }
            }

            /// Its name for people.
            pub fn label(self) -> &'static str {
                match self { $(RecipeField::$variant => $label),* }
            }
        }
    };
}

fields! {
    Key = "idea.key", "Key";
    Title = "idea.title", "Title";
    Team = "idea.team", "Owning team";
    SupportingTeams = "idea.supporting_teams", "Supporting teams";
    Proposer = "idea.proposer", "Proposer";
    CreatedOn = "idea.created_on", "Created on";
    Triage = "idea.triage", "Triage";
    StartedOn = "pilot.started_on", "Started on";
    Verdict = "outcome.verdict", "Verdict";
    DecidedOn = "outcome.decided_on", "Decided on";
    Decision = "outcome.decision", "Decision";
    ReadingKpi = "reading.kpi", "KPI";
    ReadingDay = "reading.day", "Day";
    ReadingValue = "reading.value", "Value";
    ReadingK = "reading.k", "k, so many";
    ReadingN = "reading.n", "n, of so many";
    Answers0 = "reading.answers_0", "Answers 0";
    Answers1 = "reading.answers_1", "Answers 1";
    Answers2 = "reading.answers_2", "Answers 2";
    Answers3 = "reading.answers_3", "Answers 3";
    Answers4 = "reading.answers_4", "Answers 4";
    Answers5 = "reading.answers_5", "Answers 5";
    Answers6 = "reading.answers_6", "Answers 6";
    Answers7 = "reading.answers_7", "Answers 7";
    Answers8 = "reading.answers_8", "Answers 8";
    Answers9 = "reading.answers_9", "Answers 9";
    Answers10 = "reading.answers_10", "Answers 10";
    ReadingNote = "reading.note", "Note";
    IssueKey = "issue.key", "Key";
    IssueTitle = "issue.title", "Title";
    IssueTeam = "issue.team", "Teams";
    IssueType = "issue.type", "Type";
    IssueSeverity = "issue.severity", "Severity";
    OpenedAt = "issue.opened_at", "Opened";
    RespondedAt = "issue.responded_at", "First response";
    ResolvedAt = "issue.resolved_at", "Resolved";
}

/// The fields that count how many answered 0 to 10.
pub const ANSWER_FIELDS: [RecipeField; 11] = [
    RecipeField::Answers0,
    RecipeField::Answers1,
    RecipeField::Answers2,
    RecipeField::Answers3,
    RecipeField::Answers4,
    RecipeField::Answers5,
    RecipeField::Answers6,
    RecipeField::Answers7,
    RecipeField::Answers8,
    RecipeField::Answers9,
    RecipeField::Answers10,
];

/// The words of a severity: 1 (worst) to 4. In a recipe's JSON they are numbers.
const SEVERITIES: &[&str] = &["1", "2", "3", "4"];

impl RecipeField {
    /// Its group and its name there.
    pub fn parts(self) -> (&'static str, &'static str) {
        self.name().split_once('.').unwrap_or_default()
    }

    /// What a table holds that has it.
    pub fn subject(self) -> Subject {
        match self.parts().0 {
            "reading" => Subject::Readings,
            "issue" => Subject::Issues,
            _ => Subject::Ideas,
        }
    }

    /// Whether a recipe has to say where it comes from.
    pub fn is_required(self) -> bool {
        use RecipeField::{CreatedOn, IssueTitle, OpenedAt, ReadingDay, ReadingKpi, Title};
        matches!(self, Title | CreatedOn | ReadingKpi | ReadingDay | IssueTitle | OpenedAt)
    }

    /// Whether it holds a list.
    pub fn is_list(self) -> bool {
        matches!(self, RecipeField::SupportingTeams | RecipeField::IssueTeam)
    }

    /// How its texts are written, where they have to be a date or a time.
    pub fn written(self) -> Option<&'static str> {
        use RecipeField::{CreatedOn, DecidedOn, OpenedAt, ReadingDay, ResolvedAt, RespondedAt, StartedOn};
        match self {
            CreatedOn | StartedOn | DecidedOn | ReadingDay => Some("a date is written 2026-03-31"),
            OpenedAt | RespondedAt | ResolvedAt => {
                Some("a time is written 2026-03-31T09:30:00Z, or as the date 2026-03-31")
            }
            _ => None,
        }
    }

    /// The words that it can hold, where these are few.
    pub(super) fn word_list(self) -> &'static [&'static str] {
        match self {
            RecipeField::Triage => Triage::WORDS,
            RecipeField::Verdict => Verdict::WORDS,
            RecipeField::Decision => Decision::WORDS,
            RecipeField::IssueType => IssueType::WORDS,
            RecipeField::IssueSeverity => SEVERITIES,
            _ => &[],
        }
    }

    /// The words that it can hold, with those for people, where these are few.
    pub fn words(self) -> Vec<(&'static str, &'static str)> {
        match self {
            RecipeField::Triage => words_of::<Triage>(),
            RecipeField::Verdict => words_of::<Verdict>(),
            RecipeField::Decision => words_of::<Decision>(),
            RecipeField::IssueType => words_of::<IssueType>(),
            RecipeField::IssueSeverity => vec![("1", "1, worst"), ("2", "2"), ("3", "3"), ("4", "4, least")],
            _ => Vec::new(),
        }
    }

    /// One of its words as a recipe's JSON has it.
    pub(super) fn word_to_json(self, word: Option<&str>) -> Value {
        let number =
            word.filter(|_| self == RecipeField::IssueSeverity).and_then(|word| word.parse::<u8>().ok());
        number.map_or_else(|| Value::from(word), |number| Value::Number(f64::from(number)))
    }

    /// The word that a recipe's JSON has; none where it is none of the field's.
    pub(super) fn word_of_json(self, value: &Value) -> Option<&'static str> {
        self.word_list().iter().copied().find(|word| self.word_to_json(Some(word)) == *value)
    }
}

fn words_of<T: Choice>() -> Vec<(&'static str, &'static str)> {
    T::ALL.iter().map(|choice| (choice.word(), choice.label())).collect()
}
