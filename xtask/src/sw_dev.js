// In development nothing is kept. A release build served from the same address earlier may have left its worker,
// which would go on showing that build: this one takes its place, clears up and goes.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil((async () => {
  const mine = `pilotbook ${new URL('./', self.location).href} `;
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(mine)).map(name => caches.delete(name)));
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
})()));
