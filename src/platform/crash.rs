//! What happens when our own code fails: the page's plain script shows a card with the last words kept.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The page's own object, written in index.html, which outlives a crash of the Wasm.
fn call(method: &str, arguments: &[&str]) {
    let page = Reflect::get(&js_sys::global(), &JsValue::from_str("personaBuilder")).unwrap_or(JsValue::UNDEFINED);
    let function = Reflect::get(&page, &JsValue::from_str(method)).ok().and_then(|one| one.dyn_into::<Function>().ok());
    if let Some(function) = function {
        let list: js_sys::Array = arguments.iter().map(|text| JsValue::from_str(text)).collect();
        // The page's own script does not throw; if it did there would be nothing left to tell.
        let _ = function.apply(&page, &list);
    }
}

/// Keeps the last serialised draft, and its name, outside the Wasm.
pub fn keep(text: &str, name: &str) {
    call("keep", &[text, name]);
}

/// Shows the crash card whenever our own code fails.
pub fn watch() {
    std::panic::set_hook(Box::new(|information| call("crash", &[&information.to_string()])));
}
