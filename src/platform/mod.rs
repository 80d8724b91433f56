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
pub mod relay;
pub mod storage;

use crate::domain::draft::Draft;
use crate::state::Ports;
use crate::state::desk::Desk;
use crate::state::session::Session;
use crate::state::store::Later;

/// What the state layer needs of the browser, and of the module it runs in.
pub fn ports(read_draft: fn(&str) -> Option<Draft>, settle: fn(Desk, Session, bool) -> Later<bool>) -> Ports {
    Ports {
        new_id: ids::new_id,
        today: clock::today,
        now: clock::now,
        go: page::go,
        keep: crash::keep,
        read_draft,
        settle,
        kept: relay::kept,
    }
}

/// Lets Leptos run its effects on the browser's own queue; once a module.
pub fn run_effects() {
    // A second time is refused, and the first still counts.
    let _ = any_spawner::Executor::init_wasm_bindgen();
}
