//! Personas, packs and notebooks made for tests: every field of every kind, filled by whoever is asked for texts; and a source of chance that
//! gives the same each time.

#![allow(
    dead_code,
    unused_imports,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    reason = "each test uses a part of it, and a test that cannot make its persona has failed"
)]

mod chance;
mod payloads;

pub use chance::{Chance, points, seed};
pub use payloads::payloads;
use persona_builder::domain::amount::Amount;
use persona_builder::domain::day::Day;
use persona_builder::domain::format::set_record;
use persona_builder::domain::interview::{Choosable, Interview, Kind};
use persona_builder::domain::notebook::{Entry, Gone, Notebook, Pattern, Run};
use persona_builder::domain::persona::{
    Answer, Brand, Choice, Choices, Evidence, EvidenceKind, Form, InterviewRef, Item, Moment, Name, Persona,
    Portrait, Pronoun, Quantity, Quote, Source, Test, TestKind, Value, Version,
};
use persona_builder::domain::record::{
    Check, CheckSource, ClaimRef, Decision, Dismissal, LineEdit, Looked, Measure, MeasureKind, PastTest,
    Point, Record, Review, Team, TestResult, TriedKind, Verdict,
};

/// Fills fields with texts as they are asked for.
pub struct Filling<'a> {
    /// The next text.
    pub text: &'a mut dyn FnMut() -> String,
    /// Chance, for what is no text.
    pub chance: Chance,
    /// Counts the ids given.
    count: usize,
}

impl<'a> Filling<'a> {
    /// Fills with these texts.
    pub fn new(text: &'a mut dyn FnMut() -> String, seed: u64) -> Self {
        Self {
            text,
            chance: Chance(seed),
            count: 0,
        }
    }

    fn said(&mut self) -> String {
        (self.text)()
    }

    fn id(&mut self) -> String {
        self.count += 1;
        format!("i{}", self.count)
    }

    fn day(&mut self) -> Day {
        let (year, month, day) = (
            self.chance.below(80),
            self.chance.below(12),
            self.chance.below(28),
        );
        Day::new(1970 + year as u16, 1 + month as u8, 1 + day as u8).expect("a day")
    }

    fn number(&mut self) -> u32 {
        self.chance.below(5000) as u32
    }

    fn evidence(&mut self) -> Vec<Evidence> {
        let count = self.chance.below(3);
        (0..count)
            .map(|_| Evidence {
                note: self.said(),
                date: Some(self.day()),
                count: Some(self.number()),
                entry: Some("entry-1".to_owned()),
                ..Evidence::of(self.chance.of(EvidenceKind::ALL))
            })
            .collect()
    }

    /// A brand.
    pub fn brand(&mut self) -> Brand {
        Brand {
            name: self.said(),
            accent: self.said(),
            logo_text: self.said(),
        }
    }

