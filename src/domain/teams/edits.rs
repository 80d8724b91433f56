//! What a person changed in a brief, laid over what is drafted now.
//!
//! An edit names its line by the line's key and holds what was drafted when it was made. While that is drafted still, the edit simply
//! stands; once the answers changed and the draft with them, it stands and is marked, and the new draft is offered. An edit whose line is
//! drafted no more keeps its place in its part, which its key begins with.

use super::super::day::Day;
use super::super::interview::Interview;
use super::super::persona::{Persona, Sign};
use super::super::record::{LineEdit, Team};
use super::super::words::Words;
use super::answers::Answers;
use super::{Drafted, Origin, drafted, team_word};

/// Between a part's id and the id of a line of one's own.
const OWN: &str = "/mine/";
/// The line of an edit that says when a brief was last used, in its text.
const USED: &str = "used";

/// A team's brief with what was changed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// The team.
    pub team: Team,
    /// What the team is called.
    pub title: String,
    /// What the persona is called.
    pub called: String,
    /// Its parts; one without lines is left out where it is read.
    pub parts: Vec<Part>,
}

/// A part of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Permanent id.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What stands in it; own lines last.
    pub lines: Vec<Line>,
    /// What was left out of it.
    pub hidden: Vec<Line>,
}

/// A line of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Names it for good.
    pub key: String,
    /// What it says.
    pub text: String,
    /// What is drafted for it now; empty for a line of one's own and where nothing is any more.
    pub drafted: String,
    /// The answers it came from.
    pub from: Vec<Origin>,
    /// The weakest sign of those answers.
    pub sign: Option<Sign>,
    /// Whether it says what to find out.
    pub is_open: bool,
    /// How it stands to what is drafted.
    pub state: State,
}

/// How a line stands to what is drafted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As drafted.
    Drafted,
    /// Changed by hand; the draft is the one that was changed.
    Edited,
    /// Changed by hand, and the answers behind it changed since.
    Changed,
    /// Changed by hand, and nothing is drafted for it any more.
    Gone,
    /// A line of one's own.
    Own,
}

/// The brief of a team with what was changed in it.
pub fn brief(
    interview: &Interview,
    persona: &Persona,
    edits: &[LineEdit],
    words: &Words,
    team: Team,
) -> Brief {
    let answers = Answers::new(interview, persona, words);
    let of_team: Vec<&LineEdit> = edits
        .iter()
        .filter(|edit| edit.team == team.id() && edit.line != USED)
        .collect();
    let parts = drafted(interview, persona, words, team).into_iter().map(|part| {
        let (mut lines, mut hidden) = (Vec::new(), Vec::new());
        let keys: Vec<String> = part.lines.iter().map(|line| line.key.clone()).collect();
        for line in part.lines {
            let edit = of_team.iter().find(|edit| edit.line == line.key);
            let is_hidden = edit.is_some_and(|edit| edit.is_hidden);
            let line = with_edit(line, edit.copied());
            if is_hidden {
                hidden.push(line);
            } else {
                lines.push(line);
            }
        }
        let is_here = |edit: &&&LineEdit| {
            let place = edit.line.split('/').next().unwrap_or_default();
            place == part.id && !keys.contains(&edit.line) && !edit.text.trim().is_empty()
        };
        for edit in of_team.iter().filter(is_here) {
            let line = without_draft(edit);
            // What was left out and is drafted no more need not be brought back.
            if !edit.is_hidden {
                lines.push(line);
            } else if line.state == State::Own {
                hidden.push(line);
            }
        }
        Part {
            id: part.id,
            heading: part.heading,
            lines,
            hidden,
        }
    });
    Brief {
        team,
        title: words.get(team_word(team, answers.is_community)).to_owned(),
        called: answers.called(),
        parts: parts.collect(),
    }
}

