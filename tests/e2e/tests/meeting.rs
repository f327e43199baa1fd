//! The meeting of two teams: what is on its agenda, notes and follow-ups, what was done since, and what goes out.

use anyhow::{Context, Result, ensure};
use pilotbook_core::journal::{Journal, project};
use pilotbook_core::metrics::portfolio_of;
use pilotbook_core::model::Book;
use pilotbook_core::review::agenda::{Agenda, Chosen, Section, What, agenda_markdown};
use pilotbook_core::sample::sample;
use pilotbook_core::{Date, LocalTime, Time};
use pilotbook_e2e::{Browser, Key, Setup};
use serde_json::json;

const NOW: &str = "2026-06-12T09:00:00Z";
const NEXT_WEEK: &str = "2026-06-19T09:00:00Z";
const BOTH: &str = "?teams=DevOps,DevRel";
const RETRO: &str = "Alert when one address block opens more than twenty accounts in an hour";
const GUIDE: &str = "New here: your first month";

/// The agenda that the sample has on that day.
fn expected(teams: &str) -> Result<Agenda> {
    let today = Date::parse("2026-06-12").context("a day")?;
    let mut journal = Journal::new();
    for transaction in sample(today, 7, "UTC").map_err(|refused| anyhow::anyhow!("{refused:?}"))? {
        journal.add_transaction(transaction);
    }
    let book = Book::of(project(&journal));
    let now = Time::parse(NOW).context("an instant")?;
    let portfolio = portfolio_of(&book, &LocalTime { now, ahead: &|_| 0 });
    let pair = Chosen::of(&book, teams).pair(&book)?;
    Ok(Agenda::of(&book, &portfolio, &pair, today))
}

/// The sample workspace.
async fn sample_of(setup: Setup) -> Result<Browser> {
    let b = Browser::start(setup).await?;
    b.open_sample().await?;
    Ok(b)
}

/// What the page shows: a section's heading, then its titles.
async fn shown(b: &Browser) -> Result<Vec<Vec<String>>> {
    let read = "return [...document.querySelectorAll('.meeting-columns > :first-child > .section:not(.meeting-held)')].map(section =>
        [section.querySelector('h3'), ...section.querySelectorAll('.row-title')].map(one => one.textContent.trim()))";
    b.call(read, vec![]).await
}

fn wanted(agenda: &Agenda) -> Vec<Vec<String>> {
    let section = |(section, items): &(Section, Vec<pilotbook_core::review::agenda::Item>)| {
        let titles = items.iter().map(|item| item.name().to_owned());
        [section.title().to_owned()].into_iter().chain(titles).collect()
    };
    agenda.sections.iter().map(section).collect()
}

async fn copied(b: &Browser) -> Result<String> {
    b.click_button("Copy as Markdown").await?;
    b.see_text("Copied the agenda as Markdown.").await?;
    b.call("return navigator.clipboard.readText()", vec![]).await
}

async fn may_copy(b: &Browser) -> Result<()> {
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    b.cdp("Browser.grantPermissions", grant).await?;
    Ok(())
}

