//! Reads JSON step by step, knowing at every step where it is.
//!
//! Every step takes the fields it knows out of an [`Object`]; what remains is kept as unknown. Where something is wrong the
//! [`Reader`] notes it with its path, and reading goes on with something empty in its place: [`read`] gives all or nothing
//! in the end. So the many steps need no way out each, which would weigh more than all the rest.

use core::cell::RefCell;
use core::fmt;

use super::json::Json;
use crate::domain::amount::{Amount, NotAnAmount};
use crate::domain::day::Day;
use crate::domain::map::{Map, order};
use crate::domain::persona::{TEXT_MAX, Unknown};
use crate::domain::words::{Word, Words};

/// The largest file that is read, in megabytes of 1,048,576 bytes.
pub const FILE_MAX_MB: usize = 25;
/// The version of all formats, which is written.
pub(super) const VERSION: i64 = 1;
/// How long an id is at most, in characters.
const ID_MAX: usize = 100;
/// How much of a path or an id a message shows, in characters.
const SHOWN_MAX: usize = 80;

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The place in the file, as in `personas[0].answers.habits.value[2].text`; empty for the file as a whole.
    pub path: String,
    /// What is wrong there.
    pub problem: Problem,
}

impl FormatError {
    /// Whether nothing is wrong but that a newer version wrote it.
    pub fn is_newer(&self) -> bool {
        matches!(self.problem, Problem::Newer { .. })
    }
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

impl FormatError {
    /// The whole sentence for a person: what is wrong, where, and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        let place = cut(&self.path);
        let (key, value) = match &self.problem {
            Problem::NotJson { line, column } => {
                let (line, column) = (line.to_string(), column.to_string());
                return words.fill(Word::FormatNotJson, &[("line", &line), ("column", &column)]);
            }
            Problem::TooLarge { limit_mb: limit }
            | Problem::TooLong { limit }
            | Problem::TooMany { limit } => ("limit", limit.to_string()),
            Problem::NotUtf8 { offset } => ("offset", offset.to_string()),
            Problem::Newer { version } => ("version", version.to_string()),
            Problem::NotOneOf { allowed } => ("allowed", allowed.clone()),
            Problem::DuplicateId { id } => ("id", cut(id)),
            Problem::OutOfRange { from, to } => ("range", [&from.to_string(), "–", &to.to_string()].concat()),
            problem => ("problem", problem.to_string()),
        };
        let word = self.problem.word();
        let sentence = words.fill(word, &[(key, &value)]);
        if place.is_empty() {
            sentence
        } else {
            sentence + " " + &words.fill(Word::FormatWhere, &[("path", &place)])
        }
    }
}

