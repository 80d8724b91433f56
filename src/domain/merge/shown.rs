//! What people read of a conflict: what it is about, and what each side says.

use super::{Conflict, Place, Said};
use crate::domain::edit::Field;
use crate::domain::format::record;
use crate::domain::history::lines_of;
use crate::domain::interview::Interview;
use crate::domain::persona::{Answer, Persona, Value};
use crate::domain::words::{Word, Words, form};

/// A conflict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The answer's or the section's name.
    pub title: String,
    /// Which item or entry, in its own first words; empty for the answer itself.
    pub item: String,
    /// Which part of it; empty for all of it.
    pub part: String,
    /// What it said before; none where that is not known.
    pub before: Option<String>,
    /// What it says now, in the conflict's order.
    pub sides: Vec<ShownSide>,
}

/// One side of a conflict in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSide {
    /// What it says; several lines where it has several.
    pub text: String,
    /// Who says so, in order.
    pub from: Vec<String>,
}

/// A conflict in words. `persona` is the merged one, in which its items are found.
pub fn shown(conflict: &Conflict, persona: &Persona, interview: Option<&Interview>, words: &Words) -> Shown {
    let part_of = |part: &str| {
        if part.is_empty() {
            String::new()
        } else {
            form(words.get(Word::MergeParts), part).to_owned()
        }
    };
    let mut asked = None;
    let (title, item, part) = match &conflict.place {
        Place::Answer { question, item, part } => {
            asked = interview.and_then(|interview| interview.question(question));
            let label = asked.map_or(question, |question| &question.label).clone();
            let value = persona.value(question);
            let item = value.map(|value| first_words(value, item)).unwrap_or_default();
            (label, item, part_of(part))
        }
        Place::Beside { section, entry, part } => (
            form(words.get(Word::MergeSections), section).to_owned(),
            entry_words(persona, section, entry),
            part_of(part),
        ),
        Place::Interview => (
            words.get(Word::MergeInterview).to_owned(),
            String::new(),
            String::new(),
        ),
        Place::Later { path } => (
            words.get(Word::MergeLater).to_owned(),
            String::new(),
            path.clone(),
        ),
        Place::Whole => (
            words.get(Word::MergeWhole).to_owned(),
            String::new(),
            String::new(),
        ),
    };
    let feelings = matches!(&conflict.place, Place::Answer { part, .. } if part == "feeling");
    let said = |said: &Said| match said {
        Said::Fact(text) if feelings => form(words.get(Word::Feelings), text).to_owned(),
        Said::Text(text) | Said::Fact(text) | Said::Json(text) => text.clone(),
        Said::Value(value) => lines_of(asked, words, &Answer::from(value.clone())).join("\n"),
        Said::Kept => words.get(Word::MergeKept).to_owned(),
        Said::Gone => words.get(Word::MergeGone).to_owned(),
        Said::Order(keys) => {
            let Place::Answer { question, .. } = &conflict.place else {
                return keys.join("\n");
            };
            let value = persona.value(question);
            let lines = keys
                .iter()
                .map(|key| value.map(|value| first_words(value, key)).unwrap_or_default());
            lines.collect::<Vec<_>>().join("\n")
        }
    };
    Shown {
        title,
        item,
        part,
        before: conflict.before.as_ref().map(said),
        sides: conflict
            .sides
            .iter()
            .map(|side| ShownSide {
                text: said(&side.says),
                from: side.from.clone(),
            })
            .collect(),
    }
}

/// What to call an item: the first of its texts that says something.
pub(super) fn first_words(value: &Value, item: &str) -> String {
    if item.is_empty() {
        return String::new();
    }
    let texts = [
        Field::Text,
        Field::Words,
        Field::Title,
        Field::What,
        Field::Said,
        Field::Source,
    ];
    let texts = texts.map(|field| value.text(item, field));
    texts
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default()
}

/// What to call an entry beside the answers.
fn entry_words(persona: &Persona, section: &str, entry: &str) -> String {
    let record = record(persona);
    let found = match section {
        "tests" => record
            .tests
            .iter()
            .find(|one| one.id == entry)
            .map(|one| &one.what),
        "validation" => record
            .checks
            .iter()
            .find(|one| one.id == entry)
            .map(|one| &one.says),
        "measures" => record
            .measures
            .iter()
            .find(|one| one.id == entry)
            .map(|one| &one.name),
        "reviews" => record
            .reviews
            .iter()
            .find(|one| one.id == entry)
            .map(|one| &one.note),
        "decisions" => record
            .decisions
            .iter()
            .find(|one| one.id == entry)
            .map(|one| &one.what),
        "advice" => record
            .dismissals
            .iter()
            .find(|one| [one.rule.as_str(), &one.question, &one.item].join(" ") == entry)
            .map(|one| &one.reason),
        "briefs" => record
            .edits
            .iter()
            .find(|one| [one.team.as_str(), &one.line].join(" ") == entry)
            .map(|one| &one.text),
        _ => None,
    };
    found.cloned().unwrap_or_default()
}
