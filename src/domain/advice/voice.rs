//! Not a word of their own. Where one watches, a detail for the senses does as well.

use super::{Advice, Rule, Severity, Subject};
use crate::domain::interview::{Kind, Section};
use crate::domain::persona::{Sign, Value};
use crate::domain::words::Word;

/// The question for two or three details nobody would invent.
const DETAILS: &str = "details";

/// Customer and research want a real quote; community either a quote or a detail.
pub fn no_voice(subject: &Subject) -> Vec<Advice> {
    let quotes =
        subject.asked(|question| question.section == Section::Quote && matches!(question.kind, Kind::Quotes));
    let Some(question) = quotes.filter(|question| subject.is_past(&question.id)) else {
        return Vec::new();
    };
    let is_quoted = match subject.persona.value(&question.id) {
        // Words made up for them, and marked so, are not theirs.
        Some(Value::Quotes(quotes)) => quotes.iter().any(|quote| {
            let is_guess = !quote.evidence.is_empty() && Sign::of(&quote.evidence) == Sign::Guess;
            !quote.words.trim().is_empty() && !is_guess
        }),
        _ => false,
    };
    let is_sensed = !subject.gathers() && subject.persona.is_answered(DETAILS);
    if is_quoted || is_sensed {
        return Vec::new();
    }
    let (severity, why) = if subject.gathers() {
        (Severity::Warning, Word::AdviceNoVoiceWhy)
    } else {
        (Severity::Hint, Word::AdviceNoVoiceDetail)
    };
    vec![Advice::new(Rule::NoVoice, severity, why).at(&question.id, "")]
}
