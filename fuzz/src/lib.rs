//! What the fuzz targets share.

/// The domain, from the sources the page is made of.
#[path = "../../src/domain/mod.rs"]
pub mod domain;

#[path = "../../tests/made/chance.rs"]
pub mod chance;

pub mod inputs;
pub mod mutate;

/// What wrote a file; the library has it, too.
pub const GENERATOR: &str = "Persona Builder";

#[cfg(feature = "fuzzer")]
/// Changes an input for `libFuzzer`: every other time as JSON, where it is some, and else as bytes.
pub fn mutated(data: &mut [u8], size: usize, max: usize, seed: u32) -> usize {
    let mut chance = chance::Chance(u64::from(seed));
    if chance.one_in(2)
        && let Some(json) = mutate::as_json(&data[..size], &mut chance)
        && json.len() <= max
    {
        data[..json.len()].copy_from_slice(&json);
        return json.len();
    }
    libfuzzer_sys::fuzzer_mutate(data, size, max)
}
