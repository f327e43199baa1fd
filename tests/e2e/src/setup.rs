//! What a browser is started with.

use std::path::PathBuf;
use std::time::Duration;

/// How a browser starts. What a test doesn't name stays as in [`Setup::default`].
#[derive(Clone, Debug)]
pub struct Setup {
    /// The page's size in CSS pixels.
    pub size: (u32, u32),
    /// The dark colour scheme.
    pub dark: bool,
    /// Reduced motion: on, so that nothing is looked at or measured halfway through a transition.
    pub still: bool,
    /// The instant at which the page's clock starts, as JavaScript's `Date.parse` reads it; it then keeps running.
    pub now: Option<&'static str>,
    /// The time zone, by its IANA name.
    pub time_zone: &'static str,
    /// The language by which the page writes numbers and dates.
    pub locale: &'static str,
    /// A script that runs in every document before the page's own.
    pub script: Option<&'static str>,
    /// The folder of the browser's profile, made if it isn't there, and kept. It also remembers the page's address, so
    /// that what one browser stored is there for the next one. Without it, each browser has a new one.
    pub profile: Option<PathBuf>,
    /// The folder of the page, in place of the built one.
    pub dist: Option<PathBuf>,
    /// Whether the page's service worker answers. Without it, what is seen is always what the folder holds now, also on a
    /// profile that keeps an earlier version.
    pub worker: bool,
    /// How long to wait for something before it counts as missing.
    pub patience: Duration,
}

impl Default for Setup {
    fn default() -> Self {
        Setup {
            size: (1280, 900),
            dark: false,
            still: true,
            now: None,
            time_zone: "UTC",
            locale: "en-GB",
            script: None,
            profile: None,
            dist: None,
            worker: true,
            patience: Duration::from_secs(60),
        }
    }
}

impl Setup {
    /// A page as on a phone.
    pub fn phone() -> Self {
        Setup { size: (375, 812), ..Setup::default() }
    }

    /// The page's clock starts at this instant.
    pub fn at(now: &'static str) -> Self {
        Setup { now: Some(now), ..Setup::default() }
    }
}
