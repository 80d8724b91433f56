//! The validation log: what a source says, and which answers it confirms or contradicts.

use leptos::prelude::*;

use super::entry::{Beside, Held, entries, fact, title};
use super::{day, facts, part};
use crate::domain::profile::{self, Said};
use crate::domain::record::{Check, CheckSource, ClaimRef};
use crate::domain::words::Word;
use crate::platform::clock;
use crate::platform::dom::{El, el, memo, text};
use crate::state::route::View;
use crate::views::{button, count, link};

/// The part of the page.
pub fn checks(beside: Beside) -> El {
    let add = || {
        button("add", beside.t(Word::CheckAdd), move || {
            beside.add(Check {
                id: (beside.desk.ports.new_id)(),
                date: Some(clock::today()),
                ..Check::default()
            });
        })
    };
    let is_mine = !beside.session.read_only;
    part(beside, "checks", Word::UseChecks)
        .child(text("p", "using__lead", beside.t(Word::UseChecksLead)))
        .children(is_mine.then(add))
        .child(entries(beside, check, check_fields))
}

fn source_word(source: CheckSource) -> Word {
    match source {
        CheckSource::Analytics => Word::SourceAnalytics,
        CheckSource::Survey => Word::SourceSurvey,
        CheckSource::Sales => Word::SourceSales,
        CheckSource::FollowUp => Word::SourceFollowUp,
        CheckSource::Team => Word::SourceTeam,
        CheckSource::Seen => Word::SourceSeen,
    }
}

/// A check, as it stands.
fn check(held: Held<Check>) -> Vec<El> {
    let beside = held.beside;
    let Some(check) = held.read(|check| Some(check.clone())) else {
        return Vec::new();
    };
    let how_many = check.count.map(|number| fact(&number.to_string()));
    let date = check.date.map(|date| fact(&day(beside, date)));
    let title = title(beside, &check.says);
    let mut parts = vec![
        title,
        facts(
            [fact(beside.t(source_word(check.source)))]
                .into_iter()
                .chain(how_many)
                .chain(date),
        ),
    ];
    let rows = check
        .confirms
        .iter()
        .map(|claim| touched(beside, claim, false))
        .chain(check.contradicts.iter().map(|claim| touched(beside, claim, true)));
    let rows: Vec<El> = rows.collect();
    if !rows.is_empty() {
        parts.push(el("ul", "touched").children(rows));
    }
    parts
}

/// A claim that a check confirms or contradicts; of one that is contradicted, whether it still says so.
fn touched(beside: Beside, claim: &ClaimRef, is_against: bool) -> El {
    let word = if is_against {
        Word::CheckContradicts
    } else {
        Word::CheckConfirms
    };
    let row = el("li", "touched__row")
        .attr("data-against", if is_against { "true" } else { "false" })
        .child(text("span", "touched__how", beside.t(word)))
        .child(el("span", "touched__text").bdi(&claim.text));
    if !is_against {
        return row;
    }
    let interview = beside.session.interview();
    let now = beside
        .session
        .persona(|persona| profile::said_now(&interview, persona, claim));
    if now != claim.text {
        return row.child(text("span", "touched__state", beside.t(Word::CheckChanged)));
    }
    let spot = interview.spot_of_question(&claim.question);
    let state = beside.t(Word::CheckStands);
    if beside.session.read_only || spot.is_none() {
        return row.child(text("span", "touched__state touched__state--stands", state));
    }
    let route = beside.desk.place_of(&beside.session, View::Interview(spot));
    row.child(link("link touched__state touched__state--stands", &route, state))
}

/// What can be changed about a check.
fn check_fields(held: Held<Check>) -> Vec<El> {
    vec![
        held.choice_field(
            "source",
            "options options--row",
            Word::CheckSource,
            (CheckSource::ALL, source_word),
            |check, source| check.source == source,
            |check, source| check.source = source,
        ),
        held.text_field(
            "says",
            Word::CheckSays,
            true,
            |check| check.says.clone(),
            |check, text| {
                check.says = text;
            },
        ),
        el("div", "pair")
            .child(held.count_field(
                "count",
                Word::CheckCount,
                |check| check.count,
                |check, count| {
                    check.count = count;
                },
            ))
            .child(held.day_field(
                "date",
                Word::CheckDate,
                |check| check.date,
                |check, day| check.date = day,
            )),
        claims(held),
    ]
}

/// All that the persona says, each with two buttons: confirmed, contradicted.
fn claims(held: Held<Check>) -> El {
    let beside = held.beside;
    let interview = beside.session.interview();
    let all = beside
        .session
        .draft_now(|draft| profile::said(&interview, &draft.persona));
    let tally = memo(move || held.read(|check| (check.confirms.len(), check.contradicts.len())));
    let said = move || {
        let (confirms, contradicts) = tally.get();
        let mut said = Vec::new();
        if confirms > 0 {
            said.push(count(beside.desk, Word::CheckConfirmsCount, confirms));
        }
        if contradicts > 0 {
            said.push(count(beside.desk, Word::CheckContradictsCount, contradicts));
        }
        said.join(", ")
    };
    let summary = el("summary", "claims-picker__title")
        .text(beside.t(Word::CheckTouches))
        .child(el("span", "claims-picker__tally").live_text(said));
    let picker = el("details", "claims-picker").child(summary);
    if all.is_empty() {
        return picker.child(text("p", "using__none", beside.t(Word::CheckNoClaims)));
    }
    let mut list = el("ul", "claims-picker__list");
    let mut label = String::new();
    for one in all {
        if one.label != label {
            label.clone_from(&one.label);
            list = list.child(el("li", "claims-picker__label").bdi(&label));
        }
        list = list.child(pick(held, &one));
    }
    picker.child(list)
}

fn pick(held: Held<Check>, said: &Said) -> El {
    let beside = held.beside;
    let way = |word: Word,
               list: fn(&mut Check) -> &mut Vec<ClaimRef>,
               other: fn(&mut Check) -> &mut Vec<ClaimRef>| {
        let (mine, claim) = (said.claim.clone(), said.claim.clone());
        let is_here = move || {
            let mut check = held.read(Check::clone);
            list(&mut check).iter().any(|one| is_same(one, &mine))
        };
        button("chip", beside.t(word), move || {
            held.change(|check| {
                other(check).retain(|one| !is_same(one, &claim));
                let list = list(check);
                let before = list.len();
                list.retain(|one| !is_same(one, &claim));
                if list.len() == before {
                    list.push(claim.clone());
                }
            });
        })
        .attr("aria-label", &[beside.t(word), ": ", &said.claim.text].concat())
        .live_state("aria-pressed", is_here)
    };
    el("li", "claims-picker__row")
        .child(el("span", "claims-picker__text").bdi(&said.claim.text))
        .child(
            el("span", "chips")
                .child(way(
                    Word::CheckConfirms,
                    |check| &mut check.confirms,
                    |check| &mut check.contradicts,
                ))
                .child(way(
                    Word::CheckContradicts,
                    |check| &mut check.contradicts,
                    |check| &mut check.confirms,
                )),
        )
}

fn is_same(one: &ClaimRef, other: &ClaimRef) -> bool {
    one.question == other.question && one.item == other.item
}
