//! The worked examples, one per method.

use leptos::prelude::*;

use crate::domain::cover::Cover;
use crate::domain::words::Word;
use crate::state::desk::Desk;
use crate::state::route::{Route, View};

/// A card for each example.
pub fn examples(desk: Desk, covers: &'static [Cover]) -> AnyView {
    let cards = covers
        .iter()
        .map(|cover| {
            let route = Route::Example { interview: cover.id.clone(), view: View::Overview };
            let brief = Route::Example { interview: cover.id.clone(), view: View::Brief };
            let open = [desk.t(Word::OpenExample), ": ", &cover.title].concat();
            view! {
                <li class="method">
                    <h2 class="method__title">{cover.title.as_str()}</h2>
                    <p class="method__facts">{cover.name.as_str()}</p>
                    <p class="method__summary">{cover.summary.as_str()}</p>
                    {super::link("method__begin", &route, open)}
                    {super::link("link", &brief, desk.t(Word::SeeBrief).to_owned())}
                </li>
            }
        })
        .collect_view();
    view! {
        <main class="page" id="main">
            {super::heading("page__title", desk.t(Word::ExamplesTitle))}
            <p class="page__lead">{desk.t(Word::ExamplesLead)}</p>
            <ul class="methods">{cards}</ul>
        </main>
    }
    .into_any()
}
