//! Walks a whole interview with a table of answers, filling what the table leaves out; and checks that a file holds them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::{Person, json_of};

/// What is said to one question, in the words on screen.
#[derive(Clone, Debug)]
pub enum Say {
    Text(String),
    Items(Vec<String>),
    /// The label of an option.
    Option(String),
    /// Labels of options, and own words line by line.
    Options(Vec<String>, String),
    /// An amount as typed, and what it is as a number.
    Number(String, f64),
    Day(String),
    /// Words, who, where.
    Quotes(Vec<[String; 3]>),
    /// The moment's label (or own title), title, what, feeling's label and number, where, nearly.
    Moments(Vec<Moment>),
    /// The source's label, what it said, how many, when, form.
    Sources(Vec<Source>),
    /// Kind's label and id, what, for whom, sign, day.
    Test(String, String, [String; 3], String),
    Name(String, String, String),
    /// The face stays as it is.
    Face,
    /// Nothing.
    Nothing,
}

/// A moment of the journey.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The button that adds it.
    pub add: String,
    pub title: String,
    pub what: String,
    pub feeling: i64,
    pub place: String,
    pub nearly: String,
}

/// Data from a source.
#[derive(Clone, Debug)]
pub struct Source {
    /// The button that adds it.
    pub add: String,
    pub said: String,
    pub count: u64,
    pub when: String,
    /// Words, Numbers or Both.
    pub form: String,
}

const FEELINGS: [&str; 5] = ["Very bad", "Bad", "So-so", "Good", "Very good"];

/// The kinds of evidence: words on screen, id in files.
const KINDS: [(&str, &str); 8] = [
    ("I saw it", "observed"),
    ("They told me", "quoted"),
    ("I counted it", "measured"),
    ("From a survey", "surveyed"),
    ("From support", "support"),
    ("From social media", "social"),
    ("I read it", "published"),
    ("It’s a guess", "guess"),
];

/// An answer, and what it rests on: for items, what the last of them rests on.
#[derive(Clone, Debug)]
pub struct Told {
    pub say: Say,
    pub evidence: Vec<(String, String)>,
}

/// Answers by question id.
pub type Table = BTreeMap<&'static str, Told>;

/// One row of a table.
pub fn told(say: Say, evidence: &[(&str, &str)]) -> Told {
    let evidence = evidence
        .iter()
        .map(|(kind, note)| ((*kind).to_owned(), (*note).to_owned()))
        .collect();
    Told { say, evidence }
}

pub fn text(words: &str) -> Say {
    Say::Text(words.to_owned())
}

pub fn items(words: &[&str]) -> Say {
    Say::Items(words.iter().map(|&word| word.to_owned()).collect())
}

pub fn option(label: &str) -> Say {
    Say::Option(label.to_owned())
}

pub fn options(labels: &[&str], own: &str) -> Say {
    Say::Options(
        labels.iter().map(|&label| label.to_owned()).collect(),
        own.to_owned(),
    )
}

pub fn moment(add: &str, title: &str, what: &str, feeling: i64, place: &str, nearly: &str) -> Moment {
    let [add, title, what, place, nearly] = [add, title, what, place, nearly].map(str::to_owned);
    Moment {
        add,
        title,
        what,
        feeling,
        place,
        nearly,
    }
}

pub fn source(add: &str, said: &str, count: u64, when: &str, form: &str) -> Source {
    let [add, said, when, form] = [add, said, when, form].map(str::to_owned);
    Source {
        add,
        said,
        count,
        when,
        form,
    }
}

/// An interview pack, as its JSON.
pub struct Pack(pub Value);

impl Pack {
    /// The shipped pack of this method, in English.
    pub fn of(method: &str) -> Self {
        Self(json_of(&format!("interviews/{method}.en.json")))
    }

    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Value> {
        let steps = self.0["steps"].as_array().unwrap().iter();
        let screens = steps.flat_map(|step| step["screens"].as_array().unwrap());
        screens.flat_map(|screen| screen["questions"].as_array().unwrap())
    }

    /// The question with this id.
    pub fn question(&self, id: &str) -> &Value {
        let found = self.questions().find(|question| question["id"] == id);
        found.unwrap_or_else(|| panic!("there is no question {id}"))
    }

    /// The address of the screen of a question, behind that of the interview.
    pub fn spot(&self, id: &str) -> String {
        for step in self.0["steps"].as_array().unwrap() {
            for screen in step["screens"].as_array().unwrap() {
                if screen["questions"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|question| question["id"] == id)
                {
                    return format!("{}/{}", of(step, "id"), of(screen, "id"));
                }
            }
        }
        panic!("there is no question {id}")
    }
}

fn of<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {key} in {value}"))
}

