//! What pages that enforce Trusted Types take from us, our own page among them: the documents that we put into frames, and the address
//! of our service worker. Browsers that know no such types take the plain texts.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::crash::call_on;
use super::offline;

/// The policy's name, which a page's own policy may list (`trusted-types persona-builder`).
const NAME: &str = "persona-builder";

/// A document of ours, which is written from escaped texts alone.
pub fn document(html: &str) -> JsValue {
    made("createHTML", html)
}

/// The address of our service worker.
pub fn worker() -> JsValue {
    made("createScriptURL", offline::WORKER)
}

fn made(method: &str, text: &str) -> JsValue {
    thread_local! {
        static POLICY: Option<JsValue> = policy();
    }
    let text = JsValue::from_str(text);
    let made = POLICY.with(|policy| Some(call_on(policy.as_ref()?, method, std::slice::from_ref(&text))));
    made.filter(|made| !made.is_undefined()).unwrap_or(text)
}

/// The policy; none where the browser knows no such types, or the page allows nobody one of this name.
fn policy() -> Option<JsValue> {
    let types = Reflect::get(&window(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&types, &"createPolicy".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let rules = Object::new();
    let same = Closure::<dyn Fn(JsValue) -> JsValue>::new(|text| text).into_js_value();
    // No other script's address ever passes.
    let ours = Closure::<dyn Fn(JsValue) -> JsValue>::new(|address: JsValue| {
        if address.as_string().as_deref() == Some(offline::WORKER) {
            address
        } else {
            JsValue::NULL
        }
    });
    let _ = Reflect::set(&rules, &"createHTML".into(), &same);
    let _ = Reflect::set(&rules, &"createScriptURL".into(), &ours.into_js_value());
    create.call2(&types, &NAME.into(), &rules).ok()
}
