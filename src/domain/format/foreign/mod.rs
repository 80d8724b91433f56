//! Files of two other tools, read as personas of the customer interview.
//!
//! What their fields say goes to the questions that ask for it; every claim arrives without evidence, which makes it a guess,
//! since neither tool keeps any. What has no question here is told field by field, as a [`Leftover`]. Not told are: what is no
//! word about a person (ids, versions, times of export), how something looked (colours, templates, dark mode), and where it
//! stood on a board (positions, sizes).

mod creator;
mod lab;

use super::json::Json;
use super::reader::{FormatError, Object, Raw, read};
use crate::domain::persona::{
    ITEMS_MAX, InterviewRef, Item, Moment, Name, Persona, Portrait, TEXT_MAX, Value,
};

/// The interview whose questions the fields of other tools answer.
pub const FOREIGN_INTERVIEW: &str = "customer";
/// The question that takes what has no place, where the person wants that.
pub const STORY: &str = "story";
/// Fields that say how something is arranged, and nothing about anybody.
const ARRANGEMENT: [&str; 17] = [
    "id",
    "x",
    "y",
    "width",
    "height",
    "zIndex",
    "viewport",
    "zoom",
    "order",
    "color",
    "parentId",
    "fromId",
    "toId",
    "personaId",
    "personaIds",
    "createdAt",
    "updatedAt",
];

/// A tool whose files are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Persona Lab.
    PersonaLab,
    /// User Persona Creator.
    UserPersonaCreator,
}

impl Tool {
    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::PersonaLab => "Persona Lab",
            Self::UserPersonaCreator => "User Persona Creator",
        }
    }

    /// What the ids of its personas begin with here.
    fn id(self) -> &'static str {
        match self {
            Self::PersonaLab => "persona-lab",
            Self::UserPersonaCreator => "user-persona-creator",
        }
    }

    /// The tool that wrote this, by the fields no other has together. A file with a `format` names itself and is none of theirs.
    fn of(json: &Json) -> Option<Self> {
        let Json::Object(fields) = json else {
            return None;
        };
        let has = |keys: &[&str]| keys.iter().any(|key| fields.contains_key(key));
        if fields.contains_key("format") {
            None
        } else if matches!(fields.get("personas"), Some(Json::Array(_)))
            && has(&["exportedAt", "journeyMaps"])
        {
            Some(Self::PersonaLab)
        } else if matches!(fields.get("fields"), Some(Json::Object(_)))
            && has(&["personality", "motivations", "primaryColor", "template"])
        {
            Some(Self::UserPersonaCreator)
        } else {
            None
        }
    }
}

/// What a file of another tool brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    /// The tool that wrote it.
    pub tool: Tool,
    /// Its personas, each with what of it has no place here.
    pub personas: Vec<(Persona, Vec<Leftover>)>,
    /// What belongs to no persona and has no place here.
    pub left: Vec<Leftover>,
}

/// Something that has no place here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Where it stands in the file, from its persona on, as in `tags` or `boards[0].elements[2].content`.
    pub place: String,
    /// What stands there.
    pub rest: Rest,
}

/// What stands in a place that has none here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Words or a number.
    Text(String),
    /// A picture or another file inside the file.
    Embedded {
        /// What it says it is, such as `image/svg+xml`.
        kind: String,
        /// How long its text is, in bytes.
        bytes: usize,
    },
}

/// Reads a file of another tool; none where it is of neither.
///
/// The personas refer to `interview`. The same file gives the same personas with the same ids each time, so that one that is
/// opened again is known again. Times are empty where the tool keeps none.
///
/// # Errors
/// The first thing that is wrong with it, and where.
pub fn read_foreign(bytes: &[u8], interview: &InterviewRef) -> Option<Result<Foreign, FormatError>> {
    let tool = read(bytes, true, |raw| Tool::of(&raw.json)).ok().flatten()?;
    Some(read(bytes, true, |raw| match tool {
        Tool::PersonaLab => lab::read(raw, interview),
        Tool::UserPersonaCreator => creator::read(raw, bytes, interview),
    }))
}

/// A persona being put together.
struct Sketch {
    persona: Persona,
    moments: Vec<Moment>,
    left: Vec<Leftover>,
}

impl Sketch {
    /// Nothing yet; `id` tells it from the tool's others.
    fn new(tool: Tool, id: &str, interview: &InterviewRef) -> Self {
        let persona = Persona {
            id: [tool.id(), "-", id].concat(),
            interview: interview.clone(),
            ..Persona::default()
        };
        Self {
            persona,
            moments: Vec::new(),
            left: Vec::new(),
        }
    }

    /// A name, and what is said behind it.
    fn name(&mut self, name: &str, epithet: &str) {
        let name = Name {
            name: name.trim().to_owned(),
            epithet: epithet.trim().to_owned(),
            ..Name::default()
        };
        self.persona.set_value("name", Value::Name(name));
    }

    /// A line of text; nothing where it is blank.
    fn short(&mut self, question: &str, text: &str) {
        self.persona
            .set_value(question, Value::ShortText(text.trim().to_owned()));
    }

    /// A longer text; nothing where it is blank.
    fn long(&mut self, question: &str, text: &str) {
        self.persona
            .set_value(question, Value::LongText(text.trim().to_owned()));
    }

    /// Items behind those that are there; blank ones are none. Gives those that find no room.
    fn list(&mut self, question: &str, texts: &[String]) -> Vec<String> {
        let mut items = match self.persona.value(question) {
            Some(Value::List(items)) => items.clone(),
            _ => Vec::new(),
        };
        let mut beyond = Vec::new();
        for text in texts
            .iter()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
        {
            if items.len() < ITEMS_MAX {
                items.push(Item {
                    id: numbered(question, items.len()),
                    text: text.to_owned(),
                    ..Item::default()
                });
            } else {
                beyond.push(text.to_owned());
            }
        }
        self.persona.set_value(question, Value::List(items));
        beyond
    }

