//! What only the whole app asks of a journal, apart from writing drafts, so that the module of first questions has no code for it.

use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::local::{self, DRAFT, HOME, Local, NOTE};
use super::ports::{Deep, Found, Quick, Span, Step};
use super::revision::{self, Read};
use super::{INDEX, Journal, NOTES, Ways, adopt, home, is_there};
use crate::domain::draft::Summary;
use crate::domain::format::{self, Opened};
use crate::domain::map::sorted;
use crate::state::store::{
    ASIDES, BROKEN, DRAFTS, Drawer, Later, MIRRORED, Outcome, Row, SaveError, Task, UNSURE, VERSIONS,
    summaries, versions_of,
};

/// What the keys of versions begin with in local storage.
pub(super) const VERSION: &str = "version:";

impl Journal {
    /// A journal over what the browser gives, with all there is to ask of it.
    pub fn whole(quick: &'static dyn Quick, deep: &'static dyn Deep) -> Self {
        Self {
            deep,
            local: Local {
                quick,
                is_free: home::is_free,
            },
            ways: &Ways {
                act,
                put: Local::put,
                thin: |journal, drafts, is_stale| {
                    if is_stale {
                        let ids: Vec<String> =
                            drafts.iter().map(|stored| stored.summary.id.clone()).collect();
                        journal.local.forget(&ids);
                    } else if journal.is_adopted.load(Ordering::Relaxed) {
                        journal.local.thin(drafts);
                    }
                },
                old,
                remove,
            },
            is_broken: AtomicBool::new(false),
            is_adopted: AtomicBool::new(false),
        }
    }

    /// Moves what local storage alone has into the database: all of it at the first list, or what it has of one draft before that.
    /// Nothing is moved once the database has failed, as this page's own last saves would be taken for somebody else's.
    async fn adopt(&self, only: Option<&str>) {
        let is_over = self.is_adopted.load(Ordering::Relaxed) || self.is_broken.load(Ordering::Relaxed);
        // What cannot be moved now is read beside the database, and tried again the next time.
        if !is_over && adopt::adopt(self.deep, &self.local, only).await.is_ok() && only.is_none() {
            self.is_adopted.store(true, Ordering::Relaxed);
        }
    }
}

/// How many revisions that were kept for sure stay behind the one that is being written.
const KEPT: usize = 5;

/// Asks for the revisions that may go, and for the text of before once a revision has followed it.
fn old(keys: &[Row], id: &str, listed: Option<u64>) -> Vec<Step> {
    let over = keys.len().saturating_sub(KEPT);
    let find = |key: &str| Step::Rows(DRAFTS, Span::only(key));
    let mut steps: Vec<Step> = keys.iter().take(over).map(|row| find(&row.key)).collect();
    let revised = keys.last().and_then(|row| revision::sequence_of(&row.key));
    if revised.is_some() && revised >= listed {
        steps.push(find(id));
    }
    steps
}

/// Removes what was found; what cannot be read is never removed.
fn remove(found: &[Vec<Row>]) -> Vec<Step> {
    let readable = |row: &&Row| match revision::read(&row.text) {
        Read::Whole(..) => true,
        Read::Plain => is_good(&row.text),
        Read::Broken => false,
    };
    let rows = found.iter().flatten().filter(readable);
    rows.map(|row| Step::Delete(DRAFTS, Span::only(&row.key)))
        .collect()
}

/// Whether a text without a revision's line can be read.
pub(super) fn is_good(text: &str) -> bool {
    sequence_in(text).is_some()
}

/// The sequence that a text without a revision's line tells itself; none where it cannot be read.
pub(super) fn sequence_in(text: &str) -> Option<u64> {
    let draft = format::read_draft(text).map(|draft| draft.sequence);
    draft
        .or_else(|_| format::read_notebook(text).map(|notebook| notebook.sequence))
        .ok()
}

