//! The worked examples, one per method.

use super::{heading, link, main};
use crate::domain::cover::Cover;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, text};
use crate::state::desk::Desk;
use crate::state::route::{Route, View};

/// A card for each example.
pub fn examples(desk: Desk, covers: &[Cover]) -> El {
    let is_ours = |cover: &&Cover| super::start::OURS.contains(&cover.id.as_str());
    main(desk, "page")
        .child(heading("page__title", desk.t(Word::ExamplesTitle)))
        .child(text("p", "page__lead", desk.t(Word::ExamplesLead)))
        .child(el("ul", "methods").children(covers.iter().filter(is_ours).map(|cover| card(desk, cover))))
        .child(super::worksheet::ways(
            desk,
            covers
                .iter()
                .map(|cover| (cover.id.as_str(), cover.title.as_str())),
        ))
}

fn card(desk: Desk, cover: &Cover) -> El {
    let route = Route::Example {
        interview: cover.id.clone(),
        view: View::Overview,
    };
    let brief = Route::Example {
        interview: cover.id.clone(),
        view: View::Brief,
    };
    let open = [desk.t(Word::OpenExample), ": ", &cover.title].concat();
    el("li", "method")
        .child(text("h2", "method__title", &cover.title))
        .child(text("p", "method__facts", &cover.name))
        .child(text("p", "method__summary", &cover.summary))
        .child(link("method__begin", &route, &open))
        .child(link("link", &brief, desk.t(Word::SeeBrief)))
}
