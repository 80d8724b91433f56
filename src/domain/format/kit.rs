//! The kit of the one file, as `cargo xtask dist --kit` makes it whole: each interview and each file of drafts with its name
//! and its text.

use super::pack::read_interview;
use super::persona::{brand, read_file};
use super::reader::{FormatError, Raw, read};
use crate::domain::kit::{Kit, KitError};

/// The most interviews and files of drafts a kit has.
const FILES_MAX: usize = 50;

/// A file in a kit: its name and its text.
type Named = (String, String);

/// Reads a kit and checks it, given the ids of our own interviews.
///
/// # Errors
/// The first thing that is wrong with it, and in which file.
pub fn read_kit(text: &str, ours: &[&str]) -> Result<Kit, KitError> {
    let wrong = |place: &str, error: FormatError| KitError {
        place: place.to_owned(),
        problem: error.to_string(),
    };
    let read = read(text.as_bytes(), false, |raw| {
        let mut object = raw.object();
        let kit = Kit {
            brand: object.take("brand", |raw| brand(&mut raw.object())),
            methods: object.list("methods", FILES_MAX, Raw::said),
            ..Kit::default()
        };
        let interviews = object.list("interviews", FILES_MAX, named);
        let personas = object.list("personas", FILES_MAX, named);
        (kit, interviews, personas)
    });
    let (mut kit, interviews, personas) = read.map_err(|error| wrong("the kit", error))?;
    for (name, text) in interviews {
        let interview = read_interview(&text).map_err(|error| wrong(&name, error))?;
        kit.interviews.push(interview);
    }
    for (name, text) in personas {
        let file = read_file(text.as_bytes()).map_err(|error| wrong(&name, error))?;
        // Whoever writes a brand into the kit means that one.
        if kit.brand.is_none() && !file.brand.name.is_empty() {
            kit.brand = Some(file.brand);
        }
        kit.personas.extend(file.personas);
    }
    kit.check(ours)?;
    Ok(kit)
}

fn named(raw: Raw) -> Named {
    let mut object = raw.object();
    (object.text("name"), object.text("text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> serde_json::Value {
        serde_json::json!({ "name": name, "text": text })
    }

    #[test]
    fn a_kit_is_read_with_all_that_is_in_it() {
        let pack = include_str!("../../../docs/examples/pack.json");
        let personas = include_str!("../../../examples/community.en.json");
        let kit = serde_json::json!({
            "methods": ["community"],
            "interviews": [file("pack.json", pack)],
            "personas": [file("drafts.json", personas)],
        });
        let kit = read_kit(&kit.to_string(), &["community"]).expect("a good kit");
        assert_eq!(kit.methods, ["community"]);
        assert_eq!(kit.interviews.len(), 1);
        assert_eq!(kit.personas.len(), 1);
        // That of the file, as the kit has none.
        assert!(kit.brand.is_some_and(|brand| !brand.name.is_empty()));
        assert_eq!(read_kit("{}", &[]), Ok(Kit::default()));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_file() {
        let cases = [
            ("", "the kit"),
            ("[]", "the kit"),
            (r#"{ "brand": { "accent": "red" } }"#, "the kit"),
            (r#"{ "methods": "community" }"#, "the kit"),
            (r#"{ "methods": ["unheard-of"] }"#, "methods[0]"),
            (
                r#"{ "interviews": [{ "name": "ours.json", "text": "{}" }] }"#,
                "ours.json",
            ),
            (
                r#"{ "personas": [{ "name": "drafts.json", "text": "[" }] }"#,
                "drafts.json",
            ),
            (r#"{ "personas": ["drafts.json"] }"#, "the kit"),
        ];
        for (text, place) in cases {
            let error = read_kit(text, &["community"]).expect_err(text);
            assert_eq!(error.place, place, "{text}: {error}");
        }
    }
}
