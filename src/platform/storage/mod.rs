//! Where drafts live in the browser: IndexedDB for every draft, and local storage for what the first frame needs.
//! Where the browser refuses the one or the other, the page goes on with what is left: local storage alone, or memory.

pub(super) mod database;
mod local;
mod texts;
mod whole;

use std::cell::RefCell;
use std::future::ready;
use std::rc::Rc;
use std::sync::OnceLock;

use crate::state::store::{Keeps, Later, Outcome, Row, SaveError, Store, Stored, Task};

use database::Database;
use local::Local;

thread_local! {
    /// The shelves opened so far, by name. They live as long as the document, so that an element that comes back finds its own.
    static OPEN: RefCell<Vec<(String, &'static Browser)>> = const { RefCell::new(Vec::new()) };
}

/// Opens a named shelf of what this browser gives, for an element in somebody's page; the same again for the same name.
pub fn open_shelf(shelf: &str) -> &'static dyn Store {
    let known = OPEN.with(|open| {
        let open = open.borrow();
        let known = open.iter().find(|(name, _)| name == shelf);
        known.map(|(_, store)| *store)
    });
    known.unwrap_or_else(|| {
        let store = make(shelf, whole::act);
        OPEN.with(|open| open.borrow_mut().push((shelf.to_owned(), store)));
        store
    })
}

/// Opens what this browser gives for our own page.
pub fn open() -> &'static dyn Store {
    make("", whole::act)
}

/// The same for writing drafts alone; the module of first questions asks for nothing else.
pub fn open_to_write() -> &'static dyn Store {
    make("", |_, _| Box::pin(ready(Err(SaveError::Refused))))
}

/// IndexedDB is opened at the first need; until then it counts as there if its name can be read.
fn make(shelf: &str, others: Others) -> &'static Browser {
    let database = OnceLock::new();
    if !database::is_there() {
        // A fresh cell takes what it is given.
        let _ = database.set(None);
    }
    // Lives as long as the page.
    Box::leak(Box::new(Browser {
        name: database::name_of(shelf),
        database,
        local: Local::open(shelf),
        others,
    }))
}

/// Does what is asked beside writing drafts.
type Others = fn(&'static Browser, Rc<Task>) -> Later<Outcome>;

/// The browser's storage.
struct Browser {
    /// The database's name.
    name: String,
    /// IndexedDB, once it was opened; none where the browser refused.
    database: OnceLock<Option<Database>>,
    /// IndexedDB's quick mirror, and the drafts' home without it.
    local: Local,
    others: Others,
}

impl Browser {
    async fn database(&self) -> Option<&Database> {
        if self.database.get().is_none() {
            let opened = Database::open(&self.name).await;
            // Where two tasks opened it at once, the first connection is used.
            let _ = self.database.set(opened);
        }
        self.database.get()?.as_ref()
    }

    async fn put(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        let Some(database) = self.database().await else {
            return self.local.put(drafts);
        };
        let result = database.put(drafts).await;
        if result == Err(SaveError::Conflict) {
            // What another tab wrote is newer than what was mirrored.
            let ids: Vec<String> = drafts.iter().map(|stored| stored.summary.id.clone()).collect();
            self.local.forget(&ids);
        }
        result
    }
}

impl Store for Browser {
    fn keeps(&self) -> Keeps {
        match self.database.get() {
            Some(None) => self.local.keeps(),
            _ => Keeps::Everything,
        }
    }

    fn recent(&self) -> Vec<Row> {
        self.local.recent()
    }

    fn run(&'static self, task: Rc<Task>) -> Later<Outcome> {
        let Task::Put(drafts) = &*task else {
            return (self.others)(self, task);
        };
        // Local storage is written before anything waits, so that a page being closed still leaves its last words there.
        match self.database.get() {
            Some(Some(_)) => self.local.mirror(drafts),
            // The home itself, which is written below.
            Some(None) => {}
            // Until it is known which of the two it is, nothing is dropped to make room; a conflict shows below.
            None => drop(self.local.put(drafts)),
        }
        Box::pin(async move {
            match &*task {
                Task::Put(drafts) => self.put(drafts).await.map(|()| Vec::new()),
                _ => Ok(Vec::new()),
            }
        })
    }

    fn note(&self, key: &str) -> Option<String> {
        self.local.note(key)
    }

    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.local.put_note(key, text)
    }
}
