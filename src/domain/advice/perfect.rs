//! Too good to be true: no flaw, nothing in the way, nothing that almost made them leave.

use super::{Advice, Rule, Severity, Subject};
use crate::domain::interview::{Facet, Kind};
use crate::domain::persona::Value;
use crate::domain::words::Word;

/// The moment of the journey that asks for the day they nearly left, and the question that asks what would drive them away.
const ALMOST_LEFT: &str = "almost-left";
const WALKS_AWAY: &str = "walks-away";

/// One piece of advice for each thing that is missing. A flaw is what the community method is about; elsewhere it is a hint.
pub fn too_perfect(subject: &Subject) -> Vec<Advice> {
    let missing = |facet: Facet| {
        let is_missing = subject.count(facet) == 0 && subject.is_past_facets(&[facet]);
        let first = subject.asked(|question| question.claim && question.facet == facet);
        first.filter(|_| is_missing)
    };
    let mut found = Vec::new();
    // Details that nobody would invent are no flaw; only the question for one is.
    let flaw = subject.asked(|question| question.id == "imperfection");
    let lacks_flaw = flaw.filter(|flaw| subject.is_past(&flaw.id) && !subject.persona.is_answered(&flaw.id));
    let flaw = if flaw.is_some() {
        lacks_flaw
    } else {
        missing(Facet::Imperfection)
    };
    if let Some(question) = flaw {
        let severity = if subject.gathers() {
            Severity::Hint
        } else {
            Severity::Warning
        };
        found.push(Advice::new(Rule::TooPerfect, severity, Word::AdvicePerfectFlaw).at(&question.id, ""));
    }
    if let Some(question) = missing(Facet::Friction) {
        found.push(
            Advice::new(Rule::TooPerfect, Severity::Warning, Word::AdvicePerfectFriction)
                .at(&question.id, ""),
        );
    } else {
        found.extend(nothing_drives_them_away(subject));
    }
    found
}

/// Neither a moment in which they almost left nor anything that would make them.
fn nothing_drives_them_away(subject: &Subject) -> Option<Advice> {
    let journey = subject.asked(|question| {
        matches!(&question.kind, Kind::Moments { moments } if moments.iter().any(|one| one.id == ALMOST_LEFT))
    });
    let drives = subject.asked(|question| question.id == WALKS_AWAY);
    let question = journey.or(drives)?;
    let is_past = [journey, drives]
        .into_iter()
        .flatten()
        .all(|question| subject.is_past(&question.id));
    let almost_left = journey.is_some_and(|journey| match subject.persona.value(&journey.id) {
        Some(Value::Moments(moments)) => moments.iter().any(|moment| {
            let is_told = !moment.title.trim().is_empty() || !moment.what.trim().is_empty();
            let is_it = moment.moment.as_deref() == Some(ALMOST_LEFT) || !moment.nearly.trim().is_empty();
            is_told && is_it
        }),
        _ => false,
    });
    let is_driven = drives.is_some_and(|drives| subject.persona.is_answered(&drives.id));
    (is_past && !almost_left && !is_driven)
        .then(|| Advice::new(Rule::TooPerfect, Severity::Hint, Word::AdvicePerfectLeft).at(&question.id, ""))
}
