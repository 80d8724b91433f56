//! The printed brief: one document for the preview, the printer and the download.
//!
//! A brief is a whole HTML page with nothing to fetch and nothing to run. Everything a persona says reaches it through one
//! escaping function. [`layout`] chooses size and arrangement so that a typical persona fills one page of A4 or Letter; with more
//! to say it flows on. That is the plain look, which shows all that belongs on a brief. [`poster`] and [`compact`] have less room: they
//! choose what to show by rule, and say what there was no room for.

mod compact;
mod content;
pub mod deep_dive;
pub(in crate::domain) mod layout;
pub(in crate::domain) mod page;
mod poster;
pub(in crate::domain) mod strength;
mod writer;

use super::day::Day;
use super::interview::{Interview, Section};
use super::journey;
use super::persona::{Brand, EvidenceKind, Persona};
use super::profile;
use super::words::{Word, Words};
use content::Content;
use page::Page;
pub use page::{sign_markup, sign_picture, sign_word};

/// What a brief is made of.
pub struct Brief<'a> {
    /// The interview the persona was built with.
    pub interview: &'a Interview,
    /// The persona.
    pub persona: &'a Persona,
    /// The brand at the foot of the page.
    pub brand: &'a Brand,
    /// Words of the interface.
    pub words: &'a Words,
    /// The portrait's markup: a drawn face's svg, or [`photo`]. It is put in as it is, so it must not hold anybody's words.
    pub portrait: &'a str,
    /// Today, as people write it.
    pub today: &'a str,
    /// Today.
    pub now: Day,
    /// Writes a day as people do.
    pub format_day: &'a dyn Fn(Day) -> String,
    /// How the page looks.
    pub look: Look,
    /// The page alone, or all there is.
    pub extent: Extent,
    /// Which way the language runs.
    pub direction: Direction,
    /// The paper it is made for.
    pub paper: Paper,
}

impl Brief<'_> {
    /// How many claims are known and how many are guesses, in words.
    fn told(&self, tally: profile::Tally) -> String {
        let profile::Tally { known, guesses } = tally;
        self.words.fill(
            Word::BriefTold,
            &[("known", &known.to_string()), ("guesses", &guesses.to_string())],
        )
    }

    /// When to look again, in words.
    fn look_again(&self, day: Day) -> String {
        // Whoever reads an old sheet sees that it was old when it was printed.
        let word = if day < self.now {
            Word::BriefOverdue
        } else {
            Word::BriefReview
        };
        let day = (self.format_day)(day);
        self.words.fill(word, &[("day", &day)])
    }
}

super::interview::named! {
    /// How a brief looks.
    Look {
        /// All that belongs on a brief, on a page to read.
        Plain = "plain",
        /// Large and few words, to pin on a wall and read from two metres.
        Poster = "poster",
        /// Half a page to carry, twice on a sheet.
        Compact = "compact",
    }
}

/// How much a document holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// The brief: one page, as a rule.
    #[default]
    Page,
    /// The brief, and the working pages with all answers and what they rest on.
    Record,
}

/// Which way a language runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// The paper a brief is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Whatever is in the printer; made to fit A4 as well as Letter.
    #[default]
    Any,
    /// A4.
    A4,
    /// US Letter.
    Letter,
}

impl Paper {
    /// The regions with Letter, of Unicode's CLDR.
    const LETTER: [&str; 14] = [
        "US", "CA", "MX", "PH", "PR", "CL", "CO", "CR", "GT", "NI", "PA", "SV", "VE", "BZ",
    ];

    /// The paper in the printers where a language tag names the region, such as `en-US`; any where it names none.
    pub fn of_language(language: &str) -> Self {
        // Two letters behind the language and, in some tags, a script.
        let region = language
            .split('-')
            .skip(1)
            .take_while(|part| part.len() > 1)
            .take(2)
            .find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        match region {
            Some(region)
                if Self::LETTER
                    .iter()
                    .any(|letter| letter.eq_ignore_ascii_case(region)) =>
            {
                Self::Letter
            }
            Some(_) => Self::A4,
            None => Self::Any,
        }
    }

