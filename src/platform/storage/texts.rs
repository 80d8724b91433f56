//! Texts under keys: in local storage, through gloo-storage, or in memory alone where the browser refuses it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;

use crate::state::journal::ports::Quick;
use crate::state::store::{Keeps, Row, SaveError};

/// Every key of ours begins with this; the rest of the origin's storage is not ours to touch.
const PREFIX: &str = "persona-builder:v1:";

/// The texts of a shelf.
pub struct Texts {
    /// What all keys begin with.
    prefix: String,
    /// What local storage would hold; none where that is there.
    memory: Option<Mutex<Vec<Row>>>,
}

impl Texts {
    /// Opens local storage, or memory where it is refused. Our own page's shelf has no name.
    pub fn open(shelf: &str) -> Self {
        let prefix = if shelf.is_empty() {
            PREFIX.to_owned()
        } else {
            // No name of ours begins so, whatever the shelf is called.
            [PREFIX, "@", shelf, ":"].concat()
        };
        // Through web-sys, since gloo-storage panics where it is refused.
        let probe = [PREFIX, "probe"].concat();
        let works = || {
            let storage = window().local_storage().ok()??;
            storage.set_item(&probe, "1").ok()?;
            storage.remove_item(&probe).ok()
        };
        Self {
            prefix,
            memory: works().is_none().then(Mutex::default),
        }
    }

    fn name(&self, key: &str) -> String {
        [&self.prefix, key].concat()
    }
}

impl Quick for Texts {
    fn keeps(&self) -> Keeps {
        if self.memory.is_some() {
            Keeps::Nothing
        } else {
            Keeps::LocalOnly
        }
    }

    fn get(&self, key: &str) -> Option<String> {
        match &self.memory {
            None => LocalStorage::raw().get_item(&self.name(key)).ok()?,
            Some(rows) => held(rows)
                .iter()
                .find(|row| row.key == key)
                .map(|row| row.text.clone()),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), SaveError> {
        match &self.memory {
            None => LocalStorage::raw()
                .set_item(&self.name(key), text)
                .map_err(|_| SaveError::Full),
            Some(rows) => {
                self.delete(key);
                held(rows).push(Row {
                    key: key.to_owned(),
                    text: text.to_owned(),
                });
                Ok(())
            }
        }
    }

    fn delete(&self, key: &str) {
        match &self.memory {
            None => LocalStorage::delete(self.name(key)),
            Some(rows) => held(rows).retain(|row| row.key != key),
        }
    }

    fn keys(&self) -> Option<Vec<String>> {
        match &self.memory {
            None => {
                let storage = LocalStorage::raw();
                let own = |index| {
                    let key = storage.key(index).ok().flatten()?;
                    key.strip_prefix(&self.prefix).map(str::to_owned)
                };
                Some((0..storage.length().ok()?).filter_map(own).collect())
            }
            Some(rows) => Some(held(rows).iter().map(|row| row.key.clone()).collect()),
        }
    }
}

/// The rows in memory; a page has one thread, so nobody waits for them.
fn held(rows: &Mutex<Vec<Row>>) -> MutexGuard<'_, Vec<Row>> {
    rows.lock().unwrap_or_else(PoisonError::into_inner)
}
