//! Things by name, and lists in order.
//!
//! A persona has a few dozen answers and an object of a file a handful of fields: a sorted list finds them as fast as a
//! tree does, and its code weighs a tenth.

use core::iter;
use core::mem;
use core::slice;
use std::vec;

/// Things by name, in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<V>(Vec<(String, V)>);

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V> Map<V> {
    /// No things.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The thing with this name.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.0.get(self.find(name).ok()?).map(|(_, thing)| thing)
    }

    /// The same, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let index = self.find(name).ok()?;
        self.0.get_mut(index).map(|(_, thing)| thing)
    }

    /// Whether there is a thing with this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Puts a thing under a name, and gives the one that was there.
    pub fn insert(&mut self, name: String, thing: V) -> Option<V> {
        let before = self.remove(&name);
        let (Ok(index) | Err(index)) = self.find(&name);
        self.0.insert(index, (name, thing));
        before
    }

    /// Takes the thing with this name out.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let index = self.find(name).ok()?;
        Some(self.0.remove(index).1)
    }

    /// Names and things.
    pub fn iter(&self) -> Iter<'_, V> {
        self.0.iter().map(|(name, thing)| (name, thing))
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The things, in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, thing)| thing)
    }

    /// The same, to change.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, thing)| thing)
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

/// Names and things, in the order of the names.
pub type Iter<'a, V> = iter::Map<slice::Iter<'a, (String, V)>, fn(&'a (String, V)) -> (&'a String, &'a V)>;

impl<'a, V> IntoIterator for &'a Map<V> {
    type Item = (&'a String, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<V> IntoIterator for Map<V> {
    type Item = (String, V);
    type IntoIter = vec::IntoIter<(String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Of two things with one name the later one stays.
impl<V> From<Vec<(String, V)>> for Map<V> {
    fn from(things: Vec<(String, V)>) -> Self {
        let mut things = sorted(things, |one, other| one.0 < other.0);
        things.dedup_by(|later, earlier| {
            let is_same = later.0 == earlier.0;
            if is_same {
                mem::swap(later, earlier);
            }
            is_same
        });
        Self(things)
    }
}

/// Of two things with one name the later one stays.
impl<V> FromIterator<(String, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(things: I) -> Self {
        let mut map = Self::new();
        for (name, thing) in things {
            map.insert(name, thing);
        }
        map
    }
}

/// Sorts a list; things of which neither is before the other stay in their order.
pub fn sorted<T>(list: Vec<T>, is_before: fn(&T, &T) -> bool) -> Vec<T> {
    let order = order(list.len(), &|one, other| {
        list.get(one)
            .zip(list.get(other))
            .is_some_and(|(one, other)| is_before(one, other))
    });
    let mut slots: Vec<Option<T>> = list.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|index| slots.get_mut(index)?.take())
        .collect()
}

/// The order of so many things, as their indices.
///
/// A plain merge sort, once for all types: those of the standard library are faster for millions of things, and five times
/// the code for every type.
pub fn order(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for pair in order.chunks(2 * width) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            loop {
                match (left, right) {
                    ([one, ..], [other, rest @ ..]) if is_before(*other, *one) => {
                        merged.push(*other);
                        right = rest;
                    }
                    ([one, rest @ ..], _) => {
                        merged.push(*one);
                        left = rest;
                    }
                    ([], rest) => {
                        merged.extend_from_slice(rest);
                        break;
                    }
                }
            }
        }
        order = merged;
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{Map, sorted};

    proptest! {
        #[test]
        fn a_list_is_sorted_and_what_is_the_same_stays_in_order(list in prop::collection::vec((0..20, any::<u8>()), 0..40)) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(sorted(list, |one, other| one.0 < other.0), expected);
        }

        #[test]
        fn of_things_with_one_name_the_last_stays(things in prop::collection::vec(("[a-d]{0,2}", any::<u8>()), 0..40)) {
            let tree: BTreeMap<String, u8> = things.iter().cloned().collect();
            prop_assert!(Map::from(things).iter().eq(&tree));
        }

        #[test]
        fn it_is_a_sorted_map(
            begun in prop::collection::vec(("[a-d]{0,2}", any::<u8>()), 0..40),
            changes in prop::collection::vec(("[a-d]{0,2}", prop::option::of(any::<u8>())), 0..40),
        ) {
            let mut map: Map<u8> = begun.iter().cloned().collect();
            let mut tree: BTreeMap<String, u8> = begun.into_iter().collect();
            for (name, thing) in changes {
                if let Some(thing) = thing {
                    prop_assert_eq!(map.insert(name.clone(), thing), tree.insert(name.clone(), thing));
                } else {
                    prop_assert_eq!(map.remove(&name), tree.remove(&name));
                }
                prop_assert_eq!(map.get(&name), tree.get(&name));
                prop_assert_eq!(map.contains_key(&name), tree.contains_key(&name));
            }
            prop_assert_eq!(map.len(), tree.len());
            prop_assert!(map.keys().eq(tree.keys()) && map.values().eq(tree.values()) && map.iter().eq(&tree));
        }
    }
}
