//! Blank worksheets of an interview, to be filled in with a pen.

use std::sync::Arc;

use leptos::prelude::*;

use super::paper::{Printout, papers};
use super::{heading, link, main};
use crate::domain::brief::{Direction, Paper};
use crate::domain::file_name::file_name;
use crate::domain::interview::Interview;
use crate::domain::words::Word;
use crate::domain::worksheet::{self, Worksheet};
use crate::platform::dom::{El, el, memo, text};
use crate::platform::surface::later;
use crate::platform::{assets, intl};
use crate::state::desk::Desk;
use crate::state::route::Route;

/// The worksheets of the interview with this id.
pub fn worksheet(desk: Desk, id: String) -> El {
    let found = RwSignal::new(None::<Result<Interview, String>>);
    later(desk, async move {
        let interview = assets::interview(desk, &id).await;
        // Somebody may have gone elsewhere in the meantime.
        found.try_set(Some(interview));
    });
    let content = move || match found.get() {
        Some(Ok(interview)) => untrack(|| sheets(desk, interview)),
        Some(Err(why)) => vec![
            heading("page__title", desk.t(Word::MissingTitle)),
            text("p", "page__lead", &why),
            el("p", "").child(link("button", &Route::Start, desk.t(Word::ToStart))),
        ],
        None => vec![text("p", "waiting", desk.t(Word::Opening)).attr("role", "status")],
    };
    // The heading takes the focus once there is one.
    let arrived = memo(move || found.with(Option::is_some));
    Effect::new(move |_| {
        if arrived.get() {
            desk.arrive();
        }
    });
    main(desk, "page brief-page").show(content)
}

fn sheets(desk: Desk, interview: Interview) -> Vec<El> {
    let title = title(desk, &interview);
    let paper = RwSignal::new(intl::paper());
    let printout = printout(desk, Arc::new(interview), paper);
    let ways = el("div", "brief-page__ways").children(printout.ways().into_iter().flatten());
    vec![
        heading("page__title", &title),
        text("p", "page__lead", desk.t(Word::WorksheetLead)),
        ways,
        el("div", "brief-page__choices").child(papers(desk, paper)),
        printout.frame(&title),
    ]
}

fn title(desk: Desk, interview: &Interview) -> String {
    desk.words
        .fill(Word::WorksheetTitle, &[("title", &interview.title)])
}

/// The worksheets of an interview, to print and to take along.
pub fn printout(desk: Desk, interview: Arc<Interview>, paper: RwSignal<Paper>) -> Printout {
    let name = desk.words.fill(Word::WorksheetFile, &[("name", &interview.name)]);
    let about = title(desk, &interview);
    let html = memo(move || {
        let brand = desk.brand.get();
        worksheet::document(&Worksheet {
            interview: &interview,
            brand: &brand,
            words: desk.words,
            count: &|word, count| super::count(desk, word, count),
            direction: if intl::is_right_to_left(desk.language) {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            },
            paper: paper.get(),
        })
    });
    Printout {
        desk,
        html,
        name: Callback::new(move |()| about.clone()),
        file: Callback::new(move |()| file_name(&name, desk.t(Word::FileName), "html")),
    }
}

/// The way to the worksheets of one interview.
pub fn way(desk: Desk, interview: &str) -> El {
    let route = Route::Worksheet {
        interview: interview.to_owned(),
    };
    link("link", &route, desk.t(Word::Worksheets))
}

/// The ways to the worksheets of several.
pub fn ways<'a>(desk: Desk, interviews: impl Iterator<Item = (&'a str, &'a str)>) -> El {
    let ways = interviews.map(|(id, title)| {
        let route = Route::Worksheet {
            interview: id.to_owned(),
        };
        el("li", "").child(link("link", &route, title))
    });
    el("section", "worksheets")
        .child(text("h2", "worksheets__title", desk.t(Word::Worksheets)))
        .child(el("ul", "worksheets__ways").children(ways))
}
