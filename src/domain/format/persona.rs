//! The file of personas, version 1. Frozen: a later version adds fields, and none ever changes its meaning.

use super::json::Json;
use super::reader::{FormatError, Object, PERSONAS, Problem, Raw, VERSION, is_id, read};
use super::writer::{Fields, Node};
use crate::domain::amount::{Amount, NotAnAmount};
use crate::domain::day::Day;
use crate::domain::interview::FEELING_MAX;
use crate::domain::map::Map;
use crate::domain::notebook::Notebook;
use crate::domain::persona::{
    Answer, Brand, Choice, Choices, Evidence, EvidenceKind, Form, ITEMS_MAX, InterviewRef, Item, Moment,
    Name, Persona, Portrait, Pronoun, Quantity, Quote, Source, Test, TestKind, Unknown, Value, Version,
};

/// The most characters a photo has as a data URI.
pub const PHOTO_MAX: usize = 1_500_000;
/// The most personas a file has.
pub(super) const PERSONAS_MAX: usize = 5000;
/// The most answers a persona has.
const ANSWERS_MAX: usize = 1000;
/// Sections of a persona that are always written.
const RESERVED: [&str; 5] = ["notebook", "tests", "validation", "reviews", "decisions"];
/// The kinds of answers this version knows.
pub(super) const KINDS: [&str; 14] = [
    "short-text",
    "long-text",
    "list",
    "choice",
    "choices",
    "scale",
    "date",
    "number",
    "quotes",
    "moments",
    "sources",
    "test",
    "portrait",
    "name",
];

/// A file of personas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    /// What wrote it.
    pub generator: String,
    /// When it was written, RFC 3339 in UTC.
    pub exported: String,
    /// The brand they belong to.
    pub brand: Brand,
    /// The personas, each with an id of its own.
    pub personas: Vec<Persona>,
    /// The notebook, or the part of it that their evidence links to.
    pub notebook: Notebook,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// Writes a file of personas.
pub fn write_file(file: &File) -> String {
    file_node(file).pretty()
}

/// Writes a file of personas on one line, without the parts that say nothing; it reads as the same file.
pub fn write_short(file: &File) -> String {
    file_node(file).short()
}

fn file_node(file: &File) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("format", PERSONAS);
    fields.whole("version", VERSION);
    fields.text("generator", &file.generator);
    fields.text("exported", &file.exported);
    fields.object("brand", brand_fields(&file.brand, Fields::default()));
    fields.put("personas", Node::list(&file.personas, persona_node));
    if !file.notebook.is_blank() {
        fields.put("notebook", super::notebook::notebook_node(&file.notebook));
    }
    Node::Object(fields, Some(&file.unknown))
}

/// Reads a file of personas, all of it or nothing.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_file(bytes: &[u8]) -> Result<File, FormatError> {
    read(bytes, true, |raw| {
        let mut object = raw.lifted().file(PERSONAS);
        let generator = object.text_or_empty("generator");
        let exported = object.time("exported");
        let brand = object.inside("brand", brand);
        let personas = object.take("personas", |raw| raw.list(PERSONAS_MAX, persona));
        let personas = object.or_missing("personas", personas, Vec::new());
        let mut named = Vec::new();
        for (index, persona) in personas.iter().enumerate() {
            named.push((persona.id.clone(), format!("personas[{index}]")));
        }
        object.reader.unique(&named);
        let notebook = object.take("notebook", |raw| super::notebook::notebook(raw.object()));
        File {
            generator,
            exported,
            brand,
            personas,
            notebook: notebook.unwrap_or_default(),
            unknown: object.rest(),
        }
    })
}

/// The hash of a persona's content, over its compact JSON without `version`, so that a version can name the one it was
/// made from.
pub fn hash(persona: &Persona) -> String {
    let fields = persona_fields(persona).without("version");
    fingerprint(&Node::Object(fields, Some(&persona.unknown)).compact())
}

/// The hash of a text: `fnv1a-64:` and 16 hexadecimal digits.
///
/// FNV-1a with 64 bits, after <http://www.isthe.com/chongo/tech/comp/fnv/>. It tells texts apart; it does not protect
/// against forgery.
pub fn fingerprint(text: &str) -> String {
    format!("fnv1a-64:{:016x}", fingerprint_of(text))
}