    /// Widths and heights in points of the sheets it may turn out to be.
    pub(in crate::domain) fn sheets(self) -> &'static [(f32, f32)] {
        const SHEETS: [(f32, f32); 2] = [(595.3, 841.9), (612.0, 792.0)];
        let [a4, letter] = [0..1, 1..2].map(|range| SHEETS.get(range).unwrap_or(&SHEETS));
        match self {
            Self::Any => &SHEETS,
            Self::A4 => a4,
            Self::Letter => letter,
        }
    }
}

/// A photo's markup for [`Brief::portrait`].
pub fn photo(address: &str) -> String {
    let mut out = String::with_capacity(address.len() + 32);
    out.push_str("<img alt=\"\" src=\"");
    journey::escape(address, &mut out);
    out.push_str("\">");
    out
}

/// The word a section is headed with; [`Words::about`] makes it speak of the persona.
pub fn heading(section: Section) -> Word {
    match section {
        Section::Identity => Word::SectionIdentity,
        Section::Summary => Word::SectionSummary,
        Section::Quote => Word::SectionQuote,
        Section::Background => Word::SectionBackground,
        Section::Does => Word::SectionDoes,
        Section::Belongs => Word::SectionBelongs,
        Section::LightsUp => Word::SectionLightsUp,
        Section::Wants => Word::SectionWants,
        Section::InTheWay => Word::SectionInTheWay,
        Section::Leaves => Word::SectionLeaves,
        Section::Real => Word::SectionReal,
        Section::Decides => Word::SectionDecides,
        Section::Journey => Word::SectionJourney,
        Section::Reach => Word::SectionReach,
        Section::Words => Word::SectionWords,
        Section::Test => Word::SectionTest,
        Section::Gesture => Word::SectionGesture,
        Section::Review => Word::SectionReview,
        Section::Sources => Word::SectionSources,
        Section::Purpose => Word::SectionPurpose,
        Section::Check => Word::SectionCheck,
        Section::Use => Word::SectionUse,
        Section::Care => Word::SectionCare,
    }
}

/// The whole document.
pub fn document(brief: &Brief<'_>) -> String {
    let content = Content::of(brief);
    let page = Page {
        out: String::with_capacity(48_000),
        words: brief.words,
    };
    match brief.look {
        Look::Plain => {
            let setting = content.fit(brief);
            writer::write(brief, page, &content, &setting)
        }
        Look::Poster => poster::write(brief, page, &content),
        Look::Compact => compact::write(brief, page, &content),
    }
}

/// The word for a feeling of a moment.
pub fn feeling(feeling: i8) -> Word {
    match feeling {
        ..=-2 => Word::FeelingLowest,
        -1 => Word::FeelingLow,
        0 => Word::FeelingEven,
        1 => Word::FeelingHigh,
        2.. => Word::FeelingHighest,
    }
}

/// The word for a kind of evidence.
pub fn evidence_word(kind: EvidenceKind) -> Word {
    match kind {
        EvidenceKind::Observed => Word::EvidenceObserved,
        EvidenceKind::Quoted => Word::EvidenceQuoted,
        EvidenceKind::Surveyed => Word::EvidenceSurveyed,
        EvidenceKind::Measured => Word::EvidenceMeasured,
        EvidenceKind::Support => Word::EvidenceSupport,
        EvidenceKind::Social => Word::EvidenceSocial,
        EvidenceKind::Published => Word::EvidencePublished,
        EvidenceKind::Guess => Word::EvidenceGuess,
    }
}

#[cfg(test)]
pub(in crate::domain) mod tests {
    use super::super::format;
    use super::super::interview::Kind;
    use super::super::persona::{Choice, Evidence, Item, Name, Portrait, Pronoun, Value};
    use super::super::record::Record;
    use super::*;

