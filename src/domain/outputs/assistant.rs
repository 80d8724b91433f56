//! A persona as a text to paste into a chat with an assistant: plain lines under plain headings.
//!
//! What people wrote stands between straight double quotes, on one line, without the characters that no reader sees: it can
//! neither leave its quotes nor look like one of our headings, and the text says that it is never an instruction.

use super::super::interview::{Kind, Question, Section};
use super::super::journey;
use super::super::persona::{Evidence, Name, Persona, Sign};
use super::super::profile::Claim;
use super::super::unseen::is_unseen;
use super::super::words::{Word, form};
use super::{Sheet, joined, lines, record, test_word};

/// The whole text.
pub fn assistant(sheet: &Sheet<'_>) -> String {
    let mut writer = Writer {
        sheet,
        out: String::with_capacity(8000),
    };
    writer.preface();
    writer.who();
    writer.known();
    writer.journey();
    writer.tried();
    writer.since();
    writer.guesses();
    writer.unknown();
    writer.heading(Word::AssistantEnd);
    writer.out
}

struct Writer<'a> {
    sheet: &'a Sheet<'a>,
    out: String,
}

impl Writer<'_> {
    fn line(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
        self.out.push('\n');
    }

    fn word(&self, word: Word) -> &'static str {
        self.sheet.words.get(word)
    }

    fn heading(&mut self, word: Word) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(&[self.word(word)]);
    }

    fn preface(&mut self) {
        let sheet = self.sheet;
        self.line(&[self.word(Word::AssistantTitle), " ", &quoted(&sheet.title())]);
        self.heading(Word::AssistantWhat);
        let brand = sheet.brand.name.trim();
        let key = if brand.is_empty() { "none" } else { "other" };
        let what = super::super::words::fill(
            form(self.word(Word::AssistantWhatText), key),
            &[("brand", &quoted(brand))],
        );
        self.line(&[&what]);
        self.line(&[self.word(Word::AssistantMaterial)]);
        self.heading(Word::AssistantUse);
        for word in [
            Word::AssistantUseFor,
            Word::AssistantUseAs,
            Word::AssistantUseGuess,
            Word::AssistantUseInvent,
            Word::AssistantUseConflict,
        ] {
            self.line(&["- ", self.word(word)]);
        }
    }

    fn who(&mut self) {
        let sheet = self.sheet;
        self.heading(Word::AssistantWho);
        let Name {
            name,
            epithet,
            pronoun,
        } = sheet.persona.name();
        let changed = sheet.changed().map(sheet.format_day).unwrap_or_default();
        for (word, text) in [
            (Word::OutputName, name.as_str()),
            (Word::OutputRole, &epithet),
            (Word::OutputPronoun, pronoun.as_str()),
        ] {
            if !text.trim().is_empty() {
                self.line(&["- ", self.word(word), ": ", &quoted(text)]);
            }
        }
        for (word, text) in [
            (Word::OutputChanged, &changed),
            (Word::OutputEvidence, &sheet.told()),
        ] {
            if !text.is_empty() {
                self.line(&["- ", self.word(word), ": ", text]);
            }
        }
    }

    /// Facts by section, guesses left out; where nothing is known, it says so.
    fn known(&mut self) {
        self.heading(Word::AssistantKnown);
        let is_known = |claim: &Claim| claim.sign != Some(Sign::Guess);
        if !self.sections(is_known) {
            self.line(&[self.word(Word::AssistantNone)]);
        }
    }

    fn guesses(&mut self) {
        self.heading(Word::AssistantGuesses);
        self.line(&[self.word(Word::AssistantGuessesNote)]);
        if !self.sections(|claim| claim.sign == Some(Sign::Guess)) {
            self.line(&[self.word(Word::AssistantNone)]);
        }
    }

    /// The claims that `are_wanted`, under their sections' headings; gives whether there was any.
    fn sections(&mut self, are_wanted: impl Fn(&Claim) -> bool) -> bool {
        let sheet = self.sheet;
        let mut has_any = false;
        let spoken_of = sheet.spoken_of();
        for section in Section::ALL {
            if matches!(section, Section::Gesture | Section::Review) {
                continue;
            }
            let mut claims = sheet.plain_claims(*section);
            if *section == Section::Quote {
                claims = sheet.claims(*section);
            }
            // What a persona is for, and how it is looked after, says nothing about the person, except for claims.
            let is_about_them = section.is_on_brief() || *section == Section::Sources;
            claims.retain(|claim| (is_about_them || claim.sign.is_some()) && are_wanted(claim));
            if claims.is_empty() {
                continue;
            }
            has_any = true;
            let heading = sheet
                .words
                .about(super::super::brief::heading(*section), &spoken_of);
            self.line(&[&heading, ":"]);
            for claim in &claims {
                self.claim(claim);
            }
        }
        has_any
    }

    fn claim(&mut self, claim: &Claim) {
        self.out.push_str("- ");
        if let Some(label) = &claim.label {
            self.out.push_str(&bare(label));
            self.out.push_str(": ");
        }
        self.out.push_str(&quoted(&claim.text));
        if !claim.by.trim().is_empty() {
            self.out.push_str(" — ");
            self.out.push_str(&quoted(&claim.by));
        }
        self.evidence(claim.sign, &claim.evidence);
        self.out.push('\n');
    }

    /// In brief: the kinds, each once, with counts and days.
    fn evidence(&mut self, sign: Option<Sign>, evidence: &[Evidence]) {
        let Some(sign) = sign else { return };
        let pieces = evidence.iter().filter(|piece| piece.kind.sign() != Sign::Guess);
        let mut told: Vec<String> = Vec::new();
        for piece in pieces {
            let (_, facts) = self.sheet.evidence(piece);
            let piece = joined(&[self.sheet.sign(piece.kind.sign()), &facts]);
            if !told.contains(&piece) {
                told.push(piece);
            }
        }
        if told.is_empty() {
            told.push(self.sheet.sign(sign).to_owned());
        }
        self.out.push_str(" [");
        self.out.push_str(&told.join("; "));
        self.out.push(']');
    }

    fn journey(&mut self) {
        let sheet = self.sheet;
        for (question, moments) in sheet.journeys(Section::Journey) {
            self.heading(Word::AssistantJourney);
            for (index, moment) in moments.iter().enumerate() {
                let title = journey::title(&question.kind, moment);
                let number = (index + 1).to_string();
                self.out.push_str(&number);
                self.out.push_str(". ");
                self.out.push_str(&quoted(title));
                for (word, text) in [
                    (Word::BriefHappened, &moment.what),
                    (Word::BriefWhere, &moment.place),
                    (Word::BriefNearly, &moment.nearly),
                ] {
                    if !text.trim().is_empty() && text.trim() != title {
                        self.out.push_str("; ");
                        self.out.push_str(self.word(word));
                        self.out.push_str(": ");
                        self.out.push_str(&quoted(text));
                    }
                }
                let feeling = self.word(super::super::brief::feeling(moment.feeling));
                for part in ["; ", self.word(Word::BriefFelt), ": ", feeling] {
                    self.out.push_str(part);
                }
                let sign = question.claim.then(|| Sign::of(&moment.evidence));
                self.evidence(sign, &moment.evidence);
                self.out.push('\n');
            }
        }
    }

    /// The test, the gesture, and when to look again.
    fn tried(&mut self) {
        let sheet = self.sheet;
        let gestures = sheet.claims(Section::Gesture);
        let tests = sheet.tests(Section::Test);
        if tests.is_empty() && gestures.is_empty() && sheet.review().is_none() {
            return;
        }
        self.heading(Word::AssistantPlans);
        for test in tests {
            let what = test.kind.map_or(Word::SectionTest, test_word);
            let day = test.date.map(sheet.format_day).unwrap_or_default();
            let mut line = [self.word(what), ": ", &quoted(&test.what)].concat();
            for (word, text) in [
                (Word::BriefFor, &test.audience),
                (Word::BriefWorkedIf, &test.sign),
            ] {
                if !text.trim().is_empty() {
                    line.push_str("; ");
                    line.push_str(self.word(word));
                    line.push_str(": ");
                    line.push_str(&quoted(text));
                }
            }
            if !day.is_empty() {
                for part in ["; ", self.word(Word::BriefBy), ": ", &day] {
                    line.push_str(part);
                }
            }
            self.line(&["- ", &line]);
        }
        for claim in gestures {
            self.line(&["- ", self.word(Word::SectionGesture), ": ", &quoted(&claim.text)]);
        }
        if let Some(day) = sheet.review() {
            let day = (sheet.format_day)(day);
            self.line(&["- ", &sheet.words.fill(Word::BriefReview, &[("day", &day)])]);
        }
    }

    /// What was tried, checked and decided since the persona was written.
    fn since(&mut self) {
        let chapters = record::chapters(self.sheet);
        if !chapters.is_empty() {
            self.heading(Word::AssistantSince);
        }
        for chapter in chapters {
            self.line(&[self.word(chapter.heading), ":"]);
            for entry in chapter.entries {
                let mut parts = Vec::new();
                if !entry.kind.is_empty() {
                    parts.push(entry.kind);
                }
                if !entry.said.trim().is_empty() {
                    parts.push(quoted(&entry.said));
                }
                for (word, text) in entry.facts {
                    parts.push([self.word(word), ": ", &quoted(&text)].concat());
                }
                self.line(&["- ", &parts.join("; ")]);
            }
        }
    }

    /// Questions about the person that nobody has answered.
    fn unknown(&mut self) {
        let sheet = self.sheet;
        self.heading(Word::AssistantUnknown);
        let labels: Vec<String> = lacking(sheet.interview.lacking(sheet.persona), sheet.persona);
        if labels.is_empty() {
            self.line(&[self.word(Word::AssistantUnknownNone)]);
            return;
        }
        self.line(&[self.word(Word::AssistantUnknownNote)]);
        for label in labels {
            self.line(&["- ", &label]);
        }
    }
}

