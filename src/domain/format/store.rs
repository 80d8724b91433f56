//! What is kept in the browser's storage. The persona in a draft has the form of files, without their limits: what was
//! stored is read back, even if something grew too long.

use super::persona::{brand, brand_fields, drawn, drawn_fields, name, name_fields, persona, persona_node};
use super::reader::{BRAND, DRAFT, FormatError, Object, Raw, SUMMARIES, VERSION, read};
use super::writer::{Fields, Node};
use crate::domain::draft::{Draft, Summary};
use crate::domain::persona::{Brand, Persona, Portrait};
use crate::domain::profile::Tally;

/// The most drafts a list has.
const SUMMARIES_MAX: usize = 10_000;

/// Writes a draft on one line.
pub fn write_draft(draft: &Draft) -> String {
    let mut fields = begin(DRAFT);
    fields.count("sequence", draft.sequence);
    match &draft.place {
        Some((step, screen)) => {
            let mut place = Fields::default();
            place.text("step", step);
            place.text("screen", screen);
            fields.object("place", place);
        }
        None => fields.maybe("place", None),
    }
    fields.flag("archived", draft.archived);
    fields.maybe("trashed", draft.trashed.as_ref());
    fields.text("thumbnail", &draft.thumbnail);
    fields.put("persona", persona_node(&draft.persona));
    Node::object(fields).compact()
}

/// The fields every stored text begins with.
fn begin(format: &str) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.text("format", format);
    fields.whole("version", VERSION);
    fields
}

/// Reads a draft.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_draft(text: &str) -> Result<Draft, FormatError> {
    read(text.as_bytes(), false, |raw| {
        let mut object = raw.lifted().file(DRAFT);
        let place = object.take("place", |raw| {
            let mut place = raw.object();
            (place.text("step"), place.text("screen"))
        });
        let persona = object.take("persona", persona);
        Draft {
            sequence: sequence(&mut object),
            place,
            archived: object.flag("archived").unwrap_or_default(),
            trashed: object.maybe_text("trashed"),
            thumbnail: thumbnail(&mut object),
            persona: object.or_missing("persona", persona, Persona::default()),
        }
    })
}

fn sequence(object: &mut Object) -> u64 {
    let sequence = object.whole("sequence", 0, i64::MAX).unwrap_or_default();
    u64::try_from(sequence).unwrap_or_default()
}

/// A small picture of our own making. Anything else is left out: no draft is unreadable for want of its picture, and what
/// is no image is never shown as one.
fn thumbnail(object: &mut Object) -> String {
    let mut thumbnail = object.text_or_empty("thumbnail");
    if !thumbnail.starts_with("data:image/") {
        thumbnail.clear();
    }
    thumbnail
}

/// Writes the list of drafts on one line.
pub fn write_summaries(summaries: &[Summary]) -> String {
    let mut fields = begin(SUMMARIES);
    fields.put("summaries", Node::list(summaries, summary_node));
    Node::object(fields).compact()
}

fn summary_node(summary: &Summary) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &summary.id);
    fields.count("sequence", summary.sequence);
    fields.object("name", name_fields(&summary.name));
    fields.text("interview", &summary.interview);
    fields.count("progress", summary.progress as u64);
    fields.count("known", summary.tally.known as u64);
    fields.count("guesses", summary.tally.guesses as u64);
    fields.text("changed", &summary.changed);
    fields.flag("archived", summary.archived);
    fields.maybe("trashed", summary.trashed.as_ref());
    fields.text("thumbnail", &summary.thumbnail);
    match &summary.face {
        Some(Portrait::Drawn { seed, parts }) => fields.object("face", drawn_fields(seed, parts)),
        // The thumbnail stands for a photo.
        Some(Portrait::Photo(_)) | None => fields.maybe("face", None),
    }
    Node::object(fields)
}

/// Reads the list of drafts.
///
/// # Errors
/// The first thing that is wrong with it, and where; the list can be made anew from the drafts.
pub fn read_summaries(text: &str) -> Result<Vec<Summary>, FormatError> {
    read(text.as_bytes(), false, |raw| {
        raw.lifted()
            .file(SUMMARIES)
            .list("summaries", SUMMARIES_MAX, summary)
    })
}

fn summary(raw: Raw) -> Summary {
    let mut object = raw.object();
    let mut number = |key: &str| {
        object
            .count(key)
            .map_or(0, |count| usize::try_from(count).unwrap_or_default())
    };
    let (progress, tally) = (
        number("progress"),
        Tally {
            known: number("known"),
            guesses: number("guesses"),
        },
    );
    Summary {
        id: object.id("id"),
        sequence: sequence(&mut object),
        name: object.inside("name", name),
        interview: object.text_or_empty("interview"),
        progress,
        tally,
        changed: object.text_or_empty("changed"),
        archived: object.flag("archived").unwrap_or_default(),
        trashed: object.maybe_text("trashed"),
        thumbnail: thumbnail(&mut object),
        face: object.take("face", |raw| drawn(&mut raw.object())),
    }
}

/// Writes the brand on one line.
pub fn write_brand(brand: &Brand) -> String {
    Node::object(brand_fields(brand, begin(BRAND))).compact()
}

/// Reads the brand.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_brand(text: &str) -> Result<Brand, FormatError> {
    read(text.as_bytes(), false, |raw| brand(&mut raw.lifted().file(BRAND)))
}
