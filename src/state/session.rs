//! One draft being worked on.

use std::sync::Arc;

use leptos::prelude::*;

use super::Ports;
use super::store::Known;
use crate::domain::draft::{Draft, Summary};
use crate::domain::edit::Field;
use crate::domain::interview::{Interview, Place, Question};
use crate::domain::persona::{Answer, Brand, Evidence, Persona, Value};

/// Where a persona that is only looked at comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The brand it comes with.
    pub brand: Brand,
    /// What the link carries that it came by; empty for a worked example.
    pub link: String,
}

/// Why a draft of one's own is only looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Away {
    /// It is not.
    #[default]
    Here,
    /// Another tab or window writes it.
    Elsewhere,
    /// It is not to be written here until somebody says so, for our own code has failed before.
    Reading,
    /// A newer version of the program wrote it, of this number.
    Newer(i64),
}

/// One draft, its interview, and the verbs that change it. Copy: every view holds one.
#[derive(Clone, Copy)]
pub struct Session {
    draft: RwSignal<Arc<Draft>>,
    interview: StoredValue<Arc<Interview>>,
    /// Counts edits, so that saving knows what is new.
    edits: RwSignal<u64>,
    /// Whether words were changed since the last save; merely moving on is saved, too, and is no change.
    pub(super) is_changed: StoredValue<bool>,
    /// Whether the draft is only looked at (a worked example, a shared persona, one that is [`Away`]).
    pub read_only: bool,
    /// Whether another tab or a newer version has it.
    pub away: Away,
    /// Its text to the byte, where a newer version wrote it.
    raw: StoredValue<String>,
    /// Where what is only looked at comes from.
    origin: StoredValue<Option<Origin>>,
    /// What is known to be kept of the draft.
    known: StoredValue<Known>,
    ports: Ports,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        self.draft == other.draft
    }
}

impl Session {
    /// Opens a draft.
    pub fn new(draft: Draft, interview: Interview, read_only: bool, ports: Ports) -> Self {
        Self {
            known: StoredValue::new(Known::new(draft.sequence)),
            draft: RwSignal::new(Arc::new(draft)),
            interview: StoredValue::new(Arc::new(interview)),
            edits: RwSignal::new(0),
            is_changed: StoredValue::new(false),
            read_only,
            away: Away::Here,
            raw: StoredValue::new(String::new()),
            origin: StoredValue::new(None),
            ports,
        }
    }

    /// The same from somewhere else, to be looked at.
    #[must_use]
    pub fn coming_from(self, origin: Option<Origin>) -> Self {
        self.origin.set_value(origin);
        self
    }

    /// The same, had by somebody else, to be looked at; with its text to the byte, where that is all there is to hand out.
    #[must_use]
    pub fn had_by(mut self, away: Away, raw: String) -> Self {
        self.read_only |= away != Away::Here;
        self.away = away;
        self.raw.set_value(raw);
        self
    }

    /// Whether it is read along with what other tabs write of it.
    pub fn is_read_along(&self) -> bool {
        matches!(self.away, Away::Elsewhere | Away::Reading)
    }

    /// Whether it is a worked example.
    pub fn is_example(&self) -> bool {
        self.read_only && self.away == Away::Here && self.link().is_empty()
    }

    /// Its text to the byte, where a newer version wrote it.
    pub fn raw(&self) -> String {
        self.raw.get_value()
    }

    /// The brand it comes with, where it has one of its own.
    pub fn brand(&self) -> Option<Brand> {
        self.origin
            .with_value(|origin| origin.as_ref().map(|origin| origin.brand.clone()))
    }

    /// What the link carries that it came by; empty where it came by none.
    pub fn link(&self) -> String {
        self.origin
            .with_value(|origin| origin.as_ref().map(|origin| origin.link.clone()))
            .unwrap_or_default()
    }

    /// The interview.
    pub fn interview(&self) -> Arc<Interview> {
        self.interview.get_value()
    }

    /// Reads the persona, and reads again when it changes.
    pub fn persona<T>(&self, read: impl FnOnce(&Persona) -> T) -> T {
        // The draft is shared rather than borrowed: one small piece of code for every reader, where a borrow would be
        // compiled anew for each.
        read(&self.draft.get().persona)
    }

    /// The draft, shared; a view that reads it is told of every change.
    pub fn draft(&self) -> Arc<Draft> {
        self.draft.get()
    }

    /// Reads the draft as it is now, without being told of changes.
    pub fn draft_now<T>(&self, read: impl FnOnce(&Draft) -> T) -> T {
        read(&self.draft.get_untracked())
    }

    /// The persona's id.
    pub fn id(&self) -> String {
        self.draft.get_untracked().persona.id.clone()
    }

    /// How many edits there were; a view that reads it is told of every one.
    pub fn edits(&self) -> u64 {
        self.edits.get()
    }

    /// The same, without being told.
    pub fn edits_now(&self) -> u64 {
        self.edits.get_untracked()
    }

    /// Whether it was ever saved or typed into.
    pub fn is_kept(&self) -> bool {
        self.draft.get_untracked().sequence > 0 || self.edits.get_untracked() > 0
    }

    /// Changes the persona. A session that only looks changes nothing.
    pub fn edit(&self, change: impl FnOnce(&mut Persona)) {
        if !self.read_only {
            let mut draft = self.draft.get_untracked();
            change(&mut Arc::make_mut(&mut draft).persona);
            self.draft.set(draft);
            self.is_changed.set_value(true);
            self.edits.set(self.edits.get_untracked() + 1);
        }
    }