/// Does one thing other than writing drafts.
fn act(journal: &'static Journal, task: Rc<Task>) -> Later<Outcome> {
    Box::pin(async move {
        let local = &journal.local;
        if !journal.deep.open().await {
            return match &*task {
                Task::Weigh => Ok(local.weigh("")),
                Task::Summaries => Ok(local.summaries()),
                Task::Texts(id) => Ok(newest(local.candidates(id), false)),
                Task::Revisions(id) => Ok(newest(local.candidates(id), true)),
                _ => local.act(&task),
            };
        }
        let deep = journal.deep;
        match &*task {
            Task::Weigh => {
                let mut rows = Vec::new();
                // One store after the other: each is in memory while it is weighed.
                for store in super::STORES {
                    let found = ask(deep, vec![Step::Rows(store, Span::beginning(""))]).await?;
                    rows.extend(
                        found
                            .into_iter()
                            .flatten()
                            .map(|row| weighed(store, &row.key, &row.text)),
                    );
                }
                rows.extend(local.weigh(MIRRORED));
                Ok(rows)
            }
            Task::Summaries => {
                journal.adopt(None).await;
                let rows = listed(deep).await?;
                Ok(if journal.is_adopted.load(Ordering::Relaxed) {
                    rows
                } else {
                    newer(rows, local.summaries())
                })
            }
            Task::Texts(id) => {
                journal.adopt(Some(id)).await;
                let mut found = candidates(deep, id, false).await;
                if !found
                    .as_ref()
                    .is_ok_and(|found| found.iter().any(Candidate::is_whole))
                {
                    found = candidates(deep, id, true).await;
                }
                let is_read = found.is_ok();
                let mut rows = newest(local.beside(id, found.unwrap_or_default()), false);
                if !is_read {
                    // What is kept for sure could not be seen.
                    for row in &mut rows {
                        row.key.insert_str(0, UNSURE);
                    }
                }
                Ok(rows)
            }
            Task::Revisions(id) => {
                let found = candidates(deep, id, true).await?;
                Ok(newest(local.beside(id, found), true))
            }
            Task::Rows(drawer, prefix) => {
                let step = Step::Rows(store_of(*drawer), Span::beginning(prefix));
                let mut found = ask(deep, vec![step]).await?.pop().unwrap_or_default();
                // What the mirror could not read, and what was kept while there was no database.
                if *drawer != Drawer::Notes {
                    for row in local.act(&task)? {
                        if found.iter().all(|other| other.key != row.key) {
                            found.push(row);
                        }
                    }
                }
                Ok(found)
            }
            Task::Remove(ids) => {
                let mut steps = Vec::new();
                for id in ids {
                    steps.push(Step::Delete(DRAFTS, Span::only(id)));
                    steps.push(Step::Delete(DRAFTS, Span::beginning(&revision::all_of(id))));
                    steps.push(Step::Delete(INDEX, Span::only(id)));
                    steps.push(Step::Delete(VERSIONS, Span::beginning(&versions_of(id))));
                }
                change(deep, steps).await?;
                local.remove(ids);
                Ok(Vec::new())
            }
            Task::Change(drawer, rows, gone) => {
                let store = store_of(*drawer);
                let written = rows.iter().map(|row| Step::Put(store, row.clone()));
                let removed = gone.iter().map(|key| Step::Delete(store, Span::only(key)));
                change(deep, written.chain(removed).collect()).await?;
                for key in gone {
                    local.quick.delete(&local::key(kind_of(*drawer), key));
                }
                Ok(Vec::new())
            }
            // Written by the journal itself.
            Task::Put(_) => Ok(Vec::new()),
        }
    })
}

/// How many bytes a text takes.
fn weighed(kind: &str, key: &str, text: &str) -> Row {
    Row {
        key: [kind, "/", key].concat(),
        text: text.len().to_string(),
    }
}

/// The database's store of a drawer.
fn store_of(drawer: Drawer) -> &'static str {
    match drawer {
        Drawer::Aside => ASIDES,
        Drawer::Versions => VERSIONS,
        Drawer::Notes => NOTES,
    }
}

/// What the keys of a drawer begin with in local storage.
fn kind_of(drawer: Drawer) -> &'static str {
    match drawer {
        Drawer::Aside => local::ASIDE,
        Drawer::Versions => VERSION,
        Drawer::Notes => NOTE,
    }
}

