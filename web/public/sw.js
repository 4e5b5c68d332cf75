// The panel's worker: opens it without a connection, and shows what the server pushes.
const SHELL = 'tranquera-shell-1'
const PAGE = '/admin'

/** Answers vary by who asks from where; what is kept was asked for by this very panel, with other headers perhaps. */
const WHOEVER_ASKED = { ignoreVary: true }

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(PAGE)))
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name !== SHELL)
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))))
  self.clients.claim()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

/** The newest page when there is a line, else the last one. */
async function page(request) {
  const cache = await caches.open(SHELL)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(PAGE, answer.clone())
    return answer
  } catch (error) {
    const kept = await cache.match(PAGE, WHOEVER_ASKED)
    if (kept) return kept
    throw error
  }
}

/** Built names carry a digest of their content: what is kept never grows old. */
async function asset(request) {
  const cache = await caches.open(SHELL)
  const kept = await cache.match(request, WHOEVER_ASKED)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

/** `{title, body, url, tag}`; one note a tag, so that a reminder replaces what it reminds of. */
self.addEventListener('push', (event) => {
  const said = event.data?.json() ?? {}
  event.waitUntil(
    self.registration.showNotification(said.title ?? 'Tranquera', {
      body: said.body ?? '',
      tag: said.tag,
      renotify: Boolean(said.tag),
      icon: '/assets/panel-192.png',
      badge: '/assets/panel-192.png',
      data: { url: said.url ?? PAGE },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data.url))
})

async function open(url) {
  const windows = await self.clients.matchAll({ type: 'window' })
  const panel = windows.find((one) => new URL(one.url).pathname.startsWith(PAGE))
  if (!panel) return self.clients.openWindow(url)
  await panel.navigate(url)
  return panel.focus()
}
