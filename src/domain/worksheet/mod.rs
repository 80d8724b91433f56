//! Blank worksheets: an interview on paper, one step a page, to be filled in with a pen and typed in later.
//!
//! A worksheet is a whole HTML page with nothing to fetch and nothing to run, like the brief. [`plan`] reckons how much room
//! each question needs and shares the page out among them; what is reckoned decides how closely a page is set, and the style
//! sheet's own rows see to it that nothing runs over.

mod plan;
mod space;
mod writer;

use super::brief::{Direction, Paper};
use super::interview::{Interview, Place};
use super::persona::Brand;
use super::words::{Word, Words};

/// What worksheets are made of.
pub struct Worksheet<'a> {
    /// The interview.
    pub interview: &'a Interview,
    /// The brand at the head of each page.
    pub brand: &'a Brand,
    /// Words of the interface.
    pub words: &'a Words,
    /// A word that counts something, in the right plural form.
    pub count: &'a dyn Fn(Word, usize) -> String,
    /// Which way the language runs.
    pub direction: Direction,
    /// The paper they are printed on.
    pub paper: Paper,
}

/// The whole document.
pub fn document(worksheet: &Worksheet<'_>) -> String {
    writer::write(worksheet)
}

/// The number of a question: its step, its screen and, where the screen asks several, a letter. Step and screen are counted
/// as the interview on screen counts them, so that paper and screen go by the same numbers.
pub fn number(place: Place, index: usize, of: usize) -> String {
    let mut number = [
        &(place.step + 1).to_string(),
        ".",
        &(place.screen + 1).to_string(),
    ]
    .concat();
    if of > 1 {
        // A screen asks six at most.
        number.push(char::from(b'a' + u8::try_from(index).unwrap_or_default().min(25)));
    }
    number
}

#[cfg(test)]
mod tests;
