//! An entry of the notebook: its fields while it is written, what it says, and what can be done with it.

use leptos::prelude::*;

use super::asked::{Key, key};
use super::control::{labelled, option_label, radio, radios};
use super::{button, link, promote, uses};
use crate::domain::day::Day;
use crate::domain::notebook::{Entry, Part, SOURCES, Use};
use crate::domain::persona::Form;
use crate::domain::search::{Filter, counted};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text, value_of};
use crate::platform::page;
use crate::platform::surface::later;
use crate::state::book::Book;
use crate::state::desk::Desk;
use crate::state::route::{Route, View};

/// How many tags are offered to be pressed.
const TAGS_OFFERED: usize = 8;
/// What a source of one's own is in the list of sources; no source has a blank in its id.
const OWN: &str = "own ";

/// The word for a text of an entry, where it is shown.
pub fn part_word(part: Part) -> Word {
    match part {
        Part::Text => Word::NotebookPartText,
        Part::About => Word::NotebookPartAbout,
        Part::Stood => Word::NotebookPartStood,
        Part::Company => Word::NotebookPartCompany,
        Part::Smiled => Word::NotebookPartSmiled,
        Part::Ignored => Word::NotebookPartIgnored,
        Part::Surprised => Word::NotebookPartSurprised,
        Part::Said => Word::NotebookPartSaid,
    }
}

/// What asks for a text of an entry.
fn part_question(part: Part) -> Word {
    match part {
        Part::Text => Word::NotebookWhat,
        Part::About => Word::NotebookAbout,
        Part::Stood => Word::NotebookStood,
        Part::Company => Word::NotebookCompany,
        Part::Smiled => Word::NotebookSmiled,
        Part::Ignored => Word::NotebookIgnored,
        Part::Surprised => Word::NotebookSurprised,
        Part::Said => Word::NotebookSaid,
    }
}

/// What a source is called; what was noticed oneself has no name.
pub fn source_name(desk: Desk, source: &str) -> String {
    let word = match source {
        "surveys" => Word::NotebookSurveys,
        "analytics" => Word::NotebookAnalytics,
        "social" => Word::NotebookSocial,
        "support" => Word::NotebookSupport,
        "competitors" => Word::NotebookCompetitors,
        "third-party" => Word::NotebookThirdParty,
        own => return own.to_owned(),
    };
    desk.t(word).to_owned()
}

/// The word for a form.
fn form_word(form: Form) -> Word {
    match form {
        Form::Words => Word::FormWords,
        Form::Numbers => Word::FormNumbers,
        Form::Both => Word::FormBoth,
    }
}

/// One of a list to choose from.
pub fn option(value: &str, label: &str) -> El {
    text("option", "", label).attr("value", value)
}

/// A list to choose from that shows a value.
pub fn select(
    id: &str,
    options: impl IntoIterator<Item = El>,
    value: impl Fn() -> String + 'static,
    mut choose: impl FnMut(String) + 'static,
) -> El {
    el("select", "field")
        .id(id)
        .children(options)
        .live_value(value)
        .on("change", move |event| choose(value_of(&event)))
}

/// An entry being written: the one that is not in the notebook yet, or one that is.
#[derive(Clone, Copy)]
pub struct Written {
    desk: Desk,
    book: Book,
    entry: Memo<Entry>,
    put: Callback<Entry>,
    /// What the ids of its fields begin with.
    prefix: Key,
    is_new: bool,
}

impl Written {
    /// The entry that is not in the notebook yet.
    pub fn half(desk: Desk, book: Book) -> Self {
        Self {
            desk,
            book,
            entry: memo(move || book.half()),
            put: Callback::new(move |entry| book.write_half(entry)),
            prefix: key("new-"),
            is_new: true,
        }
    }

    /// An entry of the notebook.
    fn of(desk: Desk, book: Book, id: Key) -> Self {
        let put = move |entry: Entry| {
            // One that was removed meanwhile stays away.
            if book.entry_now(&entry.id).is_some() {
                book.put(entry);
            }
        };
        Self {
            desk,
            book,
            entry: memo(move || {
                book.notebook()
                    .entry(&id.get_value())
                    .cloned()
                    .unwrap_or_default()
            }),
            put: Callback::new(put),
            prefix: key(&["e-", &id.get_value(), "-"].concat()),
            is_new: false,
        }
    }

