//! What a site wants its readers to begin with: a persona, or a few answers.

use super::json::Json;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::format::read_interview;

    fn interview() -> Interview {
        read_interview(include_str!("../../../interviews/community.en.json")).expect("a pack of ours")
    }

    fn begun(beginning: &str) -> Persona {
        let mut persona = Persona {
            id: "mine".into(),
            ..Persona::default()
        };
        let beginning = read_beginning(beginning.as_bytes()).expect("a good beginning");
        persona.begin_with(&interview(), &beginning);
        persona
    }

    #[test]
    fn answers_are_taken_over_where_they_fit() {
        let beginning = r#"{ "answers": {
            "summary": "Holds the lamp",
            "story": "Long ago",
            "name": "Nell",
            "starting-point": { "kind": "choice", "value": { "option": "quiet-regular" } },
            "company": { "kind": "short-text", "value": "A dog",
                "evidence": [{ "kind": "observed", "note": "" }] },
            "habits": { "kind": "short-text", "value": "no list" },
            "age": { "kind": "scale", "value": 3 },
            "unheard-of": "nobody asks this"
        } }"#;
        let persona = begun(beginning);
        let cases = [
            ("summary", Some("Holds the lamp")),
            ("story", Some("Long ago")),
            ("company", Some("A dog")),
            ("age", None),
            ("habits", None),
            ("unheard-of", None),
        ];
        for (id, expected) in cases {
            let found = persona.value(id).map(|value| value.text("", Field::Text));
            assert_eq!(found.as_deref(), expected, "{id}");
        }
        assert_eq!(persona.name().name, "Nell");
        assert_eq!(persona.evidence("company", "").len(), 1);
        assert!(
            persona
                .value("starting-point")
                .is_some_and(|value| value.has_chosen("quiet-regular"))
        );
        assert_eq!(persona.id, "mine");
        assert_eq!(persona.version.parent, None);
    }

    #[test]
    fn a_persona_is_the_parent_of_what_begins_with_it() {
        let persona = begun(include_str!("../../../examples/community.en.json"));
        assert!(persona.version.parent.is_some());
        assert!(persona.answers.len() > 20);
        assert_eq!(persona.id, "mine");
    }

    #[test]
    fn a_bad_beginning_names_the_place() {
        let cases = [
            ("", ""),
            ("[]", ""),
            ("{}", "answers"),
            (r#"{ "answers": [] }"#, "answers"),
            (r#"{ "answers": { "name": 3 } }"#, "answers.name"),
            (
                r#"{ "answers": { "story": { "kind": "long-text" } } }"#,
                "answers.story.value",
            ),
            (
                r#"{ "format": "persona-builder/personas", "version": 1, "personas": [] }"#,
                "personas",
            ),
            (r#"{ "format": "something/else", "version": 1 }"#, ""),
        ];
        for (text, path) in cases {
            let error = read_beginning(text.as_bytes()).expect_err(text);
            assert_eq!(error.path, path, "{text}: {error}");
        }
    }
}