#[tokio::test]
async fn two_teams_are_chosen_and_have_their_agenda() -> Result<()> {
    let b = sample_of(Setup::at(NOW)).await?;
    may_copy(&b).await?;
    b.click_link("Meeting of two teams").await?;
    b.until_js("document.querySelector('.meeting') && document.activeElement.id === 'meeting-title'").await?;
    b.text_gone("Needs attention").await?;
    b.fill("Team", "DevOps").await?;
    b.fill("and team", "DevRel").await?;
    b.see_text_in(".meeting .page-title", "Meeting of DevOps and DevRel").await?;
    ensure!(b.route().await?.contains("teams=DevOps%2CDevRel"));
    let agenda = expected("DevOps,DevRel")?;
    ensure!(shown(&b).await? == wanted(&agenda), "{:?}", shown(&b).await?);
    let blocker = "Staging cannot reach the transparency log";
    b.see_text_in(".meeting", blocker).await?;
    ensure!(copied(&b).await? == agenda_markdown(&agenda));
    // What is only theirs is on nobody else's.
    b.fill("Team", "Docs").await?;
    b.see_text_in(".meeting .page-title", "Meeting of DevRel and Docs").await?;
    b.text_gone(blocker).await?;
    let agenda = expected("Docs,DevRel")?;
    ensure!(shown(&b).await? == wanted(&agenda), "{:?}", shown(&b).await?);
    // The other way round it is the same; another pair in between, so that it is drawn anew.
    b.open_here(BOTH).await?;
    b.see_text_in(".meeting .page-title", "Meeting of DevOps and DevRel").await?;
    b.open_here("?teams=DevRel,Docs").await?;
    b.see_text_in(".meeting .page-title", "Meeting of DevRel and Docs").await?;
    ensure!(shown(&b).await? == wanted(&agenda));

    // Names that aren't here are said, and stay in sight.
    b.open_here("?teams=DevOps,Nobody").await?;
    b.see_text_in(".meeting .banner", "There is no team “Nobody” in this workspace.").await?;
    ensure!(b.count(".meeting-columns").await? == 0);
    b.assert_accessible().await?;
    b.fill("and team", "DevOps").await?;
    b.see_text_in(".meeting .banner", "This is one team twice.").await?;
    b.fill("and team", "DevRel").await?;
    b.see(".meeting-columns").await?;
    b.click_link("Back to the whole overview").await?;
    b.see_text("Needs attention").await?;

    // From the palette, too.
    b.press(Key::Control + "k").await?;
    b.see(".palette[open] input:focus").await?;
    // A learning has these words, too.
    b.press("meeting of").await?;
    b.see_text_in(".palette-option[aria-selected=true]", "Meeting of two teams").await?;
    b.press(Key::Enter).await?;
    b.see(".meeting").await?;
    b.finish().await
}

