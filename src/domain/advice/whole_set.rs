//! How many personas there are: more than anybody can keep apart, or fewer than a set needs.

use super::{Advice, Mend, Rule, Severity, Subject};
use crate::domain::words::Word;

/// The limits are the method's. Too few is said only of a set that was marked as whole.
pub fn too_many(subject: &Subject) -> Vec<Advice> {
    let Some(others) = subject.others else {
        return Vec::new();
    };
    let limits = subject.interview.limits;
    let live = u32::try_from(others.live).unwrap_or(u32::MAX);
    let (severity, why) = if live >= limits.strong {
        (Severity::Strong, Word::AdviceTooManyStrong)
    } else if live >= limits.warning {
        (Severity::Warning, Word::AdviceTooManyWarning)
    } else if live >= limits.hint {
        (Severity::Hint, Word::AdviceTooManyHint)
    } else if others.is_whole && live < limits.fewest {
        (Severity::Hint, Word::AdviceTooFew)
    } else {
        return Vec::new();
    };
    vec![
        Advice::new(Rule::TooMany, severity, why)
            .counting(others.live)
            .mended(Mend::Set)
            .resting_on(&others.live.to_string()),
    ]
}
