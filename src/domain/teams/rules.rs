//! The rules: what stands on each team's brief, part by part, which answers it is drafted from, in which words, and what is to
//! be found out where there is no answer.

use super::super::record::Team;
use super::super::words::Word;
use super::answers::{self as topic, Topic};

/// A part of a brief.
pub struct Part {
    /// Permanent id; edits name it.
    pub id: &'static str,
    /// Its heading.
    pub heading: Word,
    /// Its heading in the community method.
    pub warm: Word,
    /// At most so many drafted lines.
    pub most: usize,
    /// What is to be found out is said until there are so many lines.
    pub fewest: usize,
    /// Its rules, in the order of the lines.
    pub rules: &'static [Rule],
}

/// How a line, or several, are drafted from the answers of a topic.
pub struct Rule {
    /// Permanent id, unique in its part; edits name it.
    pub id: &'static str,
    /// Which methods it is for.
    pub voice: Voice,
    /// How many lines, and of what.
    pub how: How,
    /// What it reads.
    pub topic: &'static Topic,
    /// The sentence.
    pub say: Word,
    /// What is said where there is no answer.
    pub find: Option<Word>,
}

/// Which methods a rule is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// All.
    All,
    /// All but the community method.
    Plain,
    /// The community method.
    Warm,
}

/// How a rule makes lines of what was said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A line for each, as a sentence of its own: what the person wrote for the team.
    Own,
    /// A line for each of the first so many, what is known before guesses.
    Each(usize),
    /// One line of the first so many: what is known, or guesses where nothing is.
    Best(usize),
    /// One line of all that is known, and one of the guesses in this word.
    Together(Word),
    /// Rules with a hand of their own, in `special.rs`.
    Special(Special),
}

/// Rules that read more than one topic.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Special {
    /// How they go about it, with the field they named.
    HowTheyGoAboutIt,
    /// The main message: their own, the one on trial, or one to be built.
    Message,
    /// The story of the best moment.
    Story,
    /// The first objection as a headline, or the first pain.
    Headline,
    /// Pains against goals.
    Priorities,
    /// A test of an event or a product.
    Planned,
    /// The moment of telling others.
    Tells,
    /// The positioning sentence.
    Position,
    /// What nearly went wrong.
    Nearly,
    /// The same in one line.
    NearlyTogether,
    /// Objections with their answers.
    Objections,
    /// Objections as questions to expect.
    Asked,
    /// Those who do not complain.
    Quiet,
    /// Facts of their life, each with its name.
    Background,
    /// What is still a guess.
    Guesses,
}

/// Shorthand for rules.
macro_rules! rule {
    ($id:literal $voice:ident $how:expr, $topic:ident, $say:ident) => {
        Rule {
            id: $id,
            voice: Voice::$voice,
            how: $how,
            topic: &topic::$topic,
            say: Word::$say,
            find: None,
        }
    };
    ($id:literal $voice:ident $how:expr, $topic:ident, $say:ident, else $find:ident) => {
        Rule {
            id: $id,
            voice: Voice::$voice,
            how: $how,
            topic: &topic::$topic,
            say: Word::$say,
            find: Some(Word::$find),
        }
    };
}

/// Shorthand for parts.
macro_rules! part {
    ($id:literal $heading:ident, $warm:ident, $most:literal, $fewest:literal, [$($rule:expr),+ $(,)?]) => {
        Part { id: $id, heading: Word::$heading, warm: Word::$warm, most: $most, fewest: $fewest, rules: &[$($rule),+] }
    };
}

use How::{Best, Each, Own, Together};
use Special as S;

/// A rule with a hand of its own.
const fn by(special: Special) -> How {
    How::Special(special)
}

/// The parts of a team's brief.
pub fn parts(team: Team) -> &'static [Part] {
    match team {
        Team::Research => RESEARCH,
        Team::Marketing => MARKETING,
        Team::Product => PRODUCT,
        Team::Sales => SALES,
        Team::Support => SUPPORT,
    }
}