impl Problem {
    /// What a person is told of it.
    fn word(&self) -> Word {
        match self {
            Self::Empty => Word::FormatEmpty,
            Self::TooLarge { .. } => Word::FormatTooLarge,
            Self::NotUtf8 { .. } => Word::FormatNotUtf8,
            Self::Utf16 => Word::FormatUtf16,
            Self::NotJson { .. } => Word::FormatNotJson,
            Self::TooDeep { .. } => Word::FormatTooDeep,
            Self::NotOurs {
                wanted: PERSONAS,
                found: Some(INTERVIEW),
            } => Word::FormatIsInterview,
            Self::NotOurs {
                wanted: INTERVIEW, ..
            } => Word::FormatNotInterview,
            Self::NotOurs { .. } => Word::FormatNotPersonas,
            Self::Newer { .. } => Word::FormatNewer,
            Self::Missing => Word::FormatMissing,
            Self::WrongType { .. } => Word::FormatWrongType,
            Self::TooLong { .. } => Word::FormatTooLong,
            Self::TooMany { .. } => Word::FormatTooMany,
            Self::NotOneOf { .. } => Word::FormatNotOneOf,
            Self::NotADay => Word::FormatNotADay,
            Self::NotATime => Word::FormatNotATime,
            Self::NotAColour => Word::FormatNotAColour,
            Self::NotAPhoto => Word::FormatNotAPhoto,
            Self::BrokenPhoto => Word::FormatBrokenPhoto,
            Self::DuplicateId { .. } => Word::FormatDuplicateId,
            Self::BadId => Word::FormatBadId,
            Self::OutOfRange { .. } => Word::FormatOutOfRange,
            Self::Blank => Word::FormatBlank,
            Self::TooFew
            | Self::NotInOrder
            | Self::NoSuchQuestion { .. }
            | Self::NotEarlier { .. }
            | Self::NotAChoice { .. }
            | Self::NotAText { .. }
            | Self::NoSuchOption { .. }
            | Self::NotOnce { .. } => Word::FormatPack,
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

/// Reads a file: UTF-8 with or without a byte order mark, within the limits of size and depth, all of it or nothing.
///
/// Texts and lists are limited in files that come from elsewhere. What this program stored itself is always read back, even
/// if it let something grow too long.
pub(super) fn read<T>(bytes: &[u8], is_limited: bool, read: impl FnOnce(Raw) -> T) -> Result<T, FormatError> {
    let reader = Reader {
        path: RefCell::default(),
        error: RefCell::default(),
        is_limited,
    };
    let value = read(Raw {
        json: reader.parse(bytes),
        reader: &reader,
    });
    match reader.error.into_inner() {
        None => Ok(value),
        Some(error) => Err(error),
    }
}

fn parse(bytes: &[u8], is_limited: bool) -> Result<Json, Problem> {
    if is_limited && bytes.len() > FILE_MAX_MB * 1_048_576 {
        return Err(Problem::TooLarge {
            limit_mb: FILE_MAX_MB,
        });
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::Utf16);
    }
    let text = core::str::from_utf8(bytes).map_err(|error| Problem::NotUtf8 {
        offset: error.valid_up_to(),
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    Json::parse(text)
}

/// Reads a value that was kept as it came; none where something is wrong with it.
pub(super) fn reread<T>(json: &Json, read: impl FnOnce(Raw) -> T) -> Option<T> {
    let reader = Reader {
        path: RefCell::default(),
        error: RefCell::default(),
        is_limited: false,
    };
    let value = read(Raw {
        json: json.clone(),
        reader: &reader,
    });
    reader.is_fine().then_some(value)
}

/// Where reading is, and the first thing that was wrong.
pub(super) struct Reader {
    path: RefCell<String>,
    error: RefCell<Option<FormatError>>,
    /// Whether texts and lists are limited.
    pub(super) is_limited: bool,
}

impl Reader {
    /// The JSON of a file; nothing but a note of what is wrong where it cannot be read.
    fn parse(&self, bytes: &[u8]) -> Json {
        parse(bytes, self.is_limited).unwrap_or_else(|problem| {
            self.fail("", problem);
            Json::Null
        })
    }

    /// Notes a problem at a path below the place where reading is. The first one counts.
    pub(super) fn fail(&self, below: &str, problem: Problem) {
        let mut error = self.error.borrow_mut();
        if error.is_none() {
            let length = self.enter(below);
            *error = Some(FormatError {
                path: self.path.borrow().clone(),
                problem,
            });
            self.leave(length);
        }
    }

    /// Notes the first id that stands twice, among ids and the paths of the objects they name.
    pub(super) fn unique(&self, named: &[(String, String)]) {
        let id = |index: usize| named.get(index).map(|(id, _)| id);
        let order = order(named.len(), &|one, other| id(one) < id(other));
        // Ids that are the same are neighbours now, in the order they had.
        let again = order
            .iter()
            .zip(order.iter().skip(1))
            .filter(|(one, other)| id(**one) == id(**other));
        if let Some((id, path)) = again
            .map(|(_, again)| *again)
            .min()
            .and_then(|index| named.get(index))
        {
            self.fail(&[path, ".id"].concat(), Problem::DuplicateId { id: id.clone() });
        }
    }

    /// Whether nothing was wrong so far.
    pub(super) fn is_fine(&self) -> bool {
        self.error.borrow().is_none()
    }

    /// Goes to a field or an entry; gives what [`Self::leave`] needs to go back.
    fn enter(&self, below: &str) -> usize {
        let mut path = self.path.borrow_mut();
        let length = path.len();
        if length > 0 && !below.is_empty() && !below.starts_with('[') {
            path.push('.');
        }
        path.push_str(below);
        length
    }

    fn leave(&self, length: usize) {
        self.path.borrow_mut().truncate(length);
    }
}

/// A value that has not been read yet, at the place where reading is.
pub(super) struct Raw<'r> {
    /// The value.
    pub(super) json: Json,
    /// What is told of problems.
    pub(super) reader: &'r Reader,
}

impl<'r> Raw<'r> {
    /// Notes a problem with the value.
    pub(super) fn fail(&self, problem: Problem) {
        self.reader.fail("", problem);
    }

    /// Notes that the value should be something else.
    pub(super) fn fail_type(&self, expected: &'static str) {
        let found = match self.json {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::String(_) => "text",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        };
        self.fail(Problem::WrongType { expected, found });
    }

    /// The object it must be.
    pub(super) fn object(self) -> Object<'r> {
        let reader = self.reader;
        if let Json::Object(fields) = self.json {
            return Object { fields, reader };
        }
        self.fail_type("an object");
        Object {
            fields: Map::new(),
            reader,
        }
    }

    /// The object of a whole file: its `format` must be `wanted`, its `version` ours.
    pub(super) fn file(self, wanted: &'static str) -> Object<'r> {
        let reader = self.reader;
        let mut fields = if let Json::Object(fields) = self.json {
            fields
        } else {
            Map::new()
        };
        let found = match fields.remove("format") {
            Some(Json::String(format)) => FORMATS.iter().copied().find(|known| *known == format),
            _ => None,
        };
        if found != Some(wanted) {
            reader.fail("", Problem::NotOurs { wanted, found });
        }
        let mut object = Object { fields, reader };
        let version = object.whole("version", 1, i64::MAX);
        match object.or_missing("version", version, VERSION) {
            VERSION => {}
            version => object.reader.fail("", Problem::Newer { version }),
        }
        object
    }

    /// A text within its limit.
    pub(super) fn text(self) -> String {
        let Json::String(text) = self.json else {
            self.fail_type("text");
            return String::new();
        };
        // Bytes are never fewer than characters, so that most texts need no counting.
        if text.len() > TEXT_MAX && self.reader.is_limited && text.chars().count() > TEXT_MAX {
            self.reader.fail("", Problem::TooLong { limit: TEXT_MAX });
        }
        text
    }

    /// A text that must say something.
    pub(super) fn said(self) -> String {
        let reader = self.reader;
        let text = self.text();
        if text.trim().is_empty() {
            reader.fail("", Problem::Blank);
        }
        text
    }

    /// An id.
    pub(super) fn id(self) -> String {
        let reader = self.reader;
        let text = self.said();
        if !is_id(&text) {
            reader.fail("", Problem::BadId);
        }
        text
    }

    /// A day.
    pub(super) fn day(self) -> Option<Day> {
        let reader = self.reader;
        let day = Day::parse(&self.text());
        if day.is_none() {
            reader.fail("", Problem::NotADay);
        }
        day
    }

    /// A whole number in a range.
    pub(super) fn whole(self, from: i64, to: i64) -> i64 {
        let Json::Number(number) = &self.json else {
            self.fail_type("a whole number");
            return from;
        };
        match number.parse() {
            Ok(whole) if (from..=to).contains(&whole) => return whole,
            // Not whole, and not beyond all whole numbers either.
            Err(_) if Amount::parse(number) != Err(NotAnAmount::TooLarge) => self.fail_type("a whole number"),
            _ => self.fail(Problem::OutOfRange { from, to }),
        }
        from
    }

    /// The entries of a list within its limit.
    pub(super) fn list<T>(self, limit: usize, mut read: impl FnMut(Raw<'r>) -> T) -> Vec<T> {
        let mut things = Vec::new();
        self.each_entry(limit, &mut |raw| things.push(read(raw)));
        things
    }

    /// Reads the entries of a list, which there may be no more of than this. Not generic, unlike what it is given: there
    /// are many kinds of lists.
    fn each_entry(self, limit: usize, read: &mut dyn FnMut(Raw<'r>)) {
        let reader = self.reader;
        match self.json {
            Json::Array(entries) if reader.is_limited && entries.len() > limit => {
                reader.fail("", Problem::TooMany { limit });
            }
            Json::Array(entries) => {
                for (index, json) in entries.into_iter().enumerate() {
                    let length = reader.enter(&["[", &index.to_string(), "]"].concat());
                    read(Raw { json, reader });
                    reader.leave(length);
                }
            }
            _ => self.fail_type("a list"),
        }
    }
}

/// The fields of an object that have not been read yet.
pub(super) struct Object<'r> {
    fields: Map<Json>,
    /// What is told of problems.
    pub(super) reader: &'r Reader,
}

impl<'r> Object<'r> {
    /// Notes a problem with a field.
    pub(super) fn fail(&self, key: &str, problem: Problem) {
        self.reader.fail(key, problem);
    }

    /// What a field must hold; notes that it is missing where it holds nothing.
    pub(super) fn or_missing<T>(&self, key: &str, found: Option<T>, fallback: T) -> T {
        found.unwrap_or_else(|| {
            self.fail(key, Problem::Missing);
            fallback
        })
    }

    /// Reads a field, if it is there; `null` is as good as none.
    pub(super) fn take<T>(&mut self, key: &str, read: impl FnOnce(Raw<'r>) -> T) -> Option<T> {
        let (raw, length) = self.open(key)?;
        let value = read(raw);
        self.reader.leave(length);
        Some(value)
    }

    /// Goes to a field; gives what [`Reader::leave`] needs to go back.
    fn open(&mut self, key: &str) -> Option<(Raw<'r>, usize)> {
        let json = self.fields.remove(key).filter(|json| *json != Json::Null)?;
        let reader = self.reader;
        Some((Raw { json, reader }, reader.enter(&cut(key))))
    }

    /// Takes a text that need not be there.
    pub(super) fn maybe_text(&mut self, key: &str) -> Option<String> {
        self.take(key, Raw::text)
    }

    /// Takes a text; empty where there is none.
    pub(super) fn text_or_empty(&mut self, key: &str) -> String {
        self.maybe_text(key).unwrap_or_default()
    }

    /// Takes a text that must be there, but may be empty.
    pub(super) fn text(&mut self, key: &str) -> String {
        let text = self.maybe_text(key);
        self.or_missing(key, text, String::new())
    }

    /// Takes a text that must say something.
    pub(super) fn said(&mut self, key: &str) -> String {
        let text = self.take(key, Raw::said);
        self.or_missing(key, text, String::new())
    }

    /// Takes an id.
    pub(super) fn id(&mut self, key: &str) -> String {
        let id = self.take(key, Raw::id);
        self.or_missing(key, id, String::new())
    }

    /// Takes a time in UTC; empty where there is none.
    pub(super) fn time(&mut self, key: &str) -> String {
        let text = self.text_or_empty(key);
        if !text.is_empty() && !is_time(&text) {
            self.fail(key, Problem::NotATime);
        }
        text
    }

    /// Takes a day that need not be there.
    pub(super) fn day(&mut self, key: &str) -> Option<Day> {
        self.take(key, Raw::day).flatten()
    }

    /// Takes a whole number that need not be there.
    pub(super) fn whole(&mut self, key: &str, from: i64, to: i64) -> Option<i64> {
        self.take(key, |raw| raw.whole(from, to))
    }

    /// Takes a count that need not be there.
    pub(super) fn count(&mut self, key: &str) -> Option<u32> {
        u32::try_from(self.whole(key, 0, i64::from(u32::MAX))?).ok()
    }

    /// Takes a yes or no that need not be there.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        self.take(key, |raw| {
            if let Json::Bool(flag) = raw.json {
                return flag;
            }
            raw.fail_type("true or false");
            false
        })
    }

    /// Takes one of several names, which need not be there.
    pub(super) fn one_of<T: Copy>(&mut self, key: &str, all: &[T], id: fn(T) -> &'static str) -> Option<T> {
        let text = self.maybe_text(key)?;
        let found = all.iter().copied().find(|one| id(*one) == text);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|one| id(*one)).collect();
            self.fail(
                key,
                Problem::NotOneOf {
                    allowed: names.join(", "),
                },
            );
        }
        found
    }

