//! An amount: a decimal number, kept digit by digit.
//!
//! Binary floating point would round what people write, and printing and reading it weighs a tenth of the program.

use core::fmt;

/// The most digits an amount has, apart from noughts in front.
const DIGITS_MAX: i64 = 15;
/// The most digits behind the point.
const PLACES_MAX: i64 = 22;

/// A decimal number of at most fifteen digits, and at most 22 behind the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// All its digits; the last is not 0, unless it stands before the point.
    digits: i64,
    /// How many of them stand behind the point.
    places: u8,
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAmount {
    /// It is no number.
    NotANumber,
    /// It is beyond [`Amount::MAX`].
    TooLarge,
}

impl Amount {
    /// The largest amount; the smallest is its negative.
    pub const MAX: i64 = 999_999_999_999_999;

    /// As a binary number, for pictures, where the last digits do not matter.
    #[allow(clippy::cast_precision_loss, reason = "as the docstring says")]
    pub fn nearly(self) -> f32 {
        (0..self.places).fold(self.digits as f32, |number, _| number / 10.0)
    }

    /// Reads a number as programs write it: digits, with a point and an exponent or without. Digits beyond those an
    /// amount has are rounded, halves to the even digit.
    ///
    /// # Errors
    /// Where it is no number, or too large.
    pub fn parse(text: &str) -> Result<Self, NotAnAmount> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (number, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = [whole, fraction].concat();
        let exponent_digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(&digits) || !is_digits(exponent_digits) {
            return Err(NotAnAmount::NotANumber);
        }
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Ok(Self::default());
        }
        let size = exponent_digits
            .parse::<i64>()
            .unwrap_or(i64::MAX)
            .min(i64::MAX / 4);
        let exponent = if exponent.starts_with('-') { -size } else { size };
        // Where the point stands, counted from the first digit that is not 0.
        let point = count(whole) + count(significant) - count(&digits) + exponent;
        if point > DIGITS_MAX {
            return Err(NotAnAmount::TooLarge);
        }
        let kept = usize::try_from((point + PLACES_MAX).min(DIGITS_MAX))
            .unwrap_or(0)
            .min(significant.len());
        // Checked, since the panic of the other kind brings a printer for characters along.
        let (head, tail) = significant.split_at_checked(kept).unwrap_or((significant, ""));
        let mut digits = head.parse::<i64>().unwrap_or(0);
        let is_half = tail.trim_end_matches('0') == "5";
        if tail >= "5" && point + PLACES_MAX >= 0 && !(is_half && digits % 2 == 0) {
            digits += 1;
        }
        if digits == 0 {
            return Ok(Self::default());
        }
        let mut places = count(head) - point;
        while places < 0 {
            digits *= 10;
            places += 1;
        }
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        if places == 0 && digits > Self::MAX {
            return Err(NotAnAmount::TooLarge);
        }
        let digits = if text.starts_with('-') { -digits } else { digits };
        Ok(Self {
            digits,
            places: u8::try_from(places).unwrap_or(0),
        })
    }

    /// Reads a number as people write it: a comma or a point for the decimals, spaces or apostrophes between thousands; at
    /// most fifteen digits, so that nothing of what was typed is rounded.
    pub fn read(text: &str) -> Option<Self> {
        let mut plain = String::with_capacity(text.len());
        let mut digits = 0;
        for character in text.chars() {
            match character {
                ',' | '.' => plain.push('.'),
                '−' | '-' => plain.push('-'),
                '\'' | '’' => {}
                blank if blank.is_whitespace() => {}
                digit => {
                    digits += 1;
                    // No letter is a digit: an exponent is not what people write.
                    plain.push(if digit.is_ascii_digit() { digit } else { '?' });
                }
            }
        }
        Self::parse(&plain).ok().filter(|_| digits <= DIGITS_MAX)
    }
}

fn count(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX / 4)
}

/// Digits, with a point where there are decimals, and never an exponent.
impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.places);
        let mut digits = self.digits.unsigned_abs().to_string();
        if digits.len() <= places {
            digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
        }
        if places > 0 {
            digits.insert(digits.len() - places, '.');
        }
        if self.digits < 0 {
            formatter.write_str("-")?;
        }
        formatter.write_str(&digits)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Amount, NotAnAmount};

    #[test]
    fn numbers_of_programs_are_read_and_rounded() {
        for (text, amount) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0e9", "0"),
            ("12", "12"),
            ("-12.50", "-12.5"),
            ("0.05", "0.05"),
            ("1e3", "1000"),
            ("1.25E+1", "12.5"),
            ("25e-1", "2.5"),
            ("100e-2", "1"),
            ("0.30000000000000004", "0.3"),
            ("0.3333333333333333", "0.333333333333333"),
            ("7.781921e-5", "0.00007781921"),
            ("1e-22", "0.0000000000000000000001"),
            ("4e-23", "0"),
            ("6e-23", "0.0000000000000000000001"),
            ("9e-24", "0"),
            ("1e-999999999999", "0"),
            ("0e999999999999", "0"),
            ("123456789012.345499", "123456789012.345"),
            ("123456789012.3455", "123456789012.346"),
            ("123456789012.3465", "123456789012.346"),
            ("123456789012.34650001", "123456789012.347"),
            ("0.9999999999999999", "1"),
            ("999999999999999", "999999999999999"),
            ("999999999999999.4", "999999999999999"),
            ("9.99999999999999e14", "999999999999999"),
        ] {
            assert_eq!(
                Amount::parse(text).map(|amount| amount.to_string()).as_deref(),
                Ok(amount),
                "{text}"
            );
        }
        for text in [
            "1e15",
            "-1000000000000000",
            "999999999999999.5",
            "1e999999999999",
            "1e300",
        ] {
            assert_eq!(Amount::parse(text), Err(NotAnAmount::TooLarge), "{text}");
        }
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "--1", "+1", "1.2.3", "0x1", "inf", "NaN", "１",
        ] {
            assert_eq!(Amount::parse(text), Err(NotAnAmount::NotANumber), "{text}");
        }
    }

    #[test]
    fn numbers_of_people_are_read_as_they_are() {
        for (text, amount) in [
            ("3,5", "3.5"),
            ("1 200", "1200"),
            ("1\u{202F}200,50", "1200.5"),
            ("−2", "-2"),
            ("1’000'000", "1000000"),
            (" 007 ", "7"),
            ("3,", "3"),
            (",5", "0.5"),
        ] {
            assert_eq!(
                Amount::read(text).map(|amount| amount.to_string()).as_deref(),
                Some(amount),
                "{text}"
            );
        }
        for text in [
            "",
            " ",
            "a few",
            "1e9",
            "5 kg",
            "inf",
            "1.2.3",
            "1-2",
            "1234567890123456",
            "٣",
        ] {
            assert_eq!(Amount::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(digits in -Amount::MAX..=Amount::MAX, exponent in -40..20) {
            if let Ok(amount) = Amount::parse(&format!("{digits}e{exponent}")) {
                prop_assert_eq!(Amount::parse(&amount.to_string()), Ok(amount));
            }
        }

        #[test]
        fn it_means_what_a_binary_number_means(number in -1e15..1e15, exponent in 0..15) {
            let number: f64 = number / 10_f64.powi(exponent);
            let amount: f64 = Amount::parse(&number.to_string()).unwrap().to_string().parse().unwrap();
            prop_assert!((amount - number).abs() <= number.abs() * 1e-14 + 1e-22, "{amount} {number}");
        }
    }
}
