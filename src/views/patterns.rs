//! Patterns in the notebook: entries laid together by hand, what they share, and a persona begun from them.

use std::sync::Arc;

use leptos::prelude::*;

use super::asked::{Key, key};
use super::control::labelled;
use super::entry::{option, select, source_name};
use super::{button, heading, link, main};
use crate::domain::cover::Cover;
use crate::domain::draft::Draft;
use crate::domain::notebook::{Entry, Notebook};
use crate::domain::pattern::{self, Card, Shared, Weight};
use crate::domain::search::Filter;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, is_checked, memo, path, text};
use crate::platform::drag::draggable;
use crate::platform::surface::later;
use crate::platform::{assets, intl, page};
use crate::state::book::Book;
use crate::state::desk::Desk;
use crate::state::route::{Route, View};

/// How many cards outside of patterns are shown at first, and how many more at a time.
const PAGE: usize = 30;
const PAGE_MORE: usize = 120;
/// Where cards are dropped for a new pattern, and where they leave theirs.
const NEW: &str = "new ";
const OUT: &str = "out ";

/// The table that cards lie on. Copy: every part of it holds one.
#[derive(Clone, Copy)]
struct Table {
    desk: Desk,
    book: Book,
    covers: &'static [Cover],
    /// The cards chosen.
    chosen: RwSignal<Vec<Card>>,
    /// The place that a card hangs over.
    over: RwSignal<String>,
    /// Where chosen cards go.
    into: RwSignal<String>,
}

/// The page.
pub fn patterns(desk: Desk, covers: &'static [Cover]) -> El {
    let page = main(desk, "page patterns").child(heading("page__title", desk.t(Word::PatternsTitle)));
    let Some(book) = desk.book.get_value() else {
        return page;
    };
    let table = Table {
        desk,
        book,
        covers,
        chosen: RwSignal::new(Vec::new()),
        over: RwSignal::new(String::new()),
        into: RwSignal::new(NEW.to_owned()),
    };
    let is_empty = memo(move || {
        let notebook = book.notebook();
        notebook.entries.is_empty() && notebook.patterns.is_empty()
    });
    page.show(move || {
        if is_empty.get() {
            let waiting = || text("p", "waiting", desk.t(Word::Opening)).attr("role", "status");
            return if book.is_read() {
                vec![
                    text("p", "page__lead", desk.t(Word::PatternsEmpty)),
                    link(
                        "button button--main",
                        &Route::Notebook,
                        desk.t(Word::PatternsWrite),
                    ),
                ]
            } else {
                vec![waiting()]
            };
        }
        untrack(|| {
            vec![
                text("p", "page__lead", desk.t(Word::PatternsLead)),
                el("p", "patterns__ways").child(link("link", &Route::Notebook, desk.t(Word::NotebookTitle))),
                table.bar(),
                table.board(),
            ]
        })
    })
}

/// What to call a pattern: its name, or its number.
fn name_of(desk: Desk, notebook: &Notebook, id: &str) -> String {
    let index = notebook.patterns.iter().position(|pattern| pattern.id == id);
    let name = index
        .and_then(|index| notebook.patterns.get(index))
        .map(|pattern| pattern.name.trim())
        .unwrap_or_default();
    if name.is_empty() {
        let number = (index.unwrap_or(notebook.patterns.len()) + 1).to_string();
        desk.words.fill(Word::PatternNameless, &[("n", &number)])
    } else {
        name.to_owned()
    }
}

