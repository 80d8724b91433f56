//! The sections of a persona beside its answers: `tests`, `validation`, `measures`, `reviews`, `decisions`, `advice` and `briefs`.
//!
//! Each is a list of objects. A section that this version cannot read was written by a later one: it is kept as it came, shown as empty and
//! never written over.

use super::json::Json;
use super::reader::{Object, Problem, Raw, reread};
use super::writer::{Fields, Node};
use crate::domain::amount::Amount;
use crate::domain::day::Day;
use crate::domain::persona::{Persona, Unknown};
use crate::domain::record::{
    Check, CheckSource, ClaimRef, Decision, Dismissal, LineEdit, Looked, Measure, MeasureKind, PastTest,
    Point, Record, Review, TestResult, TriedKind, Verdict,
};

/// The most entries of a section, and the most answers of a review.
const ENTRIES_MAX: usize = 1000;
/// The sections, by the name they have in files.
const TESTS: &str = "tests";
const CHECKS: &str = "validation";
const MEASURES: &str = "measures";
const REVIEWS: &str = "reviews";
const DECISIONS: &str = "decisions";
const DISMISSALS: &str = "advice";
const EDITS: &str = "briefs";

/// What is written about a persona beside its answers.
pub fn record(persona: &Persona) -> Record {
    Record {
        tests: section(persona, TESTS, past_test),
        checks: section(persona, CHECKS, check),
        measures: section(persona, MEASURES, measure),
        reviews: section(persona, REVIEWS, review),
        decisions: section(persona, DECISIONS, decision),
        dismissals: section(persona, DISMISSALS, dismissal),
        edits: section(persona, EDITS, line_edit),
    }
}

/// Puts what is written about a persona back. A section that could not be read stays as it is.
pub fn set_record(persona: &mut Persona, record: &Record) {
    put(persona, TESTS, &record.tests, past_test, past_test_node);
    put(persona, CHECKS, &record.checks, check, check_node);
    put(persona, MEASURES, &record.measures, measure, measure_node);
    put(persona, REVIEWS, &record.reviews, review, review_node);
    put(persona, DECISIONS, &record.decisions, decision, decision_node);
    put(persona, DISMISSALS, &record.dismissals, dismissal, dismissal_node);
    put(persona, EDITS, &record.edits, line_edit, line_edit_node);
}

/// Notes what is wrong with the sections of a persona that comes from elsewhere. What is no list at all is left to a later version.
pub(super) fn look_through(object: &mut Object) {
    look_at(object, TESTS, past_test);
    look_at(object, CHECKS, check);
    look_at(object, MEASURES, measure);
    look_at(object, REVIEWS, review);
    look_at(object, DECISIONS, decision);
    look_at(object, DISMISSALS, dismissal);
    look_at(object, EDITS, line_edit);
}

fn look_at<T>(object: &mut Object, key: &str, read: fn(Raw) -> T) {
    object.look_at_list(key, &mut |raw| {
        let _ = raw.list(ENTRIES_MAX, read);
    });
}

fn section<T>(persona: &Persona, key: &str, read: fn(Raw) -> T) -> Vec<T> {
    let json = persona.unknown.0.get(key);
    json.and_then(|json| reread(json, |raw| raw.list(ENTRIES_MAX, read)))
        .unwrap_or_default()
}

fn put<T>(persona: &mut Persona, key: &str, entries: &[T], read: fn(Raw) -> T, node: fn(&T) -> Node<'_>) {
    let sections = &mut persona.unknown.0;
    let is_readable = sections
        .get(key)
        .is_none_or(|json| reread(json, |raw| raw.list(ENTRIES_MAX, read)).is_some());
    if !is_readable {
        return;
    }
    if entries.is_empty() {
        sections.remove(key);
    } else if let Ok(json) = Json::parse(&Node::list(entries, node).compact()) {
        sections.insert(key.to_owned(), json);
    }
}

/// Puts a day, where there is one.
pub(super) fn put_day(fields: &mut Fields, key: &'static str, day: Option<Day>) {
    if let Some(day) = day {
        fields.made(key, day.to_string());
    }
}

