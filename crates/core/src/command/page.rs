//! Pages: making one from a template, and saving title and text.

use super::page_templates::PageTemplate;
use super::writer::{Writer, live, named, quoted, required, tidy};
use super::{Command, Context, Refused};
use crate::Value;
use crate::journal::{Change, RecordId};
use crate::model::Page;

/// Makes a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreatePage {
    /// Its title; empty takes the template's name.
    pub title: String,
    /// The key of the template that it begins with, or empty.
    pub template: String,
    /// A text in place of the template's; empty takes that.
    pub text: String,
}

impl Command for CreatePage {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let template = PageTemplate::of(self.template.trim());
        if template.is_none() && !self.template.trim().is_empty() {
            return Err(Refused::field("template", "There is no such template; start from an empty page."));
        }
        let or = |own: &str, built_in: Option<&str>| {
            if own.trim().is_empty() { built_in.unwrap_or_default() } else { own }.to_owned()
        };
        let title = or(&self.title, template.map(|template| template.name));
        required("title", &title, "Give the page a title; one line is enough.")?;
        let mut w = Writer::new(context, format!("Add page {}", quoted(&title)));
        let page = w.create::<Page>(context)?;
        w.set(&page, Page::title, title);
        w.set(&page, Page::template, template.map(|template| template.key.to_owned()).unwrap_or_default());
        w.set(&page, Page::text, or(&self.text, template.map(|template| template.text)));
        w.finish()
    }
}

/// Saves a page's title and text.
#[derive(Clone, Debug, PartialEq)]
pub struct SavePage {
    /// The page.
    pub page: RecordId,
    /// Its title.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// The text that was there when the writing began. Where another one is there now, the save is refused once, so that nobody
    /// writes over what they haven't seen.
    pub seen: Option<String>,
}

impl Command for SavePage {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let page: Page = live(context.book, &self.page)?;
        required("title", &self.title, "Give the page a title; one line is enough.")?;
        let same = |a: &str, b: &str| tidy(Value::from(a)) == tidy(Value::from(b));
        let changed = self.seen.as_ref().is_some_and(|seen| !same(seen, &page.text));
        if changed && !same(&self.text, &page.text) {
            return Err(Refused::field(
                "text",
                "This text was changed elsewhere while you were writing. What you wrote is still here. The history has the other \
                 version; save again to put yours in its place.",
            ));
        }
        let mut w = Writer::new(context, format!("Edit {}", named(context.book, &page.id)));
        w.set(&page.id, Page::title, self.title.clone());
        w.set(&page.id, Page::text, self.text.clone());
        w.finish()
    }
}