impl Table {
    fn t(self, word: Word) -> &'static str {
        self.desk.t(word)
    }

    /// Puts cards into a pattern or a new one, with a way back.
    fn put(self, cards: Vec<Card>, into: &str, is_moved: bool) {
        if cards.is_empty() {
            return;
        }
        let is_new = into == NEW;
        let into = if is_new {
            (self.desk.ports.new_id)()
        } else {
            into.to_owned()
        };
        let undo = self
            .book
            .change_patterns(|patterns| pattern::put(patterns, &cards, &into, is_moved));
        self.chosen.set(Vec::new());
        let name = name_of(self.desk, &self.book.notebook_now(), &into);
        let said = super::count(self.desk, Word::PatternCardsAre, cards.len());
        let said = crate::domain::words::fill(&said, &[("name", &name)]);
        if is_new {
            // It wants a name first of all.
            page::focus_soon(self.desk.setting, ["[id=\"name-", &into, "\"]"].concat());
        } else {
            page::focus_soon(self.desk.setting, ["[id=\"p-", &into, "\"]"].concat());
        }
        self.desk.tell(said, Some(undo));
    }

    /// Takes cards out of their patterns, with a way back.
    fn take_out(self, cards: Vec<Card>) {
        let mut cards = cards;
        cards.retain(|card| !card.pattern.is_empty());
        if cards.is_empty() {
            return;
        }
        let undo = self
            .book
            .change_patterns(|patterns| pattern::take_out(patterns, &cards));
        self.chosen.set(Vec::new());
        if let Some(card) = cards.first() {
            page::focus_soon(self.desk.setting, ["[id=\"p-", &card.pattern, "\"]"].concat());
        }
        let said = super::count(self.desk, Word::PatternCardsAreOut, cards.len());
        self.desk.tell(said, Some(undo));
    }

    /// Where a card was let go; the others that are chosen come along.
    fn drop(self, card: Card, place: &str) {
        let mut cards = self.chosen.get_untracked();
        if !cards.contains(&card) {
            cards = vec![card];
        }
        match place {
            OUT => self.take_out(cards),
            place => {
                let is_elsewhere = |card: &Card| card.pattern != place;
                cards.retain(is_elsewhere);
                self.put(cards, place, true);
            }
        }
    }

    /// What can be done with the cards chosen.
    fn bar(self) -> El {
        let Self {
            desk,
            book,
            chosen,
            into,
            ..
        } = self;
        let count = memo(move || chosen.with(Vec::len));
        let has_patterned =
            memo(move || chosen.with(|cards| cards.iter().any(|card| !card.pattern.is_empty())));
        let names = memo(move || {
            let notebook = book.notebook();
            let ids = notebook.patterns.iter().map(|pattern| pattern.id.clone());
            ids.map(|id| {
                let name = name_of(desk, &notebook, &id);
                (id, name)
            })
            .collect::<Vec<_>>()
        });
        let field = move || {
            let names = names.get();
            let is_there = |id: &String| id == NEW || names.iter().any(|(other, _)| other == id);
            if !untrack(|| into.with(is_there)) {
                into.set(NEW.to_owned());
            }
            let known = names.iter().map(|(id, name)| option(id, name));
            let options = known.chain([option(NEW, self.t(Word::PatternNew))]);
            [
                select("cards-into", options, move || into.get(), move |id| into.set(id))
                    .attr("aria-label", self.t(Word::PatternCardsInto)),
            ]
        };
        let put = move |word: Word, is_moved: bool| {
            button("button", self.t(word), move || {
                self.put(chosen.get_untracked(), &into.get_untracked(), is_moved);
            })
        };
        let ways = move || {
            if !has_patterned.get() {
                return vec![put(Word::PatternCardsPut, true)];
            }
            vec![
                put(Word::PatternCardsMove, true),
                put(Word::PatternCardsPut, false),
                button("button", self.t(Word::PatternCardsOut), move || {
                    self.take_out(chosen.get_untracked());
                }),
            ]
        };
        let content = move || {
            (count.get() > 0).then(|| {
                untrack(|| {
                    el("div", "chosen__row")
                        .child(
                            text("label", "chosen__label", self.t(Word::PatternCardsInto))
                                .attr("for", "cards-into"),
                        )
                        .show(field)
                        .show(ways)
                        .child(button("link", self.t(Word::PatternCardsNone), move || {
                            chosen.set(Vec::new());
                        }))
                })
            })
        };
        let has_any = memo(move || count.get() > 0);
        let told = move || {
            if has_any.get() {
                super::count(desk, Word::PatternCardsChosen, count.get())
            } else {
                String::new()
            }
        };
        let shown = move || {
            has_any.get();
            untrack(content)
        };
        el("div", "chosen")
            .live_flag("data-on", move || has_any.get())
            .child(el("p", "chosen__count").attr("role", "status").live_text(told))
            .show(shown)
    }

    /// The patterns, and the cards that lie in none.
    fn board(self) -> El {
        let Self { book, .. } = self;
        let ids = memo(move || {
            let notebook = book.notebook();
            let ids = notebook.patterns.iter().map(|pattern| pattern.id.clone());
            ids.collect::<Vec<String>>()
        });
        let fresh = el("div", "pattern-new")
            .attr("data-drop", NEW)
            .live_flag("data-over", move || self.over.with(|over| over == NEW))
            .child(text("p", "", self.t(Word::PatternDropNew)));
        el("div", "board").child(self.loose()).child(
            el("div", "board__patterns")
                .child(el("div", "board__list").each(move || ids.get(), move |id| self.pattern(&id)))
                .child(fresh),
        )
    }

    /// The cards that lie in no pattern.
    fn loose(self) -> El {
        let Self { desk, book, .. } = self;
        let words = RwSignal::new(String::new());
        let limit = RwSignal::new(PAGE);
        let found = memo(move || {
            let notebook = book.notebook();
            let filter = Filter {
                words: words.get(),
                ..Filter::default()
            };
            let found = filter.found(&notebook, |_| false).into_iter();
            let found = found.filter_map(|index| notebook.entries.get(index));
            let lies_in_none = |entry: &&Entry| {
                notebook
                    .patterns
                    .iter()
                    .all(|one| !one.entries.contains(&entry.id))
            };
            let found: Vec<String> = found.filter(lies_in_none).map(|entry| entry.id.clone()).collect();
            Arc::new(found)
        });
        let shown = move || found.with(|found| found.iter().take(limit.get()).cloned().collect::<Vec<_>>());
        let nothing = move || {
            let is_searched = words.with(|words| !words.trim().is_empty());
            found.with(|found| found.is_empty()).then(|| {
                let word = if is_searched {
                    Word::NotebookEntriesNone
                } else {
                    Word::PatternsLooseNone
                };
                text("p", "empty", self.t(word))
            })
        };
        let more = move || {
            let left = found.with(|found| found.len()).saturating_sub(limit.get());
            (left > 0).then(|| {
                button("button", &super::count(desk, Word::ShowMore, left), move || {
                    limit.update(|limit| *limit += PAGE_MORE);
                })
            })
        };
        let search = el("input", "field field--small")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("dir", "auto")
            .attr("aria-label", self.t(Word::PatternsSearch))
            .attr("placeholder", self.t(Word::PatternsSearch))
            .live_value(move || words.get())
            .on_input(move |text| {
                limit.set(PAGE);
                words.set(text);
            });
        el("section", "board__loose")
            .attr("aria-labelledby", "loose-title")
            .attr("data-drop", OUT)
            .live_flag("data-over", move || self.over.with(|over| over == OUT))
            .child(text("h2", "pattern__title", self.t(Word::PatternsLoose)).id("loose-title"))
            .child(search)
            .child(el("ul", "slips").each(shown, move |id| self.card(String::new(), id)))
            .show(nothing)
            .show(more)
    }

    /// A card: in the pattern with this id, or in none.
    fn card(self, pattern: String, entry: String) -> El {
        let Self {
            desk,
            book,
            chosen,
            over,
            ..
        } = self;
        let id = key(&entry);
        let card = StoredValue::new(Card { pattern, entry });
        let is_loose = card.with_value(|card| card.pattern.is_empty());
        let entry = memo(move || {
            book.notebook()
                .entry(&id.get_value())
                .cloned()
                .unwrap_or_default()
        });
        let short = memo(move || entry.with(|entry| entry.short(140)));
        let facts = memo(move || {
            entry.with(|entry| {
                let facts = [
                    entry.about.trim().to_owned(),
                    source_name(desk, &entry.source),
                    entry
                        .date
                        .map(|day| intl::day(desk.language, day))
                        .unwrap_or_default(),
                ];
                let facts: Vec<&str> = facts
                    .iter()
                    .map(String::as_str)
                    .filter(|fact| !fact.is_empty())
                    .collect();
                facts.join(" · ")
            })
        });
        let is_chosen = move || chosen.with(|chosen| chosen.contains(&card.get_value()));
        let tick = el("input", "slip__tick")
            .attr("type", "checkbox")
            .live_attr("aria-label", move || {
                desk.words.fill(Word::PatternCardTick, &[("text", &short.get())])
            })
            .live_checked(is_chosen)
            .on("change", move |event| {
                let card = card.get_value();
                chosen.update(|chosen| {
                    chosen.retain(|other| *other != card);
                    if is_checked(&event) {
                        chosen.push(card);
                    }
                });
            })
            // From a tick straight to where the cards go.
            .on_key(move |event| {
                if event.key() == "Enter" && !chosen.with_untracked(Vec::is_empty) {
                    event.prevent_default();
                    page::focus_soon(desk.setting, "#cards-into".to_owned());
                }
            });
        let grip = el("span", "slip__grip")
            .flag("data-grip")
            .attr("aria-hidden", "true")
            .attr("title", self.t(Word::PatternCardDrag))
            .child(path(
                "",
                "0 0 16 16",
                "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
            ));
        let out = (!is_loose).then(|| {
            button("link slip__out", self.t(Word::PatternCardOut), move || {
                self.take_out(vec![card.get_value()]);
            })
            .child(el("span", "visually-hidden").live_text(move || [": ", &short.get()].concat()))
        });
        let words = el("div", "slip__words")
            .child(el("p", "slip__text").child(el("bdi", "").live_text(move || short.get())))
            .child(el("p", "slip__facts").child(el("bdi", "").live_text(move || facts.get())))
            .children(out);
        let drawn = el("li", "slip")
            .live_flag("data-chosen", is_chosen)
            .child(tick)
            .child(words)
            .child(grip);
        draggable(
            drawn,
            move |place| {
                // Where it lies already is no place to drop it.
                let is_own = card.with_value(|card| card.pattern == place) || (is_loose && place == OUT);
                let place = if is_own { "" } else { place };
                if over.with_untracked(|over| over != place) {
                    over.set(place.to_owned());
                }
            },
            move |place| self.drop(card.get_value(), place),
        )
    }

    /// A pattern, its cards and what they share.
    fn pattern(self, id: &str) -> El {
        let Self { desk, book, over, .. } = self;
        let place = id.to_owned();
        let name_id = ["name-", id].concat();
        let note_id = ["note-", id].concat();
        let title_id = ["p-", id].concat();
        let id = key(id);
        let title = memo(move || name_of(desk, &book.notebook(), &id.get_value()));
        let pattern = memo(move || {
            let notebook = book.notebook();
            let mut patterns = notebook.patterns.iter();
            patterns
                .find(|one| *one.id == *id.get_value())
                .cloned()
                .unwrap_or_default()
        });
        let name = el("input", "field")
            .id(&name_id)
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("dir", "auto")
            .attr("maxlength", "200")
            .attr("placeholder", self.t(Word::PatternNameHint))
            .live_value(move || pattern.with(|pattern| pattern.name.clone()))
            .on_input(move |text| {
                book.change_pattern(&id.get_value(), |pattern| text.clone_into(&mut pattern.name));
            });
        let note_value = move || pattern.with(|pattern| pattern.note.clone());
        let note = el("textarea", "field field--area")
            .id(&note_id)
            .attr("rows", "1")
            .attr("dir", "auto")
            .attr("maxlength", "20000")
            .live_value(note_value)
            .on_input(move |text| {
                book.change_pattern(&id.get_value(), |pattern| text.clone_into(&mut pattern.note));
            });
        // An id that another tab's removal left behind is no card.
        let cards = memo(move || {
            let notebook = book.notebook();
            let ids = pattern.with(|pattern| pattern.entries.clone()).into_iter();
            ids.filter(|id| notebook.entry(id).is_some())
                .collect::<Vec<String>>()
        });
        let is_empty = memo(move || cards.with(Vec::is_empty));
        let nothing = move || {
            is_empty
                .get()
                .then(|| text("p", "slip__facts", self.t(Word::PatternNone)))
        };
        let shared = memo(move || {
            let notebook = book.notebook();
            let entries = cards.get();
            let entries: Vec<&Entry> = entries.iter().filter_map(|id| notebook.entry(id)).collect();
            pattern::shared(&entries, desk.t(Word::PatternStopWords))
        });
        let remove = move || {
            let undo = book.remove(&id.get_value());
            page::focus_soon(desk.setting, "[data-focus]".to_owned());
            desk.tell(self.t(Word::PatternRemoved).to_owned(), Some(undo));
        };
        let has_cards = move || !is_empty.get();
        el("section", "pattern")
            .attr("aria-labelledby", &title_id)
            .attr("data-drop", &place)
            .live_flag("data-over", move || over.with(|over| *over == place))
            .child(
                el("h2", "pattern__title")
                    .id(&title_id)
                    .attr("tabindex", "-1")
                    .child(el("bdi", "").live_text(move || title.get())),
            )
            .child(labelled(&name_id, self.t(Word::PatternName), name))
            .child(el("div", "pattern__shared").show(move || shared.with(|shared| told(desk, shared))))
            .child(el("ul", "slips").each(
                move || cards.get(),
                move |entry| self.card(id.get_value().to_string(), entry),
            ))
            .show(nothing)
            .child(labelled(
                &note_id,
                self.t(Word::PatternNote),
                el("div", "grow").live_attr("data-text", note_value).child(note),
            ))
            .child(
                el("div", "pattern__ways")
                    .show(move || has_cards().then(|| untrack(|| self.begin(id))))
                    .child(button("link", self.t(Word::PatternRemove), remove)),
            )
    }

    /// What begins a persona from a pattern.
    fn begin(self, id: Key) -> El {
        let is_open = RwSignal::new(false);
        let opener = button("button", self.t(Word::PatternBegin), move || {
            is_open.update(|open| *open = !*open);
        })
        .live_state("aria-expanded", move || is_open.get());
        let choices = move || {
            is_open.get().then(|| {
                let choice = |cover: &'static Cover| {
                    button("chip", &cover.name, move || {
                        later(self.desk, begin(self, id.get_value().to_string(), cover));
                    })
                };
                el("div", "pattern__methods")
                    .child(text("p", "", self.t(Word::PatternBeginHow)))
                    .child(el("div", "chips").children(self.covers.iter().map(choice)))
            })
        };
        el("div", "pattern__begin").child(opener).show(choices)
    }
}

