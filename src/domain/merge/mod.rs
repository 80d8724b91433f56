//! One persona edited by several people, brought together answer by answer.
//!
//! [`merge`] takes any number of copies, in any order. What one person changed is taken; what several changed in different ways is a [`Conflict`] with
//! all of it in view, and [`Merged::settle`] takes what was chosen by hand. Nothing is dropped without being told: [`Merged::taken`] names
//! every answer and entry that came from somebody, also those that were taken out.
//!
//! Part by part, what counts is what the copies changed of what they began with, as a set. So the order of the copies does not matter, a copy twice is a copy
//! once, and merging two and then a third is merging all three, as long as nothing had to be settled between. Only the order of things in a
//! list may come out differently then, where things were moved or taken out as well.
//!
//! Without a common beginning nobody can have taken anything out: everything that anybody has stays, and where two say different things of one part, that
//! is a conflict.

mod align;
mod lineage;
mod order;
mod seen;
mod settle;
mod shown;
mod tree;
mod weave;

pub use lineage::{ancestors, handed_out, made_from, says_the_same, state};
pub use seen::{Count, counts, put_count, put_hands};
pub use settle::{NotSettled, Way};
pub use shown::{Shown, ShownSide, shown};
pub use tree::{Fields, Tree};

pub(super) use lineage::{names, origins};
pub(super) use order::merged as merged_order;

use weave::{ANSWERS, Clash, How, Weave};

use super::format;
use super::persona::{Answer, ITEMS_MAX, InterviewRef, Persona, TEXT_MAX, Value};

/// A state of a persona, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    /// The persona.
    pub persona: Persona,
    /// Whose it is or where it came from: a name, a file's name.
    pub from: String,
}

/// Copies brought together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// What came of it. Where there are conflicts, the newest of what clashes stands in it for now; it is not to be kept before they are settled.
    pub persona: Persona,
    /// What several changed in different ways.
    pub conflicts: Vec<Conflict>,
    /// What came from whom; every change but those that clash is in the persona.
    pub taken: Vec<Taken>,
    /// Answers that hold more than a file may. Nothing is left out, but a file of it would be refused elsewhere.
    pub over: Vec<Over>,
    /// The persona's parts, for settling.
    tree: Tree,
    /// Id, times and version of what comes of it.
    like: Persona,
}

/// A part of a persona.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An answer, one of its items, or a field of either.
    Answer {
        /// The question's id.
        question: String,
        /// The item's id; empty for the answer itself.
        item: String,
        /// The field's name in files (`text`, `who`, `what` …); empty for all of it.
        part: String,
    },
    /// Something written beside the answers: a test that is over, a check, a measure, a review, a decision, advice put aside, an edited line.
    Beside {
        /// The section's name in files: `tests`, `validation`, `measures`, `reviews`, `decisions`, `advice`, `briefs`.
        section: String,
        /// What the entry is known by.
        entry: String,
        /// The field's name in files; empty for all of it.
        part: String,
    },
    /// Which interview it was built with.
    Interview,
    /// Something of a later version, which nobody can read here.
    Later {
        /// Where, as in files.
        path: String,
    },
    /// All of it: the copies cannot be brought together part by part.
    Whole,
}

/// What clashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Several wrote different things.
    Differs,
    /// Some took it out while others changed it. The first side keeps it, the second takes it out.
    Removed,
    /// The same things stand in different orders.
    Moved,
}

/// A part that several changed in different ways.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Which part.
    pub place: Place,
    /// What clashes.
    pub what: What,
    /// What it said before, where that is known.
    pub before: Option<Said>,
    /// What it says now, each by somebody; the newest first.
    pub sides: Vec<Side>,
    /// Whether several sides can be put one under the other.
    pub can_join: bool,
    /// Whether several sides can stand beside each other, each an item of its own.
    pub can_stand_apart: bool,
    /// Where it is.
    path: Vec<String>,
}

/// One of the sides of a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// What it says.
    pub says: Said,
    /// Who says so, in order.
    pub from: Vec<String>,
    /// The part itself; none where it is gone.
    tree: Option<Tree>,
}

impl Side {
    /// Every text of this side, whatever it is part of; none for one that only keeps, takes out or orders.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        if let Some(tree) = &self.tree {
            tree.each_text(&mut |text| texts.push(text.to_owned()));
        }
        texts
    }
}

/// What a part of a persona says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A text.
    Text(String),
    /// An answer.
    Value(Value),
    /// A day, a number, the id of something that was chosen.
    Fact(String),
    /// It stays.
    Kept,
    /// It is gone.
    Gone,
    /// The things' keys, in order.
    Order(Vec<String>),
    /// JSON, of what has no other form.
    Json(String),
}

