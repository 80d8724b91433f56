//! A disk in memory that counts the calls and fails as it is told to.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use crate::state::journal::ports::{Deep, Found, Quick, Span, Step, Talk};
use crate::state::store::{Keeps, Later, Row, SaveError};

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It throws, or is refused.
    Throws,
    /// The quota is used up.
    Full,
    /// The transaction is ended after its requests; a text under a key is written, but said not to be.
    Aborts,
    /// Nothing is written, but said to be.
    Never,
    /// A text is cut.
    Cut,
    /// A character of a text is another one.
    Damaged,
    /// No answer comes, though it is done; a text under a key is lost without a word.
    Silent,
    /// The browser is killed: from here on nothing happens any more.
    Killed,
}

impl Way {
    /// The six ways of a single call.
    pub const ALL: [Self; 7] = [
        Self::Throws,
        Self::Full,
        Self::Aborts,
        Self::Never,
        Self::Cut,
        Self::Damaged,
        Self::Silent,
    ];
}

/// What kind of call it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    Look,
    Read,
    Write,
    Delete,
    Open,
    Commit,
}

#[derive(Default)]
pub struct State {
    /// Local storage.
    pub quick: BTreeMap<String, String>,
    /// The database.
    pub deep: BTreeMap<(&'static str, String), String>,
    /// What local storage held when it was written to the disk last, and all that was written since, with nothing for what was removed.
    pub flushed: BTreeMap<String, String>,
    pub since: Vec<(String, Option<String>)>,
    /// How many calls there were.
    pub calls: usize,
    /// The calls that fail, whether all after them do, and how.
    pub faults: Vec<Fault>,
    /// Whether a fault changed anything.
    pub has_struck: bool,
    /// Whether the browser was killed.
    pub is_dead: bool,
    /// Whether each transaction waits for its turn.
    pub is_slow: bool,
}

/// The number of the call that fails, whether all after it do, and how.
pub type Fault = (usize, bool, Way);

/// A disk, shared by all tabs.
#[derive(Clone, Default)]
pub struct Disk(pub Arc<Mutex<State>>);

impl Disk {
    fn strike(&self, call: Call) -> Option<Way> {
        let mut state = self.0.lock().unwrap();
        state.calls += 1;
        let calls = state.calls;
        let strikes = |(at, for_ever, _): &&Fault| calls == *at || (calls > *at && *for_ever);
        let (_, _, way) = *state.faults.iter().find(strikes)?;
        if way == Way::Killed {
            state.is_dead = true;
        }
        let works = match call {
            Call::Look | Call::Open => matches!(way, Way::Throws | Way::Silent),
            Call::Read => matches!(way, Way::Throws | Way::Cut | Way::Damaged),
            Call::Write => true,
            Call::Delete => matches!(way, Way::Throws | Way::Never | Way::Aborts),
            Call::Commit => matches!(way, Way::Throws | Way::Full | Way::Aborts | Way::Silent),
        };
        let works = works || way == Way::Killed;
        state.has_struck |= works;
        works.then_some(way)
    }
}

/// A text cut in the middle, or with another character there.
pub fn hurt(text: &str, way: Way) -> String {
    hurt_at(text, way, text.len() / 2)
}

fn hurt_at(text: &str, way: Way, at: usize) -> String {
    let middle = (0..=at)
        .rev()
        .find(|index| text.is_char_boundary(*index))
        .unwrap_or(0);
    let (before, after) = text.split_at(middle);
    match way {
        Way::Cut => before.to_owned(),
        Way::Damaged => {
            let mut characters = after.chars();
            let other = match characters.next() {
                Some('a') | None => 'b',
                Some(_) => 'a',
            };
            [before, &other.to_string(), characters.as_str()].concat()
        }
        _ => text.to_owned(),
    }
}

/// The same while it is read, elsewhere in the text: two damages do not mend each other.
fn misread(text: &str, way: Way) -> String {
    hurt_at(text, way, text.len() / 3)
}

/// Local storage, or memory, as one tab has it.
pub struct FakeQuick {
    pub disk: Disk,
    pub keeps: Keeps,
}

impl FakeQuick {
    fn write(&self, key: &str, text: Option<String>) {
        let mut state = self.disk.0.lock().unwrap();
        if state.is_dead {
            return;
        }
        state.since.push((key.to_owned(), text.clone()));
        match text {
            Some(text) => state.quick.insert(key.to_owned(), text),
            None => state.quick.remove(key),
        };
    }
}

impl Quick for FakeQuick {
    fn keeps(&self) -> Keeps {
        self.keeps
    }

