//! The deep-dive sheet: for an hour in which a team goes through a persona together.
//!
//! What we know, the strongest first (two kinds of source before one); what contradicts; what we guess, with room for how to find out; what
//! matters and has no answer yet; what we will decide with it; notes. One page where all of it fits, else two: what is there to read on the
//! first, what is there to write on the second. Where a page has no room for all, the last of a list wait in the full record, and the list says how many.

use super::super::interview::Section;
use super::super::persona::{Brand, Evidence, Sign};
use super::super::profile::{self, Claim};
use super::super::record::{Check, CheckSource, ClaimRef, Record};
use super::super::words::Word;
use super::Brief;
use super::content::Content;
use super::layout::{self, balanced, serif_height, span_width, text_height, text_width, to_f32};
use super::page::{Page, sign_markup};
use super::strength::{kinds, strength};
use super::writer::{Writer, foot_pieces};

/// The page's margin in millimetres.
const MARGIN: f32 = 12.0;
/// Fonts differ; what just about fits with one may not with another.
const SLACK: f32 = 1.02;
/// What is tried, from large to small, in points.
const SIZES: [f32; 5] = [11.0, 10.5, 10.0, 9.5, 9.0];
/// From one line to write on to the next, and the least height of a row of a table to write in, in points: 8 and 7.5 millimetres.
const PITCH: f32 = 22.7;
const ROW: f32 = 21.3;
/// The fewest lines for notes.
const NOTES: usize = 2;
/// The most open questions: more than an hour has room for.
const OPEN_MAX: usize = 12;
/// The longest claim of a list, as a width in units of its size: about 270 letters. A longer one is a story, and waits in the full record.
const CLAIM_MAX: f32 = 150.0;

// Lengths in units of the size of type. The style sheet (style/deep-dive.css) takes them from here.
const LINE: f32 = 1.32;
const GAP: f32 = 0.9;
const ITEM: f32 = 0.22;
const FACE: f32 = 5.4;
const NAME: f32 = 1.9;
const FIELDS: f32 = 20.0;
const HEADING: f32 = 1.2;
const SMALL: f32 = 0.88;
/// Room for a sign.
const SIGN: f32 = 1.1;

/// Ids of the questions in which a team says in short what it knows, guesses and will decide, and which decision it is all for.
const WE_KNOW: &str = "we-know";
const WE_GUESS: &str = "we-guess";
const WE_DECIDE: &str = "we-decide";
const DECISION: &str = "decision";
/// The question for what was believed and turned out not to be so.
const DID_NOT_HOLD: &str = "did-not-hold";

/// One thing said, under the name of its question.
struct Said {
    label: String,
    text: String,
    by: String,
    evidence: Vec<Evidence>,
}

/// What stands against a claim.
struct Against {
    /// The claim, or what was believed.
    what: String,
    /// What says otherwise, and where it comes from; may be empty.
    says: String,
}

/// What stands on the sheet, all of it.
struct Matter {
    known: Vec<Said>,
    guesses: Vec<Said>,
    /// Claims too long for a list.
    long: usize,
    against: Vec<Against>,
    open: Vec<String>,
    we_know: Vec<String>,
    we_guess: Vec<String>,
    decision: Option<String>,
    decide: Vec<String>,
}

