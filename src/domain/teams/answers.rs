//! What the rules read: answers by what they are about, in whichever interview they were given, and how their texts are put
//! into sentences.

use super::super::interview::{Facet, Interview, Question, Section};
use super::super::journey;
use super::super::persona::{Choice, Evidence, EvidenceKind, Form, Name, Persona, Sign, Source, Value};
use super::super::words::{Word, Words};

/// Questions that are about the same thing: those of our own interviews by their ids, those of a site's own interview by the
/// facet they fill and the section they show in.
#[derive(Debug)]
pub struct Topic {
    /// Ids, the most telling first.
    pub ids: &'static [&'static str],
    /// Facets with sections, for questions whose ids are not ours.
    pub kin: &'static [(Facet, Section)],
}

/// Defines topics, and the list of all of them.
macro_rules! topics {
    ($($(#[$doc:meta])* $name:ident = [$($id:literal),*] $(, $(($facet:ident, $section:ident)),+)?;)+) => {
        $($(#[$doc])* pub const $name: Topic = Topic { ids: &[$($id),*], kin: &[$($((Facet::$facet, Section::$section)),+)?] };)+

        /// Every topic.
        pub const TOPICS: &[Topic] = &[$($name),+];
    };
}

topics! {
    /// What they do.
    HABITS = ["habits"], (Behaviour, Does);
    /// How often, as a number.
    OFTEN = ["times-came", "how-often"];
    /// How much, as a number.
    SHARE = ["share"];
    /// What they do that others do not.
    APART = ["sets-apart"];
    /// What they have in common.
    SHARED = ["shared-traits"];
    /// What they tried before.
    TRIED = ["tried-before"];
    /// What makes them decide.
    TRIGGERS = ["triggers"];
    /// How they come to a decision.
    DECIDING = ["how-they-decide"], (Decision, Decides);
    /// How they look into things.
    LOOKING = ["research-habits"];
    /// Where they stop.
    STOPS = ["drop-off"];
    /// What holds their attention.
    ENGAGES = ["engages-with"];
    /// Whom they brought along.
    BROUGHT = ["brought"];
    /// What they pass on.
    PASSES_ON = ["passes-on"];
    /// Where they stand.
    STANDS = ["where-they-stand"];
    /// Who is near them.
    COMPANY = ["company"];
    /// What they remember.
    REMEMBERS = ["remembers"];
    /// When they wrote or spoke up.
    WROTE = ["wrote"];
    /// What they do online.
    DIGITAL = ["digital-habits"];
    /// What nobody expected.
    SURPRISE = ["surprise"];
    /// What is hard for them.
    PAINS = ["pains"], (Friction, InTheWay);
    /// What holds them back.
    BARRIERS = ["barriers"];
    /// What is in their way, of either kind.
    HARD = ["pains", "barriers"], (Friction, InTheWay);
    /// What they are afraid of.
    FEARS = ["fears"];
    /// What would lose them.
    LEAVES = ["walks-away"], (Friction, Leaves);
    /// What they pass by.
    IGNORES = ["ignores"];
    /// What they want.
    GOALS = ["goals"];
    /// Why it matters to them, or what they come for.
    MOTIVATIONS = ["motivations"];
    /// What they want, of either kind.
    WANTS = ["goals", "motivations"], (Motivation, Wants);
    /// What they hold dear.
    VALUES = ["values"];
    /// What lights them up.
    LIGHTS = ["lights-up", "interests", "brightens"], (Motivation, LightsUp);
    /// What they look for when they choose.
    CRITERIA = ["criteria"];
    /// How they like to buy.
    PREFERENCES = ["preferences"];
    /// Who else has a say.
    SAY = ["has-a-say"];
    /// What they say when they hesitate.
    OBJECTIONS = ["objections"];
    /// Where they listen.
    CHANNELS = ["channels"], (Channels, Reach);
    /// Whom they trust.
    TRUSTS = ["trusts"];
    /// How they like to be spoken to.
    TONE = ["tone"];
    /// How they like to hear from you.
    REACH = ["contact-preferences"];
    /// Words of their own.
    WORDS = ["their-words"], (Channels, Words);
    /// What somebody really said.
    QUOTES = ["quotes"], (Identity, Quote);
    /// Their flaw.
    FLAW = ["imperfection"], (Imperfection, Real);
    /// What they give beyond money.
    GIVES = ["contribution"], (Belonging, Belongs);
    /// Which of the four they are.
    FOUR = ["one-of-four"];
    /// Facts of their life.
    BACKGROUND = ["age", "location", "occupation", "industry", "household", "income", "education"], (Background, Background);
    /// Moments in order.
    JOURNEY = ["journey"], (Journey, Journey);
    /// The gesture.
    GESTURE = ["gesture"], (Tests, Gesture);
    /// The one test.
    TEST = ["test"], (Tests, Test);
    /// Data gathered.
    DATA = ["data-sources"];
    /// What others leave open.
    GAPS = ["gaps"];
    /// What support hears.
    HEARS = ["support-hears"];
    /// What did not hold.
    NOT_HELD = ["did-not-hold"];
    /// What has to be learned.
    LEARN = ["to-learn"];
    /// The decision it informs.
    DECISION = ["decision"];
    /// What is guessed, in the team's own list.
    WE_GUESS = ["we-guess"];
    /// Own words on recruiting.
    USE_RECRUITING = ["use-recruiting"];
    /// Own words on survey questions.
    USE_SURVEY = ["use-survey"];
    /// Own words on the message.
    USE_MESSAGE = ["use-message"];
    /// Own words on content.
    USE_CONTENT = ["use-content", "use-for-content"];
    /// Own words on targeting.
    USE_TARGETING = ["use-targeting"];
    /// Own words on what comes first.
    USE_FIRST = ["use-priorities", "use-product", "use-experience"];
    /// Own words on decisions.
    USE_DECISIONS = ["use-decisions"];
    /// Own words on trying things out.
    USE_TESTING = ["use-testing"];
    /// Own words on positioning.
    USE_POSITIONING = ["use-positioning"];
    /// Own words on outreach and demo.
    USE_SALES = ["use-sales"];
    /// Own words on answers.
    USE_ANSWERS = ["use-answers"];
    /// Own words on what to recommend.
    USE_RECOMMEND = ["use-recommend"];
    /// Questions of our interviews that the rules read in no other way; no kin of any topic.
    ELSEWHERE = ["story", "summary", "details", "role", "how-much", "journey-story", "group-name", "your-field", "what-they-use-now", "held"];
}

/// One thing an answer says.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The question's id.
    pub question: String,
    /// The question's name.
    pub label: String,
    /// The item's id, or empty for the whole answer.
    pub item: String,
    /// What is said.
    pub text: String,
    /// How it is known; nothing where the question takes no evidence.
    pub sign: Option<Sign>,
    /// How many pieces of evidence it has that are no guesses.
    pub weight: usize,
    /// Whether it is a number with its unit or a label, which stand without quotation marks.
    pub is_bare: bool,
}

impl Said {
    /// Whether it is a guess.
    pub fn is_guess(&self) -> bool {
        self.sign == Some(Sign::Guess)
    }
}

/// A moment that nearly went wrong, or that went well.
pub struct Told {
    /// As something said: what nearly went wrong, or the title with what happened.
    pub said: Said,
    /// The moment's name.
    pub title: String,
    /// What happened.
    pub what: String,
    /// The pack's moment, or empty.
    pub moment: String,
    /// How it felt.
    pub feeling: i8,
}

/// A persona as the rules read it.
pub struct Answers<'a> {
    /// Its interview.
    pub interview: &'a Interview,
    /// The persona.
    pub persona: &'a Persona,
    /// Words of the interface.
    pub words: &'a Words,
    name: Name,
    /// Whether the interview asks how people belong: then the briefs speak of people who come, not of customers.
    pub is_community: bool,
}

impl<'a> Answers<'a> {
    /// Reads a persona.
    pub fn new(interview: &'a Interview, persona: &'a Persona, words: &'a Words) -> Self {
        Self {
            interview,
            persona,
            words,
            name: persona.name(),
            is_community: is_community(interview),
        }
    }

    /// The questions of a topic that are asked of this persona.
    pub fn questions(&self, topic: &Topic) -> Vec<&'a Question> {
        let is_ours = |id: &str| TOPICS.iter().any(|topic| topic.ids.contains(&id));
        let place = |question: &Question| {
            let known = topic.ids.iter().position(|id| *id == question.id);
            let is_kin = || topic.kin.contains(&(question.facet, question.section)) && !is_ours(&question.id);
            known.or_else(|| is_kin().then_some(topic.ids.len()))
        };
        let mut found: Vec<(usize, &Question)> = self
            .interview
            .questions()
            .filter(|question| self.interview.applies(question, self.persona))
            .filter_map(|question| place(question).map(|place| (place, question)))
            .collect();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, question)| question).collect()
    }

    /// The first question of a topic that has no answer.
    pub fn unanswered(&self, topic: &Topic) -> Option<&'a Question> {
        self.questions(topic)
            .into_iter()
            .find(|question| !self.persona.is_answered(&question.id))
    }

    /// What the answers of a topic say, in order.
    pub fn said(&self, topic: &Topic) -> Vec<Said> {
        self.questions(topic)
            .into_iter()
            .flat_map(|question| self.said_of(question))
            .collect()
    }

    /// What the answer to one question says; a value of another kind than the question's says nothing here.
    pub fn said_of(&self, question: &Question) -> Vec<Said> {
        let Some(answer) = self.persona.answers.get(&question.id) else {
            return Vec::new();
        };
        if answer.value.kind_id() != question.kind.id() {
            return Vec::new();
        }
        let whole = &answer.evidence;
        let say = |item: &str, text: &str, evidence: &[Evidence], is_bare: bool| Said {
            question: question.id.clone(),
            label: question.label.clone(),
            item: item.to_owned(),
            text: clean(text),
            sign: question.claim.then(|| Sign::of(evidence)),
            weight: evidence
                .iter()
                .filter(|piece| piece.kind != EvidenceKind::Guess)
                .count(),
            is_bare,
        };
        let name = |id: &str| question.kind.label_of(id).unwrap_or(id).to_owned();
        let mut found: Vec<Said> = match &answer.value {
            Value::ShortText(text) | Value::LongText(text) | Value::Choice(Choice::Own(text)) => {
                vec![say("", text, whole, false)]
            }
            Value::Choice(Choice::Option(id)) => vec![say("", &name(id), whole, true)],
            Value::Choices(choices) => {
                let options = choices.options.iter().map(|id| say(id, &name(id), whole, true));
                let own = choices.own.iter().map(|text| say(text, text, whole, true));
                options.chain(own).collect()
            }
            Value::List(items) => items
                .iter()
                .map(|item| say(&item.id, &item.text, &item.evidence, false))
                .collect(),
            Value::Quotes(quotes) => quotes
                .iter()
                .map(|quote| say(&quote.id, &quote.words, &quote.evidence, false))
                .collect(),
            Value::Number(number) => {
                let text = [&number.amount.to_string(), " ", &number.unit].concat();
                vec![say("", &text, whole, true)]
            }
            Value::Moments(moments) => journey::told(moments)
                .map(|moment| {
                    let title = journey::title(&question.kind, moment);
                    let text = if moment.what.trim().is_empty() || title == moment.what.trim() {
                        title.to_owned()
                    } else {
                        self.words
                            .fill(Word::TeamsLabelled, &[("label", title), ("text", &moment.what)])
                    };
                    say(&moment.id, &text, &moment.evidence, false)
                })
                .collect(),
            // Whoever answered a survey or an interview can be asked again; numbers alone cannot.
            Value::Sources(sources) => sources
                .iter()
                .filter(|source| source.form != Form::Numbers && !source.said.trim().is_empty())
                .map(|source| say(&source.id, &self.source(&name(&source.source), source), &[], true))
                .collect(),
            Value::Test(test) => vec![say("", &test.what, whole, false)],
            _ => Vec::new(),
        };
        found.retain(|said| !said.text.is_empty());
        found
    }

    fn source(&self, name: &str, source: &Source) -> String {
        let mut about = source.count.map(|count| count.to_string()).unwrap_or_default();
        let when = source.when.trim();
        if !about.is_empty() && !when.is_empty() {
            about = self
                .words
                .fill(Word::TeamsNext, &[("list", &about), ("text", when)]);
        } else {
            about.push_str(when);
        }
        if about.is_empty() {
            return name.to_owned();
        }
        self.words
            .fill(Word::TeamsCounted, &[("label", name), ("text", &about)])
    }

    /// The moments of the journey.
    pub fn moments(&self) -> Vec<Told> {
        let mut found = Vec::new();
        for question in self.questions(&JOURNEY) {
            let Some(Value::Moments(moments)) = self.persona.value(&question.id) else {
                continue;
            };
            for (moment, said) in journey::told(moments).zip(self.said_of(question)) {
                found.push(Told {
                    title: clean(journey::title(&question.kind, moment)),
                    what: clean(&moment.what),
                    moment: moment.moment.clone().unwrap_or_default(),
                    feeling: moment.feeling,
                    said,
                });
            }
        }
        found
    }

    /// What nearly went wrong at each moment that says so.
    pub fn nearly(&self) -> Vec<Told> {
        let mut found = Vec::new();
        for question in self.questions(&JOURNEY) {
            let Some(Value::Moments(moments)) = self.persona.value(&question.id) else {
                continue;
            };
            for (moment, mut said) in journey::told(moments).zip(self.said_of(question)) {
                said.text = clean(&moment.nearly);
                if !said.text.is_empty() {
                    found.push(Told {
                        title: clean(journey::title(&question.kind, moment)),
                        what: clean(&moment.what),
                        moment: moment.moment.clone().unwrap_or_default(),
                        feeling: moment.feeling,
                        said,
                    });
                }
            }
        }
        found
    }

    /// What is still a guess, with what decides over the persona first.
    pub fn guesses(&self) -> Vec<Said> {
        const ORDER: [Facet; 9] = [
            Facet::Friction,
            Facet::Motivation,
            Facet::Decision,
            Facet::Channels,
            Facet::Belonging,
            Facet::Behaviour,
            Facet::Identity,
            Facet::Journey,
            Facet::Background,
        ];
        let asked = |facet: &Facet| {
            let facet = *facet;
            self.interview.questions().filter(move |question| {
                question.facet == facet && question.claim && self.interview.applies(question, self.persona)
            })
        };
        ORDER
            .iter()
            .flat_map(asked)
            .flat_map(|question| self.said_of(question))
            .filter(Said::is_guess)
            .collect()
    }

    /// A word that speaks of the persona, with its places filled.
    pub fn say(&self, word: Word, values: &[(&str, &str)]) -> String {
        let mut text = super::super::words::fill(&self.words.about(word, &self.name), values);
        // What ends with a question needs no full stop behind its quotation mark.
        for (twice, once) in [("?”.", "?”"), ("!”.", "!”"), ("…”.", "…”"), (".”.", ".”")]
        {
            if text.contains(twice) {
                text = text.replace(twice, once);
            }
        }
        text
    }

    /// A text to stand inside a sentence: in quotation marks, without a full stop of its own.
    pub fn quoted(&self, said: &Said) -> String {
        if said.is_bare {
            return without_stop(&said.text).to_owned();
        }
        self.marked(Word::TeamsQuote, &said.text)
    }

    /// The same inside a sentence that somebody is to say.
    pub fn inner(&self, said: &Said) -> String {
        self.marked(Word::TeamsInner, &said.text)
    }

    fn marked(&self, mark: Word, text: &str) -> String {
        let text = without_stop(text);
        // "“Moving over”, never “migration”" has its marks already.
        if text.starts_with('“') && !text.ends_with('”')
            || text.matches('“').count() > 1 && text.starts_with('“')
        {
            return text.to_owned();
        }
        let bare = text
            .strip_prefix(['“', '"'])
            .and_then(|rest| rest.strip_suffix(['”', '"']))
            .filter(|rest| !rest.contains(['“', '”', '"']));
        let inside = match bare {
            Some(bare) => without_stop(bare).to_owned(),
            // Quotation marks inside others are single ones.
            None => text.replace('“', "‘").replace('”', "’"),
        };
        self.words.fill(mark, &[("text", &inside)])
    }

    /// Several of them, with semicolons, as texts have commas of their own.
    pub fn list(&self, said: &[Said]) -> String {
        let mut list = String::new();
        for (index, one) in said.iter().enumerate() {
            let text = self.quoted(one);
            list = if index == 0 {
                text
            } else {
                self.words
                    .fill(Word::TeamsAnd, &[("list", &list), ("text", &text)])
            };
        }
        list
    }

    /// A text that is a sentence of its own: it begins with a capital and ends with a stop.
    pub fn sentence(&self, text: &str) -> String {
        let mut sentence = clean(text);
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let is_over = sentence
            .trim_end_matches(['”', '’', '"', '\'', ')', '»'])
            .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟']);
        if !is_over {
            sentence.push_str(self.words.get(Word::TeamsStop));
        }
        sentence
    }

    /// What the persona is called in a title.
    pub fn called(&self) -> String {
        let (name, epithet) = (self.name.name.trim(), self.name.epithet.trim());
        match (name, epithet) {
            ("", "") => self.words.get(Word::BriefNameless).to_owned(),
            ("", only) | (only, "") => only.to_owned(),
            (name, epithet) => self
                .words
                .fill(Word::TeamsNext, &[("list", name), ("text", epithet)]),
        }
    }

    /// The answer to the question with this id as a text.
    pub fn text_of(&self, id: &str) -> Option<Said> {
        let question = self.interview.question(id)?;
        if !self.interview.applies(question, self.persona) {
            return None;
        }
        self.said_of(question).into_iter().next()
    }
}

