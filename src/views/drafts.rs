//! The shelf: drafts to go on with, put away, thrown away.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{button, face, heading, link, main};
use crate::domain::cover::Cover;
use crate::domain::draft::{Draft, Summary};
use crate::domain::edit::Field;
use crate::domain::persona::{Name, Portrait, Value};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, path, text};
use crate::platform::surface::later;
use crate::platform::{clock, files, intl, page};
use crate::state::desk::{Desk, Fetched, TRASH_DAYS, Undo};
use crate::state::history;
use crate::state::home::Home;
use crate::state::route::{Route, View};

/// How many rows are shown at first, and more at a time.
const PAGE: usize = 40;
/// From so many drafts on, a search field helps.
const SEARCH_FROM: usize = 8;

/// Which drafts are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Working,
    Archived,
    Trashed,
}

impl Which {
    fn has(self, summary: &Summary) -> bool {
        match self {
            Self::Trashed => summary.trashed.is_some(),
            Self::Archived => summary.trashed.is_none() && summary.archived,
            Self::Working => summary.is_live(),
        }
    }
}

/// Adds the drafts to the start screen; nothing before there is one.
pub fn shelf(main: El, desk: Desk, home: Home, covers: &'static [Cover]) -> El {
    let has_any = memo(move || {
        desk.shelf
            .with(|shelf| shelf.iter().any(|one| Which::Working.has(one)))
    });
    let has_several = memo(move || {
        desk.shelf
            .with(|shelf| shelf.iter().filter(|one| one.is_live()).count() > 1)
    });
    let has_away = memo(move || {
        desk.shelf
            .with(|shelf| shelf.iter().any(|one| !Which::Working.has(one)))
    });
    let drafts = move || {
        has_any.get().then(|| {
            let together = move || {
                has_several.get().then(|| {
                    el("p", "drafts__together").child(link("link", &Route::Set, desk.t(Word::SetWay)))
                })
            };
            let section = el("section", "drafts")
                .attr("aria-labelledby", "drafts-title")
                .child(text("h2", "drafts__title", desk.t(Word::Drafts)).id("drafts-title"))
                .show(together);
            rows(section, desk, covers, Which::Working)
        })
    };
    let ways = move || {
        (has_any.get() || has_away.get()).then(|| {
            el("p", "drafts__ways")
                .show(super::home::quiet_way(desk, home))
                .child(button("link", desk.t(Word::DownloadAll), move || {
                    super::home::hand_out(desk, home);
                }))
                .child(link("link", &Route::Brand, desk.t(Word::Brand)))
                .child(link("link", &Route::Archive, desk.t(Word::Archive)))
                .child(link("link", &Route::Trash, desk.t(Word::Trash)))
                .child(link("link", &Route::Storage, desk.t(Word::StorageWay)))
        })
    };
    main.show(move || lost(desk))
        .show(move || asides(desk))
        .show(drafts)
        .show(super::home::kept(desk, home))
        .show(super::home::backup(desk, home))
        .show(ways)
}

/// Drafts that were put away.
pub fn archive(desk: Desk, covers: &'static [Cover]) -> El {
    list_page(desk, covers, Which::Archived, Word::Archive, Word::ArchiveEmpty)
}

/// Drafts that were thrown away.
pub fn trash(desk: Desk, covers: &'static [Cover]) -> El {
    list_page(desk, covers, Which::Trashed, Word::Trash, Word::TrashEmpty)
}

fn list_page(desk: Desk, covers: &'static [Cover], which: Which, title: Word, empty: Word) -> El {
    let has_any = memo(move || desk.shelf.with(|shelf| shelf.iter().any(|one| which.has(one))));
    let note = (which == Which::Trashed).then(|| {
        text(
            "p",
            "page__lead",
            &super::count(desk, Word::TrashNote, usize::from(TRASH_DAYS)),
        )
    });
    let content = move || {
        [if has_any.get() {
            rows(el("div", ""), desk, covers, which)
        } else {
            text("p", "empty", desk.t(empty))
        }]
    };
    main(desk, "page")
        .child(heading("page__title", desk.t(title)))
        .children(note)
        .show(content)
}

