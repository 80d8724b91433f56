//! The worked examples that ship, by id. Each is a file `examples/<id>.<language>.json` with one persona, whose id is the
//! example's with `example-` before it.

/// A worked example, as the list of them shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Permanent id, part of its address. The first of a method has the method's own.
    pub id: &'static str,
    /// The interview it was built with.
    pub interview: &'static str,
}

/// All of them, in the order they are shown.
pub const EXAMPLES: [Example; 7] = [
    of("community", "community"),
    of("connector", "community"),
    of("newcomer", "community"),
    of("collector", "community"),
    of("curator", "community"),
    of("customer", "customer"),
    of("research", "research"),
];

const fn of(id: &'static str, interview: &'static str) -> Example {
    Example { id, interview }
}

/// The id of an example's persona.
pub fn persona_id(id: &str) -> String {
    ["example-", id].concat()
}
