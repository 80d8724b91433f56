//! What a persona was made from, and what several were made from together.

use crate::domain::format;
use crate::domain::persona::Persona;

/// The most states a persona notes that it was made from.
const PARENTS_MAX: usize = 200;

/// What tells the state of a persona from others, whatever it was made from: [`format::hash`] without what is noted of that.
pub fn state(persona: &Persona) -> String {
    if format::parents(persona).is_empty() {
        return format::hash(persona);
    }
    let mut bare = persona.clone();
    format::set_parents(&mut bare, Vec::new());
    format::hash(&bare)
}

/// A persona as it is handed to others: it notes its own state, so that what comes back can be merged with what it was.
#[must_use]
pub fn handed_out(persona: &Persona) -> Persona {
    let mut parents = format::parents(persona);
    let own = state(persona);
    if !parents.contains(&own) {
        parents.push(own);
    }
    let mut handed = persona.clone();
    note(&mut handed, parents, &[]);
    handed
}

/// A persona that was made from these states as well.
#[must_use]
pub fn made_from(persona: &Persona, states: Vec<String>) -> Persona {
    let mut parents = format::parents(persona);
    let before = parents.len();
    parents.extend(states);
    let mut made = persona.clone();
    if parents.len() > before {
        note(&mut made, parents, &[]);
    }
    made
}

/// Whether two personas say the same, whatever they were made from and whenever they were changed.
pub fn says_the_same(one: &Persona, other: &Persona) -> bool {
    state(one) == state(other) || format::take_apart(one) == format::take_apart(other)
}

/// Notes what a persona was made from, sorted; where there is not room for all, `needed` stay.
pub(super) fn note(persona: &mut Persona, mut parents: Vec<String>, needed: &[String]) {
    parents.sort_unstable();
    parents.dedup();
    let mut over = parents.len().saturating_sub(PARENTS_MAX);
    parents.retain(|parent| {
        let goes = over > 0 && !needed.contains(parent);
        over -= usize::from(goes);
        !goes
    });
    format::set_parents(persona, parents);
}

/// Every hash a persona says it was made from.
pub(in crate::domain) fn origins(persona: &Persona) -> Vec<String> {
    let mut origins = format::parents(persona);
    origins.extend(persona.version.parent.clone());
    origins
}

/// The hashes a state is known by: with what it was made from, and without.
pub(in crate::domain) fn names(persona: &Persona) -> [String; 2] {
    [state(persona), format::hash(persona)]
}

/// A persona among those that are known, and where it came from.
struct Known<'a> {
    persona: &'a Persona,
    names: [String; 2],
    origins: Vec<String>,
}

/// The nearest states that all copies were made from, as far as they are at hand: among `kept` ones (versions, what was handed out or written last) or
/// among the copies themselves. Mostly that is one; several where people merged the same copies in different ways; none where nothing is known.
pub fn ancestors<'a>(copies: &[&'a Persona], kept: &'a [Persona]) -> Vec<&'a Persona> {
    let known: Vec<Known> = kept
        .iter()
        .chain(copies.iter().copied())
        .map(|persona| Known {
            persona,
            names: names(persona),
            origins: origins(persona),
        })
        .collect();
    // All that a copy came from, itself among it, by every name.
    let line = |persona: &Persona| {
        let mut line: Vec<String> = names(persona).into();
        line.extend(origins(persona));
        let mut at = 0;
        while let Some(name) = line.get(at).cloned() {
            at += 1;
            for one in known.iter().filter(|one| one.names.contains(&name)) {
                for origin in one.names.iter().chain(&one.origins) {
                    if !line.contains(origin) {
                        line.push(origin.clone());
                    }
                }
            }
        }
        line
    };
    let lines: Vec<Vec<String>> = copies.iter().map(|copy| line(copy)).collect();
    let mut common: Vec<&Known> = Vec::new();
    for one in &known {
        let is_common = lines
            .iter()
            .all(|line| one.names.iter().any(|name| line.contains(name)));
        if is_common && !common.iter().any(|other| other.names[0] == one.names[0]) {
            common.push(one);
        }
    }
    let mut nearest: Vec<&Persona> = Vec::new();
    // A choice that made of two one of them again is behind both and before both.
    let is_before = |one: &Known, other: &Known| {
        let line = line(other.persona);
        one.names.iter().any(|name| line.contains(name))
    };
    for one in &common {
        let is_before_another = common
            .iter()
            .any(|other| other.names[0] != one.names[0] && is_before(one, other) && !is_before(other, one));
        if !is_before_another {
            nearest.push(one.persona);
        }
    }
    nearest
}
