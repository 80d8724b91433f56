//! The time, where the person is.

use std::time::Duration;

use js_sys::{Array, Promise};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::crash::is_broken;
use crate::domain::day::Day;

/// Now, RFC 3339 in UTC with milliseconds.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Milliseconds since 1970.
pub fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// Today in the browser's time zone.
pub fn today() -> Day {
    let date = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    Day::new(
        u16::try_from(date.get_full_year()).unwrap_or(1),
        small(date.get_month() + 1),
        small(date.get_date()),
    )
    .or_else(|| Day::new(1970, 1, 1))
    .unwrap_or_else(|| unreachable!("1970-01-01 is a day"))
}

/// Calls back once, after so many milliseconds, unless our own code has failed meanwhile.
pub fn after(milliseconds: u64, call: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    after_boxed(milliseconds, Box::new(call))
}

fn after_boxed(milliseconds: u64, call: Box<dyn FnOnce()>) -> Option<TimeoutHandle> {
    let call = move || {
        if !is_broken() {
            call();
        }
    };
    set_timeout_with_handle(call, Duration::from_millis(milliseconds)).ok()
}

/// Fulfilled with nothing after so many milliseconds.
fn over(milliseconds: u64) -> Promise {
    Promise::new(&mut |resolve, _| {
        after(milliseconds, move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        });
    })
}

/// Lets the browser draw and answer before what takes long goes on.
pub async fn breath() {
    // It is never refused.
    let _ = JsFuture::from(over(0)).await;
}

/// What a promise comes to, if it does within so many milliseconds; none where it is refused, comes to nothing, or takes longer.
pub fn within(milliseconds: u64, promise: &Promise) -> impl Future<Output = Option<JsValue>> + use<> {
    let first = JsFuture::from(Promise::race(&Array::of2(promise, &over(milliseconds))));
    async move { first.await.ok().filter(|found| !found.is_undefined()) }
}
