//! Files that cannot be read, each with what is said of it. Reading gives a whole file or an error, never a part of one.

use super::super::{FILE_MAX_MB, FormatError, PHOTO_MAX, Problem, read_file};
use super::*;
use crate::domain::words::Words;

fn message(bytes: &[u8]) -> String {
    read_file(bytes).expect_err("it reads").to_string()
}

#[test]
fn files_of_tests_bad() {
    let table = [
        ("array.json", "not a persona-builder/personas file"),
        ("blank.json", "the file is empty"),
        ("browser.html", "not JSON at line 1, column 1"),
        ("comment.json", "not JSON at line 2, column 3"),
        ("cut.json", "not JSON at line 9, column 22"),
        ("empty.json", "the file is empty"),
        (
            "interview.json",
            "a persona-builder/interview file, not persona-builder/personas",
        ),
        ("latin1.json", "not UTF-8 at byte 83"),
        ("lone-surrogate.json", "not JSON at line 4, column 29"),
        ("nan.json", "not JSON at line 6, column 58"),
        ("newer.json", "version 2 is newer than 1"),
        ("number.json", "not a persona-builder/personas file"),
        ("other-program.json", "not a persona-builder/personas file"),
        ("picture.png", "not UTF-8 at byte 0"),
        ("single-quotes.json", "not JSON at line 1, column 2"),
        ("trailing-comma.json", "not JSON at line 5, column 1"),
        ("two-files.json", "not JSON at line 2, column 1"),
        ("utf16-big.json", "UTF-16, not UTF-8"),
        ("utf16-little.json", "UTF-16, not UTF-8"),
        ("version-0.json", "version: not from 1 to 9223372036854775807"),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    for (name, expected) in table {
        assert_eq!(
            message(&std::fs::read(folder.join(name)).unwrap()),
            expected,
            "{name}"
        );
    }
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, table.map(|(name, _)| name));
}

