//! What to look at again: advice on the draft in hand, with jumps to what mends it.

use std::sync::Arc;

use leptos::prelude::*;

use super::advised::{Advised, level, live_ids, mark, read_others, sentence, set_is_whole};
use super::control::{labelled, option_label, radio, radios};
use super::{button, heading, link, main};
use crate::domain::advice::{Advice, Mend, Others, Parted, Rule, Severity};
use crate::domain::interview::Interview;
use crate::domain::persona::Persona;
use crate::domain::record::{Dismissal, Record};
use crate::domain::words::{Word, form};
use crate::platform::dom::{El, el, live, memo, text};
use crate::platform::surface::later;
use crate::platform::{intl, page};
use crate::state::beside::{edit_record, record_now};
use crate::state::desk::{Desk, Undo};
use crate::state::route::{Page, Route, View};
use crate::state::session::{Away, Session};

/// How many of the things said are shown at once.
const QUOTED: usize = 5;
/// The ready reasons, by the keys of their forms.
const REASONS: [&str; 3] = ["true", "later", "known"];
/// How much advice matters, the most first, with the heading of each group.
const GROUPS: [(Severity, Word); 3] = [
    (Severity::Strong, Word::AdviceStrong),
    (Severity::Warning, Word::AdviceWarning),
    (Severity::Hint, Word::AdviceHint),
];

/// What the page is drawn from. Copy: every part of it holds one.
#[derive(Clone, Copy)]
struct Sight {
    desk: Desk,
    session: Session,
    seen: Memo<Parted>,
}

/// The page.
pub fn advice(desk: Desk, session: Session) -> El {
    let others = RwSignal::new(None::<Arc<Vec<(Interview, Persona)>>>);
    if !session.read_only {
        read_the_others(desk, session, others);
    }
    let advised = use_context::<Advised>().unwrap_or_else(|| Advised::begin(desk));
    let seen = memo(move || {
        session.persona(|_| ());
        let others = others.get();
        let others = others.as_ref().map(|others| Others {
            personas: others,
            live: live_ids(desk, &session.id()).len() + 1,
            is_whole: set_is_whole(desk),
        });
        advised.look_at(session, others)
    });
    let sight = Sight { desk, session, seen };
    let is_looking = move || !session.read_only && others.get().is_none();
    let lead = move || {
        let open = seen.with(|seen| seen.open.len());
        let is_young = session.persona(|persona| persona.answers.len() < 3);
        if open > 0 {
            super::count(desk, Word::AdviceLead, open)
        } else if is_young {
            desk.t(Word::AdviceYoung).to_owned()
        } else {
            desk.t(Word::AdviceNone).to_owned()
        }
    };
    let example = (session.read_only && session.away == Away::Here)
        .then(|| text("p", "advice-page__note", desk.t(Word::AdviceExample)));
    let looking = move || is_looking().then(|| text("p", "waiting", desk.t(Word::AdviceLooking)));
    let groups = GROUPS.map(|(severity, title)| group(sight, severity, title));
    main(desk, "page advice-page")
        .child(heading("page__title", desk.t(Word::AdviceTitle)))
        .child(el("p", "page__lead").live_text(lead))
        .children(example)
        .child(el("div", "").attr("role", "status").show(looking))
        .children(groups)
        .child(put_aside(sight))
}

/// The other live drafts with their interviews; none until they are read.
type Read = RwSignal<Option<Arc<Vec<(Interview, Persona)>>>>;

/// Reads the other live drafts, and again when they are others.
fn read_the_others(desk: Desk, session: Session, others: Read) {
    let ids = memo(move || {
        session.edits();
        live_ids(desk, &session.id())
    });
    live(move || {
        let wanted = ids.get();
        if !desk.shelf_is_whole.get() {
            return;
        }
        later(desk, async move {
            let found = read_others(desk, wanted.clone()).await;
            // One may have gone elsewhere meanwhile, and the shelf may be another.
            if ids.try_get_untracked() == Some(wanted) {
                others.try_set(Some(Arc::new(found)));
            }
        });
    });
}

/// Names a piece of advice among all.
fn key(advice: &Advice) -> String {
    [advice.rule.id(), &advice.question, &advice.item, &advice.rests_on].join("\n")
}

