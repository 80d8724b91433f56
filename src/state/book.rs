//! The notebook in hand: its entries and patterns as a signal, and the verbs of whoever writes in it.
//!
//! It is kept beside the drafts under an id of its own, by everything that keeps drafts. Where two tabs wrote, the words of both
//! are kept.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::{Desk, Status, Undo};
use super::store::{Keeps, Known, Later, SaveError, Stored};
use crate::domain::draft::Summary;
use crate::domain::format;
use crate::domain::notebook::{ENTRIES_MAX, Entry, NOTEBOOK_ID, Notebook, Pattern, RUN_DAYS, Run, Use};

/// What the entry that is being written is remembered under.
const HALF: &str = "entry";
/// How often a save is tried when another tab is always faster.
const TRIES: usize = 5;

/// The notebook. Copy: every view holds one.
#[derive(Clone, Copy)]
pub struct Book {
    desk: Desk,
    held: RwSignal<Arc<Notebook>>,
    /// Whether what is kept was read; until then nothing is written.
    is_read: RwSignal<bool>,
    /// Counts edits.
    edits: RwSignal<u64>,
    /// How many of them are kept.
    kept: StoredValue<u64>,
    /// The sequence that is known to be kept.
    known: StoredValue<Known>,
    /// Whether a newer version wrote it, so that it is only looked at.
    is_newer: StoredValue<bool>,
    /// Whether it is being written.
    is_writing: StoredValue<bool>,
    /// The entry that is being written and is not in the notebook yet.
    half: RwSignal<Entry>,
    /// The entry to be shown alone on arriving at the notebook, by its id; empty for none.
    pub wanted: RwSignal<String>,
    /// Where entries are used, as far as the drafts were looked through.
    pub uses: RwSignal<Arc<Vec<Use>>>,
    /// The drafts that were looked through, with the sequence they had then.
    pub looked_at: StoredValue<Vec<(String, u64)>>,
}

impl Book {
    /// The notebook of a desk, which is still to be read.
    pub fn new(desk: Desk) -> Self {
        let book = Self {
            desk,
            held: RwSignal::new(Arc::default()),
            is_read: RwSignal::new(false),
            edits: RwSignal::new(0),
            kept: StoredValue::new(0),
            known: StoredValue::new(Known::default()),
            is_newer: StoredValue::new(false),
            is_writing: StoredValue::new(false),
            half: RwSignal::new(half_of(desk)),
            wanted: RwSignal::new(String::new()),
            uses: RwSignal::new(Arc::default()),
            looked_at: StoredValue::new(Vec::new()),
        };
        desk.book.set_value(Some(book));
        book
    }

    /// Reads what is kept, and brings it together with what is in hand.
    pub fn read(self) -> Later<()> {
        Box::pin(async move {
            let read = self
                .desk
                .read_newest(NOTEBOOK_ID, |text| match format::read_notebook(text) {
                    Ok(notebook) => Some(Some(notebook)),
                    Err(error) => error.is_newer().then_some(None),
                });
            let read = read.await;
            self.is_newer.set_value(matches!(read.found, Some(None)));
            if let Some(mut notebook) = read.found.flatten() {
                // What is written next comes behind what could not be read.
                notebook.sequence = notebook.sequence.max(read.highest);
                if read.is_sure {
                    let known = self.known.get_value();
                    known.raise(notebook.sequence, false);
                    known.raise(notebook.sequence, true);
                }
                self.take_in(notebook);
            }
            // What was being written may have reached the database alone.
            if self.half.with_untracked(|half| *half == Entry::default()) {
                self.half.set(half_of(self.desk));
            }
            self.is_read.set(true);
        })
    }

    /// Whether what is kept was read.
    pub fn is_read(&self) -> bool {
        self.is_read.get()
    }

    /// The notebook; a view that reads it is told of every change.
    pub fn notebook(&self) -> Arc<Notebook> {
        self.held.get()
    }

    /// The same, without being told.
    pub fn notebook_now(&self) -> Arc<Notebook> {
        self.held.get_untracked()
    }

    /// The entry with this id, as it is now.
    pub fn entry_now(&self, id: &str) -> Option<Entry> {
        self.notebook_now().entry(id).cloned()
    }

    /// How many edits there were; whoever reads it is told of every one.
    pub fn edits(&self) -> u64 {
        self.edits.get()
    }

    /// Whether something is not kept yet.
    pub fn is_unsaved(&self) -> bool {
        self.edits.get_untracked() > self.kept.get_value()
    }

    /// Changes the notebook.
    pub fn edit(&self, change: impl FnOnce(&mut Notebook)) {
        if self.is_newer.get_value() {
            self.desk.tell_newer();
            return;
        }
        // Changed where it lies: a copy of thousands of entries at every key would be felt.
        self.held.update(|held| change(Arc::make_mut(held)));
        self.edits.set(self.edits.get_untracked() + 1);
    }