/// The same as a number.
pub fn fingerprint_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// What tells the text of a file of personas from others, whenever it was written: the time it names is left out.
pub fn print_of_file(text: &str, exported: &str) -> String {
    fingerprint(&text.replacen(exported, "", 1))
}

/// The fields of a brand, behind others.
pub(super) fn brand_fields<'a>(brand: &'a Brand, mut fields: Fields<'a>) -> Fields<'a> {
    fields.text("name", &brand.name);
    fields.text("accent", &brand.accent);
    fields.text("logo_text", &brand.logo_text);
    fields
}

/// A brand from its fields.
pub(super) fn brand(object: &mut Object) -> Brand {
    let accent = object.text_or_empty("accent");
    let digits = accent.strip_prefix('#').unwrap_or_default();
    let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !accent.is_empty() && !is_colour {
        object.fail("accent", Problem::NotAColour);
    }
    Brand {
        name: object.text_or_empty("name"),
        accent,
        logo_text: object.text_or_empty("logo_text"),
    }
}

/// A persona, as it stands in files and drafts.
pub(super) fn persona_node(persona: &Persona) -> Node<'_> {
    Node::Object(persona_fields(persona), Some(&persona.unknown))
}

fn persona_fields(persona: &Persona) -> Fields<'_> {
    let mut interview = Fields::default();
    interview.text("id", &persona.interview.id);
    interview.whole("revision", persona.interview.revision.into());
    interview.text("language", &persona.interview.language);
    let mut version = Fields::default();
    version.whole("number", persona.version.number.into());
    version.maybe("parent", persona.version.parent.as_ref());
    let mut answers = Fields::default();
    for (id, answer) in &persona.answers {
        answers.put(id, answer_node(answer));
    }
    let mut fields = Fields::default();
    fields.text("id", &persona.id);
    fields.object("interview", interview);
    fields.text("created", &persona.created);
    fields.text("changed", &persona.changed);
    fields.object("version", version);
    fields.object("answers", answers);
    for key in RESERVED {
        fields.put(
            key,
            persona
                .unknown
                .0
                .get(key)
                .map_or(Node::List(Vec::new()), Node::Kept),
        );
    }
    fields
}

fn answer_node(answer: &Answer) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("kind", answer.value.kind_id());
    if let Value::Other { fields: others, .. } = &answer.value {
        return Node::Object(fields, Some(others));
    }
    fields.put("value", value_node(&answer.value));
    claim_node(fields, &answer.evidence, &answer.unknown)
}

fn value_node(value: &Value) -> Node<'_> {
    let mut fields = Fields::default();
    match value {
        Value::ShortText(text) | Value::LongText(text) => return Node::Text(text),
        Value::List(items) => return Node::list(items, item_node),
        Value::Quotes(quotes) => return Node::list(quotes, quote_node),
        Value::Moments(moments) => return Node::list(moments, moment_node),
        Value::Sources(sources) => return Node::list(sources, source_node),
        Value::Scale(point) => return Node::whole((*point).into()),
        Value::Date(day) => return Node::Plain(Json::String(day.to_string())),
        Value::Choice(Choice::Option(id)) => fields.text("option", id),
        Value::Choice(Choice::Own(words)) => fields.text("own", words),
        Value::Choices(choices) => {
            fields.put("options", Node::texts(&choices.options));
            fields.put("own", Node::texts(&choices.own));
        }
        Value::Number(quantity) => {
            fields.put("amount", Node::Plain(Json::Number(quantity.amount.to_string())));
            fields.text("unit", &quantity.unit);
        }
        Value::Test(test) => test_fields(test, &mut fields),
        Value::Portrait(Portrait::Drawn { seed, parts }) => fields.object("drawn", drawn_fields(seed, parts)),
        Value::Portrait(Portrait::Photo(uri)) => fields.text("photo", uri),
        Value::Name(name) => fields = name_fields(name),
        // Written by its answer, which has its fields.
        Value::Other { .. } => {}
    }
    Node::object(fields)
}

fn item_node(item: &Item) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &item.id);
    fields.text("text", &item.text);
    claim_node(fields, &item.evidence, &item.unknown)
}

fn quote_node(quote: &Quote) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &quote.id);
    fields.text("words", &quote.words);
    fields.text("who", &quote.who);
    fields.text("where", &quote.place);
    claim_node(fields, &quote.evidence, &quote.unknown)
}

