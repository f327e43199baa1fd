//! Who works at Quillstack.

use super::rows::Who;

/// Places of the teams.
pub const DEV_OPS: usize = 0;
pub const DEV_REL: usize = 1;
pub const DOCS: usize = 2;

/// A team's name and purpose.
pub const TEAMS: &[(&str, &str)] = &[
    ("DevOps", "Builds, releases and runtime of the render API, safe to ship on any day."),
    ("DevRel", "From a developer's first visit to their first rendered page, and every question after."),
    ("Docs", "Reference, guides and samples that are true on the day they are read."),
];

/// Places of the people.
pub const INGRID: Who = 0;
pub const TOMAS: Who = 1;
pub const PRIYA: Who = 2;
pub const JONAS: Who = 3;
pub const NOOR: Who = 4;
pub const CHIDI: Who = 5;
pub const ELENA: Who = 6;
pub const MARTA: Who = 7;
pub const AIKO: Who = 8;

/// A person's name and teams.
pub const PEOPLE: &[(&str, &[usize])] = &[
    ("Ingrid Solheim", &[DEV_OPS]),
    ("Tomás Ferreira", &[DEV_OPS]),
    ("Priya Raman", &[DEV_OPS]),
    ("Jonas Weber", &[DEV_OPS]),
    ("Noor Haddad", &[DEV_REL]),
    ("Chidi Okafor", &[DEV_REL]),
    ("Elena Rossi", &[DEV_REL]),
    ("Marta Kowalska", &[DOCS]),
    ("Aiko Tanaka", &[DOCS, DEV_REL]),
];
