//! Signals over domain values, and the verbs a person would use for what they do. No browser here: what needs one
//! comes in through [`Ports`] and [`store::Store`].

pub mod beside;
pub mod book;
pub mod desk;
pub mod history;
pub mod home;
pub mod journal;
pub mod release;
pub mod route;
pub mod session;
pub mod setting;
pub mod store;
pub mod weight;

use crate::domain::day::Day;
use crate::domain::draft::Draft;

/// What the state layer needs of its surroundings, as plain functions.
#[derive(Clone, Copy)]
pub struct Ports {
    /// A fresh id for a persona or an item, unique among all.
    pub new_id: fn() -> String,
    /// Today where the person is.
    pub today: fn() -> Day,
    /// Now, RFC 3339 in UTC.
    pub now: fn() -> String,
    /// Does something that takes its time.
    pub later: fn(setting::Surface, store::Later<()>),
    /// Shows that one has arrived at a new place: its heading gets the focus.
    pub arrive: fn(setting::Surface),
    /// Goes to a place; with `true`, in place of the current one in the history.
    pub go: fn(desk::Desk, &route::Route, bool),
    /// Keeps the last serialised draft where a crash cannot reach it: its text and a file name.
    pub keep: fn(setting::Surface, &str, &str),
    /// Tells whoever has us in their page that a file is about to be handed out, by kind and name; says whether it may be.
    pub hand_out: fn(setting::Surface, setting::Export, &str) -> bool,
    /// Reads a draft; the module of first questions, which only writes, reads none.
    pub read_draft: fn(&str) -> Option<Draft>,
    /// Settles that another tab wrote the draft in hand: [`desk::Desk::settle`], or nothing where no other tab can know it.
    pub settle: fn(desk::Desk, session::Session, bool) -> store::Later<bool>,
    /// The text kept last, which may be newer than what is stored.
    pub kept: fn(setting::Surface) -> Option<String>,
}
