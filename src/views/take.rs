//! Everything that can be taken along, and what each looks like.
//!
//! The page is a list of [`Card`]s: what a thing is called, what it is for, what it looks like, and its ways out. A new kind of
//! thing is one more card in [`on_paper`] or [`as_file`].

use leptos::prelude::*;

use super::brief::{deep_dive, document, look_words, once_named, printout};
use super::paper::{Printout, papers, thumbnail};
use super::status::{download_draft, file_of};
use super::{button, heading, link, main, outputs, share, worksheet};
use crate::domain::brief::{Extent, Look, Paper};
use crate::domain::file_name::file_name;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::{clock, page};
use crate::state::desk::Desk;
use crate::state::home::Notes;
use crate::state::route::{Page, View};
use crate::state::session::Session;
use crate::state::setting::Export;

/// How many lines of a text are shown of it.
const LINES: usize = 34;
/// From one preview to the next, in milliseconds, so that the page is there at once and can be used while they come.
const PAUSE: u64 = 40;

/// One thing to take along.
pub struct Card {
    /// What it is called.
    title: String,
    /// What it is for, in a line.
    lead: Word,
    /// What it looks like.
    preview: Preview,
    /// Its ways out, each only where it is offered; a card without any is left out.
    ways: Vec<El>,
    /// What opens below the card.
    below: Option<El>,
}

