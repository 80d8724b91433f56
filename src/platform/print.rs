//! Printing a document of its own, through a hidden frame of the same origin.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::HtmlIFrameElement;

const FRAME: &str = "persona-builder-print";

/// Prints an HTML document; says whether the browser let us try.
pub fn print(html: &str) -> bool {
    super::page::remove(FRAME);
    let Some(frame) = document()
        .create_element("iframe")
        .ok()
        .map(JsCast::unchecked_into::<HtmlIFrameElement>)
    else {
        return false;
    };
    frame.set_id(FRAME);
    frame.set_class_name("print-frame");
    let _ = frame.set_attribute("aria-hidden", "true");
    let _ = frame.set_attribute("tabindex", "-1");
    frame.set_srcdoc(html);
    let loaded = Closure::once_into_js(|| {
        let frame = document()
            .get_element_by_id(FRAME)
            .map(JsCast::unchecked_into::<HtmlIFrameElement>);
        if let Some(content) = frame.and_then(|frame| frame.content_window()) {
            // Firefox prints the frame that has the focus.
            let _ = content.focus();
            let _ = content.print();
        }
    });
    let _ = frame.add_event_listener_with_callback("load", loaded.unchecked_ref());
    document()
        .body()
        .is_some_and(|body| body.append_child(&frame).is_ok())
}