/// What the cards of a pattern share, in a few lines.
fn told(desk: Desk, shared: &Shared) -> Vec<El> {
    let weight = match shared.weight() {
        Weight::Nothing => return Vec::new(),
        Weight::Anecdote => Word::PatternWeightAnecdote,
        Weight::OneKind => Word::PatternWeightOneKind,
        Weight::Finding => Word::PatternWeightFinding,
    };
    let mut facts = vec![super::count(desk, Word::PatternSharedEntries, shared.entries)];
    if shared.days > 0 {
        facts.push(super::count(desk, Word::PatternSharedDays, shared.days));
    }
    if shared.people > 0 {
        facts.push(super::count(desk, Word::PatternSharedPeople, shared.people));
    }
    let form = match (shared.has_words, shared.has_numbers) {
        (true, true) => Word::PatternFormsBoth,
        (_, false) => Word::PatternFormsWords,
        (false, true) => Word::PatternFormsNumbers,
    };
    let weight = desk.words.fill(weight, &[("facts", &facts.join(", "))]);
    let mut parts = vec![
        text("p", "pattern__weight", &weight),
        text("p", "slip__facts", desk.t(form)),
    ];
    if shared.entries > 1 {
        let nothing = shared.words.is_empty() && shared.tags.is_empty();
        let named = |list: &[(String, usize)]| {
            let told = list.iter().map(|(text, count)| {
                desk.words.fill(
                    Word::PatternSharedTimes,
                    &[("text", text), ("n", &count.to_string())],
                )
            });
            told.collect::<Vec<String>>()
        };
        let sources: Vec<(String, usize)> = shared
            .sources
            .iter()
            .map(|(source, count)| {
                let name = if source.is_empty() {
                    desk.t(Word::NotebookSeen).to_owned()
                } else {
                    source_name(desk, source)
                };
                (name, *count)
            })
            .collect();
        let mut list = el("dl", "pattern__facts");
        for (word, list_of) in [
            (Word::PatternSharedWords, named(&shared.words)),
            (Word::PatternSharedTags, named(&shared.tags)),
            (Word::PatternSharedSources, named(&sources)),
        ] {
            if !list_of.is_empty() {
                list = list
                    .child(text("dt", "", desk.t(word)))
                    .child(el("dd", "").bdi(&list_of.join(", ")));
            }
        }
        parts.push(list);
        if nothing {
            parts.push(text("p", "slip__facts", desk.t(Word::PatternSharedNothing)));
        }
    }
    parts
}

