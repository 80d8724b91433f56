//! One writer for each draft: which of several tabs has it, how it is handed over, and how lists stay in step.
//!
//! A tab that opens a draft asks for it; another that has it in hand but shows something else saves and gives it up at once. Where it is
//! shown elsewhere it is only read here, until the other tab is closed or it is asked for.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::format;
use crate::platform::surface::later;
use crate::platform::tabs::{self, Hold};
use crate::platform::{page, relay};
use crate::state::desk::{Desk, Fetched};
use crate::state::route::Route;
use crate::state::session::{Away, Session};
use crate::state::store::{Drawer, Task};

/// What all names begin with; an element's shelf follows.
const NAME: &str = "persona-builder";
/// What tabs tell one another begins with one of these and a line's end.
const WRITTEN: &str = "written";
const REMOVED: &str = "removed";
const NOTED: &str = "noted";
/// Somebody opens a draft: who does not show it gives it up.
const WANTED: &str = "wanted";
/// Somebody wants to edit a draft: who has it gives it up.
const GIVE: &str = "give";

/// How long is waited for a draft before it counts as being had elsewhere, in milliseconds; first for the browser, which may be closing the tab
/// that had it, then for the other tab to save.
const AT_ONCE: u64 = 150;
const SOON: u64 = 450;
/// How long a tab that has a draft may take to save it and give it up, before it is taken from it: it may be asleep.
const PATIENCE: u64 = 2500;

/// The draft that is had or waited for.
struct Held {
    id: String,
    hold: Hold,
    is_had: bool,
}

/// The name under which a draft of a shelf is had.
fn name_of(shelf: &str, id: &str) -> String {
    [NAME, ":", shelf, ":", id].concat()
}

/// Has the draft that the first questions' module has begun for this tab, until what this gives is called: that module has no code for it.
pub fn keep_what_is_begun() -> impl FnOnce() + 'static {
    let held: Rc<RefCell<Option<(String, Hold)>>> = Rc::default();
    let look = {
        let held = Rc::clone(&held);
        move || {
            let mut held = held.borrow_mut();
            if let Route::Draft { id, .. } = page::route()
                && relay::is_held()
                && held.as_ref().is_none_or(|(other, _)| *other != id)
            {
                let hold = Hold::ask(&name_of("", &id), false, || ());
                *held = Some((id, hold));
            }
        }
    };
    look();
    let listening = window_event_listener(leptos::ev::hashchange, move |_| look());
    move || {
        listening.remove();
        held.take();
    }
}

/// What this tab has. Copy: whoever opens drafts holds one.
#[derive(Clone, Copy)]
pub struct Tabs {
    desk: Desk,
    shelf: StoredValue<String>,
    held: StoredValue<Option<Held>, LocalStorage>,
    /// Whether nothing is had until somebody asks for it.
    only_reads: StoredValue<bool>,
}

impl Tabs {
    /// Begins to listen to other tabs, and keeps the draft in hand for this one.
    pub fn begin(desk: Desk, shelf: &str) -> Self {
        let tabs = Self {
            desk,
            shelf: StoredValue::new(shelf.to_owned()),
            held: StoredValue::new_local(None),
            only_reads: StoredValue::new(page::is_to_read_only()),
        };
        let name = [NAME, ":", shelf].concat();
        tabs::listen(desk.setting.surface, &name, move |text| tabs.hear(&text));
        desk.spread.set_value(Some(spread));
        // A page that was kept at hand has let go of its draft.
        page::on_window("pageshow", move |event| {
            if page::was_kept_at_hand(&event) {
                later(desk, tabs.come_back());
            }
        });
        // A draft that was begun here, or made a copy of, is kept for this tab as soon as it has a place of its own.
        Effect::new(move |_| {
            let route = desk.route.get();
            if let (Route::Draft { id, .. }, Some(session)) = (route, desk.session.get())
                && !session.read_only
                && session.id() == id
                && !tabs.waits_for(&id)
            {
                // Who begins something goes on writing.
                tabs.only_reads.set_value(false);
                later(desk, async move {
                    let _ = tabs.enter(&id).await;
                });
            }
        });
        tabs
    }

