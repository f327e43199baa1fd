//! The list of ideas: what was tried before, pasted lists, the board, and ten thousand rows.

use anyhow::{Context, Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::Value;

const NOW: &str = "2026-11-24T10:00:00Z";

#[tokio::test]
async fn tried_before_is_cited_from_the_line_and_from_the_page() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open_sample().await?;
    b.click_link("Ideas").await?;
    b.see("table.ideas").await?;
    // In the line: what is like it shows while one types, and Tab cites the outcome.
    b.fill("Log an idea", "Canary releases for the docs").await?;
    b.see_text_in(".capture-hint", "Canary releases for the render API").await?;
    b.press(Key::Tab).await?;
    b.see_text_in(".capture-hint", "Builds on").await?;
    b.press(Key::Enter).await?;
    b.see_text_in(".logged", "Canary releases for the docs").await?;
    b.click_link("Canary releases for the docs").await?;
    b.see_text_in("main", "Builds on").await?;

    // On the page: B builds on the first outcome, M joins a duplicate to its original.
    b.press(Key::Control + "k").await?;
    b.see(".palette[open] input:focus").await?;
    b.press("short definitions" + Key::Enter).await?;
    b.see_text_in("h1", "Short definitions").await?;
    b.fill("Search what was tried", "merge queue").await?;
    b.see_text_in(".tried", "Merge queue for the main repository").await?;
    b.call::<()>("document.activeElement.blur()", vec![]).await?;
    b.press("b").await?;
    b.see_text_in(".rows.bare", "Merge queue for the main repository").await?;
    b.fill("Search what was tried", "changelog").await?;
    b.see_text_in(".tried", "One changelog").await?;
    b.call::<()>("document.activeElement.blur()", vec![]).await?;
    b.press("m").await?;
    b.see_text_in(".banner", "This repeats One changelog").await?;

    // What `learning.reuse` counts is in the file: the new idea cites an outcome decided on or before its creation.
    b.click_link("Data").await?;
    b.click_button("Export everything as JSON").await?;
    let file: Value = serde_json::from_slice(&std::fs::read(b.download(".json").await?)?)?;
    let mut sets = Vec::new();
    writes(&file, &mut sets);
    let new = sets.iter().find(|(_, set)| set["title"] == "Canary releases for the docs");
    let (_, new) = new.context("the new idea is in the file")?;
    let cited = new.as_object().into_iter().flatten().find_map(|(name, _)| name.strip_prefix("builds_on/"));
    let cited = cited.context("the new idea cites an outcome")?;
    let decided =
        sets.iter().filter(|(record, _)| record == cited).find_map(|(_, set)| set["decided_on"].as_str());
    let (decided, created) =
        (decided.context("it has its day")?, new["created_on"].as_str().context("so has the idea")?);
    ensure!(decided <= created, "{decided} lies after {created}");
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn nothing_typed_into_the_line_is_lost() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    // On the first page: what was logged is said, though the page changes.
    b.fill("Log an idea", "The very first").await?;
    b.press(Key::Enter).await?;
    b.see_text_in(".toast", "Logged “The very first”").await?;
    // "Done" logs what stands in the line.
    b.call::<()>("document.activeElement.blur()", vec![]).await?;
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Logged by Done").await?;
    b.click_button("Done").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".toast", "Logged “Logged by Done”").await?;
    // Esc keeps it for the next time.
    b.press("c").await?;
    b.see("dialog[open] .capture input:focus").await?;
    b.press("Half a thought").await?;
    b.press(Key::Escape).await?;
    b.gone("dialog[open]").await?;
    b.press("c").await?;
    b.until_js("document.querySelector('dialog[open] .capture input')?.value === 'Half a thought'").await?;
    b.see("dialog[open] .capture input:focus").await?;
    // A team that isn't here is told, and added with one click; then the same line means it.
    b.press(Key::End).await?;
    b.press(" @platform").await?;
    b.see_text_in("dialog[open] .capture-hint", "No team is called platform").await?;
    b.assert_accessible().await?;
    b.click_button("Add the team platform").await?;
    b.see_text_in("dialog[open] .capture-ghost .token", "@platform").await?;
    b.click("dialog[open] .capture input").await?;
    b.press(Key::Enter).await?;
    b.see_text_in("dialog[open] .logged", "Half a thought").await?;
    b.text_gone("Half a thought @platform").await?;
    b.assert_quiet().await?;
    b.finish().await
}

/// All writes of a file: the record, and what is set in it.
fn writes(value: &Value, found: &mut Vec<(String, Value)>) {
    if let (Some(record), true) = (value["record"].as_str(), value["set"].is_object()) {
        found.push((record.to_owned(), value["set"].clone()));
    }
    let parts: Vec<&Value> = match value {
        Value::Array(parts) => parts.iter().collect(),
        Value::Object(parts) => parts.values().collect(),
        _ => Vec::new(),
    };
    parts.into_iter().for_each(|part| writes(part, found));
}

