//! A persona that nobody has used: no decision written down, no line of a team brief made one's own.

use super::{Advice, Mend, Rule, Severity, Subject};
use crate::domain::day::Day;
use crate::domain::words::Word;

/// After so many days a finished persona that nobody used is more than a hint.
const PATIENCE: u16 = 30;

/// A hint once the interview is finished; a warning once it is thirty days old.
pub fn unused(subject: &Subject) -> Vec<Advice> {
    let record = subject.record;
    if !record.decisions.is_empty() || !record.edits.is_empty() || !is_finished(subject) {
        return Vec::new();
    }
    let created = subject.persona.created.get(..10).and_then(Day::parse);
    let is_old = created.is_some_and(|created| created.plus_days(PATIENCE) <= subject.today);
    let severity = if is_old { Severity::Warning } else { Severity::Hint };
    vec![Advice::new(Rule::Unused, severity, Word::AdviceUnusedWhy).mended(Mend::Use)]
}

/// Whether every step lies behind; the last one does once it was begun.
fn is_finished(subject: &Subject) -> bool {
    let last = subject.interview.steps.len().saturating_sub(1);
    let before = subject.passed.iter().take(last).all(|passed| *passed);
    let step = subject.interview.steps.last();
    let is_begun =
        step.is_some_and(|step| subject.interview.step_progress(step, subject.persona).answered > 0);
    before && is_begun
}
