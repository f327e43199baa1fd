// Starts the app. Trunk's own loader is an inline script, which the page's policy forbids.
const js = document.querySelector('link[rel="modulepreload"]').href;
const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
const { default: init } = await import(js);
// Browsers ignore `integrity` on a preload of this kind, so it is checked here (xtask moves it to data-).
const integrity = wasm.dataset.integrity;
await init({ module_or_path: fetch(wasm.href, { integrity, credentials: 'same-origin' }) });

// Release builds name their service worker, which keeps the page's files so that it opens without its host. src/shell/update.rs
// shows what is marked here and sends `take-update`. Where there are no workers, or this one can't be had, the page goes on without.
const worker = document.documentElement.dataset.worker;
if (worker && navigator.serviceWorker) keep(worker).catch(() => {});

async function keep(worker) {
  const registration = await navigator.serviceWorker.register(worker);
  let asked = false;
  const announce = () => {
    document.documentElement.dataset.update = 'waiting';
    dispatchEvent(new Event('update-waiting'));
  };
  // Without an older version in charge, the new one simply begins.
  const look = () => { if (registration.waiting && registration.active) announce(); };
  const reload = () => {
    if (!asked) return;
    asked = false;
    location.reload();
  };
  const watch = version => version?.addEventListener('statechange', () => {
    look();
    // A page that no worker answers for, as the very first one, hears of no new controller.
    if (version.state === 'activated') reload();
  });
  watch(registration.installing);
  watch(registration.waiting);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  // Another tab may have asked for the new version: then this one still shows the old, and says so.
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (asked) reload(); else announce(); });
  addEventListener('take-update', () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage('skipWaiting'); else reload();
  });
  look();
  // A page may stay open for weeks; its host is asked again when somebody comes back to it, once an hour at most.
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < 3_600_000) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}
