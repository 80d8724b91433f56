//! Days, times, numbers and plurals, the way the person's language writes them (the browser's `Intl`).

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::brief::Paper;
use crate::domain::day::Day;
use crate::domain::words::{Word, Words, fill, form};

fn locales(language: &str) -> Array {
    Array::of1(&JsValue::from_str(language))
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (key, value) in pairs {
        // Setting a field of a fresh object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    options
}

fn format_date(language: &str, date: &Date, pairs: &[(&str, &str)]) -> String {
    let format = Intl::DateTimeFormat::new(&locales(language), &options(pairs)).format();
    format
        .call1(&JsValue::UNDEFINED, date)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A day in words, such as "22 November 2026".
pub fn day(language: &str, day: Day) -> String {
    let (year, month, of_month) = day.parts();
    let date = Date::new_with_year_month_day(u32::from(year), i32::from(month) - 1, i32::from(of_month));
    format_date(
        language,
        &date,
        &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
    )
}

/// The day and the time of day of a time (RFC 3339) in words, such as "22 November 2026 at 14:05".
pub fn moment(language: &str, time: &str) -> String {
    let date = Date::new(&JsValue::from_str(time));
    format_date(language, &date, &[("dateStyle", "long"), ("timeStyle", "short")])
}

/// A time of day, such as "14:05".
pub fn time(language: &str, milliseconds: f64) -> String {
    let date = Date::new(&JsValue::from_f64(milliseconds));
    format_date(language, &date, &[("hour", "numeric"), ("minute", "2-digit")])
}

/// How long ago a time (RFC 3339) was, such as "5 minutes ago".
pub fn ago(language: &str, time: &str) -> String {
    let seconds = ((Date::parse(time) - Date::now()) / 1000.0).min(0.0);
    let (amount, unit) = match -seconds {
        age if age < 45.0 => (0.0, "second"),
        age if age < 2700.0 => (seconds / 60.0, "minute"),
        age if age < 79_200.0 => (seconds / 3600.0, "hour"),
        age if age < 2_592_000.0 => (seconds / 86_400.0, "day"),
        age if age < 31_536_000.0 => (seconds / 2_592_000.0, "month"),
        _ => (seconds / 31_536_000.0, "year"),
    };
    // js-sys has no class for relative times in all its versions, so it is asked for by name.
    let format = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: js_sys::Function = Reflect::get(&intl, &"RelativeTimeFormat".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let format = Reflect::construct(
            &class,
            &Array::of2(&locales(language), &options(&[("numeric", "auto")])),
        )
        .ok()?;
        let method: js_sys::Function = Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()?;
        method
            .call2(&format, &amount.round().into(), &unit.into())
            .ok()?
            .as_string()
    };
    format().unwrap_or_default()
}

/// A number with the language's separators.
pub fn number(language: &str, number: f64) -> String {
    format_number(language, number, &Object::new())
}

fn format_number(language: &str, number: f64, options: &Object) -> String {
    let format = Intl::NumberFormat::new(&locales(language), options).format();
    format
        .call1(&JsValue::UNDEFINED, &number.into())
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A number of bytes in words, such as "12 kB" or "4.2 MB".
pub fn bytes(language: &str, bytes: f64) -> String {
    let (amount, unit) = match bytes {
        few if few < 1e6 => ((few / 1e3).ceil(), "kilobyte"),
        some if some < 1e9 => (some / 1e6, "megabyte"),
        many => (many / 1e9, "gigabyte"),
    };
    let options = options(&[("style", "unit"), ("unit", unit), ("unitDisplay", "short")]);
    let digits = if amount < 10.0 && unit != "kilobyte" {
        1.0
    } else {
        0.0
    };
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(
        &options,
        &"maximumFractionDigits".into(),
        &JsValue::from_f64(digits),
    );
    format_number(language, amount, &options)
}

/// A word that counts something: the right plural form, with `{n}` filled.
pub fn count(words: &Words, language: &str, word: Word, count: usize) -> String {
    #[allow(clippy::cast_precision_loss, reason = "counts are small")]
    let amount = count as f64;
    let category = Intl::PluralRules::new(&locales(language), &Object::new()).select(amount);
    let category = category.as_string().unwrap_or_default();
    fill(
        form(words.get(word), &category),
        &[("n", &number(language, amount))],
    )
}

/// The direction a language is written in, as an attribute says it.
pub fn direction(language: &str) -> &'static str {
    if is_right_to_left(language) { "rtl" } else { "ltr" }
}

/// The paper likely to be in the printer, by the region of the browser's language.
pub fn paper() -> Paper {
    let language = leptos::prelude::window().navigator().language();
    Paper::of_language(&language.unwrap_or_default())
}

/// Whether a language is written from right to left, by its script as BCP 47 and Unicode know it.
pub fn is_right_to_left(language: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    language.contains("-Arab")
        || language.contains("-Hebr")
        || matches!(
            primary,
            "ar" | "he" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb"
        )
}
