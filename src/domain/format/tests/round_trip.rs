//! What is written comes back, to the byte.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::super::json::Json as OurJson;
use super::super::{
    hash, print_of_file, read_brand, read_covers, read_draft, read_entry, read_file, read_interview,
    read_language, read_summaries, write_brand, write_covers, write_draft, write_short, write_summaries,
};
use super::*;
use crate::domain::cover::Cover;
use crate::domain::draft::Draft;
use crate::domain::edit::Field;
use crate::domain::words::{WORDS, Word};

/// The first version, as it was when it was frozen: it must be read for ever, and until there is a second it is what is
/// written.
#[test]
fn version_1_is_frozen() {
    let frozen = include_str!("version-1.json").to_owned();
    assert_eq!(write_file(&whole_file()), frozen);
    assert_eq!(read_file(frozen.as_bytes()).unwrap(), whole_file());
}

#[test]
fn files_of_the_same_personas_have_one_print_whenever_they_were_written() {
    let print = |file: &File| print_of_file(&write_file(file), &file.exported);
    let file = whole_file();
    let mut later = file.clone();
    "2031-01-02T03:04:05.000Z".clone_into(&mut later.exported);
    assert_ne!(file.exported, later.exported);
    assert_eq!(print(&file), print(&later));
    later.personas[0].changed.push('1');
    assert_ne!(print(&file), print(&later));
}

#[test]
fn fields_of_a_later_version_survive_wherever_they_stand() {
    let persona = "/personas/0";
    let places = [
        "",
        "/brand",
        persona,
        "/personas/0/interview",
        "/personas/0/version",
        "/personas/0/answers/age",
        "/personas/0/answers/age/evidence/0",
        "/personas/0/answers/habits/value/1",
        "/personas/0/answers/habits/value/0/evidence/0",
        "/personas/0/answers/role/value",
        "/personas/0/answers/uses/value",
        "/personas/0/answers/visits/value",
        "/personas/0/answers/quotes/value/0",
        "/personas/0/answers/journey/value/0",
        "/personas/0/answers/data-sources/value/0",
        "/personas/0/answers/test/value",
        "/personas/0/answers/portrait/value",
        "/personas/0/answers/portrait/value/drawn",
        "/personas/0/answers/photo/value",
        "/personas/0/answers/name/value",
    ];
    let mut json = whole_json();
    for place in places {
        json.pointer_mut(place)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .extend(later());
        assert!(json.pointer(&format!("{place}/later")).is_some());
    }
    let answer =
        json!({ "kind": "hologram", "value": [{ "id": "habits-1" }], "evidence": "?", "more": true });
    json = with(json, "/personas/0/answers/nobody-asks", answer);
    json = with(json, "/personas/0/notebook", json!([{ "id": "entry-1" }, 7]));
    json = with(json, "/personas/0/decisions", json!({ "not": "a list" }));
    let file = read_file(json.to_string().as_bytes()).unwrap();
    let written = write_file(&file);
    assert_eq!(serde_json::from_str::<Json>(&written).unwrap(), json);
    assert_eq!(read_file(written.as_bytes()).unwrap(), file);
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    let text = r#"{ "format": "persona-builder/personas", "version": 1, "personas": [
        { "id": "a", "interview": { "id": "x" }, "answers": {
            "journey": { "kind": "moments", "value": [{ "id": "m" }] },
            "test": { "kind": "test", "value": {} },
            "name": { "kind": "name", "value": { "name": null } },
            "portrait": { "kind": "portrait", "value": { "drawn": {} } } } } ] }"#;
    for text in [text.to_owned(), format!("\u{FEFF}{text}")] {
        let file = read_file(text.as_bytes()).unwrap();
        let persona = &file.personas[0];
        assert_eq!(persona.version, Version::default());
        assert_eq!(persona.name(), Name::default());
        assert_eq!(persona.value("test"), Some(&Value::Test(Test::default())));
        let again = read_file(write_file(&file).as_bytes()).unwrap();
        assert_eq!(again, file);
    }
}

