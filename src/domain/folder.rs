//! A brand kept in a folder that a team shares: what is written to it, what is read from it, and what somebody has to be asked about.
//!
//! The folder is carried between people by whatever carries it: a synced drive, Git. [`plan`] compares what was written last, what is there now and what is
//! here, and says what to do; it does nothing itself. A file that somebody else changed is never written over: it is brought together with what is here
//! first, with what was written last as the common beginning. What is not ours is left alone.

use super::file_name::file_name;
use super::format::{
    FormatError, Held, Opened, fingerprint_of, open_file, print_of_text, read_held, write_brand_file,
    write_notebook_file, write_persona_file,
};
use super::merge::{Copy, Merged, merge, says_the_same};
use super::notebook::Notebook;
use super::persona::{Brand, Persona};
use super::words::{Word, Words};

/// The brand's file.
pub const BRAND_FILE: &str = "brand.json";
/// The notebook's file.
pub const NOTEBOOK_FILE: &str = "notebook.json";
/// How much of a name stands in a file's name, in characters and bytes; the rest is room for what tells it from others.
const CHARACTERS_MAX: usize = 60;
const BYTES_MAX: usize = 150;

/// The name of a persona's file: what it is called, and eight digits of its id, so that two of one name have files of their own. Renaming the persona
/// renames the file.
pub fn persona_file(persona: &Persona, fallback: &str) -> String {
    let name = file_name(persona.name().short(), fallback, "");
    let end = name
        .char_indices()
        .enumerate()
        .take_while(|(index, (at, letter))| *index < CHARACTERS_MAX && at + letter.len_utf8() <= BYTES_MAX)
        .map(|(_, (at, letter))| at + letter.len_utf8())
        .last()
        .unwrap_or_default();
    let name = name.get(..end).unwrap_or_default().trim_end_matches(['-', '.']);
    let print = fingerprint_of(&persona.id);
    format!("{name}-{:08x}.json", (print >> 32) ^ (print & 0xffff_ffff))
}

/// A file as it was written or taken in last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Last {
    /// Its name.
    pub name: String,
    /// The persona's id; empty for the brand and the notebook.
    pub id: String,
    /// The name it would have been given then: where a person renamed the file, that stays until the persona is renamed.
    pub called: String,
    /// Its text.
    pub text: String,
}

/// A file that is there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// Its text; none where it is no text or could not be read.
    pub text: Option<String>,
}

/// What is here.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// What to call this place among those a state comes from.
    pub name: &'a str,
    /// What a persona without a name is called in a file's name.
    pub fallback: &'a str,
    /// The personas that are kept in the folder.
    pub personas: &'a [Persona],
    /// The brand.
    pub brand: &'a Brand,
    /// The notebook.
    pub notebook: &'a Notebook,
}

/// What to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Files to write, by name.
    pub writes: Vec<Write>,
    /// Personas that changed in the folder, to be brought together with what is here.
    pub merges: Vec<Arrival>,
    /// The brand to take over, where only the folder's changed.
    pub brand: Option<Brand>,
    /// The folder's brand, where both changed: somebody has to choose.
    pub other_brand: Option<Brand>,
    /// The notebook to take over, with what the folder brings.
    pub notebook: Option<Notebook>,
    /// Files that somebody took out of the folder; the person is asked, and nothing is taken out here.
    pub gone: Vec<Gone>,
    /// Files of personas that are here no longer and that nobody else changed; the person is asked before they are taken out.
    pub left_over: Vec<String>,
    /// More files of one persona, such as the copies that a drive makes of a clash. What they say is among the merges; once that is done they can go.
    pub copies: Vec<String>,
    /// What cannot be read, with its file's name.
    pub broken: Vec<(String, Trouble)>,
    /// Files of ours that hold more than one persona, or a brand or a notebook beside it, such as one that somebody took along: they are left alone and may
    /// be opened like any file.
    pub exports: Vec<String>,
    /// Files that are not ours, or of a later version; they are left alone.
    pub alone: Vec<String>,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// What to note as written last, once it is.
    pub last: Last,
    /// The file it takes the place of, to be taken out once this one is written.
    pub instead_of: Option<String>,
}

/// A persona that changed in the folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Its id.
    pub id: String,
    /// Whether it is here, too.
    pub is_here: bool,
    /// Whether it was here and is no longer, while somebody else went on with it.
    pub was_here: bool,
    /// All that is there and here brought together; its conflicts are settled by hand, then it is written.
    pub merged: Merged,
    /// The files it comes from, with their texts: once it is taken in, these are what was there last.
    pub files: Vec<Last>,
}

