//! What a persona says, section by section: what portrait, brief and record show.

use super::interview::{Interview, Kind, Question, Section};
use super::persona::{Answer, Choice, Evidence, Persona, Sign, Value};
use super::record::ClaimRef;

/// One thing said about a persona.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The question it answers.
    pub question: String,
    /// Said before the text where the text alone would not tell what it means ("Age").
    pub label: Option<String>,
    /// What is said.
    pub text: String,
    /// Who said it and where, for a quote; nothing otherwise.
    pub by: String,
    /// How it is known, or none where the question takes no evidence.
    pub sign: Option<Sign>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// How many claims are known and how many are guesses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims with evidence.
    pub known: usize,
    /// Claims without.
    pub guesses: usize,
}

/// The claims of a section, in the interview's order. Journey, test, name and portrait are not
/// claims in words; portrait and brief draw them from the answers themselves.
pub fn claims(interview: &Interview, persona: &Persona, section: Section) -> Vec<Claim> {
    let mut claims = Vec::new();
    for question in interview.questions() {
        let is_here = question.section == section && interview.applies(question, persona);
        if let Some(answer) = persona.answers.get(&question.id).filter(|_| is_here) {
            claims.append(&mut claims_of(question, answer));
        }
    }
    claims
}

/// A claim that something else can refer to, such as a check or a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Which answer, which of its items, and what it says now.
    pub claim: ClaimRef,
    /// The question's label.
    pub label: String,
    /// How it is known.
    pub sign: Sign,
}

/// Everything a persona says that takes evidence, in the interview's order; one for each item, and one for an answer without
/// items.
pub fn said(interview: &Interview, persona: &Persona) -> Vec<Said> {
    let mut all = Vec::new();
    for question in interview.questions() {
        let applies = question.claim && interview.applies(question, persona);
        let Some(answer) = persona.answers.get(&question.id).filter(|_| applies) else {
            continue;
        };
        let mut say = |item: &str, text: String| {
            if !text.is_empty() {
                all.push(Said {
                    claim: ClaimRef {
                        question: question.id.clone(),
                        item: item.to_owned(),
                        text,
                    },
                    label: question.label.clone(),
                    sign: Sign::of(persona.evidence(&question.id, item)),
                });
            }
        };
        if !question.kind.has_items() {
            let texts: Vec<String> = claims_of(question, answer)
                .into_iter()
                .map(|claim| claim.text)
                .collect();
            say("", texts.join(", "));
        } else if answer.value.kind_id() == question.kind.id() {
            for id in answer.value.item_ids() {
                say(&id, item_text(&answer.value, &id));
            }
        }
    }
    all
}

/// What one claim says now; empty where it is gone.
pub fn said_now(interview: &Interview, persona: &Persona, claim: &ClaimRef) -> String {
    let all = said(interview, persona);
    let now = all
        .into_iter()
        .find(|one| one.claim.question == claim.question && one.claim.item == claim.item);
    now.map(|one| one.claim.text).unwrap_or_default()
}

/// What an item says, as in [`claims_of`].
fn item_text(value: &Value, item: &str) -> String {
    match value {
        Value::List(items) => items
            .iter()
            .find(|one| one.id == item)
            .map(|one| one.text.trim().to_owned()),
        Value::Quotes(quotes) => quotes
            .iter()
            .find(|one| one.id == item)
            .map(|one| one.words.trim().to_owned()),
        Value::Moments(moments) => moments
            .iter()
            .find(|one| one.id == item)
            .map(|one| joined(&one.title, &one.what)),
        _ => None,
    }
    .unwrap_or_default()
}

/// What one answer says. A value of another kind than the question's is of another interview and says nothing here.
pub fn claims_of(question: &Question, answer: &Answer) -> Vec<Claim> {
    if !answer.is_answered() || answer.value.kind_id() != question.kind.id() {
        return Vec::new();
    }
    let mut claims = Vec::new();
    let mut say = |label: Option<&str>, text: &str, by: String, evidence: &[Evidence]| {
        let text = text.trim();
        if !text.is_empty() || !by.is_empty() {
            claims.push(Claim {
                question: question.id.clone(),
                label: label.map(str::to_owned),
                text: text.to_owned(),
                by,
                sign: question.claim.then(|| Sign::of(evidence)),
                evidence: evidence.to_vec(),
            });
        }
    };
    let label = needs_label(question).then_some(question.label.as_str());
    let name_of = |id: &str| question.kind.label_of(id).unwrap_or(id).to_owned();
    let mut whole = |text: &str| say(label, text, String::new(), &answer.evidence);
    match &answer.value {
        Value::ShortText(text) | Value::LongText(text) | Value::Choice(Choice::Own(text)) => whole(text),
        Value::Choice(Choice::Option(id)) => whole(&name_of(id)),
        Value::Choices(choices) => {
            for id in &choices.options {
                whole(&name_of(id));
            }
            for words in &choices.own {
                whole(words);
            }
        }
        Value::List(items) => {
            for item in items {
                say(label, &item.text, String::new(), &item.evidence);
            }
        }
        Value::Quotes(quotes) => {
            for quote in quotes {
                say(
                    label,
                    &quote.words,
                    joined(&quote.who, &quote.place),
                    &quote.evidence,
                );
            }
        }
        Value::Moments(moments) => {
            for moment in moments {
                say(
                    label,
                    &joined(&moment.title, &moment.what),
                    moment.place.clone(),
                    &moment.evidence,
                );
            }
        }
        Value::Sources(sources) => {
            for source in sources {
                let count = source.count.map(|count| count.to_string()).unwrap_or_default();
                say(
                    Some(&name_of(&source.source)),
                    &source.said,
                    joined(&count, &source.when),
                    &[],
                );
            }
        }
        Value::Scale(point) => {
            if let Kind::Scale { to, .. } = &question.kind {
                whole(&[&point.to_string(), "/", &to.to_string()].concat());
            }
        }
        Value::Number(quantity) => whole(&[&quantity.amount.to_string(), " ", &quantity.unit].concat()),
        Value::Test(test) => whole(&test.what),
        Value::Date(day) => whole(&day.to_string()),
        Value::Portrait(_) | Value::Name(_) | Value::Other { .. } => {}
    }
    claims
}

/// Whether an answer needs its label to be understood: facts, choices and numbers do, sentences do not. On the full
/// record, where sections mix many questions, every answer has it.
fn needs_label(question: &Question) -> bool {
    !question.section.is_on_brief()
        || question.section == Section::Background
        || matches!(
            question.kind,
            Kind::Choice { .. } | Kind::Scale { .. } | Kind::Number { .. } | Kind::Date { .. }
        )
}

/// Two texts with a comma, or the one that is not blank.
fn joined(one: &str, other: &str) -> String {
    let (one, other) = (one.trim(), other.trim());
    [
        one,
        if one.is_empty() || other.is_empty() {
            ""
        } else {
            ", "
        },
        other,
    ]
    .concat()
}

/// How many of the claims are known and how many are guesses. A claim question's answer counts
/// once, or once for each of its items.
pub fn tally(interview: &Interview, persona: &Persona) -> Tally {
    let mut tally = Tally::default();
    for question in interview
        .questions()
        .filter(|question| question.claim && interview.applies(question, persona))
    {
        let Some(answer) = persona.answers.get(&question.id) else {
            continue;
        };
        let mut claims = claims_of(question, answer);
        if !question.kind.has_items() {
            claims.truncate(1);
        }
        for claim in claims {
            if claim.sign == Some(Sign::Guess) {
                tally.guesses += 1;
            } else {
                tally.known += 1;
            }
        }
    }
    tally
}
