/** The parts of a service worker's scope that are used here: TypeScript's own types of it exclude those of a page. */
interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskingEvent extends LastingEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskingEvent) => void): void;
}
const worker = globalThis as unknown as Worker;

/**
 * Keeps the site itself, so that the receipt opens without a network (requirements A8). Never an answer of the API:
 * what is kept of a declaration is on the page's side, where it can be forgotten.
 */
const cacheName = 'site';
const shell = ['/', '/favicon.svg'];

/** Every built file, as Vite lists them; what is no longer listed is dropped. */
async function keepSite(): Promise<void> {
  const cache = await caches.open(cacheName);
  const listed = (await (await fetch('/files.json', { cache: 'no-cache' })).json()) as Record<
    string,
    { file: string; css?: string[] }
  >;
  const files = Object.values(listed).flatMap(({ file, css = [] }) =>
    [file, ...css].map((name) => `/${name}`),
  );
  const wanted = new Set(files.filter((file) => file !== '/service-worker.js'));
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(shell);
  await cache.addAll([...wanted].filter((file) => !known.has(file)));
  const stale = [...known].filter((file) => file.startsWith('/assets/') && !wanted.has(file));
  await Promise.all(stale.map((file) => cache.delete(file)));
}

/** The page itself is asked for anew, and comes from the cache when nobody answers. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match('/');
    if (kept === undefined) throw error;
    return kept;
  }
}

/** Built files never change under their name. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

worker.addEventListener('install', (event) => {
  event.waitUntil(keepSite().then(() => worker.skipWaiting()));
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && pathname === '/') {
    event.respondWith(page(request));
    event.waitUntil(keepSite().catch(() => undefined));
  } else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') event.respondWith(kept(request));
});
