//! Every row of the table of advice: when it speaks, when it does not, and the edges between; for each method that is treated differently.

use super::{lexicon, packs};
use crate::domain::advice::{Advice, Filling, Mend, Others, Rule, Severity, Subject, advice, part, passed};
use crate::domain::day::Day;
use crate::domain::interview::{Facet, Interview, Kind, Place};
use crate::domain::persona::{
    Choice, Evidence, EvidenceKind, Form, Item, Moment, Name, Persona, Quote, Source, Test, Value,
};
use crate::domain::record::{
    Check, ClaimRef, Decision, Dismissal, LineEdit, Looked, PastTest, Record, Review, TriedKind, Verdict,
};

fn day(text: &str) -> Day {
    Day::parse(text).expect(text)
}

fn pack(id: &str) -> Interview {
    packs().into_iter().find(|pack| pack.id == id).expect(id)
}

fn evidence(kinds: &[EvidenceKind]) -> Vec<Evidence> {
    let on_a_day = |kind: &EvidenceKind| Evidence {
        date: Some(day("2026-10-01")),
        ..Evidence::of(*kind)
    };
    kinds.iter().map(on_a_day).collect()
}

/// A case: an interview, what was answered, and what is around it.
struct Case {
    interview: Interview,
    persona: Persona,
    record: Record,
    today: Day,
    place: Option<Place>,
    others: Option<Vec<(Interview, Persona)>>,
    live: usize,
    is_whole: bool,
}

/// A persona of a method whose interview has been walked to its end.
fn case(id: &str) -> Case {
    let interview = pack(id);
    Case {
        place: Some(Place {
            step: interview.steps.len(),
            screen: 0,
        }),
        interview,
        persona: Persona {
            created: "2026-10-01T10:00:00Z".into(),
            ..Persona::default()
        },
        record: Record::default(),
        today: day("2026-11-26"),
        others: None,
        live: 1,
        is_whole: false,
    }
}

impl Case {
    fn list(mut self, question: &str, texts: &[&str], kinds: &[EvidenceKind]) -> Self {
        let item = |(index, text): (usize, &&str)| Item {
            id: format!("{question}-{index}"),
            text: (*text).to_owned(),
            evidence: evidence(kinds),
            ..Item::default()
        };
        self.persona.set_value(
            question,
            Value::List(texts.iter().enumerate().map(item).collect()),
        );
        self
    }

    fn text(self, question: &str, text: &str) -> Self {
        self.text_known(question, text, &[])
    }

    fn text_known(mut self, question: &str, text: &str, kinds: &[EvidenceKind]) -> Self {
        let is_long = matches!(
            self.interview.question(question).map(|question| &question.kind),
            Some(Kind::LongText)
        );
        let value = if is_long {
            Value::LongText(text.into())
        } else {
            Value::ShortText(text.into())
        };
        self.persona.set_value(question, value);
        if let Some(answer) = self.persona.answers.get_mut(question) {
            answer.evidence = evidence(kinds);
        }
        self
    }

    fn choice(self, question: &str, option: &str) -> Self {
        self.value(question, Value::Choice(Choice::Option(option.into())))
    }

    fn value(mut self, question: &str, value: Value) -> Self {
        self.persona.set_value(question, value);
        self
    }

    fn record(mut self, change: impl FnOnce(&mut Record)) -> Self {
        change(&mut self.record);
        self
    }

    fn on(mut self, today: &str) -> Self {
        self.today = day(today);
        self
    }

    /// The interview stands at the beginning of this step.
    fn at(mut self, step: &str) -> Self {
        let step = self.interview.steps.iter().position(|one| one.id == step);
        self.place = step.map(|step| Place { step, screen: 0 });
        self
    }

    fn among(mut self, others: Vec<(Interview, Persona)>) -> Self {
        self.live = others.len() + 1;
        self.others = Some(others);
        self
    }

    fn live(mut self, live: usize) -> Self {
        self.live = live;
        self.others.get_or_insert_default();
        self
    }

    fn whole(mut self) -> Self {
        self.is_whole = true;
        self
    }

    fn pair(self) -> (Interview, Persona) {
        (self.interview, self.persona)
    }

    fn advice(&self) -> Vec<Advice> {
        let lexicon = lexicon();
        let subject = Subject::new(
            &self.interview,
            &self.persona,
            &self.record,
            self.today,
            self.place,
            &lexicon,
        );
        let subject = match &self.others {
            Some(others) => subject.among(Others {
                personas: others,
                live: self.live,
                is_whole: self.is_whole,
            }),
            None => subject,
        };
        advice(&subject)
    }

