#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|data: &[u8]| persona_builder::inputs::kit(data));
fuzz_mutator!(|data: &mut [u8], size: usize, max: usize, seed: u32| {
    persona_builder::mutated(data, size, max, seed)
});