/// Adds the rows, and what searches them, to an element.
fn rows(place: El, desk: Desk, covers: &'static [Cover], which: Which) -> El {
    let search = RwSignal::new(String::new());
    let limit = RwSignal::new(PAGE);
    // The draft being renamed; only one is at a time.
    let renaming = RwSignal::new(String::new());
    let wanted = move |summary: &Summary| {
        let search = search.with(|search| search.trim().to_lowercase());
        let is_found = search.is_empty()
            || [&summary.name.name, &summary.name.epithet]
                .iter()
                .any(|text| text.to_lowercase().contains(&search));
        which.has(summary) && is_found
    };
    let total = memo(move || {
        desk.shelf
            .with(|shelf| shelf.iter().filter(|one| wanted(one)).count())
    });
    let is_many = memo(move || {
        desk.shelf
            .with(|shelf| shelf.iter().filter(|one| which.has(one)).count() >= SEARCH_FROM)
    });
    let ids = memo(move || {
        desk.shelf.with(|shelf| {
            let ids = shelf
                .iter()
                .filter(|one| wanted(one))
                .take(limit.get())
                .map(|one| one.id.clone());
            ids.collect::<Vec<String>>()
        })
    });
    let told = (which == Which::Working).then(|| super::review::find_due(desk, ids));
    let field = move || {
        is_many.get().then(|| {
            let input = el("input", "field")
                .id("draft-search")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .on_input(move |text| search.set(text));
            el("div", "labelled drafts__search")
                .child(
                    text("label", "labelled__label", desk.t(Word::SearchDrafts)).attr("for", "draft-search"),
                )
                .child(input)
        })
    };
    let more = move || {
        let left = total.get().saturating_sub(limit.get());
        (left > 0).then(|| {
            button("button", &super::count(desk, Word::ShowMore, left), move || {
                limit.update(|limit| *limit += PAGE * 4);
            })
        })
    };
    let found = move || {
        let is_searched = search.with(|search| !search.is_empty());
        if is_searched {
            super::count(desk, Word::DraftsFound, total.get())
        } else {
            String::new()
        }
    };
    // On the start screen the list has a heading of its own.
    let tag = if which == Which::Working { "h3" } else { "h2" };
    place
        .show(field)
        .child(el("ul", "drafts__list").each(
            move || ids.get(),
            move |id| row(desk, covers, id, renaming, tag, told),
        ))
        .show(more)
        .child(el("p", "visually-hidden").attr("role", "status").live_text(found))
}

/// What to call a draft in a list.
pub fn names(desk: Desk, name: &Name) -> String {
    match (name.name.trim(), name.epithet.trim()) {
        ("", "") => desk.t(Word::Nameless).to_owned(),
        (one, "") | ("", one) => one.to_owned(),
        (name, epithet) => [name, ", ", epithet].concat(),
    }
}

/// The address of a draft's small picture.
pub fn picture_of(summary: &Summary) -> String {
    match &summary.face {
        Some(portrait) => face::source(portrait),
        None if summary.thumbnail.is_empty() => face::source(&Portrait::Drawn {
            seed: summary.id.clone(),
            parts: crate::domain::map::Map::new(),
        }),
        None => summary.thumbnail.clone(),
    }
}

