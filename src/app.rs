//! The page: its places, its title, its colours. The only composition that owns the address and the document.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::domain::accent::{self, Accents, Scheme};
use crate::domain::cover::Cover;
use crate::domain::draft::Draft;
use crate::domain::format;
use crate::domain::kit::{Kit, KitError};
use crate::domain::persona::Brand;
use crate::domain::words::Word;
use crate::places;
use crate::platform::run_effects;
use crate::platform::{assets, intl, offline, page, persistence, relay, storage, surface};
use crate::state::desk::Desk;
use crate::state::release::Release;
use crate::state::route::Route;
use crate::state::setting::{Setting, Surface};
use crate::tabs;
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

/// Takes along what the one file carries: its interviews always, its brand and its drafts once in a browser.
fn take_along(desk: Desk, text: String, kit: Result<Kit, KitError>) {
    const KIT: &str = "kit";
    let Kit {
        brand,
        interviews,
        personas,
        ..
    } = match kit {
        Ok(kit) => kit,
        Err(error) => return desk.tell(error.to_string(), None),
    };
    assets::bring(desk.setting.surface, interviews, None);
    let text = format::fingerprint(&text);
    if desk.note(KIT).as_deref() == Some(&text) {
        return;
    }
    if let Some(brand) = brand
        && desk.brand.get_untracked() == Brand::default()
    {
        desk.set_brand(brand);
    }
    let personas = StoredValue::new(personas);
    Effect::new(move |_| {
        // What is on the shelf already, or in its trash, is the person's own by now.
        if !desk.shelf_is_whole.get() {
            return;
        }
        let new = personas.try_update_value(std::mem::take).unwrap_or_default();
        let text = text.clone();
        surface::later(desk, async move {
            let mut drafts = Vec::new();
            for persona in new {
                let is_there = desk
                    .shelf
                    .with_untracked(|shelf| shelf.iter().any(|one| one.id == persona.id));
                if !is_there {
                    let interview = assets::interview(desk, &persona.interview.id).await.ok();
                    let draft = Draft {
                        persona,
                        sequence: 1,
                        ..Draft::default()
                    };
                    drafts.push(desk.stored(&draft, interview.as_ref()));
                }
            }
            // What could not be written is tried again the next time.
            if desk.put(drafts).await.is_ok() {
                let _ = desk.put_note(KIT, &text);
            }
        });
    });
}

/// Starts the page in its root as soon as the page is free.
pub fn start(root: web_sys::HtmlElement) {
    let let_go = tabs::keep_what_is_begun();
    relay::arrive(move || {
        let_go();
        draw(root);
    });
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
        let ours: Vec<&str> = covers.iter().map(|cover| cover.id.as_str()).collect();
        let kit = assets::kit(&ours);
        let covers: &'static [Cover] = match &kit {
            Some((_, Ok(kit))) => kit.covers(covers).leak(),
            _ => covers.leak(),
        };
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
            let release = Release::default();
            provide_context(release);
            if let Some((text, kit)) = kit {
                take_along(desk, text, kit);
            }
            follow_address(desk);
            let mut parts = places::parts(desk, covers, "");
            // Below the bar at the top.
            parts.insert(2, views::release::news(desk, release));
            for part in parts {
                part.put_into(&root);
            }
            dress(desk);
            offline::keep(desk, release);
            persistence::ask_once(desk);
        });
        std::mem::forget(owner);
    });
}
