//! Where drafts live in the browser: IndexedDB for every draft, and local storage for what the first frame needs.
//! Where the browser refuses the one or the other, the page goes on with what is left: local storage alone, or memory.

mod database;
mod local;
mod texts;

use std::rc::Rc;
use std::sync::OnceLock;

use crate::state::store::{Keeps, Later, Outcome, Row, SaveError, Store, Task};

use database::Database;
use local::Local;

/// Opens what this browser gives. IndexedDB is opened at the first need; until then it counts as there if its name can
/// be read.
pub fn open() -> &'static dyn Store {
    let database = OnceLock::new();
    if !database::is_there() {
        // A fresh cell takes what it is given.
        let _ = database.set(None);
    }
    // Lives as long as the page.
    Box::leak(Box::new(Browser {
        database,
        local: Local::open(),
    }))
}

/// The browser's storage.
struct Browser {
    /// IndexedDB, once it was opened; none where the browser refused.
    database: OnceLock<Option<Database>>,
    /// IndexedDB's quick mirror, and the drafts' home without it.
    local: Local,
}

impl Browser {
    async fn database(&self) -> Option<&Database> {
        if self.database.get().is_none() {
            let opened = Database::open().await;
            // Where two tasks opened it at once, the first connection is used.
            let _ = self.database.set(opened);
        }
        self.database.get()?.as_ref()
    }

    async fn act(&self, task: &Task) -> Outcome {
        let Some(database) = self.database().await else {
            return self.local.act(task);
        };
        let outcome = database.act(task).await;
        match task {
            Task::Texts(id) => {
                // A save that was cut short may have reached local storage alone.
                let mut found = outcome.unwrap_or_default();
                if let Some(text) = self.local.text(id)
                    && found.iter().all(|row| row.text != text)
                {
                    found.push(Row {
                        key: id.clone(),
                        text,
                    });
                }
                return Ok(found);
            }
            Task::Remove(ids) if outcome.is_ok() => self.local.forget(ids),
            // What another tab wrote is newer than what was mirrored.
            Task::Put(drafts) if outcome == Err(SaveError::Conflict) => {
                self.local.forget(
                    &drafts
                        .iter()
                        .map(|stored| stored.summary.id.clone())
                        .collect::<Vec<_>>(),
                );
            }
            _ => {}
        }
        outcome
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
        // Local storage is written before anything waits, so that a page being closed still leaves its last words there.
        if let Task::Put(drafts) = &*task {
            self.local.mirror(drafts);
        }
        Box::pin(async move { self.act(&task).await })
    }

    fn note(&self, key: &str) -> Option<String> {
        self.local.note(key)
    }

    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.local.put_note(key, text)
    }
}
