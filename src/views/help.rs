//! Two questions that help to choose a method. The answers are links, so that it needs no state.

use leptos::prelude::*;

use super::control::{option_label, radio};
use super::{heading, link, main};
use crate::domain::cover::Cover;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::state::desk::Desk;
use crate::state::release::Release;
use crate::state::route::Route;

/// The chooser.
pub fn help(desk: Desk, covers: &'static [Cover]) -> El {
    let decision = RwSignal::new(None::<bool>);
    let material = RwSignal::new(None::<bool>);
    let ask = move |group: &str, answer: RwSignal<Option<bool>>, title: Word, yes: Word, no: Word| {
        let option = move |word: Word, value: bool| {
            let label = option_label(desk.t(word));
            radio(
                group,
                false,
                label,
                move || answer.get() == Some(value),
                move |_| answer.set(Some(value)),
            )
        };
        el("fieldset", "options")
            .child(text("legend", "question__title", desk.t(title)))
            .child(option(yes, true))
            .child(option(no, false))
    };
    // A decision coming up asks for research; records of sales and messages make a customer; else one watches.
    let advised = memo(move || match (decision.get(), material.get()) {
        (Some(true), Some(_)) => Some(("research", Word::HelpWhyResearch)),
        (Some(false), Some(true)) => Some(("customer", Word::HelpWhyCustomer)),
        (Some(false), Some(false)) => Some(("community", Word::HelpWhyCommunity)),
        _ => None,
    });
    let answer = move || {
        let (id, why) = advised.get()?;
        let cover = covers.iter().find(|cover| cover.id == id)?;
        let route = Route::New {
            interview: cover.id.clone(),
            spot: None,
        };
        let advice = el("div", "advice")
            .child(text("h2", "method__title", &cover.title))
            .child(text("p", "", desk.t(why)))
            .child(text("p", "method__facts", &super::start::facts(desk, cover)))
            .child(link("button button--main", &route, &cover.begin));
        Some(advice)
    };
    // Only our own page is kept for use without a network.
    let offline = use_context::<Release>().map(|release| super::release::without_network(desk, release));
    main(desk, "page page--narrow")
        .child(heading("page__title", desk.t(Word::HelpTitle)))
        .child(ask(
            "decision",
            decision,
            Word::HelpDecision,
            Word::HelpDecisionYes,
            Word::HelpDecisionNo,
        ))
        .child(ask(
            "material",
            material,
            Word::HelpMaterial,
            Word::HelpMaterialYes,
            Word::HelpMaterialNo,
        ))
        .child(el("div", "").attr("role", "status").show(answer))
        .child(super::worksheet::ways(
            desk,
            covers
                .iter()
                .map(|cover| (cover.id.as_str(), cover.title.as_str())),
        ))
        .children(offline)
}
