//! The built-in texts of pages: where a page may begin, instead of an empty one. Blanks are written `…`.

use crate::model::WORKING_AGREEMENT;

/// A text to start from.
#[derive(Debug, PartialEq, Eq)]
pub struct PageTemplate {
    /// What a page's field `template` says.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub suits: &'static str,
    /// Its text, Markdown.
    pub text: &'static str,
}

impl PageTemplate {
    /// The template of a key.
    pub fn of(key: &str) -> Option<&'static PageTemplate> {
        PAGE_TEMPLATES.iter().find(|template| template.key == key)
    }
}

const fn begins(
    key: &'static str,
    name: &'static str,
    suits: &'static str,
    text: &'static str,
) -> PageTemplate {
    PageTemplate { key, name, suits, text }
}

/// The six built-in texts.
pub const PAGE_TEMPLATES: [PageTemplate; 6] = [
    begins(
        WORKING_AGREEMENT,
        "Working agreement",
        "Channels, meetings, decisions, escalation",
        include_str!("page_templates/working_agreement.md"),
    ),
    begins(
        "how_we_work",
        "How our team works",
        "Structure, processes, ways of talking",
        include_str!("page_templates/how_we_work.md"),
    ),
    begins(
        "incident_procedure",
        "Incident procedure",
        "Who does what when something breaks",
        include_str!("page_templates/incident_procedure.md"),
    ),
    begins(
        "onboarding_guide",
        "Onboarding guide",
        "Roles, people to meet, steps for somebody new",
        include_str!("page_templates/onboarding_guide.md"),
    ),
    begins(
        "retrospective",
        "Retrospective",
        "What happened, and what changes now",
        include_str!("page_templates/retrospective.md"),
    ),
    begins(
        "decision_record",
        "Decision record",
        "Options, reasons, what follows",
        include_str!("page_templates/decision_record.md"),
    ),
];