    fn get(&self, key: &str) -> Option<String> {
        let way = self.disk.strike(Call::Read);
        let text = self.disk.0.lock().unwrap().quick.get(key).cloned()?;
        match way {
            Some(Way::Throws) => None,
            Some(way) => Some(misread(&text, way)),
            None => Some(text),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), SaveError> {
        match self.disk.strike(Call::Write) {
            Some(Way::Throws) => return Err(SaveError::Refused),
            Some(Way::Full) => return Err(SaveError::Full),
            Some(Way::Never | Way::Silent) => {}
            Some(Way::Aborts) => {
                self.write(key, Some(text.to_owned()));
                return Err(SaveError::Refused);
            }
            Some(way) => self.write(key, Some(hurt(text, way))),
            None => self.write(key, Some(text.to_owned())),
        }
        Ok(())
    }

    fn delete(&self, key: &str) {
        if self.disk.strike(Call::Delete).is_none() {
            self.write(key, None);
        }
    }

    fn keys(&self) -> Option<Vec<String>> {
        if self.disk.strike(Call::Look).is_some() {
            return None;
        }
        Some(self.disk.0.lock().unwrap().quick.keys().cloned().collect())
    }
}

/// The database, as one tab has it.
pub struct FakeDeep {
    pub disk: Disk,
    pub is_there: Mutex<Option<bool>>,
}

fn within(span: &Span, key: &str) -> bool {
    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    span.from.as_str() <= key && units(key) <= units(&span.to)
}

impl FakeDeep {
    fn transact(&self, writes: bool, mut talk: Talk) -> Result<Found, SaveError> {
        let mut work = self.disk.0.lock().unwrap().deep.clone();
        let mut found = Found::new();
        let mut is_doomed = false;
        loop {
            let steps = talk(&found)?;
            let mut more = Found::new();
            for step in &steps {
                let finds = |store: &str, span: &Span| -> Vec<Row> {
                    let rows = work
                        .iter()
                        .filter(|((name, key), _)| *name == store && within(span, key));
                    let row = |((_, key), text): (&(&str, String), &String)| Row {
                        key: key.clone(),
                        text: text.clone(),
                    };
                    rows.map(row).collect()
                };
                match step {
                    Step::Keys(store, span) => {
                        match self.disk.strike(Call::Look) {
                            Some(Way::Silent) => return Err(SaveError::Silent),
                            Some(_) => return Err(SaveError::Refused),
                            None => {}
                        }
                        let mut rows = finds(store, span);
                        for row in &mut rows {
                            row.text.clear();
                        }
                        more.push(rows);
                    }
                    Step::Rows(store, span) => {
                        let mut rows = finds(store, span);
                        match self.disk.strike(Call::Read) {
                            Some(way @ (Way::Cut | Way::Damaged)) => {
                                for row in &mut rows {
                                    row.text = misread(&row.text, way);
                                }
                            }
                            Some(_) => return Err(SaveError::Refused),
                            None => {}
                        }
                        more.push(rows);
                    }
                    Step::Put(store, row) => {
                        assert!(writes, "{step:?} in a transaction that only looks");
                        let text = match self.disk.strike(Call::Write) {
                            Some(Way::Throws | Way::Killed) => return Err(SaveError::Refused),
                            Some(Way::Full) => return Err(SaveError::Full),
                            Some(Way::Silent) => return Err(SaveError::Silent),
                            Some(Way::Never) => continue,
                            Some(Way::Aborts) => {
                                is_doomed = true;
                                row.text.clone()
                            }
                            Some(way) => hurt(&row.text, way),
                            None => row.text.clone(),
                        };
                        let before = work.insert((store, row.key.clone()), text);
                        assert!(
                            *store != "drafts" || before.is_none(),
                            "a revision was written over: {row:?}"
                        );
                    }
                    Step::Delete(store, span) => {
                        assert!(writes, "{step:?} in a transaction that only looks");
                        match self.disk.strike(Call::Delete) {
                            Some(Way::Never) => continue,
                            Some(Way::Aborts) => is_doomed = true,
                            Some(_) => return Err(SaveError::Refused),
                            None => {}
                        }
                        work.retain(|(name, key), _| name != store || !within(span, key));
                    }
                }
            }
            if more.is_empty() {
                break;
            }
            found = more;
        }
        let way = self.disk.strike(Call::Commit);
        let mut state = self.disk.0.lock().unwrap();
        match way {
            Some(Way::Throws | Way::Killed) => return Err(SaveError::Refused),
            Some(Way::Silent) if !is_doomed && !state.is_dead => {
                if writes {
                    state.deep = work;
                }
                return Err(SaveError::Silent);
            }
            Some(_) => return Err(SaveError::Full),
            None if is_doomed => return Err(SaveError::Full),
            None if state.is_dead => return Err(SaveError::Refused),
            None => {}
        }
        if writes {
            state.deep = work;
        }
        Ok(found)
    }

    /// Waits for the next turn where the disk is slow.
    async fn wait(&self) {
        let mut is_waiting = self.disk.0.lock().unwrap().is_slow;
        poll_fn(|_| {
            if std::mem::take(&mut is_waiting) {
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        })
        .await;
    }
}

impl Deep for FakeDeep {
    fn is_there(&self) -> Option<bool> {
        *self.is_there.lock().unwrap()
    }

    fn open(&'static self) -> Later<bool> {
        Box::pin(async {
            if self.is_there().is_none() {
                self.wait().await;
                let opened = self.disk.strike(Call::Open).is_none();
                self.is_there.lock().unwrap().get_or_insert(opened);
            }
            self.is_there() == Some(true)
        })
    }

    fn run(&'static self, writes: bool, talk: Talk) -> Later<Result<Found, SaveError>> {
        Box::pin(async move {
            self.wait().await;
            self.transact(writes, talk)
        })
    }
}
