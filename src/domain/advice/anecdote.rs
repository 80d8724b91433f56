//! What a review had settled, changed on a single source: one source is an anecdote, two kinds are a finding.

use super::said::{families, now};
use super::{Advice, Filling, Rule, Severity, Subject};
use crate::domain::record::Verdict;
use crate::domain::words::Word;

/// So many kinds of source make a finding.
const FINDING: usize = 2;

/// Answers that the last review changed on one kind of source, and answers that were changed on one since, as long as no second has come.
pub fn anecdote_change(subject: &Subject) -> Vec<Advice> {
    let reviews = subject.record.reviews.iter();
    let Some((day, review)) = reviews
        .filter_map(|review| review.date.map(|day| (day, review)))
        .max_by_key(|(day, _)| *day)
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for looked in &review.answers {
        let claim = &looked.claim;
        let Some(said) = now(subject.interview, subject.persona, &claim.question, &claim.item) else {
            continue;
        };
        let settled = match looked.verdict {
            Verdict::Still => claim.text.trim(),
            Verdict::Changed => looked.after.trim(),
            Verdict::Unknown => continue,
        };
        let is_thin = looked.verdict == Verdict::Changed && looked.sources < 2;
        let is_changed = said.text != settled && !settled.is_empty();
        if (is_thin || is_changed) && said.question.claim && families(said.evidence) < FINDING {
            found.push(
                Advice::new(Rule::AnecdoteChange, Severity::Warning, Word::AdviceAnecdoteWhy)
                    .at(&claim.question, &claim.item)
                    .filled("day", Filling::Day(day))
                    .quoting(vec![said.text.clone()])
                    .resting_on(&said.text),
            );
        }
    }
    found
}
