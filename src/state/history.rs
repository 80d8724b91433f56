//! The verbs of kept versions: keeping one, finding them, opening one, naming one.
//!
//! A version is three rows of the store: what is told of it, the persona as it was, and its photo, which versions with the same
//! photo share. Their keys begin with the draft's id, so that they go with it.

use std::sync::Arc;

use super::desk::Desk;
use super::route::Route;
use super::session::Session;
use super::store::{Drawer, Keeps, Later, Row, SaveError, Task, versions_of};
use crate::domain::format;
use crate::domain::history::{Kept, Room, Why, superfluous};
use crate::domain::persona::{Persona, Portrait};

/// What is told of a version.
const TOLD: &str = "told/";
/// The persona of a version.
const TEXT: &str = "text/";
/// A photo, by its hash.
const PHOTO: &str = "photo/";

fn key(draft: &str, kind: &str, name: &str) -> String {
    [&versions_of(draft), kind, name].concat()
}

/// How much room there is for versions.
pub fn room(desk: Desk) -> Room {
    if desk.keeps() == Keeps::Everything {
        Room::Ample
    } else {
        Room::Little
    }
}

/// What is told of a draft's versions, the oldest first. What cannot be read is left where it is.
pub fn versions(desk: Desk, draft: &str) -> Later<Vec<Kept>> {
    let rows = desk.ask(Task::Rows(Drawer::Versions, key(draft, TOLD, "")));
    Box::pin(async move {
        let rows = rows.await.unwrap_or_default();
        let mut found: Vec<Kept> = rows
            .iter()
            .filter_map(|row| format::read_kept(&row.text).ok())
            .collect();
        found.sort_by(|one, other| (one.order, &one.time).cmp(&(other.order, &other.time)));
        found
    })
}

/// Keeps a persona as it is, unless the newest version is the same, which then is kept for this reason, too. Gives what is told of the version.
///
/// # Errors
/// Why it could not be kept.
pub fn keep(desk: Desk, persona: Arc<Persona>, why: Why, name: String) -> Later<Result<Kept, SaveError>> {
    Box::pin(async move {
        let draft = persona.id.clone();
        let mut all = versions(desk, &draft).await;
        // The database is open by now, so what is known of the room is true.
        let room = room(desk);
        let (text, hash, photo) = format::write_version(&persona);
        let mut rows = Vec::new();
        let known = all.pop_if(|newest| newest.hash == hash);
        let is_known = known.is_some();
        let mut kept = known.unwrap_or_default();
        if !is_known {
            kept = Kept {
                id: (desk.ports.new_id)(),
                order: all.last().map_or(1, |newest| newest.order + 1),
                time: (desk.ports.now)(),
                number: persona.version.number,
                hash,
                ..Kept::default()
            };
            if let Some(photo) = photo {
                kept.photo = format::fingerprint(&photo);
                let is_there = all.iter().any(|other| other.photo == kept.photo);
                if room == Room::Ample && !is_there {
                    rows.push(Row {
                        key: key(&draft, PHOTO, &kept.photo),
                        text: photo,
                    });
                }
            }
            rows.push(Row {
                key: key(&draft, TEXT, &kept.id),
                text,
            });
        }
        kept.add(why);
        if !name.is_empty() {
            kept.name = name;
        }
        rows.push(Row {
            key: key(&draft, TOLD, &kept.id),
            text: format::write_kept(&kept),
        });
        all.push(kept.clone());
        let over = superfluous(&all, (desk.ports.today)(), room);
        let gone = gone(&draft, &all, &over);
        desk.ask(Task::Change(Drawer::Versions, rows, gone)).await?;
        Ok(kept)
    })
}

/// The keys of versions that go, and of photos that no other has.
fn gone(draft: &str, all: &[Kept], over: &[String]) -> Vec<String> {
    let (going, staying): (Vec<&Kept>, Vec<&Kept>) = all.iter().partition(|one| over.contains(&one.id));
    let mut keys = Vec::new();
    for one in going {
        keys.push(key(draft, TOLD, &one.id));
        keys.push(key(draft, TEXT, &one.id));
        if !one.photo.is_empty() && staying.iter().all(|other| other.photo != one.photo) {
            keys.push(key(draft, PHOTO, &one.photo));
        }
    }
    keys
}

/// Gives a version a name, or another one; with an empty one it stays for as long as the others do.
///
/// # Errors
/// Why it could not be kept.
pub fn rename(desk: Desk, draft: &str, mut kept: Kept, name: String) -> Later<Result<Kept, SaveError>> {
    kept.why.retain(|why| *why != Why::Named);
    if !name.is_empty() {
        kept.add(Why::Named);
    }
    kept.name = name;
    let row = Row {
        key: key(draft, TOLD, &kept.id),
        text: format::write_kept(&kept),
    };
    let written = desk.ask(Task::Change(Drawer::Versions, vec![row], Vec::new()));
    Box::pin(async move {
        written.await?;
        Ok(kept)
    })
}

/// The persona of a version; none where it is gone or cannot be read. A photo that was not kept is taken from the persona as it is `now`, if
/// that has the same.
pub fn open(desk: Desk, kept: &Kept, now: Arc<Persona>) -> Later<Option<Persona>> {
    let text = desk.ask(Task::Rows(Drawer::Versions, key(&now.id, TEXT, &kept.id)));
    let photo = kept.photo.clone();
    Box::pin(async move {
        let text = text.await.ok()?.into_iter().next()?.text;
        let mut found = None;
        if !photo.is_empty() {
            let row = Task::Rows(Drawer::Versions, key(&now.id, PHOTO, &photo));
            found = desk.ask(row).await.ok().and_then(|rows| rows.into_iter().next());
        }
        let mine = || match now.portrait() {
            Portrait::Photo(mine) if format::fingerprint(&mine) == photo => Some(mine),
            _ => None,
        };
        let photo = found.map(|row| row.text).or_else(mine);
        format::read_version(&text, photo).ok()
    })
}

/// Keeps the persona in hand as a version.
///
/// # Errors
/// Why it could not be kept.
pub fn keep_version(desk: Desk, session: Session, why: Why, name: String) -> Later<Result<Kept, SaveError>> {
    keep(desk, session.draft_now(|draft| Arc::new(draft.persona.clone())), why, name)
}

/// What is printed or taken along of the draft that is on screen is kept as a version; other places hand out something else.
pub fn keep_exported(desk: Desk) {
    use leptos::prelude::GetUntracked;
    let Some(session) = desk.session.get_untracked().filter(|session| !session.read_only) else {
        return;
    };
    if matches!(desk.route.get_untracked(), Route::Draft { id, .. } if id == session.id()) {
        let kept = keep_version(desk, session, Why::Exported, String::new());
        // What cannot be kept is no reason to hold back what is taken along.
        (desk.ports.later)(desk.setting.surface, Box::pin(async move { drop(kept.await) }));
    }
}

/// All rows of a draft's versions, to put them back with a draft that was removed.
pub fn rows_of(desk: Desk, draft: &str) -> Later<Vec<Row>> {
    let rows = desk.ask(Task::Rows(Drawer::Versions, versions_of(draft)));
    Box::pin(async move { rows.await.unwrap_or_default() })
}

/// Puts them back.
pub fn put_rows(desk: Desk, rows: Vec<Row>) -> Later<()> {
    let put = desk.ask(Task::Change(Drawer::Versions, rows, Vec::new()));
    // Where they cannot be put back, the draft is there all the same.
    Box::pin(async move { drop(put.await) })
}
