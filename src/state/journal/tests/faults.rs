//! Every call of storage in what a person does fails, once and for ever, in seven ways.

use leptos::prelude::*;

use super::disk::{Fault, Way};
use super::world::{World, now};
use super::{Chance, points, seed};
use crate::domain::format;
use crate::state::desk::Status;
use crate::state::store::Keeps;

/// Something a person does; what they are told is noted by the world.
type Scenario = (&'static str, fn(&mut World));

const CUT: &str = "{\"format\":\"persona-builder/draft\",\"version\":1,\"sequ";

fn without_deep(world: &mut World) {
    world.has_deep = false;
}

/// What people do.
const SCENARIOS: &[Scenario] = &[
    ("types and saves", |world| {
        world.begins();
        world.types_and_saves(1);
    }),
    ("saves several times", |world| {
        world.begins();
        world.types_and_saves(3);
    }),
    ("saves until the oldest revisions go", |world| {
        world.begins();
        world.types_and_saves(8);
    }),
    ("comes back and goes on", |world| {
        let id = world.begins();
        world.types_and_saves(2);
        if world.comes_back(&id) {
            world.types_and_saves(2);
        }
    }),
    ("comes back twice", |world| {
        let id = world.begins();
        for _ in 0..2 {
            world.types_and_saves(1);
            if !world.comes_back(&id) {
                return;
            }
        }
        world.types_and_saves(1);
    }),
    ("renames", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.renames(&id);
    }),
    ("renames what is not in hand", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.begins();
        world.types_and_saves(1);
        world.renames(&id);
    }),
    ("puts away", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.changes(&id, |draft| draft.archived = true, "\"archived\":true");
    }),
    ("throws away and takes back", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.changes(
            &id,
            |draft| draft.trashed = Some("2026-11-26T10:00:00Z".into()),
            "word001",
        );
        world.changes(&id, |draft| draft.trashed = None, "word001");
    }),
    ("removes for good", |world| {
        let id = world.begins();
        world.types_and_saves(2);
        world.begins();
        world.types_and_saves(1);
        world.removes(&id);
    }),
    ("removes and puts back", |world| {
        let id = world.begins();
        world.types_and_saves(2);
        let desk = world.desk();
        let Some(draft) = now(desk.fetch(&id)) else {
            return;
        };
        world.removes(&id);
        if now(desk.put(vec![desk.stored(&draft, None)])).is_ok() {
            world.was_told(&id, "word001");
        }
    }),
    ("throws out what was long in the trash", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.changes(
            &id,
            |draft| draft.trashed = Some("2026-01-01T10:00:00Z".into()),
            "word001",
        );
        world.begins();
        world.types_and_saves(1);
        // Whether it goes now or later, the other stays.
        world.saved.retain(|(other, _)| *other != id);
        world.opens_tab();
    }),
    ("makes a copy", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.copies(&id);
    }),
    ("opens a file of three", |world| {
        world.opens_tab();
        world.imports(3);
    }),
    ("opens a file of six beside a draft", |world| {
        world.begins();
        world.types_and_saves(1);
        world.imports(6);
        world.types_and_saves(1);
    }),
    ("has six drafts, more than a mirror holds", |world| {
        for _ in 0..6 {
            world.begins();
            world.types_and_saves(1);
        }
    }),
    ("goes back and forth between two drafts", |world| {
        let one = world.begins();
        world.types_and_saves(1);
        let other = world.begins();
        world.types_and_saves(1);
        for id in [&one, &other] {
            if world.opens(id) {
                world.types_and_saves(1);
            }
        }
    }),
    ("opens a text that was cut, of which no other is left", |world| {
        world.plants(Some("drafts"), "d", CUT);
        world.opens_tab();
        world.opens("d");
    }),
    ("opens a draft whose newest revision is damaged", |world| {
        let id = world.begins();
        world.types_and_saves(2);
        let key = crate::state::journal::revision::key(&id, 3);
        let broken = super::disk::hurt(
            &crate::state::journal::revision::write(3, 2, "{\"a\": \"b\"}"),
            Way::Damaged,
        );
        world.plants(Some("drafts"), &key, &broken);
        if world.comes_back(&id) {
            world.types_and_saves(7);
        }
    }),
    ("opens a draft whose mirror is cut", |world| {
        let id = world.begins();
        world.types_and_saves(2);
        world.plants(None, &format!("draft:{id}"), CUT);
        if world.comes_back(&id) {
            world.types_and_saves(2);
        }
    }),
    ("removes what was set aside", |world| {
        world.plants(Some("drafts"), "d", CUT);
        world.opens_tab();
        world.opens("d");
        for row in world.asides() {
            let _ = now(world.desk().drop_aside(row.key));
        }
    }),
    ("goes on with a draft of before", |world| {
        world.has_of_before("d");
        world.opens_tab();
        if world.opens("d") {
            world.types_and_saves(3);
        }
    }),
    ("renames a draft of before", |world| {
        world.has_of_before("d");
        world.opens_tab();
        world.renames("d");
        world.renames("d");
    }),
    ("writes into the notebook", |world| {
        world.opens_tab();
        let book = world.opens_notebook();
        world.notes(book);
        world.notes(book);
    }),
    ("writes into the notebook and the draft", |world| {
        world.begins();
        let book = world.opens_notebook();
        world.notes(book);
        world.types_and_saves(1);
        world.notes(book);
    }),
    ("writes into the notebook in two tabs", |world| {
        world.opens_tab();
        let one = world.opens_notebook();
        world.notes(one);
        world.opens_tab();
        let other = world.opens_notebook();
        world.notes(other);
        world.here = 0;
        world.notes(one);
    }),
    ("keeps versions", |world| {
        world.begins();
        world.types_and_saves(1);
        world.keeps_version();
        world.types_and_saves(1);
        world.keeps_version();
    }),
    ("keeps a version and removes another draft", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.keeps_version();
        world.begins();
        world.types_and_saves(1);
        world.keeps_version();
        world.removes(&id);
    }),
    ("changes the brand beside a draft", |world| {
        world.begins();
        world.types_and_saves(1);
        world.names_brand("Tea");
        world.types_and_saves(1);
    }),
    ("two tabs write one draft in turn", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.opens_tab();
        if !world.opens(&id) {
            return;
        }
        world.types_and_saves(1);
        world.here = 0;
        world.types_and_saves(1);
        world.here = 1;
        world.types_and_saves(1);
    }),
    ("a tab renames what another writes", |world| {
        let id = world.begins();
        world.types_and_saves(1);
        world.opens_tab();
        world.renames(&id);
        world.here = 0;
        world.types_and_saves(2);
    }),
    ("has no database", |world| {
        without_deep(world);
        world.begins();
        world.types_and_saves(4);
    }),
    ("has no database and comes back", |world| {
        without_deep(world);
        let id = world.begins();
        world.types_and_saves(2);
        if world.comes_back(&id) {
            world.types_and_saves(2);
        }
    }),
    ("has no database and renames, copies and removes", |world| {
        without_deep(world);
        let id = world.begins();
        world.types_and_saves(1);
        world.renames(&id);
        world.copies(&id);
        let other = world.begins();
        world.types_and_saves(1);
        world.removes(&other);
    }),
    ("has no database and opens a file of three", |world| {
        without_deep(world);
        world.begins();
        world.types_and_saves(1);
        world.imports(3);
    }),
    ("has no database and a draft of before", |world| {
        without_deep(world);
        world.has_of_before("d");
        world.opens_tab();
        if world.opens("d") {
            world.types_and_saves(3);
        }
    }),
    ("has no database and a text that is cut", |world| {
        without_deep(world);
        let id = world.begins();
        world.types_and_saves(2);
        // The place that the newest does not stand in.
        let is_in_first = {
            let state = world.disk.0.lock().unwrap();
            let count = |place: &str| {
                let text = state.quick.get(&format!("{place}:{id}"))?;
                text.split(' ').nth(1)?.parse::<u64>().ok()
            };
            count("home") > count("also")
        };
        let place = format!("{}:{id}", if is_in_first { "also" } else { "home" });
        world.plants(None, &place, CUT);
        if world.comes_back(&id) {
            world.types_and_saves(2);
        }
    }),
    ("has no database and keeps versions and the notebook", |world| {
        without_deep(world);
        world.begins();
        world.types_and_saves(1);
        world.keeps_version();
        let book = world.opens_notebook();
        world.notes(book);
        world.notes(book);
    }),
    ("has no database and two tabs", |world| {
        without_deep(world);
        let id = world.begins();
        world.types_and_saves(1);
        world.opens_tab();
        if world.opens(&id) {
            world.types_and_saves(1);
            world.here = 0;
            world.types_and_saves(1);
        }
    }),
    ("gets a database later", |world| {
        without_deep(world);
        let id = world.begins();
        world.types_and_saves(2);
        world.has_deep = true;
        if world.comes_back(&id) {
            world.types_and_saves(2);
        }
    }),
    (
        "gets a database later, with versions, the notebook and more drafts",
        |world| {
            without_deep(world);
            let id = world.begins();
            world.types_and_saves(2);
            world.keeps_version();
            let book = world.opens_notebook();
            world.notes(book);
            for _ in 0..5 {
                world.begins();
                world.types_and_saves(1);
            }
            world.has_deep = true;
            if world.comes_back(&id) {
                world.types_and_saves(2);
            }
        },
    ),
    (
        "has a draft of before in local storage alone, and a database",
        |world| {
            without_deep(world);
            world.has_of_before("d");
            world.has_deep = true;
            world.opens_tab();
            for _ in 0..5 {
                world.begins();
                world.types_and_saves(1);
            }
            if world.opens("d") {
                world.types_and_saves(2);
            }
        },
    ),
    ("one tab is refused the database, another is not", |world| {
        let id = world.begins();
        world.types_and_saves(2);
        world.has_deep = false;
        world.opens_tab();
        if world.opens(&id) {
            world.types_and_saves(2);
        }
        world.here = 0;
        world.types_and_saves(3);
        world.here = 1;
        if world.desk().session.with_untracked(Option::is_some) {
            world.types_and_saves(1);
        }
        world.has_deep = true;
    }),
    ("changes the brand and comes back", |world| {
        world.opens_tab();
        world.names_brand("Tea");
        world.opens_tab();
        world.names_brand("Cups");
    }),
    ("has no local storage", |world| {
        world.keeps = Keeps::Nothing;
        world.begins();
        world.types_and_saves(3);
    }),
];

