//! A persona as Markdown: everything the full record has, in `CommonMark` 0.31 and nothing beyond it.

use super::super::interview::Section;
use super::super::journey;
use super::super::persona::{Evidence, Moment, Quote, Sign, Test};
use super::super::profile::{Claim, Tally};
use super::super::words::Word;
use super::record::{self, Chapter};
use super::{Journey, Sheet, joined, lines, test_word};

/// The whole document.
pub fn markdown(sheet: &Sheet<'_>) -> String {
    let mut writer = Writer {
        sheet,
        out: String::with_capacity(16_000),
    };
    writer.document();
    writer.out
}

struct Writer<'a> {
    sheet: &'a Sheet<'a>,
    out: String,
}

impl Writer<'_> {
    fn document(&mut self) {
        let sheet = self.sheet;
        self.block(&["# ", &line(&sheet.title())]);
        self.facts();
        let mut has_any = false;
        for section in Section::ALL {
            let claims = sheet.plain_claims(*section);
            let (quotes, journeys, tests) = (
                sheet.quotes(*section),
                sheet.journeys(*section),
                sheet.tests(*section),
            );
            if claims.is_empty() && quotes.is_empty() && journeys.is_empty() && tests.is_empty() {
                continue;
            }
            has_any = true;
            self.block(&["## ", &line(&sheet.heading(*section))]);
            for (is_claim, quote) in quotes {
                self.quote(is_claim, quote);
            }
            for journey in journeys {
                self.journey(&journey);
            }
            for test in tests {
                self.test(test);
            }
            for claim in &claims {
                self.claim(claim);
            }
            self.end_list(!claims.is_empty());
        }
        for chapter in record::chapters(sheet) {
            has_any = true;
            self.chapter(&chapter);
        }
        if !has_any {
            self.block(&[&line(sheet.words.get(Word::OutputEmpty))]);
        }
        self.block(&["---"]);
        let made = sheet.words.fill(
            Word::OutputMade,
            &[("generator", crate::GENERATOR), ("day", sheet.today)],
        );
        self.block(&[&line(&made)]);
        // One line's end at the end.
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
    }

    /// Brand, interview, how much is known, and when it was changed.
    fn facts(&mut self) {
        let sheet = self.sheet;
        let Tally { known, guesses } = sheet.tally();
        let changed = sheet.changed().map(sheet.format_day).unwrap_or_default();
        let told = if known + guesses > 0 {
            sheet.told()
        } else {
            String::new()
        };
        let brand = joined(&[&sheet.brand.logo_text, &sheet.brand.name]);
        for (word, text) in [
            (Word::OutputBrand, &brand),
            (Word::OutputInterview, &sheet.interview.name),
            (Word::OutputEvidence, &told),
            (Word::OutputChanged, &changed),
        ] {
            self.named("", word, text);
        }
        self.end_list(true);
    }

    /// A block of one line or several, with an empty line behind it.
    fn block(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
        self.out.push_str("\n\n");
    }

    /// The empty line behind a list.
    fn end_list(&mut self, was_any: bool) {
        if was_any {
            self.out.push('\n');
        }
    }

    /// An item of a list with a name and what somebody wrote; nothing where they wrote nothing.
    fn named(&mut self, indent: &str, word: Word, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.out.push_str(indent);
        self.out.push_str("- ");
        self.out.push_str(&line(self.sheet.words.get(word)));
        self.out.push_str(": ");
        said(text, &[indent, "  "].concat(), &mut self.out);
        self.out.push('\n');
    }

    fn claim(&mut self, claim: &Claim) {
        self.out.push_str("- ");
        if let Some(label) = &claim.label {
            self.out.push_str(&line(label));
            self.out.push_str(": ");
        }
        said(&claim.text, "  ", &mut self.out);
        if !claim.by.trim().is_empty() {
            self.out.push_str(" (");
            self.out.push_str(&line(&claim.by));
            self.out.push(')');
        }
        self.sign(claim.sign);
        self.out.push('\n');
        self.evidence("  ", &claim.evidence);
    }

    /// The word for how something is known; a guess stands out.
    fn sign(&mut self, sign: Option<Sign>) {
        let Some(sign) = sign else { return };
        let mark = if sign == Sign::Guess { "**" } else { "*" };
        for part in [" · ", mark, &line(self.sheet.sign(sign)), mark] {
            self.out.push_str(part);
        }
    }

    fn evidence(&mut self, indent: &str, evidence: &[Evidence]) {
        for piece in evidence {
            let (kind, facts) = self.sheet.evidence(piece);
            self.out.push_str(indent);
            self.out.push_str("- ");
            self.out.push_str(&line(kind));
            if !piece.note.trim().is_empty() {
                self.out.push_str(": ");
                said(&piece.note, &[indent, "  "].concat(), &mut self.out);
            }
            if !facts.is_empty() {
                self.out.push_str(" (");
                self.out.push_str(&line(&facts));
                self.out.push(')');
            }
            self.out.push('\n');
        }
    }

    fn quote(&mut self, is_claim: bool, quote: &Quote) {
        self.out.push_str("> ");
        said(&quote.words, "> ", &mut self.out);
        let by = joined(&[&quote.who, &quote.place]);
        self.out.push_str("\n>\n> — ");
        if by.is_empty() {
            self.out
                .push_str(&line(self.sheet.words.get(Word::OutputUnnamed)));
        } else {
            self.out.push_str(&line(&by));
        }
        self.sign(is_claim.then(|| Sign::of(&quote.evidence)));
        self.out.push_str("\n\n");
        self.evidence("", &quote.evidence);
        self.end_list(!quote.evidence.is_empty());
    }

    fn journey(&mut self, (question, moments): &Journey<'_>) {
        for (index, moment) in moments.iter().enumerate() {
            self.moment(
                index + 1,
                journey::title(&question.kind, moment),
                moment,
                question.claim,
            );
        }
        self.end_list(true);
    }

    fn moment(&mut self, number: usize, title: &str, moment: &Moment, is_claim: bool) {
        let number = number.to_string();
        let indent = " ".repeat(number.len() + 2);
        let feeling = self.sheet.words.get(super::super::brief::feeling(moment.feeling));
        for part in [&number, ". **", &line(title), "** — ", &line(feeling)] {
            self.out.push_str(part);
        }
        self.sign(is_claim.then(|| Sign::of(&moment.evidence)));
        self.out.push('\n');
        // A moment without a title is called by what happened, which need not be told twice.
        if moment.what.trim() != title {
            self.named(&indent, Word::BriefHappened, &moment.what);
        }
        self.named(&indent, Word::BriefWhere, &moment.place);
        self.named(&indent, Word::BriefNearly, &moment.nearly);
        self.evidence(&indent, &moment.evidence);
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.block(&["## ", &line(self.sheet.words.get(chapter.heading))]);
        for entry in &chapter.entries {
            let mut facts = entry.facts.as_slice();
            let kind = line(&entry.kind);
            self.out.push_str("- ");
            match (kind.is_empty(), entry.said.trim().is_empty(), facts.split_first()) {
                // What says nothing of itself begins with its first fact.
                (true, true, Some(((word, text), rest))) => {
                    self.out.push_str(&line(self.sheet.words.get(*word)));
                    self.out.push_str(": ");
                    said(text, "  ", &mut self.out);
                    facts = rest;
                }
                (false, true, _) => self.out.push_str(&kind),
                (no_kind, ..) => {
                    self.out.push_str(&kind);
                    self.out.push_str(if no_kind { "" } else { ": " });
                    said(&entry.said, "  ", &mut self.out);
                }
            }
            self.out.push('\n');
            for (word, text) in facts {
                self.named("  ", *word, text);
            }
        }
        self.end_list(true);
    }

    fn test(&mut self, test: &Test) {
        let mut what = String::new();
        if let Some(kind) = test.kind {
            what.push_str(&line(self.sheet.words.get(test_word(kind))));
            what.push_str(": ");
        }
        said(&test.what, "", &mut what);
        self.block(&[&what]);
        let day = test.date.map(self.sheet.format_day).unwrap_or_default();
        for (word, text) in [
            (Word::BriefFor, &test.audience),
            (Word::BriefWorkedIf, &test.sign),
            (Word::BriefBy, &day),
        ] {
            self.named("", word, text);
        }
        let is_listed = !test.audience.trim().is_empty() || !test.sign.trim().is_empty() || !day.is_empty();
        self.end_list(is_listed);
    }
}

