//! Bringing personas of a file in: what is new, what is there already, and what to do about it.
//!
//! Nothing is stored here. [`plan`] compares, the person decides, [`commit`] says which drafts to put, all at once; and
//! every change knows how to be undone.

use super::draft::Draft;
use super::format::{File, Foreign, Leftover, Tool, hash};
use super::merge::state;
use super::notebook::{NOTEBOOK_ID, Notebook};
use super::persona::{Brand, Persona};

/// What a file would bring.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The brand of the file; brought in only if the person says so.
    pub brand: Brand,
    /// Its personas, in order.
    pub arrivals: Vec<Arrival>,
    /// The other tool that wrote the file.
    pub from: Option<Tool>,
    /// What of it belongs to no persona and has no place here.
    pub left: Vec<Leftover>,
    /// Its notebook, which is brought together with the one that is there.
    pub notebook: Notebook,
}

/// A persona of the file, and the draft with the same id, if there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The persona of the file.
    pub persona: Persona,
    /// The draft that has its id.
    pub stored: Option<Draft>,
    /// How the two stand to each other.
    pub status: Status,
    /// What is done with it; the person may change it.
    pub choice: Choice,
    /// What of it has no place here, in a file of another tool.
    pub left: Vec<Leftover>,
    /// Whether that is kept as a text in its story; the person may change it.
    pub keeps_left: bool,
}

/// How a persona of a file stands to the draft with its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// There is no such draft.
    New,
    /// The draft says the same.
    Same,
    /// The draft says something else.
    Differs,
}

/// What is done with a persona of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is added. A draft with its id stays beside it: then the new one gets an id of its own.
    Add,
    /// It takes the place of the draft with its id.
    Replace,
    /// It is left out.
    Skip,
}

/// One draft to put, and what was there before.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The draft to put.
    pub draft: Draft,
    /// The draft it replaces.
    pub before: Option<Draft>,
}

/// Compares the personas of a file with the drafts, which `stored` finds by id.
pub fn plan(file: File, mut stored: impl FnMut(&str) -> Option<Draft>) -> Plan {
    let arrival = |mut persona: Persona| {
        let stored = stored(&persona.id);
        // A file without times says nothing about them.
        if let Some(draft) = stored.as_ref().filter(|_| persona.changed.is_empty()) {
            persona.created.clone_from(&draft.persona.created);
            persona.changed.clone_from(&draft.persona.changed);
        }
        let (status, choice) = match &stored {
            None => (Status::New, Choice::Add),
            Some(draft) if state(&draft.persona) == state(&persona) => (Status::Same, Choice::Skip),
            Some(_) => (Status::Differs, Choice::Add),
        };
        Arrival {
            persona,
            stored,
            status,
            choice,
            left: Vec::new(),
            keeps_left: false,
        }
    };
    Plan {
        brand: file.brand,
        arrivals: file.personas.into_iter().map(arrival).collect(),
        from: None,
        left: Vec::new(),
        notebook: file.notebook,
    }
}

/// The same for a file of another tool.
pub fn plan_foreign(foreign: Foreign, stored: impl FnMut(&str) -> Option<Draft>) -> Plan {
    let (personas, left): (Vec<Persona>, Vec<Vec<Leftover>>) = foreign.personas.into_iter().unzip();
    let file = File {
        personas,
        ..File::default()
    };
    let mut plan = plan(file, stored);
    for (arrival, left) in plan.arrivals.iter_mut().zip(left) {
        arrival.left = left;
    }
    plan.from = Some(foreign.tool);
    plan.left = foreign.left;
    plan
}

/// The drafts to put, as the person decided: all of them in one go, or none. A copy beside a draft gets its id from
/// `new_id` and names the file's persona as its parent; one that takes a draft's place names that draft's.
pub fn commit(plan: Plan, mut new_id: impl FnMut() -> String) -> Vec<Change> {
    let mut changes = Vec::new();
    for Arrival {
        mut persona,
        stored,
        choice,
        ..
    } in plan.arrivals
    {
        let mut draft = Draft {
            sequence: 1,
            ..Draft::default()
        };
        let mut before = None;
        match (choice, stored) {
            (Choice::Skip, _) => continue,
            (Choice::Replace, Some(stored)) => {
                follow(&mut persona, stored.persona.version.number, hash(&stored.persona));
                draft.sequence = stored.sequence.saturating_add(1);
                draft.place.clone_from(&stored.place);
                if persona.portrait() == stored.persona.portrait() {
                    draft.thumbnail.clone_from(&stored.thumbnail);
                }
                before = Some(stored);
            }
            (Choice::Add, Some(_)) => {
                let (number, parent) = (persona.version.number, hash(&persona));
                follow(&mut persona, number, parent);
                persona.id = new_id();
            }
            // The notebook is kept under this id.
            (Choice::Add | Choice::Replace, None) if persona.id == NOTEBOOK_ID => persona.id = new_id(),
            (Choice::Add | Choice::Replace, None) => {}
        }
        draft.persona = persona;
        changes.push(Change { draft, before });
    }
    changes
}

/// Makes a persona the version after one with this number and hash.
fn follow(persona: &mut Persona, number: u32, parent: String) {
    persona.version.number = number.saturating_add(1);
    persona.version.parent = Some(parent);
}

