//! Long work that whoever uses the page sees wherever they are, with a way to call it off.

use leptos::prelude::*;

use super::{Told, Work, Workspace};

/// The work under way, if it wasn't done soon.
#[derive(Clone, Copy)]
pub(super) struct InSight {
    told: RwSignal<Option<Told>>,
    work: StoredValue<Work, LocalStorage>,
}

impl InSight {
    pub(super) fn new() -> InSight {
        InSight { told: RwSignal::new(None), work: StoredValue::new_local(Work::default()) }
    }
}

impl Workspace {
    /// Does work that is in sight while it lasts. Called when its turn in the queue has come: there is one at a time.
    pub(super) async fn in_sight<T>(self, doing: impl AsyncFnOnce(&Work) -> T) -> T {
        let told = self.in_sight.told;
        self.in_sight_as(Work::told_late(move |now| told.set(Some(now))), doing).await
    }

    /// The same as work that was made by [`Workspace::work_of_page`].
    pub(super) async fn in_sight_as<T>(self, work: Work, doing: impl AsyncFnOnce(&Work) -> T) -> T {
        self.in_sight.work.set_value(work.clone());
        let done = doing(&work).await;
        self.in_sight.told.set(None);
        done
    }

    /// Work of which a page tells how far it is; once the page was left, it is in sight as other work is.
    pub fn work_of_page(self, told: RwSignal<Option<Told>>) -> Work {
        let elsewhere = self.in_sight.told;
        Work::told(move |now| {
            if let Some(now) = told.try_set(Some(now)) {
                elsewhere.set(now);
            }
        })
    }

    /// How far the work in sight is; none where nothing takes long.
    pub fn under_way(self) -> Option<Told> {
        self.in_sight.told.get()
    }

    /// Calls off the work in sight.
    pub fn call_off(self) {
        self.in_sight.work.with_value(Work::cancel);
    }
}
