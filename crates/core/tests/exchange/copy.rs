//! A copy is read back before anybody is handed it.

use pilotbook_core::exchange::copy::checked_copy;
use pilotbook_core::journal::{Document, Export, Snapshot};

use super::ship::Ship;

#[test]
fn a_copy_that_reads_back_is_handed_out() {
    let mut ship = Ship::new(1);
    ship.import("K1,Canary,2026-01-01,Ops,,,,,,,\n");
    let export = Export { workspace: Some("w"), app: Some("pilotbook 0.1.0"), exported_at: None };
    let text = checked_copy(export, &ship.journal, ship.book.snapshot()).unwrap();
    assert_eq!(Document::read(text.as_bytes()).unwrap().workspace.as_deref(), Some("w"));
}

#[test]
fn one_that_does_not_is_not() {
    let mut ship = Ship::new(1);
    ship.import("K1,Canary,2026-01-01,Ops,,,,,,,\n");
    let error = checked_copy(Export::default(), &ship.journal, &Snapshot::default()).unwrap_err();
    assert!(error.to_string().contains("not handed out"), "{error}");
}
