//! The two places of a browser where drafts live: IndexedDB, and local storage or memory. What is written where, the journal of the state layer
//! knows.

pub(super) mod database;
mod texts;

use std::cell::RefCell;

use crate::state::journal::Journal;
use crate::state::journal::ports::{Deep, Quick};
use crate::state::store::Store;

use database::Database;
use texts::Texts;

thread_local! {
    /// The shelves opened so far, by name. They live as long as the document, so that an element that comes back finds its own.
    static OPEN: RefCell<Vec<(String, &'static Journal)>> = const { RefCell::new(Vec::new()) };
}

/// Opens a named shelf of what this browser gives, for an element in somebody's page; the same again for the same name.
pub fn open_shelf(shelf: &str) -> &'static dyn Store {
    let known = OPEN.with(|open| {
        let open = open.borrow();
        let known = open.iter().find(|(name, _)| name == shelf);
        known.map(|(_, store)| *store)
    });
    known.unwrap_or_else(|| {
        let store = make(shelf, Journal::whole);
        OPEN.with(|open| open.borrow_mut().push((shelf.to_owned(), store)));
        store
    })
}

/// Opens what this browser gives for our own page.
pub fn open() -> &'static dyn Store {
    make("", Journal::whole)
}

/// The same for writing drafts alone; the module of first questions asks for nothing else.
pub fn open_to_write() -> &'static dyn Store {
    make("", Journal::to_write)
}

/// A journal over this browser's places. All of it lives as long as the page.
fn make(shelf: &str, journal: fn(&'static dyn Quick, &'static dyn Deep) -> Journal) -> &'static Journal {
    let quick = Box::leak(Box::new(Texts::open(shelf)));
    let deep = Box::leak(Box::new(Database::of(shelf)));
    Box::leak(Box::new(journal(quick, deep)))
}