/// A place of a good file, what is put there (`null` takes it away), and what is said of it.
const PLACES: &str = r##"
/version => 1.5 => version: a number instead of a whole number
/version => -1 => version: not from 1 to 9223372036854775807
/version => 1e+300 => version: not from 1 to 9223372036854775807
/version => null => version: missing
/personas => null => personas: missing
/personas => {} => personas: an object instead of a list
/exported => "yesterday" => exported: not a time as YYYY-MM-DDThh:mm:ssZ
/brand => "Slow Spoke" => brand: text instead of an object
/brand/accent => "red" => brand.accent: not a colour as #rrggbb
/brand/accent => "#12345é" => brand.accent: not a colour as #rrggbb
/brand/accent => "url(//x)" => brand.accent: not a colour as #rrggbb
/personas/0 => "Nell" => personas[0]: text instead of an object
/personas/0/id => null => personas[0].id: missing
/personas/0/id => " " => personas[0].id: blank
/personas/0/id => "../../etc" => personas[0].id: not an id
/personas/0/id => "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" => personas[0].id: not an id
/personas/0/id => 7 => personas[0].id: a number instead of text
/personas/1/id => "whole" => personas[1].id: id whole stands twice
/personas/0/interview => null => personas[0].interview: missing
/personas/0/interview/id => [] => personas[0].interview.id: a list instead of text
/personas/0/interview/revision => -1 => personas[0].interview.revision: not from 0 to 4294967295
/personas/0/changed => "2026-02-30T10:00:00Z" => personas[0].changed: not a time as YYYY-MM-DDThh:mm:ssZ
/personas/0/version/number => 0 => personas[0].version.number: not from 1 to 4294967295
/personas/0/answers => [] => personas[0].answers: a list instead of an object
/personas/0/answers/age => "about 40" => personas[0].answers.age: text instead of an object
/personas/0/answers/age/kind => null => personas[0].answers.age.kind: missing
/personas/0/answers/age/kind => " " => personas[0].answers.age.kind: blank
/personas/0/answers/age/value => null => personas[0].answers.age.value: missing
/personas/0/answers/age/value => {"toString":1} => personas[0].answers.age.value: an object instead of text
/personas/0/answers/no id => {"kind":"scale","value":1} => personas[0].answers.no id: not an id
/personas/0/answers/ => {"kind":"scale","value":1} => personas[0].answers: blank
/personas/0/answers/age/evidence => {} => personas[0].answers.age.evidence: an object instead of a list
/personas/0/answers/age/evidence/0/kind => "heard" => personas[0].answers.age.evidence[0].kind: not one of observed, quoted, surveyed, measured, support, social, published, guess
/personas/0/answers/age/evidence/0/kind => null => personas[0].answers.age.evidence[0].kind: missing
/personas/0/answers/age/evidence/0/count => -5 => personas[0].answers.age.evidence[0].count: not from 0 to 4294967295
/personas/0/answers/age/evidence/0/count => 1e+18 => personas[0].answers.age.evidence[0].count: not from 0 to 4294967295
/personas/0/answers/age/evidence/0/date => "2026-02-29" => personas[0].answers.age.evidence[0].date: not a day as YYYY-MM-DD
/personas/0/answers/story/value => ["a"] => personas[0].answers.story.value: a list instead of text
/personas/0/answers/habits/value => "a, b" => personas[0].answers.habits.value: text instead of a list
/personas/0/answers/habits/value/1 => "Stays late" => personas[0].answers.habits.value[1]: text instead of an object
/personas/0/answers/habits/value/1/text => false => personas[0].answers.habits.value[1].text: true or false instead of text
/personas/0/answers/habits/value/1/id => null => personas[0].answers.habits.value[1].id: missing
/personas/0/answers/habits/value/1/id => "habits-1" => personas[0].answers.habits.value[1].id: id habits-1 stands twice
/personas/0/answers/journey/value/0/id => "habits-1" => personas[0].answers.journey.value[0].id: id habits-1 stands twice
/personas/0/answers/role/value => "collector" => personas[0].answers.role.value: text instead of an object
/personas/0/answers/role/value/option => null => personas[0].answers.role.value.option: missing
/personas/0/answers/uses/value/options => ["a",""] => personas[0].answers.uses.value.options[1]: blank
/personas/0/answers/uses/value/own => "a" => personas[0].answers.uses.value.own: text instead of a list
/personas/0/answers/importance/value => 2.5 => personas[0].answers.importance.value: a number instead of a whole number
/personas/0/answers/importance/value => 3000000000 => personas[0].answers.importance.value: not from -2147483648 to 2147483647
/personas/0/answers/review-due/value => "31.05.2027" => personas[0].answers.review-due.value: not a day as YYYY-MM-DD
/personas/0/answers/visits/value/amount => "12" => personas[0].answers.visits.value.amount: text instead of a number
/personas/0/answers/visits/value/amount => 1e+16 => personas[0].answers.visits.value.amount: not from -999999999999999 to 999999999999999
/personas/0/answers/quotes/value/0/words => null => personas[0].answers.quotes.value[0].words: missing
/personas/0/answers/quotes/value/0/where => 1 => personas[0].answers.quotes.value[0].where: a number instead of text
/personas/0/answers/journey/value/0/feeling => 3 => personas[0].answers.journey.value[0].feeling: not from -2 to 2
/personas/0/answers/journey/value/0/feeling => "good" => personas[0].answers.journey.value[0].feeling: text instead of a whole number
/personas/0/answers/data-sources/value/0/form => "songs" => personas[0].answers.data-sources.value[0].form: not one of words, numbers, both
/personas/0/answers/data-sources/value/0/count => -41 => personas[0].answers.data-sources.value[0].count: not from 0 to 4294967295
/personas/0/answers/test/value/what_kind => "war" => personas[0].answers.test.value.what_kind: not one of message, event, product
/personas/0/answers/test/value/date => "" => personas[0].answers.test.value.date: not a day as YYYY-MM-DD
/personas/0/answers/name/value => "Nell" => personas[0].answers.name.value: text instead of an object
/personas/0/answers/name/value/pronoun => ["she"] => personas[0].answers.name.value.pronoun: a list instead of text
/personas/0/answers/portrait/value/drawn => null => personas[0].answers.portrait.value.drawn: missing
/personas/0/answers/portrait/value/drawn/parts/hair => 3 => personas[0].answers.portrait.value.drawn.parts.hair: a number instead of text
/personas/0/answers/photo/value/photo => "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=" => personas[0].answers.photo.value.photo: not a PNG, JPEG or WebP of at most 1.5 MB as a data URI
/personas/0/answers/photo/value/photo => "https://example.org/a.png" => personas[0].answers.photo.value.photo: not a PNG, JPEG or WebP of at most 1.5 MB as a data URI
/personas/0/answers/photo/value/photo => "data:image/png,%89PNG" => personas[0].answers.photo.value.photo: not a PNG, JPEG or WebP of at most 1.5 MB as a data URI
/personas/0/answers/photo/value/photo => "data:image/jpeg;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==" => personas[0].answers.photo.value.photo: not the picture it says it is
/personas/0/answers/photo/value/photo => "data:image/png;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA" => personas[0].answers.photo.value.photo: not the picture it says it is
/personas/0/answers/photo/value/photo => "data:image/webp;base64,UklGRiQAAABXRUJRVlA4IBgA" => personas[0].answers.photo.value.photo: not the picture it says it is
/personas/0/answers/photo/value/photo => "data:image/png;base64,iVBORw0KGgo!!!!=" => personas[0].answers.photo.value.photo: not the picture it says it is
/personas/0/answers/photo/value/photo => "data:image/png;base64,iVBORw0KGgoAA" => personas[0].answers.photo.value.photo: not the picture it says it is
/personas/0/answers/photo/value/photo => "data:image/png;base64,iVBORw0KGg==AAAA" => personas[0].answers.photo.value.photo: not the picture it says it is
/personas/0/answers/photo/value/photo => "data:image/png;base64," => personas[0].answers.photo.value.photo: not the picture it says it is
"##;

