//! The live portrait: the persona as it takes shape beside the questions.

use leptos::prelude::*;

use super::sign::{glyph, sign_words};
use crate::domain::brief;
use crate::domain::day::Day;
use crate::domain::interview::Section;
use crate::domain::persona::{Persona, Portrait, Sign};
use crate::domain::profile::{self, Claim, Tally};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::intl;
use crate::state::desk::Desk;
use crate::state::session::Session;

/// How many claims of a section the portrait shows; the brief and the page of all answers have the rest.
const CLAIMS_SHOWN: usize = 4;

/// One claim with its sign.
pub fn claim(desk: Desk, claim: Claim) -> El {
    let is_guess = claim.sign == Some(Sign::Guess);
    let row = el("li", if is_guess { "claim claim--guess" } else { "claim" });
    let row = match claim.sign {
        Some(sign) => row.child(glyph(sign)).child(sign_words(desk, sign)),
        None => row.child(el("span", "claim__plain")),
    };
    let label = claim
        .label
        .map(|label| text("span", "claim__label", &[&label, ": "].concat()));
    let by = (!claim.by.is_empty()).then(|| text("span", "claim__by", " — ").bdi(&claim.by));
    row.child(
        el("span", "claim__text")
            .children(label)
            .bdi(&said(desk, claim.text))
            .children(by),
    )
}

/// A day is said as people say it.
fn said(desk: Desk, text: String) -> String {
    Day::parse(&text).map_or(text, |day| intl::day(desk.language, day))
}

fn headed(heading: impl Fn() -> String + 'static) -> El {
    el("section", "portrait__section").child(el("h2", "portrait__heading").live_text(heading))
}

/// A section's claims under its heading; nothing where there are none.
fn section(desk: Desk, session: Session, section: Section) -> El {
    let claims = memo(move || {
        let interview = session.interview();
        session.persona(|persona| profile::claims(&interview, persona, section))
    });
    let name = memo(move || session.persona(Persona::name));
    el("div", "").show(move || {
        let claims = claims.get();
        (!claims.is_empty()).then(|| {
            let more = claims.len().saturating_sub(CLAIMS_SHOWN);
            let more =
                (more > 0).then(|| text("p", "portrait__more", &super::count(desk, Word::MoreClaims, more)));
            headed(move || desk.words.about(brief::heading(section), &name.get()))
                .child(
                    el("ul", "claims")
                        .children(claims.into_iter().take(CLAIMS_SHOWN).map(|one| claim(desk, one))),
                )
                .children(more)
        })
    })
}

/// How much is known and how much is guessed, as a bar with words.
pub fn known_share(desk: Desk, tally: Tally) -> El {
    let all = (tally.known + tally.guesses).max(1).to_string();
    let bar = el("progress", "share__bar")
        .attr("aria-hidden", "true")
        .attr("max", &all)
        .attr("value", &tally.known.to_string());
    el("div", "share")
        .child(bar)
        .child(text("span", "share__text", &super::tally_text(desk, tally)))
}

/// The tally of the draft in hand.
pub fn tally(session: Session) -> Memo<Tally> {
    memo(move || {
        let interview = session.interview();
        session.persona(|persona| profile::tally(&interview, persona))
    })
}

/// What the persona is called, or what to call it until it has a name.
pub fn title(desk: Desk, session: Session) -> Memo<(String, String)> {
    memo(move || {
        let name = session.persona(Persona::name);
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

/// The persona's face, alive.
pub fn face(class: &str, session: Session, source: fn(&Portrait) -> String) -> El {
    let portrait = memo(move || session.persona(Persona::portrait));
    let picture = el("img", class)
        .attr("alt", "")
        .attr("width", "96")
        .attr("height", "96");
    picture.live_attr("src", move || source(&portrait.get()))
}

/// The whole portrait.
pub fn portrait(desk: Desk, session: Session, source: fn(&Portrait) -> String) -> El {
    let title = title(desk, session);
    let tally = tally(session);
    let first_of = move |section: Section, tag: &str, class: &str| {
        let interview = session.interview();
        let claims = session.persona(|persona| profile::claims(&interview, persona, section));
        claims
            .into_iter()
            .next()
            .map(|claim| text(tag, class, &claim.text).attr("dir", "auto"))
    };
    let is_listed = |section: &&Section| {
        let elsewhere = [
            Section::Identity,
            Section::Summary,
            Section::Quote,
            Section::Review,
        ];
        section.is_on_brief() && !elsewhere.contains(section)
    };
    let built_on = move || {
        let tally = tally.get();
        if tally == Tally::default() {
            [text("p", "portrait__empty", desk.t(Word::PortraitEmpty))]
        } else {
            [headed(move || desk.t(Word::BuiltOn).to_owned()).child(known_share(desk, tally))]
        }
    };
    let head = el("div", "portrait__head")
        .child(face("face", session, source))
        .child(el("p", "portrait__name").child(el("bdi", "").live_text(move || title.get().0)))
        .child(el("p", "portrait__epithet").child(el("bdi", "").live_text(move || title.get().1)));
    el("div", "portrait")
        .child(head)
        .show(move || first_of(Section::Quote, "blockquote", "portrait__quote"))
        .show(move || first_of(Section::Summary, "p", "portrait__summary"))
        .children(
            Section::ALL
                .iter()
                .filter(is_listed)
                .map(|one| section(desk, session, *one)),
        )
        .show(built_on)
}
