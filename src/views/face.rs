//! The face: shown, and chosen part by part or taken from a photo.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::Asked;
use super::control::heading_id;
use crate::domain::persona::{Persona, Portrait, Value};
use crate::domain::portrait::{PARTS, Portrait as Drawing};
use crate::domain::words::{self, Word};
use crate::platform::photo;

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
        Portrait::Drawn { seed, parts } => {
            Drawing::from_choices(parts.iter().map(|(part, option)| (part.as_str(), option.as_str())), seed)
        }
        Portrait::Photo(_) => Drawing::from_seed(""),
    }
}

fn svg_source(svg: &str) -> String {
    // An image is drawn without scripts and outside requests, whatever is in it.
    ["data:image/svg+xml,", &String::from(js_sys::encode_uri_component(svg))].concat()
}

/// A face in a round frame.
pub fn face(class: &'static str, source: impl Fn() -> String + Send + 'static) -> AnyView {
    view! { <img class=class alt="" width="96" height="96" src=source /> }.into_any()
}

/// The persona's face, alive.
pub fn live(class: &'static str, read: impl Fn() -> Portrait + Send + Sync + 'static) -> AnyView {
    let portrait = Memo::new(move |_| read());
    face(class, move || portrait.with(source))
}

/// The face of this persona as it is now.
pub fn of(persona: &Persona) -> Portrait {
    persona.portrait()
}

/// Chooses the face.
pub fn editor(asked: Asked) -> AnyView {
    let desk = asked.desk;
    let session = asked.session;
    let portrait = Memo::new(move |_| session.persona(of));
    let is_photo = Memo::new(move |_| portrait.with(|portrait| matches!(portrait, Portrait::Photo(_))));
    let part = RwSignal::new(PARTS.iter().position(|part| part.id == "hair").unwrap_or(0));
    let wrong = RwSignal::new(None::<Word>);
    let put = move |drawing: &Drawing, seed: String| {
        let parts = drawing.choices().map(|(part, option)| (part.to_owned(), option.to_owned())).collect();
        session.answer(&asked.id(), Value::Portrait(Portrait::Drawn { seed, parts }));
    };
    let seed = move || match portrait.get_untracked() {
        Portrait::Drawn { seed, .. } => seed,
        Portrait::Photo(_) => session.id(),
    };
    let shuffle = move || {
        let seed = (session.ports().new_id)();
        put(&Drawing::from_seed(&seed), seed);
    };
    let take = move |file: web_sys::File| {
        spawn_local(async move {
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
    let parts = PARTS
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let label = words::form(desk.t(Word::FaceParts), one.id);
            view! {
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || if part.get() == index { "true" } else { "false" }
                    on:click=move |_| part.set(index)
                >
                    {label}
                </button>
            }
        })
        .collect_view();
    let choices = move || {
        let one = PARTS.get(part.get())?;
        let part_label = words::form(desk.t(Word::FaceParts), one.id);
        let rows = one
            .options
            .iter()
            .enumerate()
            .map(|(index, option)| {
                let option = *option;
                let id = one.id;
                let with = move || {
                    let mut drawing = portrait.with(drawing);
                    drawing.set(id, option);
                    drawing
                };
                let number = (index + 1).to_string();
                let of = one.options.len().to_string();
                let name = desk.words.fill(Word::ItemOf, &[("label", part_label), ("n", &number), ("of", &of)]);
                view! {
                    <button
                        type="button"
                        class="face-option"
                        aria-label=name
                        aria-pressed=move || {
                            if portrait.with(|portrait| drawing(portrait).option(id) == Some(option)) { "true" } else { "false" }
                        }
                        on:click=move |_| put(&with(), seed())
                    >
                        {face("face-option__face", move || svg_source(&with().svg()))}
                    </button>
                }
            })
            .collect_view();
        Some(view! { <div class="face-options" role="group" aria-label=part_label>{rows}</div> })
    };
    let file_id = [&asked.field_id(), "-file"].concat();
    let file_for = file_id.clone();
    view! {
        <div class="face-editor" role="group" aria-labelledby=heading_id(asked)>
            <div class="face-editor__head">
                {live("face face--large", move || session.persona(of))}
                <div class="face-editor__ways">
                    <button type="button" id=asked.field_id() class="button" on:click=move |_| shuffle()>
                        {move || desk.t(if is_photo.get() { Word::FaceDraw } else { Word::FaceShuffle })}
                    </button>
                    <label class="button button--file" for=file_for>
                        <input
                            id=file_id
                            class="visually-hidden"
                            type="file"
                            accept="image/png,image/jpeg,image/webp"
                            on:change:target=move |event| {
                                let input = event.target();
                                if let Some(file) = input.files().and_then(|files| files.get(0)) {
                                    take(file);
                                }
                                input.set_value("");
                            }
                        />
                        {desk.t(Word::FacePhoto)}
                    </label>
                    <p class="aside-note">{desk.t(Word::FacePhotoNote)}</p>
                    <p class="error" role="alert">{move || wrong.get().map(|word| desk.t(word))}</p>
                </div>
            </div>
            {move || {
                (!is_photo.get())
                    .then(|| view! {
                        <div class="chips face-editor__parts" role="group" aria-label=desk.t(Word::FacePartsTitle)>
                            {parts.clone()}
                        </div>
                        {choices}
                    })
            }}
        </div>
    }
    .into_any()
}
