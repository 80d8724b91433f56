//! Interviews with one mistake each.

use super::super::read_interview;
use super::*;
use crate::domain::interview::{Condition, ConditionTest, Kind};

/// A small interview with every kind of question.
pub(super) fn good() -> Json {
    let question = |id: &str, kind: &str, example: Json, more: Json| {
        let mut question = json!({
            "id": id, "kind": kind, "facet": "identity", "section": "identity", "label": "Label", "prompt": "Prompt?",
            "why": "Why.", "hint": "Hint.", "example": example, "claim": false,
        });
        question
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        question
    };
    let options = json!([{ "id": "one", "label": "One" }, { "id": "two", "label": "Two", "note": "Note" }]);
    let alone = |question: Json| json!({ "id": format!("{}-screen", question["id"].as_str().unwrap()), "questions": [question] });
    json!({
        "format": "persona-builder/interview", "version": 1, "id": "small", "revision": 1, "language": "en-GB", "name": "Small",
        "title": "Title", "summary": "Summary.", "asks": "Asks.", "minutes": 25, "begin": "Begin",
        "limits": { "fewest": 3, "hint": 4, "warning": 5, "strong": 7 }, "review": { "months": 6, "latest": 12 },
        "steps": [
            { "id": "first", "title": "First", "intro": "Intro.", "screens": [
                alone(question("field", "short-text", json!("Bread"), json!({}))),
                { "id": "group", "title": "Group", "lead": "Lead.", "questions": [
                    question("role", "choice", json!("one"), json!({ "options": options, "own": true })),
                    question("roles", "choices", json!(["one", "two"]), json!({ "options": options })),
                    question("more", "long-text", json!("More"), json!({ "when": { "question": "role", "is": ["one"] } })),
                ] },
                alone(question("name", "name", json!({ "name": "Ada", "epithet": "the First" }), json!({}))),
                alone(question("portrait", "portrait", Json::Null, json!({}))),
            ] },
            { "id": "second", "title": "Second", "intro": "Intro.", "screens": [
                alone(question("list", "list", json!(["A", "B"]), json!({ "suggestions": ["What about {field}?"] }))),
                alone(question("scale", "scale", json!(4), json!({ "scale": { "from": 1, "to": 5, "low": "Low", "high": "High" } }))),
                alone(question("date", "date", Json::Null, json!({ "in_months": [3, 6], "preset": 6 }))),
                alone(question("number", "number", json!({ "amount": 12, "unit": "visits" }), json!({ "unit": "visits" }))),
                alone(question("quotes", "quotes", json!([{ "words": "W", "who": "X", "where": "Y" }]), json!({}))),
                alone(question("journey", "moments", json!([{ "moment": "one", "feeling": -1 }, { "moment": null, "title": "Own" }]),
                    json!({ "moments": options }))),
                alone(question("data", "sources", json!([{ "source": "two", "form": "both", "count": 12 }]), json!({ "sources": options }))),
                alone(question("test", "test", json!({ "what_kind": "message", "date": null }),
                    json!({ "when": { "question": "field", "answered": true } }))),
            ] },
        ],
    })
}

#[test]
fn a_good_interview_reads() {
    let text = with(good(), "/of-a-later-version", json!(1)).to_string();
    let interview = read_interview(&text).unwrap();
    assert_eq!(interview.questions().count(), 14);
    let question = |id: &str| interview.question(id).unwrap();
    assert_eq!(
        question("role").example,
        Some(Value::Choice(Choice::Option("one".into())))
    );
    let Some(Value::List(items)) = &question("list").example else {
        panic!()
    };
    assert_eq!((items[1].text.as_str(), items[1].id.as_str()), ("B", ""));
    let Some(Value::Moments(moments)) = &question("journey").example else {
        panic!()
    };
    assert_eq!(
        (
            moments[0].moment.as_deref(),
            moments[0].feeling,
            moments[1].moment.as_deref()
        ),
        (Some("one"), -1, None)
    );
    assert_eq!(
        question("more").when,
        Some(Condition {
            question: "role".into(),
            test: ConditionTest::Is(vec!["one".into()])
        })
    );
    assert_eq!(
        question("test").when,
        Some(Condition {
            question: "field".into(),
            test: ConditionTest::Answered(true)
        })
    );
    assert_eq!(
        question("date").kind,
        Kind::Date {
            in_months: vec![3, 6],
            preset: Some(6)
        }
    );
    assert_eq!(question("portrait").example, None);
}