/// Whether an interview asks how people belong.
pub fn is_community(interview: &Interview) -> bool {
    interview
        .questions()
        .any(|question| question.facet == Facet::Belonging)
}

/// Of two signs the one that less can be built on: a guess before what was read, told, seen and counted.
pub fn weaker(one: Option<Sign>, other: Option<Sign>) -> Option<Sign> {
    let strength = |sign: Sign| match sign {
        Sign::Guess => 0,
        Sign::Read => 1,
        Sign::Told => 2,
        Sign::Seen => 3,
        Sign::Counted => 4,
    };
    match (one, other) {
        (Some(one), Some(other)) => Some(if strength(one) <= strength(other) {
            one
        } else {
            other
        }),
        (one, other) => one.or(other),
    }
}

/// The longest text taken into a line, in characters.
const LONGEST: usize = 220;

/// A text in one line without white space around it; a long one ends at a word with an ellipsis.
pub fn clean(text: &str) -> String {
    let mut line = String::with_capacity(text.len().min(LONGEST * 2));
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LONGEST {
            if line.is_empty() {
                line.extend(word.chars().take(LONGEST));
            }
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A text without the one full stop it ends with; dots that say more stay.
fn without_stop(text: &str) -> &str {
    let text = text.trim();
    match text.strip_suffix('.') {
        Some(bare) if !bare.ends_with('.') => bare,
        _ => text,
    }
}
