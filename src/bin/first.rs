//! Starts the first questions' module; see `persona_builder::first`.

use wasm_bindgen::JsCast;

fn main() {
    persona_builder::platform::crash::watch();
    let root = leptos::prelude::document().get_element_by_id("persona-builder");
    if let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) {
        persona_builder::platform::run_effects();
        persona_builder::first::start(root);
    }
}
