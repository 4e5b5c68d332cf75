/** The panel as an app of the telephone: what it needs stays there, so that it opens without a connection. */
const MANIFEST = '/manifest.webmanifest'
const ICON = '/assets/panel-192.png'

/** Only the panel is installed; guests get no worker and no manifest. */
export function installPanel(): void {
  addLink('manifest', MANIFEST)
  addLink('apple-touch-icon', ICON)
  // Without https there is none, and on a developer's server it would keep old pages.
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    void navigator.serviceWorker
      .register('/sw.js', { scope: '/admin' })
      .then(() => navigator.serviceWorker.ready)
      .then(keepWhatIsHere)
      .catch(() => undefined)
  }
}

/** As the worker calls it. */
const SHELL = 'tranquera-shell-1'

/** What came before the worker was there is kept too: the first visit is enough to open without a connection. */
async function keepWhatIsHere(): Promise<void> {
  const shell = await caches.open(SHELL)
  const here = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'))
  for (const name of here) if (!(await shell.match(name, { ignoreVary: true }))) await shell.add(name)
}

function addLink(rel: string, href: string): void {
  if (document.head.querySelector(`link[rel="${rel}"]`)) return
  const link = document.createElement('link')
  link.rel = rel
  link.href = href
  document.head.append(link)
}
