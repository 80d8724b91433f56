//! The brief on screen: the same document that is printed and given out as a file.

use leptos::prelude::*;

use super::asked::Asked;
use super::control;
use super::face;
use super::paper::{Printout, papers};
use super::status::download_draft;
use super::{button, heading, main};
use crate::domain::brief::{self, Brief, Direction, Extent, Paper};
use crate::domain::file_name::file_name;
use crate::domain::persona::Portrait;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::{clock, intl};
use crate::state::desk::Desk;
use crate::state::session::Session;
use crate::state::setting::Export;

/// The brief of the draft in hand as a document of its own.
pub fn document(desk: Desk, session: Session, extent: Extent, paper: Paper) -> String {
    let interview = session.interview();
    let brand = session.brand().unwrap_or_else(|| desk.brand.get());
    let today = intl::day(desk.language, clock::today());
    let format_day = |day| intl::day(desk.language, day);
    session.persona(|persona| {
        let portrait = match persona.portrait() {
            Portrait::Photo(data) => brief::photo(&data),
            drawn @ Portrait::Drawn { .. } => face::drawing(&drawn).svg(),
        };
        brief::document(&Brief {
            interview: &interview,
            persona,
            brand: &brand,
            words: desk.words,
            portrait: &portrait,
            today: &today,
            now: clock::today(),
            format_day: &format_day,
            extent,
            direction: if intl::is_right_to_left(desk.language) {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            },
            paper,
        })
    })
}

/// The brief's page: the sheet, and the ways to take it along.
pub fn brief(desk: Desk, session: Session) -> El {
    let is_named = memo(move || session.persona(|persona| !persona.name().short().is_empty()));
    // Whoever is typing the name is not interrupted by the sheet: it comes when they say so.
    let named = RwSignal::new(is_named.get_untracked());
    let content = move || {
        let named_now = named.get();
        // What is made reads the name, and is not made anew while it is typed.
        untrack(|| {
            if named_now {
                sheet(desk, session)
            } else {
                ask_name(desk, session, is_named, named)
            }
        })
    };
    main(desk, "page brief-page")
        .child(heading("page__title", desk.t(Word::Brief)))
        .show(content)
}

/// A brief needs something to call the persona by, and nothing else.
fn ask_name(desk: Desk, session: Session, is_named: Memo<bool>, named: RwSignal<bool>) -> Vec<El> {
    let lead = text("p", "page__lead", desk.t(Word::BriefNeedsName));
    let Some(question) = session.interview().question("name").cloned() else {
        return vec![lead];
    };
    let keep = move || {
        if is_named.get_untracked() {
            named.set(true);
        }
    };
    let go_on = button("button button--main", desk.t(Word::Continue), keep)
        .live_state("aria-disabled", move || !is_named.get());
    let form = el("div", "page--narrow")
        .on_enter(keep)
        .children(control::name(Asked::new(desk, session, question)))
        .child(el("p", "").child(go_on));
    vec![lead, form]
}

fn sheet(desk: Desk, session: Session) -> Vec<El> {
    let extent = RwSignal::new(Extent::Page);
    let paper = RwSignal::new(Paper::Any);
    let html = memo(move || document(desk, session, extent.get(), paper.get()));
    let file = move || {
        let name = session.draft_now(|draft| draft.persona.name());
        file_name(
            &[name.name.trim(), name.epithet.trim()].join(" "),
            desk.t(Word::FileName),
            "html",
        )
    };
    let printout = Printout {
        desk,
        html,
        name: Callback::new(move |()| session.draft_now(|draft| draft.persona.name().short().to_owned())),
        file: Callback::new(move |()| file()),
    };
    let extents = [
        (Extent::Page, Word::ExtentPage),
        (Extent::Record, Word::ExtentRecord),
    ]
    .map(|(one, word)| {
        let label = control::option_label(desk.t(word));
        control::radio(
            "extent",
            false,
            label,
            move || extent.get() == one,
            move |_| extent.set(one),
        )
    });
    let json_file = || {
        button("button", desk.t(Word::DownloadJson), move || {
            download_draft(desk);
        })
    };
    let (share, panel) = super::share::share(desk, session).unzip();
    let [print, html_file, copied] = printout.ways();
    let ways = el("div", "brief-page__ways")
        .children(print)
        .children(html_file)
        .children(desk.setting.exports.has(Export::Json).then(json_file))
        .children(share)
        .children(super::review::calendar_way(desk, session))
        .children(copied);
    let choices = el("div", "brief-page__choices")
        .child(control::radios(
            "options options--row",
            desk.t(Word::Extent),
            extents,
        ))
        .child(papers(desk, paper));
    let mut parts = vec![ways];
    parts.extend(panel);
    parts.extend([choices, printout.frame(desk.t(Word::Brief))]);
    parts
}
