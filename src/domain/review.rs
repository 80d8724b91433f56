//! Looking again: when it is due, what is looked at, and what comes of it.
//!
//! The review interview "Who are they now?" walks the old answers one by one. What has changed says anew how it is known: one
//! kind of source is an anecdote so far, two are a finding.

use super::day::Day;
use super::edit::Field;
use super::format;
use super::interview::{Interview, Kind, Question, Section};
use super::persona::{Answer, Choice, Evidence, EvidenceKind, Persona, Value};
use super::profile;
use super::record::{ClaimRef, Looked, Review, Verdict};

/// From so many days before the day on, a review is due soon.
pub const SOON_DAYS: i32 = 14;
/// From so many kinds of source on, a change is a finding.
pub const FINDING_SOURCES: u32 = 2;
/// The question of the packs that says how often one looks again.
const RHYTHM: &str = "review-rhythm";
/// The question of the packs that says who takes part.
const WITH: &str = "review-with";

/// How it stands with a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Later than soon.
    Later,
    /// In so many days.
    Soon(u32),
    /// Today.
    Today,
    /// So many days ago.
    Overdue(u32),
}

impl Standing {
    /// How it stands today with a review that is due on a day.
    pub fn of(due: Day, today: Day) -> Self {
        match due.days_since(today) {
            0 => Self::Today,
            days if days > SOON_DAYS => Self::Later,
            days if days > 0 => Self::Soon(days.unsigned_abs()),
            days => Self::Overdue(days.unsigned_abs()),
        }
    }
}

/// The question of an interview that asks when to look again.
pub fn date_question(interview: &Interview) -> Option<&Question> {
    interview
        .questions()
        .find(|question| question.section == Section::Review && matches!(question.kind, Kind::Date { .. }))
}

/// The question of an interview that asks who takes part.
pub fn with_question(interview: &Interview) -> Option<&Question> {
    let question = interview.question(WITH)?;
    matches!(question.kind, Kind::Choices { .. }).then_some(question)
}

/// The review that is going on.
pub fn open(reviews: &[Review]) -> Option<&Review> {
    reviews.iter().rev().find(|review| review.date.is_none())
}

/// The review held last.
pub fn last(reviews: &[Review]) -> Option<&Review> {
    reviews
        .iter()
        .filter(|review| review.date.is_some())
        .max_by_key(|review| review.date)
}

/// The day a stretch until the next review is reckoned from: that of the last review, or the one the persona was begun on.
pub fn base(persona: &Persona, reviews: &[Review]) -> Option<Day> {
    last(reviews)
        .and_then(|review| review.date)
        .or_else(|| Day::parse(persona.created.get(..10)?))
}

/// After how many months one looks again: as the person said, else by the method.
pub fn months(interview: &Interview, persona: &Persona) -> u16 {
    let said = match persona.value(RHYTHM) {
        Some(Value::Choice(Choice::Option(rhythm))) => match rhythm.as_str() {
            "quarterly" => Some(3),
            "half-yearly" => Some(6),
            "yearly" => Some(12),
            _ => None,
        },
        _ => None,
    };
    said.unwrap_or(interview.review.months).min(latest(interview))
}

/// After how many months at the latest.
fn latest(interview: &Interview) -> u16 {
    interview.review.latest.max(interview.review.months)
}

/// The last day for the next review, where one is held on a day.
pub fn no_later(interview: &Interview, held: Day) -> Day {
    held.plus_months(latest(interview))
}

/// When a persona is due: on the day that was answered, else the one that the last review set, else by the method's rhythm since the
/// last review or the beginning; never later than the method's latest.
pub fn due(interview: &Interview, persona: &Persona, reviews: &[Review]) -> Option<Day> {
    let last = last(reviews);
    let answered = match date_question(interview).and_then(|question| persona.value(&question.id)) {
        // A day that has been looked at is over.
        Some(Value::Date(day)) => Some(*day).filter(|day| last.is_none_or(|last| Some(*day) > last.date)),
        _ => None,
    };
    let Some(base) = base(persona, reviews) else {
        return answered;
    };
    let day = answered
        .or_else(|| last.and_then(|last| last.next))
        .unwrap_or_else(|| base.plus_months(months(interview, persona)));
    Some(day.min(no_later(interview, base)))
}