impl Matter {
    fn of(brief: &Brief<'_>, record: &Record) -> Self {
        let (interview, persona) = (brief.interview, brief.persona);
        let mut claims: Vec<Claim> = Section::ALL
            .iter()
            .flat_map(|section| super::content::claims(brief, *section))
            .filter(|claim| claim.sign.is_some())
            // The sentence about them is in the head.
            .filter(|claim| {
                claim.sign == Some(Sign::Guess)
                    || interview
                        .question(&claim.question)
                        .is_none_or(|question| question.section != Section::Summary)
            })
            .collect();
        claims.sort_by_key(|claim| core::cmp::Reverse(strength(claim)));
        let all = claims.len();
        claims.retain(|claim| text_width(&claim.text) <= CLAIM_MAX);
        let long = all - claims.len();
        let said = |claim: Claim| Said {
            label: interview
                .question(&claim.question)
                .map(|question| question.label.clone())
                .unwrap_or_default(),
            text: claim.text,
            by: claim.by,
            evidence: claim.evidence,
        };
        let (guesses, known): (Vec<Claim>, Vec<Claim>) = claims
            .into_iter()
            .partition(|claim| claim.sign == Some(Sign::Guess));
        let texts = |id: &str| -> Vec<String> {
            let answer = interview.question(id).zip(persona.answers.get(id));
            let claims = answer.map(|(question, answer)| profile::claims_of(question, answer));
            claims
                .unwrap_or_default()
                .into_iter()
                .map(|claim| claim.text)
                .collect()
        };
        let mut against: Vec<Against> = record
            .checks
            .iter()
            .flat_map(|check| check.contradicts.iter().map(move |claim| (check, claim)))
            .filter(|(_, claim)| stands(brief, claim))
            .map(|(check, claim)| Against {
                what: claim.text.clone(),
                says: says(brief, check),
            })
            .collect();
        against.extend(texts(DID_NOT_HOLD).into_iter().map(|what| Against {
            what,
            says: String::new(),
        }));
        // What matters for the page about them: claims, but for what is only background, and the one thing to try.
        let matters = |section: Section| {
            section.is_on_brief()
                && !matches!(
                    section,
                    Section::Background | Section::Identity | Section::Gesture
                )
        };
        let open = interview
            .lacking(persona)
            .filter(|question| matters(question.section) || question.id == DECISION)
            .map(|question| question.prompt.clone());
        Self {
            known: known.into_iter().map(said).collect(),
            guesses: guesses.into_iter().map(said).collect(),
            long,
            against,
            open: open.collect(),
            we_know: texts(WE_KNOW),
            we_guess: texts(WE_GUESS),
            decision: texts(DECISION).into_iter().next(),
            decide: texts(WE_DECIDE),
        }
    }
}

/// Whether an answer still says what a check found to be otherwise.
fn stands(brief: &Brief<'_>, claim: &ClaimRef) -> bool {
    let question = brief.interview.question(&claim.question);
    let answer = question.zip(brief.persona.answers.get(&claim.question));
    answer.is_some_and(|(question, answer)| {
        profile::claims_of(question, answer)
            .iter()
            .any(|one| one.text == claim.text.trim() || claim.text.trim().contains(&one.text))
    })
}

/// What a check says, where it comes from, how many and when.
fn says(brief: &Brief<'_>, check: &Check) -> String {
    let source = match check.source {
        CheckSource::Analytics => Word::SourceAnalytics,
        CheckSource::Survey => Word::SourceSurvey,
        CheckSource::Sales => Word::SourceSales,
        CheckSource::FollowUp => Word::SourceFollowUp,
        CheckSource::Team => Word::SourceTeam,
        CheckSource::Seen => Word::SourceSeen,
    };
    let source = brief.words.get(source).to_owned();
    let mut parts = vec![check.says.trim().to_owned(), source];
    parts.extend(check.count.map(|count| {
        brief
            .words
            .fill(Word::BriefCount, &[("count", &count.to_string())])
    }));
    parts.extend(check.date.map(|day| (brief.format_day)(day)));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// How much is shown, and in which size.
#[derive(Clone, Copy)]
struct Plan {
    /// In points.
    size: f32,
    /// Whether each known claim is followed by what it rests on.
    notes: bool,
    known: usize,
    guesses: usize,
    open: usize,
    /// Whether what contradicts stands on the first page; else on the second.
    against: bool,
    /// Lines to write on beside those that are always there, where there is room to spare.
    lines: usize,
}

/// Which parts stand on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sheet {
    /// What there is to read.
    First,
    /// What there is to write.
    Second,
    /// Both.
    Only,
}

impl Sheet {
    fn reads(self) -> bool {
        self != Self::Second
    }

    fn writes(self) -> bool {
        self != Self::First
    }

    fn contradicts(self, plan: Plan) -> bool {
        self == Self::Only || (self == Self::First) == plan.against
    }
}

