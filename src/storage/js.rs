//! Values as IndexedDB keeps them: small objects with named parts.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;

use super::StorageError;

/// An object of these parts.
pub(super) fn object<const N: usize>(parts: [(&str, JsValue); N]) -> Result<JsValue, StorageError> {
    let object = Object::new();
    for (key, value) in parts {
        Reflect::set(&object, &key.into(), &value)?;
    }
    Ok(object.into())
}

/// A part of an object; what is no object is damaged, not a failure of the browser.
fn part(object: &JsValue, key: &str) -> Result<JsValue, StorageError> {
    Reflect::get(object, &key.into()).map_err(|_| StorageError::Damaged(format!("{key} is missing")))
}

/// A part of an object that must be text.
pub(super) fn text(object: &JsValue, key: &str) -> Result<String, StorageError> {
    let value = part(object, key)?;
    value.as_string().ok_or_else(|| StorageError::Damaged(format!("{key} is no text")))
}

/// A part of an object that must be bytes.
pub(super) fn bytes(object: &JsValue, key: &str) -> Result<Vec<u8>, StorageError> {
    let value = part(object, key)?;
    if value.is_instance_of::<Uint8Array>() {
        Ok(Uint8Array::new(&value).to_vec())
    } else {
        Err(StorageError::Damaged(format!("{key} is not bytes")))
    }
}

/// A part of an object that must be a list of whole numbers.
pub(super) fn numbers(object: &JsValue, key: &str) -> Result<Vec<u32>, StorageError> {
    let value = part(object, key)?;
    let list = Array::from(&value);
    let numbers: Option<Vec<u32>> = list.iter().map(|item| as_number(&item)).collect();
    numbers.ok_or_else(|| StorageError::Damaged(format!("{key} is no list of numbers")))
}

/// A whole number from 0.
pub(super) fn as_number(value: &JsValue) -> Option<u32> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
    (0.0..=f64::from(u32::MAX)).contains(&number).then_some(number as u32)
}

/// The key of a segment: its page, then the transaction's arrival.
pub(super) fn pair(page: f64, arrival: f64) -> JsValue {
    Array::of2(&page.into(), &arrival.into()).into()
}

use wasm_bindgen::JsCast;
