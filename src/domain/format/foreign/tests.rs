use std::fmt::Write;

use super::*;
use crate::domain::format::{File, read_file, read_interview, write_file};
use crate::domain::interview::{Interview, Kind};
use crate::domain::persona::Sign;
use crate::domain::profile;
use crate::domain::words::Words;

const LAB: &str = include_str!("../../../../tests/fixtures/foreign/persona-lab-backup.json");
const CREATOR: &str = include_str!("../../../../tests/fixtures/foreign/user-persona-creator.json");

fn customer() -> Interview {
    read_interview(include_str!("../../../../interviews/customer.en.json")).expect("a pack of ours")
}

fn reference() -> InterviewRef {
    InterviewRef {
        id: FOREIGN_INTERVIEW.into(),
        revision: 1,
        language: "en".into(),
    }
}

fn found(text: &str) -> Option<Result<Foreign, FormatError>> {
    read_foreign(text.as_bytes(), &reference())
}

fn brought(text: &str) -> Foreign {
    found(text).expect("a tool's file").expect("a good one")
}

/// What is left over, a line each.
fn told(left: &[Leftover]) -> String {
    let mut out = String::new();
    for Leftover { place, rest } in left {
        match rest {
            Rest::Text(text) => writeln!(out, "{place} = {text}"),
            Rest::Embedded { kind, bytes } => writeln!(out, "{place} = ({kind}, {bytes})"),
        }
        .unwrap();
    }
    out
}

/// Everything a file brings: the personas as a file of ours, and what is left over.
fn golden(foreign: &Foreign) -> (String, String) {
    let file = File {
        personas: foreign
            .personas
            .iter()
            .map(|(persona, _)| persona.clone())
            .collect(),
        ..File::default()
    };
    let mut left = String::new();
    for (persona, rest) in &foreign.personas {
        write!(left, "{}\n{}\n", persona.name().name, told(rest)).unwrap();
    }
    left += &told(&foreign.left);
    (write_file(&file), left)
}

#[test]
fn both_tools_files_arrive_as_written_down() {
    let cases = [
        (
            Tool::PersonaLab,
            LAB,
            include_str!("../../../../tests/fixtures/foreign/persona-lab-backup.arrives.json"),
            include_str!("../../../../tests/fixtures/foreign/persona-lab-backup.left.txt"),
        ),
        (
            Tool::UserPersonaCreator,
            CREATOR,
            include_str!("../../../../tests/fixtures/foreign/user-persona-creator.arrives.json"),
            include_str!("../../../../tests/fixtures/foreign/user-persona-creator.left.txt"),
        ),
    ];
    for (tool, text, arrives, left) in cases {
        let foreign = brought(text);
        assert_eq!(foreign.tool, tool);
        let (file, rest) = golden(&foreign);
        assert_eq!(file, arrives, "{}", tool.name());
        assert_eq!(rest, left, "{}", tool.name());
        assert_eq!(brought(text), foreign, "the same file is the same personas");
        // What arrives is as good as a file of ours.
        let again = read_file(file.as_bytes()).expect("a file of ours");
        assert_eq!(again.personas.len(), foreign.personas.len());
    }
}

#[test]
fn every_answer_suits_its_question_and_is_a_guess() {
    let customer = customer();
    for text in [LAB, CREATOR] {
        for (persona, _) in brought(text).personas {
            for (id, answer) in &persona.answers {
                let question = customer
                    .question(id)
                    .unwrap_or_else(|| panic!("no question {id}"));
                assert_eq!(answer.value.kind_id(), question.kind.id(), "{id}");
                let signs = profile::claims_of(question, answer)
                    .into_iter()
                    .map(|claim| claim.sign);
                for sign in signs {
                    assert!(sign.is_none_or(|sign| sign == Sign::Guess), "{id}");
                }
            }
            assert_eq!(profile::tally(&customer, &persona).known, 0);
        }
    }
    let is_long = |id: &str| matches!(customer.question(id).map(|one| &one.kind), Some(Kind::LongText));
    assert!(is_long(STORY));
}

#[test]
fn every_text_of_a_file_is_somewhere() {
    for text in [LAB, CREATOR] {
        let foreign = brought(text);
        let (file, left) = golden(&foreign);
        let all = [file, left].concat();
        let json: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut open = vec![("", &json)];
        while let Some((key, json)) = open.pop() {
            match json {
                serde_json::Value::Object(fields) => {
                    open.extend(fields.iter().map(|(key, json)| (key.as_str(), json)));
                }
                serde_json::Value::Array(entries) => open.extend(entries.iter().map(|json| (key, json))),
                serde_json::Value::String(said) => {
                    let looks = creator_looks(key) || ARRANGEMENT.contains(&key) || key == "exportedAt";
                    let is_there =
                        said.lines().all(|line| all.contains(line)) || said.starts_with("data:image/svg");
                    assert!(looks || is_there, "{key}: {said}");
                }
                _ => {}
            }
        }
    }
}