/// The whole document.
pub fn document(brief: &Brief<'_>, record: &Record) -> String {
    let matter = Matter::of(brief, record);
    let content = Content::of(brief);
    let pages = plan(brief, &content, &matter);
    let page = Page {
        out: String::with_capacity(48_000),
        words: brief.words,
    };
    let mut writer = Writer { brief, page };
    let title = brief
        .words
        .fill(Word::DeepTitleOf, &[("name", &writer.title(&content.name))]);
    writer.begin(&title);
    let (width, height) = inner(brief);
    let millimetres = 25.4 / 72.0;
    writer.declares(
        MARGIN,
        &[
            ("size", 10.0, "pt"),
            ("line", LINE, ""),
            ("item", ITEM, "em"),
            ("gutter", layout::GUTTER, "em"),
            ("indent", SIGN, "em"),
            ("heading", HEADING, "em"),
            ("margin", MARGIN, "mm"),
            ("width", width * millimetres, "mm"),
            ("height", height * millimetres - 0.4, "mm"),
            ("space", GAP, "em"),
            ("portrait", FACE, "em"),
            ("called", NAME, "em"),
            ("fields", FIELDS, "em"),
            ("small", SMALL, "em"),
            ("pitch", PITCH * millimetres, "mm"),
            ("table-row", ROW * millimetres, "mm"),
        ],
    );
    writer.page.raw(include_str!("../../../style/deep-dive.css"));
    // Sizes go into the style element and not into attributes, which many a page's policy forbids.
    for (index, (_, plan, _)) in pages.iter().enumerate() {
        let page = &mut writer.page;
        page.raw("#d");
        page.raw(&(index + 1).to_string());
        page.raw("{--type:");
        super::super::journey::push_number(plan.size, &mut page.out);
        page.raw("pt}\n");
    }
    writer.page.raw("</style></head><body><main class=\"dive\">");
    for (index, (sheet, plan, fits)) in pages.iter().enumerate() {
        let page = &mut writer.page;
        page.raw(if *fits {
            "<section class=\"leaf\" id=\"d"
        } else {
            "<section class=\"leaf flowing\" id=\"d"
        });
        page.raw(&(index + 1).to_string());
        page.raw("\">");
        leaf(&mut writer, &content, &matter, *sheet, *plan);
        foot(&mut writer, &content, index + 1, pages.len());
        writer.page.raw("</section>");
    }
    writer.page.raw("</main></body></html>\n");
    writer.page.out
}

/// Width and height in points between the margins of the smallest sheet the paper may turn out to be.
fn inner(brief: &Brief<'_>) -> (f32, f32) {
    let margins = MARGIN * 2.0 * 72.0 / 25.4;
    let sheets = brief.paper.sheets();
    let least = |of: fn(&(f32, f32)) -> f32| sheets.iter().map(of).fold(f32::MAX, f32::min) - margins;
    (least(|(width, _)| *width), least(|(_, height)| *height))
}

/// The pages: what stands on each, how, and whether it fits.
fn plan(brief: &Brief<'_>, content: &Content<'_>, matter: &Matter) -> Vec<(Sheet, Plan, bool)> {
    let (_, height) = inner(brief);
    let reckoning = Reckoning {
        brief,
        content,
        matter,
        title: [&*content.name.name, ", ", &content.name.epithet].concat(),
    };
    // The first plan with which the page fits, with its room to spare as lines to write on.
    let fits = |sheet, plans: &mut dyn Iterator<Item = Plan>| {
        for plan in plans {
            let spare = height - reckoning.height(sheet, plan) * SLACK;
            if spare >= 0.0 {
                return Some(Plan {
                    lines: whole(spare / PITCH),
                    ..plan
                });
            }
        }
        None
    };
    let all = |size, notes| Plan {
        size,
        notes,
        known: usize::MAX,
        guesses: usize::MAX,
        open: OPEN_MAX,
        against: true,
        lines: 0,
    };
    // One page, if that does not make the type small.
    let mut only = [(10.5, OPEN_MAX), (10.0, OPEN_MAX), (10.0, 8), (10.0, 6)]
        .into_iter()
        .map(|(size, open)| Plan {
            open,
            ..all(size, true)
        });
    if let Some(plan) = fits(Sheet::Only, &mut only) {
        return vec![(Sheet::Only, plan, true)];
    }
    let with_notes = SIZES.map(|size| all(size, true));
    let without = SIZES.map(|size| all(size, false));
    // The strongest stay.
    let count = matter.known.len();
    let fewer = (1..count)
        .rev()
        .step_by((count / 24).max(1))
        .chain([1])
        .map(|known| Plan {
            known,
            ..all(9.0, false)
        });
    // Before anything is left out, what contradicts moves to the page for writing.
    let apart = |plan| Plan {
        against: false,
        ..plan
    };
    let closer = without.map(apart).into_iter().chain(fewer.map(apart));
    let first = fits(
        Sheet::First,
        &mut with_notes.into_iter().chain(without).chain(closer),
    );
    let against = first.is_none_or(|plan| plan.against);
    let caps = [
        (usize::MAX, OPEN_MAX),
        (usize::MAX, 8),
        (usize::MAX, 6),
        (14, 6),
        (12, 4),
        (10, 4),
        (8, 4),
        (6, 3),
        (4, 2),
        (2, 1),
        (1, 1),
    ];
    let mut second = caps.into_iter().flat_map(|(guesses, open)| {
        SIZES.into_iter().skip(1).map(move |size| Plan {
            guesses,
            open,
            against,
            ..all(size, true)
        })
    });
    let second = fits(Sheet::Second, &mut second);
    // What does not fit however it is set flows on, in easy type.
    let or_flows = |sheet, plan: Option<Plan>| {
        let is_there = plan.is_some();
        (sheet, plan.unwrap_or_else(|| all(10.0, true)), is_there)
    };
    vec![or_flows(Sheet::First, first), or_flows(Sheet::Second, second)]
}

