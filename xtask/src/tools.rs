//! The tools that the build needs: found on the PATH in the right version, else in the tools folder
//! outside the clone, else put there once.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Trunk's version. wasm-bindgen's comes from Cargo.lock, since crate and tool must be equal.
const TRUNK: &str = "0.21.14";
/// axe-core's version, which checks accessibility in the end-to-end tests.
const AXE: &str = "4.14.1";

/// The root of the clone that cargo runs in. Asked at run time: clones may share a target folder, and then
/// a program built for one of them also runs for the other.
pub fn root() -> PathBuf {
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| built_in.to_path_buf(), PathBuf::from);
    let root = here.ancestors().find(|folder| folder.join("Trunk.toml").is_file());
    root.unwrap_or(built_in).to_path_buf()
}

/// The folder that outlives clones: `pilotbook/tools` in the user's cache folder.
pub fn folder() -> Result<PathBuf> {
    let home = || std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from);
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| home().map(|home| home.join(".cache")));
    Ok(cache
        .context("Neither XDG_CACHE_HOME nor HOME says where tools can be kept.")?
        .join("pilotbook/tools"))
}

/// Announces a step.
pub fn say(step: &str) {
    eprintln!("\x1b[1m== {step}\x1b[0m");
}

/// Runs a command with its output shown; an exit other than 0 is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("`{name}` can't be started"))?;
    if !status.success() {
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
        bail!("`{name} {}` failed ({status})", arguments.join(" "));
    }
    Ok(())
}

/// What a command prints, if it runs and succeeds.
pub fn output(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// cargo, in the clone's root.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// The wasm target of the compiler.
pub fn wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot =
        output("rustc", &["--print", "sysroot"]).context("`rustc` can't be started: install Rust")?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    say("Adding the compiler's wasm target (seconds)");
    run(Command::new("rustup").args(["target", "add", TARGET]))
        .context("The wasm target is missing. With rustup: rustup target add wasm32-unknown-unknown")
}

/// The folders of Trunk and wasm-bindgen, to stand first in the PATH.
pub fn build_tools() -> Result<Vec<PathBuf>> {
    let bindgen = locked_version("wasm-bindgen")?;
    let bindgen = ensure("wasm-bindgen", "wasm-bindgen-cli", &bindgen, &[], "1 to 2 minutes")?;
    let flags = ["--locked", "--no-default-features", "--features", "rustls"];
    let trunk = ensure("trunk", "trunk", TRUNK, &flags, "4 to 6 minutes")?;
    Ok(bindgen.into_iter().chain(trunk).collect())
}

/// The PATH with these folders first.
pub fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(folders.iter().cloned().chain(std::env::split_paths(&path)))?)
}

/// The version of a crate in Cargo.lock.
pub fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock can't be read")?;
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.with_context(|| format!("Cargo.lock has no {package}"))?.to_owned())
}

/// Where a tool of that version lies; nothing to add where the PATH has it.
fn ensure(tool: &str, package: &str, version: &str, flags: &[&str], takes: &str) -> Result<Option<PathBuf>> {
    let fits = |program: &Path| output(program, &["--version"]).is_some_and(|said| said.contains(version));
    if fits(Path::new(tool)) {
        return Ok(None);
    }
    let home = folder()?.join(format!("{tool}-{version}"));
    let bin = home.join("bin");
    if fits(&bin.join(tool)) {
        return Ok(Some(bin));
    }
    std::fs::create_dir_all(&home)?;
    if output("cargo", &["binstall", "-V"]).is_some() {
        say(&format!("Fetching {tool} {version} with cargo binstall"));
        let package = format!("{package}@{version}");
        let root = home.to_string_lossy().into_owned();
        let fetched = run(cargo().args(["binstall", "--no-confirm", "--root", &root, &package]));
        if fetched.is_ok() && fits(&bin.join(tool)) {
            return Ok(Some(bin));
        }
    }
    say(&format!("Building {tool} {version}, once for this user, without optimisation ({takes} on 2 cores)"));
    let mut install = cargo();
    install.args(["install", package, "--version", version]).args(flags).arg("--root").arg(&home);
    for (key, value) in
        [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0"), ("STRIP", "true")]
    {
        install.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    // A target folder of the clone would only be filled with what nothing else uses.
    install.env_remove("CARGO_TARGET_DIR");
    run(&mut install)?;
    Ok(Some(bin))
}

/// Where axe-core's script lies, once [`axe`] has fetched it.
pub fn axe_script() -> Result<PathBuf> {
    Ok(axe_home()?.join("node_modules/axe-core/axe.min.js"))
}

fn axe_home() -> Result<PathBuf> {
    Ok(folder()?.join(format!("axe-core-{AXE}")))
}

/// axe-core's script, from npm.
pub fn axe() -> Result<PathBuf> {
    let (home, script) = (axe_home()?, axe_script()?);
    if !script.is_file() {
        say(&format!("Fetching axe-core {AXE} with npm (seconds)"));
        std::fs::create_dir_all(&home)?;
        let package = format!("axe-core@{AXE}");
        run(Command::new("npm")
            .args(["install", "--no-save", "--ignore-scripts", "--prefix"])
            .arg(&home)
            .arg(package))
        .context("axe-core is needed by the end-to-end tests; npm comes with Node.js")?;
    }
    Ok(script)
}

/// The browser and its driver, and npm: from the PATH, else by apt where that is possible.
pub fn browser() -> Result<()> {
    let missing: Vec<&str> = [("chromium", "chromium"), ("chromedriver", "chromium-driver"), ("npm", "npm")]
        .into_iter()
        .filter(|(program, _)| output(program, &["--version"]).is_none())
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let root_user = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !root_user || output("apt-get", &["--version"]).is_none() {
        bail!("The browser tests need {names}. On Debian and Ubuntu: sudo apt-get install {names}");
    }
    say(&format!("Installing {names} with apt-get (a minute or two)"));
    run(Command::new("apt-get").args(["update", "-q"]))?;
    run(Command::new("apt-get").args(["install", "-y", "-q", "--no-install-recommends"]).args(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_is_told_the_locked_version_of_wasm_bindgen() -> Result<()> {
        let trunk = std::fs::read_to_string(root().join("Trunk.toml"))?;
        let line = format!("wasm_bindgen = \"{}\"", locked_version("wasm-bindgen")?);
        assert!(trunk.lines().any(|found| found == line), "Trunk.toml should say {line}");
        Ok(())
    }
}
