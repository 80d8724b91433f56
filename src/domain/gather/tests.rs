//! What people hand in, and what comes of it.

use super::*;
use crate::domain::edit::Field;
use crate::domain::format::write_file;
use crate::domain::notebook::Entry as Noticed;
use crate::domain::persona::{Evidence, EvidenceKind, Name, Value};

const NOW: &str = "2026-12-01T10:00:00Z";

/// A community persona of whom the name alone is known.
pub(in crate::domain) fn named(id: &str, name: &str) -> Persona {
    let mut persona = Persona {
        id: id.into(),
        created: "2026-11-01T09:00:00Z".into(),
        changed: "2026-11-02T09:00:00Z".into(),
        ..Persona::default()
    };
    persona.interview.id = "community".into();
    persona.set_value(
        "name",
        Value::Name(Name {
            name: name.into(),
            ..Name::default()
        }),
    );
    persona
}

fn persona(id: &str, name: &str, habits: &[&str]) -> Persona {
    let mut persona = named(id, name);
    let mut value = Value::List(Vec::new());
    for (index, habit) in habits.iter().enumerate() {
        value.add_item(format!("{id}-{index}"), "", "", habit);
    }
    persona.set_value("habits", value);
    persona
}

fn added(persona: &Persona, id: &str, text: &str) -> Persona {
    let mut persona = persona.clone();
    let mut value = persona.value("habits").unwrap().clone();
    value.add_item(id.into(), "", "", text);
    persona.set_value("habits", value);
    persona.changed = "2026-11-20T09:00:00Z".into();
    persona
}

fn renamed(persona: &Persona, name: &str) -> Persona {
    let mut persona = persona.clone();
    let mut value = persona.value("name").unwrap().clone();
    value.set_text("", Field::Name, name);
    persona.set_value("name", value);
    persona
}

fn draft(persona: Persona) -> Draft {
    Draft {
        persona,
        sequence: 7,
        ..Draft::default()
    }
}

fn file(from: &str, personas: &[Persona]) -> Arrived {
    let file = File {
        personas: personas.to_vec(),
        ..File::default()
    };
    Arrived::read(
        from.into(),
        write_file(&file).as_bytes(),
        &InterviewRef::default(),
    )
}

fn brought(arrived: &[Arrived], drafts: &[Draft], kept: &[Persona]) -> Gathering {
    together(arrived, drafts, kept, &[])
}

/// Gathered in several orders, which all give the same.
#[track_caller]
fn together(arrived: &[Arrived], drafts: &[Draft], kept: &[Persona], same: &[(String, String)]) -> Gathering {
    let here = Here {
        name: "here",
        drafts,
        kept,
        brand: &Brand::default(),
    };
    let first = gather(arrived, here, same);
    let mut turned = arrived.to_vec();
    for _ in 0..arrived.len() {
        turned.rotate_left(1);
        assert_eq!(gather(&turned, here, same), first);
    }
    turned.reverse();
    assert_eq!(gather(&turned, here, same), first);
    first
}

