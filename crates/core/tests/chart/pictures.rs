//! For the eye: writes every chart of the sample and of the real portfolio to `target/charts`, as files
//! of their own and as pages that show all at one width.
//! `cargo test -p pilotbook-core --test chart -- --ignored`

use std::path::Path;

use pilotbook_core::chart::{Chart, Plain, Theme};
use pilotbook_core::metrics::Scope;

use super::build::day;
use super::given;

#[test]
#[ignore = "writes pictures"]
fn all_pictures() {
    let few = "
        idea 2026-09-02 team=a with=b\n idea 2026-09-20 team=b\n idea 2026-10-05 team=a\n
        pilot 0 2026-10-01 planned=2026-11-01 succeeded:2026-10-20:adopt\n pilot 1 2026-11-02 planned=2027-06-01";
    let sets = [
        ("sample", given::sample_charts(day("2026-11-24"))),
        ("kep", given::kep_charts(&Scope::up_to(day("2026-07-24")))),
        (
            "few",
            given::charts(&super::build::portfolio(few), &Scope::up_to(day("2026-11-24")), &|id| {
                id.local().to_owned()
            }),
        ),
        ("claimed", given::claimed_charts()),
        ("trends", super::trends::charts()),
        ("none", given::charts(&Default::default(), &Scope::up_to(day("2026-11-24")), &|_| String::new())),
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/charts");
    std::fs::create_dir_all(&root).unwrap();
    for (name, charts) in &sets {
        for (width, theme) in [(560.0, Theme::Light), (343.0, Theme::Light), (640.0, Theme::Print)] {
            page(&root.join(format!("{name}-{width}.html")), charts, width, theme);
        }
    }
    for chart in &sets[0].1 {
        std::fs::write(root.join(format!("{}.svg", chart.id)), chart.picture(640.0, &Plain, Theme::Light))
            .unwrap();
    }
}

fn page(file: &Path, charts: &[Chart], width: f64, theme: Theme) {
    let font = "../../public/fonts/inter-latin-wght-normal.woff2";
    let mut html = format!(
        "<!doctype html><meta charset=utf-8><style>@font-face{{font-family:Inter;src:url({font});font-weight:100 900}}\
         body{{margin:16px;font-family:Inter;columns:{};column-gap:40px;width:{}px}}div{{break-inside:avoid;margin-bottom:40px}}</style>",
        if width < 400.0 { 4 } else { 2 },
        if width < 400.0 { width * 4.0 + 120.0 } else { width * 2.0 + 40.0 },
    );
    for chart in charts {
        let head = format!(
            "<div style='width:{width}px'><b style='font:600 14px/22px Inter'>{}</b><p style='font:12px/16px Inter;margin:0 0 12px;color:#5A6A75'>{}</p>",
            chart.title, chart.caption
        );
        html.push_str(&head);
        html.push_str(&pilotbook_core::chart::svg(
            &chart.scene(width, &Plain),
            &chart.title,
            &chart.caption,
            theme,
        ));
        html.push_str("</div>");
    }
    std::fs::write(file, html).unwrap();
}
