//! The brand: its name, its colour, a few letters in place of a logo.

use leptos::prelude::*;

use crate::domain::accent;
use crate::domain::persona::Brand;
use crate::domain::words::Word;
use crate::state::desk::Desk;

/// The brand's page.
pub fn brand(desk: Desk) -> AnyView {
    let field = move |id: &'static str, label: Word, hint: Word, read: fn(&mut Brand) -> &mut String| {
        view! {
            <div class="labelled">
                <label class="labelled__label" for=id>{desk.t(label)}</label>
                <input
                    id=id
                    class="field"
                    type="text"
                    dir="auto"
                    autocomplete="organization"
                    aria-describedby=[id, "-hint"].concat()
                    prop:value=move || read(&mut desk.brand.get()).clone()
                    on:input:target=move |event| {
                        let mut brand = desk.brand.get_untracked();
                        *read(&mut brand) = event.target().value().chars().take(200).collect();
                        desk.set_brand(brand);
                    }
                />
                <p class="aside-note" id=[id, "-hint"].concat()>{desk.t(hint)}</p>
            </div>
        }
    };
    let set_accent = move |accent: String| {
        desk.set_brand(Brand { accent, ..desk.brand.get_untracked() });
    };
    let accent = move || desk.brand.with(|brand| if brand.accent.is_empty() { accent::DEFAULT.to_owned() } else { brand.accent.clone() });
    view! {
        <main class="page page--narrow" id="main">
            {super::heading("page__title", desk.t(Word::Brand))}
            <p class="page__lead">{desk.t(Word::BrandLead)}</p>
            {field("brand-name", Word::BrandName, Word::BrandNameHint, |brand| &mut brand.name)}
            <div class="labelled">
                <label class="labelled__label" for="brand-accent">{desk.t(Word::BrandAccent)}</label>
                <div class="pair pair--start">
                    <input
                        id="brand-accent"
                        class="swatch"
                        type="color"
                        aria-describedby="brand-accent-hint"
                        prop:value=accent
                        on:input:target=move |event| set_accent(event.target().value())
                    />
                    {super::button("link", desk.t(Word::BrandAccentReset), move || set_accent(String::new()))}
                </div>
                <p class="aside-note" id="brand-accent-hint">{desk.t(Word::BrandAccentHint)}</p>
            </div>
            {field("brand-logo", Word::BrandLogo, Word::BrandLogoHint, |brand| &mut brand.logo_text)}
        </main>
    }
    .into_any()
}
