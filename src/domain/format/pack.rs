//! The interview pack: its reader is its validator, in tests and at run time alike.
//!
//! Keys that are not known are passed over, so that a pack of a later minor version still runs; the JSON Schema in
//! `schema/interview.schema.json` refuses them, so that an editor finds a misspelt one while it is typed.

use super::persona::{KINDS, value};
use super::reader::{FormatError, INTERVIEW, Object, Problem, Raw, Reader, read};
use crate::domain::interview::{
    Choosable, Condition, ConditionTest, Facet, Interview, Kind, Limits, Question, ReviewRhythm, Screen,
    Section, Step,
};
use crate::domain::map::Map;
use crate::domain::persona::{Choice, Choices, ITEMS_MAX, Item, Value};

/// The most questions asked at once.
const QUESTIONS_MAX: usize = 6;
/// The furthest a date is offered ahead, in months.
const MONTHS_MAX: i64 = 120;
/// The most points a scale has above its lowest.
const SCALE_MAX: i64 = 10;

/// Reads an interview and checks it.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_interview(text: &str) -> Result<Interview, FormatError> {
    read_with(text, check_whole)
}

/// Reads an interview of our own, which the tests have checked; what only the whole pack would show is not looked at again.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_shipped(text: &str) -> Result<Interview, FormatError> {
    read_with(text, |_, _| {})
}

fn read_with(text: &str, check: fn(&Interview, &Reader)) -> Result<Interview, FormatError> {
    read(text.as_bytes(), true, |raw| {
        let mut object = raw.file(INTERVIEW);
        let interview = Interview {
            id: kebab(&mut object, "id"),
            revision: number(&mut object, "revision", 1, i64::from(u32::MAX)),
            language: language(&mut object),
            name: object.said("name"),
            title: object.said("title"),
            summary: object.said("summary"),
            asks: object.said("asks"),
            minutes: number(&mut object, "minutes", 1, 600),
            begin: object.said("begin"),
            limits: object.inside("limits", limits),
            review: object.inside("review", review),
            steps: some(&mut object, "steps", ITEMS_MAX, step),
        };
        if object.reader.is_fine() {
            check(&interview, object.reader);
        }
        interview
    })
}

fn language(object: &mut Object) -> String {
    let language = object.said("language");
    if language.len() > 35
        || !language
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    {
        object.fail("language", Problem::BadId);
    }
    language
}

fn limits(object: &mut Object) -> Limits {
    let fewest = number(object, "fewest", 1, 1000);
    let hint = number(object, "hint", 1, 1000);
    let warning = number(object, "warning", 1, 1000);
    let strong = number(object, "strong", 1, 1000);
    for (key, earlier, later) in [
        ("hint", fewest, hint),
        ("warning", hint, warning),
        ("strong", warning, strong),
    ] {
        if earlier > later {
            object.fail(key, Problem::NotInOrder);
        }
    }
    Limits {
        fewest,
        hint,
        warning,
        strong,
    }
}

fn review(object: &mut Object) -> ReviewRhythm {
    let months = number(object, "months", 1, MONTHS_MAX);
    let latest = number(object, "latest", 1, MONTHS_MAX);
    if months > latest {
        object.fail("latest", Problem::NotInOrder);
    }
    ReviewRhythm { months, latest }
}

fn step(raw: Raw) -> Step {
    let mut object = raw.object();
    Step {
        id: kebab(&mut object, "id"),
        title: object.said("title"),
        intro: object.said("intro"),
        screens: some(&mut object, "screens", ITEMS_MAX, screen),
    }
}

fn screen(raw: Raw) -> Screen {
    let mut object = raw.object();
    let screen = Screen {
        id: kebab(&mut object, "id"),
        questions: some(&mut object, "questions", QUESTIONS_MAX, question),
        title: object.take("title", Raw::said),
        lead: object.take("lead", Raw::said),
    };
    if screen.questions.len() > 1 && screen.title.is_none() {
        object.fail("title", Problem::Missing);
    }
    screen
}

fn question(raw: Raw) -> Question {
    let mut object = raw.object();
    let id = kebab(&mut object, "id");
    let kind = kind(&mut object);
    let example = object.take("example", |raw| example(&kind, raw)).flatten();
    let when = object.take("when", condition);
    let facet = object.one_of("facet", Facet::ALL, Facet::id);
    let section = object.one_of("section", Section::ALL, Section::id);
    let claim = object.flag("claim");
    Question {
        id,
        facet: object.or_missing("facet", facet, Facet::Identity),
        section: object.or_missing("section", section, Section::Identity),
        kind,
        label: object.said("label"),
        prompt: object.said("prompt"),
        why: object.said("why"),
        hint: object.said("hint"),
        example,
        claim: object.or_missing("claim", claim, false),
        when,
    }
}