    /// Puts an entry in place of the one with its id, or behind the others, changed now.
    pub fn put(&self, mut entry: Entry) {
        entry.changed = (self.desk.ports.now)();
        self.edit(|notebook| notebook.put(entry));
    }

    /// The entry that is being written.
    pub fn half(&self) -> Entry {
        self.half.get()
    }

    /// Keeps the entry that is being written, as far as it has come.
    pub fn write_half(&self, mut entry: Entry) {
        let has_more = !entry.source.is_empty() || entry.date.is_some() || entry.count.is_some();
        let is_blank = !entry.says_something() && entry.tags.is_empty() && !has_more;
        if !is_blank && entry.id.is_empty() {
            entry.id = (self.desk.ports.new_id)();
        }
        entry.changed = (self.desk.ports.now)();
        let text = if is_blank {
            String::new()
        } else {
            format::write_notebook(&Notebook {
                entries: vec![entry.clone()],
                ..Notebook::default()
            })
        };
        self.desk.keep_note(HALF, &text);
        self.half.set(if is_blank { Entry::default() } else { entry });
    }

    /// Begins an entry with the source of a finding. What was being written of something else is written down as it stands.
    pub fn begin_finding(&self, source: &str) {
        if self.half.get_untracked().source != source {
            self.write_down();
        }
        let mut half = self.half.get_untracked();
        half.come_from(source);
        self.write_half(half);
    }

    /// Writes the entry that is being written down, with a date if it has none; gives its id, or nothing where it says nothing or the
    /// notebook is full.
    pub fn write_down(&self) -> Option<String> {
        let mut entry = self.half.get_untracked();
        if !entry.says_something() || self.is_full() || self.is_newer.get_value() {
            return None;
        }
        // Another tab may have written the same half down.
        if entry.id.is_empty() || self.entry_now(&entry.id).is_some() {
            entry.id = (self.desk.ports.new_id)();
        }
        entry.date = entry.date.or(Some((self.desk.ports.today)()));
        let id = entry.id.clone();
        self.put(entry);
        self.write_half(Entry::default());
        Some(id)
    }

    /// Whether no entry has room any more.
    pub fn is_full(&self) -> bool {
        self.held.with_untracked(|held| held.entries.len() >= ENTRIES_MAX)
    }

    /// Changes a pattern, now; begins it where there is none with this id.
    pub fn change_pattern(&self, id: &str, change: impl FnOnce(&mut Pattern)) {
        let now = (self.desk.ports.now)();
        self.edit(|notebook| {
            let index = notebook.patterns.iter().position(|pattern| pattern.id == id);
            let index = index.unwrap_or_else(|| {
                notebook.patterns.push(Pattern {
                    id: id.to_owned(),
                    ..Pattern::default()
                });
                notebook.patterns.len() - 1
            });
            if let Some(pattern) = notebook.patterns.get_mut(index) {
                change(pattern);
                pattern.changed = now;
            }
        });
    }

    /// What takes back that an entry was written down: its words are in the field again, where nothing else was begun meanwhile.
    pub fn undo_of_writing(&self, id: &str) -> Undo {
        let (book, id) = (*self, id.to_owned());
        Undo::new(move || {
            let entry = book.entry_now(&id);
            book.remove(&id);
            if let Some(entry) = entry.filter(|_| !book.half.get_untracked().says_something()) {
                book.write_half(Entry {
                    id: String::new(),
                    ..entry
                });
            }
        })
    }

    /// Changes patterns together, and gives what puts them back as they were.
    pub fn change_patterns(&self, change: impl FnOnce(&mut Vec<Pattern>)) -> Undo {
        let before = self.notebook_now().patterns.clone();
        let now = (self.desk.ports.now)();
        self.edit(|notebook| {
            change(&mut notebook.patterns);
            for pattern in &mut notebook.patterns {
                if !before.contains(pattern) {
                    pattern.changed.clone_from(&now);
                }
            }
        });
        let book = *self;
        Undo::new(move || {
            let now = (book.desk.ports.now)();
            book.edit(|notebook| {
                for pattern in std::mem::take(&mut notebook.patterns) {
                    // One that was made meanwhile is gone, for other tabs, too.
                    if before.iter().all(|one| one.id != pattern.id) {
                        notebook.remove(&pattern.id, now.clone());
                    }
                }
                notebook
                    .gone
                    .retain(|gone| before.iter().all(|one| one.id != gone.id));
                notebook.patterns.clone_from(&before);
                for pattern in &mut notebook.patterns {
                    pattern.changed.clone_from(&now);
                }
            });
        })
    }