/// How many whole lines there are; a page has few.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is left of a page is not negative and small"
)]
fn whole(lines: f32) -> usize {
    lines as usize
}

/// Reckons how much room a page needs.
struct Reckoning<'a> {
    brief: &'a Brief<'a>,
    content: &'a Content<'a>,
    matter: &'a Matter,
    /// Name and epithet.
    title: String,
}

impl Reckoning<'_> {
    /// In points.
    fn height(&self, sheet: Sheet, plan: Plan) -> f32 {
        let (points, _) = inner(self.brief);
        let (width, matter) = (points / plan.size, self.matter);
        // In units of the size of type, and in lines and rows to write in, which do not shrink with it.
        let (mut type_height, mut room) = (0.0, 0.0);
        let heading = |text: &str, width: f32| serif_height(text, width, HEADING, 1.2) + 0.3 + GAP;
        let half = span_width(width, 3);
        if sheet.reads() {
            let beside = width - FACE - FIELDS - layout::GUTTER * 2.0;
            let mut head = serif_height(&self.content.name.name, beside, NAME, 1.1)
                + serif_height(&self.content.name.epithet, beside, 1.15, 1.25);
            head += self
                .content
                .summary
                .iter()
                .map(|claim| text_height(&["mm ", &claim.text].concat(), beside, 1.0, LINE))
                .sum::<f32>();
            head += text_height(self.brief.words.get(Word::DeepTitle), beside, SMALL, 1.4);
            type_height += head.max(FACE).max(PITCH * 2.0 / plan.size) + 0.6;

            type_height += heading("Know", width);
            type_height += in_short(&matter.we_know, width);
            if matter.known.is_empty() {
                type_height += LINE;
                room += PITCH * 3.0;
            }
            for group in groups(matter, plan.known) {
                let heights: Vec<f32> = group.1.iter().map(|said| known(said, half, plan.notes)).collect();
                type_height += 1.9 + balanced(&heights, 2);
            }
            if hidden(matter, plan.known) > 0 {
                type_height += LINE;
            }
        }
        if sheet.contradicts(plan) {
            type_height += heading("Against", width);
            for one in &matter.against {
                type_height += text_height(&[&one.what, " mm "].concat(), width - SIGN, 1.0, LINE) + ITEM;
                type_height += text_height(&[&one.says, " mmmmmmmm "].concat(), width - SIGN, 1.0, LINE);
            }
            if matter.against.is_empty() {
                type_height += LINE;
                room += PITCH * 2.0;
            }
        }
        if sheet == Sheet::Second {
            let title = [self.brief.words.get(Word::DeepTitle), " m ", &self.title].concat();
            type_height += text_height(&title, width / SMALL, 1.0, 1.4) * SMALL;
        }
        if sheet.writes() {
            type_height += heading("Guess", width) + in_short(&matter.we_guess, width);
            if matter.guesses.is_empty() {
                type_height += LINE;
                room += PITCH * 2.0;
            }
            let left = width * 0.56 - layout::GUTTER - SIGN;
            for said in matter.guesses.iter().take(plan.guesses) {
                let text = text_height(&written(said), left, 1.0, LINE) * plan.size + 5.0;
                room += text.max(ROW);
            }
            if matter.guesses.len() > plan.guesses {
                type_height += LINE;
            }

            type_height += heading("Open", width);
            let shown: Vec<&String> = matter.open.iter().take(plan.open).collect();
            for pair in shown.chunks(2) {
                let height = |text: &&String| text_height(text, half, 1.0, LINE);
                type_height += pair.iter().map(height).fold(0.0, f32::max) + 0.3;
                room += PITCH * 0.9;
            }
            if shown.is_empty() {
                type_height += LINE;
                room += PITCH * 2.0;
            }
            if matter.open.len() > plan.open {
                type_height += LINE;
            }

            type_height += heading("Decide", width);
            if let Some(decision) = &matter.decision {
                let label = self.brief.words.get(Word::DeepDecision);
                type_height += text_height(&[label, " ", decision].concat(), width, 1.0, LINE) + 0.2;
            }
            for text in &matter.decide {
                type_height += text_height(text, width - SIGN, 1.0, LINE) + ITEM;
            }
            type_height += SMALL * 1.6;
            room += ROW * 3.0;
            type_height += heading("Notes", width);
            room += PITCH * to_f32(NOTES);
        }
        let pieces = foot_pieces(self.brief, self.content);
        let foot = pieces.into_iter().chain([8.0]);
        type_height += layout::run_lines(foot, 1.2, width / SMALL) * SMALL * LINE + 0.9;
        type_height * plan.size + room
    }
}

