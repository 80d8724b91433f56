//! Writes the brief's document from what stands on it.

use super::super::accent;
use super::super::interview::{Kind, Question, Section};
use super::super::journey::{self, Frame};
use super::super::persona::{Evidence, Moment, Name, Sign, Test, TestKind};
use super::super::profile::{Claim, Tally};
use super::super::words::Word;
use super::content::{Content, Group, Part, Setting, claims, frame};
use super::layout::{self, Density};
use super::page::{PAPER_STYLE, Page, Shows, sign_picture, sign_word};
use super::{Brief, Direction, Extent, Paper, evidence_word, feeling, heading};

/// The whole document.
pub fn write<'a>(brief: &'a Brief<'a>, page: Page<'a>, content: &Content<'_>, setting: &Setting) -> String {
    let mut writer = Writer { brief, page };
    let title = writer.title(&content.name);
    writer.begin(&title);
    writer.style(setting);
    writer.page.raw("</style></head>");
    writer.page.raw("<body><main class=\"sheet\" data-density=\"");
    writer.page.raw(setting.density.name);
    writer.page.raw("\">");
    writer.brief_page(content, setting);
    writer.end(content);
    writer.page.out
}

/// The widths of what stands at the foot of a look with little room, in units of its type.
pub fn foot_pieces(brief: &Brief<'_>, content: &Content<'_>) -> Vec<f32> {
    let width = |text: &str| layout::text_width(text) * 1.04;
    let mut pieces: Vec<f32> = Vec::new();
    if content.tally.known + content.tally.guesses > 0 {
        pieces.extend(
            Sign::ALL
                .iter()
                .map(|sign| width(brief.words.get(sign_word(*sign))) + 1.2),
        );
        pieces.push(width(&brief.told(content.tally)));
    }
    pieces.extend(content.review.map(|day| width(&brief.look_again(day))));
    pieces
}

/// Writes the document of a brief.
pub struct Writer<'a> {
    /// What the brief is made of.
    pub brief: &'a Brief<'a>,
    /// The document so far.
    pub page: Page<'a>,
}