fn with_edit(line: Drafted, edit: Option<&LineEdit>) -> Line {
    let written = edit.filter(|edit| !edit.text.trim().is_empty());
    let state = match written {
        None => State::Drafted,
        Some(edit) if edit.drafted == line.text => State::Edited,
        Some(_) => State::Changed,
    };
    Line {
        key: line.key,
        text: written.map_or_else(|| line.text.clone(), |edit| edit.text.trim().to_owned()),
        drafted: line.text,
        from: line.from,
        sign: line.sign,
        // Whoever wrote something else there has found it out.
        is_open: line.is_open && written.is_none(),
        state,
    }
}

fn without_draft(edit: &LineEdit) -> Line {
    Line {
        key: edit.line.clone(),
        text: edit.text.trim().to_owned(),
        drafted: String::new(),
        from: Vec::new(),
        sign: None,
        is_open: false,
        state: if edit.drafted.is_empty() {
            State::Own
        } else {
            State::Gone
        },
    }
}

/// The key of a new line of one's own; `id` is a fresh one.
pub fn own_key(part: &str, id: &str) -> String {
    [part, OWN, id].concat()
}

/// Whether a line with this key was added by a person.
fn is_own(key: &str) -> bool {
    key.contains(OWN)
}

fn find<'a>(edits: &'a mut Vec<LineEdit>, team: Team, key: &str) -> &'a mut LineEdit {
    let is_it = |edit: &LineEdit| edit.team == team.id() && edit.line == key;
    let index = edits.iter().position(is_it).unwrap_or_else(|| {
        edits.push(LineEdit {
            team: team.id().to_owned(),
            line: key.to_owned(),
            ..LineEdit::default()
        });
        edits.len() - 1
    });
    // It was found or has just been added.
    #[allow(
        clippy::indexing_slicing,
        reason = "the index is that of an edit found or added above"
    )]
    &mut edits[index]
}

/// Puts other words in place of a line's, or writes a line of one's own. The draft itself, written again, is no edit; a line left blank
/// is as it was drafted.
pub fn rewrite(edits: &mut Vec<LineEdit>, team: Team, key: &str, text: &str, drafted: &str) {
    if text.trim() == drafted.trim() && !is_own(key) {
        remove(edits, team, key);
        return;
    }
    let edit = find(edits, team, key);
    text.clone_into(&mut edit.text);
    drafted.clone_into(&mut edit.drafted);
    edit.is_hidden = false;
}

/// Leaves a line out.
pub fn hide(edits: &mut Vec<LineEdit>, team: Team, key: &str, drafted: &str) {
    let edit = find(edits, team, key);
    if edit.text.trim().is_empty() {
        edit.text.clear();
        drafted.clone_into(&mut edit.drafted);
    }
    edit.is_hidden = true;
}

/// Takes a line in again, as it was when it was left out.
pub fn bring_back(edits: &mut Vec<LineEdit>, team: Team, key: &str) {
    let edit = find(edits, team, key);
    edit.is_hidden = false;
    if edit.text.trim().is_empty() {
        remove(edits, team, key);
    }
}

/// Forgets what was changed in a line; one's own line goes.
pub fn remove(edits: &mut Vec<LineEdit>, team: Team, key: &str) {
    edits.retain(|edit| edit.team != team.id() || edit.line != key);
}

/// Gives up an edit for what is drafted now.
pub fn take_draft(edits: &mut Vec<LineEdit>, team: Team, key: &str) {
    remove(edits, team, key);
}

/// Keeps an edit, knowing what is drafted now; nothing is drafted where `drafted` is empty.
pub fn keep_mine(edits: &mut Vec<LineEdit>, team: Team, key: &str, drafted: &str) {
    drafted.clone_into(&mut find(edits, team, key).drafted);
}

/// Notes that a brief was taken along on this day.
pub fn use_on(edits: &mut Vec<LineEdit>, team: Team, day: Day) {
    find(edits, team, USED).text = day.to_string();
}

/// When a brief was last taken along.
pub fn used(edits: &[LineEdit], team: Team) -> Option<Day> {
    let edit = edits
        .iter()
        .find(|edit| edit.team == team.id() && edit.line == USED)?;
    Day::parse(&edit.text)
}
