//! The published JSON Schemas of both formats, for editors and for other programs; only tests build this module.
//!
//! The types here describe the format; a Rust program that wants to read our files can read them into these with serde. The page
//! itself reads and writes without derived code, which weighs less. Tests hold both against what it writes, so that neither can move alone. What is said of a field here
//! is its description in the schema.

mod record;

use std::collections::BTreeMap;

use schemars::{JsonSchema, generate::SchemaSettings};
use serde::Deserialize;

pub use record::{
    Check, CheckSource, ClaimRef, Decision, Dismissal, Entry, LineEdit, Looked, Measure, MeasureKind,
    Notebook, PastTest, Pattern, Point, Review, Run, TestResult, TriedKind, Verdict,
};

/// The schema of a file of personas, as text.
pub fn persona_schema() -> String {
    text_of::<PersonasFile>()
}

/// The schema of an interview, as text.
pub fn interview_schema() -> String {
    text_of::<InterviewFile>()
}

fn text_of<T: JsonSchema>() -> String {
    let schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>();
    let value = serde_json::Value::from(schema);
    format!("{value:#}\n")
}

macro_rules! described {
    ($($(#[$meta:meta])* $name:ident($(#[$rule:meta])* $inner:ty);)+) => {
        $($(#[$meta])* #[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, JsonSchema)] pub struct $name($(#[$rule])* pub $inner);)+
    };
}

described! {
    /// A text of at most 20,000 characters, shown as text and never as markup.
    Text(#[schemars(length(max = 20000))] String);
    /// An id: letters, digits, hyphens, dots and underscores.
    Id(#[schemars(regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"))] String);
    /// A day of the calendar.
    Day(#[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"), extend("format" = "date"))] String);
    /// A time in UTC (RFC 3339), or nothing.
    Time(#[schemars(regex(pattern = r"^(\d{4}-\d{2}-\d{2}T.*Z)?$"))] String);
    /// How many.
    Count(#[schemars(range(min = 0, max = 4_294_967_295_u32))] u32);
    /// A photo as a data URI of PNG, JPEG or WebP in Base64.
    Photo(#[schemars(length(max = 1_500_000), regex(pattern = r"^data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$"))] String);
    /// An id in kebab-case. Permanent: answers are stored under it, and a retired one is never used again.
    Kebab(#[schemars(length(max = 60), regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))] String);
    /// A text that says something.
    Said(#[schemars(length(max = 20000), regex(pattern = r"\S"))] String);
    /// Months ahead.
    Months(#[schemars(range(min = 1, max = 120))] u16);
}

/// Personas of Persona Builder. Fields and kinds of answers that are not described here may be there too, and are kept
/// by programs that read and write the file.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[schemars(title = "Personas")]
pub struct PersonasFile {
    /// Names the format.
    #[schemars(extend("const" = "persona-builder/personas"))]
    pub format: String,
    /// Version of the format. A later version may add fields; it changes the meaning of none.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// The program that wrote the file.
    pub generator: Option<Text>,
    /// When it was written.
    pub exported: Option<Time>,
    /// The brand the personas belong to.
    pub brand: Option<Brand>,
    /// The personas; each has an id of its own.
    #[schemars(length(max = 5000))]
    pub personas: Vec<Persona>,
    /// The notebook, or the part of it that the personas' evidence links to.
    pub notebook: Option<Notebook>,
}

/// What belongs to the brand and shows on every brief.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Brand {
    /// Its name.
    pub name: Option<Text>,
    /// Its accent colour, or nothing.
    #[schemars(regex(pattern = r"^(#[0-9A-Fa-f]{6})?$"))]
    pub accent: Option<String>,
    /// A few letters or words in place of a logo.
    pub logo_text: Option<Text>,
}

/// A portrait of one kind of person who matters to a brand.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Persona {
    /// Permanent id.
    pub id: Id,
    /// The interview it was built with.
    pub interview: InterviewRef,
    /// When it was begun.
    pub created: Option<Time>,
    /// When it was last changed.
    pub changed: Option<Time>,
    /// Which version of the persona this is.
    pub version: Option<Version>,
    /// Answers by question id.
    #[schemars(extend("maxProperties" = 1000))]
    pub answers: BTreeMap<Id, Answer>,
    /// Reserved; the notebook's entries stand once, in the `notebook` of the file.
    pub notebook: Option<Vec<serde_json::Value>>,
    /// Tests and gestures that are over, oldest first.
    #[schemars(length(max = 1000))]
    pub tests: Option<Vec<PastTest>>,
    /// Checks against reality, oldest first.
    #[schemars(length(max = 1000))]
    pub validation: Option<Vec<Check>>,
    /// Measures followed over time.
    #[schemars(length(max = 1000))]
    pub measures: Option<Vec<Measure>>,
    /// Reviews, oldest first.
    #[schemars(length(max = 1000))]
    pub reviews: Option<Vec<Review>>,
    /// Where the persona was used, oldest first.
    #[schemars(length(max = 1000))]
    pub decisions: Option<Vec<Decision>>,
    /// Advice put aside.
    #[schemars(length(max = 1000))]
    pub advice: Option<Vec<Dismissal>>,
    /// Changes to the teams' briefs.
    #[schemars(length(max = 1000))]
    pub briefs: Option<Vec<LineEdit>>,
}

/// Names an interview.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct InterviewRef {
    /// Its id.
    pub id: Id,
    /// Its revision.
    pub revision: Option<Count>,
    /// The language it was held in, as a BCP 47 tag.
    pub language: Option<Text>,
}

/// A version of a persona.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Version {
    /// Counts from 1.
    #[schemars(range(min = 1, max = 4_294_967_295_u32))]
    pub number: Option<u32>,
    /// Hash of the version it was made from: `fnv1a-64:` and 16 hexadecimal digits.
    pub parent: Option<Text>,
}

/// An answer: of a kind described here, or of a kind of a later version.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(untagged)]
pub enum Answer {
    /// Of a kind described here.
    Known(KnownAnswer),
    /// Of a later version.
    Later(LaterAnswer),
}

/// An answer and, for a claim without items, where it comes from.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct KnownAnswer {
    /// What was answered.
    #[serde(flatten)]
    pub answer: AnswerValue,
    /// Where the claim comes from; the items of lists, quotes and moments have their own. None is as good as a guess.
    #[schemars(length(max = 200))]
    pub evidence: Option<Vec<Evidence>>,
}

/// An answer of a kind of a later version.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct LaterAnswer {
    /// The kind of question it answers.
    #[schemars(
        regex(pattern = r"\S"),
        extend("not" = { "enum": super::persona::KINDS })
    )]
    pub kind: String,
}

/// What was answered, in the shape of the kind of question.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum AnswerValue {
    /// A line of text.
    ShortText(Text),
    /// A paragraph or more.
    LongText(Text),
    /// Short items, in order.
    List(#[schemars(length(max = 200))] Vec<Item>),
    /// One option, or own words.
    Choice(Choice),
    /// Several options, and own words.
    Choices(Choices),
    /// A point on a scale.
    Scale(i32),
    /// A day.
    Date(Day),
    /// A number with its unit.
    Number(Quantity),
    /// Words really said.
    Quotes(#[schemars(length(max = 200))] Vec<Quote>),
    /// Moments of the journey, in order.
    Moments(#[schemars(length(max = 200))] Vec<Moment>),
    /// Data gathered.
    Sources(#[schemars(length(max = 200))] Vec<Source>),
    /// The one thing to try.
    Test(Test),
    /// The face.
    Portrait(Portrait),
    /// Name, epithet and pronoun.
    Name(Name),
}

/// A short item, a claim of its own.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Item {
    /// Unique in the persona.
    pub id: Id,
    /// What it says.
    pub text: Text,
    /// Where it comes from.
    #[schemars(length(max = 200))]
    pub evidence: Option<Vec<Evidence>>,
}

/// One option, or own words.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(untagged)]
pub enum Choice {
    /// An option of the question.
    Option {
        /// Its id.
        option: Id,
    },
    /// Own words.
    Own {
        /// The words.
        own: Text,
    },
}

/// Several options, and own words.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Choices {
    /// Ids of the options, in the order they were chosen.
    #[schemars(length(max = 200))]
    pub options: Option<Vec<Id>>,
    /// Own words.
    #[schemars(length(max = 200))]
    pub own: Option<Vec<Text>>,
}

/// A number with its unit.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Quantity {
    /// At most fifteen digits.
    #[schemars(range(min = -999_999_999_999_999_i64, max = 999_999_999_999_999_i64))]
    pub amount: f64,
    /// What is counted.
    pub unit: Option<Text>,
}

/// Words really said, a claim of its own.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Quote {
    /// Unique in the persona.
    pub id: Id,
    /// The words.
    pub words: Text,
    /// Who said them.
    pub who: Option<Text>,
    /// Where, and on what occasion.
    pub r#where: Option<Text>,
    /// Where it comes from.
    #[schemars(length(max = 200))]
    pub evidence: Option<Vec<Evidence>>,
}

/// A moment of the journey, a claim of its own.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Moment {
    /// Unique in the persona.
    pub id: Id,
    /// The interview's moment it answers, or null for an own one.
    pub moment: Option<Text>,
    /// A few words.
    pub title: Option<Text>,
    /// What happened.
    pub what: Option<Text>,
    /// Where.
    pub r#where: Option<Text>,
    /// How it felt, from −2 to 2.
    #[schemars(range(min = -2, max = 2))]
    pub feeling: Option<i8>,
    /// What nearly went wrong.
    pub nearly: Option<Text>,
    /// Where it comes from.
    #[schemars(length(max = 200))]
    pub evidence: Option<Vec<Evidence>>,
}

/// Data gathered from one source.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Source {
    /// Unique in the persona.
    pub id: Id,
    /// A source of the interview, or own words.
    pub source: Text,
    /// Whether it is words, numbers or both.
    pub form: Option<Form>,
    /// What it said.
    pub said: Option<Text>,
    /// How many answers, people, orders or tickets.
    pub count: Option<Count>,
    /// How recent, in own words.
    pub when: Option<Text>,
}

/// Whether data is words or numbers.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Words.
    Words,
    /// Numbers.
    Numbers,
    /// Both.
    Both,
}

/// The one thing to try for this persona.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Test {
    /// What kind of thing.
    pub what_kind: Option<TestKind>,
    /// What exactly.
    pub what: Option<Text>,
    /// For whom.
    pub audience: Option<Text>,
    /// What would show that it worked.
    pub sign: Option<Text>,
    /// By when.
    pub date: Option<Day>,
}