    /// Begins a run of noticing today, and gives what takes it back.
    pub fn begin_run(&self) -> Undo {
        let before = self.notebook_now().run;
        let begun = (self.desk.ports.today)();
        self.edit(|notebook| {
            notebook.run = Some(Run {
                begun,
                days: RUN_DAYS,
            });
        });
        let book = *self;
        Undo::new(move || book.edit(|notebook| notebook.run = before))
    }

    /// Removes an entry or a pattern, and gives what puts it back as it was.
    pub fn remove(&self, id: &str) -> Undo {
        let before = self.notebook_now();
        let now = (self.desk.ports.now)();
        self.edit(|notebook| notebook.remove(id, now));
        let (book, id) = (*self, id.to_owned());
        Undo::new(move || {
            let now = (book.desk.ports.now)();
            book.edit(|notebook| {
                notebook.gone.retain(|gone| gone.id != id);
                if let Some(index) = before.entries.iter().position(|entry| entry.id == id)
                    && let Some(entry) = before.entries.get(index)
                {
                    let index = index.min(notebook.entries.len());
                    notebook.entries.insert(
                        index,
                        Entry {
                            changed: now.clone(),
                            ..entry.clone()
                        },
                    );
                }
                for pattern in &before.patterns {
                    let is_it = pattern.id == id || pattern.entries.contains(&id);
                    let Some(known) = notebook.patterns.iter_mut().find(|one| one.id == pattern.id) else {
                        if is_it {
                            notebook.patterns.push(Pattern {
                                changed: now.clone(),
                                ..pattern.clone()
                            });
                        }
                        continue;
                    };
                    if is_it && let Some(index) = pattern.entries.iter().position(|entry| *entry == id) {
                        let index = index.min(known.entries.len());
                        known.entries.insert(index, id.clone());
                        known.changed.clone_from(&now);
                    }
                }
            });
        })
    }

    /// Brings another notebook in, such as that of a file, and gives what takes back what it brought.
    pub fn bring_in(&self, other: Notebook) -> Undo {
        let before = self.notebook_now();
        self.edit(|notebook| {
            // What a person opens on purpose comes back, even if it was removed here.
            let comes = |id: &str| {
                other.entries.iter().any(|entry| entry.id == id)
                    || other.patterns.iter().any(|pattern| pattern.id == id)
            };
            notebook.gone.retain(|gone| !comes(&gone.id));
            notebook.merge(other);
        });
        let book = *self;
        Undo::new(move || {
            let before = (*before).clone();
            book.edit(|notebook| {
                let sequence = notebook.sequence;
                *notebook = before;
                notebook.sequence = sequence;
            });
        })
    }

    /// Has it kept again, where it is not empty: what was kept is gone.
    pub fn keep_again(&self) {
        let has_some = self
            .held
            .with_untracked(|held| held.entries.len() + held.patterns.len() > 0);
        if has_some {
            self.edits.set(self.edits.get_untracked() + 1);
        }
    }

    fn take_in(&self, other: Notebook) {
        let mut held = self.held.get_untracked();
        Arc::make_mut(&mut held).merge(other);
        self.held.set(held);
    }

    /// Keeps what is not kept yet.
    pub fn save(self) -> Later<()> {
        Box::pin(async move {
            if !self.is_unsaved() || !self.is_read.get_untracked() || self.is_writing.get_value() {
                return;
            }
            self.is_writing.set_value(true);
            self.write().await;
            self.is_writing.set_value(false);
        })
    }

    async fn write(self) {
        let keeps = self.desk.keeps() != Keeps::Nothing;
        let mut tries = 0;
        while self.is_unsaved() {
            let edits = self.edits.get_untracked();
            let mut held = self.held.get_untracked();
            Arc::make_mut(&mut held).sequence += 1;
            self.held.update_untracked(|now| now.clone_from(&held));
            let before = self.desk.status.get_untracked();
            if keeps {
                self.desk.status.set(Status::Saving);
            }
            match self.desk.put_beside(stored(&held, self.known.get_value())).await {
                Ok(()) => {
                    self.kept.set_value(edits);
                    if keeps && !self.is_unsaved() {
                        self.desk.is_saved_beside(before, self.desk.has_unsaved());
                    }
                }
                Err(SaveError::Conflict) if tries < TRIES => {
                    tries += 1;
                    self.read().await;
                }
                Err(error) => {
                    self.desk.status.set(Status::NotSaved(error));
                    return;
                }
            }
        }
    }
}

/// The entry that was being written when the page was left.
fn half_of(desk: Desk) -> Entry {
    let kept = desk.note(HALF).and_then(|text| format::read_notebook(&text).ok());
    kept.and_then(|kept| kept.entries.into_iter().next())
        .unwrap_or_default()
}

fn stored(notebook: &Notebook, known: Known) -> Stored {
    Stored {
        known,
        summary: Summary {
            id: NOTEBOOK_ID.to_owned(),
            sequence: notebook.sequence,
            ..Summary::default()
        },
        text: format::write_notebook(notebook),
    }
}
