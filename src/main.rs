//! Starts Persona Builder in the root that our own page carries; on any other page it does nothing until an element is mounted.

use js_sys::{Function, Promise};
use persona_builder::{app, embed, platform};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

fn main() {
    // A page of somebody else's may have an element of the same id.
    let root = leptos::prelude::document()
        .query_selector("#persona-builder[data-page]")
        .ok()
        .flatten();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        platform::crash::watch();
        app::start(root);
    }
}

/// Says where files come from, a function from a name to a promise of its text, and who is told when our own code fails.
#[wasm_bindgen(js_name = setUp)]
pub fn set_up(files: Function, crashed: Function) {
    embed::set_up(files, crashed);
}

/// Fails, as a mistake of ours would: for the tests of what happens then, who call it in the middle of whatever they like.
///
/// # Panics
/// Always.
#[wasm_bindgen]
pub fn fail() {
    panic!("asked to fail");
}

/// Shows the app in a root inside somebody's page; see [`embed::Element::new`].
#[wasm_bindgen]
pub fn mount(root: HtmlElement, options: JsValue, covers: &str, listener: JsValue) -> Handle {
    Handle(embed::Element::new(
        root,
        embed::options_of(&options),
        covers,
        listener,
    ))
}

/// An element that is being shown; freeing it takes it away.
#[wasm_bindgen]
pub struct Handle(embed::Element);

#[wasm_bindgen]
impl Handle {
    /// Where it is, so that it can go on there.
    pub fn place(&self) -> String {
        self.0.place()
    }

    /// A promise that is kept as soon as nothing is being done.
    pub fn idle(&self) -> Promise {
        Promise::new(&mut |resolve, _| {
            self.0.when_idle(move || settle(&resolve, &JsValue::UNDEFINED));
        })
    }

    /// The file of the persona in hand, as text.
    pub fn file(&self) -> Option<String> {
        self.0.file()
    }

    /// A promise of the file of all personas.
    pub fn all(&self) -> Promise {
        Promise::new(&mut |resolve, _| {
            self.0.all(move |text| {
                settle(&resolve, &text.map_or(JsValue::NULL, JsValue::from));
            });
        })
    }

    /// A promise of how many personas were taken in from a file.
    pub fn import(&self, text: &str) -> Promise {
        Promise::new(&mut |resolve, reject| {
            self.0.import(text, move |result| match result {
                Ok(count) => settle(&resolve, &u32::try_from(count).unwrap_or(u32::MAX).into()),
                Err(sentence) => settle(&reject, &js_sys::Error::new(&sentence)),
            });
        })
    }

    /// Back to the start; a promise that is kept once all is saved.
    pub fn reset(&self) -> Promise {
        Promise::new(&mut |resolve, _| {
            self.0.reset(move || settle(&resolve, &JsValue::UNDEFINED));
        })
    }

    /// Dresses it anew: the accent asked for, the page's own, the page's ground.
    pub fn dress(&self, accent: String, host_accent: String, ground: String) {
        self.0.dress(accent, host_accent, ground);
    }
}

fn settle(function: &Function, value: &JsValue) {
    // The functions of a promise do not throw.
    let _ = function.call1(&JsValue::UNDEFINED, value);
}