fn moment_node(moment: &Moment) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &moment.id);
    fields.maybe("moment", moment.moment.as_ref());
    fields.text("title", &moment.title);
    fields.text("what", &moment.what);
    fields.text("where", &moment.place);
    fields.whole("feeling", moment.feeling.into());
    fields.text("nearly", &moment.nearly);
    claim_node(fields, &moment.evidence, &moment.unknown)
}

fn source_node(source: &Source) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &source.id);
    fields.text("source", &source.source);
    fields.text("form", source.form.id());
    fields.text("said", &source.said);
    put_count(&mut fields, source.count);
    fields.text("when", &source.when);
    Node::Object(fields, Some(&source.unknown))
}

fn test_fields<'a>(test: &'a Test, fields: &mut Fields<'a>) {
    if let Some(kind) = test.kind {
        fields.text("what_kind", kind.id());
    }
    fields.text("what", &test.what);
    fields.text("audience", &test.audience);
    fields.text("sign", &test.sign);
    put_day(fields, test.date);
}

/// The fields of a name.
pub(super) fn name_fields(name: &Name) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.text("name", &name.name);
    fields.text("epithet", &name.epithet);
    fields.text("pronoun", name.pronoun.as_str());
    fields
}

/// The fields of a drawn face.
pub(super) fn drawn_fields<'a>(seed: &'a str, parts: &'a Map<String>) -> Fields<'a> {
    let mut options = Fields::default();
    for (part, option) in parts {
        // An option is written even if it is empty.
        options.made(part, option.clone());
    }
    let mut fields = Fields::default();
    fields.text("seed", seed);
    fields.object("parts", options);
    fields
}

/// An object with evidence, if there is some, behind its fields.
fn claim_node<'a>(mut fields: Fields<'a>, evidence: &'a [Evidence], unknown: &'a Unknown) -> Node<'a> {
    if !evidence.is_empty() {
        fields.put("evidence", Node::list(evidence, evidence_node));
    }
    Node::Object(fields, Some(unknown))
}

fn evidence_node(evidence: &Evidence) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("kind", evidence.kind.id());
    fields.text("note", &evidence.note);
    put_day(&mut fields, evidence.date);
    put_count(&mut fields, evidence.count);
    if let Some(entry) = &evidence.entry {
        fields.text("entry", entry);
    }
    Node::Object(fields, Some(&evidence.unknown))
}

fn put_day(fields: &mut Fields, day: Option<Day>) {
    if let Some(day) = day {
        fields.made("date", day.to_string());
    }
}

fn put_count(fields: &mut Fields, count: Option<u32>) {
    if let Some(count) = count {
        fields.whole("count", count.into());
    }
}

/// A persona from its JSON.
pub(super) fn persona(raw: Raw) -> Persona {
    let mut object = raw.object();
    let id = object.id("id");
    let interview = object.take("interview", |raw| {
        let mut inner = raw.object();
        let interview = InterviewRef {
            id: inner.id("id"),
            revision: inner.count("revision").unwrap_or_default(),
            language: inner.text_or_empty("language"),
        };
        (interview, inner.rest())
    });
    let (interview, rest) = object.or_missing("interview", interview, Default::default());
    object.keep("interview", rest.0);
    let created = object.time("created");
    let changed = object.time("changed");
    let version = object.inside("version", |inner| Version {
        number: inner
            .whole("number", 1, i64::from(u32::MAX))
            .map_or(1, |number| u32::try_from(number).unwrap_or(1)),
        parent: inner.maybe_text("parent"),
    });
    let answers = object.take("answers", answers);
    let answers = object.or_missing("answers", answers, Map::new());
    if object.reader.is_limited {
        super::record::look_through(&mut object);
    }
    // They are written in any case.
    for key in RESERVED {
        object.drop_empty_list(key);
    }
    Persona {
        id,
        interview,
        created,
        changed,
        version,
        answers,
        unknown: object.rest(),
    }
}

pub(super) fn answers(raw: Raw) -> Map<Answer> {
    let reader = raw.reader;
    let mut answers = Map::new();
    raw.object().each(ANSWERS_MAX, &mut |id, raw| {
        if !is_id(&id) {
            raw.fail(if id.trim().is_empty() {
                Problem::Blank
            } else {
                Problem::BadId
            });
        }
        answers.insert(id, answer(raw));
    });
    let mut named = Vec::new();
    for (question, answer) in &answers {
        for (index, id) in answer.value.item_ids().into_iter().enumerate() {
            named.push((id, format!("{question}.value[{index}]")));
        }
    }
    reader.unique(&named);
    answers
}