#[test]
fn markup_and_control_characters_arrive_as_the_text_they_are() {
    let texts = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "&lt;b&gt;",
        "\0\u{1}\u{b}\u{7f}",
        "\u{202E}txt.exe\u{2066}",
        "\r\n \t",
        "=HYPERLINK(\"x\")",
        "\u{FEFF}",
        "\u{2028}",
        "👩🏽‍🚀 e\u{301}",
        "\\u0000 \\\" /",
    ];
    for text in texts {
        let mut file = whole_file();
        let persona = &mut file.personas[0];
        persona
            .answers
            .insert("age".into(), Value::ShortText(text.into()).into());
        let items = Value::List(vec![Item {
            id: "i".into(),
            text: text.into(),
            ..Item::default()
        }]);
        persona.answers.insert("habits".into(), items.into());
        file.brand.name = text.into();
        let read = read_file(write_file(&file).as_bytes()).unwrap();
        assert_eq!(read, file);
        assert_eq!(
            read.personas[0].value("age"),
            Some(&Value::ShortText(text.into()))
        );
    }
}

#[test]
fn amounts_are_written_short_and_come_back_exactly() {
    for (amount, written) in [
        ("0", "0"),
        ("-0.0", "0"),
        ("12.0", "12"),
        ("12.50", "12.5"),
        ("0.30000000000000004", "0.3"),
        ("0.3333333333333333", "0.333333333333333"),
        ("7.781921e-05", "0.00007781921"),
        ("1E-22", "0.0000000000000000000001"),
        ("1e-23", "0"),
        ("999999999.999999", "999999999.999999"),
        ("123456789012.34567", "123456789012.346"),
        ("9.99999999999999e14", "999999999999999"),
    ] {
        let text = write_file(&whole_file()).replace("\"amount\": 12.5,", &format!("\"amount\": {amount},"));
        let text = write_file(&read_file(text.as_bytes()).unwrap());
        assert!(text.contains(&format!("\"amount\": {written},\n")), "{amount}");
        assert_eq!(write_file(&read_file(text.as_bytes()).unwrap()), text);
    }
}

#[test]
fn numbers_that_are_not_known_keep_every_digit() {
    let number = "-3.14159265358979323846264338327950288419716939937510e-400";
    let text =
        write_file(&whole_file()).replace("\"generator\"", &format!("\"pi\": {number}, \"generator\""));
    let text = write_file(&read_file(text.as_bytes()).unwrap());
    assert!(text.contains(&format!("\"pi\": {number}\n")));
    assert_eq!(write_file(&read_file(text.as_bytes()).unwrap()), text);
}

#[test]
fn a_hash_names_the_content_and_not_the_version() {
    let mut persona = whole_file().personas.remove(1);
    assert_eq!(hash(&persona), "fnv1a-64:5e4bcb017e2c4b0e");
    persona.version = Version {
        number: 9,
        parent: Some("x".into()),
    };
    assert_eq!(hash(&persona), "fnv1a-64:5e4bcb017e2c4b0e");
    persona.answers.insert("a".into(), Value::Scale(1).into());
    assert_ne!(hash(&persona), "fnv1a-64:5e4bcb017e2c4b0e");
}

#[test]
fn drafts_summaries_and_brand_come_back() {
    let persona = whole_file().personas.remove(0);
    let draft = Draft {
        sequence: 41,
        place: Some(("step".into(), "screen".into())),
        archived: true,
        trashed: Some("2026-11-22T09:30:00Z".into()),
        thumbnail: PHOTO.into(),
        persona,
    };
    for draft in [
        draft.clone(),
        Draft {
            place: None,
            trashed: None,
            thumbnail: String::new(),
            ..draft.clone()
        },
    ] {
        let text = write_draft(&draft);
        assert_eq!(text.lines().count(), 1);
        assert_eq!(read_draft(&text).unwrap(), draft);
        let summaries = vec![
            draft.summary(None),
            Draft {
                persona: whole_file().personas.remove(1),
                ..Draft::default()
            }
            .summary(None),
        ];
        assert_eq!(read_summaries(&write_summaries(&summaries)).unwrap(), summaries);
    }
    let brand = whole_file().brand;
    assert_eq!(read_brand(&write_brand(&brand)).unwrap(), brand);
    assert_eq!(
        read_brand(&write_brand(&Brand::default())).unwrap(),
        Brand::default()
    );
    let newer = write_draft(&draft).replace("\"version\":1,\"sequence\"", "\"version\":2,\"sequence\"");
    assert_eq!(
        read_draft(&newer).unwrap_err().to_string(),
        "version 2 is newer than 1"
    );
    let other = write_brand(&brand);
    let message = "a persona-builder/brand file, not persona-builder/draft";
    assert_eq!(read_draft(&other).unwrap_err().to_string(), message);
}

