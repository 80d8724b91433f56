//! The first questions of a new draft: a small module that is there at once, while the whole app is still on its way.
//!
//! It draws the same interview with the same views, but only the controls that first questions need, and it only ever
//! writes. Whatever it does not have (another kind of question, another place) it leaves to the whole app, which takes the
//! draft over from storage as soon as both are ready and the person goes on.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::domain::interview::{Interview, Kind};
use crate::domain::persona::Portrait;
use crate::domain::words::{Word, Words};
use crate::platform::dom::{self, El, el};
use crate::platform::surface::later;
use crate::platform::{assets, clock, page, relay, storage, surface};
use crate::saving::save_by_itself;
use crate::state::desk::{Desk, Status};
use crate::state::route::{Route, Spot, View};
use crate::state::setting::{Setting, Surface};
use crate::views;
use crate::views::asked::Asked;
use crate::views::{control, items};

/// What the first questions are drawn with.
const KIT: views::wizard::Kit = views::wizard::Kit {
    control: controls,
    evidence: views::evidence::evidence,
    face: nobody,
    beside: |_| Vec::new(),
};

/// In place of a face, which the whole app draws: the parts it is made of are no first question's business.
fn nobody(_: &Portrait) -> String {
    concat!(
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 200'%3E",
        "%3Cg fill='%23b8ab98'%3E%3Ccircle cx='100' cy='100' r='100' fill='%23e9e1d4'/%3E%3Ccircle cx='100' cy='84' r='34'/%3E",
        "%3Cpath d='M36 177a64 56 0 0 1 128 0a100 100 0 0 1-128 0'/%3E%3C/g%3E%3C/svg%3E"
    )
    .to_owned()
}

/// The controls of first questions.
fn controls(asked: Asked) -> Vec<El> {
    match asked.kind() {
        Kind::ShortText | Kind::LongText => vec![control::only_text(asked)],
        Kind::Choice { options, own } => vec![control::choice(asked, options, own, false)],
        Kind::Choices { options, own } => vec![control::choice(asked, options, own, true)],
        Kind::Sources { sources } => vec![items::sources(asked, sources, |_, _| None)],
        _ => Vec::new(),
    }
}

/// Whether a screen asks only what this module has controls for.
fn has(interview: &Interview, spot: &Spot) -> bool {
    let place = match spot {
        Some((step, screen)) => interview.place_of(step, screen),
        None => Some(crate::domain::interview::Place { step: 0, screen: 0 }),
    };
    let kinds = |kind: &Kind| {
        matches!(
            kind,
            Kind::ShortText
                | Kind::LongText
                | Kind::Choice { .. }
                | Kind::Choices { .. }
                | Kind::Sources { .. }
        )
    };
    let screen = place.and_then(|place| interview.screen(place));
    screen.is_some_and(|screen| screen.questions.iter().all(|question| kinds(&question.kind)))
}

/// Begins a new draft in the page's root, at once or when somebody asks for one on the start screen.
pub fn start(root: web_sys::HtmlElement) {
    let begun = root.clone();
    begin(root);
    // Stays for as long as the page does; once the page is held it does nothing.
    let _ = window_event_listener(leptos::ev::hashchange, move |_| begin(begun.clone()));
}

fn begin(root: web_sys::HtmlElement) {
    let Route::New { interview, spot } = page::route() else {
        return;
    };
    if relay::is_held() || !relay::take() {
        return;
    }
    spawn_local(async move {
        let words: &'static Words = Box::leak(Box::new(Words::FIRST));
        let found = assets::shipped(&interview)
            .await
            .filter(|found| has(found, &spot));
        match found {
            Some(interview) => open(&root, words, interview),
            None => relay::leave(),
        }
    });
}

