//! The notebook in the interview: evidence that comes from it, and the ways to it.

use leptos::prelude::*;

use super::asked::{Asked, Key, key};
use super::{button, link};
use crate::domain::edit::Field;
use crate::domain::interview::Place;
use crate::domain::notebook::{Entry, SOURCES};
use crate::domain::promotion::{attach, evidence_of, first_part};
use crate::domain::search::Filter;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::{intl, page};
use crate::state::book::Book;
use crate::state::route::Route;

/// How many entries are offered at once.
const OFFERED: usize = 6;

/// The evidence of an answer, or of the item with this id, with the entries it comes from.
pub fn evidence(asked: Asked, item: &str) -> El {
    let drawn = super::evidence::evidence(asked, item);
    let Some(book) = asked.desk.book.get_value() else {
        return drawn;
    };
    let item = key(item);
    let linked = memo(move || {
        let evidence = asked.session.evidence(&asked.id(), &item.get_value());
        let entries = evidence.into_iter().filter_map(|piece| piece.entry);
        entries.collect::<Vec<String>>()
    });
    let links = move || {
        let rows: Vec<El> = linked.get().into_iter().map(|id| from(asked, book, id)).collect();
        (!rows.is_empty()).then(|| el("ul", "noted").children(rows))
    };
    drawn.show(links).child(chooser(asked, book, item))
}

/// "From the notebook, 12 March 2026", a link to the entry; or that it is gone.
fn from(asked: Asked, book: Book, id: String) -> El {
    let desk = asked.desk;
    let entry = memo(move || {
        let notebook = book.notebook();
        let entry = notebook.entry(&id).cloned();
        (entry, book.is_read(), id.clone())
    });
    el("li", "noted__row").show(move || {
        [match entry.get() {
            (None, true, _) => text("span", "noted__gone", desk.t(Word::NotedGone)),
            (entry, _, id) => {
                let day = entry.as_ref().and_then(|entry| entry.date);
                let said = match day {
                    Some(day) => {
                        let day = intl::day(desk.language, day);
                        desk.words.fill(Word::NotedFrom, &[("day", &day)])
                    }
                    None => desk.t(Word::NotedFromUndated).to_owned(),
                };
                let short = entry.map(|entry| entry.short(60)).unwrap_or_default();
                el("span", "")
                    .child(
                        link("link", &Route::Notebook, &said).on_click(move || book.wanted.set(id.clone())),
                    )
                    .text(" ")
                    .child(el("span", "noted__words").bdi(&short))
            }
        }]
    })
}

/// What attaches an entry: a button that opens the newest entries and a search among all.
fn chooser(asked: Asked, book: Book, item: Key) -> El {
    let desk = asked.desk;
    let is_open = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    let search_id = StoredValue::new(["noted-", &asked.id(), "-", &item.get_value()].concat());
    let opener = button("link noted__open", desk.t(Word::NotedChoose), move || {
        is_open.update(|open| *open = !*open);
        if is_open.get_untracked() {
            page::focus_soon(
                desk.setting,
                search_id.with_value(|id| ["[id=\"", id, "\"]"].concat()),
            );
        }
    })
    .live_state("aria-expanded", move || is_open.get());
    let found = memo(move || {
        let filter = Filter {
            words: words.get(),
            ..Filter::default()
        };
        let notebook = book.notebook();
        let found = filter.found(&notebook, |_| false);
        let shown = found.iter().take(OFFERED);
        let entries: Vec<Entry> = shown
            .filter_map(|index| notebook.entries.get(*index).cloned())
            .collect();
        (entries, found.len())
    });
    let choose = move |entry: &Entry| {
        let entry = entry.clone();
        is_open.set(false);
        asked.with_undo(Word::NotedAttached, move |asked| {
            let evidence = evidence_of(&entry, first_part(&entry), false);
            asked.session.edit(|persona| {
                attach(persona, &asked.id(), &item.get_value(), evidence);
            });
        });
    };
    let row = move |entry: Entry| {
        let day = entry.date.map(|day| intl::day(desk.language, day));
        let about = [day.unwrap_or_default(), entry.about.trim().to_owned()];
        let about: Vec<&str> = about
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let facts = about.join(" · ");
        let words = entry.short(120);
        let choose = el("button", "noted__choice")
            .attr("type", "button")
            .child(el("span", "").bdi(&words))
            .child(el("span", "noted__facts").bdi(&facts))
            .on_click(move || choose(&entry));
        el("li", "").child(choose)
    };
    let panel = move || {
        is_open.get().then(|| {
            let search = el("input", "field field--small")
                .id(&search_id.get_value())
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("dir", "auto")
                .attr("aria-label", desk.t(Word::NotedSearch))
                .attr("placeholder", desk.t(Word::NotedSearch))
                .live_value(move || words.get())
                // Enter here is no going on.
                .on_enter(|| {})
                .on_input(move |text| words.set(text));
            let rows = move || {
                let (entries, _) = found.get();
                entries.into_iter().map(row).collect::<Vec<El>>()
            };
            let told = move || {
                let (entries, all) = found.get();
                let is_searched = words.with(|words| !words.trim().is_empty());
                match all.saturating_sub(entries.len()) {
                    0 if entries.is_empty() && is_searched => desk.t(Word::NotedNone).to_owned(),
                    0 if entries.is_empty() => desk.t(Word::NotedEmpty).to_owned(),
                    0 => String::new(),
                    more => super::count(desk, Word::NotedMore, more),
                }
            };
            el("div", "noted__panel")
                .child(search)
                .child(el("ul", "noted__list").show(rows))
                .child(el("p", "aside-note").attr("role", "status").live_text(told))
        })
    };
    el("div", "noted__choose").child(opener).show(panel)
}

/// The way from a source of data to a finding of it in the notebook.
pub fn finding(asked: Asked, item: &str) -> Option<El> {
    let desk = asked.desk;
    let book = desk.book.get_value()?;
    let item = key(item);
    let write = move || {
        let kind = asked.text(&item.get_value(), Field::Source);
        // What only this interview knows by an id is named as people read it.
        let source = if SOURCES.contains(&kind.as_str()) {
            kind
        } else {
            let label = asked.with(|question| question.kind.label_of(&kind).map(str::to_owned));
            label.unwrap_or(kind)
        };
        book.begin_finding(source.trim());
        desk.go(&Route::Notebook);
    };
    Some(button("link noted__finding", desk.t(Word::NotedFinding), write))
}

/// In an interview's pattern step, the way to the patterns of the notebook.
pub fn to_patterns(asked: Asked) -> Option<El> {
    asked.desk.book.get_value()?;
    let interview = asked.session.interview();
    let place = interview.place_of_question(&asked.id())?;
    let is_pattern = interview.steps.get(place.step)?.id == "pattern";
    let first = interview.screen(Place {
        step: place.step,
        screen: 0,
    })?;
    let is_first = first
        .questions
        .first()
        .is_some_and(|question| question.id == asked.id());
    (is_pattern && is_first).then(|| {
        link(
            "link noted__patterns",
            &Route::Patterns,
            asked.desk.t(Word::NotedPatterns),
        )
    })
}
