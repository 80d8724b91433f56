//! How much room everything takes.

use super::desk::Desk;
use super::store::{ASIDES, DRAFTS, Later, Task, VERSIONS};
use crate::domain::notebook::NOTEBOOK_ID;

/// What is kept in the browser, in bytes of UTF-8.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Each draft with its kept versions, by id, the heaviest first.
    pub drafts: Vec<(String, usize)>,
    /// The drafts' texts, with the few before that a save keeps.
    pub texts: usize,
    /// Kept versions.
    pub versions: usize,
    /// The field notebook.
    pub notebook: usize,
    /// Texts set aside.
    pub asides: usize,
    /// Lists, the brand, and what was used last once more, so that it is there at once.
    pub rest: usize,
}

impl Weight {
    /// All of it.
    pub fn all(&self) -> usize {
        self.texts + self.versions + self.notebook + self.asides + self.rest
    }
}

/// Weighs everything; none where it could not be looked at.
pub fn weigh(desk: Desk) -> Later<Option<Weight>> {
    let found = desk.ask(Task::Weigh);
    Box::pin(async move {
        let mut weight = Weight::default();
        for row in found.await.ok()? {
            let bytes: usize = row.text.parse().unwrap_or(0);
            let (kind, key) = row.key.split_once('/').unwrap_or((&row.key, ""));
            // Of a revision or a version the draft's id comes first.
            let id = key.split('/').next().unwrap_or_default();
            let sum = match kind {
                DRAFTS if id == NOTEBOOK_ID => &mut weight.notebook,
                DRAFTS => &mut weight.texts,
                VERSIONS => &mut weight.versions,
                ASIDES => &mut weight.asides,
                _ => &mut weight.rest,
            };
            *sum += bytes;
            if matches!(kind, DRAFTS | VERSIONS) && id != NOTEBOOK_ID {
                weight.drafts.push((id.to_owned(), bytes));
            }
        }
        weight.drafts.sort();
        weight.drafts.dedup_by(|one, before| {
            let is_same = one.0 == before.0;
            if is_same {
                before.1 += one.1;
            }
            is_same
        });
        weight.drafts.sort_by_key(|one| std::cmp::Reverse(one.1));
        Some(weight)
    })
}
