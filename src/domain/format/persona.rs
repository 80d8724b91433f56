//! The file of personas, version 1. Frozen: a later version adds fields, and none ever changes its meaning.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::reader::{
    Object, Problem, Raw, Read, bad_id, day, is_id, list, not_one_of, parse, text, whole, wrong_type,
};
use super::writer::Node;
use crate::domain::interview::FEELING_MAX;
use crate::domain::persona::{
    Answer, Brand, Choice, Choices, Evidence, EvidenceKind, Form, ITEMS_MAX, InterviewRef, Item, Moment,
    Name, Persona, Portrait, Pronoun, Quantity, Quote, Source, Test, TestKind, Unknown, Value, Version,
};

/// The most characters a photo has as a data URI.
pub const PHOTO_MAX: usize = 1_500_000;
/// The most personas a file has.
const PERSONAS_MAX: usize = 5000;
/// The most answers a persona has.
const ANSWERS_MAX: usize = 1000;
/// The largest amount: fifteen digits are kept exactly.
const AMOUNT_MAX: i64 = 999_999_999_999_999;
/// The format's name.
const FORMAT: &str = "persona-builder/personas";
/// Sections of later versions, always written.
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
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// Writes a file of personas.
pub fn write_file(file: &File) -> String {
    let fields = vec![
        ("format", Node::Text(FORMAT)),
        ("version", Node::whole(1)),
        ("generator", Node::Text(&file.generator)),
        ("exported", Node::Text(&file.exported)),
        ("brand", Node::object(brand_fields(&file.brand))),
        ("personas", Node::list(&file.personas, persona_node)),
    ];
    Node::Object(fields, Some(&file.unknown)).pretty()
}

/// Reads a file of personas, all of it or nothing.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_file(bytes: &[u8]) -> Result<File, super::FormatError> {
    let mut object = Object::of_file(parse(bytes, true)?, FORMAT)?;
    let generator = object.text_or_empty("generator")?;
    let exported = object.time("exported")?;
    let mut brand_object = object.object("brand")?;
    let brand = brand(&mut brand_object).map_err(|error| error.under("brand"))?;
    object.keep("brand", brand_object);
    let personas = object.need("personas")?;
    let personas = list(personas, PERSONAS_MAX, persona).map_err(|error| error.under("personas"))?;
    let mut seen = BTreeSet::new();
    for (index, persona) in personas.iter().enumerate() {
        if !seen.insert(persona.id.as_str()) {
            let problem = Problem::DuplicateId {
                id: persona.id.clone(),
            };
            return Err(problem.at("id").entry(index).under("personas"));
        }
    }
    Ok(File {
        generator,
        exported,
        brand,
        personas,
        unknown: object.rest(),
    })
}

/// The hash of a persona's content: `fnv1a-64:` and 16 hexadecimal digits, over its compact JSON without `version`, so
/// that a version can name the one it was made from.
///
/// FNV-1a with 64 bits, after <http://www.isthe.com/chongo/tech/comp/fnv/>. It tells versions apart; it does not protect
/// against forgery.
pub fn hash(persona: &Persona) -> String {
    let mut fields = persona_fields(persona);
    fields.retain(|(key, _)| *key != "version");
    let text = Node::Object(fields, Some(&persona.unknown)).compact();
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("fnv1a-64:{hash:016x}")
}

/// The fields of a brand.
pub(super) fn brand_fields(brand: &Brand) -> Vec<(&str, Node<'_>)> {
    vec![
        ("name", Node::Text(&brand.name)),
        ("accent", Node::Text(&brand.accent)),
        ("logo_text", Node::Text(&brand.logo_text)),
    ]
}

