//! The brief's own document in a frame: shown on screen, or printed from a hidden one. A frame of its own, because `@page` counts
//! only in a document's own styles, and because somebody's page around it must neither be printed nor change it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlIFrameElement;

use super::{clock, surface};
use crate::state::setting::Setting;

/// The class of the hidden frame.
const FRAME: &str = "print-frame";
/// How long a browser may take to begin printing, in milliseconds; a sandbox that forbids it says nothing at all.
const SILENCE: u64 = 800;

/// Prints an HTML document; `refused` is called where the browser does not let us, within a second.
pub fn print(setting: Setting, html: &str, refused: impl FnOnce() + 'static) {
    let Some(root) = surface::root(setting.surface) else {
        return;
    };
    let selector = [":scope > .", FRAME].concat();
    if let Ok(Some(before)) = root.query_selector(&selector) {
        before.remove();
    }
    let Ok(frame) = document().create_element("iframe") else {
        return refused();
    };
    let frame: HtmlIFrameElement = frame.unchecked_into();
    frame.set_class_name(FRAME);
    let _ = frame.set_attribute("aria-hidden", "true");
    let _ = frame.set_attribute("tabindex", "-1");
    let loaded = frame.clone();
    let listen = Closure::once_into_js(move || {
        let Some(content) = loaded.content_window() else {
            return refused();
        };
        dress(&loaded);
        let has_begun = Rc::new(Cell::new(false));
        let begun = Rc::clone(&has_begun);
        let beginning = Closure::once_into_js(move || begun.set(true));
        let _ = content.add_event_listener_with_callback("beforeprint", beginning.unchecked_ref());
        // Firefox prints the frame that has the focus.
        let _ = content.focus();
        let is_refused = content.print().is_err();
        // Outside of a frame nothing forbids printing, and a browser that is silent there is merely silent.
        if is_refused || setting.is_framed {
            clock::after(SILENCE, move || {
                if is_refused || !has_begun.get() {
                    refused();
                }
            });
        }
    });
    let _ = frame.add_event_listener_with_callback("load", listen.unchecked_ref());
    set_document(&frame, html);
    let _ = root.append_child(&frame);
}

/// Puts a document into a frame; says whether the page's policy allows it.
pub fn set_document(frame: &JsValue, html: &str) -> bool {
    Reflect::set(frame, &JsValue::from_str("srcdoc"), &trusted(html)).is_ok_and(|set| set)
}

/// Dresses a document that has been loaded into a frame. A policy that forbids styles in documents does not forbid those that
/// are made by script, and the document has nothing but its own.
pub fn dress(frame: &web_sys::Element) {
    let frame: &HtmlIFrameElement = frame.unchecked_ref();
    let dressed = || -> Result<(), JsValue> {
        let page = frame.content_document().ok_or(JsValue::NULL)?;
        let style = page.query_selector("style")?.ok_or(JsValue::NULL)?;
        if Reflect::get(&style, &"sheet".into())?.is_object() {
            return Ok(());
        }
        let window = frame.content_window().ok_or(JsValue::NULL)?;
        let class: Function = Reflect::get(&window, &"CSSStyleSheet".into())?.dyn_into()?;
        let sheet = Reflect::construct(&class, &Array::new())?;
        let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
        replace.call1(
            &sheet,
            &JsValue::from_str(&style.text_content().unwrap_or_default()),
        )?;
        Reflect::set(&page, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
        Ok(())
    };
    // A browser without such sheets shows the bare words.
    let _ = dressed();
}

/// Has a document in a frame begin where an element of it does; the page around the frame stays where it is.
pub fn begin_at(frame: &web_sys::Element, selector: &str) {
    let frame: &HtmlIFrameElement = frame.unchecked_ref();
    let page = frame.content_document();
    let part = page
        .as_ref()
        .and_then(|page| page.query_selector(selector).ok().flatten());
    if let (Some(root), Some(part)) = (page.as_ref().and_then(web_sys::Document::document_element), part) {
        let part: &web_sys::HtmlElement = part.unchecked_ref();
        root.set_scroll_top(part.offset_top());
    }
}

/// The text as pages want it that enforce Trusted Types: our own document, which is written from escaped texts alone.
fn trusted(html: &str) -> JsValue {
    thread_local! {
        static POLICY: Option<JsValue> = policy();
    }
    let text = JsValue::from_str(html);
    POLICY.with(|policy| {
        let made = policy.as_ref().and_then(|policy| {
            let create: Function = Reflect::get(policy, &"createHTML".into()).ok()?.dyn_into().ok()?;
            create.call1(policy, &text).ok()
        });
        made.unwrap_or_else(|| text.clone())
    })
}

fn policy() -> Option<JsValue> {
    let types = Reflect::get(&window(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&types, &"createPolicy".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let rules = Object::new();
    let same = Closure::<dyn Fn(JsValue) -> JsValue>::new(|text| text).into_js_value();
    let _ = Reflect::set(&rules, &"createHTML".into(), &same);
    create.call2(&types, &"persona-builder".into(), &rules).ok()
}
