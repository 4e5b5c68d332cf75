import helmet from '@fastify/helmet'
import type { App } from './app-type.ts'

/** The API reference starts itself with an inline script; nothing else on this server may. */
const DOCS_PREFIX = '/api/docs'

/** The guest's phone of the demo records voice notes; nothing here asks for anything else. */
const PERMISSIONS = 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()'

/** Pages of the product load everything from here; pictures also from `data:` and `blob:` (voice notes, previews). */
export async function registerSecurityHeaders(
  app: App,
  config: { readonly baseUrl: string; readonly production: boolean },
): Promise<void> {
  const https = config.baseUrl.startsWith('https:')
  const directives = {
    defaultSrc: ["'self'"],
    baseUri: ["'self'"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    workerSrc: ["'self'", 'blob:'],
    upgradeInsecureRequests: https ? [] : null,
  }
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: false,
    // Cabin pictures may be shown on the owner's own web site.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
    const isApi = request.routeOptions.url?.startsWith('/api/v1') ?? false
    if (isApi && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (!request.url.startsWith(DOCS_PREFIX)) return
    const policy = reply.getHeader('content-security-policy')
    if (typeof policy !== 'string') return
    reply.header(
      'content-security-policy',
      policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    )
  })
}
