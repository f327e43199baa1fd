//! The look of the HTML report: the page's paper and inks on screens, ink alone on paper. Fonts are those that are
//! there, since nothing is fetched.

/// The style sheet. It has no `<`, so that it can't end its element.
pub const STYLE: &str = r#"
:root { color-scheme: light; --ink: #12212b; --ink-2: #445460; --ink-3: #5a6a75; --line: #dee5e8; --line-2: #c3ced4; --sea: #0b5e9e; --held: #08735c; --broke: #ad430b; --unsure: #566671; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 40px 24px 64px; max-width: 808px; background: #fff; color: var(--ink); font: 14px/22px Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
h1, article h3, .said p, .summary { font-family: "Source Serif 4", Charter, "Iowan Old Style", Georgia, serif; }
h1 { margin: 0; font-size: 29px; line-height: 36px; font-weight: 400; }
h2 { margin: 48px 0 12px; padding-bottom: 4px; border-bottom: 1px solid var(--line-2); font-size: 16px; line-height: 24px; }
h3 { margin: 0 0 2px; font-size: 14px; line-height: 22px; font-weight: 600; }
h4 { margin: 0; font-size: 12px; line-height: 20px; font-weight: 500; color: var(--ink-3); }
p { margin: 0 0 8px; }
a { color: var(--sea); }
.scope, .facts, figcaption, .source { color: var(--ink-2); }
.summary { margin: 20px 0; font-size: 17px; line-height: 27px; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0; padding: 0; list-style: none; }
.wide { overflow-x: auto; }
table { width: 100%; margin: 0 0 16px; border-collapse: collapse; font-size: 13px; line-height: 20px; }
th { padding: 6px 12px 6px 0; text-align: left; vertical-align: bottom; font-size: 12px; font-weight: 500; color: var(--ink-3); }
td { padding: 6px 12px 6px 0; vertical-align: top; border-top: 1px solid var(--line); }
td:first-child { font-weight: 500; }
:is(th, td):last-child { padding-right: 0; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: 0 0 32px; }
figcaption { margin: 0 0 8px; font-size: 12px; line-height: 16px; }
figure svg { display: block; max-width: 100%; height: auto; }
.paper { display: none; }
summary { color: var(--sea); font-size: 12px; cursor: pointer; }
article { padding: 20px 0; border-top: 1px solid var(--line); }
h2 + article { border-top: 0; padding-top: 8px; }
.keep { white-space: nowrap; }
article h3 { font-size: 20px; line-height: 28px; font-weight: 400; }
.said { display: grid; grid-template-columns: 112px minmax(0, 1fr); gap: 0 16px; padding: 4px 0; }
.said p { margin: 0 0 4px; font-size: 16px; line-height: 24px; }
.said .facts { font: inherit; }
.note { padding: 8px 0; }
article ul { margin: 4px 0 4px 128px; padding: 0 0 0 16px; }
.mark { margin: 0 2px -2px 0; fill: none; }
.mark .held { fill: var(--held); }
.mark .broke { fill: var(--broke); }
.mark .unsure { stroke: var(--unsure); stroke-width: 1.5; }
.mark .cut { stroke: #fff; stroke-width: 1.6; }
dl { margin: 0; font-size: 12px; line-height: 18px; }
dl div { padding: 6px 0; border-top: 1px solid var(--line); }
dt { font-weight: 500; }
dd { margin: 0; color: var(--ink-2); }
.source { font-style: italic; }
@media (max-width: 560px) {
  body { padding: 24px 16px 48px; }
  .said { grid-template-columns: minmax(0, 1fr); }
  article ul { margin-left: 0; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  :root { --ink: #000; --ink-2: #222; --ink-3: #444; --line: #ccc; --line-2: #888; --sea: #000; --held: #000; --broke: #000; --unsure: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 14pt; }
  nav, summary, .screen { display: none; }
  .paper { display: block; }
  .wide { overflow: visible; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
  tr, article, .note, figure svg, figcaption, dl div { break-inside: avoid; }
  h2, h3, h4, figcaption { break-after: avoid; }
  #definitions { break-before: page; }
}
"#;
