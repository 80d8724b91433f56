//! The briefs of the worked examples, line by line, and what becomes of edits.

use std::path::PathBuf;

use super::super::brief::{Direction, Paper};
use super::super::day::Day;
use super::super::format;
use super::super::interview::{Facet, Interview};
use super::super::persona::{Brand, Item, Name, Persona, Pronoun, Sign, Value};
use super::super::record::{LineEdit, Team};
use super::super::words::Words;
use super::*;

const METHODS: [&str; 3] = ["community", "customer", "research"];

fn read(path: &str) -> String {
    std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn interview(method: &str) -> Interview {
    format::read_interview(&read(&["interviews/", method, ".en.json"].concat())).unwrap()
}

/// Every worked example with its interview and the name of its file.
fn examples() -> Vec<(String, Interview, Persona, Brand)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.strip_suffix(".json").is_some())
        .collect();
    names.sort();
    let mut found = Vec::new();
    for name in names {
        let file = format::read_file(read(&["examples/", &name].concat()).as_bytes()).unwrap();
        let name = name.split('.').next().unwrap().to_owned();
        for persona in file.personas {
            found.push((
                name.clone(),
                interview(&persona.interview.id),
                persona,
                file.brand.clone(),
            ));
        }
    }
    assert!(found.len() >= METHODS.len());
    found
}

fn example(method: &str) -> (Interview, Persona) {
    let found = examples().into_iter().find(|(name, ..)| name == method).unwrap();
    (found.1, found.2)
}

fn lines(interview: &Interview, persona: &Persona, team: Team) -> Vec<Drafted> {
    drafted(interview, persona, &Words::ENGLISH, team)
        .into_iter()
        .flat_map(|part| part.lines)
        .collect()
}

#[test]
fn the_briefs_of_the_worked_examples_are_as_they_were_read() {
    let mut stale = Vec::new();
    let mut check = |name: &str, text: String| {
        let path = ["tests/fixtures/teams/", name, ".md"].concat();
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&path);
        if std::env::var_os("PB_BLESS").is_some() {
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, &text).unwrap();
        }
        if std::fs::read_to_string(&file).unwrap_or_default() != text {
            stale.push(path);
        }
    };
    let of = |interview: &Interview, persona: &Persona, team: Team| {
        let brief = brief(interview, persona, &[], &Words::ENGLISH, team);
        markdown(&[brief], interview, &Words::ENGLISH, "")
    };
    for (name, interview, persona, _) in examples() {
        for team in Team::ALL {
            let name = [&name, "-", team.id()].concat();
            check(&name, of(&interview, &persona, *team));
        }
    }
    for method in METHODS {
        let interview = interview(method);
        let teams = Team::ALL
            .iter()
            .map(|team| of(&interview, &Persona::default(), *team));
        check(
            &["unanswered-", method].concat(),
            teams.collect::<Vec<_>>().join("\n"),
        );
    }
    assert!(
        stale.is_empty(),
        "{stale:?} changed; PB_BLESS=1 renews them, read them then"
    );
}

