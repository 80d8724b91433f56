//! The interview pack: its reader is its validator, in tests and at run time alike.
//!
//! Keys that are not known are passed over, so that a pack of a later minor version still runs; the JSON Schema in
//! `schema/interview.schema.raw` refuses them, so that an editor finds a misspelt one while it is typed.

use super::persona::{KINDS, value};
use super::reader::{
    FormatError, Object, Problem, Raw, Read, list, not_one_of, parse, text, whole, wrong_type,
};
use crate::domain::interview::{
    Choosable, Condition, ConditionTest, Facet, Interview, Kind, Limits, Question, ReviewRhythm, Screen,
    Section, Step,
};
use crate::domain::persona::{Choice, Choices, ITEMS_MAX, Item, Value};

const FORMAT: &str = "persona-builder/interview";
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
    let mut object = Object::of_file(parse(text.as_bytes(), true)?, FORMAT)?;
    let interview = Interview {
        id: kebab(&mut object, "id")?,
        revision: number(&mut object, "revision", 1, i64::from(u32::MAX))?,
        language: language(&mut object)?,
        name: object.said("name")?,
        title: object.said("title")?,
        summary: object.said("summary")?,
        asks: object.said("asks")?,
        minutes: number(&mut object, "minutes", 1, 600)?,
        begin: object.said("begin")?,
        limits: limits(object.object("limits")?).map_err(|error| error.under("limits"))?,
        review: review(object.object("review")?).map_err(|error| error.under("review"))?,
        steps: some(&mut object, "steps", ITEMS_MAX, step)?,
    };
    check_whole(&interview)?;
    Ok(interview)
}

fn language(object: &mut Object) -> Read<String> {
    let language = object.said("language")?;
    let is_tag = language.len() <= 35
        && language
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_tag {
        Ok(language)
    } else {
        Err(Problem::BadId.at("language"))
    }
}

fn limits(mut object: Object) -> Read<Limits> {
    let fewest = number(&mut object, "fewest", 1, 1000)?;
    let hint = number(&mut object, "hint", 1, 1000)?;
    let warning = number(&mut object, "warning", 1, 1000)?;
    let strong = number(&mut object, "strong", 1, 1000)?;
    for (key, earlier, later) in [
        ("hint", fewest, hint),
        ("warning", hint, warning),
        ("strong", warning, strong),
    ] {
        if earlier > later {
            return Err(Problem::NotInOrder.at(key));
        }
    }
    Ok(Limits {
        fewest,
        hint,
        warning,
        strong,
    })
}

fn review(mut object: Object) -> Read<ReviewRhythm> {
    let months = months(object.need("months")?).map_err(|error| error.under("months"))?;
    let latest = self::months(object.need("latest")?).map_err(|error| error.under("latest"))?;
    if months > latest {
        Err(Problem::NotInOrder.at("latest"))
    } else {
        Ok(ReviewRhythm { months, latest })
    }
}

fn step(raw: Raw) -> Read<Step> {
    let mut object = Object::of(raw)?;
    Ok(Step {
        id: kebab(&mut object, "id")?,
        title: object.said("title")?,
        intro: object.said("intro")?,
        screens: some(&mut object, "screens", ITEMS_MAX, screen)?,
    })
}

fn screen(raw: Raw) -> Read<Screen> {
    let mut object = Object::of(raw)?;
    let id = kebab(&mut object, "id")?;
    let questions = some(&mut object, "questions", QUESTIONS_MAX, question)?;
    let title = maybe_said(&mut object, "title")?;
    if questions.len() > 1 && title.is_none() {
        return Err(Problem::Missing.at("title"));
    }
    Ok(Screen {
        id,
        title,
        lead: maybe_said(&mut object, "lead")?,
        questions,
    })
}

