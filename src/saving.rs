//! Saving by itself: soon after the last key, and at once when the page is hidden or left.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::clock;
use crate::state::desk::{Desk, Status};

/// How long after the last key a save waits, and how long at most after the first, in milliseconds.
const SAVE_AFTER: f64 = 300.0;
const SAVE_WITHIN: f64 = 800.0;

/// Saves soon after the last key, and at once when the page is hidden or left.
pub fn save_by_itself(desk: Desk) {
    let waiting = StoredValue::new(None::<(leptos::leptos_dom::helpers::TimeoutHandle, f64)>);
    let save_now = move || {
        if let Some((timer, _)) = waiting.get_value() {
            timer.clear();
        }
        waiting.set_value(None);
        spawn_local(desk.save());
    };
    Effect::new(move |_| {
        let Some(session) = desk.session.get() else { return };
        if session.edits() == 0 || session.read_only {
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
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| save_now());
    let left = window_event_listener(leptos::ev::pagehide, move |_| save_now());
    let blurred = window_event_listener(leptos::ev::blur, move |_| save_now());
    on_cleanup(move || {
        if let Some((timer, _)) = waiting.get_value() {
            timer.clear();
        }
        hidden.remove();
        left.remove();
        blurred.remove();
    });
    // Asked before leaving only while something really is not saved.
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
        if matches!(desk.status.get_untracked(), Status::NotSaved(_)) && desk.has_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || leaving.remove());
}
