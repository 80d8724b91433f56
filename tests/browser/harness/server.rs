//! Serves `dist/` under a folder of its own, as a host would, and remembers what was asked for.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// Where the page lives; never the root, so that an absolute address in it shows.
pub const FOLDER: &str = "/some/path/";

/// How long a held answer waits at most, so that a failing test ends.
const HOLD_AT_MOST: Duration = Duration::from_secs(30);

/// A running server. A thread for each connection and a connection for each request: plain, and nothing waits for
/// anything else.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

/// A header of an answer: its name and its value.
pub type Header = (String, String);

/// A file beside those of `dist/`.
#[derive(Clone)]
struct Extra {
    kind: String,
    content: Vec<u8>,
    /// Headers sent with it alone.
    headers: Vec<Header>,
}

/// How an answer goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// No answer at all.
    Silence,
    /// Half of it.
    Half,
    /// A server's own failure.
    Failure,
    /// Something else with a good status, as the pages of hotels' networks are.
    Stranger,
}

impl Cut {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::Silence, Self::Half, Self::Failure, Self::Stranger];
}

#[derive(Default)]
struct State {
    dist: PathBuf,
    /// Files beside those of `dist/`, by path.
    more: Mutex<BTreeMap<String, Extra>>,
    /// Headers sent with every answer.
    headers: Mutex<Vec<Header>>,
    /// Paths asked for, in order, with the status answered.
    asked: Mutex<Vec<(String, u16)>>,
    /// Whether only the files put here are served, and none of `dist/`.
    is_alone: AtomicBool,
    /// Which answers go wrong, and how many good ones come before.
    cut: Mutex<Option<(usize, Cut)>>,
    /// The ending of paths whose answers wait.
    held: Mutex<Option<String>>,
    released: Condvar,
    /// No more connections are taken.
    is_closed: AtomicBool,
}

impl Server {
    /// Starts on a free port.
    pub fn start(dist: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(State {
            dist,
            ..State::default()
        });
        let server = Self { address, state };
        server.listen(listener);
        server
    }

    fn listen(&self, listener: TcpListener) {
        let shared = Arc::clone(&self.state);
        thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                if shared.is_closed.load(Ordering::Relaxed) {
                    return;
                }
                let state = Arc::clone(&shared);
                // A browser that went elsewhere in the meantime is no failure.
                thread::spawn(move || drop(state.answer(&connection)));
            }
        });
    }

    /// Stops for real: nobody listens at its address any more.
    pub fn stop(&self) {
        self.release();
        self.state.is_closed.store(true, Ordering::Relaxed);
        // Wakes the one that waits for connections; once that has gone, the next is refused.
        let gone = |_: &u32| TcpStream::connect(self.address).is_err();
        assert!((0..1000).any(|turn| gone(&turn)), "the server goes on listening");
    }

    /// Listens again at the same address.
    pub fn start_again(&self) {
        self.state.is_closed.store(false, Ordering::Relaxed);
        self.listen(TcpListener::bind(self.address).expect("the same port"));
    }

    /// Serves these files and no others: another release, in which the names of the last one are gone.
    pub fn publish(&self, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
        self.state.is_alone.store(true, Ordering::Relaxed);
        self.state.more.lock().unwrap().clear();
        for (path, contents) in files {
            self.put(&path, kind_of(&path), contents);
        }
    }

    /// From now on answers go wrong, after so many good ones; only the service worker's own script still comes.
    pub fn cut(&self, after: usize, cut: Cut) {
        *self.state.cut.lock().unwrap() = Some((after, cut));
    }

    /// Answers everything again.
    pub fn mend(&self) {
        *self.state.cut.lock().unwrap() = None;
    }

    /// The page's origin.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of a file in the page's folder.
    pub fn address(&self, path: &str) -> String {
        [&self.origin(), FOLDER, path].concat()
    }

    /// Serves one more file.
    pub fn put(&self, path: &str, kind: &str, content: impl Into<Vec<u8>>) {
        self.put_with(path, kind, content, Vec::new());
    }

    /// The same with headers of its own.
    pub fn put_with(&self, path: &str, kind: &str, content: impl Into<Vec<u8>>, headers: Vec<Header>) {
        let file = Extra {
            kind: kind.to_owned(),
            content: content.into(),
            headers,
        };
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
        self.state.is_closed.store(true, Ordering::Relaxed);
        // Wakes the one that waits for connections.
        drop(TcpStream::connect(self.address));
    }
}

impl State {
    fn answer(&self, connection: &TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(connection);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let url = line.split(' ').nth(1).unwrap_or_default().to_owned();
        // A browser may open a connection ahead of time and never use it, or only when the server has stopped.
        if url.is_empty() || self.is_closed.load(Ordering::Relaxed) {
            return Ok(());
        }
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            let Some((name, value)) = header.split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        std::io::copy(&mut reader.take(length), &mut std::io::sink())?;

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
        let cut = self.is_cut(path);
        if cut == Some(Cut::Silence) {
            return Ok(());
        }
        let (status, file) = match cut {
            Some(Cut::Failure) => (
                500,
                Extra {
                    kind: "text/plain".into(),
                    content: b"sorry".to_vec(),
                    headers: vec![],
                },
            ),
            Some(Cut::Stranger) => (
                200,
                Extra {
                    kind: "text/html".into(),
                    content: b"<p>Welcome to our hotel".to_vec(),
                    headers: vec![],
                },
            ),
            _ => self.find(path),
        };
        let Extra {
            kind,
            content,
            headers,
        } = file;
        let mut head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n",
            if status == 200 { "OK" } else { "Not Found" },
            content.len()
        );
        for (name, value) in self.headers.lock().unwrap().iter().chain(&headers) {
            head.extend([name.as_str(), ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        self.asked.lock().unwrap().push((url.clone(), status));
        let mut connection = connection;
        connection.write_all(head.as_bytes())?;
        let length = if cut == Some(Cut::Half) {
            content.len() / 2
        } else {
            content.len()
        };
        connection.write_all(content.get(..length).unwrap_or_default())?;
        connection.flush()
    }

    /// How the answer for a path goes wrong, if it does.
    fn is_cut(&self, path: &str) -> Option<Cut> {
        let mut cut = self.cut.lock().unwrap();
        let (left, how) = cut.as_mut()?;
        if path.ends_with("/sw.js") {
            return None;
        }
        if *left == 0 {
            return Some(*how);
        }
        *left -= 1;
        None
    }

    fn find(&self, path: &str) -> (u16, Extra) {
        let path = if path == FOLDER {
            [FOLDER, "index.html"].concat()
        } else {
            path.to_owned()
        };
        if let Some(file) = self.more.lock().unwrap().get(&path) {
            return (200, file.clone());
        }
        let file = |kind: &str, content: Vec<u8>| Extra {
            kind: kind.to_owned(),
            content,
            headers: Vec::new(),
        };
        let none = || (404, file("text/plain", b"not here".to_vec()));
        let is_alone = self.is_alone.load(Ordering::Relaxed);
        let Some(name) = path
            .strip_prefix(FOLDER)
            .filter(|name| !is_alone && !name.contains(".."))
        else {
            return none();
        };
        match fs::read(self.dist.join(name)) {
            Ok(content) => (200, file(kind_of(name), content)),
            Err(_) => none(),
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
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
