//! Saving by itself: soon after the last key, and at once when the page is hidden or left.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::draft::Draft;
use crate::domain::history::Why;
use crate::platform::surface::later;
use crate::platform::{clock, dom, page};
use crate::state::book::Book;
use crate::state::desk::{Desk, Status};
use crate::state::history;
use crate::state::home::Home;
use crate::state::session::Session;

/// How long after the last key a save waits, and how long at most after the first, in milliseconds.
const SAVE_AFTER: f64 = 300.0;
const SAVE_WITHIN: f64 = 800.0;

/// Saves soon after the last key, and at once when the page is hidden or left.
pub fn save_by_itself(desk: Desk) {
    save_soon_after(
        desk,
        move || {
            let session = desk.session.get();
            session.is_some_and(|session| session.edits() > 0 && !session.read_only)
        },
        move || later(desk, desk.save()),
    );
    ask_before_leaving(desk, move || desk.has_unsaved());
}

/// The same for the notebook.
pub fn save_notebook_by_itself(desk: Desk, book: Book) {
    save_soon_after(desk, move || book.edits() > 0, move || later(desk, book.save()));
    ask_before_leaving(desk, move || book.is_unsaved());
}

/// Looks whether everything is still kept whenever the page is come back to.
pub fn look_whether_kept(desk: Desk) {
    page::on_window("visibilitychange", move |_| {
        if page::is_visible() && !dom::is_given_up() {
            later(desk, desk.look_whether_kept());
        }
    });
}

/// Keeps the state before the first change of a day, or of a sitting with a draft, as a version.
pub fn keep_versions_by_itself(desk: Desk) {
    let watch = StoredValue::new(None::<Watched>);
    dom::live(move || {
        let Some(session) = desk.session.get().filter(|session| !session.read_only) else {
            watch.set_value(None);
            return;
        };
        let draft = session.draft();
        let edits = session.edits();
        let today = clock::today();
        let before = watch.try_update_value(Option::take).flatten();
        let mut kept = None;
        if let Some(before) = before.filter(|before| before.session == session) {
            kept = before.kept;
            let (old, new) = (&before.draft.persona, &draft.persona);
            // What was merely looked at, or came from another tab, is no change of this sitting.
            let is_changed = edits > before.edits
                && kept != Some(today)
                && (old.answers != new.answers || old.unknown != new.unknown);
            if is_changed && !dom::is_given_up() {
                kept = Some(today);
                if !old.answers.is_empty() && old.id == new.id {
                    let state = Arc::new(old.clone());
                    let done = history::keep(desk, state, Why::Itself, String::new());
                    // Where it cannot be kept, the change is saved all the same.
                    later(desk, async move { drop(done.await) });
                }
            }
        }
        watch.set_value(Some(Watched {
            session,
            draft,
            edits,
            kept,
        }));
    });
}

/// The draft in hand as it was when it was looked at last.
#[derive(Clone)]
struct Watched {
    session: Session,
    draft: Arc<Draft>,
    edits: u64,
    /// The day its state was kept last in this sitting.
    kept: Option<Day>,
}

/// Asks before leaving only while something really is not saved; until then a page listens for nothing of the kind, as some
/// browsers keep no page at hand that does.
fn ask_before_leaving(desk: Desk, has_unsaved: impl Fn() -> bool + Copy + 'static) {
    let is_unsaved = dom::memo(move || matches!(desk.status.get(), Status::NotSaved(_)));
    dom::live(move || {
        if is_unsaved.get() {
            page::on_window("beforeunload", move |event| {
                if has_unsaved() {
                    event.prevent_default();
                }
            });
        }
    });
}

/// Saves soon after an edit, as `edited` tells them, and at once when the page is hidden, left or loses the focus.
fn save_soon_after(desk: Desk, is_edited: impl Fn() -> bool + 'static, save: impl Fn() + Copy + 'static) {
    let waiting = StoredValue::new(None::<(leptos::leptos_dom::helpers::TimeoutHandle, f64)>);
    let save_now = move || {
        if let Some((timer, _)) = waiting.get_value() {
            timer.clear();
        }
        waiting.set_value(None);
        // What broke must not save what it holds.
        if !dom::is_given_up() {
            save();
        }
    };
    Effect::new(move |_| {
        if !is_edited() {
            return;
        }
        let now = clock::milliseconds();
        let since = waiting.get_value().map_or(now, |(timer, since)| {
            timer.clear();
            since
        });
        let wait = SAVE_AFTER.min((since + SAVE_WITHIN - now).max(0.0));
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 300"
        )]
        let timer = clock::after(wait as u64, save_now);
        waiting.set_value(timer.map(|timer| (timer, since)));
        if desk.status.get_untracked() == Status::Saved {
            desk.status.set(Status::Saving);
        }
    });
    page::on_window("visibilitychange", move |_| save_now());
    page::on_window("pagehide", move |_| save_now());
    page::on_window("blur", move |_| save_now());
    on_cleanup(move || {
        if let Some((timer, _)) = waiting.get_value() {
            timer.clear();
        }
    });
}

/// Has the person's file, where there is one, written by itself: after what was changed, and at once when the page is hidden or left.
/// Asks before leaving only while something is in no file, and either belongs into one or is kept nowhere else.
pub fn save_to_file_by_itself(desk: Desk, home: Home) {
    dom::live(move || {
        let session = desk.session.get();
        if let Some(session) = session.filter(|session| !session.read_only && session.edits() > 0) {
            home.note_edit(&session);
        }
    });
    let book = desk.book.get_value();
    dom::live(move || {
        if book.is_some_and(|book| book.edits() > 0) {
            home.note_change();
        }
    });
    let is_first = Cell::new(true);
    dom::live(move || {
        home.mark.track();
        if !is_first.replace(false) {
            home.changed();
        }
    });
    page::on_window("visibilitychange", move |_| home.leave());
    page::on_window("pagehide", move |_| home.leave());
    on_cleanup(move || home.close());
    let is_at_risk = dom::memo(move || home.is_at_risk());
    dom::live(move || {
        if is_at_risk.get() {
            page::on_window("beforeunload", move |event| event.prevent_default());
        }
    });
}