#[test]
fn a_language_is_read_whole_or_not() {
    let mut words: BTreeMap<&str, Json> = WORDS
        .iter()
        .map(|word| (word.key(), Json::from(word.english().to_uppercase())))
        .collect();
    let read = |words: &BTreeMap<&str, Json>| read_language(&serde_json::to_string(words).unwrap());
    let refused = |words: &BTreeMap<&str, Json>| read(words).unwrap_err().to_string();
    assert_eq!(refused(&words), "covers: missing");
    words.insert("covers", json!([]));
    words.insert("key.of-a-later-version", json!(""));
    assert_eq!(read(&words).unwrap().0.get(Word::AppName), "PERSONA BUILDER");
    words.insert("app.name", json!(1));
    assert_eq!(refused(&words), "app.name: a number instead of text");
    words.remove("app.name");
    assert_eq!(refused(&words), "app.name: missing");
    words.insert("covers", json!([{ "steps": 7, "minutes": 25 }]));
    assert_eq!(refused(&words), "covers[0].id: missing");
}

#[test]
fn covers_come_back() {
    let interview = read_interview(&super::bad_packs::good().to_string()).unwrap();
    let covers = vec![
        Cover::from(&interview),
        Cover {
            id: "other".into(),
            ..Cover::from(&interview)
        },
    ];
    assert_eq!(read_covers(&write_covers(&covers)).unwrap(), covers);
    let map = r#"{ "app.wasm": "app-1.wasm", "n": 1 }"#;
    assert_eq!(read_entry(map, "app.wasm").as_deref(), Some("app-1.wasm"));
    assert!(
        [(map, "n"), (map, "x"), ("", "app.wasm"), ("[]", "app.wasm")]
            .iter()
            .all(|(map, key)| read_entry(map, key).is_none())
    );
}

/// What grew beyond the limits of files all the same must not cost anybody a draft.
#[test]
fn a_draft_beyond_the_limits_is_read_back() {
    let mut persona = whole_file().personas.remove(0);
    persona
        .answers
        .insert("age".into(), claim(Value::ShortText("x".repeat(30_000))));
    let own = vec![String::new(); 3000];
    persona.answers.insert(
        "uses".into(),
        Value::Choices(Choices {
            options: Vec::new(),
            own,
        })
        .into(),
    );
    let draft = Draft {
        persona,
        ..Draft::default()
    };
    assert_eq!(read_draft(&write_draft(&draft)).unwrap(), draft);
    let file = File {
        personas: vec![draft.persona],
        ..File::default()
    };
    let message = read_file(write_file(&file).as_bytes()).unwrap_err().to_string();
    assert_eq!(
        message,
        "personas[0].answers.age.value: longer than 20000 characters"
    );
}

/// Texts of characters of all planes.
fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..8).prop_map(|characters| characters.into_iter().collect())
}

fn id() -> impl Strategy<Value = String> {
    any::<u64>().prop_map(|number| format!("{number:x}"))
}

fn day() -> impl Strategy<Value = Day> {
    (1_u16..=9999, 1_u8..=12, 1_u8..=28).prop_map(|(year, month, day)| Day::new(year, month, day).unwrap())
}

fn json_value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<i32>().prop_map(|number| Json::from(f64::from(number) / 100.0)),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Json::from),
            btree_map(text(), inner, 0..3).prop_map(|fields| Json::Object(fields.into_iter().collect()))
        ]
    })
}

fn unknown_fields() -> impl Strategy<Value = Unknown> {
    let some = btree_map(text().prop_map(|key| format!("x-{key}")), json_value(), 1..3).prop_map(|fields| {
        match OurJson::parse(&json!(fields).to_string()) {
            Ok(OurJson::Object(fields)) => Unknown(fields),
            other => panic!("{other:?}"),
        }
    });
    prop_oneof![5 => Just(Unknown::default()), 1 => some]
}

fn pieces() -> impl Strategy<Value = Vec<Evidence>> {
    let kind = (0..EvidenceKind::ALL.len()).prop_map(|index| EvidenceKind::ALL[index]);
    let piece = (
        kind,
        text(),
        prop::option::of(day()),
        prop::option::of(any::<u32>()),
        prop::option::of(text()),
        unknown_fields(),
    )
        .prop_map(|(kind, note, date, count, entry, unknown)| Evidence {
            kind,
            note,
            date,
            count,
            entry,
            unknown,
        });
    vec(piece, 0..3)
}

