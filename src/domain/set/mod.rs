//! The set: all live personas of a brand side by side. Who answers which of the four questions, who looks like whom, what
//! nobody covers, how each is known and when each is due to be looked at again.

mod sheet;

use super::brief::heading;
use super::day::Day;
use super::interview::{Facet, Interview, Limits, Section};
use super::likeness::{LOOK_ALIKE, Likeness, Said};
use super::map::sorted;
use super::persona::{Choice, Name, Persona, Sign, Value};
use super::profile;
use super::words::{Word, Words, form};
pub use sheet::{Sheet, document};

/// The four questions every community has an answer to, by the ids of their options.
pub const FOUR: [(&str, Word); 4] = [
    ("shows-up", Word::SetShowsUp),
    ("stays", Word::SetStays),
    ("speaks-up", Word::SetSpeaksUp),
    ("leaves-quietly", Word::SetLeavesQuietly),
];
/// The question whose answer says which of the four.
const ONE_OF_FOUR: &str = "one-of-four";
/// The question whose answer is the role.
const ROLE: &str = "role";
/// The question whose answer says when to look again.
const REVIEW: &str = "review-due";
/// Up to so many personas are compared in a table of each with each; of more, the closest pairs are named.
pub const TABLE_MAX: usize = 12;
/// How many of the closest pairs are named.
pub const CLOSEST: usize = 20;
/// The facets somebody in a set should say something about, with the section whose heading names them.
const FACETS: [(Facet, Section); 8] = [
    (Facet::Behaviour, Section::Does),
    (Facet::Belonging, Section::Belongs),
    (Facet::Motivation, Section::Wants),
    (Facet::Friction, Section::InTheWay),
    (Facet::Decision, Section::Decides),
    (Facet::Channels, Section::Reach),
    (Facet::Journey, Section::Journey),
    (Facet::Imperfection, Section::Real),
];

/// All personas that are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonaSet {
    members: Vec<Member>,
    /// For each persona its share with each before it, in thousandths.
    shares: Vec<Vec<usize>>,
}

/// What is shown of one persona.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The persona's id.
    pub id: String,
    /// Name and epithet.
    pub name: Name,
    /// The name of the method it was built with.
    pub method: String,
    /// How many personas that method holds.
    pub limits: Limits,
    /// Which of the four questions it answers.
    pub four: Standing,
    /// The label of its role.
    pub role: Option<String>,
    /// How many of its claims bear each sign, in the order of [`Sign::ALL`].
    pub signs: [usize; 5],
    /// When it is to be looked at again.
    pub review: Option<Day>,
    /// Thousandths of the questions answered.
    pub progress: usize,
    /// Labels of the roles its method knows.
    roles: Vec<String>,
    /// For each of [`FACETS`] whether something is said; none where its method does not ask.
    covers: [Option<bool>; 8],
    said: Said,
}

/// Which of the four questions somebody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The method does not ask.
    NotAsked,
    /// Not said yet; with the step and screen that ask.
    Open(String, String),
    /// One of [`FOUR`], by its index.
    One(usize),
    /// Something else.
    Own(String),
}

/// How the number of personas stands to what the method holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Fewer than a whole set has.
    Few,
    /// As many as can be kept apart.
    Right,
    /// More than the method aims for.
    Many,
    /// One too many to keep apart.
    TooMany,
    /// So many that people are only sorted.
    FarTooMany,
}

/// What no persona covers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Indices in [`FOUR`] of the questions that nobody answers; none where nobody was asked.
    pub four: Vec<usize>,
    /// Labels of the roles that nobody has.
    pub roles: Vec<String>,
    /// Sections whose heading names a facet that is thin in everybody who was asked about it.
    pub thin: Vec<Section>,
}

impl Gaps {
    /// Whether nothing is missing.
    pub fn is_empty(&self) -> bool {
        self.four.is_empty() && self.roles.is_empty() && self.thin.is_empty()
    }
}