#[test]
fn every_line_is_a_sentence_that_leads_to_answers_that_are_there() {
    for (name, interview, persona, _) in examples() {
        for team in Team::ALL {
            let mut keys = Vec::new();
            for line in lines(&interview, &persona, *team) {
                let about = format!("{name} {team:?} {}: {}", line.key, line.text);
                assert!(line.text.split(' ').count() >= 3, "{about}");
                for bad in ["{", "}", "  ", "..", " .", ": .", "““", "””", "“”", ".:", "|"] {
                    assert!(!line.text.contains(bad), "{about}");
                }
                assert!(line.text.ends_with(['.', '?', '!', '”']), "{about}");
                assert!(!line.from.is_empty(), "{about}");
                for origin in &line.from {
                    let question = interview.question(&origin.question).unwrap();
                    assert!(interview.applies(question, &persona), "{about}");
                    // A journey may be told without what nearly went wrong on it.
                    if question.facet != Facet::Journey {
                        assert_eq!(persona.is_answered(&origin.question), !line.is_open, "{about}");
                    }
                    let answer = persona.value(&origin.question);
                    let ids = answer.map(Value::item_ids).unwrap_or_default();
                    assert!(
                        origin.item.is_empty()
                            || ids.contains(&origin.item)
                            || answer.is_some_and(|value| value.has_chosen(&origin.item))
                            || matches!(answer, Some(Value::Choices(_))),
                        "{about}"
                    );
                    if line.sign == Some(Sign::Guess) || line.is_open || !question.claim {
                        continue;
                    }
                    let sign = Sign::of(persona.evidence(&origin.question, &origin.item));
                    assert!(sign != Sign::Guess || origin.item.is_empty(), "{about}");
                }
                assert!(!keys.contains(&line.key), "{about} twice");
                keys.push(line.key);
            }
            assert!(keys.len() >= 10, "{name} {team:?} has {} lines", keys.len());
        }
    }
}

#[test]
fn a_line_made_of_guesses_is_marked_as_one() {
    for (team, text) in [
        (Team::Marketing, "Thursdays turning into a paid course"),
        (Team::Product, "A membership desk inside the door"),
        (Team::Research, "Have company where talk is optional"),
    ] {
        let (interview, persona) = example("community");
        let lines = lines(&interview, &persona, team);
        let of_it: Vec<&Drafted> = lines.iter().filter(|line| line.text.contains(text)).collect();
        assert!(!of_it.is_empty(), "{text}");
        assert!(
            of_it.iter().all(|line| line.sign == Some(Sign::Guess)),
            "{of_it:?}"
        );
    }
}

#[test]
fn a_screener_asks_three_to_six_questions_and_never_for_age_or_job() {
    for (name, interview, persona, _) in examples() {
        let parts = drafted(&interview, &persona, &Words::ENGLISH, Team::Research);
        let screener = parts.iter().find(|part| part.id == "screener").unwrap();
        assert!((3..=6).contains(&screener.lines.len()), "{name}");
        for origin in screener.lines.iter().flat_map(|line| &line.from) {
            let facet = interview.question(&origin.question).unwrap().facet;
            assert_ne!(facet, Facet::Background, "{name}");
        }
    }
}

#[test]
fn a_persona_without_answers_has_only_things_to_find_out() {
    for method in METHODS {
        let interview = interview(method);
        for team in Team::ALL {
            let lines = lines(&interview, &Persona::default(), *team);
            assert!(lines.len() >= 4, "{method} {team:?}");
            for line in lines {
                assert!(line.is_open && line.sign.is_none(), "{}", line.text);
                assert_eq!(line.from.len(), 1);
                assert!(interview.question(&line.from[0].question).is_some());
            }
        }
    }
}

#[test]
fn a_journey_without_what_nearly_went_wrong_asks_for_it() {
    let (interview, mut persona) = example("customer");
    let Some(Value::Moments(mut moments)) = persona.value("journey").cloned() else {
        panic!("the journey has moments");
    };
    for moment in &mut moments {
        moment.nearly.clear();
    }
    persona.set_value("journey", Value::Moments(moments));
    for team in [Team::Product, Team::Support] {
        let lines = lines(&interview, &persona, team);
        let of_journey = |line: &&Drafted| line.is_open && line.from[0].question == "journey";
        assert_eq!(lines.iter().filter(of_journey).count(), 1);
    }
}

#[test]
fn a_sites_own_interview_is_read_by_facets() {
    let pack = read("docs/examples/pack.json").replace("\"barriers\"", "\"what-keeps-them\"");
    let interview = format::read_interview(&pack).unwrap();
    let mut persona = Persona::default();
    let item = Item {
        id: "one".into(),
        text: "no price on the jars".into(),
        ..Item::default()
    };
    persona.set_value("what-keeps-them", Value::List(vec![item]));
    let said: Vec<String> = lines(&interview, &persona, Team::Product)
        .into_iter()
        .map(|line| line.text)
        .collect();
    assert!(
        said.contains(&"Ease “no price on the jars”.".to_owned()),
        "{said:?}"
    );
}

