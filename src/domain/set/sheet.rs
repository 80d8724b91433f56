//! The set on paper: a document of its own, across.

use super::{
    CLOSEST, FOUR, PersonaSet, Standing, TABLE_MAX, gap_texts, mix_text, percent, review_text, size_text,
};
use crate::domain::accent;
use crate::domain::brief::page::{PAPER_STYLE, Page, Shows, sign_picture, sign_word};
use crate::domain::brief::{Direction, Paper};
use crate::domain::day::Day;
use crate::domain::likeness::LOOK_ALIKE;
use crate::domain::persona::{Brand, Sign};
use crate::domain::words::{Word, Words};

/// What the document is made of.
pub struct Sheet<'a> {
    /// The personas.
    pub set: &'a PersonaSet,
    /// The brand at its foot.
    pub brand: &'a Brand,
    /// Words of the interface.
    pub words: &'a Words,
    /// BCP 47 tag of their language.
    pub language: &'a str,
    /// A word that counts something, in the right plural form.
    pub count: &'a dyn Fn(Word, usize) -> String,
    /// Today.
    pub today: Day,
    /// Writes a day as people do.
    pub format_day: &'a dyn Fn(Day) -> String,
    /// Which way the language runs.
    pub direction: Direction,
    /// The paper it is made for.
    pub paper: Paper,
    /// Whether the person says that nobody is missing.
    pub is_whole: bool,
}