/// Puts a count, where there is one.
pub(super) fn put_count(fields: &mut Fields, key: &'static str, count: Option<u32>) {
    if let Some(count) = count {
        fields.whole(key, count.into());
    }
}

fn whole<'a>(fields: Fields<'a>, unknown: &'a Unknown) -> Node<'a> {
    Node::Object(fields, Some(unknown))
}

fn claim_fields(claim: &ClaimRef) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.text("question", &claim.question);
    fields.text("item", &claim.item);
    fields.text("text", &claim.text);
    fields
}

fn claim_node(claim: &ClaimRef) -> Node<'_> {
    Node::object(claim_fields(claim))
}

fn claim(raw: Raw) -> ClaimRef {
    claim_of(&mut raw.object())
}

fn claim_of(object: &mut Object) -> ClaimRef {
    ClaimRef {
        question: object.id("question"),
        item: object.text_or_empty("item"),
        text: object.text_or_empty("text"),
    }
}

fn past_test_node(test: &PastTest) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &test.id);
    if let Some(kind) = test.kind {
        fields.text("what_kind", kind.id());
    }
    fields.text("what", &test.what);
    fields.text("audience", &test.audience);
    fields.text("sign", &test.sign);
    put_day(&mut fields, "date", test.date);
    put_day(&mut fields, "ended", test.ended);
    fields.text("result", test.result.id());
    fields.text("happened", &test.happened);
    put_count(&mut fields, "responded", test.responded);
    fields.text("learned", &test.learned);
    whole(fields, &test.unknown)
}

fn past_test(raw: Raw) -> PastTest {
    let mut object = raw.object();
    PastTest {
        id: object.id("id"),
        kind: object.one_of("what_kind", TriedKind::ALL, TriedKind::id),
        what: object.text_or_empty("what"),
        audience: object.text_or_empty("audience"),
        sign: object.text_or_empty("sign"),
        date: object.day("date"),
        ended: object.day("ended"),
        result: object
            .one_of("result", TestResult::ALL, TestResult::id)
            .unwrap_or_default(),
        happened: object.text_or_empty("happened"),
        responded: object.count("responded"),
        learned: object.text_or_empty("learned"),
        unknown: object.rest(),
    }
}

fn check_node(check: &Check) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &check.id);
    put_day(&mut fields, "date", check.date);
    fields.text("source", check.source.id());
    fields.text("says", &check.says);
    put_count(&mut fields, "count", check.count);
    fields.put("confirms", Node::list(&check.confirms, claim_node));
    fields.put("contradicts", Node::list(&check.contradicts, claim_node));
    whole(fields, &check.unknown)
}

fn check(raw: Raw) -> Check {
    let mut object = raw.object();
    Check {
        id: object.id("id"),
        date: object.day("date"),
        source: object
            .one_of("source", CheckSource::ALL, CheckSource::id)
            .unwrap_or_default(),
        says: object.text_or_empty("says"),
        count: object.count("count"),
        confirms: object.list("confirms", ENTRIES_MAX, claim),
        contradicts: object.list("contradicts", ENTRIES_MAX, claim),
        unknown: object.rest(),
    }
}

fn measure_node(measure: &Measure) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &measure.id);
    fields.text("what", measure.kind.id());
    fields.text("name", &measure.name);
    fields.text("unit", &measure.unit);
    fields.put("points", Node::list(&measure.points, point_node));
    whole(fields, &measure.unknown)
}

fn point_node(point: &Point) -> Node<'_> {
    let mut fields = Fields::default();
    fields.made("date", point.date.to_string());
    fields.put("amount", Node::Plain(Json::Number(point.amount.to_string())));
    Node::object(fields)
}

fn measure(raw: Raw) -> Measure {
    let mut object = raw.object();
    Measure {
        id: object.id("id"),
        kind: object
            .one_of("what", MeasureKind::ALL, MeasureKind::id)
            .unwrap_or_default(),
        name: object.text_or_empty("name"),
        unit: object.text_or_empty("unit"),
        points: object
            .list("points", ENTRIES_MAX, point)
            .into_iter()
            .flatten()
            .collect(),
        unknown: object.rest(),
    }
}

