//! Briefs for the teams, drafted from the answers: read and changed line by line, printed and taken along.

use std::cell::Cell;

use leptos::prelude::*;

use super::paper::{Printout, papers};
use super::sign::{glyph, sign_words};
use super::status::copy;
use super::{button, control, heading, main};
use crate::domain::brief::{Direction, Paper};
use crate::domain::file_name::file_name;
use crate::domain::persona::Sign;
use crate::domain::record::{LineEdit, Team};
use crate::domain::teams::{self, Brief, Line, Printed, State};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, path, text};
use crate::platform::{clock, intl, page};
use crate::state::beside;
use crate::state::desk::{Desk, Undo};
use crate::state::route::View;
use crate::state::session::Session;
use crate::state::setting::Export;

thread_local! {
    /// Whose brief was looked at last: whoever goes to an answer and comes back goes on with it.
    static LAST: Cell<Team> = const { Cell::new(Team::Research) };
}

/// What the page's parts share.
#[derive(Clone, Copy)]
struct Place {
    desk: Desk,
    session: Session,
    /// Whose brief is shown.
    team: RwSignal<Team>,
    /// Whether all are taken along, or the one shown.
    all: RwSignal<bool>,
    /// The brief shown.
    brief: Memo<Brief>,
    /// The key of the line that is being changed; none where it is empty.
    editing: RwSignal<String>,
}

/// The page.
pub fn teams(desk: Desk, session: Session) -> El {
    let team = RwSignal::new(LAST.get());
    let place = Place {
        desk,
        session,
        team,
        all: RwSignal::new(false),
        brief: memo(move || drafted(desk, session, team.get())),
        editing: RwSignal::new(String::new()),
    };
    let is_community = teams::is_community(&session.interview());
    let lead = match (session.read_only, is_community) {
        (true, _) => Word::TeamsLeadShown,
        (false, true) => Word::TeamsLeadCommunity,
        (false, false) => Word::TeamsLead,
    };
    let choice = Team::ALL.iter().map(|one| {
        let label = control::option_label(desk.t(teams::team_word(*one, is_community)));
        let choose = move |_| {
            place.editing.set(String::new());
            LAST.set(*one);
            team.set(*one);
        };
        control::radio("team", false, label, move || team.get() == *one, choose)
    });
    main(desk, "page brief-page teams")
        .child(heading("page__title", desk.t(Word::TeamsTitle)))
        .child(text("p", "page__lead", desk.t(lead)))
        .child(control::radios("options options--row", desk.t(Word::TeamsChoice), choice).id("teams-choice"))
        .child(el("article", "teams__brief").show(move || {
            let team = team.get();
            untrack(|| shown(place, team))
        }))
        .children(take_along(place))
}

/// The brief of a team with what was changed in it.
fn drafted(desk: Desk, session: Session, team: Team) -> Brief {
    let interview = session.interview();
    let edits = beside::record(session).edits;
    session.persona(|persona| teams::brief(&interview, persona, &edits, desk.words, team))
}

impl Place {
    /// Changes the edits kept with the persona.
    fn edit(self, change: impl FnOnce(&mut Vec<LineEdit>)) {
        beside::edit_record(self.session, |record| change(&mut record.edits));
    }

    /// Changes them and tells so, with a way back.
    fn edit_with_undo(self, word: Word, change: impl FnOnce(&mut Vec<LineEdit>)) {
        let edits = beside::record_now(self.session).edits;
        self.edit(change);
        let back = Undo::new(move || {
            let before = edits.clone();
            self.edit(|edits| *edits = before);
        });
        self.desk.tell(self.desk.t(word).to_owned(), Some(back));
    }

    /// The line with this key, as it is now.
    fn line(self, part: usize, key: &str) -> Option<Line> {
        self.brief.with(|brief| {
            let part = brief.parts.get(part)?;
            let mut lines = part.lines.iter().chain(&part.hidden);
            lines.find(|line| line.key == key).cloned()
        })
    }

    /// What takes the focus when a line goes: the line behind it, the one before it, or what adds one to their part.
    fn beside(self, key: &str) -> String {
        self.brief.with_untracked(|brief| {
            for part in &brief.parts {
                let Some(index) = part.lines.iter().position(|line| line.key == key) else {
                    continue;
                };
                let before = index.checked_sub(1).and_then(|before| part.lines.get(before));
                return match part.lines.get(index + 1).or(before) {
                    Some(line) => ["[data-edit=\"", &line.key, "\"]"].concat(),
                    None => ["[data-add=\"", part.id, "\"]"].concat(),
                };
            }
            String::from("#teams-choice input:checked")
        })
    }

