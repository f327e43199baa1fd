//! Files that leave the page, and files that come in.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::workspace::{Failure, Workspace};

/// Hands a file to the browser's downloads.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), Failure> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    download_blob(name, &blob.map_err(|_| failed("no room"))?)
}

/// Hands a file that the browser has already to its downloads.
pub(super) fn download_blob(name: &str, blob: &Blob) -> Result<(), Failure> {
    let url = Url::create_object_url_with_blob(blob).map_err(|_| failed("no address"))?;
    let link = leptos::prelude::document()
        .create_element("a")
        .ok()
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let link = link.ok_or_else(|| failed("no link"))?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the address after this turn; a minute is ample for it to have begun.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

fn failed(what: &str) -> Failure {
    Failure::Other(format!("The file could not be handed to the browser ({what})."))
}

/// Hands a file to the browser's downloads and says what came of it.
pub(super) fn hand_out(name: &str, mime: &str, bytes: &[u8]) -> String {
    said(name, download(name, mime, bytes))
}

/// What came of handing out a file.
pub(super) fn said(name: &str, handed: Result<(), Failure>) -> String {
    match handed {
        Ok(()) => format!("{name} was handed to your browser's downloads."),
        Err(failure) => failure.to_string(),
    }
}

/// Saves a whole copy and says what was done.
pub async fn save_copy(workspace: Workspace) -> Result<String, Failure> {
    let copied = workspace.copy().await?;
    download_blob(&copied.name, &copied.blob)?;
    workspace.note_copy(&copied).await?;
    Ok(format!("{} was checked and handed to your browser's downloads.", copied.name))
}

/// The bytes of the first file that a person chose in an input.
pub(super) async fn chosen(event: web_sys::Event) -> Option<(String, Vec<u8>)> {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())?;
    let file = input.files().and_then(|files| files.get(0))?;
    let name = file.name();
    let bytes = gloo_file::futures::read_as_bytes(&gloo_file::Blob::from(file)).await.ok()?;
    // The same file may be chosen again after it was mended.
    input.set_value("");
    Some((name, bytes))
}
