//! What the other tests rely on, shown to be so: that the library's assertions can fail, and its devices do what they say.

use anyhow::Result;
use pilotbook_e2e::{Browser, Key, Setup};

#[tokio::test]
async fn what_the_policy_forbids_is_told() -> Result<()> {
    let b = Browser::start(Setup::default()).await?;
    b.open("").await?;
    b.assert_quiet().await?;
    b.call::<()>("document.body.setAttribute('style', 'color: red')", vec![]).await?;
    let told = b.assert_quiet().await.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(told.contains("Content Security Policy"), "{told}");
    b.forget_console().await?;
    b.call::<()>(
        "const s = document.createElement('script'); s.textContent = 'leak = 1'; document.body.append(s)",
        vec![],
    )
    .await?;
    assert!(b.assert_quiet().await.is_err());
    assert!(b.js::<bool>("typeof leak === 'undefined'").await?);
    b.forget_console().await?;
    b.finish().await
}

#[tokio::test]
async fn axe_finds_what_is_wrong() -> Result<()> {
    let b = Browser::start(Setup::default()).await?;
    b.open("").await?;
    b.call::<()>("document.body.append(document.createElement('button'))", vec![]).await?;
    let found = b.axe().await?.join("\n");
    assert!(found.contains("button-name"), "{found}");
    b.finish().await
}

#[tokio::test]
async fn the_clock_starts_where_it_is_told_and_runs_on() -> Result<()> {
    let mut b =
        Browser::start(Setup { time_zone: "Asia/Tokyo", ..Setup::at("2026-07-24T20:00:00Z") }).await?;
    b.open("").await?;
    assert_eq!(b.js::<String>("new Date().toDateString()").await?, "Sat Jul 25 2026");
    assert_eq!(b.js::<f64>("new Date(5).getTime()").await?, 5.0);
    assert!(b.js::<bool>("new Date() instanceof Date && Date().startsWith('Sat Jul 25 2026')").await?);
    let before: f64 = b.js("Date.now()").await?;
    b.until_js(&format!("Date.now() > {before} + 100")).await?;
    b.reload().await?;
    assert!(b.js::<f64>("Date.now()").await? > before + 100.0, "a new document goes on");
    b.set_now("2027-01-01T00:00:00Z").await?;
    b.new_tab().await?;
    b.open("").await?;
    assert_eq!(b.js::<i32>("new Date().getFullYear()").await?, 2027);
    b.kill().await?;
    b.reopen().await?;
    b.open("").await?;
    assert_eq!(b.js::<i32>("new Date().getFullYear()").await?, 2027);
    b.finish().await
}

#[tokio::test]
async fn the_device_is_as_the_setup_says() -> Result<()> {
    let mut b = Browser::start(Setup { dark: true, ..Setup::phone() }).await?;
    b.open("").await?;
    assert_eq!(b.js::<(u32, u32)>("[innerWidth, innerHeight]").await?, (375, 812));
    assert!(b.js::<bool>("matchMedia('(prefers-color-scheme: dark)').matches").await?);
    b.set_dark(false).await?;
    b.set_size(1440, 900).await?;
    b.until_js("innerWidth === 1440").await?;
    b.until_js("!matchMedia('(prefers-color-scheme: dark)').matches").await?;
    const REACHED: &str = "fetch('index.html', { cache: 'no-store' }).then(() => true, () => false)";
    b.set_offline(true).await?;
    assert!(!b.js::<bool>(REACHED).await?);
    b.forget_console().await?;
    b.set_offline(false).await?;
    assert!(b.js::<bool>(REACHED).await?);
    b.finish().await
}

#[tokio::test]
async fn a_killed_browser_keeps_its_profile() -> Result<()> {
    const WRITE: &str = "new Promise((done, fail) => {
        const open = indexedDB.open('harness', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('s');
        open.onerror = fail;
        open.onsuccess = () => {
            const tx = open.result.transaction('s', 'readwrite', { durability: 'strict' });
            tx.objectStore('s').put('kept', 1);
            tx.oncomplete = () => done(true);
        };
    })";
    const READ: &str = "new Promise(done => {
        const open = indexedDB.open('harness', 1);
        open.onsuccess = () => {
            const get = open.result.transaction('s').objectStore('s').get(1);
            get.onsuccess = () => done(get.result);
        };
    })";
    let mut b = Browser::start(Setup::default()).await?;
    b.open("").await?;
    b.js::<bool>(WRITE).await?;
    b.kill().await?;
    b.reopen().await?;
    b.open("").await?;
    assert_eq!(b.js::<String>(READ).await?, "kept");
    let first = b.tab().await?;
    b.new_tab().await?;
    b.open("").await?;
    assert_eq!(b.js::<String>(READ).await?, "kept", "a second tab sees the same");
    assert_eq!(b.tabs().await?.len(), 2);
    b.switch(&first).await?;
    b.finish().await
}

#[tokio::test]
async fn controls_are_found_by_name_and_files_go_both_ways() -> Result<()> {
    const FORM: &str = r#"document.body.innerHTML = `<h1>Form</h1><dialog id=d>
        <label>Title <input id=t value=old></label> <label for=e>Planned end (required)</label><input id=e type=date>
        <label>Verdict <select id=v><option>Pick<option value=s>Succeeded</select></label>
        <label><input id=c type=checkbox> Later</label>
        <fieldset><legend>Kind</legend><label><input type=radio name=k>Yes</label></fieldset>
        <fieldset><legend>Decision</legend><label><input type=radio name=d id=y>Yes</label></fieldset>
        <input type=file id=f hidden> <button id=b>Log idea</button></dialog><button>Log idea</button>`;
        document.getElementById('d').showModal();
        document.getElementById('f').onchange = async event => { document.title = await event.target.files[0].text() };
        document.getElementById('b').onclick = () => {
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob([['t', 'e', 'v'].map(id => document.getElementById(id).value).join()
                + document.getElementById('c').checked]));
            link.download = 'copy.json';
            link.click();
        };"#;
    let b = Browser::start(Setup::default()).await?;
    b.open("").await?;
    b.call::<()>(FORM, vec![]).await?;
    b.fill("Title", "Flags").await?;
    b.press(" for all").await?;
    b.press(Key::Home + "Use ").await?;
    b.fill("Planned end", "2026-08-01").await?;
    b.fill("Verdict", "Succeeded").await?;
    b.fill("Later", "on").await?;
    b.choose("Decision", "Yes").await?;
    b.until_js("document.getElementById('y').checked && document.querySelectorAll(':checked').length === 3")
        .await?;
    b.choose("Verdict", "Pick").await?;
    b.choose("Verdict", "Succeeded").await?;
    for _ in 0..2 {
        b.click_button("Log idea").await?;
        let copy = std::fs::read_to_string(b.download(".json").await?)?;
        assert_eq!(copy, "Use Flags for all,2026-08-01,strue");
    }
    b.upload("#f", &b.file("in.txt", b"taken in")?).await?;
    b.until_js("document.title === 'taken in'").await?;
    b.finish().await
}

#[tokio::test]
async fn a_wait_in_vain_says_what_the_page_shows() -> Result<()> {
    let mut b = Browser::start(Setup::default()).await?;
    b.open("").await?;
    b.set_patience(std::time::Duration::from_millis(200));
    let told =
        b.see_text("what is nowhere").await.err().map(|error| format!("{error:#}")).unwrap_or_default();
    assert!(
        told.contains("in vain until body shows “what is nowhere”") && told.contains(&b.text("h1").await?),
        "{told}"
    );
    b.finish().await
}