    /// An answer to a question of a kind.
    pub fn value(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::ShortText => Value::ShortText(self.said()),
            Kind::LongText => Value::LongText([self.said(), self.said()].join("\n\n")),
            Kind::List { .. } => Value::List(
                (0..3)
                    .map(|_| Item {
                        id: self.id(),
                        text: self.said(),
                        evidence: self.evidence(),
                        ..Item::default()
                    })
                    .collect(),
            ),
            Kind::Choice { options, .. } => {
                let chosen = options.get(self.chance.below(options.len()));
                match chosen.filter(|_| self.chance.one_in(2)) {
                    Some(option) => Value::Choice(Choice::Option(option.id.clone())),
                    None => Value::Choice(Choice::Own(self.said())),
                }
            }
            Kind::Choices { options, .. } => Value::Choices(Choices {
                options: options.iter().take(2).map(|option| option.id.clone()).collect(),
                own: vec![self.said(), self.said()],
            }),
            Kind::Scale { from, .. } => Value::Scale(*from),
            Kind::Date { .. } => Value::Date(self.day()),
            Kind::Number { .. } => Value::Number(Quantity {
                amount: Amount::parse("12.5").expect("an amount"),
                unit: self.said(),
            }),
            Kind::Quotes => Value::Quotes(
                (0..2)
                    .map(|_| Quote {
                        id: self.id(),
                        words: self.said(),
                        who: self.said(),
                        place: self.said(),
                        evidence: self.evidence(),
                        ..Quote::default()
                    })
                    .collect(),
            ),
            Kind::Moments { moments } => Value::Moments(
                (0..4)
                    .map(|index: usize| Moment {
                        id: self.id(),
                        moment: moments.get(index).map(|moment| moment.id.clone()),
                        title: self.said(),
                        what: self.said(),
                        place: self.said(),
                        feeling: i8::try_from(index).expect("small") - 2,
                        nearly: self.said(),
                        evidence: self.evidence(),
                        ..Moment::default()
                    })
                    .collect(),
            ),
            Kind::Sources { sources } => Value::Sources(
                (0..3)
                    .map(|index: usize| Source {
                        id: self.id(),
                        source: match sources.get(index) {
                            Some(source) if index > 0 => source.id.clone(),
                            _ => self.said(),
                        },
                        form: self.chance.of(Form::ALL),
                        said: self.said(),
                        count: Some(self.number()),
                        when: self.said(),
                        ..Source::default()
                    })
                    .collect(),
            ),
            Kind::Test => Value::Test(Test {
                kind: Some(self.chance.of(TestKind::ALL)),
                what: self.said(),
                audience: self.said(),
                sign: self.said(),
                date: Some(self.day()),
            }),
            Kind::Portrait => Value::Portrait(Portrait::Drawn {
                seed: self.said(),
                parts: [("hair".to_owned(), self.said()), (self.said(), self.said())]
                    .into_iter()
                    .collect(),
            }),
            Kind::Name => Value::Name(Name {
                name: self.said(),
                epithet: self.said(),
                pronoun: Pronoun::from(self.said().as_str()),
            }),
        }
    }

    /// A persona with an answer to every question, and something in every section beside them.
    pub fn persona(&mut self, interview: &Interview) -> Persona {
        let mut persona = Persona {
            id: "made".to_owned(),
            interview: InterviewRef {
                id: interview.id.clone(),
                revision: interview.revision,
                language: interview.language.clone(),
            },
            created: "2026-11-01T09:00:00Z".to_owned(),
            changed: "2026-11-22T09:30:00Z".to_owned(),
            version: Version {
                number: 2,
                parent: Some(self.said()),
            },
            ..Persona::default()
        };
        for question in interview.questions() {
            let answer = Answer {
                evidence: self.evidence(),
                ..Answer::from(self.value(&question.kind))
            };
            persona.answers.insert(question.id.clone(), answer);
        }
        let record = self.record();
        set_record(&mut persona, &record);
        persona
    }

    fn claim(&mut self) -> ClaimRef {
        ClaimRef {
            question: "habits".to_owned(),
            item: self.said(),
            text: self.said(),
        }
    }

    /// Something of everything that is written beside the answers.
    pub fn record(&mut self) -> Record {
        Record {
            tests: TriedKind::ALL
                .iter()
                .map(|kind| PastTest {
                    id: self.id(),
                    kind: Some(*kind),
                    what: self.said(),
                    audience: self.said(),
                    sign: self.said(),
                    date: Some(self.day()),
                    ended: Some(self.day()),
                    result: self.chance.of(TestResult::ALL),
                    happened: self.said(),
                    responded: Some(self.number()),
                    learned: self.said(),
                    ..PastTest::default()
                })
                .collect(),
            checks: CheckSource::ALL
                .iter()
                .map(|source| Check {
                    id: self.id(),
                    date: Some(self.day()),
                    source: *source,
                    says: self.said(),
                    count: Some(self.number()),
                    confirms: vec![self.claim()],
                    contradicts: vec![self.claim()],
                    ..Check::default()
                })
                .collect(),
            measures: MeasureKind::ALL
                .iter()
                .map(|kind| Measure {
                    id: self.id(),
                    kind: *kind,
                    name: self.said(),
                    unit: self.said(),
                    points: (0..3)
                        .map(|_| Point {
                            date: self.day(),
                            amount: Amount::parse("3.5").expect("an amount"),
                        })
                        .collect(),
                    ..Measure::default()
                })
                .collect(),
            reviews: vec![Review {
                id: self.id(),
                date: Some(self.day()),
                begun: Some(self.day()),
                who: vec![self.said(), "marketing".to_owned()],
                answers: Verdict::ALL
                    .iter()
                    .map(|verdict| Looked {
                        claim: self.claim(),
                        verdict: *verdict,
                        after: self.said(),
                        sources: 2,
                    })
                    .collect(),
                note: self.said(),
                next: Some(self.day()),
                version: 2,
                ..Review::default()
            }],
            decisions: (0..2)
                .map(|_| Decision {
                    id: self.id(),
                    date: Some(self.day()),
                    team: self.said(),
                    what: self.said(),
                    outcome: self.said(),
                    ..Decision::default()
                })
                .collect(),
            dismissals: vec![Dismissal {
                rule: "anecdote".to_owned(),
                question: self.said(),
                item: self.said(),
                said: self.said(),
                reason: self.said(),
                date: Some(self.day()),
                ..Dismissal::default()
            }],
            edits: Team::ALL
                .iter()
                .map(|team| LineEdit {
                    team: team.id().to_owned(),
                    line: format!("own.{}", self.id()),
                    text: self.said(),
                    drafted: String::new(),
                    ..LineEdit::default()
                })
                .collect(),
        }
    }

    /// A notebook with something of everything.
    pub fn notebook(&mut self) -> Notebook {
        let entries: Vec<Entry> = (0..3)
            .map(|index: usize| Entry {
                id: format!("entry-{index}"),
                changed: "2026-11-22T09:30:00Z".to_owned(),
                date: Some(self.day()),
                about: self.said(),
                stood: self.said(),
                company: self.said(),
                smiled: self.said(),
                ignored: self.said(),
                surprised: self.said(),
                said: self.said(),
                text: self.said(),
                tags: vec![self.said(), self.said()],
                source: if index == 0 { String::new() } else { self.said() },
                form: Form::Words,
                count: Some(self.number()),
                ..Entry::default()
            })
            .collect();
        Notebook {
            sequence: 3,
            patterns: vec![Pattern {
                id: "pattern".to_owned(),
                changed: String::new(),
                name: self.said(),
                entries: entries.iter().map(|entry| entry.id.clone()).collect(),
                note: self.said(),
                ..Pattern::default()
            }],
            entries,
            run: Some(Run {
                begun: self.day(),
                days: 30,
            }),
            gone: vec![Gone {
                id: "gone".to_owned(),
                when: "2026-11-22T09:30:00Z".to_owned(),
            }],
            ..Notebook::default()
        }
    }

    fn choosable(&mut self, all: &mut [Choosable]) {
        for one in all {
            one.label = self.said();
            one.note = self.said();
        }
    }

    /// Says everything in a pack otherwise; ids, numbers and conditions stay.
    pub fn interview(&mut self, interview: &mut Interview) {
        for text in [
            &mut interview.name,
            &mut interview.title,
            &mut interview.summary,
            &mut interview.asks,
            &mut interview.begin,
            &mut interview.language,
        ] {
            *text = (self.text)();
        }
        for step in &mut interview.steps {
            step.title = self.said();
            step.intro = self.said();
            for screen in &mut step.screens {
                screen.title = screen.title.is_some().then(|| self.said());
                screen.lead = screen.lead.is_some().then(|| self.said());
                for question in &mut screen.questions {
                    for text in [
                        &mut question.label,
                        &mut question.prompt,
                        &mut question.why,
                        &mut question.hint,
                    ] {
                        *text = (self.text)();
                    }
                    if question.example.is_some() {
                        question.example = Some(self.value(&question.kind));
                    }
                    match &mut question.kind {
                        Kind::List { suggestions } => {
                            for one in suggestions {
                                *one = self.said();
                            }
                        }
                        Kind::Choice { options, .. } | Kind::Choices { options, .. } => {
                            self.choosable(options);
                        }
                        Kind::Moments { moments } => self.choosable(moments),
                        Kind::Sources { sources } => self.choosable(sources),
                        Kind::Scale { low, high, .. } => {
                            *low = self.said();
                            *high = self.said();
                        }
                        Kind::Number { unit } => *unit = self.said(),
                        _ => {}
                    }
                }
            }
        }
    }
}
