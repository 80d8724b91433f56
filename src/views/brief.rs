//! The brief on screen: the same document that is printed and given out as a file.

use leptos::prelude::*;

use super::asked::Asked;
use super::control;
use super::face;
use super::status::{download_draft, give};
use super::{button, heading, main};
use crate::domain::brief::{self, Brief, Direction, Extent, Paper};
use crate::domain::file_name::file_name;
use crate::domain::persona::Portrait;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, live, memo, text};
use crate::platform::{clock, intl, page, print};
use crate::state::desk::{Desk, Notice};
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
    let give_html = move || {
        let name = session.draft_now(|draft| draft.persona.name());
        let name = file_name(
            &[name.name.trim(), name.epithet.trim()].join(" "),
            desk.t(Word::FileName),
            "html",
        );
        give(desk, Export::Html, &name, "text/html", &html.get_untracked());
    };
    let exports = desk.setting.exports;
    let do_print = move || {
        let name = session.draft_now(|draft| draft.persona.name().short().to_owned());
        if (desk.ports.hand_out)(desk.setting.surface, Export::Print, &name) {
            // Where printing is not to be had, the web page of the brief is, if it is offered.
            let refused = move || {
                let way = exports.has(Export::Html).then(|| {
                    let take = Callback::new(move |()| give_html());
                    (Word::DownloadHtml, take)
                });
                desk.notice.set(Some(Notice {
                    text: desk.t(Word::PrintRefused).to_owned(),
                    way,
                }));
            };
            print::print(desk.setting, &html.get_untracked(), refused);
        }
    };
    // The browser's own way to print would print this page around the sheet.
    page::on_keys(desk.setting, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "p" && exports.has(Export::Print) {
            event.prevent_default();
            do_print();
        }
    });
    let copy = move || {
        let name = session.draft_now(|draft| draft.persona.name().short().to_owned());
        if (desk.ports.hand_out)(desk.setting.surface, Export::Copy, &name) {
            super::status::copy(desk, html.get_untracked());
        }
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
    let papers = [
        (Paper::Any, Word::PaperAny),
        (Paper::A4, Word::PaperA4),
        (Paper::Letter, Word::PaperLetter),
    ]
    .map(|(one, word)| {
        let label = control::option_label(desk.t(word));
        control::radio(
            "paper",
            false,
            label,
            move || paper.get() == one,
            move |_| paper.set(one),
        )
    });
    let print = || button("button button--main", desk.t(Word::Print), do_print);
    let html_file = || button("button", desk.t(Word::DownloadHtml), give_html);
    let json_file = || {
        button("button", desk.t(Word::DownloadJson), move || {
            download_draft(desk);
        })
    };
    let copied = || button("link", desk.t(Word::CopyHtml), copy);
    let (share, panel) = super::share::share(desk, session).unzip();
    let ways = el("div", "brief-page__ways")
        .children(exports.has(Export::Print).then(print))
        .children(exports.has(Export::Html).then(html_file))
        .children(exports.has(Export::Json).then(json_file))
        .children(share)
        .children(exports.has(Export::Copy).then(copied));
    let choices = el("div", "brief-page__choices")
        .child(control::radios(
            "options options--row",
            desk.t(Word::Extent),
            extents,
        ))
        .child(control::radios(
            "options options--row",
            desk.t(Word::Paper),
            papers,
        ));
    let frame = el("iframe", "brief-page__sheet")
        .attr("title", desk.t(Word::Brief))
        .attr("sandbox", "allow-same-origin");
    let node = frame.node().clone();
    let frame = frame.on("load", move |_| print::dress(&node));
    let node = frame.node().clone();
    live(move || {
        // A page whose policy lets no document be shown still lets it be taken along.
        print::set_document(&node, &html.get());
    });
    let mut parts = vec![ways];
    parts.extend(panel);
    parts.extend([choices, frame]);
    parts
}
