//! Two questions that help to choose a method. The answers are links, so that it needs no state.

use leptos::prelude::*;

use super::control::radio;
use crate::domain::cover::Cover;
use crate::domain::words::Word;
use crate::state::desk::Desk;
use crate::state::route::Route;

/// The chooser.
pub fn help(desk: Desk, covers: &'static [Cover]) -> AnyView {
    let decision = RwSignal::new(None::<bool>);
    let material = RwSignal::new(None::<bool>);
    let ask = move |group: &'static str, answer: RwSignal<Option<bool>>, title: Word, yes: Word, no: Word| {
        let option = move |word: Word, value: bool| {
            radio(
                group.to_owned(),
                false,
                desk.t(word).into_any(),
                move || answer.get() == Some(value),
                move |_| answer.set(Some(value)),
            )
        };
        view! {
            <fieldset class="options">
                <legend class="question__title">{desk.t(title)}</legend>
                {option(yes, true)}
                {option(no, false)}
            </fieldset>
        }
    };
    // A decision coming up asks for research; records of sales and messages make a customer; else one watches.
    let advised = Memo::new(move |_| match (decision.get(), material.get()) {
        (Some(true), Some(_)) => Some(("research", Word::HelpWhyResearch)),
        (Some(false), Some(true)) => Some(("customer", Word::HelpWhyCustomer)),
        (Some(false), Some(false)) => Some(("community", Word::HelpWhyCommunity)),
        _ => None,
    });
    let answer = move || {
        let (id, why) = advised.get()?;
        let cover = covers.iter().find(|cover| cover.id == id)?;
        let route = Route::New { interview: cover.id.clone(), spot: None };
        Some(view! {
            <div class="advice">
                <h2 class="method__title">{cover.title.as_str()}</h2>
                <p>{desk.t(why)}</p>
                <p class="method__facts">{super::start::facts(desk, cover)}</p>
                {super::link("button button--main", &route, cover.begin.clone())}
            </div>
        })
    };
    view! {
        <main class="page page--narrow" id="main">
            {super::heading("page__title", desk.t(Word::HelpTitle))}
            {ask("decision", decision, Word::HelpDecision, Word::HelpDecisionYes, Word::HelpDecisionNo)}
            {ask("material", material, Word::HelpMaterial, Word::HelpMaterialYes, Word::HelpMaterialNo)}
            <div role="status">{answer}</div>
        </main>
    }
    .into_any()
}
