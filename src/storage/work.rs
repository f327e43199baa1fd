//! Work that takes long: it lets the page answer in between, says how far it is, and can be called off.

use std::cell::Cell;
use std::rc::Rc;

use super::StorageError;

/// How long the page may be kept from answering, in milliseconds.
const TURN: f64 = 12.0;
/// Work that is done sooner, in milliseconds, needs no bar that comes and goes.
const SOON: f64 = 300.0;

/// How far work has come: what is done, how many of how many.
pub type Told = (&'static str, usize, usize);

/// What is said once it is stored and can't be called off any more: only the page has still to take it in.
pub const FINISHING: &str = "Finishing";

/// A piece of long work. Clones are the same work.
#[derive(Clone)]
pub struct Work {
    cancelled: Rc<Cell<bool>>,
    since: Rc<Cell<f64>>,
    /// Before this nothing is said, in milliseconds since 1970-01-01 UTC.
    quiet_until: f64,
    tell: Option<Rc<dyn Fn(Told)>>,
}

impl Default for Work {
    /// Work of which nobody hears.
    fn default() -> Work {
        let now = js_sys::Date::now();
        Work { cancelled: Rc::default(), since: Rc::new(Cell::new(now)), quiet_until: now, tell: None }
    }
}

impl Work {
    /// Work whose progress somebody hears of.
    pub fn told(tell: impl Fn(Told) + 'static) -> Work {
        Work { tell: Some(Rc::new(tell)), ..Work::default() }
    }

    /// Work whose progress somebody hears of if it isn't done soon.
    pub fn told_late(tell: impl Fn(Told) + 'static) -> Work {
        let work = Work::told(tell);
        Work { quiet_until: work.quiet_until + SOON, ..work }
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
        if let Some(tell) = self.tell.as_ref().filter(|_| js_sys::Date::now() >= self.quiet_until) {
            tell((doing, done, all));
        }
    }

    /// The same work, of which only one of several equal parts is told: what it says comes to its share of the whole.
    pub fn part(&self, part: usize, of: usize) -> Work {
        const SHARE: usize = 1000;
        let whole = self.clone();
        let tell = move |(doing, done, all): Told| {
            whole.tell(
                doing,
                part * SHARE + (SHARE as f64 * done.min(all) as f64 / all.max(1) as f64) as usize,
                of * SHARE,
            );
        };
        Work { tell: Some(Rc::new(tell)), ..self.clone() }
    }

    /// Lets the page answer, if it has not for a while. Fails where the work was called off.
    pub async fn pause(&self) -> Result<(), StorageError> {
        self.turn().await;
        if self.is_cancelled() { Err(StorageError::Cancelled) } else { Ok(()) }
    }

    /// As [`Work::pause`], for what has to be brought to its end.
    pub async fn turn(&self) {
        if js_sys::Date::now() - self.since.get() > TURN {
            self.wait().await;
        }
    }

    /// Lets the page answer, whether it has lately or not.
    pub async fn wait(&self) {
        gloo_timers::future::TimeoutFuture::new(0).await;
        self.since.set(js_sys::Date::now());
    }
}
