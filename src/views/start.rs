//! The start: three methods, ways in, and the drafts. index.html holds the same markup until the Wasm is there.

use super::{drafts, heading, link, main};
use crate::domain::cover::Cover;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, text};
use crate::state::desk::Desk;
use crate::state::home::Home;
use crate::state::route::Route;

/// Our own methods, each with a worked example.
pub const OURS: [&str; 3] = ["community", "customer", "research"];

/// The start screen.
pub fn start(desk: Desk, home: Home, covers: &'static [Cover]) -> El {
    let has = |id: &str| covers.iter().any(|cover| cover.id == id);
    // The help chooses among our own three; a site may offer fewer, or one of its own.
    let has_all = OURS.into_iter().all(has);
    let has_example = OURS.into_iter().any(has);
    let ways = el("p", "start__ways")
        .children(has_all.then(|| link("link", &Route::Help, desk.t(Word::StartHelp))))
        .children(has_example.then(|| link("link", &Route::Examples, desk.t(Word::StartExamples))))
        .child(link("link", &Route::Open, desk.t(Word::StartOpen)))
        .child(link("link", &Route::Notebook, desk.t(Word::NotebookTitle)));
    let main = main(desk, "page start")
        .child(heading("start__title", desk.t(Word::StartTitle)))
        .child(text("p", "start__lead", desk.t(Word::StartLead)))
        .child(el("ul", "methods").children(covers.iter().map(|cover| method(desk, cover))))
        .child(ways);
    drafts::shelf(main, desk, home, covers)
}

/// "Community · 7 steps · about 25 minutes".
pub fn facts(desk: Desk, cover: &Cover) -> String {
    let steps = super::count(desk, Word::MethodSteps, cover.steps);
    let minutes = super::count(desk, Word::MethodMinutes, cover.minutes as usize);
    [cover.name.as_str(), &steps, &minutes].join(" · ")
}

fn method(desk: Desk, cover: &Cover) -> El {
    let route = Route::New {
        interview: cover.id.clone(),
        spot: None,
    };
    el("li", "method")
        .child(text("h2", "method__title", &cover.title))
        .child(text("p", "method__summary", &cover.summary))
        .child(text("p", "method__asks", &cover.asks))
        .child(text("p", "method__facts", &facts(desk, cover)))
        .child(link("method__begin", &route, &cover.begin))
}