    fn of(&self, rule: Rule) -> Vec<Advice> {
        let mut found = self.advice();
        found.retain(|one| one.rule == rule);
        found
    }
}

/// What a case is called, the case, and where the rule fires in it and how loudly, if it does.
type Row<'a> = (&'a str, Case, Option<(&'a str, Severity)>);

/// What a rule says of each case: at which question, and how loud; none where it says nothing.
#[track_caller]
fn check(rule: Rule, cases: Vec<Row<'_>>) {
    for (name, case, expected) in cases {
        let found = case.of(rule);
        let told = found.first().map(|one| (one.question.as_str(), one.severity));
        assert_eq!(told, expected, "{name}: {found:#?}");
    }
}

use EvidenceKind::{Guess, Measured, Observed, Published, Quoted, Support, Surveyed};
use Severity::{Hint, Strong, Warning};

const SEEN: &[EvidenceKind] = &[Observed];

/// Claims enough for a draft to be no young one, known in several ways.
fn alive(id: &str) -> Case {
    case(id)
        .list(
            "habits",
            &["Opens the parcel in the car", "Pays in coins"],
            &[Observed, Measured],
        )
        .list(
            "walks-away",
            &["A glaze that changes without a word"],
            &[Quoted, Published],
        )
        .text_known(
            "imperfection",
            "Takes the good spanner home",
            &[Observed, Surveyed],
        )
}

#[test]
fn a_young_draft_is_left_alone() {
    for id in ["community", "customer", "research"] {
        assert_eq!(case(id).advice(), []);
        let two = case(id).list("walks-away", &["Quality", "Price"], &[]);
        assert_eq!(two.advice(), []);
        assert!(!alive(id).advice().is_empty());
        // At the first step nothing lies behind but what later answers show.
        let first = pack(id).steps[0].id.clone();
        let begun = case(id)
            .at(&first)
            .list("goals", &["Quality", "Price", "Growth", "Money"], &[]);
        assert!(
            begun
                .advice()
                .iter()
                .all(|one| one.rule != Rule::NoTest && one.rule != Rule::Unused)
        );
    }
}

#[test]
fn a_step_is_passed_by_going_on_by_answers_or_by_a_later_one() {
    let customer = pack("customer");
    let of = |case: &Case| passed(&case.interview, &case.persona, case.place);
    assert!(of(&case("customer").at("gather")).iter().all(|passed| !passed));
    assert_eq!(of(&case("customer").at("person"))[..3], [true, true, false]);
    // An answer in a later step.
    let later = case("customer")
        .at("gather")
        .list("goals", &["A table for eight"], &[]);
    assert_eq!(of(&later)[..4], [true, true, true, false]);
    // All answered, wherever the interview stands.
    let mut whole = case("customer").at("gather");
    let step = &customer.steps[3];
    for question in step.screens.iter().flat_map(|screen| &screen.questions) {
        whole = whole.list(&question.id, &["A table for eight"], &[]);
    }
    assert!(of(&whole)[3]);
    assert!(!of(&whole)[4]);
}

#[test]
fn too_many_by_the_limits_of_the_method() {
    let cases = [
        ("community", 3, None),
        ("community", 4, Some(Hint)),
        ("community", 5, Some(Warning)),
        ("community", 6, Some(Warning)),
        ("community", 7, Some(Strong)),
        ("customer", 5, None),
        ("customer", 6, Some(Warning)),
        ("customer", 8, Some(Strong)),
        ("research", 5, None),
        ("research", 6, Some(Warning)),
        ("research", 8, Some(Strong)),
    ];
    for (id, live, severity) in cases {
        let found = alive(id).live(live).of(Rule::TooMany);
        assert_eq!(found.first().map(|one| one.severity), severity, "{id}, {live}");
        if let Some(one) = found.first() {
            assert_eq!(
                (one.count, one.mend, one.rests_on.as_str()),
                (Some(live), Mend::Set, live.to_string().as_str())
            );
        }
        // Where the others are not known nothing is said.
        assert_eq!(alive(id).of(Rule::TooMany), []);
    }
    check(
        Rule::TooMany,
        vec![
            ("two, and more to come", alive("customer").live(2), None),
            (
                "two, said to be all",
                alive("customer").live(2).whole(),
                Some(("", Hint)),
            ),
            ("three, said to be all", alive("community").live(3).whole(), None),
        ],
    );
}

#[test]
fn demographics_alone() {
    let facts = |id: &str| {
        case(id)
            .choice("note-background", "note")
            .text("age", "30 to 45")
            .text("location", "Leeds")
            .text("occupation", "Marketing manager")
    };
    let community = pack("community");
    let asks = community.question("note-background").unwrap();
    let Kind::Choice { options, .. } = &asks.kind else {
        panic!()
    };
    let note = options
        .iter()
        .find(|option| option.id != "leave-out")
        .unwrap()
        .id
        .clone();
    let facts = |id: &str| facts(id).choice("note-background", &note);
    let three = &["Opens the parcel in the car", "Pays in coins", "Comes late"];
    check(
        Rule::DemographicsOnly,
        vec![
            (
                "community",
                facts("community"),
                Some(("where-they-stand", Warning)),
            ),
            ("customer", facts("customer"), Some(("shared-traits", Hint))),
            ("research", facts("research"), Some(("drop-off", Hint))),
            (
                "still thin",
                facts("customer").list("habits", three, SEEN),
                Some(("shared-traits", Hint)),
            ),
            (
                "no longer thin",
                facts("customer")
                    .list("habits", three, SEEN)
                    .list("goals", &["A table for eight"], SEEN),
                None,
            ),
            ("not passed yet", facts("customer").at("in-the-way"), None),
            ("one fact", alive("customer").text("age", "30"), None),
            (
                "left out",
                facts("community").choice("note-background", "leave-out"),
                None,
            ),
        ],
    );
}

#[test]
fn too_perfect_to_be_true() {
    let moment = |kind: &str, nearly: &str| {
        Value::Moments(vec![Moment {
            id: "m".into(),
            moment: Some(kind.into()),
            title: "The booking sheet".into(),
            nearly: nearly.into(),
            ..Moment::default()
        }])
    };
    let flawless = |id: &str| {
        case(id)
            .list(
                "habits",
                &["Opens the parcel in the car", "Pays in coins", "Comes late"],
                SEEN,
            )
            .list("barriers", &["The step at the door"], SEEN)
    };
    let why = |case: &Case| -> Vec<String> {
        let found = case.of(Rule::TooPerfect);
        found
            .iter()
            .map(|one| format!("{} {:?}", one.question, one.severity))
            .collect()
    };
    for (id, flaw) in [
        ("community", "Warning"),
        ("customer", "Hint"),
        ("research", "Hint"),
    ] {
        let flaw = format!("imperfection {flaw}");
        let journey = "journey Hint";
        let mut both = vec![flaw.clone(), journey.to_owned()];
        // In the order of the interview.
        if pack(id).place_of_question("journey") < pack(id).place_of_question("imperfection") {
            both.reverse();
        }
        assert_eq!(why(&flawless(id)), both, "{id}");
        let nearly = flawless(id).value("journey", moment("almost-left", ""));
        assert_eq!(why(&nearly), std::slice::from_ref(&flaw), "{id}: almost left");
        let nearly = flawless(id).value("journey", moment("found", "It was full"));
        assert_eq!(
            why(&nearly),
            std::slice::from_ref(&flaw),
            "{id}: nearly went wrong"
        );
        let drives = flawless(id).list("walks-away", &["A deadline"], SEEN);
        assert_eq!(
            why(&drives),
            std::slice::from_ref(&flaw),
            "{id}: something would drive them away"
        );
        let real = drives.text("imperfection", "Takes the good spanner home");
        assert_eq!(why(&real), Vec::<String>::new(), "{id}");
    }
    // Details nobody would invent are no flaw.
    let detailed = flawless("community")
        .list("walks-away", &["A deadline"], SEEN)
        .list("details", &["Own mug, carried in a helmet bag"], SEEN);
    assert_eq!(why(&detailed), ["imperfection Warning"]);
    // Nothing in the way says it all; the moment they almost left is not asked for on top.
    let smooth = case("customer")
        .list(
            "habits",
            &["Opens the parcel in the car", "Pays in coins", "Comes late"],
            SEEN,
        )
        .text("imperfection", "Takes the good spanner home");
    assert_eq!(why(&smooth), ["pains Warning"]);
    assert_eq!(
        why(&flawless("community").at("what-they-do")),
        Vec::<String>::new()
    );
}

#[test]
fn the_quiet_ones_are_missed_in_a_set() {
    let loud = || alive("community").choice("one-of-four", "speaks-up");
    let quiet = || alive("community").choice("one-of-four", "leaves-quietly");
    check(
        Rule::QuietIgnored,
        vec![
            ("the others are not known", loud(), None),
            (
                "the first persona",
                loud().among(vec![]),
                Some(("one-of-four", Hint)),
            ),
            (
                "two loud ones",
                loud().among(vec![loud().pair()]),
                Some(("one-of-four", Warning)),
            ),
            (
                "somebody else is quiet",
                loud().among(vec![loud().pair(), quiet().pair()]),
                None,
            ),
            ("quiet oneself", quiet().among(vec![loud().pair()]), None),
            (
                "shows up without a word",
                alive("community").choice("one-of-four", "shows-up").among(vec![]),
                None,
            ),
            ("not said yet", alive("community").among(vec![]), None),
            (
                "a method that does not ask",
                alive("customer").among(vec![]),
                None,
            ),
            (
                "another method beside it",
                loud().among(vec![alive("research").pair()]),
                Some(("one-of-four", Warning)),
            ),
        ],
    );
}

#[test]
fn guesswork_above_a_third() {
    let guessed = |known: usize, guesses: usize| {
        let texts: Vec<String> = (0..known)
            .map(|n| format!("Comes {n} times with a dog"))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let more: Vec<String> = (0..guesses)
            .map(|n| format!("Would bring {n} friends of hers"))
            .collect();
        let more: Vec<&str> = more.iter().map(String::as_str).collect();
        case("customer")
            .list("habits", &texts, SEEN)
            .list("goals", &more, &[Guess])
    };
    check(
        Rule::Guesswork,
        vec![
            ("a third is not above a third", guessed(4, 2), None),
            ("above a third", guessed(3, 3), Some(("goals", Hint))),
            ("above a half", guessed(2, 4), Some(("goals", Warning))),
            ("above two thirds", guessed(1, 5), Some(("goals", Strong))),
            ("too little to tell", guessed(0, 5), None),
            (
                "what is not passed does not count",
                guessed(1, 5).at("wants"),
                None,
            ),
        ],
    );
    let one = guessed(3, 4)
        .text("trusts", "x")
        .list("pains", &["The step", "The fax"], &[]);
    let one = &one.of(Rule::Guesswork)[0];
    assert_eq!(one.values[0], ("share", Filling::Text("66".into())));
    let worst = vec![Facet::Motivation, Facet::Friction];
    assert_eq!(one.values[1], ("facets", Filling::Facets(worst)));
    assert_eq!(one.item, "goals-0");
}

#[test]
fn all_from_one_side() {
    let five = &[
        "One here",
        "Two there",
        "Three of them",
        "Four more",
        "Five in all",
    ];
    let known = |id: &str, kinds: &[EvidenceKind]| case(id).list("habits", five, kinds);
    let gathered = |form: Form| {
        Value::Sources(vec![Source {
            id: "s".into(),
            source: "surveys".into(),
            form,
            said: "31 of 58 end there".into(),
            ..Source::default()
        }])
    };
    for id in ["customer", "research"] {
        let at = |severity| Some(("data-sources", severity));
        check(
            Rule::SingleSource,
            vec![
                ("all seen", known(id, SEEN), at(Warning)),
                (
                    "told in three ways",
                    known(id, &[Quoted, Support, EvidenceKind::Social]),
                    at(Warning),
                ),
                ("all counted", known(id, &[Measured, Surveyed]), at(Warning)),
                (
                    "seen and told, no numbers",
                    known(id, &[Observed, Quoted]),
                    at(Hint),
                ),
                (
                    "counted and read, no words",
                    known(id, &[Measured, Published]),
                    at(Hint),
                ),
                ("words and numbers", known(id, &[Observed, Measured]), None),
                (
                    "numbers that were gathered",
                    known(id, &[Observed, Quoted]).value("data-sources", gathered(Form::Numbers)),
                    None,
                ),
                (
                    "words that were gathered are words",
                    known(id, &[Observed, Quoted]).value("data-sources", gathered(Form::Words)),
                    at(Hint),
                ),
                (
                    "three pieces",
                    case(id).list("habits", &["One here", "Two there", "Three"], SEEN),
                    None,
                ),
                ("guesses are no source", known(id, &[Guess]), None),
            ],
        );
    }
    // Community wants neither surveys nor numbers, but more than a single day.
    let mut undated = known("community", SEEN);
    undated.persona.evidence_mut("habits", "habits-2").unwrap()[0].date = None;
    let mut two_days = known("community", SEEN);
    two_days.persona.evidence_mut("habits", "habits-2").unwrap()[0].date = Some(day("2026-10-08"));
    check(
        Rule::SingleSource,
        vec![
            ("a single day", known("community", SEEN), Some(("habits", Hint))),
            ("two days", two_days, None),
            ("a piece of no day may be of another", undated, None),
            (
                "not passed yet",
                known("community", SEEN).at("what-they-do"),
                None,
            ),
        ],
    );
}

#[test]
fn what_would_fit_anyone() {
    let said = |id: &str| alive(id).list("barriers", &["Price", "The step at the door"], SEEN);
    for id in ["community", "customer", "research"] {
        let found = said(id).of(Rule::Generic);
        assert_eq!(found.len(), 1, "{id}");
        assert_eq!(
            (found[0].question.as_str(), found[0].item.as_str()),
            ("barriers", "barriers-0")
        );
        assert_eq!(found[0].quoted, ["Price"]);
    }
    let several = alive("customer").list(
        "pains",
        &["Lack of time", "Nobody answers at noon", "High prices"],
        SEEN,
    );
    let several = several.of(Rule::Generic);
    assert_eq!((several[0].item.as_str(), several[0].quoted.len()), ("", 2));
    let summary = "Marketing manager, 30 to 45, interested in growth";
    check(
        Rule::Generic,
        vec![
            (
                "a summary",
                alive("customer").text("summary", summary),
                Some(("summary", Warning)),
            ),
            (
                "with a verb of what they do",
                alive("customer").text("summary", &[summary, ", reads our labels aloud"].concat()),
                None,
            ),
            (
                "facts are facts",
                alive("customer")
                    .text("occupation", "Marketing manager")
                    .text("age", "30 to 45"),
                None,
            ),
            (
                "a story of facts",
                alive("customer").text("story", "A busy professional who values quality and saves time."),
                Some(("story", Hint)),
            ),
            (
                "their own words are theirs",
                alive("customer").list("their-words", &["Quality"], SEEN),
                None,
            ),
            (
                "passed by a later answer",
                alive("customer")
                    .list("barriers", &["Price"], SEEN)
                    .at("in-the-way"),
                Some(("barriers", Hint)),
            ),
            (
                "not passed yet",
                case("customer")
                    .list("goals", &["Growth", "Success", "Quality"], SEEN)
                    .at("wants"),
                None,
            ),
        ],
    );
    // What the interview offers may be taken.
    for id in ["community", "customer"] {
        for question in pack(id).questions() {
            if let Kind::List { suggestions } = &question.kind
                && !suggestions.is_empty()
                && question.claim
            {
                let texts: Vec<&str> = suggestions.iter().map(String::as_str).collect();
                let found = alive(id).list(&question.id, &texts, SEEN).of(Rule::Generic);
                assert_eq!(found, [], "{id}: {}", question.id);
            }
        }
    }
}

#[test]
fn two_that_look_alike() {
    let same = |id: &str| {
        alive(id).list(
            "barriers",
            &["The step at the door", "Cards only, and she brings coins"],
            SEEN,
        )
    };
    let mut other = same("customer");
    other.persona.id = "other".into();
    other.persona.set_value(
        "name",
        Value::Name(Name {
            name: "Oda".into(),
            ..Name::default()
        }),
    );
    let (interview, persona) = other.pair();
    let found = same("customer")
        .among(vec![(interview.clone(), persona.clone())])
        .of(Rule::LookAlikes);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, Strong);
    assert_eq!(found[0].values[0], ("name", Filling::Text("Oda".into())));
    assert!(found[0].quoted.contains(&"The step at the door".to_owned()));
    check(
        Rule::LookAlikes,
        vec![
            ("the others are not known", same("customer"), None),
            (
                "across methods",
                same("research").among(vec![(interview.clone(), persona.clone())]),
                Some(("habits", Strong)),
            ),
            (
                "the background is no likeness",
                alive("customer").among(vec![
                    case("customer")
                        .text("age", "40")
                        .text("location", "Leeds")
                        .pair(),
                ]),
                None,
            ),
            (
                "two of five are not half",
                same("customer")
                    .list("walks-away", &["Music too loud to talk"], SEEN)
                    .list("barriers", &["No safe week to change"], SEEN)
                    .list("goals", &["A table for eight", "See the first swallow"], SEEN)
                    .among(vec![(interview, persona)]),
                None,
            ),
        ],
    );
}