impl Writer<'_> {
    /// The document up to its styles.
    pub fn begin(&mut self, title: &str) {
        let brief = self.brief;
        self.page
            .begin(&brief.interview.language, brief.direction, Shows::Pictures, title);
    }

    /// The document from behind the page on: the record, where it is asked for, and the end.
    pub fn end(&mut self, content: &Content<'_>) {
        if self.brief.extent == Extent::Record {
            self.record(content);
        }
        self.page.raw("</main></body></html>\n");
    }

    /// What the persona is called in a title.
    pub fn title(&self, name: &Name) -> String {
        let mut title = name.name.trim().to_owned();
        let epithet = name.epithet.trim();
        if !title.is_empty() && !epithet.is_empty() {
            title.push_str(", ");
        }
        title.push_str(epithet);
        if title.is_empty() {
            title.push_str(self.brief.words.get(Word::BriefNameless));
        }
        title
    }

    fn style(&mut self, setting: &Setting) {
        let Density {
            line,
            item,
            gap,
            face,
            title,
            lead,
            voice,
            margin,
            ..
        } = setting.density;
        let values = [
            ("size", setting.size, "pt"),
            ("page", setting.height, "em"),
            ("line", *line, ""),
            ("item", *item, "em"),
            ("gap", *gap, "em"),
            ("face", *face, "em"),
            ("title", *title, "em"),
            ("lead", *lead, "em"),
            ("voice", *voice, "em"),
            ("gutter", layout::GUTTER, "em"),
            ("indent", layout::INDENT, "em"),
            ("heading", layout::HEADING_SIZE, "em"),
        ];
        self.declares(*margin, &values);
    }

    /// The page's margin in millimetres, what was reckoned for the style sheet, and the sheet that all looks share.
    pub fn declares(&mut self, margin: f32, values: &[(&str, f32, &str)]) {
        let out = &mut self.page.out;
        out.push_str("@page{");
        match self.brief.paper {
            Paper::Any => {}
            Paper::A4 => out.push_str("size:A4;"),
            Paper::Letter => out.push_str("size:letter;"),
        }
        out.push_str("margin:");
        journey::push_number(margin, out);
        out.push_str("mm}:root{");
        for (name, value, unit) in values {
            out.push_str("--");
            out.push_str(name);
            out.push(':');
            journey::push_number(*value, out);
            out.push_str(unit);
            out.push(';');
        }
        out.push_str(&accent::css_on_paper(&self.brief.brand.accent));
        out.push_str("}\n");
        out.push_str(PAPER_STYLE);
        out.push_str(include_str!("../../../style/brief.css"));
    }

    fn brief_page(&mut self, content: &Content<'_>, setting: &Setting) {
        self.page
            .raw("<article class=\"brief\"><div class=\"brief-body\">");
        self.head(content);
        self.quotes(&content.quotes);
        let [above, below] = &setting.arrangement.rows;
        if let Some(columns) = &setting.arrangement.columns {
            self.columns(content, columns);
        }
        self.groups(&content.above, above);
        self.journey(content, setting);
        self.groups(&content.below, below);
        self.test(content);
        if content.is_empty() {
            self.page.word("p", "empty", Word::BriefEmpty);
        }
        self.page.raw("</div>");
        self.foot(content);
        self.page.raw("</article>");
    }

    fn head(&mut self, content: &Content<'_>) {
        let page = &mut self.page;
        page.raw("<header class=\"head\"><div class=\"face\">");
        page.raw(self.brief.portrait);
        page.raw("</div><div class=\"who\">");
        self.made();
        self.called(&content.name);
        for claim in &content.summary {
            self.claim("p", "summary", claim, true);
        }
        self.page.raw("</div></header>");
        self.facts(&content.facts);
    }

    /// Age, place and the like, in a line.
    pub fn facts(&mut self, facts: &[Claim]) {
        if facts.is_empty() {
            return;
        }
        self.page.raw("<ul class=\"facts\">");
        for fact in facts {
            self.claim("li", "", fact, true);
            // A space, so that lines can break between facts.
            self.page.raw(" ");
        }
        self.page.raw("</ul>");
    }

    /// The brand and the day.
    pub fn made(&mut self) {
        let page = &mut self.page;
        let brand = self.brief.brand;
        page.raw("<p class=\"made\">");
        page.saying("span", "logo", &brand.logo_text);
        page.saying(
            "span",
            if brand.logo_text.trim().is_empty() {
                "logo"
            } else {
                ""
            },
            &brand.name,
        );
        page.saying("span", "", self.brief.today);
        page.raw("</p>");
    }

    /// Name and epithet.
    pub fn called(&mut self, name: &Name) {
        let page = &mut self.page;
        let (name, epithet) = (name.name.trim(), name.epithet.trim());
        match (name, epithet) {
            ("", "") => page.word("h1", "name nameless", Word::BriefNameless),
            ("", role) => page.saying("h1", "name", role),
            (name, role) => {
                page.saying("h1", "name", name);
                page.saying("p", "epithet", role);
            }
        }
    }

    fn quotes(&mut self, quotes: &[Claim]) {
        let Some((first, others)) = quotes.split_first() else {
            return;
        };
        self.quote("voice", first);
        if !others.is_empty() {
            self.page.raw("<div class=\"voices\">");
            for quote in others {
                self.quote("voice voice-small", quote);
            }
            self.page.raw("</div>");
        }
    }

    /// A quote, its sign and who said it.
    pub fn quote(&mut self, class: &str, quote: &Claim) {
        self.page.open("figure", class);
        let page = &mut self.page;
        page.open(
            "blockquote",
            if quote.sign == Some(Sign::Guess) {
                "guess"
            } else {
                ""
            },
        );
        page.said(&quote.text);
        page.close("blockquote");
        page.open("figcaption", "");
        if let Some(sign) = quote.sign {
            page.sign(sign);
        }
        page.saying("span", "", &quote.by);
        page.close("figcaption");
        page.close("figure");
    }

    /// Sections in columns, and below them the pair that is always side by side.
    fn columns(&mut self, content: &Content<'_>, starts: &[usize]) {
        let all = || content.above.iter().chain(&content.below);
        let parts = all()
            .filter(|group| !group.is_band())
            .flat_map(|group| &group.parts)
            .map(|part| (part.section, part.heading.as_str(), part.claims.as_slice()));
        self.in_columns(parts, starts);
        for band in all().filter(|group| group.is_band()) {
            self.page.open("div", "row");
            self.group(band, 6);
            self.page.close("div");
        }
    }

    /// Sections in columns; `starts` says how many claims stand before each further column.
    pub fn in_columns<'c>(
        &mut self,
        parts: impl Iterator<Item = (Section, &'c str, &'c [Claim])>,
        starts: &[usize],
    ) {
        let mut starts = starts.iter().copied();
        let mut next = starts.next();
        let mut before = 0;
        self.page.raw("<div class=\"columns\"><div class=\"column\">");
        for (section, heading, claims) in parts {
            let (mut heading, mut left) = (Some(heading), claims);
            // A section that goes on in the next column has its heading where it begins.
            while let Some(here) = next
                .and_then(|next| next.checked_sub(before))
                .filter(|here| *here < left.len())
            {
                let (first, rest) = left.split_at(here);
                if here > 0 {
                    self.section(section, heading.take(), first, 1);
                }
                self.page.raw("</div><div class=\"column\">");
                before += here;
                (left, next) = (rest, starts.next());
            }
            self.section(section, heading, left, 1);
            before += left.len();
        }
        self.page.raw("</div></div>");
    }

    /// Groups in their rows.
    fn groups(&mut self, groups: &[Group], rows: &[&[usize]]) {
        let mut left = groups.iter();
        for row in rows {
            self.page.open("div", "row");
            for (span, group) in row.iter().zip(left.by_ref()) {
                self.group(group, *span);
            }
            self.page.close("div");
        }
    }

    fn group(&mut self, group: &Group, span: usize) {
        let is_pair = group.parts.len() > 1;
        let columns = if is_pair { 1 } else { layout::list_columns(span) };
        self.page.raw(if span == 6 {
            "<div class=\"block span-6"
        } else {
            "<div class=\"block span-3"
        });
        self.page.raw(if is_pair { " pair\">" } else { "\">" });
        for Part {
            section,
            heading,
            claims,
        } in &group.parts
        {
            self.section(*section, Some(heading), claims, columns);
        }
        self.page.close("div");
    }

    /// A section with its heading and its claims.
    pub fn section(&mut self, section: Section, heading: Option<&str>, claims: &[Claim], columns: usize) {
        self.page.raw("<section class=\"part part-");
        self.page.raw(section.id());
        self.page.raw("\">");
        if let Some(heading) = heading {
            self.page.element("h2", "", heading);
        }
        self.list(
            claims,
            if columns > 1 { "claims columns-2" } else { "claims" },
            false,
        );
        self.page.close("section");
    }

    /// Claims, with what they rest on where `in_full`.
    fn list(&mut self, claims: &[Claim], class: &str, in_full: bool) {
        self.page.open("ul", class);
        let mut before: Option<&Claim> = None;
        for claim in claims {
            self.page.open("li", "");
            // Several answers to one question have its name once.
            let is_named =
                before.is_some_and(|before| before.question == claim.question && before.label == claim.label);
            self.claim("div", "", claim, !is_named);
            if in_full {
                self.evidence(&claim.evidence);
            }
            self.page.close("li");
            before = Some(claim);
        }
        self.page.close("ul");
    }

    /// A claim: its sign, its label, what is said, and by whom.
    pub fn claim(&mut self, tag: &str, class: &str, claim: &Claim, with_label: bool) {
        let page = &mut self.page;
        page.open(tag, class);
        if let Some(sign) = claim.sign {
            page.sign(sign);
        }
        if let Some(label) = claim.label.as_ref().filter(|_| with_label) {
            page.element("span", "label", label);
            page.raw(" ");
        }
        page.saying(
            "span",
            if claim.sign == Some(Sign::Guess) {
                "guess"
            } else {
                ""
            },
            &claim.text,
        );
        if !claim.by.is_empty() {
            page.raw(" ");
            page.saying("span", "by", &claim.by);
        }
        page.close(tag);
    }

    /// The journey's heading and its curve: one picture for paper, one for windows, and one whose words can be read on a phone.
    pub fn curves(&mut self, content: &Content<'_>, paper: Frame) {
        let words = self.brief.words;
        let heading = words.about(Word::SectionJourney, &content.name);
        let stops = content.stops();
        let mut listing = String::new();
        for stop in &stops {
            for part in [&stop.title, ": ", words.get(feeling(stop.feeling)), ". "] {
                listing.push_str(part);
            }
        }
        let right_to_left = self.brief.direction == Direction::RightToLeft;
        self.page.element("h2", "", &heading);
        let window = Frame {
            width: 760.0,
            font: 15.0,
            rise: 32.0,
            per_row: 7,
            right_to_left,
        };
        let phone = Frame {
            width: 300.0,
            font: 15.0,
            rise: 26.0,
            per_row: 3,
            right_to_left,
        };
        for (class, frame) in [("on-paper", paper), ("on-window", window), ("on-phone", phone)] {
            self.page.open("div", class);
            let picture = journey::svg(&stops, &frame, &heading, &listing);
            self.page.raw(&picture);
            self.page.close("div");
        }
    }

    fn journey(&mut self, content: &Content<'_>, setting: &Setting) {
        let Some((question, moments)) = content.journey else {
            return;
        };
        let words = self.brief.words;
        let paper = frame(setting.width, setting.density, self.brief.direction);
        self.page.raw("<section class=\"part journey\">");
        self.curves(content, paper);
        let nearly = || journey::told(moments).filter(|moment| !moment.nearly.trim().is_empty());
        if nearly().next().is_some() {
            let page = &mut self.page;
            page.open("div", "nearly");
            page.raw("<h3><svg viewBox=\"0 0 12 12\" width=\".72em\" height=\".72em\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\" aria-hidden=\"true\"><circle cx=\"6\" cy=\"6\" r=\"3.5\"/></svg> ");
            page.text(words.get(Word::BriefNearly));
            page.close("h3");
            page.open("ul", "");
            for moment in nearly() {
                page.open("li", "");
                page.saying("span", "label", journey::title(&question.kind, moment));
                page.raw(" ");
                page.said(moment.nearly.trim());
                page.raw("</li> ");
            }
            page.close("ul");
            page.close("div");
        }
        self.page.close("section");
    }

    fn test(&mut self, content: &Content<'_>) {
        if content.test.is_none() && content.gesture.is_empty() {
            return;
        }
        self.page.open("div", "row tests");
        if let Some(test) = content.test {
            self.page.open(
                "section",
                if content.gesture.is_empty() {
                    "block span-6 box"
                } else {
                    "block span-4 box"
                },
            );
            self.page.open("h2", "");
            self.page.text(self.brief.words.get(Word::SectionTest));
            self.page.close("h2");
            self.test_body(test);
            self.page.close("section");
        }
        if !content.gesture.is_empty() {
            self.page.open(
                "section",
                if content.test.is_some() {
                    "block span-2 box box-line"
                } else {
                    "block span-6 box box-line"
                },
            );
            self.page.word("h2", "", Word::SectionGesture);
            for claim in &content.gesture {
                self.claim("p", "", claim, true);
            }
            self.page.close("section");
        }
        self.page.close("div");
    }

    fn test_body(&mut self, test: &Test) {
        self.tried(test);
        let page = &mut self.page;
        page.open("dl", "");
        let day = test
            .date
            .map(|day| (self.brief.format_day)(day))
            .unwrap_or_default();
        for (word, text) in [
            (Word::BriefFor, &test.audience),
            (Word::BriefWorkedIf, &test.sign),
            (Word::BriefBy, &day),
        ] {
            if !text.trim().is_empty() {
                page.open("div", "");
                page.word("dt", "", word);
                page.raw(" ");
                page.saying("dd", if word == Word::BriefBy { "day" } else { "" }, text);
                page.close("div");
            }
        }
        page.close("dl");
    }

    /// What is tried, and as what.
    pub fn tried(&mut self, test: &Test) {
        let page = &mut self.page;
        page.open("p", "what");
        if let Some(kind) = test.kind {
            let kind = match kind {
                TestKind::Message => Word::BriefMessage,
                TestKind::Event => Word::BriefEvent,
                TestKind::Product => Word::BriefProduct,
            };
            page.word("span", "label", kind);
            page.raw(" ");
        }
        page.said(test.what.trim());
        page.close("p");
    }

    fn foot(&mut self, content: &Content<'_>) {
        let page = &mut self.page;
        let brief = self.brief;
        let Tally { known, guesses } = content.tally;
        if known + guesses == 0 && content.review.is_none() {
            return;
        }
        page.raw("<footer class=\"foot\">");
        if known + guesses > 0 {
            self.legend(content.tally);
        }
        let page = &mut self.page;
        if let Some(day) = content.review {
            page.element("p", "", &brief.look_again(day));
        }
        page.raw("</footer>");
    }

    /// The foot of a look with little room: the legend, the day to look again, what else there is, and whose it is.
    pub fn small_foot(&mut self, content: &Content<'_>, more: Option<String>) {
        let brief = self.brief;
        if content.is_empty() && content.review.is_none() {
            return;
        }
        self.page.raw("<footer class=\"foot\">");
        if content.tally.known + content.tally.guesses > 0 {
            self.legend(content.tally);
        }
        if let Some(day) = content.review {
            self.page.element("p", "", &brief.look_again(day));
        }
        if let Some(more) = more {
            self.page.element("p", "more", &more);
        }
        self.page.raw("</footer>");
    }

    /// The signs with their names, and how much is known.
    pub fn legend(&mut self, tally: Tally) {
        let told = self.brief.told(tally);
        let page = &mut self.page;
        page.open("div", "legend");
        page.word("h2", "visually-hidden", Word::BriefSigns);
        page.open("ul", "");
        for sign in Sign::ALL {
            page.raw("<li><span class=\"sign sign-");
            page.raw(sign.id());
            page.raw("\">");
            page.raw(sign_picture(*sign));
            page.raw("</span>");
            page.word("span", "", sign_word(*sign));
            page.close("li");
        }
        page.close("ul");
        page.element("p", "", &told);
        page.close("div");
    }

    /// The working pages: every answer with what it rests on.
    fn record(&mut self, content: &Content<'_>) {
        self.page.open("article", "record");
        self.page.word("h1", "", Word::BriefRecord);
        self.page.word("p", "lead", Word::BriefRecordLead);
        for section in Section::ALL {
            let mut claims = claims(self.brief, *section);
            let moments = content
                .journey
                .filter(|(question, _)| question.section == *section);
            // Journey and test are told in full, not as claims.
            let drawn = content.journey.map(|(question, _)| &question.id);
            claims.retain(|claim| {
                let question = self.brief.interview.question(&claim.question);
                Some(&claim.question) != drawn
                    && question.is_none_or(|question| !matches!(question.kind, Kind::Test))
            });
            let test = content.test.filter(|_| *section == Section::Test);
            if claims.is_empty() && moments.is_none() && test.is_none() {
                continue;
            }
            let heading = self.brief.words.about(heading(*section), &content.name);
            self.page.open("section", "part");
            self.page.element("h2", "", &heading);
            if let Some((question, moments)) = moments {
                self.moments(question, moments);
            }
            if let Some(test) = test {
                self.test_body(test);
            }
            if !claims.is_empty() {
                self.list(&claims, "claims", true);
            }
            self.page.close("section");
        }
        self.page.close("article");
    }

    fn moments(&mut self, question: &Question, moments: &[Moment]) {
        self.page.raw("<table><thead><tr>");
        for word in [
            Word::BriefMoment,
            Word::BriefHappened,
            Word::BriefWhere,
            Word::BriefFelt,
            Word::BriefNearly,
        ] {
            self.page.word("th", "", word);
        }
        self.page.raw("</tr></thead><tbody>");
        for moment in journey::told(moments) {
            self.page.raw("<tr><th scope=\"row\">");
            let sign = Sign::of(&moment.evidence);
            if question.claim {
                self.page.sign(sign);
            }
            let class = if question.claim && sign == Sign::Guess {
                "guess"
            } else {
                ""
            };
            self.page
                .saying("span", class, journey::title(&question.kind, moment));
            self.page.raw("</th><td>");
            self.page.said(moment.what.trim());
            self.evidence(&moment.evidence);
            self.page.raw("</td><td>");
            self.page.said(moment.place.trim());
            self.page.raw("</td>");
            self.page.word("td", "", feeling(moment.feeling));
            self.page.raw("<td>");
            self.page.said(moment.nearly.trim());
            self.page.raw("</td></tr>");
        }
        self.page.raw("</tbody></table>");
    }

    fn evidence(&mut self, evidence: &[Evidence]) {
        if evidence.is_empty() {
            return;
        }
        let brief = self.brief;
        let page = &mut self.page;
        page.open("ul", "evidence");
        for piece in evidence {
            page.open("li", "");
            page.word("span", "label", evidence_word(piece.kind));
            page.raw(" ");
            page.saying("span", "", &piece.note);
            page.raw(" ");
            if let Some(count) = piece.count {
                page.element(
                    "span",
                    "",
                    &brief
                        .words
                        .fill(Word::BriefCount, &[("count", &count.to_string())]),
                );
                page.raw(" ");
            }
            if let Some(day) = piece.date {
                page.element("span", "day", &(brief.format_day)(day));
            }
            page.close("li");
        }
        page.close("ul");
    }
}
