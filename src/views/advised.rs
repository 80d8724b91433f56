//! Advice as it stands beside answers: what is open on the draft in hand, looked up again after each pause, the quiet line under a
//! question, and the number on the tab.

use std::sync::Arc;

use leptos::prelude::*;

use super::asked::Asked;
use super::link;
use crate::domain::advice::{self, Advice, Filling, Lexicon, Others, Parted, Severity, Subject};
use crate::domain::day::Day;
use crate::domain::draft::Draft;
use crate::domain::format;
use crate::domain::interview::{Interview, Place};
use crate::domain::persona::Persona;
use crate::domain::words::{Word, fill, form};
use crate::platform::dom::{self, El, el, live, memo, path, text};
use crate::platform::{assets, clock, intl, page, surface};
use crate::state::desk::Desk;
use crate::state::route::{Page, Route, View};
use crate::state::session::Session;

/// How long after the last key nothing is said, in milliseconds.
const PAUSE: u64 = 1500;
/// With how many others a persona is compared at most; those changed last come first.
const OTHERS_MAX: usize = 100;

/// What is advised on the draft in hand. Copy: every part of the page that shows some of it holds one.
#[derive(Clone, Copy)]
pub struct Advised {
    desk: Desk,
    /// The persona it is about, and what is open. What concerns the set is looked up on the page alone.
    open: RwSignal<Arc<(String, Vec<Advice>)>>,
    /// Counts the turns of the focus.
    turns: RwSignal<u64>,
    /// Counts what was waited for, so that the last alone is looked up.
    waits: StoredValue<u64>,
    /// Whether the next change was no typing.
    is_hasty: StoredValue<bool>,
    /// The questions whose advice was announced.
    announced: StoredValue<Vec<String>>,
    /// The persona whose interview is walked, and how far it has been: who goes back to mend something has passed it all the same.
    furthest: StoredValue<(String, Option<Place>)>,
    lexicon: StoredValue<Arc<Lexicon>>,
}

impl Advised {
    /// Looks at the draft in hand from now on: at once when one goes on, and after a pause when one types.
    pub fn begin(desk: Desk) -> Self {
        let advised = Self {
            desk,
            open: RwSignal::new(Arc::default()),
            turns: RwSignal::new(0),
            waits: StoredValue::new(0),
            is_hasty: StoredValue::new(false),
            announced: StoredValue::new(Vec::new()),
            furthest: StoredValue::new((String::new(), None)),
            lexicon: StoredValue::new(Arc::new(Lexicon::of(desk.words))),
        };
        let before = StoredValue::new((Route::Start, None::<Session>));
        live(move || {
            let here = (desk.route.get(), desk.session.get());
            if let Some(session) = here.1 {
                // Told of every change, those from elsewhere included.
                session.persona(|_| ());
            }
            let is_typing = before.with_value(|before| *before == here) && !advised.is_hasty.get_value();
            advised.is_hasty.set_value(false);
            before.set_value(here);
            advised.look_after(if is_typing { PAUSE } else { 0 });
        });
        if let Some(root) = surface::root(desk.setting.surface) {
            let turn = move || {
                // What was drawn may be gone by now.
                if let Some(turns) = advised.turns.try_get_untracked() {
                    advised.turns.set(turns + 1);
                }
            };
            dom::listen(&root, "focusin", move |_| turn());
            // Where the focus goes is known a moment after it has left.
            dom::listen(&root, "focusout", move |_| {
                clock::after(50, turn);
            });
        }
        provide_context(advised);
        advised
    }

    /// Has the next change looked at without a pause.
    pub fn hurry(&self) {
        self.is_hasty.set_value(true);
    }

    fn look_after(&self, pause: u64) {
        let (advised, turn) = (*self, self.waits.get_value() + 1);
        self.waits.set_value(turn);
        clock::after(pause, move || {
            // What was drawn may be gone by now, and another change may wait already.
            if advised.waits.try_get_value() == Some(turn) && !dom::is_given_up() {
                advised.look();
            }
        });
    }