/// An answer from its JSON.
pub(super) fn answer(raw: Raw) -> Answer {
    let mut object = raw.object();
    let kind = object.said("kind");
    if !KINDS.contains(&kind.as_str()) {
        return Value::Other {
            kind,
            fields: object.rest(),
        }
        .into();
    }
    let mut rest = Map::new();
    let value = object.take("value", |raw| value(&kind, raw, true, &mut rest));
    let value = object.or_missing("value", value, Value::Scale(0));
    object.keep("value", rest);
    Answer {
        value,
        evidence: evidence(&mut object),
        unknown: object.rest(),
    }
}

/// A value of a known kind; the fields of it that are not known go to `rest`. Items in files have ids; in the examples of
/// packs they have none.
pub(super) fn value(kind: &str, raw: Raw, with_ids: bool, rest: &mut Map<Json>) -> Value {
    match kind {
        "short-text" => Value::ShortText(raw.text()),
        "long-text" => Value::LongText(raw.text()),
        "list" => Value::List(raw.list(ITEMS_MAX, item)),
        "date" => raw.day().map_or(Value::Scale(0), Value::Date),
        "scale" => {
            let point = raw.whole(i64::from(i32::MIN), i64::from(i32::MAX));
            Value::Scale(i32::try_from(point).unwrap_or_default())
        }
        "quotes" => Value::Quotes(raw.list(ITEMS_MAX, |raw| quote(raw, with_ids))),
        "moments" => Value::Moments(raw.list(ITEMS_MAX, |raw| moment(raw, with_ids))),
        "sources" => Value::Sources(raw.list(ITEMS_MAX, |raw| source(raw, with_ids))),
        _ => {
            let mut object = raw.object();
            let value = match kind {
                "choice" => Value::Choice(choice(&mut object)),
                "choices" => Value::Choices(Choices {
                    options: object.list("options", ITEMS_MAX, Raw::id),
                    own: object.list("own", ITEMS_MAX, Raw::text),
                }),
                "number" => Value::Number(Quantity {
                    amount: object.take("amount", amount).unwrap_or_else(|| {
                        object.fail("amount", Problem::Missing);
                        Amount::default()
                    }),
                    unit: object.text_or_empty("unit"),
                }),
                "test" => Value::Test(test(&mut object)),
                "portrait" => Value::Portrait(portrait(&mut object)),
                _ => Value::Name(name(&mut object)),
            };
            *rest = object.rest().0;
            value
        }
    }
}

fn item(raw: Raw) -> Item {
    let mut object = raw.object();
    Item {
        id: object.id("id"),
        text: object.text("text"),
        evidence: evidence(&mut object),
        unknown: object.rest(),
    }
}

fn item_id(object: &mut Object, with_ids: bool) -> String {
    if with_ids { object.id("id") } else { String::new() }
}

fn quote(raw: Raw, with_ids: bool) -> Quote {
    let mut object = raw.object();
    Quote {
        id: item_id(&mut object, with_ids),
        words: object.text("words"),
        who: object.text_or_empty("who"),
        place: object.text_or_empty("where"),
        evidence: evidence(&mut object),
        unknown: object.rest(),
    }
}

fn moment(raw: Raw, with_ids: bool) -> Moment {
    let mut object = raw.object();
    let limit = i64::from(FEELING_MAX);
    let feeling = object.whole("feeling", -limit, limit).unwrap_or_default();
    Moment {
        id: item_id(&mut object, with_ids),
        moment: object.maybe_text("moment"),
        title: object.text_or_empty("title"),
        what: object.text_or_empty("what"),
        place: object.text_or_empty("where"),
        feeling: i8::try_from(feeling).unwrap_or_default(),
        nearly: object.text_or_empty("nearly"),
        evidence: evidence(&mut object),
        unknown: object.rest(),
    }
}

fn source(raw: Raw, with_ids: bool) -> Source {
    let mut object = raw.object();
    Source {
        id: item_id(&mut object, with_ids),
        source: object.text("source"),
        form: object.one_of("form", Form::ALL, Form::id).unwrap_or_default(),
        said: object.text_or_empty("said"),
        count: object.count("count"),
        when: object.text_or_empty("when"),
        unknown: object.rest(),
    }
}

