//! Drafts in IndexedDB, through the crate idb: one store for the drafts, one for the index, one for texts set aside.

use idb::{DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode, TransactionResult};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::domain::draft::Summary;
use crate::domain::format;
use crate::state::store::{Aside, SaveError, Stored};

const NAME: &str = "persona-builder";
const VERSION: u32 = 1;
const DRAFTS: &str = "drafts";
const INDEX: &str = "index";
const ASIDE: &str = "aside";

/// An open database.
pub struct Database(idb::Database);

/// Whether the browser lets us name its IndexedDB; in some frames even that throws.
pub fn is_there() -> bool {
    js_sys::Reflect::get(&window(), &JsValue::from_str("indexedDB")).is_ok_and(|factory| factory.is_object())
}

impl Database {
    /// Opens the database, making it where it is new; none where the browser refuses.
    pub async fn open() -> Option<Self> {
        let mut request = Factory::new().ok()?.open(NAME, Some(VERSION)).ok()?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for name in [DRAFTS, INDEX, ASIDE] {
                    // A store that cannot be made shows as a refusal at the first write.
                    let _ = database.create_object_store(name, ObjectStoreParams::new());
                }
            }
        });
        let mut database = request.await.ok()?;
        // A newer version of the page in another tab must not wait for this one.
        database.on_version_change(|event| {
            if let Ok(database) = event.database() {
                database.close();
            }
        });
        Some(Self(database))
    }

    async fn strings(&self, store: &str, keys: bool) -> Result<Vec<String>, idb::Error> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(store)?;
        let values =
            if keys { store.get_all_keys(None, None)?.await? } else { store.get_all(None, None)?.await? };
        Ok(values.into_iter().filter_map(|value| value.as_string()).collect())
    }

    /// What lists show of every draft. An entry that cannot be read is left out.
    pub async fn summaries(&self) -> Vec<Summary> {
        let texts = self.strings(INDEX, false).await.unwrap_or_default();
        texts.iter().filter_map(|text| format::read_summaries(text).ok()).flatten().collect()
    }

    /// The text of a draft.
    pub async fn text(&self, id: &str) -> Option<String> {
        let transaction = self.0.transaction(&[DRAFTS], TransactionMode::ReadOnly).ok()?;
        let request = transaction.object_store(DRAFTS).ok()?.get(Query::Key(JsValue::from_str(id))).ok()?;
        request.await.ok()??.as_string()
    }

    async fn write(
        &self,
        stores: &[&str],
        act: impl FnOnce(&idb::Transaction) -> Result<(), idb::Error>,
    ) -> Result<(), SaveError> {
        let go = async {
            let transaction = self.0.transaction(stores, TransactionMode::ReadWrite)?;
            act(&transaction)?;
            transaction.await
        };
        match go.await {
            Ok(TransactionResult::Committed) => Ok(()),
            // Browsers abort a transaction of their own accord when the disk or the quota is full.
            Ok(TransactionResult::Aborted) => Err(SaveError::Full),
            Err(idb::Error::DomException(error)) if error.name() == "QuotaExceededError" => Err(SaveError::Full),
            Err(_) => Err(SaveError::Refused),
        }
    }

    /// Writes drafts and their entries in one transaction; done when it is complete.
    pub async fn put(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        self.write(&[DRAFTS, INDEX], |transaction| {
            for stored in drafts {
                let key = JsValue::from_str(&stored.summary.id);
                let entry = format::write_summaries(std::slice::from_ref(&stored.summary));
                transaction.object_store(DRAFTS)?.put(&JsValue::from_str(&stored.text), Some(&key))?;
                transaction.object_store(INDEX)?.put(&JsValue::from_str(&entry), Some(&key))?;
            }
            Ok(())
        })
        .await
    }

    /// Removes drafts and their entries in one transaction.
    pub async fn remove(&self, ids: &[String]) -> Result<(), SaveError> {
        self.write(&[DRAFTS, INDEX], |transaction| {
            for id in ids {
                for store in [DRAFTS, INDEX] {
                    transaction.object_store(store)?.delete(Query::Key(JsValue::from_str(id)))?;
                }
            }
            Ok(())
        })
        .await
    }

    /// Sets a text aside under a key of its own; a text that is there already is not kept twice.
    pub async fn set_aside(&self, text: &str) -> Result<(), SaveError> {
        if self.strings(ASIDE, false).await.is_ok_and(|texts| texts.iter().any(|other| other == text)) {
            return Ok(());
        }
        let key = JsValue::from_str(&crate::platform::ids::new_id());
        self.write(&[ASIDE], |transaction| {
            transaction.object_store(ASIDE)?.put(&JsValue::from_str(text), Some(&key))?;
            Ok(())
        })
        .await
    }

    /// Texts set aside.
    pub async fn asides(&self) -> Vec<Aside> {
        let keys = self.strings(ASIDE, true).await.unwrap_or_default();
        let texts = self.strings(ASIDE, false).await.unwrap_or_default();
        keys.into_iter().zip(texts).map(|(key, text)| Aside { key, text }).collect()
    }

    /// Removes a text set aside.
    pub async fn drop_aside(&self, key: &str) -> Result<(), SaveError> {
        self.write(&[ASIDE], |transaction| {
            transaction.object_store(ASIDE)?.delete(Query::Key(JsValue::from_str(key)))?;
            Ok(())
        })
        .await
    }
}
