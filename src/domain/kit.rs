//! What the one file may carry for a workshop: a brand, interviews of its own, drafts to begin from.

use core::fmt;

use super::cover::Cover;
use super::interview::Interview;
use super::persona::{Brand, Persona};

/// A kit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kit {
    /// The brand that everybody begins with.
    pub brand: Option<Brand>,
    /// Ids of the interviews offered, in order; where none is named, the kit's own and then ours.
    pub methods: Vec<String>,
    /// The kit's own interviews; one with the id of ours stands in its place.
    pub interviews: Vec<Interview>,
    /// Drafts to begin from.
    pub personas: Vec<Persona>,
}

/// What is wrong with a kit, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitError {
    /// The file in it, or the place in the kit itself.
    pub place: String,
    /// What is wrong, in lower case without a full stop.
    pub problem: String,
}

impl fmt::Display for KitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.problem)
    }
}

impl core::error::Error for KitError {}

impl Kit {
    /// The covers that the start screen shows, made from ours.
    pub fn covers(&self, ours: Vec<Cover>) -> Vec<Cover> {
        let mut all: Vec<Cover> = self.interviews.iter().map(Cover::from).collect();
        for cover in ours {
            if all.iter().all(|own| own.id != cover.id) {
                all.push(cover);
            }
        }
        if self.methods.is_empty() {
            return all;
        }
        let named = |id: &String| all.iter().find(|cover| cover.id == *id).cloned();
        self.methods.iter().filter_map(named).collect()
    }

    /// Checks that what it names is there, given the ids of our own interviews.
    ///
    /// # Errors
    /// The first thing that is not.
    pub fn check(&self, ours: &[&str]) -> Result<(), KitError> {
        let is_there =
            |id: &str| ours.contains(&id) || self.interviews.iter().any(|interview| interview.id == id);
        let wrong = |place: String, id: &str| KitError {
            place,
            problem: ["no interview ", id, " is in the kit or the app"].concat(),
        };
        for (index, id) in self.methods.iter().enumerate() {
            if !is_there(id) {
                return Err(wrong(format!("methods[{index}]"), id));
            }
        }
        for (index, interview) in self.interviews.iter().enumerate() {
            let twice = self
                .interviews
                .iter()
                .take(index)
                .any(|one| one.id == interview.id);
            if twice {
                return Err(KitError {
                    place: format!("interviews[{index}]"),
                    problem: ["a second interview ", &interview.id].concat(),
                });
            }
        }
        for (index, persona) in self.personas.iter().enumerate() {
            if !is_there(&persona.interview.id) {
                return Err(wrong(
                    format!("the draft {} of {}", index + 1, persona.name().short()),
                    &persona.interview.id,
                ));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::persona::InterviewRef;

    fn interview(id: &str) -> Interview {
        let pack = include_str!("../../docs/examples/pack.json");
        let mut interview = crate::domain::format::read_interview(pack).expect("a good pack");
        interview.id = id.to_owned();
        interview
    }

    fn kit(methods: &[&str], interviews: &[&str], personas: &[&str]) -> Kit {
        Kit {
            brand: None,
            methods: methods.iter().map(|id| (*id).to_owned()).collect(),
            interviews: interviews.iter().map(|id| interview(id)).collect(),
            personas: personas
                .iter()
                .map(|id| Persona {
                    interview: InterviewRef {
                        id: (*id).to_owned(),
                        ..InterviewRef::default()
                    },
                    ..Persona::default()
                })
                .collect(),
        }
    }

    #[test]
    fn the_kits_own_interviews_come_first_unless_an_order_is_named() {
        let ours = ["community", "customer"];
        let cases: [(&[&str], &[&str], &[&str]); 4] = [
            (&[], &[], &["community", "customer"]),
            (&[], &["stall"], &["stall", "community", "customer"]),
            (&[], &["customer"], &["customer", "community"]),
            (&["customer", "stall"], &["stall"], &["customer", "stall"]),
        ];
        for (methods, interviews, expected) in cases {
            let covers = ours.iter().map(|id| Cover::from(&interview(id))).collect();
            let found = kit(methods, interviews, &[]).covers(covers);
            let found: Vec<&str> = found.iter().map(|cover| cover.id.as_str()).collect();
            assert_eq!(found, expected, "{methods:?} {interviews:?}");
        }
    }

    #[test]
    fn what_a_kit_names_must_be_there() {
        let cases: [(Kit, Option<&str>); 5] = [
            (kit(&["community"], &["stall"], &["stall", "community"]), None),
            (kit(&["community", "stal"], &["stall"], &[]), Some("methods[1]")),
            (kit(&[], &["stall", "stall"], &[]), Some("interviews[1]")),
            (kit(&[], &[], &["stall"]), Some("the draft 1 of ")),
            (Kit::default(), None),
        ];
        for (kit, expected) in cases {
            let found = kit.check(&["community"]);
            assert_eq!(found.err().map(|error| error.place).as_deref(), expected);
        }
    }
}
