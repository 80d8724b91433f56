//! The day to look again has passed.

use super::{Advice, Filling, Mend, Rule, Severity, Subject};
use crate::domain::day::Day;
use crate::domain::interview::{Facet, Kind};
use crate::domain::persona::Value;
use crate::domain::words::Word;

/// The rhythms that can be chosen, by the ids of their options, in months.
const RHYTHMS: [(&str, u16); 3] = [("quarterly", 3), ("half-yearly", 6), ("yearly", 12)];

/// A hint in the first month, a warning after it, and a strong one beyond the latest day that the method allows.
pub fn overdue(subject: &Subject) -> Vec<Advice> {
    let Some((due, latest)) = due(subject) else {
        return Vec::new();
    };
    if due >= subject.today {
        return Vec::new();
    }
    let (months, days) = since(due, subject.today);
    let severity = if latest < subject.today {
        Severity::Strong
    } else if months > 0 {
        Severity::Warning
    } else {
        Severity::Hint
    };
    let advice = if months > 0 {
        Advice::new(Rule::Overdue, severity, Word::AdviceOverdueMonths).counting(months)
    } else {
        Advice::new(Rule::Overdue, severity, Word::AdviceOverdueDays).counting(days)
    };
    let asked = subject
        .asked(|question| question.facet == Facet::Review && matches!(question.kind, Kind::Date { .. }));
    let advice = match asked {
        Some(question) => advice.at(&question.id, ""),
        None => advice,
    };
    vec![
        advice
            .filled("day", Filling::Day(due))
            .mended(Mend::Review)
            .resting_on(&due.to_string()),
    ]
}

/// When to look again, and the latest day for it: the day that was set, or the rhythm counted from the last look; never later than the method allows.
fn due(subject: &Subject) -> Option<(Day, Day)> {
    let created = subject.persona.created.get(..10).and_then(Day::parse)?;
    let reviewed = subject
        .record
        .reviews
        .iter()
        .filter_map(|review| review.date)
        .max();
    let base = reviewed.unwrap_or(created).max(created);
    let latest = base.plus_months(subject.interview.review.latest);
    let mut set: Option<Day> = None;
    let mut months = subject.interview.review.months;
    for question in subject
        .interview
        .questions()
        .filter(|question| question.facet == Facet::Review)
    {
        match subject.persona.value(&question.id) {
            Some(Value::Date(day)) => set = set.or(Some(*day)),
            Some(value) => {
                let rhythm = RHYTHMS.iter().find(|(id, _)| value.has_chosen(id));
                months = rhythm.map_or(months, |(_, months)| *months);
            }
            None => {}
        }
    }
    let planned = subject
        .record
        .reviews
        .iter()
        .filter(|review| review.date.is_some() && review.date == reviewed)
        .find_map(|review| review.next);
    // A day that lies before the last look was kept by it.
    let due = set
        .filter(|day| reviewed.is_none_or(|reviewed| *day > reviewed))
        .or(planned);
    Some((
        due.unwrap_or_else(|| base.plus_months(months)).min(latest),
        latest,
    ))
}

/// Whole months from one day to a later one; and, below one month, the days.
fn since(from: Day, to: Day) -> (usize, usize) {
    let months = (1..=1200)
        .take_while(|months| from.plus_months(*months) <= to)
        .count();
    let days = (1..=31).take_while(|days| from.plus_days(*days) <= to).count();
    (months, days)
}
