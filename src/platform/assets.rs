//! Files of our own, fetched when they are asked for.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::domain::cover::Cover;
use crate::domain::format;
use crate::domain::interview::Interview;
use crate::domain::persona::{Brand, Persona};
use crate::domain::words::Words;

/// The text of one of our files. The built page names each file's hashed address in its `assets` element;
/// without an entry the plain name is the address.
pub async fn text(name: &str) -> Option<String> {
    let address = super::page::text_of("assets").and_then(|map| format::read_entry(&map, name));
    let address = address.as_deref().unwrap_or(name);
    let response = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    // A development server answers an unknown address with the page itself.
    let kind = response
        .headers()
        .get("content-type")
        .ok()
        .flatten()
        .unwrap_or_default();
    if !response.ok() || kind.starts_with("text/html") {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// An interview of ours in this language, or in English where there is none.
///
/// # Errors
/// A sentence for the person, where the file is not to be had or does not read.
pub async fn interview(id: &str, language: &str, words: &Words) -> Result<Interview, String> {
    let mut found = None;
    for language in [language, "en"] {
        let name = ["interviews/", id, ".", language, ".json"].concat();
        if found.is_none() {
            found = text(&name).await;
        }
    }
    let text = found.ok_or_else(|| words.get(crate::domain::words::Word::NoInterview).to_owned())?;
    format::read_interview(&text).map_err(|error| error.sentence(words))
}

/// An English interview of ours as the first questions need it, without a word for what might be wrong with it.
pub async fn shipped(id: &str) -> Option<Interview> {
    format::read_shipped(&text(&["interviews/", id, ".en.json"].concat()).await?).ok()
}

/// The persona of a worked example and its brand, or none where there is no such file.
pub async fn example(interview: &str, language: &str) -> Option<(Persona, Brand)> {
    let mut found = None;
    for language in [language, "en"] {
        if found.is_none() {
            found = text(&["examples/", interview, ".", language, ".json"].concat()).await;
        }
    }
    let file = format::read_file(found?.as_bytes()).ok()?;
    Some((file.personas.into_iter().next()?, file.brand))
}

/// The covers of our interviews in English, which the page itself carries.
pub fn covers() -> Vec<Cover> {
    super::page::text_of("covers")
        .and_then(|text| format::read_covers(&text).ok())
        .unwrap_or_default()
}

/// The words and the covers of a language, or none where there is no such file or a word is missing.
pub async fn language(language: &str) -> Option<(Words, Vec<Cover>)> {
    let text = text(&["words/", language, ".json"].concat()).await?;
    format::read_language(&text).ok()
}
