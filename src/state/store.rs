//! Where drafts are kept, as the state layer sees it; the browser's versions are in `platform::storage`.

use core::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::domain::draft::Summary;
use crate::domain::format;

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
    /// The browser gave no answer for seconds.
    Silent,
    /// What is kept is as new as what was to be written: another tab wrote the draft, too.
    Conflict,
    /// The browser refused for another reason.
    Refused,
}

impl fmt::Display for SaveError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Full => "storage is full",
            Self::Silent => "storage gave no answer",
            Self::Conflict => "another tab wrote the same draft",
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
    /// What its writer knows to be kept of it: anything newer is somebody else's.
    pub known: Known,
}

/// The sequences of the newest texts of a draft that its writer knows to be kept, in the database and in local storage as a home;
/// saves that overlap share them.
#[derive(Clone, Debug, Default)]
pub struct Known(Arc<(AtomicU64, AtomicU64)>);

impl Known {
    /// Known from reading or making it.
    pub fn new(sequence: u64) -> Self {
        let known = Self::default();
        known.raise(sequence, false);
        known.raise(sequence, true);
        known
    }

    /// The sequence in the database.
    pub fn get(&self) -> u64 {
        self.0.0.load(Ordering::Relaxed)
    }

    /// The sequence in local storage as a home.
    pub fn at_home(&self) -> u64 {
        self.0.1.load(Ordering::Relaxed)
    }

    /// A newer one is kept; in local storage alone, as the home.
    pub fn raise(&self, sequence: u64, at_home: bool) {
        let place = if at_home { &self.0.1 } else { &self.0.0 };
        place.fetch_max(sequence, Ordering::Relaxed);
    }
}

/// A text and the key it is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The key.
    pub key: String,
    /// The raw text.
    pub text: String,
}

/// Where rows are kept beside the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawer {
    /// Texts that could not be read, so that they are never overwritten.
    Aside,
    /// Kept versions; all rows of a draft's versions have keys that begin with [`versions_of`] its id.
    Versions,
    /// Small texts by name, such as the brand.
    Notes,
}

/// What the keys of a draft's versions begin with.
pub fn versions_of(id: &str) -> String {
    [id, "/"].concat()
}

/// What the key of a text begins with that was found cut or damaged; the sequence follows, as far as it is known.
pub const BROKEN: &str = "broken ";

/// What the key of a text begins with that was found while the drafts' home could not be read.
pub const UNSURE: &str = "unsure ";

/// What the keys begin with of weighed texts of drafts; the draft's id follows.
pub const DRAFTS: &str = "drafts";
/// The same of kept versions.
pub const VERSIONS: &str = "versions";
/// The same of texts set aside.
pub const ASIDES: &str = "aside";
/// The same of what local storage has of all that beside the database.
pub const MIRRORED: &str = "mirror";

/// One thing asked of a store. What is written, is written whole or not at all.
#[derive(Clone, Debug)]
pub enum Task {
    /// Finds what lists show of all drafts, as texts that [`summaries`] reads.
    Summaries,
    /// Finds the newest text kept of a draft, with its sequence for a key, and behind it those that were found [`BROKEN`].
    Texts(String),
    /// Finds all texts kept of a draft, in the same way, the newest first.
    Revisions(String),
    /// Writes drafts.
    Put(Vec<Stored>),
    /// Removes drafts for good, with their kept versions.
    Remove(Vec<String>),
    /// Finds how many bytes each text takes: rows with the number for a text, whose keys begin with [`DRAFTS`], [`VERSIONS`], [`ASIDES`],
    /// [`MIRRORED`] or something else, and an oblique.
    Weigh,
    /// Finds the rows of a drawer whose keys begin so.
    Rows(Drawer, String),
    /// Writes rows into a drawer, and removes those with these keys from it.
    Change(Drawer, Vec<Row>, Vec<String>),
}

/// What a task found, or why it was not done; a task that writes finds nothing.
pub type Outcome = Result<Vec<Row>, SaveError>;

/// Keeps drafts. It lives as long as the page, so that what it does later may refer to it.
pub trait Store: Send + Sync {
    /// What survives when the page is closed.
    fn keeps(&self) -> Keeps;
    /// The drafts changed last, at once; may be fewer or older than [`Task::Summaries`] finds.
    fn recent(&self) -> Vec<Row>;
    /// Does one thing; it is done when the outcome is there.
    fn run(&'static self, task: Rc<Task>) -> Later<Outcome>;
    /// A small named text beside the drafts: the brand.
    fn note(&self, key: &str) -> Option<String>;
    /// Writes such a text.
    ///
    /// # Errors
    /// Why it was not written.
    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError>;
}

/// What the texts of [`Task::Summaries`] say. One that cannot be read is left out: it can be made anew from its draft.
pub fn summaries(rows: &[Row]) -> Vec<Summary> {
    let mut summaries = Vec::new();
    for row in rows {
        if let Ok(mut more) = format::read_summaries(&row.text) {
            summaries.append(&mut more);
        }
    }
    summaries
}