fn choice(object: &mut Object) -> Choice {
    if let Some(option) = object.take("option", Raw::id) {
        return Choice::Option(option);
    }
    let own = object.maybe_text("own");
    Choice::Own(object.or_missing("option", own, String::new()))
}

/// A number that keeps its digits.
pub(super) fn amount(raw: Raw) -> Amount {
    let Json::Number(number) = &raw.json else {
        raw.fail_type("a number");
        return Amount::default();
    };
    match Amount::parse(number) {
        Ok(amount) => return amount,
        Err(NotAnAmount::NotANumber) => raw.fail_type("a number"),
        Err(NotAnAmount::TooLarge) => raw.fail(Problem::OutOfRange {
            from: -Amount::MAX,
            to: Amount::MAX,
        }),
    }
    Amount::default()
}

fn test(object: &mut Object) -> Test {
    Test {
        kind: object.one_of("what_kind", TestKind::ALL, TestKind::id),
        what: object.text_or_empty("what"),
        audience: object.text_or_empty("audience"),
        sign: object.text_or_empty("sign"),
        date: object.day("date"),
    }
}

fn portrait(object: &mut Object) -> Portrait {
    if let Some(photo) = object.take("photo", photo) {
        return Portrait::Photo(photo);
    }
    let face = object.take("drawn", |raw| {
        let mut inner = raw.object();
        (drawn(&mut inner), inner.rest())
    });
    let Some((face, rest)) = face else {
        object.fail("drawn", Problem::Missing);
        return Portrait::Photo(String::new());
    };
    object.keep("drawn", rest.0);
    face
}

/// A drawn face from its fields.
pub(super) fn drawn(object: &mut Object) -> Portrait {
    let seed = object.text_or_empty("seed");
    let mut parts = Map::new();
    object.take("parts", |raw| {
        raw.object().each(ITEMS_MAX, &mut |part, raw| {
            parts.insert(part, raw.text());
        });
    });
    Portrait::Drawn { seed, parts }
}

/// A photo: a data URI of PNG, JPEG or WebP whose bytes begin as theirs do.
pub(super) fn photo(raw: Raw) -> String {
    let Json::String(uri) = raw.json else {
        raw.fail_type("text");
        return String::new();
    };
    if let Some(problem) = photo_problem(&uri, raw.reader.is_limited) {
        raw.reader.fail("", problem);
    }
    uri
}

/// What is wrong with the data URI of a photo.
pub(super) fn photo_problem(uri: &str, is_limited: bool) -> Option<Problem> {
    let parts = uri
        .strip_prefix("data:image/")
        .and_then(|rest| rest.split_once(";base64,"));
    let Some((kind @ ("png" | "jpeg" | "webp"), base64)) =
        parts.filter(|_| uri.len() <= PHOTO_MAX || !is_limited)
    else {
        return Some(Problem::NotAPhoto);
    };
    // The first bytes of each type, as they look in Base64: PNG's signature, JPEG's FF D8 FF, RIFF with WEBP behind its length.
    let begins_right = match kind {
        "png" => base64.starts_with("iVBORw0KGg"),
        "jpeg" => base64.starts_with("/9j/"),
        _ => base64.starts_with("UklGR") && base64.get(11..16) == Some("XRUJQ"),
    };
    let digits = base64
        .strip_suffix("==")
        .or_else(|| base64.strip_suffix('='))
        .unwrap_or(base64);
    let is_base64 = base64.len().is_multiple_of(4)
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    (!begins_right || !is_base64).then_some(Problem::BrokenPhoto)
}

/// A name from its fields.
pub(super) fn name(object: &mut Object) -> Name {
    Name {
        name: object.text_or_empty("name"),
        epithet: object.text_or_empty("epithet"),
        pronoun: Pronoun::from(object.text_or_empty("pronoun").as_str()),
    }
}

fn evidence(object: &mut Object) -> Vec<Evidence> {
    object.list("evidence", ITEMS_MAX, |raw| {
        let mut object = raw.object();
        let kind = object.one_of("kind", EvidenceKind::ALL, EvidenceKind::id);
        Evidence {
            kind: object.or_missing("kind", kind, EvidenceKind::Guess),
            note: object.text_or_empty("note"),
            date: object.day("date"),
            count: object.count("count"),
            entry: object.maybe_text("entry"),
            unknown: object.rest(),
        }
    })
}
