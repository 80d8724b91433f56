//! What the browser promises of what it keeps, and what it is known to drop.

use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::crash::call_on;
use super::{clock, dom};
use crate::state::desk::{Desk, Status};

/// How long the browser's storage may take to answer, in milliseconds.
const PATIENCE: u64 = 3000;
/// The note that the browser was asked.
const ASKED: &str = "persist";

/// Asks the browser once, after the first save that came true, to keep what is here when it needs room
/// (<https://storage.spec.whatwg.org/#dom-storagemanager-persist>). Nothing waits for its answer, which some never give.
pub fn ask_once(desk: Desk) {
    let is_saved = dom::memo(move || desk.status.get() == Status::Saved);
    dom::live(move || {
        // Where even this cannot be noted, nothing is kept that would be worth asking for.
        if is_saved.get() && desk.note(ASKED).is_none() && desk.put_note(ASKED, "asked").is_ok() {
            ask();
        }
    });
}

fn ask() {
    let Some(storage) = property(&window().navigator(), "storage") else {
        return;
    };
    if let Ok(answer) = call_on(&storage, "persist", &[]).dyn_into::<Promise>() {
        // A refusal must not be told as an error of the page's.
        spawn_local(async move { drop(JsFuture::from(answer).await) });
    }
}

/// Asks the browser to keep what is here when it needs room, because a person wants it; says whether it promises to.
pub async fn ask_now() -> bool {
    let answer = of_storage("persist").await;
    answer.is_some_and(|answer| answer.is_truthy())
}

/// Whether the browser has promised to keep what is here; nothing where it does not say.
pub async fn is_promised() -> Option<bool> {
    of_storage("persisted").await?.as_bool()
}

/// How many bytes this site uses by the browser's own count, with everything kept for use without a network, and how many it may use.
pub async fn estimate() -> Option<(f64, f64)> {
    let found = of_storage("estimate").await?;
    let number = |name| property(&found, name)?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// What the browser's storage answers to a question, if it does in time: some never do.
async fn of_storage(question: &str) -> Option<JsValue> {
    let storage = property(&window().navigator(), "storage")?;
    let answer = call_on(&storage, question, &[]).dyn_into::<Promise>().ok()?;
    clock::within(PATIENCE, &answer).await
}

/// Whether the browser forgets what a page keeps that is not visited for seven days: Safari, unless the page is installed.
pub fn forgets() -> bool {
    let vendor = property(&window().navigator(), "vendor").and_then(|vendor| vendor.as_string());
    let is_installed = call_on(&window(), "matchMedia", &["(display-mode: standalone)".into()]);
    let is_installed = property(&is_installed, "matches").and_then(|matches| matches.as_bool());
    vendor.is_some_and(|vendor| vendor.starts_with("Apple")) && is_installed != Some(true)
}

/// A property of something of the browser's, where it has one.
fn property(target: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(target, &name.into())
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}