/// Lists' entries with others that count where they are newer.
fn newer(mut rows: Vec<Row>, others: Vec<Row>) -> Vec<Row> {
    let known = by_id(&rows);
    for summary in summaries(&others) {
        let before = entry_in(&known, &summary.id);
        if before.is_some_and(|before| before.sequence >= summary.sequence) {
            continue;
        }
        rows.retain(|row| row.key != summary.id);
        rows.push(Row {
            key: summary.id.clone(),
            text: format::write_summaries(&[summary]),
        });
    }
    rows
}

/// What these requests find.
fn ask(deep: &'static dyn Deep, steps: Vec<Step>) -> Later<Result<Found, SaveError>> {
    let mut steps = Some(steps);
    deep.run(false, Box::new(move |_| Ok(steps.take().unwrap_or_default())))
}

/// Writes and removes in one transaction; what was written is read back in it.
pub(super) async fn change(deep: &'static dyn Deep, steps: Vec<Step>) -> Result<(), SaveError> {
    let mut steps = Some(steps);
    let mut written = Vec::new();
    let talk = move |found: &Found| match steps.take() {
        Some(mut steps) => {
            written = read_back(&mut steps);
            Ok(steps)
        }
        None => is_there(&written, found).map(|()| Vec::new()),
    };
    deep.run(true, Box::new(talk)).await.map(drop)
}

/// Has what these requests write read back behind them; gives the rows that must be found.
pub(super) fn read_back(steps: &mut Vec<Step>) -> Vec<Row> {
    let (mut written, mut back) = (Vec::new(), Vec::new());
    for step in &*steps {
        if let Step::Put(store, row) = step {
            back.push(Step::Rows(store, Span::only(&row.key)));
            written.push(row.clone());
        }
    }
    steps.append(&mut back);
    written
}

/// A text that may be the newest of a draft.
struct Candidate {
    /// Its sequence; none where it cannot be read.
    sequence: Option<u64>,
    /// The sequence that its writer knew to be kept.
    parent: Option<u64>,
    /// The sequence in the key of a revision.
    named: Option<u64>,
    /// The draft's own text, or the raw one where that cannot be read.
    text: String,
}

impl Candidate {
    fn of(Row { key, text }: Row) -> Self {
        let (sequence, parent, own) = match revision::read(&text) {
            Read::Whole(sequence, parent, own) => (Some(sequence), Some(parent), own.to_owned()),
            Read::Plain => {
                let sequence = sequence_in(&text);
                (sequence, sequence, text)
            }
            Read::Broken => (None, None, text),
        };
        Self {
            sequence,
            parent,
            named: revision::sequence_of(&key),
            text: own,
        }
    }

    fn is_whole(&self) -> bool {
        self.sequence.is_some()
    }
}

/// The newest of them that can be read, or all that can be, the newest first; and, behind them, all that cannot.
fn newest(mut found: Vec<Candidate>, all: bool) -> Vec<Row> {
    // What stands in the database comes first of two that are as new.
    found.sort_by_key(|one| std::cmp::Reverse(one.sequence));
    let mut rows: Vec<Row> = Vec::new();
    for one in found {
        let is_older = !all && one.is_whole() && !rows.is_empty();
        if is_older || rows.iter().any(|row| row.text == one.text) {
            continue;
        }
        let told = |sequence: Option<u64>| sequence.map(|sequence| sequence.to_string()).unwrap_or_default();
        rows.push(Row {
            key: match one.sequence {
                None => [BROKEN, &told(one.named)].concat(),
                sequence => told(sequence),
            },
            text: one.text,
        });
    }
    rows
}

