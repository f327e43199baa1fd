//! What both teams agreed on, wrote for newcomers and learned together.

use super::people::*;
use super::rows::Who;
use super::steps::Step;

/// A page of the sample.
pub struct PageRow {
    /// What other rows call it.
    pub key: &'static str,
    /// Days since it was written.
    pub ago: i64,
    /// Who wrote it.
    pub by: Who,
    /// Its title.
    pub title: &'static str,
    /// The key of the template it began with.
    pub template: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// What came of a retrospective.
pub struct FollowUpRow {
    /// The page.
    pub page: &'static str,
    /// Days since.
    pub ago: i64,
    /// Who wrote it down.
    pub by: Who,
    /// In one line.
    pub title: &'static str,
    /// Who does it.
    pub owner: Who,
    /// Days since it was due.
    pub due: i64,
}

/// An onboarding.
pub struct OnboardingRow {
    /// The guide.
    pub page: &'static str,
    /// Days since it was started, which was the first day too.
    pub ago: i64,
    /// Who started it.
    pub by: Who,
    /// Who is new.
    pub person: Who,
    /// The steps that are done: which of them, how many days ago, and what was learned.
    pub done: &'static [(usize, i64, &'static str)],
}

const PAGES: &[PageRow] = &[
    PageRow {
        key: "agreement",
        ago: 96,
        by: NOOR,
        title: "How DevOps and DevRel work together",
        template: "working_agreement",
        text: include_str!("pages/agreement.md"),
    },
    PageRow {
        key: "onboarding",
        ago: 80,
        by: ELENA,
        title: "New here: your first month",
        template: "onboarding_guide",
        text: include_str!("pages/onboarding.md"),
    },
    PageRow {
        key: "retro",
        ago: 17,
        by: CHIDI,
        title: "Retrospective: the week of the lottery tickets",
        template: "retrospective",
        text: include_str!("pages/retrospective.md"),
    },
];

const FOLLOW_UPS: &[FollowUpRow] = &[FollowUpRow {
    page: "retro",
    ago: 17,
    by: CHIDI,
    title: "Alert when one address block opens more than twenty accounts in an hour",
    owner: JONAS,
    due: -6,
}];

const ONBOARDINGS: &[OnboardingRow] = &[OnboardingRow {
    page: "onboarding",
    ago: 13,
    by: ELENA,
    person: AIKO,
    done: &[
        (0, 12, ""),
        (1, 11, "The sandbox needs an account of its own; the guide says so now."),
        (2, 9, ""),
    ],
}];

/// All that happens to pages.
pub fn steps() -> Vec<(i64, Who, Step)> {
    let mut steps: Vec<(i64, Who, Step)> =
        PAGES.iter().map(|row| (row.ago, row.by, Step::Page(row))).collect();
    steps.extend(FOLLOW_UPS.iter().map(|row| (row.ago, row.by, Step::FollowUp(row))));
    for row in ONBOARDINGS {
        steps.push((row.ago, row.by, Step::Onboard(row)));
        let done = row
            .done
            .iter()
            .map(|(at, ago, learning)| (*ago, row.person, Step::Onboarded(row, *at, learning)));
        steps.extend(done);
    }
    steps
}