#[test]
fn texts_of_any_shape_stay_inside_their_sentences() {
    let interview = interview("customer");
    for (text, quoted, sentence) in [
        ("A late parcel.", "“A late parcel”", "A late parcel."),
        ("a late\nparcel", "“a late parcel”", "A late parcel."),
        ("“my blue”", "“my blue”", "“my blue”."),
        ("\"my blue.\"", "“my blue”", "\"my blue.\""),
        (
            "“Moving over”, never “migration”",
            "“Moving over”, never “migration”",
            "“Moving over”, never “migration”.",
        ),
        (
            "A note saying “Your blue is back”",
            "“A note saying ‘Your blue is back’”",
            "A note saying “Your blue is back”.",
        ),
        ("Will it match?", "“Will it match?”", "Will it match?"),
        ("Wait…", "“Wait…”", "Wait…"),
        ("Wait...", "“Wait...”", "Wait..."),
        ("{name} | one: two", "“{name} | one: two”", "{name} | one: two."),
    ] {
        let mut persona = Persona::default();
        let item = Item {
            id: "x".into(),
            text: text.into(),
            ..Item::default()
        };
        persona.set_value("pains", Value::List(vec![item]));
        let answers = answers::Answers::new(&interview, &persona, &Words::ENGLISH);
        let said = answers.said(&answers::PAINS).remove(0);
        assert_eq!(answers.quoted(&said), quoted);
        assert_eq!(answers.sentence(text), sentence);
    }
}

#[test]
fn a_long_answer_is_cut_at_a_word() {
    let long = "ein Wort ".repeat(400);
    let clean = answers::clean(&long);
    assert!(
        (clean.ends_with("Wort…") || clean.ends_with("ein…")) && clean.chars().count() <= 221,
        "{clean}"
    );
    assert!(answers::clean(&"x".repeat(900)).chars().count() <= 221);
}

#[test]
fn the_briefs_speak_of_the_persona_as_asked() {
    for (pronoun, text) in [
        ("she", "it could lose her"),
        ("he", "it could lose him"),
        ("", "it could lose them"),
        ("ze", "it could lose Nell"),
    ] {
        let (interview, mut persona) = example("community");
        let name = Name {
            name: "Nell".into(),
            epithet: String::new(),
            pronoun: Pronoun::from(pronoun),
        };
        persona.set_value("name", Value::Name(name));
        let lines = lines(&interview, &persona, Team::Product);
        assert!(lines.iter().any(|line| line.text.contains(text)), "{text}");
    }
}

// Edits.

fn shown(persona: &Persona, edits: &[LineEdit]) -> Brief {
    brief(
        &interview("customer"),
        persona,
        edits,
        &Words::ENGLISH,
        Team::Marketing,
    )
}

fn line<'a>(brief: &'a Brief, key: &str) -> &'a Line {
    let mut lines = brief.parts.iter().flat_map(|part| &part.lines);
    lines.find(|line| line.key == key).unwrap()
}

const GOAL: &str = "message/goal/goals/a12";

fn set_item(persona: &mut Persona, question: &str, id: &str, text: &str) {
    let Some(Value::List(mut items)) = persona.value(question).cloned() else {
        panic!("{question} is a list");
    };
    items.iter_mut().find(|item| item.id == id).unwrap().text = text.into();
    persona.set_value(question, Value::List(items));
}