#[tokio::test]
async fn notes_and_follow_ups_outlive_a_detour_a_reload_and_a_new_profile() -> Result<()> {
    let b = sample_of(Setup::at(NOW)).await?;
    may_copy(&b).await?;
    b.open_here(BOTH).await?;
    b.see(".meeting-columns").await?;

    // A follow-up a line, by keyboard alone.
    b.click_button("Save the notes").await?;
    b.see_text_in(".meeting-notes .field-error", "Say in a sentence").await?;
    b.until_js("document.activeElement.tagName === 'TEXTAREA'").await?;
    b.press("We look at *canaries* again.").await?;
    b.fill("Noor Haddad", "on").await?;
    b.js::<()>("[...document.querySelectorAll('.meeting-notes button')].find(one => one.textContent === 'Add a follow-up').focus()").await?;
    b.press(Key::Enter).await?;
    b.until_js("document.activeElement.closest('.follow-up')").await?;
    b.press("Ask legal about the log").await?;
    b.press(Key::Tab).await?;
    b.press("Noor").await?;
    b.press(Key::Tab).await?;
    // Whether day or month comes first.
    b.press("07072026").await?;
    b.press(Key::Enter).await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 2 && document.activeElement.value === ''")
        .await?;
    b.press("Write it up").await?;
    b.assert_accessible().await?;

    // To an item and back: nothing of it is lost.
    b.click(".meeting .row-title a").await?;
    b.gone(".meeting").await?;
    // Nor is it when a new version of the page is taken: the document says that something is being written.
    b.until_js("document.documentElement.hasAttribute('data-typed')").await?;
    b.js::<()>("history.back()").await?;
    b.see(".meeting-columns").await?;
    b.until_js("document.querySelector('.meeting-notes textarea').value === 'We look at *canaries* again.'")
        .await?;
    // It belongs to these two teams alone.
    b.fill("and team", "Docs").await?;
    b.see_text_in(".meeting .page-title", "Meeting of DevOps and Docs").await?;
    b.until_js("document.querySelector('.meeting-notes textarea').value === ''").await?;
    b.fill("and team", "DevRel").await?;
    b.see_text_in(".meeting .page-title", "Meeting of DevOps and DevRel").await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 2").await?;
    b.click(".follow-up:nth-of-type(2) input").await?;
    b.press(Key::Control + Key::Enter).await?;
    b.see_text_in(".follow-up:nth-of-type(2)", "A follow-up needs a day by which it is done.").await?;
    b.until_js("document.activeElement.type === 'date'").await?;
    b.press("08082026").await?;
    b.press(Key::Control + Key::Enter).await?;
    b.see_text_in(".meeting-notes .meeting-held", "Ask legal about the log").await?;
    b.until_js("document.querySelector('.meeting-notes form textarea').value === ''").await?;
    b.until_js("!document.querySelector('[data-typed]')").await?;
    b.assert_accessible().await?;

    // The retrospective's follow-up is done with a click, and the onboarding completed.
    let agenda = expected("DevOps,DevRel")?;
    let steps = agenda.items(Section::FollowUps).iter().filter(|item| {
        let kind = pilotbook_core::model::IssueType::OnboardingStep;
        matches!(item.what, What::Open { kind: Some(own), .. } if own == kind)
    });
    b.click_button(&format!("Done: {RETRO}")).await?;
    b.see_text_in(".toast", "Resolve").await?;
    for step in steps {
        let name = item_button(step.name());
        b.click_button(&name).await?;
        b.until_so("the step is done", async || {
            let names = "[...document.querySelectorAll('.meeting button')].map(one => one.getAttribute('aria-label'))";
            Ok(!b.js::<Vec<Option<String>>>(names).await?.contains(&Some(name.clone())))
        })
        .await?;
    }
    let all_there = async |b: &Browser| -> Result<()> {
        b.see_text_in(".meeting-columns", "Done since last time").await?;
        let sections = shown(b).await?;
        let done =
            sections.iter().find(|lines| lines[0] == Section::Done.title()).context("what was done")?;
        ensure!(done.contains(&RETRO.to_owned()) && done.contains(&GUIDE.to_owned()), "{done:?}");
        b.see_text_in(".meeting-columns", "Onboarding of Aiko Tanaka completed").await
    };
    all_there(&b).await?;
    let text = copied(&b).await?;
    for part in [
        format!("- **{RETRO}** · Follow-up done 2026-06-12"),
        format!("- **{GUIDE}** · Onboarding of Aiko Tanaka completed 2026-06-12"),
        "## Notes\n\nPresent: Noor Haddad\n\nWe look at \\*canaries\\* again.\n\n\
            - [ ] Ask legal about the log · Noor Haddad · due 2026-07-07\n- [ ] Write it up · due 2026-08-08\n"
            .to_owned(),
    ] {
        ensure!(text.contains(&part), "{part}\n{text}");
    }
    b.reload().await?;
    b.see_text_in(".meeting-notes .meeting-held", "Write it up").await?;
    all_there(&b).await?;
    ensure!(copied(&b).await? == text);

    // On paper: the agenda and the notes, without what can be done.
    b.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    b.gone(".meeting-notes form, .meeting-teams, .meeting .btn").await?;
    b.see(".meeting-notes .meeting-held").await?;
    b.screenshot("meeting-print").await?;
    b.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;

    // A week later, in another profile.
    let other = b.carried_over(Setup::at(NEXT_WEEK)).await?;
    other.see_text_in("nav.sidebar", "Pages").await?;
    other.click_link("Overview").await?;
    // Those that met last meet again.
    other.click_link("Meeting of two teams").await?;
    other.see_text_in(".meeting .page-title", "Meeting of DevOps and DevRel").await?;
    other.see_text_in(".meeting-held", "12 Jun").await?;
    other.see_text_in(".meeting-held", "Ask legal about the log").await?;
    all_there(&other).await?;
    other.assert_accessible().await?;
    other.finish().await?;
    b.finish().await
}