    fn team_now(self) -> Team {
        self.team.get_untracked()
    }

    /// Goes into a line to change it.
    fn begin(self, key: &str) {
        self.editing.set(key.to_owned());
        page::focus_soon(self.desk.setting, "#team-line".to_owned());
    }

    /// Notes that what is being taken along was used today.
    fn note_use(self) {
        let today = clock::today();
        let all = self.all.get_untracked();
        let team = self.team_now();
        self.edit(|edits| {
            for one in Team::ALL.iter().filter(|one| all || **one == team) {
                teams::use_on(edits, *one, today);
            }
        });
    }
}

/// The parts of the brief that is shown.
fn shown(place: Place, team: Team) -> Vec<El> {
    let desk = place.desk;
    let title = place.brief.with_untracked(|brief| {
        desk.words.fill(
            Word::TeamsTitleOf,
            &[("team", &brief.title), ("name", &brief.called)],
        )
    });
    let used = move || {
        let day = teams::used(&beside::record(place.session).edits, team)?;
        let day = intl::day(desk.language, day);
        let text_of = desk.words.fill(Word::TeamsUsed, &[("day", &day)]);
        Some(text("p", "teams__used", &text_of))
    };
    let count = place.brief.with_untracked(|brief| brief.parts.len());
    let mut parts = vec![
        el("header", "teams__head")
            .child(el("h2", "teams__title").bdi(&title))
            .show(used),
    ];
    parts.extend((0..count).map(|index| part(place, index)));
    parts
}

/// A part: its lines, a way to add one, and what was left out.
fn part(place: Place, index: usize) -> El {
    let desk = place.desk;
    let (id, heading) = place.brief.with_untracked(|brief| {
        let part = brief.parts.get(index);
        part.map(|part| (part.id, part.heading.clone()))
            .unwrap_or_default()
    });
    let keys = memo(move || {
        place.brief.with(|brief| {
            let part = brief.parts.get(index);
            let lines = part.map(|part| part.lines.iter().map(|line| line.key.clone()).collect());
            let mut keys: Vec<String> = lines.unwrap_or_default();
            // A new line is no line yet; it is there to be written.
            let editing = place.editing.get();
            if editing.starts_with(&teams::own_key(id, "")) && !keys.contains(&editing) {
                keys.push(editing);
            }
            keys
        })
    });
    // A part that nothing is said in is no part of this brief: it may be about what this interview does not ask.
    let is_empty = memo(move || {
        let hidden = place
            .brief
            .with(|brief| brief.parts.get(index).is_some_and(|part| !part.hidden.is_empty()));
        keys.with(Vec::is_empty) && !hidden
    });
    let lines = el("ul", "team-lines").each(move || keys.get(), move |key| row(place, index, &key));
    let add = (!place.session.read_only).then(|| {
        let label = desk.words.fill(Word::TeamsAddTo, &[("part", &heading)]);
        button("add add--line", desk.t(Word::TeamsAdd), move || {
            let key = teams::own_key(id, &(place.session.ports().new_id)());
            place.begin(&key);
        })
        .attr("aria-label", &label)
        .attr("data-add", id)
    });
    el("section", "teams__part")
        .live_flag("hidden", move || is_empty.get())
        .child(text("h3", "teams__heading", &heading))
        .child(lines)
        .children(add)
        .show(move || left_out(place, index))
}

/// A line as it is read, or its field while it is changed.
fn row(place: Place, part: usize, key: &str) -> El {
    let key = StoredValue::new(key.to_owned());
    let is_editing = memo(move || key.with_value(|key| place.editing.get() == *key));
    let line = memo(move || key.with_value(|key| place.line(part, key)));
    el("li", "team-line")
        .live_class("team-line--guess", move || {
            line.with(|line| line.as_ref().is_some_and(|line| line.sign == Some(Sign::Guess)))
        })
        .live_class("team-line--open", move || {
            line.with(|line| line.as_ref().is_some_and(|line| line.is_open))
        })
        .show(move || {
            if is_editing.get() {
                untrack(|| key.with_value(|key| field(place, key, line.get())))
            } else {
                line.get().map(|line| read(place, &line)).unwrap_or_default()
            }
        })
}

