//! The journal over disks that fail: what was said to be saved is there, whatever happens.

mod crashes;
mod disk;
mod faults;
mod revisions;
mod tabs;
mod world;

/// How many points a long run (`cargo xtask torture`) is to make: the variable `PB_TORTURE`; none on every day.
fn torture() -> Option<u64> {
    std::env::var("PB_TORTURE").ok()?.parse().ok()
}

/// Where the numbers of a run begin; the variable `PB_SEED` in a long one.
fn seed() -> u64 {
    let seed = std::env::var("PB_SEED").ok();
    seed.and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// Numbers by chance, the same each time: xorshift64* (Vigna, 2016).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below this one.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(number).unwrap() % end
    }
}
