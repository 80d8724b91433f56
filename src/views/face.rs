//! The face: shown, and chosen part by part or taken from a photo.

use leptos::prelude::*;

use super::asked::Asked;
use super::control::heading_id;
use crate::domain::persona::{Persona, Portrait, Value};
use crate::domain::portrait::{PARTS, Portrait as Drawing};
use crate::domain::words::{self, Word};
use crate::platform::dom::{El, chosen_file, el, memo, text};
use crate::platform::photo;
use crate::platform::surface::later;

/// Headwear under which no hair shows.
const HIDES_HAIR: [&str; 2] = ["hijab", "turban"];

/// The address of a face's picture: a drawing as an inline SVG image, a photo as it is.
pub fn source(portrait: &Portrait) -> String {
    match portrait {
        Portrait::Photo(data) => data.clone(),
        Portrait::Drawn { .. } => svg_source(&drawing(portrait).svg()),
    }
}

/// The drawing of a portrait; of a photo, one that stands in for it.
pub fn drawing(portrait: &Portrait) -> Drawing {
    match portrait {
        Portrait::Drawn { seed, parts } => Drawing::from_choices(
            parts
                .iter()
                .map(|(part, option)| (part.as_str(), option.as_str())),
            seed,
        ),
        Portrait::Photo(_) => Drawing::from_seed(""),
    }
}

fn svg_source(svg: &str) -> String {
    // An image is drawn without scripts and outside requests, whatever is in it.
    [
        "data:image/svg+xml,",
        &String::from(js_sys::encode_uri_component(svg)),
    ]
    .concat()
}

/// A face in a round frame.
pub fn face(class: &str, source: impl Fn() -> String + 'static) -> El {
    el("img", class)
        .attr("alt", "")
        .attr("width", "96")
        .attr("height", "96")
        .live_attr("src", source)
}

/// The persona's face, alive.
pub fn live(class: &str, read: impl Fn() -> Portrait + 'static + Send + Sync) -> El {
    let portrait = memo(read);
    face(class, move || portrait.with(source))
}

/// The face of this persona as it is now.
pub fn of(persona: &Persona) -> Portrait {
    persona.portrait()
}

/// Chooses the face.
pub fn editor(asked: Asked) -> El {
    let desk = asked.desk;
    let session = asked.session;
    let portrait = memo(move || session.persona(of));
    let is_photo = memo(move || portrait.with(|portrait| matches!(portrait, Portrait::Photo(_))));
    let part = RwSignal::new(PARTS.iter().position(|part| part.id == "hair").unwrap_or(0));
    let wrong = RwSignal::new(None::<Word>);
    let put = move |drawing: &Drawing, seed: String| {
        let parts = drawing
            .choices()
            .map(|(part, option)| (part.to_owned(), option.to_owned()))
            .collect();
        session.answer(&asked.id(), Value::Portrait(Portrait::Drawn { seed, parts }));
    };
    let shuffle = move || {
        let seed = (session.ports().new_id)();
        put(&Drawing::from_seed(&seed), seed);
    };
    let take = move |file: web_sys::File| {
        later(desk, async move {
            match photo::read(&file).await {
                Ok(photo) => {
                    wrong.set(None);
                    session.set_thumbnail(photo.thumbnail);
                    session.answer(&asked.id(), Value::Portrait(Portrait::Photo(photo.data)));
                }
                Err(word) => wrong.set(Some(word)),
            }
        });
    };
    let part_label = move |id: &str| words::form(desk.t(Word::FaceParts), id);
    let option = move |id: &'static str, index: usize, option: &'static str, of: usize| {
        let with = move || {
            let mut drawing = portrait.with(drawing);
            drawing.set(id, option);
            // Hair can only be chosen where it can be seen.
            let hides_hair = drawing
                .option("headwear")
                .is_some_and(|headwear| HIDES_HAIR.contains(&headwear));
            if id == "hair" && hides_hair {
                drawing.set("headwear", "none");
            }
            drawing
        };
        let (number, of) = ((index + 1).to_string(), of.to_string());
        let name = desk.words.fill(
            Word::ItemOf,
            &[("label", part_label(id)), ("n", &number), ("of", &of)],
        );
        el("button", "face-option")
            .attr("type", "button")
            .attr("aria-label", &name)
            .live_state("aria-pressed", move || {
                portrait.with(|portrait| drawing(portrait).option(id) == Some(option))
            })
            .child(face("face-option__face", move || svg_source(&with().svg())))
            .on_click(move || {
                let seed = match portrait.get() {
                    Portrait::Drawn { seed, .. } => seed,
                    Portrait::Photo(_) => session.id(),
                };
                put(&with(), seed);
            })
    };
    let options = move || {
        PARTS.get(part.get()).map(|one| {
            let options = one
                .options
                .iter()
                .enumerate()
                .map(|(index, id)| option(one.id, index, id, one.options.len()));
            el("div", "face-options")
                .attr("role", "group")
                .attr("aria-label", part_label(one.id))
                .children(options)
        })
    };
    let parts = move || {
        let chip = |(index, one): (usize, &crate::domain::portrait::Part)| {
            super::button("chip", part_label(one.id), move || part.set(index))
                .live_state("aria-pressed", move || part.get() == index)
        };
        let chips = el("div", "chips face-editor__parts")
            .attr("role", "group")
            .attr("aria-label", desk.t(Word::FacePartsTitle))
            .children(PARTS.iter().enumerate().map(chip));
        (!is_photo.get()).then(|| el("div", "face-editor__choice").child(chips).show(options))
    };
    let file_id = [&asked.field_id(), "-file"].concat();
    let file = el("input", "visually-hidden")
        .id(&file_id)
        .attr("type", "file")
        .attr("accept", "image/png,image/jpeg,image/webp")
        .on("change", move |event| {
            if let Some(file) = chosen_file(&event) {
                take(file);
            }
        });
    let draw = el("button", "button")
        .id(&asked.field_id())
        .attr("type", "button")
        .live_text(move || {
            desk.t(if is_photo.get() {
                Word::FaceDraw
            } else {
                Word::FaceShuffle
            })
            .to_owned()
        })
        .on_click(shuffle);
    let ways = el("div", "face-editor__ways")
        .child(draw)
        .child(
            el("label", "button button--file")
                .attr("for", &file_id)
                .child(file)
                .text(desk.t(Word::FacePhoto)),
        )
        .child(text("p", "aside-note", desk.t(Word::FacePhotoNote)))
        .child(el("p", "error").attr("role", "alert").live_text(move || {
            wrong
                .get()
                .map(|word| desk.t(word).to_owned())
                .unwrap_or_default()
        }));
    let head = el("div", "face-editor__head")
        .child(live("face face--large", move || session.persona(of)))
        .child(ways);
    el("div", "face-editor")
        .attr("role", "group")
        .attr("aria-labelledby", &heading_id(asked))
        .child(head)
        .show(parts)
}