impl Member {
    /// What is shown of a persona.
    pub fn of(interview: &Interview, persona: &Persona) -> Self {
        let mut signs = [0; 5];
        let mut roles = Vec::new();
        let (mut asked, mut said) = ([0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0]);
        for question in interview.questions() {
            if !interview.applies(question, persona) {
                continue;
            }
            if question.id == ROLE {
                roles = question.kind.labels();
            }
            let answer = persona.answers.get(&question.id);
            let mut claims = answer.map_or_else(Vec::new, |answer| profile::claims_of(question, answer));
            if !question.kind.has_items() {
                claims.truncate(1);
            }
            if let Some(index) = FACETS.iter().position(|(facet, _)| *facet == question.facet)
                && let Some((asked, said)) = asked.get_mut(index).zip(said.get_mut(index))
            {
                // A list alone can say enough; of single lines it takes two.
                *asked += if question.kind.has_items() { 2 } else { 1 };
                *said += claims.len();
            }
            for sign in claims.iter().filter_map(|claim| claim.sign) {
                let index = Sign::ALL.iter().position(|one| *one == sign);
                if let Some(count) = index.and_then(|index| signs.get_mut(index)) {
                    *count += 1;
                }
            }
        }
        let mut covers = [None; 8];
        for (cover, (asked, said)) in covers.iter_mut().zip(asked.into_iter().zip(said)) {
            *cover = (asked > 0).then(|| said >= asked.min(2));
        }
        Self {
            id: persona.id.clone(),
            name: persona.name(),
            method: interview.name.clone(),
            limits: interview.limits,
            four: standing(interview, persona),
            role: chosen(interview, persona, ROLE),
            signs,
            review: match persona.value(REVIEW) {
                Some(Value::Date(day)) => Some(*day),
                _ => None,
            },
            progress: interview.progress(persona).per_mille(),
            roles,
            covers,
            said: Said::of(interview, persona),
        }
    }

    /// What to call it: name and epithet, as far as they were given.
    pub fn called(&self, words: &Words) -> String {
        let (name, epithet) = (self.name.name.trim(), self.name.epithet.trim());
        match (name.is_empty(), epithet.is_empty()) {
            (true, true) => words.get(Word::Nameless).to_owned(),
            (false, false) => [name, ", ", epithet].concat(),
            _ => [name, epithet].concat(),
        }
    }

    /// The same in as few words as there are.
    pub fn called_short(&self, words: &Words) -> String {
        let short = self.name.short();
        if short.is_empty() {
            words.get(Word::Nameless)
        } else {
            short
        }
        .to_owned()
    }

    /// Whether the day to look again has passed.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.review.is_some_and(|day| day < today)
    }

    /// How many claims it has.
    pub fn claims(&self) -> usize {
        self.signs.iter().sum()
    }

    /// Where each sign's part of its bar begins and ends, in thousandths, without the empty ones.
    pub fn mix(&self) -> Vec<(Sign, usize, usize)> {
        let all = self.claims();
        let mut before: usize = 0;
        let mut parts = Vec::new();
        for (sign, count) in Sign::ALL.iter().zip(self.signs) {
            let from = (before * 1000).checked_div(all).unwrap_or_default();
            before += count;
            let to = (before * 1000).checked_div(all).unwrap_or_default();
            if count > 0 {
                parts.push((*sign, from, to));
            }
        }
        parts
    }
}

fn standing(interview: &Interview, persona: &Persona) -> Standing {
    let question = interview.question(ONE_OF_FOUR);
    let Some(question) = question.filter(|question| interview.applies(question, persona)) else {
        return Standing::NotAsked;
    };
    match persona.value(ONE_OF_FOUR) {
        Some(Value::Choice(Choice::Option(id))) => {
            let index = FOUR.iter().position(|(option, _)| option == id);
            let label = || question.kind.label_of(id).unwrap_or(id).to_owned();
            index.map_or_else(|| Standing::Own(label()), Standing::One)
        }
        Some(Value::Choice(Choice::Own(words))) if !words.trim().is_empty() => {
            Standing::Own(words.trim().to_owned())
        }
        _ => {
            let place = interview.place_of_question(ONE_OF_FOUR);
            let step = place.and_then(|place| interview.steps.get(place.step));
            let screen = place.and_then(|place| interview.screen(place));
            step.zip(screen).map_or(Standing::NotAsked, |(step, screen)| {
                Standing::Open(step.id.clone(), screen.id.clone())
            })
        }
    }
}

