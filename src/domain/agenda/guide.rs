//! The facilitator's guide: the agenda, and for each step what it is for, what is asked, how to help, and what goes wrong most.
//!
//! A whole HTML page with nothing to fetch and nothing to run, like the worksheets, made of the same pack: questions carry the worksheets' numbers.

use super::super::accent;
use super::super::brief::page::{Page, Shows, sign_picture, sign_word};
use super::super::brief::{Direction, Paper};
use super::super::interview::{Facet, Interview, Kind, Place, Question, Step};
use super::super::persona::{Brand, Sign};
use super::super::words::{Word, Words, form};
use super::super::worksheet::number;
use super::{Agenda, Part};

/// What a guide is made of.
pub struct Guide<'a> {
    /// The interview.
    pub interview: &'a Interview,
    /// The agenda.
    pub agenda: &'a Agenda,
    /// The brand at the head.
    pub brand: &'a Brand,
    /// Words of the interface.
    pub words: &'a Words,
    /// A word that counts something, in the right plural form.
    pub count: &'a dyn Fn(Word, usize) -> String,
    /// Which way the language runs.
    pub direction: Direction,
    /// The paper it is printed on.
    pub paper: Paper,
}

/// The whole document.
pub fn document(guide: &Guide<'_>) -> String {
    let mut writer = Writer {
        guide,
        page: Page {
            out: String::with_capacity(40_000),
            words: guide.words,
        },
    };
    writer.document();
    writer.page.out
}

struct Writer<'a> {
    guide: &'a Guide<'a>,
    page: Page<'a>,
}