    /// A field with a list, whose items go to a question.
    fn list_field(&mut self, object: &mut Object, key: &str, question: &str) {
        let texts = object.list(key, ITEMS_MAX, plain);
        for text in self.list(question, &texts) {
            self.leave(key, text);
        }
    }

    /// A field with a picture: the face, if it is one that may be kept.
    fn picture_field(&mut self, object: &mut Object, key: &str) {
        let Some(json) = object.take(key, |raw| raw.json) else {
            return;
        };
        match &json {
            // How large it may be is not asked: a photo is made small before it is kept.
            Json::String(uri) if super::persona::photo_problem(uri, false).is_none() => {
                self.persona
                    .set_value("portrait", Value::Portrait(Portrait::Photo(uri.clone())));
            }
            json => flatten(key, json, &[], &mut self.left),
        }
    }

    /// A moment of the journey; where there are too many already it is left over.
    fn moment(&mut self, place: &str, moment: Moment) {
        if self.moments.len() < ITEMS_MAX {
            let id = numbered("journey", self.moments.len());
            self.moments.push(Moment { id, ..moment });
        } else {
            let said = [moment.title, moment.what, moment.place, moment.nearly];
            self.leave(place, join(&said, ". "));
        }
    }

    /// Something that has no place here; nothing where it is blank.
    fn leave(&mut self, place: &str, text: String) {
        if !text.trim().is_empty() {
            self.left.push(Leftover {
                place: place.to_owned(),
                rest: Rest::Text(text),
            });
        }
    }

    /// All fields that were not read.
    fn leave_rest(&mut self, object: Object) {
        flatten("", &Json::Object(object.rest().0), &[], &mut self.left);
    }

    fn finish(mut self) -> (Persona, Vec<Leftover>) {
        self.persona.set_value("journey", Value::Moments(self.moments));
        (self.persona, self.left)
    }
}

/// The id of an item, which is the same each time the file is read.
fn numbered(question: &str, index: usize) -> String {
    [question, "-", &(index + 1).to_string()].concat()
}

/// Texts that say something, with this between them.
fn join(texts: &[String], between: &str) -> String {
    let said: Vec<&str> = texts
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    said.join(between)
}

/// A text; a number stands for its digits, as who edits a file by hand writes one or the other.
fn plain(raw: Raw) -> String {
    match &raw.json {
        Json::Number(number) => number.clone(),
        Json::Null => String::new(),
        _ => raw.text(),
    }
}

/// A field with a text; empty where there is none.
fn plain_field(object: &mut Object, key: &str) -> String {
    object.take(key, plain).unwrap_or_default()
}

/// The lines of a text.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// Tells everything in a value that says something, one line for each field, without the fields named in `but`.
fn flatten(place: &str, json: &Json, but: &[&str], left: &mut Vec<Leftover>) {
    let mut tell = |rest: Rest| {
        left.push(Leftover {
            place: place.to_owned(),
            rest,
        });
    };
    match json {
        Json::Null => {}
        Json::Bool(is_so) => tell(Rest::Text(is_so.to_string())),
        Json::Number(number) => tell(Rest::Text(number.clone())),
        Json::String(text) if text.trim().is_empty() => {}
        Json::String(text) => tell(embedded(text).unwrap_or_else(|| Rest::Text(text.clone()))),
        Json::Array(entries) => {
            let texts: Option<Vec<String>> = entries.iter().map(scalar).collect();
            match texts {
                // Short things in a row stand on one line.
                Some(texts) if !join(&texts, "").is_empty() => tell(Rest::Text(join(&texts, "; "))),
                Some(_) => {}
                None => {
                    for (index, entry) in entries.iter().enumerate() {
                        flatten(&format!("{place}[{index}]"), entry, but, left);
                    }
                }
            }
        }
        Json::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| !but.contains(&key.as_str())) {
                let below = [place, if place.is_empty() { "" } else { "." }, key].concat();
                flatten(&below, value, but, left);
            }
        }
    }
}

/// The text of a value that is neither a list nor an object, nor a file in the file.
fn scalar(json: &Json) -> Option<String> {
    match json {
        Json::Null => Some(String::new()),
        Json::Bool(is_so) => Some(is_so.to_string()),
        Json::Number(number) => Some(number.clone()),
        Json::String(text) => embedded(text).is_none().then(|| text.clone()),
        Json::Array(_) | Json::Object(_) => None,
    }
}

/// What a data URI holds; none of any other text.
fn embedded(text: &str) -> Option<Rest> {
    let kind = text.strip_prefix("data:")?;
    let end = kind.find([';', ',']).filter(|end| *end <= 80)?;
    Some(Rest::Embedded {
        kind: kind.get(..end)?.to_owned(),
        bytes: text.len(),
    })
}

/// Puts what has no place behind what a persona's story says; none where the story would grow beyond its limit. The lines
/// come as the person is to read them.
pub fn with_story(persona: &Persona, lines: &str) -> Option<Persona> {
    let before = match persona.value(STORY) {
        Some(Value::LongText(text)) => text.trim(),
        _ => "",
    };
    let story = join(&[before.to_owned(), lines.to_owned()], "\n\n");
    let mut persona = persona.clone();
    (story.chars().count() <= TEXT_MAX).then(|| {
        persona.set_value(STORY, Value::LongText(story));
        persona
    })
}

#[cfg(test)]
mod tests;
