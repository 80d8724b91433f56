//! What a person does at desks over such a disk, and what they were told.

use std::cell::Cell;
use std::sync::{Mutex, OnceLock};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;

use super::disk::{Disk, FakeDeep, FakeQuick};
use crate::domain::day::Day;
use crate::domain::draft::Draft;
use crate::domain::format;
use crate::domain::history::Why;
use crate::domain::interview::Interview;
use crate::domain::notebook::{Entry, NOTEBOOK_ID};
use crate::domain::persona::{Brand, Name, Persona, Value};
use crate::domain::words::Words;
use crate::state::Ports;
use crate::state::book::Book;
use crate::state::desk::{Desk, Status};
use crate::state::history;
use crate::state::journal::Journal;
use crate::state::route::Route;
use crate::state::session::Session;
use crate::state::setting::Setting;
use crate::state::store::{Drawer, Keeps, Later, Row, SaveError};

thread_local! {
    static IDS: Cell<u32> = const { Cell::new(0) };
}

/// What a question is answered with.
const QUESTION: &str = "surprise";
/// What the brand is noted under.
const BRAND: &str = "brand";

/// What is there at once.
pub fn now<T>(mut later: Later<T>) -> T {
    match later.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("nothing here takes time"),
    }
}

/// An interview with one step.
pub fn interview() -> Interview {
    static READ: OnceLock<Interview> = OnceLock::new();
    let text = include_str!("../../../../interviews/community.en.json");
    let read = || {
        let mut interview = format::read_interview(text).unwrap();
        interview.steps.truncate(1);
        interview
    };
    READ.get_or_init(read).clone()
}

fn ports() -> Ports {
    Ports {
        new_id: || {
            IDS.with(|ids| {
                ids.set(ids.get() + 1);
                format!("i{:04}", ids.get())
            })
        },
        today: || Day::new(2026, 11, 26).unwrap(),
        now: || "2026-11-26T10:00:00.000Z".into(),
        later: |_, later| now(later),
        arrive: |_| (),
        go: |_, _, _| (),
        keep: |_, _, _| (),
        hand_out: |_, _, _| true,
        read_draft: |text| format::read_draft(text).ok(),
        settle: Desk::settle,
        kept: |_| None,
    }
}

/// A tab of the page.
pub struct Tab {
    pub desk: Desk,
    // Goes last.
    owner: Owner,
}

impl Tab {
    /// A tab whose database is there, was refused, or is still to be opened.
    pub fn open(disk: &Disk, is_there: Option<bool>, keeps: Keeps) -> Self {
        let quick = Box::leak(Box::new(FakeQuick {
            disk: disk.clone(),
            keeps,
        }));
        let deep = Box::leak(Box::new(FakeDeep {
            disk: disk.clone(),
            is_there: Mutex::new(is_there),
        }));
        let journal: &'static Journal = Box::leak(Box::new(Journal::whole(quick, deep)));
        let owner = Owner::new();
        let words: &'static Words = &Words::ENGLISH;
        let desk = owner.with(|| Desk::new(Setting::default(), words, "en", Route::Start, ports(), journal));
        Self { desk, owner }
    }

    pub fn session(&self) -> Session {
        self.desk.session.get_untracked().unwrap()
    }

    /// Takes a draft in hand, in the owner of the tab.
    pub fn takes(&self, draft: Draft) {
        self.owner
            .with(|| self.desk.take_in_hand(draft, interview(), None));
    }

    pub fn types(&self, word: &str) {
        self.session().edit(|persona| add(persona, word));
    }
}

/// The words a draft says.
pub fn words_of(persona: &Persona) -> String {
    match persona.value(QUESTION) {
        Some(Value::ShortText(text)) => text.clone(),
        _ => String::new(),
    }
}

fn add(persona: &mut Persona, word: &str) {
    let text = format!("{} {word}", words_of(persona));
    persona.set_value(QUESTION, Value::ShortText(text.trim().to_owned()));
}