/// What the database has of a draft: its newest revision and a text of before, or everything.
async fn candidates(deep: &'static dyn Deep, id: &str, all: bool) -> Result<Vec<Candidate>, SaveError> {
    let revisions = Span::beginning(&revision::all_of(id));
    let plain = Step::Rows(DRAFTS, Span::only(id));
    if all {
        let found = ask(deep, vec![plain, Step::Rows(DRAFTS, revisions)]).await?;
        return Ok(found.into_iter().flatten().map(Candidate::of).collect());
    }
    let mut round = 0;
    let talk = move |found: &Found| {
        round += 1;
        Ok(match round {
            1 => vec![Step::Keys(DRAFTS, revisions.clone())],
            2 => {
                let newest = found.first().and_then(|keys| keys.last());
                let newest = newest.map(|row| Step::Rows(DRAFTS, Span::only(&row.key)));
                newest.into_iter().chain([plain.clone()]).collect()
            }
            _ => Vec::new(),
        })
    };
    let found = deep.run(false, Box::new(talk)).await?;
    Ok(found.into_iter().flatten().map(Candidate::of).collect())
}

/// What lists show of all drafts in the database. Of a draft without an entry, or with one that is behind, it is made anew.
async fn listed(deep: &'static dyn Deep) -> Outcome {
    let steps = vec![
        Step::Rows(INDEX, Span::beginning("")),
        Step::Keys(DRAFTS, Span::beginning("")),
    ];
    let mut found = ask(deep, steps).await?;
    let keys = found.pop().unwrap_or_default();
    let mut rows = found.pop().unwrap_or_default();
    let known = by_id(&rows);
    let is_listed = |key: &str| {
        let (id, sequence) = match key.split_once('/') {
            Some((id, _)) => (id, revision::sequence_of(key).unwrap_or(0)),
            None => (key, 0),
        };
        entry_in(&known, id).is_some_and(|summary| summary.sequence >= sequence)
    };
    let mut lost: Vec<String> = Vec::new();
    for row in keys {
        if !is_listed(&row.key) {
            lost.push(row.key.split('/').next().unwrap_or_default().to_owned());
        }
    }
    lost.sort();
    lost.dedup();
    for id in lost {
        let found = newest(candidates(deep, &id, true).await?, true);
        rows.extend(entry_of(&found));
    }
    Ok(rows)
}

/// Lists' entries in the order of ids.
fn by_id(rows: &[Row]) -> Vec<Summary> {
    sorted(summaries(rows), |one, other| one.id < other.id)
}

/// The entry of a draft among such.
fn entry_in<'a>(known: &'a [Summary], id: &str) -> Option<&'a Summary> {
    let at = known
        .binary_search_by(|summary| summary.id.as_str().cmp(id))
        .ok()?;
    known.get(at)
}

/// An entry made of a draft's texts, the newest of which that can be read counts; none for what is no draft.
pub(super) fn entry_of(texts: &[Row]) -> Option<Row> {
    let read = |row: &Row| match format::open_draft(&row.text).ok()? {
        Opened::Current(draft) => Some(draft),
        Opened::Newer(newer) => newer.understood,
    };
    let draft = texts.iter().find_map(read)?;
    let entry: Summary = draft.summary(None);
    Some(Row {
        key: entry.id.clone(),
        text: format::write_summaries(&[entry]),
    })
}

impl Local {
    /// What the database has, and what is here. A save that was cut short may have reached local storage alone; but what was written without knowing
    /// of something newer that is kept comes behind that.
    fn beside(&self, id: &str, mut found: Vec<Candidate>) -> Vec<Candidate> {
        let kept = found.iter().filter_map(|one| one.sequence).max();
        let mut here = self.candidates(id);
        here.retain(|one| !one.is_whole() || one.parent >= kept);
        found.extend(here);
        found
    }

    fn candidates(&self, id: &str) -> Vec<Candidate> {
        let text = |place| {
            self.look(place, id).map(|text| Row {
                key: id.to_owned(),
                text,
            })
        };
        [HOME[0], HOME[1], DRAFT]
            .into_iter()
            .filter_map(text)
            .map(Candidate::of)
            .collect()
    }