/// A brand from its fields.
pub(super) fn brand(object: &mut Object) -> Read<Brand> {
    let brand = Brand {
        name: object.text_or_empty("name")?,
        accent: object.text_or_empty("accent")?,
        logo_text: object.text_or_empty("logo_text")?,
    };
    let is_colour = |accent: &str| {
        accent
            .strip_prefix('#')
            .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    if brand.accent.is_empty() || is_colour(&brand.accent) {
        Ok(brand)
    } else {
        Err(Problem::NotAColour.at("accent"))
    }
}

/// A persona, as it stands in files and drafts.
pub(super) fn persona_node(persona: &Persona) -> Node<'_> {
    Node::Object(persona_fields(persona), Some(&persona.unknown))
}

fn persona_fields(persona: &Persona) -> Vec<(&str, Node<'_>)> {
    let interview = vec![
        ("id", Node::Text(&persona.interview.id)),
        ("revision", Node::whole(persona.interview.revision)),
        ("language", Node::Text(&persona.interview.language)),
    ];
    let version = vec![
        ("number", Node::whole(persona.version.number)),
        ("parent", Node::maybe(persona.version.parent.as_ref())),
    ];
    let answers = persona
        .answers
        .iter()
        .map(|(id, answer)| (id.as_str(), answer_node(answer)))
        .collect();
    let mut fields = vec![
        ("id", Node::Text(&persona.id)),
        ("interview", Node::object(interview)),
        ("created", Node::Text(&persona.created)),
        ("changed", Node::Text(&persona.changed)),
        ("version", Node::object(version)),
        ("answers", Node::object(answers)),
    ];
    fields.extend(RESERVED.map(|key| {
        (
            key,
            persona
                .unknown
                .0
                .get(key)
                .map_or(Node::List(Vec::new()), Node::Kept),
        )
    }));
    fields
}

fn answer_node(answer: &Answer) -> Node<'_> {
    let mut fields = vec![("kind", Node::Text(answer.value.kind_id()))];
    if let Value::Other { fields: others, .. } = &answer.value {
        return Node::Object(fields, Some(others));
    }
    fields.push(("value", value_node(&answer.value)));
    push_evidence(&mut fields, &answer.evidence);
    Node::Object(fields, Some(&answer.unknown))
}

fn value_node(value: &Value) -> Node<'_> {
    match value {
        Value::ShortText(text) | Value::LongText(text) => Node::Text(text),
        Value::List(items) => Node::list(items, |item| {
            claim_node(
                vec![("id", Node::Text(&item.id)), ("text", Node::Text(&item.text))],
                &item.evidence,
                &item.unknown,
            )
        }),
        Value::Choice(Choice::Option(id)) => Node::object(vec![("option", Node::Text(id))]),
        Value::Choice(Choice::Own(words)) => Node::object(vec![("own", Node::Text(words))]),
        Value::Choices(choices) => Node::object(vec![
            ("options", Node::texts(&choices.options)),
            ("own", Node::texts(&choices.own)),
        ]),
        Value::Scale(point) => Node::whole(*point),
        Value::Date(day) => Node::Plain(Json::String(day.to_string())),
        Value::Number(quantity) => Node::object(vec![
            ("amount", amount_node(quantity.amount)),
            ("unit", Node::Text(&quantity.unit)),
        ]),
        Value::Quotes(quotes) => Node::list(quotes, quote_node),
        Value::Moments(moments) => Node::list(moments, moment_node),
        Value::Sources(sources) => Node::list(sources, source_node),
        Value::Test(test) => test_node(test),
        Value::Portrait(Portrait::Drawn { seed, parts }) => {
            Node::object(vec![("drawn", Node::object(drawn_fields(seed, parts)))])
        }
        Value::Portrait(Portrait::Photo(uri)) => Node::object(vec![("photo", Node::Text(uri))]),
        Value::Name(name) => Node::object(name_fields(name)),
        // Written by its answer, which has its fields.
        Value::Other { .. } => Node::Plain(Json::Null),
    }
}

fn quote_node(quote: &Quote) -> Node<'_> {
    let fields = vec![
        ("id", Node::Text(&quote.id)),
        ("words", Node::Text(&quote.words)),
        ("who", Node::Text(&quote.who)),
        ("where", Node::Text(&quote.place)),
    ];
    claim_node(fields, &quote.evidence, &quote.unknown)
}

