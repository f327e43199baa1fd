//! A file that goes out: gathered in pieces where the browser keeps such data, read back from there, and handed out as
//! those very bytes.

use js_sys::{Array, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use super::StorageError;

/// So many bytes are read back at once.
const AT_ONCE: f64 = 131_072.0;

/// A file in the making. What is pushed leaves the page's own memory.
#[derive(Default)]
pub struct OutFile {
    parts: Array,
}

impl OutFile {
    /// Adds a piece of its text.
    pub fn push(&self, piece: &str) -> Result<(), StorageError> {
        if !piece.is_empty() {
            let bytes = Array::of1(&Uint8Array::from(piece.as_bytes()));
            self.parts.push(&Blob::new_with_u8_array_sequence(&bytes)?.into());
        }
        Ok(())
    }

    /// The whole file.
    pub fn finish(self, mime: &str) -> Result<Blob, StorageError> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        Ok(Blob::new_with_blob_sequence_and_options(&self.parts, &options)?)
    }
}

/// A file that is read back, a piece at a time.
pub struct BackRead {
    blob: Blob,
    at: f64,
}

impl BackRead {
    /// From its first byte on.
    pub fn of(blob: &Blob) -> BackRead {
        BackRead { blob: blob.clone(), at: 0.0 }
    }

    /// The bytes that come next; none at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, StorageError> {
        if self.at >= self.blob.size() {
            return Ok(None);
        }
        let part = self.blob.slice_with_f64_and_f64(self.at, self.at + AT_ONCE)?;
        self.at += AT_ONCE;
        let buffer = JsFuture::from(part.array_buffer()).await?;
        Ok(Some(Uint8Array::new(&buffer).to_vec()))
    }

    /// How far it is: bytes read, of how many.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.blob.size();
        (self.at.min(all) as usize, all as usize)
    }
}
