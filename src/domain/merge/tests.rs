//! What people do with copies of one persona, and what comes of it.

use super::*;
use crate::domain::day::Day;
use crate::domain::edit::Field;
use crate::domain::format::{File, read_file, record, set_record, write_file};
use crate::domain::interview::Kind;
use crate::domain::persona::{Choice, Choices, Evidence, EvidenceKind, InterviewRef, Moment, Name, Quote};
use crate::domain::record::{Check, Decision};
use crate::domain::words::Words;

/// A persona that several people begin with.
fn nell() -> Persona {
    let mut persona = Persona {
        id: "nell".into(),
        interview: InterviewRef {
            id: "community".into(),
            revision: 3,
            language: "en".into(),
        },
        created: "2026-11-01T09:00:00Z".into(),
        changed: "2026-11-02T09:00:00Z".into(),
        ..Persona::default()
    };
    let mut habits = Value::List(Vec::new());
    for (id, text) in [("h1", "Always the same seat"), ("h2", "Comes in the rain")] {
        habits.add_item(id.into(), "", "", text);
    }
    persona.set_value("habits", habits);
    persona.set_value("story", Value::LongText("She came in from the rain.".into()));
    persona.set_value("age", Value::ShortText("about 40".into()));
    persona.set_value("role", Value::Choice(Choice::Option("collector".into())));
    persona.set_value(
        "listens",
        Value::Choices(Choices {
            options: vec!["letters".into(), "door".into()],
            own: vec!["the baker".into()],
        }),
    );
    persona.set_value(
        "journey",
        Value::Moments(vec![
            Moment {
                id: "m1".into(),
                moment: Some("found".into()),
                title: "A light".into(),
                ..Moment::default()
            },
            Moment {
                id: "m2".into(),
                title: "Stayed".into(),
                ..Moment::default()
            },
        ]),
    );
    persona
}

/// Who did what to a copy.
type Doing<'a> = (&'a str, fn(&mut Persona));

/// The copies of people who did something to theirs.
fn people(doings: &[Doing]) -> Vec<Copy> {
    doings
        .iter()
        .enumerate()
        .map(|(index, (from, do_it))| {
            let mut persona = nell();
            do_it(&mut persona);
            persona.changed = format!("2026-11-1{index}T09:00:00Z");
            Copy {
                persona,
                from: (*from).to_owned(),
            }
        })
        .collect()
}

fn set(persona: &mut Persona, question: &str, item: &str, field: Field, text: &str) {
    let mut value = persona.value(question).unwrap().clone();
    assert!(value.set_text(item, field, text), "{question} {item}");
    persona.set_value(question, value);
}

fn add(persona: &mut Persona, question: &str, id: &str, text: &str) {
    let mut value = persona.value(question).unwrap().clone();
    assert!(value.add_item(id.into(), "", text, text));
    persona.set_value(question, value);
}

fn remove(persona: &mut Persona, question: &str, id: &str) {
    let mut value = persona.value(question).unwrap().clone();
    value.remove_item(id);
    persona.set_value(question, value);
}

fn texts(persona: &Persona, question: &str) -> String {
    let Some(value) = persona.value(question) else {
        return "nothing".into();
    };
    let texts = value
        .item_ids()
        .into_iter()
        .map(|id| shown::first_words(value, &id));
    texts.collect::<Vec<_>>().join(" | ")
}

/// Conflicts as a person reads them: what it is about, and each side with who says so.
fn told(merged: &Merged) -> Vec<String> {
    merged
        .conflicts
        .iter()
        .map(|conflict| {
            let shown = shown(conflict, &merged.persona, None, &Words::ENGLISH);
            let sides: Vec<String> = shown
                .sides
                .iter()
                .map(|side| format!("{}: {}", side.from.join("+"), side.text.replace('\n', " > ")))
                .collect();
            let about: Vec<&str> = [&shown.title, &shown.item, &shown.part]
                .into_iter()
                .map(String::as_str)
                .filter(|text| !text.is_empty())
                .collect();
            format!("{} ({})", about.join(", "), sides.join("; "))
        })
        .collect()
}

