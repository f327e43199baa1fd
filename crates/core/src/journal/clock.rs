//! The clock that own stamps are taken from (section 2).

use super::stamp::{Actor, DAY_MS, Stamp};

/// 9000-01-01T00:00Z: wall times beyond it are clamped, so that a stamp's successor always exists.
const LAST_NOW: i64 = 221_845_392_000_000;

/// A hybrid logical clock (Kulkarni et al. 2014): its stamps always grow, whatever the machine's does.
#[derive(Clone, Debug)]
pub struct Clock {
    actor: Actor,
    wall: i64,
    counter: u16,
}

impl Clock {
    /// The clock of an actor that has seen nothing yet.
    pub fn new(actor: Actor) -> Clock {
        Clock { actor, wall: -1, counter: 0 }
    }

    /// Whose stamps it gives.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Takes note of a stamp that was taken in, once it is stored. One more than a day ahead of `now`
    /// (milliseconds since 1970-01-01 UTC) is data like any other, and never followed.
    pub fn observe(&mut self, stamp: Stamp, now: i64) {
        let wall = i64::try_from(stamp.wall()).unwrap_or(i64::MAX);
        let near = wall <= now.clamp(0, LAST_NOW) + DAY_MS as i64;
        if near && (wall, stamp.counter()) > (self.wall, self.counter) {
            (self.wall, self.counter) = (wall, stamp.counter());
        }
    }

    /// The next own stamp.
    pub fn next(&mut self, now: i64) -> Stamp {
        let now = now.clamp(0, LAST_NOW);
        if now > self.wall {
            (self.wall, self.counter) = (now, 0);
        } else if let Some(counter) = self.counter.checked_add(1) {
            self.counter = counter;
        } else {
            (self.wall, self.counter) = (self.wall + 1, 0);
        }
        let wall = u64::try_from(self.wall).unwrap_or(0);
        // In range: neither `now` nor what is observed goes beyond a day after LAST_NOW.
        Stamp::new(wall, self.counter, self.actor).unwrap_or_else(|| unreachable_stamp(self.actor))
    }
}

fn unreachable_stamp(actor: Actor) -> Stamp {
    debug_assert!(false, "the clock left the years that a stamp can hold");
    Stamp::new(0, 0, actor).unwrap_or_else(|| unreachable!("1970 is in range"))
}