/// Begins a persona from a pattern, and goes to its interview.
async fn begin(table: Table, id: String, cover: &'static Cover) {
    let Table { desk, book, .. } = table;
    let interview = match assets::interview(desk, &cover.id).await {
        Ok(interview) => interview,
        Err(text) => {
            desk.tell(text, None);
            return;
        }
    };
    let notebook = book.notebook_now();
    let Some(pattern) = notebook.patterns.iter().find(|pattern| pattern.id == id) else {
        return;
    };
    let entries: Vec<&Entry> = pattern
        .entries
        .iter()
        .filter_map(|id| notebook.entry(id))
        .collect();
    let mut draft: Draft = desk.blank(&interview);
    if let Some(beginning) = assets::beginning(desk.setting.surface) {
        draft.persona.begin_with(&interview, &beginning);
    }
    let left_out = pattern::begin(
        &mut draft.persona,
        &interview,
        pattern,
        &entries,
        desk.ports.new_id,
    );
    draft.sequence = 1;
    let stored = desk.stored(&draft, Some(&interview));
    // What was typed into another draft is kept before this one is taken in hand; a failure shows in the status.
    desk.save().await;
    if desk.put(vec![stored]).await.is_err() {
        return;
    }
    desk.go(&Route::Draft {
        id: draft.persona.id,
        view: View::Interview(None),
    });
    let mut said = super::count(desk, Word::PatternBegun, entries.len());
    if left_out > 0 {
        said = [said, super::count(desk, Word::PatternLeftOut, left_out)].join(" ");
    }
    desk.tell(said, None);
}