/// A point; none where its day or number is missing, which the reader has noted.
fn point(raw: Raw) -> Option<Point> {
    let mut object = raw.object();
    let date = object.day("date");
    let amount = object.take("amount", super::persona::amount);
    let amount = object.or_missing("amount", amount, Amount::default());
    if date.is_none() {
        object.fail("date", Problem::Missing);
    }
    date.map(|date| Point { date, amount })
}

fn review_node(review: &Review) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &review.id);
    put_day(&mut fields, "date", review.date);
    put_day(&mut fields, "begun", review.begun);
    fields.put("who", Node::texts(&review.who));
    fields.put("answers", Node::list(&review.answers, looked_node));
    fields.text("note", &review.note);
    put_day(&mut fields, "next", review.next);
    fields.whole("version", review.version.into());
    whole(fields, &review.unknown)
}

fn looked_node(looked: &Looked) -> Node<'_> {
    let mut fields = claim_fields(&looked.claim);
    fields.text("verdict", looked.verdict.id());
    fields.text("after", &looked.after);
    fields.whole("sources", looked.sources.into());
    Node::object(fields)
}

fn review(raw: Raw) -> Review {
    let mut object = raw.object();
    Review {
        id: object.id("id"),
        date: object.day("date"),
        begun: object.day("begun"),
        who: object.list("who", ENTRIES_MAX, Raw::text),
        answers: object.list("answers", ENTRIES_MAX, looked),
        note: object.text_or_empty("note"),
        next: object.day("next"),
        version: object.count("version").unwrap_or_default(),
        unknown: object.rest(),
    }
}

fn looked(raw: Raw) -> Looked {
    let mut object = raw.object();
    Looked {
        claim: claim_of(&mut object),
        verdict: object
            .one_of("verdict", Verdict::ALL, Verdict::id)
            .unwrap_or_default(),
        after: object.text_or_empty("after"),
        sources: object.count("sources").unwrap_or_default(),
    }
}

fn decision_node(decision: &Decision) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("id", &decision.id);
    put_day(&mut fields, "date", decision.date);
    fields.text("team", &decision.team);
    fields.text("what", &decision.what);
    fields.text("outcome", &decision.outcome);
    whole(fields, &decision.unknown)
}

fn decision(raw: Raw) -> Decision {
    let mut object = raw.object();
    Decision {
        id: object.id("id"),
        date: object.day("date"),
        team: object.text_or_empty("team"),
        what: object.text_or_empty("what"),
        outcome: object.text_or_empty("outcome"),
        unknown: object.rest(),
    }
}

fn dismissal_node(dismissal: &Dismissal) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("rule", &dismissal.rule);
    fields.text("question", &dismissal.question);
    fields.text("item", &dismissal.item);
    fields.text("said", &dismissal.said);
    fields.text("reason", &dismissal.reason);
    put_day(&mut fields, "date", dismissal.date);
    whole(fields, &dismissal.unknown)
}

fn dismissal(raw: Raw) -> Dismissal {
    let mut object = raw.object();
    Dismissal {
        rule: object.id("rule"),
        question: object.text_or_empty("question"),
        item: object.text_or_empty("item"),
        said: object.text_or_empty("said"),
        reason: object.text_or_empty("reason"),
        date: object.day("date"),
        unknown: object.rest(),
    }
}

fn line_edit_node(edit: &LineEdit) -> Node<'_> {
    let mut fields = Fields::default();
    fields.text("team", &edit.team);
    fields.text("line", &edit.line);
    fields.text("text", &edit.text);
    fields.text("drafted", &edit.drafted);
    fields.flag("hidden", edit.is_hidden);
    whole(fields, &edit.unknown)
}

fn line_edit(raw: Raw) -> LineEdit {
    let mut object = raw.object();
    LineEdit {
        team: object.id("team"),
        line: object.text_or_empty("line"),
        text: object.text_or_empty("text"),
        drafted: object.text_or_empty("drafted"),
        is_hidden: object.flag("hidden").unwrap_or_default(),
        unknown: object.rest(),
    }
}
