//! A test's run: its server, its browser, and what is left of it when it fails.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::browser::{Browser, Wishes, profile_beside};
use super::person::Person;
use super::server::Server;

/// Drivers serve one browser at a time, so tests take turns however many threads run them.
static TURN: Mutex<()> = Mutex::new(());

/// What a test is given.
#[derive(Clone)]
pub struct Stage {
    inner: Arc<Inner>,
}

struct Inner {
    /// The browser under test.
    browser: Browser,
    /// Where this test leaves what it saw.
    results: PathBuf,
    server: Server,
    /// The address of the page where it is not the server's.
    address: Mutex<Option<String>>,
    /// Who is at the browser now.
    person: Mutex<Option<Person>>,
}

/// Runs a test; when it fails, leaves a picture, the page and what the person did.
pub fn run<F: Future<Output = ()>>(name: &str, test: impl FnOnce(Stage) -> F) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let results = PathBuf::from(super::environment("PB_RESULTS")).join(name);
    fs::create_dir_all(&results).unwrap_or_else(|error| panic!("{}: {error}", results.display()));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let inner = Inner {
        browser: Browser::under_test(),
        results,
        server: Server::start(PathBuf::from(super::environment("PB_DIST"))),
        address: Mutex::new(None),
        person: Mutex::new(None),
    };
    let stage = Stage {
        inner: Arc::new(inner),
    };
    let started = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(stage.clone()))));
    let person = stage
        .inner
        .person
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    runtime.block_on(async {
        if let Some(person) = person {
            if outcome.is_err() {
                person.leaves_traces(&stage.results()).await;
                let asked = stage.server().asked().into_iter();
                let asked: Vec<String> = asked.map(|(path, status)| format!("{status} {path}")).collect();
                let last = asked.iter().skip(asked.len().saturating_sub(12));
                eprintln!("asked for last: {}", last.cloned().collect::<Vec<_>>().join(", "));
                stage.file("asked.txt", asked.join("\n"));
            }
            person.closes_the_browser().await;
        }
    });
    // Shown with --nocapture.
    println!("{name}: {:.1} s", started.elapsed().as_secs_f64());
    match outcome {
        // A passing test leaves nothing behind, unless it put something there.
        Ok(()) => {
            let _ = fs::remove_dir_all(profile_beside(&stage.results().join("downloads")));
            drop(fs::remove_dir(stage.results()));
        }
        Err(panic) => resume_unwind(panic),
    }
}

impl Stage {
    /// The browser under test.
    pub fn browser(&self) -> Browser {
        self.inner.browser
    }

    /// The server of the page.
    pub fn server(&self) -> &Server {
        &self.inner.server
    }

    /// One more server of the same files, at an origin of its own.
    pub fn another_server() -> Server {
        Server::start(PathBuf::from(super::environment("PB_DIST")))
    }

    /// Where this test leaves what it saw.
    pub fn results(&self) -> PathBuf {
        self.inner.results.clone()
    }

    /// Writes a file among the results and tells its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.results().join(name);
        fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        path
    }

    /// Somebody sits down at an empty browser; whoever was there before has closed theirs.
    pub async fn somebody(&self) -> Person {
        self.somebody_with(Wishes::default()).await
    }

    /// The same, at a browser of some kind.
    pub async fn somebody_with(&self, wishes: Wishes) -> Person {
        let before = self.inner.person.lock().unwrap().take();
        if let Some(before) = before {
            before.closes_the_browser().await;
        }
        let downloads = self.results().join("downloads");
        let from_disk = self.inner.address.lock().unwrap().clone();
        let wishes = Wishes {
            is_from_disk: from_disk.is_some(),
            ..wishes
        };
        let driver = self.browser().start(wishes, &downloads).await;
        let address = from_disk.unwrap_or_else(|| self.server().address(""));
        let person = Person::new(self.browser(), driver, address);
        *self.inner.person.lock().unwrap() = Some(person.clone());
        person
    }

    /// Kills the browser with a kept profile, with all it has started, as a machine does that runs out of memory.
    pub fn kills_the_browser(&self) {
        let profile = profile_beside(&self.results().join("downloads"));
        let profile = profile
            .to_str()
            .expect("a folder with a name of letters")
            .as_bytes()
            .to_vec();
        let mut killed = 0;
        for entry in fs::read_dir("/proc").expect("processes").flatten() {
            let name = entry.file_name();
            let Some(id) = name
                .to_str()
                .filter(|name| name.bytes().all(|one| one.is_ascii_digit()))
            else {
                continue;
            };
            // One that has ended meanwhile has no line any more.
            let line = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            if line.windows(profile.len()).any(|part| part == profile) {
                // By the shell, which has it built in on every machine.
                let done = std::process::Command::new("sh")
                    .args(["-c", &format!("kill -9 {id}")])
                    .status();
                killed += u32::from(done.is_ok_and(|done| done.success()));
            }
        }
        assert!(killed > 0, "no browser with that profile");
    }

    /// From now on the page that everybody opens is this file.
    pub fn opens_from_disk(&self, file: &Path) {
        let file = file.canonicalize().expect("a file");
        *self.inner.address.lock().unwrap() = Some(format!("file://{}", file.display()));
    }

    /// Says which part of a test this browser cannot run, and why.
    pub fn skips(&self, part: &str, why: &str) {
        println!("skipped in {}: {part} ({why})", self.browser().name());
    }
}