/// The months that are offered until the next review, the method's own rhythm among them.
pub fn offers(interview: &Interview, persona: &Persona) -> Vec<u16> {
    let mut offers = match date_question(interview).map(|question| &question.kind) {
        Some(Kind::Date { in_months, .. }) => in_months.clone(),
        _ => Vec::new(),
    };
    offers.push(months(interview, persona));
    offers.retain(|months| (1..=latest(interview)).contains(months));
    offers.sort_unstable();
    offers.dedup();
    offers
}

/// Who takes part, as the person said beforehand: ids of teams, and words for all others.
pub fn expected(interview: &Interview, persona: &Persona) -> Vec<String> {
    let Some(Value::Choices(choices)) = persona.value(WITH) else {
        return Vec::new();
    };
    let kind = with_question(interview).map(|question| &question.kind);
    let options = choices.options.iter().map(|id| {
        let is_team = super::record::Team::from_id(id).is_some();
        let label = kind.and_then(|kind| kind.label_of(id));
        label.filter(|_| !is_team).unwrap_or(id).to_owned()
    });
    let own = choices.own.iter().map(|words| words.trim().to_owned());
    options.chain(own).filter(|who| !who.is_empty()).collect()
}

/// An answer, or one of its items, as it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Old {
    /// What it is, and what it says.
    pub claim: ClaimRef,
    /// The question's label.
    pub label: String,
    /// Who said it and where, for a quote; where it was, for a moment; nothing otherwise.
    pub by: String,
    /// Whether it takes evidence.
    pub takes_evidence: bool,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// What there is to look at again, in the interview's order: every claim, item by item. Where an interview asks for no claims, all that
/// was said in words.
pub fn claims(interview: &Interview, persona: &Persona) -> Vec<Old> {
    let of = |all: bool| {
        let mut found = Vec::new();
        for question in interview.questions() {
            let is_here = (question.claim || all) && interview.applies(question, persona);
            if let Some(answer) = persona.answers.get(&question.id).filter(|_| is_here) {
                add(question, answer, &mut found);
            }
        }
        found
    };
    let claims = of(false);
    if claims.is_empty() { of(true) } else { claims }
}

fn add(question: &Question, answer: &Answer, found: &mut Vec<Old>) {
    let items = if question.kind.has_items() {
        answer.value.item_ids()
    } else {
        vec![String::new()]
    };
    for item in items {
        let Some((text, by)) = said(question, answer, &item) else {
            continue;
        };
        let evidence = match &answer.value {
            Value::List(items) => items.iter().find(|one| one.id == item).map(|one| &one.evidence),
            Value::Quotes(quotes) => quotes.iter().find(|one| one.id == item).map(|one| &one.evidence),
            Value::Moments(moments) => moments.iter().find(|one| one.id == item).map(|one| &one.evidence),
            _ => Some(&answer.evidence),
        };
        found.push(Old {
            claim: ClaimRef {
                question: question.id.clone(),
                item,
                text,
            },
            label: question.label.clone(),
            by,
            takes_evidence: question.claim,
            evidence: evidence.cloned().unwrap_or_default(),
        });
    }
}

