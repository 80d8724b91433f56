//! What is on screen: markup and wiring. Logic that needs a test lives in the domain or the state.

pub mod advice;
pub mod advised;
pub mod asked;
pub mod away;
pub mod brand;
pub mod brief;
pub mod control;
pub mod drafts;
pub mod entry;
pub mod evidence;
pub mod examples;
pub mod face;
pub mod help;
pub mod history;
pub mod home;
pub mod items;
pub mod journey;
pub mod notebook;
pub mod noted;
pub mod open;
pub mod outputs;
pub mod overview;
pub mod paper;
pub mod patterns;
pub mod portrait;
pub mod promote;
pub mod release;
pub mod review;
pub mod set;
pub mod share;
pub mod sign;
pub mod start;
pub mod status;
pub mod storage;
pub mod take;
pub mod teams;
pub mod uses;
pub mod using;
pub mod wizard;
pub mod worksheet;

use crate::domain::profile::Tally;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, text};
use crate::platform::intl;
use crate::state::desk::Desk;
use crate::state::route::Route;

/// A word that counts something.
pub fn count(desk: Desk, word: Word, count: usize) -> String {
    intl::count(desk.words, desk.language, word, count)
}

/// "5 known, 2 guesses".
pub fn tally_text(desk: Desk, tally: Tally) -> String {
    let known = count(desk, Word::TallyKnown, tally.known);
    let guesses = count(desk, Word::TallyGuesses, tally.guesses);
    desk.words
        .fill(Word::Tally, &[("known", &known), ("guesses", &guesses)])
}

/// A link to a place.
pub fn link(class: &str, route: &Route, content: &str) -> El {
    text("a", class, content).attr("href", &route.hash())
}

/// The main part of a place. In somebody's page there is one already, so ours is none.
pub fn main(desk: Desk, class: &str) -> El {
    el(if desk.setting.is_guest { "div" } else { "main" }, class).id("main")
}

/// A button that is no form's submit button.
pub fn button(class: &str, content: &str, on_click: impl FnMut() + 'static) -> El {
    text("button", class, content)
        .attr("type", "button")
        .on_click(on_click)
}

/// The heading of a place; it takes the focus when one arrives.
pub fn heading(class: &str, content: &str) -> El {
    text("h1", class, content)
        .attr("tabindex", "-1")
        .flag("data-focus")
}

/// The same with a text that lives, written by a person.
pub fn live_heading(class: &str, content: impl Fn() -> String + 'static) -> El {
    heading(class, "").child(el("bdi", "").live_text(content))
}

/// Jumps over the page's head, for those who go by keyboard.
pub fn skip(desk: Desk) -> El {
    text("a", "skip", desk.t(Word::SkipToContent))
        .attr("href", "#main")
        .on("click", move |event| {
            // The address belongs to the places, so the jump is made by hand.
            event.prevent_default();
            desk.arrive();
        })
}

/// The page's foot.
pub fn foot(desk: Desk) -> El {
    el("footer", "page-foot").child(text("p", "", desk.t(Word::Privacy)))
}
