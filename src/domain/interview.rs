//! The interview: what is asked, in which order and when, and how far a persona has come.
//!
//! An [`Interview`] is content, read from a pack by [`crate::domain::format::read_interview`]. The order of its lists is
//! the order of the interview; a condition only shows or hides.

use core::slice;

use super::persona::{Answer, Persona, Value};

/// The largest feeling a journey moment can have; the smallest is its negative.
pub const FEELING_MAX: i8 = 2;

/// One method's interview, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Interview {
    /// Permanent id of the method: `community`, `customer`, `research`, or a site's own.
    pub id: String,
    /// Grows with every published change of the pack.
    pub revision: u32,
    /// BCP 47 tag of the language the words are in.
    pub language: String,
    /// The method's name, one word.
    pub name: String,
    /// What the start screen calls the person looked for.
    pub title: String,
    /// One or two sentences for the start screen.
    pub summary: String,
    /// What the method asks of you, one or two sentences.
    pub asks: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// The words on the button that begins it.
    pub begin: String,
    /// How many personas the method holds.
    pub limits: Limits,
    /// When to look again.
    pub review: ReviewRhythm,
    /// What is asked, in order.
    pub steps: Vec<Step>,
}

/// How many personas a method holds before they blur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A whole set has at least this many.
    pub fewest: u32,
    /// From this many on, a hint.
    pub hint: u32,
    /// From this many on, a warning.
    pub warning: u32,
    /// From this many on, a strong warning.
    pub strong: u32,
}

/// When a method looks again at a persona, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewRhythm {
    /// Offered first.
    pub months: u16,
    /// Never later than this.
    pub latest: u16,
}

/// A stretch of the interview, shown in the step list.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Permanent id, unique in the pack.
    pub id: String,
    /// Its name in the step list.
    pub title: String,
    /// Shown on its first screen.
    pub intro: String,
    /// What is asked at once, in order.
    pub screens: Vec<Screen>,
}

/// What is asked at once: one question, or a small group with a title.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// Permanent id, unique in the pack.
    pub id: String,
    /// The heading of a group; a single question's prompt is its own heading.
    pub title: Option<String>,
    /// One sentence below the heading.
    pub lead: Option<String>,
    /// One to six questions.
    pub questions: Vec<Question>,
}

/// One question and everything said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Permanent id, unique in the pack; answers are stored under it, and a retired one is never reused.
    pub id: String,
    /// The facet of the persona it fills.
    pub facet: Facet,
    /// Where the answer shows in portrait and brief.
    pub section: Section,
    /// How it is answered.
    pub kind: Kind,
    /// Name of the answer in lists, one to four words.
    pub label: String,
    /// The question itself.
    pub prompt: String,
    /// Why it is asked.
    pub why: String,
    /// How to answer it well.
    pub hint: String,
    /// A worked answer that can be used as a starting point.
    pub example: Option<Value>,
    /// Whether the answer says something about the person and so takes evidence.
    pub claim: bool,
    /// Asked only when this holds.
    pub when: Option<Condition>,
}

/// When a question is asked, by the answer to an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The earlier question's id.
    pub question: String,
    /// What its answer must be.
    pub test: ConditionTest,
}

/// What a condition looks for in the earlier answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionTest {
    /// One of these options was chosen.
    Is(Vec<String>),
    /// It has an answer at all (or, with `false`, has none).
    Answered(bool),
}

