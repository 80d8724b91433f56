//! The places of the app and what is on them, on our own page and in somebody's page alike.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::accent::{Accents, Scheme};
use crate::domain::cover::Cover;
use crate::domain::draft::Draft;
use crate::domain::example;
use crate::domain::interview::Interview;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::surface::later;
use crate::platform::{assets, file_home, page, relay};
use crate::saving::{
    keep_versions_by_itself, look_whether_kept, save_by_itself, save_notebook_by_itself,
    save_to_file_by_itself,
};
use crate::state::book::Book;
use crate::state::desk::{Desk, Fetched, Status};
use crate::state::home::Home;
use crate::state::route::{Page, Route, View};
use crate::state::session::{Away, Origin, Session};
use crate::state::setting::Surface;
use crate::state::store::Keeps;
use crate::tabs::Tabs;
use crate::views;

/// The whole app's interview.
const KIT: views::wizard::Kit = views::wizard::Kit {
    control: views::control::control,
    evidence: views::noted::evidence,
    face: views::face::source,
    beside: views::advised::beside,
};

/// The interview whose questions are shown of a draft that is not understood.
const FIRST: &str = "community";

/// What is being opened.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opening {
    Nothing,
    Busy,
    Failed(String),
}

/// All of the app, part by part: draws what the route names, takes in hand the draft it names, and saves.
pub fn parts(desk: Desk, covers: &'static [Cover], shelf: &str) -> Vec<El> {
    let opening = RwSignal::new(Opening::Nothing);
    let book = Book::new(desk);
    let home = Home::new(desk, file_home::ports());
    views::advised::Advised::begin(desk);
    let tabs = Tabs::begin(desk, shelf);
    take_in_hand_what_is_named(desk, covers, opening, tabs);
    save_by_itself(desk);
    save_notebook_by_itself(desk, book);
    keep_versions_by_itself(desk);
    save_to_file_by_itself(desk, home);
    look_whether_kept(desk);
    later(desk, async move {
        book.read().await;
        desk.read_shelf().await;
        if desk.keeps() == Keeps::Nothing {
            desk.status.set(Status::Temporary);
        }
        home.recall().await;
    });
    vec![
        views::skip(desk),
        head(desk, home),
        views::home::trouble(desk, home),
        views::home::offer(desk, home),
        shared(desk, home),
        away(desk, tabs),
        place(desk, home, covers, opening),
        views::foot(desk),
        views::status::to_copy(desk),
        views::status::notice(desk),
    ]
}

