//! Rules that read more than one topic.

use super::super::persona::{Test, TestKind, Value};
use super::super::words::Word;
use super::answers::{self as topic, Answers, Said};
use super::rules::{Rule, Special};
use super::{Drafter, best};

impl Drafter<'_, '_> {
    /// Drafts the lines of such a rule.
    pub(super) fn special(&mut self, rule: &Rule, special: Special) {
        match special {
            Special::HowTheyGoAboutIt => self.how_they_go_about_it(rule),
            Special::Message => self.message(rule),
            Special::Story => self.story(rule),
            Special::Headline => self.headline(rule),
            Special::Priorities => self.priorities(rule),
            Special::Planned => self.planned(rule),
            Special::Tells => self.tells(rule),
            Special::Position => self.position(rule),
            Special::Nearly => self.nearly(rule),
            Special::NearlyTogether => self.nearly_together(rule),
            Special::Objections => self.objections(rule),
            Special::Asked => self.asked(rule),
            Special::Quiet => self.quiet(rule),
            Special::Background => self.background(rule),
            Special::Guesses => self.guesses(rule),
        }
    }

    fn how_they_go_about_it(&mut self, rule: &Rule) {
        let said = best(self.answers.said(rule.topic), 2);
        let field = self
            .answers
            .text_of("your-field")
            .filter(|_| !self.answers.is_community);
        let list = self.answers.list(&said);
        if let Some(field) = field.filter(|_| !said.is_empty()) {
            let values = [("field", field.text.trim_end_matches('.')), ("list", &list)];
            let text = self.answers.say(Word::TeamsScreenField, &values);
            self.add(rule, text, &[said, vec![field]].concat(), false);
        } else {
            let word = if self.answers.is_community {
                Word::TeamsScreenHabitsWarm
            } else {
                rule.say
            };
            let text = self.answers.say(word, &[("list", &list)]);
            self.add(rule, text, &said, false);
        }
    }

    /// The team's own message comes first, then the one that is being tried; where there is neither, what they want shows
    /// what to build it around.
    fn message(&mut self, rule: &Rule) {
        let own = self.answers.said(rule.topic);
        self.own(rule, &own);
        if let Some((said, test)) = self.test(|kind| kind == Some(TestKind::Message)) {
            let bare = |text: &str| -> String { text.chars().filter(|it| it.is_alphanumeric()).collect() };
            let is_known = own.iter().any(|own| bare(&own.text) == bare(&said.text));
            if !is_known {
                let own = self.answers.sentence(&said.text);
                let text = self.answers.say(Word::TeamsMessageTest, &[("own", &own)]);
                self.add(rule, text, std::slice::from_ref(&said), false);
            }
            let audience = topic::clean(&test.audience);
            if !audience.is_empty() && !test.sign.trim().is_empty() {
                let (audience, own) = (audience.trim_end_matches('.'), self.answers.sentence(&test.sign));
                let values = [("audience", audience), ("own", own.as_str())];
                let text = self.answers.say(Word::TeamsMessageFor, &values);
                self.add_named(rule, "/for", text, &[said], false);
            }
        } else if own.is_empty() {
            let wants = best(self.answers.said(&topic::WANTS), 1);
            if let Some(want) = wants.first() {
                let said = self.answers.quoted(want);
                let text = self.answers.say(Word::TeamsMessageDraft, &[("said", &said)]);
                self.add(rule, text, &wants, false);
            }
        }
    }

    /// The one test, where it is of such a kind.
    fn test(&self, is_it: impl Fn(Option<TestKind>) -> bool) -> Option<(Said, Test)> {
        self.answers
            .questions(&topic::TEST)
            .into_iter()
            .find_map(|question| {
                let said = self.answers.said_of(question).into_iter().next()?;
                match self.answers.persona.value(&question.id) {
                    Some(Value::Test(test)) if is_it(test.kind) => Some((said, test.clone())),
                    _ => None,
                }
            })
    }

    fn story(&mut self, rule: &Rule) {
        let mut moments = self.answers.moments();
        moments.retain(|told| told.feeling > 0 && !told.said.is_guess());
        let best = moments.iter().map(|told| told.feeling).max();
        let told = moments.into_iter().find(|told| Some(told.feeling) == best);
        if let Some(told) = told {
            let title = self.answers.quoted(&Said {
                text: told.title.clone(),
                ..told.said.clone()
            });
            let own = self.answers.sentence(&told.what);
            let word = if told.what.is_empty() || told.what == told.title {
                Word::TeamsContentStoryShort
            } else {
                rule.say
            };
            let text = self.answers.say(word, &[("said", &title), ("own", &own)]);
            self.add_each(rule, text, &[told.said]);
        }
    }