/// What is tried.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TestKind {
    /// One message.
    Message,
    /// One event.
    Event,
    /// One product.
    Product,
}

/// The face: drawn from parts, or a photo.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(untagged)]
pub enum Portrait {
    /// A photo.
    Photo {
        /// The photo.
        photo: Photo,
    },
    /// Drawn.
    Drawn {
        /// How it is drawn.
        drawn: Drawn,
    },
}

/// A face drawn from parts.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Drawn {
    /// Decides the parts that are not named.
    pub seed: Option<Text>,
    /// Options by part.
    #[schemars(extend("maxProperties" = 200))]
    pub parts: Option<BTreeMap<String, Text>>,
}

/// What the persona is called.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Name {
    /// The human name; may be empty for a role alone.
    pub name: Option<Text>,
    /// The role, in the pattern "Name the Role".
    pub epithet: Option<Text>,
    /// `she`, `he`, `they`, own words, or nothing.
    pub pronoun: Option<Text>,
}

/// Where a claim comes from.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
pub struct Evidence {
    /// What kind of evidence.
    pub kind: EvidenceKind,
    /// A short note.
    pub note: Option<Text>,
    /// When it was seen, said or counted.
    pub date: Option<Day>,
    /// How many, for surveys and counts.
    pub count: Option<Count>,
    /// The notebook entry it links to.
    pub entry: Option<Text>,
}

