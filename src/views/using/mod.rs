//! The persona at work: its one test, checks against reality, measures and decisions.

mod checks;
mod decisions;
mod entry;
mod measures;
mod tests;

use entry::Beside;
use leptos::prelude::*;

use super::{heading, main};
use crate::domain::day::Day;
use crate::domain::persona::Persona;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::intl;
use crate::state::desk::Desk;
use crate::state::session::Session;

/// The page.
pub fn using(desk: Desk, session: Session) -> El {
    let beside = Beside::of(desk, session);
    let name = memo(move || session.persona(Persona::name));
    let lead = el("p", "page__lead").live_text(move || desk.words.about(Word::UseLead, &name.get()));
    main(desk, "page using")
        .child(heading("page__title", desk.t(Word::UseTitle)))
        .child(lead)
        .child(tests::tests(beside))
        .child(checks::checks(beside))
        .child(measures::measures(beside))
        .child(decisions::decisions(beside))
}

/// A part of the page under its heading.
fn part(beside: Beside, id: &str, title: Word) -> El {
    let id = ["use-", id].concat();
    el("section", "using__part")
        .attr("aria-labelledby", &id)
        .child(text("h2", "using__title", beside.t(title)).id(&id))
}

/// A day in the page's language.
fn day(beside: Beside, day: Day) -> String {
    intl::day(beside.desk.language, day)
}

/// Facts in a row, apart.
fn facts(facts: impl IntoIterator<Item = El>) -> El {
    el("p", "entry__facts").children(facts)
}
