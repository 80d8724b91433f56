//! Tests of the formats: what is written comes back, what is broken is refused with its place, and the schemas agree.

mod bad_files;
mod bad_packs;
mod frozen;
mod record;
mod round_trip;
mod schemas;

pub(in crate::domain) use round_trip::any_file;

use std::path::Path;

use serde_json::{Map, Value as Json, json};

use super::{File, write_file};
use crate::domain::amount::Amount;
use crate::domain::day::Day;
use crate::domain::map::Map as Named;
use crate::domain::notebook::Notebook;
use crate::domain::persona::{
    Answer, Brand, Choice, Choices, Evidence, EvidenceKind, Form, InterviewRef, Item, Moment, Name, Persona,
    Portrait, Pronoun, Quantity, Quote, Source, Test, TestKind, Unknown, Value, Version,
};

/// The text of a file of the repository.
fn text_of(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn evidence() -> Vec<Evidence> {
    vec![Evidence {
        kind: EvidenceKind::Observed,
        note: "By the door".into(),
        date: Day::new(2026, 9, 24),
        count: Some(5),
        entry: Some("entry-1".into()),
        unknown: Unknown::default(),
    }]
}

fn claim(value: Value) -> Answer {
    Answer {
        value,
        evidence: evidence(),
        unknown: Unknown::default(),
    }
}

/// A photo of one pixel.
const PHOTO: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// A file with a persona in which every kind of answer has every field, and one that is as empty as can be.
fn whole_file() -> File {
    let parts = Named::from(vec![("hair".to_owned(), "coils".to_owned())]);
    let item = |id: &str, text: &str| Item {
        id: id.into(),
        text: text.into(),
        evidence: evidence(),
        ..Item::default()
    };
    let answers = [
        ("age", claim(Value::ShortText("about 40".into()))),
        (
            "story",
            Value::LongText("One.\n\nTwo: \"quoted\", \t<b>not bold</b>".into()).into(),
        ),
        (
            "habits",
            Value::List(vec![
                item("habits-1", "Comes early"),
                item("habits-2", "Stays late"),
            ])
            .into(),
        ),
        ("role", Value::Choice(Choice::Option("collector".into())).into()),
        ("why", Value::Choice(Choice::Own("own words".into())).into()),
        (
            "uses",
            claim(Value::Choices(Choices {
                options: vec!["a".into()],
                own: vec!["b c".into()],
            })),
        ),
        ("importance", Value::Scale(-3).into()),
        ("review-due", Value::Date(Day::new(2027, 5, 31).unwrap()).into()),
        (
            "visits",
            Value::Number(Quantity {
                amount: Amount::parse("12.5").unwrap(),
                unit: "visits".into(),
            })
            .into(),
        ),
        (
            "quotes",
            Value::Quotes(vec![Quote {
                id: "q1".into(),
                words: "„Ich auch“".into(),
                who: "A regular".into(),
                place: "At the bar".into(),
                evidence: evidence(),
                unknown: Unknown::default(),
            }])
            .into(),
        ),
        (
            "journey",
            Value::Moments(vec![Moment {
                id: "m1".into(),
                moment: Some("found".into()),
                title: "A light".into(),
                what: "Saw it".into(),
                place: "In the lane".into(),
                feeling: -2,
                nearly: "It was dark".into(),
                evidence: evidence(),
                unknown: Unknown::default(),
            }])
            .into(),
        ),
        (
            "data-sources",
            Value::Sources(vec![Source {
                id: "s1".into(),
                source: "surveys".into(),
                form: Form::Both,
                said: "27 of 41".into(),
                count: Some(41),
                when: "spring".into(),
                unknown: Unknown::default(),
            }])
            .into(),
        ),
        (
            "test",
            Value::Test(Test {
                kind: Some(TestKind::Event),
                what: "A slow evening".into(),
                audience: "Eight people".into(),
                sign: "Three come".into(),
                date: Day::new(2026, 12, 3),
            })
            .into(),
        ),
        (
            "portrait",
            Value::Portrait(Portrait::Drawn {
                seed: "one".into(),
                parts,
            })
            .into(),
        ),
        ("photo", Value::Portrait(Portrait::Photo(PHOTO.into())).into()),
        (
            "name",
            Value::Name(Name {
                name: "Nell".into(),
                epithet: "the Lamp Holder".into(),
                pronoun: Pronoun::She,
            })
            .into(),
        ),
    ];
    let whole = Persona {
        id: "whole".into(),
        interview: InterviewRef {
            id: "community".into(),
            revision: 3,
            language: "en".into(),
        },
        created: "2026-11-01T09:00:00Z".into(),
        changed: "2026-11-22T09:30:00.125Z".into(),
        version: Version {
            number: 2,
            parent: Some("fnv1a-64:0123456789abcdef".into()),
        },
        answers: answers
            .into_iter()
            .map(|(id, answer)| (id.to_owned(), answer))
            .collect(),
        unknown: Unknown::default(),
    };
    let empty = Persona {
        id: "empty".into(),
        interview: InterviewRef {
            id: "x".into(),
            ..InterviewRef::default()
        },
        ..Persona::default()
    };
    File {
        generator: "Persona Builder 0.1.0".into(),
        exported: "2026-11-22T10:00:00Z".into(),
        brand: Brand {
            name: "Slow Spoke".into(),
            accent: "#2f5d62".into(),
            logo_text: "S".into(),
        },
        personas: vec![whole, empty],
        notebook: Notebook::default(),
        unknown: Unknown::default(),
    }
}

fn whole_json() -> Json {
    serde_json::from_str(&write_file(&whole_file())).unwrap()
}

/// The same JSON with the value at a pointer replaced (or added to its object), or taken away for `null`.
fn with(mut json: Json, pointer: &str, value: Json) -> Json {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match json.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
        Json::Object(fields) if value.is_null() => {
            fields.remove(key).unwrap_or_else(|| panic!("no {pointer}"));
        }
        Json::Object(fields) => {
            fields.insert(key.to_owned(), value);
        }
        Json::Array(entries) => entries[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{parent} has no parts"),
    }
    json
}

/// An object with one field of a later version.
fn later() -> Map<String, Json> {
    let Json::Object(fields) = json!({ "later": { "deep": [1, 2.5, null, "ä", {}] } }) else {
        panic!()
    };
    fields
}