    fn waits_for(self, id: &str) -> bool {
        self.held
            .with_value(|held| held.as_ref().is_some_and(|held| held.id == id))
    }

    fn has(self, id: &str) -> bool {
        self.held
            .with_value(|held| held.as_ref().is_some_and(|held| held.id == id && held.is_had))
    }

    fn ask(self, id: &str, steal: bool) -> Hold {
        let name = self.shelf.with_value(|shelf| name_of(shelf, id));
        let mine = id.to_owned();
        Hold::ask(&name, steal, move || later(self.desk, self.lose(mine)))
    }

    /// Waits for a draft from here on. What was had or waited for before is let go.
    fn wait_for(self, id: &str, hold: Hold) {
        let held = Held {
            id: id.to_owned(),
            hold,
            is_had: false,
        };
        let _ = self.held.try_set_value(Some(held));
    }

    fn let_go(self, id: &str) {
        let _ = self.held.try_update_value(|held| {
            held.take_if(|held| held.id == id);
        });
    }

    fn say(self, what: &str, id: &str) {
        tabs::say(self.desk.setting.surface, &[what, "\n", id].concat());
    }

    /// Asks for a draft; says whether this tab has it. Otherwise it gets it as soon as nobody else has it any more.
    pub async fn enter(self, id: &str) -> bool {
        if self.only_reads.get_value() {
            return false;
        }
        if self.has(id) {
            return true;
        }
        let hold = self.ask(id, false);
        let at_once = hold.had_within(AT_ONCE);
        let soon = hold.had_within(AT_ONCE + SOON);
        self.wait_for(id, hold);
        let mut is_had = at_once.await;
        if !is_had {
            self.say(WANTED, id);
            is_had = soon.await;
        }
        if is_had {
            self.note_had(id);
        } else {
            let id = id.to_owned();
            let gain = move || later(self.desk, async move { self.gain(&id).await });
            let _ = self.held.try_with_value(|held| {
                if let Some(held) = held {
                    held.hold.when_had(gain);
                }
            });
        }
        is_had
    }

    /// Why a draft that was not to be had is only read.
    pub fn why_not(self) -> Away {
        if self.only_reads.get_value() {
            Away::Reading
        } else {
            Away::Elsewhere
        }
    }

    fn note_had(self, id: &str) {
        let _ = self.held.try_update_value(|held| {
            if let Some(held) = held.as_mut().filter(|held| held.id == id) {
                held.is_had = true;
            }
        });
    }

    /// The draft that was read here until now is this tab's; it is opened as it is kept.
    async fn gain(self, id: &str) {
        if !self.waits_for(id) {
            return;
        }
        self.note_had(id);
        let read = self.away(id);
        if let (Some(session), Some(Fetched::Own(draft))) = (read, self.desk.find(id).await)
            && self.away(id) == Some(session)
        {
            let interview = (*session.interview()).clone();
            self.desk.take_in_hand(draft, interview, None);
        }
    }

    /// The draft in hand, where it is this one and another tab has it.
    fn away(self, id: &str) -> Option<Session> {
        let session = self.desk.session.get_untracked();
        session.filter(|session| session.is_read_along() && session.id() == id)
    }

    /// Has the draft that is read here given up elsewhere, to edit it here.
    pub async fn take_over(self, id: String) {
        if self.only_reads.get_value() {
            self.only_reads.set_value(false);
            if self.enter(&id).await {
                self.gain(&id).await;
            } else if let Some(session) = self.away(&id) {
                // Another tab has it by now; whether that is to give it up is a question of its own.
                self.step_back(session).await;
            }
            return;
        }
        self.say(GIVE, &id);
        let waits = self
            .held
            .try_with_value(|held| {
                let held = held.as_ref().filter(|held| held.id == id);
                held.map(|held| held.hold.had_within(PATIENCE))
            })
            .flatten();
        let is_had = match waits {
            Some(waits) => waits.await,
            None => false,
        };
        if !is_had {
            let hold = self.ask(&id, true);
            let had = hold.had_within(PATIENCE);
            self.wait_for(&id, hold);
            if !had.await {
                return;
            }
        }
        self.gain(&id).await;
    }

