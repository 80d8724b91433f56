//! The journal: where drafts are written, so that no fault of the browser loses what was kept.
//!
//! Each save is a revision of its own in the database, never written over; a small mirror in local storage holds what was used last. Where there is no
//! database, local storage is the home, and where there is none of that, memory. The browser comes in through two ports.

mod adopt;
mod home;
mod local;
pub mod ports;
pub mod revision;
pub mod whole;

#[cfg(test)]
mod tests;

use std::rc::Rc;
use std::slice;
use std::sync::atomic::{AtomicBool, Ordering};

use super::store::{
    ASIDES, DRAFTS, Keeps, Later, Outcome, Row, SaveError, Store, Stored, Task, VERSIONS, summaries,
};
use crate::domain::format;

use local::{Local, NOTE};
use ports::{Deep, Found, Quick, Span, Step, Talk};

/// The database's stores: the drafts' revisions, what lists show of them, texts set aside, kept versions, small texts beside the drafts.
pub const STORES: [&str; 5] = [DRAFTS, INDEX, ASIDES, VERSIONS, NOTES];
const INDEX: &str = "index";
const NOTES: &str = "notes";

/// What only the whole app does, as functions: the module of first questions, which begins drafts and writes them, has no code for it.
struct Ways {
    /// Does what is asked beside writing drafts.
    act: fn(&'static Journal, Rc<Task>) -> Later<Outcome>,
    /// Writes drafts into local storage as their home.
    put: fn(&Local, &[Stored]) -> Result<(), SaveError>,
    /// Drops from the mirror what it holds too much once these are kept, or what somebody else has written anew.
    thin: fn(&Journal, &[Stored], bool),
    /// The requests for rows that may go, of keys that were found and their draft's id and entry.
    old: fn(&[Row], &str, Option<u64>) -> Vec<Step>,
    /// The requests that remove such rows as can be read.
    remove: fn(&[Vec<Row>]) -> Vec<Step>,
}

/// Keeps drafts in a database and beside it.
pub struct Journal {
    deep: &'static dyn Deep,
    local: Local,
    ways: &'static Ways,
    /// Whether the database failed to take a draft, so that local storage is its home from here on.
    is_broken: AtomicBool,
    /// Whether local storage has nothing that the database lacks.
    is_adopted: AtomicBool,
}

impl Journal {
    /// A journal over what the browser gives, for whoever begins drafts and writes them; the module of first questions asks for nothing else.
    pub fn to_write(quick: &'static dyn Quick, deep: &'static dyn Deep) -> Self {
        Self {
            deep,
            local: Local {
                quick,
                is_free: |_, _| true,
            },
            ways: &Ways {
                act: |_, _| Box::pin(std::future::ready(Err(SaveError::Refused))),
                put: Local::put_new,
                thin: |_, _, _| (),
                old: |_, _, _| Vec::new(),
                remove: |_| Vec::new(),
            },
            is_broken: AtomicBool::new(false),
            is_adopted: AtomicBool::new(false),
        }
    }

    /// Whether drafts are written into the database; nothing as long as nobody knows.
    fn is_deep(&self) -> Option<bool> {
        if self.is_broken.load(Ordering::Relaxed) {
            return Some(false);
        }
        self.deep.is_there()
    }

