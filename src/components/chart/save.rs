//! A chart as a file.

use pilotbook_core::chart::{Chart, Theme};
use pilotbook_core::exchange::csv_write::write_harmless;

use crate::components::format::Local;
use crate::components::png::png_of;

/// The width of a saved drawing, in its own pixels: that of a page's column.
const WIDTH: f64 = 640.0;

/// What a chart is saved as.
#[derive(Clone, Copy)]
pub(super) enum SaveAs {
    Svg,
    Png,
    Csv,
}

/// A chart as a file.
pub struct Saved {
    /// What its name ends in: the chart's id and the kind of file.
    pub ending: String,
    /// Its type.
    pub mime: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

pub(super) async fn save_as(chart: &Chart, kind: SaveAs) -> Result<Saved, String> {
    let name = chart.id.replace(['_', '.'], "-");
    let picture = || chart.picture(WIDTH, &Local, Theme::Light);
    let (ending, mime, bytes) = match kind {
        SaveAs::Svg => ("svg", "image/svg+xml", picture().into_bytes()),
        SaveAs::Csv => ("csv", "text/csv", csv(chart).into_bytes()),
        SaveAs::Png => {
            let png = png_of(&picture()).await;
            let png = png.ok_or("This browser could not make a picture of the chart. Save it as SVG.")?;
            ("png", "image/png", png)
        }
    };
    Ok(Saved { ending: format!("{name}.{ending}"), mime, bytes })
}

/// The chart's table, in the plain way of files.
fn csv(chart: &Chart) -> String {
    let mut out = String::new();
    for record in std::iter::once(&chart.table.head).chain(&chart.table.rows) {
        write_harmless(record.iter().map(String::as_str), &mut out);
    }
    out
}
