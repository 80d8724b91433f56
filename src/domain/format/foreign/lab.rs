//! Persona Lab's backup: "Export All Data", a file `persona-lab-backup-<day>.json`.
//!
//! Source: github.com/andiaz/persona-cms. `lib/storage/index.js` writes it: `exportAllData` with `version` 1 (personas, journey
//! maps), 2 (and impact maps), and 4 (and boards and site maps), each of them with `exportedAt`; `addPersona`, `createStage`,
//! `createImpactNode`, `createBoardElement` and `createScreen` make what is in it. `components/PersonaForm.js` has the fields of a
//! persona: `name`, `goals`, `painPoints`, `contextOfUse`, `tasks`, `functionality`, `tags`, `avatarImage`, `priority` (0 unset, 4
//! critical), and in its first versions `needs` and `exampleTools`. `components/journey/StageCard.js` has those of a stage: touchpoints
//! with a channel, emotions from −2 to 2 for each persona (0 where none was set), pain points, opportunities.

use super::super::json::Json;
use super::super::persona::PERSONAS_MAX;
use super::super::reader::{Object, Raw, is_time};
use super::{ARRANGEMENT, Foreign, Leftover, Rest, Sketch, Tool, flatten, join, plain, plain_field};
use crate::domain::format::fingerprint_of;
use crate::domain::persona::{ITEMS_MAX, InterviewRef, Moment};

/// Reads a backup.
pub(super) fn read(raw: Raw, interview: &InterviewRef) -> Foreign {
    let mut object = raw.object();
    for key in ["version", "exportedAt"] {
        object.take(key, |_| ());
    }
    let mut people: Vec<Known> = Vec::new();
    object.list("personas", PERSONAS_MAX, |raw| {
        let known = persona(raw, interview, &people);
        people.push(known);
    });
    let mut left = Vec::new();
    let mut number = 0;
    object.list("journeyMaps", ITEMS_MAX, |raw| {
        journey(raw, &format!("journeyMaps[{number}]"), &mut people, &mut left);
        number += 1;
    });
    // Impact maps, boards, site maps, and whatever a later version adds.
    flatten("", &Json::Object(object.rest().0), &ARRANGEMENT, &mut left);
    Foreign {
        tool: Tool::PersonaLab,
        personas: people.into_iter().map(|known| known.sketch.finish()).collect(),
        left,
    }
}

/// A persona of the file, and the id it has there.
struct Known {
    key: String,
    sketch: Sketch,
}

fn persona(raw: Raw, interview: &InterviewRef, others: &[Known]) -> Known {
    let mut object = raw.object();
    let key = object.take("id", key_of).unwrap_or_default();
    // Their ids are times in milliseconds, and two may be the same.
    let wanted = id_of(&key);
    let mut id = wanted.clone();
    let mut again = 1;
    while others.iter().any(|other| other.sketch.is_called(&id)) {
        again += 1;
        id = format!("{wanted}-{again}");
    }
    let mut sketch = Sketch::new(Tool::PersonaLab, &id, interview);
    sketch.name(&plain_field(&mut object, "name"), "");
    sketch.list_field(&mut object, "goals", "goals");
    sketch.list_field(&mut object, "needs", "goals");
    sketch.list_field(&mut object, "painPoints", "pains");
    sketch.list_field(&mut object, "tasks", "habits");
    sketch.list_field(&mut object, "functionality", "criteria");
    sketch.list_field(&mut object, "exampleTools", "tried-before");
    sketch.long(super::STORY, &plain_field(&mut object, "contextOfUse"));
    sketch.picture_field(&mut object, "avatarImage");
    match plain_field(&mut object, "priority").as_str() {
        "" | "0" => {}
        set => sketch.leave("priority", [set, "/4"].concat()),
    }
    let created = time(&mut object, "createdAt", &mut sketch);
    let changed = time(&mut object, "updatedAt", &mut sketch);
    sketch.persona.changed = if changed.is_empty() {
        created.clone()
    } else {
        changed
    };
    sketch.persona.created = created;
    sketch.leave_rest(object);
    Known { key, sketch }
}

impl Sketch {
    /// Whether its id ends like this.
    fn is_called(&self, id: &str) -> bool {
        self.persona
            .id
            .strip_prefix(Tool::PersonaLab.id())
            .and_then(|rest| rest.strip_prefix('-'))
            == Some(id)
    }
}

/// The id of a persona in the file, a number as a rule.
fn key_of(raw: Raw) -> String {
    match raw.json {
        Json::Number(text) | Json::String(text) => text,
        _ => String::new(),
    }
}