    fn look(&self) {
        let session = self
            .desk
            .session
            .get_untracked()
            .filter(|session| !session.read_only);
        let found = session.map(|session| (session.id(), self.look_at(session, None).open));
        let found = Arc::new(found.unwrap_or_default());
        if self.open.get_untracked() != found {
            self.open.set(found);
        }
    }

    /// What is open on a draft of one's own.
    fn of(&self, session: Session) -> Vec<Advice> {
        let open = self.open.get();
        if session.read_only || open.0 != session.id() {
            return Vec::new();
        }
        open.1.clone()
    }

    /// What is open on a question of it.
    pub fn on(&self, session: Session, question: &str) -> Vec<Advice> {
        let mut open = self.of(session);
        open.retain(|advice| advice.question == question);
        open
    }

    /// All advice on a persona as it is now, parted by what was put aside. An example is looked at as on the day it was written.
    pub fn look_at(&self, session: Session, others: Option<Others>) -> Parted {
        let interview = session.interview();
        let lexicon = self.lexicon.get_value();
        let is_example = session.is_example();
        session.draft_now(|draft| {
            let persona = &draft.persona;
            let written = persona.changed.get(..10).and_then(Day::parse);
            let today = written
                .filter(|_| is_example)
                .unwrap_or_else(|| (session.ports().today)());
            let record = format::record(persona);
            let place = self.furthest(&interview, draft);
            let subject = Subject::new(&interview, persona, &record, today, place, &lexicon);
            let subject = match others {
                Some(others) => subject.among(others),
                None => subject,
            };
            advice::part(advice::advice(&subject), &record.dismissals)
        })
    }

    /// How far the interview of a draft has been walked since it was taken in hand.
    fn furthest(&self, interview: &Interview, draft: &Draft) -> Option<Place> {
        let here = draft.place.as_ref();
        let here = here.and_then(|(step, screen)| interview.place_of(step, screen));
        let before = self.furthest.get_value();
        let place = if before.0 == draft.persona.id {
            before.1.max(here)
        } else {
            here
        };
        self.furthest.set_value((draft.persona.id.clone(), place));
        place
    }
}

/// The ids of all live drafts but one, the one changed last first.
pub fn live_ids(desk: Desk, but: &str) -> Vec<String> {
    desk.shelf.with(|shelf| {
        shelf
            .iter()
            .filter(|summary| summary.is_live() && summary.id != but)
            .map(|summary| summary.id.clone())
            .collect()
    })
}

/// Reads other drafts one by one, each with its interview; those that cannot be read are left out.
pub async fn read_others(desk: Desk, ids: Vec<String>) -> Vec<(Interview, Persona)> {
    let mut interviews = assets::Interviews::default();
    let mut found = Vec::new();
    for id in ids.into_iter().take(OTHERS_MAX) {
        let Some(draft) = desk.fetch(&id).await else {
            continue;
        };
        if let Some(interview) = interviews.of(desk, &draft.persona.interview.id).await {
            found.push((interview.clone(), draft.persona));
        }
    }
    found
}

/// Whether the set was marked as whole, on its page.
pub fn set_is_whole(desk: Desk) -> bool {
    desk.note(super::set::WHOLE).is_some_and(|note| note == "yes")
}

/// The sentence that says why.
pub fn sentence(desk: Desk, advice: &Advice) -> String {
    let words = match advice.count {
        Some(count) => super::count(desk, advice.why, count),
        None => desk.t(advice.why).to_owned(),
    };
    let values: Vec<(&str, String)> = advice
        .values
        .iter()
        .map(|(key, value)| (*key, filling(desk, value)))
        .collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    fill(&words, &values)
}

fn filling(desk: Desk, value: &Filling) -> String {
    match value {
        Filling::Text(text) => text.clone(),
        Filling::Day(day) => intl::day(desk.language, *day),
        Filling::Facets(facets) => {
            let names: Vec<&str> = facets
                .iter()
                .map(|facet| form(desk.t(Word::AdviceFacets), facet.id()))
                .collect();
            names.join(", ")
        }
        Filling::Family(sign) => form(desk.t(Word::AdviceFamilies), sign.id()).to_owned(),
    }
}

