//! A persona in QR codes, from one screen to another one's camera: one code, or a short series that is shown over and over.
//!
//! What is carried is what a link carries ([`super::share`]). A code of a series says
//! `PB1:<number>/<count>:<check of the whole>:<its part>`, the numbers from 1 and in base 36, so that codes can be read in any order, from
//! any of several rounds, and are never mixed up with those of somebody else's series. What fits one code stands in it as it is, behind the
//! page's own address where it has one, so that any phone's camera opens it, too.

use super::share;

/// What codes of a series begin with.
const MARK: &str = "PB1:";
/// What comes before what is carried in the address of a shared persona.
const PLACE: &str = "#/shared/";
/// The most characters in one code. A code of version 20 with error correction M holds 666 bytes (ISO/IEC 18004, table 7), which a phone's
/// camera still reads from a screen at arm's length.
pub const CODE_MAX: usize = 640;
/// The most codes of a series; whoever has more to hand in takes a file.
pub const CODES_MAX: usize = 48;
/// How many characters of a code its series takes at most.
const HEAD_MAX: usize = 20;

/// The texts of the codes that carry this; none where there would be too many. `address` is that of the page without what follows `#`,
/// empty where only this program could open it.
pub fn codes(payload: &str, address: &str) -> Option<Vec<String>> {
    let alone = if address.is_empty() {
        payload.to_owned()
    } else {
        [address, PLACE, payload].concat()
    };
    if alone.len() <= CODE_MAX {
        return Some(vec![alone]);
    }
    // What is carried is of ASCII alone; anything else is no payload of ours.
    let bytes = payload.is_ascii().then_some(payload.as_bytes())?;
    let fewest = bytes.len().div_ceil(CODE_MAX - HEAD_MAX).max(1);
    if fewest > CODES_MAX {
        return None;
    }
    // Parts of one length look like one code that changes.
    let parts = bytes.chunks(bytes.len().div_ceil(fewest));
    let (count, check) = (share::base36(parts.len(), 1), share::check(payload));
    let texts = parts.enumerate().map(|(index, part)| {
        let number = share::base36(index + 1, 1);
        let part = String::from_utf8_lossy(part);
        [MARK, &number, "/", &count, ":", &check, ":", &part].concat()
    });
    Some(texts.collect())
}

/// What a camera's code was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// Everything is there: what is carried.
    Whole(String),
    /// One more part of a series: how many are there, and how many there are to be.
    More(usize, usize),
    /// One that was read before.
    Known,
    /// A part of somebody else's series, which begins anew with it: how many are there, and how many there are to be.
    Other(usize, usize),
    /// A code of something else.
    Foreign,
}

/// The parts of a series that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    check: String,
    parts: Vec<Option<String>>,
}

impl Series {
    /// Takes what a camera read.
    pub fn take(&mut self, text: &str) -> Read {
        let text = text.trim();
        let Some(found) = text.strip_prefix(MARK) else {
            let payload = text.split_once(PLACE).map_or(text, |(_, payload)| payload);
            return if share::unpack(payload).is_ok() {
                Read::Whole(payload.to_owned())
            } else {
                Read::Foreign
            };
        };
        let Some((index, count, check, part)) = part_of(found) else {
            return Read::Foreign;
        };
        let is_same = self.check == check && self.parts.len() == count;
        let is_first = self.parts.is_empty();
        if !is_same {
            *self = Self {
                check: check.to_owned(),
                parts: vec![None; count],
            };
        }
        match self.parts.get_mut(index) {
            Some(place @ None) => *place = Some(part.to_owned()),
            _ => return Read::Known,
        }
        let there = self.parts.iter().flatten().count();
        if there < count {
            return if is_same || is_first {
                Read::More(there, count)
            } else {
                Read::Other(there, count)
            };
        }
        let whole: String = self.parts.drain(..).flatten().collect();
        // A part that was read wrong: cameras do not, as codes have checks of their own, but somebody may have made one.
        if share::check(&whole) == self.check {
            Read::Whole(whole)
        } else {
            Read::Foreign
        }
    }

    /// Which parts are there, in their order; none where no series was begun.
    pub fn parts(&self) -> Vec<bool> {
        self.parts.iter().map(Option::is_some).collect()
    }
}

