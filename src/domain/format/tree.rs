//! A persona taken apart into a [`Tree`], to be merged with others part by part, and put together again.
//!
//! What is known has the shape it is asked for in: items by id, evidence by what it says, a number with its unit as a whole. What is not known
//! has the shape it came in, so that later versions' fields are merged as well as can be.

use super::json::Json;
use super::persona::{KINDS, answer as read_answer, persona, persona_node};
use super::reader::reread;
use super::writer::Node;
use crate::domain::map::Map;
use crate::domain::merge::{Fields, Tree};
use crate::domain::persona::{Answer, Persona, Unknown};

/// Sections of a persona, and what their entries are known by.
const SECTIONS: [(&str, &[&str]); 7] = [
    ("tests", &["id"]),
    ("validation", &["id"]),
    ("measures", &["id"]),
    ("reviews", &["id"]),
    ("decisions", &["id"]),
    ("advice", &["rule", "question", "item"]),
    ("briefs", &["team", "line"]),
];
/// Texts of more than a line, in answers and beside them.
const LONG: [&str; 10] = [
    "what", "nearly", "said", "words", "says", "happened", "learned", "outcome", "note", "reason",
];
/// Fields whose text is a name from a list of names, or names something else: never joined with another.
const NAMES: [&str; 13] = [
    "id",
    "kind",
    "what_kind",
    "result",
    "form",
    "source",
    "team",
    "line",
    "rule",
    "question",
    "item",
    "moment",
    "verdict",
];
/// The most things that a list of a later version is taken apart into.
const UNKNOWN_MAX: usize = 1000;
/// Where it is noted what a persona was made from, in its `version`.
const PARENTS: &str = "parents";
/// Where parts of later versions are kept that lost out against others of theirs.
const ASIDE: &str = "kept_aside";

/// What a persona says, without its id, its times and its version.
pub fn take_apart(persona: &Persona) -> Tree {
    let Json::Object(mut fields) = persona_node(persona).json(None) else {
        // A persona is an object.
        return Tree::Fields(Fields::default());
    };
    for key in ["id", "created", "changed"] {
        fields.remove(key);
    }
    let mut parts = Map::new();
    for (key, json) in fields {
        let section = SECTIONS.iter().find(|(name, _)| *name == key);
        let part = match (key.as_str(), json) {
            ("version", json) => match version(json) {
                Some(rest) => rest,
                None => continue,
            },
            ("notebook", Json::Array(entries)) if entries.is_empty() => continue,
            ("interview", json) => whole(&json),
            ("answers", Json::Object(answers)) => fields_of(answers, |_, answer| self::answer(answer)),
            (ASIDE, Json::Array(entries)) => set(entries),
            (_, json) => match section {
                Some(("measures", keys)) => list(json, keys, measure_part),
                Some((_, keys)) => list(json, keys, part),
                None => any(json),
            },
        };
        parts.insert(key, part);
    }
    for (section, _) in SECTIONS {
        // One that is not there is empty.
        if !parts.contains_key(section) {
            parts.insert(section.to_owned(), Tree::Things(Vec::new()));
        }
    }
    Tree::Fields(Fields(parts))
}

/// What a later version says of the version.
fn version(json: Json) -> Option<Tree> {
    let Json::Object(mut fields) = json else {
        return None;
    };
    for key in ["number", "parent"] {
        fields.remove(key);
    }
    if let Some(Json::Array(_)) = fields.get(PARENTS) {
        fields.remove(PARENTS);
    }
    (!fields.is_empty()).then(|| any(Json::Object(fields)))
}

/// Puts a persona together from what it says; id, times and version are those of `like`. None where the parts do not go together.
pub fn put_together(tree: &Tree, like: &Persona) -> Option<Persona> {
    let Json::Object(mut fields) = json(tree)? else {
        return None;
    };
    for (section, _) in SECTIONS {
        if fields.get(section) == Some(&Json::Array(Vec::new())) {
            fields.remove(section);
        }
    }
    let mut version = match fields.remove("version") {
        Some(Json::Object(rest)) => rest,
        _ => Map::new(),
    };
    version.insert("number".to_owned(), Json::Number(like.version.number.to_string()));
    if let Some(parent) = &like.version.parent {
        version.insert("parent".to_owned(), Json::String(parent.clone()));
    }
    let parents = parents(like);
    if !parents.is_empty() && !version.contains_key(PARENTS) {
        let parents = parents.into_iter().map(Json::String).collect();
        version.insert(PARENTS.to_owned(), Json::Array(parents));
    }
    fields.insert("version".to_owned(), Json::Object(version));
    for (key, text) in [
        ("id", &like.id),
        ("created", &like.created),
        ("changed", &like.changed),
    ] {
        fields.insert(key.to_owned(), Json::String(text.clone()));
    }
    reread(&Json::Object(fields), persona)
}

