//! Reads JSON step by step, knowing at every step where it is.
//!
//! Every step takes the fields it knows out of an [`Object`]; what remains is kept as unknown. An error starts at the value
//! that is wrong and gains its path on the way out, so that reading what is right costs nothing for it.

use core::fmt;

use serde_json::{Map, Value as Json};

use crate::domain::day::Day;
use crate::domain::persona::{TEXT_MAX, Unknown};
use crate::domain::words::{Word, Words};

/// The largest file that is read, in megabytes of 1,048,576 bytes.
pub const FILE_MAX_MB: usize = 25;
/// How deep lists and objects are nested in each other at most.
const DEPTH_MAX: usize = 32;
/// How long an id is at most, in characters.
const ID_MAX: usize = 100;
/// How much of a path or an id a message shows, in characters.
const SHOWN_MAX: usize = 80;

/// What every step of reading returns.
pub(super) type Read<T> = Result<T, FormatError>;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The place in the file, as in `personas[0].answers.habits.value[2].text`; empty for the file as a whole.
    pub path: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing in it.
    Empty,
    /// More than this many megabytes.
    TooLarge {
        /// How many there may be.
        limit_mb: usize,
    },
    /// Not text, or text in another encoding.
    NotUtf8 {
        /// The first byte that is not UTF-8, counted from 0.
        offset: usize,
    },
    /// Text in UTF-16.
    Utf16,
    /// Not JSON, or cut off.
    NotJson {
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
    },
    /// Nested too deep.
    TooDeep {
        /// How deep it may be.
        limit: usize,
    },
    /// JSON, but not of the format that was wanted.
    NotOurs {
        /// The format wanted.
        wanted: &'static str,
        /// The format it has, if it is another one of ours.
        found: Option<&'static str>,
    },
    /// Of a later version of the format.
    Newer {
        /// The version.
        version: i64,
    },
    /// A field that must be there is not.
    Missing,
    /// A value of another type.
    WrongType {
        /// What should be there.
        expected: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// A text with more characters than this.
    TooLong {
        /// How many there may be.
        limit: usize,
    },
    /// More entries than this.
    TooMany {
        /// How many there may be.
        limit: usize,
    },
    /// An empty list where something is needed.
    TooFew,
    /// Not one of the names allowed.
    NotOneOf {
        /// The names, separated by commas.
        allowed: String,
    },
    /// Not a day of the calendar as `YYYY-MM-DD`.
    NotADay,
    /// Not a time in UTC as `YYYY-MM-DDThh:mm:ssZ`.
    NotATime,
    /// Not a colour as `#rrggbb`.
    NotAColour,
    /// Not a PNG, JPEG or WebP as a data URI.
    NotAPhoto,
    /// Declared as a photo, but damaged or something else inside.
    BrokenPhoto,
    /// An id that stands elsewhere already.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// An id with other characters than letters, digits, hyphens, dots and underscores (in packs: kebab-case).
    BadId,
    /// A number outside its range.
    OutOfRange {
        /// The smallest allowed.
        from: i64,
        /// The largest allowed.
        to: i64,
    },
    /// A text with nothing in it.
    Blank,
    /// In a pack: numbers that must not fall do.
    NotInOrder,
    /// In a pack: a question named that is not there.
    NoSuchQuestion {
        /// The id named.
        id: String,
    },
    /// In a pack: a condition on a question that does not come before.
    NotEarlier {
        /// The id named.
        id: String,
    },
    /// In a pack: a condition on an option of a question that has none.
    NotAChoice {
        /// The id named.
        id: String,
    },
    /// In a pack: a slot filled from a question that is not answered in text.
    NotAText {
        /// The id named.
        id: String,
    },
    /// In a pack: an option, moment or source named that is not there.
    NoSuchOption {
        /// The id named.
        id: String,
    },
    /// In a pack: there must be exactly one question of this kind, and its id must be the same.
    NotOnce {
        /// The kind.
        kind: &'static str,
    },
}

impl Problem {
    /// This problem, at the place its caller will name.
    pub(super) fn here(self) -> FormatError {
        FormatError {
            path: String::new(),
            problem: self,
        }
    }

    /// This problem, at a place.
    pub(super) fn at(self, path: &str) -> FormatError {
        FormatError {
            path: path.to_owned(),
            problem: self,
        }
    }
}

impl FormatError {
    /// The same problem, seen from the object that holds the field.
    #[must_use]
    pub(super) fn under(mut self, key: &str) -> Self {
        // A key comes from the file, so that a long one must not make a long message; a path is longest at its ends.
        let key = cut(key);
        let dot = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = [&key, dot, &self.path].concat();
        self
    }

