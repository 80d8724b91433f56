//! The end-to-end tests: a person at a real browser, from the first click to the printed page.
//!
//! `cargo xtask test browser [chromium|firefox|webkit] [filter]` builds the app, starts the browser's driver and runs them.
//! What a failing test saw (picture, page, what the person did) is left in `test-results/<browser>/<test>/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod harness;
#[path = "../made/mod.rs"]
mod made;

mod accessibility;
mod advice;
mod bench;
mod brief;
mod brim;
mod crash;
mod drafts;
mod embed;
mod frames;
mod home;
mod interviews;
mod journey;
mod keyboard;
mod kills;
mod language;
mod narrow;
mod network;
mod notebook;
mod npm;
mod offline;
mod one_file;
mod opening;
mod outputs;
mod panics;
mod patterns;
mod photo;
mod policy;
mod review;
mod saving;
mod set;
mod share;
mod shots;
mod start;
mod tabs;
mod take;
mod teams;
mod using;
mod walking;
mod worksheet;
mod zoo;
