//! A photo for the portrait: checked, made small, written anew so that nothing but the picture is left of it.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use crate::domain::words::Word;

/// The largest file taken, in bytes.
const BYTES_MAX: f64 = 20_000_000.0;
/// The largest picture taken, in pixels.
const PIXELS_MAX: u32 = 25_000_000;
/// The longest side of the photo kept, in pixels.
const SIDE: u32 = 512;
/// The side of the copy for lists, in pixels.
const SIDE_SMALL: u32 = 96;

/// A photo as it is kept.
pub struct Photo {
    /// At most 512 pixels a side, as a data URI of WebP or JPEG.
    pub data: String,
    /// A square of 96 pixels for lists.
    pub thumbnail: String,
}

/// Reads a photo the person chose.
///
/// # Errors
/// The word that says why it was refused.
pub async fn read(file: &web_sys::File) -> Result<Photo, Word> {
    if file.size() > BYTES_MAX {
        return Err(Word::PhotoTooLarge);
    }
    let bytes = super::files::bytes(file).await.ok_or(Word::PhotoBroken)?;
    let mime = sniff(&bytes).ok_or(Word::PhotoKind)?;
    decode(&bytes, mime).await
}

/// Looks at a photo that came in a file, as nothing from a file is trusted. One that is as we write them (small, without
/// notes of a camera) is kept to the byte; any other is written anew; none where it does not open.
pub async fn renew(data: &str) -> Option<Photo> {
    let response = JsFuture::from(window().fetch_with_str(data)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let mime = sniff(&bytes)?;
    let has_notes = ["Exif", "EXIF", "XMP ", "http://ns.adobe.com"]
        .iter()
        .any(|mark| bytes.windows(mark.len()).any(|window| window == mark.as_bytes()));
    let picture = bitmap(&bytes, mime).await?;
    let is_ours = mime != "image/png" && !has_notes && picture.width().max(picture.height()) <= SIDE;
    picture.close();
    let photo = decode(&bytes, mime).await.ok()?;
    Some(if is_ours {
        Photo {
            data: data.to_owned(),
            ..photo
        }
    } else {
        photo
    })
}

/// The kind of picture by its first bytes; the name and the browser's word for it prove nothing.
fn sniff(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

async fn decode(bytes: &[u8], mime: &str) -> Result<Photo, Word> {
    let picture = bitmap(bytes, mime).await.ok_or(Word::PhotoBroken)?;
    let (width, height) = (picture.width(), picture.height());
    if width == 0 || height == 0 || width.saturating_mul(height) > PIXELS_MAX {
        return Err(Word::PhotoTooLarge);
    }
    let longest = width.max(height);
    let scale = f64::from(SIDE.min(longest)) / f64::from(longest);
    let whole = [0.0, 0.0, f64::from(width), f64::from(height)];
    let data = draw(
        &picture,
        whole,
        (f64::from(width) * scale).round(),
        (f64::from(height) * scale).round(),
    );
    let side = f64::from(width.min(height));
    let square = [
        (f64::from(width) - side) / 2.0,
        (f64::from(height) - side) / 2.0,
        side,
        side,
    ];
    let thumbnail = draw(&picture, square, f64::from(SIDE_SMALL), f64::from(SIDE_SMALL));
    picture.close();
    Ok(Photo {
        data: data.ok_or(Word::PhotoBroken)?,
        thumbnail: thumbnail.ok_or(Word::PhotoBroken)?,
    })
}

async fn bitmap(bytes: &[u8], mime: &str) -> Option<ImageBitmap> {
    let bag = web_sys::BlobPropertyBag::new();
    bag.set_type(mime);
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &bag).ok()?;
    let options = js_sys::Object::new();
    // Turned as the camera held it, since the note about it is dropped with all others.
    let _ = Reflect::set(&options, &"imageOrientation".into(), &"from-image".into());
    let create: Function = Reflect::get(&window(), &"createImageBitmap".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise = create
        .call2(&window(), &blob, &options)
        .ok()?
        .unchecked_into::<Promise>();
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Draws a part of the picture (left, top, width, height) at a size, as a data URI.
fn draw(picture: &ImageBitmap, part: [f64; 4], width: f64, height: f64) -> Option<String> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 512"
    )]
    let size = |length: f64| (length as u32).max(1);
    canvas.set_width(size(width));
    canvas.set_height(size(height));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    let [left, top, of_width, of_height] = part;
    // A see-through picture gets paper behind it, as JPEG would make it black.
    context.set_fill_style_str("#ffffff");
    context.fill_rect(0.0, 0.0, width, height);
    context
        .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            picture, left, top, of_width, of_height, 0.0, 0.0, width, height,
        )
        .ok()?;
    let quality = JsValue::from_f64(0.82);
    // A browser that cannot write WebP says nothing and writes PNG, so what came back is looked at.
    ["image/webp", "image/jpeg"].into_iter().find_map(|mime| {
        let data = canvas
            .to_data_url_with_type_and_encoder_options(mime, &quality)
            .ok()?;
        data.strip_prefix("data:")?.starts_with(mime).then_some(data)
    })
}
