//! What the page itself carries: the addresses of its files, the covers of its interviews; and the files of a language.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::reader::{FormatError, Object, Problem, Raw, Read, list, parse, text};
use super::writer::Node;
use crate::domain::cover::Cover;
use crate::domain::persona::ITEMS_MAX;
use crate::domain::words::Words;

/// The text under a key of a flat JSON object; none where there is no such key, or no such object.
pub fn read_entry(map: &str, key: &str) -> Option<String> {
    text(Object::of(parse(map.as_bytes(), true).ok()?).ok()?.take(key)?).ok()
}

/// Writes the covers of interviews.
pub fn write_covers(covers: &[Cover]) -> String {
    Node::list(covers, cover_node).compact()
}

fn cover_node(cover: &Cover) -> Node<'_> {
    Node::object(vec![
        ("id", Node::Text(&cover.id)),
        ("name", Node::Text(&cover.name)),
        ("title", Node::Text(&cover.title)),
        ("summary", Node::Text(&cover.summary)),
        ("asks", Node::Text(&cover.asks)),
        ("begin", Node::Text(&cover.begin)),
        ("steps", Node::Plain(Json::from(cover.steps))),
        ("minutes", Node::whole(cover.minutes)),
    ])
}

/// Reads the covers of interviews.
///
/// # Errors
/// The first thing that is wrong, and where.
pub fn read_covers(file: &str) -> Result<Vec<Cover>, FormatError> {
    covers(parse(file.as_bytes(), true)?)
}

fn covers(raw: Raw) -> Read<Vec<Cover>> {
    list(raw, ITEMS_MAX, |raw| {
        let mut object = Object::of(raw)?;
        let mut number = |key: &str| object.count(key)?.ok_or_else(|| Problem::Missing.at(key));
        let (steps, minutes) = (number("steps")? as usize, number("minutes")?);
        Ok(Cover {
            id: object.text("id")?,
            name: object.text("name")?,
            title: object.text("title")?,
            summary: object.text("summary")?,
            asks: object.text("asks")?,
            begin: object.text("begin")?,
            steps,
            minutes,
        })
    })
}

/// Reads a language's file: a text for every key of the interface, and the covers of the interviews in that language
/// under `covers`.
///
/// # Errors
/// The first thing that is wrong, and where; a missing word is named.
pub fn read_language(file: &str) -> Result<(Words, Vec<Cover>), FormatError> {
    let mut object = Object::of(parse(file.as_bytes(), true)?)?;
    let covers = covers(object.need("covers")?).map_err(|error| error.under("covers"))?;
    Ok((words(object)?, covers))
}

/// The words among the fields. Keys that are not known are passed over, so that a file may be of another version.
fn words(object: Object) -> Read<Words> {
    let fields: BTreeMap<String, String> = object
        .fields()
        .map(|(key, raw)| match text(raw) {
            Ok(text) => Ok((key, text)),
            Err(error) => Err(error.under(&key)),
        })
        .collect::<Read<_>>()?;
    Words::read(|key| fields.get(key).cloned()).map_err(|key| Problem::Missing.at(key))
}