impl Writer<'_> {
    fn document(&mut self) {
        let Guide { interview, words, .. } = self.guide;
        let title = words.fill(Word::GuideTitle, &[("title", &interview.title)]);
        self.page
            .begin(&interview.language, self.guide.direction, Shows::Text, &title);
        self.page.raw("@page{");
        self.page.raw(match self.guide.paper {
            Paper::Any => "",
            Paper::A4 => "size:A4;",
            Paper::Letter => "size:letter;",
        });
        self.page.raw("margin:14mm}:root{");
        self.page.raw(&accent::css_on_paper(&self.guide.brand.accent));
        self.page.raw("}\n");
        self.page.raw(include_str!("../../../style/guide.css"));
        self.page.raw("</style></head><body><main>");
        self.head(&title);
        self.table();
        self.before();
        for part in &self.guide.agenda.parts {
            let step = interview.steps.iter().position(|step| step.id == part.step);
            match step.and_then(|index| Some((index, interview.steps.get(index)?))) {
                Some((index, step)) => self.step(part, index, step),
                None => self.own(part),
            }
        }
        self.after();
        self.page.raw("</main></body></html>\n");
    }

    fn head(&mut self, title: &str) {
        self.page.raw("<header class=\"head\"><p class=\"method\">");
        self.page.said(&self.guide.interview.name);
        let brand = self.guide.brand.name.trim();
        if !brand.is_empty() {
            self.page.raw(" · ");
            self.page.said(brand);
        }
        self.page.raw("</p>");
        self.page.element("h1", "", title);
        self.page.saying("p", "lead", &self.guide.interview.asks);
        self.page.raw("</header>");
    }

    /// When what begins and how long it takes.
    fn table(&mut self) {
        self.page.raw("<table><thead><tr>");
        for word in [Word::GuideFrom, Word::GuidePart, Word::GuideMinutes] {
            self.page.raw("<th scope=\"col\">");
            self.page.text(self.guide.words.get(word));
            self.page.close("th");
        }
        self.page.raw("</tr></thead><tbody>");
        let begins = self.guide.agenda.begins();
        for (part, begin) in self.guide.agenda.parts.iter().zip(&begins) {
            self.page.open("tr", "");
            self.page.element("td", "time", &time(*begin));
            self.page.open("td", "");
            self.page.said(&part.title);
            self.page.close("td");
            self.page.element("td", "minutes", &part.minutes.to_string());
            self.page.close("tr");
        }
        self.page.raw("</tbody><tfoot><tr>");
        self.page
            .element("td", "time", &time(begins.last().copied().unwrap_or_default()));
        self.page.word("td", "", Word::GuideEnd);
        self.page
            .element("td", "minutes", &self.guide.agenda.total().to_string());
        self.page.raw("</tr></tfoot></table>");
    }

    fn before(&mut self) {
        self.page.raw("<section class=\"around\">");
        self.page.word("h2", "", Word::GuideBefore);
        self.list(Word::GuideBeforeList);
        self.page.word("h2", "", Word::GuideSigns);
        self.page.word("p", "", Word::GuideSignsSay);
        self.page.raw("<ul class=\"signs\">");
        for sign in Sign::ALL {
            self.page.raw("<li>");
            self.page.raw(sign_picture(*sign));
            self.page.raw(" ");
            self.page.text(self.guide.words.get(sign_word(*sign)));
            self.page.close("li");
        }
        self.page.raw("</ul></section>");
    }

    fn after(&mut self) {
        self.page.raw("<section class=\"around\">");
        self.page.word("h2", "", Word::GuideAfter);
        self.list(Word::GuideAfterList);
        self.page.close("section");
    }

    /// A list of words that stands in one word, divided by lines.
    fn list(&mut self, word: Word) {
        self.page.open("ul", "todo");
        for line in self.guide.words.get(word).split('\n') {
            self.page.raw("<li><i class=\"box\"></i>");
            self.page.text(line.trim());
            self.page.close("li");
        }
        self.page.close("ul");
    }

    fn heading(&mut self, part: &Part) {
        self.page.raw("<header class=\"bar\"><h2>");
        self.page.said(&part.title);
        self.page.raw("</h2><p class=\"minutes\">");
        let minutes = (self.guide.count)(Word::AgendaMinutes, part.minutes as usize);
        self.page.text(&minutes);
        self.page.raw("</p></header>");
    }

    /// A part of one's own.
    fn own(&mut self, part: &Part) {
        self.page.raw("<section class=\"step own\">");
        self.heading(part);
        self.page.close("section");
    }

    fn step(&mut self, part: &Part, index: usize, step: &Step) {
        self.page.raw("<section class=\"step\">");
        self.heading(part);
        if !step.intro.trim().is_empty() {
            self.page.word("h3", "", Word::GuideSay);
            self.page.saying("p", "say", &step.intro);
        }
        self.page.word("h3", "", Word::GuideAsk);
        self.page.raw("<ol class=\"asked\">");
        for (screen, one) in step.screens.iter().enumerate() {
            let place = Place { step: index, screen };
            for (at, question) in one.questions.iter().enumerate() {
                self.page.raw("<li><p class=\"question\">");
                self.page
                    .element("span", "number", &number(place, at, one.questions.len()));
                self.page.raw(" ");
                self.page.said(&question.prompt);
                self.page.raw("</p>");
                self.labelled(Word::GuideWhy, &question.why);
                self.labelled(Word::GuideStuck, &question.hint);
                self.page.close("li");
            }
        }
        self.page.close("ol");
        let ways = self.ways(step);
        if !ways.is_empty() {
            self.page.word("h3", "", Word::GuideHow);
            self.page.open("ul", "plain");
            for way in ways {
                self.page.element("li", "", way);
            }
            self.page.close("ul");
        }
        let mistakes = mistakes(step, self.guide.words);
        if !mistakes.is_empty() {
            self.page.word("h3", "", Word::GuideMistakes);
            self.page.open("ul", "plain");
            for mistake in mistakes {
                self.page.element("li", "", mistake);
            }
            self.page.close("ul");
        }
        self.page.close("section");
    }

    /// A label and what it is of; nothing where there is nothing.
    fn labelled(&mut self, label: Word, text: &str) {
        if !text.trim().is_empty() {
            self.page.raw("<p class=\"note\">");
            self.page.word("span", "label", label);
            self.page.raw(" ");
            self.page.said(text.trim());
            self.page.raw("</p>");
        }
    }

    /// How to go about what is asked in a step, each way once.
    fn ways(&self, step: &Step) -> Vec<&'static str> {
        let ways = self.guide.words.get(Word::GuideWays);
        let mut found: Vec<&str> = Vec::new();
        for question in step.screens.iter().flat_map(|screen| &screen.questions) {
            let key = match question.kind {
                Kind::ShortText | Kind::LongText | Kind::List { .. } => "write",
                Kind::Choice { .. } | Kind::Choices { .. } => "choose",
                Kind::Scale { .. } | Kind::Number { .. } | Kind::Date { .. } => "number",
                Kind::Quotes => "quotes",
                Kind::Moments { .. } => "moments",
                Kind::Sources { .. } => "sources",
                Kind::Test => "test",
                Kind::Portrait | Kind::Name => "face",
            };
            let way = form(ways, key);
            if !found.contains(&way) {
                found.push(way);
            }
        }
        found
    }
}

/// What goes wrong most with what is asked in a step, as the methods' advice has it.
fn mistakes(step: &Step, words: &Words) -> Vec<&'static str> {
    let questions = || step.screens.iter().flat_map(|screen| &screen.questions);
    let claims = |facet: Facet| {
        let is_of = |question: &Question| question.facet == facet && question.claim;
        questions().any(is_of)
    };
    let asks = |is_so: fn(&Kind) -> bool| questions().any(|question| is_so(&question.kind));
    let known = words.get(Word::GuideWrong);
    [
        ("background", claims(Facet::Background)),
        ("behaviour", claims(Facet::Behaviour)),
        ("belonging", claims(Facet::Belonging)),
        ("friction", claims(Facet::Friction)),
        ("imperfection", claims(Facet::Imperfection)),
        ("moments", asks(|kind| matches!(kind, Kind::Moments { .. }))),
        ("sources", asks(|kind| matches!(kind, Kind::Sources { .. }))),
        ("quotes", asks(|kind| matches!(kind, Kind::Quotes))),
        ("test", asks(|kind| matches!(kind, Kind::Test))),
        ("name", asks(|kind| matches!(kind, Kind::Name))),
    ]
    .into_iter()
    .filter(|(_, is_asked)| *is_asked)
    .map(|(key, _)| form(known, key))
    .collect()
}

/// Minutes as hours and minutes: `1:05`.
fn time(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