/// Index, count, check and text of a part, of what follows the mark.
fn part_of(found: &str) -> Option<(usize, usize, &str, &str)> {
    let (number, rest) = found.split_once('/')?;
    let (count, rest) = rest.split_once(':')?;
    let (check, part) = rest.split_once(':')?;
    let (number, count) = (share::number(number)?, share::number(count)?);
    let is_good = (1..=CODES_MAX).contains(&count) && (1..=count).contains(&number) && !part.is_empty();
    is_good.then(|| (number - 1, count, check, part))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ADDRESS: &str = "https://persona.example/";

    /// What a link carries for so many bytes that do not compress.
    fn payload(length: usize) -> String {
        let bytes: Vec<u8> = (0..length)
            .map(|index| u8::try_from(index * 37 % 251).unwrap())
            .collect();
        share::pack(&bytes)
    }

    #[test]
    fn what_fits_is_one_code_that_opens_in_any_camera() {
        let small = payload(300);
        let address = [ADDRESS, "#/shared/", &small].concat();
        assert_eq!(codes(&small, ADDRESS), Some(vec![address.clone()]));
        assert_eq!(codes(&small, ""), Some(vec![small.clone()]));
        for text in [address, small.clone(), format!("\n{small} ")] {
            assert_eq!(Series::default().take(&text), Read::Whole(small.clone()));
        }
    }

    #[test]
    fn what_is_longer_is_a_series_of_codes_of_one_length_and_too_much_is_none() {
        for (bytes, count) in [(470, 2), (1500, 4), (4000, 9), (22_000, 48)] {
            let codes = codes(&payload(bytes), ADDRESS).expect("a series");
            assert_eq!(codes.len(), count, "{bytes} bytes");
            assert!(codes.iter().all(|code| code.len() <= CODE_MAX), "{bytes} bytes");
            let lengths: Vec<usize> = codes.iter().map(String::len).collect();
            assert!(lengths[0].abs_diff(lengths[count - 2]) <= 1, "{lengths:?}");
        }
        assert_eq!(codes(&payload(23_000), ADDRESS), None);
        assert_eq!(codes(&"ü".repeat(2000), ADDRESS), None);
    }

    #[test]
    fn other_codes_and_other_peoples_series_are_told() {
        let (mine, theirs) = (payload(1000), payload(1001));
        let (mine, theirs) = (codes(&mine, ADDRESS).unwrap(), codes(&theirs, ADDRESS).unwrap());
        let mut series = Series::default();
        for foreign in [
            "https://example.com/menu",
            "",
            "PB1:",
            "PB1:1/2:abc:",
            "PB1:3/2:abc:x",
            "PB1:0/2:abc:x",
            "PB1:1/zzz:abc:x",
            "WIFI:S:cafe;;",
        ] {
            assert_eq!(series.take(foreign), Read::Foreign, "{foreign}");
        }
        assert_eq!(series.take(&mine[2]), Read::More(1, 3));
        assert_eq!(series.take(&mine[2]), Read::Known);
        assert_eq!(series.parts(), [false, false, true]);
        assert_eq!(series.take("https://example.com/menu"), Read::Foreign);
        assert_eq!(series.take(&theirs[0]), Read::Other(1, 3));
        assert_eq!(series.take(&mine[0]), Read::Other(1, 3));
    }

    proptest! {
        #[test]
        fn a_series_comes_back_in_any_order_and_in_any_number_of_rounds(
            length in 1_usize..6000,
            order in proptest::collection::vec(any::<prop::sample::Index>(), 0..80),
        ) {
            let payload = payload(length);
            let codes = codes(&payload, ADDRESS).unwrap();
            let mut series = Series::default();
            let by_chance = order.iter().map(|index| index.get(&codes));
            let mut found = None;
            for code in by_chance.chain(&codes) {
                match series.take(code) {
                    Read::Whole(whole) => {
                        found = Some(whole);
                        break;
                    }
                    Read::More(..) | Read::Known => {}
                    other => prop_assert!(false, "{other:?}"),
                }
            }
            prop_assert_eq!(found, Some(payload));
        }

        #[test]
        fn nothing_a_camera_reads_breaks_it(texts in proptest::collection::vec("(PB1:)?[0-9a-z/:]{0,12}\\PC{0,4}", 0..20)) {
            let mut series = Series::default();
            for text in texts {
                let _ = series.take(&text);
            }
        }
    }
}