/// A file that somebody took out of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its name.
    pub name: String,
    /// The persona's id.
    pub id: String,
    /// Whether the persona was changed here since.
    pub is_changed: bool,
}

/// Why a file of a folder cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It is no text.
    NoText,
    /// Something is wrong with it.
    Format(FormatError),
    /// Git put two states into it.
    Unmerged {
        /// The line of the first mark, counted from 1.
        line: usize,
        /// Both states of its persona brought together, where each can be read.
        both: Option<Box<Merged>>,
    },
}

impl Trouble {
    /// The whole sentence for a person: what is wrong with the file, where, and what to do.
    pub fn sentence(&self, name: &str, words: &Words) -> String {
        match self {
            Self::NoText => words.fill(Word::FolderNoText, &[("name", name)]),
            Self::Format(error) => words.fill(
                Word::FolderBroken,
                &[("name", name), ("problem", &error.sentence(words))],
            ),
            Self::Unmerged { line, both } => {
                let word = if both.is_some() {
                    Word::FolderUnmergedBoth
                } else {
                    Word::FolderUnmerged
                };
                words.fill(word, &[("name", name), ("line", &line.to_string())])
            }
        }
    }
}

/// A persona's file that is there.
struct There<'a> {
    name: &'a str,
    text: &'a str,
    persona: Persona,
}

/// Compares what was written last with what is there and what is here.
pub fn plan(last: &[Last], found: &[Found], here: Here) -> Plan {
    let mut plan = Plan::default();
    let mut there: Vec<There> = Vec::new();
    let mut found: Vec<&Found> = found.iter().collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    let mut untouchable: Vec<String> = Vec::new();
    for file in &found {
        let is_last = last.iter().any(|last| last.name == file.name);
        let is_json = file.name.to_lowercase().ends_with(".json");
        if !is_json && !is_last {
            plan.alone.push(file.name.clone());
            continue;
        }
        let Some(text) = &file.text else {
            plan.broken.push((file.name.clone(), Trouble::NoText));
            untouchable.push(file.name.clone());
            continue;
        };
        match read_held(text) {
            Held::Ours(mut held) => {
                let (has_brand, has_notes) = (held.brand != Brand::default(), !held.notebook.is_blank());
                match (file.name.as_str(), held.personas.len()) {
                    (BRAND_FILE, 0) if !has_notes => {
                        plan_brand(&mut plan, last, text, &held.brand, here.brand);
                        continue;
                    }
                    (NOTEBOOK_FILE, 0) if !has_brand => {
                        plan_notebook(&mut plan, last, &held.notebook, here.notebook);
                        continue;
                    }
                    (_, 1) if !has_brand && !has_notes => {
                        if let Some(persona) = held.personas.pop() {
                            there.push(There {
                                name: &file.name,
                                text,
                                persona,
                            });
                        }
                        continue;
                    }
                    // It holds more than a file of the folder would.
                    _ => plan.exports.push(file.name.clone()),
                }
            }
            Held::Later(_) | Held::NotOurs => plan.alone.push(file.name.clone()),
            Held::Broken(error) => plan.broken.push((file.name.clone(), Trouble::Format(error))),
            Held::Unmerged { line, sides } => {
                let both = sides
                    .and_then(|sides| both_of(last, &file.name, &sides.0.personas, &sides.1.personas, here));
                plan.broken
                    .push((file.name.clone(), Trouble::Unmerged { line, both }));
            }
        }
        untouchable.push(file.name.clone());
    }
    let mut ids: Vec<&str> = there
        .iter()
        .map(|file| file.persona.id.as_str())
        .chain(here.personas.iter().map(|persona| persona.id.as_str()))
        .chain(last.iter().map(|last| last.id.as_str()))
        .filter(|id| !id.is_empty())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let ours = here.personas.iter().find(|persona| persona.id == id);
        let theirs: Vec<&There> = there.iter().filter(|file| file.persona.id == id).collect();
        let before = last.iter().find(|last| last.id == id);
        // A file that cannot be read is nobody's to write over, and its persona is there.
        if before.is_some_and(|before| untouchable.contains(&before.name)) {
            continue;
        }
        plan_persona(&mut plan, before, &theirs, ours, here);
    }
    for (name, text) in [
        (BRAND_FILE, write_brand_file(here.brand)),
        (NOTEBOOK_FILE, write_notebook_file(here.notebook)),
    ] {
        let is_asked = untouchable.iter().any(|other| other == name)
            || (name == BRAND_FILE && (plan.brand.is_some() || plan.other_brand.is_some()));
        let text = match (&plan.notebook, name) {
            (Some(notebook), NOTEBOOK_FILE) => write_notebook_file(notebook),
            _ => text,
        };
        let is_blank = match name {
            BRAND_FILE => *here.brand == Brand::default(),
            _ => here.notebook.is_blank() && plan.notebook.is_none(),
        };
        let is_there = found.iter().find(|file| file.name == name);
        let is_written = is_there.is_some_and(|file| same_text(file.text.as_deref(), &text));
        if !is_asked && !is_written && (!is_blank || is_there.is_some()) {
            plan.writes.push(Write {
                last: Last {
                    name: name.to_owned(),
                    called: name.to_owned(),
                    text,
                    ..Last::default()
                },
                instead_of: None,
            });
        }
    }
    plan.writes
        .sort_by(|one, other| one.last.name.cmp(&other.last.name));
    plan
}