/// The bar at the top: the way to the start, the ways to look at the draft in hand, and what is saved.
fn head(desk: Desk, home: Home) -> El {
    let tabs = move || {
        let route = desk.route.get();
        let session = desk.session.get()?;
        let here = match &route {
            Route::New { .. } => View::Interview(None),
            Route::Draft { view, .. } | Route::Example { view, .. } => view.clone(),
            Route::Shared { view, .. } if is_named(&route, &session) => view.clone(),
            _ => return None,
        };
        let here = match here {
            View::Interview(_) if session.read_only => View::Overview,
            here => here,
        };
        let tab = |view: View, word: Word| {
            let is_here = match (&view, &here) {
                (View::Page(one), View::Page(other)) => one == other,
                (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
            };
            let tab = views::link("tab", &desk.place_of(&session, view), desk.t(word));
            if is_here {
                tab.attr("aria-current", "page")
            } else {
                tab
            }
        };
        // What is not one's own is looked at, not answered.
        let interview = (!session.read_only).then(|| tab(View::Interview(None), Word::TabInterview));
        page::find_current_tab(desk.setting);
        let tabs = el("nav", "tabs")
            .attr("aria-label", desk.t(Word::Tabs))
            .children(interview);
        let advice = tab(View::Page(Page::Advice), Word::TabAdvice);
        let advice = untrack(|| views::advised::counted(desk, session, advice));
        Some(
            tabs.child(tab(View::Overview, Word::TabOverview))
                .child(tab(View::Brief, Word::TabBrief))
                .child(advice)
                .child(tab(View::Page(Page::Use), Word::TabUse))
                .child(tab(View::Page(Page::Review), Word::TabReview)),
        )
    };
    el("header", "bar")
        .child(views::link("bar__name", &Route::Start, desk.t(Word::AppName)))
        .show(tabs)
        .child(views::home::status(desk, home))
}

/// The draft in hand, while its place is one of these.
fn in_hand_at(desk: Desk, is_one: fn(&Route) -> bool) -> Memo<Option<Session>> {
    memo(move || {
        let route = desk.route.get();
        let session = desk.session.get()?;
        (is_one(&route) && is_named(&route, &session)).then_some(session)
    })
}

/// What is said above a persona that came in a link.
fn shared(desk: Desk, home: Home) -> El {
    let in_hand = in_hand_at(desk, |route| matches!(route, Route::Shared { .. }));
    el("div", "shared-place").show(move || {
        let session = in_hand.get()?;
        Some(untrack(|| views::share::bar(desk, home, session)))
    })
}

/// What is said above a draft that somebody else has.
fn away(desk: Desk, tabs: Tabs) -> El {
    let in_hand = in_hand_at(desk, |route| matches!(route, Route::Draft { .. }));
    el("div", "away-place").show(move || {
        let session = in_hand.get()?;
        let id = session.id();
        let take_over = move || {
            let id = id.clone();
            later(desk, async move { tabs.take_over(id).await });
        };
        let copy = move || {
            later(desk, async move {
                views::drafts::duplicate(desk, session.id(), true).await;
            });
        };
        untrack(|| views::away::bar(desk, session, take_over, copy))
    })
}

/// What the address names. Made anew only when the kind of place or the draft in hand changes.
fn place(desk: Desk, home: Home, covers: &'static [Cover], opening: RwSignal<Opening>) -> El {
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
        }
        | Route::Shared {
            view: View::Brief, ..
        } => Some(View::Brief),
        Route::Draft {
            view: View::Page(page),
            ..
        }
        | Route::Example {
            view: View::Page(page),
            ..
        }
        | Route::Shared {
            view: View::Page(page),
            ..
        } => Some(View::Page(page)),
        Route::Draft { .. } | Route::Example { .. } | Route::Shared { .. } => Some(View::Overview),
        _ => None,
    });
    let other = memo(move || {
        let route = desk.route.get();
        (!needs_session(&route)).then_some(route)
    });
    let opening = memo(move || opening.get());
    // The very first start screen leaves the focus where the browser put it.
    let untouched = Rc::new(Cell::new(true));
    let touched = Rc::clone(&untouched);
    // What is drawn follows what is read here alone; the views follow what they show by themselves.
    // Until the draft that a place names is taken in hand, none is drawn.
    let in_hand = move || {
        let session = desk.session.get();
        session.filter(|session| is_named(&desk.route.get_untracked(), session))
    };
    let draw = move || match (kind.get(), opening.get(), in_hand(), other.get()) {
        (None, _, _, other) => untrack(|| {
            let route = other.unwrap_or_default();
            let place = other_place(desk, home, covers, &route);
            if untouched.get() && route == Route::Start {
                place
            } else {
                arrived(desk, place)
            }
        }),
        (Some(_), Opening::Failed(text), ..) => missing(desk, &text),
        (Some(View::Interview(_)), Opening::Nothing, Some(session), _) if !session.read_only => {
            untrack(|| views::wizard::wizard(desk, session, KIT))
        }
        // What is not to be answered here is shown.
        (Some(View::Overview | View::Interview(_)), Opening::Nothing, Some(session), _) => {
            arrived(desk, untrack(|| views::overview::overview(desk, session)))
        }
        (Some(View::Brief), Opening::Nothing, Some(session), _) => {
            arrived(desk, untrack(|| views::brief::brief(desk, session)))
        }
        (Some(View::Page(page)), Opening::Nothing, Some(session), _) => {
            arrived(desk, untrack(|| about(desk, session, page)))
        }
        (Some(_), Opening::Busy, ..) | (Some(_), Opening::Nothing, None, _) => {
            let waiting = text("p", "waiting", desk.t(Word::Opening)).attr("role", "status");
            views::main(desk, "page").child(waiting)
        }
    };
    el("div", "place").show(move || {
        let drawn = draw();
        touched.set(false);
        [drawn]
    })
}

