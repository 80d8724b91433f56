//! Drafts as texts under keys: a small mirror of what was used last, or, where IndexedDB is refused, their home.

use crate::domain::format;
use crate::state::store::{Keeps, Outcome, Row, SaveError, Stored, Task, summaries};

use super::texts::Texts;

const RECENT: &str = "persona-builder:v1:recent";
const DRAFT: &str = "persona-builder:v1:draft:";
const ASIDE: &str = "persona-builder:v1:aside:";
const NOTE: &str = "persona-builder:v1:note:";

/// The most entries of a mirror's index.
const MIRROR_ENTRIES: usize = 50;
/// The most drafts whose text a mirror holds, and the most bytes of each: together a megabyte.
const MIRROR_TEXTS: usize = 4;
const MIRROR_BYTES: usize = 250_000;

/// Drafts under keys.
pub struct Local {
    texts: Texts,
}

impl Local {
    /// Opens local storage, or memory where it is refused.
    pub fn open() -> Self {
        Self { texts: Texts::open() }
    }

    /// What survives when the page is closed.
    pub fn keeps(&self) -> Keeps {
        match self.texts {
            Texts::Local => Keeps::LocalOnly,
            Texts::Memory(_) => Keeps::Nothing,
        }
    }

    /// The index.
    pub fn recent(&self) -> Vec<Row> {
        self.row(RECENT, "")
    }

    /// The text of a draft.
    pub fn text(&self, id: &str) -> Option<String> {
        self.texts.get(&[DRAFT, id].concat())
    }

    /// A small named text.
    pub fn note(&self, key: &str) -> Option<String> {
        self.texts.get(&[NOTE, key].concat())
    }

    /// Writes a small named text.
    pub fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.texts.set(&[NOTE, key].concat(), text)
    }

    /// Does one thing, as the drafts' home, which drops nothing.
    pub fn act(&self, task: &Task) -> Outcome {
        match task {
            Task::Summaries => return Ok(self.recent()),
            Task::Texts(id) => return Ok(self.row(DRAFT, id)),
            Task::Asides => return Ok(self.texts.rows(ASIDE)),
            Task::Put(drafts) => self.put(drafts)?,
            Task::Remove(ids) => self.forget(ids),
            Task::SetAside(row) => self.texts.set(&[ASIDE, &row.key].concat(), &row.text)?,
            Task::DropAside(key) => self.texts.delete(&[ASIDE, key].concat()),
        }
        Ok(Vec::new())
    }

    /// Writes drafts as a mirror does. It may fail, or drop the oldest: the home has them all.
    pub fn mirror(&self, drafts: &[Stored]) {
        if self.write(drafts, true).is_err() {
            // An old text must not pass for the newest.
            self.forget(
                &drafts
                    .iter()
                    .map(|stored| stored.summary.id.clone())
                    .collect::<Vec<_>>(),
            );
        }
    }

    /// Removes drafts and their entries.
    pub fn forget(&self, ids: &[String]) {
        let mut recent = summaries(&self.recent());
        recent.retain(|summary| !ids.contains(&summary.id));
        for id in ids {
            self.texts.delete(&[DRAFT, id].concat());
        }
        // Removing makes the text shorter, which fits even where storage is full.
        let _ = self.texts.set(RECENT, &format::write_summaries(&recent));
    }

    fn row(&self, prefix: &str, key: &str) -> Vec<Row> {
        let text = self.texts.get(&[prefix, key].concat());
        text.into_iter()
            .map(|text| Row {
                key: key.to_owned(),
                text,
            })
            .collect()
    }

    /// Writes drafts, all or none: what was there before is put back if one of them does not fit.
    fn put(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        let before: Vec<Option<String>> = drafts
            .iter()
            .map(|stored| self.text(&stored.summary.id))
            .collect();
        let result = self.write(drafts, false);
        if result.is_err() {
            for (stored, text) in drafts.iter().zip(before) {
                let key = [DRAFT, &stored.summary.id].concat();
                self.texts.delete(&key);
                if let Some(text) = text {
                    // It fitted before.
                    let _ = self.texts.set(&key, &text);
                }
            }
        }
        result
    }

    fn write(&self, drafts: &[Stored], is_mirror: bool) -> Result<(), SaveError> {
        let mut recent = summaries(&self.recent());
        for stored in drafts {
            recent.retain(|other| other.id != stored.summary.id);
            recent.insert(0, stored.summary.clone());
        }
        if is_mirror {
            recent.truncate(MIRROR_ENTRIES);
            for old in recent.iter().skip(MIRROR_TEXTS) {
                self.texts.delete(&[DRAFT, &old.id].concat());
            }
        }
        // The last ones come first in the index.
        for stored in drafts
            .iter()
            .rev()
            .take(if is_mirror { MIRROR_TEXTS } else { usize::MAX })
        {
            let key = [DRAFT, &stored.summary.id].concat();
            if is_mirror && stored.text.len() > MIRROR_BYTES {
                self.texts.delete(&key);
            } else {
                self.texts.set(&key, &stored.text)?;
            }
        }
        self.texts.set(RECENT, &format::write_summaries(&recent))
    }
}
