//! The day to look again has passed.

use super::{Advice, Filling, Mend, Rule, Severity, Subject};
use crate::domain::day::Day;
use crate::domain::interview::{Facet, Kind};
use crate::domain::review;
use crate::domain::words::Word;

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

/// When to look again, and the latest day that the method allows; the same clock as everywhere.
fn due(subject: &Subject) -> Option<(Day, Day)> {
    let (interview, persona, reviews) = (subject.interview, subject.persona, &subject.record.reviews);
    let base = review::base(persona, reviews)?;
    let due = review::due(interview, persona, reviews)?;
    Some((due, review::no_later(interview, base)))
}

/// Whole months from one day to a later one; and, below one month, the days.
fn since(from: Day, to: Day) -> (usize, usize) {
    let months = (1..=1200)
        .take_while(|months| from.plus_months(*months) <= to)
        .count();
    let days = (1..=31).take_while(|days| from.plus_days(*days) <= to).count();
    (months, days)
}
