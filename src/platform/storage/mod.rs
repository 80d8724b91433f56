//! Where drafts live in the browser: IndexedDB for every draft, and local storage for what the first frame needs.
//! Where the browser refuses the one or the other, the page goes on with what is left.

mod database;
mod local;
mod memory;

use std::cell::RefCell;
use std::rc::Rc;

use crate::domain::draft::Summary;
use crate::state::store::{Aside, Keeps, Later, SaveError, Store, Stored};

use database::Database;
use local::Local;
use memory::Memory;

/// Opens what this browser gives. IndexedDB is opened at the first need; until then it counts as there if its name can be
/// read.
pub fn open() -> Rc<dyn Store> {
    let local = Local::open(Some(local::MIRROR));
    let fallback: Rc<dyn Store> = match Local::open(None) {
        Some(local) => Rc::new(local),
        None => Rc::new(Memory::default()),
    };
    if database::is_there() {
        Rc::new(Both { local: local.map(Rc::new), database: Rc::default(), fallback })
    } else {
        fallback
    }
}

/// IndexedDB with local storage as its quick mirror.
struct Both {
    local: Option<Rc<Local>>,
    database: Rc<RefCell<Connection>>,
    /// What to use once IndexedDB has refused.
    fallback: Rc<dyn Store>,
}

#[derive(Default)]
enum Connection {
    #[default]
    Unopened,
    Open(Rc<Database>),
    Refused,
}

/// The connection, opened if it was not yet; none where the browser refused.
async fn connect(connection: Rc<RefCell<Connection>>) -> Option<Rc<Database>> {
    let known = match &*connection.borrow() {
        Connection::Unopened => None,
        Connection::Open(database) => Some(Some(Rc::clone(database))),
        Connection::Refused => Some(None),
    };
    if let Some(known) = known {
        return known;
    }
    let opened = Database::open().await.map(Rc::new);
    *connection.borrow_mut() = opened.clone().map_or(Connection::Refused, Connection::Open);
    opened
}

impl Both {
    fn parts(&self) -> (Option<Rc<Local>>, Rc<RefCell<Connection>>, Rc<dyn Store>) {
        (self.local.clone(), Rc::clone(&self.database), Rc::clone(&self.fallback))
    }
}

impl Store for Both {
    fn keeps(&self) -> Keeps {
        match *self.database.borrow() {
            Connection::Refused => self.fallback.keeps(),
            _ => Keeps::Everything,
        }
    }

    fn recent(&self) -> Vec<Summary> {
        self.local.as_ref().map(|local| local.recent()).unwrap_or_default()
    }

    fn summaries(&self) -> Later<Vec<Summary>> {
        let (local, connection, fallback) = self.parts();
        Box::pin(async move {
            let Some(database) = connect(connection).await else { return fallback.summaries().await };
            let mut summaries = database.summaries().await;
            // A save that was cut short may have reached local storage alone: it is newer, and counts.
            for mine in local.map(|local| local.recent()).unwrap_or_default() {
                let has_text = || local::has_text(&mine.id);
                match summaries.iter_mut().find(|other| other.id == mine.id) {
                    Some(other) if other.sequence < mine.sequence && has_text() => *other = mine,
                    Some(_) => {}
                    None if has_text() => summaries.push(mine),
                    None => {}
                }
            }
            summaries
        })
    }

    fn texts(&self, id: &str) -> Later<Vec<String>> {
        let (local, connection, fallback) = self.parts();
        let id = id.to_owned();
        Box::pin(async move {
            let Some(database) = connect(connection).await else { return fallback.texts(&id).await };
            let mut texts: Vec<String> = local.and_then(|local| local.text(&id)).into_iter().collect();
            texts.extend(database.text(&id).await.filter(|text| !texts.contains(text)));
            texts
        })
    }

    fn put(&self, drafts: Vec<Stored>) -> Later<Result<(), SaveError>> {
        let (local, connection, fallback) = self.parts();
        // Local storage is written before anything waits, so that a page being closed still leaves its last words there.
        if let Some(local) = &local {
            local.mirror(&drafts);
        }
        Box::pin(async move {
            match connect(connection).await {
                Some(database) => database.put(&drafts).await,
                None => fallback.put(drafts).await,
            }
        })
    }

    fn remove(&self, ids: Vec<String>) -> Later<Result<(), SaveError>> {
        let (local, connection, fallback) = self.parts();
        Box::pin(async move {
            match connect(connection).await {
                Some(database) => {
                    database.remove(&ids).await?;
                    if let Some(local) = local {
                        local.forget(&ids);
                    }
                    Ok(())
                }
                None => fallback.remove(ids).await,
            }
        })
    }

    fn set_aside(&self, text: String) -> Later<Result<(), SaveError>> {
        let (_, connection, fallback) = self.parts();
        Box::pin(async move {
            match connect(connection).await {
                Some(database) => database.set_aside(&text).await,
                None => fallback.set_aside(text).await,
            }
        })
    }

    fn asides(&self) -> Later<Vec<Aside>> {
        let (_, connection, fallback) = self.parts();
        Box::pin(async move {
            match connect(connection).await {
                Some(database) => database.asides().await,
                None => fallback.asides().await,
            }
        })
    }

    fn drop_aside(&self, key: String) -> Later<Result<(), SaveError>> {
        let (_, connection, fallback) = self.parts();
        Box::pin(async move {
            match connect(connection).await {
                Some(database) => database.drop_aside(&key).await,
                None => fallback.drop_aside(key).await,
            }
        })
    }

    fn note(&self, key: &str) -> Option<String> {
        self.fallback.note(key)
    }

    fn put_note(&self, key: &str, text: &str) -> Result<(), SaveError> {
        self.fallback.put_note(key, text)
    }
}
