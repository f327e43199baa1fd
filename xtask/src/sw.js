// Keeps the files of one version in this browser, so that the page opens without its host. Written by the release
// build (xtask/src/worker.rs), which puts in the version and the files.
const VERSION = '{{VERSION}}';
// Address and digest. Only the bytes of this version get in, so a host that is just being updated gives no mixture.
const FILES = {{FILES}};

const base = new URL('./', self.location).href;
// The caches of a host are common to all its folders: ours carry the folder's address, and only those are touched.
const mine = `pilotbook ${base} `;
const name = mine + VERSION;
const known = new Set(FILES.map(([path]) => new URL(path, base).href));

const keep = async () => {
  const cache = await caches.open(name);
  await cache.addAll(FILES.map(([path, integrity]) => new Request(new URL(path, base), { integrity, cache: 'no-cache' })));
};

const forgetOthers = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter(other => other.startsWith(mine) && other !== name).map(other => caches.delete(other)));
};

const answer = async (request, address) => {
  const cache = await caches.open(name);
  return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
};

self.addEventListener('install', event => event.waitUntil(keep()));
self.addEventListener('activate', event => event.waitUntil(forgetOthers()));
// A new version takes over when a person asks for it, or when no page is open any more.
self.addEventListener('message', event => {
  if (event.data === 'skipWaiting') self.skipWaiting();
});
self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  const address = url.origin + url.pathname;
  const page = address === base + 'index.html' || (event.request.mode === 'navigate' && address === base);
  // Whatever else is asked for goes its usual way, and is never kept.
  if (event.request.method === 'GET' && (page || known.has(address))) {
    event.respondWith(answer(event.request, page ? base : address));
  }
});
