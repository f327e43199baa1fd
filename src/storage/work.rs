//! Work that takes long: it lets the page answer in between, says how far it is, and can be called off.

use std::cell::Cell;
use std::rc::Rc;

use super::StorageError;

/// How long the page may be kept from answering, in milliseconds.
const TURN: f64 = 12.0;

/// How far work has come: what is done, how many of how many.
pub type Told = (&'static str, usize, usize);

/// A piece of long work. Clones are the same work.
#[derive(Clone, Default)]
pub struct Work {
    cancelled: Rc<Cell<bool>>,
    since: Rc<Cell<f64>>,
    tell: Option<Rc<dyn Fn(Told)>>,
}

impl Work {
    /// Work whose progress somebody hears of.
    pub fn told(tell: impl Fn(Told) + 'static) -> Work {
        Work { tell: Some(Rc::new(tell)), ..Work::default() }
    }

    /// Calls it off: it stops at its next pause, and nothing of it is kept.
    pub fn cancel(&self) {
        self.cancelled.set(true);
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.get()
    }

    /// Says how far it is.
    pub fn tell(&self, doing: &'static str, done: usize, all: usize) {
        if let Some(tell) = &self.tell {
            tell((doing, done, all));
        }
    }

    /// Lets the page answer, if it has not for a while. Fails where the work was called off.
    pub async fn pause(&self) -> Result<(), StorageError> {
        let now = js_sys::Date::now();
        if now - self.since.get() > TURN {
            gloo_timers::future::TimeoutFuture::new(0).await;
            self.since.set(js_sys::Date::now());
        }
        if self.is_cancelled() { Err(StorageError::Cancelled) } else { Ok(()) }
    }
}
