use super::*;
use crate::domain::brief::{Direction, Paper};
use crate::domain::format::{read_file, read_interview};
use crate::domain::persona::{Brand, Item};
use crate::domain::words::fill;

fn pack(id: &str) -> Interview {
    let text = match id {
        "community" => include_str!("../../../interviews/community.en.json"),
        "research" => include_str!("../../../interviews/research.en.json"),
        _ => include_str!("../../../interviews/customer.en.json"),
    };
    read_interview(text).expect("a pack of ours")
}

fn examples() -> Vec<Persona> {
    [
        include_str!("../../../examples/community.en.json"),
        include_str!("../../../examples/customer.en.json"),
        include_str!("../../../examples/research.en.json"),
    ]
    .iter()
    .map(|text| read_file(text.as_bytes()).expect("an example").personas.remove(0))
    .collect()
}

fn of(personas: &[Persona]) -> PersonaSet {
    let mut set = PersonaSet::default();
    for persona in personas {
        set.add(Member::of(&pack(&persona.interview.id), persona));
    }
    set
}

/// A persona of the community interview with this answer to one question.
fn answering(question: &str, value: Value) -> Persona {
    let mut persona = Persona::default();
    persona.interview.id = "community".into();
    persona.set_value(question, value);
    persona
}

fn option(id: &str) -> Value {
    Value::Choice(Choice::Option(id.into()))
}

