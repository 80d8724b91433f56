//! Writes the worksheets' document.

use super::super::accent;
use super::super::brief::Paper;
use super::super::brief::page::{Page, Shows, sign_picture, sign_word};
use super::super::interview::{Choosable, FEELING_MAX, Kind};
use super::super::journey::push_number;
use super::super::persona::Sign;
use super::super::words::{self, Word};
use super::Worksheet;
use super::plan::{self, Sheet};
use super::space::{self, Asked, Closeness, LINE, RING, SMALL, Ticks, to_f32};

/// The whole document.
pub fn write(sheet: &Worksheet<'_>) -> String {
    let sheets = plan::sheets(sheet);
    let mut writer = Writer {
        sheet,
        page: Page {
            out: String::with_capacity(90_000),
            words: sheet.words,
        },
        close: Closeness {
            size: 10.0,
            pitch: 8.0,
            around: 3.0,
            hints: true,
            ready: true,
            comfort: 1.0,
        },
        pitch: 8.0,
    };
    writer.document(&sheets);
    writer.page.out
}

/// Writes the document of worksheets.
struct Writer<'a> {
    sheet: &'a Worksheet<'a>,
    page: Page<'a>,
    /// How closely the page is set that is being written.
    close: Closeness,
    /// From line to line in the row that is being written.
    pitch: f32,
}

