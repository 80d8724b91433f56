//! The one test that runs, the gesture that is planned, and what was tried before.

use leptos::prelude::*;

use super::entry::{Beside, Held, entries, fact, line, title};
use super::{day, facts, part};
use crate::domain::persona::{Answer, Test, TestKind, Value};
use crate::domain::record::{PastTest, TestResult, TriedKind};
use crate::domain::words::Word;
use crate::platform::clock;
use crate::platform::dom::{El, el, memo, text};
use crate::state::beside::edit_record;
use crate::state::desk::Undo;
use crate::state::route::View;
use crate::views::{button, count, link};

const TEST: &str = "test";
const GESTURE: &str = "gesture";

/// The part of the page.
pub fn tests(beside: Beside) -> El {
    let session = beside.session;
    let planned = memo(move || {
        session.persona(|persona| match persona.value(TEST) {
            Some(Value::Test(test)) if !test.what.trim().is_empty() => Some(test.clone()),
            _ => None,
        })
    });
    let gesture = memo(move || {
        session.persona(|persona| {
            let value = persona.value(GESTURE);
            value
                .map(|value| value.text("", crate::domain::edit::Field::Text))
                .unwrap_or_default()
        })
    });
    let has_past = memo(move || beside.record.with(|record| !record.tests.is_empty()));
    let past_title = move || {
        has_past
            .get()
            .then(|| text("h3", "using__subtitle", beside.t(Word::UsePast)))
    };
    part(beside, "test", Word::UseTest)
        .show(move || [test_card(beside, planned.get())])
        .show(move || [gesture_card(beside, &gesture.get())])
        .show(past_title)
        .child(entries(beside, past, past_fields))
}

/// The place of a question in the interview, to change its answer there.
fn way_to(beside: Beside, question: &str, word: Word) -> Option<El> {
    let spot = Some(beside.session.interview().spot_of_question(question)?);
    let is_mine = !beside.session.read_only;
    is_mine.then(|| {
        let route = beside.desk.place_of(&beside.session, View::Interview(spot));
        link("link", &route, beside.t(word))
    })
}

fn kind_word(kind: TriedKind) -> Word {
    match kind {
        TriedKind::Message => Word::TestMessage,
        TriedKind::Event => Word::TestEvent,
        TriedKind::Product => Word::TestProduct,
        TriedKind::Gesture => Word::TriedGesture,
    }
}

fn test_card(beside: Beside, planned: Option<Test>) -> El {
    let card = el("div", "using__card");
    let Some(test) = planned else {
        return card
            .child(text("p", "using__none", beside.t(Word::UseTestNone)))
            .children(way_to(beside, TEST, Word::UseTestPlan));
    };
    let kind = test.kind.map(tried).map(|kind| fact(beside.t(kind_word(kind))));
    let date = test.date.map(|date| {
        let days = date.days_since(clock::today());
        let word = match days {
            0 => Word::UseTestToday,
            1.. => Word::UseTestSoon,
            _ => Word::UseTestLate,
        };
        let number = usize::try_from(days.unsigned_abs()).unwrap_or_default();
        let said =
            crate::domain::words::fill(&count(beside.desk, word, number), &[("date", &day(beside, date))]);
        let class = if days < 0 {
            "entry__fact entry__fact--late"
        } else {
            "entry__fact"
        };
        text("span", class, &said)
    });
    let filled = |word: Word, key: &str, value: &str| {
        let value = value.trim();
        (!value.is_empty()).then(|| {
            let said = beside.desk.words.fill(word, &[(key, value)]);
            el("p", "entry__text").bdi(&said)
        })
    };
    let card = card
        .children(line("entry__title", &test.what))
        .child(facts(kind.into_iter().chain(date)))
        .children(filled(Word::UseTestFor, "audience", &test.audience))
        .children(filled(Word::UseTestSign, "sign", &test.sign));
    if beside.session.read_only {
        return card;
    }
    let over = button("button button--main", beside.t(Word::UseTestOver), move || {
        let past = PastTest {
            id: (beside.desk.ports.new_id)(),
            kind: test.kind.map(tried),
            what: test.what.trim().to_owned(),
            audience: test.audience.trim().to_owned(),
            sign: test.sign.trim().to_owned(),
            date: test.date,
            ended: Some(clock::today()),
            ..PastTest::default()
        };
        close(beside, TEST, past);
    });
    card.child(
        el("div", "using__ways")
            .child(over)
            .children(way_to(beside, TEST, Word::UseTestChange)),
    )
}

