//! The brief on screen: the same document that is printed and given out as a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::asked::Asked;
use super::control;
use super::face;
use super::status::{download_draft, give};
use crate::domain::brief::{self, Brief, Direction, Extent, Paper};
use crate::domain::file_name::file_name;
use crate::domain::persona::Portrait;
use crate::domain::words::Word;
use crate::platform::{clock, files, intl, print};
use crate::state::desk::Desk;
use crate::state::session::Session;

/// The brief of the draft in hand as a document of its own.
pub fn document(desk: Desk, session: Session, extent: Extent, paper: Paper) -> String {
    let interview = session.interview();
    let brand = desk.brand.get();
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
            direction: if intl::is_right_to_left(desk.language) { Direction::RightToLeft } else { Direction::LeftToRight },
            paper,
        })
    })
}

/// The brief's page: the sheet, and the ways to take it along.
pub fn brief(desk: Desk, session: Session) -> AnyView {
    let is_named = Memo::new(move |_| session.persona(|persona| !persona.name().short().is_empty()));
    // Whoever is typing the name is not interrupted by the sheet: it comes when they say so.
    let named = RwSignal::new(is_named.get_untracked());
    view! {
        <main class="page brief-page" id="main">
            {super::heading("page__title", desk.t(Word::Brief))}
            {move || match named.get() {
                true => sheet(desk, session),
                false => ask_name(desk, session, is_named, named),
            }}
        </main>
    }
    .into_any()
}

/// A brief needs something to call the persona by, and nothing else.
fn ask_name(desk: Desk, session: Session, is_named: Memo<bool>, named: RwSignal<bool>) -> AnyView {
    let question = session.interview().question("name").cloned();
    view! {
        <p class="page__lead">{desk.t(Word::BriefNeedsName)}</p>
        {question
            .map(|question| {
                let asked = Asked::new(desk, session, question);
                view! {
                    <form
                        class="page--narrow"
                        on:submit=move |event| {
                            event.prevent_default();
                            if is_named.get_untracked() {
                                named.set(true);
                            }
                        }
                    >
                        {control::name(asked)}
                        <p>
                            <button type="submit" class="button button--main" aria-disabled=move || if is_named.get() { "false" } else { "true" }>
                                {desk.t(Word::Continue)}
                            </button>
                        </p>
                    </form>
                }
            })}
    }
    .into_any()
}

fn sheet(desk: Desk, session: Session) -> AnyView {
    let extent = RwSignal::new(Extent::Page);
    let paper = RwSignal::new(Paper::Any);
    let html = Memo::new(move |_| document(desk, session, extent.get(), paper.get()));
    let name = move |extension: &str| {
        let name = session.draft_now(|draft| draft.persona.name());
        file_name(&[name.name.trim(), name.epithet.trim()].join(" "), desk.t(Word::FileName), extension)
    };
    let do_print = move || {
        if !print::print(&html.get_untracked()) {
            desk.tell(desk.t(Word::PrintRefused).to_owned(), None);
        }
    };
    let copy = move || {
        let html = html.get_untracked();
        spawn_local(async move {
            let copied = files::copy(&html).await;
            desk.tell(desk.t(if copied { Word::FileCopied } else { Word::FileRefused }).to_owned(), None);
        });
    };
    let papers = [(Paper::Any, Word::PaperAny), (Paper::A4, Word::PaperA4), (Paper::Letter, Word::PaperLetter)]
        .into_iter()
        .map(|(one, word)| {
            control::radio("paper".to_owned(), false, desk.t(word).into_any(), move || paper.get() == one, move |_| paper.set(one))
        })
        .collect_view();
    let extents = [(Extent::Page, Word::ExtentPage), (Extent::Record, Word::ExtentRecord)]
        .into_iter()
        .map(|(one, word)| {
            control::radio("extent".to_owned(), false, desk.t(word).into_any(), move || extent.get() == one, move |_| extent.set(one))
        })
        .collect_view();
    let title = desk.t(Word::Brief);
    view! {
        <div class="brief-page__ways">
            {super::button("button button--main", desk.t(Word::Print), do_print)}
            {super::button("button", desk.t(Word::DownloadHtml), move || give(desk, &name("html"), "text/html", &html.get_untracked()))}
            {super::button("button", desk.t(Word::DownloadJson), move || download_draft(desk))}
            {super::button("link", desk.t(Word::CopyHtml), copy)}
        </div>
        <div class="brief-page__choices">
            <fieldset class="options options--row">
                <legend class="labelled__label">{desk.t(Word::Extent)}</legend>
                {extents}
            </fieldset>
            <fieldset class="options options--row">
                <legend class="labelled__label">{desk.t(Word::Paper)}</legend>
                {papers}
            </fieldset>
        </div>
        <iframe class="brief-page__sheet" title=title sandbox="allow-same-origin" srcdoc=move || html.get()></iframe>
    }
    .into_any()
}
