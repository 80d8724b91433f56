//! Writes JSON: fields in the order they are given, fields of a later version after them.
//!
//! A tree of its own rather than derived serialisers: one small printer serves every type, compact and indented, and
//! weighs a fraction of the generated code.

use core::fmt::Write;

use super::json::Json;
use crate::domain::map::Map;
use crate::domain::persona::Unknown;

/// Fields that are written even if they are empty: reading asks for them, or takes them for something else than none.
const NEEDED: [&str; 9] = [
    "personas", "value", "text", "words", "source", "own", "parent", "moment", "entry",
];

/// What is to be written.
pub(super) enum Node<'a> {
    /// A text.
    Text(&'a str),
    /// A number, `true`, `false`, `null` or a made-up text.
    Plain(Json),
    /// Something of a later version, as it came.
    Kept(&'a Json),
    /// Entries in order.
    List(Vec<Node<'a>>),
    /// Fields in order, and what else the object has.
    Object(Fields<'a>, Option<&'a Unknown>),
}

/// The fields of an object, put one by one, in order.
#[derive(Default)]
pub(super) struct Fields<'a>(Vec<(&'a str, Node<'a>)>);

impl<'a> Fields<'a> {
    /// Puts a field.
    pub(super) fn put(&mut self, key: &'a str, node: Node<'a>) {
        self.0.push((key, node));
    }

    /// Puts a text.
    pub(super) fn text(&mut self, key: &'a str, text: &'a str) {
        self.put(key, Node::Text(text));
    }

    /// Puts a text, or `null`.
    pub(super) fn maybe(&mut self, key: &'a str, text: Option<&'a String>) {
        self.put(key, text.map_or(Node::Plain(Json::Null), |text| Node::Text(text)));
    }

    /// Puts a text of its own.
    pub(super) fn made(&mut self, key: &'a str, text: String) {
        self.put(key, Node::Plain(Json::String(text)));
    }

    /// Puts a whole number.
    pub(super) fn whole(&mut self, key: &'a str, number: i64) {
        self.put(key, Node::whole(number));
    }

    /// Puts a number of things.
    pub(super) fn count(&mut self, key: &'a str, number: u64) {
        self.put(key, Node::Plain(Json::Number(number.to_string())));
    }

    /// Puts `true` or `false`.
    pub(super) fn flag(&mut self, key: &'a str, flag: bool) {
        self.put(key, Node::Plain(Json::Bool(flag)));
    }

    /// Puts an object.
    pub(super) fn object(&mut self, key: &'a str, fields: Fields<'a>) {
        self.put(key, Node::Object(fields, None));
    }

    /// Without the field with this name.
    pub(super) fn without(mut self, key: &str) -> Self {
        self.0.retain(|(name, _)| *name != key);
        self
    }
}

impl<'a> Node<'a> {
    /// An object with fields of its own; unknown fields of it may be kept with the object that holds it.
    pub(super) fn object(fields: Fields<'a>) -> Self {
        Self::Object(fields, None)
    }

    /// Entries, one for each thing.
    pub(super) fn list<T>(things: &'a [T], node: fn(&'a T) -> Node<'a>) -> Self {
        Self::List(things.iter().map(node).collect())
    }

    /// Texts.
    pub(super) fn texts(texts: &'a [String]) -> Self {
        Self::list(texts, |text| Node::Text(text))
    }

    /// A whole number.
    pub(super) fn whole(number: i64) -> Self {
        Self::Plain(Json::Number(number.to_string()))
    }

    /// As JSON on one line.
    pub(super) fn compact(&self) -> String {
        self.print(false)
    }

    /// As a tree: what reading its JSON would give.
    pub(super) fn json(&self, kept: Option<&Map<Json>>) -> Json {
        match self {
            Self::Text(text) => Json::String((*text).to_owned()),
            Self::Plain(json) => json.clone(),
            Self::Kept(json) => (*json).clone(),
            Self::List(entries) => Json::Array(entries.iter().map(|entry| entry.json(None)).collect()),
            Self::Object(fields, unknown) => {
                let kept = unknown.map(|unknown| &unknown.0).or(kept);
                let mut all: Vec<(String, Json)> = Vec::with_capacity(fields.0.len());
                for (key, json) in kept.unwrap_or(&Map::new()) {
                    if fields.0.iter().all(|field| field.0 != *key) {
                        all.push((key.clone(), json.clone()));
                    }
                }
                for (key, field) in &fields.0 {
                    all.push(((*key).to_owned(), field.json(fields_of(kept, key))));
                }
                Json::Object(all.into())
            }
        }
    }

    /// The same without fields that are empty.
    pub(super) fn short(mut self) -> String {
        self.prune();
        self.compact()
    }

    /// Takes out what says no more than if it were not there; apart from printing, which the first questions need small.
    fn prune(&mut self) {
        match self {
            Self::List(entries) => {
                for entry in entries {
                    entry.prune();
                }
            }
            Self::Object(Fields(fields), _) => {
                fields.retain(|(key, field)| NEEDED.contains(key) && !field.is_null() || !field.is_empty());
                for (_, field) in fields {
                    field.prune();
                }
            }
            _ => {}
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Plain(Json::Null))
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(entries) => entries.is_empty(),
            _ => self.is_null(),
        }
    }

    /// As JSON for people: two spaces a level, and a line end at the end.
    pub(super) fn pretty(&self) -> String {
        let mut text = self.print(true);
        text.push('\n');
        text
    }

    fn print(&self, is_pretty: bool) -> String {
        let mut printer = Printer {
            text: String::new(),
            is_pretty,
            depth: 0,
        };
        printer.node(self, None);
        printer.text
    }
}

