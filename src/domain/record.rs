//! What is written about a persona beside its answers: tests that were run, checks against reality, measures, reviews,
//! decisions, advice that was put aside, and what was changed in the teams' briefs.
//!
//! In files and drafts each part is a section of the persona. A [`Persona`](super::persona::Persona) carries the sections as they came, so that the first
//! questions need no code for them; [`record`](super::format::record) reads them and [`set_record`](super::format::set_record) puts them back.

use super::amount::Amount;
use super::day::Day;
use super::interview::named;
use super::persona::Unknown;

/// Everything written about a persona beside its answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Tests and gestures that are over, oldest first; the one that runs is the answer `test`.
    pub tests: Vec<PastTest>,
    /// Checks against reality, oldest first.
    pub checks: Vec<Check>,
    /// Measures followed over time.
    pub measures: Vec<Measure>,
    /// Reviews held, oldest first.
    pub reviews: Vec<Review>,
    /// Where the persona was used, oldest first.
    pub decisions: Vec<Decision>,
    /// Advice put aside.
    pub dismissals: Vec<Dismissal>,
    /// Changes to the teams' briefs.
    pub edits: Vec<LineEdit>,
}

/// What a check or a review says something about: an answer or one of its items, and what it said at the time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimRef {
    /// The question's id.
    pub question: String,
    /// The item's id, or empty for the whole answer.
    pub item: String,
    /// What the claim said at the time.
    pub text: String,
}

/// A test or a gesture that is over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastTest {
    /// Unique in the record.
    pub id: String,
    /// What kind of thing.
    pub kind: Option<TriedKind>,
    /// What exactly.
    pub what: String,
    /// For whom.
    pub audience: String,
    /// What would have shown that it worked.
    pub sign: String,
    /// By when it was planned.
    pub date: Option<Day>,
    /// When it ended.
    pub ended: Option<Day>,
    /// How it came out.
    pub result: TestResult,
    /// What happened.
    pub happened: String,
    /// How many responded.
    pub responded: Option<u32>,
    /// What was learned.
    pub learned: String,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

named! {
    /// What was tried.
    TriedKind {
        /// One message.
        Message = "message",
        /// One event.
        Event = "event",
        /// One product.
        Product = "product",
        /// A small gesture that says "we saw you".
        Gesture = "gesture",
    }
}

named! {
    /// How a test came out.
    TestResult {
        /// As hoped.
        Worked = "worked",
        /// In part.
        Partly = "partly",
        /// It did not work.
        Failed = "failed",
        /// It cannot be told.
        Unclear = "unclear",
    }
}

#[allow(
    clippy::derivable_impls,
    reason = "the macro that names the variants derives no default"
)]
impl Default for TestResult {
    fn default() -> Self {
        Self::Unclear
    }
}

/// One check against reality.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// Unique in the record.
    pub id: String,
    /// When.
    pub date: Option<Day>,
    /// Where it comes from.
    pub source: CheckSource,
    /// What it says.
    pub says: String,
    /// How many people, answers, orders.
    pub count: Option<u32>,
    /// Claims it confirms.
    pub confirms: Vec<ClaimRef>,
    /// Claims it contradicts.
    pub contradicts: Vec<ClaimRef>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

named! {
    /// The five sources of the research method's validation.
    CheckSource {
        /// Behaviour analytics.
        Analytics = "analytics",
        /// Survey data.
        Survey = "survey",
        /// CRM and sales.
        Sales = "sales",
        /// Follow-up interviews.
        FollowUp = "follow-up",
        /// Feedback of the team.
        Team = "team",
        /// What was seen with own eyes.
        Seen = "seen",
    }
}

#[allow(
    clippy::derivable_impls,
    reason = "the macro that names the variants derives no default"
)]
impl Default for CheckSource {
    fn default() -> Self {
        Self::Team
    }
}

/// One measure, followed over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Unique in the record.
    pub id: String,
    /// What is measured.
    pub kind: MeasureKind,
    /// Its name in own words; may be empty for the three named kinds.
    pub name: String,
    /// What is counted, such as `%` or `people`.
    pub unit: String,
    /// Numbers by day, oldest first.
    pub points: Vec<Point>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// A number on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub date: Day,
    /// The number.
    pub amount: Amount,
}

named! {
    /// The three measures of the research method, and one's own.
    MeasureKind {
        /// Conversion of campaigns made for this persona.
        Conversion = "conversion",
        /// Adoption of features made for it.
        Adoption = "adoption",
        /// Participation of such people in studies or events.
        Participation = "participation",
        /// One's own.
        Own = "own",
    }
}

#[allow(
    clippy::derivable_impls,
    reason = "the macro that names the variants derives no default"
)]
impl Default for MeasureKind {
    fn default() -> Self {
        Self::Own
    }
}

/// A decision the persona was used for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// Unique in the record.
    pub id: String,
    /// When.
    pub date: Option<Day>,
    /// Which team: the id of one of the [`Team`]s, or own words.
    pub team: String,
    /// What was decided, and how the persona had a part in it.
    pub what: String,
    /// What came of it; may be empty.
    pub outcome: String,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

named! {
    /// The teams of the research method.
    Team {
        /// Research.
        Research = "research",
        /// Marketing.
        Marketing = "marketing",
        /// Product.
        Product = "product",
        /// Sales.
        Sales = "sales",
        /// Support.
        Support = "support",
    }
}

/// One review: who looked again, and what became of each answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Unique in the record.
    pub id: String,
    /// When it was closed; none while it is going on.
    pub date: Option<Day>,
    /// When it was begun.
    pub begun: Option<Day>,
    /// Who took part: ids of [`Team`]s, or own words.
    pub who: Vec<String>,
    /// What was looked at, in the interview's order.
    pub answers: Vec<Looked>,
    /// In a few words.
    pub note: String,
    /// When to look again.
    pub next: Option<Day>,
    /// The number of the persona's version that came out of it.
    pub version: u32,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// One answer, or one of its items, looked at again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looked {
    /// What was looked at, and what it said before.
    pub claim: ClaimRef,
    /// What became of it.
    pub verdict: Verdict,
    /// What it says now, where it changed.
    pub after: String,
    /// How many pieces of evidence the change rests on, by kind of source; one is an anecdote.
    pub sources: u32,
}

named! {
    /// What a review says of an answer.
    Verdict {
        /// Still true.
        Still = "still",
        /// Changed.
        Changed = "changed",
        /// No longer known.
        Unknown = "unknown",
    }
}

#[allow(
    clippy::derivable_impls,
    reason = "the macro that names the variants derives no default"
)]
impl Default for Verdict {
    fn default() -> Self {
        Self::Still
    }
}

/// Advice that was put aside, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dismissal {
    /// The rule's id.
    pub rule: String,
    /// The question it concerned, or empty for the whole persona.
    pub question: String,
    /// The item it concerned, or empty.
    pub item: String,
    /// What was said there at the time; once that has changed, the advice may come again.
    pub said: String,
    /// Why it was put aside.
    pub reason: String,
    /// When.
    pub date: Option<Day>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// A change to a line of a team's brief, or a line of one's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineEdit {
    /// The team's id.
    pub team: String,
    /// The line's key among the drafted ones, or an id of its own.
    pub line: String,
    /// What it says instead.
    pub text: String,
    /// What was drafted when it was changed; empty for a line of one's own.
    pub drafted: String,
    /// Whether the line was taken out.
    pub is_hidden: bool,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}
