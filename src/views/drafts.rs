//! The shelf: drafts to go on with, put away, thrown away.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{button, face, link};
use crate::domain::cover::Cover;
use crate::domain::draft::Summary;
use crate::domain::edit::Field;
use crate::domain::persona::{Name, Portrait, Value};
use crate::domain::words::Word;
use crate::platform::{clock, files, intl, page};
use crate::state::desk::{Desk, TRASH_DAYS};
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
            Self::Working => summary.trashed.is_none() && !summary.archived,
        }
    }
}

/// The drafts on the start screen; nothing before there is one.
pub fn shelf(desk: Desk, covers: &'static [Cover]) -> AnyView {
    let has_any = Memo::new(move |_| desk.shelf.with(|shelf| shelf.iter().any(|one| Which::Working.has(one))));
    let has_away = Memo::new(move |_| desk.shelf.with(|shelf| shelf.iter().any(|one| !Which::Working.has(one))));
    view! {
        {asides(desk)}
        {move || {
            has_any
                .get()
                .then(|| {
                    view! {
                        <section class="drafts" aria-labelledby="drafts-title">
                            <h2 class="drafts__title" id="drafts-title">{desk.t(Word::Drafts)}</h2>
                            {rows(desk, covers, Which::Working)}
                        </section>
                    }
                })
        }}
        {move || {
            (has_any.get() || has_away.get())
                .then(|| {
                    view! {
                        <p class="drafts__ways">
                            {button("link", desk.t(Word::DownloadAll), move || spawn_local(download_all(desk)))}
                            {link("link", &Route::Brand, desk.t(Word::Brand).to_owned())}
                            {link("link", &Route::Archive, desk.t(Word::Archive).to_owned())}
                            {link("link", &Route::Trash, desk.t(Word::Trash).to_owned())}
                        </p>
                    }
                })
        }}
    }
    .into_any()
}

/// Drafts that were put away.
pub fn archive(desk: Desk, covers: &'static [Cover]) -> AnyView {
    list_page(desk, covers, Which::Archived, Word::Archive, Word::ArchiveEmpty)
}

/// Drafts that were thrown away.
pub fn trash(desk: Desk, covers: &'static [Cover]) -> AnyView {
    list_page(desk, covers, Which::Trashed, Word::Trash, Word::TrashEmpty)
}

fn list_page(desk: Desk, covers: &'static [Cover], which: Which, title: Word, empty: Word) -> AnyView {
    let has_any = Memo::new(move |_| desk.shelf.with(|shelf| shelf.iter().any(|one| which.has(one))));
    view! {
        <main class="page" id="main">
            {super::heading("page__title", desk.t(title))}
            {(which == Which::Trashed)
                .then(|| view! { <p class="page__lead">{super::count(desk, Word::TrashNote, usize::from(TRASH_DAYS))}</p> })}
            {move || match has_any.get() {
                true => rows(desk, covers, which),
                false => view! { <p class="empty">{desk.t(empty)}</p> }.into_any(),
            }}
        </main>
    }
    .into_any()
}

