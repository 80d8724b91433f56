//! The brief on screen: the same document that is printed and given out as a file.

use leptos::prelude::*;

use super::asked::Asked;
use super::control;
use super::face;
use super::paper::{Printout, papers, thumbnail};
use super::status::download_draft;
use super::{button, heading, link, main};
use crate::domain::brief::{self, Brief, Direction, Extent, Look, Paper};
use crate::domain::file_name::file_name;
use crate::domain::format;
use crate::domain::persona::Portrait;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::{clock, intl};
use crate::state::desk::Desk;
use crate::state::route::{Page, View};
use crate::state::session::Session;
use crate::state::setting::Export;

/// The brief of the draft in hand as a document of its own.
pub fn document(desk: Desk, session: Session, look: Look, extent: Extent, paper: Paper) -> String {
    with_brief(desk, session, look, extent, paper, brief::document)
}

fn with_brief(
    desk: Desk,
    session: Session,
    look: Look,
    extent: Extent,
    paper: Paper,
    make: fn(&Brief<'_>) -> String,
) -> String {
    let interview = session.interview();
    let brand = session.brand().unwrap_or_else(|| desk.brand.get());
    let today = intl::day(desk.language, clock::today());
    let format_day = |day| intl::day(desk.language, day);
    session.persona(|persona| {
        let portrait = match persona.portrait() {
            Portrait::Photo(data) => brief::photo(&data),
            drawn @ Portrait::Drawn { .. } => face::drawing(&drawn).svg(),
        };
        make(&Brief {
            interview: &interview,
            persona,
            brand: &brand,
            words: desk.words,
            portrait: &portrait,
            today: &today,
            format_day: &format_day,
            look,
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
    let content = once_named(desk, session, Word::BriefNeedsName, sheet);
    main(desk, "page brief-page")
        .child(heading("page__title", desk.t(Word::Brief)))
        .show(content)
}

/// What is drawn once there is something to call the persona by; until then it is asked for.
pub fn once_named(
    desk: Desk,
    session: Session,
    lead: Word,
    draw: fn(Desk, Session) -> Vec<El>,
) -> impl Fn() -> Vec<El> {
    let is_named = memo(move || session.persona(|persona| !persona.name().short().is_empty()));
    // Whoever is typing the name is not interrupted by the sheet: it comes when they say so.
    let named = RwSignal::new(is_named.get_untracked());
    move || {
        let named_now = named.get();
        // What is made reads the name, and is not made anew while it is typed.
        untrack(|| {
            if named_now {
                draw(desk, session)
            } else {
                ask_name(desk, session, lead, is_named, named)
            }
        })
    }
}

/// A brief needs something to call the persona by, and nothing else.
fn ask_name(
    desk: Desk,
    session: Session,
    lead: Word,
    is_named: Memo<bool>,
    named: RwSignal<bool>,
) -> Vec<El> {
    let lead = text("p", "page__lead", desk.t(lead));
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

/// The words for a look, and for what it is good for.
pub fn look_words(look: Look) -> (Word, Word) {
    match look {
        Look::Plain => (Word::LookPlain, Word::LookPlainNote),
        Look::Poster => (Word::LookPoster, Word::LookPosterNote),
        Look::Compact => (Word::LookCompact, Word::LookCompactNote),
    }
}

/// A brief to print and to take along.
pub fn printout(desk: Desk, session: Session, html: Memo<String>) -> Printout {
    let file = move || {
        let name = session.draft_now(|draft| draft.persona.name());
        file_name(
            &[name.name.trim(), name.epithet.trim()].join(" "),
            desk.t(Word::FileName),
            "html",
        )
    };
    Printout {
        desk,
        html,
        name: Callback::new(move |()| session.draft_now(|draft| draft.persona.name().short().to_owned())),
        file: Callback::new(move |()| file()),
    }
}

fn sheet(desk: Desk, session: Session) -> Vec<El> {
    let look = RwSignal::new(Look::Plain);
    let extent = RwSignal::new(Extent::Page);
    let paper = RwSignal::new(Paper::Any);
    let html = memo(move || document(desk, session, look.get(), extent.get(), paper.get()));
    let printout = printout(desk, session, html);
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
    let all = link(
        "link",
        &desk.place_of(&session, View::Page(Page::Take)),
        desk.t(Word::TakeTitle),
    );
    let ways = el("div", "brief-page__ways")
        .children(print)
        .children(html_file)
        .children(desk.setting.exports.has(Export::Json).then(json_file))
        .children(share)
        .children(copied)
        .child(all);
    let choices = el("div", "brief-page__choices")
        .child(control::radios(
            "options options--row",
            desk.t(Word::Extent),
            extents,
        ))
        .child(papers(desk, paper));
    let mut parts = vec![ways];
    parts.extend(panel);
    parts.extend([
        looks(desk, session, look),
        choices,
        printout.frame(desk.t(Word::Brief)),
    ]);
    parts
}

/// The choice of a look, each with the persona's own brief in it.
fn looks(desk: Desk, session: Session, look: RwSignal<Look>) -> El {
    let options = Look::ALL.iter().map(|one| {
        let one = *one;
        let (name, note) = look_words(one);
        let html = memo(move || document(desk, session, one, Extent::Page, Paper::Any));
        let label = el("span", "look").child(thumbnail(html)).child(
            el("span", "look__words")
                .child(control::option_label(desk.t(name)))
                .child(text("span", "option__note", desk.t(note))),
        );
        control::radio(
            "look",
            false,
            label,
            move || look.get() == one,
            move |_| look.set(one),
        )
    });
    control::radios("options looks", desk.t(Word::Look), options)
}

/// The sheet for an hour with the team, as a document of its own.
pub fn deep_dive(desk: Desk, session: Session, paper: Paper) -> String {
    with_brief(desk, session, Look::Plain, Extent::Page, paper, |brief| {
        brief::deep_dive::document(brief, &format::record(brief.persona))
    })
}