/// A page about the draft in hand.
fn about(desk: Desk, session: Session, page: Page) -> El {
    match page {
        Page::Advice => views::advice::advice(desk, session),
        Page::Use => views::using::using(desk, session),
        Page::Review => views::review::review(desk, session),
        Page::History => views::history::history(desk, session),
        Page::Teams => views::teams::teams(desk, session),
        Page::Take => views::take::take(desk, session),
    }
}

/// A place that needs no draft.
fn other_place(desk: Desk, home: Home, covers: &'static [Cover], route: &Route) -> El {
    match route {
        Route::Help => views::help::help(desk, covers),
        Route::Examples => views::examples::examples(desk, covers),
        Route::Open => views::open::open(desk, home),
        Route::Brand => views::brand::brand(desk),
        Route::Archive => views::drafts::archive(desk, covers),
        Route::Trash => views::drafts::trash(desk, covers),
        Route::Storage => views::storage::storage(desk, home),
        Route::Notebook => views::notebook::notebook(desk),
        Route::Patterns => views::patterns::patterns(desk, covers),
        Route::Set => views::set::set(desk, covers),
        Route::Worksheet { interview } => views::worksheet::worksheet(desk, interview.clone()),
        _ => views::start::start(desk, home, covers),
    }
}

/// Gives the heading of a new place the focus.
fn arrived(desk: Desk, view: El) -> El {
    desk.arrive();
    view
}

fn missing(desk: Desk, why: &str) -> El {
    let is_link = matches!(desk.route.get_untracked(), Route::Shared { .. });
    let title = desk.t(if is_link {
        Word::LinkTitle
    } else {
        Word::MissingTitle
    });
    let mut ways = el("p", "share__ways").child(views::link("button", &Route::Start, desk.t(Word::ToStart)));
    if is_link {
        ways = ways.child(views::link("button", &Route::Open, desk.t(Word::StartOpen)));
    }
    let page = views::main(desk, "page page--narrow")
        .child(views::heading("page__title", title))
        .child(text("p", "page__lead", why))
        .child(ways);
    arrived(desk, page)
}

