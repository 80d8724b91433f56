//! The claims of a persona one by one, each with the item it stands in.

use crate::domain::interview::{Interview, Question};
use crate::domain::persona::{Answer, Evidence, Persona, Sign, Value};
use crate::domain::profile;

/// One claim: an item of an answer, or an answer without items.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// The question it answers.
    pub question: &'a Question,
    /// The item's id, or empty for the whole answer.
    pub item: &'a str,
    /// What it says.
    pub text: String,
    /// What it rests on.
    pub evidence: &'a [Evidence],
}

impl Said<'_> {
    /// Whether it is a guess.
    pub fn is_guess(&self) -> bool {
        Sign::of(self.evidence) == Sign::Guess
    }
}

/// All claims, in the order of the interview.
pub fn said<'a>(interview: &'a Interview, persona: &'a Persona) -> Vec<Said<'a>> {
    let mut all = Vec::new();
    for question in interview.questions() {
        let answer = persona.answers.get(&question.id);
        if let Some(answer) = answer.filter(|_| question.claim && interview.applies(question, persona)) {
            all.append(&mut said_in(question, answer));
        }
    }
    all
}

/// What one answer says, item by item.
pub fn said_in<'a>(question: &'a Question, answer: &'a Answer) -> Vec<Said<'a>> {
    if !answer.is_answered() || answer.value.kind_id() != question.kind.id() {
        return Vec::new();
    }
    let mut all = Vec::new();
    let mut say = |item: &'a str, text: &str, evidence: &'a [Evidence]| {
        if !text.trim().is_empty() {
            all.push(Said {
                question,
                item,
                text: text.trim().to_owned(),
                evidence,
            });
        }
    };
    match &answer.value {
        Value::List(items) => {
            for item in items {
                say(&item.id, &item.text, &item.evidence);
            }
        }
        Value::Quotes(quotes) => {
            for quote in quotes {
                say(&quote.id, &quote.words, &quote.evidence);
            }
        }
        Value::Moments(moments) => {
            let claims = profile::claims_of(question, answer);
            let spoken = moments
                .iter()
                .filter(|moment| !moment.title.trim().is_empty() || !moment.what.trim().is_empty());
            // A moment with nothing but a place is a claim of the portrait and says nothing here.
            let texts = claims.iter().filter(|claim| !claim.text.is_empty());
            for (moment, claim) in spoken.zip(texts) {
                say(&moment.id, &claim.text, &moment.evidence);
            }
        }
        _ => {
            let mut text = String::new();
            for claim in profile::claims_of(question, answer) {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text.push_str(&claim.text);
            }
            say("", &text, &answer.evidence);
        }
    }
    all
}

/// What an answer or one of its items says now.
pub fn now<'a>(
    interview: &'a Interview,
    persona: &'a Persona,
    question: &str,
    item: &str,
) -> Option<Said<'a>> {
    let question = interview.question(question)?;
    if !interview.applies(question, persona) {
        return None;
    }
    let answer = persona.answers.get(&question.id)?;
    said_in(question, answer)
        .into_iter()
        .find(|said| said.item == item)
}

/// How many families of sources a claim rests on: seen, told, counted, read.
pub fn families(evidence: &[Evidence]) -> usize {
    let has = |sign: &&Sign| evidence.iter().any(|piece| piece.kind.sign() == **sign);
    Sign::ALL
        .iter()
        .filter(|sign| **sign != Sign::Guess)
        .filter(has)
        .count()
}
