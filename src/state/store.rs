//! Where drafts are kept, as the state layer sees it; the browser's versions are in `platform::storage`.

use core::fmt;
use std::future::Future;
use std::pin::Pin;

use crate::domain::draft::Summary;

/// A result that comes later.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// What survives when the page is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// Everything: IndexedDB and local storage.
    Everything,
    /// Text in local storage only, a few megabytes.
    LocalOnly,
    /// Nothing: the browser refuses storage here.
    Nothing,
}

/// Why something was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The browser's storage is full.
    Full,
    /// The browser refused for another reason.
    Refused,
}

impl fmt::Display for SaveError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Full => "storage is full",
            Self::Refused => "storage refused the write",
        })
    }
}

/// A draft as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    /// What lists show of it.
    pub summary: Summary,
    /// The whole draft, as text.
    pub text: String,
}

/// A text that could not be read and was set aside, never overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The key it is kept under.
    pub key: String,
    /// The raw text.
    pub text: String,
}

/// Keeps drafts. A write is whole or not at all, and is done when its future says so.
pub trait Store {
    /// What survives when the page is closed.
    fn keeps(&self) -> Keeps;
    /// The drafts changed last, at once; may be fewer or older than [`Store::summaries`] tells.
    fn recent(&self) -> Vec<Summary>;
    /// All drafts.
    fn summaries(&self) -> Later<Vec<Summary>>;
    /// The texts kept under a draft's id, the newest first; a text that cannot be read is set aside by the caller.
    fn texts(&self, id: &str) -> Later<Vec<String>>;
    /// Writes drafts, all or none.
    fn put(&self, drafts: Vec<Stored>) -> Later<Result<(), SaveError>>;
    /// Removes drafts for good, all or none.
    fn remove(&self, ids: Vec<String>) -> Later<Result<(), SaveError>>;
    /// Sets a text aside and says under which key.
    fn set_aside(&self, text: String) -> Later<Result<(), SaveError>>;
    /// Texts set aside.
    fn asides(&self) -> Later<Vec<Aside>>;
    /// Removes a text set aside.
    fn drop_aside(&self, key: String) -> Later<Result<(), SaveError>>;
    /// A small named text beside the drafts: the brand.
    fn note(&self, key: &str) -> Option<String>;
    /// Writes such a text.
    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError>;
}
