//! Files out and in.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::state::setting::Surface;

/// Hands a text to the browser as a file to keep; says whether the browser took it (a click is not a save).
pub fn download(surface: Surface, name: &str, mime: &str, text: &str) -> bool {
    let bag = BlobPropertyBag::new();
    bag.set_type(mime);
    Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &bag)
        .is_ok_and(|blob| download_blob(surface, name, &blob))
}

/// The same for what is a file already.
pub fn download_blob(surface: Surface, name: &str, blob: &Blob) -> bool {
    let give = || -> Result<(), JsValue> {
        let address = Url::create_object_url_with_blob(blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.set_hidden(true);
        // Firefox follows only links that are in the page; in somebody's page, that is our part of it.
        let root = super::surface::root(surface).ok_or(JsValue::NULL)?;
        root.append_child(&link)?;
        link.click();
        link.remove();
        // The browser reads the blob after the click; a minute is ample.
        super::clock::after(60_000, move || {
            let _ = Url::revoke_object_url(&address);
        });
        Ok(())
    };
    give().is_ok()
}

/// The bytes of a file the person chose, and its size before that in bytes.
pub async fn bytes(file: &web_sys::File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The file dropped with this event.
pub fn dropped(event: &web_sys::DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}

/// Whether the browser has a sheet of programs that a link can be sent with.
pub fn can_send() -> bool {
    js_sys::Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|share| share.is_function())
}

/// Hands a link and its title to that sheet. Whoever closes it again has changed their mind, which is no failure.
pub async fn send(title: &str, address: &str) {
    let link = js_sys::Object::new();
    for (key, value) in [("title", title), ("url", address)] {
        // Setting a field of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&link, &key.into(), &value.into());
    }
    let sent = super::crash::call_on(&window().navigator(), "share", &[link.into()]);
    if let Ok(sent) = sent.dyn_into::<js_sys::Promise>() {
        let _ = JsFuture::from(sent).await;
    }
}

/// Copies a text to the clipboard; says whether the browser took it.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // The clipboard is missing on pages that are not secure.
    let has_clipboard = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    has_clipboard
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}
