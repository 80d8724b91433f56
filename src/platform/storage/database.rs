//! Drafts in IndexedDB, through the crate idb: one store for the drafts, one for the index, one for texts set aside and one for kept versions.

use std::slice;

use idb::request::{GetAllKeysStoreRequest, GetAllStoreRequest};
use idb::{
    DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Request, Transaction, TransactionMode,
};
use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::domain::format;
use crate::state::store::{Drawer, Outcome, Row, SaveError, Stored, Task, summaries, versions_of};

const NAME: &str = "persona-builder";
/// Version 1 had no store for kept versions.
const VERSION: u32 = 2;
const DRAFTS: &str = "drafts";
const INDEX: &str = "index";
const ASIDE: &str = "aside";
const VERSIONS: &str = "versions";
const STORES: [&str; 4] = [DRAFTS, INDEX, ASIDE, VERSIONS];

/// An open database.
pub struct Database(IdbDatabase);

/// Whether the browser lets us name its IndexedDB; in some frames even that throws.
pub fn is_there() -> bool {
    js_sys::Reflect::get(&window(), &JsValue::from_str("indexedDB")).is_ok_and(|factory| factory.is_object())
}

/// The name of a shelf's database; our own page's shelf has no name.
pub fn name_of(shelf: &str) -> String {
    if shelf.is_empty() {
        NAME.to_owned()
    } else {
        [NAME, ":", shelf].concat()
    }
}

impl Database {
    /// Opens a database, making it where it is new and adding what an older one lacks; none where the browser refuses.
    pub async fn open(name: &str) -> Option<Self> {
        let mut request = Factory::new().ok()?.open(name, Some(VERSION)).ok()?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for name in STORES {
                    // One that is there already refuses to be made again, and stays as it is; one that cannot be made shows as a refusal
                    // at the first write.
                    let _ = database.create_object_store(name, ObjectStoreParams::new());
                }
            }
        });
        request.forget_callbacks();
        let request = IdbOpenDbRequest::from(request);
        settled(&request, "success", "error").await.ok()?;
        let mut database = idb::Database::try_from(request.result().ok()?).ok()?;
        // A newer version of the page in another tab must not wait for this one.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        // The browser holds what it calls; without it, the connection may be shared.
        database.forget_callbacks();
        Some(Self(database.into()))
    }

    /// Does one thing in one transaction; it is done when the transaction is complete.
    pub async fn act(&self, task: &Task) -> Outcome {
        let mode = match task {
            Task::Summaries | Task::Texts(_) | Task::Rows(..) => TransactionMode::ReadOnly,
            _ => TransactionMode::ReadWrite,
        };
        let database = idb::Database::from(self.0.clone());
        let transaction = database
            .transaction(&STORES, mode)
            .map_err(|_| SaveError::Refused)?;
        if let Task::Put(drafts) = task
            && is_behind(&transaction, drafts).await
        {
            // Where the browser has ended it already, there is nothing to end.
            let _ = transaction.abort();
            return Err(SaveError::Conflict);
        }
        let Ok(found) = ask(&transaction, task) else {
            // All or none.
            let _ = transaction.abort();
            return Err(SaveError::Refused);
        };
        let transaction = IdbTransaction::from(transaction);
        if settled(&transaction, "complete", "abort").await.is_err() {
            // Browsers abort a transaction of their own accord, and not always say why, when the disk or the quota is full.
            return Err(match transaction.error() {
                Some(error) if error.name() != "QuotaExceededError" => SaveError::Refused,
                _ => SaveError::Full,
            });
        }
        Ok(found.map(rows).unwrap_or_default())
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
    let put = |store: &str, key: &str, text: &str| {
        transaction
            .object_store(store)?
            .put(&JsValue::from_str(text), Some(&JsValue::from_str(key)))
            .map(drop)
    };
    let delete = |store: &str, query: Query| transaction.object_store(store)?.delete(query).map(drop);
    let drawer = |drawer: &Drawer| match drawer {
        Drawer::Aside => ASIDE,
        Drawer::Versions => VERSIONS,
    };
    match task {
        Task::Summaries => return find(INDEX, beginning("")?),
        Task::Texts(id) => return find(DRAFTS, key(id)),
        Task::Rows(from, prefix) => return find(drawer(from), beginning(prefix)?),
        Task::Put(drafts) => {
            for Stored { summary, text } in drafts {
                put(DRAFTS, &summary.id, text)?;
                put(
                    INDEX,
                    &summary.id,
                    &format::write_summaries(slice::from_ref(summary)),
                )?;
            }
        }
        Task::Remove(ids) => {
            for id in ids {
                delete(DRAFTS, key(id))?;
                delete(INDEX, key(id))?;
                delete(VERSIONS, beginning(&versions_of(id))?)?;
            }
        }
        Task::Change(into, rows, gone) => {
            for row in rows {
                put(drawer(into), &row.key, &row.text)?;
            }
            for gone in gone {
                delete(drawer(into), key(gone))?;
            }
        }
    }
    Ok(None)
}

/// What has this key.
fn key(key: &str) -> Query {
    Query::Key(JsValue::from_str(key))
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

/// Whether one of these drafts is kept with the same or a higher sequence already.
async fn is_behind(transaction: &Transaction, drafts: &[Stored]) -> bool {
    for stored in drafts {
        let request = transaction
            .object_store(INDEX)
            .and_then(|store| store.get(key(&stored.summary.id)))
            .map(IdbRequest::from);
        if let Ok(request) = request
            && settled(&request, "success", "error").await.is_ok()
            && let Some(text) = request.result().ok().and_then(|entry| entry.as_string())
            && summaries(&[Row {
                key: String::new(),
                text,
            }])
            .iter()
            .any(|kept| kept.sequence >= stored.summary.sequence)
        {
            return true;
        }
    }
    false
}

/// Waits for the one or the other event of a request or a transaction, of which the other is an error.
pub fn settled(target: &EventTarget, good: &str, bad: &str) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        // Listening to a target of events does not fail.
        let _ = target.add_event_listener_with_callback(good, &resolve);
        let _ = target.add_event_listener_with_callback(bad, &reject);
    }))
}
