//! Texts of earlier and later versions.
//!
//! All formats count one version together. An earlier text is lifted, a step a version, before it is read; the text it came from is not
//! touched, so whoever keeps it has it for ever. A later text is never written over: [`open_draft`] and [`open_file`] give it whole, with what of
//! it this version understands.

use super::json::Json;
use super::persona::{File, read_file};
use super::reader::{FormatError, Problem, Raw, VERSION};
use super::store::read_draft;
use super::writer::Node;
use crate::domain::draft::Draft;
use crate::domain::map::Map;

/// What one step does to a text of a version, so that it says the same in the next: it gets the text's format and its fields. The version
/// is counted on for it. What it changes nothing of it leaves as it is.
///
/// A step is pure, and frozen once a version with it was released: texts go through all of them for ever.
pub(super) type Step = fn(format: &str, fields: &mut Map<Json>) -> Result<(), FormatError>;

/// The steps, from the first version to the second, from the second to the third. There is one for each version but the first, or
/// this does not compile; and the tests see to it that each was run on frozen texts.
pub(super) const STEPS: [Step; EARLIER] = [];

/// How many versions there were before this one.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "versions count from 1 and are few"
)]
const EARLIER: usize = (VERSION - 1) as usize;

impl Raw<'_> {
    /// A text of an earlier version as one of this; any other as it is.
    #[allow(clippy::const_is_empty, reason = "there is no earlier version yet")]
    pub(super) fn lifted(mut self) -> Self {
        if !STEPS.is_empty() {
            match lift(self.json, &STEPS, &mut |_| {}) {
                Ok(json) => self.json = json,
                Err(FormatError { path, problem }) => {
                    self.json = Json::Null;
                    self.reader.fail(&path, problem);
                }
            }
        }
        self
    }
}

/// Lifts a text through all the steps from its version on, and checks after each that nobody and no answer was lost. `notice` is told
/// the number of each step that was run, counted from 0.
///
/// # Errors
/// What a step could not do, or lost.
pub(super) fn lift(json: Json, steps: &[Step], notice: &mut dyn FnMut(usize)) -> Result<Json, FormatError> {
    let Json::Object(mut fields) = json else {
        return Ok(json);
    };
    let format = text_of(&fields, "format").to_owned();
    while let Some(index) = version_of(&fields).and_then(|version| usize::try_from(version - 1).ok())
        && let Some(step) = steps.get(index)
    {
        let held = holdings(&fields);
        step(&format, &mut fields)?;
        fields.insert("version".to_owned(), Json::Number((index + 2).to_string()));
        if holdings(&fields) != held {
            return Err(FormatError {
                path: "personas".to_owned(),
                problem: Problem::Missing,
            });
        }
        notice(index);
    }
    Ok(Json::Object(fields))
}

fn text_of<'a>(fields: &'a Map<Json>, key: &str) -> &'a str {
    match fields.get(key) {
        Some(Json::String(text)) => text,
        _ => "",
    }
}

/// The version of a text; none where it says none that there can be.
fn version_of(fields: &Map<Json>) -> Option<i64> {
    match fields.get("version") {
        Some(Json::Number(number)) => number.parse().ok().filter(|version| *version > 0),
        _ => None,
    }
}

/// Whom a text holds, and how many answers of each.
fn holdings(fields: &Map<Json>) -> Vec<(String, usize)> {
    let personas = match fields.get("personas") {
        Some(Json::Array(personas)) => personas.as_slice(),
        _ => &[],
    };
    let mut held = Vec::new();
    for persona in personas.iter().chain(fields.get("persona")) {
        if let Json::Object(persona) = persona {
            let answers = match persona.get("answers") {
                Some(Json::Object(answers)) => answers.len(),
                _ => 0,
            };
            held.push((text_of(persona, "id").to_owned(), answers));
        }
    }
    held
}

/// A text of ours that was opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened<T> {
    /// Of this version, or lifted to it.
    Current(T),
    /// Of a later version: to be looked at and handed out, and never written over.
    Newer(Newer<T>),
}