    /// Another tab has taken the draft from this one, which did not answer in time: what is not saved goes on as a copy.
    async fn lose(self, id: String) {
        self.let_go(&id);
        let Some(session) = self.mine(&id) else { return };
        if self.desk.has_unsaved() {
            self.desk.go_on_as_copy(session);
            session.touch();
        } else {
            self.step_back(session).await;
        }
    }

    /// The draft in hand, where it is this one and this tab's.
    fn mine(self, id: &str) -> Option<Session> {
        let session = self.desk.session.get_untracked();
        session.filter(|session| !session.read_only && session.id() == id)
    }

    fn is_shown(self, id: &str) -> bool {
        matches!(self.desk.route.get_untracked(), Route::Draft { id: here, .. } if here == id)
    }

    /// Asks anew for the draft in hand, after the page was left and come back to.
    async fn come_back(self) {
        let before = self.held.try_update_value(Option::take).flatten();
        let Some(session) = before.and_then(|held| self.mine(&held.id)) else {
            return;
        };
        if self.enter(&session.id()).await {
            self.follow(session).await;
        } else {
            self.step_back(session).await;
        }
    }

    /// Gives a draft up, once it is saved. One that cannot be saved is kept.
    async fn give_up(self, id: String) {
        let mine = self.mine(&id);
        if mine.is_some() {
            self.desk.save().await;
            if self.desk.has_unsaved() {
                return;
            }
        }
        self.let_go(&id);
        if let Some(session) = mine {
            if self.is_shown(&id) {
                self.step_back(session).await;
            } else {
                self.desk.session.set(None);
            }
        }
    }

    /// Goes on reading the draft in hand, which another tab has now.
    async fn step_back(self, session: Session) {
        let draft = session.draft_now(Clone::clone);
        let interview = (*session.interview()).clone();
        let id = session.id();
        let read = Session::new(draft, interview, false, self.desk.ports);
        self.desk.take(read.had_by(Away::Elsewhere, String::new()));
        self.enter(&id).await;
    }

    /// Hears what another tab tells.
    fn hear(self, text: &str) {
        let desk = self.desk;
        let (what, said) = text.split_once('\n').unwrap_or((text, ""));
        let said = said.to_owned();
        match what {
            WRITTEN => {
                let is_noted = desk.take_in(&said);
                if let Some(book) = desk.book.get_value().filter(|_| is_noted) {
                    later(desk, book.read());
                }
                let in_hand = desk.session.get_untracked();
                if let Some(session) = in_hand.filter(|session| said.contains(&session.id())) {
                    later(desk, self.follow(session));
                }
            }
            REMOVED => desk.shelf.update(|shelf| {
                shelf.retain(|one| said.lines().all(|id| id != one.id));
            }),
            NOTED => later(desk, desk.read_notes()),
            WANTED if self.has(&said) && !self.is_shown(&said) => later(desk, self.give_up(said)),
            GIVE if self.has(&said) => later(desk, self.give_up(said)),
            _ => {}
        }
    }

    /// Shows what another tab has written of the draft in hand: the one that has it, or one that changed it in a list. What is not saved
    /// yet is settled when it is saved.
    async fn follow(self, session: Session) {
        let id = session.id();
        if session.read_only && !session.is_read_along() {
            return;
        }
        if let Some(Fetched::Own(draft)) = self.desk.find(&id).await
            && self.desk.session.get_untracked() == Some(session)
            && !self.desk.has_unsaved()
            && session.draft_now(|before| before.sequence < draft.sequence)
        {
            session.replace(draft);
        }
    }
}

/// Tells other tabs what was written.
fn spread(desk: Desk, task: &Task) {
    let (what, said) = match task {
        Task::Put(drafts) => {
            let summaries: Vec<_> = drafts.iter().map(|stored| stored.summary.clone()).collect();
            (WRITTEN, format::write_summaries(&summaries))
        }
        Task::Remove(ids) => (REMOVED, ids.join("\n")),
        Task::Change(Drawer::Notes, ..) => (NOTED, String::new()),
        _ => return,
    };
    tabs::say(desk.setting.surface, &[what, "\n", &said].concat());
}
