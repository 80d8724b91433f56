//! The start: three methods, ways in, and the drafts. index.html holds the same markup until the Wasm is there.

use leptos::prelude::*;

use super::drafts;
use crate::domain::cover::Cover;
use crate::domain::words::Word;
use crate::state::desk::Desk;
use crate::state::route::Route;

/// The start screen.
pub fn start(desk: Desk, covers: &'static [Cover]) -> AnyView {
    view! {
        <main class="page start" id="main">
            {super::heading("start__title", desk.t(Word::StartTitle))}
            <p class="start__lead">{desk.t(Word::StartLead)}</p>
            <ul class="methods">{covers.iter().map(|cover| method(desk, cover)).collect_view()}</ul>
            <p class="start__ways">
                {super::link("link", &Route::Help, desk.t(Word::StartHelp).to_owned())}
                {super::link("link", &Route::Examples, desk.t(Word::StartExamples).to_owned())}
                {super::link("link", &Route::Open, desk.t(Word::StartOpen).to_owned())}
            </p>
            {drafts::shelf(desk, covers)}
        </main>
    }
    .into_any()
}

/// "Community · 7 steps · about 25 minutes".
pub fn facts(desk: Desk, cover: &Cover) -> String {
    let steps = super::count(desk, Word::MethodSteps, cover.steps);
    let minutes = super::count(desk, Word::MethodMinutes, cover.minutes as usize);
    [cover.name.as_str(), &steps, &minutes].join(" · ")
}

fn method(desk: Desk, cover: &'static Cover) -> AnyView {
    let route = Route::New { interview: cover.id.clone(), spot: None };
    view! {
        <li class="method">
            <h2 class="method__title">{cover.title.as_str()}</h2>
            <p class="method__summary">{cover.summary.as_str()}</p>
            <p class="method__asks">{cover.asks.as_str()}</p>
            <p class="method__facts">{facts(desk, cover)}</p>
            {super::link("method__begin", &route, cover.begin.clone())}
        </li>
    }
    .into_any()
}