    const PACKS: [(&str, &str); 7] = [
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
        (
            include_str!("../../../interviews/community.en.json"),
            include_str!("../../../examples/connector.en.json"),
        ),
        (
            include_str!("../../../interviews/community.en.json"),
            include_str!("../../../examples/newcomer.en.json"),
        ),
        (
            include_str!("../../../interviews/community.en.json"),
            include_str!("../../../examples/collector.en.json"),
        ),
        (
            include_str!("../../../interviews/community.en.json"),
            include_str!("../../../examples/curator.en.json"),
        ),
    ];

    /// A method's interview, its worked example, and the example's brand.
    pub(in crate::domain) fn example(index: usize) -> (Interview, Persona, Brand) {
        let (pack, file) = PACKS[index];
        let mut file = format::read_file(file.as_bytes()).unwrap();
        (
            format::read_interview(pack).unwrap(),
            file.personas.remove(0),
            file.brand,
        )
    }

    fn print(
        interview: &Interview,
        persona: &Persona,
        brand: &Brand,
        extent: Extent,
        paper: Paper,
    ) -> String {
        document(&brief(interview, persona, brand, extent, paper))
    }

    /// A brief in the plain look, from right to left.
    pub fn brief<'a>(
        interview: &'a Interview,
        persona: &'a Persona,
        brand: &'a Brand,
        extent: Extent,
        paper: Paper,
    ) -> Brief<'a> {
        Brief {
            interview,
            persona,
            brand,
            words: &Words::ENGLISH,
            portrait: "<svg></svg>",
            today: "22 November 2026",
            now: Day::new(2026, 11, 22).unwrap(),
            format_day: &|day| format!("<{day}>"),
            look: Look::Plain,
            extent,
            direction: Direction::RightToLeft,
            paper,
        }
    }

    #[test]
    fn a_sheet_printed_late_says_that_a_look_is_overdue() {
        for (day, words) in [
            ("2026-11-21", "overdue since &lt;2026-11-21&gt;"),
            ("2026-11-22", "Look again by &lt;2026-11-22&gt;"),
            ("2027-05-22", "Look again by &lt;2027-05-22&gt;"),
        ] {
            let (interview, mut persona, brand) = example(0);
            persona.set_value("review-due", Value::Date(Day::parse(day).unwrap()));
            let html = print(&interview, &persona, &brand, Extent::Page, Paper::Any);
            assert!(html.contains(words), "{day}");
            assert_eq!(html.contains("overdue"), day < "2026-11-22");
        }
    }

    /// Replaces every text of a persona.
    #[allow(clippy::similar_names, reason = "a text and a test")]
    pub(in crate::domain) fn overwrite(persona: &mut Persona, text: &str) {
        let notes =
            |evidence: &mut Vec<Evidence>| evidence.iter_mut().for_each(|piece| piece.note = text.into());
        let put = |field: &mut String| text.clone_into(field);
        for answer in persona.answers.values_mut() {
            notes(&mut answer.evidence);
            match &mut answer.value {
                Value::ShortText(field) | Value::LongText(field) => put(field),
                Value::List(items) => items.iter_mut().for_each(|item| {
                    put(&mut item.text);
                    notes(&mut item.evidence);
                }),
                Value::Choice(choice) => *choice = Choice::Own(text.into()),
                Value::Choices(choices) => choices.options.iter_mut().chain(&mut choices.own).for_each(put),
                Value::Number(number) => put(&mut number.unit),
                Value::Quotes(quotes) => quotes.iter_mut().for_each(|quote| {
                    [&mut quote.words, &mut quote.who, &mut quote.place]
                        .into_iter()
                        .for_each(put);
                    notes(&mut quote.evidence);
                }),
                Value::Moments(moments) => moments.iter_mut().for_each(|moment| {
                    [
                        &mut moment.title,
                        &mut moment.what,
                        &mut moment.place,
                        &mut moment.nearly,
                    ]
                    .into_iter()
                    .for_each(put);
                    notes(&mut moment.evidence);
                }),
                Value::Sources(sources) => {
                    for source in sources {
                        [&mut source.source, &mut source.said, &mut source.when]
                            .into_iter()
                            .for_each(put);
                    }
                }
                Value::Test(test) => {
                    [&mut test.what, &mut test.audience, &mut test.sign]
                        .into_iter()
                        .for_each(put);
                }
                Value::Name(name) => {
                    [&mut name.name, &mut name.epithet].into_iter().for_each(put);
                    name.pronoun = Pronoun::Own(text.into());
                }
                _ => {}
            }
        }
    }

    #[test]
    fn whatever_is_written_stays_text() {
        let hostile = "\"'><script src=//x></script><img onerror=x>&lt;</style>--><!--{name}";
        for index in 0..PACKS.len() {
            let (mut interview, mut persona, _) = example(index);
            overwrite(&mut persona, hostile);
            interview.language = hostile.into();
            for question in interview
                .steps
                .iter_mut()
                .flat_map(|step| &mut step.screens)
                .flat_map(|it| &mut it.questions)
            {
                question.label = hostile.into();
            }
            let brand = Brand {
                name: hostile.into(),
                accent: hostile.into(),
                logo_text: hostile.into(),
            };
            let documents = Look::ALL.iter().map(|look| {
                document(&Brief {
                    look: *look,
                    ..brief(&interview, &persona, &brand, Extent::Record, Paper::Any)
                })
            });
            let dive = deep_dive::document(
                &brief(&interview, &persona, &brand, Extent::Page, Paper::Any),
                &Record::default(),
            );
            for html in documents.chain([dive]) {
                let (head, rest) = html.split_once("<style>").unwrap();
                let (_, rest) = rest.split_once("</style>").unwrap();
                let mut tags = 0;
                for piece in head.split('<').skip(1).chain(rest.split('<').skip(1)) {
                    let (tag, text) = piece.split_once('>').unwrap();
                    assert!(!text.contains('>') && !text.contains('"'), "{piece}");
                    let name = tag
                        .split(' ')
                        .next()
                        .unwrap()
                        .trim_start_matches('/')
                        .trim_end_matches('/');
                    let known = " !doctype html head meta title style body main article div header p h1 h2 h3 ul li span svg circle path rect \
                    text desc bdi figure blockquote figcaption section dl dt dd footer table thead tbody tr th td ";
                    assert!(known.contains(&format!(" {name} ")), "{tag}");
                    // In a tag, quotes close as often as they open, and nothing but known attributes stand between.
                    for (index, part) in tag
                        .split('"')
                        .enumerate()
                        .filter(|(index, _)| index % 2 == 0 && *index > 0)
                    {
                        let attribute = part.trim_matches(['/', ' ', '=']);
                        assert!(
                            attribute
                                .chars()
                                .all(|it| it.is_ascii_alphabetic() || "-:".contains(it)),
                            "{index} {tag}"
                        );
                        assert!(!attribute.starts_with("on"), "{tag}");
                    }
                    tags += 1;
                }
                assert!(tags > 180 && html.contains("&lt;script"));
            }
        }
        assert_eq!(
            photo("x\" onerror=\"y"),
            "<img alt=\"\" src=\"x&quot; onerror=&quot;y\">"
        );
    }

    #[test]
    fn the_paper_is_that_of_the_region() {
        for (language, paper) in [
            ("en-US", Paper::Letter),
            ("es-mx", Paper::Letter),
            ("en-GB", Paper::A4),
            ("zh-Hant-TW", Paper::A4),
            ("de", Paper::Any),
            ("", Paper::Any),
            ("ar-x-us", Paper::Any),
            ("sl-rozaj-1994", Paper::Any),
        ] {
            assert_eq!(Paper::of_language(language), paper, "{language}");
        }
    }

    #[test]
    fn the_examples_fit_one_page_of_either_paper() {
        for index in 0..PACKS.len() {
            let (interview, persona, brand) = example(index);
            for paper in [Paper::Any, Paper::A4, Paper::Letter] {
                let html = print(&interview, &persona, &brand, Extent::Page, paper);
                assert!(!html.contains("--page:0em"), "{} {paper:?}", persona.id);
                assert_eq!(html.contains("size:A4"), paper == Paper::A4);
                assert_eq!(html.contains("size:letter"), paper == Paper::Letter);
            }
        }
    }

    #[test]
    fn every_answer_of_the_page_is_on_it_and_every_answer_in_the_record() {
        for index in 0..PACKS.len() {
            let (interview, persona, brand) = example(index);
            let [page, record] = [Extent::Page, Extent::Record]
                .map(|extent| print(&interview, &persona, &brand, extent, Paper::Any));
            for section in Section::ALL {
                for claim in profile::claims(&interview, &persona, *section) {
                    let kind = &interview.question(&claim.question).unwrap().kind;
                    if matches!(kind, Kind::Moments { .. } | Kind::Date { .. }) {
                        continue;
                    }
                    let mut text = String::new();
                    journey::escape(&claim.text, &mut text);
                    let is_on_page = section.is_on_brief() && *section != Section::Journey;
                    assert!(page.contains(&text) || !is_on_page, "{text}");
                    assert!(record.contains(&text), "{text}");
                    for note in claim.evidence {
                        let mut text = String::new();
                        journey::escape(&note.note, &mut text);
                        assert!(
                            record.contains(&text)
                                && (text.is_empty() || !page.contains(&format!(">{text}<"))),
                            "{text}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_persona_with_nothing_said_has_a_page_that_says_so() {
        let (interview, _, brand) = example(0);
        let html = print(
            &interview,
            &Persona::default(),
            &brand,
            Extent::Record,
            Paper::Any,
        );
        for text in [
            "<title>Somebody you know</title>",
            "Nothing is written here yet",
            "data-density=\"roomy\"",
            "dir=\"rtl\"",
        ] {
            assert!(html.contains(text), "{text}");
        }
        assert!(!html.contains("<h2"));
    }

    #[test]
    fn it_is_called_what_the_persona_is_called() {
        let (interview, _, brand) = example(0);
        for (name, epithet, title, heading) in [
            (
                "Ada",
                "the Listener",
                "Ada, the Listener",
                ">Ada</bdi></h1><p class=\"epithet\"><bdi>the Listener<",
            ),
            ("", "the Listener", "the Listener", ">the Listener</bdi></h1>"),
            (" Ada ", "", "Ada", ">Ada</bdi></h1>"),
        ] {
            let mut persona = Persona::default();
            let value = Name {
                name: name.into(),
                epithet: epithet.into(),
                pronoun: Pronoun::She,
            };
            persona.set_value("name", Value::Name(value));
            persona.set_value(
                "habits",
                Value::List(vec![Item {
                    text: "x".into(),
                    ..Default::default()
                }]),
            );
            let html = print(&interview, &persona, &brand, Extent::Page, Paper::Any);
            assert!(
                html.contains(&format!("<title>{title}</title>")) && html.contains(heading),
                "{title}"
            );
            assert!(html.contains("<h2>What she does</h2>"));
            assert!(html.contains("guess: </span></span><span class=\"guess\"><bdi>x<"));
            assert!(matches!(persona.portrait(), Portrait::Drawn { .. }));
        }
    }

    #[test]
    fn long_personas_flow_on_in_easy_type() {
        let (interview, mut persona, brand) = example(0);
        overwrite(
            &mut persona,
            &"Rather a lot is said about this person, and all of it counts. ".repeat(9),
        );
        let html = print(&interview, &persona, &brand, Extent::Page, Paper::Any);
        assert!(html.contains("--page:0em") && html.contains("--size:10pt"));
    }
}
