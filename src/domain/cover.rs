//! What the start screen tells of an interview, without the interview.

use super::interview::Interview;

/// An interview's cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The pack's id.
    pub id: String,
    /// The method's name, one word.
    pub name: String,
    /// What the start screen calls the person looked for.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What the method asks of you.
    pub asks: String,
    /// The words on the button that begins it.
    pub begin: String,
    /// How many steps it has.
    pub steps: usize,
    /// How long it takes, in minutes.
    pub minutes: u32,
}

impl From<&Interview> for Cover {
    fn from(interview: &Interview) -> Self {
        Self {
            id: interview.id.clone(),
            name: interview.name.clone(),
            title: interview.title.clone(),
            summary: interview.summary.clone(),
            asks: interview.asks.clone(),
            begin: interview.begin.clone(),
            steps: interview.steps.len(),
            minutes: interview.minutes,
        }
    }
}