/// A place of a good interview, what is put there (`null` takes it away), and what is said of it.
const PLACES: &str = r#"
/format => "persona-builder/personas" => a persona-builder/personas file, not persona-builder/interview
/format => null => not a persona-builder/interview file
/version => 2 => version 2 is newer than 1
/version => "1" => version: text instead of a whole number
/id => "Small" => id: not an id
/revision => 0 => revision: not from 1 to 4294967295
/language => "en GB" => language: not an id
/title => null => title: missing
/summary => "  " => summary: blank
/minutes => 601 => minutes: not from 1 to 600
/minutes => 2.5 => minutes: a number instead of a whole number
/limits/warning => 3 => limits.warning: smaller than the one before
/limits => null => limits.fewest: missing
/review/latest => 5 => review.latest: smaller than the one before
/steps => [] => steps: an empty list
/steps => {} => steps: an object instead of a list
/steps/1/id => "first" => steps[1].id: id first stands twice
/steps/1/intro => null => steps[1].intro: missing
/steps/1/screens/0/id => "group" => steps[1].screens[0].id: id group stands twice
/steps/0/screens/1/title => null => steps[0].screens[1].title: missing
/steps/0/screens/1/questions => [] => steps[0].screens[1].questions: an empty list
/steps/0/screens/0/questions/0/id => "the--field" => steps[0].screens[0].questions[0].id: not an id
/steps/0/screens/0/questions/0/id => "list" => steps[1].screens[0].questions[0].id: id list stands twice
/steps/0/screens/0/questions/0/kind => "essay" => steps[0].screens[0].questions[0].kind: not one of short-text, long-text, list, choice, choices, scale, date, number, quotes, moments, sources, test, portrait, name
/steps/0/screens/0/questions/0/section => "feet" => steps[0].screens[0].questions[0].section: not one of identity, summary, quote, background, does, belongs, lights-up, wants, in-the-way, leaves, real, decides, journey, reach, words, test, gesture, review, sources, purpose, check, use, care
/steps/0/screens/0/questions/0/facet => null => steps[0].screens[0].questions[0].facet: missing
/steps/0/screens/0/questions/0/claim => "yes" => steps[0].screens[0].questions[0].claim: text instead of true or false
/steps/0/screens/0/questions/0/hint => "" => steps[0].screens[0].questions[0].hint: blank
/steps/0/screens/0/questions/0/example => ["x"] => steps[0].screens[0].questions[0].example: a list instead of text
/steps/0/screens/0/questions/0/example => " " => steps[0].screens[0].questions[0].example: blank
/steps/0/screens/0/questions/0/when => {"is":["one"],"question":"role"} => steps[0].screens[0].questions[0].when.question: question role does not come before
/steps/0/screens/1/questions/2/when => {"is":["one"],"question":"roll"} => steps[0].screens[1].questions[2].when.question: no question roll
/steps/0/screens/1/questions/2/when => {"answered":true,"question":"more"} => steps[0].screens[1].questions[2].when.question: question more does not come before
/steps/0/screens/1/questions/2/when/is => ["one","three"] => steps[0].screens[1].questions[2].when.is[1]: no option three
/steps/0/screens/1/questions/2/when/is => [] => steps[0].screens[1].questions[2].when.is: missing
/steps/0/screens/1/questions/2/when => {"is":["one"],"question":"field"} => steps[0].screens[1].questions[2].when.question: question field has no options
/steps/0/screens/1/questions/0/options/1/id => "one" => steps[0].screens[1].questions[0].options[1].id: id one stands twice
/steps/0/screens/1/questions/0/options/1/label => null => steps[0].screens[1].questions[0].options[1].label: missing
/steps/0/screens/1/questions/0/options => null => steps[0].screens[1].questions[0].options: missing
/steps/0/screens/1/questions/0/example => "three" => steps[0].screens[1].questions[0].example: no option three
/steps/0/screens/1/questions/1/example => ["one","three"] => steps[0].screens[1].questions[1].example[1]: no option three
/steps/0/screens/2/questions/0/id => "names" => steps: not exactly one question of kind name with id name
/steps/0/screens/3/questions/0/kind => "quotes" => steps: not exactly one question of kind portrait with id portrait
/steps/0/screens/0/questions/0/kind => "portrait" => steps[0].screens[0].questions[0].example: text instead of null
/steps/1/screens/0/questions/0/example => "A" => steps[1].screens[0].questions[0].example: text instead of a list
/steps/1/screens/0/questions/0/example => ["A",""] => steps[1].screens[0].questions[0].example[1]: blank
/steps/1/screens/0/questions/0/suggestions => ["ok","{field} and {role}"] => steps[1].screens[0].questions[0].suggestions[1]: question role is not answered in text
/steps/1/screens/0/questions/0/suggestions => ["{nothing}"] => steps[1].screens[0].questions[0].suggestions[0]: no question nothing
/steps/1/screens/1/questions/0/scale/to => 1 => steps[1].screens[1].questions[0].scale.to: not from 2 to 11
/steps/1/screens/1/questions/0/scale/high => null => steps[1].screens[1].questions[0].scale.high: missing
/steps/1/screens/1/questions/0/example => 6 => steps[1].screens[1].questions[0].example: not from 1 to 5
/steps/1/screens/2/questions/0/preset => 12 => steps[1].screens[2].questions[0].preset: no option 12
/steps/1/screens/2/questions/0/in_months => [3,0] => steps[1].screens[2].questions[0].in_months[1]: not from 1 to 120
/steps/1/screens/2/questions/0/example => "2026-11-22" => steps[1].screens[2].questions[0].example: text instead of null
/steps/1/screens/3/questions/0/example => {"unit":"x"} => steps[1].screens[3].questions[0].example.amount: missing
/steps/1/screens/4/questions/0/example/0/words => null => steps[1].screens[4].questions[0].example[0].words: missing
/steps/1/screens/5/questions/0/example/0/moment => "three" => steps[1].screens[5].questions[0].example[0].moment: no option three
/steps/1/screens/5/questions/0/example/0/feeling => -3 => steps[1].screens[5].questions[0].example[0].feeling: not from -2 to 2
/steps/1/screens/6/questions/0/example/0/source => "three" => steps[1].screens[6].questions[0].example[0].source: no option three
/steps/1/screens/6/questions/0/example/0/form => "pictures" => steps[1].screens[6].questions[0].example[0].form: not one of words, numbers, both
/steps/1/screens/7/questions/0/example/what_kind => "letter" => steps[1].screens[7].questions[0].example.what_kind: not one of message, event, product
"#;

