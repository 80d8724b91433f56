//! When a review is due, and what a walk through the answers comes to.

use super::*;
use crate::domain::persona::{Choices, Item, Moment, Quote};
use crate::domain::record::Record;

fn on(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn text_of(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).unwrap()
}

fn interview(id: &str) -> Interview {
    format::read_interview(&text_of(&format!("interviews/{id}.en.json"))).unwrap()
}

fn example(id: &str) -> Persona {
    let file = format::read_file(text_of(&format!("examples/{id}.en.json")).as_bytes()).unwrap();
    let mut persona = file.personas.into_iter().next().unwrap();
    // Whatever the example tells of earlier reviews, these tests begin without.
    format::set_record(&mut persona, &Record::default());
    persona
}

fn held(date: &str, next: Option<&str>) -> Review {
    Review {
        id: date.into(),
        date: Some(on(date)),
        next: next.map(on),
        ..Review::default()
    }
}

#[test]
fn a_review_is_due_as_answered_else_as_set_else_by_the_method() {
    // Interview, the answer, the rhythm chosen, reviews, due.
    type Case<'a> = (
        &'a Interview,
        Option<&'a str>,
        Option<&'a str>,
        Vec<Review>,
        &'a str,
    );
    let community = interview("community");
    let research = interview("research");
    let going_on = Review::default();
    let cases: Vec<Case> = vec![
        // Half a year after the beginning, by the method.
        (&community, None, None, vec![], "2026-07-31"),
        (&research, None, None, vec![], "2026-07-31"),
        // As often as the person chose.
        (&research, None, Some("quarterly"), vec![], "2026-04-30"),
        (&research, None, Some("yearly"), vec![], "2027-01-31"),
        (&research, None, Some("now and then"), vec![], "2026-07-31"),
        // The day that was answered.
        (&community, Some("2026-03-01"), None, vec![], "2026-03-01"),
        // Never later than a year.
        (&community, Some("2029-03-01"), None, vec![], "2027-01-31"),
        // The last review's day, or half a year after it.
        (
            &community,
            None,
            None,
            vec![held("2026-05-10", Some("2026-08-10"))],
            "2026-08-10",
        ),
        (
            &community,
            None,
            None,
            vec![held("2026-05-10", None)],
            "2026-11-10",
        ),
        (
            &community,
            None,
            None,
            vec![held("2026-05-10", Some("2028-01-01"))],
            "2027-05-10",
        ),
        // A day answered that is looked at already is over.
        (
            &community,
            Some("2026-05-01"),
            None,
            vec![held("2026-05-10", Some("2026-12-10"))],
            "2026-12-10",
        ),
        (
            &community,
            Some("2026-06-01"),
            None,
            vec![held("2026-05-10", Some("2026-12-10"))],
            "2026-06-01",
        ),
        // Reviews in any order, and one that is going on, which says nothing yet.
        (
            &community,
            None,
            None,
            vec![
                held("2026-05-10", Some("2026-09-01")),
                held("2026-02-10", None),
                going_on,
            ],
            "2026-09-01",
        ),
    ];
    for (interview, answer, rhythm, reviews, expected) in cases {
        let mut persona = Persona {
            created: "2026-01-31T10:00:00Z".into(),
            ..Persona::default()
        };
        if let Some(answer) = answer {
            persona.set_value("review-due", Value::Date(on(answer)));
        }
        if let Some(rhythm) = rhythm {
            persona.set_value(RHYTHM, Value::Choice(Choice::Option(rhythm.into())));
        }
        let due = due(interview, &persona, &reviews);
        assert_eq!(due, Some(on(expected)), "{answer:?} {rhythm:?} {reviews:?}");
    }
    // Without a beginning only an answer tells.
    let mut persona = Persona::default();
    assert_eq!(due(&community, &persona, &[]), None);
    persona.set_value("review-due", Value::Date(on("2026-03-01")));
    assert_eq!(due(&community, &persona, &[]), Some(on("2026-03-01")));
}

#[test]
fn due_and_overdue_are_told_by_the_day() {
    let today = on("2026-11-26");
    for (due, standing) in [
        ("2027-04-28", Standing::Later),
        ("2026-12-11", Standing::Later),
        ("2026-12-10", Standing::Soon(14)),
        ("2026-11-27", Standing::Soon(1)),
        ("2026-11-26", Standing::Today),
        ("2026-11-25", Standing::Overdue(1)),
        ("2025-11-26", Standing::Overdue(365)),
    ] {
        assert_eq!(Standing::of(on(due), today), standing, "{due}");
    }
}