#[test]
fn not_a_word_of_theirs() {
    let quote = |words: &str, kinds: &[EvidenceKind]| {
        Value::Quotes(vec![Quote {
            id: "q".into(),
            words: words.into(),
            evidence: evidence(kinds),
            ..Quote::default()
        }])
    };
    for id in ["customer", "research"] {
        let at = Some(("quotes", Warning));
        check(
            Rule::NoVoice,
            vec![
                ("no quote", alive(id), at),
                (
                    "a quote",
                    alive(id).value("quotes", quote("Not broken, only cross.", &[Quoted])),
                    None,
                ),
                (
                    "nobody said how it is known",
                    alive(id).value("quotes", quote("Only cross.", &[])),
                    None,
                ),
                (
                    "made up",
                    alive(id).value("quotes", quote("I value quality.", &[Guess])),
                    at,
                ),
                (
                    "a detail does not do",
                    alive(id).list("details", &["Own mug"], SEEN),
                    at,
                ),
            ],
        );
    }
    check(
        Rule::NoVoice,
        vec![
            ("neither", alive("community"), Some(("quotes", Hint))),
            (
                "a quote",
                alive("community").value("quotes", quote("Only cross.", &[Quoted])),
                None,
            ),
            (
                "a detail",
                alive("community").list("details", &["Own mug in a helmet bag"], SEEN),
                None,
            ),
            ("not passed yet", alive("community").at("name-and-face"), None),
        ],
    );
    let early = case("community").at("name-and-face").list(
        "habits",
        &["Opens the parcel", "Pays in coins", "Comes late"],
        SEEN,
    );
    assert_eq!(early.of(Rule::NoVoice), []);
}