fn moment_node(moment: &Moment) -> Node<'_> {
    let fields = vec![
        ("id", Node::Text(&moment.id)),
        ("moment", Node::maybe(moment.moment.as_ref())),
        ("title", Node::Text(&moment.title)),
        ("what", Node::Text(&moment.what)),
        ("where", Node::Text(&moment.place)),
        ("feeling", Node::whole(moment.feeling)),
        ("nearly", Node::Text(&moment.nearly)),
    ];
    claim_node(fields, &moment.evidence, &moment.unknown)
}

fn source_node(source: &Source) -> Node<'_> {
    let mut fields = vec![
        ("id", Node::Text(&source.id)),
        ("source", Node::Text(&source.source)),
        ("form", Node::Text(source.form.id())),
        ("said", Node::Text(&source.said)),
    ];
    fields.extend(source.count.map(|count| ("count", Node::whole(count))));
    fields.push(("when", Node::Text(&source.when)));
    Node::Object(fields, Some(&source.unknown))
}

fn test_node(test: &Test) -> Node<'_> {
    let mut fields = Vec::new();
    fields.extend(test.kind.map(|kind| ("what_kind", Node::Text(kind.id()))));
    fields.push(("what", Node::Text(&test.what)));
    fields.push(("audience", Node::Text(&test.audience)));
    fields.push(("sign", Node::Text(&test.sign)));
    fields.extend(
        test.date
            .map(|day| ("date", Node::Plain(Json::String(day.to_string())))),
    );
    Node::object(fields)
}

/// The fields of a name.
pub(super) fn name_fields(name: &Name) -> Vec<(&str, Node<'_>)> {
    vec![
        ("name", Node::Text(&name.name)),
        ("epithet", Node::Text(&name.epithet)),
        ("pronoun", Node::Text(name.pronoun.as_str())),
    ]
}

/// The fields of a drawn face.
pub(super) fn drawn_fields<'a>(
    seed: &'a str,
    parts: &'a BTreeMap<String, String>,
) -> Vec<(&'a str, Node<'a>)> {
    let parts = parts
        .iter()
        .map(|(part, option)| (part.as_str(), Node::Text(option)))
        .collect();
    vec![("seed", Node::Text(seed)), ("parts", Node::object(parts))]
}

fn claim_node<'a>(
    mut fields: Vec<(&'a str, Node<'a>)>,
    evidence: &'a [Evidence],
    unknown: &'a Unknown,
) -> Node<'a> {
    push_evidence(&mut fields, evidence);
    Node::Object(fields, Some(unknown))
}

fn push_evidence<'a>(fields: &mut Vec<(&'a str, Node<'a>)>, evidence: &'a [Evidence]) {
    if !evidence.is_empty() {
        fields.push(("evidence", Node::list(evidence, evidence_node)));
    }
}

fn evidence_node(evidence: &Evidence) -> Node<'_> {
    let mut fields = vec![
        ("kind", Node::Text(evidence.kind.id())),
        ("note", Node::Text(&evidence.note)),
    ];
    fields.extend(
        evidence
            .date
            .map(|day| ("date", Node::Plain(Json::String(day.to_string())))),
    );
    fields.extend(evidence.count.map(|count| ("count", Node::whole(count))));
    fields.extend(
        evidence
            .entry
            .as_deref()
            .map(|entry| ("entry", Node::Text(entry))),
    );
    Node::Object(fields, Some(&evidence.unknown))
}

/// An amount, whole where it has no fraction, with at most fifteen digits: so many are read back exactly.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "fifteen digits are exact"
)]
fn amount_node(amount: f64) -> Node<'static> {
    let amount = if amount.is_nan() {
        0.0
    } else {
        amount.clamp(-(AMOUNT_MAX as f64), AMOUNT_MAX as f64)
    };
    // The largest power of ten that leaves fifteen digits before the point; all of them are exact.
    let mut power = 1e22;
    while power > 1.0 && amount.abs() * power >= 1e15 {
        power /= 10.0;
    }
    let rounded = (amount * power).round_ties_even() / power;
    if rounded % 1.0 == 0.0 {
        Node::whole(rounded as i64)
    } else {
        Node::Plain(Json::from(rounded))
    }
}

