//! The interview: one question or one small group at a time, the steps beside it, the portrait taking shape.

use leptos::prelude::*;

use super::asked::Asked;
use super::control::{heading_id, hint_id};
use super::main;
use super::portrait;
use crate::domain::interview::{Kind, Place};
use crate::domain::persona::{Portrait, Value};
use crate::domain::profile;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, live, memo, text};
use crate::platform::page;
use crate::state::desk::Desk;
use crate::state::route::{Route, View};
use crate::state::session::Session;

/// Where the interview is, from the address; where that names nothing that is asked, where it was left.
fn place(desk: Desk, session: Session) -> Memo<Option<Place>> {
    let spot = memo(move || match desk.route.get() {
        Route::New { spot, .. }
        | Route::Draft {
            view: View::Interview(spot),
            ..
        }
        | Route::Example {
            view: View::Interview(spot),
            ..
        } => spot,
        _ => None,
    });
    memo(move || {
        let interview = session.interview();
        let named = spot
            .get()
            .and_then(|(step, screen)| interview.place_of(&step, &screen));
        named.or_else(|| session.draft_now(|draft| draft.resume_at(&interview)))
    })
}

fn route_to(desk: Desk, session: Session, place: Place) -> Route {
    desk.place_of(&session, View::Interview(session.interview().spot(place)))
}

/// What an interview is drawn with. The first questions' module has fewer controls than the whole app, and no faces.
#[derive(Clone, Copy)]
pub struct Kit {
    /// Draws the control of a question.
    pub control: fn(Asked) -> Vec<El>,
    /// Draws the evidence of a whole answer.
    pub evidence: fn(Asked, &str) -> El,
    /// The address of a face's picture.
    pub face: fn(&Portrait) -> String,
    /// What is said quietly under a question.
    pub beside: fn(Asked) -> Vec<El>,
}

/// The interview of the draft in hand.
pub fn wizard(desk: Desk, session: Session, kit: Kit) -> El {
    let place = place(desk, session);
    let at = move || place.get().unwrap_or(Place { step: 0, screen: 0 });
    live(move || {
        let place = at();
        session.stand_at(place);
        desk.arrive();
        // An address that names no screen would lead elsewhere after the next step; the way back needs this one.
        let is_bare = match desk.route.get_untracked() {
            Route::New { spot: None, .. } => true,
            // That of another draft is for its own interview to settle.
            Route::Draft {
                id,
                view: View::Interview(None),
            } => id == session.id(),
            _ => false,
        };
        if is_bare {
            (desk.ports.go)(desk, &route_to(desk, session, place), true);
        }
    });
    // From anywhere, as the page says: also while the focus is on nothing.
    page::on_keys(desk.setting, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "Enter" && !event.default_prevented() {
            event.prevent_default();
            let place = place.get_untracked().unwrap_or(Place { step: 0, screen: 0 });
            if event.shift_key() {
                go_back(desk, session, place);
            } else {
                go_on(desk, session, place);
            }
        }
    });
    let card = el("div", "wizard__card").child(portrait::portrait(desk, session, kit.face));
    el("div", "wizard")
        .child(steps(desk, session, place))
        .child(main(desk, "wizard__main").show(move || {
            let place = at();
            untrack(|| screen(desk, session, place, kit))
        }))
        .child(
            el("aside", "wizard__portrait")
                .attr("aria-label", desk.t(Word::Portrait))
                .child(card),
        )
        .child(portrait_bar(desk, session, kit.face))
}

/// The portrait folded into a bar, for narrow pages.
fn portrait_bar(desk: Desk, session: Session, source: fn(&Portrait) -> String) -> El {
    let title = portrait::title(desk, session);
    let tally = portrait::tally(session);
    let name = el("span", "")
        .child(el("strong", "").child(el("bdi", "").live_text(move || title.get().0)))
        .text(" ")
        .child(el("bdi", "").live_text(move || title.get().1));
    let names = el("span", "portrait-bar__names")
        .child(name)
        .child(el("span", "portrait-bar__tally").live_text(move || super::tally_text(desk, tally.get())));
    let head = el("summary", "portrait-bar__head")
        .child(portrait::face("face face--small", session, source))
        .child(names);
    el("details", "portrait-bar").child(head).child(
        el("div", "portrait-bar__body")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", desk.t(Word::Portrait))
            .child(portrait::portrait(desk, session, source)),
    )
}

