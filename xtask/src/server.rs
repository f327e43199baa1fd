//! A small server of static files on this machine only, for `serve` and for the end-to-end tests.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};

/// Listens on 127.0.0.1; port 0 takes a free one.
pub fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("Port {port} of this machine can't be used. Give another one with --port."))
}

/// Serves a folder under a path prefix (`/` or `/some/path/`) until the program ends.
pub fn serve(listener: &TcpListener, folder: &Path, prefix: &str) {
    serve_until(listener, folder, prefix, &Arc::default());
}

fn serve_until(listener: &TcpListener, folder: &Path, prefix: &str, stopped: &Arc<AtomicBool>) {
    for stream in listener.incoming().flatten() {
        if stopped.load(Ordering::SeqCst) {
            return;
        }
        let (folder, prefix, stopped) = (folder.to_path_buf(), prefix.to_owned(), stopped.clone());
        std::thread::spawn(move || {
            // A browser that closes its connection early is no error of ours.
            let _ = answer(stream, &folder, &prefix, &stopped);
        });
    }
}

/// A server in the background; it serves until it is stopped or the program ends.
pub struct Server {
    stopped: Arc<AtomicBool>,
    port: u16,
    thread: JoinHandle<()>,
}

impl Server {
    /// Starts to serve, as [`serve`] does.
    pub fn start(listener: TcpListener, folder: &Path, prefix: &str) -> Result<Server> {
        let port = listener.local_addr()?.port();
        let stopped = Arc::<AtomicBool>::default();
        let (folder, prefix, flag) = (folder.to_path_buf(), prefix.to_owned(), stopped.clone());
        let thread = std::thread::spawn(move || serve_until(&listener, &folder, &prefix, &flag));
        Ok(Server { stopped, port, thread })
    }

    /// Stops: from now on nobody listens there, and open connections get no further answer.
    pub fn stop(self) -> Result<()> {
        self.stopped.store(true, Ordering::SeqCst);
        // It waits for a visitor; this one lets it see that it is over.
        drop(TcpStream::connect(("127.0.0.1", self.port))?);
        self.thread.join().map_err(|_| anyhow!("The server ended in a panic"))
    }
}

fn answer(mut stream: TcpStream, folder: &Path, prefix: &str, stopped: &AtomicBool) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request)? == 0 || stopped.load(Ordering::SeqCst) {
            return Ok(());
        }
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
        }
        let mut words = request.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
        let path = target.split(['?', '#']).next().unwrap_or("/");
        let file = (method == "GET").then(|| find(folder, prefix, path)).flatten();
        match file.and_then(|file| Some((std::fs::read(&file).ok()?, mime(&file)))) {
            Some((body, mime)) => respond(&mut stream, "200 OK", mime, &body)?,
            None => respond(&mut stream, "404 Not Found", "text/plain; charset=utf-8", b"Not found")?,
        }
    }
}

fn respond(stream: &mut TcpStream, status: &str, mime: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\nCache-Control: no-cache\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)
}

fn find(folder: &Path, prefix: &str, path: &str) -> Option<PathBuf> {
    let inside = Path::new(path.strip_prefix(prefix)?);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(inside);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_server_answers_nobody() -> Result<()> {
        let listener = listen(0)?;
        let address = listener.local_addr()?;
        let server = Server::start(listener, Path::new("/served"), "/")?;
        drop(TcpStream::connect(address)?);
        server.stop()?;
        assert!(TcpStream::connect(address).is_err());
        Ok(())
    }

    #[test]
    fn only_what_lies_in_the_folder_is_found() {
        let folder = Path::new("/served");
        let found = |path| find(folder, "/sub/", path);
        assert_eq!(found("/sub/a/b.js"), Some("/served/a/b.js".into()));
        assert_eq!(found("/sub/"), Some("/served/".into()));
        for outside in ["/sub/../secret", "/sub/a/../../secret", "/sub//etc/passwd", "/a.js", "/", ""] {
            assert_eq!(found(outside), None, "{outside}");
        }
    }
}