#[test]
fn an_edit_stays_when_the_answers_change_and_says_so() {
    let (_, mut persona) = example("customer");
    let mut edits = Vec::new();
    let drafted = line(&shown(&persona, &edits), GOAL).text.clone();
    rewrite(&mut edits, Team::Marketing, GOAL, "Say it our way.", &drafted);
    let brief = shown(&persona, &edits);
    let edited = line(&brief, GOAL);
    assert_eq!(
        (edited.text.as_str(), edited.state),
        ("Say it our way.", State::Edited)
    );

    set_item(&mut persona, "goals", "a12", "A table for twelve");
    let brief = shown(&persona, &edits);
    let changed = line(&brief, GOAL);
    assert_eq!(
        (changed.text.as_str(), changed.state),
        ("Say it our way.", State::Changed)
    );
    assert!(changed.drafted.contains("A table for twelve"));

    // Kept, it is no longer marked; until the answer changes again.
    let mut kept = edits.clone();
    keep_mine(&mut kept, Team::Marketing, GOAL, &changed.drafted);
    assert_eq!(line(&shown(&persona, &kept), GOAL).state, State::Edited);
    set_item(&mut persona, "goals", "a12", "A table for two");
    assert_eq!(line(&shown(&persona, &kept), GOAL).state, State::Changed);

    take_draft(&mut kept, Team::Marketing, GOAL);
    let brief = shown(&persona, &kept);
    assert!(line(&brief, GOAL).text.contains("A table for two"));
    assert_eq!(line(&brief, GOAL).state, State::Drafted);
    assert!(kept.is_empty());
}

#[test]
fn an_edit_of_a_line_that_is_drafted_no_more_keeps_its_place() {
    let (_, mut persona) = example("customer");
    let mut edits = Vec::new();
    let drafted = line(&shown(&persona, &edits), GOAL).text.clone();
    rewrite(&mut edits, Team::Marketing, GOAL, "Say it our way.", &drafted);
    persona.set_value("goals", Value::List(Vec::new()));
    persona.answers.remove("goals");
    let brief = shown(&persona, &edits);
    assert_eq!(brief.parts[0].id, "message");
    let gone = brief.parts[0].lines.last().unwrap();
    assert_eq!((gone.text.as_str(), gone.state), ("Say it our way.", State::Gone));
    keep_mine(&mut edits, Team::Marketing, GOAL, "");
    assert_eq!(line(&shown(&persona, &edits), GOAL).state, State::Own);
}

#[test]
fn a_hidden_line_stays_hidden_until_it_is_brought_back() {
    let (_, mut persona) = example("customer");
    let mut edits = Vec::new();
    let drafted = line(&shown(&persona, &edits), GOAL).text.clone();
    hide(&mut edits, Team::Marketing, GOAL, &drafted);
    set_item(&mut persona, "goals", "a12", "A table for twelve");
    let brief = shown(&persona, &edits);
    let part = &brief.parts[0];
    assert!(part.lines.iter().all(|line| line.key != GOAL));
    assert!(part.hidden[0].text.contains("A table for twelve"));
    assert!(!markdown(&[brief], &interview("customer"), &Words::ENGLISH, "").contains("twelve"));
    bring_back(&mut edits, Team::Marketing, GOAL);
    assert!(edits.is_empty());
    line(&shown(&persona, &edits), GOAL);

    // With words of one's own it comes back with them.
    rewrite(&mut edits, Team::Marketing, GOAL, "Ours", &drafted);
    hide(&mut edits, Team::Marketing, GOAL, &drafted);
    bring_back(&mut edits, Team::Marketing, GOAL);
    assert_eq!(line(&shown(&persona, &edits), GOAL).text, "Ours");
}

#[test]
fn own_lines_stand_in_their_part_and_each_team_has_its_own() {
    let (_, persona) = example("customer");
    let mut edits = Vec::new();
    let key = own_key("ads", "new-id");
    rewrite(&mut edits, Team::Marketing, &key, " Ask the baker. ", "");
    rewrite(
        &mut edits,
        Team::Sales,
        &own_key("show", "other"),
        "Bring a bowl.",
        "",
    );
    let brief = shown(&persona, &edits);
    let own = line(&brief, &key);
    assert_eq!((own.text.as_str(), own.state), ("Ask the baker.", State::Own));
    assert!(
        brief
            .parts
            .iter()
            .flat_map(|part| &part.lines)
            .all(|line| line.text != "Bring a bowl.")
    );
    remove(&mut edits, Team::Marketing, &key);
    assert_eq!(edits.len(), 1);
}