/// What is kept of a field by the object around it.
fn fields_of<'a>(kept: Option<&'a Map<Json>>, key: &str) -> Option<&'a Map<Json>> {
    match kept?.get(key)? {
        Json::Object(fields) => Some(fields),
        _ => None,
    }
}

struct Printer {
    text: String,
    is_pretty: bool,
    depth: usize,
}

impl Printer {
    /// Writes a node; `kept` are fields of it that its parent keeps.
    fn node(&mut self, node: &Node, kept: Option<&Map<Json>>) {
        match node {
            Node::Text(text) => self.quoted(text),
            Node::Plain(json) => self.json(json),
            Node::Kept(json) => self.json(json),
            Node::List(entries) => {
                self.text.push('[');
                for (index, entry) in entries.iter().enumerate() {
                    self.begin(index == 0);
                    self.node(entry, None);
                }
                self.end(entries.is_empty(), ']');
            }
            Node::Object(fields, unknown) => {
                let kept = unknown.map(|unknown| &unknown.0).or(kept);
                self.text.push('{');
                let mut is_first = true;
                for (key, field) in &fields.0 {
                    self.key(key, &mut is_first);
                    self.node(field, fields_of(kept, key));
                }
                for (key, json) in kept.unwrap_or(&Map::new()) {
                    if fields.0.iter().all(|field| field.0 != *key) {
                        self.key(key, &mut is_first);
                        self.json(json);
                    }
                }
                self.end(is_first, '}');
            }
        }
    }

    fn json(&mut self, json: &Json) {
        match json {
            Json::String(text) => self.quoted(text),
            Json::Array(entries) => {
                self.text.push('[');
                for (index, entry) in entries.iter().enumerate() {
                    self.begin(index == 0);
                    self.json(entry);
                }
                self.end(entries.is_empty(), ']');
            }
            Json::Object(fields) => {
                self.text.push('{');
                let mut is_first = true;
                for (key, field) in fields {
                    self.key(key, &mut is_first);
                    self.json(field);
                }
                self.end(is_first, '}');
            }
            Json::Number(number) => self.text.push_str(number),
            Json::Bool(flag) => self.text.push_str(if *flag { "true" } else { "false" }),
            Json::Null => self.text.push_str("null"),
        }
    }

    fn key(&mut self, key: &str, is_first: &mut bool) {
        self.begin(*is_first);
        *is_first = false;
        self.quoted(key);
        self.text.push_str(if self.is_pretty { ": " } else { ":" });
    }

    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..'\u{20}' => {
                    // Writing to a String cannot fail.
                    let _ = write!(self.text, "\\u{:04x}", u32::from(character));
                }
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    fn begin(&mut self, is_first: bool) {
        if is_first {
            self.depth += 1;
        } else {
            self.text.push(',');
        }
        self.line();
    }

    fn end(&mut self, is_empty: bool, bracket: char) {
        if !is_empty {
            self.depth -= 1;
            self.line();
        }
        self.text.push(bracket);
    }

    fn line(&mut self) {
        if self.is_pretty {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }
}