fn same_text(one: Option<&str>, other: &str) -> bool {
    one.is_some_and(|one| print_of_text(one) == print_of_text(other))
}

/// The one persona of a file's text.
fn persona_of(text: &str, id: &str) -> Option<Persona> {
    match open_file(text.as_bytes()) {
        Ok(Opened::Current(file)) => file.personas.into_iter().find(|persona| persona.id == id),
        _ => None,
    }
}

/// A persona of a file with the time it was changed that is known here: files of a folder name none.
fn timed(persona: &Persona, ours: Option<&Persona>) -> Persona {
    let mut persona = persona.clone();
    if let Some(ours) = ours.filter(|_| persona.changed.is_empty()) {
        persona.changed.clone_from(&ours.changed);
    }
    persona
}

fn plan_persona(
    plan: &mut Plan,
    before: Option<&Last>,
    theirs: &[&There],
    ours: Option<&Persona>,
    here: Here,
) {
    let is_as_before = |file: &&There| before.is_some_and(|before| same_text(Some(file.text), &before.text));
    let called = ours.map(|ours| persona_file(ours, here.fallback));
    // The file it has: the one it had, or else the first.
    let own = theirs
        .iter()
        .find(|file| before.is_some_and(|before| before.name == file.name))
        .or_else(|| theirs.first());
    let is_said_here =
        |file: &&There| ours.is_some_and(|ours| same_text(Some(file.text), &write_persona_file(ours)));
    let changed: Vec<&&There> = theirs
        .iter()
        .filter(|file| !is_as_before(file) && !is_said_here(file))
        .collect();
    for file in theirs
        .iter()
        .filter(|file| own.is_some_and(|own| own.name != file.name))
    {
        plan.copies.push(file.name.to_owned());
    }
    if !changed.is_empty() {
        let base = before.and_then(|before| persona_of(&before.text, &before.id));
        let mut copies: Vec<Copy> = changed
            .iter()
            .map(|file| Copy {
                persona: timed(&file.persona, ours),
                from: file.name.to_owned(),
            })
            .collect();
        copies.extend(ours.map(|ours| Copy {
            persona: ours.clone(),
            from: here.name.to_owned(),
        }));
        let merged = merge(base.as_ref(), &copies);
        // What is here may say all of it already.
        let is_all_here =
            merged.is_settled() && ours.is_some_and(|ours| says_the_same(ours, &merged.persona));
        if !is_all_here {
            let id = changed
                .first()
                .map(|file| file.persona.id.clone())
                .unwrap_or_default();
            let files = theirs.iter().map(|file| Last {
                name: file.name.to_owned(),
                id: id.clone(),
                called: before.map_or(file.name, |before| &before.called).to_owned(),
                text: file.text.to_owned(),
            });
            plan.merges.push(Arrival {
                files: files.collect(),
                id,
                is_here: ours.is_some(),
                was_here: ours.is_none() && before.is_some(),
                merged,
            });
            return;
        }
    }
    match (ours, own) {
        (Some(ours), own) => {
            let text = write_persona_file(ours);
            let called = called.unwrap_or_default();
            let is_changed = before.is_none_or(|before| before.text != text);
            match (own, before) {
                (None, Some(before)) => plan.gone.push(Gone {
                    name: before.name.clone(),
                    id: ours.id.clone(),
                    is_changed,
                }),
                (own, before) => {
                    // A name that somebody gave the file stays until the persona is called otherwise.
                    let is_renamed = before.is_some_and(|before| before.called != called);
                    let name = match own {
                        Some(own) if !is_renamed => own.name.to_owned(),
                        _ => called.clone(),
                    };
                    let old = own.map(|own| own.name.to_owned()).filter(|old| *old != name);
                    // What says the same is not written again: two who merged the same would write over each other for ever.
                    let says_so =
                        |own: &There| same_text(Some(own.text), &text) || says_the_same(&own.persona, ours);
                    let is_written = own.is_some_and(|own| own.name == name && says_so(own));
                    if !is_written {
                        plan.writes.push(Write {
                            last: Last {
                                name,
                                id: ours.id.clone(),
                                called,
                                text,
                            },
                            instead_of: old,
                        });
                    }
                }
            }
        }
        // It is here no longer, and nobody went on with it.
        (None, Some(own)) => plan.left_over.push(own.name.to_owned()),
        (None, None) => {}
    }
}