/// A text of a later version.
#[derive(Clone, Debug, PartialEq)]
pub struct Newer<T> {
    /// The version.
    pub version: i64,
    /// The text, to the byte: the only thing to hand out or to keep of it.
    pub text: String,
    /// What of it is understood, to be shown and nothing else; none where that is nothing.
    pub understood: Option<T>,
    /// The paths of what was left out because it is not understood.
    pub left: Vec<String>,
}

/// The most parts of a later text that are left out before it counts as not understood at all, and the most bytes that are read again
/// for them: nobody waits long for a text that is not understood.
const LEFT_MAX: usize = 200;
const READ_MAX: usize = 16 * 1_048_576;

/// Opens a draft of any version.
///
/// # Errors
/// The first thing that is wrong with it, and where. A later version is no error.
pub fn open_draft(text: &str) -> Result<Opened<Draft>, FormatError> {
    open(text.as_bytes(), &|bytes| {
        // It was text before, and what is written is.
        read_draft(core::str::from_utf8(bytes).unwrap_or_default())
    })
}

/// Opens a file of personas of any version.
///
/// # Errors
/// The first thing that is wrong with it, and where. A later version is no error.
pub fn open_file(bytes: &[u8]) -> Result<Opened<File>, FormatError> {
    open(bytes, &read_file)
}

fn open<T>(bytes: &[u8], read: &dyn Fn(&[u8]) -> Result<T, FormatError>) -> Result<Opened<T>, FormatError> {
    let version = match read(bytes) {
        Ok(value) => return Ok(Opened::Current(value)),
        Err(FormatError {
            problem: Problem::Newer { version },
            ..
        }) => version,
        Err(error) => return Err(error),
    };
    // The version was read, so it is text.
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    let mut left = Vec::new();
    let mut understood = None;
    if let Ok(Json::Object(mut fields)) = Json::parse(text.strip_prefix('\u{FEFF}').unwrap_or(text)) {
        fields.insert("version".to_owned(), Json::Number(VERSION.to_string()));
        let mut json = Json::Object(fields);
        while left.is_empty() || left.len() < LEFT_MAX.min(READ_MAX / text.len().max(1)) {
            match read(Node::Kept(&json).compact().as_bytes()) {
                Ok(value) => {
                    understood = Some(value);
                    break;
                }
                Err(error) if leave_out(&mut json, &error.path) => left.push(error.path),
                Err(_) => break,
            }
        }
    }
    Ok(Opened::Newer(Newer {
        version,
        text: text.to_owned(),
        understood,
        left,
    }))
}

/// Takes out the smallest part with a path that can be done without: an answer, a field of a persona, or one of the whole. Says whether there
/// was one.
fn leave_out(json: &mut Json, path: &str) -> bool {
    let Json::Object(fields) = json else {
        return false;
    };
    let Some(key) = key_of(fields, path) else {
        return false;
    };
    let below = path.get(key.len()..).unwrap_or_default();
    let persona = match (key.as_str(), fields.get_mut(&key)) {
        ("personas", Some(Json::Array(personas))) => {
            let place = below.strip_prefix('[').and_then(|rest| rest.split_once(']'));
            place.and_then(|(index, below)| Some((personas.get_mut(index.parse::<usize>().ok()?)?, below)))
        }
        ("persona", Some(persona)) => Some((persona, below)),
        // A text of nobody says nothing.
        ("personas" | "persona" | "format" | "version", _) => return false,
        _ => return fields.remove(&key).is_some(),
    };
    let Some((Json::Object(persona), below)) = persona else {
        return false;
    };
    let below = below.trim_start_matches('.');
    if let (Some(Json::Object(answers)), Some(below)) =
        (persona.get_mut("answers"), below.strip_prefix("answers."))
    {
        return match key_of(answers, below) {
            Some(answer) => answers.remove(&answer).is_some(),
            // Two items with one id: the path begins with the answer's own name, and so it does above.
            None => false,
        };
    }
    match key_of(persona, below) {
        Some(key) if !matches!(key.as_str(), "id" | "interview" | "answers") => {
            persona.remove(&key).is_some()
        }
        _ => false,
    }
}

/// The longest field whose name a path begins with; names may have dots in them.
fn key_of(fields: &Map<Json>, path: &str) -> Option<String> {
    let begins = |key: &&String| {
        path.strip_prefix(key.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let longest = fields.keys().filter(begins).max_by_key(|key| key.len());
    longest.cloned()
}
