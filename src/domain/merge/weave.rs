//! Several trees woven into one: what one of them changed is taken, what several changed differently is a clash.

use super::order;
use super::tree::{Fields, Tree};
use crate::domain::map::Map;

/// The name of the answers among a persona's parts.
pub(super) const ANSWERS: &str = "answers";

/// A part that several changed in different ways.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clash {
    /// Where it is.
    pub(super) path: Vec<String>,
    /// What it was before, where that is known.
    pub(super) before: Option<Tree>,
    /// What became of it.
    pub(super) how: How,
}

/// What several did to a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum How {
    /// They wrote different things; by whom each, the newest first.
    Differs(Vec<(Tree, Vec<usize>)>),
    /// Some took it out while others changed it.
    Removed {
        /// Who changed it.
        kept: Vec<usize>,
        /// Who took it out.
        removed: Vec<usize>,
    },
    /// They put the same things into different orders; the newest first.
    Moved(Vec<(Vec<String>, Vec<usize>)>),
}

/// An answer or an entry that somebody changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Touched {
    /// Where it is.
    pub(super) path: Vec<String>,
    /// Who changed it.
    pub(super) who: Vec<usize>,
    /// Whether it is new.
    pub(super) is_new: bool,
    /// Whether it is gone.
    pub(super) is_gone: bool,
}

/// What each copy says of a part; nothing where it has no such part.
pub(super) type Sides<'a> = Vec<(usize, Option<&'a Tree>)>;

/// The work in hand.
pub(super) struct Weave<'w> {
    /// When each copy was changed last, RFC 3339 in UTC.
    pub(super) times: &'w [String],
    pub(super) clashes: Vec<Clash>,
    path: Vec<String>,
}

/// The answers and the entries beside them that somebody changed.
pub(super) fn touched(base: Option<&Tree>, sides: &Sides) -> Vec<Touched> {
    fn names(tree: &Tree) -> Vec<&str> {
        match tree {
            Tree::Fields(fields) => fields.0.keys().map(String::as_str).collect(),
            tree => tree
                .things()
                .into_iter()
                .flatten()
                .map(|(key, _)| key.as_str())
                .collect(),
        }
    }
    let all_names = |base: Option<&Tree>, sides: &Sides| -> Vec<String> {
        let trees = sides.iter().filter_map(|(_, tree)| *tree).chain(base);
        let mut all: Vec<String> = trees.flat_map(names).map(str::to_owned).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut found = Vec::new();
    for part in all_names(base, sides) {
        let base = base.and_then(|base| base.child(&part));
        let sides = below(sides, |tree| tree.child(&part));
        for name in all_names(base, &sides) {
            let base = base.and_then(|base| base.child(&name));
            let sides = below(&sides, |tree| tree.child(&name));
            let groups = changed(base, &sides);
            if !groups.is_empty() {
                found.push(Touched {
                    path: vec![part.clone(), name],
                    who: who_of(groups.iter()),
                    is_new: base.is_none(),
                    is_gone: groups.iter().all(|group| group.tree.is_none()),
                });
            }
        }
    }
    found
}

/// Those who say the same.
struct Group<'a> {
    tree: Option<&'a Tree>,
    who: Vec<usize>,
}

impl<'w> Weave<'w> {
    /// Of copies that were changed last at these times.
    pub(super) fn new(times: &'w [String]) -> Self {
        Self {
            times,
            clashes: Vec::new(),
            path: Vec::new(),
        }
    }

    /// Weaves what the copies say of a part; `base` is what they all began with.
    pub(super) fn part(&mut self, base: Option<&Tree>, sides: &Sides) -> Option<Tree> {
        let groups = changed(base, sides);
        match &groups[..] {
            [] => base
                .cloned()
                // Blank parts that nobody began with.
                .or_else(|| sides.iter().filter_map(|(_, tree)| *tree).min().cloned()),
            [Group { tree, .. }] => tree.cloned(),
            _ => {
                let removed: Vec<usize> = who_of(groups.iter().filter(|group| group.tree.is_none()));
                if removed.is_empty() {
                    return self.changed_by_several(base, sides, &groups);
                }
                let kept = who_of(groups.iter().filter(|group| group.tree.is_some()));
                let others: Sides = sides.iter().filter(|(_, tree)| tree.is_some()).copied().collect();
                self.clashes.push(Clash {
                    path: self.path.clone(),
                    before: base.cloned(),
                    how: How::Removed { kept, removed },
                });
                self.part(base, &others)
            }
        }
    }

