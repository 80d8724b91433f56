//! IndexedDB, through the crate idb: conversations with transactions.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use idb::{DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use crate::state::journal::STORES;
use crate::state::journal::ports::{Deep, Found, Span, Step, Talk};
use crate::state::store::{Later, Row, SaveError};

const NAME: &str = "persona-builder";
/// Version 1 had no store for kept versions, version 2 none for small texts and no revisions: a page of before, open in another tab, is cut off.
const VERSION: u32 = 3;
/// How long an answer is waited for, in milliseconds.
const PATIENCE: i32 = 8000;
/// The same of a database that gave none to the question before: one that is out of order stays so, and people wait.
const LITTLE_PATIENCE: i32 = 1000;

/// A database, opened at the first need.
pub struct Database {
    name: String,
    /// The connection, once it was tried; none where the browser refused.
    open: OnceLock<Option<IdbDatabase>>,
    /// Whether it gave no answer the last time.
    is_silent: AtomicBool,
}

/// Whether the browser lets us name its IndexedDB; in some frames even that throws.
pub fn is_there() -> bool {
    js_sys::Reflect::get(&window(), &JsValue::from_str("indexedDB")).is_ok_and(|factory| factory.is_object())
}

impl Database {
    /// The database of a shelf; our own page's shelf has no name. Until it is opened it counts as there if its name can be read.
    pub fn of(shelf: &str) -> Self {
        let name = if shelf.is_empty() {
            NAME.to_owned()
        } else {
            [NAME, ":", shelf].concat()
        };
        let open = OnceLock::new();
        if !is_there() {
            // A fresh cell takes what it is given.
            let _ = open.set(None);
        }
        Self {
            name,
            open,
            is_silent: AtomicBool::new(false),
        }
    }

    async fn talk(&self, writes: bool, talk: Talk) -> Result<Found, SaveError> {
        let patience = if self.is_silent.load(Ordering::Relaxed) {
            LITTLE_PATIENCE
        } else {
            PATIENCE
        };
        let outcome = self.talk_within(patience, writes, talk).await;
        self.is_silent
            .store(matches!(outcome, Err(SaveError::Silent)), Ordering::Relaxed);
        outcome
    }

    async fn talk_within(&self, patience: i32, writes: bool, mut talk: Talk) -> Result<Found, SaveError> {
        let mode = if writes {
            TransactionMode::ReadWrite
        } else {
            TransactionMode::ReadOnly
        };
        let database = self.open.get().cloned().flatten().ok_or(SaveError::Refused)?;
        let transaction = idb::Database::from(database)
            .transaction(&STORES, mode)
            .map_err(|_| SaveError::Refused)?;
        let mut found = Found::new();
        loop {
            let made = talk(&found).and_then(|steps| {
                steps
                    .iter()
                    .map(|step| ask(&transaction, step).map_err(|_| SaveError::Refused))
                    .collect::<Result<Vec<Finding>, SaveError>>()
            });
            let requests = match made {
                Ok(requests) => requests,
                Err(error) => {
                    // All or none. Where the browser has ended it already, there is nothing to end.
                    let _ = transaction.abort();
                    return Err(error);
                }
            };
            let finding: Vec<Finding> = requests.into_iter().filter(|one| !one.is_empty()).collect();
            // Requests are done in their order.
            let Some(last) = finding.last().and_then(|one| one.last()) else {
                break;
            };
            if let Err(error) = settled_within(patience, last, "success", "error").await {
                if error.is_undefined() {
                    // What is not heard of must not be done later. Where it is being done, there is nothing to end.
                    let _ = transaction.abort();
                    return Err(SaveError::Silent);
                }
                break;
            }
            found = finding.iter().map(|one| rows(one)).collect();
        }
        let transaction = IdbTransaction::from(transaction);
        if let Err(error) = settled_within(patience, &transaction, "complete", "abort").await {
            if error.is_undefined() {
                return Err(SaveError::Silent);
            }
            // Browsers abort a transaction of their own accord, and not always say why, when the disk or the quota is full.
            return Err(match transaction.error() {
                Some(error) if error.name() != "QuotaExceededError" => SaveError::Refused,
                _ => SaveError::Full,
            });
        }
        Ok(found)
    }
}

impl Deep for Database {
    fn is_there(&self) -> Option<bool> {
        self.open.get().map(Option::is_some)
    }

    fn open(&'static self) -> Later<bool> {
        Box::pin(async {
            if self.open.get().is_none() {
                let opened = connect(&self.name).await;
                // Where two tasks opened it at once, the first connection is used.
                let _ = self.open.set(opened);
            }
            self.is_there() == Some(true)
        })
    }

    fn run(&'static self, writes: bool, talk: Talk) -> Later<Result<Found, SaveError>> {
        Box::pin(self.talk(writes, talk))
    }
}

/// The requests that find something: one for keys, and one for texts where those are wanted; none of what only writes.
type Finding = Vec<IdbRequest>;

/// Makes a step's requests.
fn ask(transaction: &Transaction, step: &Step) -> Result<Finding, idb::Error> {
    let (Step::Keys(name, _) | Step::Rows(name, _) | Step::Put(name, _) | Step::Delete(name, _)) = step;
    let store = transaction.object_store(name)?;
    let mut made = Vec::new();
    match step {
        Step::Put(_, row) => {
            store.put(&JsValue::from_str(&row.text), Some(&JsValue::from_str(&row.key)))?;
        }
        Step::Delete(_, span) => {
            store.delete(query(span)?)?;
        }
        Step::Keys(_, span) => made.push(store.get_all_keys(Some(query(span)?), None)?.into()),
        Step::Rows(_, span) => {
            made.push(store.get_all_keys(Some(query(span)?), None)?.into());
            made.push(store.get_all(Some(query(span)?), None)?.into());
        }
    }
    Ok(made)
}

fn query(span: &Span) -> Result<Query, idb::Error> {
    let (from, to) = (JsValue::from_str(&span.from), JsValue::from_str(&span.to));
    KeyRange::bound(&from, &to, None, None).map(Query::KeyRange)
}

/// What was found.
fn rows(finding: &[IdbRequest]) -> Vec<Row> {
    let mut lists = finding.iter().map(|request| {
        let list = request.result();
        list.map_or_else(|_| Array::new(), JsCast::unchecked_into::<Array>)
    });
    let keys = lists.next().unwrap_or_default();
    let texts = lists.next();
    let row = |index| {
        Some(Row {
            key: keys.get(index).as_string()?,
            text: texts
                .as_ref()
                .map_or_else(|| Some(String::new()), |texts| texts.get(index).as_string())?,
        })
    };
    (0..keys.length()).filter_map(row).collect()
}

/// Opens a database, making it where it is new and adding what an older one lacks; none where the browser refuses.
async fn connect(name: &str) -> Option<IdbDatabase> {
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
    Some(database.into())
}

/// Waits for the one or the other event of a request or a transaction, of which the other is an error; one of nothing where no
/// answer comes in time.
pub fn settled(target: &EventTarget, good: &str, bad: &str) -> JsFuture {
    settled_within(PATIENCE, target, good, bad)
}

fn settled_within(patience: i32, target: &EventTarget, good: &str, bad: &str) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        // Listening to a target of events does not fail.
        let _ = target.add_event_listener_with_callback(good, &resolve);
        let _ = target.add_event_listener_with_callback(bad, &reject);
        // A promise that is settled is told in vain.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, patience);
    }))
}
