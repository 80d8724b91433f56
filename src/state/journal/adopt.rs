//! What was kept in local storage alone, for want of a database, moves into the database as soon as there is one.

use super::local::{self, DRAFT, HOME, Local};
use super::ports::{Deep, Found, Span, Step, Talk};
use super::revision::{self, Read};
use super::whole::{VERSION, change, entry_of, read_back, sequence_in};
use super::{INDEX, is_there};
use crate::domain::format;
use crate::domain::notebook::NOTEBOOK_ID;
use crate::domain::persona::Version;
use crate::state::store::{DRAFTS, Row, SaveError, VERSIONS, summaries};

/// A draft's newest text in local storage that the database may not have.
struct Own {
    id: String,
    sequence: u64,
    /// What its writer knew to be kept.
    parent: u64,
    /// The draft's own text.
    text: String,
    /// The keys where it and what came before it stands, with the raw texts there.
    places: Vec<Row>,
    /// Whether it may be a mirror's text, which counts only where it is newer.
    is_mirror: bool,
}

/// Moves everything that local storage alone has, or what it has of one draft.
pub async fn adopt(deep: &'static dyn Deep, local: &Local, only: Option<&str>) -> Result<(), SaveError> {
    for id in ids(local, only)? {
        let Some(own) = own(local, &id)? else {
            continue;
        };
        let places = own.places.clone();
        deep.run(true, moving(own)).await?;
        for row in places {
            // Whoever has no database may have gone on meanwhile.
            if local.quick.get(&row.key).as_deref() == Some(&row.text) {
                local.quick.delete(&row.key);
            }
        }
    }
    if only.is_some() {
        return Ok(());
    }
    let versions = local.rows(VERSION, "");
    if versions.is_empty() {
        return Ok(());
    }
    let keys: Vec<String> = versions.iter().map(|row| local::key(VERSION, &row.key)).collect();
    let steps = versions.into_iter().map(|row| Step::Put(VERSIONS, row));
    change(deep, steps.collect()).await?;
    for key in keys {
        local.quick.delete(&key);
    }
    Ok(())
}

/// The drafts that stand in a home, and those of before in the mirror's places.
fn ids(local: &Local, only: Option<&str>) -> Result<Vec<String>, SaveError> {
    if let Some(id) = only {
        return Ok(vec![id.to_owned()]);
    }
    let mut ids: Vec<String> = Vec::new();
    for key in local.quick.keys().ok_or(SaveError::Refused)? {
        let id = [HOME[0], HOME[1], DRAFT]
            .iter()
            .find_map(|place| key.strip_prefix(place));
        ids.extend(id.map(str::to_owned));
    }
    ids.sort();
    ids.dedup();
    Ok(ids)
}

fn own(local: &Local, id: &str) -> Result<Option<Own>, SaveError> {
    let mut newest: Option<Own> = None;
    let mut places = Vec::new();
    for place in HOME {
        let Some(text) = local.look(place, id) else {
            continue;
        };
        let key = local::key(place, id);
        if let Read::Whole(sequence, parent, own) = revision::read(&text) {
            if newest.as_ref().is_none_or(|other| other.sequence < sequence) {
                newest = Some(Own {
                    id: id.to_owned(),
                    sequence,
                    parent,
                    text: own.to_owned(),
                    places: Vec::new(),
                    is_mirror: false,
                });
            }
        } else {
            // It is kept under a key of its own before it goes.
            local.make_free(place, id)?;
        }
        places.push(Row { key, text });
    }
    if newest.is_none()
        && let Some(text) = local.look(DRAFT, id)
        && revision::read(&text) == Read::Plain
        && let Some(told) = sequence_in(&text)
    {
        let sequence = local.sequence(DRAFT, id).unwrap_or(told).max(told);
        return Ok(Some(Own {
            id: id.to_owned(),
            sequence,
            parent: 0,
            text,
            places: Vec::new(),
            is_mirror: true,
        }));
    }
    Ok(newest.map(|own| Own { places, ..own }))
}

/// Writes it behind what the database has, where it goes on from that; beside it as a draft of its own, where both went on by themselves.
fn moving(own: Own) -> Talk {
    let mut round = 0;
    let mut written = Vec::new();
    Box::new(move |found: &Found| {
        round += 1;
        Ok(match round {
            1 => vec![
                Step::Rows(DRAFTS, Span::beginning(&revision::all_of(&own.id))),
                Step::Rows(INDEX, Span::only(&own.id)),
                Step::Rows(DRAFTS, Span::only(&own.id)),
            ],
            2 => {
                let rows = place(&own, found).into_iter();
                let mut steps = rows.map(|(store, row)| Step::Put(store, row)).collect();
                written = read_back(&mut steps);
                steps
            }
            _ => {
                is_there(&written, found)?;
                Vec::new()
            }
        })
    })
}

/// The rows to write; none where the database has it already.
fn place(own: &Own, found: &Found) -> Vec<(&'static str, Row)> {
    let [texts, listed, plain] = found.as_slice() else {
        return Vec::new();
    };
    let revised = texts.last().and_then(|row| revision::sequence_of(&row.key));
    let listed = summaries(listed).first().map(|summary| summary.sequence);
    let told = plain.first().and_then(|row| sequence_in(&row.text));
    let newest = revised.max(listed).max(told).unwrap_or(0);
    let has_it = texts
        .iter()
        .any(|row| matches!(revision::read(&row.text), Read::Whole(_, _, text) if text == own.text));
    if has_it || plain.first().is_some_and(|row| row.text == own.text) {
        return Vec::new();
    }
    let goes_on = own.sequence > newest && (own.is_mirror || own.parent >= newest);
    if goes_on {
        return rows_of(&own.id, own.sequence, newest, &own.text);
    }
    if own.is_mirror {
        return Vec::new();
    }
    if own.id == NOTEBOOK_ID {
        return merged(own, texts, plain, newest);
    }
    let Ok(mut draft) = format::read_draft(&own.text) else {
        return Vec::new();
    };
    // The same each time, so that it is not moved twice.
    let print = format::fingerprint_of(&own.text);
    draft.persona.version = Version {
        number: 1,
        parent: Some(format::hash(&draft.persona)),
    };
    draft.persona.id = [&own.id, "-", &print.to_string()].concat();
    let text = format::write_draft(&draft);
    rows_of(&draft.persona.id, draft.sequence, 0, &text)
}

/// The notebook with the words of both.
fn merged(own: &Own, texts: &[Row], plain: &[Row], newest: u64) -> Vec<(&'static str, Row)> {
    let read = |row: &Row| match revision::read(&row.text) {
        Read::Whole(_, _, text) => format::read_notebook(text).ok(),
        Read::Plain => format::read_notebook(&row.text).ok(),
        Read::Broken => None,
    };
    let Ok(mut notebook) = format::read_notebook(&own.text) else {
        return Vec::new();
    };
    if let Some(other) = texts.iter().rev().chain(plain).find_map(read) {
        notebook.merge(other);
    }
    notebook.sequence = newest.max(own.sequence) + 1;
    let text = format::write_notebook(&notebook);
    rows_of(NOTEBOOK_ID, notebook.sequence, newest, &text)
}

fn rows_of(id: &str, sequence: u64, parent: u64, text: &str) -> Vec<(&'static str, Row)> {
    let revision = Row {
        key: revision::key(id, sequence),
        text: revision::write(sequence, parent, text),
    };
    let own = Row {
        key: String::new(),
        text: text.to_owned(),
    };
    let entry = entry_of(&[own]).map(|entry| (INDEX, entry));
    [(DRAFTS, revision)].into_iter().chain(entry).collect()
}
