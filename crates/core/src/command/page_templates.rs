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

/// The six built-in texts.
pub const PAGE_TEMPLATES: [PageTemplate; 6] = [
    PageTemplate {
        key: WORKING_AGREEMENT,
        name: "Working agreement",
        suits: "Channels, meetings, decisions, escalation",
        text: include_str!("page_templates/working_agreement.md"),
    },
    PageTemplate {
        key: "how_we_work",
        name: "How our team works",
        suits: "Structure, processes, ways of talking",
        text: include_str!("page_templates/how_we_work.md"),
    },
    PageTemplate {
        key: "incident_procedure",
        name: "Incident procedure",
        suits: "Who does what when something breaks",
        text: include_str!("page_templates/incident_procedure.md"),
    },
    PageTemplate {
        key: "onboarding_guide",
        name: "Onboarding guide",
        suits: "Roles, people to meet, steps for somebody new",
        text: include_str!("page_templates/onboarding_guide.md"),
    },
    PageTemplate {
        key: "retrospective",
        name: "Retrospective",
        suits: "What happened, and what changes now",
        text: include_str!("page_templates/retrospective.md"),
    },
    PageTemplate {
        key: "decision_record",
        name: "Decision record",
        suits: "Options, reasons, what follows",
        text: include_str!("page_templates/decision_record.md"),
    },
];