/// A line to be read, with the answers it came from and what can be done with it.
fn read(place: Place, line: &Line) -> Vec<El> {
    let desk = place.desk;
    let sign = match line.sign {
        Some(sign) => el("span", "team-line__sign")
            .child(glyph(sign))
            .child(sign_words(desk, sign)),
        None if line.is_open => el("span", "team-line__sign team-line__ask")
            .child(text("span", "", "?").attr("aria-hidden", "true"))
            .child(text(
                "span",
                "visually-hidden",
                &[desk.t(Word::TeamsFindOut), ": "].concat(),
            )),
        None => el("span", "team-line__sign")
            .attr("aria-hidden", "true")
            .child(text("span", "", "–")),
    };
    let body = el("div", "team-line__body")
        .child(el("p", "team-line__text").bdi(&line.text))
        .child(sources(place, line));
    let mut parts = vec![sign, body];
    if !place.session.read_only {
        parts.push(tools(place, line));
    }
    parts.extend(changed(place, line));
    parts
}

/// Links to the answers a line came from, each question once.
fn sources(place: Place, line: &Line) -> El {
    let desk = place.desk;
    let interview = place.session.interview();
    let mut seen: Vec<&str> = Vec::new();
    let mut row = el("p", "team-line__from");
    for origin in &line.from {
        let Some(question) = interview.question(&origin.question) else {
            continue;
        };
        if seen.contains(&question.id.as_str()) {
            continue;
        }
        seen.push(&question.id);
        let spot = interview.spot_of_question(&question.id);
        // What is not one's own is looked at, not answered.
        let view = if place.session.read_only {
            View::Overview
        } else {
            View::Interview(spot)
        };
        let link = super::link("team-line__link", &desk.place_of(&place.session, view), "")
            .child(text("span", "visually-hidden", desk.t(Word::TeamsFrom)))
            .bdi(&question.label);
        row = row.child(link).text(" ");
    }
    if line.state == State::Own {
        row = row.child(text("span", "", desk.t(Word::TeamsYours)));
    }
    row
}

/// What is said of a changed line whose draft is another one now.
fn changed(place: Place, line: &Line) -> Option<El> {
    let desk = place.desk;
    let word = match line.state {
        State::Changed => Word::TeamsChanged,
        State::Gone => Word::TeamsGone,
        State::Drafted | State::Edited | State::Own => return None,
    };
    let mark = el("div", "team-line__changed").child(text("p", "team-line__why", desk.t(word)));
    if place.session.read_only {
        return Some(mark.child(el("p", "").bdi(&line.drafted)));
    }
    let named = |word: Word| desk.words.fill(word, &[("line", &line.text)]);
    let (key, drafted) = (line.key.clone(), line.drafted.clone());
    let keep = button("button button--small", desk.t(Word::TeamsKeepMine), move || {
        place.edit(|edits| teams::keep_mine(edits, place.team_now(), &key, &drafted));
    })
    .attr("aria-label", &named(Word::TeamsKeepMineOf));
    let key = line.key.clone();
    let ways = el("p", "team-line__ways");
    let ways = if line.state == State::Changed {
        let take = button("button button--small", desk.t(Word::TeamsTakeDraft), move || {
            place.edit(|edits| teams::take_draft(edits, place.team_now(), &key));
        });
        ways.child(take.attr("aria-label", &named(Word::TeamsTakeDraftOf)))
    } else {
        let away = button("button button--small", desk.t(Word::TeamsRemove), move || {
            place.edit_with_undo(Word::TeamsRemovedNow, |edits| {
                teams::remove(edits, place.team_now(), &key);
            });
        });
        ways.child(away.attr("aria-label", &named(Word::TeamsRemoveOf)))
    };
    let draft = (!line.drafted.is_empty()).then(|| el("p", "team-line__draft").bdi(&line.drafted));
    Some(mark.children(draft).child(ways.child(keep)))
}

/// The buttons beside a line.
fn tools(place: Place, line: &Line) -> El {
    let desk = place.desk;
    let tool = |data: &str, word: Word| {
        let name = desk.words.fill(word, &[("line", &line.text)]);
        el("button", "tool")
            .attr("type", "button")
            .attr("aria-label", &name)
            .child(path("", "0 0 16 16", data))
    };
    let key = line.key.clone();
    let edit = tool(
        "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z M9 4.7l2.3 2.3",
        Word::TeamsEditOf,
    )
    .attr("title", desk.t(Word::TeamsEdit))
    .attr("data-edit", &line.key)
    .on_click(move || place.begin(&key));
    let (key, drafted, is_own) = (
        line.key.clone(),
        line.drafted.clone(),
        matches!(line.state, State::Own | State::Gone),
    );
    let (named, title) = if is_own {
        (Word::TeamsRemoveOf, Word::TeamsRemove)
    } else {
        (Word::TeamsHideOf, Word::TeamsHide)
    };
    let away = tool("M4 4l8 8M12 4l-8 8", named)
        .attr("title", desk.t(title))
        .on_click(move || {
            let team = place.team_now();
            let beside = place.beside(&key);
            if is_own {
                place.edit_with_undo(Word::TeamsRemovedNow, |edits| teams::remove(edits, team, &key));
            } else {
                place.edit_with_undo(Word::TeamsHiddenNow, |edits| {
                    teams::hide(edits, team, &key, &drafted);
                });
            }
            page::focus_soon(desk.setting, beside);
        });
    el("span", "tools").child(edit).child(away)
}

