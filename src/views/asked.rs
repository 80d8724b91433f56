//! A question that is being asked: what its control needs, in one `Copy` value.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::edit::Field;
use crate::domain::interview::{Kind, Question};
use crate::domain::persona::{Answer, Value};
use crate::domain::words::Word;
use crate::platform::page;
use crate::state::desk::{Desk, Undo};
use crate::state::session::Session;

/// A text that closures share by copy: an item's id.
pub type Key = StoredValue<Arc<str>>;

/// Makes a key.
pub fn key(text: &str) -> Key {
    StoredValue::new(Arc::from(text))
}

/// A question of the draft in hand.
#[derive(Clone, Copy)]
pub struct Asked {
    /// What the page knows.
    pub desk: Desk,
    /// The draft.
    pub session: Session,
    question: StoredValue<Arc<Question>>,
}

impl Asked {
    /// Asks a question.
    pub fn new(desk: Desk, session: Session, question: Question) -> Self {
        Self {
            desk,
            session,
            question: StoredValue::new(Arc::new(question)),
        }
    }

    /// Reads the question.
    pub fn with<T>(&self, read: impl FnOnce(&Question) -> T) -> T {
        read(&self.question.get_value())
    }

    /// Its id.
    pub fn id(&self) -> String {
        self.with(|question| question.id.clone())
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.with(|question| question.kind.clone())
    }

    /// The id of the element that is its control's first field.
    pub fn field_id(&self) -> String {
        ["q-", &self.id()].concat()
    }

    /// A field's text.
    pub fn text(&self, item: &str, field: Field) -> String {
        self.with(|question| self.session.text(&question.id, item, field))
    }

    /// Writes a field; says whether it could be taken.
    pub fn set(&self, item: &str, field: Field, text: &str) -> bool {
        self.with(|question| self.session.set_text(question, item, field, text))
    }

    /// Whether there is an answer.
    pub fn is_answered(&self) -> bool {
        self.with(|question| self.session.persona(|persona| persona.is_answered(&question.id)))
    }

    /// Whether an option is chosen.
    pub fn has_chosen(&self, option: &str) -> bool {
        self.with(|question| {
            self.session.persona(|persona| {
                persona
                    .value(&question.id)
                    .is_some_and(|value| value.has_chosen(option))
            })
        })
    }

    /// Changes the value.
    pub fn change(&self, change: impl FnOnce(&mut Value)) {
        self.with(|question| self.session.change(question, change));
    }

    /// Adds an item and puts the cursor into it.
    pub fn add(&self, kind: &str, title: &str, text: &str) -> Option<String> {
        let id = self.with(|question| self.session.add_item(question, kind, title, text));
        if let Some(id) = &id {
            page::focus_soon(self.desk.setting, ["#i-", id].concat());
        }
        id
    }

    /// Does something to the answer and offers to undo it.
    pub fn with_undo(&self, said: Word, act: impl FnOnce(&Self)) {
        let before: Option<Answer> = self.session.answer_now(&self.id());
        act(self);
        // The question goes with its screen, and the notice stays.
        let (session, id) = (self.session, self.id());
        let undo = Undo::new(move || session.put_back(&id, before.clone()));
        self.desk.tell(self.desk.t(said).to_owned(), Some(undo));
    }
}
