//! `cargo xtask size`: what the shipped files weigh, and whether the first question's load is in budget.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::element;
use crate::pack::{self, Manifest, Role};
use crate::shell::{self, Project, Result};

/// What the first question may need, in bytes after brotli.
const BUDGET: usize = 130_000;
/// What it should need.
const AIM: usize = 100_000;

/// A file's sizes.
struct Weight {
    /// Its path in dist/.
    path: String,
    /// What it is for.
    role: Role,
    /// Its name without the hash.
    source: String,
    /// Its length.
    raw: usize,
    /// Its length after gzip -9.
    gzip: usize,
    /// Its length after brotli 11.
    brotli: usize,
}

/// Prints the sizes of an up-to-date dist/ and fails above the budget.
pub fn run(project: &Project) -> Result<()> {
    pack::run_if_stale(project)?;
    let dist = project.path("dist");
    let manifest = Manifest::read(project)?;
    let mut weights = Vec::new();
    for entry in manifest.files {
        let contents = shell::read_bytes(&dist.join(&entry.path))?;
        let (gzip, brotli) = (gzip(&contents)?, brotli(&contents)?);
        let weight = Weight {
            path: entry.path,
            role: entry.role,
            source: entry.source,
            raw: contents.len(),
            gzip,
            brotli,
        };
        weights.push(weight);
    }
    let interview = first_interview(&weights);
    println!("{:<46} {:>9} {:>9} {:>9}", "dist/", "raw", "gzip -9", "brotli 11");
    let mut total = 0;
    for (at, weight) in weights.iter().enumerate() {
        let first = matches!(weight.role, Role::Page | Role::Style | Role::Glue | Role::Wasm)
            || Some(at) == interview;
        let mark = if first { "  first question" } else { "" };
        println!(
            "{:<46} {:>9} {:>9} {:>9}{mark}",
            weight.path, weight.raw, weight.gzip, weight.brotli
        );
        if first {
            total += weight.brotli;
        }
    }
    println!();
    let mut heavy = Vec::new();
    for (name, budget) in [
        (element::ENTRY, element::ENTRY_BUDGET),
        (element::HELPER, element::HELPER_BUDGET),
    ] {
        let weight = weights.iter().find(|weight| weight.path == name);
        let brotli = weight
            .map(|weight| weight.brotli)
            .ok_or_else(|| format!("dist/ has no {name}"))?;
        println!("{name} weighs {brotli} bytes (budget {budget})");
        if brotli > budget {
            heavy.push(format!("{name} is {} bytes above its budget", brotli - budget));
        }
    }
    println!(
        "The first question needs {total} bytes, {} (budget {}, aim {})",
        kb(total),
        kb(BUDGET),
        kb(AIM)
    );
    if total > BUDGET {
        heavy.push(format!(
            "the first question is {} above its budget",
            kb(total - BUDGET)
        ));
    }
    if heavy.is_empty() {
        Ok(())
    } else {
        Err(heavy.join("; "))
    }
}

/// The heaviest English interview: the most that one interview adds to the first question.
fn first_interview(weights: &[Weight]) -> Option<usize> {
    let english =
        |weight: &Weight| weight.source.starts_with("interviews/") && weight.source.contains(".en.");
    let candidates = weights.iter().enumerate().filter(|(_, weight)| english(weight));
    candidates
        .max_by_key(|(_, weight)| weight.brotli)
        .map(|(at, _)| at)
}

/// Bytes as kilobytes of 1000 bytes with one decimal.
fn kb(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

/// Length after gzip -9.
pub fn gzip(contents: &[u8]) -> Result<usize> {
    gzipped(contents).map(|small| small.len())
}

/// Compresses with gzip -9, which every browser inflates by itself.
pub fn gzipped(contents: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let small = encoder.write_all(contents).and_then(|()| encoder.finish());
    small.map_err(|error| format!("gzip: {error}"))
}

/// Length after brotli 11.
pub fn brotli(contents: &[u8]) -> Result<usize> {
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*contents, &mut small, &settings)
        .map_err(|error| format!("brotli: {error}"))?;
    Ok(small.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kb(130_000), "130.0 KB");
        assert_eq!(kb(130_001), "130.1 KB");
        assert_eq!(kb(99), "0.1 KB");
    }

    #[test]
    fn the_heaviest_english_interview_counts() {
        let weight = |source: &str, brotli| Weight {
            path: String::new(),
            role: Role::Data,
            source: source.into(),
            raw: 0,
            gzip: 0,
            brotli,
        };
        let weights = [
            weight("interviews/a.en.json", 5),
            weight("interviews/b.en.json", 7),
            weight("interviews/b.de.json", 9),
            weight("words/x.en.json", 9),
        ];
        assert_eq!(first_interview(&weights), Some(1));
        assert_eq!(first_interview(&[]), None);
    }

    #[test]
    fn compression_makes_repeated_text_small() {
        let text = b"persona ".repeat(500);
        assert!(gzip(&text).unwrap() < 100);
        assert!(brotli(&text).unwrap() < 100);
    }
}
