//! A check says otherwise, and the claim still stands as it did.

use super::said::now;
use super::{Advice, Filling, Rule, Severity, Subject};
use crate::domain::record::{Check, ClaimRef};
use crate::domain::words::Word;

/// Claims that a check contradicts and that say what they said then, unless a later check confirms them.
pub fn contradicted(subject: &Subject) -> Vec<Advice> {
    let checks = &subject.record.checks;
    let mut found: Vec<Advice> = Vec::new();
    for (index, check) in checks.iter().enumerate() {
        for claim in &check.contradicts {
            let said = now(subject.interview, subject.persona, &claim.question, &claim.item);
            let Some(said) = said.filter(|said| said.text == claim.text.trim()) else {
                continue;
            };
            let is_told = found
                .iter()
                .any(|one| one.question == claim.question && one.item == claim.item);
            if is_told || is_confirmed_later(checks, index, check, claim) {
                continue;
            }
            let says = check.says.trim();
            let advice = match (says.is_empty(), check.date) {
                (false, _) => Advice::new(
                    Rule::Contradicted,
                    Severity::Warning,
                    Word::AdviceContradictedSays,
                )
                .filled("says", Filling::Text(says.to_owned())),
                (true, Some(day)) => {
                    Advice::new(Rule::Contradicted, Severity::Warning, Word::AdviceContradictedDay)
                        .filled("day", Filling::Day(day))
                }
                (true, None) => {
                    Advice::new(Rule::Contradicted, Severity::Warning, Word::AdviceContradictedWhy)
                }
            };
            found.push(
                advice
                    .at(&claim.question, &claim.item)
                    .quoting(vec![said.text.clone()])
                    .resting_on(&[&check.id, " ", &said.text].concat()),
            );
        }
    }
    found
}

fn is_confirmed_later(checks: &[Check], index: usize, check: &Check, claim: &ClaimRef) -> bool {
    checks.iter().enumerate().any(|(place, other)| {
        let is_later = (other.date, place) > (check.date, index);
        is_later && other.confirms.contains(claim)
    })
}