fn kind(object: &mut Object) -> Kind {
    match object.said("kind").as_str() {
        "short-text" => Kind::ShortText,
        "long-text" => Kind::LongText,
        "list" => Kind::List {
            suggestions: object.list("suggestions", ITEMS_MAX, Raw::said),
        },
        "choice" => {
            let (options, own) = options(object);
            Kind::Choice { options, own }
        }
        "choices" => {
            let (options, own) = options(object);
            Kind::Choices { options, own }
        }
        "scale" => object.inside("scale", |scale| {
            let from: i32 = number(scale, "from", -100, 100);
            let to = number(scale, "to", i64::from(from) + 1, i64::from(from) + SCALE_MAX);
            Kind::Scale {
                from,
                to,
                low: scale.said("low"),
                high: scale.said("high"),
            }
        }),
        "date" => Kind::Date {
            in_months: object.list("in_months", ITEMS_MAX, months),
            preset: object.take("preset", months),
        },
        "number" => Kind::Number {
            unit: object.text_or_empty("unit"),
        },
        "quotes" => Kind::Quotes,
        "moments" => Kind::Moments {
            moments: object.list("moments", ITEMS_MAX, choosable),
        },
        "sources" => Kind::Sources {
            sources: object.list("sources", ITEMS_MAX, choosable),
        },
        "test" => Kind::Test,
        "portrait" => Kind::Portrait,
        "name" => Kind::Name,
        _ => {
            object.fail(
                "kind",
                Problem::NotOneOf {
                    allowed: KINDS.join(", "),
                },
            );
            Kind::Test
        }
    }
}

fn options(object: &mut Object) -> (Vec<Choosable>, bool) {
    (
        some(object, "options", ITEMS_MAX, choosable),
        object.flag("own").unwrap_or_default(),
    )
}

fn choosable(raw: Raw) -> Choosable {
    let mut object = raw.object();
    Choosable {
        id: kebab(&mut object, "id"),
        label: object.said("label"),
        note: object.text_or_empty("note"),
    }
}

fn condition(raw: Raw) -> Condition {
    let mut object = raw.object();
    let options = object.list("is", ITEMS_MAX, Raw::said);
    let answered = object.flag("answered");
    if options.is_empty() == answered.is_none() {
        object.fail("is", Problem::Missing);
    }
    let test = answered.map_or(ConditionTest::Is(options), ConditionTest::Answered);
    Condition {
        question: object.said("question"),
        test,
    }
}

/// An example in the shape of an answer; items get their ids when the example is used.
fn example(kind: &Kind, raw: Raw) -> Option<Value> {
    let reader = raw.reader;
    let check = |below: &str, id: &str| {
        if kind.label_of(id).is_none() {
            reader.fail(below, Problem::NoSuchOption { id: id.to_owned() });
        }
    };
    let chosen = |raw: Raw| {
        let id = raw.said();
        check("", &id);
        id
    };
    Some(match kind {
        Kind::List { .. } => Value::List(raw.list(ITEMS_MAX, |raw| Item {
            text: raw.said(),
            ..Item::default()
        })),
        Kind::Choice { .. } => Value::Choice(Choice::Option(chosen(raw))),
        Kind::Choices { .. } => Value::Choices(Choices {
            options: raw.list(ITEMS_MAX, chosen),
            own: Vec::new(),
        }),
        Kind::Scale { from, to, .. } => {
            Value::Scale(i32::try_from(raw.whole(i64::from(*from), i64::from(*to))).unwrap_or_default())
        }
        Kind::ShortText => Value::ShortText(raw.said()),
        Kind::LongText => Value::LongText(raw.said()),
        Kind::Portrait | Kind::Date { .. } => {
            raw.fail_type("null");
            return None;
        }
        _ => {
            let value = value(kind.id(), raw, false, &mut Map::new());
            match &value {
                Value::Moments(moments) => {
                    for (index, moment) in moments.iter().enumerate() {
                        if let Some(id) = &moment.moment {
                            check(&format!("[{index}].moment"), id);
                        }
                    }
                }
                Value::Sources(sources) => {
                    for (index, source) in sources.iter().enumerate() {
                        check(&format!("[{index}].source"), &source.source);
                    }
                }
                _ => {}
            }
            value
        }
    })
}

