//! Everything the page knows: the drafts on the shelf, the one in hand, the brand, and whether all of it is saved.

use std::rc::Rc;

use leptos::prelude::*;

use super::Ports;
use super::route::{Route, View};
use super::session::Session;
use super::store::{Aside, Keeps, SaveError, Store, Stored};
use crate::domain::draft::{Draft, Summary};
use crate::domain::format;
use crate::domain::interview::Interview;
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
    /// Undoes it.
    pub undo: Option<Callback<()>>,
}

/// What the page knows. Copy: every view holds one.
#[derive(Clone, Copy)]
pub struct Desk {
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
    pub asides: RwSignal<Vec<Aside>>,
    /// The draft in hand.
    pub session: RwSignal<Option<Session>>,
    /// The brand.
    pub brand: RwSignal<Brand>,
    /// Whether what is on screen is saved.
    pub status: RwSignal<Status>,
    /// The notice shown.
    pub notice: RwSignal<Option<Notice>>,
    /// The surroundings.
    pub ports: Ports,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    saved_edits: StoredValue<u64>,
}

impl Desk {
    /// A desk over a store.
    pub fn new(words: &'static Words, language: &'static str, route: Route, ports: Ports, store: Rc<dyn Store>) -> Self {
        let status = if store.keeps() == Keeps::Nothing { Status::Temporary } else { Status::Untouched };
        let brand = store.note(BRAND).and_then(|text| format::read_brand(&text).ok()).unwrap_or_default();
        Self {
            words,
            language,
            route: RwSignal::new(route),
            shelf: RwSignal::new(store.recent()),
            shelf_is_whole: RwSignal::new(false),
            asides: RwSignal::new(Vec::new()),
            session: RwSignal::new(None),
            brand: RwSignal::new(brand),
            status: RwSignal::new(status),
            notice: RwSignal::new(None),
            ports,
            store: StoredValue::new_local(store),
            saved_edits: StoredValue::new(0),
        }
    }

    /// What survives when the page is closed.
    pub fn keeps(&self) -> Keeps {
        self.store.get_value().keeps()
    }