/// What an answer says, or one of its items, and by whom or where; none where it says nothing.
fn said(question: &Question, answer: &Answer, item: &str) -> Option<(String, String)> {
    let mut alone = answer.clone();
    if !item.is_empty() {
        match &mut alone.value {
            Value::List(items) => items.retain(|one| one.id == item),
            Value::Quotes(quotes) => quotes.retain(|one| one.id == item),
            Value::Moments(moments) => moments.retain(|one| one.id == item),
            _ => return None,
        }
    }
    let claims = profile::claims_of(question, &alone);
    let by = claims.first()?.by.clone();
    let texts: Vec<&str> = claims.iter().map(|claim| claim.text.as_str()).collect();
    Some((texts.join(", "), by))
}

/// What a claim says now; empty where it says nothing any more.
fn text_now(interview: &Interview, persona: &Persona, claim: &ClaimRef) -> String {
    let question = interview.question(&claim.question);
    let answer = persona.answers.get(&claim.question);
    question
        .zip(answer)
        .and_then(|(question, answer)| said(question, answer, &claim.item))
        .map(|(text, _)| text)
        .unwrap_or_default()
}

/// What is walked: all there is to look at, and what this review has looked at that is gone since, in the interview's order.
pub fn walk(interview: &Interview, persona: &Persona, review: &Review) -> Vec<ClaimRef> {
    let mut all: Vec<ClaimRef> = claims(interview, persona)
        .into_iter()
        .map(|old| old.claim)
        .collect();
    for claim in &mut all {
        // What was changed is told as it was.
        if let Some(looked) = looked(review, claim) {
            claim.text.clone_from(&looked.claim.text);
        }
    }
    let order = |claim: &ClaimRef| {
        interview
            .questions()
            .position(|question| question.id == claim.question)
    };
    for looked in &review.answers {
        if all.iter().all(|claim| !is_same(claim, &looked.claim))
            // What the interview does not ask any more cannot be shown again.
            && let Some(place) = order(&looked.claim)
        {
            let at = all.partition_point(|claim| order(claim) <= Some(place));
            all.insert(at, looked.claim.clone());
        }
    }
    all
}

fn is_same(one: &ClaimRef, other: &ClaimRef) -> bool {
    one.question == other.question && one.item == other.item
}

/// What a review says of a claim, if it was looked at.
pub fn looked<'a>(review: &'a Review, claim: &ClaimRef) -> Option<&'a Looked> {
    review.answers.iter().find(|looked| is_same(&looked.claim, claim))
}

/// Says what became of a claim, or with none that it was not looked at; the answer stays as it is.
pub fn look(review: &mut Review, claim: &ClaimRef, verdict: Option<Verdict>) {
    let index = review
        .answers
        .iter()
        .position(|looked| is_same(&looked.claim, claim));
    match (index, verdict) {
        (Some(index), None) => drop(review.answers.remove(index)),
        (Some(index), Some(verdict)) => {
            if let Some(looked) = review.answers.get_mut(index) {
                *looked = Looked {
                    claim: looked.claim.clone(),
                    verdict,
                    ..Looked::default()
                };
            }
        }
        (None, Some(verdict)) => review.answers.push(Looked {
            claim: claim.clone(),
            verdict,
            ..Looked::default()
        }),
        (None, None) => {}
    }
}

/// How many kinds of source evidence comes from; guesses are none.
pub fn sources(evidence: &[Evidence]) -> u32 {
    let kinds = EvidenceKind::ALL
        .iter()
        .filter(|kind| **kind != EvidenceKind::Guess && evidence.iter().any(|piece| piece.kind == **kind));
    u32::try_from(kinds.count()).unwrap_or_default()
}

/// Takes what a claim rests on away, since that spoke for what it said before.
fn ask_anew(persona: &mut Persona, claim: &ClaimRef) {
    if let Some(evidence) = persona.evidence_mut(&claim.question, &claim.item) {
        evidence.clear();
    }
}

/// Makes a guess of a claim that nobody knows any more; the answer stays.
fn make_guess(persona: &mut Persona, claim: &ClaimRef) {
    if let Some(evidence) = persona.evidence_mut(&claim.question, &claim.item) {
        *evidence = vec![Evidence::of(EvidenceKind::Guess)];
    }
}