    fn id(&self, name: &str) -> String {
        [&self.prefix.get_value(), name].concat()
    }

    fn change(&self, change: impl FnOnce(&mut Entry)) {
        let mut entry = self.entry.get_untracked();
        change(&mut entry);
        self.put.run(entry);
    }

    /// A field of a text; `area` for more than a line.
    fn field(&self, part: Part, area: bool) -> El {
        let this = *self;
        let id = this.id(part.id());
        let value = move || this.entry.with(|entry| entry.part(part).to_owned());
        let input = el(
            if area { "textarea" } else { "input" },
            if area { "field field--area" } else { "field" },
        )
        .id(&id)
        .attr("dir", "auto")
        .live_value(value)
        .on_input(move |text| this.change(|entry| entry.write(part, &text)));
        let input = match part {
            Part::About => input.attr("placeholder", this.desk.t(Word::NotebookAboutHint)),
            _ => input,
        };
        let input = if area {
            let rows = if part == Part::Text { "3" } else { "1" };
            el("div", "grow")
                .live_attr("data-text", value)
                .child(input.attr("rows", rows))
        } else {
            input.attr("type", "text").attr("autocomplete", "off")
        };
        labelled(&id, this.desk.t(part_question(part)), input)
    }

    /// The one field that is enough.
    pub fn what(&self) -> El {
        self.field(Part::Text, true)
    }

    /// Whether more than that field says something.
    pub fn has_more(&self) -> bool {
        let entry = self.entry.get_untracked();
        let others = Part::ALL.iter().filter(|part| **part != Part::Text);
        let mut others = others.map(|part| entry.part(*part));
        others.any(|text| !text.is_empty()) || !entry.tags.is_empty() || !entry.source.is_empty()
    }

    /// All the other fields.
    pub fn more(&self) -> Vec<El> {
        vec![
            self.field(Part::Said, true),
            el("div", "pair")
                .child(self.field(Part::About, false))
                .child(self.field(Part::Stood, false)),
            self.field(Part::Company, false),
            self.field(Part::Smiled, true),
            self.field(Part::Ignored, true),
            self.field(Part::Surprised, true),
            self.tags(),
            el("div", "pair").child(self.date()).child(self.source()),
            self.finding(),
        ]
    }

