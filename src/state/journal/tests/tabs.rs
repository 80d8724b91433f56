//! Two tabs with the same draft, whose transactions come in any order: every typed word is in the draft or in a copy of it.

use std::task::{Context, Poll, Waker};

use leptos::prelude::*;

use super::world::{Tab, World, now, words_of};
use super::{Chance, points, seed};
use crate::state::store::{Keeps, Later};

/// Plays one schedule; gives how many copies were made.
fn plays(seed: u64) -> Result<usize, String> {
    let mut chance = Chance(seed);
    let mut world = World::new();
    let id = world.begins();
    world.types_and_saves(1);
    world.tabs.clear();
    let tabs = [(); 2].map(|()| Tab::open(&world.disk, None, Keeps::LocalOnly));
    for tab in &tabs {
        tab.takes(now(tab.desk.fetch(&id)).unwrap());
    }
    world.disk.0.lock().unwrap().is_slow = true;
    // The saves of each tab that are under way, in the order in which they were begun.
    let mut under_way: [Vec<Later<()>>; 2] = [Vec::new(), Vec::new()];
    let mut words = vec!["word001".to_owned()];
    let step = |tab: usize, under_way: &mut [Vec<Later<()>>; 2]| {
        let mut context = Context::from_waker(Waker::noop());
        under_way[tab].retain_mut(|save| save.as_mut().poll(&mut context) == Poll::Pending);
    };
    for number in 0..8 + chance.below(8) {
        let tab = chance.below(2);
        match chance.below(5) {
            0 | 1 => {
                let word = format!("w{number}x");
                tabs[tab].types(&word);
                words.push(word);
            }
            2 => {
                // What is written at once is written before anything waits.
                under_way[tab].push(tabs[tab].desk.save());
                step(tab, &mut under_way);
            }
            _ => step(tab, &mut under_way),
        }
    }
    // In the end all is saved.
    for _ in 0..100 {
        for tab in 0..2 {
            if tabs[tab].desk.has_unsaved() && under_way[tab].is_empty() {
                under_way[tab].push(tabs[tab].desk.save());
            }
            step(tab, &mut under_way);
        }
    }
    if let Some(tab) = tabs.iter().find(|tab| tab.desk.has_unsaved()) {
        return Err(format!("{:?}", tab.desk.status.get_untracked()));
    }
    world.disk.0.lock().unwrap().is_slow = false;
    drop(tabs);
    world.opens_tab();
    let shelf = world.desk().shelf.get_untracked();
    let said: Vec<String> = shelf
        .iter()
        .map(|one| words_of(&now(world.desk().fetch(&one.id)).unwrap().persona))
        .collect();
    let lost = words
        .iter()
        .find(|word| said.iter().all(|text| !text.contains(word.as_str())));
    match lost {
        Some(word) => Err(format!("{word} in none of {said:?}")),
        None => Ok(shelf.len() - 1),
    }
}

#[test]
fn torture_tabs() {
    let schedules = points(800) as u64;
    let first = seed().wrapping_mul(1 << 20);
    let (mut copies, mut failures) = (0, Vec::new());
    for seed in first..first + schedules {
        match plays(seed) {
            Ok(made) => copies += made,
            Err(wrong) => failures.push(format!("seed {seed}: {wrong}")),
        }
    }
    println!("torture: tabs points={schedules} failures={}", failures.len());
    assert_eq!(
        failures, [""; 0],
        "a word typed in two tabs is in neither the draft nor a copy"
    );
    assert!(copies > 0);
}