    /// The text of a word.
    pub fn t(&self, word: Word) -> &'static str {
        self.words.get(word)
    }

    /// Shows a notice.
    pub fn tell(&self, text: String, undo: Option<Callback<()>>) {
        self.notice.set(Some(Notice { text, undo }));
    }

    /// Reads the whole shelf and throws out what was in the trash for longer than its days.
    pub async fn read_shelf(self) {
        let store = self.store.get_value();
        let mut summaries = store.summaries().await;
        let today = (self.ports.today)();
        let is_over = |summary: &Summary| {
            let day = summary.trashed.as_ref().and_then(|time| crate::domain::day::Day::parse(time.get(..10)?));
            day.is_some_and(|day| day.plus_days(TRASH_DAYS) < today)
        };
        let over: Vec<String> = summaries.iter().filter(|one| is_over(one)).map(|one| one.id.clone()).collect();
        if !over.is_empty() && store.remove(over).await.is_ok() {
            summaries.retain(|summary| !is_over(summary));
        }
        // What was saved while the shelf was being read is newer than what was read.
        self.shelf.update(|shelf| {
            for mine in shelf.drain(..) {
                match summaries.iter_mut().find(|other| other.id == mine.id) {
                    Some(other) if other.sequence < mine.sequence => *other = mine,
                    Some(_) => {}
                    None => summaries.push(mine),
                }
            }
            *shelf = summaries;
            sort(shelf);
        });
        self.shelf_is_whole.set(true);
        self.asides.set(store.asides().await);
    }

    /// A draft from the store. A text that cannot be read is set aside, and the newest good one is opened.
    pub async fn fetch(self, id: &str) -> Option<Draft> {
        let store = self.store.get_value();
        let mut newest: Option<Draft> = None;
        for text in store.texts(id).await {
            match format::read_draft(&text) {
                Ok(draft) => {
                    if newest.as_ref().is_none_or(|other| other.sequence < draft.sequence) {
                        newest = Some(draft);
                    }
                }
                Err(_) => {
                    if store.set_aside(text).await.is_ok() {
                        self.asides.set(store.asides().await);
                    }
                }
            }
        }
        newest
    }

    /// Takes a draft in hand.
    pub fn take_in_hand(&self, draft: Draft, interview: Interview, read_only: bool) -> Session {
        let session = Session::new(draft, interview, read_only, self.ports);
        self.saved_edits.set_value(0);
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
        Draft { persona, ..Draft::default() }
    }

    /// Whether the draft in hand has edits that were not saved.
    pub fn has_unsaved(&self) -> bool {
        self.session
            .get_untracked()
            .is_some_and(|session| !session.read_only && session.edits_now() > self.saved_edits.get_value())
    }

    /// Saves the draft in hand, if it has unsaved edits.
    pub async fn save(self) {
        let Some(session) = self.session.get_untracked().filter(|_| self.has_unsaved()) else { return };
        let edits = session.edits_now();
        let draft = session.take_for_saving((self.ports.now)());
        let stored = self.stored(&draft, Some(&session.interview()));
        (self.ports.keep)(&stored.text, stored.summary.name.short());
        let store = self.store.get_value();
        if store.keeps() != Keeps::Nothing {
            self.status.set(Status::Saving);
        }
        let result = store.put(vec![stored.clone()]).await;
        let is_same = self.session.get_untracked() == Some(session);
        match result {
            Ok(()) => {
                self.put_on_shelf(vec![stored.summary]);
                if is_same {
                    self.saved_edits.update_value(|saved| *saved = edits.max(*saved));
                }
                if store.keeps() != Keeps::Nothing && !self.has_unsaved() {
                    self.status.set(Status::Saved);
                }
            }
            Err(error) => self.status.set(Status::NotSaved(error)),
        }
    }

    /// The stored form of a draft.
    pub fn stored(&self, draft: &Draft, interview: Option<&Interview>) -> Stored {
        let mut summary = draft.summary(interview);
        if interview.is_none()
            && let Some(before) = self.shelf.with_untracked(|shelf| shelf.iter().find(|one| one.id == summary.id).cloned())
        {
            summary.progress = before.progress;
            summary.tally = before.tally;
        }
        Stored { summary, text: format::write_draft(draft) }
    }

    /// Writes drafts in one go and puts them on the shelf.
    pub async fn put(self, drafts: Vec<Stored>) -> Result<(), SaveError> {
        let summaries = drafts.iter().map(|stored| stored.summary.clone()).collect();
        let result = self.store.get_value().put(drafts).await;
        match result {
            Ok(()) => self.put_on_shelf(summaries),
            Err(error) => self.status.set(Status::NotSaved(error)),
        }
        result
    }

    fn put_on_shelf(&self, summaries: Vec<Summary>) {
        self.shelf.update(|shelf| {
            for summary in summaries {
                shelf.retain(|other| other.id != summary.id);
                shelf.push(summary);
            }
            sort(shelf);
        });
    }

    /// Removes drafts for good.
    pub async fn remove(self, ids: Vec<String>) -> Result<(), SaveError> {
        self.store.get_value().remove(ids.clone()).await?;
        self.shelf.update(|shelf| shelf.retain(|summary| !ids.contains(&summary.id)));
        Ok(())
    }

    /// Changes a draft on the shelf: renames it, puts it away, throws it away, takes it back.
    pub async fn change(self, id: String, change: impl FnOnce(&mut Draft)) {
        if let Some(mut draft) = self.fetch(&id).await {
            change(&mut draft);
            draft.sequence += 1;
            let stored = self.stored(&draft, None);
            // A failure shows in the status, and the shelf stays as it was.
            let _ = self.put(vec![stored]).await;
        }
    }

    /// A copy of a draft, with an id of its own and the original as its parent.
    pub fn copy_of(&self, draft: &Draft) -> Draft {
        let mut copy = draft.clone();
        copy.persona.version = Version { number: 1, parent: Some(format::hash(&draft.persona)) };
        copy.persona.id = (self.ports.new_id)();
        copy.persona.created = (self.ports.now)();
        copy.persona.changed.clone_from(&copy.persona.created);
        // A face drawn from the old id stays the same face.
        if !copy.persona.answers.contains_key("portrait") {
            let face = crate::domain::persona::Value::Portrait(draft.persona.portrait());
            copy.persona.answers.insert("portrait".to_owned(), face.into());
        }
        Draft { sequence: 1, archived: false, trashed: None, ..copy }
    }

    /// Changes the brand and keeps it.
    pub fn set_brand(&self, brand: Brand) {
        if let Err(error) = self.store.get_value().put_note(BRAND, &format::write_brand(&brand)) {
            self.status.set(Status::NotSaved(error));
        }
        self.brand.set(brand);
    }

    /// Removes a text that was set aside.
    pub async fn drop_aside(self, key: String) {
        if self.store.get_value().drop_aside(key.clone()).await.is_ok() {
            self.asides.update(|asides| asides.retain(|aside| aside.key != key));
        }
    }

    /// Goes to a place.
    pub fn go(&self, route: &Route) {
        (self.ports.go)(route, false);
    }

    /// The place of the draft in hand, shown another way. A draft that was never saved has its place under `new` until
    /// something is typed, so that a look around leaves nothing behind.
    pub fn place_of(&self, session: &Session, view: View) -> Route {
        match (self.route.get_untracked(), view) {
            (route @ Route::Example { .. }, view) => route.with_view(view),
            (_, View::Interview(spot)) if !session.is_kept() => {
                Route::New { interview: session.interview().id.clone(), spot }
            }
            (_, view) => Route::Draft { id: session.id(), view },
        }
    }
}

/// The draft changed last comes first.
fn sort(shelf: &mut [Summary]) {
    shelf.sort_by(|one, other| other.changed.cmp(&one.changed).then_with(|| one.id.cmp(&other.id)));
}