/// The step list: beside the question on wide pages, a menu on narrow ones.
fn steps(desk: Desk, session: Session, place: Memo<Option<Place>>) -> El {
    let here = memo(move || place.get().map_or(0, |place| place.step));
    let count = session.interview().steps.len();
    let list =
        |class: &str| el("ol", class).children((0..count).map(|index| step(desk, session, here, index)));
    let title = move || {
        let number = (here.get() + 1).to_string();
        let step = desk
            .words
            .fill(Word::StepOf, &[("n", &number), ("of", &count.to_string())]);
        let title = session
            .interview()
            .steps
            .get(here.get())
            .map(|step| step.title.clone())
            .unwrap_or_default();
        [&step, " · ", &title].concat()
    };
    let menu = el("details", "steps__menu")
        .child(el("summary", "steps__summary").live_text(title))
        .child(list("steps__list"));
    // Choosing a step folds the menu again.
    let folded = menu.clone();
    let menu = menu.on("click", move |event| {
        if page::is_link(&event) {
            must_fold(&folded);
        }
    });
    el("nav", "steps")
        .attr("aria-label", desk.t(Word::Steps))
        .child(menu)
        .child(list("steps__list steps__list--wide"))
}

fn must_fold(menu: &El) {
    // A menu that is not open has nothing to fold.
    let _ = menu.node().remove_attribute("open");
}

fn step(desk: Desk, session: Session, here: Memo<usize>, index: usize) -> El {
    let interview = session.interview();
    let title = interview
        .steps
        .get(index)
        .map(|step| step.title.clone())
        .unwrap_or_default();
    let progress = memo(move || {
        let interview = session.interview();
        let step = interview.steps.get(index);
        session.persona(|persona| {
            step.map(|step| interview.step_progress(step, persona))
                .unwrap_or_default()
        })
    });
    let first = memo(move || {
        let interview = session.interview();
        session.persona(|persona| interview.shown(persona).find(|place| place.step == index))
    });
    let progress_text = move || {
        let progress = progress.get();
        let (answered, asked) = (progress.answered.to_string(), progress.asked.to_string());
        desk.words
            .fill(Word::StepProgress, &[("answered", &answered), ("asked", &asked)])
    };
    let state = move || match progress.get() {
        progress if progress.is_complete() => "done".to_owned(),
        progress if progress.answered > 0 => "begun".to_owned(),
        _ => "open".to_owned(),
    };
    let link = text("a", "step__link", &title)
        .live("href", move || {
            // A draft's address changes once it is kept.
            session.edits();
            first.get().map(|first| route_to(desk, session, first).hash())
        })
        .live("aria-current", move || {
            (here.get() == index).then(|| "step".to_owned())
        })
        .live_attr("title", progress_text)
        .child(el("span", "visually-hidden").live_text(move || [", ", &progress_text()].concat()));
    el("li", "step").live_attr("data-state", state).child(link)
}

/// What is asked at a place.
fn screen(desk: Desk, session: Session, place: Place, kit: Kit) -> Option<El> {
    let interview = session.interview();
    let (step, screen) = (interview.steps.get(place.step)?, interview.screen(place)?);
    let (number, of) = ((place.screen + 1).to_string(), step.screens.len().to_string());
    let count = desk.words.fill(Word::ScreenOf, &[("n", &number), ("of", &of)]);
    // On narrow pages the step menu right above names the step already.
    let eyebrow = el("p", "screen__eyebrow")
        .child(text("span", "screen__step", &[&step.title, " · "].concat()))
        .text(&count);
    let intro =
        (place.screen == 0 && !step.intro.is_empty()).then(|| text("p", "screen__intro", &step.intro));
    let form = el("div", "screen")
        .on_enter(move || go_on(desk, session, place))
        .children(intro)
        .child(eyebrow);
    let form = match (screen.questions.as_slice(), &screen.title) {
        ([only], None) => form.child(question(
            Asked::new(desk, session, only.clone()),
            kit,
            true,
            screen.lead.as_deref(),
        )),
        (questions, title) => form
            .child(super::heading(
                "screen__title",
                title.as_deref().unwrap_or_default(),
            ))
            .children(screen.lead.as_ref().map(|lead| text("p", "screen__lead", lead)))
            .children(
                questions
                    .iter()
                    .map(|one| question(Asked::new(desk, session, one.clone()), kit, false, None)),
            ),
    };
    Some(form.children(foot(desk, session, place)))
}

