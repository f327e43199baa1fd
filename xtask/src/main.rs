//! `cargo xtask`: the project's own commands.

mod dist;
mod post_build;
mod shots;
mod test;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const HELP: &str = "\
cargo xtask serve [--port N]   build in release mode, serve, print the address
cargo xtask test [STAGE]       all checks in order: fmt, clippy, native, build, web, e2e
cargo xtask dev                build, serve, and reload on every change
cargo xtask dist [--out DIR]   static files for any web host, with their sizes
cargo xtask shots [NAME…]      pictures of every page (or of these) in target/shots, and those of the documents";

fn main() {
    if let Err(error) = command() {
        eprintln!("{error:#}");
        std::process::exit(1);
    }
}

fn command() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["serve"] => serve(8080),
        ["serve", "--port", port] => serve(port.parse().context("--port takes a number up to 65535")?),
        ["test"] => test::test(None),
        ["test", stage] => test::test(Some(stage)),
        ["dev"] => dist::dev(),
        ["dist"] => dist::dist(None),
        ["dist", "--out", folder] => dist::dist(Some(&PathBuf::from(folder))),
        ["shots", ref names @ ..] => shots::shots(names),
        ["post-build"] => post_build::post_build(),
        [] | ["help"] | ["--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("No such command.\n{HELP}"),
    }
}

fn serve(port: u16) -> Result<()> {
    // The port is taken before the build, so that one in use is said at once.
    let listener = xtask::server::listen(port)?;
    let folder = dist::build()?;
    println!("Pilotbook is at http://{}/  (Ctrl+C ends it)", listener.local_addr()?);
    xtask::server::serve(&listener, &folder, "/");
    Ok(())
}
