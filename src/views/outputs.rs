//! A persona as Markdown, as a text for assistants, in a table, as a card for the wall and as a map of the journey: each with its
//! ways to take it along.
//!
//! For every output there is a function that makes it of the draft in hand, and a part of a page with its buttons, of which each
//! is there only where it is offered.

use leptos::prelude::*;

use super::status::{self, copy, give};
use super::{button, count, face};
use crate::domain::brief::Direction;
use crate::domain::day::Day;
use crate::domain::file_name::file_name;
use crate::domain::interview::Interview;
use crate::domain::outputs::{self, Drawing, Face, Sheet};
use crate::domain::persona::{Brand, Persona, Portrait};
use crate::domain::words::Word;
use crate::platform::dom::{El, el};
use crate::platform::surface::later;
use crate::platform::{assets, clock, files, intl, picture};
use crate::state::desk::{Desk, Notice, Undo};
use crate::state::home;
use crate::state::session::Session;
use crate::state::setting::Export;

/// The draft in hand as Markdown; read again when it changes.
pub fn markdown_text(desk: Desk, session: Session) -> String {
    with_sheet(desk, session, outputs::markdown)
}

/// The draft in hand as a text for assistants; read again when it changes.
pub fn assistant_text(desk: Desk, session: Session) -> String {
    with_sheet(desk, session, outputs::assistant)
}

/// The draft in hand as a card for the wall; read again when it changes.
pub fn card_drawing(desk: Desk, session: Session) -> Drawing {
    with_sheet(desk, session, outputs::card)
}

/// The journey of the draft in hand as a map; read again when it changes.
pub fn map_drawing(desk: Desk, session: Session) -> Drawing {
    with_sheet(desk, session, outputs::map)
}