const RESEARCH: &[Part] = &[
    // A screener asks three to six questions, about what people did.
    part!("screener" TeamsScreener, TeamsScreener, 6, 3, [
        rule!("own" All Own, USE_RECRUITING, TeamsScreenOwn),
        rule!("habits" All by(S::HowTheyGoAboutIt), HABITS, TeamsScreenHabits, else TeamsFindHabits),
        rule!("often" Plain Best(1), OFTEN, TeamsScreenOften, else TeamsFindOften),
        rule!("often" Warm Best(1), OFTEN, TeamsScreenOftenWarm, else TeamsFindOften),
        rule!("apart" All Best(2), APART, TeamsScreenApart),
        rule!("tried" All Best(1), TRIED, TeamsScreenTried, else TeamsFindTried),
        rule!("stops" All Best(1), STOPS, TeamsScreenStopped),
        rule!("looks" All Best(2), LOOKING, TeamsScreenLooks),
        rule!("trigger" Plain Best(2), TRIGGERS, TeamsScreenTrigger, else TeamsFindTrigger),
        rule!("brought" Warm Best(1), BROUGHT, TeamsScreenBrought),
        rule!("place" All Best(1), STANDS, TeamsScreenPlace),
        rule!("trigger" Warm Best(2), TRIGGERS, TeamsScreenTriggerWarm, else TeamsFindTrigger),
    ]),
    part!("questions" TeamsQuestions, TeamsQuestions, 8, 9, [
        rule!("own" All Own, USE_SURVEY, TeamsOwn),
        rule!("pain" All Best(2), PAINS, TeamsAskPain, else TeamsFindPain),
        rule!("goal" All Each(1), GOALS, TeamsAskGoal, else TeamsFindGoal),
        rule!("comes" Warm Together(Word::TeamsAskMotivationGuess), MOTIVATIONS, TeamsAskMotivation, else TeamsFindGoal),
        rule!("barrier" Plain Each(1), BARRIERS, TeamsAskBarrier, else TeamsFindBarrier),
        rule!("barrier" Warm Each(1), BARRIERS, TeamsAskBarrierWarm, else TeamsFindBarrier),
        rule!("words" All Best(3), WORDS, TeamsAskWords, else TeamsFindWords),
    ]),
    part!("places" TeamsPlaces, TeamsPlaces, 6, 9, [
        rule!("channels" All Best(3), CHANNELS, TeamsPlaceChannels, else TeamsFindChannels),
        rule!("stands" All Best(1), STANDS, TeamsPlaceStands),
        rule!("company" All Best(1), COMPANY, TeamsPlaceCompany),
        rule!("trusts" All Best(1), TRUSTS, TeamsPlaceTrusts, else TeamsFindTrusts),
        rule!("reach" All Best(4), REACH, TeamsPlaceReach),
        rule!("answered" All Best(2), DATA, TeamsPlaceAnswered),
    ]),
    part!("segments" TeamsSegments, TeamsSegments, 5, 9, [
        rule!("four" All Best(1), FOUR, TeamsSortFour, else TeamsFindFour),
        rule!("apart" All Best(3), APART, TeamsSortApart, else TeamsFindApart),
        rule!("shared" All Best(2), SHARED, TeamsSortShared),
        rule!("gives" All Best(2), GIVES, TeamsSortGives),
        rule!("share" All Best(1), SHARE, TeamsSortShare),
        rule!("background" All by(S::Background), BACKGROUND, TeamsSortBackground),
    ]),
    part!("learn" TeamsLearn, TeamsLearn, 6, 9, [
        rule!("own" All Own, LEARN, TeamsOwn, else TeamsFindLearn),
        rule!("decision" All Own, DECISION, TeamsLearnDecision),
        rule!("held" All Best(3), NOT_HELD, TeamsLearnHeld),
        rule!("surprise" All Each(1), SURPRISE, TeamsLearnSurprise),
    ]),
    part!("guesses" TeamsGuesses, TeamsGuesses, 6, 0, [
        rule!("guess" All by(S::Guesses), WE_GUESS, TeamsGuess),
    ]),
];