/// The eight kinds of evidence.
#[derive(Debug, Deserialize, PartialEq, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// Seen with own eyes.
    Observed,
    /// Said in an interview or conversation.
    Quoted,
    /// From a survey.
    Surveyed,
    /// Counted: analytics, customer records, sales.
    Measured,
    /// Tickets and feedback.
    Support,
    /// Social media.
    Social,
    /// Reports and competitors.
    Published,
    /// A guess.
    Guess,
}

/// An interview: what is asked, in which order and when. The program passes over fields it does not know; this schema
/// refuses them, so that a misspelt one shows while it is typed.
#[derive(JsonSchema)]
#[schemars(title = "Interview", deny_unknown_fields)]
pub struct InterviewFile {
    /// Where this schema is, for editors.
    #[schemars(rename = "$schema")]
    pub schema: Option<String>,
    /// Names the format.
    #[schemars(extend("const" = "persona-builder/interview"))]
    pub format: String,
    /// Version of the format.
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// The method's id.
    pub id: Kebab,
    /// Grows with every published change.
    #[schemars(range(min = 1, max = 4_294_967_295_u32))]
    pub revision: u32,
    /// Language of the words, as a BCP 47 tag.
    #[schemars(regex(pattern = r"^[A-Za-z0-9-]{1,35}$"))]
    pub language: String,
    /// The method's name, one word.
    pub name: Said,
    /// What the start screen calls the person looked for.
    pub title: Said,
    /// One or two sentences for the start screen.
    pub summary: Said,
    /// What the method asks of you, one or two sentences.
    pub asks: Said,
    /// How long it takes.
    #[schemars(range(min = 1, max = 600))]
    pub minutes: u32,
    /// The words on the button that begins it.
    pub begin: Said,
    /// How many personas the method holds; each number at least as large as the one before.
    pub limits: Limits,
    /// When to look again.
    pub review: ReviewRhythm,
    /// What is asked, in order.
    #[schemars(length(min = 1, max = 200))]
    pub steps: Vec<Step>,
}

