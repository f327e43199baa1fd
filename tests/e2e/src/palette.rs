//! Makes a picture of the page small: it has few colours that matter, so 256 are enough.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use anyhow::{Context, Result, ensure};

type Colour = [u8; 3];

/// Rewrites a PNG with at most 256 colours; each becomes the nearest of them.
pub fn reduce(file: &Path) -> Result<()> {
    let (width, height, pixels) = read(file)?;
    let palette = palette_of(&pixels);
    let mut known: HashMap<Colour, u8> = HashMap::new();
    let indices: Vec<u8> = pixels
        .iter()
        .map(|colour| *known.entry(*colour).or_insert_with(|| nearest(&palette, colour)))
        .collect();
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(file)?), width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    // Differences between places in a palette mean nothing.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    Ok(writer.finish()?)
}

fn read(file: &Path) -> Result<(u32, u32, Vec<Colour>)> {
    let mut reader = png::Decoder::new(BufReader::new(File::open(file)?)).read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().context("the picture is too large")?];
    let frame = reader.next_frame(&mut bytes)?;
    ensure!(frame.bit_depth == png::BitDepth::Eight, "the picture has {:?} bits a colour", frame.bit_depth);
    let samples = frame.color_type.samples();
    ensure!(samples >= 3, "the picture is {:?}", frame.color_type);
    // A picture of a tab has no transparent places.
    let pixels = bytes[..frame.buffer_size()].chunks_exact(samples).map(|at| [at[0], at[1], at[2]]).collect();
    Ok((frame.width, frame.height, pixels))
}

/// At most 256 colours, of which one is near each that the picture has. Rare ones count like any other: what stands out
/// on a page, a mark or a warning, is small.
fn palette_of(pixels: &[Colour]) -> Vec<Colour> {
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for colour in pixels {
        *counts.entry(*colour).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(colour, count)| (Reverse(count), colour)).collect();
    // By the colour, too, so that equal pictures become equal files.
    counts.sort_unstable();
    let mut apart = 0;
    loop {
        let mut palette: Vec<Colour> = Vec::new();
        for (_, colour) in &counts {
            if palette.iter().all(|other| distance(other, colour) > apart) {
                palette.push(*colour);
            }
            if palette.len() > 256 {
                break;
            }
        }
        if palette.len() <= 256 {
            return palette;
        }
        apart += 8;
    }
}

fn nearest(palette: &[Colour], colour: &Colour) -> u8 {
    let nearest = palette.iter().enumerate().min_by_key(|(_, other)| distance(other, colour));
    // A palette has 256 colours at most.
    nearest.map_or(0, |(place, _)| place as u8)
}

/// The square of how far two colours lie apart.
fn distance(one: &Colour, other: &Colour) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rare_colour_that_stands_out_stays() {
        let mut pixels = vec![[255, 255, 255]; 5];
        for _ in 0..3 {
            pixels.extend((0..=255).map(|grey| [grey, grey, grey]));
            pixels.extend((0..=254).map(|grey| [grey, grey, grey + 1]));
        }
        pixels.push([156, 30, 116]);
        let palette = palette_of(&pixels);
        assert!(palette.len() <= 256);
        let shown = |colour| palette[usize::from(nearest(&palette, &colour))];
        assert_eq!((shown([255, 255, 255]), shown([156, 30, 116])), ([255, 255, 255], [156, 30, 116]));
        assert!(pixels.iter().all(|colour| distance(colour, &shown(*colour)) <= 8));
    }
}