    /// The same problem, seen from the list that holds the entry.
    #[must_use]
    pub(super) fn entry(self, index: usize) -> Self {
        self.under(&["[", &index.to_string(), "]"].concat())
    }

    /// The whole sentence for a person: what is wrong, where, and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        let place = cut(&self.path);
        let number = |number: usize| number.to_string();
        let (word, key, value) = match &self.problem {
            Problem::Empty => (Word::FormatEmpty, "", String::new()),
            Problem::TooLarge { limit_mb } => (Word::FormatTooLarge, "limit", number(*limit_mb)),
            Problem::NotUtf8 { offset } => (Word::FormatNotUtf8, "offset", number(*offset)),
            Problem::Utf16 => (Word::FormatUtf16, "", String::new()),
            Problem::NotJson { line, column } => {
                return words.fill(
                    Word::FormatNotJson,
                    &[("line", &number(*line)), ("column", &number(*column))],
                );
            }
            Problem::TooDeep { .. } => (Word::FormatTooDeep, "", String::new()),
            Problem::NotOurs {
                wanted: "persona-builder/personas",
                found: Some("persona-builder/interview"),
            } => (Word::FormatIsInterview, "", String::new()),
            Problem::NotOurs {
                wanted: "persona-builder/interview",
                ..
            } => (Word::FormatNotInterview, "", String::new()),
            Problem::NotOurs { .. } => (Word::FormatNotPersonas, "", String::new()),
            Problem::Newer { version } => (Word::FormatNewer, "version", version.to_string()),
            Problem::Missing => (Word::FormatMissing, "", String::new()),
            Problem::WrongType { .. } => (Word::FormatWrongType, "", String::new()),
            Problem::TooLong { limit } => (Word::FormatTooLong, "limit", number(*limit)),
            Problem::TooMany { limit } => (Word::FormatTooMany, "limit", number(*limit)),
            Problem::NotOneOf { allowed } => (Word::FormatNotOneOf, "allowed", allowed.clone()),
            Problem::NotADay => (Word::FormatNotADay, "", String::new()),
            Problem::NotATime => (Word::FormatNotATime, "", String::new()),
            Problem::NotAColour => (Word::FormatNotAColour, "", String::new()),
            Problem::NotAPhoto => (Word::FormatNotAPhoto, "", String::new()),
            Problem::BrokenPhoto => (Word::FormatBrokenPhoto, "", String::new()),
            Problem::DuplicateId { id } => (Word::FormatDuplicateId, "id", cut(id)),
            Problem::BadId => (Word::FormatBadId, "", String::new()),
            Problem::OutOfRange { from, to } => (
                Word::FormatOutOfRange,
                "range",
                [&from.to_string(), "–", &to.to_string()].concat(),
            ),
            Problem::Blank => (Word::FormatBlank, "", String::new()),
            Problem::TooFew
            | Problem::NotInOrder
            | Problem::NoSuchQuestion { .. }
            | Problem::NotEarlier { .. }
            | Problem::NotAChoice { .. }
            | Problem::NotAText { .. }
            | Problem::NoSuchOption { .. }
            | Problem::NotOnce { .. } => (Word::FormatPack, "problem", self.problem.to_string()),
        };
        let sentence = words.fill(word, &[(key, &value)]);
        if place.is_empty() {
            sentence
        } else {
            sentence + " " + &words.fill(Word::FormatWhere, &[("path", &place)])
        }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            formatter.write_str(&self.path)?;
            formatter.write_str(": ")?;
        }
        self.problem.fmt(formatter)
    }
}

