//! Any number of files brought together at once: what is new, what is the same, who is there in several states, and what to do about it.
//!
//! It builds on [`import`](super::import), which brings one file in, and on [`merge`](super::merge). Nothing is stored here: [`gather`] compares, a person
//! decides, [`commit`] says what to put, all at once, and [`Changes::undone`] takes the whole gathering back. The order in which the files came
//! does not matter.

use super::draft::Draft;
use super::format::{self, File, FormatError, Leftover, Opened, Problem, Tool, open_file, read_foreign};
use super::import::Change;
use super::merge::{self, Copy, Merged, NotSettled, Way};
use super::notebook::{NOTEBOOK_ID, Notebook};
use super::persona::{Brand, InterviewRef, Persona};

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrived {
    /// The file's name, or whose it is.
    pub from: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Personas, a brand, a notebook.
    File(Box<File>),
    /// Personas of another tool, each with what of it has no place here.
    Foreign(Tool, Vec<(Persona, Vec<Leftover>)>),
    /// A file of a later version: to be looked at, never merged.
    Later {
        /// The version.
        version: i64,
        /// What of it is understood.
        understood: Option<Box<File>>,
    },
    /// Nothing that can be read.
    Broken(FormatError),
}

impl Arrived {
    /// Reads a file. Personas of another tool are read as ones of this interview.
    pub fn read(from: String, bytes: &[u8], foreign: &InterviewRef) -> Self {
        let content = match open_file(bytes) {
            Ok(Opened::Current(file)) => Content::File(Box::new(file)),
            Ok(Opened::Newer(newer)) => Content::Later {
                version: newer.version,
                understood: newer.understood.map(Box::new),
            },
            Err(
                error @ FormatError {
                    problem: Problem::NotOurs { .. },
                    ..
                },
            ) => match read_foreign(bytes, foreign) {
                Some(Ok(found)) => Content::Foreign(found.tool, found.personas),
                Some(Err(error)) => Content::Broken(error),
                None => Content::Broken(error),
            },
            Err(error) => Content::Broken(error),
        };
        Self { from, content }
    }

    fn personas(&self) -> Vec<(&Persona, &[Leftover])> {
        match &self.content {
            Content::File(file) => file.personas.iter().map(|persona| (persona, &[][..])).collect(),
            Content::Foreign(_, personas) => personas
                .iter()
                .map(|(persona, left)| (persona, left.as_slice()))
                .collect(),
            Content::Later { .. } | Content::Broken(_) => Vec::new(),
        }
    }

    /// What tells its content from others.
    fn print(&self) -> String {
        match &self.content {
            Content::File(file) => format::write_short(file),
            Content::Foreign(_, personas) => personas
                .iter()
                .map(|(persona, _)| format::hash(persona))
                .collect(),
            Content::Later { version, .. } => version.to_string(),
            Content::Broken(error) => error.to_string(),
        }
    }
}

/// What is there already.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// What to call this place among those a state comes from.
    pub name: &'a str,
    /// All drafts.
    pub drafts: &'a [Draft],
    /// Kept versions of them, and what was handed out or written last: where common beginnings are looked for.
    pub kept: &'a [Persona],
    /// The brand.
    pub brand: &'a Brand,
}

/// Files brought together.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathering {
    /// What became of each file, by name.
    pub files: Vec<Told>,
    /// The personas, by name; each once, in whatever states it is.
    pub people: Vec<Gathered>,
    /// Brands that are not the one that is here, with the files they are in.
    pub brands: Vec<(Brand, Vec<String>)>,
    /// The brand that is taken over; the person may choose one.
    pub brand: Option<Brand>,
    /// All notebooks of the files in one.
    pub notebook: Notebook,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its name; two with one name are numbered.
    pub from: String,
    /// Whether another file says the very same.
    pub is_again: bool,
    /// What it is.
    pub what: Kind,
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Read.
    Read {
        /// How many personas it holds.
        personas: usize,
        /// How many entries of the notebook.
        entries: usize,
        /// The other tool that wrote it.
        tool: Option<Tool>,
    },
    /// Of a later version, with how many personas are understood of it.
    Later {
        /// The version.
        version: i64,
        /// How many personas can be looked at.
        personas: usize,
    },
    /// It cannot be read.
    Broken(FormatError),
}

