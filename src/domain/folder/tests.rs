//! What happens to a folder that several people work on.

use super::*;
use crate::domain::edit::Field;
use crate::domain::gather::tests::named;
use crate::domain::merge::says_the_same;
use crate::domain::notebook::Entry;
use crate::domain::persona::Value;

fn persona(id: &str, name: &str) -> Persona {
    let mut persona = named(id, name);
    persona.set_value("age", Value::ShortText("about 40".into()));
    let mut habits = Value::List(Vec::new());
    habits.add_item("h1".into(), "", "", "Same seat");
    persona.set_value("habits", habits);
    persona.set_value("story", Value::LongText("She came in.\nShe stayed.".into()));
    persona
}

fn with(persona: &Persona, question: &str, text: &str) -> Persona {
    let mut persona = persona.clone();
    let mut value = persona.value(question).unwrap().clone();
    let field = if question == "name" {
        Field::Name
    } else {
        Field::Text
    };
    assert!(value.set_text("", field, text));
    persona.set_value(question, value);
    persona.changed = "2026-11-20T09:00:00Z".into();
    persona
}

/// A folder and somebody's memory of it.
#[derive(Clone, Default)]
struct Team {
    files: Vec<Found>,
}

impl Team {
    fn put(&mut self, name: &str, text: &str) {
        self.files.retain(|file| file.name != name);
        self.files.push(Found {
            name: name.into(),
            text: Some(text.into()),
        });
    }

    fn remove(&mut self, name: &str) {
        self.files.retain(|file| file.name != name);
    }

    fn text(&self, name: &str) -> &str {
        let file = self.files.iter().find(|file| file.name == name);
        file.and_then(|file| file.text.as_deref()).unwrap_or_default()
    }

    fn names(&self) -> String {
        let mut names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        names.join(" ")
    }
}

/// One browser that keeps its personas in the folder.
#[derive(Clone, Default)]
struct Browser {
    personas: Vec<Persona>,
    last: Vec<Last>,
}

impl Browser {
    fn plan(&self, team: &Team) -> Plan {
        plan(
            &self.last,
            &team.files,
            Here {
                name: "here",
                fallback: "persona",
                personas: &self.personas,
                brand: &Brand::default(),
                notebook: &Notebook::default(),
            },
        )
    }

    /// Takes in what came and writes what is to be written; gives what was asked about.
    fn sync(&mut self, team: &mut Team) -> Plan {
        let plan = self.plan(team);
        for arrival in &plan.merges {
            self.last.retain(|last| last.id != arrival.id);
            self.last.push(arrival.files[0].clone());
            if arrival.merged.is_settled() {
                self.personas.retain(|persona| persona.id != arrival.id);
                self.personas.push(arrival.merged.persona.clone());
            }
        }
        let again = self.plan(team);
        for write in again.writes {
            team.put(&write.last.name, &write.last.text);
            if let Some(old) = &write.instead_of {
                team.remove(old);
                self.last.retain(|last| last.name != *old);
            }
            self.last.retain(|last| last.name != write.last.name);
            self.last.push(write.last);
        }
        plan
    }
}

/// A folder in which Ada has just begun to keep these.
fn ada_keeps(personas: Vec<Persona>) -> (Team, Browser) {
    let mut team = Team::default();
    let mut ada = Browser {
        personas,
        ..Browser::default()
    };
    ada.sync(&mut team);
    (team, ada)
}

fn name_of(persona: &Persona) -> String {
    persona_file(persona, "persona")
}

#[test]
fn every_persona_has_a_file_of_its_own_whatever_it_is_called() {
    let one = name_of(&persona("a", "Nell"));
    assert!(
        one.starts_with("Nell-") && one.strip_suffix(".json").is_some(),
        "{one}"
    );
    assert_ne!(one, name_of(&persona("b", "Nell")));
    assert_eq!(one, name_of(&with(&persona("a", "Nell"), "age", "41")));
    assert!(name_of(&persona("a", "")).starts_with("persona-"));
    assert!(name_of(&persona("a", "CON")).starts_with("persona-CON-"));
    let long = name_of(&persona("a", &"語".repeat(200)));
    assert!(long.len() < 180 && long.chars().count() < 80, "{long}");
    assert!(!name_of(&persona("a", "../../etc")).contains('/'));
}