fn test_by(what: &str, date: Option<&str>) -> Value {
    Value::Test(Test {
        what: what.into(),
        date: date.map(day),
        ..Test::default()
    })
}

fn tried(what: &str, kind: TriedKind) -> PastTest {
    PastTest {
        id: "t".into(),
        kind: Some(kind),
        what: what.into(),
        ..PastTest::default()
    }
}

#[test]
fn tests_that_are_missing_or_stale() {
    for id in ["community", "customer", "research"] {
        let at = Some(("test", Hint));
        check(
            Rule::NoTest,
            vec![
                ("none", alive(id), at),
                (
                    "planned",
                    alive(id).value("test", test_by("A stamped card", None)),
                    None,
                ),
                (
                    "past",
                    alive(id).record(|record| record.tests.push(tried("A card", TriedKind::Message))),
                    None,
                ),
                (
                    "a gesture is none",
                    alive(id).record(|record| record.tests.push(tried("Her mug", TriedKind::Gesture))),
                    at,
                ),
            ],
        );
        let stale = Some(("test", Warning));
        let planned = |date| alive(id).value("test", test_by("A stamped card", date));
        check(
            Rule::StaleTest,
            vec![
                ("passed", planned(Some("2026-11-25")), stale),
                ("today is not past", planned(Some("2026-11-26")), None),
                ("no date", planned(None), None),
                (
                    "with a result",
                    planned(Some("2026-11-25"))
                        .record(|record| record.tests.push(tried("A stamped card ", TriedKind::Event))),
                    None,
                ),
                (
                    "the result of another",
                    planned(Some("2026-11-25"))
                        .record(|record| record.tests.push(tried("A letter", TriedKind::Event))),
                    stale,
                ),
            ],
        );
        assert_eq!(planned(Some("2026-11-25")).of(Rule::StaleTest)[0].mend, Mend::Use);
    }
    assert_eq!(
        case("customer")
            .at("reach")
            .list("habits", &["A", "B", "C"], SEEN)
            .of(Rule::NoTest),
        []
    );
}

