//! All from one side: one kind of source, words without numbers, numbers without words; where one watches, all of it from a single day.

use super::{Advice, Filling, Rule, Severity, Subject};
use crate::domain::day::Day;
use crate::domain::interview::Kind;
use crate::domain::persona::{Form, Sign, Value};
use crate::domain::words::Word;

/// With fewer pieces of evidence than this nothing can be told.
const FEWEST: usize = 4;

/// What the customer and the research method want mixed; the community method wants more than one day instead.
pub fn single_source(subject: &Subject) -> Vec<Advice> {
    if subject.gathers() {
        one_family(subject).into_iter().collect()
    } else {
        one_day(subject).into_iter().collect()
    }
}

fn one_family(subject: &Subject) -> Option<Advice> {
    let question = subject.asked(|question| matches!(question.kind, Kind::Sources { .. }))?;
    let (mut signs, mut pieces) = (Vec::new(), 0);
    for piece in subject.said.iter().flat_map(|said| said.evidence) {
        let sign = piece.kind.sign();
        if sign != Sign::Guess {
            pieces += 1;
            if !signs.contains(&sign) {
                signs.push(sign);
            }
        }
    }
    if pieces < FEWEST || !subject.is_past(&question.id) {
        return None;
    }
    let (mut words, mut numbers) = (
        signs.contains(&Sign::Seen) || signs.contains(&Sign::Told),
        signs.contains(&Sign::Counted),
    );
    // What was gathered counts, too, if anything was.
    if let Some(Value::Sources(sources)) = subject.persona.value(&question.id) {
        for source in sources.iter().filter(|source| !source.said.trim().is_empty()) {
            words |= source.form != Form::Numbers;
            numbers |= source.form != Form::Words;
        }
    }
    let advice = |severity, why| Advice::new(Rule::SingleSource, severity, why).at(&question.id, "");
    match signs.as_slice() {
        [only] => Some(
            advice(Severity::Warning, Word::AdviceSingleFamily)
                .filled("family", Filling::Family(*only))
                .resting_on(only.id()),
        ),
        _ if words && !numbers => Some(advice(Severity::Hint, Word::AdviceSingleWords).resting_on("words")),
        _ if numbers && !words => {
            Some(advice(Severity::Hint, Word::AdviceSingleNumbers).resting_on("numbers"))
        }
        _ => None,
    }
}

fn one_day(subject: &Subject) -> Option<Advice> {
    let mut days: Vec<Day> = Vec::new();
    let (mut pieces, mut first) = (0, None);
    for said in &subject.said {
        for piece in said.evidence {
            if piece.kind.sign() == Sign::Guess {
                continue;
            }
            // What has no day may be of any.
            let day = piece.date?;
            pieces += 1;
            first = first.or(Some((said.question.id.as_str(), said.item)));
            if !days.contains(&day) {
                days.push(day);
            }
        }
    }
    let ((question, item), [day]) = (first?, days.as_slice()) else {
        return None;
    };
    (pieces >= FEWEST && subject.is_past(question)).then(|| {
        Advice::new(Rule::SingleSource, Severity::Hint, Word::AdviceSingleDay)
            .at(question, item)
            .filled("day", Filling::Day(*day))
            .resting_on(&day.to_string())
    })
}