/// How a question is answered, with what its control needs to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A line of text.
    ShortText,
    /// A paragraph or more.
    LongText,
    /// Short items, in order; with ready items on offer, in which `{id}` stands for a text question's answer.
    List {
        /// Ready items on offer.
        suggestions: Vec<String>,
    },
    /// One option, or own words where they are allowed.
    Choice {
        /// What can be chosen.
        options: Vec<Choosable>,
        /// Whether own words are allowed.
        own: bool,
    },
    /// Several options, and own words where they are allowed.
    Choices {
        /// What can be chosen.
        options: Vec<Choosable>,
        /// Whether own words are allowed.
        own: bool,
    },
    /// A whole number between two named ends.
    Scale {
        /// The low end.
        from: i32,
        /// The high end, at most ten above.
        to: i32,
        /// What the low end means.
        low: String,
        /// What the high end means.
        high: String,
    },
    /// A day; buttons offer days so many months ahead.
    Date {
        /// Months ahead, one button each.
        in_months: Vec<u16>,
        /// The one offered first.
        preset: Option<u16>,
    },
    /// A number with a unit.
    Number {
        /// The unit suggested.
        unit: String,
    },
    /// Words somebody really said.
    Quotes,
    /// Moments of the journey, in order.
    Moments {
        /// Moments every journey is asked for.
        moments: Vec<Choosable>,
    },
    /// Data that was gathered, per source.
    Sources {
        /// Sources on offer.
        sources: Vec<Choosable>,
    },
    /// The one thing to try.
    Test,
    /// The face: drawn, or a photo.
    Portrait,
    /// Name, epithet and pronoun.
    Name,
}

impl Kind {
    /// The kind's name in packs and files.
    pub fn id(&self) -> &'static str {
        match self {
            Self::ShortText => "short-text",
            Self::LongText => "long-text",
            Self::List { .. } => "list",
            Self::Choice { .. } => "choice",
            Self::Choices { .. } => "choices",
            Self::Scale { .. } => "scale",
            Self::Date { .. } => "date",
            Self::Number { .. } => "number",
            Self::Quotes => "quotes",
            Self::Moments { .. } => "moments",
            Self::Sources { .. } => "sources",
            Self::Test => "test",
            Self::Portrait => "portrait",
            Self::Name => "name",
        }
    }

    /// Whether each item of the answer is a claim of its own, with evidence of its own.
    pub fn has_items(&self) -> bool {
        matches!(self, Self::List { .. } | Self::Quotes | Self::Moments { .. })
    }

    /// The labels of all options that can be chosen.
    pub fn labels(&self) -> Vec<String> {
        match self {
            Self::Choice { options, .. } | Self::Choices { options, .. } => {
                options.iter().map(|one| one.label.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The label of the option, moment or source with this id.
    pub fn label_of(&self, id: &str) -> Option<&str> {
        let choosable = match self {
            Self::Choice { options, .. } | Self::Choices { options, .. } => options,
            Self::Moments { moments } => moments,
            Self::Sources { sources } => sources,
            _ => return None,
        };
        choosable
            .iter()
            .find(|one| one.id == id)
            .map(|one| one.label.as_str())
    }
}

/// Something that can be chosen: an option, a moment, a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// Permanent id, unique in its question.
    pub id: String,
    /// What the person reads.
    pub label: String,
    /// A short explanation, or nothing.
    pub note: String,
}

/// Defines an enum whose variants have a permanent kebab-case id.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The permanent id, as it stands in files.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The one with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.id() == id)
            }
        }
    };
}
pub(crate) use named;

named! {
    /// What part of a persona an answer fills; one vocabulary for all methods.
    Facet {
        /// Name, epithet, face, summary, quotes.
        Identity = "identity",
        /// Age, place, occupation and the like; all optional.
        Background = "background",
        /// What they do and how often.
        Behaviour = "behaviour",
        /// How they belong, and what they give beyond money.
        Belonging = "belonging",
        /// Goals, motivations, values, interests, what lights them up.
        Motivation = "motivation",
        /// Pains, barriers, fears, what makes them walk away, what they ignore.
        Friction = "friction",
        /// How they decide and buy.
        Decision = "decision",
        /// Where they listen, whom they trust, the words they use.
        Channels = "channels",
        /// Moments in order.
        Journey = "journey",
        /// What makes them real rather than ideal.
        Imperfection = "imperfection",
        /// One thing tried for them.
        Tests = "tests",
        /// Checks against reality.
        Validation = "validation",
        /// When and with whom to look again.
        Review = "review",
        /// What the persona is for: objective, decision, uses.
        Purpose = "purpose",
        /// The data it was built from.
        Sources = "sources",
    }
}