/// Something to say to a question nobody prepared for.
fn anything(question: &Value) -> Told {
    let label = of(question, "label");
    let say = match of(question, "kind") {
        "short-text" => text(label),
        "long-text" => Say::Text(format!("{label}. There is more to it.")),
        "list" => items(&[label, "And more"]),
        "choice" => option(of(&question["options"][0], "label")),
        "choices" => options(&[of(&question["options"][0], "label")], ""),
        "number" => Say::Number("12".into(), 12.0),
        "date" => Say::Day("2027-05-20".into()),
        "name" => Say::Name("Sam".into(), "the Somebody".into(), "they".into()),
        "portrait" => Say::Face,
        "quotes" => Say::Quotes(vec![["Just so.".into(), "Sam".into(), "At the door".into()]]),
        kind => panic!("say something to {}, a {kind}", of(question, "id")),
    };
    told(say, &[])
}

/// Walks the interview from where the person stands to its end, answering every question asked; tells which were.
pub async fn walks(person: &Person, pack: &Pack, table: &Table) -> Vec<String> {
    let mut answered: Vec<String> = Vec::new();
    loop {
        if person.place().await.ends_with("/overview") {
            return answered;
        }
        let heads = person
            .asks(
                "return pb.all('h1, h2', []).map(e => pb.norm(e.textContent))",
                vec![],
            )
            .await;
        let heads: Vec<&str> = heads
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let asked: Vec<&Value> = pack
            .questions()
            .filter(|question| heads.contains(&of(question, "prompt")))
            .collect();
        assert!(
            !asked.is_empty(),
            "no question of the pack is asked under {heads:?}"
        );
        for question in asked {
            let id = of(question, "id");
            assert!(!answered.iter().any(|other| other == id), "{id} is asked twice");
            let told = table.get(id).cloned().unwrap_or_else(|| anything(question));
            tells(person, question, &told).await;
            answered.push(id.to_owned());
        }
        person.goes_on().await;
    }
}

/// Answers one question in view.
pub async fn tells(person: &Person, question: &Value, told: &Told) {
    let prompt = of(question, "prompt");
    person.is_asked(prompt).await;
    match &told.say {
        Say::Text(words) => person.types_into(prompt, words).await,
        Say::Items(words) => {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            person.adds_items(&words).await;
        }
        Say::Option(label) => person.chooses(label).await,
        Say::Options(labels, own) => {
            for label in labels {
                person.chooses(label).await;
            }
            if !own.is_empty() {
                person.types_into("In your own words", own).await;
            }
        }
        Say::Number(amount, _) => person.types_into("How many?", amount).await,
        Say::Day(day) => person.picks_day(prompt, day).await,
        Say::Quotes(quotes) => {
            for [words, who, place] in quotes {
                person.chooses("Add a quote").await;
                person.looks_closer_at("Quote").await;
                person.types_into("Their words", words).await;
                person.types_into("Who said it", who).await;
                person.types_into("Where, when", place).await;
                person.looks_at(prompt).await;
            }
        }
        Say::Moments(moments) => {
            for moment in moments {
                person.chooses(&moment.add).await;
                person.looks_closer_at(&moment.add).await;
                person.types_instead_into("In a few words", &moment.title).await;
                person.types_into("What happened?", &moment.what).await;
                person
                    .chooses(FEELINGS[usize::try_from(moment.feeling + 2).unwrap()])
                    .await;
                person.types_into("Where?", &moment.place).await;
                person.types_into("What nearly went wrong?", &moment.nearly).await;
                person.looks_at(prompt).await;
            }
        }
        Say::Sources(sources) => {
            for source in sources {
                person.chooses(&source.add).await;
                person.looks_closer_at(&source.add).await;
                person.types_into("What did it say?", &source.said).await;
                person
                    .types_into("How many? (a number)", &source.count.to_string())
                    .await;
                person.types_into("From when?", &source.when).await;
                person.chooses(&source.form).await;
                person.looks_at(prompt).await;
            }
        }
        Say::Test(kind, what, [audience, sign, _], day) => {
            person.chooses(kind).await;
            person.types_into("What exactly?", what).await;
            person.types_into("For whom?", audience).await;
            person.types_into("What would show that it worked?", sign).await;
            person.picks_day("By when?", day).await;
        }
        Say::Name(name, epithet, pronoun) => {
            person.types_into("Name", name).await;
            person.types_into("Their role in a few words", epithet).await;
            person.chooses(pronoun).await;
        }
        Say::Face | Say::Nothing => {}
    }
    for (kind, note) in &told.evidence {
        person.says_how_they_know(kind, note).await;
    }
    person.looks_around();
}

/// The id of the option with this label.
fn id_of<'a>(question: &'a Value, list: &str, label: &str) -> &'a str {
    let one = question[list]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["label"] == label);
    of(
        one.unwrap_or_else(|| panic!("{} offers no {label}", question["id"])),
        "id",
    )
}