/// What the brief's sheet does not dress. Parts of a bar are told apart by their strokes, so that they are on black-and-white
/// paper, too.
const STYLE: &str = "
.sheet { max-inline-size: 74rem; padding: 2.4rem 2.8rem; }
.top { display: flex; justify-content: space-between; align-items: end; gap: 2em; padding-block-end: .4em; border-block-end: 1.5px solid var(--ink); }
.top h1 { font-size: 1.9em; }
.top p, .note { color: var(--ink-soft); }
.top div:last-child { text-align: end; flex: none; }
h2 { font-size: 1.2em; margin-block-start: .9em; }
th { font-weight: 600; color: var(--ink-soft); }
tbody th { color: var(--ink); }
tbody th span { display: block; font-weight: 400; color: var(--ink-soft); }
tbody th .who { font-family: var(--serif); font-size: 1.15em; font-weight: 700; line-height: 1.2; color: var(--ink); text-wrap: balance; }
.set { margin-block-end: .3em; }
.set td, .set th { padding: .35em .9em .35em 0; }
.set thead th { padding-block: .5em .2em; white-space: nowrap; }
.set tbody th { inline-size: 22%; }
.late { font-weight: 700; }
.mix { display: block; inline-size: 12em; block-size: .75em; margin-block: .15em; border: 1px solid var(--ink-soft); }
.mix line { stroke: var(--ink); stroke-width: 10; }
.mix .told { stroke-dasharray: 44 14; }
.mix .counted { stroke-dasharray: 16 16; }
.mix .read { stroke-dasharray: 6 24; }
.mix .guess { stroke: none; }
.halves { display: grid; grid-template-columns: 2fr 3fr; column-gap: 2.5em; }
dl.four > div { display: grid; grid-template-columns: 11em 1fr; gap: 0 .6em; padding-block: .25em; border-block-end: 1px solid var(--rule); break-inside: avoid; }
.four dt { font-weight: 600; color: var(--ink); grid-row: span 9; }
.nobody { font-style: italic; }
.grid { inline-size: auto; margin-block-start: .5em; }
.grid td, .grid thead th { text-align: center; padding: .35em .6em; min-inline-size: 3.6em; border: 1px solid var(--rule); }
.grid thead td { border: 0; }
.grid th { padding-block: .35em; overflow-wrap: break-word; }
.grid .alike { font-weight: 700; outline: 2px solid var(--ink); outline-offset: -2px; }
.plain li { padding-block: .15em; break-inside: avoid; }
.plain .same::before { content: \"= \"; color: var(--ink-soft); }
.pair { margin-block-start: .4em; }
.legend { gap: .1em 1.4em; color: var(--ink-soft); }
.legend .mix { display: inline-block; inline-size: 2.64em; margin: 0 .35em 0 0; vertical-align: -.08em; }
@media screen and (max-width: 44rem) {
  .sheet { padding: 1.2rem 1rem; }
  .top, .halves { display: block; }
  .top div:last-child { text-align: start; }
  .set tbody th { inline-size: auto; }
  .grid, .grid thead, .grid tbody { display: block; overflow-x: auto; }
  .grid tr { display: table-row; }
  .grid td, .grid th { display: table-cell; }
}
@media print {
  .sheet { padding: 0; }
  h2 { break-after: avoid; }
}
";

/// How many claims that look-alikes share are printed; the page has all of them.
const SHARED_MAX: usize = 6;

/// The whole document.
pub fn document(sheet: &Sheet<'_>) -> String {
    let mut page = Page {
        out: String::with_capacity(32_000),
        words: sheet.words,
    };
    head(sheet, &mut page);
    members(sheet, &mut page);
    page.raw("<div class=\"halves\"><div>");
    four(sheet, &mut page);
    gaps(sheet, &mut page);
    page.raw("</div><div>");
    overlaps(sheet, &mut page);
    page.raw("</div></div></main></body></html>\n");
    page.out
}

fn head(sheet: &Sheet<'_>, page: &mut Page<'_>) {
    let title = page.words.get(Word::SetTitle);
    page.begin(sheet.language, sheet.direction, Shows::Text, title);
    page.raw("@page{size:");
    page.raw(match sheet.paper {
        Paper::Any => "landscape",
        Paper::A4 => "A4 landscape",
        Paper::Letter => "letter landscape",
    });
    page.raw(";margin:12mm}:root{--size:9pt;--line:1.35;--heading:1.2em;");
    page.raw(&accent::css_on_paper(&sheet.brand.accent));
    page.raw("}\n");
    page.raw(PAPER_STYLE);
    page.raw(include_str!("../../../style/brief.css"));
    page.raw(STYLE);
    page.raw("</style></head><body><main class=\"sheet\"><header class=\"top\"><div>");
    page.word("h1", "", Word::SetTitle);
    if let Some(text) = size_text(sheet.set, sheet.words, sheet.count, sheet.is_whole) {
        page.element("p", "", &text);
    }
    page.raw("</div><div>");
    page.saying(
        "p",
        "logo",
        [&sheet.brand.logo_text, &sheet.brand.name]
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .map_or("", String::as_str),
    );
    page.element("p", "", &(sheet.format_day)(sheet.today));
    page.raw("</div></header>");
}

/// A row for each persona.
fn members(sheet: &Sheet<'_>, page: &mut Page<'_>) {
    let words = sheet.words;
    page.raw("<table class=\"set\"><thead><tr>");
    for word in [
        Word::SetPersona,
        Word::SetFour,
        Word::SetRole,
        Word::SetKnown,
        Word::SetLookAgain,
        Word::SetAnswered,
    ] {
        page.raw("<th scope=\"col\">");
        page.text(words.get(word));
        page.close("th");
    }
    page.raw("</tr></thead><tbody>");
    for member in sheet.set.members() {
        page.raw("<tr><th scope=\"row\">");
        page.saying("span", "who", &member.called(words));
        page.saying("span", "", &member.method);
        page.raw("</th><td>");
        match &member.four {
            Standing::NotAsked => page.word("span", "label", Word::SetNotAsked),
            Standing::Open(..) => page.word("span", "label", Word::SetNotSaid),
            Standing::One(index) => {
                if let Some((_, word)) = FOUR.get(*index) {
                    page.word("span", "", *word);
                }
            }
            Standing::Own(text) => page.said(text),
        }
        page.raw("</td><td>");
        page.said(member.role.as_deref().unwrap_or("–"));
        page.raw("</td><td>");
        bar(&member.mix(), page);
        page.text(&mix_text(member, words, sheet.count));
        page.raw(if member.is_overdue(sheet.today) {
            "</td><td class=\"late\">"
        } else {
            "</td><td>"
        });
        page.text(&review_text(member, words, sheet.today, sheet.format_day));
        page.raw("</td><td>");
        page.text(&words.fill(Word::SetPercent, &[("n", &(member.progress / 10).to_string())]));
        page.raw("</td></tr>");
    }
    page.raw("</tbody></table><ul class=\"legend\">");
    for sign in Sign::ALL {
        page.raw("<li>");
        bar(&[(*sign, 0, 220)], page);
        page.raw("<span class=\"sign\">");
        page.raw(sign_picture(*sign));
        page.close("span");
        page.text(words.get(sign_word(*sign)));
        page.close("li");
    }
    page.close("ul");
}

/// A bar of the signs; what it says stands in words beside it.
fn bar(parts: &[(Sign, usize, usize)], page: &mut Page<'_>) {
    let end = if parts.len() == 1 {
        parts.first().map_or(1000, |part| part.2)
    } else {
        1000
    };
    page.raw("<svg class=\"mix\" viewBox=\"0 0 ");
    page.raw(&end.to_string());
    page.raw(" 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">");
    for (sign, from, to) in parts {
        page.raw("<line class=\"");
        page.raw(sign.id());
        page.raw("\" y1=\"5\" y2=\"5\" x1=\"");
        page.raw(&from.to_string());
        page.raw("\" x2=\"");
        page.raw(&to.to_string());
        page.raw("\" vector-effect=\"none\"/>");
    }
    page.close("svg");
}

/// The four questions, and who answers them.
fn four(sheet: &Sheet<'_>, page: &mut Page<'_>) {
    page.word("h2", "", Word::SetFourTitle);
    page.raw("<dl class=\"four\">");
    for (index, (_, word)) in FOUR.iter().enumerate() {
        let who = sheet.set.standing(|standing| *standing == Standing::One(index));
        people(sheet, page, *word, &who, true);
    }
    let own = sheet
        .set
        .standing(|standing| matches!(standing, Standing::Own(_)));
    people(sheet, page, Word::SetOwnWords, &own, false);
    let open = sheet
        .set
        .standing(|standing| matches!(standing, Standing::Open(..)));
    people(sheet, page, Word::SetNotSaid, &open, false);
    let not_asked = sheet.set.standing(|standing| *standing == Standing::NotAsked);
    people(sheet, page, Word::SetNotAsked, &not_asked, false);
    page.close("dl");
}

fn people(sheet: &Sheet<'_>, page: &mut Page<'_>, word: Word, who: &[usize], is_always: bool) {
    if who.is_empty() && !is_always {
        return;
    }
    page.raw("<div>");
    page.word("dt", "", word);
    if who.is_empty() {
        page.word("dd", "nobody", Word::SetNobody);
    }
    for member in who.iter().filter_map(|index| sheet.set.members().get(*index)) {
        page.open("dd", "");
        page.said(&member.called(sheet.words));
        page.close("dd");
    }
    page.close("div");
}

fn gaps(sheet: &Sheet<'_>, page: &mut Page<'_>) {
    page.word("h2", "", Word::SetGapsTitle);
    let texts = gap_texts(&sheet.set.gaps(), sheet.words);
    if texts.is_empty() {
        page.word("p", "", Word::SetNoGaps);
        return;
    }
    page.open("ul", "plain");
    for text in texts {
        page.element("li", "", &text);
    }
    page.close("ul");
}

/// Who looks like whom: a table of each with each, or the closest pairs where there are too many for one.
fn overlaps(sheet: &Sheet<'_>, page: &mut Page<'_>) {
    let (set, words) = (sheet.set, sheet.words);
    let members = set.members();
    page.word("h2", "", Word::SetOverlapTitle);
    page.word("p", "note", Word::SetOverlapLead);
    if members.len() <= TABLE_MAX {
        page.raw("<table class=\"grid\"><thead><tr><td></td>");
        for member in members {
            page.raw("<th scope=\"col\">");
            page.said(&member.called_short(words));
            page.close("th");
        }
        page.raw("</tr></thead><tbody>");
        for (row, member) in members.iter().enumerate() {
            page.raw("<tr><th scope=\"row\">");
            page.said(&member.called_short(words));
            page.close("th");
            for column in 0..members.len() {
                let share = set.share(row, column);
                page.open(
                    "td",
                    if share.is_some_and(|share| share >= LOOK_ALIKE) {
                        "alike"
                    } else {
                        ""
                    },
                );
                match share {
                    Some(share) => {
                        page.text(&words.fill(Word::SetPercent, &[("n", &percent(share).to_string())]));
                    }
                    None => page.raw("–"),
                }
                page.close("td");
            }
            page.close("tr");
        }
        page.raw("</tbody></table>");
    } else {
        page.open("ul", "plain");
        for (one, other, share) in set.closest(CLOSEST) {
            page.element("li", "", &sheet.set.pair_text(sheet.words, one, other, share));
        }
        page.close("ul");
    }
    let alike = set.look_alikes();
    if alike.is_empty() {
        return;
    }
    page.word("h2", "", Word::SetAlikeTitle);
    for (one, other, likeness) in alike {
        page.element(
            "h3",
            "pair",
            &sheet
                .set
                .pair_text(sheet.words, one, other, likeness.share_thousandths),
        );
        page.element(
            "p",
            "note",
            &(sheet.count)(Word::SetShared, likeness.shared.len()),
        );
        page.open("ul", "plain");
        for (mine, theirs) in likeness.shared.iter().take(SHARED_MAX) {
            page.open("li", "");
            page.said(&mine.text);
            if mine.text != theirs.text {
                page.raw(" <span class=\"same\">");
                page.said(&theirs.text);
                page.close("span");
            }
            page.close("li");
        }
        let beyond = likeness.shared.len().saturating_sub(SHARED_MAX);
        if beyond > 0 {
            page.element("li", "note", &(sheet.count)(Word::SetSharedMore, beyond));
        }
        page.close("ul");
    }
}
