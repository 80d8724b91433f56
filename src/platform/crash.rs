//! What happens when our own code fails: the page's plain script shows a card with the last words kept.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Calls the page's own object, written in index.html, which outlives a crash of the Wasm.
pub(super) fn call(method: &str, arguments: &[JsValue]) -> JsValue {
    let page =
        Reflect::get(&js_sys::global(), &JsValue::from_str("personaBuilder")).unwrap_or(JsValue::UNDEFINED);
    let function = Reflect::get(&page, &JsValue::from_str(method))
        .ok()
        .and_then(|one| one.dyn_into::<Function>().ok());
    let list: js_sys::Array = arguments.iter().collect();
    // The page's own script does not throw; if it did there would be nothing left to tell.
    function
        .and_then(|function| function.apply(&page, &list).ok())
        .unwrap_or(JsValue::UNDEFINED)
}

/// Keeps the last serialised draft, and its name, outside the Wasm.
pub fn keep(text: &str, name: &str) {
    call("keep", &[text.into(), name.into()]);
}

/// Tells a function of the element's script whenever our own code fails: every element of the page shows its own card, and nothing that
/// broke is saved.
pub fn watch_for(crashed: Function) {
    thread_local! {
        static CRASHED: std::cell::OnceCell<Function> = const { std::cell::OnceCell::new() };
    }
    CRASHED.with(|held| held.get_or_init(|| crashed).clone());
    std::panic::set_hook(Box::new(|information| {
        super::dom::give_up();
        let _ = CRASHED.with(|held| {
            held.get()
                .map(|crashed| crashed.call1(&JsValue::UNDEFINED, &information.to_string().into()))
        });
    }));
}

/// Shows the crash card whenever our own code fails.
pub fn watch() {
    std::panic::set_hook(Box::new(|information| {
        call("crash", &[information.to_string().into()]);
    }));
}
