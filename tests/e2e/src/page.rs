//! Opening and reading the page, in one tab or several.

use std::path::Path;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::Browser;

/// The page's heading, once the app stands: it marks its root when it has read what is stored.
const HEADING: &str = "[data-ready] h1";

/// An element's text as it is rendered, with every kind of space as one plain space.
const TEXT: &str =
    "const text = arguments[1] ?? (arguments[0] && document.querySelector(arguments[0])?.innerText);
    return text?.replace(/\\s+/g, ' ').trim() ?? null;";

/// Notes that the document has gone to another of its routes, and knows it.
const ARRIVE: &str = "window.arrived = location.href === new URL(arguments[0]).href;
    addEventListener('hashchange', () => { window.arrived = true; }, { once: true });";

impl Browser {
    /// Opens a route (`""`, `"#/…"`) and waits until the app stands, with a heading. From one route to another the document stays, as
    /// when a person edits the address; [`Browser::reload`] loads it anew.
    pub async fn open(&self, route: &str) -> Result<()> {
        let to = format!("{}{route}", self.url);
        if self.driver.current_url().await?.as_str().starts_with(&self.url) {
            self.call::<()>(ARRIVE, vec![json!(to)]).await?;
        }
        self.driver.goto(&to).await?;
        // A document that is loaded anew never heard of it.
        self.until_js("window.arrived !== false").await?;
        self.see(HEADING).await?;
        Ok(())
    }

    /// The id of the workspace that is open, as the address has it.
    pub async fn workspace(&self) -> Result<String> {
        let route = self.route().await?;
        Ok(route.trim_start_matches("#/").split('/').next().unwrap_or_default().to_owned())
    }

    /// Opens a page of the workspace that is open.
    pub async fn open_here(&self, page: &str) -> Result<()> {
        self.open(&format!("#/{}/{page}", self.workspace().await?)).await
    }

    /// Opens the sample workspace from an empty one.
    pub async fn open_sample(&self) -> Result<()> {
        self.open("#/").await?;
        self.click_button("Look at a sample workspace").await?;
        self.see_text_in("nav.sidebar", "Quillstack").await?;
        self.see_text("Needs attention").await
    }

    /// Opens a file of this machine, such as one that was downloaded, and waits for its heading.
    pub async fn open_file(&self, file: &Path) -> Result<()> {
        let path = file.canonicalize()?;
        self.driver.goto(format!("file://{}", path.to_str().context("a path that is not UTF-8")?)).await?;
        self.see("h1").await?;
        Ok(())
    }

    /// Loads the document anew and waits for its heading.
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.see(HEADING).await?;
        Ok(())
    }

    /// The route that the address shows: what follows the page's own address.
    pub async fn route(&self) -> Result<String> {
        let url = self.driver.current_url().await?;
        Ok(url.as_str().strip_prefix(&self.url).unwrap_or(url.as_str()).to_owned())
    }

    /// The value of a JavaScript expression.
    pub async fn js<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.call(&format!("return {expression};"), vec![]).await
    }

    /// What the body of a JavaScript function returns; it reads `arguments`.
    pub async fn call<T: DeserializeOwned>(&self, body: &str, arguments: Vec<Value>) -> Result<T> {
        Ok(self.driver.execute(body, arguments).await?.convert()?)
    }

    /// How many elements match, seen or not.
    pub async fn count(&self, css: &str) -> Result<usize> {
        self.call("return document.querySelectorAll(arguments[0]).length", vec![json!(css)]).await
    }

    /// The text of the first element that matches, as it is rendered; runs of spaces count as one.
    pub async fn text(&self, css: &str) -> Result<String> {
        let text: Option<String> = self.call(TEXT, vec![json!(css)]).await?;
        text.with_context(|| format!("nothing matches {css}"))
    }

    /// The texts of all that match.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        const TEXTS: &str = "return [...document.querySelectorAll(arguments[0])]
            .map(element => element.innerText.replace(/\\s+/g, ' ').trim())";
        self.call(TEXTS, vec![json!(css)]).await
    }

    /// Waits until an element that matches can be seen.
    pub async fn see(&self, css: &str) -> Result<WebElement> {
        self.until(&format!("{css} can be seen"), async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await? {
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Waits until nothing that matches can be seen.
    pub async fn gone(&self, css: &str) -> Result<()> {
        const NONE: &str =
            "return ![...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility())";
        self.until_so(&format!("{css} is gone"), async || self.call(NONE, vec![json!(css)]).await).await
    }

    /// Waits until the page shows this text.
    pub async fn see_text(&self, text: &str) -> Result<()> {
        self.see_text_in("body", text).await
    }

    /// Waits until the first element that matches shows this text.
    pub async fn see_text_in(&self, css: &str, text: &str) -> Result<()> {
        let what = format!("{css} shows “{text}”");
        self.until_so(&what, async || Ok(self.text(css).await?.contains(text))).await
    }

    /// Waits until the page shows this text nowhere.
    pub async fn text_gone(&self, text: &str) -> Result<()> {
        let what = format!("“{text}” is gone");
        self.until_so(&what, async || Ok(!self.text("body").await?.contains(text))).await
    }

    /// Opens an empty tab, which becomes the current one.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        let tab = self.driver.new_tab().await?;
        self.switch(&tab).await?;
        self.emulate().await?;
        Ok(tab)
    }

    /// The current tab.
    pub async fn tab(&self) -> Result<WindowHandle> {
        Ok(self.driver.window().await?)
    }

    /// All tabs.
    pub async fn tabs(&self) -> Result<Vec<WindowHandle>> {
        Ok(self.driver.windows().await?)
    }

    /// Makes another tab the current one.
    pub async fn switch(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.driver.switch_to_window(tab.clone()).await?)
    }
}
