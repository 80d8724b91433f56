//! The only place, with the page's start, that touches the browser.

pub mod assets;
pub mod clock;
pub mod compress;
pub mod crash;
pub mod dom;
pub mod drag;
pub mod file_home;
pub mod files;
pub mod ids;
pub mod intl;
pub mod offline;
pub mod page;
pub mod persistence;
pub mod photo;
pub mod picture;
pub mod print;
pub mod relay;
pub mod storage;
pub mod surface;
pub mod tabs;
pub mod trusted;

use crate::domain::draft::Draft;
use crate::state::Ports;
use crate::state::desk::Desk;
use crate::state::session::Session;
use crate::state::setting::{Export, Surface};
use crate::state::store::Later;

/// What the state layer needs of the browser, and of the module it runs in.
pub fn ports(read_draft: fn(&str) -> Option<Draft>, settle: fn(Desk, Session, bool) -> Later<bool>) -> Ports {
    Ports {
        new_id: ids::new_id,
        today: clock::today,
        now: clock::now,
        later: surface::do_later,
        arrive: page::arrive,
        go: page::go,
        keep: |_, text, name| crash::keep(text, name),
        hand_out: |_, _, _| true,
        read_draft,
        settle,
        kept: |_| relay::kept(),
    }
}

/// The same for an element in somebody's page: places are not addresses there, and whoever holds the element is told things.
pub fn guest_ports() -> Ports {
    Ports {
        new_id: ids::new_id,
        today: clock::today,
        now: clock::now,
        later: surface::do_later_as_guest,
        arrive: page::arrive_as_guest,
        go: |desk, route, _| {
            use leptos::prelude::{GetUntracked, Set};
            if desk.route.get_untracked() != *route {
                desk.route.set(route.clone());
            }
        },
        keep: |surface, text, name| {
            surface::call(surface, "keep", &[text.into(), name.into()]);
        },
        hand_out: |surface: Surface, export: Export, name: &str| {
            surface::call(surface, "handOut", &[export.name().into(), name.into()]).is_truthy()
        },
        read_draft: |text| crate::domain::format::read_draft(text).ok(),
        settle: Desk::settle,
        kept: |_| None,
    }
}

/// Lets Leptos run its effects on the browser's own queue; once a module.
pub fn run_effects() {
    // A second time is refused, and the first still counts.
    let _ = any_spawner::Executor::init_wasm_bindgen();
}