#[test]
fn the_methods_rhythm_is_offered_and_nothing_later_than_its_latest() {
    for id in ["community", "customer", "research"] {
        let interview = interview(id);
        assert_eq!(offers(&interview, &Persona::default()), [3, 6, 12], "{id}");
    }
    let mut own = interview("community");
    own.review.latest = 6;
    own.review.months = 4;
    assert_eq!(offers(&own, &Persona::default()), [3, 4, 6]);
    assert_eq!(no_later(&own, on("2026-08-31")), on("2027-02-28"));
    // A pack may not ask for a day at all.
    own.steps.clear();
    assert_eq!(offers(&own, &Persona::default()), [4]);
}

#[test]
fn whoever_was_to_take_part_is_there_from_the_beginning() {
    let community = interview("community");
    let mut persona = Persona::default();
    assert!(expected(&community, &persona).is_empty());
    let choices = Choices {
        options: vec!["product".into(), "regular".into()],
        own: vec![" The Saturday helper ".into(), String::new()],
    };
    persona.set_value(WITH, Value::Choices(choices));
    assert_eq!(
        expected(&community, &persona),
        ["product", "One of the regulars", "The Saturday helper"]
    );
}

/// A persona with a line, a list of two, a quote, a moment, a choice and something that is no claim.
fn small() -> Persona {
    let mut persona = Persona {
        id: "p".into(),
        created: "2026-01-31T10:00:00Z".into(),
        ..Persona::default()
    };
    let observed = || vec![Evidence::of(EvidenceKind::Observed)];
    let item = |id: &str, text: &str| Item {
        id: id.into(),
        text: text.into(),
        evidence: observed(),
        ..Item::default()
    };
    persona.set_value("where-they-stand", Value::ShortText("By the door".into()));
    *persona.evidence_mut("where-they-stand", "").unwrap() = observed();
    persona.set_value(
        "habits",
        Value::List(vec![
            item("h1", "Comes on Tuesdays"),
            item("h2", "  "),
            item("h3", "Leaves early"),
        ]),
    );
    let quote = Quote {
        id: "q1".into(),
        words: "If the light is on".into(),
        who: "a neighbour".into(),
        evidence: observed(),
        ..Quote::default()
    };
    persona.set_value("quotes", Value::Quotes(vec![quote]));
    let moment = Moment {
        id: "m1".into(),
        title: "First evening".into(),
        what: "came in from the rain".into(),
        place: "the door".into(),
        feeling: 1,
        evidence: observed(),
        ..Moment::default()
    };
    persona.set_value("journey", Value::Moments(vec![moment]));
    persona.set_value("one-of-four", Value::Choice(Choice::Option("stays".into())));
    persona.set_value("gesture", Value::ShortText("A stamped card".into()));
    persona
}

fn texts(claims: &[ClaimRef]) -> Vec<&str> {
    claims.iter().map(|claim| claim.text.as_str()).collect()
}

