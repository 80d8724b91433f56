//! Changes inputs: as JSON, so that what is behind the first check is reached, and as bytes.

use serde_json::Value;

use crate::chance::Chance;

/// Values that are at the edge of something.
const EDGES: [&str; 28] = [
    "null",
    "true",
    "0",
    "-1",
    "1",
    "2",
    "1e999",
    "-0.0",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "4294967296",
    "2147483648",
    "0.30000000000000004",
    "\"\"",
    "\" \"",
    "\"\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "\"../..\"",
    "\"2026-02-30\"",
    "\"0001-01-01\"",
    "\"9999-12-31\"",
    "\"2026-11-22T10:00:00Z\"",
    "\"data:image/png;base64,iVBORw0KGgo=\"",
    "[]",
    "{}",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"",
];

/// An input with one part of its JSON replaced, taken out, doubled, or put elsewhere; none where it is no JSON.
pub fn as_json(data: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let mut json: Value = serde_json::from_slice(data).ok()?;
    for _ in 0..=chance.below(3) {
        let mut pointers = Vec::new();
        collect(&json, String::new(), &mut pointers);
        let at = &pointers[chance.below(pointers.len())];
        let other = json.pointer(&pointers[chance.below(pointers.len())])?.clone();
        let edge = serde_json::from_str(EDGES[chance.below(EDGES.len())]).unwrap_or(Value::Null);
        let put = if chance.one_in(2) { other } else { edge };
        match chance.below(4) {
            // In its parent: taken out, or doubled.
            0 | 1 => {
                let (parent, key) = at.rsplit_once('/').unwrap_or(("", ""));
                let is_out = chance.one_in(2);
                match json.pointer_mut(parent)? {
                    Value::Object(fields) if is_out => {
                        fields.remove(&key.replace("~1", "/").replace("~0", "~"));
                    }
                    Value::Object(fields) => {
                        fields.insert(format!("{key}{}", chance.below(9)), put);
                    }
                    Value::Array(entries) => {
                        let index = key
                            .parse::<usize>()
                            .unwrap_or(0)
                            .min(entries.len().saturating_sub(1));
                        if is_out && !entries.is_empty() {
                            entries.remove(index);
                        } else {
                            let times = if chance.one_in(40) { 210 } else { 1 };
                            for _ in 0..times {
                                entries.insert(index, put.clone());
                            }
                        }
                    }
                    place => *place = put,
                }
            }
            2 => {
                let place = json.pointer_mut(at)?;
                if let Value::String(text) = place {
                    let mut bytes = std::mem::take(text).into_bytes();
                    as_bytes(&mut bytes, chance);
                    *text = String::from_utf8_lossy(&bytes).into_owned();
                } else {
                    *place = put;
                }
            }
            _ => *json.pointer_mut(at)? = put,
        }
    }
    serde_json::to_vec(&json).ok()
}

/// Changes a few bytes: turned, cut, doubled, or put in.
pub fn as_bytes(data: &mut Vec<u8>, chance: &mut Chance) {
    const PIECES: [&[u8]; 14] = [
        b"\"",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\\u0000",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xf4\x8f\xbf\xbf",
        b"e+999",
    ];
    for _ in 0..=chance.below(4) {
        let at = chance.below(data.len() + 1);
        match chance.below(5) {
            0 if at < data.len() => data[at] ^= 1 << chance.below(8),
            1 => data.truncate(at),
            2 => {
                let end = (at + chance.below(40)).min(data.len());
                data.drain(at..end);
            }
            3 => {
                let end = (at + chance.below(60)).min(data.len());
                let piece = data[at..end].to_vec();
                let to = chance.below(data.len() + 1);
                data.splice(to..to, piece);
            }
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                data.splice(at..at, piece.iter().copied());
            }
        }
    }
}

/// Pointers to every value.
fn collect(json: &Value, pointer: String, pointers: &mut Vec<String>) {
    match json {
        Value::Object(fields) => {
            for (key, value) in fields {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect(value, format!("{pointer}/{key}"), pointers);
            }
        }
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                collect(value, format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
    pointers.push(pointer);
}
