//! Deflating and inflating (RFC 1951) by the browser's own compression streams, which every engine has had since 2023.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::crash::call_on;
use crate::domain::share::Bad;

/// How many bytes are put into a stream at once. Some engines unfold all they are given before any of it is read, and a byte unfolds
/// into a thousand at most.
const AT_ONCE: usize = 512;

/// Deflates a text; none where the browser cannot.
pub async fn deflate(text: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", text, usize::MAX).await.ok()
}

/// Inflates bytes into at most so many; reading stops there.
///
/// # Errors
/// What is wrong with them.
pub async fn inflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, Bad> {
    through("DecompressionStream", bytes, limit).await
}

async fn through(class: &str, bytes: &[u8], limit: usize) -> Result<Vec<u8>, Bad> {
    let (writable, readable) = stream(class).ok_or(Bad::Unable)?;
    // What is written waits in the stream until something is read, so that it is never ahead of the reading by more than a bit.
    let writer = call_on(&writable, "getWriter", &[]);
    let written = Array::new();
    for piece in bytes.chunks(AT_ONCE) {
        written.push(&call_on(&writer, "write", &[Uint8Array::from(piece).into()]));
    }
    written.push(&call_on(&writer, "close", &[]));
    // Whatever is wrong shows in the reading; here it only must not be left over.
    let settled = Promise::all_settled(&written);
    let reader = call_on(&readable, "getReader", &[]);
    let mut read = Vec::new();
    let result = loop {
        let Ok(promise) = call_on(&reader, "read", &[]).dyn_into::<Promise>() else {
            break Err(Bad::Unable);
        };
        let Ok(piece) = JsFuture::from(promise).await else {
            break Err(Bad::Damaged);
        };
        let field = |name: &str| Reflect::get(&piece, &name.into()).unwrap_or_default();
        if field("done").is_truthy() {
            break Ok(());
        }
        let Ok(piece) = field("value").dyn_into::<Uint8Array>() else {
            break Err(Bad::Damaged);
        };
        if read.len() + piece.length() as usize > limit {
            break Err(Bad::TooLarge);
        }
        read.extend(piece.to_vec());
    };
    if result.is_err() {
        // A stream that failed has ended, too.
        let ended = call_on(&reader, "cancel", &[]).dyn_into::<Promise>();
        if let Ok(ended) = ended {
            let _ = JsFuture::from(ended).await;
        }
    }
    let _ = JsFuture::from(settled).await;
    result.map(|()| read)
}

/// The two ends of a stream that deflates or inflates, without a header.
fn stream(class: &str) -> Option<(JsValue, JsValue)> {
    // web-sys has classes for them, each of which would bring more code than is needed of it.
    let class: Function = Reflect::get(&js_sys::global(), &class.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let stream: Object = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))
        .ok()?
        .into();
    let end = |name: &str| Reflect::get(&stream, &name.into()).ok();
    Some((end("writable")?, end("readable")?))
}
