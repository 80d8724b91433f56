//! Pictures painted by the browser: a PNG made of an SVG, pixel for pixel as the browser draws it.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement};

use super::crash::call_on;
use crate::domain::accent::Rgb;
use crate::domain::outputs::{Drawing, PAPER};

/// Pixels to a unit of a drawing, tried in turn: sharp on paper, then the least that still is. A drawing is at least 1,500 units
/// long, so that the longer side has 2,100 pixels or more. Safari's canvas has at most 16.7 million pixels on telephones, which the fullest
/// journeys pass at the first scale and not at the second.
const SCALES: [f32; 2] = [2.0, 1.4];

/// Paints a drawing as a PNG; none where the browser does not: a policy against images with data addresses, too little memory, or
/// protection against being recognised, which gives out noise instead of pictures.
pub async fn png(drawing: &Drawing) -> Option<Blob> {
    for scale in SCALES {
        if let Some(blob) = paint(drawing, scale).await {
            return Some(blob);
        }
    }
    None
}

async fn paint(drawing: &Drawing, scale: f32) -> Option<Blob> {
    let image = image(&svg_address(&drawing.svg_at(scale))).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    let (width, height) = (drawing.width * scale, drawing.height * scale);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few thousand pixels"
    )]
    let pixels = |length: f32| length.round() as u32;
    canvas.set_width(pixels(width));
    canvas.set_height(pixels(height));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    draw(&context, &image, [0.0, 0.0, width, height]);
    if let Some(photo) = &drawing.photo {
        // WebKit draws an SVG before the images inside it are there.
        let face = self::image(&photo.address).await?;
        let side = photo.side * scale;
        let radius = f64::from(side) / 2.0;
        let (left, top) = (photo.left * scale, photo.top * scale);
        context.begin_path();
        context
            .arc(
                f64::from(left) + radius,
                f64::from(top) + radius,
                radius,
                0.0,
                core::f64::consts::TAU,
            )
            .ok()?;
        context.clip();
        let natural = |name: &str| {
            let length = Reflect::get(&face, &JsValue::from_str(name)).ok()?.as_f64()?;
            (length > 0.0).then_some(length)
        };
        let (wide, high) = (natural("naturalWidth")?, natural("naturalHeight")?);
        // As much of the photo as a circle takes, from its middle.
        let least = wide.min(high);
        let part = [(wide - least) / 2.0, (high - least) / 2.0, least, least];
        let place = [left, top, side, side].map(f64::from);
        let numbers: Vec<JsValue> = part.iter().chain(&place).map(|number| (*number).into()).collect();
        let mut arguments = vec![face.into()];
        arguments.extend(numbers);
        call_on(&context, "drawImage", &arguments);
    }
    let blob = if is_painted(&context, height) {
        blob(&canvas).await
    } else {
        None
    };
    // Safari keeps a canvas's memory until it is small.
    canvas.set_width(1);
    canvas.set_height(1);
    blob
}

fn draw(context: &CanvasRenderingContext2d, image: &Element, place: [f32; 4]) {
    let mut arguments: Vec<JsValue> = vec![image.into()];
    arguments.extend(place.map(|number| JsValue::from_f64(number.into())));
    // What cannot be drawn is seen by what is not there.
    call_on(context, "drawImage", &arguments);
}

/// Whether the corner below is of paper: of nothing it is where the canvas was too large, of anything where the browser gives out
/// noise.
fn is_painted(context: &CanvasRenderingContext2d, height: f32) -> bool {
    let place = [2.0, f64::from(height) - 3.0, 1.0, 1.0].map(JsValue::from_f64);
    let pixel = call_on(context, "getImageData", &place);
    let data = Reflect::get(&pixel, &"data".into()).unwrap_or_default();
    let channel = |index: u32| Reflect::get_u32(&data, index).ok()?.as_f64();
    let Some(Rgb(paper)) = Rgb::parse(PAPER) else {
        return false;
    };
    (0..).zip(paper).all(|(index, expected)| {
        // Some browsers change a picture by a shade, so that nobody is recognised by it.
        channel(index).is_some_and(|found| (found - f64::from(expected)).abs() <= 3.0)
    })
}

async fn blob(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let mut is_refused = false;
    let promise = Promise::new(&mut |resolve, _| {
        let given = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        is_refused = canvas.to_blob(given.unchecked_ref()).is_err();
    });
    if is_refused {
        return None;
    }
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// An image once it is there.
async fn image(address: &str) -> Option<Element> {
    let image = document().create_element("img").ok()?;
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        // Setting a handler of a fresh element cannot fail.
        let _ = Reflect::set(&image, &"onload".into(), &resolve);
        let _ = Reflect::set(&image, &"onerror".into(), &reject);
        let _ = image.set_attribute("src", address);
    });
    JsFuture::from(promise).await.ok()?;
    Some(image)
}

/// A picture's address that holds the whole of it. Pages allow `data:` for our faces already, and hardly one allows `blob:`.
pub fn svg_address(svg: &str) -> String {
    [
        "data:image/svg+xml,",
        &String::from(js_sys::encode_uri_component(svg)),
    ]
    .concat()
}
