//! The persona: answers by question id, and the evidence each claim rests on.

use super::amount::Amount;
use super::day::Day;
use super::format::Json;
use super::interview::named;
use super::map::Map;

/// The longest text one field holds, in characters.
pub const TEXT_MAX: usize = 20_000;
/// The most items a list, quotes, moments or sources hold, and the most evidence a claim has.
pub const ITEMS_MAX: usize = 200;

/// A portrait of one kind of person who matters to a brand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Persona {
    /// Permanent id, unique among all personas.
    pub id: String,
    /// The interview it was built with.
    pub interview: InterviewRef,
    /// When it was begun, RFC 3339 in UTC.
    pub created: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub changed: String,
    /// Which version of the persona this is, and what it was made from.
    pub version: Version,
    /// Answers by question id; ids the interview does not know are kept.
    pub answers: Map<Answer>,
    /// Fields of a later version of the format, and the reserved sections, kept as they came.
    pub unknown: Unknown,
}

/// Names an interview and its revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InterviewRef {
    /// The pack's id.
    pub id: String,
    /// The pack's revision.
    pub revision: u32,
    /// BCP 47 tag of the pack's language.
    pub language: String,
}

/// A persona's version and its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counts from 1.
    pub number: u32,
    /// Hash of the version it was made from, in the form `fnv1a-64:` and 16 hexadecimal digits.
    pub parent: Option<String>,
}

impl Default for Version {
    fn default() -> Self {
        Self {
            number: 1,
            parent: None,
        }
    }
}

/// Fields this version does not know, as JSON; written back as they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown(pub(super) Map<Json>);

impl Unknown {
    /// Whether everything is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// One answer: its value and, for a claim without items, its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What was answered, in the shape of the question's kind.
    pub value: Value,
    /// Where the claim comes from; the items of lists, quotes and moments have their own.
    pub evidence: Vec<Evidence>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// An answer's value, one shape for each kind of question.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A line of text.
    ShortText(String),
    /// A paragraph or more.
    LongText(String),
    /// Short items, in order.
    List(Vec<Item>),
    /// One option or own words.
    Choice(Choice),
    /// Several options and own words.
    Choices(Choices),
    /// A point on a scale.
    Scale(i32),
    /// A day.
    Date(Day),
    /// A number with its unit.
    Number(Quantity),
    /// Words really said.
    Quotes(Vec<Quote>),
    /// Moments of the journey, in order.
    Moments(Vec<Moment>),
    /// Data gathered.
    Sources(Vec<Source>),
    /// The one test.
    Test(Test),
    /// The face.
    Portrait(Portrait),
    /// Name, epithet, pronoun.
    Name(Name),
    /// A kind of a later version, kept as it came.
    Other {
        /// The kind's name.
        kind: String,
        /// Its fields.
        fields: Unknown,
    },
}

/// A short item of a list, a claim of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Unique in the persona.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub evidence: Vec<Evidence>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// One option, or own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The option's id.
    Option(String),
    /// The person's own words.
    Own(String),
}

/// Several options, and own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Ids of the options chosen, in the order they were chosen.
    pub options: Vec<String>,
    /// Own words, in order.
    pub own: Vec<String>,
}

/// A number with its unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// At most fifteen digits.
    pub amount: Amount,
    /// What is counted.
    pub unit: String,
}

/// Words somebody really said, a claim of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    /// Unique in the persona.
    pub id: String,
    /// The words.
    pub words: String,
    /// Who said them.
    pub who: String,
    /// Where, and on what occasion.
    pub place: String,
    /// Where it comes from.
    pub evidence: Vec<Evidence>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// A moment of the journey, a claim of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moment {
    /// Unique in the persona.
    pub id: String,
    /// The pack's moment it answers, or none for an own moment.
    pub moment: Option<String>,
    /// A few words.
    pub title: String,
    /// What happened.
    pub what: String,
    /// Where.
    pub place: String,
    /// How it felt, −2 to 2.
    pub feeling: i8,
    /// What nearly went wrong.
    pub nearly: String,
    /// Where it comes from.
    pub evidence: Vec<Evidence>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// Data gathered from one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Unique in the persona.
    pub id: String,
    /// The pack's source, or own words.
    pub source: String,
    /// Whether it is words, numbers or both.
    pub form: Form,
    /// What it said.
    pub said: String,
    /// How many answers, people, orders or tickets.
    pub count: Option<u32>,
    /// How recent, in the person's words.
    pub when: String,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

named! {
    /// Whether data is words or numbers.
    Form {
        /// Words.
        Words = "words",
        /// Numbers.
        Numbers = "numbers",
        /// Both.
        Both = "both",
    }
}

#[allow(
    clippy::derivable_impls,
    reason = "the macro that names the variants derives no default"
)]
impl Default for Form {
    fn default() -> Self {
        Self::Words
    }
}

/// The one thing to try for this persona.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Test {
    /// What kind of thing.
    pub kind: Option<TestKind>,
    /// What exactly.
    pub what: String,
    /// For whom.
    pub audience: String,
    /// What would show that it worked.
    pub sign: String,
    /// By when.
    pub date: Option<Day>,
}

