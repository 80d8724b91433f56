//! Briefs for the teams: a page each for research, marketing, product, sales and support, drafted by rules from the answers.
//!
//! [`rules`] says what stands where; [`answers`] reads the persona, whichever interview it was built with; [`edits`] puts what a person
//! changed over what was drafted. Every line knows the answers it came from and how far it can be trusted. Where answers lack, the line
//! says what to find out.

mod answers;
mod document;
mod edits;
mod markdown;
mod rules;
mod special;
#[cfg(test)]
mod tests;

use super::interview::{Interview, Question};
use super::persona::{Persona, Sign};
use super::record::Team;
use super::words::{Word, Words};
pub use answers::is_community;
use answers::{Answers, Said, weaker};
pub use document::{Printed, document};
pub use edits::{
    Brief, Line, Part, State, brief, bring_back, hide, keep_mine, own_key, remove, rewrite, take_draft,
    use_on, used,
};
pub use markdown::markdown;
use rules::{How, Rule, Special, Voice};

/// Where a line comes from: an answer, or one of its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The question's id.
    pub question: String,
    /// The item's id, or empty for the whole answer.
    pub item: String,
}

/// A line as the rules draft it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Names it for good: its part, its rule, and the question or item it is about.
    pub key: String,
    /// The sentence.
    pub text: String,
    /// The answers it came from; for a line that says what to find out, the question that asks for it.
    pub from: Vec<Origin>,
    /// The weakest sign of those answers; none where they take no evidence.
    pub sign: Option<Sign>,
    /// Whether it says what to find out.
    pub is_open: bool,
}

/// A part as the rules draft it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftedPart {
    /// Permanent id.
    pub id: &'static str,
    /// Its heading, speaking of the persona.
    pub heading: String,
    /// Its lines; may be none.
    pub lines: Vec<Drafted>,
}

/// What a team is called; in the community method it is who does the work.
pub fn team_word(team: Team, is_community: bool) -> Word {
    match (team, is_community) {
        (Team::Research, false) => Word::TeamsResearch,
        (Team::Marketing, false) => Word::TeamsMarketing,
        (Team::Product, false) => Word::TeamsProduct,
        (Team::Sales, false) => Word::TeamsSales,
        (Team::Support, false) => Word::TeamsSupport,
        (Team::Research, true) => Word::TeamsResearchWarm,
        (Team::Marketing, true) => Word::TeamsMarketingWarm,
        (Team::Product, true) => Word::TeamsProductWarm,
        (Team::Sales, true) => Word::TeamsSalesWarm,
        (Team::Support, true) => Word::TeamsSupportWarm,
    }
}

/// The brief of a team as the rules draft it, before any edit.
pub fn drafted(interview: &Interview, persona: &Persona, words: &Words, team: Team) -> Vec<DraftedPart> {
    let answers = Answers::new(interview, persona, words);
    let mut asked: Vec<String> = Vec::new();
    let mut parts = Vec::new();
    for part in rules::parts(team) {
        let mut drafter = Drafter {
            answers: &answers,
            part: part.id,
            lines: Vec::new(),
        };
        let mut open = Vec::new();
        for rule in part.rules {
            let is_meant = match rule.voice {
                Voice::All => true,
                Voice::Plain => !answers.is_community,
                Voice::Warm => answers.is_community,
            };
            if is_meant && drafter.run(rule) == 0 {
                open.push((drafter.lines.len(), rule));
            }
        }
        let mut lines = drafter.lines;
        lines.truncate(part.most);
        let mut placed = 0;
        for (at, rule) in open {
            let question = rule.find.and_then(|_| to_ask(&answers, rule));
            let (Some(word), Some(question)) = (rule.find, question) else {
                continue;
            };
            // A question is asked once on a page.
            if lines.len() < part.fewest.max(1) && !asked.contains(&question.id) {
                asked.push(question.id.clone());
                let line = Drafted {
                    key: [part.id, "/", rule.id, "/", &question.id].concat(),
                    text: answers.say(word, &[]),
                    from: vec![Origin {
                        question: question.id.clone(),
                        item: String::new(),
                    }],
                    sign: None,
                    is_open: true,
                };
                lines.insert((at + placed).min(lines.len()), line);
                placed += 1;
            }
        }
        let heading = if answers.is_community {
            part.warm
        } else {
            part.heading
        };
        parts.push(DraftedPart {
            id: part.id,
            heading: answers.say(heading, &[]),
            lines,
        });
    }
    parts
}

