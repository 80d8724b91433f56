//! The interview: one question or one small group at a time, the steps beside it, the portrait taking shape.

use leptos::prelude::*;

use super::asked::Asked;
use super::control::{control, heading_id, hint_id};
use super::evidence::evidence;
use super::portrait;
use super::{button, face};
use crate::domain::interview::{Kind, Place, Question, Screen};
use crate::domain::persona::Value;
use crate::domain::words::Word;
use crate::state::desk::Desk;
use crate::state::route::{Route, Spot, View};
use crate::state::session::Session;

/// Where the interview is, from the address; where that names nothing that is asked, where it was left.
fn place(desk: Desk, session: Session) -> Memo<Option<Place>> {
    let spot = Memo::new(move |_| match desk.route.get() {
        Route::New { spot, .. }
        | Route::Draft { view: View::Interview(spot), .. }
        | Route::Example { view: View::Interview(spot), .. } => spot,
        _ => None,
    });
    Memo::new(move |_| {
        let interview = session.interview();
        let named = spot.get().and_then(|(step, screen)| interview.place_of(&step, &screen));
        named.or_else(|| session.draft_now(|draft| draft.resume_at(&interview)))
    })
}

/// The address of a place of the interview.
fn spot(session: Session, place: Place) -> Spot {
    let interview = session.interview();
    let step = interview.steps.get(place.step)?;
    Some((step.id.clone(), step.screens.get(place.screen)?.id.clone()))
}

fn route_to(desk: Desk, session: Session, place: Place) -> Route {
    desk.place_of(&session, View::Interview(spot(session, place)))
}

/// The interview of the draft in hand.
pub fn wizard(desk: Desk, session: Session) -> AnyView {
    let place = place(desk, session);
    let at = move || place.get().unwrap_or(Place { step: 0, screen: 0 });
    Effect::new(move |before: Option<()>| {
        session.stand_at(at());
        // The first screen is announced by the page itself.
        let _ = before;
        crate::platform::page::focus_heading();
    });
    view! {
        <div class="wizard">
            {steps(desk, session, place)}
            <main class="wizard__main" id="main">{move || screen(desk, session, at())}</main>
            <aside class="wizard__portrait" aria-label=desk.t(Word::Portrait)>
                <div class="wizard__card">{portrait::portrait(desk, session)}</div>
            </aside>
            {portrait_bar(desk, session)}
        </div>
    }
    .into_any()
}

/// The portrait folded into a bar, for narrow pages.
fn portrait_bar(desk: Desk, session: Session) -> AnyView {
    let title = portrait::title(desk, session);
    let tally = portrait::tally(session);
    view! {
        <details class="portrait-bar">
            <summary class="portrait-bar__head">
                {face::live("face face--small", move || session.persona(face::of))}
                <span class="portrait-bar__names">
                    <span><strong><bdi>{move || title.get().0}</bdi></strong>" "<bdi>{move || title.get().1}</bdi></span>
                    <span class="portrait-bar__tally">{move || super::tally_text(desk, tally.get())}</span>
                </span>
            </summary>
            <div class="portrait-bar__body">{portrait::portrait(desk, session)}</div>
        </details>
    }
    .into_any()
}

