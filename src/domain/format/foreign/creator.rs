//! User Persona Creator's saved persona: "Export JSON", a file named after the persona.
//!
//! Source: github.com/roxguel/user-persona-creator. `src/js/export.js` (`exportJSON`) writes version 4: `language`, `primaryColor`,
//! `photo` (a data URI or null), `appDark`, `cardDark`, `template`, `verticalLayout`, `fields`, `personality` (`left`, `right`, `value`
//! from 0 to 100) and `motivations` (`name`, `value` from 0 to 10). The texts of `fields` are listed in `src/js/state.js`
//! (`TEXT_FIELD_IDS`); `src/js/i18n.js` says that goals and pain points stand one on a line, and `chips` between commas.

use super::super::reader::{Object, Raw};
use super::{Foreign, Sketch, Tool, lines, plain_field};
use crate::domain::format::fingerprint_of;
use crate::domain::persona::{ITEMS_MAX, InterviewRef};

/// How the card and the tool looked, and which of them it was.
const LOOKS: [&str; 7] = [
    "version",
    "language",
    "primaryColor",
    "appDark",
    "cardDark",
    "template",
    "verticalLayout",
];

/// Reads a saved persona. It has no id of its own, so the print of the whole file is one.
pub(super) fn read(raw: Raw, bytes: &[u8], interview: &InterviewRef) -> Foreign {
    let id = format!("{:016x}", fingerprint_of(&String::from_utf8_lossy(bytes)));
    let mut sketch = Sketch::new(Tool::UserPersonaCreator, &id, interview);
    let mut object = raw.object();
    for key in LOOKS {
        object.take(key, |_| ());
    }
    sketch.picture_field(&mut object, "photo");
    object.inside("fields", |fields| texts(fields, &mut sketch));
    let motivations = object.list("motivations", ITEMS_MAX, |raw| {
        let mut object = raw.object();
        (
            plain_field(&mut object, "name"),
            plain_field(&mut object, "value"),
        )
    });
    let names: Vec<String> = motivations.iter().map(|(name, _)| name.clone()).collect();
    for beyond in sketch.list("motivations", &names) {
        sketch.leave("motivations", beyond);
    }
    // How strong they are: there is no place for that, as nobody counted it.
    for (index, (name, value)) in motivations.iter().enumerate() {
        if !name.trim().is_empty() && !value.is_empty() {
            sketch.leave(
                &format!("motivations[{index}].value"),
                [name.trim(), ": ", value, "/10"].concat(),
            );
        }
    }
    let traits = object.list("personality", ITEMS_MAX, |raw| {
        let mut object = raw.object();
        ["left", "right", "value"].map(|key| plain_field(&mut object, key))
    });
    for (index, [left, right, value]) in traits.iter().enumerate() {
        if !left.trim().is_empty() || !right.trim().is_empty() {
            let text = [left.trim(), " – ", right.trim(), ": ", value, "/100"].concat();
            sketch.leave(&format!("personality[{index}]"), text);
        }
    }
    sketch.leave_rest(object);
    Foreign {
        tool: Tool::UserPersonaCreator,
        personas: vec![sketch.finish()],
        left: Vec::new(),
    }
}

fn texts(fields: &mut Object, sketch: &mut Sketch) {
    sketch.name(&plain_field(fields, "name"), &plain_field(fields, "role"));
    for (key, question) in [
        ("age", "age"),
        ("location", "location"),
        ("position", "occupation"),
        ("education", "education"),
    ] {
        sketch.short(question, &plain_field(fields, key));
    }
    for (key, question) in [
        ("behavior", "habits"),
        ("goals", "goals"),
        ("painPoints", "pains"),
    ] {
        let text = plain_field(fields, key);
        for beyond in sketch.list(question, &lines(&text)) {
            sketch.leave(&["fields.", key].concat(), beyond);
        }
    }
    for key in ["gender", "maritalStatus", "chips"] {
        sketch.leave(&["fields.", key].concat(), plain_field(fields, key));
    }
}
