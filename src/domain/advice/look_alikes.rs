//! Two personas that want, fear and do the same.

use super::{Advice, Filling, Rule, Severity, Subject};
use crate::domain::likeness::likeness;
use crate::domain::words::Word;

/// From this share of common claims on, in thousandths, two can hardly be told apart at all.
const TWINS: usize = 800;

/// One piece of advice for each other persona that this one is like; what both say is shown.
pub fn look_alikes(subject: &Subject) -> Vec<Advice> {
    let Some(others) = subject.others else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (interview, other) in others.personas {
        let likeness = likeness((subject.interview, subject.persona), (interview, other));
        let Some((first, _)) = likeness.shared.first().filter(|_| likeness.is_look_alike()) else {
            continue;
        };
        if !subject.is_past(&first.question) {
            continue;
        }
        let severity = if likeness.share_thousandths >= TWINS {
            Severity::Strong
        } else {
            Severity::Warning
        };
        let name = other.name();
        let why = if name.short().is_empty() {
            Word::AdviceLookAlikesNameless
        } else {
            Word::AdviceLookAlikesWhy
        };
        let shared: Vec<String> = likeness
            .shared
            .iter()
            .map(|(mine, _)| mine.text.clone())
            .collect();
        found.push(
            Advice::new(Rule::LookAlikes, severity, why)
                .at(&first.question, "")
                .filled("name", Filling::Text(name.short().to_owned()))
                .filled(
                    "share",
                    Filling::Text((likeness.share_thousandths / 10).to_string()),
                )
                .resting_on(&[&other.id, ": ", &shared.join(" · ")].concat())
                .quoting(shared),
        );
    }
    found
}
