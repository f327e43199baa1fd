//! What a failed test leaves behind: a picture of the page and what its console said.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use crate::{Browser, paths};

thread_local! {
    /// How many browsers this test has started; each test has a thread of its own.
    static STARTED: Cell<usize> = const { Cell::new(0) };
}

/// The name of a new browser's files: the test's, with a number from the second browser on. What an earlier run left
/// under that name is removed.
pub(crate) fn name() -> Result<String> {
    let number = STARTED.get() + 1;
    STARTED.set(number);
    let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let name = if number == 1 { format!("failed-{test}") } else { format!("failed-{test}-{number}") };
    for file in files(&name)? {
        // Mostly there is none.
        let _ = std::fs::remove_file(file);
    }
    Ok(name)
}

/// Writes down what the browser shows and said. Called while a test ends, where nothing can be awaited: so it asks the
/// driver itself, and does without what it doesn't get in time.
pub(crate) fn keep(browser: &Browser) -> Result<()> {
    let [picture, console] = files(&browser.name)?;
    let mut lines = browser.console.borrow().clone();
    let log = ask(browser, "POST", "se/log", r#"{"type":"browser"}"#).unwrap_or_default();
    for entry in log.as_array().into_iter().flatten() {
        let text = |key| entry[key].as_str().unwrap_or_default();
        lines.push(format!("{} {}", text("level"), text("message")));
    }
    std::fs::write(&console, lines.join("\n"))?;
    let shown = ask(browser, "GET", "screenshot", "")?;
    let shown = shown.as_str().context("the driver gave no picture")?;
    std::fs::write(&picture, BASE64_STANDARD.decode(shown)?)?;
    eprintln!("What the page showed: {}\nIts console: {}", picture.display(), console.display());
    Ok(())
}

fn files(name: &str) -> Result<[PathBuf; 2]> {
    let folder = paths::pictures()?;
    Ok([folder.join(format!("{name}.png")), folder.join(format!("{name}.log"))])
}

/// The value of the driver's answer.
fn ask(browser: &Browser, method: &str, what: &str, body: &str) -> Result<Value> {
    const PATIENCE: Option<Duration> = Some(Duration::from_secs(5));
    let (server, session) = (browser.driver.server_url(), browser.driver.session_id());
    let port = server.port().context("the driver has a port")?;
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(PATIENCE)?;
    stream.set_write_timeout(PATIENCE)?;
    write!(
        stream,
        "{method} /session/{session}/{what} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\
        Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    // The driver keeps the connection open, so the length says where the answer ends.
    let (mut reader, mut length) = (BufReader::new(stream), 0);
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 && !line.trim().is_empty() {
        if let Some((name, value)) = line.split_once(':') {
            length = if name.eq_ignore_ascii_case("content-length") { value.trim().parse()? } else { length };
        }
        line.clear();
    }
    let mut answer: Value = serde_json::from_reader(reader.take(length))?;
    Ok(answer["value"].take())
}
