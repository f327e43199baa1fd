//! The few meanings that a colour can have.

/// What a colour says. The stylesheet turns it into `--tone`, `--tone-fill` and `--tone-wash`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Succeeded, met, on track.
    Held,
    /// Failed.
    Broke,
    /// Inconclusive, abandoned.
    Unsure,
    /// At risk, overdue, to decide.
    Warn,
    /// An error, off track, breached, to be erased.
    Bad,
    /// Changed by hand afterwards: amendments, conflicts, notes on charts.
    Note,
    /// Under way, chosen.
    Sea,
    /// Nothing in particular.
    Quiet,
}

impl Tone {
    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Held => "tone-held",
            Tone::Broke => "tone-broke",
            Tone::Unsure => "tone-unsure",
            Tone::Warn => "tone-warn",
            Tone::Bad => "tone-bad",
            Tone::Note => "tone-note",
            Tone::Sea => "tone-sea",
            Tone::Quiet => "tone-quiet",
        }
    }
}