#[test]
fn a_good_file_with_one_bad_place() {
    for row in PLACES.lines().filter(|row| !row.is_empty()) {
        let [pointer, value, expected] = row.split(" => ").collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        let bad = with(whole_json(), pointer, serde_json::from_str(value).unwrap());
        let error = read_file(bad.to_string().as_bytes()).expect_err(row);
        assert_eq!(error.to_string(), expected, "{row}");
        assert!(!error.sentence(&Words::ENGLISH).contains('{'), "{row}");
    }
}

#[test]
fn a_good_file_with_too_much_in_one_place() {
    let answers = (0..1001).map(|number| (format!("q{number}"), json!({ "kind": "scale", "value": 1 })));
    let photo = format!("data:image/png;base64,iVBORw0KGgoA{}", "A".repeat(PHOTO_MAX));
    let guesses = vec![json!({ "kind": "guess" }); 201];
    for (pointer, value, expected) in [
        (
            "/personas",
            json!(vec![0; 5001]),
            "personas: more than 5000 entries",
        ),
        (
            "/generator",
            json!("x".repeat(20_001)),
            "generator: longer than 20000 characters",
        ),
        (
            "/personas/0/answers",
            Json::Object(answers.collect()),
            "personas[0].answers: more than 1000 entries",
        ),
        (
            "/personas/0/answers/age/evidence",
            json!(guesses),
            "personas[0].answers.age.evidence: more than 200 entries",
        ),
        (
            "/personas/0/answers/age/value",
            json!("x".repeat(20_001)),
            "personas[0].answers.age.value: longer than 20000 characters",
        ),
        (
            "/personas/0/answers/habits/value",
            json!(vec![1; 201]),
            "personas[0].answers.habits.value: more than 200 entries",
        ),
        (
            "/personas/0/answers/photo/value/photo",
            json!(photo),
            "personas[0].answers.photo.value.photo: not a PNG, JPEG or WebP of at most 1.5 MB as a data URI",
        ),
        (
            "/personas/0/answers/portrait/value/drawn/parts",
            (0..201)
                .map(|part| (part.to_string(), json!("x")))
                .collect::<Map<_, _>>()
                .into(),
            "personas[0].answers.portrait.value.drawn.parts: more than 200 entries",
        ),
    ] {
        let bad = with(whole_json(), pointer, value);
        assert_eq!(message(bad.to_string().as_bytes()), expected);
    }
}

