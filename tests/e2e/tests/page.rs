//! The built page as a host serves it: under a sub-path, with its policy in force.

use anyhow::Result;
use pilotbook_e2e::{Browser, Setup};

#[tokio::test]
async fn it_opens_under_a_sub_path_and_its_policy() -> Result<()> {
    let b = Browser::start(Setup::default()).await?;
    b.open("").await?;
    assert_ne!(b.text("h1").await?, "");
    let fonts: usize = b.js("document.fonts.load('16px Inter').then(found => found.length)").await?;
    assert_eq!(fonts, 1, "the font lies beside the page");
    b.assert_accessible().await?;
    assert_eq!(b.console().await?, Vec::<String>::new());
    b.finish().await
}
