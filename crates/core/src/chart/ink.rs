//! What the marks of charts are drawn in: the one list. The page gives each class its look from the
//! tokens; what is exported has the same looks written in.

/// What a mark means. A page styles [`Ink::class`] with the tokens named here; [`Ink::attributes`] has
/// the same for files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Hairline across the value: `line`.
    Grid,
    /// The line at zero: `line-2`.
    Zero,
    /// A reference: `ink-3`, dashed 3 3.
    Dash,
    /// An interval of too few: `edge` 1.5, dotted 1.5 3.
    Dotted,
    /// A curve: `ink-2` 1.5.
    Line,
    /// The first series: `sea` 1.5.
    LineSea,
    /// The second: `held` 1.5.
    LineHeld,
    /// A curve carried by fewer than 5: as `LineSea`, dashed 2 3.
    TailSea,
    /// The same as `LineHeld`.
    TailHeld,
    /// The same as `Line`.
    Tail,
    /// An interval: `sea` 2.
    Whisker,
    /// What is still open, as ticks on a curve: `sea` 1.
    Open,
    /// A target or a planned end: `ink` 1.5.
    Target,
    /// Today: `sea` 1.
    Today,
    /// Bars of the first series: `sea-fill`.
    FillSea,
    /// The same while unfinished: `sea-pale`.
    FillSeaPale,
    /// Bars of the second series: `held-fill`.
    FillHeld,
    /// The same while unfinished: `held-fill` at 45 % on paper.
    FillHeldPale,
    /// What is late: `warn-fill`.
    FillWarn,
    /// The empty part of a bar: `track`.
    Rest,
    /// Under a curve: `wash`.
    Area,
    /// Under a curve of the first series: `sea-wash`.
    AreaSea,
    /// Under one of the second: `held-wash`.
    AreaHeld,
    /// An interval as a band: `sea-pale`.
    Band,
    /// The same of the second series: `held-zone`.
    BandHeld,
    /// Weakest filling by count: `sea-fill` at 15 % on paper.
    Heat1,
    /// At 30 %.
    Heat2,
    /// At 45 %.
    Heat3,
    /// Strongest: at 60 %.
    Heat4,
    /// A value: `sea`, edged with `paper` 1.5.
    Dot,
    /// A value of the second series: `held`, edged with `paper` 1.5.
    DotHeld,
    /// A value of too few: `paper`, edged with `ink-2` 1.5.
    Hollow,
    /// Where a value is to be: `paper`, edged with `ink` 2.
    Goal,
    /// The outline of what succeeded: `held`.
    MarkHeld,
    /// Of what failed: `broke`.
    MarkBroke,
    /// Of what gave no answer: `paper`, edged with `unsure` 1.5.
    MarkUnsure,
    /// The sign inside of a filled mark: `paper` 1.5, round.
    Cut,
    /// From a note to what it is about: `note` 1.
    Leader,
    /// Names of rows: 12 px, `ink`.
    Label,
    /// The figure of a row: 12 px, 500, `ink`, tabular.
    Figure,
    /// Beside a figure or a reference: 12 px, `ink-2`, tabular.
    Quiet,
    /// Ticks, intervals and small print: 11 px, `ink-3`, tabular.
    Tick,
    /// The first series' name: 11 px, 500, `sea`.
    NameSea,
    /// The second's: 11 px, 500, `held`.
    NameHeld,
    /// What somebody noted: 11 px, `note`.
    Note,
    /// What is late: 12 px, 500, `warn`, tabular.
    FigureWarn,
    /// A heading that is drawn into a file: 14 px, 600, `ink`.
    Heading,
}

/// In which looks a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The colours of the light page.
    Light,
    /// Ink and greys on white, for paper.
    Print,
}

impl Ink {
    /// All of them.
    pub const ALL: [Ink; 47] = [
        Ink::Grid,
        Ink::Zero,
        Ink::Dash,
        Ink::Dotted,
        Ink::Line,
        Ink::LineSea,
        Ink::LineHeld,
        Ink::TailSea,
        Ink::TailHeld,
        Ink::Tail,
        Ink::Whisker,
        Ink::Open,
        Ink::Target,
        Ink::Today,
        Ink::FillSea,
        Ink::FillSeaPale,
        Ink::FillHeld,
        Ink::FillHeldPale,
        Ink::FillWarn,
        Ink::Rest,
        Ink::Area,
        Ink::AreaSea,
        Ink::AreaHeld,
        Ink::Band,
        Ink::BandHeld,
        Ink::Heat1,
        Ink::Heat2,
        Ink::Heat3,
        Ink::Heat4,
        Ink::Dot,
        Ink::DotHeld,
        Ink::Hollow,
        Ink::Goal,
        Ink::MarkHeld,
        Ink::MarkBroke,
        Ink::MarkUnsure,
        Ink::Cut,
        Ink::Leader,
        Ink::Label,
        Ink::Figure,
        Ink::Quiet,
        Ink::Tick,
        Ink::NameSea,
        Ink::NameHeld,
        Ink::Note,
        Ink::FigureWarn,
        Ink::Heading,
    ];