/// How many personas a method holds.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Limits {
    /// A whole set has at least this many.
    #[schemars(range(min = 1, max = 1000))]
    pub fewest: u32,
    /// From this many on, a hint.
    #[schemars(range(min = 1, max = 1000))]
    pub hint: u32,
    /// From this many on, a warning.
    #[schemars(range(min = 1, max = 1000))]
    pub warning: u32,
    /// From this many on, a strong warning.
    #[schemars(range(min = 1, max = 1000))]
    pub strong: u32,
}

/// When to look again, in months.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ReviewRhythm {
    /// Offered first.
    pub months: Months,
    /// Never later than this.
    pub latest: Months,
}

/// A stretch of the interview.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Step {
    /// Unique among the steps.
    pub id: Kebab,
    /// Its name in the step list.
    pub title: Said,
    /// Shown on its first screen.
    pub intro: Said,
    /// What is asked at once, in order.
    #[schemars(length(min = 1, max = 200))]
    pub screens: Vec<Screen>,
}

/// What is asked at once: one question, or a small group.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Screen {
    /// Unique among the screens of the interview.
    pub id: Kebab,
    /// The heading of a group; needed where there is more than one question.
    pub title: Option<Said>,
    /// One sentence below the heading.
    pub lead: Option<Said>,
    /// The questions.
    #[schemars(length(min = 1, max = 6))]
    pub questions: Vec<Question>,
}

