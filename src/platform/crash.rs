//! What happens when our own code fails: the page's plain script shows a card with the last words kept, and what broke does nothing
//! any more.

use std::cell::Cell;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Calls the page's own object, written in index.html, which outlives a crash of the Wasm.
pub(super) fn call(method: &str, arguments: &[JsValue]) -> JsValue {
    let page =
        Reflect::get(&js_sys::global(), &JsValue::from_str("personaBuilder")).unwrap_or(JsValue::UNDEFINED);
    call_on(&page, method, arguments)
}

/// Calls a function of an object of JavaScript's; `undefined` where there is none, or where it throws: there is nobody to tell.
pub(super) fn call_on(object: &JsValue, method: &str, arguments: &[JsValue]) -> JsValue {
    let function = Reflect::get(object, &JsValue::from_str(method))
        .ok()
        .and_then(|one| one.dyn_into::<Function>().ok());
    let list: js_sys::Array = arguments.iter().collect();
    function
        .and_then(|function| function.apply(object, &list).ok())
        .unwrap_or(JsValue::UNDEFINED)
}

/// Keeps the last serialised draft, and its name, outside the Wasm.
pub fn keep(text: &str, name: &str) {
    call("keep", &[text.into(), name.into()]);
}

thread_local! {
    /// Whether our own code has failed in this module.
    static IS_BROKEN: Cell<bool> = const { Cell::new(false) };
}

/// Whether our own code has failed: what it left behind may be in the middle of anything, so nothing of it goes on. Events, timers,
/// effects and answers that still come are for nobody, and nothing is saved; a reload begins with what was saved last.
pub fn is_broken() -> bool {
    IS_BROKEN.with(Cell::get)
}

/// Says that our own code has failed.
fn break_off() {
    IS_BROKEN.with(|is_broken| is_broken.set(true));
    super::dom::give_up();
}

/// Tells a function of the element's script whenever our own code fails: every element of the page shows its own card, and nothing that
/// broke is saved.
pub fn watch_for(crashed: Function) {
    thread_local! {
        static CRASHED: std::cell::OnceCell<Function> = const { std::cell::OnceCell::new() };
    }
    // The first one counts, as there is one Wasm and one loader of it.
    let _ = CRASHED.with(|held| held.set(crashed));
    std::panic::set_hook(Box::new(|information| {
        break_off();
        let _ = CRASHED.with(|held| {
            held.get()
                .map(|crashed| crashed.call1(&JsValue::UNDEFINED, &information.to_string().into()))
        });
    }));
}

/// Shows the crash card whenever our own code fails.
pub fn watch() {
    std::panic::set_hook(Box::new(|information| {
        break_off();
        call("crash", &[information.to_string().into()]);
    }));
}
