// Keeps the page, its scripts and its fonts for walls, so that a TV that boots before its network still starts.
// Hashed files never change and are answered from the store; the page comes from the server whenever it answers in time.
const STORE = 'headroom-shell-1';
const PAGE = '/wall/';
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(STORE).then((store) => store.add(PAGE)));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  event.waitUntil(caches.open(STORE).then((store) => Promise.all(event.data.keep.map((url) => keep(store, url)))));
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && (url.pathname.startsWith('/wall/') || url.pathname === '/tv'))
    event.respondWith(page(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(hashedFile(event));
});

async function page(event) {
  const store = await caches.open(STORE);
  const kept = await store.match(PAGE);
  const fresh = fetch(event.request).then(async (answer) => {
    if (answer.ok) {
      await store.put(PAGE, answer.clone());
      event.waitUntil(forgetOldFiles(store, await answer.clone().text()));
    }
    return answer;
  });
  if (kept === undefined) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fresh.then((answer) => (answer.ok ? answer : kept)).catch(() => kept), late]);
}

async function keep(store, url) {
  if ((await store.match(url)) === undefined) await store.add(url);
}

async function hashedFile(event) {
  const store = await caches.open(STORE);
  const kept = await store.match(event.request);
  if (kept !== undefined) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) await store.put(event.request, answer.clone());
  return answer;
}

// A page of a new build names other entry files: then everything of the old build is let go, and the rest is fetched again.
async function forgetOldFiles(store, html) {
  const requests = await store.keys();
  const entries = requests.filter(({ url }) => /\/assets\/index-[^/]+\.(js|css)$/.test(url));
  if (entries.every(({ url }) => html.includes(new URL(url).pathname))) return;
  await Promise.all(
    requests.filter(({ url }) => new URL(url).pathname !== PAGE).map((request) => store.delete(request)),
  );
}
