//! Decisions the persona had a part in.

use leptos::prelude::*;

use super::entry::{Beside, Held, entries, fact, line, title};
use super::{day, facts, part};
use crate::domain::record::{Decision, Team};
use crate::domain::words::Word;
use crate::platform::clock;
use crate::platform::dom::{El, el, memo, text};
use crate::views::button;

/// The part of the page.
pub fn decisions(beside: Beside) -> El {
    let add = || {
        button("add", beside.t(Word::DecisionAdd), move || {
            beside.add(Decision {
                id: (beside.desk.ports.new_id)(),
                date: Some(clock::today()),
                ..Decision::default()
            });
        })
    };
    let is_mine = !beside.session.read_only;
    let is_unused = memo(move || beside.record.with(|record| record.decisions.is_empty()));
    let none = move || {
        is_unused
            .get()
            .then(|| text("p", "using__none", beside.t(Word::UseDecisionsNone)))
    };
    part(beside, "decisions", Word::UseDecisions)
        .show(none)
        .children(is_mine.then(add))
        .child(entries(beside, decision, decision_fields))
}

/// The word for a team.
pub fn team_word(team: Team) -> Word {
    match team {
        Team::Research => Word::TeamResearch,
        Team::Marketing => Word::TeamMarketing,
        Team::Product => Word::TeamProduct,
        Team::Sales => Word::TeamSales,
        Team::Support => Word::TeamSupport,
    }
}

/// A decision, as it stands.
fn decision(held: Held<Decision>) -> Vec<El> {
    let beside = held.beside;
    let Some(decision) = held.read(|decision| Some(decision.clone())) else {
        return Vec::new();
    };
    let team = match Team::from_id(&decision.team) {
        Some(team) => Some(fact(beside.t(team_word(team)))),
        None if decision.team.trim().is_empty() => None,
        None => Some(el("span", "entry__fact").bdi(decision.team.trim())),
    };
    let date = decision.date.map(|date| fact(&day(beside, date)));
    let title = title(beside, &decision.what);
    let mut parts = vec![title, facts(team.into_iter().chain(date))];
    parts.extend(line("entry__text", &decision.outcome));
    parts
}

/// What can be changed about a decision.
fn decision_fields(held: Held<Decision>) -> Vec<El> {
    vec![
        held.text_field(
            "what",
            Word::DecisionWhat,
            true,
            |decision| decision.what.clone(),
            |decision, text| decision.what = text,
        ),
        held.choice_field(
            "team",
            "options options--row",
            Word::DecisionTeam,
            (Team::ALL, team_word),
            |decision, team| decision.team == team.id(),
            |decision, team| team.id().clone_into(&mut decision.team),
        ),
        el("div", "pair")
            .child(held.text_field(
                "own",
                Word::DecisionTeamOwn,
                false,
                |decision| {
                    if Team::from_id(&decision.team).is_some() {
                        String::new()
                    } else {
                        decision.team.clone()
                    }
                },
                |decision, text| decision.team = text,
            ))
            .child(held.day_field(
                "date",
                Word::DecisionDate,
                |decision| decision.date,
                |decision, day| decision.date = day,
            )),
        held.text_field(
            "outcome",
            Word::DecisionOutcome,
            true,
            |decision| decision.outcome.clone(),
            |decision, text| decision.outcome = text,
        ),
    ]
}
