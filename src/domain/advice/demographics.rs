//! Facts alone: age, place and job are filled in, and hardly anything of what a person does, wants and stumbles over.

use super::{Advice, Rule, Severity, Subject};
use crate::domain::interview::Facet;
use crate::domain::words::Word;

/// What a person is made of.
const ALIVE: [Facet; 3] = [Facet::Behaviour, Facet::Motivation, Facet::Friction];
/// From so many facts on they count as filled in.
const FACTS: usize = 2;
/// With fewer claims than this about what they do, want and stumble over, those are thin.
const THIN: usize = 4;

/// A warning where the method leaves facts out by default; elsewhere, where they are asked for, a hint.
pub fn demographics_only(subject: &Subject) -> Vec<Advice> {
    let facts = subject.count(Facet::Background);
    let alive: usize = ALIVE.iter().map(|facet| subject.count(*facet)).sum();
    if facts < FACTS || alive >= THIN || !subject.is_past_facets(&ALIVE) {
        return Vec::new();
    }
    let lacks = subject.asked(|question| {
        question.claim && ALIVE.contains(&question.facet) && !subject.persona.is_answered(&question.id)
    });
    let Some(question) = lacks.or_else(|| subject.asked(|question| ALIVE.contains(&question.facet))) else {
        return Vec::new();
    };
    let severity = if subject.gathers() {
        Severity::Hint
    } else {
        Severity::Warning
    };
    vec![
        Advice::new(Rule::DemographicsOnly, severity, Word::AdviceDemographicsWhy)
            .at(&question.id, "")
            .resting_on(&[facts.to_string(), alive.to_string()].join("/")),
    ]
}
