//! Survey rounds: the device is handed round, and what people answer leaves it as counts of enough of them or not at all.

use anyhow::{Context, Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

const NOW: &str = "2026-06-12T09:00:00Z";

/// Everything that this browser stores, database by database, as one text.
const STORED: &str = r#"
    const wanted = name => name.startsWith("pilotbook");
    return (async () => {
        const wait = request => new Promise((done, fail) => {
            request.onsuccess = () => done(request.result);
            request.onerror = () => fail(request.error);
        });
        const text = value => value instanceof Uint8Array || value instanceof ArrayBuffer
            ? new TextDecoder().decode(value)
            : value && typeof value === "object" ? Object.entries(value).map(([key, part]) => `${key}=${text(part)}`).join(";") : String(value);
        const found = {};
        for (const { name } of await indexedDB.databases()) {
            if (!wanted(name)) continue;
            const db = await wait(indexedDB.open(name));
            for (const store of db.objectStoreNames) {
                const objects = db.transaction(store).objectStore(store);
                const [keys, values] = [await wait(objects.getAllKeys()), await wait(objects.getAll())];
                found[`${name}/${store}`] = keys.map((key, at) => `${key}: ${text(values[at])}`).join("\n");
            }
            db.close();
        }
        return found;
    })();
"#;

type Stored = std::collections::BTreeMap<String, String>;

async fn stored(b: &Browser) -> Result<Stored> {
    b.call(STORED, vec![]).await
}

/// The device's own part. Whatever else is open may be about to be erased.
async fn of_the_device(b: &Browser) -> Result<String> {
    let script = STORED.replace("name.startsWith(\"pilotbook\")", "name === \"pilotbook\"");
    let mut stored: Stored = b.call(&script, vec![]).await?;
    stored.remove("pilotbook/device").context("the device's store")
}

/// What is stored of the workspace itself: its journal and its records.
async fn of_the_workspace(b: &Browser) -> Result<String> {
    let stored = stored(b).await?;
    let own = stored.iter().filter(|(store, _)| store.starts_with("pilotbook-"));
    Ok(own.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n"))
}

/// Whether a text speaks of a reading's counts.
fn speaks_of_answers(text: &str) -> bool {
    text.contains("answers_")
}

async fn begin(setup: Setup) -> Result<Browser> {
    let b = Browser::start(setup).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    Ok(b)
}

/// A KPI of a template, whose page opens.
async fn new_kpi(b: &Browser, template: &str, name: &str) -> Result<String> {
    b.open_here("goals").await?;
    b.click_button("New KPI").await?;
    b.click_button(template).await?;
    b.see("dialog[open] form").await?;
    b.fill("Name", name).await?;
    b.click_button("Add the KPI").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in("h1", name).await?;
    b.route().await
}

async fn start(b: &Browser) -> Result<()> {
    b.click_button("Start a survey round").await?;
    b.see_text_in("dialog[open]", "Question").await?;
    b.click_button("Start the round").await?;
    b.see(".survey-screen[open] .survey-ask").await?;
    Ok(())
}

async fn chosen(b: &Browser, answer: &str) -> Result<()> {
    b.until_js(&format!("document.querySelector('.survey-scale :checked')?.value === '{answer}'")).await
}

/// A key that says itself when it was pressed, in milliseconds.
async fn press_at(b: &Browser, key: &str, at_ms: u32) -> Result<()> {
    b.js(&format!(
        "document.activeElement.dispatchEvent(Object.defineProperty(new KeyboardEvent('keydown', \
         {{ key: '{key}', bubbles: true, cancelable: true }}), 'timeStamp', {{ value: {at_ms} }})) || null"
    ))
    .await
}

/// One person after the other answers with the keys alone.
async fn answer(b: &Browser, answers: &[&str]) -> Result<()> {
    for answer in answers {
        b.see(".survey-screen[open] .survey-ask").await?;
        b.until_js("document.activeElement?.id === 'survey-head'").await?;
        // In one go: 10 is two keys that come together.
        b.press(*answer).await?;
        chosen(b, answer).await?;
        b.press(Key::Enter).await?;
        b.see_text_in(".survey-screen", "Thank you. Pass it on.").await?;
        b.until_js("document.activeElement?.id === 'survey-next'").await?;
        b.press(Key::Enter).await?;
    }
    b.see(".survey-screen[open] .survey-ask").await?;
    Ok(())
}

async fn leave(b: &Browser) -> Result<()> {
    b.press(Key::Escape).await?;
    b.gone(".survey-screen").await
}

#[tokio::test]
async fn a_pulse_of_six_is_closed_and_its_trend_shows_it() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    new_kpi(&b, "Team pulse", "Pulse of DevOps").await?;
    start(&b).await?;
    b.see_text_in(".survey-screen h2", "How did it go to work in this team").await?;
    b.see_text_in(".survey-screen", "only if at least 5 people answer").await?;
    // Nothing is handed in before something is chosen.
    b.click_button("Hand in my answer").await?;
    b.see_text_in(".survey-screen", "Choose an answer first.").await?;
    b.press("9").await?;
    ensure!(b.count(".survey-scale :checked").await? == 0, "9 is no answer from 1 to 5");
    b.press("2").await?;
    b.until_js("document.querySelector('.survey-scale :checked')?.value === '2'").await?;
    b.press(Key::Enter).await?;
    // The next person sees nothing of it, and whoever mistook a key may take it back until then.
    b.see_text_in(".survey-screen", "1 answer so far").await?;
    b.click_button("Next person").await?;
    b.see(".survey-screen[open] .survey-ask").await?;
    ensure!(b.count(".survey-screen input").await? == 5 && b.count(".survey-screen :checked").await? == 0);
    b.press("3").await?;
    chosen(&b, "3").await?;
    b.press(Key::Enter).await?;
    b.see_text_in(".survey-screen", "2 answers so far").await?;
    b.click_button("Take my answer back").await?;
    b.see_text_in(".survey-screen", "1 answer so far").await?;
    answer(&b, &["4", "5", "4"]).await?;

    // A round survives the reload, on its screen, with what was answered.
    b.reload().await?;
    b.see(".survey-screen[open] .survey-ask").await?;
    b.see_text_in(".survey-screen", "4 answers so far").await?;
    ensure!(b.count(".survey-screen :checked").await? == 0);
    answer(&b, &["3", "4"]).await?;
    let device = stored(&b).await?.remove("pilotbook/device").context("the device's store")?;
    ensure!(device.contains("\"counts\":[0,0,1,1,3,1,0,0,0,0,0]"), "counts alone: {device}");
    ensure!(!speaks_of_answers(&of_the_workspace(&b).await?), "nothing has left the device's own database");

    b.click_button("Close the round").await?;
    b.gone(".survey-screen").await?;
    b.see_text_in("dialog[open]", "one reading of 12 Jun with 6 answers").await?;
    ensure!(!b.text("dialog[open]").await?.contains('3'), "the counts are not shown before they are written");
    b.assert_accessible().await?;
    b.click_button("Write the reading of 6 answers").await?;
    b.gone("dialog[open]").await?;
    b.see_text("The round is deleted from this device.").await?;
    b.see_text_in(".readings", "6 answers").await?;
    b.see_text_in(".record-strip", "3.67 of 5").await?;
    b.see("[data-chart=kpi_trend] .c-dot").await?;
    b.gone(".survey-card").await?;
    let after = stored(&b).await?;
    let device = after.get("pilotbook/device").context("the device's store")?;
    ensure!(!device.contains("round "), "the round is deleted: {device}");
    let journal = after.iter().find(|(store, _)| store.ends_with("/transactions")).context("the journal")?;
    ensure!(journal.1.matches("Read KPI").count() == 1, "one reading was written: {}", journal.1);
    ensure!(speaks_of_answers(&of_the_workspace(&b).await?), "its counts are all that is written");
    b.open_here("metrics").await?;
    b.see_text_in("#together", "Pulse of DevOps").await?;
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn a_round_of_four_is_refused_and_leaves_no_trace() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    let kpi = new_kpi(&b, "Team pulse", "Pulse of DevOps").await?;
    start(&b).await?;
    answer(&b, &["1", "5", "5", "2"]).await?;
    b.click_button("Close the round").await?;
    b.see_text_in("dialog[open]", "4 of at least 5 answers, 1 more is needed").await?;
    b.see_text_in("dialog[open]", "Nothing was written.").await?;
    b.assert_accessible().await?;
    b.click_button("Keep it open").await?;
    b.gone("dialog[open]").await?;
    b.see_text_in(".survey-card", "4 answers so far; at least 5 are needed").await?;
    ensure!(b.count(".readings").await? == 0);
    for page in ["", "goals"] {
        b.open_here(page).await?;
        b.see_text_in(".survey-open", "1 survey round open on this device").await?;
    }

    // No file and no record holds any of it, while the round runs.
    b.open_here("data").await?;
    for (button, ending) in
        [("Export everything as JSON", ".json"), ("Export records without history", ".json")]
    {
        b.click_button(button).await?;
        let file = std::fs::read_to_string(b.download(ending).await?)?;
        ensure!(file.contains("Pulse of DevOps") && !speaks_of_answers(&file), "{button} holds answers");
        ensure!(!file.contains("\"counts\"") && !file.contains("How did it go"), "{button} holds the round");
    }
    ensure!(!speaks_of_answers(&of_the_workspace(&b).await?));

    // A KPI in the trash: its round can be thrown away, after a question.
    b.open(&kpi).await?;
    b.click_button("More about this KPI").await?;
    b.click_button("To the trash").await?;
    b.see_text_in(".survey-open", "Its KPI lies in the trash").await?;
    b.click_button("Throw it away").await?;
    b.see_text_in("dialog[open]", "Deletes 4 answers from this device.").await?;
    b.click_button("Throw it away").await?;
    b.gone("dialog[open]").await?;
    b.gone(".survey-open").await?;
    let stored = stored(&b).await?;
    ensure!(
        stored.values().all(|text| !text.contains("\"counts\"") && !speaks_of_answers(text)),
        "{stored:?}"
    );
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn two_tabs_lose_no_answer_and_write_one_reading() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    let kpi = new_kpi(&b, "Net promoter score", "Would recommend us").await?;
    start(&b).await?;
    // 10 is typed as it is written; a 0 a while after a 1, or after one that was clicked, is a 0.
    for (key, at_ms) in [("1", 1000), ("0", 2500)] {
        press_at(&b, key, at_ms).await?;
        chosen(&b, key).await?;
    }
    let _: Option<()> = b.js("document.getElementById('survey-answer-1').click()").await?;
    chosen(&b, "1").await?;
    b.press("0").await?;
    chosen(&b, "0").await?;
    b.press(Key::Enter).await?;
    b.click_button("Next person").await?;
    answer(&b, &["10", "9"]).await?;
    let first = b.tab().await?;
    b.new_tab().await?;
    b.open(&kpi).await?;
    b.see_text_in(".survey-card", "3 answers so far").await?;
    b.click_button("Go on asking").await?;
    answer(&b, &["7", "10"]).await?;
    b.switch(&first).await?;
    b.see_text_in(".survey-screen", "5 answers so far").await?;
    answer(&b, &["6"]).await?;
    leave(&b).await?;
    b.click_button("Close the round").await?;
    b.click_button("Write the reading of 6 answers").await?;
    b.see_text_in(".readings", "6 answers").await?;
    let second = b.tabs().await?.into_iter().find(|tab| *tab != first).context("the other tab")?;
    b.switch(&second).await?;
    b.gone(".survey-screen").await?;
    b.gone(".survey-card").await?;
    b.see_text_in(".readings", "6 answers").await?;
    ensure!(b.count(".readings tbody tr").await? == 1);
    b.finish().await
}

/// Marks every round as one whose close was cut short.
const CLOSING: &str = r#"
    return new Promise((done, fail) => {
        const open = indexedDB.open("pilotbook");
        open.onsuccess = () => {
            const change = open.result.transaction("device", "readwrite");
            const walk = change.objectStore("device").openCursor();
            walk.onsuccess = () => {
                const at = walk.result;
                if (!at) return;
                if (at.key.startsWith("round ")) at.update(at.value.replace('"closing":false', '"closing":true'));
                at.continue();
            };
            change.oncomplete = () => { open.result.close(); done(null); };
            change.onerror = () => fail(change.error);
        };
    });
"#;

/// A round that another tab began keeps its question, and whoever wanted to ask another one is told. One whose close was
/// cut short is closed from wherever it is listed.
#[tokio::test]
async fn a_round_that_is_open_goes_on_and_is_closed_again() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    let kpi = new_kpi(&b, "Team pulse", "Pulse of DevOps").await?;
    b.click_button("Start a survey round").await?;
    b.see("dialog[open] form").await?;
    b.fill("Question", "Would you do it again?").await?;
    let first = b.tab().await?;
    b.new_tab().await?;
    b.open(&kpi).await?;
    start(&b).await?;
    b.switch(&first).await?;
    b.click_button("Start the round").await?;
    b.see_text_in("dialog[open]", "A round of this KPI was begun in another tab").await?;
    ensure!(
        b.js::<String>("document.querySelector('dialog[open] textarea').value").await?
            == "Would you do it again?"
    );
    b.assert_accessible().await?;
    b.click_button("Go on asking").await?;
    b.see_text_in(".survey-screen[open] h2", "How did it go to work in this team").await?;
    answer(&b, &["1", "2", "3", "4", "5"]).await?;
    leave(&b).await?;

    let _: Option<()> = b.call(CLOSING, vec![]).await?;
    b.open_here("goals").await?;
    b.reload().await?;
    b.see_text_in(".survey-open", "is being closed on this device").await?;
    ensure!(!b.text(".survey-open").await?.contains("Go on asking"));
    b.assert_accessible().await?;
    b.click_button("Close it again").await?;
    b.click_button("Write the reading of 5 answers").await?;
    b.gone(".survey-open").await?;
    b.open(&kpi).await?;
    b.see_text_in(".readings", "5 answers").await?;
    b.finish().await
}