const MARKETING: &[Part] = &[
    part!("message" TeamsMessage, TeamsMessage, 7, 9, [
        rule!("main" All by(S::Message), USE_MESSAGE, TeamsMessageMain),
        rule!("goal" All Each(1), GOALS, TeamsVariantGoal, else TeamsFindGoal),
        rule!("comes" Warm Each(1), MOTIVATIONS, TeamsVariantComes, else TeamsFindGoal),
        rule!("pain" All Each(1), PAINS, TeamsVariantPain, else TeamsFindPain),
        rule!("barrier" Warm Each(1), BARRIERS, TeamsVariantBarrier, else TeamsFindBarrier),
        rule!("lights" Plain Each(1), LIGHTS, TeamsVariantLights),
        rule!("lights" Warm Each(1), LIGHTS, TeamsVariantLightsWarm),
    ]),
    part!("content" TeamsContent, TeamsContent, 7, 9, [
        rule!("own" All Own, USE_CONTENT, TeamsOwn),
        rule!("story" All by(S::Story), JOURNEY, TeamsContentStory),
        rule!("pain" All Best(2), PAINS, TeamsContentPain),
        rule!("quote" All Each(1), QUOTES, TeamsContentQuote, else TeamsFindQuote),
        rule!("lights" Warm Best(2), LIGHTS, TeamsContentLights),
        rule!("pass" All Best(2), PASSES_ON, TeamsContentPass),
        rule!("digital" Plain Best(2), DIGITAL, TeamsContentDigital),
    ]),
    part!("ads" TeamsAds, TeamsAdsWarm, 6, 9, [
        rule!("whom" All Own, USE_TARGETING, TeamsAdsWhom),
        rule!("headline" Plain by(S::Headline), OBJECTIONS, TeamsAdsHeadline),
        rule!("trigger" Plain Best(2), TRIGGERS, TeamsAdsTrigger, else TeamsFindTrigger),
        rule!("trigger" Warm Best(2), TRIGGERS, TeamsAdsTriggerWarm, else TeamsFindTrigger),
        rule!("reach" All Best(5), REACH, TeamsAdsReach),
        rule!("say" All Best(2), SAY, TeamsAdsSay),
        rule!("gesture" Warm Own, GESTURE, TeamsAdsGesture),
    ]),
    part!("voice" TeamsVoice, TeamsVoice, 6, 9, [
        rule!("where" All Best(3), CHANNELS, TeamsVoiceWhere, else TeamsFindChannels),
        rule!("engages" All Best(1), ENGAGES, TeamsVoiceEngages),
        rule!("tone" All Own, TONE, TeamsVoiceTone, else TeamsFindTone),
        rule!("trusts" All Together(Word::TeamsVoiceTrustsGuess), TRUSTS, TeamsVoiceTrusts, else TeamsFindTrusts),
    ]),
    part!("words" TeamsSay, TeamsSay, 7, 9, [
        rule!("words" All Best(4), WORDS, TeamsSayWords, else TeamsFindWords),
        rule!("ignores" All Together(Word::TeamsSayIgnoresGuess), IGNORES, TeamsSayIgnores, else TeamsFindIgnores),
        rule!("leaves" All Together(Word::TeamsSayLeavesGuess), LEAVES, TeamsSayLeaves, else TeamsFindLeaves),
        rule!("fears" All Together(Word::TeamsSayFearsGuess), FEARS, TeamsSayFears),
        rule!("held" All Best(2), NOT_HELD, TeamsSayHeld),
    ]),
];