#[test]
fn unused_once_it_is_finished() {
    for id in ["community", "customer", "research"] {
        let finished = || alive(id).value("review-due", Value::Date(day("2027-05-01")));
        let decided = |record: &mut Record| record.decisions.push(Decision::default());
        let briefed = |record: &mut Record| record.edits.push(LineEdit::default());
        check(
            Rule::Unused,
            vec![
                ("not finished", alive(id), None),
                ("finished, eight weeks old", finished(), Some(("", Warning))),
                (
                    "finished, thirty days old",
                    finished().on("2026-10-31"),
                    Some(("", Warning)),
                ),
                (
                    "finished, twenty-nine days old",
                    finished().on("2026-10-30"),
                    Some(("", Hint)),
                ),
                ("decided with", finished().record(decided), None),
                ("a brief was used", finished().record(briefed), None),
            ],
        );
    }
}

#[test]
fn overdue_by_the_day_the_rhythm_or_the_latest() {
    let due = |id: &str, date: &str| alive(id).value("review-due", Value::Date(day(date)));
    let reviewed = |date: &'static str, next: Option<&'static str>| {
        move |record: &mut Record| {
            record.reviews.push(Review {
                id: "r".into(),
                date: Some(day(date)),
                next: next.map(day),
                ..Review::default()
            });
        }
    };
    for id in ["community", "customer", "research"] {
        let at = |severity| Some(("review-due", severity));
        check(
            Rule::Overdue,
            vec![
                ("today", due(id, "2026-11-26"), None),
                ("yesterday", due(id, "2026-11-25"), at(Hint)),
                ("a month ago", due(id, "2026-10-26"), at(Warning)),
                ("without a day, half a year on", alive(id).on("2027-04-01"), None),
                ("without a day, a day later", alive(id).on("2027-04-02"), at(Hint)),
                (
                    "set too late for the method",
                    due(id, "2029-01-01").on("2027-10-02"),
                    at(Strong),
                ),
                (
                    "reviewed since",
                    due(id, "2026-11-01").record(reviewed("2026-11-10", None)),
                    None,
                ),
                (
                    "the day that a review set",
                    alive(id).record(reviewed("2026-10-10", Some("2026-11-20"))),
                    at(Hint),
                ),
                (
                    "a review that goes on is none yet",
                    due(id, "2026-11-01").record(|record| record.reviews.push(Review::default())),
                    at(Hint),
                ),
            ],
        );
    }
    let quarterly = alive("research")
        .choice("review-rhythm", "quarterly")
        .on("2027-01-10");
    check(
        Rule::Overdue,
        vec![("a rhythm of one's own", quarterly, Some(("review-due", Hint)))],
    );
    let one = &due("community", "2026-08-20").of(Rule::Overdue)[0];
    assert_eq!((one.count, one.mend), (Some(3), Mend::Review));
    let one = &due("community", "2026-11-20").of(Rule::Overdue)[0];
    assert_eq!(one.count, Some(6));
}

