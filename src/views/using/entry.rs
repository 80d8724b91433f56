//! Entries of the record in lists: each is read as it stands, and opens in place to be changed.

use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::asked::{Key, key};
use super::super::button;
use super::super::control::{labelled, option_label, radio, radios};
use crate::domain::day::Day;
use crate::domain::record::{Check, Decision, Measure, PastTest, Record};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, path, text};
use crate::platform::page;
use crate::state::beside::edit_record;
use crate::state::desk::{Desk, Undo};
use crate::state::session::Session;

/// What stands in a list of the record under an id of its own.
pub trait Listed: Clone + Send + Sync + 'static {
    /// The list.
    fn list(record: &Record) -> &Vec<Self>;
    /// The same, to change.
    fn list_mut(record: &mut Record) -> &mut Vec<Self>;
    /// Its id.
    fn id(&self) -> &str;
}

macro_rules! listed {
    ($($name:ident: $list:ident;)+) => {
        $(impl Listed for $name {
            fn list(record: &Record) -> &Vec<Self> {
                &record.$list
            }

            fn list_mut(record: &mut Record) -> &mut Vec<Self> {
                &mut record.$list
            }

            fn id(&self) -> &str {
                &self.id
            }
        })+
    };
}

listed! {
    PastTest: tests;
    Check: checks;
    Measure: measures;
    Decision: decisions;
}

/// The record of the draft in hand, worked out once for a page. Copy: every part of the page holds one.
#[derive(Clone, Copy)]
pub struct Beside {
    /// What the page knows.
    pub desk: Desk,
    /// The draft.
    pub session: Session,
    /// What is written beside its answers.
    pub record: Memo<Arc<Record>>,
    /// The id of the entry that is open; empty where none is.
    pub open: RwSignal<String>,
}

impl Beside {
    /// The record of a draft.
    pub fn of(desk: Desk, session: Session) -> Self {
        Self {
            desk,
            session,
            record: memo(move || Arc::new(crate::state::beside::record(session))),
            open: RwSignal::new(String::new()),
        }
    }

    /// The text of a word.
    pub fn t(&self, word: Word) -> &'static str {
        self.desk.t(word)
    }

    /// Puts an entry at the end of its list and opens it.
    pub fn add<T: Listed>(&self, entry: T) {
        let id = entry.id().to_owned();
        edit_record(self.session, |record| T::list_mut(record).push(entry));
        self.open_at(id);
    }

    /// Opens an entry, and puts the cursor into its first field.
    pub fn open_at(&self, id: String) {
        let first = ["#e-", &id, "-body :is(input, textarea)"].concat();
        self.open.set(id);
        page::focus_soon(self.desk.setting, first);
    }
}

/// One entry of the record. Copy: every field of it holds one.
pub struct Held<T> {
    /// The page's record.
    pub beside: Beside,
    id: Key,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Held<T> {}

impl<T: Listed> Held<T> {
    /// The entry's id.
    pub fn id(&self) -> String {
        self.id.get_value().to_string()
    }

    /// Reads the entry, and reads again when it changes; something empty where it is gone.
    pub fn read<R: Default>(&self, read: impl FnOnce(&T) -> R) -> R {
        let id = self.id.get_value();
        self.beside.record.with(|record| {
            let entry = T::list(record).iter().find(|entry| *entry.id() == *id);
            entry.map(read).unwrap_or_default()
        })
    }

    /// Changes the entry.
    pub fn change(&self, change: impl FnOnce(&mut T)) {
        let id = self.id.get_value();
        edit_record(self.beside.session, |record| {
            if let Some(entry) = T::list_mut(record).iter_mut().find(|entry| *entry.id() == *id) {
                change(entry);
            }
        });
    }

    /// The id of the element of a field.
    pub fn field_id(&self, name: &str) -> String {
        ["e-", &self.id.get_value(), "-", name].concat()
    }

    /// A text field under its label.
    pub fn text_field(
        self,
        name: &str,
        label: Word,
        is_area: bool,
        read: fn(&T) -> String,
        write: fn(&mut T, String),
    ) -> El {
        let id = self.field_id(name);
        let value = move || self.read(read);
        let input = el(
            if is_area { "textarea" } else { "input" },
            if is_area { "field field--area" } else { "field" },
        )
        .id(&id)
        .attr("dir", "auto")
        .live_value(value)
        .on_input(move |text| self.change(|entry| write(entry, text)));
        let input = if is_area {
            el("div", "grow")
                .live_attr("data-text", value)
                .child(input.attr("rows", "2"))
        } else {
            input.attr("type", "text").attr("autocomplete", "off")
        };
        labelled(&id, self.beside.t(label), input)
    }

    /// One of several, as a group of radio buttons; `is_it` tells whether an entry has this one.
    pub fn choice_field<V: Copy + 'static>(
        self,
        name: &str,
        class: &str,
        label: Word,
        (all, word): (&'static [V], fn(V) -> Word),
        is_it: fn(&T, V) -> bool,
        choose: fn(&mut T, V),
    ) -> El {
        let group = self.field_id(name);
        let options = all.iter().map(|one| {
            radio(
                &group,
                false,
                option_label(self.beside.t(word(*one))),
                move || self.read(|entry| is_it(entry, *one)),
                move |_| self.change(|entry| choose(entry, *one)),
            )
        });
        radios(class, self.beside.t(label), options)
    }

