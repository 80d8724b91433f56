//! The same thing under two ids: what several people added independently is one thing where it says the same.

use super::tree::Tree;
use super::weave::ANSWERS;
use crate::domain::format::{record, set_record};
use crate::domain::persona::{Persona, Value};
use crate::domain::record::{ClaimRef, Record};

/// What the things of an answer are known by across people who did not copy them from each other: items and quotes by their words, moments and
/// sources by what the interview calls them.
fn traits(value: &Value) -> Vec<(String, String)> {
    let said = |id: &String, text: &str| {
        let text = text.trim();
        (!text.is_empty()).then(|| (id.clone(), text.to_owned()))
    };
    match value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| said(&item.id, &item.text))
            .collect(),
        Value::Quotes(quotes) => quotes
            .iter()
            .filter_map(|quote| said(&quote.id, &quote.words))
            .collect(),
        Value::Moments(moments) => moments
            .iter()
            .filter_map(|moment| said(&moment.id, moment.moment.as_deref()?))
            .collect(),
        Value::Sources(sources) => sources
            .iter()
            .filter_map(|source| said(&source.id, &source.source))
            .collect(),
        _ => Vec::new(),
    }
}

/// Gives things that several people added independently one id, the smallest of theirs. What all began with keeps the id it had.
pub(super) fn align(base: Option<&Tree>, copies: &mut [Persona]) {
    let mut questions: Vec<String> = copies
        .iter()
        .flat_map(|persona| persona.answers.keys().cloned())
        .collect();
    questions.sort_unstable();
    questions.dedup();
    set_apart(base, copies);
    for question in questions {
        // Whose it is, its id, and what it is known by.
        let mut found: Vec<(String, usize, String)> = Vec::new();
        for (who, persona) in copies.iter().enumerate() {
            let Some(value) = persona.value(&question) else {
                continue;
            };
            for (id, known_by) in traits(value) {
                if !has_begun(base, &question, &id) {
                    found.push((known_by, who, id));
                }
            }
        }
        found.sort_unstable();
        for group in found.chunk_by(|one, other| one.0 == other.0) {
            let Some(id) = group.iter().map(|(_, _, id)| id).min() else {
                continue;
            };
            let is_twice = group
                .windows(2)
                .any(|pair| matches!(pair, [one, other] if one.1 == other.1));
            let is_taken = |(_, who, own): &(String, usize, String)| {
                own != id && copies.get(*who).is_some_and(|persona| has_item(persona, id))
            };
            if is_twice || group.iter().any(is_taken) {
                continue;
            }
            for (known_by, who, own) in group {
                let Some(persona) = copies.get_mut(*who) else {
                    continue;
                };
                if own != id {
                    rename(persona, &question, own, id);
                }
                // Blanks around the words are no difference.
                if group.len() > 1 {
                    trim(persona, &question, id, known_by);
                }
            }
        }
    }
}

/// Writes an item's words without the blanks around them.
fn trim(persona: &mut Persona, question: &str, id: &str, words: &str) {
    match persona.answers.get_mut(question).map(|answer| &mut answer.value) {
        Some(Value::List(items)) => {
            for item in items.iter_mut().filter(|item| item.id == id) {
                words.clone_into(&mut item.text);
            }
        }
        Some(Value::Quotes(quotes)) => {
            for quote in quotes.iter_mut().filter(|quote| quote.id == id) {
                words.clone_into(&mut quote.words);
            }
        }
        _ => {}
    }
}

/// Sees to it that no id names items of two answers once the copies are together: those of the answer that comes later by its name get another one.
fn set_apart(base: Option<&Tree>, copies: &mut [Persona]) {
    let mut named: Vec<(String, bool, String)> = Vec::new();
    for (question, answer) in copies.iter().flat_map(|persona| &persona.answers) {
        for id in answer.value.item_ids() {
            // What all began with keeps its id.
            let is_new = !has_begun(base, question, &id);
            named.push((id, is_new, question.clone()));
        }
    }
    named.sort_unstable();
    named.dedup();
    for group in named.chunk_by(|one, other| one.0 == other.0) {
        for (id, _, question) in group.iter().skip(1) {
            let mut free = free_id(copies, id);
            while base.is_some_and(|base| has_begun_anywhere(base, &free)) {
                free = free_id(copies, &free);
            }
            for persona in copies.iter_mut() {
                rename(persona, question, id, &free);
            }
        }
    }
}

/// Whether all copies began with this item in this answer.
fn has_begun(base: Option<&Tree>, question: &str, id: &str) -> bool {
    let path = [ANSWERS, question, "value"].map(str::to_owned);
    base.and_then(|base| base.at(&path))
        .is_some_and(|value| value.child(id).is_some())
}

fn has_begun_anywhere(base: &Tree, id: &str) -> bool {
    let answers = base.child(ANSWERS).and_then(Tree::fields);
    answers.is_some_and(|answers| answers.keys().any(|question| has_begun(Some(base), question, id)))
}

/// An id like this one that no item of the personas has.
pub(super) fn free_id(personas: &[Persona], id: &str) -> String {
    // Not the whole of a long one, so that it stays an id.
    let begin: String = id.chars().take(80).collect();
    let mut count = 2;
    loop {
        let free = [&begin, "-", &count.to_string()].concat();
        if !personas.iter().any(|persona| has_item(persona, &free)) {
            return free;
        }
        count += 1;
    }
}

fn has_item(persona: &Persona, id: &str) -> bool {
    persona
        .answers
        .values()
        .any(|answer| answer.value.item_ids().iter().any(|other| other == id))
}

/// Gives an item another id; what was written about it beside the answers goes along.
fn rename(persona: &mut Persona, question: &str, from: &str, to: &str) {
    let Some(answer) = persona.answers.get_mut(question) else {
        return;
    };
    let mut ids: Vec<&mut String> = match &mut answer.value {
        Value::List(items) => items.iter_mut().map(|item| &mut item.id).collect(),
        Value::Quotes(quotes) => quotes.iter_mut().map(|quote| &mut quote.id).collect(),
        Value::Moments(moments) => moments.iter_mut().map(|moment| &mut moment.id).collect(),
        Value::Sources(sources) => sources.iter_mut().map(|source| &mut source.id).collect(),
        _ => Vec::new(),
    };
    if let Some(id) = ids.iter_mut().find(|id| id.as_str() == from) {
        to.clone_into(id);
    }
    let before = record(persona);
    let mut after = before.clone();
    follow(&mut after, question, from, to);
    if after != before {
        set_record(persona, &after);
    }
}

/// Has a record name an item by its new id.
fn follow(record: &mut Record, question: &str, from: &str, to: &str) {
    let claim = |claim: &mut ClaimRef| {
        if claim.question == question && claim.item == from {
            to.clone_into(&mut claim.item);
        }
    };
    for check in &mut record.checks {
        check
            .confirms
            .iter_mut()
            .chain(&mut check.contradicts)
            .for_each(claim);
    }
    for looked in record.reviews.iter_mut().flat_map(|review| &mut review.answers) {
        claim(&mut looked.claim);
    }
    for dismissal in &mut record.dismissals {
        if dismissal.question == question && dismissal.item == from {
            to.clone_into(&mut dismissal.item);
        }
    }
    // A drafted line's key ends with the question and the item.
    let (end, new) = (
        ["/", question, "/", from].concat(),
        ["/", question, "/", to].concat(),
    );
    for edit in &mut record.edits {
        if let Some(begin) = edit.line.strip_suffix(&end) {
            edit.line = [begin, &new].concat();
        }
    }
}