#[test]
fn only_changed_answers_change_lines() {
    let before = persona("nell", "Nell");
    for (question, text, changes) in [
        ("age", "41", 1),
        ("story", "She came in.\nShe left.", 1),
        ("name", "Nelly", 1),
    ] {
        let (one, other) = (
            write_persona_file(&before),
            write_persona_file(&with(&before, question, text)),
        );
        let different = one
            .lines()
            .zip(other.lines())
            .filter(|(one, other)| one != other)
            .count();
        assert_eq!(different, changes, "{question}");
        assert_eq!(one.lines().count(), other.lines().count());
    }
    let text = write_persona_file(&before);
    assert!(text.ends_with("}\n"));
    let read = persona_of(&text, "nell").unwrap();
    assert!(says_the_same(&read, &before));
    assert_eq!(write_persona_file(&read), text);
}

#[test]
fn two_browsers_edit_one_persona_and_nothing_is_lost() {
    let (mut team, mut ada) = ada_keeps(vec![persona("nell", "Nell")]);
    let mut ben = Browser::default();
    let first = ben.sync(&mut team);
    assert_eq!((first.merges.len(), first.merges[0].is_here), (1, false));
    assert!(says_the_same(&ben.personas[0], &ada.personas[0]));
    // Nothing changed, nothing is done.
    for browser in [&ada, &ben] {
        assert_eq!(browser.plan(&team), Plan::default());
    }
    // Both go on, each with another answer; then with the same one.
    ada.personas[0] = with(&ada.personas[0], "age", "41");
    ben.personas[0] = with(&ben.personas[0], "story", "She left.");
    ada.sync(&mut team);
    ben.sync(&mut team);
    ada.sync(&mut team);
    assert!(says_the_same(&ada.personas[0], &ben.personas[0]));
    for browser in [&ada, &ben] {
        assert_eq!(browser.plan(&team), Plan::default());
    }
    let text = write_persona_file(&ada.personas[0]);
    assert!(text.contains("\"41\"") && text.contains("She left."));
    ada.personas[0] = with(&ada.personas[0], "age", "42");
    ben.personas[0] = with(&ben.personas[0], "age", "43");
    ada.sync(&mut team);
    let asked = ben.plan(&team);
    let [arrival] = &asked.merges[..] else { panic!() };
    assert_eq!(arrival.merged.conflicts.len(), 1);
    assert!(asked.writes.is_empty(), "{:?}", asked.writes);
    assert!(team.text(&name_of(&ada.personas[0])).contains("\"42\""));
}

#[test]
fn renaming_the_persona_renames_the_file_and_a_file_somebody_renamed_keeps_its_name() {
    let (mut team, mut ada) = ada_keeps(vec![persona("nell", "Nell")]);
    let old = name_of(&ada.personas[0]);
    ada.personas[0] = with(&ada.personas[0], "name", "Nora");
    ada.sync(&mut team);
    let new = name_of(&ada.personas[0]);
    assert_ne!(old, new);
    assert_eq!(team.names(), new);
    // Somebody gives the file another name.
    let text = team.text(&new).to_owned();
    team.remove(&new);
    team.put("our-nora.json", &text);
    assert!(ada.plan(&team).gone.is_empty());
    ada.personas[0] = with(&ada.personas[0], "age", "50");
    ada.sync(&mut team);
    assert_eq!(team.names(), "our-nora.json");
    assert!(team.text("our-nora.json").contains("\"50\""));
}