/// An answer or an entry that came from somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub place: Place,
    /// Who changed it, in order.
    pub from: Vec<String>,
    /// Whether it is new.
    pub is_new: bool,
    /// Whether it was taken out.
    pub is_gone: bool,
}

/// An answer that holds more than a file may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// The question's id.
    pub question: String,
    /// How many items it holds, or pieces of evidence, or characters.
    pub count: usize,
    /// How many there may be.
    pub limit: usize,
}

/// Brings copies of a persona together. `ancestor` is what all of them began with, where that is known; [`ancestors`] finds it.
///
/// The id is that of the copy begun first, so that copies with different ids can be brought together where a person says that they are the same.
pub fn merge(ancestor: Option<&Persona>, copies: &[Copy]) -> Merged {
    let ancestors: Vec<&Persona> = ancestor.into_iter().collect();
    merge_onto(&ancestors, copies)
}

/// The same with all of the nearest common ancestors; where these differ, none of them counts.
pub fn merge_onto(ancestors: &[&Persona], copies: &[Copy]) -> Merged {
    let begun: Vec<Tree> = ancestors.iter().map(|one| format::take_apart(one)).collect();
    let base = tree::common(&begun.iter().collect::<Vec<_>>());
    // Everything below goes by this order, so that the one they came in does not matter.
    let mut states: Vec<State> = copies.iter().map(State::of).collect();
    states.sort_by(|one, other| one.rank().cmp(&other.rank()));
    let copies: Vec<&Copy> = states.iter().map(|state| state.copy).collect();
    let mut personas: Vec<Persona> = copies.iter().map(|copy| copy.persona.clone()).collect();
    newest_revisions(&mut personas);
    align::align(base.as_ref(), &mut personas);
    let trees: Vec<Tree> = personas.iter().map(format::take_apart).collect();
    let times: Vec<String> = copies.iter().map(|copy| copy.persona.changed.clone()).collect();
    let sides: weave::Sides = trees.iter().map(Some).enumerate().collect();
    let mut weave = Weave::new(&times);
    let woven = weave.part(base.as_ref(), &sides);
    let tree = woven.unwrap_or_else(|| Tree::Fields(Fields::default()));
    let names = |who: &[usize]| {
        let mut names: Vec<String> = who
            .iter()
            .filter_map(|one| Some(copies.get(*one)?.from.clone()))
            .collect();
        names.sort();
        names.dedup();
        names
    };
    let taken = weave::touched(base.as_ref(), &sides)
        .into_iter()
        .map(|touched| Taken {
            place: place(&tree, &touched.path, None),
            from: names(&touched.who),
            is_new: touched.is_new,
            is_gone: touched.is_gone && tree.at(&touched.path).is_none(),
        })
        .collect();
    let mut conflicts: Vec<Conflict> = weave
        .clashes
        .into_iter()
        .map(|clash| conflict(&tree, clash, &names))
        .collect();
    conflicts.sort_by(|one, other| one.path.cmp(&other.path));
    // Nothing came together: one of the copies has it all.
    let is_one = |index: &usize| {
        trees.get(*index) == Some(&tree)
            && personas.get(*index) == copies.get(*index).map(|copy| &copy.persona)
    };
    let as_it_was = (0..copies.len())
        .filter(is_one)
        .filter_map(|index| copies.get(index));
    let as_it_was = as_it_was.max_by_key(|copy| (copy.persona.version.number, &copy.persona.changed));
    if let Some(copy) = as_it_was.filter(|_| conflicts.is_empty()) {
        return Merged {
            over: over(&copy.persona),
            persona: copy.persona.clone(),
            conflicts,
            taken,
            tree,
            like: copy.persona.clone(),
        };
    }
    let like = like(ancestors, &states);
    let Some(persona) = format::put_together(&tree, &like) else {
        return whole(&copies, &trees, like, &names);
    };
    Merged {
        over: over(&persona),
        persona,
        conflicts,
        taken,
        tree,
        like,
    }
}

/// Of one interview in one language the newest revision among the copies counts: nobody chose it, it came with the app.
fn newest_revisions(personas: &mut [Persona]) {
    let mut known: Vec<InterviewRef> = personas.iter().map(|persona| persona.interview.clone()).collect();
    known.sort_by_key(|interview| core::cmp::Reverse(interview.revision));
    for persona in personas {
        let Persona { interview, .. } = persona;
        let newest = known
            .iter()
            .find(|other| other.id == interview.id && other.language == interview.language);
        if let Some(newest) = newest {
            interview.revision = newest.revision;
        }
    }
}

/// A copy, and what tells it from others.
struct State<'a> {
    copy: &'a Copy,
    hash: String,
    /// What it was made from.
    origins: Vec<String>,
}