fn item_button(name: &str) -> String {
    format!("Done: {name}")
}

/// Notes are saved once, however often they are sent, and what is typed meanwhile is not emptied with them.
#[tokio::test]
async fn what_is_typed_while_notes_are_saved_stays() -> Result<()> {
    let b = sample_of(Setup::at(NOW)).await?;
    b.open_here(BOTH).await?;
    b.see(".meeting-columns").await?;
    b.click_button("Save the notes").await?;
    b.see_text_in(".meeting-notes .field-error", "Say in a sentence what was said or decided.").await?;
    b.fill("What was said", "First.").await?;
    b.click_button("Add a follow-up").await?;
    b.fill("What is to be done", "Bring cake").await?;
    b.fill("Due", "2026-06-20").await?;
    b.js::<()>(
        "(() => {
            const form = document.querySelector('.meeting-notes form'), text = form.querySelector('textarea');
            form.requestSubmit();
            form.requestSubmit();
            text.value = 'First. Second.';
            text.dispatchEvent(new Event('input', { bubbles: true }));
        })()",
    )
    .await?;
    b.see_text_in(".meeting-notes .meeting-held", "Bring cake").await?;
    b.until_js("document.querySelector('.meeting-notes form textarea').value === 'Second.'").await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 0").await?;
    ensure!(b.js::<bool>("document.documentElement.hasAttribute('data-typed')").await?);
    b.click_button("Save the notes").await?;
    b.until_js("document.querySelector('.meeting-notes form textarea').value === ''").await?;
    b.until_js("document.querySelectorAll('.meeting-notes .meeting-held').length === 2").await?;
    b.until_js("!document.querySelector('[data-typed]')").await?;
    b.finish().await
}

/// On a phone the notes stand below the agenda, and every part can be reached.
#[tokio::test]
async fn notes_are_taken_on_a_phone() -> Result<()> {
    let b = sample_of(Setup { now: Some(NOW), size: (320, 900), dark: true, ..Setup::default() }).await?;
    b.open_here(BOTH).await?;
    b.see(".meeting-columns").await?;
    b.fill("What was said", "Short and sweet.").await?;
    b.click_button("Add a follow-up").await?;
    b.fill("What is to be done", "Bring cake").await?;
    b.press(Key::Enter).await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 2 && document.activeElement.value === ''")
        .await?;
    b.press("Eat").await?;
    // A line outlives the one in which it was added.
    b.click_button("Remove this follow-up").await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 1").await?;
    b.fill("What is to be done", "Eat it").await?;
    b.fill("Due", "2026-06-20").await?;
    b.until_js("document.querySelectorAll('.follow-up').length === 1").await?;
    let wide: bool = b.js("document.documentElement.scrollWidth > innerWidth").await?;
    ensure!(!wide, "the meeting scrolls sideways");
    b.click_button("Save the notes").await?;
    b.see_text_in(".meeting-notes .meeting-held", "Eat it").await?;
    // The toast takes all of it back.
    b.click("button.toast-action").await?;
    b.text_gone("Eat it").await?;
    b.assert_accessible().await?;
    b.finish().await
}

/// The sample is made anew each time: what was being written in it goes with it.
#[tokio::test]
async fn notes_of_an_erased_workspace_are_let_go() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open("#/").await?;
    b.see_text("What should we try?").await?;
    let own = b.workspace().await?;
    b.open_sample().await?;
    b.open_here(BOTH).await?;
    b.fill("What was said", "Nothing yet.").await?;
    b.until_js("document.documentElement.hasAttribute('data-typed')").await?;
    b.open(&format!("#/{own}/data")).await?;
    b.see_text_in(".workspace-switch", "Untitled workspace").await?;
    b.until_js("!document.querySelector('[data-typed]')").await?;
    b.finish().await
}