    /// Has the draft saved again, though no word was changed.
    pub fn touch(&self) {
        self.edits.set(self.edits.get_untracked() + 1);
    }

    /// Remembers where the interview stands; of a kept draft it is saved like an edit.
    pub fn stand_at(&self, place: Place) {
        let ids = self.interview().spot(place);
        if self.draft.get_untracked().place != ids {
            self.amend(|draft| draft.place = ids);
            if self.is_kept() && !self.read_only {
                self.touch();
            }
        }
    }

    /// Changes what no view shows, telling nobody.
    fn amend(&self, change: impl FnOnce(&mut Draft)) {
        let mut draft = self.draft.get_untracked();
        change(Arc::make_mut(&mut draft));
        self.draft.update_untracked(|held| *held = draft);
    }

    /// Takes the draft for saving: one sequence further, changed `now`.
    pub fn take_for_saving(&self, now: String) -> Arc<Draft> {
        self.amend(|draft| {
            draft.sequence += 1;
            if self.is_changed.get_value() {
                draft.persona.changed = now;
            }
        });
        self.is_changed.set_value(false);
        self.draft.get_untracked()
    }

    /// Whether it was taken in hand before this was written.
    pub fn is_behind(&self, summary: &Summary) -> bool {
        let draft = self.draft.get_untracked();
        !self.read_only && draft.persona.id == summary.id && draft.sequence < summary.sequence
    }

    /// Goes on with another state of the draft; no edit, since that is stored already.
    pub fn replace(&self, draft: Draft) {
        // What is still being written of the state before counts no more.
        self.known.set_value(Known::new(draft.sequence));
        self.draft.set(Arc::new(draft));
    }

    /// What is known to be kept of the draft; saves that overlap share it.
    pub(super) fn known(&self) -> Known {
        self.known.get_value()
    }

    /// Keeps a small copy of the portrait's photo for lists.
    pub fn set_thumbnail(&self, thumbnail: String) {
        self.amend(|draft| draft.thumbnail = thumbnail);
    }

    /// A field of an answer as text; of the whole answer where `item` is empty.
    pub fn text(&self, question: &str, item: &str, field: Field) -> String {
        self.persona(|persona| {
            persona
                .value(question)
                .map(|value| value.text(item, field))
                .unwrap_or_default()
        })
    }

    /// Writes a field of an answer; says whether the text could be taken.
    pub fn set_text(&self, question: &Question, item: &str, field: Field, text: &str) -> bool {
        let mut taken = false;
        self.change(question, |value| taken = value.set_text(item, field, text));
        taken
    }

    /// Changes an answer's value, beginning with an empty one.
    pub fn change(&self, question: &Question, change: impl FnOnce(&mut Value)) {
        self.edit(|persona| {
            let value = persona
                .value(&question.id)
                .filter(|value| value.kind_id() == question.kind.id())
                .cloned();
            if let Some(mut value) = value.or_else(|| Value::empty(&question.kind)) {
                change(&mut value);
                persona.set_value(&question.id, value);
            }
        });
    }

    /// Puts a whole value in place, giving its items ids.
    pub fn answer(&self, question: &str, mut value: Value) {
        value.fill_ids(self.ports.new_id);
        self.edit(|persona| persona.set_value(question, value));
    }

    /// Takes an answer away and gives it back to the caller, who can put it in again.
    pub fn take_answer(&self, question: &str) -> Option<Answer> {
        let mut taken = None;
        self.edit(|persona| taken = persona.answers.remove(question));
        taken
    }

    /// Puts back what was taken away, or takes away what was not there.
    pub fn put_back(&self, question: &str, answer: Option<Answer>) {
        self.edit(|persona| {
            match answer {
                Some(answer) => persona.answers.insert(question.to_owned(), answer),
                None => persona.answers.remove(question),
            };
        });
    }

    /// An answer as it is now.
    pub fn answer_now(&self, question: &str) -> Option<Answer> {
        self.draft.get_untracked().persona.answers.get(question).cloned()
    }

    /// The ids of an answer's items, in order.
    pub fn item_ids(&self, question: &str) -> Vec<String> {
        self.persona(|persona| persona.value(question).map(Value::item_ids).unwrap_or_default())
    }

    /// Adds an item to an answer and tells its id; none where the list is full.
    pub fn add_item(&self, question: &Question, kind: &str, title: &str, text: &str) -> Option<String> {
        let id = (self.ports.new_id)();
        let mut added = false;
        self.change(question, |value| {
            added = value.add_item(id.clone(), kind, title, text);
        });
        added.then_some(id)
    }

    /// The evidence of an answer or one of its items.
    pub fn evidence(&self, question: &str, item: &str) -> Vec<Evidence> {
        self.persona(|persona| persona.evidence(question, item).to_vec())
    }

    /// Changes that evidence.
    pub fn change_evidence(&self, question: &str, item: &str, change: impl FnOnce(&mut Vec<Evidence>)) {
        self.edit(|persona| {
            if let Some(evidence) = persona.evidence_mut(question, item) {
                change(evidence);
            }
        });
    }

    /// Today, and fresh ids.
    pub fn ports(&self) -> Ports {
        self.ports
    }
}
