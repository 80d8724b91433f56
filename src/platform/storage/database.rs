//! Drafts in IndexedDB, through the crate idb: one store for the drafts, one for the index, one for texts set aside and one for kept versions.

use std::slice;

use idb::{DatabaseEvent, Factory, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::domain::format;
use crate::state::store::{Row, SaveError, Stored, summaries};

const NAME: &str = "persona-builder";
/// Version 1 had no store for kept versions.
const VERSION: u32 = 2;
pub(super) const DRAFTS: &str = "drafts";
pub(super) const INDEX: &str = "index";
pub(super) const ASIDE: &str = "aside";
pub(super) const VERSIONS: &str = "versions";
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

    /// Writes drafts in one transaction; it is done when that is complete.
    pub async fn put(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        let transaction = self.begin(TransactionMode::ReadWrite)?;
        if is_behind(&transaction, drafts).await {
            // Where the browser has ended it already, there is nothing to end.
            let _ = transaction.abort();
            return Err(SaveError::Conflict);
        }
        let made = drafts.iter().try_for_each(|Stored { summary, text }| {
            put(&transaction, DRAFTS, &summary.id, text)?;
            let entry = format::write_summaries(slice::from_ref(summary));
            put(&transaction, INDEX, &summary.id, &entry)
        });
        end(transaction, made).await
    }

    /// Begins a transaction over all stores.
    pub(super) fn begin(&self, mode: TransactionMode) -> Result<Transaction, SaveError> {
        let database = idb::Database::from(self.0.clone());
        database
            .transaction(&STORES, mode)
            .map_err(|_| SaveError::Refused)
    }
}

/// Makes the request that writes a text under a key.
pub(super) fn put(transaction: &Transaction, store: &str, key: &str, text: &str) -> Result<(), idb::Error> {
    transaction
        .object_store(store)?
        .put(&JsValue::from_str(text), Some(&JsValue::from_str(key)))
        .map(drop)
}

/// Waits until a transaction is complete, with all the requests that were made, or ends it where one could not be made.
pub(super) async fn end<T>(transaction: Transaction, made: Result<T, idb::Error>) -> Result<T, SaveError> {
    let Ok(made) = made else {
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
    Ok(made)
}

/// What has this key.
pub(super) fn key(key: &str) -> Query {
    Query::Key(JsValue::from_str(key))
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