fn rows(desk: Desk, covers: &'static [Cover], which: Which) -> AnyView {
    let search = RwSignal::new(String::new());
    let limit = RwSignal::new(PAGE);
    let wanted = move |summary: &Summary| {
        let search = search.with(|search| search.trim().to_lowercase());
        let is_found = search.is_empty()
            || [&summary.name.name, &summary.name.epithet].iter().any(|text| text.to_lowercase().contains(&search));
        which.has(summary) && is_found
    };
    let total = Memo::new(move |_| desk.shelf.with(|shelf| shelf.iter().filter(|one| wanted(one)).count()));
    let is_many = Memo::new(move |_| {
        desk.shelf.with(|shelf| shelf.iter().filter(|one| which.has(one)).count() >= SEARCH_FROM)
    });
    let ids = Memo::new(move |_| {
        desk.shelf.with(|shelf| {
            let ids = shelf.iter().filter(|one| wanted(one)).take(limit.get()).map(|one| one.id.clone());
            ids.collect::<Vec<String>>()
        })
    });
    view! {
        {move || {
            is_many
                .get()
                .then(|| {
                    view! {
                        <div class="labelled drafts__search">
                            <label class="labelled__label" for="draft-search">{desk.t(Word::SearchDrafts)}</label>
                            <input
                                id="draft-search"
                                class="field"
                                type="search"
                                autocomplete="off"
                                on:input:target=move |event| search.set(event.target().value())
                            />
                        </div>
                    }
                })
        }}
        <ul class="drafts__list">
            <For each=move || ids.get() key=Clone::clone children=move |id: String| row(desk, covers, id) />
        </ul>
        {move || {
            let left = total.get().saturating_sub(limit.get());
            (left > 0)
                .then(|| {
                    let text = super::count(desk, Word::ShowMore, left);
                    view! {
                        <button type="button" class="button" on:click=move |_| limit.update(|limit| *limit += PAGE * 4)>
                            {text}
                        </button>
                    }
                })
        }}
        <p class="visually-hidden" role="status">
            {move || search.with(|search| !search.is_empty()).then(|| super::count(desk, Word::DraftsFound, total.get()))}
        </p>
    }
    .into_any()
}

/// What to call a draft in a list.
pub fn names(desk: Desk, name: &Name) -> String {
    match (name.name.trim(), name.epithet.trim()) {
        ("", "") => desk.t(Word::Nameless).to_owned(),
        (one, "") | ("", one) => one.to_owned(),
        (name, epithet) => [name, ", ", epithet].concat(),
    }
}

fn row(desk: Desk, covers: &'static [Cover], id: String) -> AnyView {
    let id = StoredValue::new(id);
    let summary = Memo::new(move |_| {
        let found = desk.shelf.with(|shelf| id.with_value(|id| shelf.iter().find(|one| one.id == *id).cloned()));
        found.unwrap_or_default()
    });
    let route = move || summary.with(|summary| Route::Draft { id: summary.id.clone(), view: View::Interview(None) }.hash());
    let title = move || summary.with(|summary| names(desk, &summary.name));
    let picture = move || {
        summary.with(|summary| match &summary.face {
            Some(portrait) => face::source(portrait),
            None if summary.thumbnail.is_empty() => face::source(&Portrait::Drawn { seed: summary.id.clone(), parts: std::collections::BTreeMap::new() }),
            None => summary.thumbnail.clone(),
        })
    };
    let facts = move || {
        summary.with(|summary| {
            let method = covers.iter().find(|cover| cover.id == summary.interview).map_or(summary.interview.as_str(), |cover| &cover.name);
            let changed = intl::ago(desk.language, &summary.changed);
            desk.words.fill(Word::DraftFacts, &[("method", method), ("when", &changed)])
        })
    };
    let is_trashed = Memo::new(move |_| summary.with(|summary| summary.trashed.is_some()));
    let renaming = RwSignal::new(false);
    let is_done = move || summary.with(|summary| summary.progress >= 1000);
    view! {
        <li class="draft">
            {face::face("face face--list", picture)}
            <div class="draft__words">
                {move || match renaming.get() {
                    true => rename(desk, id, summary, renaming),
                    false if is_trashed.get() => view! { <p class="draft__name"><bdi>{title}</bdi></p> }.into_any(),
                    false => {
                        view! {
                            <h3 class="draft__name">
                                <a href=route><bdi>{title}</bdi></a>
                            </h3>
                        }
                            .into_any()
                    }
                }}
                <p class="draft__facts">{facts}</p>
            </div>
            <div class="draft__progress">
                <progress
                    max="1000"
                    aria-label=desk.t(Word::Progress)
                    prop:value=move || summary.with(|summary| summary.progress.to_string())
                ></progress>
                <span>{move || summary.with(|summary| super::tally_text(desk, summary.tally))}</span>
            </div>
            <div class="draft__ways">
                {move || {
                    (!is_trashed.get())
                        .then(|| {
                            view! {
                                <a class="link" href=route>
                                    {move || desk.t(if is_done() { Word::OpenDraft } else { Word::GoOn })}
                                    <span class="visually-hidden">": "{title}</span>
                                </a>
                            }
                        })
                }}
                {menu(desk, id, summary, renaming)}
            </div>
        </li>
    }
    .into_any()
}

