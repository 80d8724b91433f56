//! Conflicts settled by hand.

use super::tree::Tree;
use super::{Conflict, Merged, Place, What, align};
use crate::domain::format;
use crate::domain::persona::{Persona, TEXT_MAX};

/// How a conflict is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// One side is taken, by its index.
    Take(usize),
    /// The words of these sides, one under the other; on one line, with a stroke between them.
    Join(Vec<usize>),
    /// These sides stay, each as an item of its own.
    Apart(Vec<usize>),
}

/// Why conflicts are not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSettled {
    /// These are open still, by their indices.
    Open(Vec<usize>),
    /// This one cannot be settled so, by its index.
    NotSo(usize),
    /// The words of all sides together are more than a text may have; by the conflict's index.
    TooLong {
        /// Which conflict.
        conflict: usize,
        /// How many characters there may be.
        limit: usize,
    },
}

impl Merged {
    /// Whether nothing has to be chosen.
    pub fn is_settled(&self) -> bool {
        self.conflicts.is_empty()
    }

    /// The persona with every conflict settled as a person chose: ways by the conflicts' indices. Of two ways for one conflict the later counts.
    ///
    /// # Errors
    /// The conflicts that are open still, or the first that cannot be settled so.
    pub fn settle(&self, ways: &[(usize, Way)]) -> Result<Persona, NotSettled> {
        let chosen = |index: usize| {
            ways.iter()
                .rev()
                .find(|(other, _)| *other == index)
                .map(|(_, way)| way)
        };
        let open: Vec<usize> = (0..self.conflicts.len())
            .filter(|index| chosen(*index).is_none())
            .collect();
        if !open.is_empty() {
            return Err(NotSettled::Open(open));
        }
        if self.conflicts.is_empty() {
            return Ok(self.persona.clone());
        }
        let mut tree = self.tree.clone();
        let all: Vec<(usize, &Conflict, &Way)> = self
            .conflicts
            .iter()
            .enumerate()
            .filter_map(|(index, conflict)| Some((index, conflict, chosen(index)?)))
            .collect();
        // What was written first, then what stands beside it, then the orders; what goes goes last.
        for (index, conflict, way) in all
            .iter()
            .filter(|(_, conflict, _)| conflict.what == What::Differs)
        {
            let part = part(*index, conflict, way)?;
            tree.put(&conflict.path, part);
            keep_aside(&mut tree, conflict, way);
        }
        for (index, conflict, way) in &all {
            if let Way::Apart(sides) = way {
                stand_apart(&mut tree, &self.like, *index, conflict, sides)?;
            }
        }
        for (index, conflict, way) in &all {
            let Way::Take(side) = way else { continue };
            let Some(taken) = conflict.sides.get(*side) else {
                return Err(NotSettled::NotSo(*index));
            };
            if let (What::Moved, super::Said::Order(order)) = (conflict.what, &taken.says)
                && let Some(things) = tree.at_mut(&conflict.path).and_then(Tree::things_mut)
            {
                put_in_order(things, order);
            }
        }
        for (_, conflict, way) in &all {
            if conflict.what == What::Removed && **way == Way::Take(1) {
                tree.remove(&conflict.path);
            }
        }
        let persona = format::put_together(&tree, &self.like);
        let mut persona = persona.ok_or(NotSettled::NotSo(0))?;
        // An answer that lost its last item is none.
        let blank: Vec<String> = persona
            .answers
            .iter()
            .filter(|(question, answer)| {
                let is_touched = all
                    .iter()
                    .any(|(_, conflict, _)| conflict.path.get(1) == Some(question));
                is_touched
                    && answer.value.is_blank()
                    && answer.evidence.is_empty()
                    && answer.unknown.is_empty()
            })
            .map(|(question, _)| question.clone())
            .collect();
        for question in blank {
            persona.answers.remove(&question);
        }
        Ok(persona)
    }
}

