//! The texts of a team's folder: one file a persona, laid out so that two states of it can be compared line by line.
//!
//! Each is a file of personas of version 1 as any other, and opens as one. What would change a line without anybody having changed an answer is left
//! out: when it was written, by what, and when the persona was last changed. Fields stand in a fixed order, answers by their ids, each text, option and
//! number on a line of its own.

use super::migration::{Opened, open_file};
use super::persona::{File, fingerprint_of, write_file};
use super::reader::{FormatError, Problem};
use crate::domain::notebook::Notebook;
use crate::domain::persona::{Brand, Persona};

/// The text of a persona's file.
pub fn write_persona_file(persona: &Persona) -> String {
    let mut persona = persona.clone();
    persona.changed.clear();
    write_file(&File {
        personas: vec![persona],
        ..File::default()
    })
}

/// The text of the brand's file.
pub fn write_brand_file(brand: &Brand) -> String {
    write_file(&File {
        brand: brand.clone(),
        ..File::default()
    })
}

/// The text of the notebook's file.
pub fn write_notebook_file(notebook: &Notebook) -> String {
    write_file(&File {
        notebook: Notebook {
            sequence: 0,
            gone: Vec::new(),
            ..notebook.clone()
        },
        ..File::default()
    })
}

/// What a file of a folder holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// Personas, a brand, a notebook.
    Ours(Box<File>),
    /// Of a later version: to be left as it is.
    Later(i64),
    /// Nothing of ours.
    NotOurs,
    /// Something of ours that cannot be read.
    Broken(FormatError),
    /// Two states of a file that Git put into one, because it did not know which to take.
    Unmerged {
        /// The line of the first mark, counted from 1.
        line: usize,
        /// The two states, where each can be read by itself.
        sides: Option<Box<(File, File)>>,
    },
}

/// Reads a file of a folder.
pub fn read_held(text: &str) -> Held {
    if let Some((line, [one, other])) = unmerged(text) {
        let read = |text: &str| match open_file(text.as_bytes()) {
            Ok(Opened::Current(file)) => Some(file),
            _ => None,
        };
        return Held::Unmerged {
            line,
            sides: read(&one).zip(read(&other)).map(Box::new),
        };
    }
    match open_file(text.as_bytes()) {
        Ok(Opened::Current(file)) => Held::Ours(Box::new(file)),
        Ok(Opened::Newer(newer)) => Held::Later(newer.version),
        Err(FormatError {
            problem: Problem::NotOurs { .. },
            ..
        }) => Held::NotOurs,
        // What never says that it is ours is somebody else's.
        Err(_) if !text.contains("persona-builder/") => Held::NotOurs,
        Err(error) => Held::Broken(error),
    }
}

/// The line of the first mark that Git leaves where it could not join two states, and the two states.
fn unmerged(text: &str) -> Option<(usize, [String; 2])> {
    #[derive(PartialEq)]
    enum At {
        Both,
        Upper,
        /// What both began with, where Git shows it.
        Base,
        Lower,
    }
    let mut at = At::Both;
    let mut first = None;
    let mut sides = [String::new(), String::new()];
    for (index, line) in text.lines().enumerate() {
        let is_mark =
            |mark: &str| line == mark || line.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '));
        if at == At::Both && is_mark("<<<<<<<") {
            first = first.or(Some(index + 1));
            at = At::Upper;
        } else if at == At::Upper && is_mark("|||||||") {
            at = At::Base;
        } else if matches!(at, At::Upper | At::Base) && is_mark("=======") {
            at = At::Lower;
        } else if at == At::Lower && is_mark(">>>>>>>") {
            at = At::Both;
        } else {
            let [upper, lower] = &mut sides;
            for (side, is_in) in [
                (upper, matches!(at, At::Both | At::Upper)),
                (lower, matches!(at, At::Both | At::Lower)),
            ] {
                if is_in {
                    side.push_str(line);
                    side.push('\n');
                }
            }
        }
    }
    first.map(|line| (line, sides))
}

/// What tells a file's text from others, however its lines end: Git and some drives change that.
pub fn print_of_text(text: &str) -> u64 {
    fingerprint_of(&text.replace("\r\n", "\n"))
}