/// What can only be seen with the whole pack in view: ids, conditions, slots, name and portrait.
fn check_whole(interview: &Interview, reader: &Reader) {
    let (mut steps, mut screens, mut questions) = (Vec::new(), Vec::new(), Vec::new());
    let mut paths = Vec::new();
    for (index, step) in interview.steps.iter().enumerate() {
        let path = format!("steps[{index}]");
        steps.push((step.id.clone(), path.clone()));
        for (index, screen) in step.screens.iter().enumerate() {
            let path = format!("{path}.screens[{index}]");
            screens.push((screen.id.clone(), path.clone()));
            for (index, question) in screen.questions.iter().enumerate() {
                let path = format!("{path}.questions[{index}]");
                questions.push((question.id.clone(), path.clone()));
                paths.push((path, question));
            }
        }
    }
    for named in [steps, screens, questions] {
        reader.unique(&named);
    }
    for (index, (path, question)) in paths.iter().enumerate() {
        if let Some(condition) = &question.when {
            let position = paths.iter().position(|(_, other)| other.id == condition.question);
            check_condition(
                interview,
                condition,
                position.is_some_and(|position| position < index),
                path,
                reader,
            );
        }
        check_question(interview, question, path, reader);
    }
    for kind in ["name", "portrait"] {
        let mut ids = interview
            .questions()
            .filter(|question| question.kind.id() == kind)
            .map(|question| &question.id);
        if ids.next().is_none_or(|id| id != kind) || ids.next().is_some() {
            reader.fail("steps", Problem::NotOnce { kind });
        }
    }
}

fn check_condition(
    interview: &Interview,
    condition: &Condition,
    is_earlier: bool,
    path: &str,
    reader: &Reader,
) {
    let id = condition.question.clone();
    let fail = |problem| reader.fail(&[path, ".when.question"].concat(), problem);
    let Some(named) = interview.question(&id) else {
        return fail(Problem::NoSuchQuestion { id });
    };
    if !is_earlier {
        return fail(Problem::NotEarlier { id });
    }
    let ConditionTest::Is(options) = &condition.test else {
        return;
    };
    if !matches!(named.kind, Kind::Choice { .. } | Kind::Choices { .. }) {
        return fail(Problem::NotAChoice { id });
    }
    for (index, option) in options.iter().enumerate() {
        if named.kind.label_of(option).is_none() {
            reader.fail(
                &format!("{path}.when.is[{index}]"),
                Problem::NoSuchOption { id: option.clone() },
            );
        }
    }
}

fn check_question(interview: &Interview, question: &Question, path: &str, reader: &Reader) {
    let check_ids = |key: &str, choosables: &[Choosable]| {
        let mut named = Vec::new();
        for (index, one) in choosables.iter().enumerate() {
            named.push((one.id.clone(), format!("{path}.{key}[{index}]")));
        }
        reader.unique(&named);
    };
    match &question.kind {
        Kind::Choice { options, .. } | Kind::Choices { options, .. } => check_ids("options", options),
        Kind::Moments { moments } => check_ids("moments", moments),
        Kind::Sources { sources } => check_ids("sources", sources),
        Kind::Date {
            in_months,
            preset: Some(preset),
        } if !in_months.contains(preset) => {
            reader.fail(
                &[path, ".preset"].concat(),
                Problem::NoSuchOption {
                    id: preset.to_string(),
                },
            );
        }
        Kind::List { suggestions } => {
            for (index, suggestion) in suggestions.iter().enumerate() {
                for slot in suggestion
                    .split('{')
                    .skip(1)
                    .filter_map(|part| Some(part.split_once('}')?.0))
                {
                    let id = slot.to_owned();
                    match interview.question(slot).map(|question| &question.kind) {
                        Some(Kind::ShortText | Kind::LongText) => {}
                        None => reader.fail(
                            &format!("{path}.suggestions[{index}]"),
                            Problem::NoSuchQuestion { id },
                        ),
                        Some(_) => {
                            reader.fail(&format!("{path}.suggestions[{index}]"), Problem::NotAText { id });
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

/// A list with at least one entry.
fn some<T>(object: &mut Object, key: &str, limit: usize, read: fn(Raw) -> T) -> Vec<T> {
    let entries = object.take(key, |raw| raw.list(limit, read));
    let entries = object.or_missing(key, entries, Vec::new());
    if entries.is_empty() {
        object.fail(key, Problem::TooFew);
    }
    entries
}

fn number<T: TryFrom<i64> + Default>(object: &mut Object, key: &str, from: i64, to: i64) -> T {
    let number = object.whole(key, from, to);
    T::try_from(object.or_missing(key, number, from)).unwrap_or_default()
}

fn months(raw: Raw) -> u16 {
    u16::try_from(raw.whole(1, MONTHS_MAX)).unwrap_or(1)
}

/// An id in kebab-case: it stands in addresses and file names, and for ever.
fn kebab(object: &mut Object, key: &str) -> String {
    let id = object.said(key);
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if id.len() > 60 || !id.split('-').all(is_part) {
        object.fail(key, Problem::BadId);
    }
    id
}