/// The question that a rule without lines asks for.
fn to_ask<'a>(answers: &Answers<'a>, rule: &Rule) -> Option<&'a Question> {
    let unanswered = || answers.unanswered(rule.topic);
    match rule.how {
        // It needs what they want and what counts for them.
        How::Special(Special::Position) => unanswered()
            .or_else(|| answers.unanswered(&answers::CRITERIA))
            .or_else(|| answers.unanswered(&answers::VALUES)),
        // A journey may be told without what nearly went wrong on it.
        How::Special(Special::Nearly | Special::NearlyTogether) => {
            answers.questions(rule.topic).into_iter().next()
        }
        _ => unanswered(),
    }
}

/// The first so many of what was said: what is known, or the guesses where nothing is.
fn best(mut said: Vec<Said>, most: usize) -> Vec<Said> {
    if said.iter().any(|one| !one.is_guess()) {
        said.retain(|one| !one.is_guess());
    }
    said.truncate(most);
    said
}

/// Drafts the lines of a part.
struct Drafter<'a, 'b> {
    answers: &'a Answers<'b>,
    part: &'static str,
    lines: Vec<Drafted>,
}

impl Drafter<'_, '_> {
    /// Drafts a rule's lines and tells how many.
    fn run(&mut self, rule: &Rule) -> usize {
        let before = self.lines.len();
        let answers = self.answers;
        let of = |said: &[Said]| answers.say(rule.say, &[("list", &answers.list(said))]);
        match rule.how {
            How::Own => self.own(rule, &answers.said(rule.topic)),
            How::Each(most) => {
                let mut said = answers.said(rule.topic);
                // Stable: what is known, in its order, before what is guessed.
                said.sort_by_key(Said::is_guess);
                for one in said.into_iter().take(most) {
                    let values = [
                        ("said", answers.quoted(&one)),
                        ("inner", answers.inner(&one)),
                        ("own", answers.sentence(&one.text)),
                    ];
                    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                    self.add_each(rule, answers.say(rule.say, &values), &[one]);
                }
            }
            How::Best(most) => {
                let said = best(answers.said(rule.topic), most);
                self.add(rule, of(&said), &said, false);
            }
            How::Together(guess) => {
                let (guesses, known): (Vec<Said>, Vec<Said>) =
                    answers.said(rule.topic).into_iter().partition(Said::is_guess);
                self.add(rule, of(&known), &known, false);
                let text = answers.say(guess, &[("list", &answers.list(&guesses))]);
                self.add(rule, text, &guesses, true);
            }
            How::Special(special) => self.special(rule, special),
        }
        self.lines.len() - before
    }

    /// A line for each text, as a sentence of its own.
    fn own(&mut self, rule: &Rule, said: &[Said]) {
        for one in said {
            let own = self.answers.sentence(&one.text);
            let text = self.answers.say(rule.say, &[("own", &own)]);
            self.add_each(rule, text, std::slice::from_ref(one));
        }
    }

    /// Adds a line of one item, which its key names, and of others that it draws on.
    fn add_each(&mut self, rule: &Rule, text: String, said: &[Said]) {
        let item = said.first().map(|said| said.item.clone()).unwrap_or_default();
        let name = if item.is_empty() {
            item
        } else {
            ["/", &item].concat()
        };
        self.add_named(rule, &name, text, said, false);
    }

    /// Adds a line of several, which their question names; nothing where there are none.
    fn add(&mut self, rule: &Rule, text: String, said: &[Said], is_guess: bool) {
        self.add_named(rule, "", text, said, is_guess);
    }

    fn add_named(&mut self, rule: &Rule, name: &str, text: String, said: &[Said], is_guess: bool) {
        let Some(first) = said.first() else {
            return;
        };
        let guess = if is_guess { "/guess" } else { "" };
        let mut from: Vec<Origin> = Vec::new();
        for one in said {
            let origin = Origin {
                question: one.question.clone(),
                item: one.item.clone(),
            };
            if !from.contains(&origin) {
                from.push(origin);
            }
        }
        self.lines.push(Drafted {
            key: [self.part, "/", rule.id, "/", &first.question, name, guess].concat(),
            text,
            sign: said.iter().fold(None, |sign, one| weaker(sign, one.sign)),
            from,
            is_open: false,
        });
    }
}