fn in_short(texts: &[String], width: f32) -> f32 {
    if texts.is_empty() {
        return 0.0;
    }
    text_height(&["In short: mm ", &texts.join(" · ")].concat(), width, 1.0, LINE) + 0.3
}

/// Known claims from two kinds of source or more, and those from one, as many as are shown.
fn groups(matter: &Matter, most: usize) -> impl Iterator<Item = (Word, Vec<&Said>)> {
    let shown: Vec<&Said> = matter.known.iter().take(most).collect();
    let (findings, anecdotes): (Vec<&Said>, Vec<&Said>) =
        shown.into_iter().partition(|said| kinds(&said.evidence) > 1);
    [(Word::DeepFindings, findings), (Word::DeepAnecdotes, anecdotes)]
        .into_iter()
        .filter(|(_, group)| !group.is_empty())
}

/// How many claims stand in the full record alone.
fn hidden(matter: &Matter, most: usize) -> usize {
    matter.known.len().saturating_sub(most) + matter.long
}

/// A claim as it stands, to be measured.
fn written(said: &Said) -> String {
    [&said.label, " m ", &said.text, " ", &said.by].concat()
}

/// What a claim rests on, in a line.
fn rests_on(evidence: &[Evidence]) -> String {
    let notes: Vec<&str> = evidence
        .iter()
        .map(|piece| piece.note.trim())
        .filter(|note| !note.is_empty())
        .collect();
    notes.join(" · ")
}

fn known(said: &Said, width: f32, notes: bool) -> f32 {
    // A sign is about as wide as an m; the first hangs before the text.
    let signs = "m".repeat(kinds(&said.evidence).saturating_sub(1));
    let text = [signs, written(said)].concat();
    let rests_on = rests_on(&said.evidence);
    let below = if notes && !rests_on.is_empty() {
        text_height(&rests_on, (width - SIGN) / SMALL, 1.0, LINE) * SMALL
    } else {
        0.0
    };
    // Columns have many short texts, whose widths are reckoned a little generously.
    text_height(&text, (width - SIGN) * 1.03, 1.0, LINE) + below + ITEM
}

/// Writes one page.
fn leaf(writer: &mut Writer<'_>, content: &Content<'_>, matter: &Matter, sheet: Sheet, plan: Plan) {
    if sheet.reads() {
        head(writer, content);
        what_we_know(writer, matter, plan);
    } else {
        let title = writer.title(&content.name);
        let page = &mut writer.page;
        page.raw("<p class=\"running\">");
        page.word("span", "", Word::DeepTitle);
        page.raw(" · ");
        page.said(&title);
        page.raw("</p>");
    }
    if sheet.contradicts(plan) {
        // Where the notes are on another page, what is to spare goes to what somebody may have seen.
        let spare = if sheet == Sheet::First {
            plan.lines.min(5)
        } else {
            0
        };
        what_contradicts(writer, matter, spare);
    }
    if sheet.writes() {
        what_we_guess(writer, matter, plan);
        open_questions(writer, matter, plan);
        what_we_decide(writer, matter);
        let page = &mut writer.page;
        page.raw("<section class=\"notes\">");
        page.word("h2", "", Word::DeepNotes);
        for _ in 0..plan.lines + NOTES {
            page.raw("<div class=\"line\"></div>");
        }
        page.raw("</section>");
    }
}

fn head(writer: &mut Writer<'_>, content: &Content<'_>) {
    writer.page.raw("<header class=\"head\"><div class=\"face\">");
    writer.page.raw(writer.brief.portrait);
    writer.page.raw("</div><div class=\"who\">");
    writer.page.word("p", "kicker", Word::DeepTitle);
    writer.called(&content.name);
    for claim in &content.summary {
        writer.claim("p", "summary", claim, true);
    }
    writer.page.raw("</div><div class=\"fields\">");
    for word in [Word::WorksheetDate, Word::DeepWho] {
        writer.page.raw("<p class=\"line\">");
        writer.page.word("span", "label", word);
        writer.page.raw("</p>");
    }
    writer.page.raw("</div></header>");
}

