//! A persona taken apart: fields, texts and things with names, so that what differs between two of them can be found part by part.

use crate::domain::map::Map;

/// A part of a persona, and what is below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tree {
    /// A few words on one line.
    Line(String),
    /// A text of any length.
    Text(String),
    /// What makes sense as a whole only, in the words of the file: a number with its unit, a day, a chosen option.
    Whole(String),
    /// One of several kinds of content; two kinds have no parts in common.
    Kind(String, Box<Tree>),
    /// Parts by name.
    Fields(Fields),
    /// Things in order, each known by a key of its own.
    Things(Vec<(String, Tree)>),
    /// The same where the order says nothing.
    Set(Vec<(String, Tree)>),
}

/// Parts by name, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Map<Tree>);

impl PartialOrd for Fields {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fields {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.0.iter().cmp(other.0.iter())
    }
}

impl Tree {
    /// Whether it says nothing: an empty text, no things.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Line(text) | Self::Text(text) => text.is_empty(),
            Self::Things(things) | Self::Set(things) => things.is_empty(),
            _ => false,
        }
    }

    /// The same answer with all its things taken out, where it is one that holds things.
    pub(super) fn emptied(&self) -> Option<Self> {
        let Self::Kind(kind, inner) = self else {
            return None;
        };
        let Self::Fields(fields) = &**inner else {
            return None;
        };
        let none = match fields.0.get("value")? {
            Self::Things(_) => Self::Things(Vec::new()),
            Self::Fields(value) if !value.0.is_empty() => {
                let mut none = Map::new();
                for (name, part) in &value.0 {
                    let Self::Set(_) = part else { return None };
                    none.insert(name.clone(), Self::Set(Vec::new()));
                }
                Self::Fields(Fields(none))
            }
            _ => return None,
        };
        let mut emptied = fields.clone();
        emptied.0.insert("value".to_owned(), none);
        if emptied.0.contains_key("evidence") {
            emptied.0.insert("evidence".to_owned(), Self::Set(Vec::new()));
        }
        Some(Self::Kind(kind.clone(), Box::new(Self::Fields(emptied))))
    }

    /// Whether it is an answer without a thing in it and without evidence.
    pub(super) fn is_emptied(&self) -> bool {
        self.emptied().is_some_and(|emptied| emptied == *self)
    }

    /// Its parts by name, looking through a kind.
    pub(super) fn fields(&self) -> Option<&Map<Self>> {
        match self {
            Self::Fields(fields) => Some(&fields.0),
            Self::Kind(_, inner) => inner.fields(),
            _ => None,
        }
    }

    /// Its things, in order.
    pub(super) fn things(&self) -> Option<&Vec<(String, Self)>> {
        match self {
            Self::Things(things) | Self::Set(things) => Some(things),
            _ => None,
        }
    }

    /// The same, to change.
    pub(in crate::domain) fn things_mut(&mut self) -> Option<&mut Vec<(String, Self)>> {
        match self {
            Self::Things(things) | Self::Set(things) => Some(things),
            _ => None,
        }
    }

    /// The part or thing with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Kind(_, inner) => inner.child(name),
            Self::Fields(fields) => fields.0.get(name),
            Self::Things(things) | Self::Set(things) => {
                things.iter().find(|(key, _)| key == name).map(|(_, thing)| thing)
            }
            _ => None,
        }
    }

    /// The part at a path.
    pub(super) fn at(&self, path: &[String]) -> Option<&Self> {
        path.iter().try_fold(self, |tree, name| tree.child(name))
    }

    /// The same, to change.
    pub(super) fn at_mut(&mut self, path: &[String]) -> Option<&mut Self> {
        let Some((name, rest)) = path.split_first() else {
            return Some(self);
        };
        match self {
            Self::Kind(_, inner) => inner.at_mut(path),
            Self::Fields(fields) => fields.0.get_mut(name)?.at_mut(rest),
            Self::Things(things) | Self::Set(things) => {
                let (_, thing) = things.iter_mut().find(|(key, _)| key == name)?;
                thing.at_mut(rest)
            }
            _ => None,
        }
    }

    /// What holds the parts or things at a path, inside its kind.
    fn holder(&mut self, path: &[String]) -> Option<&mut Self> {
        let mut holder = self.at_mut(path)?;
        while let Self::Kind(_, inner) = holder {
            holder = inner;
        }
        Some(holder)
    }

    /// Takes the part or thing at a path out.
    pub(super) fn remove(&mut self, path: &[String]) {
        let Some((name, above)) = path.split_last() else {
            return;
        };
        match self.holder(above) {
            Some(Self::Fields(fields)) => drop(fields.0.remove(name)),
            Some(Self::Things(things) | Self::Set(things)) => things.retain(|(key, _)| key != name),
            _ => {}
        }
    }

    /// Puts a part at a path, in place of what is there.
    pub(super) fn put(&mut self, path: &[String], part: Self) {
        let Some((name, above)) = path.split_last() else {
            *self = part;
            return;
        };
        match self.holder(above) {
            Some(Self::Fields(fields)) => drop(fields.0.insert(name.clone(), part)),
            Some(Self::Things(things) | Self::Set(things)) => {
                match things.iter_mut().find(|(key, _)| key == name) {
                    Some((_, thing)) => *thing = part,
                    None => things.push((name.clone(), part)),
                }
            }
            _ => {}
        }
    }

    /// Every text in it.
    pub fn each_text(&self, see: &mut dyn FnMut(&str)) {
        match self {
            Self::Line(text) | Self::Text(text) | Self::Whole(text) => see(text),
            Self::Kind(_, inner) => inner.each_text(see),
            Self::Fields(fields) => fields.0.values().for_each(|part| part.each_text(see)),
            Self::Things(things) | Self::Set(things) => {
                for (_, thing) in things {
                    thing.each_text(see);
                }
            }
        }
    }
}

/// What several trees have in common; none where that is nothing.
pub(super) fn common(trees: &[&Tree]) -> Option<Tree> {
    let (first, others) = trees.split_first()?;
    if others.iter().all(|other| other == first) {
        return Some((*first).clone());
    }
    let of = |name: &str| {
        let parts: Option<Vec<&Tree>> = trees.iter().map(|tree| tree.child(name)).collect();
        common(&parts?)
    };
    match first {
        Tree::Fields(fields) if others.iter().all(|other| matches!(other, Tree::Fields(_))) => {
            let mut found = Map::new();
            for name in fields.0.keys() {
                if let Some(part) = of(name) {
                    found.insert(name.clone(), part);
                }
            }
            Some(Tree::Fields(Fields(found)))
        }
        Tree::Things(things) if others.iter().all(|other| matches!(other, Tree::Things(_))) => {
            let found = things.iter().filter_map(|(key, _)| Some((key.clone(), of(key)?)));
            Some(Tree::Things(found.collect()))
        }
        Tree::Set(things) if others.iter().all(|other| matches!(other, Tree::Set(_))) => {
            let found = things.iter().filter_map(|(key, _)| Some((key.clone(), of(key)?)));
            Some(Tree::Set(found.collect()))
        }
        Tree::Kind(kind, _) => {
            let inner: Option<Vec<&Tree>> = trees
                .iter()
                .map(|tree| match tree {
                    Tree::Kind(other, inner) if other == kind => Some(&**inner),
                    _ => None,
                })
                .collect();
            Some(Tree::Kind(kind.clone(), Box::new(common(&inner?)?)))
        }
        _ => None,
    }
}