impl core::error::Error for FormatError {}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("the file is empty"),
            Self::TooLarge { limit_mb } => write!(formatter, "larger than {limit_mb} MB"),
            Self::NotUtf8 { offset } => write!(formatter, "not UTF-8 at byte {offset}"),
            Self::Utf16 => formatter.write_str("UTF-16, not UTF-8"),
            Self::NotJson { line, column } => write!(formatter, "not JSON at line {line}, column {column}"),
            Self::TooDeep { limit } => write!(formatter, "nested more than {limit} deep"),
            Self::NotOurs { wanted, found: None } => write!(formatter, "not a {wanted} file"),
            Self::NotOurs {
                wanted,
                found: Some(found),
            } => write!(formatter, "a {found} file, not {wanted}"),
            Self::Newer { version } => write!(formatter, "version {version} is newer than 1"),
            Self::Missing => formatter.write_str("missing"),
            Self::WrongType { expected, found } => write!(formatter, "{found} instead of {expected}"),
            Self::TooLong { limit } => write!(formatter, "longer than {limit} characters"),
            Self::TooMany { limit } => write!(formatter, "more than {limit} entries"),
            Self::TooFew => formatter.write_str("an empty list"),
            Self::NotOneOf { allowed } => write!(formatter, "not one of {allowed}"),
            Self::NotADay => formatter.write_str("not a day as YYYY-MM-DD"),
            Self::NotATime => formatter.write_str("not a time as YYYY-MM-DDThh:mm:ssZ"),
            Self::NotAColour => formatter.write_str("not a colour as #rrggbb"),
            Self::NotAPhoto => formatter.write_str("not a PNG, JPEG or WebP of at most 1.5 MB as a data URI"),
            Self::BrokenPhoto => formatter.write_str("not the picture it says it is"),
            Self::DuplicateId { id } => write!(formatter, "id {} stands twice", cut(id)),
            Self::BadId => formatter.write_str("not an id"),
            Self::OutOfRange { from, to } => write!(formatter, "not from {from} to {to}"),
            Self::Blank => formatter.write_str("blank"),
            Self::NotInOrder => formatter.write_str("smaller than the one before"),
            Self::NoSuchQuestion { id } => write!(formatter, "no question {}", cut(id)),
            Self::NotEarlier { id } => write!(formatter, "question {} does not come before", cut(id)),
            Self::NotAChoice { id } => write!(formatter, "question {} has no options", cut(id)),
            Self::NotAText { id } => write!(formatter, "question {} is not answered in text", cut(id)),
            Self::NoSuchOption { id } => write!(formatter, "no option {}", cut(id)),
            Self::NotOnce { kind } => write!(
                formatter,
                "not exactly one question of kind {kind} with id {kind}"
            ),
        }
    }
}

/// At most so much of a text as a message shows.
fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN_MAX) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// A value that has not been read yet.
pub(super) struct Raw {
    /// The value.
    pub(super) json: Json,
    /// Whether texts and lists are limited: in files that come from elsewhere. What this program stored itself is
    /// always read back, even if it let something grow too long.
    pub(super) is_limited: bool,
}

/// Reads JSON from the bytes of a file: UTF-8 with or without a byte order mark, within the limits of size and depth.
pub(super) fn parse(bytes: &[u8], is_limited: bool) -> Read<Raw> {
    if is_limited && bytes.len() > FILE_MAX_MB * 1_048_576 {
        return Err(Problem::TooLarge {
            limit_mb: FILE_MAX_MB,
        }
        .here());
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::Utf16.here());
    }
    let text = core::str::from_utf8(bytes).map_err(|error| {
        Problem::NotUtf8 {
            offset: error.valid_up_to(),
        }
        .here()
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::Empty.here());
    }
    if is_too_deep(text) {
        return Err(Problem::TooDeep { limit: DEPTH_MAX }.here());
    }
    match serde_json::from_str(text) {
        Ok(json) => Ok(Raw { json, is_limited }),
        Err(error) => Err(Problem::NotJson {
            line: error.line(),
            column: error.column(),
        }
        .here()),
    }
}

/// Whether lists and objects are nested too deep, told before anything is built from them.
fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        if escaped {
            escaped = false;
        } else if in_string {
            escaped = byte == b'\\';
            in_string = byte != b'"';
        } else {
            match byte {
                b'"' => in_string = true,
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEPTH_MAX {
                return true;
            }
        }
    }
    false
}

/// The fields of an object that have not been read yet.
#[derive(Default)]
pub(super) struct Object {
    fields: Map<String, Json>,
    is_limited: bool,
}

impl Object {
    /// The fields of a value that must be an object.
    pub(super) fn of(raw: Raw) -> Read<Self> {
        match raw.json {
            Json::Object(fields) => Ok(Self {
                fields,
                is_limited: raw.is_limited,
            }),
            other => Err(wrong_type("an object", &other)),
        }
    }

    /// The object of a whole file: its `format` must be `wanted`, its `version` 1.
    pub(super) fn of_file(raw: Raw, wanted: &'static str) -> Read<Self> {
        let Json::Object(mut fields) = raw.json else {
            return Err(Problem::NotOurs { wanted, found: None }.here());
        };
        match fields.remove("format") {
            Some(Json::String(format)) if format == wanted => {}
            Some(Json::String(format)) => {
                let found = FORMATS.iter().copied().find(|known| *known == format);
                return Err(Problem::NotOurs { wanted, found }.here());
            }
            _ => return Err(Problem::NotOurs { wanted, found: None }.here()),
        }
        let mut object = Self {
            fields,
            is_limited: raw.is_limited,
        };
        match object
            .whole("version", 1, i64::MAX)?
            .ok_or_else(|| Problem::Missing.at("version"))?
        {
            1 => Ok(object),
            version => Err(Problem::Newer { version }.here()),
        }
    }

