//! `cargo xtask shots`: pictures of every page. What is shown stands in `tests/e2e/src/pictures.rs`.

use anyhow::Result;

use xtask::tools::{browser, cargo, root, run, say};

/// Takes them all, or only those of the pages named.
pub fn shots(names: &[&str]) -> Result<()> {
    crate::dist::build_if_older()?;
    browser()?;
    let folder = root().join("target/shots");
    say(
        "Taking pictures: each page in three widths, light and dark, one after the other, since each waits until the page \
         has come to rest (one to two minutes; a name after the command takes one page only)",
    );
    run(cargo().args(["run", "-q", "-p", "pilotbook-e2e", "--bin", "shots", "--"]).arg(&folder).args(names))
}
