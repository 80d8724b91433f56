use super::super::brief::{Direction, Paper};
use super::super::format;
use super::super::interview::{Choosable, Condition, ConditionTest, Kind, Place};
use super::super::journey::escape;
use super::super::persona::Sign;
use super::super::words;
use super::*;

const PACKS: [&str; 4] = [
    include_str!("../../../../interviews/community.en.json"),
    include_str!("../../../../interviews/customer.en.json"),
    include_str!("../../../../interviews/research.en.json"),
    include_str!("../../../../docs/examples/pack.json"),
];
const PAPERS: [Paper; 3] = [Paper::Any, Paper::A4, Paper::Letter];

fn interviews() -> Vec<Interview> {
    PACKS
        .iter()
        .map(|pack| format::read_interview(pack).unwrap())
        .collect()
}

fn print_with(interview: &Interview, words: &Words, paper: Paper, brand: &str) -> String {
    document(&Worksheet {
        interview,
        brand: &Brand {
            name: brand.into(),
            ..Brand::default()
        },
        words,
        count: &|word, count| {
            words::fill(
                words::form(words.get(word), "other"),
                &[("n", &count.to_string())],
            )
        },
        direction: Direction::LeftToRight,
        paper,
    })
}

fn print(interview: &Interview, paper: Paper) -> String {
    print_with(interview, &Words::ENGLISH, paper, "Slow Spoke")
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}

/// What stands between an opening and the next closing, as often as there is one.
fn between<'a>(html: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    html.split(open)
        .skip(1)
        .filter_map(|rest| rest.split_once(close).map(|found| found.0))
        .collect()
}

/// The sheets of a document, without the styles.
fn sheets(html: &str) -> Vec<&str> {
    html.split("<section ").skip(1).collect()
}

#[test]
fn every_step_is_one_sheet_and_every_question_is_on_its_steps_once_and_in_order() {
    for interview in interviews() {
        for paper in PAPERS {
            let html = print(&interview, paper);
            let sheets = sheets(&html);
            assert_eq!(sheets.len(), interview.steps.len(), "{} {paper:?}", interview.id);
            for (sheet, step) in sheets.iter().zip(&interview.steps) {
                assert!(
                    sheet.contains(&format!("<bdi>{}</bdi></h2>", escaped(&step.title))),
                    "{}",
                    step.title
                );
                let asked: Vec<String> = between(sheet, "<h3>", "</h3>")
                    .iter()
                    .map(|heading| between(heading, "<bdi>", "</bdi>").concat())
                    .collect();
                let questions: Vec<String> = step
                    .screens
                    .iter()
                    .flat_map(|screen| &screen.questions)
                    .map(|question| escaped(&question.prompt))
                    .collect();
                assert_eq!(asked, questions, "{} {paper:?}", step.title);
            }
        }
    }
}

#[test]
fn numbers_and_order_are_those_of_the_interview_on_screen() {
    for mut interview in interviews() {
        // Somebody to whom every question applies goes through all screens.
        for question in interview
            .steps
            .iter_mut()
            .flat_map(|step| &mut step.screens)
            .flat_map(|screen| &mut screen.questions)
        {
            question.when = None;
        }
        let mut expected = Vec::new();
        let somebody = super::super::persona::Persona::default();
        let mut at = interview.first(&somebody);
        while let Some(place) = at {
            // The screen says "Step 2 of 7" and "3 of 4"; letters tell several questions of a screen apart.
            let screen = interview.screen(place).unwrap();
            for letter in ["a", "b", "c", "d", "e", "f"].iter().take(screen.questions.len()) {
                let letter = if screen.questions.len() > 1 { letter } else { "" };
                expected.push(format!("{}.{}{letter}", place.step + 1, place.screen + 1));
            }
            at = interview.next(place, &somebody);
        }
        let html = print(&interview, Paper::A4);
        assert_eq!(
            between(&html, "<span class=\"number\">", "</span>"),
            expected,
            "{}",
            interview.id
        );
        let steps: Vec<String> = (1..=interview.steps.len()).map(|step| step.to_string()).collect();
        assert_eq!(between(&html, "<span class=\"step\">", "</span>"), steps);
    }
}

#[test]
fn questions_are_numbered_by_step_screen_and_letter() {
    for (step, screen, index, of, expected) in [
        (0, 0, 0, 1, "1.1"),
        (1, 2, 0, 2, "2.3a"),
        (1, 2, 1, 2, "2.3b"),
        (11, 9, 5, 6, "12.10f"),
    ] {
        assert_eq!(number(Place { step, screen }, index, of), expected);
    }
}

fn choosable(label: &str) -> Choosable {
    Choosable {
        id: label.to_lowercase(),
        label: label.into(),
        note: format!("note on {label}"),
    }
}