    fn headline(&mut self, rule: &Rule) {
        let objections = best(self.answers.said(rule.topic), 1);
        let (word, said) = match objections.first() {
            Some(objection) => {
                let mut objection = objection.clone();
                if let Some((asked, _)) = split(&objection.text) {
                    objection.text = asked;
                }
                (rule.say, Some(objection))
            }
            None => (
                Word::TeamsAdsPain,
                best(self.answers.said(&topic::HARD), 1).into_iter().next(),
            ),
        };
        if let Some(said) = said {
            let text = self.answers.say(word, &[("said", &self.answers.quoted(&said))]);
            self.add_each(rule, text, &[said]);
        }
    }

    /// What is hardest and best known first, each held against something they want.
    fn priorities(&mut self, rule: &Rule) {
        let mut hard = self.answers.said(rule.topic);
        hard.sort_by_key(|said| usize::MAX - said.weight);
        let wants = best(self.answers.said(&topic::WANTS), 3);
        for (index, said) in hard.into_iter().take(3).enumerate() {
            let quoted = self.answers.quoted(&said);
            match wants.get(index % wants.len().max(1)) {
                Some(want) => {
                    let goal = self.answers.quoted(want);
                    let word = if index > 0 { Word::TeamsFirstThen } else { rule.say };
                    let text = self.answers.say(word, &[("said", &quoted), ("goal", &goal)]);
                    let want = want.clone();
                    self.add_each(rule, text, &[said, want]);
                }
                None => {
                    let text = self.answers.say(Word::TeamsFirstEaseAlone, &[("said", &quoted)]);
                    self.add_each(rule, text, &[said]);
                }
            }
        }
    }

    fn planned(&mut self, rule: &Rule) {
        let Some((said, test)) = self.test(|kind| kind.is_some() && kind != Some(TestKind::Message)) else {
            return;
        };
        let own = self.answers.sentence(&said.text);
        let text = self.answers.say(rule.say, &[("own", &own)]);
        self.add(rule, text, std::slice::from_ref(&said), false);
        let audience = topic::clean(&test.audience);
        if !audience.is_empty() && !test.sign.trim().is_empty() {
            let (audience, own) = (audience.trim_end_matches('.'), self.answers.sentence(&test.sign));
            let values = [("audience", audience), ("own", own.as_str())];
            let text = self.answers.say(Word::TeamsMessageFor, &values);
            self.add_named(rule, "/for", text, &[said], false);
        }
    }

    fn tells(&mut self, rule: &Rule) {
        let moments = self.answers.moments();
        if let Some(told) = moments.into_iter().find(|told| told.moment == "tells") {
            let said = self.answers.quoted(&told.said);
            let text = self.answers.say(rule.say, &[("said", &said)]);
            self.add_each(rule, text, &[told.said]);
        }
    }

    /// What they want, what counts for them, and what they had before.
    fn position(&mut self, rule: &Rule) {
        let first = |topic| best(self.answers.said(topic), 1).into_iter().next();
        let want = first(rule.topic);
        let weighs = first(&topic::CRITERIA).or_else(|| first(&topic::VALUES));
        let tried = first(&topic::TRIED);
        let (Some(want), Some(weighs)) = (want, weighs) else {
            return;
        };
        let [want_said, weighs_said] = [&want, &weighs].map(|said| self.answers.quoted(said));
        let tried_said = tried.as_ref().map(|said| self.answers.quoted(said));
        let word = match &tried_said {
            _ if self.answers.is_community => Word::TeamsPositionPlace,
            Some(_) => rule.say,
            None => Word::TeamsPositionShort,
        };
        let values = [
            ("want", want_said.as_str()),
            ("weighs", &weighs_said),
            ("tried", tried_said.as_deref().unwrap_or_default()),
        ];
        let text = self.answers.say(word, &values);
        let mut from = vec![want, weighs];
        from.extend(tried.filter(|_| !self.answers.is_community));
        self.add(rule, text, &from, false);
    }

    fn nearly(&mut self, rule: &Rule) {
        for told in self.answers.nearly() {
            let word = match told.moment.as_str() {
                "found" => Word::TeamsNearlyFound,
                "first" => Word::TeamsNearlyFirst,
                "stayed" => Word::TeamsNearlyStayed,
                "almost-left" => Word::TeamsNearlyLeft,
                "tells" => Word::TeamsNearlyTells,
                _ => rule.say,
            };
            let said = self.answers.quoted(&told.said);
            let values = [("title", told.title.as_str()), ("said", &said)];
            let text = self.answers.say(word, &values);
            self.add_each(rule, text, &[told.said]);
        }
    }

    fn nearly_together(&mut self, rule: &Rule) {
        let said: Vec<Said> = self.answers.nearly().into_iter().map(|told| told.said).collect();
        let said = best(said, 3);
        let text = self.answers.say(rule.say, &[("list", &self.answers.list(&said))]);
        self.add(rule, text, &said, false);
    }

