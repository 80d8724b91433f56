//! The field notebook: what was noticed, day by day.

use std::sync::Arc;

use leptos::prelude::*;

use super::control::{labelled, option_label, radio};
use super::entry::{self, Written, option, select, source_name};
use super::{button, heading, link, main, uses};
use crate::domain::day::Day;
use crate::domain::search::{Filter, counted};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::{intl, page};
use crate::state::book::Book;
use crate::state::desk::Desk;
use crate::state::route::Route;

/// How many entries are shown at first, and how many more at a time.
const PAGE: usize = 40;
const PAGE_MORE: usize = 160;
/// How many people the filter names.
const PEOPLE: usize = 200;

/// The page.
pub fn notebook(desk: Desk) -> El {
    let page = main(desk, "page notebook").child(heading("page__title", desk.t(Word::NotebookTitle)));
    let Some(book) = desk.book.get_value() else {
        return page;
    };
    uses::follow(desk, book);
    page.child(text("p", "page__lead", desk.t(Word::NotebookLead)))
        .child(form(desk, book))
        .child(run(desk, book))
        .child(list(desk, book))
}

/// What an entry is written in.
fn form(desk: Desk, book: Book) -> El {
    let written = Written::half(desk, book);
    let wrong = RwSignal::new(None::<Word>);
    let add = move || {
        wrong.set(None);
        let id = book.write_down();
        match &id {
            Some(id) => {
                let undo = book.undo_of_writing(id);
                desk.tell(desk.t(Word::NotebookAdded).to_owned(), Some(undo));
            }
            None if book.is_full() => wrong.set(Some(Word::NotebookFull)),
            None => wrong.set(Some(Word::NotebookNothing)),
        }
        page::focus_soon(desk.setting, "#new-text".to_owned());
    };
    // Folded and unfolded by hand; what is there already is seen.
    let is_open = RwSignal::new(written.has_more());
    let more = el("details", "more notebook__more")
        .child(text("summary", "", desk.t(Word::NotebookMore)))
        .child(el("div", "notebook__fields").children(written.more()));
    let more = if is_open.get_untracked() {
        more.flag("open")
    } else {
        more
    };
    // Whoever comes from a source of data sees that it is chosen.
    let source = memo(move || book.half().source);
    let finding = move || {
        let source = source.get();
        (!source.is_empty()).then(|| {
            let source = source_name(desk, &source);
            let said = desk.words.fill(Word::NotebookFindingFrom, &[("source", &source)]);
            el("p", "notebook__finding").bdi(&said)
        })
    };
    let error = el("p", "error").attr("role", "alert").live_text(move || {
        wrong
            .get()
            .map(|word| desk.t(word).to_owned())
            .unwrap_or_default()
    });
    el("section", "notebook__form")
        .attr("aria-label", desk.t(Word::NotebookWhat))
        .on_key(move |event| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                add();
            }
        })
        .show(finding)
        .child(written.what())
        .child(more)
        .child(error)
        .child(button(
            "button button--main notebook__add",
            desk.t(Word::NotebookAdd),
            add,
        ))
}

/// The thirty days of noticing.
fn run(desk: Desk, book: Book) -> El {
    let today = (desk.ports.today)();
    let count = memo(move || {
        let notebook = book.notebook();
        notebook.run.map(|run| run.count(&notebook.entries, today))
    });
    let begin = move |class: &str, word: Word| {
        button(class, desk.t(word), move || {
            let undo = book.begin_run();
            page::focus_soon(desk.setting, "#run-title".to_owned());
            desk.tell(desk.t(Word::NotebookRunBegun).to_owned(), Some(undo));
        })
    };
    let title = move |content: &str| {
        text("h2", "run__title", content)
            .id("run-title")
            .attr("tabindex", "-1")
    };
    let content = move || {
        let Some(count) = count.get() else {
            return vec![
                title(desk.t(Word::NotebookRunTitle)),
                text("p", "run__lead", desk.t(Word::NotebookRunLead)),
                begin("button", Word::NotebookRunBegin),
            ];
        };
        let of = count.noticed.len().to_string();
        let day = [("day", count.day.to_string()), ("of", of)];
        let day = day.each_ref().map(|(name, value)| (*name, value.as_str()));
        let entries = super::count(desk, Word::NotebookRunEntries, count.entries);
        let days = super::count(desk, Word::NotebookRunDays, count.days_noticed());
        let facts = if count.entries == 0 {
            desk.t(Word::NotebookRunNone).to_owned()
        } else {
            [entries, days].join(", ")
        };
        let numbers: Vec<String> = count
            .noticed
            .iter()
            .enumerate()
            .filter(|(_, noticed)| **noticed)
            .map(|(index, _)| (index + 1).to_string())
            .collect();
        let heard = desk
            .words
            .fill(Word::NotebookRunDots, &[("days", &numbers.join(", "))]);
        let dot = |(index, noticed): (usize, &bool)| {
            let is_today = !count.is_over && index + 1 == usize::from(count.day);
            let is_ahead = index >= usize::from(count.day);
            let state = match (noticed, is_today, is_ahead) {
                (true, ..) => "noticed",
                (_, true, _) => "today",
                (_, _, true) => "ahead",
                _ => "past",
            };
            el("span", "run__dot").attr("data-state", state)
        };
        let dots = el("p", "run__dots")
            .attr("aria-hidden", "true")
            .children(count.noticed.iter().enumerate().map(dot));
        let head = if count.is_over {
            desk.t(Word::NotebookRunOver).to_owned()
        } else {
            desk.words.fill(Word::NotebookRunDay, &day)
        };
        let mut parts = vec![title(&head), text("p", "run__facts", &facts), dots];
        if !numbers.is_empty() {
            parts.push(text("p", "visually-hidden", &heard));
        }
        if count.is_over {
            parts.push(text("p", "run__lead", desk.t(Word::NotebookRunNext)));
            let ways = el("p", "run__ways")
                .child(link(
                    "button button--main",
                    &Route::Patterns,
                    desk.t(Word::ToPatterns),
                ))
                .child(begin("button", Word::NotebookRunAgain));
            parts.push(ways);
        }
        parts
    };
    el("section", "run")
        .attr("aria-labelledby", "run-title")
        .show(content)
}

