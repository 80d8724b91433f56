//! A workshop's agenda: the steps of an interview with minutes for each, one clock that says where the room is, and a guide on paper for whoever
//! leads it.

mod clock;
mod guide;

pub use clock::{Clock, Look};
pub use guide::{Guide, document};

use super::interview::{Interview, Kind, Question, Step};

/// How many minutes a workshop takes unless somebody says otherwise.
pub const MINUTES: u32 = 90;
/// The most minutes an agenda has, all in all: a day.
pub const MINUTES_MAX: u32 = 24 * 60;
/// Minutes are rounded to this many where they can be.
const ROUND: u32 = 5;

/// What is done when, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of an agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The step's id in the interview; empty for a part of one's own, such as a break.
    pub step: String,
    /// What it is called.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
}

impl Agenda {
    /// The steps of an interview, and so many minutes shared out among them by the weight of what is asked.
    pub fn of(interview: &Interview, minutes: u32) -> Self {
        let parts = interview.steps.iter().map(|step| Part {
            step: step.id.clone(),
            title: step.title.clone(),
            minutes: weight(step),
        });
        let mut agenda = Self {
            parts: parts.collect(),
        };
        agenda.spread(minutes);
        agenda
    }

    /// How long it takes all in all, in minutes.
    pub fn total(&self) -> u32 {
        self.parts.iter().map(|part| part.minutes).sum()
    }

    /// Shares so many minutes out among the parts, as the ones they have stand to each other: in fives where there is one for each part, each part with
    /// one minute at least where there are enough, and all together exactly so many.
    pub fn spread(&mut self, minutes: u32) {
        let minutes = minutes.min(MINUTES_MAX);
        let count = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        let unit = if minutes / ROUND >= count { ROUND } else { 1 };
        let (units, rest) = (minutes / unit, minutes % unit);
        let weights: Vec<u32> = self.parts.iter().map(|part| part.minutes).collect();
        let shares = shared(units, &weights);
        for (part, share) in self.parts.iter_mut().zip(&shares) {
            part.minutes = share * unit;
        }
        // What five does not go into belongs to the longest.
        let longest = self.parts.iter_mut().rev().max_by_key(|part| part.minutes);
        if let Some(longest) = longest {
            longest.minutes += rest;
        }
    }

    /// Gives a part other minutes; the others keep theirs.
    pub fn set_minutes(&mut self, index: usize, minutes: u32) {
        let others = self.total() - self.parts.get(index).map_or(0, |part| part.minutes);
        if let Some(part) = self.parts.get_mut(index) {
            part.minutes = minutes.min(MINUTES_MAX.saturating_sub(others));
        }
    }

    /// Puts a part of one's own, such as a break, at a place.
    pub fn insert(&mut self, index: usize, title: String, minutes: u32) {
        let part = Part {
            step: String::new(),
            title,
            minutes: minutes.min(MINUTES_MAX.saturating_sub(self.total())),
        };
        self.parts.insert(index.min(self.parts.len()), part);
    }

    /// Takes a part out.
    pub fn remove(&mut self, index: usize) {
        if index < self.parts.len() {
            self.parts.remove(index);
        }
    }

    /// When each part begins, in minutes from the beginning, and last, when all is over.
    pub fn begins(&self) -> Vec<u32> {
        let mut at = 0;
        let mut begins = vec![0];
        for part in &self.parts {
            at += part.minutes;
            begins.push(at);
        }
        begins
    }
}

/// How long a step takes beside others.
fn weight(step: &Step) -> u32 {
    let questions = step.screens.iter().flat_map(|screen| &screen.questions);
    questions.map(weight_of).sum::<u32>().max(1)
}

/// How long a question takes in a room beside others: to read it, to think and write, and to hear each other.
fn weight_of(question: &Question) -> u32 {
    let weight = match &question.kind {
        Kind::Scale { .. } | Kind::Date { .. } | Kind::Number { .. } => 2,
        Kind::Choice { .. } | Kind::Portrait | Kind::Name => 3,
        Kind::ShortText | Kind::Choices { .. } => 4,
        Kind::LongText | Kind::List { .. } | Kind::Quotes | Kind::Test => 8,
        Kind::Sources { sources } => 3 * u32::try_from(sources.len()).unwrap_or(5).max(2),
        Kind::Moments { moments } => 6 * u32::try_from(moments.len()).unwrap_or(4).max(2),
    };
    // Some are asked of some only.
    if question.when.is_some() {
        weight / 2
    } else {
        weight
    }
}

/// So many units shared out by weights: each at least one where there are enough, the rest by largest remainders (Hamilton's method), the first of two
/// alike.
fn shared(units: u32, weights: &[u32]) -> Vec<u32> {
    let count = weights.len();
    let all: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    if count == 0 {
        return Vec::new();
    }
    let weight = |index: usize| {
        // Without weights all are alike.
        if all == 0 {
            1
        } else {
            weights.get(index).map_or(0, |weight| u64::from(*weight))
        }
    };
    let all = if all == 0 { count as u64 } else { all };
    let mut shares: Vec<u32> = (0..count)
        .map(|index| u32::try_from(u64::from(units) * weight(index) / all).unwrap_or_default())
        .collect();
    let left = units - shares.iter().sum::<u32>();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|index| core::cmp::Reverse(u64::from(units) * weight(*index) % all));
    for index in order.into_iter().take(left as usize) {
        if let Some(share) = shares.get_mut(index) {
            *share += 1;
        }
    }
    if units as usize >= count {
        // Who has none gets one from who has most.
        while let Some(none) = shares.iter().position(|share| *share == 0) {
            let most = (0..count).rev().max_by_key(|index| shares.get(*index).copied());
            for (index, change) in [(Some(none), 1), (most, -1)] {
                if let Some(share) = index.and_then(|index| shares.get_mut(index)) {
                    *share = share.saturating_add_signed(change);
                }
            }
        }
    }
    shares
}

#[cfg(test)]
mod tests;