    /// An objection with the answer that was written behind it; else with what they look for that says something of the same,
    /// or that has not been used yet.
    fn objections(&mut self, rule: &Rule) {
        let weighs = self.answers.said(&topic::CRITERIA);
        let wants = self.answers.said(&topic::WANTS);
        let mut used: Vec<Said> = Vec::new();
        let mut objections = self.answers.said(rule.topic);
        objections.sort_by_key(Said::is_guess);
        for said in objections.into_iter().take(4) {
            if let Some((asked, answer)) = split(&said.text) {
                let asked = ended(self.answers, &said, &asked);
                let own = self.answers.sentence(&answer);
                let text = self
                    .answers
                    .say(Word::TeamsObjectionAnswered, &[("said", &asked), ("own", &own)]);
                self.add_each(rule, text, &[said]);
                continue;
            }
            let asked = ended(self.answers, &said, &said.text);
            let found = fitting(&said, &weighs, &used)
                .map(|found| (Word::TeamsObjectionWeighs, found))
                .or_else(|| fitting(&said, &wants, &used).map(|found| (Word::TeamsObjectionWants, found)));
            match found {
                Some((word, found)) => {
                    let quoted = self.answers.quoted(found);
                    let text = self.answers.say(word, &[("said", &asked), ("weighs", &quoted)]);
                    let found = found.clone();
                    used.push(found.clone());
                    self.add_each(rule, text, &[said, found]);
                }
                None => {
                    let text = self.answers.say(rule.say, &[("said", &asked)]);
                    self.add_each(rule, text, &[said]);
                }
            }
        }
    }

    fn asked(&mut self, rule: &Rule) {
        let mut said = best(self.answers.said(rule.topic), 3);
        for one in &mut said {
            if let Some((asked, _)) = split(&one.text) {
                one.text = asked;
            }
        }
        let text = self.answers.say(rule.say, &[("list", &self.answers.list(&said))]);
        self.add(rule, text, &said, false);
    }

    /// Who shows up and does not speak, or leaves quietly, will not complain either.
    fn quiet(&mut self, rule: &Rule) {
        for question in self.answers.questions(rule.topic) {
            let is_quiet = self.answers.persona.value(&question.id).is_some_and(|value| {
                ["shows-up", "leaves-quietly"]
                    .iter()
                    .any(|one| value.has_chosen(one))
            });
            if is_quiet {
                let said = self.answers.said_of(question);
                let text = self.answers.say(rule.say, &[]);
                self.add(rule, text, &said, false);
            }
        }
    }

    fn background(&mut self, rule: &Rule) {
        let mut said: Vec<Said> = best(self.answers.said(rule.topic), 4);
        for one in &mut said {
            one.text = self
                .answers
                .words
                .fill(Word::TeamsLabelled, &[("label", &one.label), ("text", &one.text)]);
            one.is_bare = true;
        }
        let list = self.answers.list(&said);
        let text = self.answers.say(rule.say, &[("list", &list)]);
        self.add(rule, text, &said, false);
    }

    fn guesses(&mut self, rule: &Rule) {
        let listed = self.answers.said(rule.topic);
        for mut said in self.answers.guesses().into_iter().chain(listed) {
            // What the team itself lists as guesses is one, though that question takes no evidence.
            said.sign = Some(super::super::persona::Sign::Guess);
            let own = self.answers.sentence(&said.text);
            let text = self
                .answers
                .say(rule.say, &[("label", &said.label), ("own", &own)]);
            self.add_each(rule, text, &[said]);
        }
    }
}

/// An objection and the answer behind its colon, where it was written so.
fn split(text: &str) -> Option<(String, String)> {
    let (asked, answer) = text.split_once(": ")?;
    let (asked, answer) = (asked.trim(), answer.trim());
    (!asked.is_empty() && !answer.is_empty()).then(|| (asked.to_owned(), answer.to_owned()))
}

/// An objection in quotation marks as a sentence of its own.
fn ended(answers: &Answers<'_>, said: &Said, text: &str) -> String {
    let quoted = answers.quoted(&Said {
        text: text.to_owned(),
        ..said.clone()
    });
    answers.sentence(&quoted)
}

/// Which of these says something of the same, by the words they share; else the first that has not been used.
fn fitting<'a>(said: &Said, among: &'a [Said], used: &[Said]) -> Option<&'a Said> {
    let stems = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.chars().count() > 4)
            // Endings differ ("match", "matching"); what a word begins with seldom does.
            .map(|word| word.to_ascii_lowercase().chars().take(5).collect())
            .collect()
    };
    let asked = stems(&said.text);
    let free = || among.iter().filter(|one| !used.contains(one) && !one.is_guess());
    let shared = free().find(|one| stems(&one.text).iter().any(|stem| asked.contains(stem)));
    shared.or_else(|| free().next())
}
