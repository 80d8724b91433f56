//! The page: its places, its title, its saving. The only composition that owns the address and the document.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::accent::{self, Accents, Rgb, Scheme};
use crate::domain::cover::Cover;
use crate::domain::draft::Draft;
use crate::domain::format;
use crate::domain::interview::Interview;
use crate::domain::persona::Brand;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::run_effects;
use crate::platform::{assets, page, relay, storage};
use crate::saving::save_by_itself;
use crate::state::desk::{Desk, Status};
use crate::state::route::{Route, View};
use crate::state::session::Session;
use crate::state::store::Keeps;
use crate::views;

/// The whole app's interview.
const KIT: views::wizard::Kit = views::wizard::Kit {
    control: views::control::control,
    face: views::face::source,
};

/// What is being opened.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opening {
    Nothing,
    Busy,
    Failed(String),
}

/// The whole page, part by part.
fn app(desk: Desk, covers: &'static [Cover]) -> Vec<El> {
    let opening = RwSignal::new(Opening::Nothing);
    follow_address(desk, opening);
    save_by_itself(desk);
    dress(desk);
    spawn_local(async move {
        desk.read_shelf().await;
        if desk.keeps() == Keeps::Nothing {
            desk.status.set(Status::Temporary);
        }
    });
    vec![
        views::skip(desk),
        head(desk),
        views::status::trouble(desk),
        place(desk, covers, opening),
        views::foot(desk),
        views::status::notice(desk),
    ]
}

fn head(desk: Desk) -> El {
    let tabs = move || {
        let route = desk.route.get();
        let session = desk.session.get()?;
        let here = match &route {
            Route::New { .. } => View::Interview(None),
            Route::Draft { view, .. } | Route::Example { view, .. } => view.clone(),
            _ => return None,
        };
        let tab = |view: View, word: Word| {
            let is_here = std::mem::discriminant(&view) == std::mem::discriminant(&here);
            let tab = views::link("tab", &desk.place_of(&session, view), desk.t(word));
            if is_here {
                tab.attr("aria-current", "page")
            } else {
                tab
            }
        };
        // An example is looked at, not answered.
        let interview = (!session.read_only).then(|| tab(View::Interview(None), Word::TabInterview));
        let tabs = el("nav", "tabs")
            .attr("aria-label", desk.t(Word::Tabs))
            .children(interview);
        Some(
            tabs.child(tab(View::Overview, Word::TabOverview))
                .child(tab(View::Brief, Word::TabBrief)),
        )
    };
    el("header", "bar")
        .child(views::link("bar__name", &Route::Start, desk.t(Word::AppName)))
        .show(tabs)
        .child(views::status::status(desk))
}

/// What the address names. Made anew only when the kind of place or the draft in hand changes.
fn place(desk: Desk, covers: &'static [Cover], opening: RwSignal<Opening>) -> El {
    let kind = memo(move || match desk.route.get() {
        Route::New { .. }
        | Route::Draft {
            view: View::Interview(_),
            ..
        } => Some(View::Interview(None)),
        Route::Draft {
            view: View::Brief, ..
        }
        | Route::Example {
            view: View::Brief, ..
        } => Some(View::Brief),
        Route::Draft { .. } | Route::Example { .. } => Some(View::Overview),
        _ => None,
    });
    let other = memo(move || {
        let route = desk.route.get();
        (!needs_session(&route)).then_some(route)
    });
    let opening = memo(move || opening.get());
    // What is drawn follows what is read here alone; the views follow what they show by themselves.
    let draw = move || match (kind.get(), opening.get(), desk.session.get(), other.get()) {
        (None, _, _, other) => untrack(|| other_place(desk, covers, &other.unwrap_or_default())),
        (Some(_), Opening::Failed(text), ..) => missing(desk, &text),
        (Some(View::Interview(_)), Opening::Nothing, Some(session), _) => {
            untrack(|| views::wizard::wizard(desk, session, KIT))
        }
        (Some(View::Overview), Opening::Nothing, Some(session), _) => {
            arrived(untrack(|| views::overview::overview(desk, session)))
        }
        (Some(View::Brief), Opening::Nothing, Some(session), _) => {
            arrived(untrack(|| views::brief::brief(desk, session)))
        }
        (Some(_), Opening::Busy, ..) | (Some(_), Opening::Nothing, None, _) => {
            let waiting = text("p", "waiting", desk.t(Word::Opening)).attr("role", "status");
            el("main", "page").id("main").child(waiting)
        }
    };
    el("div", "place").show(move || [draw()])
}

/// A place that needs no draft.
fn other_place(desk: Desk, covers: &'static [Cover], route: &Route) -> El {
    match route {
        Route::Help => arrived(views::help::help(desk, covers)),
        Route::Examples => arrived(views::examples::examples(desk, covers)),
        Route::Open => arrived(views::open::open(desk)),
        Route::Brand => arrived(views::brand::brand(desk)),
        Route::Archive => arrived(views::drafts::archive(desk, covers)),
        Route::Trash => arrived(views::drafts::trash(desk, covers)),
        _ if FIRST.with(|first| first.replace(false)) => views::start::start(desk, covers),
        _ => arrived(views::start::start(desk, covers)),
    }
}

thread_local! {
    /// The very first start screen leaves the focus where the browser put it.
    static FIRST: std::cell::Cell<bool> = const { std::cell::Cell::new(true) };
}

/// Gives the heading of a new place the focus.
fn arrived(view: El) -> El {
    FIRST.with(|first| first.set(false));
    page::focus_heading();
    view
}