fn plan_brand(plan: &mut Plan, last: &[Last], text: &str, theirs: &Brand, ours: &Brand) {
    let before = last.iter().find(|last| last.name == BRAND_FILE);
    let begun = before.and_then(|before| match open_file(before.text.as_bytes()) {
        Ok(Opened::Current(file)) => Some(file.brand),
        _ => None,
    });
    let is_theirs_changed =
        !before.is_some_and(|before| same_text(Some(text), &before.text)) && begun.as_ref() != Some(theirs);
    if !is_theirs_changed || theirs == ours {
        return;
    }
    let is_ours_changed = begun
        .as_ref()
        .map_or(*ours != Brand::default(), |begun| begun != ours);
    if is_ours_changed {
        plan.other_brand = Some(theirs.clone());
    } else {
        plan.brand = Some(theirs.clone());
    }
}

fn plan_notebook(plan: &mut Plan, last: &[Last], theirs: &Notebook, ours: &Notebook) {
    let before = last.iter().find(|last| last.name == NOTEBOOK_FILE);
    let begun = before.and_then(|before| match open_file(before.text.as_bytes()) {
        Ok(Opened::Current(file)) => Some(file.notebook),
        _ => None,
    });
    let mut merged = ours.clone();
    let mut theirs = theirs.clone();
    if let Some(begun) = begun {
        // Who took something out that the other did not touch took it out for both.
        for entry in &begun.entries {
            if theirs.entry(&entry.id).is_none() && merged.entry(&entry.id) == Some(entry) {
                merged.remove(&entry.id, entry.changed.clone());
            } else if merged.entry(&entry.id).is_none() && theirs.entry(&entry.id) == Some(entry) {
                theirs.remove(&entry.id, entry.changed.clone());
            }
        }
        for pattern in &begun.patterns {
            let of = |book: &Notebook| book.patterns.iter().find(|one| one.id == pattern.id).cloned();
            if of(&theirs).is_none() && of(&merged).as_ref() == Some(pattern) {
                merged.remove(&pattern.id, pattern.changed.clone());
            } else if of(&merged).is_none() && of(&theirs).as_ref() == Some(pattern) {
                theirs.remove(&pattern.id, pattern.changed.clone());
            }
        }
    }
    merged.merge(theirs);
    if merged.entries != ours.entries
        || merged.patterns != ours.patterns
        || merged.run != ours.run
        || merged.unknown != ours.unknown
    {
        plan.notebook = Some(merged);
    }
}

/// Both states that Git put into a file, brought together with what is here.
fn both_of(last: &[Last], name: &str, one: &[Persona], other: &[Persona], here: Here) -> Option<Box<Merged>> {
    let ([one], [other]) = (one, other) else {
        return None;
    };
    if one.id != other.id {
        return None;
    }
    let before = last.iter().find(|last| last.id == one.id);
    let base = before.and_then(|before| persona_of(&before.text, &before.id));
    let ours = here.personas.iter().find(|persona| persona.id == one.id);
    let mut copies: Vec<Copy> = [one, other]
        .into_iter()
        .map(|persona| Copy {
            persona: timed(persona, ours),
            from: name.to_owned(),
        })
        .collect();
    copies.extend(ours.map(|ours| Copy {
        persona: ours.clone(),
        from: here.name.to_owned(),
    }));
    Some(Box::new(merge(base.as_ref(), &copies)))
}

#[cfg(test)]
mod tests;
