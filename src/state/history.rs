//! The verbs of kept versions: keeping one, finding them, opening one, naming one.
//!
//! A version is three rows of the store: what is told of it, the persona as it was, and its photo, which versions with the same
//! photo share. Their keys begin with the draft's id, so that they go with it.

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

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

thread_local! {
    /// Who waits until the version before is kept; none where nobody keeps one.
    static WAITING: RefCell<Option<Vec<Waker>>> = const { RefCell::new(None) };
}

/// One's turn to keep a version: one after the other, so that one state is not kept twice.
struct Turn;

/// Waits for it.
struct Wait;

impl Future for Wait {
    type Output = Turn;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Turn> {
        WAITING.with_borrow_mut(|waiting| {
            if let Some(waiting) = waiting {
                waiting.push(context.waker().clone());
                Poll::Pending
            } else {
                *waiting = Some(Vec::new());
                Poll::Ready(Turn)
            }
        })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let waiting = WAITING.with_borrow_mut(Option::take);
        waiting.into_iter().flatten().for_each(Waker::wake);
    }
}

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
        let _turn = Wait.await;
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
    keep(
        desk,
        session.draft_now(|draft| Arc::new(draft.persona.clone())),
        why,
        name,
    )
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

/// Removes the versions of a draft that were kept by themselves; says how many there were.
pub fn drop_own(desk: Desk, draft: &str) -> Later<usize> {
    let draft = draft.to_owned();
    Box::pin(async move {
        let _turn = Wait.await;
        let all = versions(desk, &draft).await;
        let over: Vec<String> = all
            .iter()
            .filter(|one| !one.is_for_ever())
            .map(|one| one.id.clone())
            .collect();
        if over.is_empty() {
            return 0;
        }
        let gone = gone(&draft, &all, &over);
        let done = desk.ask(Task::Change(Drawer::Versions, Vec::new(), gone)).await;
        if done.is_ok() { over.len() } else { 0 }
    })
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::sync::Mutex;

    use leptos::prelude::Owner;

    use super::*;
    use crate::domain::day::Day;
    use crate::domain::persona::{Answer, InterviewRef, Value};
    use crate::domain::words::Words;
    use crate::state::Ports;
    use crate::state::setting::Setting;
    use crate::state::store::{Outcome, Store};

    thread_local! {
        static IDS: Cell<u32> = const { Cell::new(0) };
    }

    /// Rows in memory, with as much room as is said.
    struct Memory {
        keeps: Keeps,
        rows: Mutex<Vec<Row>>,
        is_full: Mutex<bool>,
    }

    impl Store for Memory {
        fn keeps(&self) -> Keeps {
            self.keeps
        }

        fn recent(&self) -> Vec<Row> {
            Vec::new()
        }

        fn run(&'static self, task: Rc<Task>) -> Later<Outcome> {
            let mut rows = self.rows.lock().unwrap();
            let outcome = match &*task {
                Task::Rows(Drawer::Versions, prefix) => Ok(rows
                    .iter()
                    .filter(|row| row.key.starts_with(prefix.as_str()))
                    .cloned()
                    .collect()),
                Task::Change(..) if *self.is_full.lock().unwrap() => Err(SaveError::Full),
                Task::Change(Drawer::Versions, written, gone) => {
                    rows.retain(|row| {
                        !gone.contains(&row.key) && written.iter().all(|other| other.key != row.key)
                    });
                    rows.extend(written.iter().cloned());
                    Ok(Vec::new())
                }
                other => panic!("{other:?}"),
            };
            Box::pin(std::future::ready(outcome))
        }

        fn note(&self, _: &str) -> Option<String> {
            None
        }

        fn put_note(&self, _: &str, _: &str) -> Result<(), SaveError> {
            Ok(())
        }
    }

    fn desk(keeps: Keeps) -> (Owner, Desk, &'static Memory) {
        let store: &'static Memory = Box::leak(Box::new(Memory {
            keeps,
            rows: Mutex::default(),
            is_full: Mutex::default(),
        }));
        let ports = Ports {
            new_id: || {
                IDS.with(|ids| {
                    ids.set(ids.get() + 1);
                    format!("v{:03}", ids.get())
                })
            },
            today: || Day::new(2026, 11, 26).unwrap(),
            now: || "2026-11-26T10:00:00.000Z".into(),
            later: |_, _| (),
            arrive: |_| (),
            go: |_, _, _| (),
            keep: |_, _, _| (),
            hand_out: |_, _, _| true,
            read_draft: |_| None,
            settle: |_, _, _| Box::pin(std::future::ready(false)),
            kept: |_| None,
        };
        let words: &'static Words = &Words::ENGLISH;
        let owner = Owner::new();
        let desk = owner.with(|| Desk::new(Setting::default(), words, "en", Route::Start, ports, store));
        (owner, desk, store)
    }

    /// What is there at once.
    fn now<T>(mut later: Later<T>) -> T {
        match later.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("nothing here takes time"),
        }
    }

    fn says(text: &str, photo: &str) -> Arc<Persona> {
        let mut persona = Persona {
            id: "p".into(),
            interview: InterviewRef {
                id: "community".into(),
                revision: 1,
                language: "en".into(),
            },
            created: "2026-11-01T10:00:00Z".into(),
            changed: "2026-11-26T10:00:00Z".into(),
            ..Persona::default()
        };
        persona.set_value("surprise", Value::ShortText(text.into()));
        if !photo.is_empty() {
            let photo = Portrait::Photo(["data:image/png;base64,iVBORw0KGg", photo, "=="].concat());
            persona
                .answers
                .insert("portrait".into(), Answer::from(Value::Portrait(photo)));
        }
        Arc::new(persona)
    }

    fn keeps(desk: Desk, persona: &Arc<Persona>, why: Why, name: &str) -> Kept {
        now(keep(desk, Arc::clone(persona), why, name.into())).unwrap()
    }

    fn count(store: &Memory, kind: &str) -> usize {
        let rows = store.rows.lock().unwrap();
        rows.iter()
            .filter(|row| row.key.starts_with(&["p/", kind].concat()))
            .count()
    }

    #[test]
    fn a_state_is_kept_once_for_whatever_reasons() {
        let (_owner, desk, _) = desk(Keeps::Everything);
        let (one, other) = (says("one", ""), says("other", ""));
        let first = keeps(desk, &one, Why::Itself, "");
        let again = keeps(desk, &one, Why::Named, "Before the summer");
        assert_eq!(again.id, first.id);
        assert_eq!(again.why, [Why::Itself, Why::Named]);
        keeps(desk, &other, Why::Exported, "");
        // The same again, but later, is another version.
        keeps(desk, &one, Why::Restored, "");
        let all = now(versions(desk, "p"));
        let told: Vec<(u64, &str)> = all.iter().map(|one| (one.order, one.name.as_str())).collect();
        assert_eq!(told, [(1, "Before the summer"), (2, ""), (3, "")]);
        for (kept, persona) in all.iter().zip([&one, &other, &one]) {
            assert_eq!(now(open(desk, kept, Arc::clone(&other))).unwrap(), **persona);
        }
        let renamed = now(rename(desk, "p", all[0].clone(), String::new())).unwrap();
        assert_eq!(
            (renamed.name.as_str(), renamed.why.as_slice()),
            ("", &[Why::Itself][..])
        );
        assert_eq!(now(versions(desk, "p"))[0], renamed);
        assert!(now(versions(desk, "q")).is_empty());
    }

    #[test]
    fn a_photo_is_kept_once_and_goes_with_the_last_version_that_has_it() {
        let (_owner, desk, store) = desk(Keeps::Everything);
        let mut last = says("", "");
        for number in 0..25 {
            last = says(&number.to_string(), if number < 3 { "AAAA" } else { "BBBB" });
            keeps(desk, &last, Why::Itself, "");
        }
        // Twenty stay, and of the older ones none is of another day.
        assert_eq!(
            (count(store, TOLD), count(store, TEXT), count(store, PHOTO)),
            (20, 20, 1)
        );
        let all = now(versions(desk, "p"));
        let oldest = now(open(desk, &all[0], Arc::clone(&last))).unwrap();
        assert_eq!(oldest, *says("5", "BBBB"));
        // Rows can be put back when the draft comes back.
        let rows = now(rows_of(desk, "p"));
        assert_eq!(rows.len(), 41);
        store.rows.lock().unwrap().clear();
        now(put_rows(desk, rows));
        assert_eq!(now(versions(desk, "p")), all);
    }

    #[test]
    fn with_little_room_eight_stay_and_photos_are_the_drafts_own() {
        for room in [Keeps::LocalOnly, Keeps::Nothing] {
            let (_owner, desk, store) = desk(room);
            for number in 0..12 {
                keeps(desk, &says(&number.to_string(), "AAAA"), Why::Exported, "");
            }
            assert_eq!(
                (count(store, TOLD), count(store, TEXT), count(store, PHOTO)),
                (8, 8, 0)
            );
            let newest = now(versions(desk, "p")).pop().unwrap();
            let same = now(open(desk, &newest, says("now", "AAAA"))).unwrap();
            assert_eq!(same, *says("11", "AAAA"));
            // Without the photo at hand, a face is drawn in its place.
            let without = now(open(desk, &newest, says("now", "BBBB"))).unwrap();
            assert!(matches!(without.portrait(), Portrait::Drawn { .. }));
        }
    }

    #[test]
    fn what_cannot_be_kept_is_told_and_loses_nothing() {
        let (_owner, desk, store) = desk(Keeps::Everything);
        keeps(desk, &says("one", ""), Why::Itself, "");
        *store.is_full.lock().unwrap() = true;
        let refused = now(keep(desk, says("other", ""), Why::Named, "x".into()));
        assert_eq!(refused, Err(SaveError::Full));
        assert_eq!(now(versions(desk, "p")).len(), 1);
        *store.is_full.lock().unwrap() = false;
        // The next one has its turn.
        keeps(desk, &says("other", ""), Why::Named, "x");
    }
}
