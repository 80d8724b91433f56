//! Local storage as the drafts' home, and what only the whole app does with a mirror.

use super::local::{ASIDE, DRAFT, HOME, Local, MIRROR_BYTES, MIRROR_TEXTS, RECENT, key};
use super::revision::{self, Read};
use super::whole::is_good;
use crate::domain::format;
use crate::state::store::{SaveError, Stored, summaries};

/// Makes room for a draft in a mirror; says whether there is some.
pub fn is_free(local: &Local, id: &str) -> bool {
    local.make_free(DRAFT, id).is_ok()
}

impl Local {
    /// The text in a place, looked at twice before it counts as missing or broken.
    pub(super) fn look(&self, place: &str, name: &str) -> Option<String> {
        let key = key(place, name);
        let first = self.quick.get(&key);
        match first {
            Some(text) if matches!(revision::read(&text), Read::Whole(..)) => Some(text),
            first => self.quick.get(&key).or(first),
        }
    }

    /// The sequence of the text in a place; of one without a line what the index says. None where there is no text that can be read.
    pub(super) fn sequence(&self, kind: &str, id: &str) -> Option<u64> {
        self.sequence_of(&self.look(kind, id)?, id)
    }

    fn sequence_of(&self, text: &str, id: &str) -> Option<u64> {
        match revision::read(text) {
            Read::Whole(sequence, ..) => Some(sequence),
            Read::Plain if is_good(text) => {
                let known = summaries(&self.recent());
                let known = known.into_iter().find(|summary| summary.id == id);
                Some(known.map_or(0, |summary| summary.sequence))
            }
            _ => None,
        }
    }

    /// Makes room in a place: what cannot be read there is kept under a key of its own first.
    pub(super) fn make_free(&self, place: &str, name: &str) -> Result<(), SaveError> {
        let Some(text) = self.look(place, name) else {
            return Ok(());
        };
        if self.sequence_of(&text, name).is_some() {
            return Ok(());
        }
        self.set(&key(ASIDE, &format::fingerprint(&text)), &text)
    }

    /// Empties a place, unless something is there that cannot be read and cannot be kept elsewhere.
    pub(super) fn empty(&self, place: &str, id: &str) {
        if self.make_free(place, id).is_ok() {
            self.quick.delete(&key(place, id));
        }
    }

    /// Drops from a mirror what it holds too much, once these are kept in the database.
    pub fn thin(&self, drafts: &[Stored]) {
        for stored in drafts {
            if stored.text.len() > MIRROR_BYTES {
                self.empty(DRAFT, &stored.summary.id);
            }
        }
        for old in summaries(&self.recent()).iter().skip(MIRROR_TEXTS) {
            self.empty(DRAFT, &old.id);
        }
    }

    /// Takes drafts and their entries out of a mirror.
    pub fn forget(&self, ids: &[String]) {
        let mut recent = summaries(&self.recent());
        recent.retain(|summary| !ids.contains(&summary.id));
        for id in ids {
            self.empty(DRAFT, id);
        }
        // Removing makes the text shorter, which fits even where storage is full.
        if self.quick.get(RECENT).is_some() {
            let _ = self.set(RECENT, &format::write_summaries(&recent));
        }
    }

    /// Writes drafts, all or none, beside what is there of them, so that nothing is lost where one does not fit. What somebody else
    /// with the same shelf wrote meanwhile is not overwritten.
    pub fn put(&self, drafts: &[Stored]) -> Result<(), SaveError> {
        let mut places = Vec::with_capacity(drafts.len());
        for stored in drafts {
            let (id, sequence) = (&stored.summary.id, stored.summary.sequence);
            let [one, other] = HOME.map(|place| self.sequence(place, id));
            let (place, free, newest) = if one > other {
                (HOME[0], HOME[1], one)
            } else {
                (HOME[1], HOME[0], other)
            };
            if newest.is_some_and(|newest| newest >= sequence || newest > stored.known.at_home()) {
                // The same may have been tried before, and was written though it was said not to be.
                let mine = self.look(place, id);
                let is_mine = mine.is_some_and(
                    |text| matches!(revision::read(&text), Read::Whole(_, _, own) if own == stored.text),
                );
                if is_mine {
                    continue;
                }
                return Err(SaveError::Conflict);
            }
            places.push((free, stored));
        }
        let mut begun = 0;
        let written = places.iter().try_for_each(|(place, stored)| {
            let id = &stored.summary.id;
            self.make_free(place, id)?;
            begun += 1;
            self.write(place, stored)
        });
        let written =
            written.and_then(|()| self.set(RECENT, &format::write_summaries(&self.index_with(drafts))));
        if written.is_err() {
            for (place, stored) in places.iter().take(begun) {
                self.quick.delete(&key(place, &stored.summary.id));
            }
        }
        written
    }
}