/// One question and everything said about it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Question {
    /// Unique in the interview. A question that other interviews ask too has the same id, kind, facet, section and claim there.
    pub id: Kebab,
    /// The part of the persona it fills.
    pub facet: Facet,
    /// Where the answer shows in portrait, brief and record.
    pub section: Section,
    /// Name of the answer in lists, one to four words.
    pub label: Said,
    /// The question itself.
    pub prompt: Said,
    /// Why it is asked.
    pub why: Said,
    /// How to answer it well.
    pub hint: Said,
    /// Whether the answer says something about the person and so takes evidence.
    pub claim: bool,
    /// Asked only when this holds.
    pub when: Option<Condition>,
    /// How it is answered.
    #[schemars(flatten)]
    pub kind: QuestionKind,
}

/// How a question is answered, with a worked answer that can be used as a starting point.
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "kebab-case")]
pub enum QuestionKind {
    /// A line of text.
    ShortText {
        /// A worked answer.
        example: Option<Said>,
    },
    /// A paragraph or more.
    LongText {
        /// A worked answer.
        example: Option<Said>,
    },
    /// Short items.
    List {
        /// A worked answer.
        #[schemars(length(max = 200))]
        example: Option<Vec<Said>>,
        /// Ready items on offer; `{question-id}` stands for the answer to that text question.
        #[schemars(length(max = 200))]
        suggestions: Option<Vec<Said>>,
    },
    /// One option.
    Choice {
        /// Id of an option.
        example: Option<Kebab>,
        /// What can be chosen.
        #[schemars(length(min = 1, max = 200))]
        options: Vec<Choosable>,
        /// Whether own words are allowed.
        own: Option<bool>,
    },
    /// Several options.
    Choices {
        /// Ids of options.
        #[schemars(length(max = 200))]
        example: Option<Vec<Kebab>>,
        /// What can be chosen.
        #[schemars(length(min = 1, max = 200))]
        options: Vec<Choosable>,
        /// Whether own words are allowed.
        own: Option<bool>,
    },
    /// A whole number between two named ends.
    Scale {
        /// A worked answer.
        example: Option<i32>,
        /// The two ends.
        scale: ScaleEnds,
    },
    /// A day.
    Date {
        /// A day has no example.
        example: Option<()>,
        /// Buttons that set a day so many months ahead.
        #[schemars(length(max = 200))]
        in_months: Option<Vec<Months>>,
        /// The one offered first.
        preset: Option<Months>,
    },
    /// A number with its unit.
    Number {
        /// A worked answer.
        example: Option<Quantity>,
        /// The unit suggested.
        unit: Option<Text>,
    },
    /// Words really said.
    Quotes {
        /// A worked answer.
        #[schemars(length(max = 200))]
        example: Option<Vec<QuoteExample>>,
    },
    /// Moments of the journey.
    Moments {
        /// A worked answer.
        #[schemars(length(max = 200))]
        example: Option<Vec<MomentExample>>,
        /// Moments every journey is asked for.
        #[schemars(length(max = 200))]
        moments: Option<Vec<Choosable>>,
    },
    /// Data gathered.
    Sources {
        /// A worked answer.
        #[schemars(length(max = 200))]
        example: Option<Vec<SourceExample>>,
        /// Sources on offer.
        #[schemars(length(max = 200))]
        sources: Option<Vec<Choosable>>,
    },
    /// The one thing to try.
    Test {
        /// A worked answer.
        example: Option<Test>,
    },
    /// The face; the question's id is `portrait` too, and every interview asks it once.
    Portrait {
        /// A face has no example.
        example: Option<()>,
    },
    /// Name, epithet and pronoun; the question's id is `name` too, and every interview asks it once.
    Name {
        /// A worked answer.
        example: Option<Name>,
    },
}

/// Something that can be chosen.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Choosable {
    /// Unique in its question.
    pub id: Kebab,
    /// What is read.
    pub label: Said,
    /// A short explanation.
    pub note: Option<Text>,
}

/// The two ends of a scale; the high one is one to ten above the low one.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScaleEnds {
    /// The low end.
    #[schemars(range(min = -100, max = 100))]
    pub from: i32,
    /// The high end.
    #[schemars(range(min = -99, max = 110))]
    pub to: i32,
    /// What the low end means.
    pub low: Said,
    /// What the high end means.
    pub high: Said,
}

