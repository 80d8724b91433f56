//! The page: its places, its title, its colours. The only composition that owns the address and the document.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::domain::accent::{self, Accents, Scheme};
use crate::domain::cover::Cover;
use crate::domain::format;
use crate::domain::words::Word;
use crate::places;
use crate::platform::run_effects;
use crate::platform::{assets, intl, page, relay, storage, surface};
use crate::state::desk::Desk;
use crate::state::route::Route;
use crate::state::setting::{Setting, Surface};
use crate::views;

/// Follows the address, and has the title say where one is.
fn follow_address(desk: Desk) {
    page::on_window("hashchange", move |_| {
        let route = page::route();
        if desk.route.get_untracked() != route {
            desk.route.set(route);
        }
    });
    Effect::new(move |_| {
        let name = match (desk.route.get(), desk.session.get()) {
            // While another link is opened, or does not open, the one before is no title.
            (route @ Route::Shared { .. }, Some(session)) if !places::is_named(&route, &session) => {
                String::new()
            }
            (
                Route::New { .. } | Route::Draft { .. } | Route::Example { .. } | Route::Shared { .. },
                Some(session),
            ) => session.persona(|persona| views::drafts::names(desk, &persona.name())),
            _ => String::new(),
        };
        let app = desk.t(Word::AppName);
        page::set_title(&if name.is_empty() {
            app.to_owned()
        } else {
            [&name, " · ", app].concat()
        });
    });
}

/// Dresses the page in the brand's accent.
fn dress(desk: Desk) {
    Effect::new(move |_| {
        let accent = desk.brand.with(|brand| brand.accent.clone());
        for scheme in [Scheme::Light, Scheme::Dark] {
            // The product's own accent needs no help: the tokens have it.
            let is_own = accent.is_empty() || accent == accent::DEFAULT;
            places::put_accents(
                Surface::default(),
                scheme,
                (!is_own).then(|| Accents::of(&accent, scheme)),
            );
        }
    });
}

/// Starts the page in its root as soon as the page is free.
pub fn start(root: web_sys::HtmlElement) {
    relay::arrive(move || draw(root));
}

/// Draws the page: the words first, then the desk, then what is on it.
fn draw(root: web_sys::HtmlElement) {
    run_effects();
    spawn_local(async move {
        let wanted = page::query("lang").filter(|language| language != "en");
        let loaded = match &wanted {
            Some(language) => assets::language(language).await,
            None => None,
        };
        let (language, words, covers) = match (wanted, loaded) {
            (Some(language), Some((words, covers))) => (language, words, covers),
            _ => (
                "en".to_owned(),
                crate::domain::words::Words::ENGLISH,
                assets::covers(),
            ),
        };
        // The words are there as long as the page is, so every view may hold them.
        let language: &'static str = language.leak();
        let words = &*Box::leak(Box::new(words));
        let covers: &'static [Cover] = covers.leak();
        page::set_language(language, intl::direction(language));
        let owner = Owner::new();
        let desk = owner.with(|| {
            Desk::new(
                Setting::default(),
                words,
                language,
                page::route(),
                crate::platform::ports(|text| format::read_draft(text).ok(), Desk::settle),
                storage::open(),
            )
        });
        root.set_inner_text("");
        surface::open(
            Surface::default(),
            root.clone(),
            &owner,
            JsValue::UNDEFINED,
            false,
        );
        // Lives as long as the page, so nothing of it is ever let go.
        owner.with(|| {
            follow_address(desk);
            for part in places::parts(desk, covers) {
                part.put_into(&root);
            }
            dress(desk);
        });
        std::mem::forget(owner);
    });
}