/// The hashes of the states a persona was made from beside its parent, as its `version` notes them.
pub fn parents(persona: &Persona) -> Vec<String> {
    let Some(Json::Object(version)) = persona.unknown.0.get("version") else {
        return Vec::new();
    };
    let Some(Json::Array(parents)) = version.get(PARENTS) else {
        return Vec::new();
    };
    let hash = |json: &Json| match json {
        Json::String(hash) => Some(hash.clone()),
        _ => None,
    };
    parents.iter().filter_map(hash).collect()
}

/// Notes the hashes of the states a persona was made from beside its parent. In files they stand in its `version`, as `parents`: a field that
/// versions without it keep and write back.
pub fn set_parents(persona: &mut Persona, parents: Vec<String>) {
    let mut version = match persona.unknown.0.remove("version") {
        Some(Json::Object(version)) => version,
        _ => Map::new(),
    };
    let is_ours = version
        .get(PARENTS)
        .is_none_or(|parents| matches!(parents, Json::Array(_)));
    if !is_ours {
        // A later version means something else by it.
    } else if parents.is_empty() {
        version.remove(PARENTS);
    } else {
        let parents = parents.into_iter().map(Json::String).collect();
        version.insert(PARENTS.to_owned(), Json::Array(parents));
    }
    if !version.is_empty() {
        persona
            .unknown
            .0
            .insert("version".to_owned(), Json::Object(version));
    }
}

/// A part of a later version that was not chosen, to be kept beside the one that was: in files it stands in `kept_aside`.
pub(in crate::domain) fn aside(path: &str, part: &Tree) -> Option<(String, Tree)> {
    let mut fields = Map::new();
    fields.insert("at".to_owned(), Json::String(path.to_owned()));
    fields.insert("was".to_owned(), json(part)?);
    let entry = whole(&Json::Object(fields));
    match &entry {
        Tree::Whole(text) => Some((text.clone(), entry)),
        _ => None,
    }
}

/// An answer from its part of a tree.
pub(in crate::domain) fn answer_of(tree: &Tree) -> Option<Answer> {
    reread(&json(tree)?, read_answer)
}

/// A text, a number or a name that stands in a tree as a whole; none where it is more than that.
pub(in crate::domain) fn plain(text: &str) -> Option<String> {
    match Json::parse(text).ok()? {
        Json::String(text) => Some(text),
        Json::Number(number) => Some(number),
        Json::Bool(flag) => Some(flag.to_string()),
        Json::Null => Some(String::new()),
        Json::Array(_) | Json::Object(_) => None,
    }
}

/// A part of a tree as JSON on one line.
pub(in crate::domain) fn json_of(tree: &Tree) -> String {
    json(tree).map(|json| text_of(&json)).unwrap_or_default()
}

/// The part of an item that is its id.
pub(in crate::domain) fn id_part(id: &str) -> Tree {
    whole(&Json::String(id.to_owned()))
}

/// The part of a moment that names none of the interview's.
pub(in crate::domain) fn no_part() -> Tree {
    whole(&Json::Null)
}

