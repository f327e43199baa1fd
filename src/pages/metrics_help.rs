//! "How is this counted?" of a metric: its working with its own figures, its definition, its records.

use pilotbook_core::metrics::{Metrics, Number, definition, explain};

use crate::components::{Help, format};
use crate::route::{Page, Router};

/// The address of the records behind a number: on the metrics page in the scope that is looked at, elsewhere in all time.
pub(super) fn behind(router: Router, number: &Number) -> String {
    let mut route = router.get_untracked();
    if route.page != Page::Metrics {
        return router.href_with(Page::Metrics, &[("behind", &number.to_string())]);
    }
    route.query.insert("behind".to_owned(), number.to_string());
    route.href()
}

/// What is said of a metric; the links lead to its records.
pub(super) fn help(metrics: &Metrics, id: &str, links: Vec<(String, String)>) -> Help {
    let explained = explain(metrics, id, &format::Local);
    let own = explained.sentences.into_iter().chain(explained.missing).collect();
    Help { words: definition(id).to_owned(), own, links }
}
