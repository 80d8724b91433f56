//! Drafts as texts under keys that are there at once: a small mirror of what was used last, or, where there is no database, their home.

use crate::domain::format;
use crate::state::store::{Row, SaveError, Stored, summaries};

use super::ports::Quick;
use super::revision;

pub(super) const RECENT: &str = "recent";
/// The mirror's place of a draft. What was kept before there were revisions stands there, too.
pub(super) const DRAFT: &str = "draft:";
/// The two places of a draft in a home: the newest revision stays in the one while the next is written into the other.
pub(super) const HOME: [&str; 2] = ["home:", "also:"];
pub(super) const NOTE: &str = "note:";
pub(super) const ASIDE: &str = "aside:";

/// The most entries of a mirror's index.
const MIRROR_ENTRIES: usize = 50;
/// The most drafts whose text a mirror holds, and the most bytes of each: together a megabyte.
pub(super) const MIRROR_TEXTS: usize = 4;
pub(super) const MIRROR_BYTES: usize = 250_000;

/// Drafts under keys.
pub struct Local {
    pub(super) quick: &'static dyn Quick,
    /// Makes room for a draft in a mirror; says whether there is some.
    pub(super) is_free: fn(&Local, &str) -> bool,
}

pub(super) fn key(kind: &str, name: &str) -> String {
    [kind, name].concat()
}

impl Local {
    /// Writes a text and reads it back: only then is it there.
    pub(super) fn set(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.quick.set(key, text)?;
        if self.quick.get(key).as_deref() == Some(text) {
            Ok(())
        } else {
            Err(SaveError::Refused)
        }
    }

    /// The index.
    pub fn recent(&self) -> Vec<Row> {
        self.row(RECENT, "")
    }

    pub(super) fn row(&self, kind: &str, name: &str) -> Vec<Row> {
        let text = self.quick.get(&key(kind, name));
        let row = |text| Row {
            key: name.to_owned(),
            text,
        };
        text.into_iter().map(row).collect()
    }

    /// Writes drafts as a mirror does. It may fail: the home has them all, and an older text passes for no newer one.
    pub fn mirror(&self, drafts: &[Stored]) {
        for stored in drafts.iter().rev().take(MIRROR_TEXTS) {
            if stored.text.len() <= MIRROR_BYTES && (self.is_free)(self, &stored.summary.id) {
                let _ = self.write(DRAFT, stored);
            }
        }
        let recent = self.index_with(drafts);
        let recent = recent.get(..MIRROR_ENTRIES).unwrap_or(&recent);
        let _ = self.set(RECENT, &format::write_summaries(recent));
    }

    /// Writes drafts where nobody else has written them: those that were begun here.
    pub fn put_new(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        for stored in drafts {
            // The place that the save before did not take.
            let place = if stored.summary.sequence % 2 == 0 {
                HOME[0]
            } else {
                HOME[1]
            };
            self.write(place, stored)?;
        }
        self.set(RECENT, &format::write_summaries(&self.index_with(drafts)))
    }

    pub(super) fn write(&self, place: &str, stored: &Stored) -> Result<(), SaveError> {
        let text = revision::write(stored.summary.sequence, stored.known.get(), &stored.text);
        self.set(&key(place, &stored.summary.id), &text)
    }

    /// The index with these drafts, the last ones first.
    pub(super) fn index_with(&self, drafts: &[Stored]) -> Vec<crate::domain::draft::Summary> {
        let mut recent = summaries(&self.recent());
        for stored in drafts {
            recent.retain(|other| other.id != stored.summary.id);
            recent.insert(0, stored.summary.clone());
        }
        recent
    }
}
