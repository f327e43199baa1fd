//! Drives the built page in Chromium, as people use it.
//!
//! A test starts a browser, acts, waits for what must be seen, and ends:
//!
//! ```no_run
//! # async fn test() -> anyhow::Result<()> {
//! use pilotbook_e2e::{Browser, Setup};
//!
//! let b = Browser::start(Setup { now: Some("2026-07-24T09:00:00Z"), ..Setup::default() }).await?;
//! b.open("").await?;
//! b.fill("Title", "Try feature flags").await?;
//! b.click_button("Log idea").await?;
//! b.see_text("Try feature flags").await?;
//! b.assert_accessible().await?;
//! b.finish().await // also fails if the console said anything of weight
//! # }
//! ```
//!
//! Every browser has a profile, a downloads folder, a driver and a server of its own, on free ports, so tests run beside
//! each other. The page lies under a sub-path, as on a host that gives a project only a folder.
//!
//! Nothing waits a fixed time: [`Browser::until`] and what builds on it ask again until it is so. When it isn't in time,
//! the error says what the page shows. A test that fails, in whatever way, leaves a picture and the console in
//! `target/e2e/`.
//!
//! The folder served is `dist/`, or the one that `PILOTBOOK_DIST` names. `PILOTBOOK_E2E_SHOW=1` shows the window.

mod axe;
mod browser;
mod console;
mod controls;
mod emulation;
mod failure;
mod files;
mod home;
mod page;
mod palette;
mod paths;
mod picture;
pub mod pictures;
mod process;
mod setup;
mod wait;

pub use browser::Browser;
pub use palette::reduce;
pub use paths::{built_page, command_line, data};
pub use setup::Setup;
pub use thirtyfour::{Key, TypingData, WebElement, WindowHandle};
pub use wait::until;
pub use xtask::tools::root;
