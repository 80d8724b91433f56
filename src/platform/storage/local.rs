//! Drafts in local storage, through gloo-storage: as a small mirror of what was used last, or, where IndexedDB is
//! refused, as their home.

use std::future::ready;

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;

use crate::domain::draft::Summary;
use crate::domain::format;
use crate::state::store::{Aside, Keeps, Later, SaveError, Store, Stored};

/// Every key of ours begins with this; the rest of the origin's storage is not ours to touch.
const PREFIX: &str = "persona-builder:v1:";
const RECENT: &str = "persona-builder:v1:recent";
const DRAFT: &str = "persona-builder:v1:draft:";
const ASIDE: &str = "persona-builder:v1:aside:";
const NOTE: &str = "persona-builder:v1:note:";

/// How much a mirror holds: the most entries of the index, and the most bytes of drafts.
pub const MIRROR: (usize, usize) = (50, 1_000_000);

/// Local storage that was found to work.
pub struct Local {
    /// A mirror's most entries and bytes; none where this is the home, which drops nothing.
    limits: Option<(usize, usize)>,
}

impl Local {
    /// Tries local storage out, through web-sys, since gloo-storage panics where it is refused.
    pub fn open(limits: Option<(usize, usize)>) -> Option<Self> {
        let storage = window().local_storage().ok()??;
        let probe = [PREFIX, "probe"].concat();
        storage.set_item(&probe, "1").ok()?;
        storage.remove_item(&probe).ok()?;
        Some(Self { limits })
    }

    /// The text of a draft.
    pub fn text(&self, id: &str) -> Option<String> {
        get(&[DRAFT, id].concat())
    }

    /// Writes drafts and the index. As a mirror it may fail, or drop the oldest: the home has them all.
    pub fn mirror(&self, drafts: &[Stored]) {
        let written = self.write(drafts);
        if written.is_err() {
            // An old text must not pass for the newest.
            self.forget(&drafts.iter().map(|stored| stored.summary.id.clone()).collect::<Vec<_>>());
        }
    }

    fn write(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        let mut recent = self.recent();
        for stored in drafts {
            recent.retain(|other| other.id != stored.summary.id);
            recent.insert(0, stored.summary.clone());
        }
        if let Some((entries, bytes)) = self.limits {
            let fits = |stored: &&Stored| stored.text.len() * 4 < bytes;
            recent.truncate(entries);
            let mut room = bytes;
            for (index, one) in recent.iter().enumerate() {
                let length = drafts
                    .iter()
                    .find(|stored| stored.summary.id == one.id)
                    .map_or_else(|| self.text(&one.id).map_or(0, |text| text.len()), |stored| stored.text.len());
                room = room.saturating_sub(length);
                if room == 0 && index > 0 {
                    LocalStorage::delete([DRAFT, &one.id].concat());
                }
            }
            for stored in drafts.iter().filter(fits).take(10) {
                set(&[DRAFT, &stored.summary.id].concat(), &stored.text)?;
            }
        } else {
            for stored in drafts {
                set(&[DRAFT, &stored.summary.id].concat(), &stored.text)?;
            }
        }
        set(RECENT, &format::write_summaries(&recent))
    }

    /// Removes drafts and their entries.
    pub fn forget(&self, ids: &[String]) {
        for id in ids {
            LocalStorage::delete([DRAFT, id].concat());
        }
        let mut recent = self.recent();
        recent.retain(|summary| !ids.contains(&summary.id));
        // Removing makes the text shorter, which fits even where storage is full.
        let _ = set(RECENT, &format::write_summaries(&recent));
    }
}

/// Whether a draft's text is here.
pub fn has_text(id: &str) -> bool {
    get(&[DRAFT, id].concat()).is_some()
}

fn get(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok()?
}

/// Writes a text and reads it back: only then is it there.
fn set(key: &str, text: &str) -> Result<(), SaveError> {
    LocalStorage::raw().set_item(key, text).map_err(|_| SaveError::Full)?;
    if get(key).as_deref() == Some(text) { Ok(()) } else { Err(SaveError::Refused) }
}

impl Store for Local {
    fn keeps(&self) -> Keeps {
        Keeps::LocalOnly
    }

    fn recent(&self) -> Vec<Summary> {
        get(RECENT).and_then(|text| format::read_summaries(&text).ok()).unwrap_or_default()
    }

    fn summaries(&self) -> Later<Vec<Summary>> {
        Box::pin(ready(self.recent()))
    }

    fn texts(&self, id: &str) -> Later<Vec<String>> {
        Box::pin(ready(self.text(id).into_iter().collect()))
    }

    fn put(&self, drafts: Vec<Stored>) -> Later<Result<(), SaveError>> {
        // All or none: what was there before is put back if one of them does not fit.
        let before: Vec<(String, Option<String>)> =
            drafts.iter().map(|stored| ([DRAFT, &stored.summary.id].concat(), self.text(&stored.summary.id))).collect();
        let result = self.write(&drafts);
        if result.is_err() {
            for (key, text) in before {
                match text {
                    Some(text) => {
                        let _ = set(&key, &text);
                    }
                    None => LocalStorage::delete(&key),
                }
            }
        }
        Box::pin(ready(result))
    }

    fn remove(&self, ids: Vec<String>) -> Later<Result<(), SaveError>> {
        self.forget(&ids);
        Box::pin(ready(Ok(())))
    }

    fn set_aside(&self, text: String) -> Later<Result<(), SaveError>> {
        let key = [ASIDE, &crate::platform::ids::new_id()].concat();
        Box::pin(ready(set(&key, &text)))
    }

    fn asides(&self) -> Later<Vec<Aside>> {
        let storage = LocalStorage::raw();
        let count = storage.length().unwrap_or(0);
        let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
        let asides = keys.filter(|key| key.starts_with(ASIDE)).filter_map(|key| Some(Aside { text: get(&key)?, key }));
        Box::pin(ready(asides.collect()))
    }

    fn drop_aside(&self, key: String) -> Later<Result<(), SaveError>> {
        LocalStorage::delete(&key);
        Box::pin(ready(Ok(())))
    }

    fn note(&self, key: &str) -> Option<String> {
        get(&[NOTE, key].concat())
    }

    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        set(&[NOTE, key].concat(), text)
    }
}
