//! The service worker, which keeps a release of the page for use without a network (`offline/worker.js`): begins it, tells of
//! releases, and takes a new one when the person says so.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Promise, Reflect};
use leptos::prelude::{GetUntracked, Set, document, window};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    EventTarget, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

use super::crash::call_on;
use super::{clock, crash, page, surface, trusted};
use crate::state::desk::Desk;
use crate::state::release::{Kept, News, Release};
use crate::state::store::Keeps;

/// The service worker's file, beside the page.
pub(super) const WORKER: &str = "sw.js";
/// How long the page is left alone before it is kept, in milliseconds: the first question comes first.
const CALM: u64 = 1500;
/// How often at most a page that stays open looks for a new release, in milliseconds.
const LOOK_EVERY: f64 = 3_600_000.0;
/// How long it is said that the page is ready, in milliseconds.
const SAID_FOR: u64 = 12_000;
/// The note that remembers that the page was said to be ready.
const SAID: &str = "offline";

/// Keeps this page for use without a network, and tells of what comes of it. Does nothing where there is nothing to keep: on the
/// development server, in the one file, and in browsers that refuse.
pub fn keep(desk: Desk, release: Release) {
    let build = document()
        .document_element()
        .and_then(|root| root.get_attribute("data-build"));
    let Some(container) = build.and_then(|_| container()) else {
        return;
    };
    release.kept.set(Kept::NotYet);
    let had_one = container.controller().is_some();
    listen(&container, "controllerchange", {
        // The first one takes this very release's page.
        let is_first = Cell::new(!had_one);
        move || {
            if ASKED.get() {
                // Everything was saved before it was asked for.
                page::reload();
            } else if !is_first.replace(false) {
                release.news.set(Some(News::Elsewhere));
            }
        }
    });
    clock::after(CALM, move || {
        surface::later(desk, async move {
            let options = RegistrationOptions::new();
            options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
            // By hand, since the address is more than a text where the browser knows Trusted Types.
            let promise = call_on(&container, "register", &[trusted::worker(), options.into()]);
            let registration = match promise.dyn_into::<Promise>() {
                Ok(promise) => JsFuture::from(promise).await.ok(),
                Err(_) => None,
            };
            // A browser that refuses (private windows, some settings) keeps nothing; the page works all the same.
            match registration {
                Some(registration) => follow_all(registration.unchecked_into(), desk, release),
                None => release.kept.set(Kept::Never),
            }
        });
    });
}

/// The browser's service workers, if it has any for this page.
fn container() -> Option<ServiceWorkerContainer> {
    // In a sandbox the mere look throws; on pages that are not secure there is nothing.
    let found = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// Follows the releases of a page as long as it is open.
fn follow_all(registration: ServiceWorkerRegistration, desk: Desk, release: Release) {
    if registration.active().is_some() {
        is_whole(desk, release);
    }
    if registration.waiting().is_some() {
        release.news.set(Some(News::Waiting));
    }
    let tell = Rc::new(move |registration: &ServiceWorkerRegistration| {
        if let Some(worker) = registration.installing() {
            follow(worker, registration.active().is_none(), desk, release);
        }
    });
    tell(&registration);
    let found = registration.clone();
    listen(&registration, "updatefound", move || tell(&found));
    // A browser looks by itself when a page is opened; one that stays open for days looks when it is come back to.
    let looked = Cell::new(clock::milliseconds());
    listen(&document(), "visibilitychange", move || {
        let now = clock::milliseconds();
        if now - looked.get() > LOOK_EVERY {
            looked.set(now);
            // Without a network there is nothing to find.
            if let Ok(promise) = registration.update() {
                spawn_local(async move { drop(JsFuture::from(promise).await) });
            }
        }
    });
}

/// Follows one release until it is whole.
fn follow(worker: ServiceWorker, is_first: bool, desk: Desk, release: Release) {
    let target = worker.clone();
    listen(&target, "statechange", move || match worker.state() {
        ServiceWorkerState::Installed if !is_first => release.news.set(Some(News::Waiting)),
        ServiceWorkerState::Activated if is_first => is_whole(desk, release),
        _ => {}
    });
}

/// Says that the page opens without a network: in a word, once.
fn is_whole(desk: Desk, release: Release) {
    release.kept.set(Kept::Whole);
    // Where nothing of the person's is kept, that is what has to be said.
    if desk.keeps() != Keeps::Nothing && desk.note(SAID).is_none() && desk.put_note(SAID, "1").is_ok() {
        release.news.set(Some(News::Ready));
        // It asks for nothing, so it goes by itself; the help page says it as long as it is so.
        clock::after(SAID_FOR, move || {
            if release.news.get_untracked() == Some(News::Ready) {
                release.news.set(None);
            }
        });
    }
}

thread_local! {
    /// Whether this tab asked for the newer release.
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Takes the release that waits; the page is loaded anew as soon as it is there. Where none waits any more, another tab has taken it.
pub fn take() {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let found = JsFuture::from(container.get_registration()).await;
        let registration = found.ok().filter(JsValue::is_object);
        let waiting = registration
            .map(JsCast::unchecked_into::<ServiceWorkerRegistration>)
            .and_then(|registration| registration.waiting());
        ASKED.set(true);
        let message = js_sys::Object::new();
        let told = waiting.is_some_and(|worker| {
            Reflect::set(&message, &"personaBuilder".into(), &"take over".into()).is_ok()
                && worker.post_message(&message).is_ok()
        });
        if !told {
            page::reload();
        }
    });
}

/// Calls back on an event as long as the page is open.
fn listen(target: &EventTarget, event: &str, mut act: impl FnMut() + 'static) {
    let call: Box<dyn FnMut()> = Box::new(move || {
        if !crash::is_broken() {
            act();
        }
    });
    let call = Closure::wrap(call).into_js_value();
    // The browser's own objects take listeners.
    let _ = target.add_event_listener_with_callback(event, call.unchecked_ref());
}
