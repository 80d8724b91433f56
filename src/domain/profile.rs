//! What a persona says, section by section: what portrait, brief and record show.

use super::interview::{Interview, Kind, Question, Section};
use super::persona::{Answer, Choice, Evidence, Persona, Sign, Value};

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
    interview
        .questions()
        .filter(|question| question.section == section && interview.applies(question, persona))
        .filter_map(|question| Some((question, persona.answers.get(&question.id)?)))
        .flat_map(|(question, answer)| claims_of(question, answer))
        .collect()
}

/// What one answer says. A value of another kind than the question's is of another interview and says nothing here.
pub fn claims_of(question: &Question, answer: &Answer) -> Vec<Claim> {
    if !answer.is_answered() || answer.value.kind_id() != question.kind.id() {
        return Vec::new();
    }
    let claim = |text: &str, by: String, evidence: &[Evidence]| Claim {
        question: question.id.clone(),
        label: needs_label(question).then(|| question.label.clone()),
        text: text.trim().to_owned(),
        by,
        sign: question.claim.then(|| Sign::of(evidence)),
        evidence: evidence.to_vec(),
    };
    let whole = |text: &str| vec![claim(text, String::new(), &answer.evidence)];
    let mut claims = match &answer.value {
        Value::ShortText(text) | Value::LongText(text) | Value::Choice(Choice::Own(text)) => whole(text),
        Value::Choice(Choice::Option(id)) => whole(question.kind.label_of(id).unwrap_or(id)),
        Value::Choices(choices) => {
            let labels = choices.options.iter().map(|id| question.kind.label_of(id).unwrap_or(id));
            labels.chain(choices.own.iter().map(String::as_str)).flat_map(whole).collect()
        }
        Value::List(items) => items.iter().map(|item| claim(&item.text, String::new(), &item.evidence)).collect(),
        Value::Quotes(quotes) => quotes
            .iter()
            .map(|quote| claim(&quote.words, joined(&[&quote.who, &quote.place]), &quote.evidence))
            .collect(),
        Value::Moments(moments) => moments
            .iter()
            .map(|moment| claim(&joined(&[&moment.title, &moment.what]), moment.place.clone(), &moment.evidence))
            .collect(),
        Value::Sources(sources) => sources
            .iter()
            .map(|source| {
                let name = question.kind.label_of(&source.source).unwrap_or(&source.source);
                let count = source.count.map(|count| count.to_string()).unwrap_or_default();
                let mut claim = claim(&source.said, joined(&[&count, &source.when]), &[]);
                claim.label = Some(name.to_owned());
                claim
            })
            .collect(),
        Value::Scale(point) => match &question.kind {
            Kind::Scale { to, .. } => whole(&format!("{point}/{to}")),
            _ => Vec::new(),
        },
        Value::Number(quantity) => whole(&format!("{} {}", quantity.amount, quantity.unit)),
        Value::Test(test) => whole(&test.what),
        Value::Date(day) => whole(&day.to_string()),
        Value::Portrait(_) | Value::Name(_) | Value::Other { .. } => Vec::new(),
    };
    claims.retain(|claim| !claim.text.is_empty() || !claim.by.is_empty());
    claims
}

/// Whether an answer needs its label to be understood: facts, choices and numbers do, sentences do not. On the full
/// record, where sections mix many questions, every answer has it.
fn needs_label(question: &Question) -> bool {
    !question.section.is_on_brief()
        || question.section == Section::Background
        || matches!(question.kind, Kind::Choice { .. } | Kind::Scale { .. } | Kind::Number { .. } | Kind::Date { .. })
}

fn joined(parts: &[&str]) -> String {
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

/// How many of the claims are known and how many are guesses. A claim question's answer counts
/// once, or once for each of its items.
pub fn tally(interview: &Interview, persona: &Persona) -> Tally {
    let mut tally = Tally::default();
    for question in interview.questions().filter(|question| question.claim && interview.applies(question, persona)) {
        let Some(answer) = persona.answers.get(&question.id) else { continue };
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