#[test]
fn claims_are_walked_one_by_one_in_the_interviews_order() {
    let community = interview("community");
    let all = claims(&community, &small());
    let told: Vec<(&str, &str, &str)> = all
        .iter()
        .map(|old| {
            (
                old.claim.question.as_str(),
                old.claim.item.as_str(),
                old.by.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("where-they-stand", "", ""),
            ("habits", "h1", ""),
            ("habits", "h3", ""),
            ("one-of-four", "", ""),
            ("quotes", "q1", "a neighbour"),
            ("journey", "m1", "the door"),
        ]
    );
    assert_eq!(all[5].claim.text, "First evening, came in from the rain");
    assert!(all.iter().all(|old| old.takes_evidence));
    assert!(all[3].evidence.is_empty());
    assert_eq!(all[1].evidence.len(), 1);
    // The examples have plenty, each with a text.
    for id in ["community", "customer", "research"] {
        let all = claims(&interview(id), &example(id));
        assert!(all.len() > 20, "{id}: {}", all.len());
        assert!(all.iter().all(|old| !old.claim.text.trim().is_empty()), "{id}");
    }
    // Where nothing is a claim, all that was said is looked at.
    let mut own = community;
    for screen in own.steps.iter_mut().flat_map(|step| &mut step.screens) {
        for question in &mut screen.questions {
            question.claim = false;
        }
    }
    assert_eq!(claims(&own, &small()).len(), 7);
}

/// A review of the small persona that has begun.
struct Walk {
    interview: Interview,
    before: Persona,
    persona: Persona,
}

impl Walk {
    fn new() -> Self {
        let before = small();
        let mut persona = before.clone();
        begin(
            &mut persona,
            "r1".into(),
            on("2026-11-26"),
            vec!["product".into()],
        );
        Self {
            interview: interview("community"),
            before,
            persona,
        }
    }

    fn claim(&self, question: &str, item: &str) -> ClaimRef {
        let all = claims(&self.interview, &self.before);
        let mut found = all.into_iter().map(|old| old.claim);
        found
            .find(|claim| claim.question == question && claim.item == item)
            .unwrap()
    }

    fn says(&mut self, question: &str, item: &str, verdict: Verdict) {
        let claim = self.claim(question, item);
        say(&mut self.persona, &self.before, &claim, verdict);
    }

    fn writes(&mut self, question: &str, item: &str, field: Field, text: &str) {
        let answer = self.persona.answers.get_mut(question).unwrap();
        assert!(answer.value.set_text(item, field, text));
    }

    fn rests_on(&mut self, question: &str, item: &str, kinds: &[EvidenceKind]) {
        *self.persona.evidence_mut(question, item).unwrap() =
            kinds.iter().map(|kind| Evidence::of(*kind)).collect();
    }

    fn review(&self) -> Review {
        format::record(&self.persona).reviews.last().unwrap().clone()
    }

    fn settles(&mut self) {
        settle_open(&self.interview, &mut self.persona, &self.before);
    }
}

#[test]
fn a_walk_ends_in_a_dated_record_and_the_next_version() {
    let mut walk = Walk::new();
    walk.says("where-they-stand", "", Verdict::Still);
    walk.says("journey", "m1", Verdict::Unknown);
    walk.says("habits", "h1", Verdict::Changed);
    assert!(walk.persona.evidence("habits", "h1").is_empty(), "asked anew");
    walk.writes("habits", "h1", Field::Text, "Comes on Thursdays");
    walk.rests_on("habits", "h1", &[EvidenceKind::Observed, EvidenceKind::Quoted]);
    change(&mut walk.persona, |review| {
        review.note = "A long evening".into();
        review.next = Some(on("2031-01-01"));
    });
    assert_eq!(
        Count::of(&walk.review(), 6),
        Count {
            still: 1,
            changed: 1,
            unknown: 1,
            left: 3
        }
    );
    finish(&walk.interview, &mut walk.persona, &walk.before, on("2026-11-27"));
    let review = walk.review();
    assert_eq!(
        (review.date, review.begun),
        (Some(on("2026-11-27")), Some(on("2026-11-26")))
    );
    // In the interview's order, whatever was looked at first.
    let told: Vec<(&str, Verdict, &str, u32)> = review
        .answers
        .iter()
        .map(|looked| {
            (
                looked.claim.text.as_str(),
                looked.verdict,
                looked.after.as_str(),
                looked.sources,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("By the door", Verdict::Still, "", 0),
            ("Comes on Tuesdays", Verdict::Changed, "Comes on Thursdays", 2),
            ("First evening, came in from the rain", Verdict::Unknown, "", 0),
        ]
    );
    // Not later than the method's latest, and answered as such.
    assert_eq!(review.next, Some(on("2027-11-27")));
    assert_eq!(
        walk.persona.value("review-due"),
        Some(&Value::Date(on("2027-11-27")))
    );
    assert_eq!((review.version, walk.persona.version.number), (2, 2));
    assert_eq!(walk.persona.version.parent, Some(format::hash(&walk.before)));
    assert_eq!(
        due(&walk.interview, &walk.persona, std::slice::from_ref(&review)),
        review.next
    );
    assert_eq!(
        (review.who, review.note),
        (vec!["product".to_owned()], "A long evening".to_owned())
    );
    // Nobody knows any more what the moment rests on, and it is there all the same.
    let [guess] = walk.persona.evidence("journey", "m1") else {
        panic!()
    };
    assert_eq!(guess.kind, EvidenceKind::Guess);
    // What is over is not changed any more.
    let done = walk.persona.clone();
    walk.says("habits", "h3", Verdict::Still);
    finish(&walk.interview, &mut walk.persona, &walk.before, on("2026-11-28"));
    assert_eq!(walk.persona, done);
}

#[test]
fn without_a_day_said_the_next_review_follows_the_rhythm() {
    for next in [None, Some(on("2026-11-01")), Some(on("2026-11-27"))] {
        let mut walk = Walk::new();
        change(&mut walk.persona, |review| review.next = next);
        finish(&walk.interview, &mut walk.persona, &walk.before, on("2026-11-27"));
        assert_eq!(walk.review().next, Some(on("2027-05-27")), "{next:?}");
    }
}

#[test]
fn what_was_said_of_an_answer_can_be_said_otherwise_and_taken_back() {
    let mut walk = Walk::new();
    let begun = walk.persona.clone();
    for first in [Verdict::Still, Verdict::Changed, Verdict::Unknown] {
        for second in [Verdict::Still, Verdict::Changed, Verdict::Unknown] {
            for (question, item, field) in [
                ("where-they-stand", "", Field::Text),
                ("habits", "h1", Field::Text),
                ("quotes", "q1", Field::Words),
                ("journey", "m1", Field::Title),
            ] {
                walk.says(question, item, first);
                if first == Verdict::Changed && second != first {
                    walk.writes(question, item, field, "Something else");
                }
                walk.says(question, item, second);
                let claim = walk.claim(question, item);
                let review = walk.review();
                assert_eq!(looked(&review, &claim).unwrap().verdict, second);
                let evidence = walk.persona.evidence(question, item);
                match second {
                    Verdict::Still => assert_eq!(evidence.len(), 1),
                    Verdict::Changed => assert!(evidence.is_empty()),
                    Verdict::Unknown => assert_eq!(evidence[0].kind, EvidenceKind::Guess),
                }
                assert_eq!(
                    walk.persona.value(question),
                    walk.before
                        .value(question)
                        .filter(|_| second == Verdict::Still)
                        .or(walk.persona.value(question))
                );
                unsay(&mut walk.persona, &walk.before, &claim);
                assert_eq!(walk.persona, begun, "{first:?} {second:?} {question}");
            }
        }
    }
}

#[test]
fn what_is_called_changed_is_settled_by_what_stands_there() {
    type Case<'a> = (&'a str, &'a [EvidenceKind], Option<(Verdict, &'a str, u32)>);
    // What is written, what it rests on, and what comes of it: the verdict, the text, the sources.
    let changed = Verdict::Changed;
    let seen = [EvidenceKind::Observed];
    let guessed = [EvidenceKind::Guess];
    let cases: [Case; 6] = [
        ("Comes on Tuesdays", &[], None),
        ("Comes on Tuesdays", &guessed, None),
        ("Comes on Tuesdays", &seen, Some((Verdict::Still, "", 0))),
        ("Comes on Mondays", &[], Some((changed, "Comes on Mondays", 0))),
        ("Comes on Mondays", &seen, Some((changed, "Comes on Mondays", 1))),
        ("", &seen, Some((changed, "", 0))),
    ];
    for (text, kinds, expected) in cases {
        let mut walk = Walk::new();
        walk.says("habits", "h1", changed);
        walk.writes("habits", "h1", Field::Text, text);
        walk.rests_on("habits", "h1", kinds);
        walk.settles();
        let claim = walk.claim("habits", "h1");
        let review = walk.review();
        let found = looked(&review, &claim);
        let found = found.map(|looked| (looked.verdict, looked.after.as_str(), looked.sources));
        assert_eq!(found, expected, "{text} {kinds:?}");
        let ids = walk.persona.value("habits").unwrap().item_ids();
        assert_eq!(
            ids.contains(&"h1".to_owned()),
            !text.is_empty(),
            "an emptied item goes"
        );
        // What was looked at is walked again, even if it is gone, and as it was.
        let walked = super::walk(&walk.interview, &walk.persona, &review);
        assert_eq!(walked.len(), 6, "{:?}", texts(&walked));
        assert_eq!(
            texts(&walked)
                .iter()
                .filter(|text| **text == "Comes on Tuesdays")
                .count(),
            1
        );
        if expected.is_none() {
            assert_eq!(
                walk.persona.evidence("habits", "h1"),
                walk.before.evidence("habits", "h1")
            );
        }
        let once = walk.persona.clone();
        walk.settles();
        assert_eq!(walk.persona, once, "settled once is settled");
    }
    // A change of what stands beside the words is a change.
    let mut walk = Walk::new();
    walk.says("journey", "m1", changed);
    walk.writes("journey", "m1", Field::Feeling, "-2");
    walk.settles();
    assert_eq!(walk.review().answers.len(), 1);
}

