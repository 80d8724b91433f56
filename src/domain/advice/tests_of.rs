//! The one test: none planned, or its day has passed and nobody wrote down what came of it.

use super::{Advice, Filling, Mend, Rule, Severity, Subject};
use crate::domain::interview::Kind;
use crate::domain::persona::Value;
use crate::domain::record::TriedKind;
use crate::domain::words::Word;

/// No test planned and none past; or a planned one whose date lies behind and that has no result.
pub fn tests(subject: &Subject) -> Vec<Advice> {
    let Some(question) = subject.asked(|question| matches!(question.kind, Kind::Test)) else {
        return Vec::new();
    };
    let past = &subject.record.tests;
    let test = match subject.persona.value(&question.id) {
        Some(Value::Test(test)) if !test.what.trim().is_empty() => test,
        _ => {
            // A gesture is no test.
            let is_tried = past.iter().any(|test| test.kind != Some(TriedKind::Gesture));
            let lacks = subject.is_past(&question.id) && !is_tried;
            let advice = Advice::new(Rule::NoTest, Severity::Hint, Word::AdviceNoTestWhy);
            return lacks.then(|| advice.at(&question.id, "")).into_iter().collect();
        }
    };
    let what = test.what.trim();
    let has_result = past.iter().any(|test| test.what.trim() == what);
    let Some(date) = test
        .date
        .filter(|date| *date < subject.today && !has_result && subject.is_past(&question.id))
    else {
        return Vec::new();
    };
    vec![
        Advice::new(Rule::StaleTest, Severity::Warning, Word::AdviceStaleTestWhy)
            .at(&question.id, "")
            .filled("day", Filling::Day(date))
            .quoting(vec![what.to_owned()])
            .mended(Mend::Use)
            .resting_on(&[what, " ", &date.to_string()].concat()),
    ]
}