fn row(
    desk: Desk,
    covers: &'static [Cover],
    id: String,
    renaming: RwSignal<String>,
    tag: &'static str,
    told: Option<RwSignal<usize>>,
) -> El {
    let route = Route::Draft {
        id: id.clone(),
        view: View::Interview(None),
    };
    let id = StoredValue::new(id);
    let summary = memo(move || {
        let found = desk
            .shelf
            .with(|shelf| id.with_value(|id| shelf.iter().find(|one| one.id == *id).cloned()));
        found.unwrap_or_default()
    });
    let title = move || summary.with(|summary| names(desk, &summary.name));
    let picture = move || summary.with(picture_of);
    let facts = move || {
        summary.with(|summary| {
            let method = covers
                .iter()
                .find(|cover| cover.id == summary.interview)
                .map_or(summary.interview.as_str(), |cover| &cover.name);
            let changed = intl::ago(desk.language, &summary.changed);
            desk.words
                .fill(Word::DraftFacts, &[("method", method), ("when", &changed)])
        })
    };
    let is_trashed = memo(move || summary.with(|summary| summary.trashed.is_some()));
    let is_renamed = memo(move || id.with_value(|id| renaming.with(|renaming| renaming == id)));
    let go_on = move || {
        let is_done = summary.with(|summary| summary.progress >= 1000);
        desk.t(if is_done { Word::OpenDraft } else { Word::GoOn })
            .to_owned()
    };
    let to_title = route.clone();
    let name = move || {
        let named = || el("bdi", "").live_text(title);
        [if is_renamed.get() {
            rename(desk, id, summary, renaming)
        } else if is_trashed.get() {
            el("p", "draft__name").child(named())
        } else {
            el(tag, "draft__name").child(link("", &to_title, "").child(named()))
        }]
    };
    let open = move || {
        (!is_trashed.get()).then(|| {
            let hidden = text("span", "visually-hidden", ": ").live_text(title);
            link("link", &route, "").live_text(go_on).child(hidden)
        })
    };
    let progress = el("progress", "")
        .attr("max", "1000")
        .attr("aria-label", desk.t(Word::Progress))
        .live_value(move || summary.with(|summary| summary.progress.to_string()));
    let tally = move || summary.with(|summary| super::tally_text(desk, summary.tally));
    el("li", "draft")
        .child(face::face("face face--list", picture))
        .child(
            el("div", "draft__words")
                .show(name)
                .child(el("p", "draft__facts").live_text(facts))
                .show(move || super::review::due_note(desk, told?, summary)),
        )
        .child(
            el("div", "draft__progress")
                .child(progress)
                .child(el("span", "").live_text(tally)),
        )
        .child(
            el("div", "draft__ways")
                .show(open)
                .child(menu(desk, id, summary, renaming)),
        )
}

/// The field a draft is renamed in.
fn rename(desk: Desk, id: StoredValue<String>, summary: Memo<Summary>, renaming: RwSignal<String>) -> El {
    let name = RwSignal::new(summary.with_untracked(|summary| summary.name.name.clone()));
    page::focus_soon(desk.setting, "#rename".to_owned());
    let keep = move || {
        let (id, name) = (id.get_value(), name.get_untracked());
        renaming.set(String::new());
        later(desk, async move {
            let renamed = move |draft: &mut Draft| {
                let mut value = match draft.persona.value("name") {
                    Some(value @ Value::Name(_)) => value.clone(),
                    _ => Value::Name(Name::default()),
                };
                value.set_text("", Field::Name, name.trim());
                draft.persona.set_value("name", value);
                draft.persona.changed = clock::now();
            };
            desk.change(id.clone(), renamed).await;
            // Only now: the row has moved to the top, and what moves loses the focus.
            if renaming.try_with_untracked(String::is_empty) == Some(true) {
                focus_menu(desk, &id);
            }
        });
    };
    let input = el("input", "field")
        .id("rename")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-label", desk.t(Word::Name))
        .live_value(move || name.get())
        .on_input(move |text| name.set(text));
    el("div", "draft__rename")
        .on_enter(keep)
        .on_key(move |event| {
            if event.key() == "Escape" {
                renaming.set(String::new());
                id.with_value(|id| focus_menu(desk, id));
            }
        })
        .child(input)
        .child(button("button", desk.t(Word::Keep), keep))
}

/// Gives the focus back to the button of a row's menu.
fn focus_menu(desk: Desk, id: &str) {
    page::focus_soon(desk.setting, ["[id=\"menu-", id, "\"]"].concat());
}