/// A persona in whatever states it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// The ids it has; several where a person said that they are the same, or where they began as one.
    pub ids: Vec<String>,
    /// The draft that is here.
    pub stored: Option<Draft>,
    /// Every state, and whose it is; the one that is here among them.
    pub copies: Vec<Copy>,
    /// How many different states there are.
    pub states: usize,
    /// How it stands to what is here.
    pub status: Status,
    /// Whether a common beginning was found.
    pub has_beginning: bool,
    /// All states brought together.
    pub merged: Merged,
    /// What is done with it; the person may change it.
    pub choice: Choice,
    /// How its conflicts are settled; the person chooses.
    pub ways: Vec<(usize, Way)>,
    /// What of files of other tools has no place here, with the file's name.
    pub left: Vec<(String, Vec<Leftover>)>,
    /// Other drafts here that are the same persona.
    others: Vec<Draft>,
}

/// How a gathered persona stands to what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is not here, and came in one state.
    New,
    /// What is here says all of it.
    Same,
    /// It is here, and something came; nothing clashes.
    Changed,
    /// It is not here, and came in several states; nothing clashes.
    Several,
    /// Something has to be chosen.
    Clashes,
}

/// What is done with a gathered persona.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What all said is brought together.
    Merge,
    /// Every state that came is added as a persona of its own, beside what is here.
    Beside,
    /// It is left out.
    Skip,
}

/// How many of everything there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that were read.
    pub read: usize,
    /// Files that say the same as another.
    pub again: usize,
    /// Files of a later version.
    pub later: usize,
    /// Files that cannot be read.
    pub broken: usize,
    /// Personas that are new.
    pub new: usize,
    /// Personas that are here already.
    pub same: usize,
    /// Personas that something came to.
    pub changed: usize,
    /// New personas in several states.
    pub several: usize,
    /// Personas with something to choose.
    pub clashing: usize,
    /// How many things there are to choose.
    pub conflicts: usize,
    /// Entries of the notebook that came.
    pub entries: usize,
}

/// A state of somebody, and where it came from.
#[derive(Clone, Debug)]
struct Entry {
    /// Which file; none for what is here.
    file: Option<usize>,
    copy: Copy,
    left: Vec<Leftover>,
    draft: Option<Draft>,
}

