//! Files of our own, fetched when they are asked for.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::clock;
use crate::domain::cover::Cover;
use crate::domain::format::{self, File};
use crate::domain::interview::Interview;
use crate::domain::kit::{Kit, KitError};
use crate::domain::persona::Persona;
use crate::domain::words::{Word, Words};
use crate::state::desk::Desk;
use crate::state::setting::Surface;

/// How long a file of our own is waited for before it is asked for again, in milliseconds.
const PATIENCE: u64 = 3000;

thread_local! {
    /// Where the element's files come from: a function from a name to a promise of its text. Our own page has none.
    static SOURCE: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// What sites brought along, by the drawing it is for.
    static BROUGHT: RefCell<Vec<Brought>> = const { RefCell::new(Vec::new()) };
}

/// What a site brought along for a drawing.
struct Brought {
    surface: Surface,
    /// Its own interviews.
    interviews: Vec<Interview>,
    /// What its readers begin with.
    beginning: Option<Persona>,
}

/// Has files come from elsewhere than beside our own page.
pub fn come_from(source: Function) {
    SOURCE.with(|held| *held.borrow_mut() = Some(source));
}

/// Takes a site's or a kit's own interviews and a beginning along for a drawing.
pub fn bring(surface: Surface, interviews: Vec<Interview>, beginning: Option<Persona>) {
    let brought = Brought {
        surface,
        interviews,
        beginning,
    };
    BROUGHT.with(|all| all.borrow_mut().push(brought));
}

/// Forgets what was brought along for a drawing.
pub fn forget(surface: Surface) {
    BROUGHT.with(|all| all.borrow_mut().retain(|one| one.surface != surface));
}

/// The interview of this id that was brought along for a drawing.
fn brought(surface: Surface, id: &str) -> Option<Interview> {
    BROUGHT.with(|all| {
        let all = all.borrow();
        let mine = all.iter().find(|one| one.surface == surface)?;
        let mut own = mine.interviews.iter();
        own.find(|interview| interview.id == id).cloned()
    })
}

/// What a drawing's readers begin with.
pub fn beginning(surface: Surface) -> Option<Persona> {
    BROUGHT.with(|all| {
        let all = all.borrow();
        let mine = all.iter().find(|one| one.surface == surface)?;
        mine.beginning.clone()
    })
}

/// The text of one of our files.
pub async fn text(name: &str) -> Option<String> {
    let Some(source) = SOURCE.with(|held| held.borrow().clone()) else {
        // The one file has them all in it, and asks for nothing.
        return if is_one_file() {
            super::page::text_of(name)
        } else {
            beside_the_page(name).await
        };
    };
    // A page may have put a class of its own in the place of promises, which those of the browser do not belong to.
    let promise = source
        .call1(&JsValue::UNDEFINED, &JsValue::from_str(name))
        .ok()?
        .unchecked_into::<Promise>();
    JsFuture::from(promise).await.ok()?.as_string()
}

/// Whether everything stands in the page itself.
pub fn is_one_file() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.has_attribute("data-one"))
}

/// What the one file carries for a workshop, if it carries anything: its text, and what it says.
///
/// # Errors
/// What is wrong with it.
pub fn kit(ours: &[&str]) -> Option<(String, Result<Kit, KitError>)> {
    let text = is_one_file().then(|| super::page::text_of("kit")).flatten()?;
    let kit = format::read_kit(&text, ours);
    Some((text, kit))
}

/// The same, of a file beside our own page. The built page names each file's hashed address in its `assets` element;
/// without an entry the plain name is the address.
async fn beside_the_page(name: &str) -> Option<String> {
    let address = super::page::text_of("assets").and_then(|map| format::read_entry(&map, name));
    let address = address.as_deref().unwrap_or(name);
    let asked = window().fetch_with_str(address);
    let mut answer = clock::within(PATIENCE, &asked).await;
    if answer.is_none() {
        // WebKit leaves some requests without an answer while it begins to keep the page; on a slow network the first one may still be
        // the first to have it.
        let both = Array::of2(&asked, &window().fetch_with_str(address));
        answer = JsFuture::from(Promise::any(&both)).await.ok();
    }
    let response: web_sys::Response = answer?.dyn_into().ok()?;
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

/// An interview, in the desk's language or in English where there is none: the site's own, or one of ours.
///
/// # Errors
/// A sentence for the person, where the file is not to be had or does not read.
pub async fn interview(desk: Desk, id: &str) -> Result<Interview, String> {
    if let Some(interview) = brought(desk.setting.surface, id) {
        return Ok(interview);
    }
    let mut found = None;
    for language in [desk.language, "en"] {
        let name = ["interviews/", id, ".", language, ".json"].concat();
        if found.is_none() {
            found = text(&name).await;
        }
    }
    let text = found.ok_or_else(|| desk.t(Word::NoInterview).to_owned())?;
    format::read_interview(&text).map_err(|error| error.sentence(desk.words))
}

/// Interviews asked for one after the other, each fetched once, for whoever goes through several drafts.
#[derive(Default)]
pub struct Interviews(Vec<(String, Option<Interview>)>);

impl Interviews {
    /// The interview with this id; none where it is not to be had.
    pub async fn of(&mut self, desk: Desk, id: &str) -> Option<&Interview> {
        if self.0.iter().all(|(known, _)| known != id) {
            self.0.push((id.to_owned(), interview(desk, id).await.ok()));
        }
        let (_, known) = self.0.iter().find(|(known, _)| known == id)?;
        known.as_ref()
    }
}

/// An English interview of ours as the first questions need it, without a word for what might be wrong with it.
pub async fn shipped(id: &str) -> Option<Interview> {
    format::read_shipped(&beside_the_page(&["interviews/", id, ".en.json"].concat()).await?).ok()
}

/// The file of the worked example with this id, or none where there is no such file or nobody in it.
pub async fn example(id: &str, language: &str) -> Option<File> {
    let mut found = None;
    for language in [language, "en"] {
        if found.is_none() {
            found = text(&["examples/", id, ".", language, ".json"].concat()).await;
        }
    }
    let file = format::read_file(found?.as_bytes()).ok()?;
    (!file.personas.is_empty()).then_some(file)
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