#[test]
fn a_broken_interview_is_refused_with_the_place_and_the_mistake() {
    for row in PLACES.lines().filter(|row| !row.is_empty()) {
        let [pointer, value, expected] = row.split(" => ").collect::<Vec<_>>()[..] else {
            panic!("{row}")
        };
        let broken = with(good(), pointer, serde_json::from_str(value).unwrap());
        let error = read_interview(&broken.to_string()).expect_err(row);
        assert_eq!(error.to_string(), expected, "{row}");
    }
}

#[test]
fn seven_questions_are_too_many_for_a_screen() {
    let questions = "/steps/0/screens/1/questions";
    let question = good().pointer(questions).unwrap()[0].clone();
    let broken = with(good(), questions, json!(vec![question; 7]));
    let message = "steps[0].screens[1].questions: more than 6 entries";
    assert_eq!(
        read_interview(&broken.to_string()).unwrap_err().to_string(),
        message
    );
}

#[test]
fn a_second_name_is_one_too_many() {
    let mut pack = good();
    let screen = pack.pointer("/steps/0/screens/2").unwrap().clone();
    let screen = with(
        with(screen, "/id", json!("again")),
        "/questions/0/id",
        json!("name-again"),
    );
    pack.pointer_mut("/steps/1/screens")
        .unwrap()
        .as_array_mut()
        .unwrap()
        .push(screen);
    let message = "steps: not exactly one question of kind name with id name";
    assert_eq!(
        read_interview(&pack.to_string()).unwrap_err().to_string(),
        message
    );
}
