//! What every test stands on: the browser, the server, and the person.

pub mod browser;
pub mod files;
pub mod host;
pub mod page;
pub mod person;
pub mod releases;
pub mod server;
pub mod stage;
pub mod storage;
pub mod tour;

pub use browser::{Browser, Scheme, Wishes};
pub use host::{Host, Visit};
pub use person::Person;
pub use stage::{Stage, run};

use std::path::PathBuf;

/// What `cargo xtask test browser` hands over.
pub fn environment(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set: run the browser tests with `cargo xtask test browser`")
    })
}

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
pub fn text_of(path: &str) -> String {
    let path = repository(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The JSON of a file of the repository.
pub fn json_of(path: &str) -> serde_json::Value {
    serde_json::from_str(&text_of(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