fn question(raw: Raw) -> Read<Question> {
    let mut object = Object::of(raw)?;
    let id = kebab(&mut object, "id")?;
    let kind = kind(&mut object)?;
    let example = match object.take("example") {
        None => None,
        Some(raw) => Some(example(&kind, raw).map_err(|error| error.under("example"))?),
    };
    let when = match object.take("when") {
        None => None,
        Some(raw) => Some(condition(raw).map_err(|error| error.under("when"))?),
    };
    let missing = |key| move || Problem::Missing.at(key);
    Ok(Question {
        id,
        facet: object
            .one_of("facet", Facet::ALL, Facet::id)?
            .ok_or_else(missing("facet"))?,
        section: object
            .one_of("section", Section::ALL, Section::id)?
            .ok_or_else(missing("section"))?,
        kind,
        label: object.said("label")?,
        prompt: object.said("prompt")?,
        why: object.said("why")?,
        hint: object.said("hint")?,
        example,
        claim: object.flag("claim")?.ok_or_else(missing("claim"))?,
        when,
    })
}

fn kind(object: &mut Object) -> Read<Kind> {
    Ok(match object.said("kind")?.as_str() {
        "short-text" => Kind::ShortText,
        "long-text" => Kind::LongText,
        "list" => Kind::List {
            suggestions: object.list("suggestions", ITEMS_MAX, said)?,
        },
        "choice" => Kind::Choice {
            options: some(object, "options", ITEMS_MAX, choosable)?,
            own: own(object)?,
        },
        "choices" => Kind::Choices {
            options: some(object, "options", ITEMS_MAX, choosable)?,
            own: own(object)?,
        },
        "scale" => scale(Object::of(object.need("scale")?).map_err(|error| error.under("scale"))?)
            .map_err(|error| error.under("scale"))?,
        "date" => {
            let in_months = object.list("in_months", ITEMS_MAX, months)?;
            let preset = object
                .take("preset")
                .map(months)
                .transpose()
                .map_err(|error| error.under("preset"))?;
            Kind::Date { in_months, preset }
        }
        "number" => Kind::Number {
            unit: object.text_or_empty("unit")?,
        },
        "quotes" => Kind::Quotes,
        "moments" => Kind::Moments {
            moments: object.list("moments", ITEMS_MAX, choosable)?,
        },
        "sources" => Kind::Sources {
            sources: object.list("sources", ITEMS_MAX, choosable)?,
        },
        "test" => Kind::Test,
        "portrait" => Kind::Portrait,
        "name" => Kind::Name,
        _ => return Err(not_one_of(KINDS.into_iter()).at("kind")),
    })
}

fn own(object: &mut Object) -> Read<bool> {
    Ok(object.flag("own")?.unwrap_or_default())
}

fn choosable(raw: Raw) -> Read<Choosable> {
    let mut object = Object::of(raw)?;
    Ok(Choosable {
        id: kebab(&mut object, "id")?,
        label: object.said("label")?,
        note: object.text_or_empty("note")?,
    })
}

fn scale(mut object: Object) -> Read<Kind> {
    let from: i32 = number(&mut object, "from", -100, 100)?;
    let to = number(
        &mut object,
        "to",
        i64::from(from) + 1,
        i64::from(from) + SCALE_MAX,
    )?;
    Ok(Kind::Scale {
        from,
        to,
        low: object.said("low")?,
        high: object.said("high")?,
    })
}

fn condition(raw: Raw) -> Read<Condition> {
    let mut object = Object::of(raw)?;
    let question = object.said("question")?;
    let options = object.list("is", ITEMS_MAX, said)?;
    let test = match object.flag("answered")? {
        Some(answered) if options.is_empty() => ConditionTest::Answered(answered),
        None if !options.is_empty() => ConditionTest::Is(options),
        _ => return Err(Problem::Missing.at("is")),
    };
    Ok(Condition { question, test })
}