    /// Takes a field; `null` is as good as none.
    pub(super) fn take(&mut self, key: &str) -> Option<Raw> {
        let json = self.fields.remove(key).filter(|json| !json.is_null())?;
        Some(Raw {
            json,
            is_limited: self.is_limited,
        })
    }

    /// Takes a field that must be there.
    pub(super) fn need(&mut self, key: &str) -> Read<Raw> {
        self.take(key).ok_or_else(|| Problem::Missing.at(key))
    }

    /// Takes a text that must be there, but may be empty.
    pub(super) fn text(&mut self, key: &str) -> Read<String> {
        let raw = self.need(key)?;
        text(raw).map_err(|error| error.under(key))
    }

    /// Takes a text that must say something.
    pub(super) fn said(&mut self, key: &str) -> Read<String> {
        let text = self.text(key)?;
        if text.trim().is_empty() {
            Err(Problem::Blank.at(key))
        } else {
            Ok(text)
        }
    }

    /// Takes a text; empty where there is none.
    pub(super) fn text_or_empty(&mut self, key: &str) -> Read<String> {
        Ok(self.maybe_text(key)?.unwrap_or_default())
    }

    /// Takes a text that need not be there.
    pub(super) fn maybe_text(&mut self, key: &str) -> Read<Option<String>> {
        self.take(key)
            .map(text)
            .transpose()
            .map_err(|error| error.under(key))
    }

    /// Takes an id.
    pub(super) fn id(&mut self, key: &str) -> Read<String> {
        let text = self.text(key)?;
        if is_id(&text) {
            Ok(text)
        } else {
            Err(bad_id(&text).at(key))
        }
    }

    /// Takes a time in UTC; empty where there is none.
    pub(super) fn time(&mut self, key: &str) -> Read<String> {
        let text = self.text_or_empty(key)?;
        if text.is_empty() || is_time(&text) {
            Ok(text)
        } else {
            Err(Problem::NotATime.at(key))
        }
    }

    /// Takes a day that need not be there.
    pub(super) fn day(&mut self, key: &str) -> Read<Option<Day>> {
        self.take(key)
            .map(day)
            .transpose()
            .map_err(|error| error.under(key))
    }

    /// Takes a whole number that need not be there.
    pub(super) fn whole(&mut self, key: &str, from: i64, to: i64) -> Read<Option<i64>> {
        self.take(key)
            .map(|raw| whole(&raw.json, from, to))
            .transpose()
            .map_err(|error| error.under(key))
    }

    /// Takes a count that need not be there.
    pub(super) fn count(&mut self, key: &str) -> Read<Option<u32>> {
        let count = self.whole(key, 0, i64::from(u32::MAX))?;
        Ok(count.and_then(|count| u32::try_from(count).ok()))
    }

    /// Takes a yes or no that need not be there.
    pub(super) fn flag(&mut self, key: &str) -> Read<Option<bool>> {
        match self.take(key).map(|raw| raw.json) {
            None => Ok(None),
            Some(Json::Bool(flag)) => Ok(Some(flag)),
            Some(other) => Err(wrong_type("true or false", &other).under(key)),
        }
    }

    /// Takes one of several names, which need not be there.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        id: fn(T) -> &'static str,
    ) -> Read<Option<T>> {
        let Some(text) = self.maybe_text(key)? else {
            return Ok(None);
        };
        match all.iter().copied().find(|one| id(*one) == text) {
            Some(one) => Ok(Some(one)),
            None => Err(not_one_of(all.iter().map(|one| id(*one))).at(key)),
        }
    }

    /// Takes an object that need not be there; a missing one has no fields.
    pub(super) fn object(&mut self, key: &str) -> Read<Self> {
        self.take(key)
            .map(Self::of)
            .transpose()
            .map(Option::unwrap_or_default)
            .map_err(|error| error.under(key))
    }

    /// Takes a list; an empty one where there is none.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        limit: usize,
        read: impl FnMut(Raw) -> Read<T>,
    ) -> Read<Vec<T>> {
        self.take(key)
            .map_or(Ok(Vec::new()), |raw| list(raw, limit, read))
            .map_err(|error| error.under(key))
    }

    /// Puts what was not read of the object at `key` back, so that it is kept with this one.
    pub(super) fn keep(&mut self, key: &str, rest: Self) {
        if !rest.fields.is_empty() {
            self.fields.insert(key.to_owned(), Json::Object(rest.fields));
        }
    }

    /// Drops a field that says nothing: an empty list.
    pub(super) fn drop_empty_list(&mut self, key: &str) {
        if self
            .fields
            .get(key)
            .and_then(Json::as_array)
            .is_some_and(Vec::is_empty)
        {
            self.fields.remove(key);
        }
    }

    /// That there are no more fields than this.
    pub(super) fn check_len(&self, limit: usize) -> Read<()> {
        if self.is_limited && self.fields.len() > limit {
            Err(Problem::TooMany { limit }.here())
        } else {
            Ok(())
        }
    }

    /// The fields and their values.
    pub(super) fn fields(self) -> impl Iterator<Item = (String, Raw)> {
        let is_limited = self.is_limited;
        self.fields
            .into_iter()
            .map(move |(key, json)| (key, Raw { json, is_limited }))
    }

    /// What was not read.
    pub(super) fn rest(self) -> Unknown {
        Unknown(self.fields)
    }
}