#[tokio::test]
async fn a_pasted_list_becomes_ideas_in_one_step() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.click_link("Ideas").await?;
    b.see(".capture input").await?;
    let paste = "
        const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        const input = document.querySelector('.capture input');
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    b.call::<()>(paste, vec!["- One #ci\n  - it hurts\n- Two\n- Three".into()]).await?;
    b.see_text_in(".pasted", "3 ideas on the clipboard").await?;
    b.click_button("Log 3 ideas").await?;
    b.see_text_in("table.ideas", "Three").await?;
    b.until_js("document.querySelectorAll('table.ideas tr[data-row]').length === 3").await?;
    b.click_button("Undo: Log 3 ideas").await?;
    b.see_text("belong here").await?;
    b.click_button("Redo: Log 3 ideas").await?;
    b.see_text_in("table.ideas", "#ci").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn a_card_is_dragged_and_moved_by_keys() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open_sample().await?;
    b.click_link("Ideas").await?;
    b.click_button("Board").await?;
    b.see(".board-card").await?;
    b.assert_accessible().await?;
    let in_column = |stage: &str, title: &str| {
        format!("document.querySelector('[data-stage={stage}]').innerText.includes('{title}')")
    };
    let drag = "
        const card = [...document.querySelectorAll('.board-card')].find(e => e.innerText.includes(arguments[0]));
        const column = document.querySelector(`[data-stage=${arguments[1]}]`);
        const data = new DataTransfer();
        const send = (element, name) => element.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
        send(card, 'dragstart'); send(column, 'dragover'); send(column, 'drop'); send(card, 'dragend');";
    b.call::<()>(drag, vec!["Short definitions".into(), "shortlisted".into()]).await?;
    b.until_js(&in_column("shortlisted", "Short definitions")).await?;
    // What follows from pilots takes no card: nothing is written, so the step to undo stays the same.
    let step = "[...document.querySelectorAll('.topbar button')].find(e => e.ariaLabel.startsWith('Undo')).ariaLabel";
    b.until_js(&format!("{step}.includes('Shortlist')")).await?;
    let before: String = b.js(step).await?;
    b.call::<()>(drag, vec!["Short definitions".into(), "planned".into()]).await?;
    b.settle().await?;
    ensure!(b.js::<String>(step).await? == before, "something was written");
    // By keys: to the card, then its stage.
    b.call::<()>("document.querySelector('[data-stage=new] .board-card a').focus()", vec![]).await?;
    b.press(Key::Down).await?;
    b.until_js("document.activeElement === document.querySelectorAll('[data-stage=new] .board-card a')[1]")
        .await?;
    let title: String = b.js("document.activeElement.innerText").await?;
    b.press("p").await?;
    b.until_js(&in_column("parked", &title)).await?;
    // The focus goes with the card, so that the next key is about it too.
    b.until_js("document.activeElement.closest('[data-stage=parked]') !== null").await?;
    b.press("d").await?;
    b.until_js(&in_column("declined", &title)).await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn ten_thousand_ideas_draw_fewer_than_a_hundred_rows() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.click_link("Data").await?;
    let mut table = String::from("title,created\n");
    for n in 0..10_000 {
        table.push_str(&format!("Idea number {n},2026-{:02}-{:02}\n", n % 10 + 1, n % 28 + 1));
    }
    let recipe = br#"{"recipe":1,"name":"Many","idea":{"title":{"column":"title"},"created_on":{"column":"created"}}}"#;
    b.open_table(&b.file("many.recipe.json", recipe)?, &b.file("many.csv", table.as_bytes())?).await?;
    b.see_text("Here: 10,000 new, 0 changed, 0 the same already.").await?;
    b.click_button("Import 10,000 ideas").await?;
    b.see_text_in("nav.sidebar", "10,000").await?;
    b.click_link("Ideas").await?;
    b.see("table.ideas tr[data-row]").await?;
    let rows = "document.querySelectorAll('table.ideas tbody tr').length";
    let last_seen = "Math.max(...[...document.querySelectorAll('tr[data-row]')].map(e => +e.dataset.row))";
    for part in [0.0, 0.25, 0.5, 0.75, 1.0] {
        b.call::<()>(
            "scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * arguments[0])",
            vec![part.into()],
        )
        .await?;
        // What is in the middle of the window is a drawn row, never the room around them.
        b.until_js(
            "document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('tr[data-row]') !== null",
        )
        .await?;
        let drawn: usize = b.js(rows).await?;
        ensure!(drawn < 100, "{drawn} rows are drawn at {part}");
    }
    b.until_js(&format!("{last_seen} === 9999")).await?;
    // A line that is being edited and scrolled out of sight is saved.
    b.call::<()>("scrollTo(0, 0)", vec![]).await?;
    b.see("tr[data-row='0']").await?;
    b.press("j").await?;
    b.see("tr[data-cursor] a:focus").await?;
    let title: String = b.js("document.activeElement.innerText").await?;
    b.press("e").await?;
    b.see("td.name > input:focus").await?;
    b.press(" #kept").await?;
    b.call::<()>("scrollTo(0, document.documentElement.scrollHeight)", vec![]).await?;
    b.until_js(&format!("{last_seen} === 9999")).await?;
    b.button("Undo: Edit idea").await?;
    b.call::<()>("scrollTo(0, 0)", vec![]).await?;
    b.see_text_in("tr[data-row='0']", &title).await?;
    b.until_js("document.querySelector(\"tr[data-row='0']\").innerHTML.includes('#kept')").await?;
    b.call::<()>("document.activeElement.blur()", vec![]).await?;
    // The keyboard goes on from the last row, and the search leaves one.
    b.press("/").await?;
    b.see("#list-search:focus").await?;
    b.press("number 4321").await?;
    b.until_js("document.querySelectorAll('tr[data-row]').length === 1").await?;
    b.see_text_in("table.ideas", "Idea number 4321").await?;
    b.assert_quiet().await?;
    b.finish().await
}