#[test]
fn the_draft_written_again_is_no_edit_and_a_blank_line_is_as_drafted() {
    let (_, persona) = example("customer");
    let mut edits = Vec::new();
    let drafted = line(&shown(&persona, &edits), GOAL).text.clone();
    rewrite(&mut edits, Team::Marketing, GOAL, "x", &drafted);
    rewrite(&mut edits, Team::Marketing, GOAL, &drafted, &drafted);
    assert!(edits.is_empty());
    rewrite(&mut edits, Team::Marketing, GOAL, "  ", &drafted);
    assert_eq!(line(&shown(&persona, &edits), GOAL).text, drafted);
}

#[test]
fn a_brief_taken_along_counts_as_used() {
    let mut edits = Vec::new();
    assert_eq!(used(&edits, Team::Sales), None);
    let day = Day::parse("2026-11-26").unwrap();
    use_on(&mut edits, Team::Sales, day);
    assert_eq!(used(&edits, Team::Sales), Some(day));
    assert_eq!(used(&edits, Team::Support), None);
    let (interview, persona) = example("customer");
    let brief = brief(&interview, &persona, &edits, &Words::ENGLISH, Team::Sales);
    assert!(
        brief
            .parts
            .iter()
            .flat_map(|part| &part.lines)
            .all(|line| line.state == State::Drafted)
    );
}

// On paper.

fn print(interview: &Interview, briefs: &[Brief], brand: &Brand, paper: Paper) -> String {
    document(&Printed {
        briefs,
        interview,
        brand,
        words: &Words::ENGLISH,
        today: "26 November 2026",
        direction: Direction::LeftToRight,
        paper,
    })
}

#[test]
fn the_examples_fit_a_page_a_team_on_either_paper() {
    for (name, interview, persona, brand) in examples() {
        let briefs: Vec<Brief> = Team::ALL
            .iter()
            .map(|team| brief(&interview, &persona, &[], &Words::ENGLISH, *team))
            .collect();
        for paper in [Paper::Any, Paper::A4, Paper::Letter] {
            let html = print(&interview, &briefs, &brand, paper);
            assert!(!html.contains("--page:0em"), "{name} {paper:?}");
            assert_eq!(html.matches("<article").count(), 5);
            for line in briefs
                .iter()
                .flat_map(|brief| &brief.parts)
                .flat_map(|part| &part.lines)
            {
                let mut text = String::new();
                super::super::journey::escape(&line.text, &mut text);
                assert!(html.contains(&text), "{text}");
            }
        }
    }
}

#[test]
fn whatever_is_written_stays_text() {
    let (interview, persona) = example("customer");
    let mut edits = Vec::new();
    let hostile = "\"'><script src=//x></script><img onerror=x>";
    rewrite(&mut edits, Team::Marketing, &own_key("ads", "x"), hostile, "");
    let brief = brief(&interview, &persona, &edits, &Words::ENGLISH, Team::Marketing);
    let brand = Brand {
        name: hostile.into(),
        ..Brand::default()
    };
    let html = print(&interview, &[brief], &brand, Paper::Any);
    assert!(!html.contains("<script") && !html.contains("<img"));
    assert!(html.contains("&lt;script"));
}

#[test]
fn long_briefs_flow_on_in_easy_type() {
    let (interview, persona) = example("customer");
    let mut edits = Vec::new();
    for number in 0..60 {
        let key = own_key("ads", &number.to_string());
        rewrite(
            &mut edits,
            Team::Marketing,
            &key,
            &"Say this, too. ".repeat(9),
            "",
        );
    }
    let brief = brief(&interview, &persona, &edits, &Words::ENGLISH, Team::Marketing);
    let html = print(&interview, &[brief], &Brand::default(), Paper::Any);
    assert!(html.contains("--page:0em") && html.contains("columns flow"));
}