/// An entry that was found: its day and its id.
type Found = (Option<Day>, String);

/// The entries, newest first, and what searches and filters them.
fn list(desk: Desk, book: Book) -> El {
    // Whoever comes from an answer sees the entry it rests on.
    let filter = RwSignal::new(Filter {
        only: book.wanted.get_untracked(),
        ..Filter::default()
    });
    book.wanted.set(String::new());
    let limit = RwSignal::new(PAGE);
    let found = memo(move || {
        let notebook = book.notebook();
        let filter = filter.get();
        let uses = filter.is_unused.then(|| book.uses.get());
        let is_used = |id: &str| {
            let uses = uses.as_ref();
            uses.is_some_and(|uses| uses.iter().any(|one| one.link.entry == id))
        };
        let found = filter.found(&notebook, is_used).into_iter();
        let found = found.filter_map(|index| notebook.entries.get(index));
        let found: Vec<Found> = found.map(|entry| (entry.date, entry.id.clone())).collect();
        Arc::new(found)
    });
    let is_on = memo(move || filter.with(Filter::is_on));
    let is_empty = memo(move || book.notebook().entries.is_empty());
    let days = memo(move || {
        let found = found.get();
        let mut days: Vec<String> = Vec::new();
        for (day, _) in found.iter().take(limit.get()) {
            let day = day.map(|day| day.to_string()).unwrap_or_default();
            if days.last() != Some(&day) {
                days.push(day);
            }
        }
        days
    });
    let of_day = move |day: String| {
        let day = Day::parse(&day);
        let title = day.map_or_else(
            || desk.t(Word::NotebookNoDay).to_owned(),
            |day| intl::day(desk.language, day),
        );
        let ids = memo(move || {
            let found = found.get();
            let shown = found.iter().take(limit.get());
            let ids = shown.filter(|(other, _)| *other == day);
            ids.map(|(_, id)| id.clone()).collect::<Vec<String>>()
        });
        el("section", "day")
            .child(text("h3", "day__title", &title))
            .child(
                el("ul", "day__entries")
                    .each(move || ids.get(), move |id| entry::row(desk, book, id, filter)),
            )
    };
    let more = move || {
        let left = found.with(|found| found.len()).saturating_sub(limit.get());
        (left > 0).then(|| {
            button("button", &super::count(desk, Word::ShowMore, left), move || {
                limit.update(|limit| *limit += PAGE_MORE);
            })
        })
    };
    let told = move || match (is_empty.get(), is_on.get(), found.with(|found| found.len())) {
        (true, ..) => String::new(),
        (_, false, count) => super::count(desk, Word::NotebookEntriesAll, count),
        (_, true, 0) => desk.t(Word::NotebookEntriesNone).to_owned(),
        (_, true, count) => super::count(desk, Word::NotebookEntriesFound, count),
    };
    let show_all = move || {
        is_on.get().then(|| {
            button("link", desk.t(Word::NotebookShowAll), move || {
                filter.set(Filter::default());
                page::focus_soon(desk.setting, "#entries-title".to_owned());
            })
        })
    };
    let nothing = move || match (is_empty.get(), book.is_read()) {
        (true, true) => Some(text("p", "empty", desk.t(Word::NotebookEntriesEmpty))),
        (true, false) => Some(text("p", "waiting", desk.t(Word::Opening)).attr("role", "status")),
        _ => None,
    };
    let tools = move || (!is_empty.get()).then(|| untrack(|| search(desk, book, filter, limit)));
    let head = el("div", "notebook__head")
        .child(
            text("h2", "notebook__title", desk.t(Word::NotebookEntriesTitle))
                .id("entries-title")
                .attr("tabindex", "-1"),
        )
        .child(link("link", &Route::Patterns, desk.t(Word::ToPatterns)));
    let count = el("p", "notebook__count")
        .child(el("span", "").attr("role", "status").live_text(told))
        .show(show_all);
    el("section", "notebook__entries")
        .attr("aria-labelledby", "entries-title")
        .child(head)
        .show(tools)
        .child(count)
        .show(nothing)
        .child(el("div", "notebook__days").each(move || days.get(), of_day))
        .show(more)
}