    /// Takes a list; an empty one where there is none.
    pub(super) fn list<T>(&mut self, key: &str, limit: usize, read: impl FnMut(Raw<'r>) -> T) -> Vec<T> {
        self.take(key, |raw| raw.list(limit, read)).unwrap_or_default()
    }

    /// Takes an object; one without fields where there is none. What is not read of it is kept with this one.
    pub(super) fn inside<T>(&mut self, key: &str, read: impl FnOnce(&mut Object<'r>) -> T) -> T {
        let (mut inner, length) = self.enter(key);
        let value = read(&mut inner);
        self.leave(key, inner, length);
        value
    }

    /// Goes to an object; gives what [`Self::leave`] needs to go back.
    fn enter(&mut self, key: &str) -> (Object<'r>, usize) {
        let reader = self.reader;
        let inner = self.take(key, Raw::object).unwrap_or(Object {
            fields: Map::new(),
            reader,
        });
        (inner, reader.enter(key))
    }

    /// Goes back from an object and keeps what is left of it.
    fn leave(&mut self, key: &str, inner: Object, length: usize) {
        self.reader.leave(length);
        self.keep(key, inner.fields);
    }

    /// Puts what was not read of the object at `key` back, so that it is kept with this one.
    pub(super) fn keep(&mut self, key: &str, rest: Map<Json>) {
        if !rest.is_empty() {
            self.fields.insert(key.to_owned(), Json::Object(rest));
        }
    }

    /// Reads a field that is a list, and leaves it where it is.
    pub(super) fn look_at_list(&mut self, key: &str, read: &mut dyn FnMut(Raw<'r>)) {
        if let Some(json @ Json::Array(_)) = self.fields.get(key) {
            let json = json.clone();
            let reader = self.reader;
            let length = reader.enter(key);
            read(Raw { json, reader });
            reader.leave(length);
        }
    }

    /// Drops a field that says nothing: an empty list.
    pub(super) fn drop_empty_list(&mut self, key: &str) {
        if self
            .fields
            .get(key)
            .is_some_and(|json| *json == Json::Array(Vec::new()))
        {
            self.fields.remove(key);
        }
    }

    /// Reads all fields, which there may be no more of than this.
    pub(super) fn each(self, limit: usize, read: &mut dyn FnMut(String, Raw<'r>)) {
        let reader = self.reader;
        if reader.is_limited && self.fields.len() > limit {
            reader.fail("", Problem::TooMany { limit });
        }
        for (key, json) in self.fields {
            let length = reader.enter(&cut(&key));
            read(key, Raw { json, reader });
            reader.leave(length);
        }
    }

    /// What was not read.
    pub(super) fn rest(self) -> Unknown {
        Unknown(self.fields)
    }
}

/// The format of files of personas.
pub(super) const PERSONAS: &str = "persona-builder/personas";
/// The format of interviews.
pub(super) const INTERVIEW: &str = "persona-builder/interview";
/// The format of stored drafts.
pub(super) const DRAFT: &str = "persona-builder/draft";
/// The format of the stored list of drafts.
pub(super) const SUMMARIES: &str = "persona-builder/summaries";
/// The format of the stored brand.
pub(super) const BRAND: &str = "persona-builder/brand";
/// The format of the stored notebook.
pub(super) const NOTEBOOK: &str = "persona-builder/notebook";
/// Every format of ours, to tell one from another.
const FORMATS: [&str; 6] = [PERSONAS, INTERVIEW, DRAFT, SUMMARIES, BRAND, NOTEBOOK];

/// Whether a text can be the id of a persona, an answer or an item.
pub(super) fn is_id(text: &str) -> bool {
    text.len() <= ID_MAX
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// Whether a text is a time as `YYYY-MM-DDThh:mm:ssZ`, with or without parts of a second.
pub(super) fn is_time(text: &str) -> bool {
    text.is_ascii()
        && text.len() <= 40
        && text.get(..10).is_some_and(|day| Day::parse(day).is_some())
        && text.get(10..11) == Some("T")
        && text.ends_with('Z')
}
