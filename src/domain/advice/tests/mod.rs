//! The rules of the advice, case by case.

mod corpus;
mod rules;

use super::Lexicon;
use crate::domain::format::read_interview;
use crate::domain::interview::Interview;
use crate::domain::words::Words;

/// Our interviews: community, customer, research.
pub fn packs() -> Vec<Interview> {
    [
        include_str!("../../../../interviews/community.en.json"),
        include_str!("../../../../interviews/customer.en.json"),
        include_str!("../../../../interviews/research.en.json"),
    ]
    .iter()
    .map(|text| read_interview(text).unwrap())
    .collect()
}

/// The English lists.
pub fn lexicon() -> Lexicon {
    Lexicon::of(&Words::ENGLISH)
}