impl Writer<'_> {
    fn document(&mut self, sheets: &[Sheet<'_>]) {
        let interview = self.sheet.interview;
        let title = self
            .sheet
            .words
            .fill(Word::WorksheetTitle, &[("title", &interview.title)]);
        self.page
            .begin(&interview.language, self.sheet.direction, Shows::Text, &title);
        self.style(sheets);
        self.page.raw("</style></head><body><main>");
        self.page.open("h1", "visually-hidden");
        self.page.text(&title);
        self.page.close("h1");
        for (number, sheet) in sheets.iter().enumerate() {
            self.sheet_of(number, sheet);
        }
        self.page.raw("</main></body></html>\n");
    }

    /// What is reckoned goes into the style element and not into attributes, which many a page's policy forbids.
    fn style(&mut self, sheets: &[Sheet<'_>]) {
        let (width, height) = plan::inner(self.sheet);
        let out = &mut self.page.out;
        out.push_str("@page{");
        match self.sheet.paper {
            Paper::Any => {}
            Paper::A4 => out.push_str("size:A4;"),
            Paper::Letter => out.push_str("size:letter;"),
        }
        out.push_str("margin:");
        push_number(plan::MARGIN, out);
        out.push_str("mm}:root{");
        for (name, value, unit) in [
            ("margin", plan::MARGIN, "mm"),
            ("width", width, "mm"),
            // A hair less, so that no browser's rounding makes a page of it.
            ("height", height - 0.4, "mm"),
            ("line", LINE, ""),
            ("small", SMALL, "em"),
            ("gutter", space::GUTTER, "mm"),
            ("ring", RING, "mm"),
            ("box", space::BOX, "mm"),
            ("tick-gap", space::TICK_GAP, "mm"),
            ("headings", space::HEADINGS, "mm"),
            ("source", space::SOURCE, "mm"),
            ("title", plan::TITLE, "mm"),
            ("step", plan::STEP, "mm"),
            ("field", plan::FIELD, "mm"),
        ] {
            declare(name, value, unit, out);
        }
        out.push_str(&accent::css_on_paper(&self.sheet.brand.accent));
        out.push_str("}\n");
        out.push_str(include_str!("../../../style/worksheet.css"));
        for (number, sheet) in sheets.iter().enumerate() {
            rule("#s", &[number + 1], "", out);
            declare("size", sheet.close.size, "pt", out);
            declare("pitch", sheet.close.pitch, "mm", out);
            declare("around", sheet.close.around, "mm", out);
            out.push_str("}\n");
            rule("#s", &[number + 1], " .rows", out);
            let notes = (sheet.notes > 0.0).then_some(sheet.notes);
            shares(sheet.rows.iter().map(|row| row.height).chain(notes), out);
            out.push_str("}\n");
            for (row, one) in sheet.rows.iter().enumerate() {
                for (index, column) in one.columns.iter().enumerate() {
                    rule("#c", &[number + 1, row + 1, index + 1], "", out);
                    declare("pitch", column.pitch, "mm", out);
                    let width = plan::span_width(width, column.span);
                    let height = |(asked, room): &(Asked<'_>, f32)| {
                        asked.need(self.sheet, width, sheet.close).fixed + room
                    };
                    shares(column.cells.iter().map(height), out);
                    out.push_str("}\n");
                }
            }
        }
    }

    fn sheet_of(&mut self, number: usize, sheet: &Sheet<'_>) {
        self.close = sheet.close;
        self.page.raw(if self.close.is_close() {
            "<section class=\"sheet close\" id=\"s"
        } else {
            "<section class=\"sheet\" id=\"s"
        });
        self.page.raw(&(number + 1).to_string());
        self.page.raw("\">");
        self.head(sheet);
        self.page.raw("<div class=\"rows\">");
        for (row, one) in sheet.rows.iter().enumerate() {
            let flows = one.columns.iter().any(|column| column.cells.len() > 1);
            self.page.raw(if flows {
                "<div class=\"row flow\">"
            } else {
                "<div class=\"row\">"
            });
            for (index, column) in one.columns.iter().enumerate() {
                self.page.raw("<div class=\"column span-");
                self.page.raw(&column.span.to_string());
                self.page.raw("\" id=\"c");
                push_ids(&[number + 1, row + 1, index + 1], &mut self.page.out);
                self.page.raw("\">");
                self.pitch = column.pitch;
                for (asked, room) in &column.cells {
                    self.cell(asked, column.span, *room);
                }
                self.page.close("div");
            }
            self.page.close("div");
        }
        if sheet.notes > 0.0 {
            self.pitch = self.close.pitch;
            self.page
                .raw("<div class=\"row row-notes\"><div class=\"cell notes\">");
            self.page.word("p", "label", Word::WorksheetNotes);
            self.page.open("div", "answer");
            let em = self.close.em();
            self.lines(
                ((sheet.notes - self.close.around - em * LINE) / self.pitch).floor(),
                false,
            );
            self.page.raw("</div></div></div>");
        }
        self.page.close("div");
        self.foot(sheet);
        self.page.close("section");
    }

    fn head(&mut self, sheet: &Sheet<'_>) {
        let interview = self.sheet.interview;
        self.page.raw("<header class=\"head\"><div class=\"titles\">");
        self.page.open("p", "method");
        self.page.said(&interview.name);
        let brand = self.sheet.brand.name.trim();
        if !brand.is_empty() {
            self.page.raw(" · ");
            self.page.said(brand);
        }
        self.page.raw("</p><h2><span class=\"step\">");
        self.page.raw(&(sheet.index + 1).to_string());
        self.page.raw("</span> ");
        self.page.said(&sheet.step.title);
        self.page.raw("</h2></div><div class=\"who\">");
        for word in [Word::WorksheetPersona, Word::WorksheetAuthor, Word::WorksheetDate] {
            self.page.raw("<p>");
            self.page.word("span", "label", word);
            self.page.raw("<i class=\"line\"></i></p>");
        }
        self.page.raw("</div></header>");
        if self.close.hints {
            self.page.saying("p", "intro", &sheet.step.intro);
        }
        if sheet.has_claims() {
            self.legend();
        }
    }

    /// The signs, and what is to be done with them.
    fn legend(&mut self) {
        self.page.open("div", "legend");
        self.page.word("p", "", Word::WorksheetSigns);
        self.page.raw("<ul>");
        for sign in Sign::ALL.iter().filter(|sign| **sign != Sign::Guess) {
            self.page.raw("<li>");
            self.page.raw(sign_picture(*sign));
            self.page.text(self.sheet.words.get(sign_word(*sign)));
            self.page.close("li");
        }
        self.page.raw("</ul><p><i class=\"ring\"></i>");
        self.page.text(self.sheet.words.get(Word::WorksheetGuess));
        self.page.raw("</p></div>");
    }

    fn foot(&mut self, sheet: &Sheet<'_>) {
        let words = self.sheet.words;
        let (n, of) = (
            (sheet.index + 1).to_string(),
            self.sheet.interview.steps.len().to_string(),
        );
        let mut text = words.fill(Word::StepOf, &[("n", &n), ("of", &of)]);
        if sheet.part.1 > 1 {
            let (n, of) = ((sheet.part.0 + 1).to_string(), sheet.part.1.to_string());
            text.push_str(" · ");
            text.push_str(&words.fill(Word::WorksheetSheet, &[("n", &n), ("of", &of)]));
        }
        self.page.open("footer", "foot");
        self.page.element("span", "", &text);
        self.page.word("span", "", Word::AppName);
        self.page.close("footer");
    }

    fn cell(&mut self, asked: &Asked<'_>, span: usize, room: f32) {
        let width = plan::span_width(plan::inner(self.sheet).0, span);
        let question = asked.question;
        self.page.raw(if asked.is_inline(width, self.close) {
            "<div class=\"cell inline\" data-kind=\""
        } else {
            "<div class=\"cell\" data-kind=\""
        });
        self.page.raw(question.kind.id());
        self.page.raw("\"><h3>");
        self.page.element("span", "number", &asked.number);
        self.page.raw(" ");
        self.page.said(&question.prompt);
        self.page.close("h3");
        if let Some(note) = &asked.only_if {
            self.page.element("p", "only-if", note);
        }
        if self.close.hints {
            self.page.saying("p", "hint", &question.hint);
        }
        self.answer(asked, width, room);
        self.page.close("div");
    }

    fn answer(&mut self, asked: &Asked<'_>, width: f32, room: f32) {
        let question = asked.question;
        let claim = question.claim;
        let lines = (room / self.pitch + 0.05).floor().max(1.0);
        match &question.kind {
            Kind::ShortText | Kind::LongText => {
                self.open_answer("");
                // The ring stands on the last line of the answer it is for.
                self.lines(lines - 1.0, false);
                self.lines(1.0, claim);
                self.page.close("div");
            }
            Kind::List { suggestions } => {
                if self.close.ready && !suggestions.is_empty() {
                    let ready = space::ready_items(question, suggestions, self.sheet);
                    self.page.word("p", "label", Word::Suggestions);
                    self.ticks(&ready, &[], width, false);
                }
                self.page.open("ol", "answer");
                for number in 1..=to_count(lines) {
                    self.page.raw("<li class=\"line\">");
                    self.page.element("span", "count", &number.to_string());
                    self.ring(claim);
                    self.page.close("li");
                }
                self.page.close("ol");
            }
            Kind::Choice { options, own } | Kind::Choices { options, own } => {
                self.options(asked, options, *own, width, lines);
            }
            Kind::Scale { from, to, low, high } => {
                self.page.raw("<div class=\"answer scale\"><ol class=\"points\">");
                for point in *from..=*to {
                    self.page.element("li", "", &point.to_string());
                }
                self.page.raw("</ol>");
                self.ring(claim);
                self.page.raw("<p class=\"ends\">");
                self.page.said(low);
                self.page.raw(" ");
                self.page.said(high);
                self.page.raw("</p></div>");
            }
            Kind::Date { in_months, .. } => {
                let months = space::months(in_months, self.sheet);
                self.ticks(&months, &[], width, true);
                self.open_answer("");
                self.labelled_line((!months.is_empty()).then_some(Word::WorksheetOnDay), width, claim);
                self.page.close("div");
            }
            Kind::Number { unit } => {
                self.open_answer("");
                self.lines(lines - 1.0, false);
                self.page
                    .raw("<p class=\"line number-line\"><i class=\"amount\"></i>");
                self.page.saying("span", "unit", unit);
                self.ring(claim);
                self.page.raw("</p></div>");
            }
            Kind::Quotes => self.quotes(claim, lines),
            Kind::Moments { moments } => self.moments(moments, claim, room),
            Kind::Sources { sources } => self.sources(sources, room),
            Kind::Test => {
                let kinds = space::test_kinds(self.sheet.words);
                self.run(Word::TestKind, &kinds);
                let rows = space::test_fields(width);
                self.fields(&rows, width, lines);
            }
            Kind::Portrait => {
                // A pale head, to begin a face in.
                self.page.raw("<div class=\"answer frame\"><svg viewBox=\"0 0 100 100\" aria-hidden=\"true\"><path d=\"M50 14c14 0 23 11 23 27S63 74 50 74 27 57 27 41s9-27 23-27zM42 72v8c0 5-24 6-30 20M58 72v8c0 5 24 6 30 20\"/></svg></div>");
            }
            Kind::Name => {
                let rows = space::name_fields();
                self.fields(&rows, width, to_f32(rows.len()));
                let pronouns = space::pronouns(self.sheet.words);
                self.run(Word::Pronoun, &pronouns);
            }
        }
    }

    fn open_answer(&mut self, class: &str) {
        self.page.raw("<div class=\"answer");
        if !class.is_empty() {
            self.page.raw(" ");
            self.page.raw(class);
        }
        self.page.raw("\">");
    }

    /// Lines to write on.
    fn lines(&mut self, count: f32, claim: bool) {
        for _ in 0..to_count(count) {
            self.page.raw("<p class=\"line\">");
            self.ring(claim);
            self.page.close("p");
        }
    }

    /// The ring for the sign of evidence; left empty it is the sign of a guess.
    fn ring(&mut self, claim: bool) {
        if claim {
            self.page.raw("<i class=\"ring\"></i>");
        }
    }

    /// A line with a label at its start, or above it where it is long.
    fn labelled_line(&mut self, word: Option<Word>, width: f32, claim: bool) {
        let is_inline =
            word.is_some_and(|word| space::is_inline(word, self.sheet.words, width - RING, self.close));
        if let Some(word) = word.filter(|_| !is_inline) {
            self.page.word("p", "label", word);
        }
        self.page.raw("<p class=\"line\">");
        if let Some(word) = word.filter(|_| is_inline) {
            self.page.word("span", "label", word);
        }
        self.ring(claim);
        self.page.close("p");
    }

    /// Things to tick, with notes where there is room for them.
    fn ticks(&mut self, labels: &[String], notes: &[&str], width: f32, is_round: bool) {
        if labels.is_empty() {
            return;
        }
        let columns = Ticks::of(
            &labels
                .iter()
                .enumerate()
                .map(|(index, label)| match notes.get(index) {
                    Some(note) if !note.is_empty() => [label, "  ", *note].concat(),
                    _ => label.clone(),
                })
                .collect::<Vec<_>>(),
            if notes.is_empty() {
                1.0
            } else {
                space::option_size(self.close)
            },
            width,
            self.close,
        )
        .columns;
        self.page.raw("<ul class=\"ticks columns-");
        self.page.raw(&columns.to_string());
        self.page.raw(if is_round { " round\">" } else { "\">" });
        for (index, label) in labels.iter().enumerate() {
            self.page.raw("<li><i class=\"box\"></i><span>");
            self.page.said(label);
            if let Some(note) = notes.get(index).filter(|note| !note.is_empty()) {
                self.page.raw(" ");
                self.page.saying("span", "note", note);
            }
            self.page.raw("</span></li>");
        }
        self.page.close("ul");
    }

    /// A label and things to tick in one run.
    fn run(&mut self, label: Word, ticks: &[String]) {
        self.page.raw("<div class=\"run\">");
        self.page.word("span", "label", label);
        self.page.raw("<ul class=\"round\">");
        for tick in ticks {
            self.page.raw("<li><i class=\"box\"></i>");
            self.page.element("span", "", tick);
            self.page.close("li");
        }
        self.page.raw("</ul></div>");
    }

    fn options(&mut self, asked: &Asked<'_>, options: &[Choosable], own: bool, width: f32, lines: f32) {
        let question = asked.question;
        let several = matches!(question.kind, Kind::Choices { .. });
        let labels: Vec<String> = options.iter().map(|option| option.label.clone()).collect();
        let notes: Vec<&str> = if self.close.hints {
            options.iter().map(|option| option.note.as_str()).collect()
        } else {
            Vec::new()
        };
        self.page.raw("<div class=\"options\">");
        self.ticks(&labels, &notes, width - RING, !several);
        if !own {
            self.ring(question.claim);
        }
        self.page.close("div");
        if own {
            self.open_answer("");
            self.labelled_line(Some(space::own_word(several)), width, question.claim);
            self.lines(lines - 1.0, false);
            self.page.close("div");
        }
    }

    /// Fields row by row; lines beyond one a row go to the first and, where there are many, to the last.
    fn fields(&mut self, rows: &[Vec<(Word, f32)>], width: f32, lines: f32) {
        self.page.raw("<div class=\"answer fields\">");
        let mut extra = to_count(lines).saturating_sub(rows.len());
        let last = if rows.len() > 2 { extra / 3 } else { 0 };
        extra -= last;
        let is_inline = space::are_inline(rows, self.sheet.words, width, self.close);
        for (index, row) in rows.iter().enumerate() {
            let is_sign = row.iter().any(|(word, _)| *word == Word::TestSign);
            let more = match index {
                0 => extra,
                _ if is_sign => last,
                _ => 0,
            };
            self.page.raw("<div class=\"fields-row\">");
            for (word, share) in row {
                self.page.raw(match share {
                    ..0.45 => "<div class=\"field narrow\">",
                    0.99.. => "<div class=\"field\">",
                    _ => "<div class=\"field broad\">",
                });
                if !is_inline {
                    self.page.word("p", "label", *word);
                }
                self.page.raw("<p class=\"line\">");
                if is_inline {
                    self.page.word("span", "label", *word);
                }
                self.page.close("p");
                self.lines(to_f32(more), false);
                self.page.close("div");
            }
            self.page.close("div");
        }
        self.page.close("div");
    }

    fn quotes(&mut self, claim: bool, lines: f32) {
        let count = (to_count(lines) / 3).max(1);
        // What is left over is room for longer words.
        let mut more = to_count(lines).saturating_sub(count * 3);
        self.open_answer("quotes");
        for index in 0..count {
            let share = more.div_ceil(count - index);
            more -= share;
            self.page
                .raw("<div class=\"quote\"><span class=\"mark\">“</span>");
            self.lines(to_f32(2 + share), false);
            self.page.raw("<p class=\"line by\">");
            self.page.word("span", "label", Word::QuoteWho);
            self.page.raw("<i></i>");
            self.page.word("span", "label", Word::QuoteWhere);
            self.page.raw("<i></i>");
            self.ring(claim);
            self.page.raw("</p></div>");
        }
        self.page.close("div");
    }

    /// Moments side by side: the curve of feelings to draw through them, and what there is to say of each.
    fn moments(&mut self, moments: &[Choosable], claim: bool, room: f32) {
        let bands = space::bands(moments.len());
        let each = room / to_f32(bands);
        // Half of what there is beyond the least goes to the curve.
        let lines = ((each - 17.0) / self.pitch).floor().max(3.0);
        let beyond = to_count(((lines - 3.0) * 0.6).floor());
        let what = 1 + beyond.saturating_sub(beyond / 3);
        let nearly = 1 + beyond / 3;
        for band in 0..bands {
            let of = space::moments_in(band, moments.len());
            self.page.raw("<div class=\"answer moments of-");
            self.page.raw(&of.len().to_string());
            self.page.raw("\"><div class=\"moment-heads\"><span></span>");
            for index in of.clone() {
                self.page.raw("<div><p>");
                match moments.get(index) {
                    Some(moment) => {
                        self.page.element("strong", "", &moment.label);
                        if self.close.hints {
                            self.page.raw(" ");
                            self.page.saying("span", "note", &moment.note);
                        }
                    }
                    None => self.page.word("strong", "own", Word::MomentOwn),
                }
                self.page.close("p");
                self.ring(claim);
                self.page.close("div");
            }
            self.page.raw("</div><div class=\"curve\"><div class=\"levels\">");
            for feeling in (-FEELING_MAX..=FEELING_MAX).rev() {
                let label = words::form(self.sheet.words.get(Word::Feelings), &feeling.to_string());
                self.page.element("span", "", label);
            }
            self.page.close("div");
            for _ in of.clone() {
                self.page.raw("<div class=\"levels\">");
                for _ in -FEELING_MAX..=FEELING_MAX {
                    self.page.raw("<i></i>");
                }
                self.page.close("div");
            }
            self.page.close("div");
            for (word, count) in [
                (Word::MomentWhat, what),
                (Word::MomentWhere, 1),
                (Word::MomentNearly, nearly),
            ] {
                self.page.raw("<div class=\"said\">");
                self.page.word("span", "label", word);
                for _ in of.clone() {
                    self.page.raw("<div>");
                    self.lines(to_f32(count), false);
                    self.page.close("div");
                }
                self.page.close("div");
            }
            self.page.close("div");
        }
    }

    /// A table with a row for each source.
    fn sources(&mut self, sources: &[Choosable], room: f32) {
        let lines = to_count(
            (room / to_f32(sources.len() + 1) / self.pitch + 0.1)
                .floor()
                .max(1.0),
        );
        self.page
            .raw("<div class=\"answer sources\"><div class=\"source source-head\"><span></span>");
        for word in [
            Word::SourceSaid,
            Word::SourceCount,
            Word::SourceWhen,
            Word::FormWords,
            Word::FormNumbers,
        ] {
            self.page.word("span", "label", word);
        }
        self.page.close("div");
        for source in sources.iter().map(Some).chain([None]) {
            self.page.raw("<div class=\"source\"><div>");
            if let Some(source) = source {
                self.page.element("strong", "", &source.label);
                if self.close.hints {
                    self.page.raw(" ");
                    self.page.saying("span", "note", &source.note);
                }
            } else {
                self.page.word("strong", "", Word::SourceOther);
                self.lines(1.0, false);
            }
            self.page.raw("</div><div>");
            self.lines(to_f32(lines), false);
            self.page
                .raw("</div><p class=\"line\"></p><p class=\"line\"></p><i class=\"box\"></i><i class=\"box\"></i></div>");
        }
        self.page.close("div");
    }
}

/// Writes the start of a rule for an element with a number.
fn rule(prefix: &str, numbers: &[usize], inside: &str, out: &mut String) {
    out.push_str(prefix);
    push_ids(numbers, out);
    out.push_str(inside);
    out.push('{');
}

fn push_ids(numbers: &[usize], out: &mut String) {
    for (index, number) in numbers.iter().enumerate() {
        if index > 0 {
            out.push('-');
        }
        out.push_str(&number.to_string());
    }
}

/// Rows that share their height by what they need, and give way where one needs more than was reckoned.
fn shares(heights: impl Iterator<Item = f32>, out: &mut String) {
    out.push_str("grid-template-rows:");
    for height in heights {
        out.push_str(" minmax(min-content,");
        push_number(height, out);
        out.push_str("fr)");
    }
}

fn declare(name: &str, value: f32, unit: &str, out: &mut String) {
    out.push_str("--");
    out.push_str(name);
    out.push(':');
    push_number(value, out);
    out.push_str(unit);
    out.push(';');
}

/// A whole number of lines; a page has few.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lines are few and not negative"
)]
fn to_count(lines: f32) -> usize {
    lines.max(0.0) as usize
}