/// A text on one line that is nothing but text.
pub(in crate::domain) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for part in lines(text).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        escape(part, &mut out);
    }
    out
}

/// A text of several lines that is nothing but text and stays within a block whose lines begin with `indent`: a line ends in a
/// hard break, an empty line begins a paragraph.
fn said(text: &str, indent: &str, out: &mut String) {
    let (mut is_first, mut is_paragraph) = (true, false);
    for part in lines(text) {
        if part.is_empty() {
            is_paragraph = !is_first;
            continue;
        }
        if !is_first {
            out.push_str(if is_paragraph { "\n" } else { "\\\n" });
            if is_paragraph {
                out.push_str(indent.trim_end());
                out.push('\n');
            }
            out.push_str(indent);
        }
        escape(part, out);
        (is_first, is_paragraph) = (false, false);
    }
}

/// Writes one line so that no reader of `CommonMark`, nor of its common extensions (tables, struck words, footnotes, formulas,
/// links without brackets), finds markup in it. A backslash before ASCII punctuation makes it a plain character
/// (`CommonMark` 0.31, section 2.4).
fn escape(line: &str, out: &mut String) {
    let line: String = line
        .chars()
        .filter(|letter| !letter.is_control() || *letter == '\t')
        .collect();
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut before = ' ';
    for (index, letter) in line.char_indices() {
        let rest = line.get(index..).unwrap_or_default();
        let is_marked = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '<' | '>' | '#' | '|' | '~' | '&' | '$'
            | '^' | '@' => true,
            // Lists, headings and rules begin a line, and so do the underlines of headings.
            '-' | '+' | '=' | ':' if index == 0 => true,
            '.' | ')' if digits > 0 && index == digits => true,
            ':' => rest.starts_with("://"),
            '.' => before.eq_ignore_ascii_case(&'w') && line.get(..index).is_some_and(ends_in_www),
            _ => false,
        };
        if is_marked {
            out.push('\\');
        }
        // A tab at a line's beginning would make code; within it, it is a space.
        out.push(if letter == '\t' { ' ' } else { letter });
        before = letter;
    }
}