fn open(root: &web_sys::HtmlElement, words: &'static Words, interview: Interview) {
    let owner = Owner::new();
    surface::open(
        Surface::default(),
        root.clone(),
        &owner,
        JsValue::UNDEFINED,
        false,
    );
    let parts = owner.with(|| {
        let desk = Desk::new(
            Setting::default(),
            words,
            "en",
            page::route(),
            crate::platform::ports(
                |_| None,
                |_, _, _| {
                    relay::dispute();
                    Box::pin(std::future::ready(false))
                },
            ),
            storage::open(),
        );
        let blank = desk.blank(&interview);
        let session = desk.take_in_hand(blank, interview, None);
        save_by_itself(desk);
        follow(desk, session, owner.clone());
        let tab = |view: View, word: Word| views::link("tab", &desk.place_of(&session, view), desk.t(word));
        let here = tab(View::Interview(None), Word::TabInterview).attr("aria-current", "page");
        let tabs = el("nav", "tabs")
            .attr("aria-label", desk.t(Word::Tabs))
            .child(here)
            .child(tab(View::Overview, Word::TabOverview))
            .child(tab(View::Brief, Word::TabBrief));
        let head = el("header", "bar")
            .child(views::link("bar__name", &Route::Start, desk.t(Word::AppName)))
            .child(tabs)
            .child(views::status::status(desk));
        let place = el("div", "place").show(move || [views::wizard::wizard(desk, session, KIT)]);
        // What cannot be saved here is said by the whole app, which tries it again.
        vec![
            views::skip(desk),
            head,
            place,
            views::foot(desk),
            views::status::notice(desk),
        ]
    });
    root.set_inner_text("");
    for part in parts {
        part.put_into(root);
    }
    std::mem::forget(owner);
}

/// Follows the address: the next first question is drawn here unless the whole app is ready to take over.
fn follow(desk: Desk, session: crate::state::session::Session, owner: Owner) {
    let in_trouble = owner.clone();
    page::on_window("hashchange", move |_| {
        let route = page::route();
        let is_ours = match &route {
            Route::New { interview, spot } => {
                *interview == session.interview().id && has(&session.interview(), spot)
            }
            Route::Draft {
                id,
                view: View::Interview(spot),
            } => *id == session.id() && has(&session.interview(), spot),
            _ => false,
        };
        // An address that only says more of the same place is no going on: nobody is interrupted while they type.
        let is_same = spot_of(&desk.route.get_untracked()).is_none_or(|here| spot_of(&route) == Some(here));
        if is_ours && (is_same || !relay::is_awaited()) {
            desk.route.set(route);
            return;
        }
        leave(desk, owner.clone());
    });
    // What cannot be saved is the whole app's business: it says so, and has ways out.
    Effect::new(move |_| {
        if matches!(desk.status.get(), Status::NotSaved(_) | Status::Temporary) && session.is_kept() {
            leave_when_awaited(desk, in_trouble.clone());
        }
    });
    Effect::new(move |_| {
        desk.settle_place(&session);
    });
}

/// Ids of the step and screen an address names.
fn spot_of(route: &Route) -> Option<(String, String)> {
    match route {
        Route::New { spot, .. }
        | Route::Draft {
            view: View::Interview(spot),
            ..
        } => spot.clone(),
        _ => None,
    }
}

thread_local! {
    /// Whether the page is being left, which happens once.
    static LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Leaves the page to the whole app.
fn leave(desk: Desk, owner: Owner) {
    if LEAVING.with(|leaving| leaving.replace(true)) {
        return;
    }
    later(desk, async move {
        desk.save().await;
        // From here on nothing of ours reacts; what is on screen stays until the whole app draws.
        dom::give_up();
        owner.cleanup();
        relay::leave();
    });
}

/// Leaves as soon as the whole app is there; until then typing goes on here.
fn leave_when_awaited(desk: Desk, owner: Owner) {
    if relay::is_awaited() {
        leave(desk, owner);
    } else {
        clock::after(200, move || leave_when_awaited(desk, owner));
    }
}
