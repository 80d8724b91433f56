//! All answers together: what was said, what still lacks an answer, and the ways out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::portrait::{self, claim};
use crate::domain::profile;
use crate::domain::words::Word;
use crate::state::desk::Desk;
use crate::state::route::{Route, View};
use crate::state::session::Session;

/// The overview of the draft or example in hand.
pub fn overview(desk: Desk, session: Session) -> AnyView {
    let title = portrait::title(desk, session);
    let interview = session.interview();
    let lacking = Memo::new(move |_| {
        let interview = session.interview();
        session.persona(|persona| interview.lacking(persona).count())
    });
    let lead = move || {
        if session.read_only {
            desk.t(Word::ExampleLead).to_owned()
        } else if lacking.get() == 0 {
            desk.t(Word::OverviewWhole).to_owned()
        } else {
            super::count(desk, Word::OverviewLacking, lacking.get())
        }
    };
    let steps = (0..interview.steps.len()).map(|index| step(desk, session, index)).collect_view();
    let brief = desk.place_of(&session, View::Brief);
    view! {
        <div class="overview">
            <main class="overview__main" id="main">
                {super::heading("page__title", view! { <bdi>{move || title.get().0}</bdi> })}
                <p class="page__lead">{lead}</p>
                <div class="overview__ways">
                    {session
                        .read_only
                        .then(|| super::button("button button--main", desk.t(Word::MakeItMine), move || spawn_local(make_mine(desk, session))))}
                    {super::link(if session.read_only { "button" } else { "button button--main" }, &brief, desk.t(Word::SeeBrief).to_owned())}
                    {super::button("button", desk.t(Word::DownloadJson), move || super::status::download_draft(desk))}
                </div>
                {steps}
            </main>
            <aside class="overview__portrait" aria-label=desk.t(Word::Portrait)>
                <div class="wizard__card">{portrait::portrait(desk, session)}</div>
            </aside>
        </div>
    }
    .into_any()
}

fn step(desk: Desk, session: Session, index: usize) -> AnyView {
    let interview = session.interview();
    let Some(step) = interview.steps.get(index) else { return ().into_any() };
    let rows = step
        .screens
        .iter()
        .flat_map(|screen| screen.questions.iter().map(|question| (screen.id.clone(), question.clone())))
        .map(|(screen, question)| {
            let spot = Some((step.id.clone(), screen));
            let address = desk.place_of(&session, View::Interview(spot)).hash();
            let label = question.label.clone();
            let id = question.id.clone();
            let read = {
                let question = question.clone();
                Memo::new(move |_| {
                    let interview = session.interview();
                    session.persona(|persona| {
                        let answer = persona.answers.get(&question.id);
                        let claims = answer.map(|answer| profile::claims_of(&question, answer)).unwrap_or_default();
                        (interview.applies(&question, persona), persona.is_answered(&question.id), claims)
                    })
                })
            };
            let body = move || {
                let (_, is_answered, claims) = read.get();
                if !claims.is_empty() {
                    let rows = claims.into_iter().map(|mut one| {
                        // The row itself names the question.
                        if one.label.as_ref() == Some(&label) {
                            one.label = None;
                        }
                        claim(desk, one)
                    });
                    view! { <ul class="claims">{rows.collect_view()}</ul> }.into_any()
                } else if is_answered {
                    let text = session.persona(|persona| match id.as_str() {
                        "name" => super::drafts::names(desk, &persona.name()),
                        _ => desk.t(Word::Done).to_owned(),
                    });
                    view! { <p><bdi>{text}</bdi></p> }.into_any()
                } else {
                    view! { <p class="answer__none">{desk.t(Word::NoAnswer)}</p> }.into_any()
                }
            };
            let label = question.label.clone();
            let title = move || match session.read_only {
                true => view! { <span>{label.clone()}</span> }.into_any(),
                false => view! { <a href=address.clone()>{label.clone()}</a> }.into_any(),
            };
            move || {
                read.with(|read| read.0).then(|| {
                    view! {
                        <div class="answer">
                            <dt class="answer__label">{title.clone()}</dt>
                            <dd class="answer__text">{body.clone()}</dd>
                        </div>
                    }
                })
            }
        })
        .collect_view();
    view! {
        <section class="overview__step">
            <h2 class="overview__title">{step.title.clone()}</h2>
            <dl class="answers">{rows}</dl>
        </section>
    }
    .into_any()
}

/// Turns an example into a draft of one's own.
async fn make_mine(desk: Desk, session: Session) {
    let copy = session.draft_now(|draft| desk.copy_of(draft));
    let stored = desk.stored(&copy, Some(&session.interview()));
    let id = stored.summary.id.clone();
    if desk.put(vec![stored]).await.is_ok() {
        desk.go(&Route::Draft { id, view: View::Overview });
    }
}
