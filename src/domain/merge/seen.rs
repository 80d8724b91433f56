//! Counting hands: how many of those who took part carry a claim, and how many saw it themselves; and the count as evidence.

use super::Copy;
use crate::domain::day::Day;
use crate::domain::persona::{Choice, Evidence, EvidenceKind, ITEMS_MAX, Persona, Sign, Value};

/// A claim, and how many stand behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The question's id.
    pub question: String,
    /// The item's id; empty for the answer itself.
    pub item: String,
    /// What it says, in its first words; empty where that is no text.
    pub says: String,
    /// Who has it, in order.
    pub carried: Vec<String>,
    /// Who saw it themselves: their evidence for it is what they observed.
    pub seen: Vec<String>,
    /// How many took part.
    pub of: usize,
}

/// Counts for every claim of a persona, question by question, how many of those who handed something in carry it and saw it themselves. Whoever handed in
/// several files counts once, by name.
///
/// An item is the same by its id, or by its words where people wrote it down independently; an answer, by what it says.
pub fn counts(persona: &Persona, handed_in: &[Copy]) -> Vec<Count> {
    let mut people: Vec<&str> = handed_in.iter().map(|copy| copy.from.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let mut counts = Vec::new();
    for (question, answer) in &persona.answers {
        let mut items = answer.value.item_ids();
        if items.is_empty() {
            items.push(String::new());
        }
        for item in items {
            let says = super::shown::first_words(&answer.value, &item);
            let mut count = Count {
                question: question.clone(),
                says: if item.is_empty() {
                    said(&answer.value)
                } else {
                    says
                },
                item,
                carried: Vec::new(),
                seen: Vec::new(),
                of: people.len(),
            };
            for copy in handed_in {
                let Some(theirs) = item_like(&copy.persona, &count, &answer.value) else {
                    continue;
                };
                let evidence = copy.persona.evidence(question, &theirs);
                count.carried.push(copy.from.clone());
                if evidence.iter().any(|piece| piece.kind.sign() == Sign::Seen) {
                    count.seen.push(copy.from.clone());
                }
            }
            for names in [&mut count.carried, &mut count.seen] {
                names.sort();
                names.dedup();
            }
            counts.push(count);
        }
    }
    counts
}

/// The id of somebody's item that is the counted one; empty for the answer itself.
fn item_like(theirs: &Persona, count: &Count, value: &Value) -> Option<String> {
    let answer = theirs.answers.get(&count.question)?;
    if count.item.is_empty() {
        let is_same = match (&answer.value, value) {
            // Whoever chose some of the same says so, too.
            (Value::Choices(theirs), Value::Choices(all)) => {
                let is_among = |one: &String| all.options.contains(one) || all.own.contains(one);
                theirs.options.iter().chain(&theirs.own).any(is_among)
            }
            (theirs, all) => theirs == all || (!said(all).is_empty() && said(theirs) == said(all)),
        };
        return is_same.then(String::new);
    }
    let ids = answer.value.item_ids();
    if ids.contains(&count.item) {
        return Some(count.item.clone());
    }
    let says = count.says.trim();
    let is_alike = |id: &String| super::shown::first_words(&answer.value, id).trim() == says;
    ids.into_iter().find(|id| !says.is_empty() && is_alike(id))
}

/// What an answer says, where that is a text.
fn said(value: &Value) -> String {
    match value {
        Value::ShortText(text) | Value::LongText(text) | Value::Choice(Choice::Own(text)) => {
            text.trim().to_owned()
        }
        _ => String::new(),
    }
}

/// Puts a count behind its claim as evidence: of what was observed, with how many, the words (`3 of 7 saw this themselves`) and the day. A
/// count of the same day for the same claim takes the place of the one before. Says whether it could: there is such a claim, somebody saw it, and there is room.
pub fn put_count(persona: &mut Persona, count: &Count, words: &str, day: Option<Day>) -> bool {
    put_hands(
        persona,
        &count.question,
        &count.item,
        count.seen.len(),
        words,
        day,
    )
}

/// The same for hands that were counted in the room.
pub fn put_hands(
    persona: &mut Persona,
    question: &str,
    item: &str,
    seen: usize,
    words: &str,
    day: Option<Day>,
) -> bool {
    let Some(evidence) = persona.evidence_mut(question, item).filter(|_| seen > 0) else {
        return false;
    };
    let piece = Evidence {
        note: words.to_owned(),
        date: day,
        count: u32::try_from(seen).ok(),
        ..Evidence::of(EvidenceKind::Observed)
    };
    // A count is known by having a number and no entry of the notebook.
    let is_count = |other: &Evidence| {
        other.kind == EvidenceKind::Observed
            && other.count.is_some()
            && other.entry.is_none()
            && other.date == day
            && (other.note == words || shape(&other.note) == shape(words))
    };
    match evidence.iter().position(is_count) {
        Some(place) => {
            if let Some(there) = evidence.get_mut(place) {
                *there = piece;
            }
        }
        None if evidence.len() < ITEMS_MAX => evidence.push(piece),
        None => return false,
    }
    true
}

/// A text without its numbers.
fn shape(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_numeric()).collect()
}