/// What a thing looks like.
pub enum Preview {
    /// A document, made small; it begins where the element that this selects does.
    Document(Memo<String>, &'static str),
    /// The first lines of a text.
    Text(Memo<String>),
    /// A picture.
    Picture(El),
}

/// The page.
pub fn take(desk: Desk, session: Session) -> El {
    main(desk, "page take")
        .child(heading("page__title", desk.t(Word::TakeTitle)))
        .show(once_named(desk, session, Word::TakeNeedsName, cards))
}

fn cards(desk: Desk, session: Session) -> Vec<El> {
    let paper = RwSignal::new(Paper::Any);
    let mut pause = 0;
    let mut group = |title: Word, choice: Option<El>, cards: Vec<Card>| {
        let cards: Vec<El> = cards
            .into_iter()
            .filter(|card| !card.ways.is_empty())
            .map(|card| {
                pause += PAUSE;
                shown(desk, card, pause)
            })
            .collect();
        (!cards.is_empty()).then(|| {
            el("section", "take__group")
                .child(text("h2", "take__title", desk.t(title)))
                .children(choice)
                .child(el("ul", "take__cards").children(cards))
        })
    };
    let printed = group(
        Word::TakePrinted,
        Some(papers(desk, paper)),
        on_paper(desk, session, paper),
    );
    let files = group(Word::TakeFiles, None, as_file(desk, session));
    let mut parts = vec![text("p", "page__lead", desk.t(Word::TakeLead))];
    parts.extend(printed.into_iter().chain(files));
    parts
}

/// Everything for paper.
fn on_paper(desk: Desk, session: Session, paper: RwSignal<Paper>) -> Vec<Card> {
    let briefs = Look::ALL.iter().map(|look| {
        let look = *look;
        let (name, note) = look_words(look);
        let title = desk
            .words
            .fill(Word::TakeBrief, &[("look", &desk.t(name).to_lowercase())]);
        let html = memo(move || document(desk, session, look, Extent::Page, paper.get()));
        printed(title, note, printout(desk, session, html))
    });
    let record = memo(move || document(desk, session, Look::Plain, Extent::Record, paper.get()));
    let record = Card {
        preview: Preview::Document(record, ".record"),
        ..printed(
            desk.t(Word::TakeRecord).to_owned(),
            Word::BriefRecordLead,
            printout(desk, session, record),
        )
    };
    let dive = memo(move || deep_dive(desk, session, paper.get()));
    let dive = Printout {
        file: Callback::new(move |()| {
            let name = session.draft_now(|draft| draft.persona.name());
            let name = desk.words.fill(Word::DeepFile, &[("name", name.short())]);
            file_name(&name, desk.t(Word::FileName), "html")
        }),
        ..printout(desk, session, dive)
    };
    let dive = printed(desk.t(Word::TakeDeep).to_owned(), Word::DeepLead, dive);
    let worksheets = printed(
        desk.t(Word::TakeWorksheets).to_owned(),
        Word::TakeWorksheetsNote,
        worksheet::printout(desk, session.interview(), paper),
    );
    briefs
        .chain([record, teams(desk, session, paper), dive, worksheets])
        .collect()
}

/// The way to the briefs for the teams, which are read and changed on a page of their own.
fn teams(desk: Desk, session: Session, paper: RwSignal<Paper>) -> Card {
    let html = memo(move || super::teams::sheets(desk, session, paper.get()));
    let place = desk.place_of(&session, View::Page(Page::Teams));
    let named = desk.words.fill(
        Word::TakeWay,
        &[
            ("way", desk.t(Word::TakeSee)),
            ("thing", desk.t(Word::TeamsTitle)),
        ],
    );
    Card {
        title: desk.t(Word::TeamsTitle).to_owned(),
        lead: Word::TakeTeamsNote,
        preview: Preview::Document(html, "main"),
        ways: vec![link("button", &place, desk.t(Word::TakeSee)).attr("aria-label", &named)],
        below: None,
    }
}

/// Everything that is a file or a link.
fn as_file(desk: Desk, session: Session) -> Vec<Card> {
    let json = memo(move || {
        let persona = session.persona(Clone::clone);
        let brand = session.brand().unwrap_or_else(|| desk.brand.get());
        beginning(&file_of(desk, brand, vec![persona], Notes::Linked))
    });
    let has_json = desk.setting.exports.has(Export::Json);
    let json = Card {
        title: desk.t(Word::TakeJson).to_owned(),
        lead: Word::TakeJsonNote,
        preview: Preview::Text(json),
        ways: has_json
            .then(|| button("button", desk.t(Word::DownloadJson), move || download_draft(desk)))
            .into_iter()
            .collect(),
        below: None,
    };
    let site = page::site(desk.setting).unwrap_or_default();
    let (open, panel) = share::share(desk, session).unzip();
    let address = memo(move || [&site, "#/shared/…"].concat());
    let link = Card {
        title: desk.t(Word::TakeLink).to_owned(),
        lead: Word::TakeLinkNote,
        preview: Preview::Text(address),
        ways: open.into_iter().collect(),
        below: panel,
    };
    let pictures = [
        (
            Word::OutputCardTitle,
            Word::TakeCardNote,
            outputs::card_picture as fn(Desk, Session) -> El,
            outputs::card as fn(Desk, Session) -> El,
        ),
        (
            Word::OutputMapTitle,
            Word::TakeMapNote,
            outputs::map_picture,
            outputs::map,
        ),
    ]
    .map(|(title, lead, picture, ways)| Card {
        title: desk.t(title).to_owned(),
        lead,
        preview: Preview::Picture(picture(desk, session)),
        ways: offered(ways(desk, session)),
        below: None,
    });
    let texts = [
        (
            Word::TakeMarkdown,
            Word::TakeMarkdownNote,
            outputs::markdown_text as fn(Desk, Session) -> String,
            outputs::markdown as fn(Desk, Session) -> El,
        ),
        (
            Word::TakeAssistant,
            Word::TakeAssistantNote,
            outputs::assistant_text,
            outputs::assistant,
        ),
    ]
    .map(|(title, lead, content, ways)| Card {
        title: desk.t(title).to_owned(),
        lead,
        preview: Preview::Text(memo(move || beginning(&content(desk, session)))),
        ways: offered(ways(desk, session)),
        below: None,
    });
    let table = Card {
        title: desk.t(Word::TakeTable).to_owned(),
        lead: Word::TakeTableNote,
        preview: Preview::Text(memo(move || {
            beginning(&outputs::table_of(desk, session).replace("\",\"", "\" | \""))
        })),
        ways: offered(outputs::csv(desk, Some(session))),
        below: None,
    };
    pictures
        .into_iter()
        .chain(texts)
        .chain([table, json, link])
        .collect()
}

/// Ways out, unless none of them is offered.
fn offered(ways: El) -> Vec<El> {
    let is_any = ways.node().child_element_count() > 0;
    is_any.then_some(ways).into_iter().collect()
}

/// A card of a document.
fn printed(title: String, lead: Word, printout: Printout) -> Card {
    Card {
        lead,
        preview: Preview::Document(printout.html, "main"),
        ways: printout.ways_of(&title),
        below: None,
        title,
    }
}

/// A card as it stands on the page; its preview comes after a while.
fn shown(desk: Desk, card: Card, after: u64) -> El {
    let Card {
        title,
        lead,
        preview,
        ways,
        below,
    } = card;
    let preview = match preview {
        Preview::Document(html, part) => preview_later(after, move || thumbnail(html, part)),
        Preview::Text(content) => preview_later(after, move || {
            el("span", "thumbnail thumbnail--text")
                .attr("aria-hidden", "true")
                .child(el("span", "thumbnail__text").live_text(move || content.get()))
        }),
        Preview::Picture(picture) => el("div", "take__preview").child(picture),
    };
    el("li", "take__card").child(preview).child(
        el("div", "take__words")
            .child(text("h3", "take__name", &title))
            .child(text("p", "take__lead", desk.t(lead)))
            .child(el("div", "take__ways").children(ways))
            .children(below),
    )
}

/// Room for a preview, which is drawn after so many milliseconds.
fn preview_later(after: u64, draw: impl Fn() -> El + 'static) -> El {
    let is_time = RwSignal::new(false);
    clock::after(after, move || {
        // Somebody may have gone elsewhere in the meantime.
        is_time.try_set(true);
    });
    el("div", "take__preview").show(move || is_time.get().then(|| untrack(&draw)))
}

/// The first lines of a text.
fn beginning(text: &str) -> String {
    let lines: Vec<&str> = text.lines().take(LINES).collect();
    lines.join("\n")
}
