//! Which versions stay, and how two of them differ.

use proptest::prelude::*;

use super::*;
use crate::domain::format;
use crate::domain::persona::{EvidenceKind, InterviewRef, Item, Name};

fn on(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A version kept on a day: its order is its id.
fn kept(order: u64, day: &str, why: &[Why]) -> Kept {
    Kept {
        id: order.to_string(),
        order,
        time: [day, "T10:00:00.000Z"].concat(),
        why: why.to_vec(),
        ..Kept::default()
    }
}

/// So many versions kept one a day up to a day, or all on that day.
fn run(count: u16, last: &str, a_day: bool, why: &[Why]) -> Vec<Kept> {
    let from = on("2026-01-01");
    let last = on(last);
    let first = u16::try_from(last.days_since(from)).unwrap() + 1 - if a_day { count } else { 1 };
    (0..count)
        .map(|index| {
            let day = from.plus_days(first + if a_day { index } else { 0 });
            kept(u64::from(index) + 1, &day.to_string(), why)
        })
        .collect()
}

fn ids(range: impl Iterator<Item = u64>) -> Vec<String> {
    range.map(|id| id.to_string()).collect()
}

#[track_caller]
fn goes(versions: &[Kept], today: &str, room: Room, expected: Vec<String>) {
    let mut gone = superfluous(versions, on(today), room);
    gone.sort_by_key(|id| id.parse::<u64>().unwrap());
    assert_eq!(gone, expected);
}

#[test]
fn the_last_twenty_stay_and_one_a_day_for_thirty_days() {
    let itself = [Why::Itself];
    let today = "2026-11-26";
    goes(&[], today, Room::Ample, vec![]);
    goes(&run(20, today, false, &itself), today, Room::Ample, vec![]);
    // Of one day the last twenty.
    goes(&run(25, today, false, &itself), today, Room::Ample, ids(1..=5));
    // A day each: the last twenty, and those before as long as they are at most thirty days old.
    goes(&run(31, today, true, &itself), today, Room::Ample, vec![]);
    goes(&run(40, today, true, &itself), today, Room::Ample, ids(1..=9));
    // Long ago, the last twenty all the same.
    goes(
        &run(40, "2026-06-01", true, &itself),
        today,
        Room::Ample,
        ids(1..=20),
    );
    // Twice a day: of the older days the later one.
    let mut twice = Vec::new();
    for one in run(20, today, true, &itself) {
        for order in [one.order * 2 - 1, one.order * 2] {
            twice.push(kept(order, one.time.get(..10).unwrap(), &itself));
        }
    }
    goes(&twice, today, Room::Ample, ids((1..=19).step_by(2)));
    // The order counts, not the clock.
    let mut odd = run(21, today, false, &itself);
    odd.last_mut().unwrap().time = "2020-01-01T00:00:00Z".into();
    goes(&odd, today, Room::Ample, ids(1..=1));
}

#[test]
fn reviewed_exported_and_named_versions_stay_for_ever() {
    for why in [Why::Reviewed, Why::Exported, Why::Named] {
        let old = run(100, "2026-06-01", false, &[Why::Itself, why]);
        goes(&old, "2026-11-26", Room::Ample, vec![]);
        // They take no room from the others.
        let mut mixed = old;
        mixed.extend((101..=120).map(|order| kept(order, "2026-06-02", &[Why::Itself])));
        goes(&mixed, "2026-11-26", Room::Ample, vec![]);
    }
    for why in [Why::Itself, Why::Begun, Why::Restored] {
        let old = run(30, "2026-06-01", false, &[why]);
        goes(&old, "2026-11-26", Room::Ample, ids(1..=10));
    }
}

#[test]
fn with_little_room_eight_stay_in_all() {
    let today = "2026-11-26";
    let mut versions = run(12, today, true, &[Why::Itself]);
    goes(&versions, today, Room::Little, ids(1..=4));
    // Named ones go last, the newest never.
    for one in versions.iter_mut().take(3) {
        one.add(Why::Named);
    }
    goes(&versions, today, Room::Little, ids(4..=7));
    for one in &mut versions {
        one.add(Why::Exported);
    }
    versions.last_mut().unwrap().why = vec![Why::Itself];
    goes(&versions, today, Room::Little, ids(1..=4));
}

/// A comparison as one line: `[-removed-]`, `{+added+}`.
fn marked(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Same(text) => text.clone(),
            Part::Added(text) => format!("{{+{text}+}}"),
            Part::Removed(text) => format!("[-{text}-]"),
        })
        .collect()
}