    /// The same where several changed it and nobody took it out.
    fn changed_by_several(&mut self, base: Option<&Tree>, sides: &Sides, groups: &[Group]) -> Option<Tree> {
        let trees: Vec<&Tree> = groups.iter().filter_map(|group| group.tree).collect();
        let first = trees.first()?;
        let is_alike = |tree: &Tree| match (*first, tree) {
            (Tree::Fields(_), Tree::Fields(_))
            | (Tree::Things(_), Tree::Things(_))
            | (Tree::Set(_), Tree::Set(_)) => true,
            (Tree::Kind(one, _), Tree::Kind(other, _)) => one == other,
            _ => false,
        };
        if !trees.iter().all(|tree| is_alike(tree)) {
            return Some(self.differs(base, groups));
        }
        let base = base.filter(|base| is_alike(base));
        // Who left another shape as it was says nothing of this one.
        let sides: Sides = sides
            .iter()
            .filter(|(_, tree)| tree.is_some_and(is_alike))
            .copied()
            .collect();
        Some(match first {
            Tree::Fields(_) => Tree::Fields(Fields(self.fields(base, &sides))),
            Tree::Kind(kind, _) => {
                let woven = self.part(base.and_then(within), &below(&sides, within))?;
                Tree::Kind(kind.clone(), Box::new(woven))
            }
            Tree::Set(_) => Tree::Set(self.things(base, &sides, false)),
            _ => Tree::Things(self.things(base, &sides, true)),
        })
    }

    fn fields(&mut self, base: Option<&Tree>, sides: &Sides) -> Map<Tree> {
        let mut names: Vec<&String> = sides
            .iter()
            .filter_map(|(_, tree)| *tree)
            .chain(base)
            .filter_map(Tree::fields)
            .flat_map(Map::keys)
            .collect();
        names.sort_unstable();
        names.dedup();
        let mut woven = Map::new();
        for name in names {
            let part = self.child(name, base, sides);
            if let Some(part) = part {
                woven.insert(name.clone(), part);
            }
        }
        woven
    }

    /// Weaves the part or thing with this name.
    fn child(&mut self, name: &str, base: Option<&Tree>, sides: &Sides) -> Option<Tree> {
        let base = base.and_then(|base| base.child(name));
        let mut sides = below(sides, |tree| tree.child(name));
        self.path.push(name.to_owned());
        // Who takes the last thing out of an answer takes the answer away; what others add to it is no clash with that.
        let is_answer = matches!(&self.path[..], [first, _] if first == ANSWERS);
        let emptied = base.filter(|_| is_answer).and_then(Tree::emptied);
        let mut was_away = false;
        if let Some(emptied) = &emptied {
            for (_, tree) in &mut sides {
                if tree.is_none() {
                    was_away = true;
                    *tree = Some(emptied);
                }
            }
        }
        let woven = self.part(base, &sides);
        self.path.pop();
        woven.filter(|woven| !was_away || !woven.is_emptied())
    }

    fn things(&mut self, base: Option<&Tree>, sides: &Sides, is_ordered: bool) -> Vec<(String, Tree)> {
        fn keys(tree: &Tree) -> Vec<&str> {
            let things = tree.things().map_or(&[][..], Vec::as_slice);
            things.iter().map(|(key, _)| key.as_str()).collect()
        }
        let begun = base.map(keys).unwrap_or_default();
        let lists: Vec<(usize, Vec<&str>)> = sides
            .iter()
            .filter_map(|(who, tree)| Some((*who, keys((*tree)?))))
            .collect();
        // Lists that put what was there into another order count before those that did not.
        let in_order = |list: &[&str]| {
            let places: Vec<usize> = list
                .iter()
                .filter_map(|key| begun.iter().position(|other| other == key))
                .collect();
            places.is_sorted()
        };
        let is_still = |list: &[&str]| base.is_some() && in_order(list);
        let (mut still, mut moved): (Vec<Vec<&str>>, Vec<Vec<&str>>) = lists
            .iter()
            .map(|(_, list)| list.clone())
            .partition(|list| is_still(list));
        for lists in [&mut still, &mut moved] {
            lists.sort_unstable();
            lists.dedup();
        }
        if is_ordered {
            let movers: Vec<&(usize, Vec<&str>)> = lists
                .iter()
                .filter(|(_, list)| !list.is_empty() && !is_still(list))
                .collect();
            moved = self.moved(&movers, moved);
        }
        moved.append(&mut still);
        moved.push(begun);
        let mut woven = Vec::new();
        for key in order::merged(&moved) {
            if let Some(thing) = self.child(key, base, sides) {
                woven.push((key.to_owned(), thing));
            }
        }
        woven
    }