fn group(sight: Sight, severity: Severity, title: Word) -> El {
    let desk = sight.desk;
    let keys = memo(move || {
        sight.seen.with(|seen| {
            let of_it = seen.open.iter().filter(|advice| advice.severity == severity);
            of_it.map(key).collect::<Vec<String>>()
        })
    });
    let is_there = memo(move || !keys.get().is_empty());
    let draw = move || {
        let list = el("ul", "advice-cards").each(
            move || keys.get(),
            move |key| card(sight, &key).unwrap_or_else(|| el("li", "")),
        );
        el("section", "advice-group")
            .child(text("h2", "advice-group__title", desk.t(title)))
            .child(list)
    };
    el("div", "").show(move || is_there.get().then(|| untrack(draw)))
}

/// One piece of advice: what it is about, why, where it is mended, and the way to put it aside.
fn card(sight: Sight, wanted: &str) -> Option<El> {
    let (desk, session) = (sight.desk, sight.session);
    let advice = sight
        .seen
        .with_untracked(|seen| seen.open.iter().find(|advice| key(advice) == wanted).cloned())?;
    let title = desk.t(advice.rule.title());
    let label = label(session, &advice);
    let about = label.as_ref().map(|label| {
        text(
            "p",
            "advice-card__about",
            &desk.words.fill(Word::AdviceAbout, &[("label", label)]),
        )
    });
    let body = el("div", "advice-card__body")
        .child(text("h3", "advice-card__title", title))
        .children(about)
        .children(quoted(desk, &advice))
        .child(el("p", "").text(&sentence(desk, &advice)));
    let ways = (!session.read_only).then(|| {
        el("div", "advice-card__ways")
            .children(jump(sight, &advice, label.as_deref()))
            .child(aside(sight, advice.clone()))
    });
    Some(
        el("li", "advice-card")
            .attr("data-severity", level(advice.severity))
            .child(mark(advice.severity))
            .child(body.children(ways)),
    )
}

/// What the question it concerns is called in lists.
fn label(session: Session, advice: &Advice) -> Option<String> {
    let interview = session.interview();
    let question = interview.question(&advice.question)?;
    Some(question.label.clone())
}

/// What was said there; of many the first few, and the others on demand.
fn quoted(desk: Desk, advice: &Advice) -> Option<El> {
    let list = |texts: &[String]| {
        el("ul", "advice-card__said")
            .children(texts.iter().map(|text| el("li", "").child(el("q", "").bdi(text))))
    };
    let (first, rest) = advice.quoted.split_at(advice.quoted.len().min(QUOTED));
    let heading = (advice.rule == Rule::LookAlikes)
        .then(|| text("p", "advice-card__shared", desk.t(Word::AdviceShared)));
    let more = (!rest.is_empty()).then(|| {
        el("details", "more advice-card__rest")
            .child(text(
                "summary",
                "",
                &super::count(desk, Word::MoreClaims, rest.len()),
            ))
            .child(list(rest))
    });
    (!first.is_empty()).then(|| el("div", "").children(heading).child(list(first)).children(more))
}

/// The way to where it is mended.
fn jump(sight: Sight, advice: &Advice, label: Option<&str>) -> Option<El> {
    let (desk, session) = (sight.desk, sight.session);
    let page =
        |page: Page, word: Word| Some((desk.place_of(&session, View::Page(page)), desk.t(word).to_owned()));
    let (route, words) = match advice.mend {
        Mend::Question => {
            let spot = Some(session.interview().spot_of_question(&advice.question)?);
            let words = desk
                .words
                .fill(Word::AdviceGoTo, &[("label", label.unwrap_or_default())]);
            Some((desk.place_of(&session, View::Interview(spot)), words))
        }
        Mend::Use => page(Page::Use, Word::AdviceGoUse),
        Mend::Review => page(Page::Review, Word::AdviceGoReview),
        Mend::Set => Some((Route::Set, desk.t(Word::AdviceGoSet).to_owned())),
    }?;
    Some(link("button", &route, &words))
}

