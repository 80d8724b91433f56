//! Texts under keys: in local storage, through gloo-storage, or in memory alone where the browser refuses it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;

use crate::state::store::{Row, SaveError};

/// Every key of ours begins with this; the rest of the origin's storage is not ours to touch.
const PREFIX: &str = "persona-builder:v1:";

/// What the keys of a shelf begin with; our own page's shelf has no name.
pub fn prefix_of(shelf: &str) -> String {
    if shelf.is_empty() {
        PREFIX.to_owned()
    } else {
        // No name of ours begins so, whatever the shelf is called.
        [PREFIX, "@", shelf, ":"].concat()
    }
}

/// Where the texts are.
pub enum Texts {
    /// In local storage that was found to work.
    Local,
    /// In memory, forgotten when the page is closed.
    Memory(Mutex<Vec<Row>>),
}

impl Texts {
    /// Tries local storage out, through web-sys, since gloo-storage panics where it is refused.
    pub fn open() -> Self {
        let probe = [PREFIX, "probe"].concat();
        let works = || {
            let storage = window().local_storage().ok()??;
            storage.set_item(&probe, "1").ok()?;
            storage.remove_item(&probe).ok()
        };
        if works().is_some() {
            Self::Local
        } else {
            Self::Memory(Mutex::default())
        }
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        match self {
            Self::Local => LocalStorage::raw().get_item(key).ok()?,
            Self::Memory(rows) => held(rows)
                .iter()
                .find(|row| row.key == key)
                .map(|row| row.text.clone()),
        }
    }

    /// Writes a text and reads it back: only then is it there.
    pub fn set(&self, key: &str, text: &str) -> Result<(), SaveError> {
        match self {
            Self::Local => {
                LocalStorage::raw()
                    .set_item(key, text)
                    .map_err(|_| SaveError::Full)?;
                if self.get(key).as_deref() == Some(text) {
                    Ok(())
                } else {
                    Err(SaveError::Refused)
                }
            }
            Self::Memory(rows) => {
                self.delete(key);
                held(rows).push(Row {
                    key: key.to_owned(),
                    text: text.to_owned(),
                });
                Ok(())
            }
        }
    }

    /// Removes what is under a key.
    pub fn delete(&self, key: &str) {
        match self {
            Self::Local => LocalStorage::delete(key),
            Self::Memory(rows) => held(rows).retain(|row| row.key != key),
        }
    }

    /// The keys that begin with this, without it, and their texts.
    pub fn rows(&self, prefix: &str) -> Vec<Row> {
        let mut found = Vec::new();
        let mut take = |key: &str, text: Option<String>| {
            if let Some((key, text)) = key.strip_prefix(prefix).zip(text) {
                found.push(Row {
                    key: key.to_owned(),
                    text,
                });
            }
        };
        match self {
            Self::Local => {
                let storage = LocalStorage::raw();
                for index in 0..storage.length().unwrap_or(0) {
                    if let Some(key) = storage.key(index).ok().flatten() {
                        take(&key, self.get(&key));
                    }
                }
            }
            Self::Memory(rows) => {
                for row in held(rows).iter() {
                    take(&row.key, Some(row.text.clone()));
                }
            }
        }
        found
    }
}

/// The rows in memory; a page has one thread, so nobody waits for them.
fn held(rows: &Mutex<Vec<Row>>) -> MutexGuard<'_, Vec<Row>> {
    rows.lock().unwrap_or_else(PoisonError::into_inner)
}
