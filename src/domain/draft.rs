//! A draft: a persona being built, and where its interview stands.

use super::interview::{Interview, Place};
use super::persona::{Name, Persona, Portrait};
use super::profile::{self, Tally};

/// A persona being built.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The persona so far.
    pub persona: Persona,
    /// Counts saves; the higher of two texts of one draft is the newer.
    pub sequence: u64,
    /// Ids of the step and screen last shown, so that the interview goes on there.
    pub place: Option<(String, String)>,
    /// Put away, but kept.
    pub archived: bool,
    /// When it was thrown away, RFC 3339 in UTC; gone for good thirty days later.
    pub trashed: Option<String>,
    /// A small copy of the portrait's photo as a data URI, for lists; empty where there is none.
    pub thumbnail: String,
}

/// What a list shows of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The persona's id.
    pub id: String,
    /// The draft's sequence when this was taken.
    pub sequence: u64,
    /// Name, epithet and pronoun.
    pub name: Name,
    /// Id of the interview.
    pub interview: String,
    /// Thousandths of the questions answered.
    pub progress: usize,
    /// Known claims and guesses.
    pub tally: Tally,
    /// When it was last changed, RFC 3339 in UTC.
    pub changed: String,
    /// Put away, but kept.
    pub archived: bool,
    /// When it was thrown away, RFC 3339 in UTC.
    pub trashed: Option<String>,
    /// A small copy of the photo, or empty for a drawn face.
    pub thumbnail: String,
    /// The drawn face; a photo's full text is never in a summary.
    pub face: Option<Portrait>,
}

impl Summary {
    /// Whether it is being worked on: neither put away nor thrown away.
    pub fn is_live(&self) -> bool {
        self.trashed.is_none() && !self.archived
    }
}

impl Draft {
    /// The place the interview stands at: where it was left, or its beginning where that is gone or not asked any more.
    pub fn resume_at(&self, interview: &Interview) -> Option<Place> {
        self.place
            .as_ref()
            .and_then(|(step, screen)| interview.place_of(step, screen))
            .filter(|place| interview.shown(&self.persona).any(|shown| shown == *place))
            .or_else(|| interview.first(&self.persona))
    }

    /// What a list shows of it.
    pub fn summary(&self, interview: Option<&Interview>) -> Summary {
        let face = match self.persona.portrait() {
            Portrait::Photo(_) => None,
            drawn @ Portrait::Drawn { .. } => Some(drawn),
        };
        Summary {
            id: self.persona.id.clone(),
            sequence: self.sequence,
            name: self.persona.name(),
            interview: self.persona.interview.id.clone(),
            progress: interview.map_or(0, |interview| interview.progress(&self.persona).per_mille()),
            tally: interview
                .map(|interview| profile::tally(interview, &self.persona))
                .unwrap_or_default(),
            changed: self.persona.changed.clone(),
            archived: self.archived,
            trashed: self.trashed.clone(),
            thumbnail: if face.is_none() {
                self.thumbnail.clone()
            } else {
                String::new()
            },
            face,
        }
    }
}
