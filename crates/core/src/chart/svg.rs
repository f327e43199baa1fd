//! A scene as the text of an SVG file that needs nothing else: every look is written in.

use super::ink::{Ink, Theme};
use super::scene::{Scene, Shape, coordinate};
use super::text::{Anchor, wrap};
use super::{Chart, Figures};
use crate::markup::escape;

/// The scene as an SVG, with what it is called and what it says for those who can't see it.
pub fn svg(scene: &Scene, title: &str, description: &str, theme: Theme) -> String {
    let mut out = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" role="img""#);
    let (width, height) = (coordinate(scene.width), coordinate(scene.height));
    for (name, value) in
        [("width", &width), ("height", &height), ("viewBox", &format!("0 0 {width} {height}"))]
    {
        attribute(&mut out, name, value);
    }
    out.push_str(r#" font-family="Inter, system-ui, sans-serif">"#);
    for (tag, text) in [("title", title), ("desc", description)] {
        out.push_str(&format!("<{tag}>{}</{tag}>", escape(text)));
    }
    out.push_str(&format!(r##"<rect width="{width}" height="{height}" fill="#FFFFFF"/>"##));
    for same in scene.marks.chunk_by(|a, b| a.ink == b.ink) {
        let Some(first) = same.first() else { continue };
        out.push_str(&format!("<g {}>", first.ink.attributes(theme)));
        for mark in same {
            shape(&mut out, &mark.shape);
        }
        out.push_str("</g>");
    }
    out.push_str("</svg>");
    out
}

/// The scene's marks as elements of SVG, a group for each run of one ink with the ink's class: what a page puts into
/// an `svg` of its own and gives its looks.
pub fn classed(scene: &Scene) -> String {
    let mut out = String::new();
    for same in scene.marks.chunk_by(|a, b| a.ink == b.ink) {
        let Some(first) = same.first() else { continue };
        out.push_str(&format!("<g class=\"{}\">", first.ink.class()));
        for mark in same {
            shape(&mut out, &mark.shape);
        }
        out.push_str("</g>");
    }
    out
}

impl Chart {
    /// The chart as an SVG with its title and its caption drawn above it: what stands alone in a file.
    pub fn picture(&self, width: f64, write: &dyn Figures, theme: Theme) -> String {
        let drawn = self.scene(width, write);
        let caption = wrap(&self.caption, Ink::Quiet.size(), drawn.width - MARGIN * 2.0);
        let above = MARGIN + 22.0 + caption.len() as f64 * 16.0 + 12.0;
        let mut scene = Scene::new(drawn.width + MARGIN * 2.0, above + drawn.height + MARGIN);
        scene.text(Ink::Heading, (MARGIN, MARGIN + 14.0), Anchor::Start, self.title.as_str());
        for (line, y) in caption.into_iter().zip(0..) {
            scene.text(Ink::Quiet, (MARGIN, MARGIN + 34.0 + f64::from(y) * 16.0), Anchor::Start, line);
        }
        let heading = svg(&scene, &self.title, &self.caption, theme);
        let inner = svg(&drawn, &self.title, &self.caption, theme);
        let (open, _) = heading.split_at(heading.len() - "</svg>".len());
        format!(r#"{open}<g transform="translate({MARGIN} {})">{inner}</g></svg>"#, coordinate(above))
    }
}

const MARGIN: f64 = 16.0;

fn shape(out: &mut String, shape: &Shape) {
    let mut tag = |name: &str, numbers: &[(&str, f64)]| {
        out.push('<');
        out.push_str(name);
        for (name, value) in numbers {
            attribute(out, name, &coordinate(*value));
        }
    };
    match shape {
        Shape::Path(d) => {
            tag("path", &[]);
            attribute(out, "d", d);
        }
        Shape::Line { x1, y1, x2, y2 } => tag("line", &[("x1", *x1), ("y1", *y1), ("x2", *x2), ("y2", *y2)]),
        Shape::Rect { x, y, width, height } => {
            tag("rect", &[("x", *x), ("y", *y), ("width", *width), ("height", *height)]);
        }
        Shape::Circle { x, y, r } => tag("circle", &[("cx", *x), ("cy", *y), ("r", *r)]),
        Shape::Text { x, y, anchor, text } => {
            tag("text", &[("x", *x), ("y", *y)]);
            if *anchor != Anchor::Start {
                attribute(out, "text-anchor", anchor.word());
            }
            out.push('>');
            out.push_str(&escape(text));
            out.push_str("</text>");
            return;
        }
    }
    out.push_str("/>");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(&escape(value));
    out.push('"');
}
