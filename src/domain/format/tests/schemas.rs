//! The published schemas say of the files what the program says.

use jsonschema::Validator;
use proptest::prelude::*;

use super::round_trip::any_file;
use super::*;

fn schema(name: &str) -> Json {
    serde_json::from_str(&text_of(&format!("schema/{name}.schema.json"))).unwrap()
}

fn validator(name: &str) -> Validator {
    jsonschema::validator_for(&schema(name)).unwrap()
}

#[track_caller]
fn check(validator: &Validator, json: &Json) {
    let errors: Vec<String> = validator
        .iter_errors(json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_whole_file_is_valid_and_has_every_field_described() {
    check(&validator("persona"), &super::record::whole_json());
    // With nothing allowed beyond what is described, what is written still is: the schema lacks no field.
    let mut strict = schema("persona");
    for definition in strict
        .pointer_mut("/$defs")
        .unwrap()
        .as_object_mut()
        .unwrap()
        .values_mut()
    {
        let has_properties = definition.get("properties").is_some() || definition.get("oneOf").is_some();
        if let (true, Some(fields)) = (has_properties, definition.as_object_mut()) {
            fields.insert("unevaluatedProperties".into(), Json::Bool(false));
        }
    }
    strict
        .as_object_mut()
        .unwrap()
        .insert("unevaluatedProperties".into(), Json::Bool(false));
    check(
        &jsonschema::validator_for(&strict).unwrap(),
        &super::record::whole_json(),
    );
    // And every field described is written: the schema has none too many.
    let written = super::record::whole_json().to_string();
    let mut described = Vec::new();
    properties(&strict, &mut described);
    for field in described {
        assert!(
            written.contains(&format!("\"{field}\":")),
            "{field} is described and not written"
        );
    }
}

fn properties(schema: &Json, found: &mut Vec<String>) {
    match schema {
        Json::Object(fields) => {
            if let Some(Json::Object(properties)) = fields.get("properties") {
                found.extend(properties.keys().cloned());
            }
            fields.values().for_each(|value| properties(value, found));
        }
        Json::Array(entries) => entries.iter().for_each(|value| properties(value, found)),
        _ => {}
    }
}

#[test]
fn wrong_files_are_not_valid() {
    let validator = validator("persona");
    for (pointer, value) in [
        ("/format", json!("persona-builder/interview")),
        ("/version", json!(2)),
        ("/personas", Json::Null),
        ("/brand/accent", json!("green")),
        ("/personas/0/id", json!("")),
        ("/personas/0/answers/age/value", json!(40)),
        ("/personas/0/answers/habits/value/0/id", Json::Null),
        ("/personas/0/answers/journey/value/0/feeling", json!(3)),
        ("/personas/0/answers/review-due/value", json!("soon")),
        (
            "/personas/0/answers/photo/value/photo",
            json!("data:image/svg+xml;base64,AAAA"),
        ),
        ("/personas/0/answers/age/evidence/0/kind", json!("heard")),
        ("/personas/0/answers/test/value/date", json!(3)),
    ] {
        assert!(
            !validator.is_valid(&with(whole_json(), pointer, value.clone())),
            "{pointer} {value}"
        );
    }
}

#[test]
fn shipped_interviews_and_examples_are_valid() {
    for (folder, name) in [("interviews", "interview"), ("examples", "persona")] {
        let validator = validator(name);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                check(
                    &validator,
                    &serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap(),
                );
            }
        }
    }
}

#[test]
fn wrong_interviews_are_not_valid() {
    let validator = validator("interview");
    let good = super::bad_packs::good();
    check(&validator, &good);
    let question = "/steps/0/screens/0/questions/0";
    for (field, value) in [
        ("id", json!("Not Kebab")),
        ("kind", json!("essay")),
        ("facet", json!("soul")),
        ("labell", json!("misspelt")),
        ("prompt", json!(" ")),
        ("when", json!({ "question": "x" })),
        ("example", json!(5)),
        ("claim", Json::Null),
    ] {
        assert!(
            !validator.is_valid(&with(good.clone(), &format!("{question}/{field}"), value)),
            "{field}"
        );
    }
    assert!(!validator.is_valid(&with(good.clone(), "/minutes", json!(601))));
    assert!(!validator.is_valid(&with(good, "/stepps", json!([]))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_written_is_valid(file in any_file()) {
        let json: Json = serde_json::from_str(&write_file(&file)).unwrap();
        let validator = validator("persona");
        let errors: Vec<String> = validator.iter_errors(&json).map(|error| error.to_string()).collect();
        prop_assert!(errors.is_empty(), "{:#?}", errors);
    }
}