/// Brings files together with what is here. Personas are the same by id, by a state that one was made from and the other was or was made from, and where
/// a person says so: `same` holds pairs of ids.
pub fn gather(arrived: &[Arrived], here: Here, same: &[(String, String)]) -> Gathering {
    let files = named(arrived);
    let mut entries: Vec<Entry> = Vec::new();
    for draft in here.drafts {
        entries.push(Entry {
            file: None,
            copy: Copy {
                persona: with_history(&draft.persona, here.kept),
                from: here.name.to_owned(),
            },
            left: Vec::new(),
            draft: Some(draft.clone()),
        });
    }
    for (number, (from, file)) in files.iter().enumerate() {
        for (persona, left) in file.personas() {
            let mut persona = persona.clone();
            let stored = here.drafts.iter().find(|draft| draft.persona.id == persona.id);
            // A file without times says nothing about them.
            if let Some(draft) = stored.filter(|_| persona.changed.is_empty()) {
                persona.created.clone_from(&draft.persona.created);
                persona.changed.clone_from(&draft.persona.changed);
            }
            entries.push(Entry {
                file: Some(number),
                copy: Copy {
                    persona,
                    from: from.clone(),
                },
                left: left.to_vec(),
                draft: None,
            });
        }
    }
    let groups = groups(&entries, same);
    let mut people: Vec<Gathered> = groups
        .into_iter()
        .filter_map(|group| {
            let group: Vec<&Entry> = group.iter().filter_map(|index| entries.get(*index)).collect();
            gathered(&group, here.kept)
        })
        .collect();
    people.sort_by_cached_key(|one| {
        let name = one.merged.persona.name();
        (name.short().to_lowercase(), one.ids.clone())
    });
    let mut brands: Vec<(Brand, Vec<String>)> = Vec::new();
    let mut notebook = Notebook::default();
    for (from, file) in &files {
        let Content::File(file) = &file.content else {
            continue;
        };
        notebook.merge(file.notebook.clone());
        if !file.brand.is_blank() && file.brand != *here.brand {
            match brands.iter_mut().find(|(brand, _)| *brand == file.brand) {
                Some((_, names)) => names.push(from.clone()),
                None => brands.push((file.brand.clone(), vec![from.clone()])),
            }
        }
    }
    brands.sort_by(|(one, by_one), (other, by_other)| {
        (by_other.len(), &one.name, &one.accent, &one.logo_text).cmp(&(
            by_one.len(),
            &other.name,
            &other.accent,
            &other.logo_text,
        ))
    });
    Gathering {
        files: told(&files),
        people,
        brands,
        brand: None,
        notebook,
    }
}

/// The files by name, each name once.
fn named(arrived: &[Arrived]) -> Vec<(String, &Arrived)> {
    let mut files: Vec<(&str, String, &Arrived)> = arrived
        .iter()
        .map(|file| (file.from.as_str(), file.print(), file))
        .collect();
    files.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let mut named: Vec<(String, &Arrived)> = Vec::with_capacity(files.len());
    let mut count = 1;
    for (index, (name, _, file)) in files.iter().enumerate() {
        let is_again = index > 0 && files.get(index - 1).is_some_and(|(before, ..)| before == name);
        count = if is_again { count + 1 } else { 1 };
        let mut from = (*name).to_owned();
        while count > 1 || named.iter().any(|(other, _)| *other == from) {
            from = format!("{name} ({})", count.max(2));
            if !named.iter().any(|(other, _)| *other == from) {
                break;
            }
            count = count.max(2) + 1;
        }
        named.push((from, file));
    }
    named
}

fn told(files: &[(String, &Arrived)]) -> Vec<Told> {
    let prints: Vec<String> = files.iter().map(|(_, file)| file.print()).collect();
    let told = |(index, (from, file)): (usize, &(String, &Arrived))| {
        let print = prints.get(index);
        let what = match &file.content {
            Content::File(file) => Kind::Read {
                personas: file.personas.len(),
                entries: file.notebook.entries.len(),
                tool: None,
            },
            Content::Foreign(tool, personas) => Kind::Read {
                personas: personas.len(),
                entries: 0,
                tool: Some(*tool),
            },
            Content::Later { version, understood } => Kind::Later {
                version: *version,
                personas: understood.as_ref().map_or(0, |file| file.personas.len()),
            },
            Content::Broken(error) => Kind::Broken(error.clone()),
        };
        let is_read = matches!(what, Kind::Read { .. });
        Told {
            from: from.clone(),
            is_again: is_read && prints.iter().take(index).any(|other| Some(other) == print),
            what,
        }
    };
    files.iter().enumerate().map(told).collect()
}

/// A draft's persona with the states it had before noted as what it was made from.
fn with_history(persona: &Persona, kept: &[Persona]) -> Persona {
    let before = kept.iter().filter(|version| version.id == persona.id);
    merge::made_from(persona, before.map(merge::state).collect())
}

