//! Dates and numbers as the reader's browser writes them.

use js_sys::{Array, Date as JsDate, Intl, Object, Reflect};
use pilotbook_core::figures::Figures;
use pilotbook_core::{Date, Month};
use wasm_bindgen::JsValue;

fn options(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a key of a plain object can't fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object
}

/// A day, through UTC, so that no time zone shifts it.
fn written(date: Date, entries: &[(&str, JsValue)]) -> String {
    let mut all = vec![("timeZone", JsValue::from("UTC"))];
    all.extend(entries.iter().cloned());
    let days = date.days_since(Date::of_unix_ms(0));
    let at = JsDate::new(&JsValue::from(days as f64 * 86_400_000.0));
    let format = Intl::DateTimeFormat::new(&Array::new(), &options(&all)).format();
    format
        .call1(&JsValue::UNDEFINED, &at)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| date.to_string())
}

/// `9 Jun`, with the year where it isn't today's.
pub fn day(date: Date, today: Date) -> String {
    let mut entries = vec![("day", JsValue::from("numeric")), ("month", JsValue::from("short"))];
    if date.ymd().0 != today.ymd().0 {
        entries.push(("year", JsValue::from("numeric")));
    }
    written(date, &entries)
}

/// `9 Jun 2026`.
pub fn day_with_year(date: Date) -> String {
    written(date, &[("day", "numeric".into()), ("month", "short".into()), ("year", "numeric".into())])
}

/// `14:05` in a time zone, of milliseconds since 1970-01-01 UTC; in the browser's where the name is empty
/// or unknown to it.
pub fn time_of_day(ms: i64, zone: &str) -> String {
    let at = JsDate::new(&(ms as f64).into());
    let entries = [("hour", "2-digit".into()), ("minute", "2-digit".into())];
    let written = |entries: &[(&str, JsValue)]| {
        let method = Reflect::get(&at, &"toLocaleTimeString".into()).ok()?;
        let method: js_sys::Function = wasm_bindgen::JsCast::dyn_into(method).ok()?;
        // An unknown time zone throws a RangeError, which comes back as Err.
        method.call2(&at, &JsValue::UNDEFINED, &options(entries)).ok()?.as_string()
    };
    let zoned = [&entries[..], &[("timeZone", zone.into())]].concat();
    let known = (!zone.is_empty()).then(|| written(&zoned)).flatten();
    known.or_else(|| written(&entries)).unwrap_or_default()
}

/// `9 June 2026`.
pub fn day_long(date: Date) -> String {
    written(date, &[("day", "numeric".into()), ("month", "long".into()), ("year", "numeric".into())])
}

/// `June`.
pub fn month(date: Date) -> String {
    written(date, &[("month", "long".into())])
}

/// `Jun`, with its year `Jun 2026`.
pub fn month_short(date: Date, with_year: bool) -> String {
    let year = with_year.then(|| ("year", JsValue::from("numeric")));
    let entries: Vec<_> = [("month", JsValue::from("short"))].into_iter().chain(year).collect();
    written(date, &entries)
}

/// `1 Jan to 30 Jun`, `until 30 Jun`, or nothing.
pub fn period(from: Option<Date>, to: Option<Date>, today: Date) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{} to {}", day(from, today), day(to, today)),
        (Some(from), None) => format!("from {}", day(from, today)),
        (None, Some(to)) => format!("until {}", day(to, today)),
        (None, None) => String::new(),
    }
}

/// How the reader's browser writes what core puts in words.
pub struct Local;

impl Figures for Local {
    fn number(&self, value: f64, decimals: usize) -> String {
        number(value, u8::try_from(decimals).unwrap_or(u8::MAX))
    }

    fn day(&self, day: Date) -> String {
        day_with_year(day)
    }

    fn month(&self, month: Month) -> String {
        month_short(month.first(), false)
    }

    fn month_and_year(&self, month: Month) -> String {
        month_short(month.first(), true)
    }
}

/// `today`, `3 days ago`, `in 7 days`.
pub fn ago(date: Date, today: Date) -> String {
    match date.days_since(today) {
        0 => "today".to_owned(),
        -1 => "yesterday".to_owned(),
        1 => "tomorrow".to_owned(),
        days if days < 0 => format!("{} days ago", -days),
        days => format!("in {days} days"),
    }
}

fn numeral(value: f64, entries: &[(&str, JsValue)]) -> String {
    let format = Intl::NumberFormat::new(&Array::new(), &options(entries)).format();
    let text = format.call1(&JsValue::UNDEFINED, &value.into()).ok().and_then(|text| text.as_string());
    // A true minus sign: as wide as a plus, and no line breaks after it.
    text.unwrap_or_else(|| value.to_string()).replace('-', "−")
}

/// A number with up to `digits` decimals.
pub fn number(value: f64, digits: u8) -> String {
    numeral(value, &[("maximumFractionDigits", digits.into())])
}

/// A share of 0–1 in percent, with the decimals that n can carry, without its sign.
pub fn percent(share: f64, n: usize) -> String {
    number(share * 100.0, u8::from(n >= 100))
}

/// An amount of money.
pub fn money(amount: f64, currency: &str) -> String {
    let known = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
    if known {
        let digits = u8::from(amount.fract() != 0.0) * 2;
        numeral(
            amount,
            &[
                ("style", "currency".into()),
                ("currency", currency.into()),
                ("minimumFractionDigits", digits.into()),
                ("maximumFractionDigits", digits.into()),
            ],
        )
    } else {
        number(amount, 2)
    }
}

/// A person's initials.
pub fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let (first, last) = (letters.next(), letters.next_back());
    upper_case(&first.into_iter().chain(last).collect::<String>())
}

/// Text in capitals. The browser has the tables for it.
pub fn upper_case(text: &str) -> String {
    js_sys::JsString::from(text).to_upper_case().into()
}

/// Text in Unicode's composed form, as screens write it.
pub fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// A number as people type it: a comma counts as the decimal point.
pub fn typed_number(text: &str) -> Result<Option<f64>, String> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.replace('−', "-");
    // The browser reads it: the tables of `str::parse` are 10 kB of the page. Of what it reads as numbers, only
    // decimal ones are meant.
    let decimal = plain.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    let number = JsValue::from_str(&plain).unchecked_into_f64();
    if decimal && number.is_finite() {
        Ok(Some(number))
    } else {
        Err(format!("“{text}” is not a number."))
    }
}