    async fn put(&'static self, task: Rc<Task>) -> Outcome {
        let Task::Put(drafts) = &*task else {
            return Ok(Vec::new());
        };
        let mut result = Err(SaveError::Refused);
        if self.is_deep() != Some(false) && self.deep.open().await {
            let talk = writing(Rc::clone(&task), self.ways);
            result = self.deep.run(true, talk).await.map(drop);
            match result {
                Ok(()) => (self.ways.thin)(self, drafts, false),
                // What another tab wrote is newer than what was mirrored.
                Err(SaveError::Conflict) => (self.ways.thin)(self, drafts, true),
                Err(SaveError::Full) => {}
                // What does not work, or gives no answer, is not waited for a second time.
                Err(_) => self.is_broken.store(true, Ordering::Relaxed),
            }
        }
        let at_home = self.is_deep() == Some(false);
        if at_home {
            result = (self.ways.put)(&self.local, drafts);
        }
        if result.is_ok() {
            for stored in drafts {
                stored.known.raise(stored.summary.sequence, at_home);
            }
        }
        result.map(|()| Vec::new())
    }
}

/// Writes drafts in one transaction: looks what is kept of them, writes the new revisions and reads them back, and removes the oldest.
fn writing(task: Rc<Task>, ways: &'static Ways) -> Talk {
    let mut round = 0;
    let mut written: Vec<Row> = Vec::new();
    Box::new(move |found| {
        let Task::Put(drafts) = &*task else {
            return Ok(Vec::new());
        };
        round += 1;
        let mut steps = Vec::new();
        match round {
            1 => {
                for stored in drafts {
                    let id = &stored.summary.id;
                    steps.push(Step::Keys(DRAFTS, Span::beginning(&revision::all_of(id))));
                    steps.push(Step::Rows(INDEX, Span::only(id)));
                }
            }
            2 => {
                // What is written is read back after it.
                let (mut back, mut old) = (Vec::new(), Vec::new());
                for (stored, seen) in drafts.iter().zip(found.chunks(2)) {
                    let (row, mut gone) = next(stored, seen, ways)?;
                    let entry = Row {
                        key: stored.summary.id.clone(),
                        text: format::write_summaries(slice::from_ref(&stored.summary)),
                    };
                    back.push(Step::Rows(DRAFTS, Span::only(&row.key)));
                    old.append(&mut gone);
                    written.push(row.clone());
                    steps.push(Step::Put(DRAFTS, row));
                    steps.push(Step::Put(INDEX, entry));
                }
                steps.append(&mut back);
                steps.append(&mut old);
            }
            3 => {
                is_there(&written, found)?;
                steps = (ways.remove)(found.get(written.len()..).unwrap_or_default());
            }
            _ => {}
        }
        Ok(steps)
    })
}

/// Whether rows were found as they were written, each by the first requests.
fn is_there(written: &[Row], found: &Found) -> Result<(), SaveError> {
    let mut pairs = written.iter().zip(found);
    if pairs.all(|(row, there)| there.first() == Some(row)) {
        Ok(())
    } else {
        Err(SaveError::Refused)
    }
}

/// The next revision of a draft, and the requests for those that may go, after what was found of it: its revisions' keys and its entry in the index.
fn next(stored: &Stored, seen: &[Vec<Row>], ways: &Ways) -> Result<(Row, Vec<Step>), SaveError> {
    let (id, sequence) = (&stored.summary.id, stored.summary.sequence);
    let keys = seen.first().map_or(&[][..], Vec::as_slice);
    let revised = keys.last().and_then(|row| revision::sequence_of(&row.key));
    // Of a text of before, the entry alone tells the sequence.
    let listed = summaries(seen.get(1).map_or(&[], Vec::as_slice));
    let listed = listed.first().map(|summary| summary.sequence);
    let newest = revised.max(listed).unwrap_or(0);
    if newest >= sequence || newest > stored.known.get() {
        return Err(SaveError::Conflict);
    }
    let row = Row {
        key: revision::key(id, sequence),
        text: revision::write(sequence, newest, &stored.text),
    };
    Ok((row, (ways.old)(keys, id, listed)))
}

impl Store for Journal {
    fn keeps(&self) -> Keeps {
        match self.is_deep() {
            Some(false) => self.local.quick.keeps(),
            _ => Keeps::Everything,
        }
    }

    fn recent(&self) -> Vec<Row> {
        self.local.recent()
    }

    fn run(&'static self, task: Rc<Task>) -> Later<Outcome> {
        let Task::Put(drafts) = &*task else {
            return (self.ways.act)(self, task);
        };
        // Local storage is written before anything waits, so that a page being closed still leaves its last words there. As the home it
        // is written below.
        if self.is_deep() != Some(false) {
            self.local.mirror(drafts);
        }
        Box::pin(self.put(task))
    }

    fn note(&self, key: &str) -> Option<String> {
        self.local.quick.get(&local::key(NOTE, key))
    }

    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.local.set(&local::key(NOTE, key), text)
    }
}