/// The field of a line that is being changed. Every letter is kept at once, as in the interview.
fn field(place: Place, key: &str, line: Option<Line>) -> Vec<El> {
    let desk = place.desk;
    let team = place.team_now();
    let before = line.as_ref().map(|line| (line.text.clone(), line.state));
    let drafted = line.as_ref().map(|line| line.drafted.clone()).unwrap_or_default();
    let typed = RwSignal::new(before.as_ref().map(|(text, _)| text.clone()).unwrap_or_default());
    let key = StoredValue::new(key.to_owned());
    let draft = StoredValue::new(drafted.clone());
    let set = move |text: &str| {
        typed.set(text.to_owned());
        place.edit(|edits| teams::rewrite(edits, team, &key.get_value(), text, &draft.get_value()));
    };
    let close = move || {
        place.editing.set(String::new());
        let back = ["[data-edit=\"", &key.get_value(), "\"]"].concat();
        page::focus_soon(desk.setting, back);
    };
    // A line that is left blank is as drafted; a blank one of one's own is none.
    let done = move || {
        if typed.with_untracked(|text| text.trim().is_empty()) {
            place.edit(|edits| teams::remove(edits, team, &key.get_value()));
        }
        close();
    };
    let cancel = move || {
        place.edit(|edits| match &before {
            Some((text, State::Edited | State::Changed | State::Gone | State::Own)) => {
                teams::rewrite(edits, team, &key.get_value(), text, &draft.get_value());
            }
            _ => teams::remove(edits, team, &key.get_value()),
        });
        close();
    };
    let input = el("textarea", "field field--area")
        .id("team-line")
        .attr("rows", "1")
        .attr("dir", "auto")
        .attr("aria-label", desk.t(Word::TeamsEditField))
        .live_value(move || typed.get())
        .on_input(move |text| set(&text))
        .on_key(move |event| match event.key().as_str() {
            // A line is a line: Enter ends it.
            "Enter" if !event.shift_key() && !event.is_composing() => {
                event.prevent_default();
                done();
            }
            "Escape" => cancel(),
            _ => {}
        });
    let grow = el("div", "grow")
        .live_attr("data-text", move || typed.get())
        .child(input);
    let drafted_says = (!drafted.is_empty()).then(|| {
        let says = desk
            .words
            .fill(Word::TeamsEditDrafted, &[("line", drafted.as_str())]);
        el("p", "team-line__draft").bdi(&says)
    });
    let to_draft = (!drafted.is_empty()).then(|| {
        button("link", desk.t(Word::TeamsBackToDraft), move || {
            place.edit(|edits| teams::take_draft(edits, team, &key.get_value()));
            close();
        })
    });
    let ways = el("p", "team-line__ways")
        .child(button(
            "button button--small button--main",
            desk.t(Word::TeamsEditDone),
            done,
        ))
        .children(to_draft);
    let body = el("div", "team-line__body team-line__body--field")
        .child(grow)
        .children(drafted_says)
        .child(ways);
    vec![body]
}

/// The lines that were left out of a part, each with a way back.
fn left_out(place: Place, part: usize) -> Option<El> {
    let desk = place.desk;
    let hidden = place
        .brief
        .with(|brief| brief.parts.get(part).map(|part| part.hidden.clone()))
        .filter(|hidden| !hidden.is_empty() && !place.session.read_only)?;
    let count = super::count(desk, Word::TeamsHidden, hidden.len());
    let rows = hidden.into_iter().map(|line| {
        let name = desk.words.fill(Word::TeamsBringBackOf, &[("line", &line.text)]);
        let back = button("link", desk.t(Word::TeamsBringBack), move || {
            place.edit(|edits| teams::bring_back(edits, place.team_now(), &line.key));
            page::focus_soon(desk.setting, ["[data-edit=\"", &line.key, "\"]"].concat());
        });
        el("li", "")
            .bdi(&line.text)
            .text(" ")
            .child(back.attr("aria-label", &name))
    });
    Some(
        el("details", "more teams__hidden")
            .child(text("summary", "", &count))
            .child(el("ul", "").children(rows)),
    )
}