/// Takes in hand the draft that the route names.
fn take_in_hand_what_is_named(desk: Desk, covers: &'static [Cover], opening: RwSignal<Opening>, tabs: Tabs) {
    Effect::new(move |_| {
        let route = desk.route.get();
        let current = desk.session.get_untracked();
        if current.is_some_and(|session| is_named(&route, &session)) || !needs_session(&route) {
            opening.set(Opening::Nothing);
            return;
        }
        opening.set(Opening::Busy);
        later(desk, async move {
            // What was being typed is saved before another draft is taken in hand.
            desk.save().await;
            let result = take_in_hand(desk, covers, &route, tabs).await;
            // Somebody may have gone elsewhere in the meantime; then that is what is being opened, or shown already.
            let of_it = |route: &Route| route.with_view(View::Interview(None));
            if of_it(&desk.route.get_untracked()) == of_it(&route) {
                match result {
                    Ok(session) => {
                        desk.take(session);
                        // What the first module kept may not have reached the store.
                        let kept = (desk.ports.kept)(desk.setting.surface)
                            .and_then(|text| (desk.ports.read_draft)(&text));
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
        desk.settle_place(&session);
    });
}

/// Whether a draft in hand is the one that a place names.
pub fn is_named(route: &Route, session: &Session) -> bool {
    match route {
        Route::New { interview, .. } => {
            !session.read_only && !session.is_kept() && session.interview().id == *interview
        }
        Route::Draft { id, .. } => (!session.read_only || session.away != Away::Here) && session.id() == *id,
        Route::Example { id, .. } => session.is_example() && session.id() == example::persona_id(id),
        Route::Shared { payload, .. } => session.read_only && session.link() == *payload,
        _ => true,
    }
}

fn needs_session(route: &Route) -> bool {
    matches!(
        route,
        Route::New { .. } | Route::Draft { .. } | Route::Example { .. } | Route::Shared { .. }
    )
}

/// The draft a place names, with its interview, and where it comes from or who has it if it is not to be worked on here.
async fn take_in_hand(desk: Desk, covers: &[Cover], route: &Route, tabs: Tabs) -> Result<Session, String> {
    let as_session = |(draft, interview, origin): (Draft, Interview, Option<Origin>)| {
        Session::new(draft, interview, origin.is_some(), desk.ports).coming_from(origin)
    };
    if let Route::Draft { id, .. } = route {
        let is_mine = tabs.enter(id).await;
        let found = desk
            .find(id)
            .await
            .ok_or_else(|| desk.t(Word::NoDraft).to_owned())?;
        let (draft, away, raw) = match found {
            Fetched::Own(draft) if is_mine => (draft, Away::Here, String::new()),
            Fetched::Own(draft) => (draft, tabs.why_not(), String::new()),
            Fetched::Newer(draft, version, raw) => (draft, Away::Newer(version), raw),
        };
        let interview = match assets::interview(desk, &draft.persona.interview.id).await {
            // What is not understood is looked at by any questions.
            Err(_) if matches!(away, Away::Newer(_)) => assets::interview(desk, FIRST).await?,
            found => found?,
        };
        return Ok(Session::new(draft, interview, false, desk.ports).had_by(away, raw));
    }
    found_elsewhere(desk, covers, route).await.map(as_session)
}

/// What a place names that is no draft of the shelf.
async fn found_elsewhere(
    desk: Desk,
    covers: &[Cover],
    route: &Route,
) -> Result<(Draft, Interview, Option<Origin>), String> {
    match route {
        Route::New { interview, .. } => {
            let interview = assets::interview(desk, interview).await?;
            let mut draft = desk.blank(&interview);
            if let Some(beginning) = assets::beginning(desk.setting.surface) {
                draft.persona.begin_with(&interview, &beginning);
            }
            Ok((draft, interview, None))
        }
        Route::Example { id, .. } => {
            let example = assets::example(id, desk.language).await;
            let found = example.and_then(|file| Some((file.personas.into_iter().next()?, file.brand)));
            let (persona, brand) = found.ok_or_else(|| desk.t(Word::NoInterview).to_owned())?;
            let interview = assets::interview(desk, &persona.interview.id).await?;
            Ok((
                Draft {
                    persona,
                    sequence: 1,
                    ..Draft::default()
                },
                interview,
                Some(Origin {
                    brand,
                    link: String::new(),
                }),
            ))
        }
        Route::Shared { payload, .. } => {
            let (draft, interview, origin) = views::share::open(desk, covers, payload).await?;
            Ok((draft, interview, Some(origin)))
        }
        _ => Err(String::new()),
    }
}

/// Puts the colours made of an accent on a drawing's root for one scheme, or takes them away.
pub fn put_accents(surface: Surface, scheme: Scheme, accents: Option<Accents>) {
    let prefix = match scheme {
        Scheme::Light => "--light-",
        Scheme::Dark => "--dark-",
    };
    let colours = accents.map_or([None; 5], |set| {
        [
            set.accent_text,
            set.accent_fill,
            set.on_fill,
            set.soft,
            set.on_soft,
        ]
        .map(Some)
    });
    let names = [
        "accent-text",
        "accent-fill",
        "on-accent-fill",
        "accent-soft",
        "on-accent-soft",
    ];
    for (name, colour) in names.into_iter().zip(colours) {
        let mut text = String::new();
        if let Some(colour) = colour {
            colour.push_to(&mut text);
        }
        page::set_property(surface, &[prefix, name].concat(), &text);
    }
}