#[test]
fn photos_of_the_three_types_read() {
    let (jpeg, webp) = (
        "/9j/4AAQSkZJRgABAQEA",
        "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA",
    );
    for uri in [
        PHOTO.to_owned(),
        format!("data:image/jpeg;base64,{jpeg}"),
        format!("data:image/webp;base64,{webp}"),
    ] {
        let json = with(whole_json(), "/personas/0/answers/photo/value/photo", json!(uri));
        let file = read_file(json.to_string().as_bytes()).unwrap();
        assert_eq!(
            file.personas[0].value("photo"),
            Some(&Value::Portrait(Portrait::Photo(uri)))
        );
    }
}

#[test]
fn limits_are_met_exactly() {
    let deep = |levels: usize| {
        let nested = "[".repeat(levels) + &"]".repeat(levels);
        let text = whole_json().to_string();
        format!("{{\"later\":{nested},{}", text.strip_prefix('{').unwrap())
    };
    assert!(read_file(deep(31).as_bytes()).is_ok());
    assert_eq!(message(deep(32).as_bytes()), "nested more than 32 deep");
    assert_eq!(
        message("[".repeat(1_000_000).as_bytes()),
        "nested more than 32 deep"
    );
    let brackets_in_text = with(whole_json(), "/generator", json!("[{\"\\".repeat(100)));
    assert!(read_file(brackets_in_text.to_string().as_bytes()).is_ok());

    let mut large = write_file(&whole_file()).into_bytes();
    large.resize(FILE_MAX_MB * 1_048_576, b' ');
    assert!(read_file(&large).is_ok());
    large.push(b' ');
    assert_eq!(message(&large), "larger than 25 MB");

    // Characters are counted, not bytes.
    let text = with(
        whole_json(),
        "/personas/0/answers/age/value",
        json!("語".repeat(20_000)),
    );
    assert!(read_file(text.to_string().as_bytes()).is_ok());
    let items: Vec<Json> = (0..200)
        .map(|n| json!({ "id": format!("i{n}"), "text": "" }))
        .collect();
    let list = with(whole_json(), "/personas/0/answers/habits/value", json!(items));
    assert!(read_file(list.to_string().as_bytes()).is_ok());
}

#[test]
fn sentences_for_people_say_what_where_and_what_to_do() {
    let sentence = |path: &str, problem: Problem| {
        FormatError {
            path: path.into(),
            problem,
        }
        .sentence(&Words::ENGLISH)
    };
    let long = "x".repeat(300);
    for (path, problem, expected) in [
        (
            "",
            Problem::NotJson { line: 3, column: 9 },
            "The file is damaged or cut off: it cannot be read beyond line 3, column 9. Export it again where it came from.",
        ),
        (
            "",
            Problem::Newer { version: 2 },
            "The file comes from a newer Persona Builder (format version 2). Reload this page to get the newest one, then try again.",
        ),
        (
            "",
            Problem::NotOurs {
                wanted: "persona-builder/personas",
                found: Some("persona-builder/interview"),
            },
            "This is an interview, not a file of personas. Choose one that Persona Builder exported.",
        ),
        (
            "personas[0].id",
            Problem::Missing,
            "Something is missing in the file. Export it again where it came from, or add it in a text editor. The place in the file: personas[0].id.",
        ),
        (
            "a.feeling",
            Problem::OutOfRange { from: -2, to: 2 },
            "A number in the file is too small or too large. Correct it in a text editor; allowed is -2–2. The place in the file: a.feeling.",
        ),
        (
            "steps",
            Problem::NotOnce { kind: "name" },
            "The interview has a mistake: not exactly one question of kind name with id name. Whoever wrote it can mend it. The place in the file: steps.",
        ),
    ] {
        assert_eq!(sentence(path, problem), expected);
    }
    let duplicate = sentence(&long, Problem::DuplicateId { id: long.clone() });
    assert!(
        duplicate.chars().count() < 320 && duplicate.contains('…'),
        "{duplicate}"
    );
}