/// A persona from its JSON.
pub(super) fn persona(raw: Raw) -> Read<Persona> {
    let mut object = Object::of(raw)?;
    let id = object.id("id")?;
    let mut inner = Object::of(object.need("interview")?).map_err(|error| error.under("interview"))?;
    let interview = interview_ref(&mut inner).map_err(|error| error.under("interview"))?;
    object.keep("interview", inner);
    let created = object.time("created")?;
    let changed = object.time("changed")?;
    let mut inner = object.object("version")?;
    let version = version(&mut inner).map_err(|error| error.under("version"))?;
    object.keep("version", inner);
    let answers = answers(object.need("answers")?).map_err(|error| error.under("answers"))?;
    // They are written in any case.
    for key in RESERVED {
        object.drop_empty_list(key);
    }
    Ok(Persona {
        id,
        interview,
        created,
        changed,
        version,
        answers,
        unknown: object.rest(),
    })
}

fn interview_ref(object: &mut Object) -> Read<InterviewRef> {
    Ok(InterviewRef {
        id: object.id("id")?,
        revision: object.count("revision")?.unwrap_or_default(),
        language: object.text_or_empty("language")?,
    })
}

fn version(object: &mut Object) -> Read<Version> {
    let number = object.whole("number", 1, i64::from(u32::MAX))?;
    Ok(Version {
        number: number.and_then(|number| u32::try_from(number).ok()).unwrap_or(1),
        parent: object.maybe_text("parent")?,
    })
}

fn answers(raw: Raw) -> Read<BTreeMap<String, Answer>> {
    let object = Object::of(raw)?;
    object.check_len(ANSWERS_MAX)?;
    let mut answers = BTreeMap::new();
    for (id, raw) in object.fields() {
        let answer = if is_id(&id) {
            answer(raw)
        } else {
            Err(bad_id(&id).here())
        };
        answers.insert(id.clone(), answer.map_err(|error| error.under(&id))?);
    }
    let mut seen = BTreeSet::new();
    for (question, answer) in &answers {
        for (index, id) in item_ids(&answer.value).into_iter().enumerate() {
            if !seen.insert(id) {
                let problem = Problem::DuplicateId { id: id.clone() };
                return Err(problem.at("id").entry(index).under("value").under(question));
            }
        }
    }
    Ok(answers)
}

fn item_ids(value: &Value) -> Vec<&String> {
    match value {
        Value::List(items) => items.iter().map(|item| &item.id).collect(),
        Value::Quotes(quotes) => quotes.iter().map(|quote| &quote.id).collect(),
        Value::Moments(moments) => moments.iter().map(|moment| &moment.id).collect(),
        Value::Sources(sources) => sources.iter().map(|source| &source.id).collect(),
        _ => Vec::new(),
    }
}

fn answer(raw: Raw) -> Read<Answer> {
    let mut object = Object::of(raw)?;
    let kind = object.said("kind")?;
    if !KINDS.contains(&kind.as_str()) {
        return Ok(Value::Other {
            kind,
            fields: object.rest(),
        }
        .into());
    }
    let raw = object.need("value")?;
    let (value, rest) = value(&kind, raw, true).map_err(|error| error.under("value"))?;
    object.keep("value", rest);
    Ok(Answer {
        value,
        evidence: evidence(&mut object)?,
        unknown: object.rest(),
    })
}