impl Change {
    /// The draft to put so that it is as before, or `None` where the one that was put goes. It counts on, so that it is
    /// the newer of the two.
    pub fn undone(self) -> Option<Draft> {
        let sequence = self.draft.sequence.saturating_add(1);
        self.before.map(|before| Draft { sequence, ..before })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::format::read_foreign;
    use crate::domain::persona::{InterviewRef, Value, Version};

    fn persona(id: &str, age: &str) -> Persona {
        let mut persona = Persona {
            id: id.into(),
            ..Persona::default()
        };
        persona.interview = InterviewRef {
            id: "not-installed".into(),
            ..InterviewRef::default()
        };
        persona
            .answers
            .insert("age".into(), Value::ShortText(age.into()).into());
        persona
    }

    fn draft(id: &str, age: &str) -> Draft {
        let place = Some(("step".to_owned(), "screen".to_owned()));
        Draft {
            persona: persona(id, age),
            sequence: 7,
            place,
            archived: true,
            ..Draft::default()
        }
    }

    /// A file with a new persona, one that is there, and one that is there and says something else.
    fn example() -> Plan {
        let same = Persona {
            version: Version {
                number: 5,
                parent: None,
            },
            ..persona("same", "40")
        };
        let personas = vec![persona("new", "1"), same, persona("other", "50")];
        let drafts = [draft("same", "40"), draft("other", "60")];
        plan(
            File {
                personas,
                ..File::default()
            },
            |id| drafts.iter().find(|draft| draft.persona.id == id).cloned(),
        )
    }

    #[test]
    fn new_same_and_different_personas_are_told_apart() {
        let found: Vec<_> = example()
            .arrivals
            .iter()
            .map(|arrival| (arrival.status, arrival.choice))
            .collect();
        let expected = [
            (Status::New, Choice::Add),
            (Status::Same, Choice::Skip),
            (Status::Differs, Choice::Add),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn by_default_nothing_stored_is_touched() {
        let plan = example();
        let parent = hash(&plan.arrivals[2].persona);
        let changes = commit(plan, || "fresh".to_owned());
        let ids: Vec<&str> = changes
            .iter()
            .map(|change| change.draft.persona.id.as_str())
            .collect();
        assert_eq!(ids, ["new", "fresh"]);
        assert_eq!(changes[0].draft.persona, persona("new", "1"));
        assert_eq!(
            changes[1].draft.persona.version,
            Version {
                number: 2,
                parent: Some(parent)
            }
        );
        assert_eq!(changes[1].draft.persona.answers, persona("other", "50").answers);
        assert!(
            changes
                .iter()
                .all(|change| change.before.is_none() && change.draft.sequence == 1)
        );
        assert!(changes.into_iter().all(|change| change.undone().is_none()));
    }

    #[test]
    fn replacing_names_the_one_replaced_and_can_be_undone() {
        let mut plan = example();
        plan.arrivals[0].choice = Choice::Skip;
        plan.arrivals[2].choice = Choice::Replace;
        let changes = commit(plan, || panic!("no id is needed"));
        let [change] = &changes[..] else {
            panic!("{changes:?}")
        };
        let before = draft("other", "60");
        let version = Version {
            number: 2,
            parent: Some(hash(&before.persona)),
        };
        assert_eq!(
            change.draft.persona,
            Persona {
                version,
                ..persona("other", "50")
            }
        );
        assert_eq!((change.draft.sequence, change.draft.archived), (8, false));
        assert_eq!(change.draft.place, before.place);
        let undone = change.clone().undone().unwrap();
        assert_eq!(
            undone,
            Draft {
                sequence: 9,
                ..before
            }
        );
    }

    #[test]
    fn another_tools_file_is_known_again() {
        let text = include_bytes!("../../tests/fixtures/foreign/user-persona-creator.json");
        let interview = InterviewRef::default();
        let read = || read_foreign(text, &interview).unwrap().unwrap();
        let first = plan_foreign(read(), |_| None);
        let [arrival] = &first.arrivals[..] else {
            panic!("{first:?}")
        };
        assert_eq!((arrival.status, arrival.choice), (Status::New, Choice::Add));
        assert_eq!(first.from, Some(Tool::UserPersonaCreator));
        assert!(!arrival.left.is_empty() && !arrival.keeps_left);
        let mut draft = commit(first, String::new).remove(0).draft;
        // It gets a time when it is brought in.
        draft.persona.changed = "2026-11-22T09:30:00Z".into();
        let again = plan_foreign(read(), |id| (id == draft.persona.id).then(|| draft.clone()));
        assert_eq!(again.arrivals[0].status, Status::Same);
    }

    #[test]
    fn a_thumbnail_stays_with_its_face() {
        let stored = Draft {
            thumbnail: "small".into(),
            ..draft("other", "60")
        };
        let photo = |uri: &str| Value::Portrait(crate::domain::persona::Portrait::Photo(uri.into()));
        let thumbnail = |before: Value, after: Value| {
            let mut stored = stored.clone();
            stored.persona.set_value("portrait", before);
            let mut arriving = persona("other", "50");
            arriving.set_value("portrait", after);
            let mut plan = plan(
                File {
                    personas: vec![arriving],
                    ..File::default()
                },
                |_| Some(stored.clone()),
            );
            plan.arrivals[0].choice = Choice::Replace;
            commit(plan, String::new).remove(0).draft.thumbnail
        };
        assert_eq!(thumbnail(photo("a"), photo("a")), "small");
        assert_eq!(thumbnail(photo("a"), photo("b")), "");
    }
}
