//! What is kept in the browser's storage. The persona in a draft has the form of files, without their limits: what was
//! stored is read back, even if something grew too long.

use serde_json::Value as Json;

use super::persona::{
    brand, brand_fields, drawn, drawn_fields, name, name_fields, persona, persona_node, photo,
};
use super::reader::{FormatError, Object, Raw, Read, parse};
use super::writer::Node;
use crate::domain::draft::{Draft, Summary};
use crate::domain::persona::{Brand, Portrait};
use crate::domain::profile::Tally;

const DRAFT: &str = "persona-builder/draft";
const SUMMARIES: &str = "persona-builder/summaries";
const BRAND: &str = "persona-builder/brand";
/// The most drafts a list has.
const SUMMARIES_MAX: usize = 10_000;

/// Writes a draft on one line.
pub fn write_draft(draft: &Draft) -> String {
    let place = draft
        .place
        .as_ref()
        .map_or(Node::Plain(Json::Null), |(step, screen)| {
            Node::object(vec![("step", Node::Text(step)), ("screen", Node::Text(screen))])
        });
    Node::object(vec![
        ("format", Node::Text(DRAFT)),
        ("version", Node::whole(1)),
        ("sequence", Node::Plain(Json::from(draft.sequence))),
        ("place", place),
        ("archived", Node::flag(draft.archived)),
        ("trashed", Node::maybe(draft.trashed.as_ref())),
        ("thumbnail", Node::Text(&draft.thumbnail)),
        ("persona", persona_node(&draft.persona)),
    ])
    .compact()
}

/// Reads a draft.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_draft(text: &str) -> Result<Draft, FormatError> {
    let mut object = Object::of_file(parse(text.as_bytes(), false)?, DRAFT)?;
    let place = match object.take("place") {
        None => None,
        Some(raw) => Some(place(raw).map_err(|error| error.under("place"))?),
    };
    Ok(Draft {
        sequence: sequence(&mut object)?,
        place,
        archived: object.flag("archived")?.unwrap_or_default(),
        trashed: object.maybe_text("trashed")?,
        thumbnail: thumbnail(&mut object)?,
        persona: persona(object.need("persona")?).map_err(|error| error.under("persona"))?,
    })
}

fn place(raw: Raw) -> Read<(String, String)> {
    let mut object = Object::of(raw)?;
    Ok((object.text("step")?, object.text("screen")?))
}

fn sequence(object: &mut Object) -> Read<u64> {
    let sequence = object.whole("sequence", 0, i64::MAX)?;
    Ok(sequence
        .and_then(|sequence| u64::try_from(sequence).ok())
        .unwrap_or_default())
}

fn thumbnail(object: &mut Object) -> Read<String> {
    match object.take("thumbnail") {
        None => Ok(String::new()),
        Some(raw) if raw.json.as_str() == Some("") => Ok(String::new()),
        Some(raw) => photo(raw).map_err(|error| error.under("thumbnail")),
    }
}

/// Writes the list of drafts on one line.
pub fn write_summaries(summaries: &[Summary]) -> String {
    Node::object(vec![
        ("format", Node::Text(SUMMARIES)),
        ("version", Node::whole(1)),
        ("summaries", Node::list(summaries, summary_node)),
    ])
    .compact()
}

fn summary_node(summary: &Summary) -> Node<'_> {
    let face = match &summary.face {
        Some(Portrait::Drawn { seed, parts }) => Node::object(drawn_fields(seed, parts)),
        // The thumbnail stands for a photo.
        Some(Portrait::Photo(_)) | None => Node::Plain(Json::Null),
    };
    Node::object(vec![
        ("id", Node::Text(&summary.id)),
        ("sequence", Node::Plain(Json::from(summary.sequence))),
        ("name", Node::object(name_fields(&summary.name))),
        ("interview", Node::Text(&summary.interview)),
        ("progress", Node::Plain(Json::from(summary.progress))),
        ("known", Node::Plain(Json::from(summary.tally.known))),
        ("guesses", Node::Plain(Json::from(summary.tally.guesses))),
        ("changed", Node::Text(&summary.changed)),
        ("archived", Node::flag(summary.archived)),
        ("trashed", Node::maybe(summary.trashed.as_ref())),
        ("thumbnail", Node::Text(&summary.thumbnail)),
        ("face", face),
    ])
}

/// Reads the list of drafts.
///
/// # Errors
/// The first thing that is wrong with it, and where; the list can be made anew from the drafts.
pub fn read_summaries(text: &str) -> Result<Vec<Summary>, FormatError> {
    let mut object = Object::of_file(parse(text.as_bytes(), false)?, SUMMARIES)?;
    object.list("summaries", SUMMARIES_MAX, summary)
}

fn summary(raw: Raw) -> Read<Summary> {
    let mut object = Object::of(raw)?;
    let face = match object.take("face") {
        None => None,
        Some(raw) => Some(
            Object::of(raw)
                .and_then(|mut face| drawn(&mut face))
                .map_err(|error| error.under("face"))?,
        ),
    };
    let number = |object: &mut Object, key: &str| -> Read<usize> {
        Ok(object
            .count(key)?
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or_default())
    };
    Ok(Summary {
        id: object.id("id")?,
        sequence: sequence(&mut object)?,
        name: name(&mut object.object("name")?).map_err(|error| error.under("name"))?,
        interview: object.text_or_empty("interview")?,
        progress: number(&mut object, "progress")?,
        tally: Tally {
            known: number(&mut object, "known")?,
            guesses: number(&mut object, "guesses")?,
        },
        changed: object.text_or_empty("changed")?,
        archived: object.flag("archived")?.unwrap_or_default(),
        trashed: object.maybe_text("trashed")?,
        thumbnail: thumbnail(&mut object)?,
        face,
    })
}

/// Writes the brand on one line.
pub fn write_brand(brand: &Brand) -> String {
    let mut fields = vec![("format", Node::Text(BRAND)), ("version", Node::whole(1))];
    fields.extend(brand_fields(brand));
    Node::object(fields).compact()
}

/// Reads the brand.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_brand(text: &str) -> Result<Brand, FormatError> {
    brand(&mut Object::of_file(parse(text.as_bytes(), false)?, BRAND)?)
}
