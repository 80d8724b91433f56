//! Persona Builder: a guided interview that walks a small brand through building its first persona,
//! entirely in the browser. See ARCHITECTURE.md for the map.

pub mod app;
pub mod domain;
pub mod embed;
pub mod first;
pub mod places;
pub mod platform;
pub mod saving;
pub mod state;
pub mod tabs;
pub mod views;

/// The name and version that exported files carry.
pub const GENERATOR: &str = concat!("Persona Builder ", env!("CARGO_PKG_VERSION"));

/// Hands out the Wasm's memory.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