/// The field a draft is renamed in.
fn rename(desk: Desk, id: StoredValue<String>, summary: Memo<Summary>, renaming: RwSignal<bool>) -> AnyView {
    let name = RwSignal::new(summary.with_untracked(|summary| summary.name.name.clone()));
    page::focus_soon("#rename".to_owned());
    let keep = move || {
        renaming.set(false);
        let name = name.get_untracked();
        spawn_local(desk.change(id.get_value(), move |draft| {
            let mut value = match draft.persona.value("name") {
                Some(value @ Value::Name(_)) => value.clone(),
                _ => Value::Name(Name::default()),
            };
            value.set_text("", Field::Name, name.trim());
            draft.persona.set_value("name", value);
            draft.persona.changed = clock::now();
        }));
    };
    view! {
        <form
            class="draft__rename"
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    renaming.set(false);
                }
            }
        >
            <input
                id="rename"
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                aria-label=desk.t(Word::Name)
                prop:value=move || name.get()
                on:input:target=move |event| name.set(event.target().value())
            />
            <button type="submit" class="button">{desk.t(Word::Keep)}</button>
        </form>
    }
    .into_any()
}

/// What else can be done with a draft.
fn menu(desk: Desk, id: StoredValue<String>, summary: Memo<Summary>, renaming: RwSignal<bool>) -> AnyView {
    let open = RwSignal::new(false);
    let act = move |word: Word, act: Callback<()>| {
        view! {
            <li>
                <button
                    type="button"
                    class="menu__item"
                    on:click=move |_| {
                        open.set(false);
                        act.run(());
                    }
                >
                    {desk.t(word)}
                </button>
            </li>
        }
    };
    let change = move |word: Word, change: fn(&mut crate::domain::draft::Draft, bool), forth: bool| {
        // Each change is told with a way back.
        Callback::new(move |()| {
            let id = id.get_value();
            spawn_local(async move {
                desk.change(id.clone(), move |draft| change(draft, forth)).await;
                let undo = Callback::new(move |()| {
                    spawn_local(desk.change(id.clone(), move |draft| change(draft, !forth)));
                });
                desk.tell(desk.t(word).to_owned(), Some(undo));
            });
        })
    };
    let items = move || {
        let (is_trashed, is_archived) = summary.with(|summary| (summary.trashed.is_some(), summary.archived));
        let archive: fn(&mut crate::domain::draft::Draft, bool) = |draft, forth| draft.archived = forth;
        let throw: fn(&mut crate::domain::draft::Draft, bool) = |draft, forth| draft.trashed = forth.then(clock::now);
        if is_trashed {
            return view! {
                {act(Word::PutBack, change(Word::DoneRestored, throw, false))}
                {act(Word::DeleteForGood, Callback::new(move |()| spawn_local(delete_for_good(desk, id.get_value()))))}
            }
            .into_any();
        }
        let (word, done) =
            if is_archived { (Word::PutBack, Word::DoneRestored) } else { (Word::PutAway, Word::DoneArchived) };
        view! {
            {act(Word::Rename, Callback::new(move |()| renaming.set(true)))}
            {act(Word::Duplicate, Callback::new(move |()| spawn_local(duplicate(desk, id.get_value()))))}
            {act(Word::DownloadJson, Callback::new(move |()| spawn_local(download_one(desk, id.get_value()))))}
            {act(word, change(done, archive, !is_archived))}
            {act(Word::Delete, change(Word::DoneTrashed, throw, true))}
        }
        .into_any()
    };
    let name = move || {
        let name = summary.with(|summary| names(desk, &summary.name));
        desk.words.fill(Word::MoreFor, &[("name", &name)])
    };
    view! {
        <div
            class="menu"
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    open.set(false);
                }
            }
            on:focusout=move |event| {
                // Left by keyboard or pointer: the menu closes once the focus is outside of it.
                let inside = event
                    .related_target()
                    .zip(event.current_target())
                    .is_some_and(|(to, menu)| page::contains(&menu, &to));
                if !inside && event.related_target().is_some() {
                    open.set(false);
                }
            }
        >
            <button
                type="button"
                class="tool menu__open"
                aria-label=name
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h.01M8 8h.01M13 8h.01"></path></svg>
            </button>
            {move || open.get().then(|| view! { <ul class="menu__list">{items()}</ul> })}
        </div>
    }
    .into_any()
}