#[test]
fn a_file_taken_out_by_somebody_is_asked_about() {
    let (mut team, mut ada) = ada_keeps(vec![persona("nell", "Nell"), persona("otto", "Otto")]);
    team.remove(&name_of(&ada.personas[0]));
    let asked = ada.plan(&team);
    assert_eq!(asked.gone.len(), 1);
    assert!(!asked.gone[0].is_changed && asked.gone[0].id == "nell");
    assert!(asked.writes.is_empty());
    ada.personas[0] = with(&ada.personas[0], "age", "41");
    assert!(ada.plan(&team).gone[0].is_changed);
    // One that is here no longer, too; unless somebody went on with it.
    ada.personas.truncate(1);
    let otto = name_of(&persona("otto", "Otto"));
    assert_eq!(ada.plan(&team).left_over, std::slice::from_ref(&otto));
    team.put(
        &otto,
        &write_persona_file(&with(&persona("otto", "Otto"), "age", "7")),
    );
    let asked = ada.plan(&team);
    assert!(asked.left_over.is_empty());
    assert!(asked.merges[0].was_here && !asked.merges[0].is_here);
}

#[test]
fn what_is_not_ours_is_left_alone_and_what_cannot_be_read_is_named() {
    let (mut team, mut ada) = ada_keeps(vec![persona("nell", "Nell")]);
    let name = name_of(&ada.personas[0]);
    let ours = team.text(&name).to_owned();
    team.put("README.md", "# Our personas");
    team.put("package.json", "{\"name\": \"shop\"}");
    team.put(
        "later.json",
        &ours.replace(
            "\"version\": 1,\n  \"generator\"",
            "\"version\": 9,\n  \"generator\"",
        ),
    );
    team.put("cut.json", ours.get(..200).unwrap());
    team.put(
        "taken-along.json",
        &crate::domain::format::write_file(&crate::domain::format::File {
            personas: vec![persona("nell", "Nell"), persona("otto", "Otto")],
            ..crate::domain::format::File::default()
        }),
    );
    let asked = ada.plan(&team);
    assert_eq!(asked.exports, ["taken-along.json"]);
    assert!(asked.merges.is_empty() && asked.writes.is_empty());
    assert_eq!(asked.alone, ["README.md", "later.json", "package.json"]);
    let told: Vec<String> = asked
        .broken
        .iter()
        .map(|(name, trouble)| trouble.sentence(name, &Words::ENGLISH))
        .collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("cut.json"), "{told:?}");
    // The persona's own file broken: it is neither written over nor thought gone.
    team.put(&name, "{\"format\": \"persona-builder/personas\", ");
    ada.personas[0] = with(&ada.personas[0], "age", "41");
    let asked = ada.plan(&team);
    assert!(asked.writes.is_empty() && asked.gone.is_empty());
    assert_eq!(asked.broken.len(), 2);
}

#[test]
fn git_that_could_not_join_two_states_is_named_and_both_are_offered() {
    let (mut team, ada) = ada_keeps(vec![persona("nell", "Nell")]);
    let name = name_of(&ada.personas[0]);
    let ours = team.text(&name).to_owned();
    let line = ours.lines().find(|line| line.contains("about 40")).unwrap();
    let two = |base: &str| {
        let (one, other) = (line.replace("about 40", "41"), line.replace("about 40", "42"));
        ours.replace(
            &format!("{line}\n"),
            &format!("<<<<<<< HEAD\n{one}\n{base}=======\n{other}\n>>>>>>> ben\n"),
        )
    };
    for base in [String::new(), format!("||||||| base\n{line}\n")] {
        team.put(&name, &two(&base));
        let asked = ada.plan(&team);
        let [(_, trouble)] = &asked.broken[..] else {
            panic!("{asked:?}")
        };
        let Trouble::Unmerged {
            both: Some(merged), ..
        } = trouble
        else {
            panic!("{trouble:?}")
        };
        assert_eq!(merged.conflicts.len(), 1);
        assert!(
            trouble
                .sentence(&name, &Words::ENGLISH)
                .contains("bring them together here")
        );
        assert!(asked.writes.is_empty() && asked.gone.is_empty());
    }
    // Marks around half a line: neither can be read.
    team.put(&name, &two("").replace("\"42\"", "42 and"));
    let trouble = &ada.plan(&team).broken[0].1;
    assert!(matches!(trouble, Trouble::Unmerged { both: None, .. }));
    assert!(trouble.sentence(&name, &Words::ENGLISH).contains("git checkout"));
}

