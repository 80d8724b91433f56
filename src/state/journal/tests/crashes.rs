//! The browser is killed at any moment: a transaction that is not complete is gone, and local storage is as it was written to the disk last, with some
//! of what came after, in any order, and one text of it torn.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::disk::{Way, hurt};
use super::world::World;
use super::{Chance, points, seed};

/// What a person does until the browser is killed.
fn works(world: &mut World, chance: &mut Chance) {
    let mut ids = vec![world.begins()];
    for _ in 0..12 {
        if world.is_dead() {
            return;
        }
        let id = ids[chance.below(ids.len())].clone();
        match chance.below(10) {
            0 => ids.push(world.begins()),
            1 => world.renames(&id),
            2 => {
                world.comes_back(&id);
            }
            3 => world.imports(2),
            4 => world.copies(&id),
            5 if world.desk().session.with_untracked(Option::is_some) => world.keeps_version(),
            _ => {}
        }
        if world.desk().session.with_untracked(Option::is_some) {
            world.types_and_saves(1 + chance.below(2));
        }
        // Local storage is written to the disk now and then.
        if chance.below(4) == 0 {
            let mut state = world.disk.0.lock().unwrap();
            if !state.is_dead {
                state.flushed = state.quick.clone();
                state.since.clear();
            }
        }
    }
}

/// Local storage as the disk has it after the crash.
fn crashes(world: &mut World, chance: &mut Chance) {
    let mut state = world.disk.0.lock().unwrap();
    let mut states: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
    for (key, text) in std::mem::take(&mut state.since) {
        states.entry(key).or_default().push(text);
    }
    let mut found = state.flushed.clone();
    let mut torn = states.len().checked_sub(1).map(|last| chance.below(last + 1));
    for (index, (key, mut texts)) in states.into_iter().enumerate() {
        texts.push(found.get(&key).cloned());
        let mut text = texts.swap_remove(chance.below(texts.len()));
        if torn == Some(index) {
            torn = None;
            let way = [Way::Cut, Way::Damaged][chance.below(2)];
            text = text.map(|text| hurt(&text, way));
        }
        match text {
            Some(text) => found.insert(key, text),
            None => found.remove(&key),
        };
    }
    state.flushed.clone_from(&found);
    state.quick = found;
}

#[test]
fn torture_crashes() {
    // Each long run has seeds of its own.
    let snapshots = points(400) as u64;
    let first = seed().wrapping_mul(1 << 20);
    let (mut killed, mut failures) = (0, Vec::new());
    for seed in first..first + snapshots {
        let mut chance = Chance(seed);
        let mut world = World::new();
        // One crash, or two, the second while what the first left is looked after.
        for _ in 0..=chance.below(2) {
            {
                let mut state = world.disk.0.lock().unwrap();
                let at = state.calls + 1 + chance.below(400);
                state.faults = vec![(at, true, Way::Killed)];
            }
            works(&mut world, &mut chance);
            killed += u64::from(world.is_dead());
            crashes(&mut world, &mut chance);
            world.tabs.clear();
            let mut state = world.disk.0.lock().unwrap();
            state.is_dead = false;
            state.faults.clear();
        }
        if let Err(wrong) = world.is_as_told() {
            failures.push(format!("seed {seed}: {wrong}"));
        }
    }
    println!("torture: crashes points={snapshots} failures={}", failures.len());
    assert_eq!(failures, [""; 0], "what was said to be saved is lost to a crash");
    assert!(killed > snapshots / 2, "{killed}");
}