/// Whether this version knows the kind of an answer.
pub(in crate::domain) fn is_known_kind(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// Whether a part of a persona is one of the sections beside its answers.
pub(in crate::domain) fn is_section(name: &str) -> bool {
    SECTIONS.iter().any(|(section, _)| *section == name)
}

/// Brings fields of a later version together. Of two that differ one stays where it is, always the same, and the other is kept aside: nobody here can say
/// what it is worth.
pub(in crate::domain) fn join_unknown(mine: &mut Unknown, other: Unknown) {
    if *mine == other {
        return;
    }
    let mut kept: Vec<Json> = Vec::new();
    let mut others = other.0;
    for fields in [&mut mine.0, &mut others] {
        if let Some(Json::Array(entries)) = fields.remove(ASIDE) {
            kept.extend(entries);
        }
    }
    for (key, json) in others {
        match mine.0.get_mut(&key) {
            Some(there) if *there == json => {}
            Some(there) => {
                let beside = if text_of(there) < text_of(&json) {
                    std::mem::replace(there, json)
                } else {
                    json
                };
                let mut fields = Map::new();
                fields.insert("at".to_owned(), Json::String(key));
                fields.insert("was".to_owned(), beside);
                kept.push(Json::Object(fields));
            }
            None => drop(mine.0.insert(key, json)),
        }
    }
    kept.sort_by_cached_key(text_of);
    kept.dedup();
    if !kept.is_empty() {
        mine.0.insert(ASIDE.to_owned(), Json::Array(kept));
    }
}

/// Where such parts are kept.
pub(in crate::domain) const KEPT_ASIDE: &str = ASIDE;

fn text_of(json: &Json) -> String {
    Node::Kept(json).compact()
}

fn whole(json: &Json) -> Tree {
    Tree::Whole(text_of(json))
}

fn fields_of(fields: Map<Json>, part: impl Fn(&str, Json) -> Tree) -> Tree {
    let parts = fields.into_iter().map(|(key, json)| {
        let part = part(&key, json);
        (key, part)
    });
    Tree::Fields(Fields(parts.collect::<Vec<_>>().into()))
}

/// An answer.
fn answer(json: Json) -> Tree {
    let Json::Object(fields) = json else {
        return whole(&json);
    };
    let kind = match fields.get("kind") {
        Some(Json::String(kind)) => kind.clone(),
        _ => String::new(),
    };
    let is_known = KINDS.contains(&kind.as_str());
    let has_evidence = fields.contains_key("evidence");
    let mut parts = fields_of(fields, |key, json| match key {
        "kind" => whole(&json),
        "value" if is_known => value(&kind, json),
        "evidence" if is_known => evidence(json),
        _ => any(json),
    });
    if let Tree::Fields(parts) = &mut parts
        && is_known
        && !has_evidence
    {
        parts.0.insert("evidence".to_owned(), Tree::Set(Vec::new()));
    }
    Tree::Kind(kind, Box::new(parts))
}

fn value(kind: &str, json: Json) -> Tree {
    match (kind, json) {
        ("short-text", Json::String(text)) => Tree::Line(text),
        ("long-text", Json::String(text)) => Tree::Text(text),
        ("list" | "quotes" | "moments" | "sources", json) => {
            let mut things = list(json, &["id"], part);
            for (_, thing) in things.things_mut().into_iter().flatten() {
                if let Tree::Fields(fields) = thing
                    && !fields.0.contains_key("evidence")
                {
                    fields.0.insert("evidence".to_owned(), Tree::Set(Vec::new()));
                }
            }
            things
        }
        ("choices", Json::Object(fields)) => fields_of(fields, |key, json| match (key, json) {
            ("options" | "own", Json::Array(entries)) => set(entries),
            (_, json) => any(json),
        }),
        ("choice", Json::Object(fields)) => {
            let which = if fields.contains_key("option") {
                "option"
            } else {
                "own"
            };
            let parts = fields_of(fields, |key, json| match (key, json) {
                ("own", Json::String(text)) => Tree::Line(text),
                (_, json) => whole(&json),
            });
            Tree::Kind(which.to_owned(), Box::new(parts))
        }
        ("portrait", Json::Object(fields)) => {
            let which = if fields.contains_key("photo") {
                "photo"
            } else {
                "drawn"
            };
            let parts = fields_of(fields, |key, json| match (key, json) {
                ("photo", json) => whole(&json),
                ("drawn", Json::Object(drawn)) => fields_of(drawn, |_, json| match json {
                    Json::Object(parts) => fields_of(parts, |_, json| whole(&json)),
                    json => whole(&json),
                }),
                (_, json) => any(json),
            });
            Tree::Kind(which.to_owned(), Box::new(parts))
        }
        ("test" | "name", Json::Object(fields)) => fields_of(fields, part),
        (_, json) => whole(&json),
    }
}

/// A part of a thing whose fields are known.
fn part(key: &str, json: Json) -> Tree {
    match (key, json) {
        ("evidence", json) => evidence(json),
        ("confirms" | "contradicts" | "who" | "tags" | "entries", Json::Array(entries)) => set(entries),
        ("points", json) => list(json, &["date"], part),
        ("answers", json) => list(json, &["question", "item"], part),
        (_, Json::String(text)) if NAMES.contains(&key) => whole(&Json::String(text)),
        ("date" | "ended" | "begun" | "next" | "pronoun", json) => whole(&json),
        (key, Json::String(text)) if LONG.contains(&key) => Tree::Text(text),
        (_, Json::String(text)) => Tree::Line(text),
        (_, json) => any(json),
    }
}

/// The same of a measure, whose `what` is one of a few names.
fn measure_part(key: &str, json: Json) -> Tree {
    match key {
        "what" => whole(&json),
        _ => part(key, json),
    }
}

/// Objects known by the texts of these fields, each read by its parts; as a whole where they are no such objects.
fn list(json: Json, keys: &[&str], part: fn(&str, Json) -> Tree) -> Tree {
    let Json::Array(entries) = json else {
        return any(json);
    };
    let key_of = |json: &Json| {
        let Json::Object(fields) = json else { return None };
        let mut found = Vec::new();
        for key in keys {
            match fields.get(key) {
                Some(Json::String(text)) => found.push(text.as_str()),
                // Only a part of a longer key may be left out.
                None if keys.len() > 1 => found.push(""),
                _ => return None,
            }
        }
        Some(found.join(" "))
    };
    let named: Option<Vec<String>> = entries.iter().map(key_of).collect();
    let Some(named) = named else {
        return whole(&Json::Array(entries));
    };
    let mut things: Vec<(String, Tree)> = Vec::with_capacity(entries.len());
    for (key, json) in named.into_iter().zip(entries) {
        let thing = match json {
            Json::Object(fields) => fields_of(fields, part),
            json => any(json),
        };
        things.push((numbered(&things, key), thing));
    }
    Tree::Things(things)
}

/// Evidence, each piece as a whole.
fn evidence(json: Json) -> Tree {
    match json {
        Json::Array(entries) => set(entries),
        json => any(json),
    }
}

/// Entries known by what they say.
fn set(entries: Vec<Json>) -> Tree {
    let mut things: Vec<(String, Tree)> = Vec::with_capacity(entries.len());
    for json in entries {
        let entry = match json {
            Json::String(text) => Tree::Line(text),
            json => whole(&json),
        };
        let key = match &entry {
            Tree::Line(text) | Tree::Whole(text) => text.clone(),
            _ => String::new(),
        };
        things.push((numbered(&things, key), entry));
    }
    Tree::Set(things)
}

/// A key that no thing has yet: the second of two with one key is known by its number, too.
fn numbered(things: &[(String, Tree)], key: String) -> String {
    let mut found = key.clone();
    let mut count = 1;
    while things.iter().any(|(other, _)| *other == found) {
        count += 1;
        found = [&key, "\n", &count.to_string()].concat();
    }
    found
}

/// What is not known, in the shape it has.
fn any(json: Json) -> Tree {
    match json {
        Json::String(text) => Tree::Line(text),
        Json::Object(fields) => fields_of(fields, |_, json| any(json)),
        Json::Array(entries) => {
            let id = |json: &Json| match json {
                Json::Object(fields) => match fields.get("id") {
                    Some(Json::String(id)) => Some(id.clone()),
                    _ => None,
                },
                _ => None,
            };
            let ids: Option<Vec<String>> = entries.iter().map(id).collect();
            match ids {
                // Nobody waits for a list that is longer than any of ours.
                Some(ids) if (1..=UNKNOWN_MAX).contains(&ids.len()) => {
                    let mut things: Vec<(String, Tree)> = Vec::with_capacity(ids.len());
                    for (id, json) in ids.into_iter().zip(entries) {
                        things.push((numbered(&things, id), any(json)));
                    }
                    Tree::Things(things)
                }
                _ => whole(&Json::Array(entries)),
            }
        }
        json => whole(&json),
    }
}

fn json(tree: &Tree) -> Option<Json> {
    Some(match tree {
        Tree::Line(text) | Tree::Text(text) => Json::String(text.clone()),
        Tree::Whole(text) => Json::parse(text).ok()?,
        Tree::Kind(_, inner) => json(inner)?,
        Tree::Fields(fields) => {
            let mut all = Vec::with_capacity(fields.0.len());
            for (key, part) in &fields.0 {
                // None is not written.
                if key != "evidence" || *part != Tree::Set(Vec::new()) {
                    all.push((key.clone(), json(part)?));
                }
            }
            Json::Object(all.into())
        }
        Tree::Things(things) | Tree::Set(things) => {
            let all: Option<Vec<Json>> = things.iter().map(|(_, thing)| json(thing)).collect();
            Json::Array(all?)
        }
    })
}
