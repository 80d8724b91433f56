//! More guessed than a portrait can bear: above a third of the claims in the steps that were passed.

use super::{Advice, Filling, Rule, Severity, Subject};
use crate::domain::interview::Facet;
use crate::domain::map::sorted;
use crate::domain::words::Word;

/// With fewer claims than this no share tells anything.
const FEWEST: usize = 6;
/// How many of the worst facets are named.
const NAMED: usize = 2;

/// The worst facets are those with the most guesses, and of these the ones with the larger share.
pub fn guesswork(subject: &Subject) -> Vec<Advice> {
    let mut facets: Vec<(Facet, usize, usize)> = Vec::new();
    let (mut all, mut guesses) = (0, 0);
    for said in subject
        .said
        .iter()
        .filter(|said| subject.is_past(&said.question.id))
    {
        let guess = usize::from(said.is_guess());
        all += 1;
        guesses += guess;
        match facets
            .iter_mut()
            .find(|(facet, ..)| *facet == said.question.facet)
        {
            Some((_, of_it, guessed)) => {
                *of_it += 1;
                *guessed += guess;
            }
            None => facets.push((said.question.facet, 1, guess)),
        }
    }
    if all < FEWEST || guesses * 3 <= all {
        return Vec::new();
    }
    let severity = if guesses * 3 > all * 2 {
        Severity::Strong
    } else if guesses * 2 > all {
        Severity::Warning
    } else {
        Severity::Hint
    };
    let mut worst = sorted(facets, |one, other| {
        (one.2, one.2 * other.1) > (other.2, other.2 * one.1)
    });
    worst.retain(|(_, _, guessed)| *guessed > 0);
    let names: Vec<Facet> = worst.iter().take(NAMED).map(|(facet, ..)| *facet).collect();
    let first = subject
        .said
        .iter()
        .find(|said| said.is_guess() && Some(&said.question.facet) == names.first());
    let tenths = guesses * 10 / all;
    let rests_on: Vec<&str> = names.iter().map(|facet| facet.id()).collect();
    let advice = Advice::new(Rule::Guesswork, severity, Word::AdviceGuessworkWhy)
        .filled("share", Filling::Text((guesses * 100 / all).to_string()))
        .filled("facets", Filling::Facets(names.clone()))
        .resting_on(&[&tenths.to_string(), " ", &rests_on.join(" ")].concat());
    vec![match first {
        Some(said) => advice.at(&said.question.id, said.item),
        None => advice,
    }]
}
