//! Everything the page knows: the drafts on the shelf, the one in hand, the brand, and whether all of it is saved.

use std::mem;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::Ports;
use super::book::Book;
use super::journal::revision::{self, Read};
use super::route::{Route, View};
use super::session::{Origin, Session};
use super::setting::Setting;
use super::store::{
    BROKEN, Drawer, Keeps, Known, Later, Outcome, Row, SaveError, Store, Stored, Task, UNSURE, summaries,
};
use crate::domain::day::Day;
use crate::domain::draft::{Draft, Summary};
use crate::domain::format::{self, Opened};
use crate::domain::interview::Interview;
use crate::domain::map::sorted;
use crate::domain::notebook::NOTEBOOK_ID;
use crate::domain::persona::{Brand, Persona, Version};
use crate::domain::words::{Word, Words};

/// How many days a draft stays in the trash.
pub const TRASH_DAYS: u16 = 30;
const BRAND: &str = "brand";

/// Whether what is on screen is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing was changed yet.
    Untouched,
    /// A change waits or is being written.
    Saving,
    /// Everything is saved.
    Saved,
    /// The last change is not saved, and why.
    NotSaved(SaveError),
    /// Nothing is kept in this browser.
    Temporary,
}

/// A short notice, with a way back.
#[derive(Clone)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// What can be done about it, and the word for that: most often, to undo it.
    pub way: Option<(Word, Undo)>,
}

/// What was found under an id.
pub(super) struct Newest<T> {
    /// The newest that can be read.
    pub found: Option<T>,
    /// The highest sequence, of what cannot be read, too.
    pub highest: u64,
    /// Whether something was set aside just now.
    pub is_aside: bool,
    /// Whether the drafts' home could be read.
    pub is_sure: bool,
}

/// What a notice offers to do. It outlives the part of the page that made it, as the notice does; Leptos's own callbacks go with
/// their owner.
#[derive(Clone)]
pub struct Undo(Arc<dyn Fn() + Send + Sync>);

impl Undo {
    /// Something that can be done later, and again.
    pub fn new(act: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(act))
    }

    /// Does it.
    pub fn run(&self) {
        (self.0)();
    }
}

/// A draft as it was found in the store.
pub enum Fetched {
    /// To be worked on.
    Own(Draft),
    /// Of a newer version: what is understood of it, its version and its text to the byte. It is never written over.
    Newer(Draft, i64, String),
}

/// Tells other tabs what was written.
pub type Spread = fn(Desk, &Task);

/// What the page knows. Copy: every view holds one.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Where all this is shown.
    pub setting: Setting,
    /// The interface's words.
    pub words: &'static Words,
    /// BCP 47 tag of the interface's language.
    pub language: &'static str,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// All drafts, put away and thrown away ones too.
    pub shelf: RwSignal<Vec<Summary>>,
    /// Whether the shelf is complete, or still the recent ones alone.
    pub shelf_is_whole: RwSignal<bool>,
    /// Texts that could not be read.
    pub asides: RwSignal<Vec<Row>>,
    /// Drafts that were kept, and that the browser has removed.
    pub lost: RwSignal<Vec<Summary>>,
    /// The draft in hand.
    pub session: RwSignal<Option<Session>>,
    /// The brand.
    pub brand: RwSignal<Brand>,
    /// Whether what is on screen is saved.
    pub status: RwSignal<Status>,
    /// The notice shown.
    pub notice: RwSignal<Option<Notice>>,
    /// A text shown to be copied by hand, where the browser hands out nothing.
    pub to_copy: RwSignal<Option<String>>,
    /// The notebook; none in the module of first questions.
    pub book: StoredValue<Option<Book>>,
    /// What is told of everything that was written, so that other tabs show it, too; none in the module of first questions.
    pub spread: StoredValue<Option<Spread>>,
    /// The surroundings.
    pub ports: Ports,
    store: &'static dyn Store,
    saved_edits: RwSignal<u64>,
}

