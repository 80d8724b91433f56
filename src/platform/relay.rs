//! The hand-over between the first questions' module and the whole app, through the page's own script.
//!
//! The one that holds the page draws into its root. The first module takes the page if the whole app is not there yet, and
//! leaves it for good when the person goes on; the whole app draws when the page is free.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::crash::call;

/// Takes the page for the first module; says whether it was free.
pub fn take() -> bool {
    call("take", &[]).is_truthy()
}

/// Whether the first module holds the page.
pub fn is_held() -> bool {
    call("isHeld", &[]).is_truthy()
}

/// Whether the whole app is ready and waits for the page.
pub fn is_awaited() -> bool {
    call("isAwaited", &[]).is_truthy()
}

/// Leaves the page to the whole app.
pub fn leave() {
    call("leave", &[]);
}

/// Draws the whole app, at once or when the page is free.
pub fn arrive(draw: impl FnOnce() + 'static) {
    let draw: JsValue = Closure::once_into_js(draw);
    call("arrive", &[draw]);
}

/// The last serialised draft, which may be newer than what is stored.
pub fn kept() -> Option<String> {
    call("kept", &[]).as_string().filter(|text| !text.is_empty())
}

/// Says that another tab was faster: what is kept here is to go on as a draft of its own.
pub fn dispute() {
    call("dispute", &[]);
}

/// Whether that was said, once.
pub fn take_dispute() -> bool {
    call("takeDispute", &[]).is_truthy()
}

/// The id of the field the person was typing in when the page was left, once.
pub(super) fn take_resumed() -> Option<String> {
    call("takeResumed", &[]).as_string().filter(|id| !id.is_empty())
}