/// An example in the shape of an answer; items get their ids when the example is used.
fn example(kind: &Kind, raw: Raw) -> Read<Value> {
    let known = |id: &str| match kind.label_of(id) {
        Some(_) => Ok(()),
        None => Err(Problem::NoSuchOption { id: id.to_owned() }.here()),
    };
    let chosen = |raw| said(raw).and_then(|id| known(&id).map(|()| id));
    Ok(match kind {
        Kind::List { .. } => Value::List(list(raw, ITEMS_MAX, |raw| {
            Ok(Item {
                text: said(raw)?,
                ..Item::default()
            })
        })?),
        Kind::Choice { .. } => Value::Choice(Choice::Option(chosen(raw)?)),
        Kind::Choices { .. } => Value::Choices(Choices {
            options: list(raw, ITEMS_MAX, chosen)?,
            own: Vec::new(),
        }),
        Kind::Scale { from, to, .. } => Value::Scale(
            i32::try_from(whole(&raw.json, i64::from(*from), i64::from(*to))?).unwrap_or_default(),
        ),
        Kind::Portrait | Kind::Date { .. } => return Err(wrong_type("null", &raw.json)),
        _ => {
            let (value, _) = value(kind.id(), raw, false)?;
            match &value {
                Value::Moments(moments) => {
                    for (index, moment) in moments.iter().enumerate() {
                        let at = |error: FormatError| error.under("moment").entry(index);
                        moment.moment.as_deref().map_or(Ok(()), known).map_err(at)?;
                    }
                }
                Value::Sources(sources) => {
                    for (index, source) in sources.iter().enumerate() {
                        known(&source.source).map_err(|error| error.under("source").entry(index))?;
                    }
                }
                Value::ShortText(text) | Value::LongText(text) if text.trim().is_empty() => {
                    return Err(Problem::Blank.here());
                }
                _ => {}
            }
            value
        }
    })
}

/// What can only be seen with the whole pack in view: ids, conditions, slots, name and portrait.
fn check_whole(interview: &Interview) -> Read<()> {
    let steps = || interview.steps.iter();
    unique(steps().map(|step| &step.id))
        .map_err(|(at, problem)| problem.at("id").entry(at).under("steps"))?;
    let screens = steps().flat_map(|step| &step.screens);
    unique(screens.map(|screen| &screen.id))
        .map_err(|(at, problem)| problem.at(&screen_path(interview, at)))?;
    let questions = || interview.questions();
    let path = |index: usize| question_path(interview, index);
    unique(questions().map(|question| &question.id))
        .map_err(|(at, problem)| problem.at("id").under(&path(at)))?;
    for (index, question) in questions().enumerate() {
        check_question(interview, index, question).map_err(|error| error.under(&path(index)))?;
    }
    for kind in ["name", "portrait"] {
        let mut ids = questions()
            .filter(|question| question.kind.id() == kind)
            .map(|question| &question.id);
        if ids.next().is_none_or(|id| id != kind) || ids.next().is_some() {
            return Err(Problem::NotOnce { kind }.at("steps"));
        }
    }
    Ok(())
}

