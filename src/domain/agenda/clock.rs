//! The one clock of a workshop. It knows no time of its own: each call brings the time, in milliseconds from whenever.

use super::Agenda;

const MINUTE: u64 = 60_000;

/// Where a workshop is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The part in hand; beyond the last one when all is over.
    at: usize,
    /// Since when it runs; none while it stands.
    since: Option<u64>,
    /// How long each part took so far, in milliseconds.
    spent: Vec<u64>,
    /// Minutes added to parts, or taken from them.
    added: Vec<i64>,
}

/// What the clock says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The part in hand, by its index; as many as there are parts when all is over.
    pub part: usize,
    /// Whether the clock runs.
    pub is_running: bool,
    /// Whether the last part is over.
    pub is_over: bool,
    /// How long the part may take, with what was added, in milliseconds.
    pub planned: u64,
    /// How long it took so far.
    pub spent: u64,
    /// How long it may still take.
    pub left: u64,
    /// How much too long it has taken.
    pub over: u64,
    /// How long all parts may still take together, as planned.
    pub left_in_all: u64,
    /// How far behind the plan the room is, in milliseconds; ahead of it where below 0. What was added counts as planned.
    pub late: i64,
}

impl Clock {
    /// Lets it run.
    pub fn start(&mut self, now: u64) {
        if self.since.is_none() {
            self.since = Some(now);
        }
    }

    /// Holds it.
    pub fn pause(&mut self, now: u64) {
        self.book(now);
        self.since = None;
    }

    /// Goes on to the next part; after the last one all is over and the clock stands.
    pub fn next(&mut self, agenda: &Agenda, now: u64) {
        self.book(now);
        self.at = (self.at + 1).min(agenda.parts.len());
        if self.at == agenda.parts.len() {
            self.since = None;
        }
    }

    /// Goes back to the part before; the time it took already stays.
    pub fn previous(&mut self, now: u64) {
        self.book(now);
        self.at = self.at.saturating_sub(1);
    }

    /// Gives the part in hand more minutes, or fewer where below 0; never less than none.
    pub fn add(&mut self, agenda: &Agenda, minutes: i64) {
        let planned = agenda
            .parts
            .get(self.at)
            .map_or(0, |part| i64::from(part.minutes));
        if let Some(added) = slot(&mut self.added, self.at) {
            *added = (*added + minutes).clamp(-planned, i64::from(super::MINUTES_MAX));
        }
    }

    /// Begins again.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// What it says.
    pub fn look(&self, agenda: &Agenda, now: u64) -> Look {
        let count = agenda.parts.len();
        let part = self.at.min(count);
        let planned = |index: usize| {
            let minutes = agenda.parts.get(index).map_or(0, |part| i64::from(part.minutes));
            let added = self.added.get(index).copied().unwrap_or_default();
            u64::try_from(minutes + added).unwrap_or_default() * MINUTE
        };
        let running = if part < count {
            self.since.map_or(0, |since| now.saturating_sub(since))
        } else {
            0
        };
        let spent = |index: usize| {
            let before = self.spent.get(index).copied().unwrap_or_default();
            before + if index == part { running } else { 0 }
        };
        let mut look = Look {
            part,
            is_running: self.since.is_some() && part < count,
            is_over: part == count,
            ..Look::default()
        };
        if part < count {
            look.planned = planned(part);
            look.spent = spent(part);
            look.left = look.planned.saturating_sub(look.spent);
            look.over = look.spent.saturating_sub(look.planned);
        }
        look.left_in_all = look.left + (part + 1..count).map(planned).sum::<u64>();
        let signed = |time: u64| i64::try_from(time).unwrap_or(i64::MAX);
        look.late = (0..part)
            .map(|index| signed(spent(index)) - signed(planned(index)))
            .sum::<i64>()
            + signed(look.over);
        look
    }

    /// Writes down how long the part in hand took up to now.
    fn book(&mut self, now: u64) {
        if let Some(since) = self.since {
            let at = self.at;
            if let Some(spent) = slot(&mut self.spent, at) {
                // A clock that was set back takes nothing away.
                *spent += now.saturating_sub(since);
            }
            self.since = Some(now);
        }
    }
}

/// The place for a part, made where there is none yet.
fn slot<T: Default + Clone>(list: &mut Vec<T>, index: usize) -> Option<&mut T> {
    if list.len() <= index {
        list.resize(index + 1, T::default());
    }
    list.get_mut(index)
}