/// How a severity is written in the page.
pub fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Warning => "warning",
        Severity::Strong => "strong",
    }
}

/// The sign before a piece of advice; its colour is not the only thing that tells how much it matters.
pub fn mark(severity: Severity) -> El {
    let data = match severity {
        Severity::Hint => "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM8 7.2v3.6M8 5v.2",
        Severity::Warning => "M8 2.5l6 11h-12zM8 6.8v3M8 11.6v.2",
        Severity::Strong => "M8 1.8l6.2 6.2l-6.2 6.2l-6.2-6.2zM8 5.2v3.4M8 10.6v.2",
    };
    path("advice-mark", "0 0 16 16", data)
}

/// What is said under a question or beside its answer.
pub fn lines(desk: Desk, session: Session, found: &[Advice]) -> Vec<El> {
    let address = desk.place_of(&session, View::Page(Page::Advice));
    let has_items = |advice: &Advice| {
        let interview = session.interview();
        interview
            .question(&advice.question)
            .is_some_and(|question| question.kind.has_items())
    };
    let line = |advice: &Advice| {
        // Where there are several, it says which is meant.
        let quoted = has_items(advice).then(|| quotes(&advice.quoted, " "));
        let said = el("span", "advice-line__text")
            .children(quoted)
            .text(&sentence(desk, advice))
            .text(" ")
            .child(link("advice-line__more", &address, desk.t(Word::AdviceMore)));
        el("p", "advice-line")
            .attr("data-severity", level(advice.severity))
            .child(mark(advice.severity))
            .child(said)
    };
    found.iter().map(line).collect()
}

/// What was said, in quotation marks, each kept apart from the direction of the text around it.
fn quotes(texts: &[String], after: &str) -> El {
    let mut all = el("span", "advice-quotes");
    for text in texts {
        all = all.child(el("q", "").bdi(text)).text(after);
    }
    all
}

/// The line under a question of the interview. It comes when the question was left or after a pause, never while somebody types below it,
/// and is announced once.
pub fn beside(asked: Asked) -> Vec<El> {
    let Some(advised) = use_context::<Advised>().filter(|_| !asked.session.read_only) else {
        return Vec::new();
    };
    let id = asked.id();
    let shown = RwSignal::new(Vec::<Advice>::new());
    let was_announced = advised.announced.with_value(|all| all.contains(&id));
    let is_announced = RwSignal::new(!was_announced);
    let place =
        el("div", "advice-lines").live("role", move || is_announced.get().then(|| "status".to_owned()));
    let here = place.clone();
    live(move || {
        let fresh = advised.on(asked.session, &id);
        advised.turns.track();
        let before = shown.get_untracked();
        if fresh == before || page::types_elsewhere(asked.desk.setting, &here, ".question") {
            return;
        }
        if !before.is_empty() {
            is_announced.set(false);
        }
        if !fresh.is_empty() {
            advised.announced.update_value(|all| {
                if !all.contains(&id) {
                    all.push(id.clone());
                }
            });
        }
        shown.set(fresh);
    });
    vec![place.show(move || lines(asked.desk, asked.session, &shown.get()))]
}

/// The tab of the page of advice, with the number of things to look at.
pub fn counted(desk: Desk, session: Session, tab: El) -> El {
    let Some(advised) = use_context::<Advised>() else {
        return tab;
    };
    let count = memo(move || advised.of(session).len());
    tab.show(move || {
        let count = count.get();
        let told = || [", ", &super::count(desk, Word::AdviceTabCount, count)].concat();
        #[allow(clippy::cast_precision_loss, reason = "a count is small")]
        let number = || intl::number(desk.language, count as f64);
        // A number to see, and words to hear.
        let parts = (count > 0).then(|| {
            [
                text("span", "visually-hidden", &told()),
                text("span", "tab__count", &number()).attr("aria-hidden", "true"),
            ]
        });
        parts.into_iter().flatten()
    })
}
