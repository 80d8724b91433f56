//! The sections of a persona beside its answers, and the notebook, as the published schema describes them.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Count, Day, Form, Id, Text, Time};

/// A test or a gesture that is over.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct PastTest {
    /// Unique in the list.
    pub id: Id,
    /// What kind of thing was tried.
    pub what_kind: Option<TriedKind>,
    /// What exactly.
    pub what: Option<Text>,
    /// For whom.
    pub audience: Option<Text>,
    /// What would have shown that it worked.
    pub sign: Option<Text>,
    /// By when it was planned.
    pub date: Option<Day>,
    /// When it ended.
    pub ended: Option<Day>,
    /// How it came out.
    pub result: Option<TestResult>,
    /// What happened.
    pub happened: Option<Text>,
    /// How many responded.
    pub responded: Option<Count>,
    /// What was learned.
    pub learned: Option<Text>,
}

/// What was tried.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TriedKind {
    /// One message.
    Message,
    /// One event.
    Event,
    /// One product.
    Product,
    /// A small gesture that says "we saw you".
    Gesture,
}

/// How a test came out.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TestResult {
    /// As hoped.
    Worked,
    /// In part.
    Partly,
    /// It did not work.
    Failed,
    /// It cannot be told.
    Unclear,
}

/// What a check says something about, and what that said at the time.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct ClaimRef {
    /// The question's id.
    pub question: Id,
    /// The item's id; empty for the whole answer.
    pub item: Option<Text>,
    /// What the claim said at the time.
    pub text: Option<Text>,
}

/// One check against reality.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Check {
    /// Unique in the list.
    pub id: Id,
    /// When.
    pub date: Option<Day>,
    /// Where it comes from.
    pub source: Option<CheckSource>,
    /// What it says.
    pub says: Option<Text>,
    /// How many people, answers, orders.
    pub count: Option<Count>,
    /// Claims it confirms.
    pub confirms: Option<Vec<ClaimRef>>,
    /// Claims it contradicts.
    pub contradicts: Option<Vec<ClaimRef>>,
}

/// Where a check comes from.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CheckSource {
    /// Behaviour analytics.
    Analytics,
    /// Survey data.
    Survey,
    /// CRM and sales.
    Sales,
    /// Follow-up interviews.
    FollowUp,
    /// Feedback of the team.
    Team,
    /// What was seen with own eyes.
    Seen,
}

/// One measure, followed over time.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Measure {
    /// Unique in the list.
    pub id: Id,
    /// What is measured.
    pub what: Option<MeasureKind>,
    /// Its name in own words.
    pub name: Option<Text>,
    /// What is counted.
    pub unit: Option<Text>,
    /// Numbers by day, oldest first.
    pub points: Option<Vec<Point>>,
}

/// What is measured.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureKind {
    /// Conversion of campaigns made for this persona.
    Conversion,
    /// Adoption of features made for it.
    Adoption,
    /// Participation of such people.
    Participation,
    /// One's own.
    Own,
}

/// A number on a day.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Point {
    /// The day.
    pub date: Day,
    /// The number, at most fifteen digits.
    pub amount: f64,
}

/// One review.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Review {
    /// Unique in the list.
    pub id: Id,
    /// When it was closed; none while it is going on.
    pub date: Option<Day>,
    /// When it was begun.
    pub begun: Option<Day>,
    /// Who took part: `research`, `marketing`, `product`, `sales`, `support`, or own words.
    pub who: Option<Vec<Text>>,
    /// What was looked at, in the interview's order.
    pub answers: Option<Vec<Looked>>,
    /// In a few words.
    pub note: Option<Text>,
    /// When to look again.
    pub next: Option<Day>,
    /// The number of the persona's version that came out of it.
    pub version: Option<Count>,
}

/// One answer, or one of its items, looked at again.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Looked {
    /// The question's id.
    pub question: Id,
    /// The item's id; empty for the whole answer.
    pub item: Option<Text>,
    /// What it said before.
    pub text: Option<Text>,
    /// What became of it.
    pub verdict: Option<Verdict>,
    /// What it says now, where it changed.
    pub after: Option<Text>,
    /// How many kinds of source the change rests on.
    pub sources: Option<Count>,
}

/// What a review says of an answer.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Still true.
    Still,
    /// Changed.
    Changed,
    /// No longer known.
    Unknown,
}

/// A decision the persona was used for.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Decision {
    /// Unique in the list.
    pub id: Id,
    /// When.
    pub date: Option<Day>,
    /// Which team: `research`, `marketing`, `product`, `sales`, `support`, or own words.
    pub team: Option<Text>,
    /// What was decided.
    pub what: Option<Text>,
    /// What came of it.
    pub outcome: Option<Text>,
}

/// Advice that was put aside, and why.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Dismissal {
    /// The rule's id.
    pub rule: Id,
    /// The question it concerned; empty for the whole persona.
    pub question: Option<Text>,
    /// The item it concerned; empty for the whole answer.
    pub item: Option<Text>,
    /// What was said there at the time.
    pub said: Option<Text>,
    /// Why it was put aside.
    pub reason: Option<Text>,
    /// When.
    pub date: Option<Day>,
}

/// A change to a line of a team's brief, or a line of one's own.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct LineEdit {
    /// The team: `research`, `marketing`, `product`, `sales`, `support`.
    pub team: Id,
    /// The line's key among the drafted ones, or an id of its own.
    pub line: Option<Text>,
    /// What it says instead.
    pub text: Option<Text>,
    /// What was drafted when it was changed.
    pub drafted: Option<Text>,
    /// Whether the line was taken out.
    pub hidden: Option<bool>,
}

/// The field notebook.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Notebook {
    /// In the order they were written.
    #[schemars(length(max = 50000))]
    pub entries: Option<Vec<Entry>>,
    /// In the order they were made.
    #[schemars(length(max = 50000))]
    pub patterns: Option<Vec<Pattern>>,
    /// The noticing run.
    pub run: Option<Run>,
}

/// What was noticed on one day, or what one source said.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Entry {
    /// Unique in the notebook; evidence names it in `entry`.
    pub id: Id,
    /// When it was last changed.
    pub changed: Option<Time>,
    /// The day it was noticed.
    pub date: Option<Day>,
    /// Whom it is about.
    pub about: Option<Text>,
    /// Where they stood.
    pub stood: Option<Text>,
    /// Whom they talked to.
    pub company: Option<Text>,
    /// What made them smile.
    pub smiled: Option<Text>,
    /// What they ignored.
    pub ignored: Option<Text>,
    /// What surprised you.
    pub surprised: Option<Text>,
    /// What they said, word for word.
    pub said: Option<Text>,
    /// Anything else.
    pub text: Option<Text>,
    /// Tags.
    #[schemars(length(max = 200))]
    pub tags: Option<Vec<Text>>,
    /// The source of a finding, by its id in an interview or in own words; empty for what was noticed oneself.
    pub source: Option<Text>,
    /// Words, numbers or both, for a finding.
    pub form: Option<Form>,
    /// How many answers, people, orders or tickets, for a finding.
    pub count: Option<Count>,
}

/// Entries that belong together.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Pattern {
    /// Unique in the notebook.
    pub id: Id,
    /// When it was last changed.
    pub changed: Option<Time>,
    /// What it is called.
    pub name: Option<Text>,
    /// Ids of its entries.
    pub entries: Option<Vec<Id>>,
    /// In a few words.
    pub note: Option<Text>,
}

/// A run of noticing.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Run {
    /// Its first day.
    pub begun: Day,
    /// How many days it goes on.
    #[schemars(range(min = 1, max = 366))]
    pub days: u16,
}
