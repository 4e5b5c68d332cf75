import type { App } from './app-type.ts'

/** The API reference starts itself with an inline script; nothing else on this server may. */
const DOCS_PREFIX = '/api/docs'
const API_PREFIX = '/api/v1'

/** The guest's phone of the demo records voice notes; nothing here asks for anything else. */
const PERMISSIONS = 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()'
const A_YEAR = 'max-age=31536000; includeSubDomains'

/** Pages of the product load everything from here; pictures also from `data:` and `blob:` (voice notes, previews). */
function contentPolicy(of: { readonly scripts: string; readonly https: boolean }): string {
  const directives = [
    "default-src 'self'",
    "base-uri 'self'",
    "connect-src 'self'",
    "font-src 'self' data:",
    "form-action 'self'",
    "frame-ancestors 'self'",
    // The map of a cabin, once a guest asks for it.
    "frame-src 'self' https://www.openstreetmap.org",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "object-src 'none'",
    `script-src ${of.scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    ...(of.https ? ['upgrade-insecure-requests'] : []),
  ]
  return directives.join(';')
}

function headersOf(policy: string, https: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    // Cabin pictures may be shown on the owner's own web site.
    'cross-origin-resource-policy': 'cross-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': PERMISSIONS,
    'referrer-policy': 'strict-origin-when-cross-origin',
    ...(https ? { 'strict-transport-security': A_YEAR } : {}),
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'SAMEORIGIN',
    'x-permitted-cross-domain-policies': 'none',
    // The filter of old browsers opened more holes than it closed.
    'x-xss-protection': '0',
  }
}

/** Put together once: they stand on every answer, and every answer waits for them. */
export function registerSecurityHeaders(app: App, config: { readonly baseUrl: string }): void {
  const https = config.baseUrl.startsWith('https:')
  const pages = headersOf(contentPolicy({ scripts: "'self'", https }), https)
  const docs = headersOf(contentPolicy({ scripts: "'self' 'unsafe-inline'", https }), https)
  const api = { ...pages, 'cache-control': 'no-store' }
  app.addHook('onRequest', (request, reply, done) => {
    const isApi = request.routeOptions.url?.startsWith(API_PREFIX) ?? false
    reply.headers(isApi ? api : request.url.startsWith(DOCS_PREFIX) ? docs : pages)
    done()
  })
}