fn missing(desk: Desk, why: &str) -> El {
    let page = el("main", "page page--narrow")
        .id("main")
        .child(views::heading("page__title", desk.t(Word::MissingTitle)))
        .child(text("p", "page__lead", why))
        .child(el("p", "").child(views::link("button", &Route::Start, desk.t(Word::ToStart))));
    arrived(page)
}

/// Takes in hand what the address names.
fn follow_address(desk: Desk, opening: RwSignal<Opening>) {
    let changed = window_event_listener(leptos::ev::hashchange, move |_| {
        let route = page::route();
        if desk.route.get_untracked() != route {
            desk.route.set(route);
        }
    });
    on_cleanup(move || changed.remove());
    Effect::new(move |_| {
        let route = desk.route.get();
        let current = desk.session.get_untracked();
        let is_current = |session: &Session| match &route {
            Route::New { interview, .. } => {
                !session.read_only && !session.is_kept() && session.interview().id == *interview
            }
            Route::Draft { id, .. } => !session.read_only && session.id() == *id,
            Route::Example { interview, .. } => session.read_only && session.interview().id == *interview,
            _ => true,
        };
        if current.as_ref().is_some_and(is_current) || !needs_session(&route) {
            opening.set(Opening::Nothing);
            return;
        }
        opening.set(Opening::Busy);
        spawn_local(async move {
            // What was being typed is saved before another draft is taken in hand.
            desk.save().await;
            let result = take_in_hand(desk, &route).await;
            // Somebody may have gone elsewhere in the meantime; then that is what is being opened.
            if desk.route.get_untracked() == route || needs_session(&desk.route.get_untracked()) {
                match result {
                    Ok((draft, interview, brand)) => {
                        let session = desk.take_in_hand(draft, interview, brand);
                        // What the first module kept may not have reached the store.
                        let kept = (desk.ports.kept)().and_then(|text| (desk.ports.read_draft)(&text));
                        if let Some(kept) =
                            kept.filter(|kept| !session.read_only && kept.persona.id == session.id())
                        {
                            if relay::take_dispute() {
                                session.replace(kept);
                                desk.go_on_as_copy(session);
                            }
                            session.touch();
                        }
                        opening.set(Opening::Nothing);
                    }
                    Err(text) => opening.set(Opening::Failed(text)),
                }
            }
        });
    });
    // A draft that was begun and typed into gets an address of its own.
    Effect::new(move |_| {
        let Some(session) = desk.session.get() else { return };
        if session.edits() > 0
            && let Route::New { spot, .. } = desk.route.get_untracked()
        {
            (desk.ports.go)(
                &Route::Draft {
                    id: session.id(),
                    view: View::Interview(spot),
                },
                true,
            );
        }
    });
    Effect::new(move |_| {
        let name = match (desk.route.get(), desk.session.get()) {
            (Route::New { .. } | Route::Draft { .. } | Route::Example { .. }, Some(session)) => {
                session.persona(|persona| views::drafts::names(desk, &persona.name()))
            }
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

fn needs_session(route: &Route) -> bool {
    matches!(
        route,
        Route::New { .. } | Route::Draft { .. } | Route::Example { .. }
    )
}

/// The draft a place names, its interview, and the brand of an example.
async fn take_in_hand(desk: Desk, route: &Route) -> Result<(Draft, Interview, Option<Brand>), String> {
    match route {
        Route::New { interview, .. } => {
            let interview = assets::interview(interview, desk.language, desk.words).await?;
            Ok((desk.blank(&interview), interview, None))
        }
        Route::Draft { id, .. } => {
            let draft = desk
                .fetch(id)
                .await
                .ok_or_else(|| desk.t(Word::NoDraft).to_owned())?;
            let interview = assets::interview(&draft.persona.interview.id, desk.language, desk.words).await?;
            Ok((draft, interview, None))
        }
        Route::Example { interview, .. } => {
            let example = assets::example(interview, desk.language).await;
            let (persona, brand) = example.ok_or_else(|| desk.t(Word::NoInterview).to_owned())?;
            let interview = assets::interview(&persona.interview.id, desk.language, desk.words).await?;
            Ok((
                Draft {
                    persona,
                    sequence: 1,
                    ..Draft::default()
                },
                interview,
                Some(brand),
            ))
        }
        _ => Err(String::new()),
    }
}

/// Dresses the page in the brand's accent.
fn dress(desk: Desk) {
    Effect::new(move |_| {
        let accent = desk.brand.with(|brand| brand.accent.clone());
        for (scheme, prefix) in [(Scheme::Light, "--light-"), (Scheme::Dark, "--dark-")] {
            let set = Accents::of(&accent, scheme);
            let colours: [(&str, Rgb); 5] = [
                ("accent-text", set.accent_text),
                ("accent-fill", set.accent_fill),
                ("on-accent-fill", set.on_fill),
                ("accent-soft", set.soft),
                ("on-accent-soft", set.on_soft),
            ];
            for (name, colour) in colours {
                let mut text = String::new();
                // The product's own accent needs no help: the tokens have it.
                if !accent.is_empty() && accent != accent::DEFAULT {
                    colour.push_to(&mut text);
                }
                page::set_property(&[prefix, name].concat(), &text);
            }
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
        let direction = if crate::platform::intl::is_right_to_left(language) {
            "rtl"
        } else {
            "ltr"
        };
        page::set_language(language, direction);
        let owner = Owner::new();
        let desk = owner.with(|| {
            Desk::new(
                words,
                language,
                page::route(),
                crate::platform::ports(|text| format::read_draft(text).ok(), Desk::settle),
                storage::open(),
            )
        });
        root.set_inner_text("");
        // Lives as long as the page, so nothing of it is ever let go.
        owner.with(|| {
            for part in app(desk, covers) {
                part.put_into(&root);
            }
        });
        std::mem::forget(owner);
    });
}
