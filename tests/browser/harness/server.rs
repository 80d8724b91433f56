//! Serves `dist/` under a folder of its own, as a host would, and remembers what was asked for.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Request, Response};

/// Where the page lives; never the root, so that an absolute address in it shows.
pub const FOLDER: &str = "/some/path/";

/// How long a held answer waits at most, so that a failing test ends.
const HOLD_AT_MOST: Duration = Duration::from_secs(30);

/// A running server.
pub struct Server {
    server: Arc<tiny_http::Server>,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    dist: PathBuf,
    /// Files beside those of `dist/`, by path: type and content.
    more: Mutex<BTreeMap<String, (String, Vec<u8>)>>,
    /// Headers sent with every answer.
    headers: Mutex<Vec<(String, String)>>,
    /// Paths asked for, in order, with the status answered.
    asked: Mutex<Vec<(String, u16)>>,
    /// The ending of paths whose answers wait.
    held: Mutex<Option<String>>,
    released: Condvar,
}

impl Server {
    /// Starts on a free port.
    pub fn start(dist: PathBuf) -> Self {
        let server = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
        let state = Arc::new(State {
            dist,
            ..State::default()
        });
        let (listening, shared) = (Arc::clone(&server), Arc::clone(&state));
        thread::spawn(move || {
            for request in listening.incoming_requests() {
                let state = Arc::clone(&shared);
                // Each in a thread of its own, so that one that is held does not hold the others.
                thread::spawn(move || state.answer(request));
            }
        });
        Self { server, state }
    }

    /// The page's origin.
    pub fn origin(&self) -> String {
        let address = self.server.server_addr().to_ip().expect("an address");
        format!("http://{address}")
    }

    /// The address of a file in the page's folder.
    pub fn address(&self, path: &str) -> String {
        [&self.origin(), FOLDER, path].concat()
    }

    /// Serves one more file.
    pub fn put(&self, path: &str, kind: &str, content: impl Into<Vec<u8>>) {
        let file = (kind.to_owned(), content.into());
        self.state
            .more
            .lock()
            .unwrap()
            .insert([FOLDER, path].concat(), file);
    }

    /// Sends a header with every answer from now on.
    pub fn send_header(&self, name: &str, value: &str) {
        self.state
            .headers
            .lock()
            .unwrap()
            .push((name.to_owned(), value.to_owned()));
    }

    /// Lets answers for paths with this ending wait until they are released.
    pub fn hold(&self, ending: &str) {
        *self.state.held.lock().unwrap() = Some(ending.to_owned());
    }

    /// Answers what was held.
    pub fn release(&self) {
        *self.state.held.lock().unwrap() = None;
        self.state.released.notify_all();
    }

    /// What was asked for, with the status answered.
    pub fn asked(&self) -> Vec<(String, u16)> {
        self.state.asked.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.release();
        self.server.unblock();
    }
}

impl State {
    fn answer(&self, request: Request) {
        let url = request.url().to_owned();
        let path = url.split(['?', '#']).next().unwrap_or_default();
        {
            let held = self.held.lock().unwrap();
            let is_held = |held: &mut Option<String>| {
                held.as_ref()
                    .is_some_and(|ending| path.ends_with(ending.as_str()))
            };
            let _waited = self
                .released
                .wait_timeout_while(held, HOLD_AT_MOST, is_held)
                .unwrap();
        }
        let (status, kind, content) = self.find(path);
        self.asked.lock().unwrap().push((url, status));
        let mut response = Response::from_data(content).with_status_code(status);
        let mut headers = vec![
            ("Content-Type".to_owned(), kind),
            ("Cache-Control".to_owned(), "no-store".to_owned()),
        ];
        headers.extend(self.headers.lock().unwrap().iter().cloned());
        for (name, value) in headers {
            response.add_header(Header::from_bytes(name, value).expect("a header"));
        }
        // A browser that went elsewhere in the meantime is no failure.
        let _ = request.respond(response);
    }

    fn find(&self, path: &str) -> (u16, String, Vec<u8>) {
        if let Some((kind, content)) = self.more.lock().unwrap().get(path) {
            return (200, kind.clone(), content.clone());
        }
        let Some(name) = path.strip_prefix(FOLDER).filter(|name| !name.contains("..")) else {
            return (404, "text/plain".into(), b"not here".to_vec());
        };
        let name = if name.is_empty() { "index.html" } else { name };
        match fs::read(self.dist.join(name)) {
            Ok(content) => (200, kind_of(name).into(), content),
            Err(_) => (404, "text/plain".into(), b"not here".to_vec()),
        }
    }
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
