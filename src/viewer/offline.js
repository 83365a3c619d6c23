/* The service worker of viewer.html: keeps the files of one build, and nothing else. The build fills in both names. */
const FILES = new Set(__FILES__.map((name) => new URL(name, self.location.href).href));
const PREFIX = 'devtools-panel-viewer:';
const CACHE = PREFIX + __VERSION__;

self.addEventListener('install', (event) => {
  const requests = [...FILES].map((url) => new Request(url, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

// Another build takes over when no page of the former one is open: its parts would be gone. The page of a first visit has
// none to wait for.
self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith(PREFIX) && name !== CACHE;
  const cleared = caches
    .keys()
    .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))));
  event.waitUntil(Promise.all([cleared, self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  url.search = '';
  url.hash = '';
  if (event.request.method !== 'GET' || !FILES.has(url.href)) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(url.href))
      .then((kept) => kept ?? fetch(event.request)),
  );
});
