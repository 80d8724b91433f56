//! The notebook, as it is kept in the browser and as it travels in a file of personas.

use super::reader::{FormatError, NOTEBOOK, Object, Raw, VERSION, read};
use super::record::{put_count, put_day};
use super::writer::{Fields, Node};
use crate::domain::notebook::{ENTRIES_READ_MAX, Entry, Gone, Notebook, Pattern, RUN_DAYS, Run};
use crate::domain::persona::{Form, ITEMS_MAX};

/// Writes the notebook on one line.
pub fn write_notebook(notebook: &Notebook) -> String {
    let mut fields = Fields::default();
    fields.text("format", NOTEBOOK);
    fields.whole("version", VERSION);
    fields.count("sequence", notebook.sequence);
    fields.put("gone", Node::list(&notebook.gone, gone_node));
    content(notebook, fields).compact()
}

/// Reads the notebook.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_notebook(text: &str) -> Result<Notebook, FormatError> {
    read(text.as_bytes(), false, |raw| {
        let mut object = raw.lifted().file(NOTEBOOK);
        let sequence = object.whole("sequence", 0, i64::MAX).unwrap_or_default();
        let gone = object.list("gone", usize::MAX, gone);
        Notebook {
            sequence: u64::try_from(sequence).unwrap_or_default(),
            gone,
            ..notebook(object)
        }
    })
}

/// The notebook, as it stands in a file of personas.
pub(super) fn notebook_node(notebook: &Notebook) -> Node<'_> {
    content(notebook, Fields::default())
}

fn content<'a>(notebook: &'a Notebook, mut fields: Fields<'a>) -> Node<'a> {
    fields.put("entries", Node::list(&notebook.entries, entry_node));
    fields.put("patterns", Node::list(&notebook.patterns, pattern_node));
    if let Some(run) = notebook.run {
        let mut inner = Fields::default();
        inner.made("begun", run.begun.to_string());
        inner.whole("days", run.days.into());
        fields.object("run", inner);
    }
    Node::Object(fields, Some(&notebook.unknown))
}

/// The notebook from its fields.
pub(super) fn notebook(mut object: Object) -> Notebook {
    let entries = object.list("entries", ENTRIES_READ_MAX, entry);
    let patterns = object.list("patterns", ENTRIES_READ_MAX, pattern);
    let run = object.take("run", |raw| {
        let mut inner = raw.object();
        let begun = inner.day("begun");
        let days = inner.whole("days", 1, 366).unwrap_or(RUN_DAYS.into());
        begun.map(|begun| Run {
            begun,
            days: u16::try_from(days).unwrap_or(RUN_DAYS),
        })
    });
    let mut named = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        named.push((entry.id.clone(), format!("entries[{index}]")));
    }
    for (index, pattern) in patterns.iter().enumerate() {
        named.push((pattern.id.clone(), format!("patterns[{index}]")));
    }
    object.reader.unique(&named);
    Notebook {
        entries,
        patterns,
        run: run.flatten(),
        unknown: object.rest(),
        ..Notebook::default()
    }
}

fn entry_node(entry: &Entry) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &entry.id);
    fields.text("changed", &entry.changed);
    put_day(&mut fields, "date", entry.date);
    fields.text("about", &entry.about);
    fields.text("stood", &entry.stood);
    fields.text("company", &entry.company);
    fields.text("smiled", &entry.smiled);
    fields.text("ignored", &entry.ignored);
    fields.text("surprised", &entry.surprised);
    fields.text("said", &entry.said);
    fields.text("text", &entry.text);
    fields.put("tags", Node::texts(&entry.tags));
    fields.text("source", &entry.source);
    if !entry.source.is_empty() {
        fields.text("form", entry.form.id());
    }
    put_count(&mut fields, "count", entry.count);
    Node::Object(fields, Some(&entry.unknown))
}

fn entry(raw: Raw) -> Entry {
    let mut object = raw.object();
    Entry {
        id: object.id("id"),
        changed: object.time("changed"),
        date: object.day("date"),
        about: object.text_or_empty("about"),
        stood: object.text_or_empty("stood"),
        company: object.text_or_empty("company"),
        smiled: object.text_or_empty("smiled"),
        ignored: object.text_or_empty("ignored"),
        surprised: object.text_or_empty("surprised"),
        said: object.text_or_empty("said"),
        text: object.text_or_empty("text"),
        tags: object.list("tags", ITEMS_MAX, Raw::text),
        source: object.text_or_empty("source"),
        form: object.one_of("form", Form::ALL, Form::id).unwrap_or_default(),
        count: object.count("count"),
        unknown: object.rest(),
    }
}

fn pattern_node(pattern: &Pattern) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &pattern.id);
    fields.text("changed", &pattern.changed);
    fields.text("name", &pattern.name);
    fields.put("entries", Node::texts(&pattern.entries));
    fields.text("note", &pattern.note);
    Node::Object(fields, Some(&pattern.unknown))
}

fn pattern(raw: Raw) -> Pattern {
    let mut object = raw.object();
    Pattern {
        id: object.id("id"),
        changed: object.time("changed"),
        name: object.text_or_empty("name"),
        entries: object.list("entries", ENTRIES_READ_MAX, Raw::id),
        note: object.text_or_empty("note"),
        unknown: object.rest(),
    }
}

fn gone_node(gone: &Gone) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &gone.id);
    fields.text("when", &gone.when);
    Node::object(fields)
}

fn gone(raw: Raw) -> Gone {
    let mut object = raw.object();
    Gone {
        id: object.id("id"),
        when: object.time("when"),
    }
}
