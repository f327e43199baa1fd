//! Pages: making one from a template, and saving title and text.

use super::page_templates::PageTemplate;
use super::writer::{Writer, live, named, overwrites, quoted, required, same};
use super::{Command, Context, Refused};
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
    /// The title and the text that were there when the writing began. What is still as it was then is not written. Where another
    /// one is there now than the one that was changed, the save is refused, so that nobody writes over what they haven't seen.
    pub seen: Option<(String, String)>,
}

impl Command for SavePage {
    fn decide(&self, context: &mut Context<'_>) -> Result<Change, Refused> {
        let page: Page = live(context.book, &self.page)?;
        required("title", &self.title, "Give the page a title; one line is enough.")?;
        let (title, text) = match &self.seen {
            Some((title, text)) => (title, text),
            None => (&page.title, &page.text),
        };
        for (field, began, stands, new) in
            [("title", title, &page.title, &self.title), ("text", text, &page.text, &self.text)]
        {
            if overwrites(began, stands, new) {
                let message = format!(
                    "This {field} was changed elsewhere while you were writing. What you wrote is still here. The history has the \
                     other version; save again to put yours in its place."
                );
                return Err(Refused::field(field, message));
            }
        }
        let mut w = Writer::new(context, format!("Edit {}", named(context.book, &page.id)));
        if !same(title, &self.title) {
            w.set(&page.id, Page::title, self.title.clone());
        }
        if !same(text, &self.text) {
            w.set(&page.id, Page::text, self.text.clone());
        }
        w.finish()
    }
}