/// A person, their browser, and what they were told is saved.
pub struct World {
    pub disk: Disk,
    pub has_deep: bool,
    pub keeps: Keeps,
    pub tabs: Vec<Tab>,
    /// The tab in front.
    pub here: usize,
    /// Ids of drafts with words of theirs that are said to be saved.
    pub saved: Vec<(String, String)>,
    /// Versions that are said to be kept.
    kept: Vec<(String, String)>,
    /// Texts that cannot be read and must not be lost.
    pub planted: Vec<String>,
    typed: u32,
}

impl World {
    pub fn new() -> Self {
        IDS.set(0);
        Self {
            disk: Disk::default(),
            has_deep: true,
            keeps: Keeps::LocalOnly,
            tabs: Vec::new(),
            here: 0,
            saved: Vec::new(),
            kept: Vec::new(),
            planted: Vec::new(),
            typed: 0,
        }
    }

    pub fn is_dead(&self) -> bool {
        self.disk.0.lock().unwrap().is_dead
    }

    pub fn tab(&self) -> &Tab {
        &self.tabs[self.here]
    }

    pub fn desk(&self) -> Desk {
        self.tab().desk
    }

    /// Opens another tab, which is in front then, and reads the shelf.
    pub fn opens_tab(&mut self) {
        let is_there = match (self.has_deep, self.tabs.last()) {
            (false, _) => Some(false),
            // Either all tabs of a browser are refused the database, or none is.
            (true, Some(other)) => Some(other.desk.keeps() == Keeps::Everything),
            (true, None) => None,
        };
        self.tabs.push(Tab::open(&self.disk, is_there, self.keeps));
        self.here = self.tabs.len() - 1;
        now(Box::pin(self.desk().read_shelf()));
    }

    /// Begins a draft.
    pub fn begins(&mut self) -> String {
        if self.tabs.is_empty() {
            self.opens_tab();
        }
        let blank = self.desk().blank(&interview());
        let id = blank.persona.id.clone();
        self.tab().takes(blank);
        id
    }

    /// Opens a draft; says whether it is there.
    pub fn opens(&mut self, id: &str) -> bool {
        let found = now(self.desk().fetch(id));
        let is_there = found.is_some();
        if let Some(draft) = found {
            self.tab().takes(draft);
        }
        is_there
    }

    /// Closes all tabs, and opens a new one with this draft.
    pub fn comes_back(&mut self, id: &str) -> bool {
        self.tabs.clear();
        self.opens_tab();
        self.opens(id)
    }

    pub fn types(&mut self) {
        self.typed += 1;
        self.tab().types(&format!("word{:03}", self.typed));
    }

    /// Saves, and takes the page at its word.
    pub fn saves(&mut self) {
        let desk = self.desk();
        now(desk.save());
        if desk.status.get_untracked() == Status::Saved {
            let book = desk.book.get_value();
            assert!(
                book.is_none_or(|book| !book.is_unsaved()),
                "the notebook is not saved"
            );
            assert!(!desk.has_unsaved(), "it is not saved");
            let session = self.tab().session();
            let text = session.draft_now(|draft| words_of(&draft.persona));
            for word in text.split(' ') {
                self.was_told(&session.id(), word);
            }
        }
    }

    pub fn was_told(&mut self, id: &str, word: &str) {
        if !self.is_dead() {
            self.saved.push((id.to_owned(), word.to_owned()));
        }
    }

    pub fn types_and_saves(&mut self, times: usize) {
        for _ in 0..times {
            self.types();
            self.saves();
        }
    }