named! {
    /// What is tried.
    TestKind {
        /// One message.
        Message = "message",
        /// One event.
        Event = "event",
        /// One product.
        Product = "product",
    }
}

/// The face: drawn from parts, or a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Portrait {
    /// Drawn from parts.
    Drawn {
        /// Decides the parts that are not named.
        seed: String,
        /// Options by part.
        parts: Map<String>,
    },
    /// A photo, re-encoded, as a data URI of PNG, JPEG or WebP.
    Photo(String),
}

/// What the persona is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The human name; may be empty for a role name alone.
    pub name: String,
    /// The role in the pattern "Name the Role".
    pub epithet: String,
    /// How to speak of them.
    pub pronoun: Pronoun,
}

/// How to speak of a persona.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pronoun {
    /// Not said; spoken of as "they".
    #[default]
    Unsaid,
    /// She.
    She,
    /// He.
    He,
    /// They.
    They,
    /// Own words; spoken of by name.
    Own(String),
}

impl Pronoun {
    /// As it stands in files; nothing where it was not said.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unsaid => "",
            Self::She => "she",
            Self::He => "he",
            Self::They => "they",
            Self::Own(words) => words,
        }
    }
}

impl From<&str> for Pronoun {
    fn from(text: &str) -> Self {
        match text {
            "" => Self::Unsaid,
            "she" => Self::She,
            "he" => Self::He,
            "they" => Self::They,
            words => Self::Own(words.to_owned()),
        }
    }
}

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What kind of evidence.
    pub kind: EvidenceKind,
    /// A short note.
    pub note: String,
    /// When it was seen, said or counted.
    pub date: Option<Day>,
    /// How many, for surveys and counts.
    pub count: Option<u32>,
    /// The notebook entry it links to (reserved).
    pub entry: Option<String>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

impl Evidence {
    /// Evidence of a kind, with nothing else said yet.
    pub fn of(kind: EvidenceKind) -> Self {
        Self {
            kind,
            note: String::new(),
            date: None,
            count: None,
            entry: None,
            unknown: Unknown::default(),
        }
    }
}

named! {
    /// The eight kinds of evidence.
    EvidenceKind {
        /// Seen with own eyes.
        Observed = "observed",
        /// Said in an interview or conversation.
        Quoted = "quoted",
        /// From a survey.
        Surveyed = "surveyed",
        /// Analytics, CRM, sales.
        Measured = "measured",
        /// Tickets and feedback.
        Support = "support",
        /// Social listening.
        Social = "social",
        /// Reports and competitors.
        Published = "published",
        /// A guess.
        Guess = "guess",
    }
}

named! {
    /// The five signs for the eight kinds: one sign language on screen, on paper, in black and white.
    Sign {
        /// A filled dot.
        Seen = "seen",
        /// Quotation marks.
        Told = "told",
        /// A square.
        Counted = "counted",
        /// A triangle.
        Read = "read",
        /// A dashed ring.
        Guess = "guess",
    }
}

impl EvidenceKind {
    /// The sign it is shown with.
    pub fn sign(self) -> Sign {
        match self {
            Self::Observed => Sign::Seen,
            Self::Quoted | Self::Support | Self::Social => Sign::Told,
            Self::Surveyed | Self::Measured => Sign::Counted,
            Self::Published => Sign::Read,
            Self::Guess => Sign::Guess,
        }
    }
}

impl Sign {
    /// The sign of a claim with this evidence: that of the first piece that is not a guess, and a guess where there is none.
    pub fn of(evidence: &[Evidence]) -> Self {
        evidence
            .iter()
            .map(|piece| piece.kind.sign())
            .find(|sign| *sign != Self::Guess)
            .unwrap_or(Self::Guess)
    }
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self {
            value,
            evidence: Vec::new(),
            unknown: Unknown::default(),
        }
    }
}

impl Answer {
    /// Whether anything was said: blank text, empty lists and untouched tests are no answer.
    pub fn is_answered(&self) -> bool {
        self.value.is_answered()
    }
}

impl Value {
    /// Whether anything was said.
    pub fn is_answered(&self) -> bool {
        let said = |text: &String| !text.trim().is_empty();
        match self {
            Self::ShortText(text) | Self::LongText(text) | Self::Choice(Choice::Own(text)) => said(text),
            Self::List(items) => items.iter().any(|item| said(&item.text)),
            Self::Choices(choices) => !choices.options.is_empty() || choices.own.iter().any(said),
            Self::Quotes(quotes) => quotes.iter().any(|quote| said(&quote.words)),
            Self::Moments(moments) => moments
                .iter()
                .any(|moment| said(&moment.title) || said(&moment.what)),
            Self::Sources(sources) => sources
                .iter()
                .any(|source| said(&source.said) || source.count.is_some()),
            Self::Test(test) => said(&test.what),
            Self::Name(name) => said(&name.name) || said(&name.epithet),
            Self::Choice(Choice::Option(_))
            | Self::Scale(_)
            | Self::Date(_)
            | Self::Number(_)
            | Self::Portrait(_)
            | Self::Other { .. } => true,
        }
    }

