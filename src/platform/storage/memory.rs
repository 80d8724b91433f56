//! Drafts in memory alone, where the browser refuses all storage.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;
use std::rc::Rc;

use crate::domain::draft::Summary;
use crate::state::store::{Aside, Keeps, Later, SaveError, Store, Stored};

/// Forgets everything when the page is closed.
#[derive(Default)]
pub struct Memory {
    drafts: Rc<RefCell<BTreeMap<String, Stored>>>,
    asides: RefCell<Vec<Aside>>,
    notes: RefCell<BTreeMap<String, String>>,
}

impl Store for Memory {
    fn keeps(&self) -> Keeps {
        Keeps::Nothing
    }

    fn recent(&self) -> Vec<Summary> {
        self.drafts.borrow().values().map(|stored| stored.summary.clone()).collect()
    }

    fn summaries(&self) -> Later<Vec<Summary>> {
        Box::pin(ready(self.recent()))
    }

    fn texts(&self, id: &str) -> Later<Vec<String>> {
        Box::pin(ready(self.drafts.borrow().get(id).map(|stored| stored.text.clone()).into_iter().collect()))
    }

    fn put(&self, drafts: Vec<Stored>) -> Later<Result<(), SaveError>> {
        self.drafts.borrow_mut().extend(drafts.into_iter().map(|stored| (stored.summary.id.clone(), stored)));
        Box::pin(ready(Ok(())))
    }

    fn remove(&self, ids: Vec<String>) -> Later<Result<(), SaveError>> {
        self.drafts.borrow_mut().retain(|id, _| !ids.contains(id));
        Box::pin(ready(Ok(())))
    }

    fn set_aside(&self, text: String) -> Later<Result<(), SaveError>> {
        let mut asides = self.asides.borrow_mut();
        let key = asides.len().to_string();
        asides.push(Aside { key, text });
        Box::pin(ready(Ok(())))
    }

    fn asides(&self) -> Later<Vec<Aside>> {
        Box::pin(ready(self.asides.borrow().clone()))
    }

    fn drop_aside(&self, key: String) -> Later<Result<(), SaveError>> {
        self.asides.borrow_mut().retain(|aside| aside.key != key);
        Box::pin(ready(Ok(())))
    }

    fn note(&self, key: &str) -> Option<String> {
        self.notes.borrow().get(key).cloned()
    }

    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.notes.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }
}