fn told(gathering: &Gathering) -> Vec<String> {
    let habits = |persona: &Persona| {
        let Some(Value::List(items)) = persona.value("habits") else {
            return String::new();
        };
        items
            .iter()
            .map(|item| item.text.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    gathering
        .people
        .iter()
        .map(|one| {
            let from: Vec<&str> = one.copies.iter().map(|copy| copy.from.as_str()).collect();
            format!(
                "{} {:?} in {} from {}: {}",
                one.merged.persona.name().short(),
                one.status,
                one.states,
                from.join(" "),
                habits(&one.merged.persona)
            )
        })
        .collect()
}

fn commit_now(gathering: &Gathering) -> Changes {
    let mut count = 0;
    let new_id = || {
        count += 1;
        format!("fresh-{count}")
    };
    commit(gathering, &Notebook::default(), &Brand::default(), NOW, new_id).unwrap()
}

#[test]
fn participants_hand_in_what_they_made_of_one_persona() {
    let mine = persona("nell", "Nell", &["Same seat", "Rain"]);
    let handed = merge::handed_out(&mine);
    let ada = added(&handed, "a", "Brings her dog");
    let ben = renamed(&handed, "Nelly");
    // Meanwhile it went on here, too.
    let stored = [draft(added(&mine, "h", "Reads the walls"))];
    let gathering = brought(
        &[file("Ben", &[ben]), file("Ada", &[ada]), file("Cem", &[handed])],
        &stored,
        &[mine],
    );
    assert_eq!(
        told(&gathering),
        ["Nelly Changed in 4 from Ada Ben Cem here: Same seat, Rain, Brings her dog, Reads the walls"]
    );
    assert!(gathering.people[0].has_beginning);
    let changes = commit_now(&gathering);
    let [change] = &changes.drafts[..] else {
        panic!("{changes:?}")
    };
    assert_eq!(
        (change.draft.sequence, change.draft.persona.changed.as_str()),
        (8, NOW)
    );
    assert_eq!(change.before.as_ref(), Some(&stored[0]));
    // All of it can be taken back.
    let undone = changes.clone().undone();
    let [(id, Some(before))] = &undone.drafts[..] else {
        panic!("{undone:?}")
    };
    assert_eq!((id.as_str(), before.sequence), ("nell", 9));
    assert_eq!(before.persona, stored[0].persona);
    // Handed in once more, there is nothing new.
    let again = brought(
        &[file(
            "Ada",
            &[added(
                &merge::handed_out(&persona("nell", "Nell", &["Same seat", "Rain"])),
                "a",
                "Brings her dog",
            )],
        )],
        std::slice::from_ref(&change.draft),
        &[],
    );
    assert_eq!(again.people[0].status, Status::Same);
    assert!(commit_now(&again).drafts.is_empty());
}

#[test]
fn a_clash_waits_until_somebody_chose() {
    let mine = persona("nell", "Nell", &[]);
    let handed = merge::handed_out(&mine);
    let mut gathering = brought(
        &[
            file("Ada", &[renamed(&handed, "Nelly")]),
            file("Ben", &[renamed(&handed, "Nella")]),
        ],
        &[draft(mine.clone())],
        &[mine],
    );
    assert_eq!(gathering.people[0].status, Status::Clashes);
    let refused = commit(
        &gathering,
        &Notebook::default(),
        &Brand::default(),
        NOW,
        String::new,
    );
    assert_eq!(
        refused,
        Err(Unsettled {
            person: 0,
            why: NotSettled::Open(vec![0])
        })
    );
    gathering.people[0].ways = vec![(0, Way::Join(vec![1, 0]))];
    let changes = commit_now(&gathering);
    let name = changes.drafts[0].draft.persona.name().name;
    assert!(name == "Nelly / Nella" || name == "Nella / Nelly", "{name}");
}

#[test]
fn those_who_each_began_their_own_stand_side_by_side_until_somebody_says_they_are_one() {
    let (ada, ben) = (
        persona("ada", "Nell", &["Same seat", "Rain"]),
        persona("ben", "Nell", &["Same seat", "Dog"]),
    );
    let arrived = [file("a.json", std::slice::from_ref(&ada)), file("b.json", &[ben])];
    let apart = brought(&arrived, &[], &[]);
    assert_eq!(
        told(&apart),
        [
            "Nell New in 1 from a.json: Same seat, Rain",
            "Nell New in 1 from b.json: Same seat, Dog"
        ]
    );
    assert_eq!(commit_now(&apart).drafts.len(), 2);
    let said = [("ada".to_owned(), "ben".to_owned())];
    let joined = together(&arrived, &[], &[], &said);
    assert_eq!(
        told(&joined),
        ["Nell Several in 2 from a.json b.json: Same seat, Rain, Dog"]
    );
    // Where both are here already, the merged one takes the place of one and the other is put away.
    let drafts = [draft(ada), draft(persona("ben", "Nell", &["Same seat", "Dog"]))];
    let changes = commit_now(&together(&arrived, &drafts, &[], &said));
    let put: Vec<(&str, bool)> = changes
        .drafts
        .iter()
        .map(|change| (change.draft.persona.id.as_str(), change.draft.archived))
        .collect();
    assert_eq!(put, [("ada", false), ("ben", true)]);
}

#[test]
fn one_that_was_copied_beside_is_the_same_by_what_it_was_made_from() {
    let mine = persona("nell", "Nell", &["Rain"]);
    // A file's persona that was added beside the one here gets an id of its own and names what it came from.
    let mut copied = added(&mine, "c", "Dog");
    copied.id = "copy".into();
    copied.version.parent = Some(format::hash(&mine));
    let gathering = brought(
        &[file("Ada", std::slice::from_ref(&copied))],
        &[draft(mine.clone())],
        &[],
    );
    assert_eq!(told(&gathering), ["Nell Changed in 2 from Ada here: Rain, Dog"]);
    assert_eq!(gathering.people[0].merged.persona.id, "copy");
    let changes = commit_now(&gathering);
    assert_eq!(changes.drafts[0].draft.persona.id, "nell");
    // Two in one file are two on purpose.
    let both = brought(&[file("Ada", &[mine, copied])], &[], &[]);
    assert_eq!(both.people.len(), 2);
}

#[test]
fn states_can_stand_beside_what_is_here() {
    let mine = persona("nell", "Nell", &["Rain"]);
    let (one, two) = (added(&mine, "a", "Dog"), added(&mine, "b", "Cat"));
    let arrived = [
        file("Ada", std::slice::from_ref(&one)),
        file("Ben", &[two]),
        file("Cem", &[one]),
    ];
    let mut gathering = brought(&arrived, &[draft(mine)], &[]);
    gathering.people[0].choice = Choice::Beside;
    let changes = commit_now(&gathering);
    let ids: Vec<&str> = changes
        .drafts
        .iter()
        .map(|change| change.draft.persona.id.as_str())
        .collect();
    assert_eq!(ids, ["fresh-1", "fresh-2"]);
    assert!(changes.undone().drafts.iter().all(|(_, before)| before.is_none()));
}

#[test]
fn files_with_one_name_are_numbered_and_every_file_is_told_of() {
    let nell = persona("nell", "Nell", &[]);
    let later = write_file(&File {
        personas: vec![nell.clone()],
        ..File::default()
    })
    .replace(
        "\"version\": 1,\n  \"generator\"",
        "\"version\": 2,\n  \"generator\"",
    );
    let read = |from: &str, text: &str| Arrived::read(from.into(), text.as_bytes(), &InterviewRef::default());
    let gathering = brought(
        &[
            file("persona.json", std::slice::from_ref(&nell)),
            file("persona.json", std::slice::from_ref(&nell)),
            file("persona.json", &[renamed(&nell, "Nora")]),
            read("later.json", &later),
            read("photo.json", "not a file of ours"),
            read("cut.json", "{\"format\": \"persona-builder/personas\", "),
        ],
        &[],
        &[],
    );
    let tally = gathering.tally();
    assert_eq!(
        (tally.read, tally.again, tally.later, tally.broken),
        (3, 1, 1, 2),
        "{:?}",
        gathering.files
    );
    let names: Vec<&str> = gathering.files.iter().map(|file| file.from.as_str()).collect();
    assert_eq!(
        names,
        [
            "cut.json",
            "later.json",
            "persona.json",
            "persona.json (2)",
            "persona.json (3)",
            "photo.json"
        ]
    );
    assert!(matches!(
        gathering.files[1].what,
        Kind::Later {
            version: 2,
            personas: 1
        }
    ));
    assert_eq!((tally.clashing, tally.conflicts), (1, 1));
}

#[test]
fn brands_and_notebooks_come_along_and_can_be_taken_back() {
    let with = |from: &str, brand: &str, entry: &str| {
        let file = File {
            brand: Brand {
                name: brand.into(),
                ..Brand::default()
            },
            notebook: Notebook {
                entries: vec![Noticed {
                    id: entry.into(),
                    text: entry.into(),
                    ..Noticed::default()
                }],
                ..Notebook::default()
            },
            ..File::default()
        };
        Arrived::read(
            from.into(),
            write_file(&file).as_bytes(),
            &InterviewRef::default(),
        )
    };
    let mut gathering = brought(
        &[
            with("b", "Slow Spoke", "e2"),
            with("a", "Slow Spoke", "e1"),
            with("c", "Other", "e1"),
        ],
        &[],
        &[],
    );
    let brands: Vec<(&str, String)> = gathering
        .brands
        .iter()
        .map(|(brand, from)| (brand.name.as_str(), from.join(" ")))
        .collect();
    assert_eq!(
        brands,
        [("Slow Spoke", "a b".to_owned()), ("Other", "c".to_owned())]
    );
    assert_eq!(gathering.tally().entries, 2);
    gathering.brand = Some(gathering.brands[0].0.clone());
    let before = Notebook {
        sequence: 4,
        ..Notebook::default()
    };
    let changes = commit(&gathering, &before, &Brand::default(), NOW, String::new).unwrap();
    let (after, _) = changes.notebook.clone().unwrap();
    assert_eq!((after.entries.len(), after.sequence), (2, 5));
    let undone = changes.undone();
    assert_eq!(undone.brand, Some(Brand::default()));
    assert_eq!(
        undone.notebook.map(|book| (book.entries.len(), book.sequence)),
        Some((0, 6))
    );
}

#[test]
fn hands_are_counted_and_the_count_is_evidence() {
    let handed = persona("nell", "Nell", &["Same seat", "Rain"]);
    let saw = |item: &str| {
        let mut persona = handed.clone();
        persona
            .evidence_mut("habits", item)
            .unwrap()
            .push(Evidence::of(EvidenceKind::Observed));
        persona
    };
    let mut own = persona("own", "Nell", &["Rain", "Dog"]);
    own.evidence_mut("habits", "own-0")
        .unwrap()
        .push(Evidence::of(EvidenceKind::Observed));
    let copies: Vec<Copy> = [
        ("Ada", saw("nell-0")),
        ("Ben", saw("nell-1")),
        ("Cem", handed.clone()),
        ("Dee", own),
    ]
    .into_iter()
    .map(|(from, persona)| Copy {
        persona,
        from: from.into(),
    })
    .collect();
    let counts = merge::counts(&handed, &copies);
    let told: Vec<String> = counts
        .iter()
        .map(|count| {
            format!(
                "{} {}: {} of {}",
                count.question,
                count.says,
                count.seen.join("+"),
                count.of
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "habits Same seat: Ada of 4",
            "habits Rain: Ben+Dee of 4",
            "name :  of 4"
        ]
    );
    assert_eq!(counts[1].carried, ["Ada", "Ben", "Cem", "Dee"]);
    let mut persona = handed;
    let day = crate::domain::day::Day::parse("2026-12-01");
    assert!(merge::put_count(
        &mut persona,
        &counts[1],
        "2 of 4 saw this themselves",
        day
    ));
    // Counted again, it is one count.
    assert!(merge::put_count(
        &mut persona,
        &counts[1],
        "3 of 5 saw this themselves",
        day
    ));
    assert!(!merge::put_count(
        &mut persona,
        &counts[2],
        "0 of 4 saw this themselves",
        day
    ));
    let evidence = persona.evidence("habits", "nell-1");
    assert_eq!(evidence.len(), 1);
    assert_eq!(
        (evidence[0].kind, evidence[0].note.as_str(), evidence[0].count),
        (EvidenceKind::Observed, "3 of 5 saw this themselves", Some(2))
    );
}

#[test]
fn thirty_hand_in_and_it_is_as_if_one_had_done_it_all() {
    let mine = persona("nell", "Nell", &["Same seat", "Rain", "Dog"]);
    let handed = merge::handed_out(&mine);
    let mut arrived = Vec::new();
    let mut one_hand = mine.clone();
    for who in 0..30 {
        // Everybody adds a habit and says what they saw; two reword one habit, and one takes one out.
        let doing = |persona: &mut Persona| {
            *persona = added(persona, &format!("new-{who:02}"), &format!("Habit {who:02}"));
            persona.evidence_mut("habits", "nell-1").unwrap().push(Evidence {
                note: format!("Saw it, {who:02}"),
                ..Evidence::of(EvidenceKind::Observed)
            });
            let mut value = persona.value("habits").unwrap().clone();
            match who {
                11 | 23 => drop(value.set_text("nell-0", Field::Text, "Always the same seat")),
                17 => value.remove_item("nell-2"),
                _ => {}
            }
            persona.set_value("habits", value);
        };
        let mut copy = handed.clone();
        doing(&mut copy);
        arrived.push(file(&format!("participant {who}"), &[copy]));
        doing(&mut one_hand);
    }
    let here = Here {
        name: "here",
        drafts: &[draft(mine.clone())],
        kept: std::slice::from_ref(&mine),
        brand: &Brand::default(),
    };
    let gathering = gather(&arrived, here, &[]);
    assert_eq!(gathering.tally().changed, 1);
    let one = &gathering.people[0];
    assert_eq!(
        (one.states, one.copies.len(), one.merged.conflicts.len()),
        (31, 31, 0)
    );
    assert!(merge::says_the_same(&one.merged.persona, &one_hand));
    // Whoever is asked last says the same.
    arrived.reverse();
    assert_eq!(gather(&arrived, here, &[]), gathering);
    let counts = merge::counts(&one.merged.persona, &one.copies);
    let rain = counts.iter().find(|count| count.item == "nell-1").unwrap();
    assert_eq!((rain.carried.len(), rain.seen.len(), rain.of), (31, 30, 31));
}