/// Which entries are one persona each.
fn groups(entries: &[Entry], same: &[(String, String)]) -> Vec<Vec<usize>> {
    let id = |index: usize| entries.get(index).map(|entry| entry.copy.persona.id.as_str());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for index in 0..entries.len() {
        match groups
            .iter_mut()
            .find(|group| group.first().is_some_and(|first| id(*first) == id(index)))
        {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    // By what they were made from, unless one file has both: there they are two on purpose.
    let states = |group: &Vec<usize>| -> Vec<String> {
        let personas = group.iter().filter_map(|index| entries.get(*index));
        personas
            .flat_map(|entry| merge::names(&entry.copy.persona))
            .collect()
    };
    let origins = |group: &Vec<usize>| -> Vec<String> {
        let personas = group.iter().filter_map(|index| entries.get(*index));
        personas
            .flat_map(|entry| merge::origins(&entry.copy.persona))
            .collect()
    };
    let file = |index: &usize| entries.get(*index).map(|entry| entry.file);
    let known: Vec<(Vec<String>, Vec<String>)> = groups
        .iter()
        .map(|group| (states(group), origins(group)))
        .collect();
    let is_akin = |one: usize, other: usize| {
        let (Some((states, origins)), Some((others, from)), Some(group), Some(beside)) = (
            known.get(one),
            known.get(other),
            groups.get(one),
            groups.get(other),
        ) else {
            return false;
        };
        let is_linked = origins
            .iter()
            .any(|origin| others.contains(origin) || from.contains(origin))
            || from.iter().any(|origin| states.contains(origin));
        is_linked
            && !group
                .iter()
                .any(|index| beside.iter().any(|other| file(index) == file(other)))
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for one in 0..groups.len() {
        let akin: Vec<usize> = (0..groups.len())
            .filter(|other| *other != one && is_akin(one, *other))
            .collect();
        // Where it could be either of two, nobody knows.
        if let [other] = akin[..]
            && (0..groups.len())
                .filter(|third| *third != other && is_akin(other, *third))
                .count()
                == 1
        {
            pairs.push((one, other));
        }
    }
    let of_id = |wanted: &str| {
        groups
            .iter()
            .position(|group| group.first().is_some_and(|first| id(*first) == Some(wanted)))
    };
    pairs.extend(
        same.iter()
            .filter_map(|(one, other)| of_id(one).zip(of_id(other))),
    );
    // Everybody with whom they are the same, as the smallest of the groups' numbers.
    let mut first: Vec<usize> = (0..groups.len()).collect();
    for _ in 0..groups.len() {
        for (one, other) in &pairs {
            if let (Some(left), Some(right)) = (first.get(*one).copied(), first.get(*other).copied()) {
                for place in &mut first {
                    if *place == left || *place == right {
                        *place = left.min(right);
                    }
                }
            }
        }
    }
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for number in 0..groups.len() {
        let members = (0..groups.len()).filter(|other| first.get(*other) == Some(&number));
        let all: Vec<usize> = members
            .filter_map(|other| groups.get(other))
            .flatten()
            .copied()
            .collect();
        if !all.is_empty() {
            joined.push(all);
        }
    }
    joined
}

/// A persona of the files; none for one that is only here.
fn gathered(group: &[&Entry], kept: &[Persona]) -> Option<Gathered> {
    if group.iter().all(|entry| entry.file.is_none()) {
        return None;
    }
    let mut copies: Vec<Copy> = group.iter().map(|entry| entry.copy.clone()).collect();
    copies.sort_by_cached_key(|copy| {
        (
            copy.from.clone(),
            merge::state(&copy.persona),
            copy.persona.version.number,
        )
    });
    let mut ids: Vec<String> = copies.iter().map(|copy| copy.persona.id.clone()).collect();
    ids.sort();
    ids.dedup();
    let mut states: Vec<String> = copies.iter().map(|copy| merge::state(&copy.persona)).collect();
    states.sort();
    states.dedup();
    let personas: Vec<&Persona> = copies.iter().map(|copy| &copy.persona).collect();
    let ancestors = merge::ancestors(&personas, kept);
    let merged = merge::merge_onto(&ancestors, &copies);
    let mut drafts: Vec<Draft> = group.iter().filter_map(|entry| entry.draft.clone()).collect();
    // Of several here the one begun first stays.
    drafts.sort_by(|one, other| {
        (&one.persona.created, &one.persona.id).cmp(&(&other.persona.created, &other.persona.id))
    });
    let stored = (!drafts.is_empty()).then(|| drafts.remove(0));
    let is_all_here = stored
        .as_ref()
        .is_some_and(|draft| merge::says_the_same(&draft.persona, &merged.persona));
    let status = match &stored {
        _ if !merged.conflicts.is_empty() => Status::Clashes,
        Some(_) if is_all_here && drafts.is_empty() => Status::Same,
        Some(_) => Status::Changed,
        None if states.len() == 1 => Status::New,
        None => Status::Several,
    };
    let has_beginning = !ancestors.is_empty();
    let mut left: Vec<(String, Vec<Leftover>)> = group
        .iter()
        .filter(|entry| !entry.left.is_empty())
        .map(|entry| (entry.copy.from.clone(), entry.left.clone()))
        .collect();
    left.sort_by(|one, other| one.0.cmp(&other.0));
    Some(Gathered {
        ids,
        stored,
        states: states.len(),
        status,
        has_beginning,
        merged,
        choice: if status == Status::Same {
            Choice::Skip
        } else {
            Choice::Merge
        },
        ways: Vec::new(),
        left,
        others: drafts,
        copies,
    })
}

impl Gathering {
    /// How many of everything there are.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally {
            entries: self.notebook.entries.len(),
            ..Tally::default()
        };
        for file in &self.files {
            match file.what {
                Kind::Read { .. } => tally.read += 1,
                Kind::Later { .. } => tally.later += 1,
                Kind::Broken(_) => tally.broken += 1,
            }
            tally.again += usize::from(file.is_again);
        }
        for one in &self.people {
            match one.status {
                Status::New => tally.new += 1,
                Status::Same => tally.same += 1,
                Status::Changed => tally.changed += 1,
                Status::Several => tally.several += 1,
                Status::Clashes => tally.clashing += 1,
            }
            tally.conflicts += one.merged.conflicts.len();
        }
        tally
    }
}

/// All that a gathering changes, to be put at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Drafts to put.
    pub drafts: Vec<Change>,
    /// The notebook to put, and the one before.
    pub notebook: Option<(Notebook, Notebook)>,
    /// The brand to put, and the one before.
    pub brand: Option<(Brand, Brand)>,
}