/// The label of what was chosen, or the own words.
fn chosen(interview: &Interview, persona: &Persona, question: &str) -> Option<String> {
    let question = interview.question(question)?;
    let answer = persona.answers.get(&question.id)?;
    let claim = profile::claims_of(question, answer).into_iter().next()?;
    Some(claim.text)
}

impl PersonaSet {
    /// How much two members have in common, in a sentence; `share` in thousandths.
    pub fn pair_text(&self, words: &Words, one: usize, other: usize, share: usize) -> String {
        let called = |index: usize| {
            let member = self.members().get(index);
            member
                .map(|member| member.called_short(words))
                .unwrap_or_default()
        };
        let percent = percent(share).to_string();
        let values = [
            ("one", &*called(one)),
            ("other", &*called(other)),
            ("n", &*percent),
        ];
        words.fill(Word::SetPair, &values)
    }

    /// Adds a persona and compares it with those that are there.
    pub fn add(&mut self, member: Member) {
        let shares = self
            .members
            .iter()
            .map(|other| member.said.share_thousandths(&other.said))
            .collect();
        self.shares.push(shares);
        self.members.push(member);
    }

    /// The personas, in the order they were added.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The share two personas have in common, in thousandths; none of one with itself.
    pub fn share(&self, one: usize, other: usize) -> Option<usize> {
        self.shares
            .get(one.max(other))?
            .get(one.min(other))
            .copied()
            .filter(|_| one != other)
    }

    /// What two personas have in common.
    pub fn likeness(&self, one: usize, other: usize) -> Likeness {
        match (self.members.get(one), self.members.get(other)) {
            (Some(one), Some(other)) => one.said.likeness(&other.said),
            _ => Likeness::default(),
        }
    }

    /// The pairs closest to each other that have something in common, the closest first, `limit` of them at most.
    pub fn closest(&self, limit: usize) -> Vec<(usize, usize, usize)> {
        let mut pairs = Vec::new();
        for (other, shares) in self.shares.iter().enumerate() {
            for (one, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0) {
                pairs.push((*share, one, other));
            }
        }
        let mut pairs = sorted(pairs, |one, other| one.0 > other.0);
        pairs.truncate(limit);
        pairs
            .into_iter()
            .map(|(share, one, other)| (one, other, share))
            .collect()
    }

    /// The pairs that can hardly be told apart, the closest first.
    pub fn look_alikes(&self) -> Vec<(usize, usize, Likeness)> {
        self.closest(usize::MAX)
            .into_iter()
            .take_while(|(_, _, share)| *share >= LOOK_ALIKE)
            .map(|(one, other, _)| (one, other, self.likeness(one, other)))
            .filter(|(_, _, likeness)| likeness.is_look_alike())
            .collect()
    }

    /// The indices of the personas that stand like this.
    pub fn standing(&self, is_so: impl Fn(&Standing) -> bool) -> Vec<usize> {
        let all = self.members.iter().enumerate();
        all.filter(|(_, member)| is_so(&member.four))
            .map(|(index, _)| index)
            .collect()
    }

    /// What no persona covers.
    pub fn gaps(&self) -> Gaps {
        let mut gaps = Gaps::default();
        let is_asked = self
            .members
            .iter()
            .any(|member| member.four != Standing::NotAsked);
        if is_asked {
            for index in 0..FOUR.len() {
                if self
                    .standing(|standing| *standing == Standing::One(index))
                    .is_empty()
                {
                    gaps.four.push(index);
                }
            }
        }
        for role in self.members.iter().flat_map(|member| &member.roles) {
            let is_taken = self
                .members
                .iter()
                .any(|member| member.role.as_ref() == Some(role));
            if !is_taken && !gaps.roles.contains(role) {
                gaps.roles.push(role.clone());
            }
        }
        for (index, (_, section)) in FACETS.iter().enumerate() {
            let mut covers = self
                .members
                .iter()
                .filter_map(|member| *member.covers.get(index)?)
                .peekable();
            if covers.peek().is_some() && covers.all(|is_covered| !is_covered) {
                gaps.thin.push(*section);
            }
        }
        gaps
    }