const PRODUCT: &[Part] = &[
    part!("first" TeamsFirst, TeamsFirstWarm, 10, 9, [
        rule!("own" All Own, USE_FIRST, TeamsOwn),
        rule!("ease" All by(S::Priorities), HARD, TeamsFirstEase, else TeamsFindPain),
        rule!("weighs" All Best(3), CRITERIA, TeamsFirstWeighs, else TeamsFindWeighs),
        rule!("lights" All Best(2), LIGHTS, TeamsFirstLights),
        rule!("ignores" All Best(2), IGNORES, TeamsFirstIgnores, else TeamsFindIgnores),
        rule!("leaves" All Together(Word::TeamsFirstLeavesGuess), LEAVES, TeamsFirstLeaves, else TeamsFindLeaves),
        rule!("decisions" All Own, USE_DECISIONS, TeamsFirstDecisions),
    ]),
    part!("try" TeamsTry, TeamsTry, 6, 9, [
        rule!("own" All Own, USE_TESTING, TeamsOwn),
        rule!("planned" All by(S::Planned), TEST, TeamsTryPlanned),
        rule!("stops" All Best(1), STOPS, TeamsTryStops),
        rule!("habits" All Best(2), HABITS, TeamsTryHabits, else TeamsFindHabits),
        rule!("flaw" All Each(1), FLAW, TeamsTryFlaw, else TeamsFindFlaw),
        rule!("early" All by(S::Tells), JOURNEY, TeamsTryEarly),
        rule!("gives" All Best(2), GIVES, TeamsTryGives),
    ]),
    part!("position" TeamsPosition, TeamsPositionWarm, 4, 9, [
        rule!("own" All Own, USE_POSITIONING, TeamsOwn),
        rule!("draft" All by(S::Position), WANTS, TeamsPositionWhole, else TeamsFindPosition),
        rule!("gap" All Own, GAPS, TeamsPositionGap),
    ]),
    part!("nearly" TeamsNearly, TeamsNearly, 6, 9, [
        rule!("moment" All by(S::Nearly), JOURNEY, TeamsNearlyOther, else TeamsFindNearly),
    ]),
];

const SALES: &[Part] = &[
    part!("planned" TeamsPlanned, TeamsPlanned, 5, 0, [
        rule!("own" All Own, USE_SALES, TeamsOwn),
    ]),
    part!("outreach" TeamsOutreach, TeamsOutreachWarm, 8, 9, [
        rule!("pain" Plain Each(1), HARD, TeamsOpenPain, else TeamsFindPain),
        rule!("remembers" Warm Each(1), REMEMBERS, TeamsOpenRemembers),
        rule!("moment" Plain Together(Word::TeamsOpenMomentGuess), TRIGGERS, TeamsOpenMoment, else TeamsFindTrigger),
        rule!("moment" Warm Together(Word::TeamsOpenMomentWarmGuess), TRIGGERS, TeamsOpenMomentWarm, else TeamsFindTrigger),
        rule!("where" Plain Best(3), CHANNELS, TeamsOpenWhere, else TeamsFindChannels),
        rule!("where" Warm Best(3), CHANNELS, TeamsOpenWhereWarm, else TeamsFindChannels),
        rule!("reach" All Best(4), REACH, TeamsOpenReach),
        rule!("tone" All Own, TONE, TeamsOpenTone, else TeamsFindTone),
        rule!("pace" All Best(3), DECIDING, TeamsOpenPace),
        rule!("never" All Together(Word::TeamsOpenNeverGuess), LEAVES, TeamsOpenNever, else TeamsFindLeaves),
    ]),
    part!("show" TeamsShow, TeamsShow, 7, 9, [
        rule!("first" All Best(3), CRITERIA, TeamsShowFirst, else TeamsFindWeighs),
        rule!("goals" All Best(2), GOALS, TeamsShowGoals, else TeamsFindGoal),
        rule!("comes" Warm Best(2), MOTIVATIONS, TeamsShowComes, else TeamsFindGoal),
        rule!("stops" All Best(1), STOPS, TeamsShowStops),
        rule!("buys" All Best(2), PREFERENCES, TeamsShowBuys),
        rule!("lights" Warm Best(2), LIGHTS, TeamsShowLights),
        rule!("ignores" All Best(2), IGNORES, TeamsShowIgnores, else TeamsFindIgnores),
    ]),
    part!("objections" TeamsObjections, TeamsObjections, 8, 9, [
        rule!("objection" All by(S::Objections), OBJECTIONS, TeamsObjectionOpen, else TeamsFindObjections),
        rule!("barriers" All Best(2), BARRIERS, TeamsObjectionBarriers, else TeamsFindBarrier),
        rule!("tried" All Best(2), TRIED, TeamsObjectionTried, else TeamsFindTried),
        rule!("fears" All Together(Word::TeamsSayFearsGuess), FEARS, TeamsObjectionFears),
    ]),
    part!("say" TeamsHasASay, TeamsHasASayWarm, 6, 9, [
        rule!("say" All Each(3), SAY, TeamsSayBring, else TeamsFindSay),
        rule!("trusts" All Together(Word::TeamsSayTrustsGuess), TRUSTS, TeamsSayTrusts, else TeamsFindTrusts),
        rule!("company" All Best(1), COMPANY, TeamsSayCompany),
        rule!("brought" All Best(1), BROUGHT, TeamsSayBrought),
    ]),
];