#[test]
fn changes_on_a_single_source() {
    let reviewed = |said: &'static str, verdict: Verdict, after: &'static str, sources: u32| {
        move |record: &mut Record| {
            record.reviews.push(Review {
                id: "r".into(),
                date: Some(day("2026-11-01")),
                answers: vec![Looked {
                    claim: ClaimRef {
                        question: "walks-away".into(),
                        item: "walks-away-0".into(),
                        text: said.into(),
                    },
                    verdict,
                    after: after.into(),
                    sources,
                }],
                ..Review::default()
            });
        }
    };
    let now = "A glaze that changes without a word";
    let says = |kinds: &[EvidenceKind]| alive("customer").list("walks-away", &[now], kinds);
    let at = Some(("walks-away", Warning));
    check(
        Rule::AnecdoteChange,
        vec![
            ("never reviewed", says(SEEN), None),
            (
                "still true",
                says(SEEN).record(reviewed(now, Verdict::Still, "", 0)),
                None,
            ),
            (
                "changed on one",
                says(SEEN).record(reviewed("Late parcels", Verdict::Changed, now, 1)),
                at,
            ),
            (
                "changed on two",
                says(&[Observed, Measured]).record(reviewed("Late parcels", Verdict::Changed, now, 2)),
                None,
            ),
            (
                "a second kind came since",
                says(&[Observed, Measured]).record(reviewed("Late", Verdict::Changed, now, 1)),
                None,
            ),
            (
                "changed since, on one",
                says(SEEN).record(reviewed("Late parcels", Verdict::Still, "", 0)),
                at,
            ),
            (
                "changed since, on two of a kind",
                says(&[Quoted, Support]).record(reviewed("Late", Verdict::Still, "", 0)),
                at,
            ),
            (
                "changed since, on nothing",
                says(&[]).record(reviewed("Late", Verdict::Still, "", 0)),
                at,
            ),
            (
                "changed since, on two kinds",
                says(&[Quoted, Measured]).record(reviewed("Late", Verdict::Still, "", 0)),
                None,
            ),
            (
                "no longer known",
                says(SEEN).record(reviewed("Late", Verdict::Unknown, "", 0)),
                None,
            ),
            (
                "a review that goes on",
                says(SEEN).record(|record| {
                    reviewed("Late", Verdict::Changed, now, 1)(record);
                    record.reviews[0].date = None;
                }),
                None,
            ),
        ],
    );
}

