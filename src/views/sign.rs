//! The five signs of evidence, as they stand beside claims.

use leptos::prelude::*;

use crate::domain::persona::{EvidenceKind, Sign};
use crate::domain::words::Word;
use crate::state::desk::Desk;

/// The word for a sign.
pub fn sign_word(sign: Sign) -> Word {
    match sign {
        Sign::Seen => Word::SignSeen,
        Sign::Told => Word::SignTold,
        Sign::Counted => Word::SignCounted,
        Sign::Read => Word::SignRead,
        Sign::Guess => Word::SignGuess,
    }
}

/// The word for a kind of evidence, as the person says it.
pub fn evidence_word(kind: EvidenceKind) -> Word {
    match kind {
        EvidenceKind::Observed => Word::EvidenceObserved,
        EvidenceKind::Quoted => Word::EvidenceQuoted,
        EvidenceKind::Surveyed => Word::EvidenceSurveyed,
        EvidenceKind::Measured => Word::EvidenceMeasured,
        EvidenceKind::Support => Word::EvidenceSupport,
        EvidenceKind::Social => Word::EvidenceSocial,
        EvidenceKind::Published => Word::EvidencePublished,
        EvidenceKind::Guess => Word::EvidenceGuess,
    }
}

/// The drawing of a sign alone.
pub fn glyph(sign: Sign) -> AnyView {
    let path = match sign {
        Sign::Seen | Sign::Guess => "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
        Sign::Told => "M6.8 3.2C4 4 2.4 6 2.4 9a2.4 2.4 0 1 0 2.6-2.4C5 5.4 5.8 4.6 7.2 4.2zM13 3.2C10.2 4 8.6 6 8.6 9a2.4 2.4 0 1 0 2.6-2.4c0-1.2.8-2 2.2-2.4z",
        Sign::Counted => "M3.5 3.5h9v9h-9z",
        Sign::Read => "M8 2.8l5.6 10.2h-11.2z",
    };
    let class = if sign == Sign::Guess { "sign sign--guess" } else { "sign" };
    view! { <svg class=class viewBox="0 0 16 16" aria-hidden="true"><path d=path></path></svg> }.into_any()
}

/// The drawing with its word for those who do not see it.
pub fn sign(desk: Desk, sign: Sign) -> AnyView {
    view! {
        {glyph(sign)}
        <span class="visually-hidden">{desk.t(sign_word(sign))}": "</span>
    }
    .into_any()
}
