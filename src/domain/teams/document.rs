//! Briefs on paper: a page a team, in a document with nothing to fetch and nothing to run.
//!
//! A page's lines are divided between two columns and set in the largest type with which they fit the sheet; with more to say a brief
//! flows on.

use super::super::accent;
use super::super::brief::layout::text_height;
use super::super::brief::page::{PAPER_STYLE, Page, Shows, sign_picture, sign_word};
use super::super::brief::{Direction, Paper};
use super::super::interview::Interview;
use super::super::journey::push_number;
use super::super::persona::{Brand, Sign};
use super::super::words::{Word, Words};
use super::edits::{Brief, Line, Part, State};
use super::markdown::labels;

/// What the document of briefs is made of.
pub struct Printed<'a> {
    /// The briefs, a page each.
    pub briefs: &'a [Brief],
    /// The interview, which names the questions.
    pub interview: &'a Interview,
    /// The brand at the head of each page.
    pub brand: &'a Brand,
    /// Words of the interface.
    pub words: &'a Words,
    /// Today, as people write it.
    pub today: &'a str,
    /// Which way the language runs.
    pub direction: Direction,
    /// The paper it is made for.
    pub paper: Paper,
}

/// How closely a page is set: the size of type in points, the height of a line and the room between lines by the size.
#[derive(Clone, Copy)]
struct Setting {
    size: f32,
    line: f32,
    item: f32,
}

/// From little to say to much; no type is smaller than nine points.
const LADDER: [Setting; 7] = [
    setting(11.5, 1.45, 0.5),
    setting(11.0, 1.42, 0.44),
    setting(10.5, 1.4, 0.4),
    setting(10.0, 1.36, 0.36),
    setting(9.5, 1.34, 0.3),
    setting(9.25, 1.3, 0.26),
    setting(9.0, 1.26, 0.2),
];
/// Where a brief needs more than a page anyway.
const FLOWING: Setting = setting(10.0, 1.38, 0.36);
/// In millimetres.
const MARGIN: f32 = 13.0;
/// Between the columns, by the size.
const GUTTER: f32 = 2.2;
/// Room for a sign before a line.
const INDENT: f32 = 1.25;
/// Height of a part's heading with the room around it.
const HEADING: f32 = 2.9;
/// Height of head and foot.
const AROUND: f32 = 8.2;
/// Size of the names of the questions.
const SMALL: f32 = 0.86;

const fn setting(size: f32, line: f32, item: f32) -> Setting {
    Setting { size, line, item }
}

/// The whole document.
pub fn document(printed: &Printed<'_>) -> String {
    let mut writer = Writer {
        printed,
        page: Page {
            out: String::with_capacity(24_000),
            words: printed.words,
        },
    };
    writer.document();
    writer.page.out
}

struct Writer<'a> {
    printed: &'a Printed<'a>,
    page: Page<'a>,
}

/// How a brief fits its page.
struct Fit {
    setting: Setting,
    /// Where the second column begins, in lines; none where the brief flows on over several pages.
    second: Option<usize>,
    /// Height of the lowest sheet between its margins, by the size.
    height: f32,
}