    /// Notes where several put the same things into different orders; the newest order comes first.
    fn moved<'a>(
        &mut self,
        movers: &[&(usize, Vec<&'a str>)],
        mut lists: Vec<Vec<&'a str>>,
    ) -> Vec<Vec<&'a str>> {
        let is_common = |key: &str| movers.iter().all(|(_, list)| list.contains(&key));
        let mut orders: Vec<(Vec<String>, Vec<usize>)> = Vec::new();
        for (who, list) in movers {
            let common = list.iter().filter(|key| is_common(key));
            let common: Vec<String> = common.map(|key| (*key).to_owned()).collect();
            match orders.iter_mut().find(|(order, _)| *order == common) {
                Some((_, others)) => others.push(*who),
                None => orders.push((common, vec![*who])),
            }
        }
        if orders.len() < 2 {
            return lists;
        }
        orders.sort_by(|(one, by_one), (other, by_other)| {
            self.newest(by_other)
                .cmp(&self.newest(by_one))
                .then_with(|| one.cmp(other))
        });
        if let Some((first, _)) = orders.first() {
            let agrees = |list: &Vec<&str>| {
                let common = list.iter().copied().filter(|key| is_common(key));
                common.eq(first.iter().map(String::as_str))
            };
            lists.sort_by_key(|list| !agrees(list));
        }
        self.clashes.push(Clash {
            path: self.path.clone(),
            before: None,
            how: How::Moved(orders),
        });
        lists
    }

    /// Notes that several wrote different things; the newest stands for now.
    fn differs(&mut self, base: Option<&Tree>, groups: &[Group]) -> Tree {
        let mut all: Vec<(Tree, Vec<usize>)> = groups
            .iter()
            .filter_map(|group| Some((group.tree?.clone(), group.who.clone())))
            .collect();
        all.sort_by(|(one, by_one), (other, by_other)| {
            self.newest(by_other)
                .cmp(&self.newest(by_one))
                .then_with(|| one.cmp(other))
        });
        let newest = all.first().map(|(tree, _)| tree.clone());
        self.clashes.push(Clash {
            path: self.path.clone(),
            before: base.cloned(),
            how: How::Differs(all),
        });
        newest.unwrap_or_else(|| Tree::Line(String::new()))
    }

    /// When the newest of some copies was changed.
    fn newest(&self, who: &[usize]) -> Option<&String> {
        who.iter().filter_map(|one| self.times.get(*one)).max()
    }
}

/// What is inside a kind.
fn within(tree: &Tree) -> Option<&Tree> {
    match tree {
        Tree::Kind(_, inner) => Some(inner),
        _ => None,
    }
}

/// What each copy says of a part of this one.
fn below<'a>(sides: &Sides<'a>, part: impl Fn(&'a Tree) -> Option<&'a Tree>) -> Sides<'a> {
    sides
        .iter()
        .map(|(who, tree)| (*who, tree.and_then(&part)))
        .collect()
}

/// Those who changed a part, by what they made of it. Where nobody began with it, whoever has none or a blank one says nothing.
fn changed<'a>(base: Option<&Tree>, sides: &Sides<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (who, tree) in sides {
        let says_nothing = match base {
            None => tree.is_none_or(Tree::is_blank),
            Some(_) => *tree == base,
        };
        if says_nothing {
            continue;
        }
        match groups.iter_mut().find(|group| group.tree == *tree) {
            Some(group) => group.who.push(*who),
            None => groups.push(Group {
                tree: *tree,
                who: vec![*who],
            }),
        }
    }
    groups
}

fn who_of<'g, 'a: 'g>(groups: impl Iterator<Item = &'g Group<'a>>) -> Vec<usize> {
    let mut who: Vec<usize> = groups.flat_map(|group| &group.who).copied().collect();
    who.sort_unstable();
    who
}