/// An interview of one question of each kind, every one a claim, each on a page of its own.
fn one_of_each() -> Vec<(Kind, &'static [&'static str])> {
    let options = || vec![choosable("Tea"), choosable("Milk")];
    vec![
        (Kind::ShortText, &["<p class=\"line\"><i class=\"ring\">"]),
        (Kind::LongText, &["<p class=\"line\"></p><p class=\"line\"></p>"]),
        (
            Kind::List {
                suggestions: vec!["Ready {first} one".into()],
            },
            &[
                "<ol class=\"answer\"><li class=\"line\"><span class=\"count\">1</span><i class=\"ring\">",
                "Ready [Label of first] one",
                "Ready ones to choose from",
            ],
        ),
        (
            Kind::Choice {
                options: options(),
                own: true,
            },
            &["round", ">Tea<", "note on Milk", "Or in your own words"],
        ),
        (
            Kind::Choices {
                options: options(),
                own: true,
            },
            &["<i class=\"box\"></i>", ">Tea<", "In your own words, a line each"],
        ),
        (
            Kind::Choices {
                options: options(),
                own: false,
            },
            &["<i class=\"box\"></i>", ">Tea<"],
        ),
        (
            Kind::Scale {
                from: 1,
                to: 5,
                low: "Seldom".into(),
                high: "Often".into(),
            },
            &[
                "<li>1</li><li>2</li><li>3</li><li>4</li><li>5</li>",
                "Seldom",
                "Often",
            ],
        ),
        (
            Kind::Date {
                in_months: vec![3, 12],
                preset: Some(3),
            },
            &["In 3 months", "In 12 months", "or on this day"],
        ),
        (
            Kind::Date {
                in_months: Vec::new(),
                preset: None,
            },
            &["<p class=\"line\">"],
        ),
        (
            Kind::Number {
                unit: "visits".into(),
            },
            &["class=\"amount\"", ">visits<"],
        ),
        (Kind::Quotes, &["Who said it", "Where, when", "class=\"mark\""]),
        (
            Kind::Moments { moments: options() },
            &[
                "Very good",
                "Very bad",
                ">Tea<",
                ">Milk<",
                "Another moment",
                "What happened?",
                "Where?",
                "What nearly went wrong?",
                "of-3",
            ],
        ),
        (
            Kind::Sources { sources: options() },
            &[
                "What did it say?",
                "How many?",
                "From when?",
                "Words",
                "Numbers",
                ">Tea<",
                "Another source",
            ],
        ),
        (
            Kind::Test,
            &[
                "A message",
                "An event",
                "A product",
                "What exactly?",
                "For whom?",
                "What would show that it worked?",
                "By when?",
            ],
        ),
        (Kind::Portrait, &["class=\"answer frame\""]),
        (
            Kind::Name,
            &[
                "Name",
                "Their role in a few words",
                ">she<",
                ">he<",
                ">they<",
                "another way",
            ],
        ),
    ]
}

/// A pack that asks one question, and then these.
fn asking(kinds: impl IntoIterator<Item = Kind>) -> Interview {
    let mut interview = interviews().remove(0);
    interview.steps.truncate(1);
    let step = &mut interview.steps[0];
    step.screens.truncate(1);
    let screen = step.screens[0].clone();
    step.screens.clear();
    for (index, kind) in [Kind::ShortText].into_iter().chain(kinds).enumerate() {
        let mut screen = screen.clone();
        screen.questions.truncate(1);
        let question = &mut screen.questions[0];
        question.id = if index == 0 {
            "first".into()
        } else {
            format!("question-{index}")
        };
        question.label = format!("Label of {}", question.id);
        question.kind = kind;
        question.claim = true;
        step.screens.push(screen);
    }
    interview
}

#[test]
fn every_kind_of_question_is_drawn() {
    let mut drawn: Vec<&str> = Vec::new();
    for (kind, expected) in one_of_each() {
        let id = kind.id();
        let html = print(&asking([kind]), Paper::A4);
        let (_, cell) = html.split_once(&format!("data-kind=\"{id}\"")).unwrap();
        let cell = if id == "short-text" {
            cell
        } else {
            cell.split("row-notes").next().unwrap()
        };
        for one in expected {
            assert!(cell.contains(one), "{id} lacks {one}: {cell}");
        }
        drawn.push(id);
    }
    for id in [
        "short-text",
        "long-text",
        "list",
        "choice",
        "choices",
        "scale",
        "date",
        "number",
        "quotes",
        "moments",
        "sources",
        "test",
        "portrait",
        "name",
    ] {
        assert!(drawn.contains(&id), "{id}");
    }
}