fn any_value() -> impl Strategy<Value = Value> {
    let item = (text(), pieces(), unknown_fields()).prop_map(|(text, evidence, unknown)| Item {
        id: String::new(),
        text,
        evidence,
        unknown,
    });
    let quote = (text(), text(), text(), pieces(), unknown_fields()).prop_map(
        |(words, who, place, evidence, unknown)| Quote {
            id: String::new(),
            words,
            who,
            place,
            evidence,
            unknown,
        },
    );
    let moment = (
        prop::option::of(text()),
        (text(), text(), text(), text()),
        -2_i8..=2,
        pieces(),
        unknown_fields(),
    )
        .prop_map(
            |(moment, (title, what, place, nearly), feeling, evidence, unknown)| Moment {
                id: String::new(),
                moment,
                title,
                what,
                place,
                feeling,
                nearly,
                evidence,
                unknown,
            },
        );
    let form = (0..Form::ALL.len()).prop_map(|index| Form::ALL[index]);
    let source = (
        text(),
        form,
        text(),
        prop::option::of(any::<u32>()),
        text(),
        unknown_fields(),
    )
        .prop_map(|(source, form, said, count, when, unknown)| Source {
            id: String::new(),
            source,
            form,
            said,
            count,
            when,
            unknown,
        });
    let kind = prop::option::of((0..TestKind::ALL.len()).prop_map(|index| TestKind::ALL[index]));
    let test = (kind, text(), text(), text(), prop::option::of(day())).prop_map(
        |(kind, what, audience, sign, date)| Test {
            kind,
            what,
            audience,
            sign,
            date,
        },
    );
    let amount = (-Amount::MAX..=Amount::MAX, 0..=22)
        .prop_map(|(digits, places)| Amount::parse(&format!("{digits}e-{places}")).unwrap());
    let simple = prop_oneof![
        text().prop_map(Value::ShortText),
        text().prop_map(Value::LongText),
        id().prop_map(|id| Value::Choice(Choice::Option(id))),
        text().prop_map(|words| Value::Choice(Choice::Own(words))),
        (vec(id(), 0..3), vec(text(), 0..3))
            .prop_map(|(options, own)| Value::Choices(Choices { options, own })),
        any::<i32>().prop_map(Value::Scale),
        day().prop_map(Value::Date),
        (amount, text()).prop_map(|(amount, unit)| Value::Number(Quantity { amount, unit })),
        test.prop_map(Value::Test),
        (text(), btree_map(text(), text(), 0..3)).prop_map(|(seed, parts)| Value::Portrait(
            Portrait::Drawn {
                seed,
                parts: parts.into_iter().collect()
            }
        )),
        Just(Value::Portrait(Portrait::Photo(PHOTO.into()))),
        (text(), text(), text()).prop_map(|(name, epithet, pronoun)| {
            Value::Name(Name {
                name,
                epithet,
                pronoun: pronoun.as_str().into(),
            })
        }),
    ];
    let other = (text(), unknown_fields()).prop_map(|(kind, fields)| Value::Other {
        kind: format!("x-{kind}"),
        fields,
    });
    prop_oneof![
        6 => simple,
        1 => vec(item, 0..4).prop_map(Value::List),
        1 => vec(quote, 0..4).prop_map(Value::Quotes),
        1 => vec(moment, 0..4).prop_map(Value::Moments),
        1 => vec(source, 0..4).prop_map(Value::Sources),
        1 => other,
    ]
}

fn any_persona() -> impl Strategy<Value = Persona> {
    let answer =
        (any_value(), pieces(), unknown_fields()).prop_map(|(value, evidence, unknown)| match value {
            other @ Value::Other { .. } => other.into(),
            value => Answer {
                value,
                evidence,
                unknown,
            },
        });
    let interview = (id(), any::<u32>(), text()).prop_map(|(id, revision, language)| InterviewRef {
        id,
        revision,
        language,
    });
    let version =
        (1..=u32::MAX, prop::option::of(text())).prop_map(|(number, parent)| Version { number, parent });
    (
        id(),
        interview,
        version,
        btree_map(id(), answer, 0..12),
        unknown_fields(),
    )
        .prop_map(|(id, interview, version, mut answers, unknown)| {
            let mut count = 0;
            for answer in answers.values_mut() {
                answer.value.fill_ids(|| {
                    count += 1;
                    format!("i{count}")
                });
            }
            Persona {
                id,
                interview,
                created: "2026-11-01T09:00:00Z".into(),
                changed: String::new(),
                version,
                answers: answers.into_iter().collect(),
                unknown,
            }
        })
}

