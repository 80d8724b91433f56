//! The JSON of personas, drafts, interviews and words; nothing else in the program knows JSON.
//!
//! Strict in what is written, lenient in what is read: fields and kinds of a later version are kept and written back, but
//! what is known must be well formed, or nothing is read at all and a [`FormatError`] names the place.
//!
//! # What a file of personas looks like
//!
//! - Fields come in a fixed order, fields this version does not know last, by name.
//! - Texts are always written, even empty ones. Evidence is written where there is some; so are a date, a count, the kind
//!   of a test and the link to a notebook entry. `parent` and `moment` are `null` where there is none. Reading takes
//!   `null` and a field left out for the same thing.
//! - The sections `notebook`, `tests`, `validation`, `reviews` and `decisions` of a persona are always there, `measures`, `advice` and `briefs`
//!   where there is something in them. `notebook` is reserved: the entries that evidence links to stand once, in the `notebook` of the file.
//! - Texts are kept as they came, control and direction characters and markup included: they are shown as text and
//!   nothing else. Whatever writes another format removes what that format cannot hold.
//! - An amount keeps fifteen digits, a number in a field that is not known all of them. Of two fields with one name in one
//!   object the last counts.

mod beginning;
mod folder;
mod foreign;
mod json;
mod kit;
mod migration;
mod notebook;
mod pack;
mod persona;
mod reader;
mod record;
mod shell;
mod store;
mod tree;
mod version;
mod writer;

#[cfg(feature = "schema")]
pub mod schema;

pub use beginning::read_beginning;
pub use folder::{Held, print_of_text, read_held, write_brand_file, write_notebook_file, write_persona_file};
pub use foreign::{FOREIGN_INTERVIEW, Foreign, Leftover, Rest, Tool, read_foreign, with_story};
pub use json::Json;
pub use kit::read_kit;
pub use migration::{Newer, Opened, open_draft, open_file};
pub use notebook::{read_notebook, write_notebook};
pub use pack::{read_interview, read_shipped};
pub use persona::{
    File, PHOTO_MAX, fingerprint, fingerprint_of, hash, print_of_file, read_file, write_file, write_short,
};
pub use reader::{FILE_MAX_MB, FormatError, Problem};
pub use record::{record, set_record};
pub use shell::{read_covers, read_entry, read_language, write_covers};
pub use store::{read_brand, read_draft, read_summaries, write_brand, write_draft, write_summaries};
pub(super) use tree::{
    KEPT_ASIDE, answer_of, aside, id_part, is_known_kind, is_section, join_unknown, json_of, no_part, plain,
};
pub use tree::{parents, put_together, set_parents, take_apart};
pub use version::{read_kept, read_version, write_kept, write_version};

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::any_file;