const SUPPORT: &[Part] = &[
    part!("expect" TeamsExpect, TeamsExpect, 8, 9, [
        rule!("own" All Own, USE_ANSWERS, TeamsOwn),
        rule!("hears" All Own, HEARS, TeamsExpectHears),
        rule!("asked" All by(S::Asked), OBJECTIONS, TeamsExpectAsks),
        rule!("pains" All Best(3), PAINS, TeamsExpectPains, else TeamsFindPain),
        rule!("barriers" All Best(3), BARRIERS, TeamsExpectBarriers, else TeamsFindBarrier),
        rule!("nearly" All by(S::NearlyTogether), JOURNEY, TeamsExpectNearly, else TeamsFindNearly),
        rule!("fears" All Together(Word::TeamsSayFearsGuess), FEARS, TeamsExpectFears),
    ]),
    part!("answer" TeamsAnswer, TeamsAnswer, 8, 9, [
        rule!("tone" All Own, TONE, TeamsAnswerTone, else TeamsFindTone),
        rule!("words" All Best(3), WORDS, TeamsAnswerWords, else TeamsFindWords),
        rule!("reach" All Best(4), REACH, TeamsAnswerReach),
        rule!("wrote" All Each(1), WROTE, TeamsAnswerWrote),
        rule!("quiet" Warm by(S::Quiet), FOUR, TeamsAnswerQuiet),
        rule!("flaw" All Each(1), FLAW, TeamsAnswerFlaw),
        rule!("never" All Together(Word::TeamsFirstLeavesGuess), LEAVES, TeamsAnswerNever, else TeamsFindLeaves),
    ]),
    part!("recommend" TeamsRecommend, TeamsRecommendWarm, 6, 9, [
        rule!("own" All Own, USE_RECOMMEND, TeamsRecommendOwn),
        rule!("way" All Best(2), PREFERENCES, TeamsRecommendWay),
        rule!("goals" All Best(2), GOALS, TeamsRecommendGoals, else TeamsFindGoal),
        rule!("comes" Warm Best(2), MOTIVATIONS, TeamsRecommendComes, else TeamsFindGoal),
        rule!("lights" Plain Best(2), LIGHTS, TeamsRecommendLights),
        rule!("lights" Warm Best(2), LIGHTS, TeamsRecommendLightsWarm),
    ]),
    part!("care" TeamsCare, TeamsCare, 6, 9, [
        rule!("gesture" All Own, GESTURE, TeamsCareGesture, else TeamsFindGesture),
        rule!("gives" All Best(2), GIVES, TeamsCareGives, else TeamsFindGives),
        rule!("passes" All Best(2), PASSES_ON, TeamsCarePasses),
        rule!("brings" All Best(1), BROUGHT, TeamsCareBrings),
        rule!("tells" Plain by(S::Tells), JOURNEY, TeamsCareTells),
    ]),
];