impl<'a> State<'a> {
    fn of(copy: &'a Copy) -> Self {
        Self {
            copy,
            hash: format::hash(&copy.persona),
            origins: lineage::origins(&copy.persona),
        }
    }

    /// What tells its state from others, whatever it was made from.
    fn state(&self) -> String {
        if format::parents(&self.copy.persona).is_empty() {
            return self.hash.clone();
        }
        lineage::state(&self.copy.persona)
    }

    /// Where it stands among the copies.
    fn rank(&self) -> (&str, u32, &str, &[String]) {
        let Copy { persona, from } = self.copy;
        (&self.hash, persona.version.number, from, &self.origins)
    }
}

/// Id, times and version of what comes of copies.
fn like(ancestors: &[&Persona], states: &[State]) -> Persona {
    let mut like = Persona::default();
    let personas = || states.iter().map(|state| &state.copy.persona);
    // A copy without a time says nothing of when it was begun.
    let first = personas().min_by_key(|persona| (persona.created.is_empty(), &persona.created, &persona.id));
    let newest = states.iter().max_by_key(|state| {
        let Persona { changed, version, .. } = &state.copy.persona;
        (changed, version.number, &state.hash)
    });
    let (Some(first), Some(newest)) = (first, newest) else {
        return like;
    };
    like.id.clone_from(&first.id);
    like.created.clone_from(&first.created);
    like.changed.clone_from(&newest.copy.persona.changed);
    let number = personas().map(|persona| persona.version.number).max();
    like.version.number = number.unwrap_or_default().saturating_add(1);
    like.version.parent = Some(newest.hash.clone());
    let begun: Vec<String> = ancestors.iter().map(|one| lineage::state(one)).collect();
    let mut needed: Vec<String> = states.iter().map(State::state).collect();
    needed.retain(|state| !begun.contains(state));
    let mut parents: Vec<String> = states.iter().flat_map(|state| &state.origins).cloned().collect();
    parents.extend(needed.iter().cloned());
    lineage::note(&mut like, parents, &needed);
    like
}

/// Copies that cannot be brought together part by part, to choose one of.
fn whole(copies: &[&Copy], trees: &[Tree], like: Persona, names: &dyn Fn(&[usize]) -> Vec<String>) -> Merged {
    let mut order: Vec<usize> = (0..copies.len()).collect();
    order.sort_by_key(|index| {
        copies
            .get(*index)
            .map(|copy| core::cmp::Reverse(&copy.persona.changed))
    });
    let side = |index: &usize| {
        let tree = trees.get(*index)?;
        Some(Side {
            says: Said::Json(format::json_of(tree)),
            from: names(&[*index]),
            tree: Some(tree.clone()),
        })
    };
    let sides: Vec<Side> = order.iter().filter_map(side).collect();
    let tree = sides.first().and_then(|side| side.tree.clone());
    let tree = tree.unwrap_or_else(|| Tree::Fields(Fields::default()));
    Merged {
        persona: format::put_together(&tree, &like).unwrap_or_else(|| like.clone()),
        conflicts: vec![Conflict {
            place: Place::Whole,
            what: What::Differs,
            before: None,
            sides,
            can_join: false,
            can_stand_apart: false,
            path: Vec::new(),
        }],
        taken: Vec::new(),
        over: Vec::new(),
        tree,
        like,
    }
}

/// What a person is shown of a clash.
fn conflict(tree: &Tree, clash: Clash, names: &dyn Fn(&[usize]) -> Vec<String>) -> Conflict {
    let Clash { path, before, how } = clash;
    let says = |part: &Tree| said(tree, &path, part);
    let side = |says: Said, who: &[usize], tree: Option<Tree>| Side {
        says,
        from: names(who),
        tree,
    };
    let mut part_of = None;
    let (what, sides) = match how {
        How::Differs(all) => {
            part_of = all.first().map(|(tree, _)| tree.clone());
            let sides = all
                .into_iter()
                .map(|(part, who)| side(says(&part), &who, Some(part)));
            (What::Differs, sides.collect::<Vec<_>>())
        }
        How::Removed { kept, removed } => (
            What::Removed,
            vec![side(Said::Kept, &kept, None), side(Said::Gone, &removed, None)],
        ),
        How::Moved(orders) => (
            What::Moved,
            orders
                .into_iter()
                .map(|(order, who)| side(Said::Order(order), &who, None))
                .collect(),
        ),
    };
    let place = place(tree, &path, part_of.as_ref());
    let is_text = |side: &Side| matches!(side.tree, Some(Tree::Line(_) | Tree::Text(_)));
    let are_texts = what == What::Differs && sides.iter().all(is_text);
    let is_ours = !matches!(place, Place::Later { .. } | Place::Whole);
    Conflict {
        before: before.filter(|_| what != What::Moved).map(|part| says(&part)),
        what,
        can_join: are_texts && is_ours,
        can_stand_apart: what == What::Differs
            && matches!(&place, Place::Answer { item, .. } if !item.is_empty()),
        sides,
        place,
        path,
    }
}