    /// A field for a whole number.
    pub fn count_field(
        self,
        name: &str,
        label: Word,
        read: fn(&T) -> Option<u32>,
        write: fn(&mut T, Option<u32>),
    ) -> El {
        let id = self.field_id(name);
        let input = el("input", "field field--date")
            .id(&id)
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .live_value(move || {
                let count = self.read(read);
                count.map(|count| count.to_string()).unwrap_or_default()
            })
            .on_input(move |text| self.change(|entry| write(entry, text.trim().parse().ok())));
        labelled(&id, self.beside.t(label), input)
    }

    /// A field for a day.
    pub fn day_field(
        self,
        name: &str,
        label: Word,
        read: fn(&T) -> Option<Day>,
        write: fn(&mut T, Option<Day>),
    ) -> El {
        let id = self.field_id(name);
        let input = el("input", "field field--date")
            .id(&id)
            .attr("type", "date")
            .live_value(move || {
                let day = self.read(read);
                day.map(|day| day.to_string()).unwrap_or_default()
            })
            .on_input(move |text| self.change(|entry| write(entry, Day::parse(&text))));
        labelled(&id, self.beside.t(label), input)
    }
}

/// A list of entries, the last one first; `read` shows an entry as it stands and `fields` what can be changed.
pub fn entries<T: Listed>(
    beside: Beside,
    read: fn(Held<T>) -> Vec<El>,
    fields: fn(Held<T>) -> Vec<El>,
) -> El {
    let ids = memo(move || {
        beside.record.with(|record| {
            let ids = T::list(record).iter().rev().map(|entry| entry.id().to_owned());
            ids.collect::<Vec<String>>()
        })
    });
    el("ol", "entries").each(
        move || ids.get(),
        move |id| {
            let held = Held {
                beside,
                id: key(&id),
                kind: PhantomData,
            };
            entry(held, read, fields)
        },
    )
}

fn entry<T: Listed>(held: Held<T>, read: fn(Held<T>) -> Vec<El>, fields: fn(Held<T>) -> Vec<El>) -> El {
    let beside = held.beside;
    let id = held.id();
    let body_id = held.field_id("body");
    let is_open = memo(move || beside.open.get() == held.id());
    let body = el("div", "entry__body").id(&body_id).show(move || {
        if is_open.get() {
            untrack(|| fields(held))
        } else {
            read(held)
        }
    });
    let row = el("li", "entry").child(body);
    if beside.session.read_only {
        return row;
    }
    let toggle = {
        let id = id.clone();
        move || {
            if is_open.get_untracked() {
                beside.open.set(String::new());
            } else {
                beside.open_at(id.clone());
            }
        }
    };
    let toggle = button("link", "", toggle)
        .live_state("aria-expanded", move || is_open.get())
        .attr("aria-controls", &body_id)
        .live_text(move || {
            let word = if is_open.get() {
                Word::EntryClose
            } else {
                Word::EntryOpen
            };
            beside.t(word).to_owned()
        });
    let remove = button("tool", "", move || remove(held))
        .attr("aria-label", beside.t(Word::EntryRemove))
        .attr("title", beside.t(Word::EntryRemove))
        .child(path("", "0 0 16 16", "M4 4l8 8M12 4l-8 8"));
    row.child(el("div", "entry__tools").child(toggle).child(remove))
}

/// Takes an entry out, with a way back.
fn remove<T: Listed>(held: Held<T>) {
    let beside = held.beside;
    let id = held.id();
    let list = beside.record.with_untracked(|record| T::list(record).clone());
    let Some(index) = list.iter().position(|entry| entry.id() == id) else {
        return;
    };
    let removed: Vec<T> = list.into_iter().skip(index).take(1).collect();
    edit_record(beside.session, |record| {
        T::list_mut(record).retain(|entry| entry.id() != id);
    });
    let undo = Undo::new(move || {
        edit_record(beside.session, |record| {
            let list = T::list_mut(record);
            for entry in removed.clone() {
                list.insert(index.min(list.len()), entry);
            }
        });
    });
    beside
        .desk
        .tell(beside.t(Word::EntryRemoved).to_owned(), Some(undo));
    page::find_lost_focus(beside.desk.setting);
}

/// A line of an entry as it stands, written by a person; nothing where it is blank.
pub fn line(class: &str, content: &str) -> Option<El> {
    (!content.trim().is_empty()).then(|| el("p", class).bdi(content.trim()))
}

/// What an entry is called, or that nothing is written yet.
pub fn title(beside: Beside, content: &str) -> El {
    let blank = || {
        let class = "entry__title entry__title--blank";
        text("p", class, beside.t(Word::EntryBlank))
    };
    line("entry__title", content).unwrap_or_else(blank)
}

/// A short fact beside others, told by the page.
pub fn fact(content: &str) -> El {
    text("span", "entry__fact", content)
}