#[test]
fn answers_that_take_evidence_have_a_ring_for_its_sign() {
    let rings = |html: &str| html.matches("<i class=\"ring\">").count();
    for (kind, expected) in [
        (Kind::ShortText, true),
        (Kind::Quotes, true),
        (Kind::Moments { moments: vec![] }, true),
        (Kind::Number { unit: String::new() }, true),
        (
            Kind::Choice {
                options: vec![choosable("Tea")],
                own: false,
            },
            true,
        ),
        (Kind::Portrait, false),
        (Kind::Name, false),
    ] {
        let mut interview = asking([kind.clone()]);
        interview.steps[0].screens.remove(0);
        let html = print(&interview, Paper::A4);
        // One ring is that of the legend.
        assert_eq!(rings(&html) > 1, expected, "{kind:?}");
        interview.steps[0].screens[0].questions[0].claim = false;
        assert_eq!(rings(&print(&interview, Paper::A4)), 0, "{kind:?}");
    }
    let html = print(&interviews()[0], Paper::A4);
    for sign in Sign::ALL.iter().filter(|sign| **sign != Sign::Guess) {
        let word = Words::ENGLISH.get(super::super::brief::sign_word(*sign));
        assert!(html.contains(&format!("</svg>{word}</li>")), "{word}");
    }
}

#[test]
fn a_question_asked_only_sometimes_says_when() {
    for (test, expected) in [
        (ConditionTest::Is(vec!["tea".into()]), "If 1.2 is “Tea”"),
        (
            ConditionTest::Is(vec!["tea".into(), "milk".into()]),
            "If 1.2 is “Tea / Milk”",
        ),
        (ConditionTest::Answered(true), "If you answered 1.2"),
        (ConditionTest::Answered(false), "If 1.2 stays empty"),
    ] {
        let choice = Kind::Choice {
            options: vec![choosable("Tea"), choosable("Milk")],
            own: false,
        };
        let mut interview = asking([choice, Kind::ShortText]);
        interview.steps[0].screens[2].questions[0].when = Some(Condition {
            question: "question-1".into(),
            test,
        });
        let html = print(&interview, Paper::A4);
        assert_eq!(between(&html, "<p class=\"only-if\">", "</p>"), [expected]);
    }
    let html = print(&interviews()[0], Paper::A4);
    assert!(html.contains("If 4.6 is “Note a little”"));
}

#[test]
fn whatever_a_pack_says_stays_text() {
    let hostile = "\"'><script src=//x></script><img onerror=x>&lt;</style>--><!--{first}";
    let mut interview = asking(one_of_each().into_iter().map(|(kind, _)| kind));
    let put = |field: &mut String| hostile.clone_into(field);
    let put_all = |all: &mut Vec<Choosable>| {
        for one in all {
            one.label = hostile.into();
            one.note = hostile.into();
        }
    };
    for field in [&mut interview.language, &mut interview.name, &mut interview.title] {
        put(field);
    }
    for step in &mut interview.steps {
        put(&mut step.title);
        put(&mut step.intro);
        for question in step.screens.iter_mut().flat_map(|screen| &mut screen.questions) {
            put(&mut question.prompt);
            put(&mut question.hint);
            put(&mut question.label);
            match &mut question.kind {
                Kind::List { suggestions } => suggestions.iter_mut().for_each(put),
                Kind::Choice { options, .. } | Kind::Choices { options, .. } => put_all(options),
                Kind::Moments { moments } => put_all(moments),
                Kind::Sources { sources } => put_all(sources),
                Kind::Number { unit } => put(unit),
                Kind::Scale { low, high, .. } => {
                    put(low);
                    put(high);
                }
                _ => {}
            }
        }
    }
    interview.steps[0].screens[5].questions[0].when = Some(Condition {
        question: "question-4".into(),
        test: ConditionTest::Is(vec!["tea".into()]),
    });
    let html = print_with(&interview, &Words::ENGLISH, Paper::Any, hostile);
    let (head, rest) = html.split_once("<style>").unwrap();
    let (style, rest) = rest.split_once("</style>").unwrap();
    assert!(!style.contains("script"));
    let known = " !doctype html head meta title style body main h1 h2 h3 section header footer div p ul ol li span bdi strong i svg \
        path circle rect ";
    for piece in head.split('<').skip(1).chain(rest.split('<').skip(1)) {
        let (tag, text) = piece.split_once('>').unwrap();
        assert!(!text.contains('>') && !text.contains('"'), "{piece}");
        let name = tag
            .split(' ')
            .next()
            .unwrap()
            .trim_start_matches('/')
            .trim_end_matches('/');
        assert!(known.contains(&format!(" {name} ")), "{tag}");
        let attributes = tag.split('"').step_by(2).skip(1);
        for attribute in attributes.map(|part| part.trim_matches(['/', ' ', '='])) {
            assert!(
                attribute
                    .chars()
                    .all(|it| it.is_ascii_alphabetic() || "-:".contains(it))
                    && !attribute.starts_with("on")
                    && attribute != "style",
                "{tag}"
            );
        }
    }
    assert!(html.contains("&lt;script"));
}