/// Totals that were entered again with few more would tell theirs; so would the history, in which both stand.
#[tokio::test]
async fn totals_that_differ_by_few_are_not_shown() -> Result<()> {
    let b = begin(Setup::at(NOW)).await?;
    new_kpi(&b, "Customer satisfaction", "Satisfaction with the docs").await?;
    for (day, fours) in [("2026-06-10", "4"), ("2026-06-11", "5")] {
        b.click_button("Add a reading").await?;
        b.fill("4", fours).await?;
        b.fill("3", "6").await?;
        b.fill("Day", day).await?;
        b.click_button("Add the reading").await?;
        b.gone("dialog[open]").await?;
    }
    b.see_text_in(".readings", "kept, not shown").await?;
    b.see_text_in(".history-section", "read answers for 11 Jun 2026").await?;
    // What is folded, too.
    let history: String = b.js("document.querySelector('.history-section').textContent").await?;
    ensure!(!history.contains("10 answers") && !history.contains("11 answers"), "{history}");
    let fields = "[...document.querySelectorAll('.history-field')].map(field => field.textContent)";
    let fields: Vec<String> = b.js(fields).await?;
    ensure!(!fields.iter().any(|field| field.contains("Answers")), "its details hold no counts: {fields:?}");
    b.see_text_in(".record-strip", "40%").await?;
    ensure!(b.count("[data-chart=kpi_trend] .c-dot").await? == 1);
    b.open_here("metrics?period=custom&from=2026-06-01&to=2026-06-12").await?;
    b.see_text_in("#together", "4 of 10").await?;
    b.finish().await
}

