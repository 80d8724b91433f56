//! Drafts as texts under keys: a small mirror of what was used last, or, where IndexedDB is refused, their home.

use crate::domain::format;
use crate::state::store::{Keeps, Row, SaveError, Stored, summaries};

use super::texts::{self, Texts};

const RECENT: &str = "recent";
pub(super) const DRAFT: &str = "draft:";
const NOTE: &str = "note:";

/// The most entries of a mirror's index.
const MIRROR_ENTRIES: usize = 50;
/// The most drafts whose text a mirror holds, and the most bytes of each: together a megabyte.
const MIRROR_TEXTS: usize = 4;
const MIRROR_BYTES: usize = 250_000;

/// Drafts under keys.
pub struct Local {
    pub(super) texts: Texts,
    /// What all keys begin with.
    prefix: String,
}

impl Local {
    /// Opens local storage, or memory where it is refused.
    pub fn open(shelf: &str) -> Self {
        Self {
            texts: Texts::open(),
            prefix: texts::prefix_of(shelf),
        }
    }

    pub(super) fn key(&self, kind: &str, name: &str) -> String {
        [&self.prefix, kind, name].concat()
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
        self.texts.get(&self.key(DRAFT, id))
    }

    /// A small named text.
    pub fn note(&self, key: &str) -> Option<String> {
        self.texts.get(&self.key(NOTE, key))
    }

    /// Writes a small named text.
    pub fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.texts.set(&self.key(NOTE, key), text)
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
            self.texts.delete(&self.key(DRAFT, id));
        }
        // Removing makes the text shorter, which fits even where storage is full.
        let _ = self
            .texts
            .set(&self.key(RECENT, ""), &format::write_summaries(&recent));
    }

    pub(super) fn row(&self, kind: &str, key: &str) -> Vec<Row> {
        let text = self.texts.get(&self.key(kind, key));
        text.into_iter()
            .map(|text| Row {
                key: key.to_owned(),
                text,
            })
            .collect()
    }

    /// Writes drafts, all or none: what was there before is put back if one of them does not fit. What somebody else with the
    /// same shelf wrote meanwhile is not overwritten.
    pub fn put(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        let kept = summaries(&self.recent());
        let is_behind = |stored: &Stored| {
            let newest = kept.iter().find(|one| one.id == stored.summary.id);
            newest.is_some_and(|one| {
                one.sequence > stored.summary.sequence
                    || (one.sequence == stored.summary.sequence
                        && self.text(&one.id).is_some_and(|text| text != stored.text))
            })
        };
        if drafts.iter().any(is_behind) {
            return Err(SaveError::Conflict);
        }
        let before: Vec<Option<String>> = drafts
            .iter()
            .map(|stored| self.text(&stored.summary.id))
            .collect();
        let result = self.write(drafts, false);
        if result.is_err() {
            for (stored, text) in drafts.iter().zip(before) {
                let key = self.key(DRAFT, &stored.summary.id);
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
                self.texts.delete(&self.key(DRAFT, &old.id));
            }
        }
        // The last ones come first in the index.
        for stored in drafts
            .iter()
            .rev()
            .take(if is_mirror { MIRROR_TEXTS } else { usize::MAX })
        {
            let key = self.key(DRAFT, &stored.summary.id);
            if is_mirror && stored.text.len() > MIRROR_BYTES {
                self.texts.delete(&key);
            } else {
                self.texts.set(&key, &stored.text)?;
            }
        }
        self.texts
            .set(&self.key(RECENT, ""), &format::write_summaries(&recent))
    }
}