pub(in crate::domain) fn any_file() -> impl Strategy<Value = File> {
    (vec(any_persona(), 0..3), text(), unknown_fields()).prop_map(|(mut personas, name, unknown)| {
        personas.dedup_by(|one, other| one.id == other.id);
        File {
            brand: Brand {
                name,
                ..Brand::default()
            },
            personas,
            unknown,
            ..File::default()
        }
    })
}

const FIELDS: [Field; 21] = [
    Field::Text,
    Field::Words,
    Field::Who,
    Field::Place,
    Field::Title,
    Field::What,
    Field::Feeling,
    Field::Nearly,
    Field::Source,
    Field::Form,
    Field::Said,
    Field::Count,
    Field::When,
    Field::Kind,
    Field::Audience,
    Field::Sign,
    Field::Date,
    Field::Unit,
    Field::Name,
    Field::Epithet,
    Field::Pronoun,
];

/// What a person might type: text, lines, numbers, days.
fn typed_text() -> impl Strategy<Value = String> {
    prop_oneof![
        text(),
        Just("\n\n".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        (-3_i32..4).prop_map(|number| number.to_string()),
        any::<f32>().prop_map(|number| number.to_string()),
        day().prop_map(|day| day.to_string()),
    ]
}

/// Replaces, cuts or adds a few bytes.
fn damage(bytes: &mut Vec<u8>, at: prop::sample::Index, with: &[u8], cut: usize) {
    let from = at.index(bytes.len());
    let to = (from + cut).min(bytes.len());
    bytes.splice(from..to, with.iter().copied());
}

proptest! {
    #[test]
    fn whatever_is_written_comes_back_to_the_byte(file in any_file()) {
        let text = write_file(&file);
        let read = read_file(text.as_bytes()).unwrap();
        prop_assert_eq!(&read, &file);
        prop_assert_eq!(write_file(&read), text.as_str());
        let short = write_short(&file);
        prop_assert_eq!(&read_file(short.as_bytes()).unwrap(), &file);
        prop_assert!(short.len() <= text.len());
        for persona in file.personas {
            let draft = Draft { persona, sequence: u64::from(u32::MAX), ..Draft::default() };
            let text = write_draft(&draft);
            let read = read_draft(&text).unwrap();
            prop_assert_eq!(hash(&read.persona), hash(&draft.persona));
            prop_assert_eq!(&read, &draft);
            prop_assert_eq!(write_draft(&read), text);
        }
    }

    #[test]
    fn whatever_is_typed_is_read_back(
        typed in vec((any::<prop::sample::Index>(), 0..FIELDS.len(), typed_text()), 1..20),
    ) {
        let mut persona = whole_file().personas.remove(0);
        let questions: Vec<String> = persona.answers.keys().cloned().collect();
        for (question, field, text) in typed {
            let question = &questions[question.index(questions.len())];
            let value = &mut persona.answers.get_mut(question).unwrap().value;
            let item = value.item_ids().pop().unwrap_or_default();
            value.set_text(&item, FIELDS[field], &text);
        }
        let draft = Draft { persona, ..Draft::default() };
        let text = write_draft(&draft);
        prop_assert_eq!(write_draft(&read_draft(&text).unwrap()), text);
    }

    #[test]
    fn damaged_files_are_refused_or_read_and_never_more(
        at in any::<prop::sample::Index>(), with in vec(any::<u8>(), 0..4), cut in 0_usize..40,
    ) {
        let mut bytes = write_file(&whole_file()).into_bytes();
        damage(&mut bytes, at, &with, cut);
        if let Ok(file) = read_file(&bytes) {
            let text = write_file(&file);
            prop_assert_eq!(write_file(&read_file(text.as_bytes()).unwrap()), text);
        }
    }

    #[test]
    fn files_with_a_value_of_another_shape_are_refused_or_read_and_never_more(
        at in any::<prop::sample::Index>(), value in json_value(),
    ) {
        let mut json = whole_json();
        let mut pointers = Vec::new();
        collect(&json, String::new(), &mut pointers);
        *json.pointer_mut(&pointers[at.index(pointers.len())]).unwrap() = value;
        match read_file(json.to_string().as_bytes()) {
            Ok(file) => {
                let text = write_file(&file);
                prop_assert_eq!(write_file(&read_file(text.as_bytes()).unwrap()), text);
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}

/// Pointers to every value.
fn collect(json: &Json, pointer: String, pointers: &mut Vec<String>) {
    match json {
        Json::Object(fields) => {
            for (key, value) in fields {
                collect(value, format!("{pointer}/{key}"), pointers);
            }
        }
        Json::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                collect(value, format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(pointer);
}
