import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ProblemError, problem } from '../errors.ts'
import type { App } from './app-type.ts'
import type { Charge, PolicyName, RateLimiter } from './rate-limiter.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Which policy counts this route; `default` when unsaid. `exempt` is never refused: health, metrics, and webhooks,
     * which are charged only when their signature is wrong (see `chargeUnsigned`).
     */
    rateLimit?: PolicyName | 'exempt'
  }
}

const API_PREFIX = '/api/'
const ALWAYS_EXEMPT = new Set(['/api/v1/healthz', '/api/v1/readyz', '/metrics', '/api/v1/openapi.json'])
const EXEMPT_PREFIXES = ['/api/docs', '/api/v1/webhooks/', '/api/v1/mercadopago/']

/** Counts every API request by its route's policy; pages and their files are not counted. */
export function registerRateLimit(app: App, limiter: RateLimiter): void {
  app.addHook('onRequest', (request, reply, done) => {
    const policy = policyOf(request)
    if (policy === 'exempt') {
      const { limit, windowSeconds } = limiter.policies.default
      describe(reply, { limit, remaining: limit, resetSeconds: windowSeconds })
      return done()
    }
    const charged = (charge: Charge) => done(refusalOf(reply, charge))
    const charge = limiter.charge({ policy, route: routeOf(request), ip: request.ip })
    // Counted in this process there is nothing to wait for.
    if (charge instanceof Promise) charge.then(charged, done)
    else charged(charge)
  })
}

/** For a webhook whose signature is missing or wrong: counts the sender, refuses with 429 when it goes on. */
export async function chargeUnsigned(
  limiter: RateLimiter,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const charge = await limiter.charge({ policy: 'webhooks', route: routeOf(request), ip: request.ip })
  const refusal = refusalOf(reply, charge)
  if (refusal) throw refusal
}

const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? 'unmatched'

/**
 * Decided by the route that was matched, never by the address as it was written: `/%61pi/…` and `GET http://…/api/…`
 * reach the same routes. An address that matches none is counted too, so that nobody searches for doors unseen.
 */
function policyOf(request: FastifyRequest): PolicyName | 'exempt' {
  const { rateLimit } = request.routeOptions.config
  if (rateLimit) return rateLimit
  if (request.method === 'OPTIONS') return 'exempt'
  const route = request.routeOptions.url
  if (route === undefined) return 'default'
  if (!route.startsWith(API_PREFIX) || ALWAYS_EXEMPT.has(route)) return 'exempt'
  return EXEMPT_PREFIXES.some((prefix) => route.startsWith(prefix)) ? 'exempt' : 'default'
}

function refusalOf(reply: FastifyReply, charge: Charge): ProblemError | undefined {
  describe(reply, charge)
  return charge.blocked ? tooMany(charge.resetSeconds) : undefined
}

/** draft-ietf-httpapi-ratelimit-headers, in the three-header form that clients understand today. */
function describe(reply: FastifyReply, charge: Pick<Charge, 'limit' | 'remaining' | 'resetSeconds'>): void {
  reply.header('RateLimit-Limit', charge.limit)
  reply.header('RateLimit-Remaining', charge.remaining)
  reply.header('RateLimit-Reset', charge.resetSeconds)
}

export function tooMany(retryAfterSeconds: number) {
  return problem({
    code: 'rate_limited',
    detail: `Too many requests. Try again in ${retryAfterSeconds} seconds.`,
    headers: { 'Retry-After': String(retryAfterSeconds) },
  })
}
