//! The worked examples: whole personas of small brands, all made up.

use super::{heading, link, main};
use crate::domain::cover::Cover;
use crate::domain::example::{EXAMPLES, Example};
use crate::domain::words::{self, Word};
use crate::platform::dom::{El, el, text};
use crate::state::desk::Desk;
use crate::state::route::{Route, View};

/// A card for each example of the methods that are offered.
pub fn examples(desk: Desk, covers: &[Cover]) -> El {
    let cards = EXAMPLES.iter().filter_map(|example| {
        let cover = covers.iter().find(|cover| cover.id == example.interview)?;
        Some(card(desk, *example, cover))
    });
    main(desk, "page")
        .child(heading("page__title", desk.t(Word::ExamplesTitle)))
        .child(text("p", "page__lead", desk.t(Word::ExamplesLead)))
        .child(el("ul", "methods").children(cards))
        .child(super::worksheet::ways(
            desk,
            covers
                .iter()
                .map(|cover| (cover.id.as_str(), cover.title.as_str())),
        ))
}

fn card(desk: Desk, example: Example, cover: &Cover) -> El {
    let place = |view: View| Route::Example {
        id: example.id.to_owned(),
        view,
    };
    let said = |word: Word| words::form(desk.t(word), example.id);
    let who = said(Word::ExampleWho);
    let open = [desk.t(Word::OpenExample), ": ", who].concat();
    let brief = [desk.t(Word::SeeBrief), ": ", who].concat();
    el("li", "method")
        .child(text("h2", "method__title", who))
        .child(text(
            "p",
            "method__facts",
            &[&cover.name, " · ", said(Word::ExampleBrand)].concat(),
        ))
        .child(text("p", "method__summary", said(Word::ExampleAbout)))
        .child(
            link("method__begin", &place(View::Overview), desk.t(Word::OpenExample))
                .attr("aria-label", &open),
        )
        .child(link("link", &place(View::Brief), desk.t(Word::SeeBrief)).attr("aria-label", &brief))
}