#[test]
fn texts_are_compared_word_by_word() {
    for (old, new, expected) in [
        ("", "", ""),
        ("same words", "same words", "same words"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        (
            "comes on Tuesdays",
            "comes on Thursdays",
            "comes on [-Tuesdays-]{+Thursdays+}",
        ),
        (
            "comes on Tuesdays",
            "comes always on Tuesdays",
            "comes {+always +}on Tuesdays",
        ),
        ("one two three", "one three", "one [-two -]three"),
        // Two words that change side by side change together.
        ("a red car", "a blue van", "a [-red car-]{+blue van+}"),
        (
            "by the door, late",
            "by the door; late",
            "by the door[-,-]{+;+} late",
        ),
        (
            "on 2027-04-28",
            "on 2027-05-28",
            "on [-2027-04-28-]{+2027-05-28+}",
        ),
        ("don’t go", "don't go", "[-don’t-]{+don't+} go"),
        (
            "three\nlines\nhere",
            "three\nother\nhere",
            "three\n[-lines-]{+other+}\nhere",
        ),
        // Scripts without blanks go sign by sign.
        ("火曜日に来る", "木曜日に来る", "[-火-]{+木+}曜日に来る"),
        ("brings 👩🏽‍🔧 along", "brings 👨🏽‍🔧 along", "brings [-👩🏽‍🔧-]{+👨🏽‍🔧+} along"),
        ("naïve café", "naive café", "[-naïve-]{+naive+} café"),
    ] {
        assert_eq!(marked(&words_of(old, new)), expected, "{old} | {new}");
    }
    // What is too long to be compared in good time counts as changed.
    let (old, new) = ("a b ".repeat(3000), "c d ".repeat(3000));
    let parts = words_of(&old, &new);
    assert!(matches!(
        parts.as_slice(),
        [Part::Removed(_), Part::Added(_), Part::Same(_)]
    ));
}

proptest! {
    #[test]
    fn a_comparison_holds_both_texts_whole(old in "[a-c é漢\n,]{0,40}", new in "[a-c é漢\n,]{0,40}") {
        let parts = words_of(&old, &new);
        let side = |leaves_out: fn(&Part) -> bool| -> String {
            parts.iter().filter(|part| !leaves_out(part)).map(|part| match part {
                Part::Same(text) | Part::Added(text) | Part::Removed(text) => text.as_str(),
            }).collect()
        };
        prop_assert_eq!(side(|part| matches!(part, Part::Added(_))), old);
        prop_assert_eq!(side(|part| matches!(part, Part::Removed(_))), new);
    }
}

fn interview() -> Interview {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("interviews/community.en.json");
    format::read_interview(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn list(items: &[(&str, &str)]) -> Value {
    let items = items.iter().map(|(id, text)| Item {
        id: (*id).into(),
        text: (*text).into(),
        ..Item::default()
    });
    Value::List(items.collect())
}

fn told(before: &Persona, after: &Persona) -> Vec<String> {
    let changes = compare(&interview(), &Words::ENGLISH, before, after);
    changes
        .iter()
        .map(|change| {
            let lines: Vec<String> = change.lines.iter().map(|line| marked(line)).collect();
            format!(
                "{} {:?}: {}",
                change.question,
                change.difference,
                lines.join(" / ")
            )
        })
        .collect()
}

#[test]
fn answers_are_compared_item_by_item_in_the_interviews_order() {
    let mut before = Persona::default();
    before.set_value(
        "habits",
        list(&[
            ("a", "Comes early"),
            ("b", "Sits by the door"),
            ("c", "Pays in coins"),
        ]),
    );
    before.set_value("surprise", Value::ShortText("Never buys".into()));
    before.set_value("quotes", Value::Quotes(Vec::new()));
    let mut after = before.clone();
    assert!(told(&before, &after).is_empty());
    // Said otherwise, gone, new.
    after.set_value(
        "habits",
        list(&[
            ("a", "Comes late"),
            ("c", "Pays in coins"),
            ("d", "Sweeps the step"),
        ]),
    );
    after.answers.remove("surprise");
    let name = Name {
        name: "Ada".into(),
        ..Name::default()
    };
    after.set_value("name", Value::Name(name));
    assert_eq!(
        told(&before, &after),
        [
            "surprise Removed: [-Never buys-]",
            "habits Changed: Comes [-early-]{+late+} / [-Sits by the door-] / Pays in coins / {+Sweeps the step+}",
            "name Added: {+Name: Ada+}",
        ]
    );
    // Another order is told as such.
    let mut moved = before.clone();
    moved.set_value(
        "habits",
        list(&[
            ("c", "Pays in coins"),
            ("a", "Comes early"),
            ("b", "Sits by the door"),
        ]),
    );
    assert_eq!(
        told(&before, &moved),
        ["habits Moved: Pays in coins / Comes early / Sits by the door"]
    );
}

#[test]
fn what_an_answer_rests_on_is_compared_too() {
    let mut before = Persona::default();
    before.set_value("habits", list(&[("a", "Comes early")]));
    let mut piece = Evidence::of(EvidenceKind::Observed);
    piece.note = "At the till".into();
    before.evidence_mut("habits", "a").unwrap().push(piece.clone());
    let mut after = before.clone();
    piece.note = "At the door".into();
    piece.count = Some(12);
    let told_again = Evidence::of(EvidenceKind::Quoted);
    *after.evidence_mut("habits", "a").unwrap() = vec![piece, told_again];
    assert_eq!(
        told(&before, &after),
        [
            "habits Changed: Comes early / Known from: seen, At the [-till-]{+door, 12+} / {+Known from: told+}"
        ]
    );
}

#[test]
fn every_kind_of_answer_is_told_in_words() {
    for id in ["community", "customer", "research"] {
        let path = |folder: &str| {
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{folder}/{id}.en.json"))
        };
        let interview =
            format::read_interview(&std::fs::read_to_string(path("interviews")).unwrap()).unwrap();
        let file = format::read_file(&std::fs::read(path("examples")).unwrap()).unwrap();
        let whole = &file.personas[0];
        let nothing = Persona::default();
        let added = compare(&interview, &Words::ENGLISH, &nothing, whole);
        let answered = whole
            .answers
            .values()
            .filter(|answer| answer.is_answered())
            .count();
        assert_eq!(added.len(), answered, "{id}");
        assert!(
            added.iter().all(|change| change.difference == Difference::Added),
            "{id}"
        );
        let removed = compare(&interview, &Words::ENGLISH, whole, &nothing);
        assert!(
            removed
                .iter()
                .all(|change| change.difference == Difference::Removed),
            "{id}"
        );
        assert!(compare(&interview, &Words::ENGLISH, whole, whole).is_empty());
    }
    // Answers the interview does not know are told under their ids.
    let mut odd = Persona::default();
    odd.set_value("old-question", Value::Scale(3));
    assert_eq!(told(&Persona::default(), &odd), ["old-question Added: {+3+}"]);
    assert_eq!(told(&odd, &Persona::default()), ["old-question Removed: [-3-]"]);
}

#[test]
fn another_photo_is_another_face() {
    let photo = |data: &str| {
        let mut persona = Persona::default();
        persona.set_value("portrait", Value::Portrait(Portrait::Photo(data.into())));
        persona
    };
    assert_eq!(
        told(
            &photo("data:image/png;base64,A"),
            &photo("data:image/png;base64,B")
        ),
        ["portrait Changed: [-A photo-] / {+A photo+}"]
    );
    assert!(
        told(
            &photo("data:image/png;base64,A"),
            &photo("data:image/png;base64,A")
        )
        .is_empty()
    );
}

#[test]
fn versions_are_stored_without_their_photo_and_come_back_with_it() {
    const PHOTO: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let mut persona = Persona {
        id: "p1".into(),
        interview: InterviewRef {
            id: "community".into(),
            revision: 1,
            language: "en".into(),
        },
        created: "2026-11-01T10:00:00Z".into(),
        changed: "2026-11-26T10:00:00Z".into(),
        ..Persona::default()
    };
    persona.set_value("habits", list(&[("a", "Comes early")]));
    let (text, hash, photo) = format::write_version(&persona);
    assert_eq!(photo, None);
    assert_eq!(format::read_version(&text, None).unwrap(), persona);
    // When it was changed is no part of its state; what it says is.
    let mut later = persona.clone();
    later.changed = "2026-11-27T10:00:00Z".into();
    assert_eq!(format::write_version(&later).1, hash);
    later.set_value("habits", list(&[("a", "Comes late")]));
    assert_ne!(format::write_version(&later).1, hash);

    persona.set_value("portrait", Value::Portrait(Portrait::Photo(PHOTO.into())));
    let (text, with_photo, photo) = format::write_version(&persona);
    assert_eq!(photo.as_deref(), Some(PHOTO));
    assert!(!text.contains("iVBOR") && with_photo != hash);
    assert_eq!(format::read_version(&text, photo).unwrap(), persona);
    // Where the photo is gone, a face is drawn in its place.
    let without = format::read_version(&text, None).unwrap();
    assert!(matches!(without.portrait(), Portrait::Drawn { seed, .. } if seed == "p1"));

    let told = Kept {
        name: "Before the “summer”".into(),
        hash: with_photo,
        photo: format::fingerprint(PHOTO),
        number: 3,
        ..kept(7, "2026-11-26", &[Why::Itself, Why::Named])
    };
    assert_eq!(format::read_kept(&format::write_kept(&told)).unwrap(), told);
    for bad in [
        "",
        "{}",
        &text,
        "{\"format\":\"persona-builder/kept\",\"version\":2,\"id\":\"a\"}",
    ] {
        assert!(format::read_kept(bad).is_err(), "{bad}");
    }
    assert!(format::read_version(&format::write_kept(&told), None).is_err());
    // Reasons of a later version are left out, the others stay.
    let newer = format::write_kept(&told).replace("\"named\"", "\"framed\"");
    assert_eq!(format::read_kept(&newer).unwrap().why, [Why::Itself]);
}