named! {
    /// Where an answer shows; the order is the order of portrait and brief.
    Section {
        /// Name and portrait, in the head.
        Identity = "identity",
        /// One sentence, in the head.
        Summary = "summary",
        /// What they said.
        Quote = "quote",
        /// Age, place, occupation and the like.
        Background = "background",
        /// What they do.
        Does = "does",
        /// How they belong and what they give.
        Belongs = "belongs",
        /// What lights them up.
        LightsUp = "lights-up",
        /// Goals, motivations, values.
        Wants = "wants",
        /// Pains and barriers.
        InTheWay = "in-the-way",
        /// What would make them walk away.
        Leaves = "leaves",
        /// What makes them real.
        Real = "real",
        /// How they decide.
        Decides = "decides",
        /// The journey's curve.
        Journey = "journey",
        /// How to reach them.
        Reach = "reach",
        /// Their words.
        Words = "words",
        /// The one test.
        Test = "test",
        /// The small gesture.
        Gesture = "gesture",
        /// The review date.
        Review = "review",
        /// The data gathered; full record only.
        Sources = "sources",
        /// Objective, decision, pattern; full record only.
        Purpose = "purpose",
        /// Validation; full record only.
        Check = "check",
        /// Use by the teams; full record only.
        Use = "use",
        /// Keeping it alive; full record only.
        Care = "care",
    }
}

impl Section {
    /// Whether it belongs to the one-page brief; the others stand in the full record alone.
    pub fn is_on_brief(self) -> bool {
        self < Self::Sources
    }
}

/// A place in an interview: which step, and which of its screens, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the step.
    pub step: usize,
    /// Index of the screen in the step.
    pub screen: usize,
}

/// How many of the questions that apply have an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Questions with an answer.
    pub answered: usize,
    /// Questions that apply.
    pub asked: usize,
}

impl Progress {
    /// Whether every question that applies has an answer.
    pub fn is_complete(self) -> bool {
        self.answered == self.asked
    }

    /// Between 0 and 1000; nothing asked counts as done.
    pub fn per_mille(self) -> usize {
        (self.answered * 1000).checked_div(self.asked).unwrap_or(1000)
    }
}

impl Interview {
    /// The screen at a place.
    pub fn screen(&self, place: Place) -> Option<&Screen> {
        self.steps.get(place.step)?.screens.get(place.screen)
    }

    /// The place of the step and screen with these ids.
    pub fn place_of(&self, step: &str, screen: &str) -> Option<Place> {
        let index = self.steps.iter().position(|one| one.id == step)?;
        let screen = self
            .steps
            .get(index)?
            .screens
            .iter()
            .position(|one| one.id == screen)?;
        Some(Place { step: index, screen })
    }

    /// The place where a question is asked.
    pub fn place_of_question(&self, id: &str) -> Option<Place> {
        let is_there = |place: &Place| {
            self.screen(*place)
                .is_some_and(|screen| screen.questions.iter().any(|question| question.id == id))
        };
        self.places().into_iter().find(is_there)
    }

    /// Ids of the step and screen at a place, as addresses and drafts name it.
    pub fn spot(&self, place: Place) -> Option<(String, String)> {
        let step = self.steps.get(place.step)?;
        Some((step.id.clone(), step.screens.get(place.screen)?.id.clone()))
    }