/// Goes through what a person does, with these faults; says whether one struck, how many calls there were, and what is wrong.
fn plays(scenario: Scenario, faults: &[Fault]) -> (bool, usize, Option<String>) {
    let mut world = World::new();
    faults.clone_into(&mut world.disk.0.lock().unwrap().faults);
    scenario.1(&mut world);
    let (has_struck, calls) = {
        let state = world.disk.0.lock().unwrap();
        (state.has_struck, state.calls)
    };
    let mut wrong = None;
    // What failed once is mended by trying again, without a reload.
    if let [(_, false, _)] = faults
        && world.desk().has_unsaved()
    {
        if !matches!(world.desk().status.get_untracked(), Status::NotSaved(_)) {
            wrong = Some("it is not saved and not said so".to_owned());
        }
        world.saves();
        let status = world.desk().status.get_untracked();
        if status != Status::Saved {
            wrong = Some(format!("tried again it is {status:?}"));
        }
    }
    let wrong = wrong.or_else(|| world.is_as_told().err());
    let wrong = wrong.map(|wrong| format!("{}, {faults:?}: {wrong}", scenario.0));
    (has_struck, calls, wrong)
}

/// On every day a part of the calls fails; in a long run all of them, once and for ever, in all ways, and a second one by chance.
#[test]
fn torture_faults() {
    assert!(SCENARIOS.len() >= 30);
    // None on every day, when each call is made to fail in some of the ways.
    let wanted = Some(points(0)).filter(|wanted| *wanted > 0);
    let mut chance = Chance(seed());
    let (mut struck, mut failures) = (0, Vec::new());
    'all: loop {
        for scenario in SCENARIOS {
            let (_, calls, _) = plays(*scenario, &[]);
            for (turn, way) in Way::ALL.into_iter().enumerate() {
                for for_ever in [false, true] {
                    let stride = if wanted.is_some() { 1 } else { 19 };
                    for at in (1 + (turn * 5) % stride..=calls).step_by(stride) {
                        let mut faults = vec![(at, for_ever, way)];
                        if wanted.is_some() && seed().is_multiple_of(2) && !for_ever {
                            let other = Way::ALL[chance.below(Way::ALL.len())];
                            faults.push((at + 1 + chance.below(20), chance.below(4) == 0, other));
                        }
                        let (has_struck, _, wrong) = plays(*scenario, &faults);
                        struck += usize::from(has_struck);
                        failures.extend(wrong);
                    }
                }
            }
            if wanted.is_some_and(|wanted| struck >= wanted) {
                break 'all;
            }
        }
        if wanted.is_none() {
            break;
        }
    }
    println!("torture: faults points={struck} failures={}", failures.len());
    assert_eq!(failures, [""; 0], "what was said to be saved is lost to a fault");
    assert!(struck >= 1_500, "{struck}");
}

#[test]
fn without_a_fault_everything_is_saved() {
    for scenario in SCENARIOS {
        let mut world = World::new();
        scenario.1(&mut world);
        assert!(!world.desk().has_unsaved(), "{}", scenario.0);
    }
}

#[test]
fn what_was_opened_in_place_of_a_damaged_text_is_told_once() {
    let mut world = World::new();
    let id = world.begins();
    world.types_and_saves(2);
    world.plants(None, &format!("draft:{id}"), CUT);
    assert!(world.comes_back(&id));
    let told = |world: &World| world.desk().notice.get_untracked().map(|notice| notice.text);
    let text = told(&world).expect("a notice");
    assert!(text.contains("set aside") && text.contains("0 min ago"), "{text}");
    let asides = world.asides();
    assert_eq!(asides.len(), 1);
    assert_eq!(
        (asides[0].text.as_str(), &asides[0].key),
        (CUT, &format::fingerprint(CUT))
    );
    assert!(world.comes_back(&id));
    assert_eq!(told(&world), None);
    // The next save is kept as if nothing had been.
    world.types_and_saves(1);
    assert_eq!(world.is_as_told(), Ok(()));
    assert_eq!(world.desk().shelf.get_untracked().len(), 1, "no copy was made");
}