fn creator_looks(key: &str) -> bool {
    ["language", "primaryColor", "template"].contains(&key)
}

#[test]
fn a_file_is_known_by_its_fields() {
    let cases = [
        (
            r#"{"version":1,"exportedAt":"x","personas":[],"journeyMaps":[]}"#,
            Some(Tool::PersonaLab),
        ),
        (r#"{"personas":[],"journeyMaps":[]}"#, Some(Tool::PersonaLab)),
        (r#"{"personas":[]}"#, None),
        (r#"{"personas":{},"journeyMaps":[]}"#, None),
        (
            r#"{"fields":{},"personality":[]}"#,
            Some(Tool::UserPersonaCreator),
        ),
        (
            r#"{"fields":{},"primaryColor":"red"}"#,
            Some(Tool::UserPersonaCreator),
        ),
        (r#"{"fields":{}}"#, None),
        (r#"{"fields":[],"template":"classic"}"#, None),
        (
            r#"{"format":"persona-builder/personas","personas":[],"exportedAt":""}"#,
            None,
        ),
        ("[]", None),
        ("", None),
        ("{", None),
        (
            "\u{FEFF}{\"fields\":{},\"template\":\"\"}",
            Some(Tool::UserPersonaCreator),
        ),
    ];
    for (text, tool) in cases {
        let found = found(text).map(|found| found.expect(text).tool);
        assert_eq!(found, tool, "{text}");
    }
    for ours in [
        include_str!("../../../../examples/community.en.json"),
        include_str!("../../../../interviews/customer.en.json"),
    ] {
        assert!(found(ours).is_none());
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_the_place_is_named() {
    let lab = |personas: &str, maps: &str| {
        format!(r#"{{"exportedAt":"","personas":[{personas}],"journeyMaps":[{maps}]}}"#)
    };
    let stage = |stage: &str| {
        lab(
            r#"{"id":1}"#,
            &format!(r#"{{"personaIds":[1],"stages":[{stage}]}}"#),
        )
    };
    let creator = |rest: &str| format!(r#"{{"template":"classic",{rest}}}"#);
    let many = vec!["\"goal\""; 201].join(",");
    let long = "a".repeat(20_001);
    let cases = [
        (lab("3", ""), "personas[0]"),
        (lab("{}, null", ""), "personas[1]"),
        (lab(r#"{"name":{}}"#, ""), "personas[0].name"),
        (lab(r#"{"goals":"one"}"#, ""), "personas[0].goals"),
        (lab(r#"{"goals":["one",[]]}"#, ""), "personas[0].goals[1]"),
        (lab(&format!(r#"{{"goals":[{many}]}}"#), ""), "personas[0].goals"),
        (
            lab(&format!(r#"{{"contextOfUse":"{long}"}}"#), ""),
            "personas[0].contextOfUse",
        ),
        (lab("", "7"), "journeyMaps[0]"),
        (lab("", r#"{"personaIds":"1"}"#), "journeyMaps[0].personaIds"),
        (stage("[]"), "journeyMaps[0].stages[0]"),
        (
            stage(r#"{"touchpoints":[{"description":[]}]}"#),
            "journeyMaps[0].stages[0].touchpoints[0].description",
        ),
        (
            stage(r#"{"emotions":[{"personaId":1,"value":5}]}"#),
            "journeyMaps[0].stages[0].emotions[0].value",
        ),
        (
            stage(r#"{"emotions":[{"personaId":1,"value":0.5}]}"#),
            "journeyMaps[0].stages[0].emotions[0].value",
        ),
        (creator(r#""fields":{"name":[]}"#), "fields.name"),
        (creator(r#""fields":{"age":true}"#), "fields.age"),
        (creator(r#""fields":{},"personality":{}"#), "personality"),
        (creator(r#""fields":{},"motivations":[4]"#), "motivations[0]"),
    ];
    for (text, path) in cases {
        let error = found(&text).expect(path).expect_err(path);
        assert_eq!(error.path, path, "{error}");
        assert!(
            error.sentence(&Words::ENGLISH).contains("The place in the file"),
            "{path}"
        );
    }
    // One cut off at any place is not taken for one of theirs; it is refused as no file at all.
    for end in (0..LAB.len())
        .step_by(97)
        .filter(|end| LAB.is_char_boundary(*end))
    {
        assert!(found(&LAB[..end]).is_none());
    }
    let huge = [
        br#"{"fields":{},"template":""#.to_vec(),
        vec![b'a'; 26 * 1_048_576],
        b"\"}".to_vec(),
    ]
    .concat();
    assert!(read_foreign(&huge, &reference()).is_none());
    let deep = creator(&format!(
        r#""fields":{{}},"x":{}{}"#,
        "[".repeat(40),
        "]".repeat(40)
    ));
    assert!(found(&deep).is_none());
}

#[test]
fn small_things_are_forgiven() {
    let people = |text: &str| {
        let foreign = brought(text);
        let ids: Vec<String> = foreign
            .personas
            .iter()
            .map(|(persona, _)| persona.id.clone())
            .collect();
        (ids, foreign)
    };
    // Ids that stand twice, that are none, that cannot be ids here.
    let (ids, _) = people(
        r#"{"exportedAt":"","personas":[{"id":7},{"id":7},{},{"id":"a b"},{"id":"x-1"},{"id":"7-2"}]}"#,
    );
    let mut apart = ids.clone();
    apart.sort();
    apart.dedup();
    assert_eq!(apart.len(), 6, "{ids:?}");
    assert_eq!(ids[0], "persona-lab-7");
    assert_eq!(ids[4], "persona-lab-x-1");
    // A number where a text is expected, and nothing at all.
    let (_, foreign) =
        people(r#"{"fields":{"age":27,"name":null},"template":"","photo":null,"motivations":null}"#);
    let persona = &foreign.personas[0].0;
    assert_eq!(persona.value("age"), Some(&Value::ShortText("27".into())));
    assert_eq!(persona.answers.len(), 1);
    assert_eq!(foreign.personas[0].1, []);
    // More moments than a journey holds.
    let stages = vec![r#"{"name":"Again"}"#; 120].join(",");
    let map = format!(r#"{{"personaIds":[1],"stages":[{stages}]}}"#);
    let (_, foreign) = people(&format!(
        r#"{{"personas":[{{"id":1}}],"journeyMaps":[{map},{map}]}}"#
    ));
    assert!(
        matches!(foreign.personas[0].0.value("journey"), Some(Value::Moments(moments)) if moments.len() == 200)
    );
    assert_eq!(foreign.personas[0].1.len(), 40);
}

#[test]
fn only_photos_become_faces() {
    let with = |photo: &str| {
        brought(&format!(r#"{{"fields":{{}},"template":"","photo":{photo}}}"#))
            .personas
            .remove(0)
    };
    let png = r#""data:image/png;base64,iVBORw0KGgoAAAAA""#;
    assert!(with(png).0.value("portrait").is_some());
    for (other, kind) in [
        (
            r#""data:image/svg+xml;utf8,%3Csvg onload=%22alert(1)%22/%3E""#,
            "image/svg+xml",
        ),
        (r#""data:text/html,<script>1</script>""#, "text/html"),
        (r#""data:image/png;base64,AAAA""#, "image/png"),
        (r#""data:image/png;base64,iVBORw0KGgo'\"><x""#, "image/png"),
        (r#""https://example.org/face.png""#, ""),
        (r#""javascript:alert(1)""#, ""),
        ("7", ""),
    ] {
        let (persona, left) = with(other);
        assert_eq!(persona.value("portrait"), None, "{other}");
        match &left[..] {
            [
                Leftover {
                    place,
                    rest: Rest::Embedded { kind: found, .. },
                },
            ] => {
                assert_eq!((place.as_str(), found.as_str()), ("photo", kind));
            }
            [
                Leftover {
                    place,
                    rest: Rest::Text(_),
                },
            ] => assert_eq!((place.as_str(), kind), ("photo", "")),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_has_no_place_can_be_kept_in_the_story() {
    let persona = brought(LAB).personas.remove(0).0;
    let kept = with_story(&persona, "tags: parents").expect("there is room");
    let story = Value::LongText("On foot with a pushchair, on weekday mornings.\n\ntags: parents".into());
    assert_eq!(kept.value(STORY), Some(&story));
    assert_eq!(with_story(&persona, &"a".repeat(TEXT_MAX)), None);
    let bare = with_story(&Persona::default(), "tags: parents").expect("there is room");
    assert_eq!(bare.value(STORY), Some(&Value::LongText("tags: parents".into())));
}