/// Erasing a workspace takes its rounds, and leaving the sample, too.
#[tokio::test]
async fn a_round_goes_with_its_workspace() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open_sample().await?;
    new_kpi(&b, "Customer feedback", "Feedback").await?;
    start(&b).await?;
    b.see(".survey-screen[open]").await?;
    ensure!(of_the_device(&b).await?.contains("round "));
    leave(&b).await?;
    let empty: String = b
        .call(
            "return new Promise(done => { const open = indexedDB.open('pilotbook'); open.onsuccess = () => {
                const all = open.result.transaction('workspaces').objectStore('workspaces').getAll();
                all.onsuccess = () => { open.result.close(); done(all.result.map(JSON.parse).find(entry => !entry.sample).id); }; }; })",
            vec![],
        )
        .await?;
    b.open(&format!("#/{empty}/")).await?;
    b.see_text("What should we try?").await?;
    b.until_so("the round is gone", async || Ok(!of_the_device(&b).await?.contains("round "))).await?;
    new_kpi(&b, "Customer feedback", "Feedback").await?;
    start(&b).await?;
    leave(&b).await?;
    b.open_here("data").await?;
    b.click_button("Erase this workspace").await?;
    b.click_button("Erase for good").await?;
    b.see_text("The workspace was erased").await?;
    ensure!(!of_the_device(&b).await?.contains("round "));
    b.finish().await
}