    /// Renames, puts away, throws away: what lists show of it tells whether that was done.
    pub fn changes(&mut self, id: &str, change: fn(&mut Draft), word: &str) {
        let desk = self.desk();
        let sequence = |desk: Desk| {
            let shelf = desk.shelf.get_untracked();
            shelf.iter().find(|one| one.id == id).map(|one| one.sequence)
        };
        let before = sequence(desk);
        desk.status.set(Status::Untouched);
        now(desk.change(id.to_owned(), change));
        let is_told = !matches!(desk.status.get_untracked(), Status::NotSaved(_));
        if is_told
            && sequence(desk) > before
            && desk.shelf.with_untracked(|shelf| {
                let summary = shelf.iter().find(|one| one.id == id);
                summary.is_some_and(|one| one.name.name == word || one.archived || one.trashed.is_some())
            })
        {
            self.was_told(id, word);
        }
    }

    pub fn renames(&mut self, id: &str) {
        let rename = |draft: &mut Draft| {
            let name = Name {
                name: "Berta".into(),
                ..Name::default()
            };
            draft.persona.set_value("name", Value::Name(name));
        };
        self.changes(id, rename, "Berta");
    }

    pub fn removes(&mut self, id: &str) {
        let desk = self.desk();
        let removed = now(desk.remove(vec![id.to_owned()]));
        // What was cut short or got no answer may have been done or not.
        if self.is_dead() || matches!(removed, Ok(()) | Err(SaveError::Silent)) {
            self.saved.retain(|(other, _)| other != id);
            self.kept.retain(|(other, _)| other != id);
        }
    }

    pub fn copies(&mut self, id: &str) {
        let desk = self.desk();
        if let Some(draft) = now(desk.fetch(id)) {
            let copy = desk.copy_of(&draft);
            if now(desk.put(vec![desk.stored(&copy, None)])).is_ok() {
                for word in words_of(&copy.persona).split(' ') {
                    self.was_told(&copy.persona.id, word);
                }
            }
        }
    }

    /// Opens a file of several.
    pub fn imports(&mut self, count: usize) {
        let desk = self.desk();
        let mut drafts = Vec::new();
        for _ in 0..count {
            self.typed += 1;
            let mut draft = desk.blank(&interview());
            draft.sequence = 1;
            add(&mut draft.persona, &format!("word{:03}", self.typed));
            drafts.push(draft);
        }
        let stored = drafts.iter().map(|draft| desk.stored(draft, None)).collect();
        if now(desk.put(stored)).is_ok() {
            for draft in drafts {
                self.was_told(&draft.persona.id, &words_of(&draft.persona));
            }
        }
    }

    /// Names the brand; what is said to be saved last counts.
    pub fn names_brand(&mut self, name: &str) {
        let desk = self.desk();
        desk.status.set(Status::Untouched);
        desk.set_brand(Brand {
            name: name.into(),
            ..Brand::default()
        });
        // Whether a failed one is there or the one before it, is open.
        self.saved.retain(|(id, _)| id != BRAND);
        if desk.status.get_untracked() == Status::Untouched {
            self.was_told(BRAND, name);
        }
    }

    /// Writes into the notebook.
    pub fn notes(&mut self, book: Book) {
        self.typed += 1;
        let word = format!("word{:03}", self.typed);
        let entry = Entry {
            id: format!("e{}", self.typed),
            text: word.clone(),
            ..Entry::default()
        };
        book.put(entry);
        now(book.save());
        if !book.is_unsaved() && self.desk().status.get_untracked() == Status::Saved {
            let text = format::write_notebook(&book.notebook_now());
            for typed in 1..=self.typed {
                let word = format!("word{typed:03}");
                if text.contains(&word) {
                    self.was_told(NOTEBOOK_ID, &word);
                }
            }
        }
    }

    pub fn opens_notebook(&mut self) -> Book {
        let desk = self.desk();
        let book = self.tab().owner.with(|| Book::new(desk));
        now(book.read());
        book
    }

    /// Keeps a version of the draft in hand.
    pub fn keeps_version(&mut self) {
        let (desk, session) = (self.desk(), self.tab().session());
        if let Ok(kept) = now(history::keep_version(desk, session, Why::Named, "x".into()))
            && !self.is_dead()
        {
            self.kept.push((session.id(), kept.id));
        }
    }