/// Every format of ours, to tell one from another.
const FORMATS: [&str; 5] = [
    "persona-builder/personas",
    "persona-builder/interview",
    "persona-builder/draft",
    "persona-builder/summaries",
    "persona-builder/brand",
];

/// A text within its limit.
pub(super) fn text(raw: Raw) -> Read<String> {
    match raw.json {
        // Bytes are never fewer than characters, so that most texts need no counting.
        Json::String(text) if raw.is_limited && text.len() > TEXT_MAX && text.chars().count() > TEXT_MAX => {
            Err(Problem::TooLong { limit: TEXT_MAX }.here())
        }
        Json::String(text) => Ok(text),
        other => Err(wrong_type("text", &other)),
    }
}

/// A day.
pub(super) fn day(raw: Raw) -> Read<Day> {
    Day::parse(&text(raw)?).ok_or_else(|| Problem::NotADay.here())
}

/// A whole number in a range.
pub(super) fn whole(json: &Json, from: i64, to: i64) -> Read<i64> {
    let Some(number) = json.as_i64() else {
        let is_huge = json.as_f64().is_some_and(|number| number.abs() > 9e15);
        return Err(if is_huge {
            Problem::OutOfRange { from, to }.here()
        } else {
            wrong_type("a whole number", json)
        });
    };
    if (from..=to).contains(&number) {
        Ok(number)
    } else {
        Err(Problem::OutOfRange { from, to }.here())
    }
}

/// The entries of a list within its limit.
pub(super) fn list<T>(raw: Raw, limit: usize, mut read: impl FnMut(Raw) -> Read<T>) -> Read<Vec<T>> {
    let is_limited = raw.is_limited;
    let read = |(index, json)| read(Raw { json, is_limited }).map_err(|error| error.entry(index));
    entries(raw, limit)?.into_iter().enumerate().map(read).collect()
}

fn entries(raw: Raw, limit: usize) -> Read<Vec<Json>> {
    match raw.json {
        Json::Array(entries) if raw.is_limited && entries.len() > limit => {
            Err(Problem::TooMany { limit }.here())
        }
        Json::Array(entries) => Ok(entries),
        other => Err(wrong_type("a list", &other)),
    }
}

/// Whether a text can be the id of a persona, an answer or an item.
pub(super) fn is_id(text: &str) -> bool {
    text.len() <= ID_MAX
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// What is wrong with an id that is none.
pub(super) fn bad_id(text: &str) -> Problem {
    if text.trim().is_empty() {
        Problem::Blank
    } else {
        Problem::BadId
    }
}

/// Whether a text is a time as `YYYY-MM-DDThh:mm:ssZ`, with or without parts of a second.
fn is_time(text: &str) -> bool {
    text.is_ascii()
        && text.len() <= 40
        && text.get(..10).is_some_and(|day| Day::parse(day).is_some())
        && text.get(10..11) == Some("T")
        && text.ends_with('Z')
}

/// The problem of a name that is not one of these.
pub(super) fn not_one_of<'a>(allowed: impl Iterator<Item = &'a str>) -> Problem {
    Problem::NotOneOf {
        allowed: allowed.collect::<Vec<_>>().join(", "),
    }
}

/// The problem of a value that is something else than it should be.
pub(super) fn wrong_type(expected: &'static str, found: &Json) -> FormatError {
    let found = match found {
        Json::Null => "null",
        Json::Bool(_) => "true or false",
        Json::Number(_) => "a number",
        Json::String(_) => "text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    };
    Problem::WrongType { expected, found }.here()
}