/// Puts a claim back as it was before, with what it rested on.
fn put_back(persona: &mut Persona, before: &Persona, claim: &ClaimRef) {
    let Some(old) = before.answers.get(&claim.question) else {
        return;
    };
    let now = persona.answers.get_mut(&claim.question);
    let (Some(now), false) = (now, claim.item.is_empty()) else {
        persona.answers.insert(claim.question.clone(), old.clone());
        return;
    };
    match (&mut now.value, &old.value) {
        (Value::List(now), Value::List(old)) => put_item(now, old, &claim.item, |one| &one.id),
        (Value::Quotes(now), Value::Quotes(old)) => put_item(now, old, &claim.item, |one| &one.id),
        (Value::Moments(now), Value::Moments(old)) => put_item(now, old, &claim.item, |one| &one.id),
        _ => {}
    }
}

fn put_item<T: Clone>(now: &mut Vec<T>, old: &[T], id: &str, id_of: fn(&T) -> &String) {
    let Some((index, item)) = old.iter().enumerate().find(|(_, one)| id_of(one) == id) else {
        return;
    };
    if let Some(here) = now.iter_mut().find(|one| id_of(one) == id) {
        *here = item.clone();
    } else {
        now.insert(index.min(now.len()), item.clone());
    }
}

/// Whether a claim says something else than before, in any of its fields.
fn differs(persona: &Persona, before: &Persona, claim: &ClaimRef) -> bool {
    let (now, old) = (persona.value(&claim.question), before.value(&claim.question));
    if claim.item.is_empty() {
        return now != old;
    }
    let text = |value: Option<&Value>, field| {
        value
            .map(|value| value.text(&claim.item, field))
            .unwrap_or_default()
    };
    [
        Field::Text,
        Field::Words,
        Field::Who,
        Field::Place,
        Field::Title,
        Field::What,
        Field::Feeling,
        Field::Nearly,
    ]
    .iter()
    .any(|field| text(now, *field) != text(old, *field))
}

/// Says of what was called changed what it is now: what it says, and on how many kinds of source. What was not changed after all and has
/// nothing new to rest on is put back and counts as not looked at; with something new to rest on it is still true. An item that was
/// emptied is taken away.
fn settle(interview: &Interview, persona: &mut Persona, before: &Persona, review: &mut Review) {
    let mut unlooked = Vec::new();
    for looked in &mut review.answers {
        if looked.verdict != Verdict::Changed {
            continue;
        }
        let claim = looked.claim.clone();
        looked.after = text_now(interview, persona, &claim);
        looked.sources = sources(persona.evidence(&claim.question, &claim.item));
        if differs(persona, before, &claim) {
            if looked.after.is_empty() && !claim.item.is_empty() {
                looked.sources = 0;
                if let Some(answer) = persona.answers.get_mut(&claim.question) {
                    answer.value.remove_item(&claim.item);
                }
            }
        } else if looked.sources > 0 {
            looked.verdict = Verdict::Still;
            looked.after.clear();
            looked.sources = 0;
        } else {
            put_back(persona, before, &claim);
            unlooked.push(claim);
        }
    }
    for claim in unlooked {
        look(review, &claim, None);
    }
}

/// What a review came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Still true.
    pub still: usize,
    /// Changed.
    pub changed: usize,
    /// No longer known.
    pub unknown: usize,
    /// Not looked at.
    pub left: usize,
}

impl Count {
    /// What a review came to, of so many claims.
    pub fn of(review: &Review, claims: usize) -> Self {
        let mut count = Self::default();
        for looked in &review.answers {
            match looked.verdict {
                Verdict::Still => count.still += 1,
                Verdict::Changed => count.changed += 1,
                Verdict::Unknown => count.unknown += 1,
            }
        }
        count.left = claims.saturating_sub(count.looked());
        count
    }