/// The step list: beside the question on wide pages, a menu on narrow ones.
fn steps(desk: Desk, session: Session, place: Memo<Option<Place>>) -> AnyView {
    let here = Memo::new(move |_| place.get().map_or(0, |place| place.step));
    let interview = session.interview();
    let count = interview.steps.len();
    let list = move || {
        let interview = session.interview();
        (0..interview.steps.len())
            .map(|index| {
                let interview = session.interview();
                let title = interview.steps.get(index).map(|step| step.title.clone()).unwrap_or_default();
                let progress = Memo::new(move |_| {
                    let interview = session.interview();
                    let step = interview.steps.get(index);
                    session.persona(|persona| step.map(|step| interview.step_progress(step, persona)).unwrap_or_default())
                });
                let first = Memo::new(move |_| {
                    let interview = session.interview();
                    session.persona(|persona| interview.shown(persona).find(|place| place.step == index))
                });
                let state = move || {
                    let progress = progress.get();
                    if progress.is_complete() {
                        "done"
                    } else if progress.answered > 0 {
                        "begun"
                    } else {
                        "open"
                    }
                };
                let progress_text = move || {
                    let progress = progress.get();
                    let (answered, asked) = (progress.answered.to_string(), progress.asked.to_string());
                    desk.words.fill(Word::StepProgress, &[("answered", &answered), ("asked", &asked)])
                };
                view! {
                    <li class="step" data-state=state>
                        <a
                            class="step__link"
                            href=move || first.get().map(|first| route_to(desk, session, first).hash())
                            aria-current=move || (here.get() == index).then_some("step")
                            title=progress_text
                        >
                            {title}
                            <span class="visually-hidden">", "{progress_text}</span>
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    let title = move || interview.steps.get(here.get()).map(|step| step.title.clone()).unwrap_or_default();
    view! {
        <nav class="steps" aria-label=desk.t(Word::Steps)>
            <details class="steps__menu">
                <summary class="steps__summary">
                    {move || {
                        desk.words.fill(Word::StepOf, &[("n", &(here.get() + 1).to_string()), ("of", &count.to_string())])
                    }}
                    " · "
                    {title}
                </summary>
                <ol class="steps__list">{list()}</ol>
            </details>
            <ol class="steps__list steps__list--wide">{list()}</ol>
        </nav>
    }
    .into_any()
}

/// What is asked at a place.
fn screen(desk: Desk, session: Session, place: Place) -> AnyView {
    let interview = session.interview();
    let (Some(step), Some(screen)) = (interview.steps.get(place.step), interview.screen(place)) else {
        return ().into_any();
    };
    let number = (place.screen + 1).to_string();
    let of = step.screens.len().to_string();
    let eyebrow = desk.words.fill(Word::ScreenOf, &[("step", &step.title), ("n", &number), ("of", &of)]);
    let intro = (place.screen == 0 && !step.intro.is_empty()).then(|| view! { <p class="screen__intro">{step.intro.clone()}</p> });
    let on_key = move |event: web_sys::KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "Enter" {
            event.prevent_default();
            if event.shift_key() { go_back(desk, session, place) } else { go_on(desk, session, place) }
        }
    };
    view! {
        <form
            class="screen"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                go_on(desk, session, place);
            }
            on:keydown=on_key
        >
            <p class="screen__eyebrow">{eyebrow}</p>
            {questions(desk, session, screen)}
            {intro}
            {foot(desk, session, place)}
        </form>
    }
    .into_any()
}

fn questions(desk: Desk, session: Session, screen: &Screen) -> AnyView {
    match (screen.questions.as_slice(), &screen.title) {
        ([only], None) => question(desk, session, only.clone(), true, screen.lead.clone()),
        (questions, title) => {
            let group = questions.iter().map(|one| question(desk, session, one.clone(), false, None)).collect_view();
            let lead = screen.lead.clone().map(|lead| view! { <p class="screen__lead">{lead}</p> });
            view! {
                {super::heading("screen__title", title.clone().unwrap_or_default())}
                {lead}
                {group}
            }
            .into_any()
        }
    }
}

/// One question: what is asked, its control, its evidence, why it is asked, an example.
fn question(desk: Desk, session: Session, question: Question, alone: bool, lead: Option<String>) -> AnyView {
    let applies = {
        let question = question.clone();
        Memo::new(move |_| {
            let interview = session.interview();
            session.persona(|persona| interview.applies(&question, persona))
        })
    };
    let asked = Asked::new(desk, session, question.clone());
    // A portrait is a picture and a name is what it is: neither is a claim. Items have evidence of their own.
    let whole_claim = question.claim && !question.kind.has_items();
    let Question { prompt, hint, why, example, kind, .. } = question;
    let is_text = matches!(kind, Kind::ShortText | Kind::LongText);
    let body = move || {
        let prompt = prompt.clone();
        let title = if alone {
            view! { <h1 class="screen__title" id=heading_id(asked) tabindex="-1" data-focus="">{prompt}</h1> }.into_any()
        } else {
            view! { <h2 class="question__title" id=heading_id(asked)>{prompt}</h2> }.into_any()
        };
        view! {
            <section class="question" class:question--alone=alone data-kind=kind.id()>
                {title}
                {lead.clone().map(|lead| view! { <p class="screen__lead">{lead}</p> })}
                <p class="question__hint" id=hint_id(asked)>{hint.clone()}</p>
                <div class="question__control">{control(asked)}</div>
                {whole_claim
                    .then(|| {
                        view! {
                            {move || (asked.is_answered() || is_text).then(|| evidence(asked, String::new()))}
                        }
                    })}
                <div class="question__more">
                    <details class="more">
                        <summary>{desk.t(Word::WhyWeAsk)}</summary>
                        <p>{why.clone()}</p>
                    </details>
                    {example.clone().map(|example| example_of(asked, example))}
                </div>
            </section>
        }
    };
    (move || applies.get().then(&body)).into_any()
}

/// The worked example, which can be taken as a starting point. What was answered before can be brought back.
fn example_of(asked: Asked, example: Value) -> AnyView {
    let desk = asked.desk;
    let lines = asked.with(|question| crate::domain::profile::claims_of(question, &example.clone().into()));
    let text = match &example {
        Value::Name(name) => view! { <li>{[name.name.trim(), name.epithet.trim()].join(", ")}</li> }.into_any(),
        Value::Test(test) => view! { <li>{[test.what.trim(), test.audience.trim(), test.sign.trim()].join(" · ")}</li> }.into_any(),
        _ => lines
            .into_iter()
            .map(|claim| {
                let by = if claim.by.is_empty() { String::new() } else { [" — ", &claim.by].concat() };
                let label = claim.label.filter(|_| matches!(example, Value::Sources(_))).map(|label| [&label, ": "].concat());
                view! { <li>{label}{claim.text}{by}</li> }
            })
            .collect_view()
            .into_any(),
    };
    let take = move || {
        let example = example.clone();
        let act = |asked: &Asked| asked.session.answer(&asked.id(), example);
        if asked.is_answered() { asked.with_undo(Word::ExampleTaken, act) } else { act(&asked) }
    };
    view! {
        <details class="more">
            <summary>{desk.t(Word::SeeExample)}</summary>
            <ul class="more__example">{text}</ul>
            {button("link", desk.t(Word::UseExample), take)}
        </details>
    }
    .into_any()
}

/// Back, skip and continue.
fn foot(desk: Desk, session: Session, place: Place) -> AnyView {
    let ids: Vec<String> = session
        .interview()
        .screen(place)
        .map(|screen| screen.questions.iter().map(|question| question.id.clone()).collect())
        .unwrap_or_default();
    let is_answered =
        Memo::new(move |_| session.persona(|persona| ids.iter().any(|id| persona.is_answered(id))));
    let has_before = Memo::new(move |_| {
        let interview = session.interview();
        session.persona(|persona| interview.previous(place, persona).is_some())
    });
    view! {
        <div class="foot">
            <button
                type="button"
                class="button foot__back"
                hidden=move || !has_before.get()
                on:click=move |_| go_back(desk, session, place)
            >
                {desk.t(Word::Back)}
            </button>
            <button
                type="button"
                class="link foot__skip"
                hidden=move || is_answered.get()
                on:click=move |_| leave(desk, session, place)
            >
                {desk.t(Word::Skip)}
            </button>
            <button type="submit" id="continue" class="button button--main">{desk.t(Word::Continue)}</button>
        </div>
        <details class="more more--keys">
            <summary>{desk.t(Word::Keys)}</summary>
            <p>{desk.t(Word::KeysText)}</p>
        </details>
    }
    .into_any()
}

fn go_back(desk: Desk, session: Session, place: Place) {
    let interview = session.interview();
    if let Some(before) = session.draft_now(|draft| interview.previous(place, &draft.persona)) {
        desk.go(&route_to(desk, session, before));
    }
}

/// Continues. Who goes on from the face has chosen it, even untouched.
fn go_on(desk: Desk, session: Session, place: Place) {
    let interview = session.interview();
    let asks_face =
        interview.screen(place).and_then(|screen| screen.questions.iter().find(|question| question.kind == Kind::Portrait));
    if let Some(question) = asks_face
        && session.answer_now(&question.id).is_none()
        && session.is_kept()
    {
        let face = session.draft_now(|draft| draft.persona.portrait());
        session.answer(&question.id, Value::Portrait(face));
    }
    leave(desk, session, place);
}

fn leave(desk: Desk, session: Session, place: Place) {
    let interview = session.interview();
    match session.draft_now(|draft| interview.next(place, &draft.persona)) {
        Some(next) => desk.go(&route_to(desk, session, next)),
        None => desk.go(&desk.place_of(&session, View::Overview)),
    }
}
