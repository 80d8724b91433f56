//! Which steps of an interview lie behind a person.

use crate::domain::interview::{Interview, Place};
use crate::domain::persona::Persona;

/// Step by step whether it has been passed: the interview stands beyond it, a later step has an answer, or all of its questions have one.
pub fn passed(interview: &Interview, persona: &Persona, place: Option<Place>) -> Vec<bool> {
    let is_begun: Vec<bool> = interview
        .steps
        .iter()
        .map(|step| interview.step_progress(step, persona).answered > 0)
        .collect();
    interview
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            place.is_some_and(|place| place.step > index)
                || is_begun.iter().skip(index + 1).any(|begun| *begun)
                || interview.step_progress(step, persona).is_complete()
        })
        .collect()
}