    /// Puts a text that cannot be read somewhere; its place in the database begins with the name of a store.
    pub fn plants(&mut self, store: Option<&'static str>, key: &str, text: &str) {
        let mut state = self.disk.0.lock().unwrap();
        match store {
            Some(store) => state.deep.insert((store, key.to_owned()), text.to_owned()),
            None => state.quick.insert(key.to_owned(), text.to_owned()),
        };
        drop(state);
        self.planted.push(text.to_owned());
    }

    /// Puts a draft there as it was kept before there were revisions.
    pub fn has_of_before(&mut self, id: &str) {
        self.typed += 1;
        let word = format!("word{:03}", self.typed);
        let mut draft = Draft {
            sequence: 3,
            ..Draft::default()
        };
        draft.persona.id = id.to_owned();
        draft.persona.interview.id = "community".into();
        draft.persona.interview.revision = 1;
        draft.persona.interview.language = "en".into();
        draft.persona.created = "2026-11-01T10:00:00Z".into();
        draft.persona.changed = "2026-11-01T10:00:00Z".into();
        add(&mut draft.persona, &word);
        let (text, entry) = (
            format::write_draft(&draft),
            format::write_summaries(&[draft.summary(None)]),
        );
        let mut state = self.disk.0.lock().unwrap();
        if self.has_deep {
            state.deep.insert(("drafts", id.to_owned()), text.clone());
            state.deep.insert(("index", id.to_owned()), entry.clone());
        }
        state.quick.insert(format!("draft:{id}"), text);
        state.quick.insert("recent".to_owned(), entry);
        drop(state);
        self.was_told(id, &word);
    }

    /// Looks, in a fresh tab on a disk that works, whether everything is there that was said to be.
    pub fn is_as_told(&mut self) -> Result<(), String> {
        self.tabs.clear();
        {
            let mut state = self.disk.0.lock().unwrap();
            state.faults.clear();
            state.is_dead = false;
            let state = &*state;
            for text in &self.planted {
                if !state
                    .deep
                    .values()
                    .chain(state.quick.values())
                    .any(|other| other == text)
                {
                    return Err(format!("a text that cannot be read is gone: {text}"));
                }
            }
        }
        self.opens_tab();
        let desk = self.desk();
        let shelf = desk.shelf.get_untracked();
        let mut ids: Vec<String> = self.saved.iter().map(|(id, _)| id.clone()).collect();
        ids.sort();
        ids.dedup();
        for id in ids {
            let text = if id == BRAND {
                format::write_brand(&desk.brand.get_untracked())
            } else if id == NOTEBOOK_ID {
                let book = self.opens_notebook();
                format::write_notebook(&book.notebook_now())
            } else {
                if shelf.iter().all(|one| one.id != id) {
                    return Err(format!("{id} is not on the shelf"));
                }
                let draft = now(desk.fetch(&id)).ok_or_else(|| format!("{id} is not there"))?;
                // Where two went on by themselves, the words of one are in a copy.
                let copy = [id.as_str(), "-"].concat();
                let copies = shelf.iter().filter(|one| one.id.starts_with(&copy));
                let texts = copies.filter_map(|one| now(desk.fetch(&one.id)));
                let texts = [draft].into_iter().chain(texts);
                texts.map(|draft| format::write_draft(&draft)).collect()
            };
            for (_, word) in self.saved.iter().filter(|(other, _)| *other == id) {
                if !text.contains(word.as_str()) {
                    return Err(format!("{id} says no {word}: {text}"));
                }
            }
        }
        for (id, version) in &self.kept {
            if now(history::versions(desk, id))
                .iter()
                .all(|one| one.id != *version)
            {
                return Err(format!("version {version} of {id} is not there"));
            }
        }
        Ok(())
    }

    /// All rows set aside, as the start shows them.
    pub fn asides(&self) -> Vec<Row> {
        let task = crate::state::store::Task::Rows(Drawer::Aside, String::new());
        now(self.desk().ask(task)).unwrap_or_default()
    }
}