/// The ways to take a brief along, or all of them.
fn take_along(place: Place) -> Vec<El> {
    let Place {
        desk,
        session,
        all,
        brief,
        ..
    } = place;
    let paper = RwSignal::new(intl::paper());
    let briefs = move || -> Vec<Brief> {
        if all.get() {
            Team::ALL.iter().map(|one| drafted(desk, session, *one)).collect()
        } else {
            vec![brief.get()]
        }
    };
    let html = memo(move || document(desk, session, &briefs(), paper.get()));
    let called = move || session.draft_now(|draft| draft.persona.name().short().to_owned());
    let file = move || {
        let name = if all.get_untracked() {
            desk.words.fill(Word::TeamsFileAll, &[("name", &called())])
        } else {
            let team = brief.with_untracked(|brief| brief.title.clone());
            desk.words
                .fill(Word::TeamsFileName, &[("team", &team), ("name", &called())])
        };
        file_name(&name, desk.t(Word::FileName), "html")
    };
    let printout = Printout {
        desk,
        html,
        name: Callback::new(move |()| called()),
        file: Callback::new(move |()| file()),
    };
    let exports = desk.setting.exports;
    let copied = || {
        button("button", desk.t(Word::TeamsCopyText), move || {
            if (desk.ports.hand_out)(desk.setting.surface, Export::Copy, &called()) {
                copy(desk, as_text(desk, session, &untrack(briefs)));
            }
        })
    };
    let [print, html_file, _] = printout.ways();
    let ways = [print, html_file, exports.has(Export::Copy).then(copied)];
    // Whoever takes a brief along uses it; an example is nobody's to use.
    page::on_keys(desk.setting, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "p" && exports.has(Export::Print) {
            place.note_use();
        }
    });
    let ways = ways
        .into_iter()
        .flatten()
        .map(|way| way.on_click(move || place.note_use()));
    let extents = [(false, Word::TeamsExtentOne), (true, Word::TeamsExtentAll)].map(|(one, word)| {
        let label = control::option_label(desk.t(word));
        control::radio(
            "team-extent",
            false,
            label,
            move || all.get() == one,
            move |_| all.set(one),
        )
    });
    let choices = el("div", "brief-page__choices")
        .child(control::radios(
            "options options--row",
            desk.t(Word::TeamsExtent),
            extents,
        ))
        .child(papers(desk, paper));
    // The sheet is drawn anew at every change, so only while somebody looks at it.
    let is_open = RwSignal::new(false);
    let sheet = el("details", "more teams__sheet").child(text("summary", "", desk.t(Word::TeamsSeeSheet)));
    let node = sheet.node().clone();
    let sheet = sheet
        .on("toggle", move |_| is_open.set(node.has_attribute("open")))
        .show(move || {
            let is_open = is_open.get();
            is_open.then(|| untrack(|| printout.frame(desk.t(Word::TeamsSeeSheet))))
        });
    vec![
        el("section", "teams__take")
            .child(choices)
            .child(el("div", "brief-page__ways").children(ways))
            .child(sheet),
    ]
}

/// The briefs for all teams as a document, to be looked at.
pub fn sheets(desk: Desk, session: Session, paper: Paper) -> String {
    let briefs: Vec<Brief> = Team::ALL
        .iter()
        .map(|team| drafted(desk, session, *team))
        .collect();
    document(desk, session, &briefs, paper)
}

/// Briefs as a document of their own.
fn document(desk: Desk, session: Session, briefs: &[Brief], paper: Paper) -> String {
    let interview = session.interview();
    let brand = session.brand().unwrap_or_else(|| desk.brand.get());
    let today = intl::day(desk.language, clock::today());
    teams::document(&Printed {
        briefs,
        interview: &interview,
        brand: &brand,
        words: desk.words,
        today: &today,
        direction: if intl::is_right_to_left(desk.language) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        paper,
    })
}

/// Briefs as text, to be pasted.
fn as_text(desk: Desk, session: Session, briefs: &[Brief]) -> String {
    let today = intl::day(desk.language, clock::today());
    let about = desk.words.fill(Word::TeamsOnDay, &[("day", &today)]);
    teams::markdown(briefs, &session.interview(), desk.words, &about)
}