#[test]
fn what_a_check_contradicts() {
    let now = "A glaze that changes without a word";
    let claim = |text: &str| ClaimRef {
        question: "walks-away".into(),
        item: "walks-away-0".into(),
        text: text.into(),
    };
    let contradicts = |text: &str| Check {
        id: "c1".into(),
        date: Some(day("2026-11-01")),
        says: "Nobody named the glaze".into(),
        contradicts: vec![claim(text)],
        ..Check::default()
    };
    let confirms = |date: &str| Check {
        id: "c2".into(),
        date: Some(day(date)),
        confirms: vec![claim(now)],
        ..Check::default()
    };
    let with = |checks: Vec<Check>| alive("research").record(|record| record.checks = checks);
    let at = Some(("walks-away", Warning));
    check(
        Rule::Contradicted,
        vec![
            ("no check", with(vec![]), None),
            ("it still stands", with(vec![contradicts(now)]), at),
            (
                "it says something else now",
                with(vec![contradicts("Late parcels")]),
                None,
            ),
            (
                "it is gone",
                with(vec![contradicts(now)]).list("walks-away", &[], SEEN),
                None,
            ),
            (
                "confirmed later",
                with(vec![contradicts(now), confirms("2026-11-20")]),
                None,
            ),
            (
                "confirmed before",
                with(vec![confirms("2026-10-01"), contradicts(now)]),
                at,
            ),
            (
                "contradicted twice is said once",
                with(vec![contradicts(now), contradicts(now)]),
                at,
            ),
        ],
    );
    let twice = with(vec![contradicts(now), contradicts(now)]).of(Rule::Contradicted);
    assert_eq!(twice.len(), 1);
    assert_eq!(twice[0].item, "walks-away-0");
}

