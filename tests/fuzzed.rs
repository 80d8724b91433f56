//! Everything that reads what comes from elsewhere is given the frozen texts, the bad files and the kept corpus, and changes of them; it may
//! refuse, and it may not panic or take long. `cargo fuzz` does the same with the same targets, guided by what is reached (`fuzz/`).
//!
//! A few thousand inputs on every day; `PB_TORTURE=<inputs>` (`cargo xtask torture changes`) more, others with each `PB_SEED`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::format_push_string,
    reason = "a test that cannot read its corpus has failed"
)]

#[path = "made/chance.rs"]
mod chance;
#[path = "../fuzz/src/inputs.rs"]
mod inputs;
#[path = "../fuzz/src/mutate.rs"]
mod mutate;

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chance::Chance;
use inputs::{TARGETS, Target};
use persona_builder::domain;

/// The longest that reading one input may take, as it is compiled for release.
const LONGEST: Duration = Duration::from_secs(1);

/// The project's folder; `fuzz/` compiles this file, too.
fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().filter(|_| own.ends_with("fuzz")).unwrap_or(own)
}

/// Every file of a folder, in order.
fn files(folder: &str) -> Vec<Vec<u8>> {
    let folder = root().join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
        .unwrap_or_default();
    paths.sort();
    let is_file = |path: &PathBuf| path.is_file() && !path.to_string_lossy().ends_with(".reads.txt");
    paths
        .into_iter()
        .filter(is_file)
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// What a target begins with: what was kept for it, and everything that is there anyway.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let mut all = files(&format!("tests/fixtures/fuzz/{target}"));
    for folder in [
        "tests/fixtures/format/v1",
        "tests/bad",
        "tests/fixtures/foreign",
        "docs/examples",
    ] {
        all.extend(files(folder));
    }
    if target == "migration" {
        // The first byte says which version a text says it is of.
        let every = all.clone();
        all = (0..3_u8)
            .flat_map(|version| {
                every
                    .iter()
                    .map(move |text| [&[version], text.as_slice()].concat())
            })
            .collect();
    }
    all
}

/// What came of an input: how long it took, or that it panicked.
fn given(run: Target, input: &[u8]) -> Result<Duration, ()> {
    let started = Instant::now();
    catch_unwind(|| run(input))
        .map(|()| started.elapsed())
        .map_err(|_| ())
}

/// Gives a target an input, and says whether that went well; an input that did not is kept below `target/`.
fn goes_well(name: &str, run: Target, input: &[u8], slowest: &mut Duration) -> bool {
    let longest = if cfg!(debug_assertions) {
        LONGEST * 10
    } else {
        LONGEST
    };
    let what = match given(run, input) {
        Ok(time) => {
            *slowest = time.max(*slowest);
            if time <= longest {
                return true;
            }
            format!("took {time:?}")
        }
        Err(()) => "panicked".to_owned(),
    };
    let folder = root().join("target/fuzzed");
    std::fs::create_dir_all(&folder).unwrap();
    let print = domain::format::fingerprint_of(&String::from_utf8_lossy(input));
    let path = folder.join(format!("{name}-{print:016x}"));
    std::fs::write(&path, input).unwrap();
    println!("{name} {what}: {}", path.display());
    false
}

#[test]
fn nothing_kept_makes_anything_panic() {
    let mut slowest = Duration::ZERO;
    for (name, run) in TARGETS {
        let corpus = corpus(name);
        assert!(corpus.len() > 30, "{name}");
        // What is drawn takes longer than what is read.
        let every = if name == "papers" { 6 } else { 1 };
        for input in corpus.iter().step_by(every) {
            assert!(goes_well(name, run, input, &mut slowest));
        }
    }
}

#[test]
fn nothing_changed_makes_anything_panic() {
    let count = chance::points(1800);
    let mut chance = Chance(chance::seed());
    let (mut failures, mut slowest) = (0, Duration::ZERO);
    for (name, run) in TARGETS {
        let corpus = corpus(name);
        // What is drawn takes longer than what is read.
        let inputs = if name == "papers" { count / 90 } else { count / 9 };
        for _ in 0..inputs {
            let one = &corpus[chance.below(corpus.len())];
            let changed = (!chance.one_in(3))
                .then(|| mutate::as_json(one, &mut chance))
                .flatten();
            let mut input = changed.unwrap_or_else(|| one.clone());
            if input == *one || chance.one_in(4) {
                mutate::as_bytes(&mut input, &mut chance);
            }
            failures += usize::from(!goes_well(name, run, &input, &mut slowest));
        }
    }
    println!("slowest: {} ms", slowest.as_millis());
    println!("torture: changes points={count} failures={failures}");
    assert_eq!(failures, 0);
}