#[test]
fn a_copy_that_a_drive_makes_of_a_clash_is_merged_and_can_go() {
    let (mut team, ada) = ada_keeps(vec![persona("nell", "Nell")]);
    let theirs = with(&ada.personas[0], "story", "She left.");
    team.put("Nell (conflicted copy).json", &write_persona_file(&theirs));
    let asked = ada.plan(&team);
    assert_eq!(asked.copies, ["Nell (conflicted copy).json"]);
    assert!(says_the_same(&asked.merges[0].merged.persona, &theirs));
}

#[test]
fn line_ends_changed_on_the_way_are_no_change() {
    let (mut team, ada) = ada_keeps(vec![persona("nell", "Nell")]);
    let name = name_of(&ada.personas[0]);
    let text = team.text(&name).replace('\n', "\r\n");
    team.put(&name, &text);
    assert_eq!(ada.plan(&team), Plan::default());
}

#[test]
fn brand_and_notebook_have_files_of_their_own() {
    let brand = |name: &str| Brand {
        name: name.into(),
        ..Brand::default()
    };
    let entry = |id: &str| Entry {
        id: id.into(),
        changed: "2026-11-02T09:00:00Z".into(),
        text: id.into(),
        ..Entry::default()
    };
    let book = |ids: &[&str]| Notebook {
        entries: ids.iter().map(|id| entry(id)).collect(),
        ..Notebook::default()
    };
    let planned = |last: &[Last], files: &[Found], brand: &Brand, notebook: &Notebook| {
        plan(
            last,
            files,
            Here {
                name: "here",
                fallback: "persona",
                personas: &[],
                brand,
                notebook,
            },
        )
    };
    let (mine, notes) = (brand("Slow Spoke"), book(&["a", "b", "c"]));
    let first = planned(&[], &[], &mine, &notes);
    let last: Vec<Last> = first.writes.iter().map(|write| write.last.clone()).collect();
    let names: Vec<&str> = last.iter().map(|last| last.name.as_str()).collect();
    assert_eq!(names, [BRAND_FILE, NOTEBOOK_FILE]);
    let files: Vec<Found> = last
        .iter()
        .map(|last| Found {
            name: last.name.clone(),
            text: Some(last.text.clone()),
        })
        .collect();
    assert_eq!(planned(&last, &files, &mine, &notes), Plan::default());
    // Somebody renamed the brand, took out one entry and wrote another; here, one went, too.
    let theirs = [
        Found {
            name: BRAND_FILE.into(),
            text: Some(write_brand_file(&brand("Slow Wheel"))),
        },
        Found {
            name: NOTEBOOK_FILE.into(),
            text: Some(write_notebook_file(&book(&["a", "c", "d"]))),
        },
    ];
    let mut without = notes.clone();
    without.remove("c", "2026-11-03T09:00:00Z".into());
    let came = planned(&last, &theirs, &mine, &without);
    assert_eq!(came.brand, Some(brand("Slow Wheel")));
    let ids: Vec<String> = came
        .notebook
        .unwrap()
        .entries
        .into_iter()
        .map(|entry| entry.id)
        .collect();
    assert_eq!(ids, ["a", "d"]);
    // Both renamed it: somebody has to choose.
    let both = planned(&last, &theirs, &brand("Spokes"), &notes);
    assert_eq!((both.brand, both.other_brand), (None, Some(brand("Slow Wheel"))));
    assert!(both.writes.iter().all(|write| write.last.name != BRAND_FILE));
}
