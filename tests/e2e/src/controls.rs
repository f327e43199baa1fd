//! Finding controls by the name that a person reads, and using them.

use anyhow::{Context, Result, bail};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::Browser;

const BUTTONS: &str =
    "button, summary, [role=button], [role=tab], [role=menuitem], [role=option], input[type=submit]";
const CHOICES: &str = "input[type=radio], input[type=checkbox], button, [role=radio], [role=tab]";
const LINKS: &str = "a[href]";
const FIELDS: &str = "input, select, textarea, [role=combobox], [contenteditable=true]";

/// The control that can be seen and has this name, or else one whose name begins so; inside the topmost modal dialog if
/// there is one, and inside the group of a legend if one is given. A name is `aria-label`, what labels it, its own text, its title or its placeholder.
const FIND: &str = r#"
    const [selector, wanted, group] = arguments;
    const plain = text => (text ?? "").replace(/\s+/g, " ").trim();
    const modal = [...document.querySelectorAll("dialog:modal")].pop();
    const name = element => {
        const by = (element.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
        const names = [
            element.getAttribute("aria-label"),
            by.map(id => document.getElementById(id)?.textContent).join(" "),
            [...(element.labels ?? [])].map(label => label.textContent).join(" "),
            element.matches("input, select, textarea") ? "" : element.innerText,
            element.title, element.placeholder, element.type === "submit" ? element.value : "",
        ];
        return names.map(plain).find(Boolean) ?? "";
    };
    const called = (within, selector, wanted, name) => {
        const seen = [...within.querySelectorAll(selector)].filter(e => e.checkVisibility({ visibilityProperty: true }));
        return seen.find(e => name(e) === wanted) ?? seen.find(e => name(e).startsWith(wanted)) ?? null;
    };
    const groups = "fieldset, [role=group], [role=radiogroup]";
    const legend = element => plain(element.querySelector(":scope > legend")?.textContent) || name(element);
    const within = group === null ? modal ?? document : called(modal ?? document, groups, group, legend);
    return within && called(within, selector, wanted, name);
"#;

/// Sets what can't be typed alike in every locale, as if a person had picked it.
const SET: &str = r#"
    const [element, value] = arguments;
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value");
    own.set.call(element, value);
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
    return element.value;
"#;

/// Scrolls as a person does who wants to reach something.
const CENTRE: &str = "arguments[0].scrollIntoView({ block: 'center' })";

/// Notes whether a click reaches an element; false where it takes none now. A click on what is disabled, or is replaced
/// between press and release, reaches nothing, and the driver calls it done.
const WATCH_CLICK: &str = r#"
    const [element] = arguments;
    if (element.matches(":disabled") || element.closest("[inert]")) return false;
    window.clickReached = false;
    element.addEventListener("click", () => { window.clickReached = true; }, { capture: true, once: true });
    return true;
"#;

/// The value of the option that reads so.
const OPTION: &str = r#"
    const [element, wanted] = arguments;
    const texts = [...element.options].map(option => [option.text.replace(/\s+/g, " ").trim(), option.value]);
    return (texts.find(([text]) => text === wanted) ?? texts.find(([text]) => text.startsWith(wanted)) ?? [])[1] ?? null;
"#;

impl Browser {
    /// Waits for a button of this name.
    pub async fn button(&self, name: &str) -> Result<WebElement> {
        self.named("button", BUTTONS, name).await
    }

    /// Waits for a link of this name.
    pub async fn link(&self, name: &str) -> Result<WebElement> {
        self.named("link", LINKS, name).await
    }

    /// Waits for a field of this label.
    pub async fn field(&self, label: &str) -> Result<WebElement> {
        self.named("field", FIELDS, label).await
    }

    /// Clicks the button of this name.
    pub async fn click_button(&self, name: &str) -> Result<()> {
        self.clicked(&format!("the button “{name}” takes a click"), async || {
            self.one(BUTTONS, name).await
        })
        .await
    }

    /// Clicks the link of this name.
    pub async fn click_link(&self, name: &str) -> Result<()> {
        self.clicked(&format!("the link “{name}” takes a click"), async || self.one(LINKS, name).await).await
    }

    /// Clicks the first element that matches, as soon as it takes a click.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.clicked(&format!("{css} takes a click"), async || {
            Ok(Some(self.driver.find(By::Css(css)).await?))
        })
        .await
    }

    /// Fills the field of this label: types a text in place of what is there, sets a date or a number, picks the option
    /// of a list that reads so, or turns a check box `"on"` or `"off"`; of a radio button, `"on"`.
    pub async fn fill(&self, label: &str, value: &str) -> Result<()> {
        self.until(&format!("the field “{label}” takes “{value}”"), async || {
            let Some(field) = self.one(FIELDS, label).await? else { return Ok(None) };
            self.put(&field, value).await.map(Some)
        })
        .await
    }

    /// Picks an option: the radio button, check box or button of this name in the group of this legend, or the option of
    /// the list of this label.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        self.until(&format!("“{label}” takes “{option}”"), async || {
            if let Some(found) = self.one_in(Some(label), CHOICES, option).await? {
                match found.prop("type").await?.as_deref() {
                    Some("radio" | "checkbox") => self.put(&found, "on").await?,
                    _ if !self.click_reached(&found).await? => return Ok(None),
                    _ => {}
                }
                return Ok(Some(()));
            }
            let Some(list) = self.one("select", label).await? else { return Ok(None) };
            self.put(&list, option).await.map(Some)
        })
        .await
    }

    /// Presses keys wherever the focus is at that moment: `"text"`, `Key::Enter`, `Key::Control + "z"`.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Result<()> {
        let held = [Key::Control, Key::Shift, Key::Alt, Key::Meta].map(|key| key.value());
        let mut chain = self.driver.action_chain();
        let keys = keys.into().as_vec();
        for key in &keys {
            chain = if held.contains(key) { chain.key_down(*key) } else { chain.send_keys(*key) };
        }
        for key in keys.iter().filter(|key| held.contains(key)) {
            chain = chain.key_up(*key);
        }
        Ok(chain.perform().await?)
    }

    async fn put(&self, field: &WebElement, value: &str) -> Result<()> {
        let kind: String = field.prop("type").await?.unwrap_or_default();
        match kind.as_str() {
            "checkbox" | "radio" => {
                if field.is_selected().await? != (value == "on") {
                    // Out from under what sticks to the foot of a dialog.
                    self.driver.execute(CENTRE, vec![field.to_json()?]).await?;
                    if !self.click_reached(field).await? {
                        bail!("the box takes no click");
                    }
                }
            }
            "select-one" => {
                let option = self.driver.execute(OPTION, vec![field.to_json()?, json!(value)]).await?;
                let option: Option<String> = option.convert()?;
                self.set(field, &option.context("there is no such option")?).await?;
            }
            "date" | "month" | "week" | "time" | "datetime-local" | "number" | "range" | "color" => {
                self.set(field, value).await?;
            }
            _ => {
                // Out from under the bars that stay in sight.
                self.driver.execute(CENTRE, vec![field.to_json()?]).await?;
                field.click().await?;
                field.send_keys(Key::Control + "a").await?;
                field
                    .send_keys(if value.is_empty() { Key::Delete.into() } else { TypingData::from(value) })
                    .await?;
                // The page may have moved the focus meanwhile.
                let now: Option<String> = field.prop("value").await?;
                if now.as_deref().is_some_and(|now| now != value) {
                    bail!("the field says {now:?} after it was typed into");
                }
            }
        }
        Ok(())
    }

    async fn set(&self, field: &WebElement, value: &str) -> Result<()> {
        let now: String = self.driver.execute(SET, vec![field.to_json()?, json!(value)]).await?.convert()?;
        if now != value {
            bail!("the field says “{now}” after it was set");
        }
        Ok(())
    }

    async fn clicked(&self, what: &str, find: impl AsyncFn() -> Result<Option<WebElement>>) -> Result<()> {
        self.until(what, async || match find().await? {
            Some(element) => Ok(self.click_reached(&element).await?.then_some(())),
            None => Ok(None),
        })
        .await
    }

    /// Clicks an element; false where the click reached nothing.
    async fn click_reached(&self, element: &WebElement) -> Result<bool> {
        if !self.call::<bool>(WATCH_CLICK, vec![element.to_json()?]).await? {
            return Ok(false);
        }
        // A new element in its place makes this an error, and so does what lies on top of it, such as the bar that stays at
        // the page's head: then it is tried again, out from under it, as a person scrolls.
        if let Err(error) = element.click().await {
            self.driver.execute(CENTRE, vec![element.to_json()?]).await?;
            return Err(error.into());
        }
        // A document that was left for another knows nothing of it: then it was taken.
        Ok(self.js::<bool>("window.clickReached !== false").await.unwrap_or(true))
    }

    async fn named(&self, kind: &str, selector: &str, name: &str) -> Result<WebElement> {
        self.until(&format!("there is a {kind} “{name}”"), async || self.one(selector, name).await).await
    }

    async fn one(&self, selector: &str, name: &str) -> Result<Option<WebElement>> {
        self.one_in(None, selector, name).await
    }

    async fn one_in(&self, group: Option<&str>, selector: &str, name: &str) -> Result<Option<WebElement>> {
        let found = self.driver.execute(FIND, vec![json!(selector), json!(name), json!(group)]).await?;
        if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
    }
}
