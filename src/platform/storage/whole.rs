//! What the whole app asks of a store beside writing drafts, apart from that, so that the module of first questions has no code for it.

use std::rc::Rc;

use idb::request::{GetAllKeysStoreRequest, GetAllStoreRequest};
use idb::{KeyRange, Query, Request, Transaction, TransactionMode};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::Browser;
use super::database::{self, DRAFTS, Database, INDEX, end, key, put};
use super::local::{DRAFT, Local};
use crate::state::store::{Drawer, Later, Outcome, Row, SaveError, Task, versions_of};

/// What the keys of a drawer's rows begin with in local storage.
const ASIDE: &str = "aside:";
const VERSION: &str = "version:";

/// Does one thing other than writing drafts.
pub fn act(browser: &'static Browser, task: Rc<Task>) -> Later<Outcome> {
    Box::pin(async move {
        let Some(database) = browser.database().await else {
            return browser.local.act(&task);
        };
        let outcome = database.act(&task).await;
        match &*task {
            Task::Texts(id) => {
                // A save that was cut short may have reached local storage alone.
                let mut found = outcome.unwrap_or_default();
                if let Some(text) = browser.local.text(id)
                    && found.iter().all(|row| row.text != text)
                {
                    found.push(Row {
                        key: id.clone(),
                        text,
                    });
                }
                return Ok(found);
            }
            Task::Remove(ids) if outcome.is_ok() => browser.local.forget(ids),
            _ => {}
        }
        outcome
    })
}

impl Database {
    /// Does one thing in one transaction; it is done when the transaction is complete.
    async fn act(&self, task: &Task) -> Outcome {
        let mode = match task {
            Task::Summaries | Task::Texts(_) | Task::Rows(..) => TransactionMode::ReadOnly,
            _ => TransactionMode::ReadWrite,
        };
        let transaction = self.begin(mode)?;
        let made = ask(&transaction, task);
        Ok(end(transaction, made).await?.map(rows).unwrap_or_default())
    }
}

/// The requests for keys and for texts of a task that finds something.
type Finding = (GetAllKeysStoreRequest, GetAllStoreRequest);

/// Makes a task's requests.
fn ask(transaction: &Transaction, task: &Task) -> Result<Option<Finding>, idb::Error> {
    let find = |store: &str, query: Query| {
        let store = transaction.object_store(store)?;
        Ok(Some((
            store.get_all_keys(Some(query.clone()), None)?,
            store.get_all(Some(query), None)?,
        )))
    };
    let delete = |store: &str, query: Query| transaction.object_store(store)?.delete(query).map(drop);
    let drawer = |drawer: &Drawer| match drawer {
        Drawer::Aside => database::ASIDE,
        Drawer::Versions => database::VERSIONS,
    };
    match task {
        Task::Summaries => return find(INDEX, beginning("")?),
        Task::Texts(id) => return find(DRAFTS, key(id)),
        Task::Rows(from, prefix) => return find(drawer(from), beginning(prefix)?),
        Task::Remove(ids) => {
            for id in ids {
                delete(DRAFTS, key(id))?;
                delete(INDEX, key(id))?;
                delete(database::VERSIONS, beginning(&versions_of(id))?)?;
            }
        }
        Task::Change(into, rows, gone) => {
            for row in rows {
                put(transaction, drawer(into), &row.key, &row.text)?;
            }
            for gone in gone {
                delete(drawer(into), key(gone))?;
            }
        }
        // Written by the store itself.
        Task::Put(_) => {}
    }
    Ok(None)
}

/// What has a key that begins so. Databases compare keys by their UTF-16 units, of which this is the last.
fn beginning(prefix: &str) -> Result<Query, idb::Error> {
    let end = JsValue::from_str(&[prefix, "\u{ffff}"].concat());
    KeyRange::bound(&JsValue::from_str(prefix), &end, None, None).map(Query::KeyRange)
}

/// What was found, once the transaction is complete.
fn rows((keys, texts): Finding) -> Vec<Row> {
    let list = |result: Result<JsValue, idb::Error>| {
        result.map_or_else(|_| Array::new(), JsCast::unchecked_into::<Array>)
    };
    let (keys, texts) = (list(keys.result()), list(texts.result()));
    let row = |index| {
        Some(Row {
            key: keys.get(index).as_string()?,
            text: texts.get(index).as_string()?,
        })
    };
    (0..keys.length()).filter_map(row).collect()
}

/// What the keys of a drawer's rows begin with.
fn drawer(drawer: Drawer) -> &'static str {
    match drawer {
        Drawer::Aside => ASIDE,
        Drawer::Versions => VERSION,
    }
}

impl Local {
    /// Does one thing, as the drafts' home, which drops nothing.
    fn act(&self, task: &Task) -> Outcome {
        match task {
            Task::Summaries => return Ok(self.recent()),
            Task::Texts(id) => return Ok(self.row(DRAFT, id)),
            Task::Rows(from, prefix) => {
                // Within the drawer; rows are told by their keys' beginning as in a database.
                let mut found = self.texts.rows(&self.key(drawer(*from), ""));
                found.retain(|row| row.key.starts_with(prefix.as_str()));
                return Ok(found);
            }
            Task::Remove(ids) => {
                self.forget(ids);
                for id in ids {
                    let versions = self.key(VERSION, &versions_of(id));
                    for row in self.texts.rows(&versions) {
                        self.texts.delete(&[&versions, row.key.as_str()].concat());
                    }
                }
            }
            Task::Change(into, rows, gone) => self.change(*into, rows, gone)?,
            // Written by the store itself.
            Task::Put(_) => {}
        }
        Ok(Vec::new())
    }

    /// Writes rows, all or none, and then removes others.
    fn change(&self, into: Drawer, rows: &[Row], gone: &[String]) -> Result<(), SaveError> {
        let keys: Vec<String> = rows.iter().map(|row| self.key(drawer(into), &row.key)).collect();
        let before: Vec<Option<String>> = keys.iter().map(|key| self.texts.get(key)).collect();
        let written = keys
            .iter()
            .zip(rows)
            .try_for_each(|(key, row)| self.texts.set(key, &row.text));
        if written.is_err() {
            for (key, text) in keys.iter().zip(before) {
                self.texts.delete(key);
                if let Some(text) = text {
                    // It fitted before.
                    let _ = self.texts.set(key, &text);
                }
            }
            return written;
        }
        for key in gone {
            self.texts.delete(&self.key(drawer(into), key));
        }
        Ok(())
    }
}