/// What else can be done with a draft.
fn menu(desk: Desk, id: StoredValue<String>, summary: Memo<Summary>, renaming: RwSignal<String>) -> El {
    let open = RwSignal::new(false);
    let act = move |word: Word, act: Box<dyn Fn()>| {
        let chosen = move || {
            open.set(false);
            act();
        };
        el("li", "").child(button("menu__item", desk.t(word), chosen))
    };
    let change = move |word: Word, change: fn(&mut Draft, bool), forth: bool| -> Box<dyn Fn()> {
        // Each change is told with a way back.
        Box::new(move || {
            let id = id.get_value();
            later(desk, async move {
                if !desk.change(id.clone(), move |draft| change(draft, forth)).await {
                    return;
                }
                let undo = Undo::new(move || {
                    let undone = desk.change(id.clone(), move |draft| change(draft, !forth));
                    later(desk, async move {
                        // What could not be taken back is said by the status.
                        let _ = undone.await;
                    });
                });
                desk.tell(desk.t(word).to_owned(), Some(undo));
            });
        })
    };
    let items = move || {
        let (is_trashed, is_archived) = summary.with(|summary| (summary.trashed.is_some(), summary.archived));
        let archive: fn(&mut Draft, bool) = |draft, forth| draft.archived = forth;
        let throw: fn(&mut Draft, bool) = |draft, forth| draft.trashed = forth.then(clock::now);
        if is_trashed {
            return vec![
                act(Word::PutBack, change(Word::DoneRestored, throw, false)),
                act(
                    Word::DeleteForGood,
                    Box::new(move || later(desk, delete_for_good(desk, id.get_value()))),
                ),
            ];
        }
        let (word, done) = if is_archived {
            (Word::PutBack, Word::DoneRestored)
        } else {
            (Word::PutAway, Word::DoneArchived)
        };
        vec![
            act(Word::Rename, Box::new(move || renaming.set(id.get_value()))),
            act(
                Word::Duplicate,
                Box::new(move || later(desk, duplicate(desk, id.get_value(), false))),
            ),
            act(
                Word::DownloadJson,
                Box::new(move || later(desk, download_one(desk, id.get_value()))),
            ),
            act(word, change(done, archive, !is_archived)),
            act(Word::Delete, change(Word::DoneTrashed, throw, true)),
        ]
    };
    let name = move || {
        let name = summary.with(|summary| names(desk, &summary.name));
        desk.words.fill(Word::MoreFor, &[("name", &name)])
    };
    let opener = button("tool menu__open", "", move || open.update(|open| *open = !*open))
        .id(&id.with_value(|id| ["menu-", id].concat()))
        .live_attr("aria-label", name)
        .live_state("aria-expanded", move || open.get())
        .child(path("", "0 0 16 16", "M3 8h.01M8 8h.01M13 8h.01"));
    el("div", "menu")
        .on_key(move |event| {
            if event.key() == "Escape" && open.get_untracked() {
                open.set(false);
                id.with_value(|id| focus_menu(desk, id));
            }
        })
        .on("focusout", move |event| {
            // Left by keyboard or pointer: the menu closes once the focus is outside of it.
            let to = event.unchecked_ref::<web_sys::FocusEvent>().related_target();
            let inside = to
                .as_ref()
                .zip(event.current_target())
                .is_some_and(|(to, menu)| page::contains(&menu, to));
            if !inside && to.is_some() {
                open.set(false);
            }
        })
        .child(opener)
        .show(move || open.get().then(|| el("ul", "menu__list").children(items())))
}