    /// Its class on a page.
    pub fn class(self) -> &'static str {
        self.look().0
    }

    /// Its look as attributes of SVG, for a file.
    pub fn attributes(self, theme: Theme) -> &'static str {
        let (_, light, print) = self.look();
        match theme {
            Theme::Light => light,
            Theme::Print => print,
        }
    }

    /// The size of its text in pixels.
    pub fn size(self) -> f64 {
        match self {
            Ink::Tick | Ink::NameSea | Ink::NameHeld | Ink::Note => 11.0,
            Ink::Heading => 14.0,
            _ => 12.0,
        }
    }

    /// Class, look on a light page, look on paper.
    fn look(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Ink::Grid => ("c-grid", r##"stroke="#DEE5E8""##, r##"stroke="#DDDDDD""##),
            Ink::Zero => ("c-zero", r##"stroke="#C3CED4""##, r##"stroke="#AAAAAA""##),
            Ink::Dash => (
                "c-dash",
                r##"fill="none" stroke="#5A6A75" stroke-dasharray="3 3""##,
                r##"fill="none" stroke="#333333" stroke-dasharray="3 3""##,
            ),
            Ink::Dotted => (
                "c-dotted",
                r##"fill="none" stroke="#7A8993" stroke-width="1.5" stroke-dasharray="1.5 3""##,
                r##"fill="none" stroke="#777777" stroke-width="1.5" stroke-dasharray="1.5 3""##,
            ),
            Ink::Line => (
                "c-line",
                r##"fill="none" stroke="#445460" stroke-width="1.5""##,
                r##"fill="none" stroke="#555555" stroke-width="1.5""##,
            ),
            Ink::LineSea => (
                "c-line-sea",
                r##"fill="none" stroke="#0B5E9E" stroke-width="1.5""##,
                r##"fill="none" stroke="#000000" stroke-width="1.5""##,
            ),
            Ink::LineHeld => (
                "c-line-held",
                r##"fill="none" stroke="#08735C" stroke-width="1.5""##,
                r##"fill="none" stroke="#000000" stroke-width="1.5""##,
            ),
            Ink::TailSea => (
                "c-tail-sea",
                r##"fill="none" stroke="#0B5E9E" stroke-width="1.5" stroke-dasharray="2 3""##,
                r##"fill="none" stroke="#000000" stroke-width="1.5" stroke-dasharray="2 3""##,
            ),
            Ink::TailHeld => (
                "c-tail-held",
                r##"fill="none" stroke="#08735C" stroke-width="1.5" stroke-dasharray="2 3""##,
                r##"fill="none" stroke="#000000" stroke-width="1.5" stroke-dasharray="2 3""##,
            ),
            Ink::Tail => (
                "c-tail",
                r##"fill="none" stroke="#445460" stroke-width="1.5" stroke-dasharray="2 3""##,
                r##"fill="none" stroke="#555555" stroke-width="1.5" stroke-dasharray="2 3""##,
            ),
            Ink::Whisker => (
                "c-whisker",
                r##"fill="none" stroke="#0B5E9E" stroke-width="2""##,
                r##"fill="none" stroke="#333333" stroke-width="2""##,
            ),
            Ink::Open => ("c-open", r##"fill="none" stroke="#0B5E9E""##, r##"fill="none" stroke="#000000""##),
            Ink::Target => (
                "c-target",
                r##"stroke="#12212B" stroke-width="1.5""##,
                r##"stroke="#000000" stroke-width="1.5""##,
            ),
            Ink::Today => ("c-today", r##"stroke="#0B5E9E""##, r##"stroke="#000000""##),
            Ink::FillSea => ("c-fill-sea", r##"fill="#3C88C2""##, r##"fill="#4D4D4D""##),
            Ink::FillSeaPale => ("c-fill-sea-pale", r##"fill="#9DC3E1""##, r##"fill="#B3B3B3""##),
            Ink::FillHeld => ("c-fill-held", r##"fill="#25927A""##, r##"fill="#8C8C8C""##),
            Ink::FillHeldPale => ("c-fill-held-pale", r##"fill="#9DCEC3""##, r##"fill="#CCCCCC""##),
            Ink::FillWarn => ("c-fill-warn", r##"fill="#B67A08""##, r##"fill="#000000""##),
            Ink::Rest => ("c-rest", r##"fill="#E1E8EB""##, r##"fill="#E0E0E0""##),
            Ink::Area => ("c-area", r##"fill="#EBF0F2""##, r##"fill="#EEEEEE""##),
            Ink::AreaSea => ("c-area-sea", r##"fill="#E4EFF8""##, r##"fill="#EEEEEE""##),
            Ink::AreaHeld => ("c-area-held", r##"fill="#DFF2EC""##, r##"fill="#E2E2E2""##),
            Ink::Band => ("c-band", r##"fill="#9DC3E1""##, r##"fill="#BBBBBB""##),
            Ink::BandHeld => ("c-band-held", r##"fill="#CFE6E0""##, r##"fill="#CCCCCC""##),
            Ink::Heat1 => ("c-heat-1", r##"fill="#E2EDF6""##, r##"fill="#F0F0F0""##),
            Ink::Heat2 => ("c-heat-2", r##"fill="#C5DBED""##, r##"fill="#E0E0E0""##),
            Ink::Heat3 => ("c-heat-3", r##"fill="#A7C9E4""##, r##"fill="#CCCCCC""##),
            Ink::Heat4 => ("c-heat-4", r##"fill="#8AB8DA""##, r##"fill="#B8B8B8""##),
            Ink::Dot => (
                "c-dot",
                r##"fill="#0B5E9E" stroke="#FFFFFF" stroke-width="1.5""##,
                r##"fill="#000000" stroke="#FFFFFF" stroke-width="1.5""##,
            ),
            Ink::DotHeld => (
                "c-dot-held",
                r##"fill="#08735C" stroke="#FFFFFF" stroke-width="1.5""##,
                r##"fill="#000000" stroke="#FFFFFF" stroke-width="1.5""##,
            ),
            Ink::Hollow => (
                "c-hollow",
                r##"fill="#FFFFFF" stroke="#445460" stroke-width="1.5""##,
                r##"fill="#FFFFFF" stroke="#000000" stroke-width="1.5""##,
            ),
            Ink::Goal => (
                "c-goal",
                r##"fill="#FFFFFF" stroke="#12212B" stroke-width="2""##,
                r##"fill="#FFFFFF" stroke="#000000" stroke-width="2""##,
            ),
            Ink::MarkHeld => ("c-mark-held", r##"fill="#08735C""##, r##"fill="#000000""##),
            Ink::MarkBroke => ("c-mark-broke", r##"fill="#AD430B""##, r##"fill="#000000""##),
            Ink::MarkUnsure => (
                "c-mark-unsure",
                r##"fill="#FFFFFF" stroke="#566671" stroke-width="1.5""##,
                r##"fill="#FFFFFF" stroke="#000000" stroke-width="1.5""##,
            ),
            Ink::Cut => (
                "c-cut",
                r##"fill="none" stroke="#FFFFFF" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round""##,
                r##"fill="none" stroke="#FFFFFF" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round""##,
            ),
            Ink::Leader => {
                ("c-leader", r##"fill="none" stroke="#9C1E74""##, r##"fill="none" stroke="#555555""##)
            }
            Ink::Label => {
                ("c-label", r##"fill="#12212B" font-size="12""##, r##"fill="#000000" font-size="12""##)
            }
            Ink::Figure => (
                "c-figure",
                r##"fill="#12212B" font-size="12" font-variant="tabular-nums" font-weight="500""##,
                r##"fill="#000000" font-size="12" font-variant="tabular-nums" font-weight="500""##,
            ),
            Ink::Quiet => (
                "c-quiet",
                r##"fill="#445460" font-size="12" font-variant="tabular-nums""##,
                r##"fill="#333333" font-size="12" font-variant="tabular-nums""##,
            ),
            Ink::Tick => (
                "c-tick",
                r##"fill="#5A6A75" font-size="11" font-variant="tabular-nums""##,
                r##"fill="#444444" font-size="11" font-variant="tabular-nums""##,
            ),
            Ink::NameSea => (
                "c-name-sea",
                r##"fill="#0B5E9E" font-size="11" font-weight="500""##,
                r##"fill="#000000" font-size="11" font-weight="500""##,
            ),
            Ink::NameHeld => (
                "c-name-held",
                r##"fill="#08735C" font-size="11" font-weight="500""##,
                r##"fill="#000000" font-size="11" font-weight="500""##,
            ),
            Ink::Note => {
                ("c-note", r##"fill="#9C1E74" font-size="11""##, r##"fill="#000000" font-size="11""##)
            }
            Ink::FigureWarn => (
                "c-figure-warn",
                r##"fill="#855800" font-size="12" font-variant="tabular-nums" font-weight="500""##,
                r##"fill="#000000" font-size="12" font-variant="tabular-nums" font-weight="500""##,
            ),
            Ink::Heading => (
                "c-heading",
                r##"fill="#12212B" font-size="14" font-weight="600""##,
                r##"fill="#000000" font-size="14" font-weight="600""##,
            ),
        }
    }
}