#[test]
fn it_fetches_and_runs_nothing() {
    let html = print(&interviews()[0], Paper::Letter).replace("http://www.w3.org/2000/svg", "");
    for word in [
        "http:", "https:", "<script", "<link", "@import", "url(", " style=", "src=",
    ] {
        assert!(!html.contains(word), "{word}");
    }
    assert!(html.contains("size:letter") && html.contains("default-src 'none'"));
    assert!(print(&interviews()[0], Paper::A4).contains("size:A4"));
}

/// A text a third longer, as translations are.
fn longer(text: &str) -> String {
    let mut out = String::new();
    for (index, letter) in text.chars().enumerate() {
        out.push(letter);
        if index % 3 == 2 && letter.is_alphabetic() {
            out.push('e');
        }
    }
    out
}

fn lengthen(interview: &mut Interview) {
    let grow = |field: &mut String| *field = longer(field);
    let grow_all = |all: &mut Vec<Choosable>| {
        for one in all {
            one.label = longer(&one.label);
            one.note = longer(&one.note);
        }
    };
    for step in &mut interview.steps {
        grow(&mut step.title);
        grow(&mut step.intro);
        for question in step.screens.iter_mut().flat_map(|screen| &mut screen.questions) {
            grow(&mut question.prompt);
            grow(&mut question.hint);
            match &mut question.kind {
                Kind::List { suggestions } => suggestions.iter_mut().for_each(grow),
                Kind::Choice { options, .. } | Kind::Choices { options, .. } => grow_all(options),
                Kind::Moments { moments } => grow_all(moments),
                Kind::Sources { sources } => grow_all(sources),
                Kind::Number { unit } => grow(unit),
                _ => {}
            }
        }
    }
}

#[test]
fn a_language_a_third_longer_has_a_sheet_for_each_step_too() {
    let words = Words::read(|key| {
        let word = words::WORDS.iter().find(|word| word.key() == key)?;
        // The forms of a text keep their keys.
        let text = word.english();
        Some(if text.contains('|') {
            text.to_owned()
        } else {
            longer(text)
        })
    })
    .unwrap();
    for mut interview in interviews() {
        lengthen(&mut interview);
        for paper in PAPERS {
            let html = print_with(&interview, &words, paper, "Slow Spoke");
            assert_eq!(
                sheets(&html).len(),
                interview.steps.len(),
                "{} {paper:?}",
                interview.id
            );
        }
    }
}

#[test]
fn a_step_with_more_than_fits_takes_several_sheets_that_say_so() {
    let interview = asking(std::iter::repeat_n(Kind::LongText, 70));
    let html = print(&interview, Paper::A4);
    let count = sheets(&html).len();
    assert!((2..=6).contains(&count), "{count}");
    for number in 1..=count {
        assert!(
            html.contains(&format!("Step 1 of 1 · Sheet {number} of {count}")),
            "{number}"
        );
    }
    assert_eq!(between(&html, "<h3>", "</h3>").len(), 71);
    // One question that is too long for any page has to do with what there is.
    let moments = (0..150)
        .map(|index| choosable(&format!("Moment {index}")))
        .collect();
    let html = print(&asking([Kind::Moments { moments }]), Paper::A4);
    assert_eq!(sheets(&html).len(), 2);
}

#[test]
fn lines_are_as_far_apart_as_hands_write() {
    for interview in interviews() {
        for paper in PAPERS {
            let html = print(&interview, paper);
            let (_, style) = html.split_once("#s1{").unwrap();
            let style = style.split("</style>").next().unwrap();
            for pitch in between(style, "--pitch:", "mm") {
                let pitch: f32 = pitch.parse().unwrap();
                assert!(
                    (7.4..=10.3).contains(&pitch),
                    "{} {paper:?}: {pitch} mm",
                    interview.id
                );
            }
            for size in between(style, "--size:", "pt") {
                let size: f32 = size.parse().unwrap();
                assert!(size >= 7.9, "{} {paper:?}: {size} pt", interview.id);
            }
        }
    }
}

#[test]
fn the_head_has_method_brand_and_lines_and_the_foot_step_and_product() {
    let interview = &interviews()[1];
    let html = print(interview, Paper::A4);
    let all = sheets(&html);
    for (index, sheet) in all.iter().enumerate() {
        let foot = format!("Step {} of {}", index + 1, interview.steps.len());
        for text in [
            "<bdi>Slow Spoke</bdi>",
            ">Persona<",
            ">Filled in by<",
            ">Date<",
            foot.as_str(),
            ">Persona Builder<",
        ] {
            assert!(sheet.contains(text), "{text}");
        }
    }
    let html = print_with(interview, &Words::ENGLISH, Paper::A4, " ");
    assert!(!html.contains("</bdi> · "));
}
