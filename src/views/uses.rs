//! Where the notebook's entries are used: looks through the drafts that changed since it last looked.

use std::sync::Arc;

use leptos::prelude::*;

use super::drafts::names;
use crate::domain::notebook::{Use, links, uses};
use crate::domain::words::Word;
use crate::platform::assets;
use crate::platform::dom::live;
use crate::platform::surface::later;
use crate::state::book::Book;
use crate::state::desk::Desk;

/// Keeps what is known of the uses up to the drafts, as long as the current owner lives.
pub fn follow(desk: Desk, book: Book) {
    live(move || {
        desk.shelf.track();
        untrack(|| later(desk, look(desk, book)));
    });
}

/// Looks through the drafts that changed since they were looked through last. Those in the trash count as gone.
pub async fn look(desk: Desk, book: Book) {
    let mut shelf = desk.shelf.get_untracked();
    shelf.retain(|summary| summary.trashed.is_none());
    let is_here = |id: &str| shelf.iter().any(|summary| summary.id == id);
    book.looked_at
        .update_value(|looked_at| looked_at.retain(|(id, _)| is_here(id)));
    let is_known = |one: &Use| is_here(&one.persona);
    if !book.uses.with_untracked(|uses| uses.iter().all(is_known)) {
        book.uses
            .update(|uses| Arc::make_mut(uses).retain(|one| is_here(&one.persona)));
    }
    let mut interviews = assets::Interviews::default();
    for summary in &shelf {
        let seen = (summary.id.clone(), summary.sequence);
        if book.looked_at.with_value(|looked_at| looked_at.contains(&seen)) {
            continue;
        }
        let Some(draft) = desk.fetch(&summary.id).await else {
            continue;
        };
        let persona = &draft.persona;
        let mut found = Vec::new();
        if !links(persona).is_empty() {
            found = uses(persona, interviews.of(desk, &persona.interview.id).await);
        }
        book.looked_at.update_value(|looked_at| {
            looked_at.retain(|(id, _)| *id != seen.0);
            looked_at.push((seen.0.clone(), draft.sequence));
        });
        let has_any = book
            .uses
            .with_untracked(|uses| uses.iter().any(|one| one.persona == seen.0));
        if has_any || !found.is_empty() {
            book.uses.update(|uses| {
                let uses = Arc::make_mut(uses);
                uses.retain(|one| one.persona != seen.0);
                uses.append(&mut found);
            });
        }
    }
}

/// The uses of one entry.
pub fn of_entry(book: Book, entry: &str) -> Vec<Use> {
    let uses = book.uses.get();
    uses.iter()
        .filter(|one| one.link.entry == entry)
        .cloned()
        .collect()
}

/// "Ada, the Listener: Habits".
pub fn told(desk: Desk, one: &Use) -> String {
    let persona = names(desk, &one.name);
    desk.words.fill(
        Word::NotebookEntryUse,
        &[("persona", &persona), ("answer", &one.label)],
    )
}