    /// What lists show of all drafts here. Of a draft without an entry, or with one that is behind, it is made anew.
    fn summaries(&self) -> Vec<Row> {
        let mut rows = self.recent();
        let known = by_id(&rows);
        let mut lost: Vec<String> = Vec::new();
        for place in [HOME[0], HOME[1], DRAFT] {
            for row in self.rows(place, "") {
                let sequence = match revision::read(&row.text) {
                    Read::Whole(sequence, ..) => Some(sequence),
                    _ => None,
                };
                if entry_in(&known, &row.key).is_none_or(|entry| Some(entry.sequence) < sequence) {
                    lost.push(row.key);
                }
            }
        }
        lost.sort();
        lost.dedup();
        let entries = lost
            .iter()
            .filter_map(|id| entry_of(&newest(self.candidates(id), true)));
        rows.extend(entries.collect::<Vec<_>>());
        rows
    }

    /// What each text here takes, all as one kind, or, as the home, by what it is.
    fn weigh(&self, kind: &str) -> Vec<Row> {
        let kinds = [
            (HOME[0], DRAFTS),
            (HOME[1], DRAFTS),
            (DRAFT, DRAFTS),
            (VERSION, VERSIONS),
            (local::ASIDE, ASIDES),
        ];
        let keys = self.quick.keys().unwrap_or_default();
        let weigh = |key: &String| {
            let text = self.quick.get(key)?;
            let known = kinds
                .iter()
                .find_map(|(prefix, known)| Some((known, key.strip_prefix(prefix)?)));
            Some(match known {
                Some((known, name)) if kind.is_empty() => weighed(known, name, &text),
                _ => weighed(if kind.is_empty() { INDEX } else { kind }, key, &text),
            })
        };
        keys.iter().filter_map(weigh).collect()
    }

    /// The rows of one kind whose names begin so.
    pub(super) fn rows(&self, kind: &str, prefix: &str) -> Vec<Row> {
        let mut found = Vec::new();
        for key in self.quick.keys().unwrap_or_default() {
            if let Some(name) = key.strip_prefix(kind).filter(|name| name.starts_with(prefix))
                && let Some(text) = self.quick.get(&key)
            {
                found.push(Row {
                    key: name.to_owned(),
                    text,
                });
            }
        }
        found
    }

    /// Removes drafts, read or not, with their entries and versions.
    fn remove(&self, ids: &[String]) {
        for id in ids {
            for place in [HOME[0], HOME[1], DRAFT] {
                self.quick.delete(&local::key(place, id));
            }
            for row in self.rows(VERSION, &versions_of(id)) {
                self.quick.delete(&local::key(VERSION, &row.key));
            }
        }
        self.forget(ids);
    }

    /// Does one thing, as the drafts' home, which drops nothing.
    fn act(&self, task: &Task) -> Outcome {
        match task {
            Task::Rows(from, prefix) => return Ok(self.rows(kind_of(*from), prefix)),
            Task::Remove(ids) => self.remove(ids),
            Task::Change(into, rows, gone) => self.change(kind_of(*into), rows, gone)?,
            // Done elsewhere.
            Task::Put(_) | Task::Summaries | Task::Texts(_) | Task::Revisions(_) | Task::Weigh => {}
        }
        Ok(Vec::new())
    }

    /// Writes rows, all or none, and then removes others.
    fn change(&self, kind: &str, rows: &[Row], gone: &[String]) -> Result<(), SaveError> {
        let keys: Vec<String> = rows.iter().map(|row| local::key(kind, &row.key)).collect();
        let before: Vec<Option<String>> = keys.iter().map(|key| self.quick.get(key)).collect();
        let mut begun = 0;
        let written = keys
            .iter()
            .zip(rows)
            .zip(&before)
            .try_for_each(|((key, row), before)| {
                begun += 1;
                if before.as_deref() == Some(row.text.as_str()) {
                    // It is there already.
                    return Ok(());
                }
                self.set(key, &row.text)
            });
        if written.is_err() {
            for (key, text) in keys.iter().zip(before).take(begun) {
                if self.quick.get(key) == text {
                    continue;
                }
                self.quick.delete(key);
                if let Some(text) = text {
                    // It fitted before.
                    let _ = self.set(key, &text);
                }
            }
            return written;
        }
        for name in gone {
            self.quick.delete(&local::key(kind, name));
        }
        Ok(())
    }
}
