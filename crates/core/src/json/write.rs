//! The canonical text: keys by code point, numbers as ECMAScript writes them, no space.

use std::collections::BTreeMap;

use super::Value;

/// The canonical text of a value.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write_canonical(value, &mut out);
    out
}

/// Appends the canonical text of a value.
pub fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(&number_text(*number)),
        Value::Text(text) => write_text(text, out),
        Value::List(list) => {
            out.push('[');
            for (i, item) in list.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Value::Object(object) => write_object(object, out),
    }
}

fn write_object(object: &BTreeMap<String, Value>, out: &mut String) {
    out.push('{');
    for (i, (key, value)) in object.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_text(key, out);
        out.push(':');
        write_canonical(value, out);
    }
    out.push('}');
}

/// A finite number as ECMAScript's `Number::toString` writes it.
pub fn number_text(number: f64) -> String {
    ryu_js::Buffer::new().format(number).to_owned()
}

/// Appends a JSON string: only `"`, `\` and U+0000–001F are escaped.
pub fn write_text(text: &str, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[plain..at]);
        plain = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            0x08 => out.push_str("\\b"),
            0x0C => out.push_str("\\f"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            other => {
                out.push_str("\\u00");
                out.push(HEX[usize::from(other >> 4)]);
                out.push(HEX[usize::from(other & 15)]);
            }
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn numbers_as_ecmascript_writes_them() {
        for (text, expected) in [
            ("0.1", "0.1"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("1e21", "1e+21"),
            ("1e-400", "0"),
            ("12345678901234567890123", "1.2345678901234568e+22"),
            ("1E-7", "1e-7"),
            ("9007199254740993", "9007199254740992"),
        ] {
            assert_eq!(parse(text).map(|v| canonical(&v)).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn what_i_json_forbids() {
        for bad in [r#"{"a":1,"a":1}"#, r#""\ud800""#, "1e400", "{\"a\":1", "1 2", "'a'"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        assert!(parse("[1,").err().is_some_and(|e| e.truncated));
    }

    #[test]
    fn texts_escape_only_what_they_must() {
        assert_eq!(canonical(&Value::from("a\"\\\n\u{1}\u{7f}é/")), "\"a\\\"\\\\\\n\\u0001\u{7f}é/\"");
    }
}