fn count(word: Word, number: usize) -> String {
    let key = if number == 1 { "one" } else { "other" };
    fill(form(Words::ENGLISH.get(word), key), &[("n", &number.to_string())])
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

#[test]
fn which_of_the_four_is_read_from_the_answer() {
    let place = {
        let community = pack("community");
        let place = community.place_of_question(ONE_OF_FOUR).expect("it is asked");
        let step = community.steps[place.step].id.clone();
        Standing::Open(step, community.screen(place).expect("there").id.clone())
    };
    let own = |text: &str| Value::Choice(Choice::Own(text.into()));
    let cases = [
        (answering(ONE_OF_FOUR, option("shows-up")), Standing::One(0)),
        (answering(ONE_OF_FOUR, option("stays")), Standing::One(1)),
        (answering(ONE_OF_FOUR, option("speaks-up")), Standing::One(2)),
        (answering(ONE_OF_FOUR, option("leaves-quietly")), Standing::One(3)),
        (
            answering(ONE_OF_FOUR, option("hums")),
            Standing::Own("hums".into()),
        ),
        (
            answering(ONE_OF_FOUR, own(" Comes and goes ")),
            Standing::Own("Comes and goes".into()),
        ),
        (answering(ONE_OF_FOUR, own(" ")), place.clone()),
        (answering("age", Value::ShortText("40".into())), place),
    ];
    for (persona, expected) in cases {
        assert_eq!(Member::of(&pack("community"), &persona).four, expected);
    }
    // The other methods do not ask, whatever is kept under that name.
    let persona = answering(ONE_OF_FOUR, option("stays"));
    for method in ["customer", "research"] {
        assert_eq!(Member::of(&pack(method), &persona).four, Standing::NotAsked);
    }
}

#[test]
fn every_option_of_the_pack_is_one_of_the_four() {
    let community = pack("community");
    let question = community.question(ONE_OF_FOUR).expect("it is asked");
    assert_eq!(question.kind.labels().len(), FOUR.len());
    for (id, _) in FOUR {
        assert!(question.kind.label_of(id).is_some(), "{id}");
    }
    assert!(
        !community
            .question(ROLE)
            .expect("it is asked")
            .kind
            .labels()
            .is_empty()
    );
    for method in ["community", "customer", "research"] {
        assert!(pack(method).question(REVIEW).is_some());
    }
}

#[test]
fn what_nobody_covers_is_told() {
    let words = &Words::ENGLISH;
    let told = |personas: &[Persona]| gap_texts(&of(personas).gaps(), words);
    let examples = examples();
    let expected = [
        "Nobody answers “Who stays?”",
        "Nobody answers “Who speaks up?”",
        "Nobody answers “Who leaves quietly?”",
        "Nobody has the role: Connector, Collector, Curator, Newcomer",
    ];
    assert_eq!(told(&examples), expected);
    // Where nobody was asked which of the four, nobody is missing.
    let customer = examples[1].clone();
    assert_eq!(told(std::slice::from_ref(&customer)), Vec::<String>::new());
    assert_eq!(told(&[]), Vec::<String>::new());
    // One who says little hides behind one who says much; two who say little do not.
    let mut little = Persona::default();
    little.interview.id = "customer".into();
    little.set_value("story", Value::LongText("From the north".into()));
    assert_eq!(told(&[customer, little.clone()]), Vec::<String>::new());
    let thin = told(&[little.clone(), little]);
    let [thin] = &thin[..] else { panic!("{thin:?}") };
    assert_eq!(
        thin,
        "Little is said of anybody about: What they do, What they want, What is in their way, How they decide, How to reach them, Their journey, What makes them real"
    );
}

#[test]
fn a_list_of_two_covers_a_part_and_a_list_of_one_does_not() {
    let customer = pack("customer");
    let covers = |texts: &[&str]| {
        let mut persona = Persona::default();
        let items = texts.iter().map(|text| Item {
            text: (*text).into(),
            ..Item::default()
        });
        persona.set_value("goals", Value::List(items.collect()));
        Member::of(&customer, &persona).covers
    };
    let wants = FACETS
        .iter()
        .position(|(facet, _)| *facet == Facet::Motivation)
        .expect("there");
    assert_eq!(covers(&[])[wants], Some(false));
    assert_eq!(covers(&["One"])[wants], Some(false));
    assert_eq!(covers(&["One", "Two"])[wants], Some(true));
    let belongs = FACETS
        .iter()
        .position(|(facet, _)| *facet == Facet::Belonging)
        .expect("there");
    assert_eq!(
        covers(&[])[belongs],
        None,
        "customers are not asked how they belong"
    );
}

#[test]
fn the_number_of_personas_is_held_against_the_strictest_method() {
    let said = |method: &str, number: usize, is_whole: bool| {
        let mut persona = Persona::default();
        persona.interview.id = method.into();
        size_text(&of(&vec![persona; number]), &Words::ENGLISH, &count, is_whole)
    };
    let cases = [
        (
            "community",
            1,
            false,
            "1 persona so far. 3 is what the method aims for.",
        ),
        (
            "community",
            2,
            true,
            "2 personas, and nobody else is planned. 3 is what",
        ),
        (
            "community",
            3,
            false,
            "3 personas: as many as a team can keep apart.",
        ),
        (
            "community",
            4,
            false,
            "4 personas. 3 is what the method aims for; 5 is one too many to keep apart.",
        ),
        (
            "community",
            5,
            false,
            "5 personas. 3 is what the method aims for; with 5 or more",
        ),
        (
            "community",
            7,
            true,
            "7 personas. 3 is what the method aims for. So many are soon sorted",
        ),
        (
            "customer",
            5,
            false,
            "5 personas: as many as a team can keep apart.",
        ),
        (
            "customer",
            6,
            false,
            "6 personas. 3 is what the method aims for; with 6 or more",
        ),
        (
            "customer",
            8,
            false,
            "8 personas. 3 is what the method aims for. So many",
        ),
    ];
    for (method, number, is_whole, begins) in cases {
        let text = said(method, number, is_whole).expect("somebody is there");
        assert!(text.starts_with(begins), "{text}");
    }
    assert_eq!(said("community", 0, false), None);
    let mut mixed = vec![Persona::default(); 5];
    for (index, persona) in mixed.iter_mut().enumerate() {
        persona.interview.id = if index == 3 { "community" } else { "customer" }.into();
    }
    assert_eq!(of(&mixed).size().map(|(size, _)| size), Some(Size::TooMany));
}

#[test]
fn the_mix_of_evidence_fills_the_bar() {
    let words = &Words::ENGLISH;
    for persona in examples() {
        let member = Member::of(&pack(&persona.interview.id), &persona);
        let tally = profile::tally(&pack(&persona.interview.id), &persona);
        assert_eq!(member.claims(), tally.known + tally.guesses);
        assert_eq!(member.signs[4], tally.guesses);
        let mix = member.mix();
        assert_eq!(mix.first().map(|part| part.1), Some(0));
        assert_eq!(mix.last().map(|part| part.2), Some(1000));
        assert!(
            mix.windows(2)
                .all(|parts| parts[0].2 == parts[1].1 && parts[0].1 < parts[0].2)
        );
        assert!(mix_text(&member, words, &count).contains(" seen, "));
    }
    let nothing = Member::of(&pack("customer"), &Persona::default());
    assert_eq!(nothing.mix(), []);
    assert_eq!(mix_text(&nothing, words, &count), "nothing said yet");
}

#[test]
fn an_overdue_review_is_said() {
    let plain = |day: Day| day.to_string();
    let text = |due: Option<&str>, today: &str| {
        let mut persona = Persona::default();
        if let Some(due) = due {
            persona.set_value(REVIEW, Value::Date(day(due)));
        }
        let member = Member::of(&pack("customer"), &persona);
        (
            review_text(&member, &Words::ENGLISH, day(today), &plain),
            member.is_overdue(day(today)),
        )
    };
    let cases = [
        (None, "2026-11-26", "no date yet", false),
        (Some("2026-11-27"), "2026-11-26", "by 2026-11-27", false),
        (Some("2026-11-26"), "2026-11-26", "by 2026-11-26", false),
        (Some("2026-11-25"), "2026-11-26", "overdue since 2026-11-25", true),
    ];
    for (due, today, said, is_overdue) in cases {
        assert_eq!(text(due, today), (said.to_owned(), is_overdue));
    }
}

#[test]
fn each_is_compared_with_each() {
    let mut personas = examples();
    let mut twin = personas[0].clone();
    twin.id = "twin".into();
    personas.push(twin);
    let set = of(&personas);
    assert_eq!(set.share(0, 3), Some(1000));
    assert_eq!(set.share(3, 0), Some(1000));
    assert_eq!(set.share(2, 2), None);
    assert_eq!(set.share(0, 9), None);
    assert!(set.share(0, 1).is_some_and(|share| share < 100));
    assert_eq!(set.closest(1), [(0, 3, 1000)]);
    let alike = set.look_alikes();
    let [(0, 3, likeness)] = &alike[..] else {
        panic!("{alike:?}")
    };
    assert_eq!(likeness.shared.len(), likeness.counts.0);
    assert_eq!(set.likeness(7, 8), Likeness::default());
    for (share, shown) in [(0, 0), (1, 1), (9, 1), (19, 1), (500, 50), (1000, 100)] {
        assert_eq!(percent(share), shown);
    }
}

#[test]
fn the_sheet_says_what_the_page_says_and_nothing_runs_in_it() {
    let mut personas = examples();
    personas.push(personas[0].clone());
    let name = Value::Name(Name {
        name: "<script>alert(1)</script>".into(),
        epithet: "the \"Quoted\" & Co".into(),
        ..Name::default()
    });
    personas[3].set_value("name", name);
    let set = of(&personas);
    let brand = Brand {
        name: "Slow & Spoke".into(),
        ..Brand::default()
    };
    let written = |set: &PersonaSet, paper: Paper| {
        document(&Sheet {
            set,
            brand: &brand,
            words: &Words::ENGLISH,
            language: "en",
            count: &count,
            today: day("2028-01-02"),
            format_day: &|day| day.to_string(),
            direction: Direction::LeftToRight,
            paper,
            is_whole: false,
        })
    };
    let html = written(&set, Paper::A4);
    for said in [
        "Nell, the Lamp Holder",
        "Robin, the Table Setter",
        "the Careful Comparer",
        "Slow &amp; Spoke",
        "overdue since ",
        "Who shows up?",
        "Nobody in this set",
        "Not asked in this method",
        "100%",
        "They look alike",
        "29 claims say the same of both",
        "… and 23 more",
        "Nobody answers “Who stays?”",
        "@page{size:A4 landscape",
        "2028-01-02",
        "&lt;script&gt;",
    ] {
        assert!(html.contains(said), "{said}");
    }
    assert!(!html.contains("<script"));
    assert!(!html.contains("style=\""));
    assert!(written(&set, Paper::Any).contains("@page{size:landscape"));
    assert!(written(&set, Paper::Letter).contains("@page{size:letter landscape"));
    // Too many for a table of each with each: the closest pairs, and no more of them than fit.
    let many = of(&vec![personas[0].clone(); TABLE_MAX + 1]);
    let html = written(&many, Paper::A4);
    assert!(!html.contains("class=\"grid\""));
    assert!(html.contains("Nell and Nell: 100%"));
    assert!(written(&PersonaSet::default(), Paper::A4).contains("</html>"));
}

#[test]
fn two_hundred_are_compared_in_a_moment() {
    let examples = examples();
    let all: Vec<Persona> = (0..200).map(|index| examples[index % 3].clone()).collect();
    let members: Vec<Member> = all
        .iter()
        .take(3)
        .map(|persona| Member::of(&pack(&persona.interview.id), persona))
        .collect();
    let mut set = PersonaSet::default();
    for index in 0..200 {
        set.add(members[index % 3].clone());
    }
    assert_eq!(set.closest(CLOSEST).len(), CLOSEST);
    assert_eq!(set.shares.iter().map(Vec::len).sum::<usize>(), 19_900);
}