fn check_question(interview: &Interview, index: usize, question: &Question) -> Read<()> {
    if let Some(condition) = &question.when {
        check_condition(interview, index, condition).map_err(|error| error.under("when"))?;
    }
    match &question.kind {
        Kind::Choice { options, .. } | Kind::Choices { options, .. } => unique_ids(options, "options"),
        Kind::Moments { moments } => unique_ids(moments, "moments"),
        Kind::Sources { sources } => unique_ids(sources, "sources"),
        Kind::Date {
            in_months,
            preset: Some(preset),
        } if !in_months.contains(preset) => Err(Problem::NoSuchOption {
            id: preset.to_string(),
        }
        .at("preset")),
        Kind::List { suggestions } => {
            for (index, suggestion) in suggestions.iter().enumerate() {
                check_slots(interview, suggestion)
                    .map_err(|error| error.entry(index).under("suggestions"))?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

fn check_condition(interview: &Interview, index: usize, condition: &Condition) -> Read<()> {
    let id = || condition.question.clone();
    let at = |problem: Problem| Err(problem.at("question"));
    let Some(position) = interview
        .questions()
        .position(|question| question.id == condition.question)
    else {
        return at(Problem::NoSuchQuestion { id: id() });
    };
    if position >= index {
        return at(Problem::NotEarlier { id: id() });
    }
    let (ConditionTest::Is(options), Some(earlier)) =
        (&condition.test, interview.question(&condition.question))
    else {
        return Ok(());
    };
    if !matches!(earlier.kind, Kind::Choice { .. } | Kind::Choices { .. }) {
        return at(Problem::NotAChoice { id: id() });
    }
    match options
        .iter()
        .position(|option| earlier.kind.label_of(option).is_none())
    {
        None => Ok(()),
        Some(at) => {
            let id = options.get(at).cloned().unwrap_or_default();
            Err(Problem::NoSuchOption { id }.here().entry(at).under("is"))
        }
    }
}

/// Every `{slot}` of a suggestion names a question answered in text.
fn check_slots(interview: &Interview, suggestion: &str) -> Read<()> {
    let slots = suggestion
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'));
    for (slot, _) in slots {
        let id = slot.to_owned();
        match interview.question(slot).map(|question| &question.kind) {
            None => return Err(Problem::NoSuchQuestion { id }.here()),
            Some(Kind::ShortText | Kind::LongText) => {}
            Some(_) => return Err(Problem::NotAText { id }.here()),
        }
    }
    Ok(())
}

fn unique_ids(choosables: &[Choosable], key: &str) -> Read<()> {
    unique(choosables.iter().map(|one| &one.id))
        .map_err(|(at, problem)| problem.at("id").entry(at).under(key))
}

/// That no id stands twice; else the index of the second.
fn unique<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), (usize, Problem)> {
    let mut seen = std::collections::BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err((index, Problem::DuplicateId { id: id.clone() }));
        }
    }
    Ok(())
}

fn screen_path(interview: &Interview, index: usize) -> String {
    let mut screens = interview
        .steps
        .iter()
        .enumerate()
        .flat_map(|(step, one)| (0..one.screens.len()).map(move |screen| (step, screen)));
    screens.nth(index).map_or_else(String::new, |(step, screen)| {
        format!("steps[{step}].screens[{screen}].id")
    })
}

fn question_path(interview: &Interview, index: usize) -> String {
    let mut left = index;
    for (step, one) in interview.steps.iter().enumerate() {
        for (screen, one) in one.screens.iter().enumerate() {
            if left < one.questions.len() {
                return format!("steps[{step}].screens[{screen}].questions[{left}]");
            }
            left -= one.questions.len();
        }
    }
    String::new()
}

/// A list with at least one entry.
fn some<T>(object: &mut Object, key: &str, limit: usize, read: fn(Raw) -> Read<T>) -> Read<Vec<T>> {
    let entries = list(object.need(key)?, limit, read).map_err(|error| error.under(key))?;
    if entries.is_empty() {
        Err(Problem::TooFew.at(key))
    } else {
        Ok(entries)
    }
}

fn number<T: TryFrom<i64>>(object: &mut Object, key: &str, from: i64, to: i64) -> Read<T> {
    let number = object
        .whole(key, from, to)?
        .ok_or_else(|| Problem::Missing.at(key))?;
    T::try_from(number).map_err(|_| Problem::OutOfRange { from, to }.at(key))
}

fn months(raw: Raw) -> Read<u16> {
    Ok(u16::try_from(whole(&raw.json, 1, MONTHS_MAX)?).unwrap_or(1))
}

fn said(raw: Raw) -> Read<String> {
    let text = text(raw)?;
    if text.trim().is_empty() {
        Err(Problem::Blank.here())
    } else {
        Ok(text)
    }
}

fn maybe_said(object: &mut Object, key: &str) -> Read<Option<String>> {
    object
        .take(key)
        .map(said)
        .transpose()
        .map_err(|error| error.under(key))
}

/// An id in kebab-case: it stands in addresses and file names, and for ever.
fn kebab(object: &mut Object, key: &str) -> Read<String> {
    let id = object.said(key)?;
    let is_kebab = id.len() <= 60
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
    if is_kebab {
        Ok(id)
    } else {
        Err(Problem::BadId.at(key))
    }
}
