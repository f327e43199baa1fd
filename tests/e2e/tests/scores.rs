//! Scores of ideas: off at first, chosen in the settings, given part by part, and sorted by.

use anyhow::{Result, ensure};
use pilotbook_e2e::{Browser, Key, Setup};

const NOW: &str = "2026-11-24T10:00:00Z";

async fn scored(b: &Browser, kind: &str, says: &str) -> Result<()> {
    b.click_link("Settings").await?;
    choose(b, kind, says).await
}

/// Chooses a score on the settings' page.
async fn choose(b: &Browser, kind: &str, says: &str) -> Result<()> {
    b.fill("Score of ideas", kind).await?;
    b.see_text(says).await?;
    // What was said of the choice before.
    b.gone(".toast").await?;
    b.click_button("Save the settings").await?;
    b.see_text("The settings are saved.").await
}

/// Types a part and leaves its field.
async fn part(b: &Browser, label: &str, value: &str) -> Result<()> {
    b.fill(label, value).await?;
    b.press(Key::Enter).await
}

#[tokio::test]
async fn parts_make_a_score_and_the_list_sorts_by_it() -> Result<()> {
    let b = Browser::start(Setup::at(NOW)).await?;
    b.open_sample().await?;
    b.click_link("Ideas").await?;
    b.see("table.ideas").await?;
    ensure!(b.count("th[data-col=score]").await? == 0, "a score without being asked for");
    let titles = "[...document.querySelectorAll('table.ideas td.name > a')].map(a => a.innerText)";
    let first: Vec<String> = b.js(titles).await?;

    scored(&b, "ICE", "Impact × confidence × ease, each from 1 to 10.").await?;
    b.assert_accessible().await?;
    b.click_link("Ideas").await?;
    b.see("th[data-col=score]").await?;
    b.see_text("Score: impact × confidence × ease, each from 1 to 10.").await?;
    for (title, parts, score) in [(&first[0], ["2", "5", "3"], "30"), (&first[1], ["8", "5", "3"], "120")] {
        b.click_link(title).await?;
        b.see_text_in(".idea-score", "needs impact, confidence and ease").await?;
        for (label, value) in ["Impact", "Confidence", "Ease"].into_iter().zip(parts) {
            part(&b, label, value).await?;
        }
        b.see_text_in(".idea-score", &format!("{score} = {}", parts.join(" × "))).await?;
        b.click_link("Ideas").await?;
        b.see("th[data-col=score]").await?;
    }
    // The highest first, then the lowest; what has none is last either way.
    b.click("th[data-col=score] button").await?;
    let scores = "[...document.querySelectorAll('table.ideas tbody td:nth-child(7)')].map(td => td.innerText).slice(0, 3)";
    let sorted = |wanted: [&'static str; 2]| {
        let b = &b;
        async move {
            b.until_so("it is sorted by score", async || {
                Ok(b.js::<Vec<String>>(scores).await? == [wanted[0], wanted[1], ""])
            })
            .await
        }
    };
    sorted(["120", "30"]).await?;
    ensure!(b.route().await?.contains("sort=-score"));
    b.click("th[data-col=score] button").await?;
    sorted(["30", "120"]).await?;
    b.assert_accessible().await?;

    // What is out of range is refused in words and stays in the field; a part taken away takes the score with it.
    b.click_link(&first[1]).await?;
    part(&b, "Ease", "11").await?;
    b.see_text_in(".idea-score", "whole number from 1 to 10").await?;
    b.see_text_in(".idea-score", "120 = 8 × 5 × 3").await?;
    part(&b, "Ease", "").await?;
    b.see_text_in(".idea-score", "needs ease").await?;
    b.assert_accessible().await?;

    scored(&b, "RICE", "Reach × impact × confidence ÷ effort in person-months.").await?;
    b.click_link("Ideas").await?;
    b.click_link(&first[0]).await?;
    part(&b, "Reach", "500").await?;
    part(&b, "Impact", "1.5").await?;
    b.see_text_in(".idea-score", "one of 0.25, 0.5, 1, 2, 3").await?;
    part(&b, "Impact", "2").await?;
    part(&b, "Confidence, %", "180").await?;
    b.see_text_in(".idea-score", "lies between 0 and 100%").await?;
    part(&b, "Confidence, %", "80").await?;
    part(&b, "Effort", "4").await?;
    b.see_text_in(".idea-score", "200 = 500 × 2 × 80% ÷ 4").await?;

    scored(&b, "None", "Ideas have no score.").await?;
    b.click_link("Ideas").await?;
    b.see("table.ideas").await?;
    ensure!(b.count("th[data-col=score]").await? == 0);
    b.finish().await
}

/// Both scores on narrow phones: every part is in sight, wide enough for a finger, and can be given.
#[tokio::test]
async fn parts_are_given_on_a_phone() -> Result<()> {
    let mut b = Browser::start(Setup { now: Some(NOW), size: (320, 700), ..Setup::default() }).await?;
    b.open_sample().await?;
    b.open_here("ideas").await?;
    b.see("table.ideas td.name > a").await?;
    let idea: String = b.js("document.querySelector('table.ideas td.name > a').hash").await?;
    let fits = "document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll('.idea-score input')]
        .every(e => (r => r.left >= 0 && r.right <= innerWidth && r.width >= 44 && r.height >= 44)(e.getBoundingClientRect()))";
    for (width, kind, says, parts) in [
        (320, "ICE", "each from 1 to 10.", [("Impact", "8"), ("Confidence", "5"), ("Ease", "3"), ("", "")]),
        (
            375,
            "RICE",
            "÷ effort in person-months.",
            [("Reach", "500"), ("Impact", "2"), ("Confidence, %", "80"), ("Effort", "4")],
        ),
    ] {
        b.set_size(width, 700).await?;
        b.open_here("settings").await?;
        choose(&b, kind, says).await?;
        b.open(&idea).await?;
        b.see_text_in(".idea-score", "needs").await?;
        b.until_js(fits).await?;
        for (label, value) in parts.into_iter().filter(|(label, _)| !label.is_empty()) {
            part(&b, label, value).await?;
        }
        let working = if kind == "ICE" { "120 = 8 × 5 × 3" } else { "200 = 500 × 2 × 80% ÷ 4" };
        b.see_text_in(".idea-score", working).await?;
        b.until_js(fits).await?;
        b.assert_accessible().await?;
    }
    b.finish().await
}
