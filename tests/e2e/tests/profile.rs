//! A profile that is kept from browser to browser, and what a failed test leaves.

use anyhow::Result;
use pilotbook_e2e::{Browser, Setup};

#[tokio::test]
async fn what_one_browser_stores_is_there_for_the_next() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let setup = Setup { profile: Some(folder.path().join("kept")), ..Setup::default() };
    let b = Browser::start(setup.clone()).await?;
    b.open("").await?;
    b.js::<()>("localStorage.setItem('left', 'behind')").await?;
    let second = Browser::start(setup.clone()).await.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(second.contains("already runs"), "{second}");
    let address = b.url().to_owned();
    b.finish().await?;
    let b = Browser::start(setup).await?;
    assert_eq!(b.url(), address);
    b.open("").await?;
    assert_eq!(b.js::<String>("localStorage.getItem('left')").await?, "behind");
    b.finish().await
}

#[tokio::test]
async fn a_failure_leaves_a_picture_and_the_console() -> Result<()> {
    let b = Browser::start(Setup::default()).await?;
    b.open("").await?;
    b.js::<()>("console.error('as it went wrong')").await?;
    let picture = b.screenshot("failed-a_failure_leaves_a_picture_and_the_console").await?;
    std::fs::remove_file(&picture)?;
    drop(b);
    let console = picture.with_extension("log");
    assert!(std::fs::read_to_string(&console)?.contains("as it went wrong"));
    assert!(std::fs::read(&picture)?.starts_with(b"\x89PNG"));
    std::fs::remove_file(picture)?;
    Ok(std::fs::remove_file(console)?)
}

#[tokio::test]
async fn a_picture_shows_the_whole_page() -> Result<()> {
    let b = Browser::start(Setup::phone()).await?;
    b.open("").await?;
    b.call::<()>(
        "const p = document.createElement('p'); document.body.append(p); p.style.height = '3000px'",
        vec![],
    )
    .await?;
    b.settle().await?;
    let file = b.file("whole.png", b"")?;
    b.full_screenshot(&file).await?;
    // Width and height stand in the first chunk of a PNG, which has a fixed place.
    let bytes = std::fs::read(&file)?;
    let number = |at: usize| bytes[at..at + 4].iter().fold(0, |all, byte| all << 8 | u32::from(*byte));
    assert_eq!(number(16), 375);
    assert!(number(20) > 3000, "{}", number(20));
    b.finish().await
}
