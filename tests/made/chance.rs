//! Chance that gives the same each time, and how often a test repeats what it does.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "each test uses a part of it"
)]

/// Chance that a seed decides: `SplitMix64`, after <https://prng.di.unimi.it/splitmix64.c>.
pub struct Chance(pub u64);

impl Chance {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end.max(1) as u64) as usize
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// How often a test repeats what it does: `PB_TORTURE`, or what is enough for every day.
pub fn points(every_day: usize) -> usize {
    let set = std::env::var("PB_TORTURE").ok();
    set.map_or(every_day, |count| count.parse().expect("PB_TORTURE is a count"))
}

/// What decides chance: `PB_SEED`, or always the same.
pub fn seed() -> u64 {
    let set = std::env::var("PB_SEED").ok();
    set.map_or(1, |seed| seed.parse().expect("PB_SEED is a number"))
}
