//! What is written about a persona beside its answers, in the words that texts tell it with.

use super::super::day::Day;
use super::super::format;
use super::super::record::{
    Check, ClaimRef, Decision, Measure, MeasureKind, PastTest, Review, Team, Verdict,
};
use super::super::words::{Word, form};
use super::{Sheet, joined};

/// Entries of one kind, oldest first.
pub struct Chapter {
    /// What they are.
    pub heading: Word,
    /// Never empty.
    pub entries: Vec<Entry>,
}

/// One test, check, measure, decision or review.
#[derive(Default)]
pub struct Entry {
    /// What it is, in our words; may be empty.
    pub kind: String,
    /// What it says, in the words of whoever wrote it; may be empty.
    pub said: String,
    /// More of it by name; texts are never blank.
    pub facts: Vec<(Word, String)>,
}

impl Entry {
    fn fact(&mut self, word: Word, text: &str) {
        if !text.trim().is_empty() {
            self.facts.push((word, text.trim().to_owned()));
        }
    }

    fn day(&mut self, sheet: &Sheet<'_>, word: Word, day: Option<Day>) {
        if let Some(day) = day {
            self.fact(word, &(sheet.format_day)(day));
        }
    }

    fn count(&mut self, word: Word, count: Option<u32>) {
        if let Some(count) = count {
            self.fact(word, &count.to_string());
        }
    }
}

/// Everything that is written beside the answers; chapters without entries are left out.
pub fn chapters(sheet: &Sheet<'_>) -> Vec<Chapter> {
    let record = format::record(sheet.persona);
    let closed = record.reviews.iter().filter(|review| review.date.is_some());
    let chapters = [
        (
            Word::OutputTests,
            record.tests.iter().map(|one| test(sheet, one)).collect(),
        ),
        (
            Word::OutputChecks,
            record.checks.iter().map(|one| check(sheet, one)).collect(),
        ),
        (
            Word::OutputMeasures,
            record.measures.iter().map(|one| measure(sheet, one)).collect(),
        ),
        (
            Word::OutputDecisions,
            record.decisions.iter().map(|one| decision(sheet, one)).collect(),
        ),
        (
            Word::OutputReviews,
            closed.map(|one| review(sheet, one)).collect::<Vec<_>>(),
        ),
    ];
    let mut filled = Vec::new();
    for (heading, mut entries) in chapters {
        entries.retain(|entry: &Entry| !entry.said.trim().is_empty() || !entry.facts.is_empty());
        if !entries.is_empty() {
            filled.push(Chapter { heading, entries });
        }
    }
    filled
}

/// The form of a word that an id names.
fn named(sheet: &Sheet<'_>, word: Word, id: &str) -> String {
    form(sheet.words.get(word), id).to_owned()
}

fn test(sheet: &Sheet<'_>, test: &PastTest) -> Entry {
    let mut entry = Entry {
        kind: test
            .kind
            .map(|kind| named(sheet, Word::OutputTried, kind.id()))
            .unwrap_or_default(),
        said: test.what.clone(),
        ..Entry::default()
    };
    entry.fact(Word::BriefFor, &test.audience);
    entry.fact(Word::BriefWorkedIf, &test.sign);
    entry.day(sheet, Word::BriefBy, test.date);
    entry.day(sheet, Word::OutputEnded, test.ended);
    entry.fact(
        Word::OutputResult,
        &named(sheet, Word::OutputResults, test.result.id()),
    );
    entry.count(Word::OutputResponded, test.responded);
    entry.fact(Word::BriefHappened, &test.happened);
    entry.fact(Word::OutputLearned, &test.learned);
    entry
}

fn texts(claims: &[ClaimRef]) -> String {
    let texts: Vec<&str> = claims
        .iter()
        .map(|claim| claim.text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("; ")
}

fn check(sheet: &Sheet<'_>, check: &Check) -> Entry {
    let mut entry = Entry {
        kind: named(sheet, Word::OutputCheckSources, check.source.id()),
        said: check.says.clone(),
        ..Entry::default()
    };
    entry.day(sheet, Word::OutputOn, check.date);
    entry.count(Word::OutputCount, check.count);
    entry.fact(Word::OutputConfirms, &texts(&check.confirms));
    entry.fact(Word::OutputContradicts, &texts(&check.contradicts));
    entry
}

fn measure(sheet: &Sheet<'_>, measure: &Measure) -> Entry {
    let kind = if measure.kind == MeasureKind::Own {
        String::new()
    } else {
        named(sheet, Word::OutputMeasureKinds, measure.kind.id())
    };
    let points: Vec<String> = measure
        .points
        .iter()
        .map(|point| {
            let (day, amount) = ((sheet.format_day)(point.date), point.amount.to_string());
            let number = [amount.as_str(), measure.unit.trim()].join(" ");
            [&day, ": ", number.trim()].concat()
        })
        .collect();
    let mut entry = Entry {
        kind,
        said: measure.name.clone(),
        ..Entry::default()
    };
    entry.fact(Word::OutputNumbers, &points.join("; "));
    entry
}

/// A team's name, or whoever it is in own words.
fn team(sheet: &Sheet<'_>, id: &str) -> String {
    if Team::from_id(id).is_some() {
        named(sheet, Word::OutputTeams, id)
    } else {
        id.to_owned()
    }
}

fn decision(sheet: &Sheet<'_>, decision: &Decision) -> Entry {
    let mut entry = Entry {
        said: decision.what.clone(),
        ..Entry::default()
    };
    entry.day(sheet, Word::OutputOn, decision.date);
    entry.fact(Word::OutputTeam, &team(sheet, decision.team.trim()));
    entry.fact(Word::OutputOutcome, &decision.outcome);
    entry
}

fn review(sheet: &Sheet<'_>, review: &Review) -> Entry {
    let mut entry = Entry {
        said: review.note.clone(),
        ..Entry::default()
    };
    entry.day(sheet, Word::OutputOn, review.date);
    let who: Vec<String> = review.who.iter().map(|who| team(sheet, who.trim())).collect();
    let who: Vec<&str> = who.iter().map(String::as_str).collect();
    entry.fact(Word::OutputTookPart, &joined(&who));
    let of = |verdict| {
        review
            .answers
            .iter()
            .filter(move |looked| looked.verdict == verdict)
    };
    let still = of(Verdict::Still).count();
    if still > 0 {
        entry.fact(Word::OutputStill, &still.to_string());
    }
    for looked in of(Verdict::Changed) {
        let changed = [looked.claim.text.trim(), looked.after.trim()].join(" → ");
        entry.fact(Word::OutputNowChanged, &changed);
    }
    for looked in of(Verdict::Unknown) {
        entry.fact(Word::OutputNowUnknown, &looked.claim.text);
    }
    entry.day(sheet, Word::OutputReview, review.next);
    entry
}