/// The way to put it aside: a reason, ready or in own words.
fn aside(sight: Sight, advice: Advice) -> El {
    let desk = sight.desk;
    let (reason, own) = (RwSignal::new(REASONS[0]), RwSignal::new(String::new()));
    let group = ["reason ", &key(&advice)].concat();
    let choice = |ready: &'static str| {
        radio(
            &group,
            false,
            option_label(form(desk.t(Word::AdviceReasons), ready)),
            move || reason.get() == ready,
            move |_| reason.set(ready),
        )
    };
    let reasons = radios(
        "advice-aside__reasons",
        desk.t(Word::AdviceReason),
        REASONS.map(choice),
    );
    let id = (sight.session.ports().new_id)();
    let words = el("input", "field field--small")
        .id(&id)
        .attr("type", "text")
        .attr("maxlength", "300")
        .attr("dir", "auto")
        .on_input(move |text| own.set(text));
    let title = desk.t(advice.rule.title());
    let put = move || {
        let words = own.get_untracked();
        let reason = match words.trim() {
            "" => form(desk.t(Word::AdviceReasons), reason.get_untracked()).to_owned(),
            words => words.to_owned(),
        };
        put_it_aside(sight, &advice, reason);
    };
    let summary = el("summary", "").text(desk.t(Word::AdviceAside)).child(text(
        "span",
        "visually-hidden",
        &[": ", title].concat(),
    ));
    el("details", "more advice-aside").child(summary).child(
        el("div", "advice-aside__form")
            .child(reasons)
            .child(labelled(&id, desk.t(Word::AdviceOwnReason), words))
            .child(button("button", desk.t(Word::AdviceAsideDo), put)),
    )
}

/// Changes what was put aside, and shows it at once.
fn change(sight: Sight, act: impl FnOnce(&mut Record)) {
    if let Some(advised) = use_context::<Advised>() {
        advised.hurry();
    }
    edit_record(sight.session, act);
}

/// Does something to what was put aside, says so, and offers the way back.
fn change_with_undo(sight: Sight, said: Word, act: impl FnOnce(&mut Record)) {
    let before = record_now(sight.session).dismissals;
    change(sight, act);
    let session = sight.session;
    let undo = Undo::new(move || {
        let before = before.clone();
        edit_record(session, |record| record.dismissals = before);
    });
    sight.desk.tell(sight.desk.t(said).to_owned(), Some(undo));
    page::find_lost_focus(sight.desk.setting);
}

fn put_it_aside(sight: Sight, advice: &Advice, reason: String) {
    let today = (sight.session.ports().today)();
    let aside = sight.seen.with_untracked(|seen| seen.aside.clone());
    let dismissal = advice.put_aside(reason, today);
    change_with_undo(sight, Word::AdviceAsideDone, |record| {
        // What was put aside here before and counts no more is let go; it would only keep old words.
        record
            .dismissals
            .retain(|old| !advice.concerns(old) || aside.iter().any(|(_, counts)| counts == old));
        record.dismissals.push(dismissal);
    });
}

/// What was put aside, with the way back.
fn put_aside(sight: Sight) -> El {
    let desk = sight.desk;
    let count = memo(move || sight.seen.with(|seen| seen.aside.len()));
    let is_there = memo(move || count.get() > 0);
    let row = move |advice: &Advice, dismissal: &Dismissal| {
        let title = desk.t(advice.rule.title());
        let label = label(sight.session, advice);
        let about = label.map(|label| {
            text(
                "span",
                "advice-asides__about",
                &desk.words.fill(Word::AdviceAbout, &[("label", &label)]),
            )
        });
        let day = dismissal.date.map(|day| intl::day(desk.language, day));
        let note = desk.words.fill(
            Word::AdviceAsideNote,
            &[("reason", &dismissal.reason), ("day", &day.unwrap_or_default())],
        );
        let back = (!sight.session.read_only).then(|| {
            let dismissal = dismissal.clone();
            let back = move || {
                change_with_undo(sight, Word::AdviceBackDone, |record| {
                    record.dismissals.retain(|one| *one != dismissal);
                });
            };
            button("link", desk.t(Word::AdviceBack), back).attr(
                "aria-label",
                &desk.words.fill(Word::AdviceBackFor, &[("title", title)]),
            )
        });
        el("li", "advice-asides__row")
            .child(text("strong", "", title))
            .children(about)
            .child(el("span", "advice-asides__note").bdi(&note))
            .children(back)
    };
    let rows = move || {
        let aside = sight.seen.with(|seen| seen.aside.clone());
        let rows: Vec<El> = aside
            .iter()
            .map(|(advice, dismissal)| untrack(|| row(advice, dismissal)))
            .collect();
        rows
    };
    let draw = move || {
        el("details", "more advice-asides")
            .child(
                el("summary", "").live_text(move || super::count(desk, Word::AdviceAsideCount, count.get())),
            )
            .child(el("ul", "").show(rows))
    };
    el("div", "").show(move || is_there.get().then(|| untrack(draw)))
}