fn what_we_know(writer: &mut Writer<'_>, matter: &Matter, plan: Plan) {
    writer.page.raw("<section class=\"know\">");
    writer.page.word("h2", "", Word::DeepKnow);
    in_short_of(&mut writer.page, &matter.we_know);
    if matter.known.is_empty() {
        empty(&mut writer.page, Word::DeepKnowNothing, 3);
    }
    for (word, group) in groups(matter, plan.known) {
        let page = &mut writer.page;
        page.word("h3", "", word);
        page.raw("<ul class=\"claims columns-2\">");
        for said in group {
            page.raw("<li><div>");
            for sign in Sign::ALL.iter().filter(|sign| {
                **sign != Sign::Guess && said.evidence.iter().any(|piece| piece.kind.sign() == **sign)
            }) {
                let markup = sign_markup(*sign, page.words);
                page.raw(&markup);
            }
            words_of(page, said);
            page.raw("</div>");
            if plan.notes {
                page.saying("p", "rests-on", &rests_on(&said.evidence));
            }
            page.raw("</li>");
        }
        page.raw("</ul>");
    }
    more(writer, Word::DeepMore, hidden(matter, plan.known));
    writer.page.raw("</section>");
}

fn what_contradicts(writer: &mut Writer<'_>, matter: &Matter, spare: usize) {
    let page = &mut writer.page;
    page.raw("<section class=\"against\">");
    page.word("h2", "", Word::DeepContradicts);
    if matter.against.is_empty() {
        empty(page, Word::DeepContradictsNothing, 2 + spare);
    } else {
        page.raw("<ul class=\"dashes\">");
        for one in &matter.against {
            page.raw("<li>");
            page.said(&one.what);
            if !one.says.is_empty() {
                page.raw("<p class=\"rests-on\">");
                page.word("span", "label", Word::DeepAgainst);
                page.said(&one.says);
                page.raw("</p>");
            }
            page.raw("</li>");
        }
        page.raw("</ul>");
        for _ in 0..spare {
            page.raw("<div class=\"line\"></div>");
        }
    }
    page.raw("</section>");
}

fn what_we_guess(writer: &mut Writer<'_>, matter: &Matter, plan: Plan) {
    let page = &mut writer.page;
    page.raw("<section class=\"guesses\">");
    page.word("h2", "", Word::DeepGuess);
    in_short_of(page, &matter.we_guess);
    if matter.guesses.is_empty() {
        empty(page, Word::DeepGuessNothing, 2);
    } else {
        // The heading of the column to write in stands once, beside that of the section.
        page.word("p", "find-out", Word::DeepFindOut);
        page.raw("<ul class=\"table\">");
        for said in matter.guesses.iter().take(plan.guesses) {
            page.raw("<li><div>");
            page.sign(Sign::Guess);
            words_of(page, said);
            page.raw("</div></li>");
        }
        page.raw("</ul>");
    }
    more(
        writer,
        Word::DeepMore,
        matter.guesses.len().saturating_sub(plan.guesses),
    );
    writer.page.raw("</section>");
}

fn open_questions(writer: &mut Writer<'_>, matter: &Matter, plan: Plan) {
    let page = &mut writer.page;
    page.raw("<section class=\"open\">");
    page.word("h2", "", Word::DeepOpen);
    if matter.open.is_empty() {
        empty(page, Word::DeepOpenNothing, 2);
    } else {
        page.raw("<ul class=\"asked\">");
        for prompt in matter.open.iter().take(plan.open) {
            page.raw("<li>");
            page.said(prompt);
            page.raw("<div class=\"line\"></div></li>");
        }
        page.raw("</ul>");
    }
    more(
        writer,
        Word::DeepMoreQuestions,
        matter.open.len().saturating_sub(plan.open),
    );
    writer.page.raw("</section>");
}