impl Desk {
    /// A desk over a store.
    pub fn new(
        setting: Setting,
        words: &'static Words,
        language: &'static str,
        route: Route,
        ports: Ports,
        store: &'static dyn Store,
    ) -> Self {
        let status = if store.keeps() == Keeps::Nothing {
            Status::Temporary
        } else {
            Status::Untouched
        };
        let brand = store
            .note(BRAND)
            .and_then(|text| format::read_brand(revision::own(&text)).ok())
            .unwrap_or_default();
        Self {
            setting,
            words,
            language,
            route: RwSignal::new(route),
            shelf: RwSignal::new(drafts_of(&store.recent())),
            shelf_is_whole: RwSignal::new(false),
            asides: RwSignal::new(Vec::new()),
            lost: RwSignal::new(Vec::new()),
            session: RwSignal::new(None),
            brand: RwSignal::new(brand),
            status: RwSignal::new(status),
            notice: RwSignal::new(None),
            to_copy: RwSignal::new(None),
            book: StoredValue::new(None),
            spread: StoredValue::new(None),
            ports,
            store,
            saved_edits: RwSignal::new(0),
        }
    }

    /// What survives when the page is closed.
    pub fn keeps(&self) -> Keeps {
        self.store.keeps()
    }

    /// The text of a word.
    pub fn t(&self, word: Word) -> &'static str {
        self.words.get(word)
    }

    /// Shows a notice, with a way to undo what it tells.
    pub fn tell(&self, text: String, undo: Option<Undo>) {
        let way = undo.map(|undo| (Word::Undo, undo));
        self.notice.set(Some(Notice { text, way }));
    }

    /// Tells that what a newer version wrote stays as it is.
    pub fn tell_newer(&self) {
        self.tell(self.t(Word::NewerKept).to_owned(), None);
    }

    /// Asks the store for one thing.
    pub(super) fn ask(&self, task: Task) -> Later<Outcome> {
        self.store.run(Rc::new(task))
    }

    /// Has the store write or remove something, and shows what came of it.
    fn write(self, task: Task) -> Later<Result<(), SaveError>> {
        Box::pin(async move {
            let task = Rc::new(task);
            let result = self.store.run(Rc::clone(&task)).await.map(drop);
            self.spread(&task, result);
            match (&*task, result) {
                (Task::Put(_), Err(error)) => self.status.set(Status::NotSaved(error)),
                (Task::Put(drafts), Ok(())) => {
                    self.shelf.update(|shelf| {
                        for stored in drafts {
                            place(shelf, stored.summary.clone());
                        }
                    });
                    for stored in drafts {
                        self.follow(stored);
                    }
                }
                (Task::Remove(ids), Ok(())) => {
                    self.shelf
                        .update(|shelf| shelf.retain(|summary| !ids.contains(&summary.id)));
                }
                // Whoever changes a drawer looks into it again.
                _ => {}
            }
            result
        })
    }

    /// Tells other tabs what was written.
    fn spread(self, task: &Task, result: Result<(), SaveError>) {
        if let Some(spread) = self.spread.get_value().filter(|_| result.is_ok()) {
            spread(self, task);
        }
    }

    /// Takes in what another tab wrote, so that lists stay in step; says whether it wrote the notebook.
    pub fn take_in(&self, written: &str) -> bool {
        let found = format::read_summaries(written).unwrap_or_default();
        let is_noted = found.iter().any(|one| one.id == NOTEBOOK_ID);
        self.shelf.update(|shelf| {
            for summary in found.into_iter().filter(|one| one.id != NOTEBOOK_ID) {
                place(shelf, summary);
            }
        });
        is_noted
    }

    /// Brings the draft in hand up to what was written of it from elsewhere.
    fn follow(&self, stored: &Stored) {
        if let Some(session) = self
            .session
            .get_untracked()
            .filter(|session| session.is_behind(&stored.summary))
            && let Some(draft) = (self.ports.read_draft)(&stored.text)
        {
            session.replace(draft);
        }
    }

    /// Reads the whole shelf and throws out what was in the trash for longer than its days.
    pub async fn read_shelf(self) {
        let read = self.ask(Task::Summaries).await;
        let is_read = read.is_ok();
        let mut found = sorted(drafts_of(&read.unwrap_or_default()), is_before);
        let mut listed: Vec<String> = found.iter().map(|one| one.id.clone()).collect();
        listed.sort_unstable();
        let today = (self.ports.today)();
        let is_over = |summary: &&Summary| {
            let day = summary
                .trashed
                .as_ref()
                .and_then(|time| Day::parse(time.get(..10)?));
            day.is_some_and(|day| day.plus_days(TRASH_DAYS) < today)
        };
        let over: Vec<String> = found
            .iter()
            .filter(is_over)
            .map(|summary| summary.id.clone())
            .collect();
        self.shelf.update(|shelf| {
            // What was saved while the shelf was being read is newer than what was read.
            mem::swap(shelf, &mut found);
            for mine in found {
                place(shelf, mine);
            }
        });
        if !over.is_empty() {
            // What cannot be removed now is tried again the next time.
            let _ = self.remove(over).await;
        }
        if is_read {
            self.find_lost(&listed).await;
        }
        self.shelf_is_whole.set(is_read);
        self.read_notes().await;
        self.look_aside().await;
    }

    /// Finds drafts that the last list names and of which there is no text any more: browsers drop what they keep when they run out of
    /// room, and people clear it without knowing what it is.
    async fn find_lost(self, listed: &[String]) {
        let named = drafts_of(&self.store.recent());
        let mut lost = Vec::new();
        for summary in named {
            let is_listed = listed.binary_search(&summary.id).is_ok();
            if !is_listed {
                let texts = self.ask(Task::Texts(summary.id.clone())).await;
                if texts.is_ok_and(|texts| texts.is_empty()) {
                    lost.push(summary);
                }
            }
        }
        self.shelf
            .update(|shelf| shelf.retain(|one| lost.iter().all(|lost| lost.id != one.id)));
        self.lost.set(lost);
    }

    /// Drops from the lists what the browser has removed, once that was seen.
    pub fn forget_lost(self) -> Later<()> {
        let ids = self.lost.get_untracked().into_iter().map(|one| one.id).collect();
        let removed = self.remove(ids);
        Box::pin(async move {
            if removed.await.is_ok() {
                self.lost.set(Vec::new());
            }
        })
    }

    /// Looks whether the draft in hand, which was saved, is still kept. Where the browser has removed it, it is saved again, with the brand and
    /// the notebook, and what else is gone is told.
    pub fn look_whether_kept(self) -> Later<()> {
        let session = self.session.get_untracked();
        let saved = session.filter(|session| {
            !session.read_only && session.draft_now(|draft| draft.sequence > 0) && !self.has_unsaved()
        });
        Box::pin(async move {
            let Some(session) = saved.filter(|_| self.keeps() != Keeps::Nothing) else {
                return;
            };
            let texts = self.ask(Task::Texts(session.id())).await;
            let is_gone = texts.is_ok_and(|texts| texts.is_empty());
            let is_same = self.session.get_untracked() == Some(session);
            if !is_gone || !is_same || self.has_unsaved() {
                return;
            }
            session.touch();
            let brand = self.brand.get_untracked();
            if brand != Brand::default() {
                self.keep_note(BRAND, &format::write_brand(&brand));
            }
            if let Some(book) = self.book.get_value() {
                book.keep_again();
            }
            let others = self.shelf.get_untracked();
            let others: Vec<Summary> = others.into_iter().filter(|one| one.id != session.id()).collect();
            self.shelf
                .update(|shelf| shelf.retain(|one| one.id == session.id()));
            self.lost.set(others);
            self.tell(self.t(Word::ClearedSaved).to_owned(), None);
        })
    }

    /// Finds the texts set aside.
    fn look_aside(self) -> Later<()> {
        Box::pin(async move {
            let found = self.ask(Task::Rows(Drawer::Aside, String::new())).await;
            self.asides.set(found.unwrap_or_default());
        })
    }

    /// Writes something that is no draft, beside them.
    pub fn put_beside(self, stored: Stored) -> Later<Result<(), SaveError>> {
        Box::pin(async move {
            let task = Rc::new(Task::Put(vec![stored]));
            let result = self.store.run(Rc::clone(&task)).await.map(drop);
            self.spread(&task, result);
            result
        })
    }

    /// The texts kept under an id.
    pub fn texts(self, id: &str) -> Later<Vec<String>> {
        let found = self.ask(Task::Texts(id.to_owned()));
        Box::pin(async move {
            let rows = found.await.unwrap_or_default();
            rows.into_iter().map(|row| row.text).collect()
        })
    }

    /// Keeps a text that cannot be read under a key of its own; says whether it was not kept there before. A failure leaves it where it is.
    fn set_aside(self, text: String) -> Later<bool> {
        Box::pin(async move {
            // One text has one key, so it is not kept twice.
            let key = format::fingerprint(&text);
            let known = self.ask(Task::Rows(Drawer::Aside, key.clone())).await;
            if known.is_ok_and(|rows| rows.iter().any(|row| row.text == text)) {
                return false;
            }
            let row = Row { key, text };
            self.change_asides(vec![row], Vec::new()).await.is_ok()
        })
    }

    /// Reads the newest text kept under an id that can be read. What cannot be is set aside.
    pub(super) fn read_newest<T: 'static>(self, id: &str, read: fn(&str) -> Option<T>) -> Later<Newest<T>> {
        let id = id.to_owned();
        Box::pin(async move {
            let mut newest = Newest {
                found: None,
                highest: 0,
                is_aside: false,
                is_sure: true,
            };
            // Mostly one text is enough.
            for task in [Task::Texts(id.clone()), Task::Revisions(id)] {
                for Row { key, text } in self.ask(task).await.unwrap_or_default() {
                    let sure = key.strip_prefix(UNSURE);
                    newest.is_sure &= sure.is_none();
                    let key = sure.unwrap_or(&key);
                    let broken = key.strip_prefix(BROKEN);
                    if broken.is_none() && newest.found.is_some() {
                        continue;
                    }
                    let sequence = broken.unwrap_or(key).parse().unwrap_or(0);
                    newest.highest = newest.highest.max(sequence);
                    let found = read(&text);
                    if found.is_none() {
                        newest.is_aside |= self.set_aside(text).await;
                    }
                    newest.found = newest.found.or(found);
                }
                if newest.found.is_some() {
                    break;
                }
            }
            newest
        })
    }

    /// A draft from the store, to be worked on; none where there is none, or one of a newer version.
    pub fn fetch(self, id: &str) -> Later<Option<Draft>> {
        let found = self.find(id);
        Box::pin(async move {
            match found.await {
                Some(Fetched::Own(draft)) => Some(draft),
                _ => None,
            }
        })
    }

    /// A draft from the store. A text that cannot be read is set aside, and the newest good one is opened and told of.
    pub fn find(self, id: &str) -> Later<Option<Fetched>> {
        let read = self.read_newest(id, |text| format::open_draft(text).ok());
        // What the first module could not save is in the page alone.
        let kept = (self.ports.kept)(self.setting.surface).and_then(|text| (self.ports.read_draft)(&text));
        let kept = kept.filter(|draft| draft.persona.id == id);
        let id = id.to_owned();
        Box::pin(async move {
            let Newest {
                found,
                highest,
                is_aside,
                ..
            } = read.await;
            let mut found = match found {
                Some(Opened::Newer(newer)) => {
                    let understood = newer.understood.unwrap_or_else(|| {
                        let mut blank = Draft::default();
                        blank.persona.id = id;
                        blank
                    });
                    return Some(Fetched::Newer(understood, newer.version, newer.text));
                }
                Some(Opened::Current(draft)) => Some(draft),
                None => None,
            };
            if let Some(draft) = &mut found {
                // What is written next comes behind what could not be read.
                draft.sequence = draft.sequence.max(highest);
            }
            // What is stored counts as the newer of two, since another tab may have written it.
            let opened = found
                .filter(|draft| kept.as_ref().is_none_or(|kept| kept.sequence <= draft.sequence))
                .or(kept);
            if is_aside && let Some(draft) = &opened {
                self.tell_what_was_opened(draft);
            }
            opened.map(Fetched::Own)
        })
    }

    /// Says that what was kept last of a draft could not be read, which text was opened in its place and how old that is.
    fn tell_what_was_opened(&self, draft: &Draft) {
        let minutes = age(&draft.persona.changed, &(self.ports.now)());
        let (word, count) = match minutes {
            None => (Word::OpenedBefore, 0),
            Some(minutes @ ..120) => (Word::OpenedMinutes, minutes),
            Some(minutes @ ..2880) => (Word::OpenedHours, minutes / 60),
            Some(minutes) => (Word::OpenedDays, minutes / 1440),
        };
        let name = draft.persona.name();
        let name = match name.short() {
            "" => self.t(Word::Nameless),
            short => short,
        };
        let values = [("name", name), ("n", &count.to_string())];
        self.tell(self.words.fill(word, &values), None);
    }

    /// Takes a draft in hand; one that comes from elsewhere is looked at alone.
    pub fn take_in_hand(&self, draft: Draft, interview: Interview, origin: Option<Origin>) -> Session {
        self.take(Session::new(draft, interview, origin.is_some(), self.ports).coming_from(origin))
    }

    /// Takes a session in hand.
    pub fn take(&self, session: Session) -> Session {
        self.saved_edits.set(0);
        if self.status.get_untracked() != Status::Temporary {
            self.status.set(Status::Untouched);
        }
        self.session.set(Some(session));
        session
    }

    /// A draft with nothing in it.
    pub fn blank(&self, interview: &Interview) -> Draft {
        let now = (self.ports.now)();
        let persona = Persona {
            id: (self.ports.new_id)(),
            interview: crate::domain::persona::InterviewRef {
                id: interview.id.clone(),
                revision: interview.revision,
                language: interview.language.clone(),
            },
            created: now.clone(),
            changed: now,
            ..Persona::default()
        };
        Draft {
            persona,
            ..Draft::default()
        }
    }

    /// Whether the draft in hand has edits that were not saved.
    pub fn has_unsaved(&self) -> bool {
        self.session.get_untracked().is_some_and(|session| {
            !session.read_only && session.edits_now() > self.saved_edits.get_untracked()
        })
    }

    /// Settles that another tab wrote the draft in hand meanwhile; says that the save can be tried again.
    pub fn settle(self, session: Session, has_words: bool) -> Later<bool> {
        Box::pin(async move {
            // Where nothing was written here but the place, what the other tab wrote is gone on with.
            let newer = if has_words {
                None
            } else {
                self.fetch(&session.id()).await
            };
            match newer {
                Some(newer) if !session.is_changed.get_value() => session.replace(newer),
                _ => self.go_on_as_copy(session),
            }
            true
        })
    }

    /// Saves the draft in hand, if it has unsaved edits.
    pub fn save(self) -> Later<()> {
        Box::pin(async move {
            let Some(session) = self.session.get_untracked().filter(|_| self.has_unsaved()) else {
                return;
            };
            loop {
                let before = self.status.get_untracked();
                let edits = session.edits_now();
                let has_words = session.is_changed.get_value();
                let draft = session.take_for_saving((self.ports.now)());
                let mut stored = self.stored(&draft, Some(&session.interview()));
                stored.known = session.known();
                (self.ports.keep)(self.setting.surface, &stored.text, stored.summary.name.short());
                if self.keeps() != Keeps::Nothing {
                    self.status.set(Status::Saving);
                }
                match self.write(Task::Put(vec![stored])).await {
                    Ok(()) => {
                        if self.session.get_untracked() == Some(session) {
                            self.saved_edits.set(edits.max(self.saved_edits.get_untracked()));
                        }
                        if self.keeps() != Keeps::Nothing && !self.has_unsaved() {
                            let book = self.book.get_value();
                            self.is_saved_beside(before, book.is_some_and(|book| book.is_unsaved()));
                        }
                        return;
                    }
                    // What overlapped with this save has made a copy of the draft already, which is saved next.
                    Err(SaveError::Conflict) if session.id() != draft.persona.id => {}
                    Err(SaveError::Conflict) if (self.ports.settle)(self, session, has_words).await => {}
                    Err(_) => {
                        session
                            .is_changed
                            .set_value(has_words || session.is_changed.get_value());
                        return;
                    }
                }
            }
        })
    }

    /// Shows that the draft in hand or the notebook is saved; where the other of the two is not, that it waits still, or could not be.
    pub(super) fn is_saved_beside(&self, before: Status, other_is_unsaved: bool) {
        if !other_is_unsaved {
            self.status.set(Status::Saved);
        } else if matches!(before, Status::NotSaved(_)) {
            self.status.set(before);
        }
    }

    /// Makes the draft in hand a copy of itself, since another tab has written the original.
    pub fn go_on_as_copy(&self, session: Session) {
        let before = session.id();
        let copy = session.draft_now(|draft| self.copy_of(draft));
        let id = copy.persona.id.clone();
        session.replace(copy);
        if let Route::Draft { id: here, view } = self.route.get_untracked()
            && here == before
        {
            (self.ports.go)(*self, &Route::Draft { id, view }, true);
        }
        self.tell(self.t(Word::SavedAsCopy).to_owned(), None);
    }

    /// The stored form of a draft.
    pub fn stored(&self, draft: &Draft, interview: Option<&Interview>) -> Stored {
        let mut summary = draft.summary(interview);
        if interview.is_none()
            && let Some(before) = self
                .shelf
                .with_untracked(|shelf| shelf.iter().find(|one| one.id == summary.id).cloned())
        {
            summary.progress = before.progress;
            summary.tally = before.tally;
        }
        Stored {
            summary,
            text: format::write_draft(draft),
            known: Known::new(draft.sequence.saturating_sub(1)),
        }
    }

    /// Writes drafts in one go and puts them on the shelf; a failure shows in the status.
    pub fn put(self, drafts: Vec<Stored>) -> Later<Result<(), SaveError>> {
        self.write(Task::Put(drafts))
    }

    /// Removes drafts for good.
    pub fn remove(self, ids: Vec<String>) -> Later<Result<(), SaveError>> {
        self.write(Task::Remove(ids))
    }

    /// Changes a draft on the shelf: renames it, puts it away, throws it away, takes it back; says whether that was done. A failure shows in the
    /// status, and one of a newer version is told of; the shelf stays as it was.
    pub fn change(self, id: String, change: impl FnOnce(&mut Draft) + 'static) -> Later<bool> {
        self.change_boxed(id, Box::new(change))
    }

    fn change_boxed(self, id: String, change: Box<dyn FnOnce(&mut Draft)>) -> Later<bool> {
        Box::pin(async move {
            // What was typed into it last comes first.
            self.save().await;
            match self.find(&id).await {
                Some(Fetched::Own(mut draft)) => {
                    change(&mut draft);
                    draft.sequence += 1;
                    let stored = self.stored(&draft, None);
                    self.put(vec![stored]).await.is_ok()
                }
                Some(Fetched::Newer(..)) => {
                    self.tell_newer();
                    false
                }
                None => false,
            }
        })
    }

    /// A copy of a draft, with an id of its own and the original as its parent.
    pub fn copy_of(&self, draft: &Draft) -> Draft {
        let mut copy = draft.clone();
        copy.persona.version = Version {
            number: 1,
            parent: Some(format::hash(&draft.persona)),
        };
        copy.persona.id = (self.ports.new_id)();
        copy.persona.created = (self.ports.now)();
        copy.persona.changed.clone_from(&copy.persona.created);
        // A face drawn from the old id stays the same face.
        if !copy.persona.answers.contains_key("portrait") {
            let face = crate::domain::persona::Value::Portrait(draft.persona.portrait());
            copy.persona.answers.insert("portrait".to_owned(), face.into());
        }
        Draft {
            sequence: 1,
            archived: false,
            trashed: None,
            ..copy
        }
    }

    /// Changes the brand and keeps it. One that a newer version wrote stays as it is.
    pub fn set_brand(&self, brand: Brand) {
        let kept = self.note(BRAND).map(|text| format::read_brand(&text));
        if kept.is_some_and(|read| read.is_err_and(|error| error.is_newer())) {
            self.tell_newer();
            return;
        }
        self.keep_note(BRAND, &format::write_brand(&brand));
        self.brand.set(brand);
    }

    /// A small text that was remembered or kept under a name.
    pub fn note(&self, name: &str) -> Option<String> {
        let text = self.store.note(name)?;
        Some(revision::own(&text).to_owned())
    }

    /// Keeps a small text of the person's under a name, as safely as a draft; a failure shows in the status.
    pub fn keep_note(self, name: &str, text: &str) {
        let before = self.store.note(name).map_or(0, |text| count_of(&text));
        let row = Row {
            key: name.to_owned(),
            text: revision::write(before + 1, before, text),
        };
        // At once, so that a page being closed leaves it there.
        let mirrored = self.store.put_note(name, &row.text);
        let task = Rc::new(Task::Change(Drawer::Notes, vec![row], Vec::new()));
        let kept = self.store.run(Rc::clone(&task));
        let shown = async move {
            let kept = kept.await.map(drop);
            self.spread(&task, kept);
            match (kept, mirrored) {
                // Where the database is out of order, local storage is the home.
                (Ok(()), _) | (Err(SaveError::Refused | SaveError::Silent), Ok(())) => {}
                (Err(error), _) => self.status.set(Status::NotSaved(error)),
            }
        };
        (self.ports.later)(self.setting.surface, Box::pin(shown));
    }

    /// Brings the small texts up to what the database has of them, where that is newer.
    pub fn read_notes(self) -> Later<()> {
        let found = self.ask(Task::Rows(Drawer::Notes, String::new()));
        Box::pin(async move {
            for row in found.await.unwrap_or_default() {
                let here = self.store.note(&row.key).map_or(0, |text| count_of(&text));
                if count_of(&row.text) <= here {
                    continue;
                }
                // It is a mirror, and may fail.
                let _ = self.store.put_note(&row.key, &row.text);
                if row.key == BRAND
                    && let Ok(brand) = format::read_brand(revision::own(&row.text))
                {
                    self.brand.set(brand);
                }
            }
        })
    }

    /// Remembers a small text under a name.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn put_note(&self, name: &str, text: &str) -> Result<(), SaveError> {
        self.store.put_note(name, text)
    }

    /// Removes a text that was set aside.
    pub fn drop_aside(self, key: String) -> Later<Result<(), SaveError>> {
        self.change_asides(Vec::new(), vec![key])
    }

    fn change_asides(self, rows: Vec<Row>, gone: Vec<String>) -> Later<Result<(), SaveError>> {
        Box::pin(async move {
            let changed = self.ask(Task::Change(Drawer::Aside, rows, gone)).await;
            if changed.is_ok() {
                self.look_aside().await;
            }
            changed.map(drop)
        })
    }

    /// Shows that one has arrived at a new place.
    pub fn arrive(&self) {
        (self.ports.arrive)(self.setting.surface);
    }

    /// Goes to a place.
    pub fn go(&self, route: &Route) {
        (self.ports.go)(*self, route, false);
    }

    /// Gives a draft that was begun and typed into a place of its own.
    pub fn settle_place(&self, session: &Session) {
        if session.edits() > 0
            && let Route::New { spot, .. } = self.route.get_untracked()
        {
            let place = Route::Draft {
                id: session.id(),
                view: View::Interview(spot),
            };
            (self.ports.go)(*self, &place, true);
        }
    }

    /// The place of the draft in hand, shown another way. A draft that was never saved has its place under `new` until
    /// something is typed, so that a look around leaves nothing behind.
    pub fn place_of(&self, session: &Session, view: View) -> Route {
        match (self.route.get_untracked(), view) {
            (route @ (Route::Example { .. } | Route::Shared { .. }), view) => route.with_view(view),
            (_, View::Interview(spot)) if !session.is_kept() => Route::New {
                interview: session.interview().id.clone(),
                spot,
            },
            (_, view) => Route::Draft {
                id: session.id(),
                view,
            },
        }
    }
}