/// What to put so that all is as before a gathering.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undone {
    /// By id, the draft to put, or none where it goes.
    pub drafts: Vec<(String, Option<Draft>)>,
    /// The notebook.
    pub notebook: Option<Notebook>,
    /// The brand.
    pub brand: Option<Brand>,
}

/// Why a gathering cannot be put: somebody's conflicts are not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    /// Whose, by the index among the people.
    pub person: usize,
    /// Why.
    pub why: NotSettled,
}

/// What to put, as the person decided: all of it at once, or nothing. What was merged counts as changed `now` (RFC 3339 in UTC).
///
/// # Errors
/// The first persona whose conflicts are not settled.
pub fn commit(
    gathering: &Gathering,
    notebook: &Notebook,
    brand: &Brand,
    now: &str,
    mut new_id: impl FnMut() -> String,
) -> Result<Changes, Unsettled> {
    let mut changes = Changes::default();
    for (person, one) in gathering.people.iter().enumerate() {
        match one.choice {
            Choice::Skip => {}
            Choice::Merge => {
                let settled = one.merged.settle(&one.ways);
                let persona = settled.map_err(|why| Unsettled { person, why })?;
                changes.drafts.extend(put_merged(one, persona, now, &mut new_id));
            }
            Choice::Beside => changes.drafts.extend(put_beside(one, &mut new_id)),
        }
    }
    let mut after = notebook.clone();
    // What a person opens on purpose comes back, even if it was removed here.
    let comes = |id: &str| {
        gathering.notebook.entries.iter().any(|entry| entry.id == id)
            || gathering.notebook.patterns.iter().any(|pattern| pattern.id == id)
    };
    after.gone.retain(|gone| !comes(&gone.id));
    after.merge(gathering.notebook.clone());
    if !gathering.notebook.is_blank() && after != *notebook {
        after.sequence = notebook.sequence.saturating_add(1);
        changes.notebook = Some((after, notebook.clone()));
    }
    changes.brand = gathering
        .brand
        .clone()
        .filter(|chosen| chosen != brand)
        .map(|chosen| (chosen, brand.clone()));
    Ok(changes)
}

