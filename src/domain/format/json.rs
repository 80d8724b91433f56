//! JSON as a tree (RFC 8259), and its reader.
//!
//! Numbers stay the text they are: what is not known keeps every digit, and nothing is rounded on the way.

use super::reader::Problem;
use crate::domain::map::Map;

/// How deep lists and objects are nested in each other at most.
const DEPTH_MAX: usize = 32;

/// A value of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object; of two fields with one name the last counts.
    Object(Map<Json>),
}

impl Json {
    /// Reads JSON, all of the text.
    pub(super) fn parse(text: &str) -> Result<Self, Problem> {
        let mut parser = Parser { text, at: 0 };
        let json = parser.value(0)?;
        match parser.peek() {
            None => Ok(json),
            Some(_) => Err(parser.problem()),
        }
    }
}

/// Reads a text from its beginning to its end.
struct Parser<'a> {
    text: &'a str,
    /// The byte where reading is; always between characters where something is taken.
    at: usize,
}

impl<'a> Parser<'a> {
    /// A value in `depth` lists and objects, with blanks before it.
    fn value(&mut self, depth: usize) -> Result<Json, Problem> {
        let json = match self.peek() {
            Some(b'{' | b'[') if depth >= DEPTH_MAX => return Err(Problem::TooDeep { limit: DEPTH_MAX }),
            Some(b'{') => Json::Object(self.object(depth)?),
            Some(b'[') => Json::Array(self.array(depth)?),
            Some(b'"') => Json::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => Json::Number(self.number()?.to_owned()),
            _ => self.word()?,
        };
        Ok(json)
    }