/// Checks that a persona of a file holds what was told, with its evidence.
pub fn holds(persona: &Value, pack: &Pack, table: &Table) {
    for (id, told) in table {
        let question = pack.question(id);
        let answer = &persona["answers"][id];
        if matches!(told.say, Say::Nothing) {
            assert!(answer.is_null(), "{id}: {answer}");
            continue;
        }
        assert_eq!(answer["kind"], question["kind"], "{id}: {answer}");
        let value = &answer["value"];
        let fields = |keys: &[&str]| -> Vec<Vec<Value>> {
            let items = value.as_array().unwrap_or_else(|| panic!("{id}: {value}"));
            items
                .iter()
                .map(|item| keys.iter().map(|key| item[*key].clone()).collect())
                .collect()
        };
        match &told.say {
            Say::Text(words) => assert_eq!(value, words, "{id}"),
            Say::Items(words) => {
                let expected: Vec<Vec<Value>> = words.iter().map(|word| vec![json!(word)]).collect();
                assert_eq!(fields(&["text"]), expected, "{id}");
            }
            Say::Option(label) => assert_eq!(value["option"], id_of(question, "options", label), "{id}"),
            Say::Options(labels, own) => {
                let expected: Vec<&str> = labels
                    .iter()
                    .map(|label| id_of(question, "options", label))
                    .collect();
                assert_eq!(value["options"], json!(expected), "{id}");
                assert_eq!(value["own"], json!(own.lines().collect::<Vec<_>>()), "{id}");
            }
            Say::Number(_, amount) => {
                assert_eq!(value["amount"].as_f64(), Some(*amount), "{id}");
                assert_eq!(value["unit"], question["unit"], "{id}");
            }
            Say::Day(day) => assert_eq!(value, day, "{id}"),
            Say::Quotes(quotes) => {
                assert_eq!(json!(fields(&["words", "who", "where"])), json!(quotes), "{id}");
            }
            Say::Moments(moments) => {
                let expected: Vec<Value> = moments
                    .iter()
                    .map(|one| {
                        let known = question["moments"]
                            .as_array()
                            .unwrap()
                            .iter()
                            .find(|known| known["label"] == one.add.as_str());
                        let known = known.map_or(Value::Null, |known| known["id"].clone());
                        json!([known, one.title, one.what, one.feeling, one.place, one.nearly])
                    })
                    .collect();
                let keys = ["moment", "title", "what", "feeling", "where", "nearly"];
                assert_eq!(json!(fields(&keys)), json!(expected), "{id}");
            }
            Say::Sources(sources) => {
                let expected: Vec<Value> = sources
                    .iter()
                    .map(|one| {
                        let known = id_of(question, "sources", &one.add);
                        json!([known, one.said, one.count, one.when, one.form.to_lowercase()])
                    })
                    .collect();
                assert_eq!(
                    json!(fields(&["source", "said", "count", "when", "form"])),
                    json!(expected),
                    "{id}"
                );
            }
            Say::Test(_, what, [audience, sign, kind], day) => {
                let expected = json!({ "what_kind": kind, "what": what, "audience": audience, "sign": sign, "date": day });
                for (key, expected) in expected.as_object().unwrap() {
                    assert_eq!(value[key], *expected, "{id}: {key}");
                }
            }
            Say::Name(name, epithet, pronoun) => {
                assert_eq!(value["name"], name.as_str());
                assert_eq!(value["epithet"], epithet.as_str());
                assert_eq!(value["pronoun"], pronoun.as_str());
            }
            Say::Face => assert!(value["drawn"]["seed"].is_string(), "{id}: {value}"),
            Say::Nothing => unreachable!("looked at above"),
        }
        let claim = match value.as_array() {
            Some(items) => items.last().unwrap_or(&Value::Null),
            None => answer,
        };
        let found: Vec<(&str, &str)> = claim["evidence"]
            .as_array()
            .map(|all| {
                all.iter()
                    .map(|one| (of(one, "kind"), one["note"].as_str().unwrap_or_default()))
                    .collect()
            })
            .unwrap_or_default();
        let kind_of = |words: &str| {
            KINDS
                .iter()
                .find(|(label, _)| *label == words)
                .expect("a kind of evidence")
                .1
        };
        let expected: Vec<(&str, &str)> = told
            .evidence
            .iter()
            .map(|(kind, note)| (kind_of(kind), note.as_str()))
            .collect();
        assert_eq!(found, expected, "what {id} rests on");
    }
}

/// Fails with everything that is wrong if a file does not fit the published schema.
pub fn fits_the_schema(file: &Value) {
    let schema = json_of("schema/persona.schema.json");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}