/// What a part says that stands at a path of a whole.
fn said(whole: &Tree, path: &[String], part: &Tree) -> Said {
    let is_answer = path.first().is_some_and(|first| first == ANSWERS);
    let depth = path.len();
    if let (true, Some(answer)) = (is_answer && (2..=3).contains(&depth), path.get(..2)) {
        // A whole answer, or all of its value.
        let mut found = whole.at(answer).cloned();
        if depth == 2 {
            found = Some(part.clone());
        } else if let Some(found) = &mut found {
            found.put(path.get(2..).unwrap_or_default(), part.clone());
        }
        if let Some(Answer { value, .. }) = found.as_ref().and_then(format::answer_of)
            && !matches!(value, Value::Other { .. })
        {
            return match value {
                Value::ShortText(text) | Value::LongText(text) => Said::Text(text),
                value => Said::Value(value),
            };
        }
    }
    match part {
        Tree::Line(text) | Tree::Text(text) => Said::Text(text.clone()),
        Tree::Whole(json) => format::plain(json).map_or_else(|| Said::Json(json.clone()), Said::Fact),
        part => first_text(part).map_or_else(|| Said::Json(format::json_of(part)), Said::Text),
    }
}

/// What to call an item or an entry: the first of its texts that says something.
fn first_text(part: &Tree) -> Option<String> {
    let names = [
        "text", "words", "title", "what", "says", "said", "name", "note", "reason",
    ];
    names.into_iter().find_map(|name| match part.child(name)? {
        Tree::Line(text) | Tree::Text(text) if !text.trim().is_empty() => Some(text.clone()),
        _ => None,
    })
}

/// Which part of a persona is at a path; `part` is what would stand there.
fn place(whole: &Tree, path: &[String], part: Option<&Tree>) -> Place {
    let later = || Place::Later { path: path.join(".") };
    let rest = |from: usize| path.get(from..).unwrap_or_default().join(".");
    match path {
        [] => Place::Whole,
        [first] if first == "interview" => Place::Interview,
        [first, question, below @ ..] if first == ANSWERS => {
            let answer = |item: &str, part: String| Place::Answer {
                question: question.clone(),
                item: item.to_owned(),
                part,
            };
            let is_known = |tree: &Tree| matches!(tree, Tree::Kind(kind, _) if format::is_known_kind(kind));
            let is_known = whole
                .at(&[first.clone(), question.clone()])
                .or(part)
                .is_none_or(is_known);
            match below {
                [] => answer("", String::new()),
                _ if !is_known => later(),
                [value] if value == "value" => answer("", String::new()),
                [value, name, ..] if value == "value" => {
                    let value = whole.at(path.get(..3).unwrap_or_default());
                    match value {
                        Some(Tree::Things(_)) => answer(name, rest(4)),
                        _ => answer("", rest(3)),
                    }
                }
                [name, ..] if name == "evidence" => answer("", rest(2)),
                _ => later(),
            }
        }
        [section, below @ ..] if format::is_section(section) => Place::Beside {
            section: section.clone(),
            entry: below.first().cloned().unwrap_or_default(),
            part: rest(2),
        },
        _ => later(),
    }
}

/// Answers that hold more than a file may; of a settled persona, they may be others than before.
pub fn over(persona: &Persona) -> Vec<Over> {
    let mut found = Vec::new();
    for (question, answer) in &persona.answers {
        let mut add = |count: usize, limit: usize| {
            if count > limit {
                found.push(Over {
                    question: question.clone(),
                    count,
                    limit,
                });
            }
        };
        match &answer.value {
            Value::ShortText(text) | Value::LongText(text) => {
                if text.len() > TEXT_MAX {
                    add(text.chars().count(), TEXT_MAX);
                }
            }
            Value::Choices(choices) => add(choices.own.len().max(choices.options.len()), ITEMS_MAX),
            value => add(value.item_ids().len(), ITEMS_MAX),
        }
        let mut items = answer.value.item_ids();
        items.push(String::new());
        for item in items {
            add(persona.evidence(question, &item).len(), ITEMS_MAX);
        }
    }
    found.sort_by(|one, other| (&one.question, other.count).cmp(&(&other.question, one.count)));
    found.dedup();
    found
}

#[cfg(test)]
mod tests;