/// Everything that reads what comes from elsewhere, with a good text for it, what begins a text in it, and a list in it.
#[test]
#[allow(clippy::type_complexity, reason = "a table of cases")]
fn the_limits_hold_wherever_something_comes_in() {
    use super::super::{read_beginning, read_foreign, read_interview, read_kit};
    type Reads = fn(&[u8]) -> Option<String>;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let file: Reads = |bytes| read_file(bytes).err().map(|error| error.to_string());
    let beginning: Reads = |bytes| read_beginning(bytes).err().map(|error| error.to_string());
    // Both tools' files are told apart first; what cannot be read at all is no file of theirs, and ours says why.
    let foreign: Reads = |bytes| match read_foreign(bytes, &InterviewRef::default()) {
        Some(read) => read.err().map(|error| error.to_string()),
        None => read_file(bytes).err().map(|error| error.to_string()),
    };
    let pack: Reads = |bytes| match std::str::from_utf8(bytes) {
        Ok(text) => read_interview(text).err().map(|error| error.to_string()),
        // Whoever reads a pack from a file reads it as text.
        Err(error) => Some(format!("not UTF-8 at byte {}", error.valid_up_to())),
    };
    let lab = text_of("tests/fixtures/foreign/persona-lab-backup.json");
    let creator = text_of("tests/fixtures/foreign/user-persona-creator.json");
    let ours = write_file(&whole_file());
    let stall = text_of("docs/examples/pack.json");
    // A text, its place; a list's first entry, its place.
    let cases: [(&str, Reads, &str, [&str; 2], [&str; 2]); 5] = [
        (
            "file",
            file,
            &ours,
            ["about 40", "personas[0].answers.age.value"],
            [
                "\"value\": [\n            {\n              \"id\": \"habits-1\"",
                "personas[0].answers.habits.value",
            ],
        ),
        (
            "beginning",
            beginning,
            &ours,
            ["about 40", "personas[0].answers.age.value"],
            [
                "\"value\": [\n            {\n              \"id\": \"habits-1\"",
                "personas[0].answers.habits.value",
            ],
        ),
        (
            "Persona Lab",
            foreign,
            &lab,
            ["Mira Olsen", "personas[0].name"],
            ["\"goals\": [\n        \"Find bread", "personas[0].goals"],
        ),
        (
            "User Persona Creator",
            foreign,
            &creator,
            ["Ivo Brandt", "fields.name"],
            [
                "\"motivations\": [\n    {\n      \"name\": \"Company\"",
                "motivations",
            ],
        ),
        (
            "pack",
            pack,
            &stall,
            ["Someone at the stall", "title"],
            ["\"steps\": [\n    {\n      \"id\": \"see\"", "steps"],
        ),
    ];
    for (name, read, good, [said, place], [list, list_place]) in cases {
        assert_eq!(read(good.as_bytes()), None, "{name}");
        assert!(good.contains(said) && good.contains(list), "{name}");

        let long = good.replacen(said, &"語".repeat(20_001), 1);
        let expected = format!("{place}: longer than 20000 characters");
        assert_eq!(read(long.as_bytes()), Some(expected), "{name}");
        let as_long_as_may_be = good.replacen(said, &"語".repeat(20_000), 1);
        assert_eq!(read(as_long_as_may_be.as_bytes()), None, "{name}");

        let (open, first) = list.split_once('[').unwrap();
        let many = good.replacen(list, &format!("{open}[{}{first}", "0,".repeat(201)), 1);
        let found = read(many.as_bytes()).unwrap_or_default();
        assert!(
            found.starts_with(&format!("{list_place}: more than ")),
            "{name}: {found}"
        );

        let nested = ["[".repeat(32), "]".repeat(32)].concat();
        let deep = good.replacen('{', &format!("{{\"deep\": {nested},"), 1);
        assert_eq!(
            read(deep.as_bytes()),
            Some("nested more than 32 deep".to_owned()),
            "{name}"
        );

        let at = good.find(said).unwrap();
        let mut bytes = good.as_bytes().to_vec();
        bytes[at] = 0xFF;
        assert_eq!(read(&bytes), Some(format!("not UTF-8 at byte {at}")), "{name}");

        let mut large = good.as_bytes().to_vec();
        large.resize(FILE_MAX_MB * 1_048_576 + 1, b' ');
        assert_eq!(read(&large), Some("larger than 25 MB".to_owned()), "{name}");
        large.clear();
    }
    // A kit's files are read by the same readers, and the kit itself within the same limits.
    let kit = |bytes: &[u8]| read_kit(&text(bytes), &[]).unwrap_err().to_string();
    assert_eq!(
        kit(["[".repeat(40), "]".repeat(40)].concat().as_bytes()),
        "the kit: nested more than 32 deep"
    );
}