#[test]
fn data_of_real_people_point_at_their_item() {
    for id in ["community", "customer", "research"] {
        let case = case(id).list("barriers", &["The step", "Write to ada@mill.example"], SEEN);
        let found = case.of(Rule::RealPerson);
        assert_eq!(found.len(), 1, "{id}");
        assert_eq!(
            (found[0].question.as_str(), found[0].item.as_str()),
            ("barriers", "barriers-1")
        );
        // What must not be kept twice is remembered by its print.
        assert!(!found[0].rests_on.contains("ada"));
    }
    let mut noted = case("customer").list("barriers", &["The step"], SEEN);
    noted.persona.evidence_mut("barriers", "barriers-0").unwrap()[0].note = "Call 020 7946 0958".into();
    assert_eq!(noted.of(Rule::RealPerson)[0].item, "barriers-0");
    let named = case("customer").value(
        "name",
        Value::Name(Name {
            name: "12 Mill Lane".into(),
            ..Name::default()
        }),
    );
    assert_eq!(named.of(Rule::RealPerson), []);
}

#[test]
fn what_is_put_aside_stays_until_its_ground_changes() {
    let said = |text: &str| alive("customer").list("barriers", &[text], SEEN);
    let price = said("Price").of(Rule::Generic);
    let dismissal = price[0].put_aside("It is what they say".into(), day("2026-11-26"));
    assert_eq!(
        dismissal,
        Dismissal {
            rule: "generic".into(),
            question: "barriers".into(),
            item: "barriers-0".into(),
            said: "Price".into(),
            reason: "It is what they say".into(),
            date: Some(day("2026-11-26")),
            ..Dismissal::default()
        }
    );
    let dismissals = [dismissal];
    let parted = part(price, &dismissals);
    assert_eq!((parted.open.len(), parted.aside.len()), (0, 1));
    let parted = part(said("High prices").of(Rule::Generic), &dismissals);
    assert_eq!((parted.open.len(), parted.aside.len()), (1, 0));
    // A long text is remembered by its print, and told from another all the same.
    let long = |end: &str| said(&["good quality ".repeat(40).as_str(), end].concat()).of(Rule::Generic);
    let aside = [long("price")[0].put_aside(String::new(), day("2026-11-26"))];
    assert!(aside[0].said.len() < 40);
    assert_eq!(part(long("price"), &aside).open, []);
    assert_eq!(part(long("budget"), &aside).open.len(), 1);
}

#[test]
fn advice_comes_in_the_order_of_the_interview() {
    let found = alive("customer")
        .list("barriers", &["Price"], SEEN)
        .list("goals", &["Growth"], SEEN)
        .value("review-due", Value::Date(day("2026-11-01")))
        .live(9)
        .advice();
    let places: Vec<usize> = found
        .iter()
        .map(|one| {
            let interview = pack("customer");
            let place = interview
                .questions()
                .position(|question| question.id == one.question);
            place.unwrap_or(usize::MAX)
        })
        .collect();
    assert!(places.is_sorted(), "{found:#?}");
    assert_eq!(found.last().unwrap().question, "");
    let titles: Vec<_> = Rule::ALL
        .iter()
        .map(|rule| (rule.id(), rule.title().english()))
        .collect();
    assert_eq!(titles.len(), 16);
}
