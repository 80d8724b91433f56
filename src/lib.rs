//! Persona Builder: a guided interview that walks a small brand through building its first persona,
//! entirely in the browser. See ARCHITECTURE.md for the map.

pub mod app;
pub mod domain;
pub mod platform;
pub mod state;
pub mod views;