impl Writer<'_> {
    fn document(&mut self) {
        let title = match self.printed.briefs {
            [one] => self.title(&one.title, &one.called),
            [first, ..] => self.title(self.printed.words.get(Word::TeamsTitle), &first.called),
            [] => String::new(),
        };
        self.page.begin(
            &self.printed.interview.language,
            self.printed.direction,
            Shows::Text,
            &title,
        );
        let fits: Vec<Fit> = self.printed.briefs.iter().map(|brief| self.fit(brief)).collect();
        self.style(&fits);
        self.page.raw("</style></head><body><main>");
        for (number, (brief, fit)) in self.printed.briefs.iter().zip(&fits).enumerate() {
            self.sheet(number, brief, fit);
        }
        self.page.raw("</main></body></html>\n");
    }

    fn title(&self, team: &str, name: &str) -> String {
        self.printed
            .words
            .fill(Word::TeamsTitleOf, &[("team", team), ("name", name)])
    }

    /// What is reckoned goes into the style element and not into attributes, which many a page's policy forbids.
    fn style(&mut self, fits: &[Fit]) {
        let out = &mut self.page.out;
        out.push_str("@page{");
        match self.printed.paper {
            Paper::Any => {}
            Paper::A4 => out.push_str("size:A4;"),
            Paper::Letter => out.push_str("size:letter;"),
        }
        out.push_str("margin:");
        push_number(MARGIN, out);
        out.push_str("mm}:root{");
        for (name, value) in [("gutter", GUTTER), ("indent", INDENT), ("small", SMALL)] {
            declare(name, value, "em", out);
        }
        out.push_str(&accent::css_on_paper(&self.printed.brand.accent));
        out.push_str("}\n");
        out.push_str(PAPER_STYLE);
        out.push_str(include_str!("../../../style/team-brief.css"));
        for (number, fit) in fits.iter().enumerate() {
            out.push_str("#t");
            out.push_str(&(number + 1).to_string());
            out.push('{');
            declare("size", fit.setting.size, "pt", out);
            declare("line", fit.setting.line, "", out);
            declare("item", fit.setting.item, "em", out);
            declare("page", fit.height, "em", out);
            out.push_str("}\n");
        }
    }

    /// The largest setting with which a brief fits every sheet the paper may be.
    fn fit(&self, brief: &Brief) -> Fit {
        let margins = MARGIN * 2.0 * 72.0 / 25.4;
        let sheets = self.printed.paper.sheets();
        for setting in LADDER {
            let mut second = 0;
            let mut lowest = f32::MAX;
            let fits = sheets.iter().rev().all(|(width, height)| {
                let (width, height) = (
                    (width - margins) / setting.size,
                    (height - margins) / setting.size,
                );
                lowest = lowest.min(height);
                let (split, needed) = self.divide(brief, width, setting);
                // The narrowest sheet comes last and decides where the column ends.
                second = split;
                needed + AROUND <= height * 0.985
            });
            if fits {
                return Fit {
                    setting,
                    second: Some(second),
                    height: lowest - 0.4,
                };
            }
        }
        Fit {
            setting: FLOWING,
            second: None,
            height: 0.0,
        }
    }

    /// Where to begin the second column, in lines, and the height of the higher column.
    fn divide(&self, brief: &Brief, width: f32, setting: Setting) -> (usize, f32) {
        let column = (width - GUTTER) / 2.0;
        // Each line with its height; the first of a part carries the heading.
        let mut heights: Vec<(f32, bool)> = Vec::new();
        for part in filled(brief) {
            for (index, line) in part.lines.iter().enumerate() {
                let labels = self.labels(line);
                let mut text = line.text.clone();
                // Smaller letters take less of the line.
                text.push(' ');
                text.extend(labels.chars().take(labels.chars().count() * 9 / 10));
                let heading = if index > 0 {
                    0.0
                } else {
                    HEADING + text_height(&part.heading, column, 1.15, 1.2) - 1.15 * 1.2
                };
                let height = text_height(&text, column - INDENT, 1.0, setting.line) + setting.item;
                heights.push((heading + height, index == 0));
            }
        }
        let all: f32 = heights.iter().map(|(height, _)| height).sum();
        let mut best = (heights.len(), all, f32::MAX);
        let mut left: f32 = 0.0;
        for (index, (height, begins)) in heights.iter().enumerate() {
            // A part is divided only where that saves a good deal, and not behind its first line.
            let is_lonely = index > 0 && !begins && heights.get(index - 1).is_some_and(|(_, begins)| *begins);
            let cost = left.max(all - left)
                + if *begins {
                    0.0
                } else if is_lonely {
                    9.0
                } else {
                    4.0
                };
            if cost < best.2 {
                best = (index, left.max(all - left), cost);
            }
            left += height;
        }
        (best.0, best.1)
    }

    fn labels(&self, line: &Line) -> String {
        labels(line, self.printed.interview).join(", ")
    }

    fn sheet(&mut self, number: usize, brief: &Brief, fit: &Fit) {
        self.page.raw("<article class=\"sheet\" id=\"t");
        self.page.raw(&(number + 1).to_string());
        self.page.raw("\"><header class=\"head\"><div><p class=\"team\">");
        self.page.text(&brief.title);
        self.page.raw("</p><h1>");
        self.page.said(&brief.called);
        self.page.raw("</h1></div><p class=\"made\">");
        let brand = self.printed.brand;
        self.page.saying("span", "brand", &brand.name);
        self.page.saying(
            "span",
            "",
            &self
                .printed
                .words
                .fill(Word::TeamsOnDay, &[("day", self.printed.today)]),
        );
        self.page.raw("</p></header>");
        self.page.raw(if fit.second.is_some() {
            "<div class=\"columns\"><div class=\"column\">"
        } else {
            "<div class=\"columns flow\"><div class=\"column\">"
        });
        let mut before = 0;
        for part in filled(brief) {
            let here = fit
                .second
                .and_then(|second| second.checked_sub(before))
                .filter(|here| *here < part.lines.len());
            let (first, rest) = part.lines.split_at(here.unwrap_or(part.lines.len()));
            before += part.lines.len();
            if !first.is_empty() {
                self.part(Some(&part.heading), first);
            }
            if !rest.is_empty() {
                self.page.raw("</div><div class=\"column\">");
                self.part(first.is_empty().then_some(&part.heading), rest);
            }
        }
        self.page.raw("</div></div>");
        self.foot(brief);
        self.page.raw("</article>");
    }

    fn part(&mut self, heading: Option<&String>, lines: &[Line]) {
        self.page.raw("<section class=\"part\">");
        if let Some(heading) = heading {
            self.page.element("h2", "", heading);
        }
        self.page.raw("<ul>");
        for line in lines {
            self.line(line);
        }
        self.page.raw("</ul></section>");
    }

    fn line(&mut self, line: &Line) {
        let is_guess = line.sign == Some(Sign::Guess);
        let page = &mut self.page;
        page.raw(if line.is_open {
            "<li class=\"open\">"
        } else if is_guess {
            "<li class=\"guess\">"
        } else {
            "<li>"
        });
        match line.sign {
            Some(sign) => page.sign(sign),
            None if line.is_open => {
                page.raw("<span class=\"sign ask\" aria-hidden=\"true\">?</span>");
                page.element(
                    "span",
                    "visually-hidden",
                    &[page.words.get(Word::TeamsFindOut), ": "].concat(),
                );
            }
            None => page.raw("<span class=\"sign dash\" aria-hidden=\"true\">–</span>"),
        }
        page.saying("span", "text", &line.text);
        let labels = self.labels(line);
        let page = &mut self.page;
        if !labels.is_empty() {
            page.raw(" ");
            page.saying("span", "from", &labels);
        } else if line.state == State::Own {
            page.raw(" ");
            page.word("span", "from", Word::TeamsYours);
        }
        page.close("li");
    }

    fn foot(&mut self, brief: &Brief) {
        let signs = || {
            filled(brief)
                .flat_map(|part| &part.lines)
                .filter_map(|line| line.sign)
        };
        self.page.raw("<footer class=\"foot\">");
        if signs().next().is_some() {
            self.page.raw("<div class=\"legend\">");
            self.page.word("span", "", Word::TeamsLegend);
            self.page.raw("<ul>");
            for sign in Sign::ALL {
                if signs().any(|one| one == *sign) {
                    self.page.raw("<li>");
                    self.page.raw(sign_picture(*sign));
                    self.page.text(self.printed.words.get(sign_word(*sign)));
                    self.page.close("li");
                }
            }
            self.page.raw("</ul></div>");
        }
        self.page.word("span", "", Word::AppName);
        self.page.raw("</footer>");
    }
}

/// The parts that have lines.
fn filled(brief: &Brief) -> impl Iterator<Item = &Part> {
    brief.parts.iter().filter(|part| !part.lines.is_empty())
}

fn declare(name: &str, value: f32, unit: &str, out: &mut String) {
    out.push_str("--");
    out.push_str(name);
    out.push(':');
    push_number(value, out);
    out.push_str(unit);
    out.push(';');
}
