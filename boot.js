// Starts the app. Trunk's own loader is an inline script, which the page's policy forbids.
const js = document.querySelector('link[rel="modulepreload"]').href;
const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
const { default: init } = await import(js);
// Browsers ignore `integrity` on a preload of this kind, so it is checked here (xtask moves it to data-).
const integrity = wasm.dataset.integrity;
await init({ module_or_path: fetch(wasm.href, { integrity, credentials: 'same-origin' }) });
