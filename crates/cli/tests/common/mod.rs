//! The program as the tests run it, and the real portfolio.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file of `tests/data`.
pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(name)
}

/// Runs the program on a fixed day, by a fixed actor.
pub fn pilotbook(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pilotbook"));
    command.args(["--now", "2026-07-24T12:00:00Z", "--actor", "0123456789abcdef", "--by", "Ana"]);
    command.args(arguments).output().unwrap()
}