/// A value of a known kind, and the fields of it that are not known. Items in files have ids; in the examples of packs
/// they have none.
pub(super) fn value(kind: &str, raw: Raw, with_ids: bool) -> Read<(Value, Object)> {
    let mut rest = Object::default();
    let value = match kind {
        "short-text" => Value::ShortText(text(raw)?),
        "long-text" => Value::LongText(text(raw)?),
        "list" => Value::List(list(raw, ITEMS_MAX, item)?),
        "date" => Value::Date(day(raw)?),
        "scale" => Value::Scale(whole32(&raw.json)?),
        "quotes" => Value::Quotes(list(raw, ITEMS_MAX, |raw| quote(raw, with_ids))?),
        "moments" => Value::Moments(list(raw, ITEMS_MAX, |raw| moment(raw, with_ids))?),
        "sources" => Value::Sources(list(raw, ITEMS_MAX, |raw| source(raw, with_ids))?),
        _ => {
            rest = Object::of(raw)?;
            match kind {
                "choice" => Value::Choice(choice(&mut rest)?),
                "choices" => Value::Choices(Choices {
                    options: rest.list("options", ITEMS_MAX, option_id)?,
                    own: rest.list("own", ITEMS_MAX, text)?,
                }),
                "number" => Value::Number(Quantity {
                    amount: amount(&mut rest)?,
                    unit: rest.text_or_empty("unit")?,
                }),
                "test" => Value::Test(test(&mut rest)?),
                "portrait" => Value::Portrait(portrait(&mut rest)?),
                "name" => Value::Name(name(&mut rest)?),
                _ => return Err(not_one_of(KINDS.into_iter()).here()),
            }
        }
    };
    Ok((value, rest))
}

fn item(raw: Raw) -> Read<Item> {
    let mut object = Object::of(raw)?;
    Ok(Item {
        id: object.id("id")?,
        text: object.text("text")?,
        evidence: evidence(&mut object)?,
        unknown: object.rest(),
    })
}

fn item_id(object: &mut Object, with_ids: bool) -> Read<String> {
    if with_ids {
        object.id("id")
    } else {
        Ok(String::new())
    }
}

fn quote(raw: Raw, with_ids: bool) -> Read<Quote> {
    let mut object = Object::of(raw)?;
    Ok(Quote {
        id: item_id(&mut object, with_ids)?,
        words: object.text("words")?,
        who: object.text_or_empty("who")?,
        place: object.text_or_empty("where")?,
        evidence: evidence(&mut object)?,
        unknown: object.rest(),
    })
}

fn moment(raw: Raw, with_ids: bool) -> Read<Moment> {
    let mut object = Object::of(raw)?;
    let limit = i64::from(FEELING_MAX);
    Ok(Moment {
        id: item_id(&mut object, with_ids)?,
        moment: object.maybe_text("moment")?,
        title: object.text_or_empty("title")?,
        what: object.text_or_empty("what")?,
        place: object.text_or_empty("where")?,
        feeling: object
            .whole("feeling", -limit, limit)?
            .and_then(|feeling| i8::try_from(feeling).ok())
            .unwrap_or_default(),
        nearly: object.text_or_empty("nearly")?,
        evidence: evidence(&mut object)?,
        unknown: object.rest(),
    })
}

fn source(raw: Raw, with_ids: bool) -> Read<Source> {
    let mut object = Object::of(raw)?;
    Ok(Source {
        id: item_id(&mut object, with_ids)?,
        source: object.text("source")?,
        form: object.one_of("form", Form::ALL, Form::id)?.unwrap_or_default(),
        said: object.text_or_empty("said")?,
        count: object.count("count")?,
        when: object.text_or_empty("when")?,
        unknown: object.rest(),
    })
}

fn choice(object: &mut Object) -> Read<Choice> {
    if let Some(raw) = object.take("option") {
        return option_id(raw)
            .map(Choice::Option)
            .map_err(|error| error.under("option"));
    }
    object
        .maybe_text("own")?
        .map(Choice::Own)
        .ok_or_else(|| Problem::Missing.at("option"))
}

fn option_id(raw: Raw) -> Read<String> {
    let text = text(raw)?;
    if is_id(&text) {
        Ok(text)
    } else {
        Err(bad_id(&text).here())
    }
}

