//! A drawing as a picture of pixels.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// How many pixels of the picture a pixel of the drawing has, so that it is sharp in slides too.
const SCALE: f64 = 2.0;

/// An SVG of its own width and height as a PNG; none where the browser can't draw it.
pub async fn png_of(svg: &str) -> Option<Vec<u8>> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let png = drawn(&url).await;
    // It was read; whether the browser forgets the address is its own affair.
    let _ = Url::revoke_object_url(&url);
    png
}

async fn drawn(url: &str) -> Option<Vec<u8>> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = (f64::from(image.width()) * SCALE, f64::from(image.height()) * SCALE);
    let canvas = leptos::prelude::document().create_element("canvas").ok()?;
    let canvas = canvas.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let made = Promise::new(&mut |done: Function, _| {
        let given = Closure::once_into_js(move |blob: JsValue| {
            // The promise's own function throws nothing.
            let _ = done.call1(&JsValue::UNDEFINED, &blob);
        });
        // Where it can't, nothing is given, and the promise would wait for ever; a canvas of an own drawing can.
        let _ = canvas.to_blob(given.unchecked_ref());
    });
    let blob = JsFuture::from(made).await.ok()?.dyn_into::<Blob>().ok()?;
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