/// An id of ours made from theirs.
fn id_of(key: &str) -> String {
    let is_good = !key.is_empty()
        && key.len() <= 60
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_good {
        key.to_owned()
    } else {
        format!("{:016x}", fingerprint_of(key))
    }
}

/// A time; one that cannot be read is left over.
fn time(object: &mut Object, key: &str, sketch: &mut Sketch) -> String {
    match object.take(key, |raw| raw.json) {
        Some(Json::String(time)) if is_time(&time) => return time,
        Some(json) => flatten(key, &json, &[], &mut sketch.left),
        None => {}
    }
    String::new()
}

/// A journey map: a stage is a moment of each persona it is linked to. A map that is linked to none has no place.
fn journey(raw: Raw, place: &str, people: &mut [Known], left: &mut Vec<Leftover>) {
    let whole = raw.json.clone();
    let mut map = raw.object();
    let keys = map.list("personaIds", PERSONAS_MAX, key_of);
    let linked: Vec<usize> = (0..people.len())
        .filter(|index| people.get(*index).is_some_and(|known| keys.contains(&known.key)))
        .collect();
    if linked.is_empty() {
        flatten(place, &whole, &ARRANGEMENT, left);
        return;
    }
    let name = plain_field(&mut map, "name");
    let mut stages = map.list("stages", ITEMS_MAX, stage);
    let rest = Json::Object(map.rest().0);
    for index in linked {
        let Some(Known { key, sketch }) = people.get_mut(index) else {
            continue;
        };
        sketch.leave(&[place, ".name"].concat(), name.clone());
        for (number, stage) in stages.iter_mut().enumerate() {
            let here = format!("{place}.stages[{number}]");
            sketch.moment(&here, stage.moment(key));
            sketch.leave(
                &[&here, ".opportunities"].concat(),
                join(&stage.opportunities, "; "),
            );
            flatten(&here, &stage.rest, &ARRANGEMENT, &mut sketch.left);
        }
        flatten(place, &rest, &ARRANGEMENT, &mut sketch.left);
    }
    // How somebody felt whom the map is not linked to (any more).
    for (number, stage) in stages.iter().enumerate() {
        for (_, feeling) in stage.feelings.iter().filter(|(_, feeling)| *feeling != 0) {
            left.push(Leftover {
                place: format!("{place}.stages[{number}].emotions"),
                rest: Rest::Text(feeling.to_string()),
            });
        }
    }
}

/// A stage of a journey map.
struct Stage {
    name: String,
    /// Channels and what happens there.
    touchpoints: Vec<(String, String)>,
    /// How each persona felt, −2 to 2; those that are taken up go.
    feelings: Vec<(String, i8)>,
    pains: Vec<String>,
    opportunities: Vec<String>,
    rest: Json,
}

fn stage(raw: Raw) -> Stage {
    let mut object = raw.object();
    let touchpoint = |raw: Raw| {
        let mut object = raw.object();
        (
            plain_field(&mut object, "channel"),
            plain_field(&mut object, "description"),
        )
    };
    let feeling = |raw: Raw| {
        let mut object = raw.object();
        let key = object.take("personaId", key_of).unwrap_or_default();
        let feeling = object.whole("value", -2, 2).unwrap_or_default();
        (key, i8::try_from(feeling).unwrap_or_default())
    };
    Stage {
        name: plain_field(&mut object, "name"),
        touchpoints: object.list("touchpoints", ITEMS_MAX, touchpoint),
        feelings: object.list("emotions", PERSONAS_MAX, feeling),
        pains: object.list("painPoints", ITEMS_MAX, plain),
        opportunities: object.list("opportunities", ITEMS_MAX, plain),
        rest: Json::Object(object.rest().0),
    }
}

impl Stage {
    /// What the stage was for the persona with this id.
    fn moment(&mut self, key: &str) -> Moment {
        let at = self.feelings.iter().position(|(other, _)| other == key);
        let feeling = at.map_or(0, |at| self.feelings.remove(at).1);
        let (mut places, mut happenings) = (Vec::new(), Vec::new());
        for (channel, description) in &self.touchpoints {
            if !places.contains(channel) {
                places.push(channel.clone());
            }
            happenings.push(description.clone());
        }
        Moment {
            title: self.name.trim().to_owned(),
            what: join(&happenings, "; "),
            place: join(&places, ", "),
            feeling,
            nearly: join(&self.pains, "; "),
            ..Moment::default()
        }
    }
}