/// One question: what is asked, its control, its evidence, why it is asked, an example.
fn question(asked: Asked, kit: Kit, alone: bool, lead: Option<&str>) -> El {
    let session = asked.session;
    let applies = memo(move || {
        let interview = session.interview();
        asked.with(|question| session.persona(|persona| interview.applies(question, persona)))
    });
    let lead = lead.map(str::to_owned);
    el("div", "").show(move || {
        applies
            .get()
            .then(|| untrack(|| asked_now(asked, kit, alone, lead.as_deref())))
    })
}

fn asked_now(asked: Asked, kit: Kit, alone: bool, lead: Option<&str>) -> El {
    let desk = asked.desk;
    asked.with(|question| {
        let id = heading_id(asked);
        let title = if alone {
            super::heading("screen__title", &question.prompt).id(&id)
        } else {
            text("h2", "question__title", &question.prompt).id(&id)
        };
        // Items have evidence of their own; other claims have it once there is something to know.
        let whole_claim = question.claim && !question.kind.has_items();
        let is_answered = memo(move || asked.is_answered());
        let why = el("details", "more")
            .child(text("summary", "", desk.t(Word::WhyWeAsk)))
            .child(text("p", "", &question.why));
        let example = question.example.clone().map(|example| example_of(asked, example));
        el(
            "section",
            if alone {
                "question question--alone"
            } else {
                "question"
            },
        )
        .attr("data-kind", question.kind.id())
        .child(title)
        .children(lead.map(|lead| text("p", "screen__lead", lead)))
        .child(text("p", "question__hint", &question.hint).id(&hint_id(asked)))
        .child(el("div", "question__control").children((kit.control)(asked)))
        .show(move || (whole_claim && is_answered.get()).then(|| untrack(|| (kit.evidence)(asked, ""))))
        .children((kit.beside)(asked))
        .child(el("div", "question__more").child(why).children(example))
    })
}

/// The worked example, which can be taken as a starting point. What was answered before can be brought back.
fn example_of(asked: Asked, example: Value) -> El {
    let desk = asked.desk;
    let lines: Vec<String> = match &example {
        Value::Name(name) => vec![super::drafts::names(desk, name)],
        Value::Test(test) => vec![[test.what.trim(), test.audience.trim(), test.sign.trim()].join(" · ")],
        _ => asked
            .with(|question| profile::claims_of(question, &example.clone().into()))
            .into_iter()
            .map(|claim| {
                let label = claim.label.filter(|_| matches!(example, Value::Sources(_)));
                let label = label.map(|label| [&label, ": "].concat()).unwrap_or_default();
                let by = if claim.by.is_empty() {
                    String::new()
                } else {
                    [" — ", &claim.by].concat()
                };
                [label, claim.text, by].concat()
            })
            .collect(),
    };
    let take = move || {
        let act = |asked: &Asked| asked.session.answer(&asked.id(), example.clone());
        if asked.is_answered() {
            asked.with_undo(Word::ExampleTaken, act);
        } else {
            act(&asked);
        }
    };
    el("details", "more")
        .child(text("summary", "", desk.t(Word::SeeExample)))
        .child(el("ul", "more__example").children(lines.iter().map(|line| text("li", "", line))))
        .child(super::button("link", desk.t(Word::UseExample), take))
}

/// Back, skip and continue.
fn foot(desk: Desk, session: Session, place: Place) -> [El; 2] {
    let ids: Vec<String> = session
        .interview()
        .screen(place)
        .map(|screen| {
            screen
                .questions
                .iter()
                .map(|question| question.id.clone())
                .collect()
        })
        .unwrap_or_default();
    let is_answered = memo(move || session.persona(|persona| ids.iter().any(|id| persona.is_answered(id))));
    let has_before = memo(move || {
        let interview = session.interview();
        session.persona(|persona| interview.previous(place, persona).is_some())
    });
    let back = super::button("button foot__back", desk.t(Word::Back), move || {
        go_back(desk, session, place);
    })
    .live_flag("hidden", move || !has_before.get());
    let skip = super::button("link foot__skip", desk.t(Word::Skip), move || {
        leave(desk, session, place);
    })
    .live_flag("hidden", move || is_answered.get());
    let go_on = super::button("button button--main", desk.t(Word::Continue), move || {
        go_on(desk, session, place);
    })
    .id("continue");
    let keys = el("details", "more more--keys")
        .child(text("summary", "", desk.t(Word::Keys)))
        .child(text("p", "", desk.t(Word::KeysText)));
    [el("div", "foot").child(back).child(skip).child(go_on), keys]
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
    let asks_face = interview.screen(place).and_then(|screen| {
        screen
            .questions
            .iter()
            .find(|question| matches!(question.kind, Kind::Portrait))
    });
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