/// The part that a way makes of the sides.
fn part(index: usize, conflict: &Conflict, way: &Way) -> Result<Tree, NotSettled> {
    let not_so = NotSettled::NotSo(index);
    let side = |side: &usize| conflict.sides.get(*side).and_then(|side| side.tree.as_ref());
    match way {
        Way::Take(one) => side(one).cloned().ok_or(not_so),
        // The first stays where it is.
        Way::Apart(sides) if conflict.can_stand_apart => sides.first().and_then(side).cloned().ok_or(not_so),
        Way::Join(sides) if conflict.can_join => {
            let parts: Option<Vec<&Tree>> = sides.iter().map(side).collect();
            let parts = parts.ok_or_else(|| not_so.clone())?;
            let mut texts: Vec<&str> = Vec::new();
            for part in &parts {
                if let Tree::Line(text) | Tree::Text(text) = part
                    && !text.is_empty()
                    && !texts.contains(&text.as_str())
                {
                    texts.push(text);
                }
            }
            let is_long = matches!(parts.first(), Some(Tree::Text(_)));
            let text = texts.join(if is_long { "\n\n" } else { " / " });
            if text.chars().count() > TEXT_MAX {
                return Err(NotSettled::TooLong {
                    conflict: index,
                    limit: TEXT_MAX,
                });
            }
            match parts.first() {
                Some(Tree::Text(_)) => Ok(Tree::Text(text)),
                Some(_) => Ok(Tree::Line(text)),
                None => Err(not_so),
            }
        }
        _ => Err(not_so),
    }
}

/// What is of a later version and was not taken is kept beside what was: nobody here can say what it is worth.
fn keep_aside(tree: &mut Tree, conflict: &Conflict, way: &Way) {
    let (Place::Later { path }, Way::Take(taken)) = (&conflict.place, way) else {
        return;
    };
    let aside = [format::KEPT_ASIDE.to_owned()];
    if tree.at(&aside).and_then(Tree::things).is_none() {
        tree.put(&aside, Tree::Set(Vec::new()));
    }
    for (_, side) in conflict
        .sides
        .iter()
        .enumerate()
        .filter(|(index, _)| index != taken)
    {
        let entry = side.tree.as_ref().and_then(|part| format::aside(path, part));
        if let Some(((key, entry), things)) = entry.zip(tree.at_mut(&aside).and_then(Tree::things_mut))
            && !things.iter().any(|(other, _)| *other == key)
        {
            things.push((key, entry));
        }
    }
}

/// Puts the other sides behind the first, each an item like it with an id of its own.
fn stand_apart(
    tree: &mut Tree,
    like: &Persona,
    index: usize,
    conflict: &Conflict,
    sides: &[usize],
) -> Result<(), NotSettled> {
    let not_so = NotSettled::NotSo(index);
    let (Some(list), Some(item), Some(below)) = (
        conflict.path.get(..3),
        conflict.path.get(3),
        conflict.path.get(4..),
    ) else {
        return Err(not_so);
    };
    for side in sides.iter().skip(1) {
        let part = conflict.sides.get(*side).and_then(|side| side.tree.clone());
        let part = part.ok_or_else(|| not_so.clone())?;
        let things = tree
            .at(list)
            .and_then(Tree::things)
            .ok_or_else(|| not_so.clone())?;
        let place = things.iter().position(|(key, _)| key == item);
        let (place, mut thing) = place
            .and_then(|place| Some((place, things.get(place)?.1.clone())))
            .ok_or_else(|| not_so.clone())?;
        // Ids of the whole persona, so that it is nobody else's either.
        let taken = format::put_together(tree, like).ok_or_else(|| not_so.clone())?;
        let id = align::free_id(&[taken], item);
        thing.put(&["id".to_owned()], format::id_part(&id));
        if thing.child("moment").is_some() {
            // The interview's own moment is the first.
            thing.put(&["moment".to_owned()], format::no_part());
        }
        thing.put(below, part);
        if let Some(things) = tree.at_mut(list).and_then(Tree::things_mut) {
            // Behind the one it was, and those already set apart from it.
            let mut at = place + 1;
            while things
                .get(at)
                .is_some_and(|(key, _)| key.starts_with(&[item, "-"].concat()))
            {
                at += 1;
            }
            things.insert(at, (id, thing));
        }
    }
    Ok(())
}

/// Puts those things that an order names into that order; all others stay where they are.
fn put_in_order(things: &mut [(String, Tree)], order: &[String]) {
    let slots: Vec<usize> = (0..things.len())
        .filter(|slot| things.get(*slot).is_some_and(|(key, _)| order.contains(key)))
        .collect();
    let wanted: Vec<(String, Tree)> = order
        .iter()
        .filter_map(|key| things.iter().find(|(other, _)| other == key).cloned())
        .collect();
    for (slot, thing) in slots.into_iter().zip(wanted) {
        if let Some(place) = things.get_mut(slot) {
            *place = thing;
        }
    }
}
