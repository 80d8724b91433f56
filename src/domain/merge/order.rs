//! The order of things that stand in several lists: everything two lists agree on stays, and the order of the lists does not matter.

use std::collections::{BTreeMap, BTreeSet};

/// The keys of all lists, each once. What is before another in a list stays before it; where lists disagree, those that come first in `lists`
/// count for more. Of what no list says, the smaller key comes first.
pub fn merged<'a>(lists: &[Vec<&'a str>]) -> Vec<&'a str> {
    let mut graph = Graph::new(lists);
    for list in lists {
        for pair in list.windows(2) {
            if let [one, other] = pair {
                graph.join(one, other);
            }
        }
    }
    if let Some(order) = graph.sorted() {
        return order;
    }
    // Lists disagree: now with a look at each pair before it counts.
    let mut graph = Graph::new(lists);
    for list in lists {
        for pair in list.windows(2) {
            if let [one, other] = pair
                && !graph.reaches(other, one)
            {
                graph.join(one, other);
            }
        }
    }
    graph.sorted().unwrap_or_default()
}

/// What comes before what.
struct Graph<'a> {
    names: Vec<&'a str>,
    after: Vec<BTreeSet<usize>>,
}

impl<'a> Graph<'a> {
    fn new(lists: &[Vec<&'a str>]) -> Self {
        let mut names: Vec<&str> = lists.iter().flatten().copied().collect();
        names.sort_unstable();
        names.dedup();
        let after = vec![BTreeSet::new(); names.len()];
        Self { names, after }
    }

    fn number(&self, name: &str) -> usize {
        self.names.binary_search(&name).unwrap_or_default()
    }

    fn join(&mut self, one: &str, other: &str) {
        let (one, other) = (self.number(one), self.number(other));
        if let Some(after) = self.after.get_mut(one)
            && one != other
        {
            after.insert(other);
        }
    }

    /// Whether a way leads from one to the other.
    fn reaches(&self, from: &str, to: &str) -> bool {
        let (from, to) = (self.number(from), self.number(to));
        let mut seen = vec![false; self.names.len()];
        let mut open = vec![from];
        while let Some(here) = open.pop() {
            if here == to {
                return true;
            }
            match seen.get_mut(here) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            open.extend(self.after.get(here).into_iter().flatten());
        }
        false
    }

    /// All in order (Kahn's "Topological sorting of large networks", 1962, with the smallest name first); none where there is a ring.
    fn sorted(&self) -> Option<Vec<&'a str>> {
        let mut before: BTreeMap<usize, usize> = (0..self.names.len()).map(|number| (number, 0)).collect();
        for other in self.after.iter().flatten() {
            *before.entry(*other).or_default() += 1;
        }
        // Numbers go by names.
        let mut free: BTreeSet<usize> = before
            .iter()
            .filter(|(_, count)| **count == 0)
            .map(|(number, _)| *number)
            .collect();
        let mut order = Vec::with_capacity(self.names.len());
        while let Some(next) = free.pop_first() {
            order.extend(self.names.get(next).copied());
            for other in self.after.get(next).into_iter().flatten() {
                if let Some(count) = before.get_mut(other) {
                    *count -= 1;
                    if *count == 0 {
                        free.insert(*other);
                    }
                }
            }
        }
        (order.len() == self.names.len()).then_some(order)
    }
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn what_lists_agree_on_stays() {
        for (lists, expected) in [
            (&[][..], ""),
            (&["abc"], "abc"),
            (&["cab"], "cab"),
            (&["abc", "abc"], "abc"),
            // Each added one at the end.
            (&["abx", "aby"], "abxy"),
            (&["aby", "abx"], "abxy"),
            // One in the middle, one in front.
            (&["axb", "zab"], "zaxb"),
            // Nothing in common: by name, and a list's own order stays.
            (&["mb", "c"], "cmb"),
            // They disagree: the first counts.
            (&["ba", "abc"], "bac"),
            (&["abc", "ba"], "abc"),
            (&["cab", "abcd"], "cabd"),
        ] {
            let lists: Vec<Vec<&str>> = lists
                .iter()
                .map(|list| list.split("").filter(|one| !one.is_empty()).collect())
                .collect();
            assert_eq!(merged(&lists).concat(), expected, "{lists:?}");
        }
    }
}
