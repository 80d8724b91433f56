//! How well a claim is known, which decides what comes first where there is no room for all.
//!
//! One source alone is an anecdote, two kinds of source are a finding; a kind is one of the four signs (seen, told, counted, read).

use super::super::persona::{Evidence, Sign};
use super::super::profile::Claim;

/// How many kinds of source stand behind a claim; none behind a guess.
pub fn kinds(evidence: &[Evidence]) -> usize {
    let is_there = |sign: &&Sign| evidence.iter().any(|piece| piece.kind.sign() == **sign);
    let known = Sign::ALL.iter().filter(|sign| **sign != Sign::Guess);
    known.filter(is_there).count()
}

/// How well a claim is known: its kinds of source, and how many pieces of evidence there are that are no guesses.
pub fn strength(claim: &Claim) -> (usize, usize) {
    let pieces = claim
        .evidence
        .iter()
        .filter(|piece| piece.kind.sign() != Sign::Guess);
    (kinds(&claim.evidence), pieces.count())
}

/// The claims with the strongest first; those that are equally well known stay in their order.
pub fn strongest_first<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<&'a Claim> {
    let mut claims: Vec<&Claim> = claims.into_iter().collect();
    claims.sort_by_key(|claim| core::cmp::Reverse(strength(claim)));
    claims
}

#[cfg(test)]
mod tests {
    use super::super::super::persona::EvidenceKind::{
        self, Guess, Measured, Observed, Quoted, Support, Surveyed,
    };
    use super::*;

    fn claim(text: &str, evidence: &[EvidenceKind]) -> Claim {
        Claim {
            question: "habits".into(),
            label: None,
            text: text.into(),
            by: String::new(),
            sign: None,
            evidence: evidence.iter().map(|kind| Evidence::of(*kind)).collect(),
        }
    }

    #[test]
    fn two_kinds_of_source_come_before_one_and_guesses_last() {
        for (evidence, expected) in [
            (&[][..], (0, 0)),
            (&[Guess], (0, 0)),
            (&[Observed], (1, 1)),
            (&[Observed, Guess], (1, 1)),
            // Told in two ways is one kind; counted in two ways, too.
            (&[Quoted, Support], (1, 2)),
            (&[Surveyed, Measured], (1, 2)),
            (&[Observed, Quoted, Measured], (3, 3)),
        ] {
            assert_eq!(strength(&claim("", evidence)), expected, "{evidence:?}");
        }
        let claims = [
            claim("guess", &[]),
            claim("one", &[Observed]),
            claim("another", &[Quoted]),
            claim("two", &[Observed, Quoted]),
            claim("often", &[Observed, Observed]),
        ];
        let order: Vec<&str> = strongest_first(&claims)
            .iter()
            .map(|claim| claim.text.as_str())
            .collect();
        assert_eq!(order, ["two", "often", "one", "another", "guess"]);
    }
}