    /// The same for the place where a question is asked.
    pub fn spot_of_question(&self, id: &str) -> Option<(String, String)> {
        self.spot(self.place_of_question(id)?)
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|question| question.id == id)
    }

    /// Every question, in order.
    pub fn questions(&self) -> Questions<'_> {
        Questions {
            steps: self.steps.iter(),
            screens: [].iter(),
            here: [].iter(),
        }
    }

    /// Every place, in order, shown or not.
    fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for (step, one) in self.steps.iter().enumerate() {
            for screen in 0..one.screens.len() {
                places.push(Place { step, screen });
            }
        }
        places
    }

    /// Every place with a question that applies to this persona, in order.
    pub fn shown(&self, persona: &Persona) -> impl Iterator<Item = Place> + use<> {
        let mut places = self.places();
        places.retain(|place| {
            let screen = self.screen(*place);
            screen.is_some_and(|screen| {
                screen
                    .questions
                    .iter()
                    .any(|question| self.applies(question, persona))
            })
        });
        places.into_iter()
    }

    /// Where the interview begins.
    pub fn first(&self, persona: &Persona) -> Option<Place> {
        self.shown(persona).next()
    }

    /// The next place that is shown, or `None` at the end.
    pub fn next(&self, place: Place, persona: &Persona) -> Option<Place> {
        self.shown(persona).find(|other| *other > place)
    }

    /// The place before that is shown, or `None` at the beginning.
    pub fn previous(&self, place: Place, persona: &Persona) -> Option<Place> {
        self.shown(persona).take_while(|other| *other < place).last()
    }

    /// Whether a question is asked of this persona: its condition holds, and so does the condition of the
    /// question it depends on.
    pub fn applies(&self, question: &Question, persona: &Persona) -> bool {
        // The validator lets a condition name earlier questions only, so this ends.
        question.when.as_ref().is_none_or(|condition| {
            let answer = persona.answers.get(&condition.question);
            let earlier_applies = self
                .question(&condition.question)
                .is_some_and(|earlier| self.applies(earlier, persona));
            match &condition.test {
                ConditionTest::Is(options) => {
                    earlier_applies
                        && answer.is_some_and(|answer| {
                            options.iter().any(|option| answer.value.has_chosen(option))
                        })
                }
                ConditionTest::Answered(wanted) => {
                    (earlier_applies && answer.is_some_and(Answer::is_answered)) == *wanted
                }
            }
        })
    }

    /// How far the whole interview has come.
    pub fn progress(&self, persona: &Persona) -> Progress {
        self.count(self.questions(), persona)
    }

    /// How far one step has come.
    pub fn step_progress(&self, step: &Step, persona: &Persona) -> Progress {
        self.count(
            Questions {
                steps: [].iter(),
                screens: step.screens.iter(),
                here: [].iter(),
            },
            persona,
        )
    }

    fn count(&self, questions: Questions<'_>, persona: &Persona) -> Progress {
        let mut progress = Progress::default();
        for question in questions {
            if self.applies(question, persona) {
                progress.asked += 1;
                progress.answered += usize::from(persona.is_answered(&question.id));
            }
        }
        progress
    }

    /// The questions that apply and have no answer yet, in order.
    pub fn lacking<'a>(&'a self, persona: &'a Persona) -> impl Iterator<Item = &'a Question> + 'a {
        self.questions()
            .filter(|question| self.applies(question, persona) && !persona.is_answered(&question.id))
    }
}

/// Questions of steps and screens, in order. One type of its own, where every chain of adapters would be another.
#[derive(Clone, Debug)]
pub struct Questions<'a> {
    steps: slice::Iter<'a, Step>,
    screens: slice::Iter<'a, Screen>,
    here: slice::Iter<'a, Question>,
}

impl<'a> Iterator for Questions<'a> {
    type Item = &'a Question;

    fn next(&mut self) -> Option<&'a Question> {
        loop {
            if let Some(question) = self.here.next() {
                return Some(question);
            }
            match self.screens.next() {
                Some(screen) => self.here = screen.questions.iter(),
                None => self.screens = self.steps.next()?.screens.iter(),
            }
        }
    }
}