    /// How many there are, against what the strictest of their methods holds.
    pub fn size(&self) -> Option<(Size, Limits)> {
        let limits = self.members.iter().map(|member| member.limits);
        let limits = limits.reduce(|one, other| if other.warning < one.warning { other } else { one })?;
        let count = u32::try_from(self.members.len()).unwrap_or(u32::MAX);
        let size = match count {
            count if count < limits.fewest => Size::Few,
            count if count < limits.hint.min(limits.warning) => Size::Right,
            count if count < limits.warning => Size::Many,
            count if count < limits.strong => Size::TooMany,
            _ => Size::FarTooMany,
        };
        Some((size, limits))
    }
}

/// What is said about the number of personas; fewer than a whole set has are a matter only where the person says that nobody is
/// missing.
pub fn size_text(
    set: &PersonaSet,
    words: &Words,
    count: &dyn Fn(Word, usize) -> String,
    is_whole: bool,
) -> Option<String> {
    let (size, limits) = set.size()?;
    let word = match size {
        Size::Few if is_whole => Word::SetFewWhole,
        Size::Few => Word::SetFew,
        Size::Right => Word::SetRight,
        Size::Many => Word::SetMany,
        Size::TooMany => Word::SetTooMany,
        Size::FarTooMany => Word::SetFarTooMany,
    };
    let personas = count(Word::SetCount, set.members.len());
    let (fewest, warning) = (limits.fewest.to_string(), limits.warning.to_string());
    Some(words.fill(
        word,
        &[("count", &personas), ("fewest", &fewest), ("warning", &warning)],
    ))
}

/// What nobody covers, a sentence each.
pub fn gap_texts(gaps: &Gaps, words: &Words) -> Vec<String> {
    let mut texts = Vec::new();
    for index in &gaps.four {
        if let Some((_, word)) = FOUR.get(*index) {
            texts.push(words.fill(Word::SetGapFour, &[("question", words.get(*word))]));
        }
    }
    if !gaps.roles.is_empty() {
        texts.push(words.fill(Word::SetGapRoles, &[("roles", &gaps.roles.join(", "))]));
    }
    if !gaps.thin.is_empty() {
        let names: Vec<&str> = gaps
            .thin
            .iter()
            .map(|section| section_name(*section, words))
            .collect();
        texts.push(words.fill(Word::SetGapThin, &[("parts", &names.join(", "))]));
    }
    texts
}

/// The heading of a section, of nobody in particular.
fn section_name(section: Section, words: &Words) -> &'static str {
    form(words.get(heading(section)), "they")
}

/// How a persona is known, in words: "3 seen, 5 told, 12 guesses".
pub fn mix_text(member: &Member, words: &Words, count: &dyn Fn(Word, usize) -> String) -> String {
    let parts: Vec<String> = Sign::ALL
        .iter()
        .zip(member.signs)
        .filter(|(_, number)| *number > 0)
        .map(|(sign, number)| {
            let word = match sign {
                Sign::Seen => Word::SetSeen,
                Sign::Told => Word::SetTold,
                Sign::Counted => Word::SetCounted,
                Sign::Read => Word::SetRead,
                Sign::Guess => Word::TallyGuesses,
            };
            count(word, number)
        })
        .collect();
    if parts.is_empty() {
        words.get(Word::SetNoClaims).to_owned()
    } else {
        parts.join(", ")
    }
}

/// When a persona is to be looked at again, in words.
pub fn review_text(member: &Member, words: &Words, today: Day, format_day: &dyn Fn(Day) -> String) -> String {
    let Some(day) = member.review else {
        return words.get(Word::SetNoReview).to_owned();
    };
    let word = if member.is_overdue(today) {
        Word::SetOverdue
    } else {
        Word::SetReview
    };
    words.fill(word, &[("day", &format_day(day))])
}

/// A share in hundredths, as it is shown. What is not enough for one in a hundred, but something, is one.
pub fn percent(share: usize) -> usize {
    (share / 10).max(usize::from(share > 0))
}

#[cfg(test)]
mod tests;
