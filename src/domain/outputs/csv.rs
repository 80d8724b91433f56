//! Several personas as a table for spreadsheet programs.
//!
//! Comma-separated values as in RFC 4180: lines end in CR LF, every cell is quoted, quotes within are doubled. A byte order mark
//! in front tells Excel that the text is UTF-8. A cell that a spreadsheet program would take for a formula has an apostrophe
//! before it (OWASP, "CSV Injection").

use super::super::interview::Section;
use super::super::persona::{Name, Sign};
use super::super::profile::{Claim, Tally};
use super::super::unseen::is_unseen;
use super::super::words::{Word, Words};
use super::{Sheet, joined, test_word};

/// The sections that have a column, in its order; what has columns of its own is left out, and what is said of name and face
/// stands with the background.
const SECTIONS: [Section; 18] = [
    Section::Background,
    Section::Does,
    Section::Belongs,
    Section::LightsUp,
    Section::Wants,
    Section::InTheWay,
    Section::Leaves,
    Section::Real,
    Section::Decides,
    Section::Journey,
    Section::Reach,
    Section::Words,
    Section::Gesture,
    Section::Sources,
    Section::Purpose,
    Section::Check,
    Section::Use,
    Section::Care,
];

/// The table: a line of headings, and one line a persona.
pub fn csv(words: &Words, personas: &[Sheet<'_>]) -> String {
    let mut out = String::from('\u{feff}');
    let nobody = Name::default();
    let mut headings: Vec<String> = [
        Word::OutputName,
        Word::OutputRole,
        Word::OutputInterview,
        Word::OutputFour,
        Word::SectionSummary,
    ]
    .map(|word| words.get(word).to_owned())
    .into();
    headings.extend(SECTIONS.map(|section| words.about(super::super::brief::heading(section), &nobody)));
    headings.push(words.about(Word::SectionQuote, &nobody));
    headings.extend(
        [
            Word::SectionTest,
            Word::OutputTestBy,
            Word::OutputReview,
            Word::OutputKnown,
            Word::OutputGuesses,
            Word::OutputChanged,
        ]
        .map(|word| words.get(word).to_owned()),
    );
    row(&headings, &mut out);
    for sheet in personas {
        row(&cells(sheet), &mut out);
    }
    out
}

fn cells(sheet: &Sheet<'_>) -> Vec<String> {
    let Name { name, epithet, .. } = sheet.persona.name();
    let items = |section| {
        let mut claims = sheet.claims(section);
        if section == Section::Background {
            claims.splice(0..0, sheet.claims(Section::Identity));
        }
        list(claims.iter().map(|claim| item(sheet, claim)))
    };
    let mut cells = vec![
        name,
        epithet,
        sheet.interview.name.clone(),
        sheet.one_of_four(),
        items(Section::Summary),
    ];
    cells.extend(SECTIONS.map(items));
    cells.push(items(Section::Quote));
    let tests = sheet.tests(Section::Test);
    cells.push(list(tests.iter().map(|test| {
        let kind = test.kind.map_or("", |kind| sheet.words.get(test_word(kind)));
        if kind.is_empty() {
            test.what.trim().to_owned()
        } else {
            [kind, ": ", test.what.trim()].concat()
        }
    })));
    // Days are written so that they can be sorted.
    let day = |day: Option<super::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    cells.push(day(tests.iter().find_map(|test| test.date)));
    cells.push(day(sheet.review()));
    let Tally { known, guesses } = sheet.tally();
    cells.extend([known, guesses].map(|count| count.to_string()));
    cells.push(day(sheet.changed()));
    cells
}

/// What a claim says, with its label, who said it, and a mark where it is a guess.
fn item(sheet: &Sheet<'_>, claim: &Claim) -> String {
    let mut text = claim.text.trim().to_owned();
    if let Some(label) = &claim.label {
        text = [label, ": ", &text].concat();
    }
    if !claim.by.trim().is_empty() {
        text = joined(&[&text, &claim.by]);
    }
    if claim.sign == Some(Sign::Guess) {
        text = [&text, " (", sheet.sign(Sign::Guess), ")"].concat();
    }
    text
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

fn row(cells: &[String], out: &mut String) {
    for (index, text) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        cell(text, out);
    }
    out.push_str("\r\n");
}

/// Whether nothing is seen of a letter where a cell begins.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || is_unseen(letter) || matches!(letter, '\u{200C}' | '\u{200D}')
}

fn cell(text: &str, out: &mut String) {
    out.push('"');
    // Programs pass over what cannot be seen before they look for a formula, and control characters are left out below.
    let shown = text.trim_start_matches(is_blank);
    if shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n'])
    {
        out.push('\'');
    }
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => out.push_str("\"\""),
            // Within a cell a line ends in LF alone, as spreadsheet programs write it themselves.
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\t' => out.push(letter),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        for (text, written) in [
            ("plain", "\"plain\""),
            ("a \"b\", c;\r\nd\re", "\"a \"\"b\"\", c;\nd\ne\""),
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\n=1\""),
            ("＝1", "\"'＝1\""),
            ("'=1", "\"'=1\""),
            ("a=1\0", "\"a=1\""),
            ("\0=1", "\"'=1\""),
            (" \u{feff}\u{200b}=1", "\"' \u{feff}\u{200b}=1\""),
            (" a=1", "\" a=1\""),
            ("", "\"\""),
        ] {
            let mut out = String::new();
            cell(text, &mut out);
            assert_eq!(out, written);
        }
    }
}