/// Makes a copy of a draft, and goes on with that one where it is to be shown.
pub async fn duplicate(desk: Desk, id: String, shows: bool) {
    let draft = match desk.find(&id).await {
        Some(Fetched::Own(draft)) => draft,
        Some(Fetched::Newer(..)) => return desk.tell_newer(),
        None => return,
    };
    let copy = desk.copy_of(&draft);
    let mut stored = desk.stored(&copy, None);
    if let Some(before) = desk
        .shelf
        .with_untracked(|shelf| shelf.iter().find(|one| one.id == id).cloned())
    {
        stored.summary.progress = before.progress;
        stored.summary.tally = before.tally;
    }
    let copied = stored.summary.id.clone();
    if desk.put(vec![stored]).await.is_ok() {
        if shows {
            let view = View::Interview(None);
            desk.go(&Route::Draft { id: copied, view });
            return desk.tell(desk.t(Word::DoneDuplicated).to_owned(), None);
        }
        let undo = Undo::new(move || {
            let copied = copied.clone();
            later(desk, async move {
                let _ = desk.remove(vec![copied]).await;
            });
        });
        desk.tell(desk.t(Word::DoneDuplicated).to_owned(), Some(undo));
    }
}

async fn download_one(desk: Desk, id: String) {
    match desk.find(&id).await {
        Some(Fetched::Own(draft)) => {
            super::status::download_personas(desk, desk.brand.get_untracked(), vec![draft.persona]);
        }
        Some(Fetched::Newer(draft, _, raw)) => super::away::take_along(desk, &draft.persona.name(), &raw),
        None => {}
    }
}

/// Gone for good, with one last way back while the page is open.
async fn delete_for_good(desk: Desk, id: String) {
    let draft = match desk.find(&id).await {
        Some(Fetched::Own(draft)) => draft,
        Some(Fetched::Newer(..)) => return desk.tell_newer(),
        None => return,
    };
    let stored = desk.stored(&draft, None);
    let versions = history::rows_of(desk, &id).await;
    if desk.remove(vec![id]).await.is_ok() {
        let undo = Undo::new(move || {
            let (stored, versions) = (stored.clone(), versions.clone());
            later(desk, async move {
                if desk.put(vec![stored]).await.is_ok() {
                    history::put_rows(desk, versions).await;
                }
            });
        });
        desk.tell(desk.t(Word::DoneDeleted).to_owned(), Some(undo));
    }
}

/// Drafts that the browser has removed, as far as their names are known.
fn lost(desk: Desk) -> Option<El> {
    let lost = desk.lost.get();
    if lost.is_empty() {
        return None;
    }
    let forget = move || later(desk, desk.forget_lost());
    let names = lost
        .iter()
        .map(|one| el("li", "").child(el("bdi", "").text(&names(desk, &one.name))));
    let section = el("section", "trouble")
        .attr("role", "alert")
        .child(text("p", "trouble__title", desk.t(Word::ClearedTitle)))
        .child(text("p", "", &super::count(desk, Word::ClearedNote, lost.len())))
        .child(el("ul", "lost").children(names))
        .child(text("p", "", desk.t(Word::ClearedWhy)))
        .child(
            el("div", "trouble__ways")
                .child(link("link", &Route::Open, desk.t(Word::StartOpen)))
                .child(button("link", desk.t(Word::ClearedForget), forget)),
        );
    Some(section)
}

/// Texts that could not be read: offered as they are, never overwritten.
fn asides(desk: Desk) -> Option<El> {
    let asides = desk.asides.get();
    if asides.is_empty() {
        return None;
    }
    let rows = asides.into_iter().map(|aside| {
        let download = move || {
            files::download(
                desk.setting.surface,
                "persona-builder-unread.txt",
                "text/plain",
                &aside.text,
            );
        };
        let key = aside.key;
        let drop = move || {
            let gone = desk.drop_aside(key.clone());
            later(desk, async move {
                // What could not be removed is still shown.
                let _ = gone.await;
            });
        };
        el("li", "aside__ways")
            .child(button("link", desk.t(Word::AsideDownload), download))
            .child(button("link", desk.t(Word::AsideDrop), drop))
    });
    let section = el("section", "trouble")
        .child(text("p", "trouble__title", desk.t(Word::AsideTitle)))
        .child(text("p", "", desk.t(Word::AsideNote)))
        .child(el("ul", "aside").children(rows));
    Some(section)
}