    fn date(&self) -> El {
        let this = *self;
        let id = this.id("date");
        let today = (this.desk.ports.today)();
        let value = move || {
            let day = this.entry.with(|entry| entry.date);
            let day = day.or(this.is_new.then_some(today));
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        let input = el("input", "field field--date")
            .id(&id)
            .attr("type", "date")
            .live_value(value)
            .on_input(move |text| this.change(|entry| entry.date = Day::parse(&text)));
        labelled(&id, this.desk.t(Word::NotebookDate), input)
    }

    /// Tags on a line, and those used before, to be pressed.
    fn tags(&self) -> El {
        let this = *self;
        let id = this.id("tags");
        // What is typed stays as it is while it is typed: a comma is on the way to another tag.
        let line = RwSignal::new(this.entry.with_untracked(|entry| entry.tags.join(", ")));
        let shown = move || {
            let tags = this.entry.with(|entry| entry.tags.clone());
            let mut typed = Entry::default();
            line.with(|line| typed.write_tags(line));
            if typed.tags == tags {
                line.get()
            } else {
                tags.join(", ")
            }
        };
        let write = move |text: String| {
            this.change(|entry| entry.write_tags(&text));
            line.set(text);
        };
        let input = el("input", "field")
            .id(&id)
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("autocapitalize", "none")
            .attr("dir", "auto")
            .live_value(shown)
            .on_input(write);
        let all = memo(move || {
            let notebook = this.book.notebook();
            let tags = notebook.entries.iter().flat_map(|entry| &entry.tags);
            counted(tags.map(String::as_str))
        });
        let known = memo(move || {
            let mine = this.entry.with(|entry| entry.tags.clone());
            let all = all.get();
            let others = all
                .into_iter()
                .map(|(tag, _)| tag)
                .filter(|tag| !mine.contains(tag));
            others.take(TAGS_OFFERED).collect::<Vec<String>>()
        });
        let offers = move || {
            let known = known.get();
            (!known.is_empty()).then(|| {
                let offer = |tag: String| {
                    let label = tag.clone();
                    button("chip chip--add", "", move || {
                        this.change(|entry| {
                            let all = [entry.tags.join(", "), tag.clone()].join(",");
                            entry.write_tags(&all);
                        });
                        line.set(this.entry.with_untracked(|entry| entry.tags.join(", ")));
                    })
                    .bdi(&label)
                };
                el("div", "chips")
                    .attr("role", "group")
                    .attr("aria-label", this.desk.t(Word::NotebookTagsKnown))
                    .children(known.into_iter().map(offer))
            })
        };
        labelled(&id, this.desk.t(Word::NotebookTags), input).show(offers)
    }

    fn source(&self) -> El {
        let this = *self;
        let desk = this.desk;
        let id = this.id("source");
        let is_own = move || {
            this.entry.with(|entry| {
                let source = entry.source.as_str();
                !source.is_empty() && !SOURCES.contains(&source)
            })
        };
        let value = move || {
            if is_own() {
                OWN.to_owned()
            } else {
                this.entry.with(|entry| entry.source.clone())
            }
        };
        let known = SOURCES.map(|source| option(source, &source_name(desk, source)));
        let options = [option("", desk.t(Word::NotebookSeen))]
            .into_iter()
            .chain(known)
            .chain([option(OWN, desk.t(Word::NotebookOwnSource))]);
        // A source of one's own has the word for one until it is named.
        let choose = move |source: String| {
            let source = if source == OWN {
                desk.t(Word::NotebookOwnSource).to_owned()
            } else {
                source
            };
            this.change(|entry| entry.come_from(&source));
        };
        labelled(
            &id,
            desk.t(Word::NotebookSource),
            select(&id, options, value, choose),
        )
    }

    /// What is asked of a finding alone: its source's name, words or numbers, how many.
    fn finding(&self) -> El {
        let this = *self;
        let desk = this.desk;
        // Drawn anew when another kind of source is chosen, not while its name is typed.
        let kind = memo(move || {
            this.entry.with(|entry| match entry.source.as_str() {
                "" => (false, false),
                source => (true, !SOURCES.contains(&source)),
            })
        });
        el("div", "noticed__finding").show(move || {
            let (is_finding, is_own) = kind.get();
            if !is_finding {
                return Vec::new();
            }
            let name = is_own.then(|| {
                let id = this.id("own-source");
                let input = el("input", "field")
                    .id(&id)
                    .attr("type", "text")
                    .attr("autocomplete", "off")
                    .attr("dir", "auto")
                    .attr("maxlength", "200")
                    .live_value(move || this.entry.with(|entry| entry.source.clone()))
                    .on_input(move |text| {
                        // A name that is empty for a moment would make it no finding at all.
                        if !text.trim().is_empty() {
                            this.change(|entry| text.clone_into(&mut entry.source));
                        }
                    });
                labelled(&id, desk.t(Word::NotebookOwnSourceName), input)
            });
            let group = this.id("form");
            let form = |form: Form| {
                let is_here = move || this.entry.with(|entry| entry.form == form);
                let choose = move |_| this.change(|entry| entry.form = form);
                radio(
                    &group,
                    false,
                    option_label(desk.t(form_word(form))),
                    is_here,
                    choose,
                )
            };
            let forms = radios(
                "options options--row",
                desk.t(Word::SourceForm),
                Form::ALL.iter().map(|one| form(*one)),
            );
            name.into_iter().chain([forms, this.count()]).collect()
        })
    }

    fn count(&self) -> El {
        let this = *self;
        let id = this.id("count");
        let error_id = [&id, "-error"].concat();
        let is_wrong = RwSignal::new(false);
        let typed = StoredValue::new(String::new());
        let value = move || {
            let count = this.entry.with(|entry| entry.count);
            if is_wrong.get() {
                typed.get_value()
            } else {
                count.map(|count| count.to_string()).unwrap_or_default()
            }
        };
        let write = move |text: String| {
            let count = text.trim().parse::<u32>().ok();
            let is_blank = text.trim().is_empty();
            typed.set_value(text);
            is_wrong.set(!is_blank && count.is_none());
            if is_blank || count.is_some() {
                this.change(|entry| entry.count = count);
            }
        };
        let input = el("input", "field")
            .id(&id)
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("aria-describedby", &error_id)
            .live("aria-invalid", move || is_wrong.get().then(|| "true".to_owned()))
            .live_value(value)
            .on_input(write);
        let error = text("p", "error", this.desk.t(Word::NotebookNotWhole))
            .id(&error_id)
            .live_flag("hidden", move || !is_wrong.get());
        labelled(&id, this.desk.t(Word::NotebookCount), input).child(error)
    }
}

/// What is being done with an entry of the list.
#[derive(Clone, PartialEq)]
enum Doing {
    Nothing,
    Editing,
    Promoting,
    /// Asking whether it shall go, though these answers rest on it.
    Removing(Vec<Use>),
}

/// An entry of the list.
pub fn row(desk: Desk, book: Book, id: String, filter: RwSignal<Filter>) -> El {
    let place = ["e-", &id].concat();
    let id = key(&id);
    let doing = RwSignal::new(Doing::Nothing);
    let is_editing = memo(move || doing.with(|doing| *doing == Doing::Editing));
    let entry = memo(move || {
        book.notebook()
            .entry(&id.get_value())
            .cloned()
            .unwrap_or_default()
    });
    // Back on the button that opened what is closed now.
    let close = move |button: &str| {
        doing.set(Doing::Nothing);
        page::focus_soon(desk.setting, button_of(button, &id.get_value()));
    };
    let words = move || {
        if is_editing.get() {
            let written = Written::of(desk, book, id);
            let done = button("button", desk.t(Word::NotebookEntryDone), move || close("edit"));
            let form = el("div", "noticed__form")
                .on_key(move |event| {
                    if event.key() == "Escape" {
                        close("edit");
                    }
                })
                .child(written.what())
                .children(written.more())
                .child(done);
            return vec![form];
        }
        shown(desk, &entry.get(), filter)
    };
    let rests = memo(move || uses::of_entry(book, &id.get_value()));
    let used = move || {
        let rests = rests.get();
        (!rests.is_empty()).then(|| {
            el("p", "noticed__uses")
                .text(desk.t(Word::NotebookEntryUsed))
                .text(" ")
                .child(use_list(desk, &rests))
        })
    };
    let ways = move || {
        if is_editing.get() {
            return Vec::new();
        }
        let short = memo(move || entry.with(|entry| entry.short(60)));
        let way = move |name: &str, word: Word| {
            let hidden = el("span", "visually-hidden").live_text(move || [": ", &short.get()].concat());
            el("button", "link")
                .attr("type", "button")
                .attr("data-do", &[name, "-", &id.get_value()].concat())
                .text(desk.t(word))
                .child(hidden)
        };
        let is_promoting = move || doing.with(|doing| *doing == Doing::Promoting);
        let promote = way("promote", Word::NotebookEntryPromote)
            .live_state("aria-expanded", is_promoting)
            .on_click(move || {
                let next = if is_promoting() {
                    Doing::Nothing
                } else {
                    Doing::Promoting
                };
                doing.set(next);
            });
        let edit = way("edit", Word::NotebookEntryEdit).on_click(move || {
            doing.set(Doing::Editing);
            let field = ["[id=\"e-", &id.get_value(), "-text\"]"].concat();
            page::focus_soon(desk.setting, field);
        });
        let remove = way("remove", Word::NotebookEntryRemove).on_click(move || {
            // The row may be gone before the drafts are looked through.
            let id = id.get_value();
            later(desk, async move {
                // What was typed last may rest on it, too.
                desk.save().await;
                uses::look(desk, book).await;
                let rests = untrack(|| uses::of_entry(book, &id));
                if rests.is_empty() {
                    take_away(desk, book, &id);
                } else if doing.try_set(Doing::Removing(rests)).is_none() {
                    page::focus_soon(desk.setting, button_of("keep", &id));
                }
            });
        });
        vec![el("p", "noticed__ways").child(promote).child(edit).child(remove)]
    };
    let below = move || match doing.get() {
        Doing::Promoting => {
            let close = Callback::new(move |()| close("promote"));
            Some(untrack(|| promote::panel(desk, book, id, close)))
        }
        Doing::Removing(rests) => {
            let keep = button("button", desk.t(Word::NotebookEntryKeep), move || close("remove"))
                .attr("data-do", &["keep-", &id.get_value()].concat());
            let remove = button("button", desk.t(Word::NotebookEntryRemoveAnyway), move || {
                take_away(desk, book, &id.get_value());
            });
            let title = super::count(desk, Word::NotebookEntryRests, rests.len());
            let question = el("div", "noticed__question")
                .attr("role", "group")
                .attr("aria-label", &title)
                .on_key(move |event| {
                    if event.key() == "Escape" {
                        close("remove");
                    }
                })
                .child(el("p", "").text(&title).text(" ").child(use_list(desk, &rests)))
                .child(text("p", "", desk.t(Word::NotebookEntryRestsNote)))
                .child(el("div", "noticed__answers").child(keep).child(remove));
            Some(question)
        }
        Doing::Nothing | Doing::Editing => None,
    };
    el("li", "noticed")
        .id(&place)
        .show(words)
        .show(used)
        .show(ways)
        .show(below)
}

/// What finds a button of an entry.
fn button_of(name: &str, id: &str) -> String {
    ["[data-do=\"", name, "-", id, "\"]"].concat()
}

/// Removes an entry, with a way back.
fn take_away(desk: Desk, book: Book, id: &str) {
    let undo = book.remove(id);
    page::focus_soon(desk.setting, "#entries-title".to_owned());
    desk.tell(desk.t(Word::NotebookEntryRemoved).to_owned(), Some(undo));
}

/// The answers that rest on an entry, each a link to where it is asked.
fn use_list(desk: Desk, rests: &[Use]) -> El {
    let one = |one: &Use| {
        let route = Route::Draft {
            id: one.persona.clone(),
            view: one
                .spot
                .clone()
                .map_or(View::Overview, |spot| View::Interview(Some(spot))),
        };
        link("link noticed__use", &route, "")
            .attr("title", &one.words)
            .bdi(&uses::told(desk, one))
    };
    el("span", "noticed__use-list").children(rests.iter().map(one))
}

/// What an entry says.
fn shown(desk: Desk, entry: &Entry, filter: RwSignal<Filter>) -> Vec<El> {
    let says = |text: &str| !text.trim().is_empty();
    let mut parts = Vec::new();
    let mut head = el("p", "noticed__head");
    let has_head = says(&entry.about) || says(&entry.source);
    if says(&entry.about) {
        head = head.child(el("strong", "noticed__about").bdi(entry.about.trim()));
    }
    if says(&entry.source) {
        let count = entry.count.map(|count| count.to_string());
        let facts = [
            Some(source_name(desk, &entry.source)),
            Some(desk.t(form_word(entry.form)).to_owned()),
            count,
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        head = head.child(el("span", "noticed__source").bdi(&facts.join(" · ")));
    }
    if has_head {
        parts.push(head);
    }
    if says(&entry.text) {
        parts.push(el("p", "noticed__text").bdi(entry.text.trim()));
    }
    if says(&entry.said) {
        parts.push(el("blockquote", "noticed__said").bdi(entry.said.trim()));
    }
    let facts = [
        Part::Stood,
        Part::Company,
        Part::Smiled,
        Part::Ignored,
        Part::Surprised,
    ];
    let mut list = el("dl", "noticed__facts");
    let mut has_facts = false;
    for part in facts {
        if says(entry.part(part)) {
            has_facts = true;
            list = list
                .child(text("dt", "", desk.t(part_word(part))))
                .child(el("dd", "").bdi(entry.part(part).trim()));
        }
    }
    if has_facts {
        parts.push(list);
    }
    if !entry.tags.is_empty() {
        let tag = |tag: &String| {
            let wanted = tag.clone();
            button("chip chip--small", "", move || {
                filter.update(|filter| {
                    filter.only.clear();
                    filter.tag.clone_from(&wanted);
                });
            })
            .bdi(tag)
        };
        parts.push(
            el("div", "chips")
                .attr("role", "group")
                .attr("aria-label", desk.t(Word::NotebookEntriesTag))
                .children(entry.tags.iter().map(tag)),
        );
    }
    parts
}