fn what_we_decide(writer: &mut Writer<'_>, matter: &Matter) {
    let page = &mut writer.page;
    page.raw("<section class=\"decide\">");
    page.word("h2", "", Word::DeepDecide);
    if let Some(decision) = &matter.decision {
        page.raw("<p>");
        page.word("span", "label", Word::DeepDecision);
        page.said(decision);
        page.raw("</p>");
    }
    if !matter.decide.is_empty() {
        page.raw("<ul class=\"dashes\">");
        for text in &matter.decide {
            page.saying("li", "", text);
        }
        page.raw("</ul>");
    }
    page.raw("<table><thead><tr>");
    for word in [Word::DeepDecided, Word::DeepDoes, Word::DeepUntil] {
        page.word("th", "", word);
    }
    page.raw("</tr></thead><tbody>");
    for _ in 0..3 {
        page.raw("<tr><td></td><td></td><td></td></tr>");
    }
    page.raw("</tbody></table></section>");
}

fn foot(writer: &mut Writer<'_>, content: &Content<'_>, number: usize, of: usize) {
    writer.page.raw("<footer class=\"foot\">");
    if content.tally.known + content.tally.guesses > 0 {
        writer.legend(content.tally);
    }
    if let Some(day) = content.review {
        let day = writer.brief.look_again(day);
        writer.page.element("p", "", &day);
    }
    let (number, of) = (number.to_string(), of.to_string());
    let Brand { name, .. } = writer.brief.brand;
    let sheet = writer
        .brief
        .words
        .fill(Word::WorksheetSheet, &[("n", &number), ("of", &of)]);
    let page = &mut writer.page;
    page.raw("<p>");
    if !name.trim().is_empty() {
        page.said(name.trim());
        page.raw(" · ");
    }
    page.text(&sheet);
    page.raw("</p></footer>");
}

/// What a claim says, under the name of its question.
fn words_of(page: &mut Page<'_>, said: &Said) {
    page.saying("span", "label", &said.label);
    page.raw(" ");
    page.saying("span", "", &said.text);
    if !said.by.is_empty() {
        page.raw(" ");
        page.saying("span", "by", &said.by);
    }
}

/// What the team itself says in short.
fn in_short_of(page: &mut Page<'_>, texts: &[String]) {
    if !texts.is_empty() {
        page.raw("<p class=\"in-short\">");
        page.word("span", "label", Word::DeepInShort);
        page.said(&texts.join(" · "));
        page.raw("</p>");
    }
}

/// A question in place of what there is not, and lines to answer it on.
fn empty(page: &mut Page<'_>, word: Word, lines: usize) {
    page.word("p", "nothing", word);
    for _ in 0..lines {
        page.raw("<div class=\"line\"></div>");
    }
}

