//! All answers together: what was said, what still lacks an answer, and the ways out.

use leptos::prelude::*;

use super::advised::Advised;
use super::portrait::{self, claim};
use super::{button, link, main};
use crate::domain::interview::{Question, Step};
use crate::domain::profile;
use crate::domain::words::Word;
use crate::platform::assets;
use crate::platform::dom::{El, el, memo, text};
use crate::platform::surface::later;
use crate::state::desk::Desk;
use crate::state::route::{Page, Route, View};
use crate::state::session::Session;

/// The overview of the draft or example in hand.
pub fn overview(desk: Desk, session: Session) -> El {
    let title = portrait::title(desk, session);
    let interview = session.interview();
    let lacking = memo(move || {
        let interview = session.interview();
        session.persona(|persona| interview.lacking(persona).count())
    });
    let is_shared = !session.link().is_empty();
    let lead = move || {
        if is_shared {
            super::share::changed(desk, session)
        } else if session.is_example() {
            desk.t(Word::ExampleLead).to_owned()
        } else if lacking.get() == 0 {
            desk.t(Word::OverviewWhole).to_owned()
        } else {
            super::count(desk, Word::OverviewLacking, lacking.get())
        }
    };
    let brief = desk.place_of(&session, View::Brief);
    let mut ways = el("div", "overview__ways");
    if session.is_example() {
        let mine = move || later(desk, make_mine(desk, session));
        ways = ways.child(button("button button--main", desk.t(Word::MakeItMine), mine));
    }
    let ways = ways
        .child(link(
            if session.is_example() {
                "button"
            } else {
                "button button--main"
            },
            &brief,
            desk.t(Word::SeeBrief),
        ))
        .child(link(
            "button",
            &desk.place_of(&session, View::Page(Page::Teams)),
            desk.t(Word::TeamsTitle),
        ))
        .child(button("button", desk.t(Word::DownloadJson), move || {
            super::status::download_draft(desk);
        }));
    let (share, panel) = super::share::share(desk, session).unzip();
    let ways = ways
        .children(share)
        .child(link(
            "link",
            &desk.place_of(&session, View::Page(Page::Take)),
            desk.t(Word::TakeTitle),
        ))
        .children(super::review::calendar_way(desk, session))
        .child(super::worksheet::way(desk, &interview.id));
    let main = main(desk, "overview__main")
        .child(super::live_heading("page__title", move || title.get().0))
        .child(el("p", "page__lead").live_text(lead))
        .child(super::review::line(desk, session))
        .child(ways)
        .children(panel)
        .children(interview.steps.iter().map(|one| step(desk, session, one)));
    let aside = el("aside", "overview__portrait")
        .attr("aria-label", desk.t(Word::Portrait))
        .child(el("div", "wizard__card").child(portrait::portrait(desk, session, super::face::source)));
    el("div", "overview").child(main).child(aside)
}

/// The answers of a step.
pub(super) fn step(desk: Desk, session: Session, step: &Step) -> El {
    let advised = use_context::<Advised>();
    let mut rows = el("dl", "answers");
    for screen in &step.screens {
        for question in &screen.questions {
            let spot = Some((step.id.clone(), screen.id.clone()));
            let address = desk.place_of(&session, View::Interview(spot)).hash();
            let question = question.clone();
            rows = rows.show(move || answer(desk, session, advised, &question, &address));
        }
    }
    el("section", "overview__step")
        .child(text("h2", "overview__title", &step.title))
        .child(rows)
}
/// One answer under its label; nothing where the question does not apply.
fn answer(
    desk: Desk,
    session: Session,
    advised: Option<Advised>,
    question: &Question,
    address: &str,
) -> Option<El> {
    let interview = session.interview();
    let (applies, is_answered, claims, name) = session.persona(|persona| {
        let answer = persona.answers.get(&question.id);
        let claims = answer
            .map(|answer| profile::claims_of(question, answer))
            .unwrap_or_default();
        (
            interview.applies(question, persona),
            persona.is_answered(&question.id),
            claims,
            persona.name(),
        )
    });
    if !applies {
        return None;
    }
    let said = if !claims.is_empty() {
        el("ul", "claims").children(claims.into_iter().map(|mut one| {
            // The row itself names the question.
            if one.label.as_ref() == Some(&question.label) {
                one.label = None;
            }
            claim(desk, one)
        }))
    } else if !is_answered {
        text("p", "answer__none", desk.t(Word::NoAnswer))
    } else if question.id == "name" {
        el("p", "").bdi(&super::drafts::names(desk, &name))
    } else {
        el("p", "").bdi(desk.t(Word::Done))
    };
    // An example is looked at, not answered.
    let title = if session.read_only {
        text("span", "", &question.label)
    } else {
        text("a", "", &question.label).attr("href", address)
    };
    let advice = advised.map(|advised| advised.on(session, &question.id));
    let lines = super::advised::lines(desk, session, &advice.unwrap_or_default());
    let row = el("div", "answer")
        .child(el("dt", "answer__label").child(title))
        .child(el("dd", "answer__text").child(said).children(lines));
    Some(row)
}

/// Turns an example into a draft of one's own, and brings along the pages of the notebook that it rests on.
async fn make_mine(desk: Desk, session: Session) {
    let notes = match desk.route.get_untracked() {
        Route::Example { id, .. } => assets::example(&id, desk.language).await,
        _ => None,
    };
    let copy = session.draft_now(|draft| desk.copy_of(draft));
    let stored = desk.stored(&copy, Some(&session.interview()));
    let id = stored.summary.id.clone();
    if desk.put(vec![stored]).await.is_ok() {
        if let Some((book, file)) = desk.book.get_value().zip(notes) {
            book.bring_in(file.notebook);
        }
        desk.go(&Route::Draft {
            id,
            view: View::Overview,
        });
    }
}
