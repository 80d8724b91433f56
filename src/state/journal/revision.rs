//! A revision: a draft's text behind one line that tells its place among the others and whether it is whole.
//!
//! The line is `persona-builder/revision <sequence> <parent> <schema> <length> <hash>`: two counts of saves, the version of the
//! format of the text, its length in bytes, and FNV-1a (64 bits, decimal) over what stands before the hash and the text. Texts of before there
//! were such lines begin otherwise and are taken as they are.

use crate::domain::format::fingerprint_of;

/// What the line begins with.
const MARK: &str = "persona-builder/revision ";
/// The version of the format that drafts are written in.
const SCHEMA: &str = "1";

/// Writes a revision of a draft.
pub fn write(sequence: u64, parent: u64, text: &str) -> String {
    let head = [
        MARK,
        &sequence.to_string(),
        " ",
        &parent.to_string(),
        " ",
        SCHEMA,
        " ",
        &text.len().to_string(),
        " ",
    ]
    .concat();
    [&head, &hash(&head, text), "\n", text].concat()
}

fn hash(head: &str, text: &str) -> String {
    fingerprint_of(&[head, text].concat()).to_string()
}

/// What a stored text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read<'a> {
    /// A whole revision: its sequence, its parent's and the draft's own text.
    Whole(u64, u64, &'a str),
    /// A text without a line, as they were before.
    Plain,
    /// A revision that was cut or damaged.
    Broken,
}

/// Reads a stored text.
pub fn read(text: &str) -> Read<'_> {
    if !text.starts_with(MARK) {
        return Read::Plain;
    }
    whole(text).unwrap_or(Read::Broken)
}

/// A text without its line, where it has one.
pub fn own(text: &str) -> &str {
    match text.strip_prefix(MARK).and_then(|rest| rest.split_once('\n')) {
        Some((_, own)) => own,
        None => text,
    }
}

fn whole(text: &str) -> Option<Read<'_>> {
    let (line, own) = text.split_once('\n')?;
    let last = line.rfind(' ')?;
    let (head, told) = line.split_at_checked(last + 1)?;
    // The length is under the hash, too; it tells at once what was cut.
    let mut parts = head.trim_end().rsplit(' ');
    if parts.next()? != own.len().to_string() || told != hash(head, own) {
        return None;
    }
    let parent = parts.nth(1)?.parse().ok()?;
    let sequence = parts.next()?.parse().ok()?;
    Some(Read::Whole(sequence, parent, own))
}

/// What the keys of a draft's revisions begin with.
pub fn all_of(id: &str) -> String {
    [id, "/"].concat()
}

/// The key of a revision: keys come in the order of sequences.
pub fn key(id: &str, sequence: u64) -> String {
    let digits = sequence.to_string();
    let zeros = "0000000000000000".get(digits.len()..).unwrap_or_default();
    [id, "/", zeros, &digits].concat()
}

/// The sequence in a revision's key.
pub fn sequence_of(key: &str) -> Option<u64> {
    key.rsplit_once('/')?.1.parse().ok()
}
