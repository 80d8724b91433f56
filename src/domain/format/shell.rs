//! What the page itself carries: the addresses of its files, the covers of its interviews; and the files of a language.

use super::reader::{FormatError, Object, Problem, Raw, read};
use super::writer::{Fields, Node};
use crate::domain::cover::Cover;
use crate::domain::persona::ITEMS_MAX;
use crate::domain::words::Words;

/// The text under a key of a flat JSON object; none where there is no such key, or no such object.
pub fn read_entry(map: &str, key: &str) -> Option<String> {
    read(map.as_bytes(), true, |raw| raw.object().maybe_text(key)).ok()?
}

/// Writes the covers of interviews.
pub fn write_covers(covers: &[Cover]) -> String {
    Node::list(covers, cover_node).compact()
}

fn cover_node(cover: &Cover) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &cover.id);
    fields.text("name", &cover.name);
    fields.text("title", &cover.title);
    fields.text("summary", &cover.summary);
    fields.text("asks", &cover.asks);
    fields.text("begin", &cover.begin);
    fields.count("steps", cover.steps as u64);
    fields.whole("minutes", cover.minutes.into());
    Node::object(fields)
}

/// Reads the covers of interviews.
///
/// # Errors
/// The first thing that is wrong, and where.
pub fn read_covers(file: &str) -> Result<Vec<Cover>, FormatError> {
    read(file.as_bytes(), true, covers)
}

fn covers(raw: Raw) -> Vec<Cover> {
    raw.list(ITEMS_MAX, |raw| {
        let mut object = raw.object();
        let (steps, minutes) = (object.count("steps"), object.count("minutes"));
        Cover {
            id: object.text("id"),
            name: object.text("name"),
            title: object.text("title"),
            summary: object.text("summary"),
            asks: object.text("asks"),
            begin: object.text("begin"),
            steps: object.or_missing("steps", steps, 0) as usize,
            minutes: object.or_missing("minutes", minutes, 0),
        }
    })
}

/// Reads a language's file: a text for every key of the interface, and the covers of the interviews in that language
/// under `covers`.
///
/// # Errors
/// The first thing that is wrong, and where; a missing word is named.
pub fn read_language(file: &str) -> Result<(Words, Vec<Cover>), FormatError> {
    read(file.as_bytes(), true, |raw| {
        let mut object = raw.object();
        let covers = object.take("covers", covers);
        let covers = object.or_missing("covers", covers, Vec::new());
        (words(object), covers)
    })
}

/// The words among the fields. Keys that are not known are passed over, so that a file may be of another version.
fn words(mut object: Object) -> Words {
    let reader = object.reader;
    Words::read(|key| object.maybe_text(key)).unwrap_or_else(|key| {
        reader.fail(key, Problem::Missing);
        Words::ENGLISH
    })
}
