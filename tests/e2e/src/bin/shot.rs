//! A picture of a page, for a look at it while working on it:
//! `cargo run -p pilotbook-e2e --bin shot -- '#/…' out.png [--width 375] [--height 812] [--dark]`.
//!
//! A route is opened in the built page; a full address, such as that of `cargo xtask dev`, as it is.

use anyhow::{Context, Result, bail};
use pilotbook_e2e::{Browser, Setup};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (mut setup, mut names) = (Setup::default(), Vec::new());
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number =
            || arguments.next().and_then(|n| n.parse().ok()).context("a number of pixels is missing");
        match argument.as_str() {
            "--width" => setup.size.0 = number()?,
            "--height" => setup.size.1 = number()?,
            "--dark" => setup.dark = true,
            _ => names.push(argument),
        }
    }
    let [address, file] = &names[..] else {
        bail!("shot ROUTE-OR-ADDRESS FILE.png [--width W] [--height H] [--dark]")
    };
    let b = Browser::start(setup).await?;
    if address.starts_with("http") {
        b.driver.goto(address).await?;
        b.see("h1").await?;
    } else {
        b.open(address).await?;
    }
    b.js::<bool>("document.fonts.ready.then(() => true)").await?;
    b.driver.screenshot(file.as_ref()).await?;
    for line in b.console().await? {
        eprintln!("{line}");
    }
    b.forget_console().await?;
    b.finish().await
}