fn ends_in_www(text: &str) -> bool {
    text.len() >= 3
        && text
            .get(text.len() - 3..)
            .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_text_and_stays_readable() {
        for (text, written) in [
            ("Picks up the lamp", "Picks up the lamp"),
            (
                "don’t, can't: \"so\" (well) 3.5 – 4",
                "don’t, can't: \"so\" (well) 3.5 – 4",
            ),
            ("# a", "\\# a"),
            ("- a - b", "\\- a - b"),
            ("+ a", "\\+ a"),
            ("12. a 3. b", "12\\. a 3. b"),
            ("12) a", "12\\) a"),
            ("> a", "\\> a"),
            ("=== a", "\\=== a"),
            (
                "*a* _b_ `c` <d> [e](f) ![g](h)",
                "\\*a\\* \\_b\\_ \\`c\\` \\<d\\> \\[e\\](f) !\\[g\\](h)",
            ),
            (
                "a | b ~~c~~ $d$ &amp; {e} ^f^",
                "a \\| b \\~\\~c\\~\\~ \\$d\\$ \\&amp; \\{e\\} \\^f\\^",
            ),
            (
                "see https://a.b or www.a.b or a@b.c",
                "see https\\://a.b or www\\.a.b or a\\@b.c",
            ),
            ("a\\", "a\\\\"),
            ("\u{0}a\tb", "a b"),
        ] {
            assert_eq!(line(text), written);
        }
    }

    #[test]
    fn several_lines_stay_in_their_item() {
        let mut out = String::from("- ");
        said("a\r\n- b\r\r\r# c\u{2028}d\n\n", "  ", &mut out);
        assert_eq!(out, "- a\\\n  \\- b\n\n  \\# c\\\n  d");
        let mut out = String::from("> ");
        said("a\n\n> b", "> ", &mut out);
        assert_eq!(out, "> a\n>\n> \\> b");
    }
}
