//! The brand: its name, its colour, a few letters in place of a logo.

use leptos::prelude::*;

use super::{button, heading, main};
use crate::domain::accent;
use crate::domain::persona::Brand;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, text};
use crate::state::desk::Desk;

/// The brand's page.
pub fn brand(desk: Desk) -> El {
    let set_accent = move |accent: String| {
        desk.set_brand(Brand {
            accent,
            ..desk.brand.get_untracked()
        });
    };
    let accent = move || {
        desk.brand.with(|brand| {
            if brand.accent.is_empty() {
                accent::DEFAULT.to_owned()
            } else {
                brand.accent.clone()
            }
        })
    };
    let swatch = el("input", "swatch")
        .id("brand-accent")
        .attr("type", "color")
        .attr("aria-describedby", "brand-accent-hint")
        .live_value(accent)
        .on_input(set_accent);
    let pair = el("div", "pair pair--start").child(swatch).child(button(
        "link",
        desk.t(Word::BrandAccentReset),
        move || set_accent(String::new()),
    ));
    main(desk, "page page--narrow")
        .child(heading("page__title", desk.t(Word::Brand)))
        .child(text("p", "page__lead", desk.t(Word::BrandLead)))
        .child(field(
            desk,
            "brand-name",
            Word::BrandName,
            Word::BrandNameHint,
            |brand| &mut brand.name,
        ))
        .child(labelled(
            desk,
            "brand-accent",
            Word::BrandAccent,
            Word::BrandAccentHint,
            pair,
        ))
        .child(field(
            desk,
            "brand-logo",
            Word::BrandLogo,
            Word::BrandLogoHint,
            |brand| &mut brand.logo_text,
        ))
}

fn field(desk: Desk, id: &str, label: Word, hint: Word, read: fn(&mut Brand) -> &mut String) -> El {
    let input = el("input", "field")
        .id(id)
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "organization")
        .attr("aria-describedby", &[id, "-hint"].concat())
        .live_value(move || std::mem::take(read(&mut desk.brand.get())))
        .on_input(move |text| {
            let mut brand = desk.brand.get_untracked();
            *read(&mut brand) = text.chars().take(200).collect();
            desk.set_brand(brand);
        });
    labelled(desk, id, label, hint, input)
}

fn labelled(desk: Desk, id: &str, label: Word, hint: Word, control: El) -> El {
    el("div", "labelled")
        .child(text("label", "labelled__label", desk.t(label)).attr("for", id))
        .child(control)
        .child(text("p", "aside-note", desk.t(hint)).id(&[id, "-hint"].concat()))
}
