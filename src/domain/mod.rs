//! What a persona is, how it is asked for, and what is made of it.
//!
//! Pure: no input or output, no clock, no randomness, no signals, no browser. The caller passes the
//! day and the ids, so everything here runs in a native `cargo test`. Only [`format`] knows JSON.

pub mod accent;
pub mod advice;
pub mod agenda;
pub mod amount;
pub mod backup;
pub mod brief;
pub mod calendar;
pub mod codes;
pub mod cover;
pub mod day;
pub mod draft;
pub mod edit;
pub mod example;
pub mod file_name;
pub mod folder;
pub mod format;
pub mod gather;
pub mod history;
pub mod import;
pub mod interview;
pub mod journey;
pub mod keeping;
pub mod kit;
pub mod likeness;
pub mod map;
pub mod merge;
pub mod notebook;
pub mod outputs;
pub mod pattern;
pub mod persona;
pub mod portrait;
pub mod profile;
pub mod promotion;
pub mod record;
pub mod review;
pub mod search;
pub mod set;
pub mod share;
pub mod story;
pub mod teams;
pub mod trend;
pub mod unseen;
pub mod words;
pub mod worksheet;