/// The search, and the filters.
fn search(desk: Desk, book: Book, filter: RwSignal<Filter>, limit: RwSignal<usize>) -> El {
    let change = move |change: &dyn Fn(&mut Filter)| {
        limit.set(PAGE);
        filter.update(|filter| {
            // Whoever looks for something looks among all.
            filter.only.clear();
            change(filter);
        });
    };
    let words = el("input", "field")
        .id("entries-search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .live_value(move || filter.with(|filter| filter.words.clone()))
        .on_input(move |text| change(&|filter| filter.words.clone_from(&text)));
    let tags = memo(move || {
        let notebook = book.notebook();
        let tags = notebook.entries.iter().flat_map(|entry| &entry.tags);
        counted(tags.map(String::as_str))
    });
    let people = memo(move || {
        let notebook = book.notebook();
        let mut people = counted(notebook.entries.iter().map(|entry| entry.about.as_str()));
        people.truncate(PEOPLE);
        people
    });
    let sources = memo(move || {
        let notebook = book.notebook();
        counted(notebook.entries.iter().map(|entry| entry.source.as_str()))
    });
    let any = move || option("", desk.t(Word::NotebookEntriesAny));
    let by_tag = move || {
        let options = tags.get();
        (!options.is_empty()).then(|| {
            let options = options.iter().map(|(tag, _)| option(tag, tag));
            let field = select(
                "filter-tag",
                [any()].into_iter().chain(options),
                move || filter.with(|filter| filter.tag.clone()),
                move |tag| change(&|filter| filter.tag.clone_from(&tag)),
            );
            labelled("filter-tag", desk.t(Word::NotebookEntriesTag), field)
        })
    };
    let by_person = move || {
        let options = people.get();
        (!options.is_empty()).then(|| {
            let options = options.iter().map(|(about, _)| option(about, about));
            let field = select(
                "filter-about",
                [any()].into_iter().chain(options),
                move || filter.with(|filter| filter.about.clone()),
                move |about| change(&|filter| filter.about.clone_from(&about)),
            );
            labelled("filter-about", desk.t(Word::NotebookEntriesAbout), field)
        })
    };
    // What was noticed oneself has no source, and a value of its own here; no source begins with a blank.
    let by_source = move || {
        let options = sources.get();
        (!options.is_empty()).then(|| {
            let known = options
                .iter()
                .map(|(source, _)| option(&[" ", source].concat(), &source_name(desk, source)));
            let seen = option(" ", desk.t(Word::NotebookSeen));
            let field = select(
                "filter-source",
                [any(), seen].into_iter().chain(known),
                move || {
                    let source = filter.with(|filter| filter.source.clone());
                    source.map(|source| [" ", &source].concat()).unwrap_or_default()
                },
                move |source| {
                    let source = source.strip_prefix(' ').map(str::to_owned);
                    change(&|filter| filter.source.clone_from(&source));
                },
            );
            labelled("filter-source", desk.t(Word::NotebookEntriesSource), field)
        })
    };
    let said = radio(
        "",
        true,
        option_label(desk.t(Word::NotebookEntriesSaid)),
        move || filter.with(|filter| filter.is_said),
        move |on| change(&|filter| filter.is_said = on),
    );
    let unused = radio(
        "",
        true,
        option_label(desk.t(Word::NotebookEntriesUnused)),
        move || filter.with(|filter| filter.is_unused),
        move |on| change(&|filter| filter.is_unused = on),
    );
    let filters = el("details", "more")
        .child(text("summary", "", desk.t(Word::NotebookFilter)))
        .child(
            el("div", "notebook__filters")
                .child(el("div", "pair").show(by_tag).show(by_source).show(by_person))
                .child(el("div", "options options--row").child(said).child(unused)),
        );
    el("div", "notebook__tools")
        .child(labelled(
            "entries-search",
            desk.t(Word::NotebookEntriesSearch),
            words,
        ))
        .child(filters)
}
