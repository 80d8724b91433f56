//! The only place, with the page's start, that touches the browser.

pub mod assets;
pub mod clock;
pub mod crash;
pub mod dom;
pub mod files;
pub mod ids;
pub mod intl;
pub mod page;
pub mod photo;
pub mod print;
pub mod storage;

use crate::state::Ports;

/// What the state layer needs of the browser.
pub fn ports() -> Ports {
    Ports { new_id: ids::new_id, today: clock::today, now: clock::now, go: page::go, keep: crash::keep }
}