fn amount(object: &mut Object) -> Read<f64> {
    let json = object.need("amount")?.json;
    let amount = json
        .as_f64()
        .ok_or_else(|| wrong_type("a number", &json).under("amount"))?;
    #[allow(clippy::cast_precision_loss, reason = "fifteen digits are exact")]
    let is_in_range = amount.abs() <= AMOUNT_MAX as f64;
    if is_in_range {
        Ok(amount)
    } else {
        Err(Problem::OutOfRange {
            from: -AMOUNT_MAX,
            to: AMOUNT_MAX,
        }
        .at("amount"))
    }
}

fn whole32(json: &Json) -> Read<i32> {
    let point = whole(json, i64::from(i32::MIN), i64::from(i32::MAX))?;
    Ok(i32::try_from(point).unwrap_or_default())
}

fn test(object: &mut Object) -> Read<Test> {
    Ok(Test {
        kind: object.one_of("what_kind", TestKind::ALL, TestKind::id)?,
        what: object.text_or_empty("what")?,
        audience: object.text_or_empty("audience")?,
        sign: object.text_or_empty("sign")?,
        date: object.day("date")?,
    })
}

fn portrait(object: &mut Object) -> Read<Portrait> {
    if let Some(raw) = object.take("photo") {
        return photo(raw)
            .map(Portrait::Photo)
            .map_err(|error| error.under("photo"));
    }
    let mut inner = Object::of(object.need("drawn")?).map_err(|error| error.under("drawn"))?;
    let portrait = drawn(&mut inner).map_err(|error| error.under("drawn"))?;
    object.keep("drawn", inner);
    Ok(portrait)
}

/// A drawn face from its fields.
pub(super) fn drawn(object: &mut Object) -> Read<Portrait> {
    let seed = object.text_or_empty("seed")?;
    let parts = object.object("parts")?;
    parts.check_len(ITEMS_MAX).map_err(|error| error.under("parts"))?;
    let parts = parts
        .fields()
        .map(|(part, raw)| {
            let option = text(raw).map_err(|error| error.under(&part).under("parts"))?;
            Ok((part, option))
        })
        .collect::<Read<_>>()?;
    Ok(Portrait::Drawn { seed, parts })
}

/// A photo: a data URI of PNG, JPEG or WebP whose bytes begin as theirs do.
pub(super) fn photo(raw: Raw) -> Read<String> {
    let is_limited = raw.is_limited;
    let Json::String(uri) = raw.json else {
        return Err(wrong_type("text", &raw.json));
    };
    let parts = uri
        .strip_prefix("data:image/")
        .and_then(|rest| rest.split_once(";base64,"));
    let Some((kind @ ("png" | "jpeg" | "webp"), base64)) = parts else {
        return Err(Problem::NotAPhoto.here());
    };
    if is_limited && uri.len() > PHOTO_MAX {
        return Err(Problem::NotAPhoto.here());
    }
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
    if begins_right && is_base64 {
        Ok(uri)
    } else {
        Err(Problem::BrokenPhoto.here())
    }
}

/// A name from its fields.
pub(super) fn name(object: &mut Object) -> Read<Name> {
    Ok(Name {
        name: object.text_or_empty("name")?,
        epithet: object.text_or_empty("epithet")?,
        pronoun: Pronoun::from(object.text_or_empty("pronoun")?.as_str()),
    })
}

fn evidence(object: &mut Object) -> Read<Vec<Evidence>> {
    object.list("evidence", ITEMS_MAX, |raw| {
        let mut object = Object::of(raw)?;
        Ok(Evidence {
            kind: object
                .one_of("kind", EvidenceKind::ALL, EvidenceKind::id)?
                .ok_or_else(|| Problem::Missing.at("kind"))?,
            note: object.text_or_empty("note")?,
            date: object.day("date")?,
            count: object.count("count")?,
            entry: object.maybe_text("entry")?,
            unknown: object.rest(),
        })
    })
}