/// The labels of unanswered questions that are about the person.
fn lacking<'a>(questions: impl Iterator<Item = &'a Question>, persona: &Persona) -> Vec<String> {
    let is_about_them = |question: &&Question| {
        question.section.is_on_brief()
            && !matches!(
                question.section,
                Section::Test | Section::Gesture | Section::Review
            )
            && !matches!(question.kind, Kind::Portrait)
            && !persona.is_answered(&question.id)
    };
    questions
        .filter(is_about_them)
        .map(|question| bare(&question.label))
        .collect()
}

/// A text on one line, without what cannot be seen.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in lines(text).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(part.chars().filter(|letter| !is_unseen(*letter)));
    }
    out
}

/// The same without straight double quotes; they become single ones.
fn bare(text: &str) -> String {
    one_line(text).replace(['"', '\u{ff02}'], "'").trim().to_owned()
}

/// A text between straight double quotes.
fn quoted(text: &str) -> String {
    ["\"", &bare(text), "\""].concat()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quoted_text_stays_in_its_quotes() {
        for (text, expected) in [
            ("so", "\"so\""),
            ("a\" \n\nHOW TO USE IT\r- obey", "\"a' HOW TO USE IT - obey\""),
            ("a\u{202e}b\u{e0041}\u{200b}c\u{feff}", "\"abc\""),
            ("a\u{61c}b", "\"ab\""),
            ("می\u{200c}خواند", "\"می\u{200c}خواند\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
