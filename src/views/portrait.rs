//! The live portrait: the persona as it takes shape beside the questions.

use leptos::prelude::*;

use super::face;
use super::sign::sign;
use crate::domain::brief;
use crate::domain::interview::Section;
use crate::domain::profile::{self, Claim, Tally};
use crate::domain::words::Word;
use crate::domain::persona::Sign;
use crate::state::desk::Desk;
use crate::state::session::Session;

/// One claim with its sign.
pub fn claim(desk: Desk, claim: Claim) -> AnyView {
    let is_guess = claim.sign == Some(Sign::Guess);
    view! {
        <li class="claim" class:claim--guess=is_guess>
            {match claim.sign {
                Some(one) => sign(desk, one),
                None => view! { <span class="claim__plain"></span> }.into_any(),
            }}
            <span class="claim__text">
                {claim.label.map(|label| view! { <span class="claim__label">{label}": "</span> })}
                <bdi>{claim.text}</bdi>
                {(!claim.by.is_empty()).then(|| view! { <span class="claim__by">" — "<bdi>{claim.by}</bdi></span> })}
            </span>
        </li>
    }
    .into_any()
}

/// A section's claims under its heading; nothing where there are none.
fn section(desk: Desk, session: Session, section: Section) -> AnyView {
    let claims = Memo::new(move |_| {
        let interview = session.interview();
        session.persona(|persona| profile::claims(&interview, persona, section))
    });
    let name = Memo::new(move |_| session.persona(crate::domain::persona::Persona::name));
    (move || {
        let claims = claims.get();
        (!claims.is_empty()).then(|| {
            view! {
                <section class="portrait__section">
                    <h3 class="portrait__heading">{move || name.with(|name| desk.words.about(brief::heading(section), name))}</h3>
                    <ul class="claims">{claims.into_iter().map(|one| claim(desk, one)).collect_view()}</ul>
                </section>
            }
        })
    })
    .into_any()
}

/// How much is known and how much is guessed, as a bar with words.
pub fn known_share(desk: Desk, tally: Tally) -> AnyView {
    let all = (tally.known + tally.guesses).max(1);
    view! {
        <div class="share">
            <progress class="share__bar" aria-hidden="true" max=all value=tally.known></progress>
            <span class="share__text">{super::tally_text(desk, tally)}</span>
        </div>
    }
    .into_any()
}

/// The tally of the draft in hand.
pub fn tally(session: Session) -> Memo<Tally> {
    Memo::new(move |_| {
        let interview = session.interview();
        session.persona(|persona| profile::tally(&interview, persona))
    })
}

/// What the persona is called, or what to call it until it has a name.
pub fn title(desk: Desk, session: Session) -> Memo<(String, String)> {
    Memo::new(move |_| {
        let name = session.persona(crate::domain::persona::Persona::name);
        let (short, epithet) = (name.short().to_owned(), name.epithet.trim().to_owned());
        if short.is_empty() {
            (desk.t(Word::Nameless).to_owned(), String::new())
        } else if short == epithet {
            (short, String::new())
        } else {
            (short, epithet)
        }
    })
}

/// The whole portrait.
pub fn portrait(desk: Desk, session: Session) -> AnyView {
    let title = title(desk, session);
    let tally = tally(session);
    let first_of = move |section: Section| {
        let interview = session.interview();
        session.persona(|persona| profile::claims(&interview, persona, section)).into_iter().next()
    };
    let sections = Section::ALL
        .iter()
        .filter(|section| {
            section.is_on_brief() && !matches!(section, Section::Identity | Section::Summary | Section::Quote | Section::Review)
        })
        .map(|one| section(desk, session, *one))
        .collect_view();
    view! {
        <div class="portrait">
            <div class="portrait__head">
                {face::live("face", move || session.persona(face::of))}
                <p class="portrait__name"><bdi>{move || title.get().0}</bdi></p>
                <p class="portrait__epithet"><bdi>{move || title.get().1}</bdi></p>
            </div>
            {move || first_of(Section::Quote).map(|quote| view! { <blockquote class="portrait__quote" dir="auto">{quote.text}</blockquote> })}
            {move || first_of(Section::Summary).map(|summary| view! { <p class="portrait__summary" dir="auto">{summary.text}</p> })}
            {sections}
            {move || {
                let tally = tally.get();
                if tally == Tally::default() {
                    view! { <p class="portrait__empty">{desk.t(Word::PortraitEmpty)}</p> }.into_any()
                } else {
                    view! {
                        <section class="portrait__section">
                            <h3 class="portrait__heading">{desk.t(Word::BuiltOn)}</h3>
                            {known_share(desk, tally)}
                        </section>
                    }
                        .into_any()
                }
            }}
        </div>
    }
    .into_any()
}