async fn duplicate(desk: Desk, id: String) {
    let Some(draft) = desk.fetch(&id).await else { return };
    let copy = desk.copy_of(&draft);
    let mut stored = desk.stored(&copy, None);
    if let Some(before) = desk.shelf.with_untracked(|shelf| shelf.iter().find(|one| one.id == id).cloned()) {
        stored.summary.progress = before.progress;
        stored.summary.tally = before.tally;
    }
    let copied = stored.summary.id.clone();
    if desk.put(vec![stored]).await.is_ok() {
        let undo = Callback::new(move |()| {
            let copied = copied.clone();
            spawn_local(async move {
                let _ = desk.remove(vec![copied]).await;
            });
        });
        desk.tell(desk.t(Word::DoneDuplicated).to_owned(), Some(undo));
    }
}

async fn download_one(desk: Desk, id: String) {
    if let Some(draft) = desk.fetch(&id).await {
        super::status::download_personas(desk, vec![draft.persona]);
    }
}

/// Every persona that is not in the trash, as one file.
async fn download_all(desk: Desk) {
    let ids: Vec<String> =
        desk.shelf.with_untracked(|shelf| shelf.iter().filter(|one| one.trashed.is_none()).map(|one| one.id.clone()).collect());
    let mut personas = Vec::new();
    for id in ids {
        personas.extend(desk.fetch(&id).await.map(|draft| draft.persona));
    }
    super::status::download_personas(desk, personas);
}

/// Gone for good, with one last way back while the page is open.
async fn delete_for_good(desk: Desk, id: String) {
    let Some(draft) = desk.fetch(&id).await else { return };
    let stored = desk.stored(&draft, None);
    if desk.remove(vec![id]).await.is_ok() {
        let undo = Callback::new(move |()| {
            let stored = stored.clone();
            spawn_local(async move {
                let _ = desk.put(vec![stored]).await;
            });
        });
        desk.tell(desk.t(Word::DoneDeleted).to_owned(), Some(undo));
    }
}

/// Texts that could not be read: offered as they are, never overwritten.
fn asides(desk: Desk) -> AnyView {
    (move || {
        let asides = desk.asides.get();
        (!asides.is_empty()).then(|| {
            let rows = asides
                .into_iter()
                .map(|aside| {
                    let key = aside.key.clone();
                    view! {
                        <li class="aside__ways">
                            {button(
                                "link",
                                desk.t(Word::AsideDownload),
                                move || {
                                    files::download("persona-builder-unread.txt", "text/plain", &aside.text);
                                },
                            )}
                            {button("link", desk.t(Word::AsideDrop), move || spawn_local(desk.drop_aside(key.clone())))}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <section class="trouble">
                    <p class="trouble__title">{desk.t(Word::AsideTitle)}</p>
                    <p>{desk.t(Word::AsideNote)}</p>
                    <ul class="aside">{rows}</ul>
                </section>
            }
        })
    })
    .into_any()
}
