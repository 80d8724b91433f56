//! The journal over disks that fail: what was said to be saved is there, whatever happens.

#[path = "../../../../tests/made/chance.rs"]
mod chance;
mod crashes;
mod disk;
mod faults;
mod revisions;
mod tabs;
mod world;

use chance::{Chance, points, seed};
