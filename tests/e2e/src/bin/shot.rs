//! A picture of a whole page, for a look at it while working on it. What its console says is printed.

use std::path::Path;

use anyhow::{Context, Result, bail};
use pilotbook_e2e::{Browser, Setup};

const HELP: &str = "\
cargo run -p pilotbook-e2e --bin shot -- OUT.png [--route '#/…'] [--width 375] [--height 812] [--dark]
    [--print] [--now INSTANT] [--do 'JAVASCRIPT']… [--profile FOLDER]

--route    a route of the built page, or a full address such as that of `cargo xtask dev`
--print    as it is printed, on a sheet of A4 that is as long as it takes
--do       runs this once the page stands, and waits until the page has come to rest; it may await
--profile  keeps what the page stores, for the next picture
The route may also come first: shot '#/…' OUT.png";

#[derive(Default)]
struct Wanted {
    setup: Setup,
    route: String,
    scripts: Vec<String>,
    names: Vec<String>,
    print: bool,
}

fn arguments() -> Result<Wanted> {
    let mut wanted = Wanted::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().with_context(|| format!("{argument} wants a value\n\n{HELP}"));
        match argument.as_str() {
            "--route" => wanted.route = next()?,
            "--width" => wanted.setup.size.0 = next()?.parse().context("--width takes a number of pixels")?,
            "--height" => {
                wanted.setup.size.1 = next()?.parse().context("--height takes a number of pixels")?
            }
            "--dark" => wanted.setup.dark = true,
            "--print" => wanted.print = true,
            // It lives as long as the program.
            "--now" => wanted.setup.now = Some(next()?.leak()),
            "--do" => wanted.scripts.push(next()?),
            "--profile" => wanted.setup.profile = Some(next()?.into()),
            option if option.starts_with("--") => bail!("There is no option {option}\n\n{HELP}"),
            _ => wanted.names.push(argument),
        }
    }
    Ok(wanted)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let wanted = arguments()?;
    let (route, file) = match &wanted.names[..] {
        [file] => (&wanted.route, file),
        [route, file] => (route, file),
        _ => bail!("{HELP}"),
    };
    // The page as it is built now, whatever version a kept profile holds.
    let mut b = Browser::start(Setup { worker: false, ..wanted.setup }).await?;
    if route.starts_with("http") {
        b.driver.goto(route).await?;
        b.see("h1").await?;
    } else {
        b.open(route).await?;
    }
    for script in wanted.scripts {
        b.call::<serde_json::Value>(&format!("return (async () => {{ {script} }})()"), vec![]).await?;
        b.settle().await?;
    }
    if wanted.print {
        b.cdp("Emulation.setEmulatedMedia", serde_json::json!({ "media": "print" })).await?;
        b.set_size(673, 951).await?;
        b.js::<()>("void dispatchEvent(new Event('beforeprint'))").await?;
    }
    b.settle().await?;
    b.full_screenshot(Path::new(file)).await?;
    for line in b.console().await? {
        eprintln!("{line}");
    }
    b.forget_console().await?;
    b.finish().await
}
