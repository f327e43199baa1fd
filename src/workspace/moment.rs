//! What only the browser knows: the time, the zone, and chance.

use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use js_sys::{Array, Date as JsDate, Intl, Object, Reflect};
use pilotbook_core::journal::Actor;
use pilotbook_core::{Date, Time};
use wasm_bindgen::JsCast;

/// Milliseconds since 1970-01-01 UTC.
pub fn now_ms() -> i64 {
    JsDate::now() as i64
}

/// Milliseconds in a minute.
pub(super) const MINUTE: i64 = 60_000;
/// So often it is looked whether a minute has passed, in milliseconds.
const LOOK_EVERY: u32 = 10_000;

/// Tells each new minute, since 1970-01-01 UTC, for as long as the page is there. Browsers hold up the timers of pages that nobody
/// sees, so it also looks when the page comes into sight.
pub(super) fn each_minute(tell: impl Fn(i64) + Clone + 'static) {
    let told = std::rc::Rc::new(std::cell::Cell::new(now_ms().div_euclid(MINUTE)));
    let look = move || {
        let minute = now_ms().div_euclid(MINUTE);
        if told.replace(minute) != minute {
            tell(minute);
        }
    };
    Interval::new(LOOK_EVERY, look.clone()).forget();
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        EventListener::new(&document, "visibilitychange", move |_| look()).forget();
    }
}

/// 32 random bytes.
pub fn random_seed() -> [u8; 32] {
    let mut bytes = [0; 32];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok()).is_none() {
        // No page runs without a window and its source of chance.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    bytes
}

pub(super) fn actor() -> Actor {
    let seed = random_seed();
    Actor(seed.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The browser's time zone, by its IANA name.
pub fn zone() -> String {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let zone = Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string());
    zone.unwrap_or_else(|| "UTC".to_owned())
}

/// Today in a time zone; in the browser's where the name is empty or unknown to it.
pub fn today_in(zone: &str) -> Date {
    day_in(zone, now_ms())
}

/// The day of an instant in a time zone; in the browser's where the name is empty or unknown to it.
pub fn day_in(zone: &str, ms: i64) -> Date {
    let at = JsDate::new(&(ms as f64).into());
    // Swedish writes days as ISO 8601 does.
    let locale = "sv-SE";
    let options = Object::new();
    if !zone.is_empty() {
        let _ = Reflect::set(&options, &"timeZone".into(), &zone.into());
    }
    let text = to_locale_date(&at, locale, &options)
        .or_else(|| to_locale_date(&at, locale, &Object::new()))
        .unwrap_or_default();
    Date::parse(&text).unwrap_or_else(|| Date::of_unix_ms(ms))
}

fn to_locale_date(at: &JsDate, locale: &str, options: &Object) -> Option<String> {
    let method = Reflect::get(at, &"toLocaleDateString".into()).ok()?;
    let method: js_sys::Function = method.dyn_into().ok()?;
    // An unknown time zone throws a RangeError, which comes back as Err.
    method.call2(at, &locale.into(), options).ok()?.as_string()
}

/// By how many seconds a time zone's clocks are ahead of UTC at an instant; the browser's where the name is empty or
/// unknown to it.
pub fn ahead(zone: &str) -> impl Fn(Time) -> i64 + use<> {
    let clock = clock(zone).or_else(|| clock(""));
    move |instant| {
        let shown = clock.as_ref().and_then(|clock| shown(clock, instant));
        shown.map_or(0, |shown| shown.unix_seconds() - instant.unix_seconds())
    }
}

/// What formats an instant as the clocks of a zone show it; none where the zone is unknown.
fn clock(zone: &str) -> Option<js_sys::Function> {
    let options = Object::new();
    for (key, value) in [
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
        ("hourCycle", "h23"),
        ("timeZone", zone),
    ] {
        if !value.is_empty() {
            let _ = Reflect::set(&options, &key.into(), &value.into());
        }
    }
    // Through Reflect, as an unknown time zone throws a RangeError, which comes back as Err.
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: js_sys::Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let formats = Reflect::construct(&class, &Array::of2(&"sv-SE".into(), &options)).ok()?;
    Reflect::get(&formats, &"format".into()).ok()?.dyn_into().ok()
}

/// What the clocks show at an instant, read as if it were UTC.
fn shown(clock: &js_sys::Function, instant: Time) -> Option<Time> {
    let ms = instant.unix_seconds() as f64 * 1000.0;
    let text = clock.call1(&wasm_bindgen::JsValue::UNDEFINED, &ms.into()).ok()?.as_string()?;
    Time::parse(&format!("{}Z", text.replacen(' ', "T", 1)))
}