/// How many more there are elsewhere.
fn more(writer: &mut Writer<'_>, word: Word, count: usize) {
    if count > 0 {
        let words = writer.brief.words.fill(word, &[("n", &count.to_string())]);
        writer.page.element("p", "more", &words);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::format;
    use super::super::super::interview::Interview;
    use super::super::super::persona::{EvidenceKind, Item, Persona, Value};
    use super::super::super::words::Words;
    use super::super::{Direction, Extent, Look, Paper};
    use super::*;

    const PACKS: [(&str, &str); 3] = [
        (
            include_str!("../../../interviews/community.en.json"),
            include_str!("../../../examples/community.en.json"),
        ),
        (
            include_str!("../../../interviews/customer.en.json"),
            include_str!("../../../examples/customer.en.json"),
        ),
        (
            include_str!("../../../interviews/research.en.json"),
            include_str!("../../../examples/research.en.json"),
        ),
    ];

    fn example(index: usize) -> (Interview, Persona) {
        let (pack, file) = PACKS[index];
        let mut file = format::read_file(file.as_bytes()).unwrap();
        (format::read_interview(pack).unwrap(), file.personas.remove(0))
    }

    fn brief<'a>(
        interview: &'a Interview,
        persona: &'a Persona,
        brand: &'a Brand,
        paper: Paper,
    ) -> Brief<'a> {
        Brief {
            interview,
            persona,
            brand,
            words: &Words::ENGLISH,
            portrait: "<svg></svg>",
            today: "22 November 2026",
            format_day: &|day| format!("<{day}>"),
            look: Look::Plain,
            extent: Extent::Page,
            direction: Direction::LeftToRight,
            paper,
        }
    }

    /// The text between a heading and the next.
    fn part<'a>(html: &'a str, heading: &str) -> &'a str {
        let (_, rest) = html.split_once(&format!("<h2>{heading}</h2>")).unwrap();
        rest.split("<h2").next().unwrap()
    }

    #[test]
    fn every_claim_stands_where_it_belongs_or_is_counted() {
        for index in 0..PACKS.len() {
            let (interview, persona) = example(index);
            for paper in [Paper::Any, Paper::A4, Paper::Letter] {
                let brand = Brand::default();
                let brief = brief(&interview, &persona, &brand, paper);
                let html = document(&brief, &Record::default());
                let matter = Matter::of(&brief, &Record::default());
                assert!(matter.known.len() > 20 && !matter.guesses.is_empty());
                assert!(!html.contains("leaf flowing"), "{} {paper:?}", interview.id);
                let (know, guess) = (part(&html, "What we know"), part(&html, "What we guess"));
                let shown = know.matches("<li>").count();
                let more = know
                    .split_once("<p class=\"more\">")
                    .and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
                assert_eq!(
                    shown + more.unwrap_or(0),
                    matter.known.len() + matter.long,
                    "{} {paper:?}",
                    interview.id
                );
                assert!(shown > 25, "{} {paper:?} shows {shown}", interview.id);
                assert_eq!(guess.matches("<li>").count(), matter.guesses.len());
                // Two kinds of source come before one.
                let order: Vec<usize> = matter.known.iter().map(|said| kinds(&said.evidence)).collect();
                assert!(order.windows(2).all(|pair| pair[0] >= pair[1]), "{order:?}");
                assert!(know.find("From two kinds of source or more") < know.find("From one kind of source"));
            }
        }
    }

    #[test]
    fn what_the_team_said_stands_where_it_is_talked_about() {
        for (index, heading, text) in [
            (2, "What we know", "They stop at import, not at the price"),
            (2, "What we guess", "They pass the table on"),
            (
                2,
                "What we will decide with it",
                "Moving-over help or price, by 15 January",
            ),
            (
                2,
                "What we will decide with it",
                "does spring go into help with moving over",
            ),
            (
                1,
                "What contradicts",
                "Believed price held them back; it was matching",
            ),
            (0, "What contradicts", "Nothing is written down so far."),
            (0, "What we will decide with it", "Who does it"),
        ] {
            let (interview, persona) = example(index);
            let brand = Brand::default();
            let html = document(
                &brief(&interview, &persona, &brand, Paper::Any),
                &Record::default(),
            );
            assert!(part(&html, heading).contains(text), "{index} {heading}");
        }
    }

    #[test]
    fn a_check_against_a_claim_that_still_stands_is_shown() {
        let (interview, persona) = example(0);
        let brand = Brand::default();
        let brief = brief(&interview, &persona, &brand, Paper::A4);
        let text = match persona.value("walks-away") {
            Some(Value::List(items)) => items[0].text.clone(),
            _ => String::new(),
        };
        for (text, is_shown) in [(text, true), ("Something they no longer say".to_owned(), false)] {
            let check = Check {
                says: "Four joined at the desk and stayed".into(),
                count: Some(4),
                contradicts: vec![ClaimRef {
                    question: "walks-away".into(),
                    item: "walks-away-1".into(),
                    text,
                }],
                ..Check::default()
            };
            let record = Record {
                checks: vec![check],
                ..Record::default()
            };
            let html = document(&brief, &record);
            let against = part(&html, "What contradicts");
            assert_eq!(
                against.contains("Four joined at the desk and stayed · The team · 4 in all"),
                is_shown,
                "{against}"
            );
        }
    }

    #[test]
    fn a_persona_with_little_has_one_page_and_one_with_too_much_says_what_is_elsewhere() {
        let (interview, mut persona) = example(0);
        let brand = Brand::default();
        let empty = Persona::default();
        let html = document(&brief(&interview, &empty, &brand, Paper::Any), &Record::default());
        for text in [
            "Deep dive: Somebody you know",
            "Nothing rests on evidence yet.",
            "No answer is a guess.",
            "What is the one thing you did not expect?",
            "more in the interview",
        ] {
            assert!(html.contains(text), "{text}");
        }
        assert!(!html.contains("leaf flowing"));

        let item = |number: usize| Item {
            id: format!("much-{number}"),
            text: format!("Thing number {number} that was seen at the stall, in as many words as it takes"),
            evidence: if number.is_multiple_of(2) {
                vec![Evidence::of(EvidenceKind::Observed)]
            } else {
                Vec::new()
            },
            ..Item::default()
        };
        persona.set_value("habits", Value::List((0..180).map(item).collect()));
        let html = document(
            &brief(&interview, &persona, &brand, Paper::Any),
            &Record::default(),
        );
        assert!(!html.contains("leaf flowing"));
        assert_eq!(html.matches("more in the full record").count(), 2);
        // The sheet's own reckoning holds: two pages, each with its foot.
        assert!(html.contains("Sheet 1 of 2") && html.contains("Sheet 2 of 2"));
    }
}
