use super::super::brief::{Direction, Paper};
use super::super::format;
use super::super::persona::Brand;
use super::super::words::{self, Words};
use super::*;

const PACKS: [&str; 4] = [
    include_str!("../../../interviews/community.en.json"),
    include_str!("../../../interviews/customer.en.json"),
    include_str!("../../../interviews/research.en.json"),
    include_str!("../../../docs/examples/pack.json"),
];

fn interviews() -> Vec<Interview> {
    PACKS
        .iter()
        .map(|pack| format::read_interview(pack).unwrap())
        .collect()
}

#[test]
fn minutes_are_shared_out_by_what_is_asked() {
    for interview in interviews() {
        let steps = u32::try_from(interview.steps.len()).unwrap();
        for minutes in [0, 1, steps, 17, 45, 60, 88, 90, 91, 120, 480, 5000] {
            let agenda = Agenda::of(&interview, minutes);
            assert_eq!(
                agenda.total(),
                minutes.min(MINUTES_MAX),
                "{} {minutes}",
                interview.id
            );
            assert_eq!(agenda.parts.len(), interview.steps.len());
            let has_each = agenda.parts.iter().all(|part| part.minutes > 0);
            assert_eq!(has_each, minutes >= steps, "{} {minutes}", interview.id);
            let odd = agenda.parts.iter().filter(|part| part.minutes % 5 != 0).count();
            if minutes / 5 >= steps {
                assert!(odd <= usize::from(minutes % 5 != 0), "{agenda:?}");
            }
        }
    }
    let community = Agenda::of(&interviews()[0], MINUTES);
    let told: Vec<String> = community
        .parts
        .iter()
        .map(|part| format!("{} {}", part.step, part.minutes))
        .collect();
    assert_eq!(told.len(), 7, "{told:?}");
    // What takes most words takes most time.
    let most = community.parts.iter().max_by_key(|part| part.minutes).unwrap();
    assert!(most.minutes >= 15 && most.minutes <= 30, "{told:?}");
}

#[test]
fn an_agenda_is_changed_by_hand() {
    let mut agenda = Agenda::of(&interviews()[0], MINUTES);
    agenda.insert(3, "Tea".into(), 10);
    assert_eq!((agenda.total(), agenda.parts[3].title.as_str()), (100, "Tea"));
    agenda.set_minutes(0, 25);
    let total = agenda.total();
    assert_eq!(agenda.begins()[1], 25);
    assert_eq!(agenda.begins().last(), Some(&total));
    agenda.spread(60);
    assert_eq!((agenda.total(), agenda.parts.len()), (60, 8));
    agenda.remove(3);
    agenda.remove(99);
    assert_eq!(agenda.parts.len(), 7);
    agenda.set_minutes(1, u32::MAX);
    assert_eq!(agenda.total(), MINUTES_MAX);
}

/// Minutes and seconds, as a room reads them.
fn read(clock: &Clock, agenda: &Agenda, second: u64) -> String {
    let look = clock.look(agenda, 1_000_000 + second * 1000);
    let time = |time: u64| format!("{}:{:02}", time / 60_000, time / 1000 % 60);
    let over = if look.over > 0 {
        format!(" over {}", time(look.over))
    } else {
        String::new()
    };
    let state = if look.is_over {
        "done"
    } else if look.is_running {
        "runs"
    } else {
        "stands"
    };
    format!(
        "{} {state} left {}{over}, in all {}, late {}",
        look.part + 1,
        time(look.left),
        time(look.left_in_all),
        look.late / 1000
    )
}

