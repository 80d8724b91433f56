//! Starts Persona Builder in the root that our own page carries; on any other page it does nothing.

use wasm_bindgen::JsCast;

fn main() {
    persona_builder::platform::crash::watch();
    let root = leptos::prelude::document().get_element_by_id("persona-builder");
    if let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) {
        persona_builder::app::start(root);
    }
}
