//! The five signs of evidence, as they stand beside claims.

pub use crate::domain::brief::sign_word;
use crate::domain::persona::{EvidenceKind, Sign};
use crate::domain::words::Word;
use crate::platform::dom::{El, path, text};
use crate::state::desk::Desk;

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
pub fn glyph(sign: Sign) -> El {
    let data = match sign {
        Sign::Seen | Sign::Guess => "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
        Sign::Told => concat!(
            "M6.8 3.2C4 4 2.4 6 2.4 9a2.4 2.4 0 1 0 2.6-2.4C5 5.4 5.8 4.6 7.2 4.2z",
            "M13 3.2C10.2 4 8.6 6 8.6 9a2.4 2.4 0 1 0 2.6-2.4c0-1.2.8-2 2.2-2.4z"
        ),
        Sign::Counted => "M3.5 3.5h9v9h-9z",
        Sign::Read => "M8 2.8l5.6 10.2h-11.2z",
    };
    path(
        if sign == Sign::Guess {
            "sign sign--guess"
        } else {
            "sign"
        },
        "0 0 16 16",
        data,
    )
}

/// The word of a sign, for those who do not see it.
pub fn sign_words(desk: Desk, sign: Sign) -> El {
    text(
        "span",
        "visually-hidden",
        &[desk.t(sign_word(sign)), ": "].concat(),
    )
}
