//! Kept versions of a persona, as the browser's storage has them: what is told of one, and the persona itself without its photo, which is kept once
//! beside them.

use super::persona::{hash, persona, persona_node};
use super::reader::{FormatError, Object, Problem, Raw, VERSION, read};
use super::writer::{Fields, Node};
use crate::domain::history::{Kept, Why};
use crate::domain::map::Map;
use crate::domain::persona::{Answer, Persona, Portrait, Value};

/// The format of what is told of a version.
const KEPT: &str = "persona-builder/kept";
/// The format of a version's persona.
const KEPT_PERSONA: &str = "persona-builder/version";
/// The most reasons there are to keep one.
const WHY_MAX: usize = 100;

/// Writes what is told of a version on one line.
pub fn write_kept(kept: &Kept) -> String {
    let mut fields = begin(KEPT);
    fields.text("id", &kept.id);
    fields.count("order", kept.order);
    fields.text("time", &kept.time);
    fields.whole("number", kept.number.into());
    fields.put("why", Node::list(&kept.why, |why| Node::Text(why.id())));
    fields.text("name", &kept.name);
    fields.text("hash", &kept.hash);
    fields.text("photo", &kept.photo);
    Node::object(fields).compact()
}

/// Reads what is told of a version.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_kept(text: &str) -> Result<Kept, FormatError> {
    read(text.as_bytes(), false, |raw| {
        let mut object = file(raw, KEPT);
        let order = object.whole("order", 0, i64::MAX).unwrap_or_default();
        Kept {
            id: object.id("id"),
            order: u64::try_from(order).unwrap_or_default(),
            time: object.text_or_empty("time"),
            number: object.count("number").unwrap_or_default(),
            // Reasons of a later version are left out.
            why: object
                .list("why", WHY_MAX, |raw| Why::from_id(&raw.text()))
                .into_iter()
                .flatten()
                .collect(),
            name: object.text_or_empty("name"),
            hash: object.text_or_empty("hash"),
            photo: object.text_or_empty("photo"),
        }
    })
}

/// A persona as a version keeps it: its text without the photo, what tells its state from others, whenever it was changed, and the photo.
pub fn write_version(persona: &Persona) -> (String, String, Option<String>) {
    let mut bare = persona.clone();
    let mut photo = None;
    for Answer { value, .. } in bare.answers.values_mut() {
        if let Value::Portrait(portrait @ Portrait::Photo(_)) = value {
            let face = Portrait::Drawn {
                seed: persona.id.clone(),
                parts: Map::new(),
            };
            if let Portrait::Photo(data) = std::mem::replace(portrait, face) {
                photo = Some(data);
            }
        }
    }
    let mut fields = begin(KEPT_PERSONA);
    fields.put("persona", persona_node(&bare));
    let text = Node::object(fields).compact();
    bare.changed.clear();
    let state = [hash(&bare), photo.clone().unwrap_or_default()].concat();
    (text, super::persona::fingerprint(&state), photo)
}

/// Reads a version's persona, and puts the photo back where it had one.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_version(text: &str, photo: Option<String>) -> Result<Persona, FormatError> {
    let found = read(text.as_bytes(), false, |raw| {
        let mut object = file(raw, KEPT_PERSONA);
        let found = object.take("persona", persona);
        object.or_missing("persona", found, Persona::default())
    });
    found.map(|mut persona| {
        let portrait = persona
            .answers
            .values_mut()
            .find_map(|answer| match &mut answer.value {
                Value::Portrait(portrait) => Some(portrait),
                _ => None,
            });
        if let Some((portrait, photo)) = portrait.zip(photo) {
            *portrait = Portrait::Photo(photo);
        }
        persona
    })
}

fn begin(format: &str) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.text("format", format);
    fields.whole("version", VERSION);
    fields
}

/// The object of a text of one of these formats; the first questions do not know them.
fn file<'r>(raw: Raw<'r>, wanted: &'static str) -> Object<'r> {
    let mut object = raw.lifted().object();
    if object.maybe_text("format").as_deref() != Some(wanted) {
        object.fail("format", Problem::NotOurs { wanted, found: None });
    }
    match object.whole("version", 1, i64::MAX) {
        Some(VERSION) => {}
        Some(version) => object.fail("version", Problem::Newer { version }),
        None => object.fail("version", Problem::Missing),
    }
    object
}