    /// Whether nothing at all is in it, so that the answer need not be kept. Half an answer (a quote without words but
    /// with a name) is not answered and not blank either.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::ShortText(text) | Self::LongText(text) | Self::Choice(Choice::Own(text)) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Choices(choices) => choices.options.is_empty() && choices.own.is_empty(),
            Self::Quotes(quotes) => quotes.is_empty(),
            Self::Moments(moments) => moments.is_empty(),
            Self::Sources(sources) => sources.is_empty(),
            Self::Test(test) => *test == Test::default(),
            Self::Name(name) => *name == Name::default(),
            _ => false,
        }
    }

    /// Whether the option with this id is chosen.
    pub fn has_chosen(&self, option: &str) -> bool {
        match self {
            Self::Choice(Choice::Option(chosen)) => chosen == option,
            Self::Choices(choices) => choices.options.iter().any(|chosen| chosen == option),
            _ => false,
        }
    }

    /// The name of the kind of question it answers.
    pub fn kind_id(&self) -> &str {
        match self {
            Self::ShortText(_) => "short-text",
            Self::LongText(_) => "long-text",
            Self::List(_) => "list",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Scale(_) => "scale",
            Self::Date(_) => "date",
            Self::Number(_) => "number",
            Self::Quotes(_) => "quotes",
            Self::Moments(_) => "moments",
            Self::Sources(_) => "sources",
            Self::Test(_) => "test",
            Self::Portrait(_) => "portrait",
            Self::Name(_) => "name",
            Self::Other { kind, .. } => kind,
        }
    }

    /// The id of an item.
    pub fn item_id(&self, index: usize) -> Option<&String> {
        match self {
            Self::List(items) => items.get(index).map(|item| &item.id),
            Self::Quotes(quotes) => quotes.get(index).map(|quote| &quote.id),
            Self::Moments(moments) => moments.get(index).map(|moment| &moment.id),
            Self::Sources(sources) => sources.get(index).map(|source| &source.id),
            _ => None,
        }
    }

    /// The same, to change.
    fn item_id_mut(&mut self, index: usize) -> Option<&mut String> {
        match self {
            Self::List(items) => items.get_mut(index).map(|item| &mut item.id),
            Self::Quotes(quotes) => quotes.get_mut(index).map(|quote| &mut quote.id),
            Self::Moments(moments) => moments.get_mut(index).map(|moment| &mut moment.id),
            Self::Sources(sources) => sources.get_mut(index).map(|source| &mut source.id),
            _ => None,
        }
    }

    /// Gives every item without an id one from `new_id`.
    pub fn fill_ids(&mut self, mut new_id: impl FnMut() -> String) {
        let mut index = 0;
        while let Some(id) = self.item_id_mut(index) {
            if id.is_empty() {
                *id = new_id();
            }
            index += 1;
        }
    }
}

impl Persona {
    /// Whether the question with this id has an answer.
    pub fn is_answered(&self, question: &str) -> bool {
        self.answers.get(question).is_some_and(Answer::is_answered)
    }

    /// The answer's value, if there is one.
    pub fn value(&self, question: &str) -> Option<&Value> {
        self.answers.get(question).map(|answer| &answer.value)
    }

    /// Puts a value in place of the one before; its evidence stays. A blank value takes the answer away, unless
    /// it carries evidence or fields of a later version.
    pub fn set_value(&mut self, question: &str, value: Value) {
        match self.answers.get_mut(question) {
            Some(answer) => answer.value = value,
            None if value.is_blank() => return,
            None => {
                self.answers.insert(question.to_owned(), value.into());
            }
        }
        let is_empty = self.answers.get(question).is_some_and(|answer| {
            answer.value.is_blank() && answer.evidence.is_empty() && answer.unknown.is_empty()
        });
        if is_empty {
            self.answers.remove(question);
        }
    }

    /// Name, epithet and pronoun as far as they were given.
    pub fn name(&self) -> Name {
        match self.value("name") {
            Some(Value::Name(name)) => name.clone(),
            _ => Name::default(),
        }
    }

    /// The face that was chosen; until then the one drawn from the persona's id.
    pub fn portrait(&self) -> Portrait {
        match self.value("portrait") {
            Some(Value::Portrait(portrait)) => portrait.clone(),
            _ => Portrait::Drawn {
                seed: self.id.clone(),
                parts: Map::new(),
            },
        }
    }
}

impl Name {
    /// What to call the persona in a title: the name, else the epithet, else nothing.
    pub fn short(&self) -> &str {
        let name = self.name.trim();
        if name.is_empty() {
            self.epithet.trim()
        } else {
            name
        }
    }
}

/// What belongs to the brand and shows on every brief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// The brand's name; may be empty.
    pub name: String,
    /// Accent colour as `#rrggbb`; empty for the product's own.
    pub accent: String,
    /// A few letters or words in place of a logo; may be empty.
    pub logo_text: String,
}

impl Brand {
    /// Whether nothing is said of it.
    pub fn is_blank(&self) -> bool {
        self.name.is_empty() && self.accent.is_empty() && self.logo_text.is_empty()
    }
}