/// Merged in every order of the copies, which all give the same.
#[track_caller]
fn merged(copies: &[Copy]) -> Merged {
    let ancestor = nell();
    let first = merge(Some(&ancestor), copies);
    let mut turned = copies.to_vec();
    for _ in 0..copies.len() {
        turned.rotate_left(1);
        assert_eq!(merge(Some(&ancestor), &turned), first);
        let mut back = turned.clone();
        back.reverse();
        assert_eq!(merge(Some(&ancestor), &back), first);
    }
    first
}

/// Whatever comes of it can be handed on as a file.
#[track_caller]
fn can_be_handed_on(persona: &Persona) {
    let file = File {
        personas: vec![persona.clone()],
        ..File::default()
    };
    let read = read_file(write_file(&file).as_bytes());
    assert_eq!(read.unwrap().personas, file.personas);
}

#[test]
fn two_people_edit_different_answers_and_both_stand() {
    let all = merged(&people(&[
        ("Ada", |persona| set(persona, "age", "", Field::Text, "41")),
        ("Ben", |persona| {
            set(persona, "story", "", Field::Text, "She came for the light.");
        }),
        ("Cem", |_| {}),
    ]));
    assert_eq!(told(&all), Vec::<String>::new());
    assert_eq!(all.persona.value("age"), Some(&Value::ShortText("41".into())));
    assert_eq!(
        all.persona.value("story"),
        Some(&Value::LongText("She came for the light.".into()))
    );
    let taken: Vec<String> = all
        .taken
        .iter()
        .map(|taken| match &taken.place {
            Place::Answer { question, .. } => format!("{question} from {}", taken.from.join("+")),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(taken, ["age from Ada", "story from Ben"]);
    assert_eq!((all.persona.id.as_str(), all.persona.version.number), ("nell", 2));
    can_be_handed_on(&all.persona);
}

#[test]
fn two_people_edit_the_same_answer_and_one_chooses() {
    let all = merged(&people(&[
        ("Ada", |persona| {
            set(persona, "story", "", Field::Text, "Ada's words.");
        }),
        ("Ben", |persona| {
            set(persona, "story", "", Field::Text, "Ben's words.");
        }),
        ("Cem", |persona| {
            set(persona, "story", "", Field::Text, "Ada's words.");
        }),
    ]));
    assert_eq!(told(&all), ["story (Ada+Cem: Ada's words.; Ben: Ben's words.)"]);
    assert_eq!(
        all.conflicts[0].before,
        Some(Said::Text("She came in from the rain.".into()))
    );
    for (way, expected) in [
        (Way::Take(0), "Ada's words."),
        (Way::Take(1), "Ben's words."),
        (Way::Join(vec![0, 1]), "Ada's words.\n\nBen's words."),
        (Way::Join(vec![1, 0]), "Ben's words.\n\nAda's words."),
        (Way::Join(vec![1]), "Ben's words."),
    ] {
        let settled = all.settle(&[(0, way)]).unwrap();
        assert_eq!(settled.value("story"), Some(&Value::LongText(expected.into())));
        can_be_handed_on(&settled);
    }
    assert_eq!(all.settle(&[]), Err(NotSettled::Open(vec![0])));
    for way in [
        Way::Take(2),
        Way::Join(vec![]),
        Way::Join(vec![0, 7]),
        Way::Apart(vec![0, 1]),
    ] {
        assert_eq!(all.settle(&[(0, way)]), Err(NotSettled::NotSo(0)));
    }
}

#[test]
fn texts_that_are_too_long_together_are_not_joined() {
    let all = merged(&people(&[
        ("Ada", |persona| {
            set(persona, "story", "", Field::Text, &"a".repeat(15_000));
        }),
        ("Ben", |persona| {
            set(persona, "story", "", Field::Text, &"b".repeat(15_000));
        }),
    ]));
    assert_eq!(
        all.settle(&[(0, Way::Join(vec![0, 1]))]),
        Err(NotSettled::TooLong {
            conflict: 0,
            limit: TEXT_MAX
        })
    );
    assert!(all.settle(&[(0, Way::Take(0))]).is_ok());
}

#[test]
fn one_adds_an_item_and_the_other_rewords_one() {
    let all = merged(&people(&[
        ("Ada", |persona| add(persona, "habits", "a1", "Brings her dog")),
        ("Ben", |persona| {
            set(persona, "habits", "h2", Field::Text, "Comes when it rains");
        }),
        ("Cem", |persona| add(persona, "habits", "c1", "Reads the walls")),
        ("Dee", |persona| remove(persona, "habits", "h1")),
    ]));
    assert_eq!(told(&all), Vec::<String>::new());
    assert_eq!(
        texts(&all.persona, "habits"),
        "Comes when it rains | Brings her dog | Reads the walls"
    );
}

#[test]
fn two_reword_one_item_and_both_stay_if_wanted() {
    let all = merged(&people(&[
        ("Ada", |persona| {
            set(persona, "habits", "h1", Field::Text, "Sits by the window");
        }),
        ("Ben", |persona| {
            set(persona, "habits", "h1", Field::Text, "Sits by the door");
        }),
    ]));
    assert_eq!(
        told(&all),
        ["habits, Sits by the door, The words (Ben: Sits by the door; Ada: Sits by the window)"]
    );
    for (way, expected) in [
        (Way::Take(1), "Sits by the window | Comes in the rain"),
        (
            Way::Join(vec![1, 0]),
            "Sits by the window / Sits by the door | Comes in the rain",
        ),
        (
            Way::Apart(vec![0, 1]),
            "Sits by the door | Sits by the window | Comes in the rain",
        ),
    ] {
        let settled = all.settle(&[(0, way)]).unwrap();
        assert_eq!(texts(&settled, "habits"), expected);
        can_be_handed_on(&settled);
    }
    // Three, too, and whatever order they are put in.
    let all = merged(&people(&[
        ("Ada", |persona| {
            set(persona, "habits", "h1", Field::Text, "Sits by the window");
        }),
        ("Ben", |persona| {
            set(persona, "habits", "h1", Field::Text, "Sits by the door");
        }),
        ("Cem", |persona| {
            set(persona, "habits", "h1", Field::Text, "Stands");
            add(persona, "habits", "h1-2", "Reads the walls");
        }),
    ]));
    let settled = all.settle(&[(0, Way::Apart(vec![2, 0, 1]))]).unwrap();
    assert_eq!(
        texts(&settled, "habits"),
        "Sits by the window | Stands | Sits by the door | Comes in the rain | Reads the walls"
    );
    can_be_handed_on(&settled);
}

#[test]
fn an_item_taken_out_by_one_and_reworded_by_another_is_asked_about() {
    let all = merged(&people(&[
        ("Ada", |persona| remove(persona, "habits", "h1")),
        ("Ben", |persona| {
            set(persona, "habits", "h1", Field::Text, "Sits by the door");
        }),
    ]));
    assert_eq!(
        told(&all),
        ["habits, Sits by the door (Ben: Keep it; Ada: Take it out)"]
    );
    assert_eq!(
        all.conflicts[0].before,
        Some(Said::Text("Always the same seat".into()))
    );
    for (side, expected) in [
        (0, "Sits by the door | Comes in the rain"),
        (1, "Comes in the rain"),
    ] {
        let settled = all.settle(&[(0, Way::Take(side))]).unwrap();
        assert_eq!(texts(&settled, "habits"), expected);
    }
    // An answer, too.
    let all = merged(&people(&[
        ("Ada", |persona| {
            persona.set_value("story", Value::LongText(String::new()));
        }),
        ("Ben", |persona| {
            set(persona, "story", "", Field::Text, "Ben's words.");
        }),
    ]));
    assert_eq!(told(&all), ["story (Ben: Keep it; Ada: Take it out)"]);
    assert_eq!(all.settle(&[(0, Way::Take(1))]).unwrap().value("story"), None);
}

#[test]
fn who_empties_a_list_takes_nothing_away_that_others_add() {
    let all = merged(&people(&[
        ("Ada", |persona| {
            persona.set_value("habits", Value::List(Vec::new()));
        }),
        ("Ben", |persona| add(persona, "habits", "b1", "Brings her dog")),
    ]));
    assert_eq!(told(&all), Vec::<String>::new());
    assert_eq!(texts(&all.persona, "habits"), "Brings her dog");
    let all = merged(&people(&[("Ada", |persona| {
        persona.set_value("habits", Value::List(Vec::new()));
    })]));
    assert_eq!(texts(&all.persona, "habits"), "nothing");
}

#[test]
fn what_is_chosen_from_many_is_a_set_and_one_choice_is_a_conflict() {
    let all = merged(&people(&[
        ("Ada", |persona| {
            persona.set_value(
                "listens",
                Value::Choices(Choices {
                    options: vec!["letters".into(), "radio".into()],
                    own: vec!["the baker".into(), "her sister".into()],
                }),
            );
            persona.set_value("role", Value::Choice(Choice::Option("curator".into())));
        }),
        ("Ben", |persona| {
            persona.set_value(
                "listens",
                Value::Choices(Choices {
                    options: vec!["letters".into(), "door".into(), "post".into()],
                    own: Vec::new(),
                }),
            );
            persona.set_value("role", Value::Choice(Choice::Own("a listener".into())));
        }),
    ]));
    assert_eq!(
        all.persona.value("listens"),
        Some(&Value::Choices(Choices {
            options: vec!["letters".into(), "post".into(), "radio".into()],
            own: vec!["her sister".into()],
        }))
    );
    assert_eq!(told(&all), ["role (Ben: a listener; Ada: curator)"]);
    let settled = all.settle(&[(0, Way::Take(1))]).unwrap();
    assert_eq!(
        settled.value("role"),
        Some(&Value::Choice(Choice::Option("curator".into())))
    );
}

#[test]
fn moments_put_into_two_orders_are_asked_about() {
    fn turned(persona: &mut Persona, ids: [&str; 3]) {
        let Some(Value::Moments(moments)) = persona.value("journey").cloned() else {
            panic!()
        };
        let ordered = ids.map(|id| moments.iter().find(|moment| moment.id == id).unwrap().clone());
        persona.set_value("journey", Value::Moments(ordered.into()));
    }
    let mut ancestor = nell();
    add(&mut ancestor, "journey", "m3", "Told others");
    let copy = |from: &str, day: &str, ids: [&str; 3]| {
        let mut persona = ancestor.clone();
        turned(&mut persona, ids);
        persona.changed = format!("2026-11-{day}T09:00:00Z");
        Copy {
            persona,
            from: from.into(),
        }
    };
    let copies = [
        copy("Ada", "10", ["m2", "m1", "m3"]),
        copy("Ben", "11", ["m3", "m1", "m2"]),
        copy("Cem", "12", ["m1", "m2", "m3"]),
    ];
    let all = merge(Some(&ancestor), &copies);
    assert_eq!(
        told(&all),
        ["journey (Ben: Told others > A light > Stayed; Ada: Stayed > A light > Told others)"]
    );
    assert_eq!(texts(&all.persona, "journey"), "Told others | A light | Stayed");
    let settled = all.settle(&[(0, Way::Take(1))]).unwrap();
    assert_eq!(texts(&settled, "journey"), "Stayed | A light | Told others");
    // One person's order simply stands.
    let one = merge(Some(&ancestor), &copies[1..]);
    assert_eq!(one.persona, copies[1].persona);
}

#[test]
fn evidence_of_all_is_kept_and_what_is_written_beside_the_answers_too() {
    fn saw(persona: &mut Persona, note: &str) {
        persona.evidence_mut("habits", "h1").unwrap().push(Evidence {
            note: note.into(),
            ..Evidence::of(EvidenceKind::Observed)
        });
        let mut kept = record(persona);
        kept.checks.push(Check {
            id: note.into(),
            says: note.into(),
            ..Check::default()
        });
        set_record(persona, &kept);
    }
    let all = merged(&people(&[
        ("Ada", |persona| saw(persona, "on-monday")),
        ("Ben", |persona| saw(persona, "on-friday")),
    ]));
    assert_eq!(told(&all), Vec::<String>::new());
    let notes: Vec<&str> = all
        .persona
        .evidence("habits", "h1")
        .iter()
        .map(|piece| piece.note.as_str())
        .collect();
    assert_eq!(notes, ["on-friday", "on-monday"]);
    assert_eq!(record(&all.persona).checks.len(), 2);
}

#[test]
fn an_entry_that_two_go_on_with_is_merged_field_by_field() {
    let decision = || Decision {
        id: "d1".into(),
        what: "Later hours".into(),
        date: Day::parse("2026-11-02"),
        ..Decision::default()
    };
    let with = |decision: Decision| {
        let mut persona = nell();
        let mut kept = record(&persona);
        kept.decisions.push(decision);
        set_record(&mut persona, &kept);
        persona
    };
    let ancestor = with(decision());
    let copies = [
        Copy {
            persona: with(Decision {
                outcome: "Nine came".into(),
                team: "product".into(),
                ..decision()
            }),
            from: "Ada".into(),
        },
        Copy {
            persona: with(Decision {
                team: "marketing".into(),
                ..decision()
            }),
            from: "Ben".into(),
        },
    ];
    let all = merge(Some(&ancestor), &copies);
    assert_eq!(
        told(&all),
        ["Decisions, Later hours, The team (Ben: marketing; Ada: product)"]
    );
    let settled = all.settle(&[(0, Way::Take(0))]).unwrap();
    let kept = record(&settled).decisions;
    assert_eq!(
        (kept[0].team.as_str(), kept[0].outcome.as_str()),
        ("marketing", "Nine came")
    );
}

#[test]
fn the_same_file_twice_is_one_file() {
    let copies = people(&[("Ada", |persona| set(persona, "age", "", Field::Text, "41"))]);
    let twice = vec![copies[0].clone(), copies[0].clone(), copies[0].clone()];
    for ancestor in [Some(nell()), None] {
        let all = merge(ancestor.as_ref(), &twice);
        assert_eq!(all.persona, copies[0].persona);
        assert!(all.conflicts.is_empty());
    }
}

#[test]
fn five_participants_hand_in_without_a_common_beginning() {
    // Each began with a persona of their own; somebody says that all are the same.
    let began = |id: &str, day: &str, epithet: &str, habits: &[&str]| {
        let mut persona = Persona {
            id: id.into(),
            created: format!("2026-11-{day}T09:00:00Z"),
            changed: format!("2026-11-{day}T10:00:00Z"),
            interview: nell().interview,
            ..Persona::default()
        };
        persona.set_value(
            "name",
            Value::Name(Name {
                name: "Nell".into(),
                epithet: epithet.into(),
                ..Name::default()
            }),
        );
        let mut value = Value::List(Vec::new());
        for (index, text) in habits.iter().enumerate() {
            value.add_item(format!("{id}-{index}"), "", "", text);
        }
        persona.set_value("habits", value);
        Copy {
            persona,
            from: id.to_uppercase(),
        }
    };
    let copies = [
        began("ada", "02", "the Listener", &["Same seat", "Brings her dog"]),
        began("ben", "01", "", &["Same seat"]),
        began("cem", "04", "the Listener", &["Reads the walls", "Same seat "]),
        began("dee", "05", "the Quiet One", &[]),
        began("eva", "03", "", &["Comes in the rain"]),
    ];
    let all = merge(None, &copies);
    assert_eq!(
        told(&all),
        ["name, The role (DEE: the Quiet One; ADA+CEM: the Listener)"]
    );
    // The one begun first lends its id; what several say is said once.
    assert_eq!(all.persona.id, "ben");
    assert_eq!(
        texts(&all.persona, "habits"),
        "Reads the walls | Same seat | Brings her dog | Comes in the rain"
    );
    let mut turned = copies.to_vec();
    turned.reverse();
    assert_eq!(merge(None, &turned), all);
    let settled = all.settle(&[(0, Way::Join(vec![1, 0]))]).unwrap();
    assert_eq!(settled.name().epithet, "the Listener / the Quiet One");
    can_be_handed_on(&settled);
}

#[test]
fn ids_that_meet_by_chance_are_set_apart() {
    let all = merged(&people(&[
        ("Ada", |persona| add(persona, "habits", "x", "Brings her dog")),
        ("Ben", |persona| add(persona, "journey", "x", "Told others")),
    ]));
    assert_eq!(told(&all), Vec::<String>::new());
    assert!(texts(&all.persona, "habits").ends_with("Brings her dog"));
    assert!(texts(&all.persona, "journey").ends_with("Told others"));
    can_be_handed_on(&all.persona);
}

#[test]
fn a_later_versions_fields_are_kept_and_none_of_two_is_lost() {
    let with = |later: &str| {
        let file = File {
            personas: vec![nell()],
            ..File::default()
        };
        let text = write_file(&file).replace("\"answers\": {", &format!("{later}\n\"answers\": {{"));
        read_file(text.as_bytes()).unwrap().personas.remove(0)
    };
    let copy = |later: &str, from: &str, day: &str| {
        let mut persona = with(later);
        persona.changed = format!("2026-11-{day}T09:00:00Z");
        Copy {
            persona,
            from: from.into(),
        }
    };
    // Two different fields, and one of them in two ways.
    let all = merge(
        Some(&nell()),
        &[
            copy("\"moods\": {\"today\": \"calm\"}, \"scent\": [1],", "Ada", "10"),
            copy("\"moods\": {\"today\": \"loud\", \"then\": 3},", "Ben", "11"),
        ],
    );
    assert_eq!(
        told(&all),
        ["From a newer version of the app, moods.today (Ben: loud; Ada: calm)"]
    );
    assert!(!all.conflicts[0].can_join);
    let settled = all.settle(&[(0, Way::Take(0))]).unwrap();
    let written = write_file(&File {
        personas: vec![settled.clone()],
        ..File::default()
    });
    for text in [
        "\"loud\"",
        "\"calm\"",
        "\"then\": 3",
        "\"scent\"",
        "\"moods.today\"",
    ] {
        assert!(written.contains(text), "{text} in {written}");
    }
    can_be_handed_on(&settled);
}

#[test]
fn a_newer_revision_of_the_interview_is_no_conflict_and_another_interview_is() {
    let all = merged(&people(&[
        ("Ada", |persona| persona.interview.revision = 7),
        ("Ben", |persona| {
            persona.interview.revision = 5;
            set(persona, "age", "", Field::Text, "41");
        }),
        ("Cem", |_| {}),
    ]));
    assert_eq!(told(&all), Vec::<String>::new());
    assert_eq!(all.persona.interview.revision, 7);
    let all = merged(&people(&[
        ("Ada", |persona| persona.interview.id = "customer".into()),
        ("Ben", |persona| persona.interview.id = "research".into()),
    ]));
    assert_eq!(all.conflicts.len(), 1);
    assert_eq!(all.conflicts[0].place, Place::Interview);
    can_be_handed_on(&all.settle(&[(0, Way::Take(1))]).unwrap());
}

#[test]
fn answers_of_two_kinds_are_chosen_as_a_whole() {
    let all = merged(&people(&[
        ("Ada", |persona| {
            drop(persona.answers.insert("age".into(), Value::Scale(4).into()));
        }),
        ("Ben", |persona| set(persona, "age", "", Field::Text, "41")),
    ]));
    assert_eq!(told(&all), ["age (Ben: 41; Ada: 4)"]);
    let settled = all.settle(&[(0, Way::Take(1))]).unwrap();
    assert_eq!(settled.value("age"), Some(&Value::Scale(4)));
}

#[test]
fn quotes_of_several_are_all_there() {
    let quote = |words: &str| {
        let quote = Quote {
            id: words.replace(' ', "-"),
            words: words.into(),
            ..Quote::default()
        };
        let mut persona = nell();
        persona.set_value("quotes", Value::Quotes(vec![quote]));
        Copy {
            persona,
            from: words.into(),
        }
    };
    let all = merge(Some(&nell()), &[quote("b c"), quote("a b"), quote("c d")]);
    assert_eq!(texts(&all.persona, "quotes"), "a b | b c | c d");
    assert_eq!(Value::empty(&Kind::Quotes), Some(Value::Quotes(Vec::new())));
}

#[test]
fn the_common_beginning_is_found_among_what_is_kept() {
    let step = |from: &Persona, age: &str| {
        let mut next = from.clone();
        next.version.number += 1;
        next.version.parent = Some(format::hash(from));
        set(&mut next, "age", "", Field::Text, age);
        next
    };
    let first = nell();
    let second = step(&first, "40");
    let kept = [first.clone(), second.clone()];
    let (ada, ben, old) = (step(&second, "41"), step(&second, "42"), step(&first, "43"));
    for (copies, expected) in [
        (vec![&ada, &ben], vec![&second]),
        (vec![&ada, &old], vec![&first]),
        (vec![&ada, &ben, &old], vec![&first]),
        (vec![&ada, &second], vec![&second]),
        (vec![&ada, &first], vec![&first]),
    ] {
        assert_eq!(ancestors(&copies, &kept), expected);
    }
    assert!(ancestors(&[&ada, &old], &[]).is_empty());
    // What was merged knows what it was made of, so that it is not asked again.
    let copies = [("Ada", &ada), ("Ben", &ben)].map(|(from, persona)| Copy {
        persona: persona.clone(),
        from: from.into(),
    });
    let all = merge(Some(&second), &copies);
    let settled = all.settle(&[(0, Way::Take(0))]).unwrap();
    can_be_handed_on(&settled);
    assert_eq!(ancestors(&[&settled, &ben], &[]), vec![&ben]);
    let again = merge(
        Some(&ben),
        &[
            Copy {
                persona: settled.clone(),
                from: "here".into(),
            },
            copies[1].clone(),
        ],
    );
    assert_eq!((again.persona, again.conflicts.len()), (settled.clone(), 0));
    // Two settled the same clash in two ways: what they chose is asked about, and nothing is taken for granted.
    let other = all.settle(&[(0, Way::Take(1))]).unwrap();
    let both = [("x", &settled), ("y", &other)].map(|(from, persona)| Copy {
        persona: persona.clone(),
        from: from.into(),
    });
    let kept = [ada.clone(), ben.clone()];
    let found = ancestors(&[&settled, &other], &kept);
    assert_eq!(found.len(), 2);
    assert_eq!(merge_onto(&found, &both).conflicts.len(), 1);
}

#[test]
fn what_is_handed_out_and_comes_back_finds_its_beginning() {
    let mine = nell();
    let handed = handed_out(&mine);
    assert_eq!(
        (state(&handed), handed.answers.len()),
        (state(&mine), mine.answers.len())
    );
    can_be_handed_on(&handed);
    assert_eq!(handed_out(&handed), handed);
    let mut theirs = handed.clone();
    set(&mut theirs, "age", "", Field::Text, "41");
    let back = handed_out(&theirs);
    let kept = [mine.clone()];
    assert_eq!(ancestors(&[&back, &mine], &kept), vec![&mine]);
}
