//! A revision's line, and what stands on the disk.

use super::disk::{Way, hurt};
use super::world::World;
use crate::state::journal::revision::{self, Read};

#[test]
fn a_revision_is_whole_plain_or_broken() {
    let text = "{\"name\": \"Béla 🫖\"}";
    let written = revision::write(12, 11, text);
    let cases = [
        (written.clone(), Read::Whole(12, 11, text)),
        (text.to_owned(), Read::Plain),
        (String::new(), Read::Plain),
        (revision::write(0, 0, ""), Read::Whole(0, 0, "")),
        ([&written, " "].concat(), Read::Broken),
        (written.replacen("12", "13", 1), Read::Broken),
        (written.replacen(" 11 ", " 10 ", 1), Read::Broken),
        (hurt(&written, Way::Cut), Read::Broken),
        (hurt(&written, Way::Damaged), Read::Broken),
    ];
    for (stored, expected) in cases {
        assert_eq!(revision::read(&stored), expected, "{stored}");
    }
    // However it is cut, it is not whole; and so it is with every character.
    for (index, character) in written.char_indices() {
        assert!(!matches!(revision::read(&written[..index]), Read::Whole(..)));
        let other = if character == 'x' { 'y' } else { 'x' };
        let (before, after) = written.split_at(index);
        let damaged = [before, &other.to_string(), &after[character.len_utf8()..]].concat();
        assert!(!matches!(revision::read(&damaged), Read::Whole(..)), "{damaged}");
    }
}

#[test]
fn keys_come_in_the_order_of_saves() {
    assert_eq!(revision::key("d", 7), "d/0000000000000007");
    assert_eq!(revision::sequence_of("d/0000000000000123"), Some(123));
    assert_eq!(revision::sequence_of("d"), None);
    assert!(revision::key("d", 9) < revision::key("d", 10));
}

#[test]
fn six_revisions_stay_and_the_text_of_before_goes_after_the_second_save() {
    let mut world = World::new();
    world.has_of_before("d");
    world.opens_tab();
    assert!(world.opens("d"));
    let keys = |world: &World| -> Vec<String> {
        let state = world.disk.0.lock().unwrap();
        let keys = state.deep.keys().filter(|(store, _)| *store == "drafts");
        keys.map(|(_, key)| key.clone()).collect()
    };
    world.types_and_saves(1);
    assert_eq!(keys(&world), ["d", "d/0000000000000004"]);
    world.types_and_saves(1);
    assert_eq!(keys(&world), ["d/0000000000000004", "d/0000000000000005"]);
    world.types_and_saves(7);
    let expected: Vec<String> = (7..=12).map(|sequence| revision::key("d", sequence)).collect();
    assert_eq!(keys(&world), expected);
    world.removes("d");
    assert!(keys(&world).is_empty());
    assert!(
        world
            .disk
            .0
            .lock()
            .unwrap()
            .quick
            .keys()
            .all(|key| !key.contains(":d"))
    );
}