    /// How many were looked at.
    pub fn looked(&self) -> usize {
        self.still + self.changed + self.unknown
    }
}

/// Changes the review that is going on, if there is one.
pub fn change(persona: &mut Persona, change: impl FnOnce(&mut Review)) {
    let mut record = format::record(persona);
    if let Some(review) = record.reviews.iter_mut().rev().find(|one| one.date.is_none()) {
        change(review);
        format::set_record(persona, &record);
    }
}

/// Says what became of a claim. What was said of it before is taken back first; what changed is asked anew how it is known, and of what nobody knows
/// any more only a guess stays.
pub fn say(persona: &mut Persona, before: &Persona, claim: &ClaimRef, verdict: Verdict) {
    let record = format::record(persona);
    let was = open(&record.reviews)
        .and_then(|review| looked(review, claim))
        .map(|looked| looked.verdict);
    if was == Some(verdict) {
        return;
    }
    if matches!(was, Some(Verdict::Changed | Verdict::Unknown)) {
        put_back(persona, before, claim);
    }
    match verdict {
        Verdict::Still => {}
        Verdict::Changed => ask_anew(persona, claim),
        Verdict::Unknown => make_guess(persona, claim),
    }
    change(persona, |review| look(review, claim, Some(verdict)));
}

/// Takes back what was said of a claim.
pub fn unsay(persona: &mut Persona, before: &Persona, claim: &ClaimRef) {
    put_back(persona, before, claim);
    change(persona, |review| look(review, claim, None));
}

/// Settles the review that is going on; see [`settle`].
pub fn settle_open(interview: &Interview, persona: &mut Persona, before: &Persona) {
    let mut record = format::record(persona);
    if let Some(review) = record.reviews.iter_mut().rev().find(|one| one.date.is_none()) {
        settle(interview, persona, before, review);
        format::set_record(persona, &record);
    }
}

/// Begins a review.
pub fn begin(persona: &mut Persona, id: String, today: Day, who: Vec<String>) {
    let mut record = format::record(persona);
    record.reviews.push(Review {
        id,
        begun: Some(today),
        who,
        ..Review::default()
    });
    format::set_record(persona, &record);
}

/// Drops the review that is going on; answers that were changed stay as they are.
pub fn drop_open(persona: &mut Persona) {
    let mut record = format::record(persona);
    record.reviews.retain(|review| review.date.is_some());
    format::set_record(persona, &record);
}

/// Puts a review that was dropped back, unless another one is going on.
pub fn put_open(persona: &mut Persona, review: Review) {
    let mut record = format::record(persona);
    if open(&record.reviews).is_none() {
        record.reviews.push(review);
        format::set_record(persona, &record);
    }
}

/// Ends the review that is going on: settles it, dates it, sets the next day (never later than the method's latest) and makes the
/// persona its next version, made from the one before.
pub fn finish(interview: &Interview, persona: &mut Persona, before: &Persona, today: Day) {
    let mut record = format::record(persona);
    let Some(review) = record.reviews.iter_mut().rev().find(|one| one.date.is_none()) else {
        return;
    };
    settle(interview, persona, before, review);
    let order: Vec<ClaimRef> = walk(interview, persona, review);
    review
        .answers
        .sort_by_key(|looked| order.iter().position(|claim| is_same(claim, &looked.claim)));
    let latest = no_later(interview, today);
    let next = review
        .next
        .filter(|day| *day > today)
        .unwrap_or_else(|| today.plus_months(months(interview, persona)))
        .min(latest);
    persona.version.parent = Some(format::hash(before));
    persona.version.number = persona.version.number.saturating_add(1);
    review.date = Some(today);
    review.next = Some(next);
    review.version = persona.version.number;
    format::set_record(persona, &record);
    if let Some(question) = date_question(interview) {
        persona.set_value(&question.id, Value::Date(next));
    }
}

#[cfg(test)]
mod tests;
