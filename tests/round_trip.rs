//! Personas with texts of all of Unicode, written, read and written again: nothing differs, to the byte and to the hash.
//!
//! A few hundred on every day; `PB_TORTURE=<personas>` (`cargo xtask torture round-trip`) as many as one has time for, others with each `PB_SEED`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot make what it looks at has failed"
)]

mod made;

use made::{Chance, Filling};
use persona_builder::domain::draft::Draft;
use persona_builder::domain::format::{
    File, hash, read_draft, read_file, read_interview, read_notebook, write_draft, write_file,
    write_notebook, write_short,
};
use persona_builder::domain::interview::Interview;
use persona_builder::domain::persona::{Brand, Persona};

const PACKS: [&str; 4] = [
    include_str!("../interviews/community.en.json"),
    include_str!("../interviews/customer.en.json"),
    include_str!("../interviews/research.en.json"),
    include_str!("../docs/examples/pack.json"),
];

/// A character: of ASCII, of those that JSON escapes, or of any plane.
fn character(chance: &mut Chance) -> char {
    let code = match chance.below(8) {
        0 | 1 => chance.below(0x80),
        2 => chance.below(0x20),
        3 => {
            return chance.of(&[
                '"', '\\', '/', '\u{7f}', '\u{2028}', '\u{2029}', '\u{feff}', '\u{fffe}', '\u{ffff}',
            ]);
        }
        4 => chance.below(0x1_0000),
        // A plane of its own each time, so that the astral ones come as often as the first.
        _ => (chance.below(17) << 16) | chance.below(0x1_0000),
    };
    // Halves of pairs are no characters.
    u32::try_from(code)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or('\u{10ffff}')
}

fn text(chance: &mut Chance) -> String {
    let length = match chance.below(12) {
        0 => 0,
        1 => chance.below(200),
        _ => chance.below(16),
    };
    (0..length).map(|_| character(chance)).collect()
}

/// A persona with some of the questions answered.
fn persona(interview: &Interview, chance: &mut Chance, id: &str) -> Persona {
    let mut texts = Chance(chance.bits());
    let mut next = || text(&mut texts);
    let mut filling = Filling::new(&mut next, chance.bits());
    let mut persona = filling.persona(interview);
    id.clone_into(&mut persona.id);
    let dropped: Vec<String> = persona
        .answers
        .keys()
        .filter(|_| !chance.one_in(3))
        .cloned()
        .collect();
    for question in dropped {
        persona.answers.remove(&question);
    }
    persona
}

/// What differs after a persona was written and read, in each of the forms it is written in.
fn differs(persona: Persona, brand: Brand) -> Option<&'static str> {
    let name = hash(&persona);
    let draft = Draft {
        sequence: 7,
        thumbnail: String::new(),
        persona,
        ..Draft::default()
    };
    let written = write_draft(&draft);
    let read = read_draft(&written).expect("a draft of ours");
    if read != draft || write_draft(&read) != written || hash(&read.persona) != name {
        return Some("draft");
    }
    let file = File {
        brand,
        personas: vec![draft.persona],
        ..File::default()
    };
    let written = write_file(&file);
    let read = read_file(written.as_bytes()).expect("a file of ours");
    if read != file || write_file(&read) != written || hash(&read.personas[0]) != name {
        return Some("file");
    }
    let short = write_short(&file);
    (read_file(short.as_bytes()).expect("a short file of ours") != file).then_some("short file")
}

#[test]
fn personas_of_all_planes_come_back() {
    let interviews: Vec<Interview> = PACKS.iter().map(|pack| read_interview(pack).unwrap()).collect();
    let count = made::points(120);
    let seed = made::seed();
    let mut failures = 0;
    let mut planes = [false; 17];
    for point in 0..count {
        let mut chance = Chance(seed.wrapping_mul(0x1_0000_0001).wrapping_add(point as u64));
        chance.bits();
        let persona = persona(&interviews[point % interviews.len()], &mut chance, "made");
        if point < 200 {
            for letter in write_draft(&Draft {
                persona: persona.clone(),
                ..Draft::default()
            })
            .chars()
            {
                planes[letter as usize >> 16] = true;
            }
        }
        let brand = Brand {
            name: text(&mut chance),
            accent: String::new(),
            logo_text: text(&mut chance),
        };
        if let Some(what) = differs(persona, brand) {
            failures += 1;
            println!("seed {seed}, persona {point}: the {what} differs");
        }
    }
    println!("torture: round-trip points={count} failures={failures}");
    assert_eq!(failures, 0);
    assert!(count < 20 || planes.iter().all(|plane| *plane), "{planes:?}");
}

#[test]
fn notebooks_of_all_planes_come_back() {
    for point in 0..60 {
        let mut texts = Chance(made::seed().wrapping_add(point));
        let mut next = || text(&mut texts);
        let notebook = Filling::new(&mut next, point).notebook();
        let written = write_notebook(&notebook);
        let read = read_notebook(&written).unwrap();
        assert_eq!(read, notebook);
        assert_eq!(write_notebook(&read), written);
    }
}