fn tried(kind: TestKind) -> TriedKind {
    match kind {
        TestKind::Message => TriedKind::Message,
        TestKind::Event => TriedKind::Event,
        TestKind::Product => TriedKind::Product,
    }
}

/// Takes a plan out of the answers and keeps it with what was tried, open for what came of it; with a way back.
fn close(beside: Beside, question: &'static str, past: PastTest) {
    let session = beside.session;
    let id = past.id.clone();
    let before: Option<Answer> = session.take_answer(question);
    beside.add(past);
    let undo = Undo::new(move || {
        session.put_back(question, before.clone());
        edit_record(session, |record| record.tests.retain(|test| test.id != id));
    });
    beside
        .desk
        .tell(beside.t(Word::UseTestMoved).to_owned(), Some(undo));
}

fn gesture_card(beside: Beside, planned: &str) -> El {
    let planned = planned.trim().to_owned();
    let card = el("div", "using__card using__card--gesture").child(text(
        "h3",
        "using__subtitle",
        beside.t(Word::UseGesture),
    ));
    let gesture = move |what: String| PastTest {
        id: (beside.desk.ports.new_id)(),
        kind: Some(TriedKind::Gesture),
        what,
        ended: Some(clock::today()),
        ..PastTest::default()
    };
    let is_mine = !beside.session.read_only;
    if planned.is_empty() {
        let add = || {
            button("link", beside.t(Word::UseGestureAdd), move || {
                beside.add(gesture(String::new()));
            })
        };
        return card
            .child(text("p", "using__none", beside.t(Word::UseGestureNone)))
            .child(
                el("div", "using__ways")
                    .children(way_to(beside, GESTURE, Word::UseTestPlan))
                    .children(is_mine.then(add)),
            );
    }
    let said = line("entry__title", &planned);
    let done = || {
        button("button", beside.t(Word::UseGestureDone), move || {
            close(beside, GESTURE, gesture(planned.clone()));
        })
    };
    card.children(said).children(is_mine.then(|| {
        el("div", "using__ways")
            .child(done())
            .children(way_to(beside, GESTURE, Word::UseTestChange))
    }))
}

fn result_word(result: TestResult) -> Word {
    match result {
        TestResult::Worked => Word::ResultWorked,
        TestResult::Partly => Word::ResultPartly,
        TestResult::Failed => Word::ResultFailed,
        TestResult::Unclear => Word::ResultUnclear,
    }
}

/// What was tried, as it stands.
fn past(held: Held<PastTest>) -> Vec<El> {
    let beside = held.beside;
    let Some(test) = held.read(|test| Some(test.clone())) else {
        return Vec::new();
    };
    let result =
        text("span", "result", beside.t(result_word(test.result))).attr("data-result", test.result.id());
    let kind = test.kind.map(|kind| fact(beside.t(kind_word(kind))));
    let ended = test.ended.map(|date| fact(&day(beside, date)));
    let responded = test
        .responded
        .map(|number| fact(&[beside.t(Word::PastResponded), ": ", &number.to_string()].concat()));
    let title = title(beside, &test.what);
    let mut parts = vec![
        title,
        facts([result].into_iter().chain(kind).chain(ended).chain(responded)),
    ];
    parts.extend(line("entry__text", &test.happened));
    if !test.learned.trim().is_empty() {
        parts.push(
            el("p", "entry__text")
                .child(text("b", "", &[beside.t(Word::PastLearned), ": "].concat()))
                .bdi(test.learned.trim()),
        );
    }
    parts
}

/// What can be changed about what was tried.
fn past_fields(held: Held<PastTest>) -> Vec<El> {
    vec![
        held.choice_field(
            "result",
            "options options--row",
            Word::PastResult,
            (TestResult::ALL, result_word),
            |test, result| test.result == result,
            |test, result| test.result = result,
        ),
        held.text_field(
            "what",
            Word::PastWhat,
            true,
            |test| test.what.clone(),
            |test, text| test.what = text,
        ),
        held.text_field(
            "happened",
            Word::PastHappened,
            true,
            |test| test.happened.clone(),
            |test, text| test.happened = text,
        ),
        held.text_field(
            "learned",
            Word::PastLearned,
            true,
            |test| test.learned.clone(),
            |test, text| test.learned = text,
        ),
        el("div", "pair")
            .child(held.count_field(
                "responded",
                Word::PastResponded,
                |test| test.responded,
                |test, count| {
                    test.responded = count;
                },
            ))
            .child(held.day_field(
                "ended",
                Word::PastEnded,
                |test| test.ended,
                |test, day| test.ended = day,
            )),
    ]
}