#[test]
fn one_clock_runs_for_the_room() {
    let agenda = Agenda {
        parts: [2, 1, 3]
            .map(|minutes| Part {
                minutes,
                ..Part::default()
            })
            .into(),
    };
    let mut clock = Clock::default();
    let now = |second: u64| 1_000_000 + second * 1000;
    assert_eq!(
        read(&clock, &agenda, 0),
        "1 stands left 2:00, in all 6:00, late 0"
    );
    clock.start(now(0));
    clock.start(now(5));
    assert_eq!(read(&clock, &agenda, 30), "1 runs left 1:30, in all 5:30, late 0");
    clock.pause(now(30));
    assert_eq!(
        read(&clock, &agenda, 300),
        "1 stands left 1:30, in all 5:30, late 0"
    );
    clock.start(now(300));
    assert_eq!(
        read(&clock, &agenda, 400),
        "1 runs left 0:00 over 0:10, in all 4:00, late 10"
    );
    clock.next(&agenda, now(400));
    assert_eq!(
        read(&clock, &agenda, 400),
        "2 runs left 1:00, in all 4:00, late 10"
    );
    clock.add(&agenda, 2);
    assert_eq!(
        read(&clock, &agenda, 460),
        "2 runs left 2:00, in all 5:00, late 10"
    );
    clock.add(&agenda, -9);
    assert_eq!(
        read(&clock, &agenda, 460),
        "2 runs left 0:00 over 1:00, in all 3:00, late 70"
    );
    clock.add(&agenda, 1);
    // Back to what was not done, and on again; time taken stays.
    clock.previous(now(460));
    assert_eq!(
        read(&clock, &agenda, 460),
        "1 runs left 0:00 over 0:10, in all 4:00, late 10"
    );
    clock.next(&agenda, now(470));
    clock.next(&agenda, now(470));
    assert_eq!(
        read(&clock, &agenda, 480),
        "3 runs left 2:50, in all 2:50, late 20"
    );
    // A clock set back takes nothing away.
    assert_eq!(
        read(&clock, &agenda, 100),
        "3 runs left 3:00, in all 3:00, late 20"
    );
    clock.next(&agenda, now(500));
    assert_eq!(
        read(&clock, &agenda, 900),
        "4 done left 0:00, in all 0:00, late -130"
    );
    clock.next(&agenda, now(900));
    clock.previous(now(900));
    assert_eq!(
        read(&clock, &agenda, 900),
        "3 stands left 2:30, in all 2:30, late 20"
    );
    clock.reset();
    assert_eq!(clock, Clock::default());
    assert!(Clock::default().look(&Agenda::default(), 0).is_over);
}

#[test]
fn the_guide_tells_everything_the_pack_says_on_either_paper() {
    for interview in interviews() {
        let mut agenda = Agenda::of(&interview, MINUTES);
        agenda.insert(2, "Tea & <b>cake</b>".into(), 10);
        for (paper, size) in [
            (Paper::A4, "size:A4"),
            (Paper::Letter, "size:letter"),
            (Paper::Any, ""),
        ] {
            let html = document(&Guide {
                interview: &interview,
                agenda: &agenda,
                brand: &Brand {
                    name: "Slow Spoke".into(),
                    ..Brand::default()
                },
                words: &Words::ENGLISH,
                count: &|word, count| {
                    words::fill(
                        words::form(word.english(), if count == 1 { "one" } else { "other" }),
                        &[("n", &count.to_string())],
                    )
                },
                direction: Direction::LeftToRight,
                paper,
            });
            assert!(html.contains(size));
            for step in &interview.steps {
                for text in [&step.title, &step.intro] {
                    assert!(html.contains(&escaped(text)), "{text}");
                }
            }
            for question in interview.questions() {
                for text in [&question.prompt, &question.why, &question.hint] {
                    assert!(html.contains(&escaped(text.trim())), "{text}");
                }
            }
            assert!(html.contains("Tea &amp; &lt;b&gt;cake&lt;/b&gt;"));
            assert!(html.contains("10 minutes"));
            assert!(!html.contains("{n}") && !html.contains("{title}"));
            // Every element that is opened is closed.
            for tag in [
                "section", "ul", "ol", "li", "p", "h2", "h3", "td", "tr", "header", "main",
            ] {
                let opened =
                    html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{tag}");
            }
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    super::super::journey::escape(text, &mut out);
    out
}