/// Every screen of a round: nothing that axe-core finds, nothing that scrolls sideways.
async fn look_at_all(mut b: Browser) -> Result<()> {
    for (template, name, key) in
        [("Team pulse", "Pulse of DevOps", "4"), ("Net promoter score", "Would recommend us", "10")]
    {
        let kpi = new_kpi(&b, template, name).await?;
        b.click_button("Start a survey round").await?;
        b.see("dialog[open] form").await?;
        b.assert_accessible().await?;
        b.click_button("Start the round").await?;
        b.see(".survey-screen[open] .survey-ask").await?;
        for dark in [false, true] {
            b.set_dark(dark).await?;
            b.see(".survey-ask").await?;
            b.assert_accessible().await?;
            answer(&b, &[key]).await?;
            b.until_js("document.activeElement?.id === 'survey-head'").await?;
            b.press(key).await?;
            chosen(&b, key).await?;
            b.assert_accessible().await?;
            b.press(Key::Enter).await?;
            b.see(".survey-thanks").await?;
            b.assert_accessible().await?;
            let wide: bool = b
                .js("document.documentElement.scrollWidth > innerWidth || document.querySelector('.survey-frame').scrollWidth > innerWidth")
                .await?;
            ensure!(!wide, "it scrolls sideways");
            b.press(Key::Enter).await?;
        }
        leave(&b).await?;
        b.see(".survey-card").await?;
        b.assert_accessible().await?;
        b.open(&kpi).await?;
        b.click_button("Throw it away").await?;
        b.see_text_in("dialog[open]", "Deletes 4 answers").await?;
        b.assert_accessible().await?;
        b.click_button("Keep the round").await?;
        b.gone("dialog[open]").await?;
    }
    b.assert_quiet().await?;
    b.finish().await
}

#[tokio::test]
async fn the_screens_are_accessible() -> Result<()> {
    look_at_all(begin(Setup::at(NOW)).await?).await
}

#[tokio::test]
async fn the_screens_are_accessible_on_a_phone() -> Result<()> {
    look_at_all(begin(Setup { now: Some(NOW), ..Setup::phone() }).await?).await
}
