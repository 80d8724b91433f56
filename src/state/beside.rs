//! What is written beside the answers of the draft in hand.

use super::session::Session;
use crate::domain::format;
use crate::domain::record::Record;

/// What is written beside the answers; whoever reads it is told of every change of the persona.
pub fn record(session: Session) -> Record {
    session.persona(format::record)
}

/// The same, without being told.
pub fn record_now(session: Session) -> Record {
    session.draft_now(|draft| format::record(&draft.persona))
}

/// Changes it. A session that only looks changes nothing.
pub fn edit_record(session: Session, change: impl FnOnce(&mut Record)) {
    session.edit(|persona| {
        let mut record = format::record(persona);
        change(&mut record);
        format::set_record(persona, &record);
    });
}
