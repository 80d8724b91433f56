//! The brief's own document in a frame: shown on screen, or printed from a hidden one. A frame of its own, because `@page` counts
//! only in a document's own styles, and because somebody's page around it must neither be printed nor change it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlIFrameElement};

use super::{clock, surface, trusted};
use crate::state::setting::Setting;

/// The class of the hidden frame.
const FRAME: &str = "print-frame";
/// The attribute of a frame that holds its document's style.
const STYLE: &str = "data-style";
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

/// Puts a document into a frame; says whether the page's policy allows it. Its style stays with the frame, and nothing of it is seen,
/// until it is dressed: a page's policy holds in the page's frames, and that of our own page forbids styles that stand in documents.
pub fn set_document(frame: &Element, html: &str) -> bool {
    let parts = html.split_once("<style>").and_then(|(before, rest)| {
        let (style, after) = rest.split_once("</style>")?;
        Some((before, style, after))
    });
    let (before, style, after) = parts.unwrap_or((html, "", ""));
    let _ = frame.set_attribute(STYLE, style);
    // It stands before any text of the person's.
    let before = before.replacen("<html ", "<html hidden ", 1);
    let waiting = [&before, "<meta name=\"style\">", after].concat();
    Reflect::set(frame, &JsValue::from_str("srcdoc"), &trusted::document(&waiting)).is_ok_and(|set| set)
}

/// Dresses a document that has been loaded into a frame. No policy forbids styles that are made by script, and the document has
/// nothing but its own.
pub fn dress(frame: &Element) {
    let style = frame.get_attribute(STYLE).unwrap_or_default();
    let frame: &HtmlIFrameElement = frame.unchecked_ref();
    let Some(page) = frame.content_document() else {
        return;
    };
    if wear(frame, &page, &style).is_err()
        && let Ok(element) = page.create_element("style")
    {
        // A browser without such sheets takes the style as one that stands there, where it may.
        element.set_text_content(Some(&style));
        let _ = page.head().map(|head| head.append_child(&element));
    }
    if let Some(root) = page.document_element() {
        let _ = root.remove_attribute("hidden");
    }
}

/// Gives a document its style as a sheet made by script.
fn wear(frame: &HtmlIFrameElement, page: &web_sys::Document, style: &str) -> Result<(), JsValue> {
    let window = frame.content_window().ok_or(JsValue::NULL)?;
    let class: Function = Reflect::get(&window, &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&class, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &JsValue::from_str(style))?;
    Reflect::set(page, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
    Ok(())
}

/// Has a document in a frame begin where an element of it does; the page around the frame stays where it is.
pub fn begin_at(frame: &Element, selector: &str) {
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
