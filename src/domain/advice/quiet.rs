//! The quiet ones: somebody in the set shows up without a word, or leaves without one.

use super::{Advice, Mend, Rule, Severity, Subject};
use crate::domain::interview::{Interview, Kind, Question};
use crate::domain::persona::Persona;
use crate::domain::words::Word;

/// The options of the four that are easily missed.
const QUIET: [&str; 2] = ["shows-up", "leaves-quietly"];

/// A hint while there is but one persona, a warning from the second on. Methods that do not ask which of the four somebody is say nothing.
pub fn quiet_ignored(subject: &Subject) -> Vec<Advice> {
    let Some((others, question)) = subject.others.zip(of_the_four(subject.interview)) else {
        return Vec::new();
    };
    let is_told = subject.persona.is_answered(&question.id) && subject.is_past(&question.id);
    let is_met = is_quiet(subject.interview, subject.persona)
        || others
            .personas
            .iter()
            .any(|(interview, persona)| is_quiet(interview, persona));
    if !is_told || is_met {
        return Vec::new();
    }
    let severity = if others.personas.is_empty() {
        Severity::Hint
    } else {
        Severity::Warning
    };
    vec![
        Advice::new(Rule::QuietIgnored, severity, Word::AdviceQuietWhy)
            .at(&question.id, "")
            .mended(Mend::Set)
            .resting_on(&(others.personas.len() + 1).to_string()),
    ]
}

/// The question that asks which of the four somebody is.
fn of_the_four(interview: &Interview) -> Option<&Question> {
    interview.questions().find(|question| match &question.kind {
        Kind::Choice { options, .. } | Kind::Choices { options, .. } => QUIET
            .iter()
            .all(|quiet| options.iter().any(|option| option.id == *quiet)),
        _ => false,
    })
}

fn is_quiet(interview: &Interview, persona: &Persona) -> bool {
    let value = of_the_four(interview).and_then(|question| persona.value(&question.id));
    value.is_some_and(|value| QUIET.iter().any(|quiet| value.has_chosen(quiet)))
}