    fn object(&mut self, depth: usize) -> Result<Map<Json>, Problem> {
        let mut fields = Vec::new();
        self.at += 1;
        if self.take(b'}') {
            return Ok(Map::new());
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.problem());
            }
            let name = self.string()?;
            self.expect(b':')?;
            fields.push((name, self.value(depth + 1)?));
            if self.take(b'}') {
                return Ok(fields.into());
            }
            self.expect(b',')?;
        }
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Json>, Problem> {
        let mut entries = Vec::new();
        self.at += 1;
        if self.take(b']') {
            return Ok(entries);
        }
        loop {
            entries.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Ok(entries);
            }
            self.expect(b',')?;
        }
    }

    /// A text, from its opening quotation mark on.
    fn string(&mut self) -> Result<String, Problem> {
        let mut string = String::new();
        self.at += 1;
        loop {
            let from = self.at;
            self.skip(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
            string.push_str(self.text.get(from..self.at).unwrap_or_default());
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    self.at += 1;
                    string.push(self.escaped()?);
                }
                _ => return Err(self.problem()),
            }
        }
    }

    /// A character behind a backslash.
    fn escaped(&mut self) -> Result<char, Problem> {
        let character = match self.byte() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.problem()),
        };
        self.at += 1;
        Ok(character)
    }

    /// A character as four hexadecimal digits of UTF-16, or as two times four.
    fn unicode(&mut self) -> Result<char, Problem> {
        let mut code = self.hexadecimal()?;
        if (0xD800..0xDC00).contains(&code)
            && self
                .text
                .get(self.at..)
                .is_some_and(|rest| rest.starts_with("\\u"))
        {
            self.at += 1;
            let low = self.hexadecimal()?.wrapping_sub(0xDC00);
            code = if low < 0x400 {
                0x1_0000 + ((code - 0xD800) << 10) + low
            } else {
                code
            };
        }
        // Half of a pair alone is no character.
        char::from_u32(code).ok_or_else(|| self.problem())
    }

    /// The four digits behind a `u`.
    fn hexadecimal(&mut self) -> Result<u32, Problem> {
        self.at += 1;
        let from = self.at;
        self.skip(|byte| byte.is_ascii_hexdigit());
        self.at = self.at.min(from + 4);
        let digits = self.text.get(from..self.at).filter(|digits| digits.len() == 4);
        digits
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or_else(|| self.problem())
    }

    fn number(&mut self) -> Result<&'a str, Problem> {
        let from = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(self.text.get(from..self.at).unwrap_or_default())
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Problem> {
        let from = self.at;
        self.skip(|byte| byte.is_ascii_digit());
        if self.at == from {
            Err(self.problem())
        } else {
            Ok(())
        }
    }

    fn word(&mut self) -> Result<Json, Problem> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, json) in [
            ("null", Json::Null),
            ("true", Json::Bool(true)),
            ("false", Json::Bool(false)),
        ] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(json);
            }
        }
        Err(self.problem())
    }

    fn expect(&mut self, wanted: u8) -> Result<(), Problem> {
        if self.take(wanted) {
            Ok(())
        } else {
            Err(self.problem())
        }
    }

    /// Takes a byte behind blanks, if it is there.
    fn take(&mut self, wanted: u8) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    /// The next byte that is not blank, which stays to be taken.
    fn peek(&mut self) -> Option<u8> {
        self.skip(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, while_it_is: fn(u8) -> bool) {
        while self.byte().is_some_and(while_it_is) {
            self.at += 1;
        }
    }

    /// That the text cannot be read beyond here.
    fn problem(&self) -> Problem {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = 1 + before.matches('\n').count();
        let begin = before.rfind('\n').map_or(0, |end| end + 1);
        let column = (self.at + 1).min(self.text.len()) - begin;
        Problem::NotJson { line, column }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::writer::Node;
    use super::{Json, Problem};

    /// What another reader of JSON makes of a text, but for its numbers, which it rounds.
    fn other(text: &str) -> Option<serde_json::Value> {
        serde_json::from_str(text).ok()
    }

    fn ours(text: &str) -> Option<serde_json::Value> {
        other(&Node::Kept(&Json::parse(text).ok()?).compact())
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for (text, line, column) in [
            ("", 1, 0),
            (" \n ", 2, 1),
            ("nul", 1, 1),
            ("[1,]", 1, 4),
            ("[1 2]", 1, 4),
            ("{\"a\" 1}", 1, 6),
            ("{a:1}", 1, 2),
            ("{\"a\":1,}", 1, 8),
            ("[", 1, 1),
            ("{\"a\":\n\n", 3, 0),
            ("01", 1, 2),
            ("-", 1, 1),
            ("1.", 1, 2),
            ("1.e1", 1, 3),
            (".5", 1, 1),
            ("+1", 1, 1),
            ("1e", 1, 2),
            ("\"\t\"", 1, 2),
            ("\"a\nb\"", 1, 3),
            ("\"\\x\"", 1, 3),
            ("\"\\u12g4\"", 1, 6),
            ("\"\\ud800\"", 1, 8),
            ("\"\\udc00\"", 1, 8),
            ("\"\\ud800\\u0041\"", 1, 14),
            ("\"é", 1, 3),
            ("1 1", 1, 3),
            ("NaN", 1, 1),
            ("'a'", 1, 1),
            ("\u{A0}1", 1, 1),
            ("True", 1, 1),
        ] {
            assert_eq!(
                Json::parse(text),
                Err(Problem::NotJson { line, column }),
                "{text:?}"
            );
            assert_eq!(other(text), None, "{text:?}");
        }
    }

    #[test]
    fn numbers_stay_as_they_are() {
        for number in [
            "0",
            "-0",
            "1E+400",
            "0.10",
            "-1.5e-7",
            "123456789012345678901234567890",
        ] {
            let text = format!(" [ {number} ,{number}] ");
            assert_eq!(
                Node::Kept(&Json::parse(&text).unwrap()).compact(),
                format!("[{number},{number}]")
            );
        }
    }

    #[test]
    fn escapes_are_read() {
        let text = r#""\"\\\/\b\f\n\r\t\u0000\u00e9\uD83d\uDE80é🚀""#;
        assert_eq!(
            Json::parse(text),
            Ok(Json::String("\"\\/\u{8}\u{c}\n\r\t\0é🚀é🚀".to_owned()))
        );
    }

    proptest! {
        #[test]
        fn it_reads_what_another_reads(text in r#"([\[\]{}:,"\\ \n0-9.eE+\-]|true|false|null|"[a-c]":|"é\\u00e9"|\\ud83d\\ude80){0,12}"#) {
            prop_assert_eq!(ours(&text), other(&text));
        }

        #[test]
        fn it_reads_what_another_writes(text in any::<String>(), numbers in prop::collection::vec(any::<i64>(), 0..5)) {
            let json = serde_json::json!({ "text": text, &text: numbers, "more": [{}, [], null, true, { "a": false }] });
            prop_assert_eq!(ours(&json.to_string()), Some(json.clone()));
            prop_assert_eq!(ours(&serde_json::to_string_pretty(&json).unwrap()), Some(json));
        }
    }
}