/// When a question is asked, by the answer to an earlier one.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub enum Condition {
    /// When one of these options was chosen.
    Is(IsCondition),
    /// When it has an answer at all, or none.
    Answered(AnsweredCondition),
}

/// When one of these options was chosen.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IsCondition {
    /// Id of an earlier question with options.
    pub question: Kebab,
    /// Ids of its options.
    #[schemars(length(min = 1, max = 200))]
    pub is: Vec<Kebab>,
}

/// When a question has an answer at all, or none.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AnsweredCondition {
    /// Id of an earlier question.
    pub question: Kebab,
    /// Whether it must have an answer.
    pub answered: bool,
}

/// Words somebody might have said.
#[derive(JsonSchema)]
pub struct QuoteExample {
    /// The words.
    pub words: Text,
    /// Who said them.
    pub who: Option<Text>,
    /// Where, and on what occasion.
    pub r#where: Option<Text>,
}

/// A moment that might have been.
#[derive(JsonSchema)]
pub struct MomentExample {
    /// Id of a moment of the question, or null for an own one.
    pub moment: Option<Kebab>,
    /// A few words.
    pub title: Option<Text>,
    /// What happened.
    pub what: Option<Text>,
    /// Where.
    pub r#where: Option<Text>,
    /// How it felt, from −2 to 2.
    #[schemars(range(min = -2, max = 2))]
    pub feeling: Option<i8>,
    /// What nearly went wrong.
    pub nearly: Option<Text>,
}

/// Data that might have been gathered.
#[derive(JsonSchema)]
pub struct SourceExample {
    /// Id of a source of the question.
    pub source: Kebab,
    /// Whether it is words, numbers or both.
    pub form: Option<Form>,
    /// What it said.
    pub said: Option<Text>,
    /// How many answers, people, orders or tickets.
    pub count: Option<Count>,
    /// How recent, in own words.
    pub when: Option<Text>,
}

/// The part of a persona an answer fills.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Facet {
    /// Name, epithet, face, summary, quotes.
    Identity,
    /// Age, place, occupation and the like.
    Background,
    /// What they do and how often.
    Behaviour,
    /// How they belong, and what they give beyond money.
    Belonging,
    /// Goals, motivations, values, interests.
    Motivation,
    /// Pains, barriers, fears, what makes them walk away.
    Friction,
    /// How they decide and buy.
    Decision,
    /// Where they listen, whom they trust, the words they use.
    Channels,
    /// Moments in order.
    Journey,
    /// What makes them real rather than ideal.
    Imperfection,
    /// One thing tried for them.
    Tests,
    /// Checks against reality.
    Validation,
    /// When and with whom to look again.
    Review,
    /// What the persona is for.
    Purpose,
    /// The data it was built from.
    Sources,
}

/// Where an answer shows; from `sources` on in the full record alone.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Section {
    /// Name and portrait.
    Identity,
    /// One sentence.
    Summary,
    /// What they said.
    Quote,
    /// Age, place, occupation and the like.
    Background,
    /// What they do.
    Does,
    /// How they belong and what they give.
    Belongs,
    /// What lights them up.
    LightsUp,
    /// Goals, motivations, values.
    Wants,
    /// Pains and barriers.
    InTheWay,
    /// What would make them walk away.
    Leaves,
    /// What makes them real.
    Real,
    /// How they decide.
    Decides,
    /// The journey.
    Journey,
    /// How to reach them.
    Reach,
    /// Their words.
    Words,
    /// The one test.
    Test,
    /// The small gesture.
    Gesture,
    /// The review date.
    Review,
    /// The data gathered.
    Sources,
    /// Objective, decision, pattern.
    Purpose,
    /// Validation.
    Check,
    /// Use by the teams.
    Use,
    /// Keeping it alive.
    Care,
}