/// How often a small text was written; nothing of one that cannot be read.
fn count_of(text: &str) -> u64 {
    match revision::read(text) {
        Read::Whole(count, ..) => count,
        Read::Plain | Read::Broken => 0,
    }
}

/// The minutes between two times in RFC 3339 and UTC; none where one is no time, or the clock was set back.
fn age(before: &str, now: &str) -> Option<u64> {
    let read = |time: &str| {
        let day = Day::parse(time.get(..10)?)?;
        let hours: i64 = time.get(11..13)?.parse().ok()?;
        let minutes: i64 = time.get(14..16)?.parse().ok()?;
        Some((day, hours * 60 + minutes))
    };
    let ((day, minutes), (today, minutes_now)) = (read(before)?, read(now)?);
    let days = i64::from(today.days_since(day));
    u64::try_from(days * 24 * 60 + minutes_now - minutes).ok()
}

/// What the rows say of drafts; the notebook is kept among them and is none.
fn drafts_of(rows: &[Row]) -> Vec<Summary> {
    let mut drafts = summaries(rows);
    drafts.retain(|summary| summary.id != NOTEBOOK_ID);
    drafts
}

/// Puts a draft where it belongs on the shelf, unless what is there is as new.
fn place(shelf: &mut Vec<Summary>, summary: Summary) {
    if shelf
        .iter()
        .all(|other| other.id != summary.id || other.sequence < summary.sequence)
    {
        shelf.retain(|other| other.id != summary.id);
        let at = shelf.partition_point(|other| is_before(other, &summary));
        shelf.insert(at, summary);
    }
}

/// The order of the shelf: the draft changed last comes first.
fn is_before(one: &Summary, other: &Summary) -> bool {
    (&other.changed, &one.id) < (&one.changed, &other.id)
}