/// The drafts that make of what is here what was merged.
fn put_merged(
    one: &Gathered,
    mut persona: Persona,
    now: &str,
    new_id: &mut impl FnMut() -> String,
) -> Vec<Change> {
    let is_new_state = !one
        .copies
        .iter()
        .any(|copy| merge::says_the_same(&copy.persona, &persona));
    if is_new_state && !now.is_empty() {
        now.clone_into(&mut persona.changed);
    }
    let mut draft = Draft {
        sequence: 1,
        ..Draft::default()
    };
    if let Some(stored) = &one.stored {
        persona.id.clone_from(&stored.persona.id);
        draft.sequence = stored.sequence.saturating_add(1);
        draft.place.clone_from(&stored.place);
        draft.archived = stored.archived;
        if persona.portrait() == stored.persona.portrait() {
            draft.thumbnail.clone_from(&stored.thumbnail);
        }
    } else if persona.id == NOTEBOOK_ID {
        // The notebook is kept under this id.
        persona.id = new_id();
    }
    draft.persona = persona;
    let mut changes = vec![Change {
        draft,
        before: one.stored.clone(),
    }];
    // What is in the merged one now is put away, not thrown away.
    for other in one.others.iter().filter(|other| !other.archived) {
        let mut away = other.clone();
        away.archived = true;
        away.sequence = away.sequence.saturating_add(1);
        changes.push(Change {
            draft: away,
            before: Some(other.clone()),
        });
    }
    changes
}

/// The drafts that hold every state that came beside what is here.
fn put_beside(one: &Gathered, new_id: &mut impl FnMut() -> String) -> Vec<Change> {
    let is_here = |persona: &Persona| {
        one.stored
            .iter()
            .chain(&one.others)
            .any(|draft| merge::says_the_same(&draft.persona, persona))
    };
    let mut changes: Vec<Change> = Vec::new();
    let mut is_free = one.stored.is_none();
    let mut seen: Vec<String> = Vec::new();
    for copy in &one.copies {
        let state = merge::state(&copy.persona);
        if is_here(&copy.persona) || seen.contains(&state) {
            continue;
        }
        seen.push(state);
        let mut persona = copy.persona.clone();
        // One of them may keep the id, where nobody here has it.
        if !is_free || persona.id == NOTEBOOK_ID {
            persona.version.parent = Some(format::hash(&persona));
            persona.version.number = persona.version.number.saturating_add(1);
            persona.id = new_id();
        }
        is_free = false;
        changes.push(Change {
            draft: Draft {
                persona,
                sequence: 1,
                ..Draft::default()
            },
            before: None,
        });
    }
    changes
}

impl Changes {
    /// What takes all of it back. Everything counts on, so that it is the newer of two.
    pub fn undone(self) -> Undone {
        let drafts = self.drafts.into_iter().map(|change| {
            let id = change.draft.persona.id.clone();
            (id, change.undone())
        });
        Undone {
            drafts: drafts.collect(),
            notebook: self.notebook.map(|(after, before)| Notebook {
                sequence: after.sequence.saturating_add(1),
                ..before
            }),
            brand: self.brand.map(|(_, before)| before),
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
