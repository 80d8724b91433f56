//! What is on screen: markup and wiring. Logic that needs a test lives in the domain or the state.

pub mod asked;
pub mod brand;
pub mod brief;
pub mod control;
pub mod drafts;
pub mod evidence;
pub mod examples;
pub mod face;
pub mod help;
pub mod items;
pub mod open;
pub mod overview;
pub mod portrait;
pub mod sign;
pub mod start;
pub mod status;
pub mod wizard;

use leptos::prelude::*;

use crate::domain::words::Word;
use crate::platform::intl;
use crate::state::desk::Desk;
use crate::state::route::Route;

/// A word that counts something.
pub fn count(desk: Desk, word: Word, count: usize) -> String {
    intl::count(desk.words, desk.language, word, count)
}

/// "5 known, 2 guesses".
pub fn tally_text(desk: Desk, tally: crate::domain::profile::Tally) -> String {
    let known = count(desk, Word::TallyKnown, tally.known);
    let guesses = count(desk, Word::TallyGuesses, tally.guesses);
    desk.words.fill(Word::Tally, &[("known", &known), ("guesses", &guesses)])
}

/// A link to a place.
pub fn link(class: &'static str, route: &Route, text: String) -> AnyView {
    view! { <a class=class href=route.hash()>{text}</a> }.into_any()
}

/// A button that is no form's submit button.
pub fn button(class: &'static str, text: &'static str, on_click: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| on_click()>{text}</button> }.into_any()
}

/// The heading of a place; it takes the focus when one arrives.
pub fn heading(class: &'static str, text: impl IntoView + 'static) -> AnyView {
    view! { <h1 class=class tabindex="-1" data-focus="">{text.into_any()}</h1> }.into_any()
}
