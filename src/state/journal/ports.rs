//! What the journal needs of a browser: texts under keys that are there at once, and stores with transactions.

use crate::state::store::{Keeps, Later, Row, SaveError};

/// Texts under keys, written and read at once: local storage, or memory where the browser refuses it.
pub trait Quick: Send + Sync {
    /// What survives when the page is closed: [`Keeps::LocalOnly`] or [`Keeps::Nothing`].
    fn keeps(&self) -> Keeps;
    /// The text under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Writes a text. Whoever needs to be sure reads it back.
    ///
    /// # Errors
    /// Why the browser did not take it; what was there before is there still.
    fn set(&self, key: &str, text: &str) -> Result<(), SaveError>;
    /// Removes what is under a key.
    fn delete(&self, key: &str);
    /// All keys; none where the browser does not tell them.
    fn keys(&self) -> Option<Vec<String>>;
}

/// Keys from the one to the other, both included, as databases order them: by UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first key.
    pub from: String,
    /// The last one.
    pub to: String,
}

impl Span {
    /// One key alone.
    pub fn only(key: &str) -> Self {
        Self {
            from: key.to_owned(),
            to: key.to_owned(),
        }
    }

    /// All keys that begin so.
    pub fn beginning(prefix: &str) -> Self {
        Self {
            from: prefix.to_owned(),
            // The last unit there is.
            to: [prefix, "\u{ffff}"].concat(),
        }
    }
}

/// One request in a transaction, of a store by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Finds keys, as rows without texts.
    Keys(&'static str, Span),
    /// Finds rows.
    Rows(&'static str, Span),
    /// Writes a row.
    Put(&'static str, Row),
    /// Removes rows.
    Delete(&'static str, Span),
}

impl Step {
    /// Whether it finds something.
    pub fn is_finding(&self) -> bool {
        matches!(self, Self::Keys(..) | Self::Rows(..))
    }
}

/// What the requests of one round found, in the order in which they were made.
pub type Found = Vec<Vec<Row>>;

/// A conversation with a transaction: it is told what the requests of the round before found (of none before the first), and gives the requests of the
/// next; it ends with a round of none. An error ends the transaction with nothing done.
pub type Talk = Box<dyn FnMut(&Found) -> Result<Vec<Step>, SaveError>>;

/// Stores of rows with transactions: IndexedDB.
pub trait Deep: Send + Sync {
    /// Whether it is there; nothing as long as nobody tried.
    fn is_there(&self) -> Option<bool>;
    /// Opens it, if that was not done yet; says whether it is there.
    fn open(&'static self) -> Later<bool>;
    /// Has a conversation in one transaction over all stores, which may write or only looks; gives what its last round that asked for
    /// something found, once the transaction is complete. All is done or nothing.
    fn run(&'static self, writes: bool, talk: Talk) -> Later<Result<Found, SaveError>>;
}