#[test]
fn kinds_of_source_are_counted_once_and_guesses_not_at_all() {
    use EvidenceKind::{Guess, Observed, Quoted, Surveyed};
    for (kinds, expected) in [
        (&[][..], 0),
        (&[Guess], 0),
        (&[Observed], 1),
        (&[Observed, Observed], 1),
        (&[Observed, Guess], 1),
        (&[Observed, Quoted, Surveyed], 3),
    ] {
        let evidence: Vec<Evidence> = kinds.iter().map(|kind| Evidence::of(*kind)).collect();
        assert_eq!(sources(&evidence), expected, "{kinds:?}");
    }
}

#[test]
fn a_review_is_stopped_gone_on_with_and_dropped() {
    let mut walk = Walk::new();
    walk.says("habits", "h3", Verdict::Still);
    let kept = walk.review();
    assert!(open(&format::record(&walk.persona).reviews).is_some());
    drop_open(&mut walk.persona);
    assert!(open(&format::record(&walk.persona).reviews).is_none());
    assert_eq!(walk.persona, walk.before);
    put_open(&mut walk.persona, kept.clone());
    assert_eq!(walk.review(), kept);
    put_open(&mut walk.persona, kept);
    assert_eq!(
        format::record(&walk.persona).reviews.len(),
        1,
        "only one goes on at a time"
    );
}
