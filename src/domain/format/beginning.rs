//! What a site wants its readers to begin with: a persona, or a few answers.

use super::persona::{answers, read_file};
use super::reader::{FormatError, Problem, Raw, read};
use crate::domain::edit::Field;
use crate::domain::interview::{Interview, Kind};
use crate::domain::map::Map;
use crate::domain::persona::{Answer, Persona, Value};

/// Reads a beginning: a file of personas, of which the first counts, or an object with `answers`, each as in such a file or
/// a plain text. Of plain answers the persona has no id.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_beginning(bytes: &[u8]) -> Result<Persona, FormatError> {
    let is_file = read(bytes, true, |raw| {
        let mut object = raw.object();
        let format = object.maybe_text("format");
        // What else is in it is read below.
        drop(object.rest());
        format.is_some()
    })?;
    if is_file {
        let file = read_file(bytes)?;
        return file.personas.into_iter().next().ok_or(FormatError {
            path: "personas".to_owned(),
            problem: Problem::Empty,
        });
    }
    read(bytes, true, |raw| {
        let mut object = raw.object();
        let found = object.take("answers", said);
        let answers = object.or_missing("answers", found, Map::new());
        Persona {
            answers,
            unknown: object.rest(),
            ..Persona::default()
        }
    })
}

/// Answers, each whole or as a plain text.
fn said(raw: Raw) -> Map<Answer> {
    use super::json::Json;
    let reader = raw.reader;
    let Json::Object(fields) = raw.json else {
        raw.fail_type("an object");
        return Map::new();
    };
    let mut whole = Vec::new();
    let mut plain = Vec::new();
    for (id, json) in fields {
        match json {
            Json::String(text) => plain.push((id, text)),
            json => whole.push((id, json)),
        }
    }
    let mut found = answers(Raw {
        json: Json::Object(whole.into_iter().collect()),
        reader,
    });
    for (id, text) in plain {
        found.insert(id, Value::ShortText(text).into());
    }
    found
}

impl Persona {
    /// Takes over what of a beginning answers this interview's questions: values of the same kind, and plain texts wherever a
    /// question takes words.
    pub fn begin_with(&mut self, interview: &Interview, beginning: &Persona) {
        for question in interview.questions() {
            let Some(answer) = beginning.answers.get(&question.id) else {
                continue;
            };
            if answer.value.kind_id() == question.kind.id() {
                self.answers.insert(question.id.clone(), answer.clone());
            } else if let Value::ShortText(text) = &answer.value
                && let Some(mut value) = Value::empty(&question.kind)
            {
                let field = match question.kind {
                    Kind::Name => Field::Name,
                    _ => Field::Text,
                };
                if value.set_text("", field, text) {
                    self.set_value(&question.id, value);
                }
            }
        }
        if !beginning.id.is_empty() {
            self.version.parent = Some(super::hash(beginning));
        }
    }
}