fn with_sheet<T>(desk: Desk, session: Session, make: fn(&Sheet<'_>) -> T) -> T {
    let interview = session.interview();
    let brand = session.brand().unwrap_or_else(|| desk.brand.get());
    let today = intl::day(desk.language, clock::today());
    session.persona(|persona| {
        let drawn;
        let photo;
        let face = match persona.portrait() {
            Portrait::Photo(data) => {
                photo = data;
                Face::Photo(&photo)
            }
            portrait @ Portrait::Drawn { .. } => {
                drawn = face::drawing(&portrait).svg();
                Face::Drawn(&drawn)
            }
        };
        make(&Sheet {
            interview: &interview,
            persona,
            brand: &brand,
            words: desk.words,
            today: &today,
            format_day: &|day| intl::day(desk.language, day),
            face,
            direction: if intl::is_right_to_left(desk.language) {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            },
        })
    })
}

/// Personas with their interviews as a table.
pub fn table(desk: Desk, personas: &[(Interview, Persona)], brand: &Brand) -> String {
    let sheets: Vec<Sheet<'_>> = personas
        .iter()
        .map(|(interview, persona)| Sheet {
            interview,
            persona,
            brand,
            words: desk.words,
            today: "",
            format_day: &|day: Day| day.to_string(),
            face: Face::Drawn(""),
            direction: Direction::LeftToRight,
        })
        .collect();
    outputs::csv(desk.words, &sheets)
}

/// The draft in hand alone as a table; read again when it changes.
pub fn table_of(desk: Desk, session: Session) -> String {
    let brand = session.brand().unwrap_or_else(|| desk.brand.get());
    let row = session.persona(|persona| ((*session.interview()).clone(), persona.clone()));
    table(desk, &[row], &brand)
}

/// The ways to take the draft in hand along as Markdown.
pub fn markdown(desk: Desk, session: Session) -> El {
    let text = move || untrack(|| markdown_text(desk, session));
    let file = move || named(desk, session, None, "md");
    let download = move || {
        give(
            desk,
            Export::Markdown,
            &file(),
            "text/markdown;charset=utf-8",
            &text(),
        );
    };
    let exports = desk.setting.exports;
    ways([
        exports
            .has(Export::Markdown)
            .then(|| button("button", desk.t(Word::OutputMarkdown), download)),
        copied(desk, session, Word::OutputMarkdownCopy, text),
    ])
}

/// The ways to take the draft in hand to an assistant.
pub fn assistant(desk: Desk, session: Session) -> El {
    let text = move || untrack(|| assistant_text(desk, session));
    let file = move || named(desk, session, Some(Word::OutputTextFile), "txt");
    let download = move || {
        give(desk, Export::Text, &file(), "text/plain;charset=utf-8", &text());
    };
    let exports = desk.setting.exports;
    ways([
        exports
            .has(Export::Text)
            .then(|| button("button", desk.t(Word::OutputText), download)),
        copied(desk, session, Word::OutputTextCopy, text),
    ])
}

/// The way to take all live personas along as a table; of an example or a shared persona, that one alone.
pub fn csv(desk: Desk, session: Option<Session>) -> El {
    let alone = session.filter(|session| session.read_only);
    let gather = move || {
        later(desk, async move {
            let personas = match alone {
                Some(session) => vec![session.draft_now(|draft| draft.persona.clone())],
                None => live(desk).await,
            };
            let mut interviews = assets::Interviews::default();
            let (mut rows, mut lacking) = (Vec::new(), 0);
            for persona in personas {
                match interviews.of(desk, &persona.interview.id).await {
                    Some(interview) => rows.push((interview.clone(), persona)),
                    None => lacking += 1,
                }
            }
            let brand = alone
                .and_then(|session| session.brand())
                .unwrap_or_else(|| desk.brand.get_untracked());
            let text = table(desk, &rows, &brand);
            let name = desk
                .words
                .fill(Word::OutputCsvFile, &[("name", brand.name.trim())]);
            let name = file_name(&name, desk.t(Word::FileName), "csv");
            let is_given = give(desk, Export::Csv, &name, "text/csv;charset=utf-8", &text);
            if is_given && lacking > 0 {
                desk.tell(count(desk, Word::OutputLeftOut, lacking), None);
            }
        });
    };
    ways([desk
        .setting
        .exports
        .has(Export::Csv)
        .then(|| button("button", desk.t(Word::OutputCsv), gather))])
}

/// Every persona that is neither thrown nor put away.
async fn live(desk: Desk) -> Vec<Persona> {
    let away = desk.shelf.with_untracked(|shelf| {
        let away = shelf.iter().filter(|one| !one.is_live());
        away.map(|one| one.id.clone()).collect::<Vec<_>>()
    });
    let mut personas = home::everything(desk).await;
    personas.retain(|persona| !away.contains(&persona.id));
    personas
}

/// The ways to take the card for the wall along.
pub fn card(desk: Desk, session: Session) -> El {
    picture_ways(
        desk,
        move || untrack(|| card_drawing(desk, session)),
        move |extension| named(desk, session, Some(Word::OutputCardFile), extension),
        [Word::OutputCardPng, Word::OutputCardSvg],
    )
}

/// The ways to take the map of the journey along.
pub fn map(desk: Desk, session: Session) -> El {
    picture_ways(
        desk,
        move || untrack(|| map_drawing(desk, session)),
        move |extension| named(desk, session, Some(Word::OutputMapFile), extension),
        [Word::OutputMapPng, Word::OutputMapSvg],
    )
}

/// What the card looks like.
pub fn card_picture(desk: Desk, session: Session) -> El {
    shown(desk, Word::OutputCardTitle, move || card_drawing(desk, session))
}

/// What the map looks like.
pub fn map_picture(desk: Desk, session: Session) -> El {
    shown(desk, Word::OutputMapTitle, move || map_drawing(desk, session))
}

/// A drawing as an image: drawn without scripts and outside requests, whatever is in it.
fn shown(desk: Desk, title: Word, drawing: impl Fn() -> Drawing + 'static) -> El {
    el("img", "output-picture")
        .attr("alt", desk.t(title))
        .live_attr("src", move || picture::svg_address(&drawing().svg))
}

fn picture_ways(
    desk: Desk,
    drawing: impl Fn() -> Drawing + Copy + Send + Sync + 'static,
    file: impl Fn(&str) -> String + Copy + Send + Sync + 'static,
    [png, svg]: [Word; 2],
) -> El {
    let as_svg = Undo::new(move || {
        give(desk, Export::Svg, &file("svg"), "image/svg+xml", &drawing().svg);
    });
    // While one is being painted, another press is for nothing.
    let is_painting = RwSignal::new(false);
    let svg_instead = as_svg.clone();
    let as_png = move || {
        let as_svg = svg_instead.clone();
        if !is_painting.get_untracked()
            && (desk.ports.hand_out)(desk.setting.surface, Export::Png, &file("png"))
        {
            is_painting.set(true);
            desk.tell(desk.t(Word::OutputDrawing).to_owned(), None);
            later(desk, async move {
                paint(desk, &drawing(), &file("png"), as_svg).await;
                is_painting.try_set(false);
            });
        }
    };
    let exports = desk.setting.exports;
    ways([
        exports.has(Export::Png).then(|| {
            button("button", desk.t(png), as_png).live_state("aria-disabled", move || is_painting.get())
        }),
        exports
            .has(Export::Svg)
            .then(|| button("link", desk.t(svg), move || as_svg.run())),
    ])
}

/// Paints a picture and hands it out, or says why not and offers the lines it is made of.
async fn paint(desk: Desk, drawing: &Drawing, name: &str, as_svg: Undo) {
    let setting = desk.setting;
    let has_svg = setting.exports.has(Export::Svg);
    let is_given = match picture::png(drawing).await {
        Some(blob) => files::download_blob(setting.surface, name, &blob),
        None => false,
    };
    desk.notice.set(Some(if is_given {
        // In a frame, whose sandbox may swallow a file without a word, the lines can be copied.
        let lines = drawing.svg.clone();
        let show = Undo::new(move || desk.to_copy.set(Some(lines.clone())));
        let way = (setting.is_framed && has_svg).then_some((Word::FileNone, show));
        status::given(desk, name, way)
    } else {
        let word = if has_svg {
            Word::OutputNotDrawn
        } else {
            Word::OutputNotDrawnAlone
        };
        Notice {
            text: desk.t(word).to_owned(),
            way: has_svg.then_some((Word::OutputSvg, as_svg)),
        }
    }));
}

/// The button that copies a text.
fn copied(desk: Desk, session: Session, word: Word, text: impl Fn() -> String + 'static) -> Option<El> {
    let act = move || {
        let name = session.draft_now(|draft| draft.persona.name().short().to_owned());
        if (desk.ports.hand_out)(desk.setting.surface, Export::Copy, &name) {
            copy(desk, text());
        }
    };
    desk.setting
        .exports
        .has(Export::Copy)
        .then(|| button("link", desk.t(word), act))
}

fn ways<const COUNT: usize>(ways: [Option<El>; COUNT]) -> El {
    el("div", "output-ways").children(ways.into_iter().flatten())
}

/// A file's name: the persona's, in a word that says what it is.
fn named(desk: Desk, session: Session, word: Option<Word>, extension: &str) -> String {
    let name = session.draft_now(|draft| draft.persona.name());
    let mut called = [name.name.trim(), name.epithet.trim()].join(" ");
    if called.trim().is_empty() {
        desk.t(Word::FileName).clone_into(&mut called);
    }
    if let Some(word) = word {
        called = desk.words.fill(word, &[("name", called.trim())]);
    }
    file_name(&called, desk.t(Word::FileName), extension)
}
