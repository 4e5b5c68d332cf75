import type { FastifyReply, FastifyRequest, onSendHookHandler, preHandlerHookHandler } from 'fastify'
import { z } from 'zod'
import { addSeconds, type Clock, type Instant, instantFromMs } from '../clock.ts'
import type { Db } from '../db/types.ts'
import { problem } from '../errors.ts'
import { sha256Hex } from '../ids.ts'
import type { App } from './app-type.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False where an answer must not be kept: sign-in (secrets) and webhooks (which have their own keys). */
    idempotency?: boolean
  }
  interface FastifyRequest {
    /** The claim this request holds on its Idempotency-Key. */
    idempotencyClaim?: { readonly scope: string; readonly key: string; readonly createdAt: Instant }
  }
}

export interface IdempotencyDeps {
  readonly db: Db
  readonly clock: Clock
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const KEY_FORM = /^[\x21-\x7e]{1,200}$/
/** A request that holds its key longer than this died with its process; the next one may try. */
const ABANDONED_SECONDS = 60
/** Business answers: repeating the request must give the same. Others may turn out differently next time. */
const KEPT_REFUSALS = new Set([404, 409, 410, 422])

const storedSchema = z.object({ body: z.string(), type: z.string().nullable() })

/**
 * Lets every write of the routes registered afterwards carry an `Idempotency-Key`. The key belongs to one method,
 * address and actor, so it runs after the route's guards.
 */
export function registerIdempotency(app: App, deps: IdempotencyDeps): void {
  app.addHook('onRoute', (route) => {
    const writes = [route.method].flat().some((method) => WRITES.has(method))
    if (!writes || route.config?.idempotency === false) return
    route.preHandler = [...hooksOf(route.preHandler), claiming(deps)]
    route.onSend = [...hooksOf(route.onSend), keeping(deps)]
  })
}

const hooksOf = <Hook extends (...given: never[]) => unknown>(hooks: Hook | Hook[] | undefined): Hook[] =>
  typeof hooks === 'function' ? [hooks] : (hooks ?? [])

/** Most requests carry no key, and wait for nothing. */
function claiming(deps: IdempotencyDeps): preHandlerHookHandler {
  return (request, reply, done) => {
    const key = request.headers['idempotency-key']
    const isUpload = request.headers['content-type']?.startsWith('multipart/') ?? false
    if (key === undefined || isUpload) return done()
    claim(deps, { key, request, reply }).then((isOurs) => isOurs && done(), done)
  }
}

function keeping(deps: IdempotencyDeps): onSendHookHandler {
  return (...[request, reply, payload, done]: Parameters<onSendHookHandler>) => {
    const held = request.idempotencyClaim
    if (!held) return done(null, payload)
    delete request.idempotencyClaim
    keepOrRelease(deps, held, { reply, payload }).then(() => done(null, payload), done)
  }
}

/** Forgets keys older than `before`; clients retry within minutes, not days. */
export async function purgeIdempotencyKeys(db: Db, before: Instant): Promise<number> {
  return (await db.query('delete from idempotency_keys where created_at < $1', [before])).rowCount
}

/** False when the stored answer was sent. */
async function claim(
  deps: IdempotencyDeps,
  of: {
    readonly key: string | string[]
    readonly request: FastifyRequest
    readonly reply: FastifyReply
  },
): Promise<boolean> {
  const { key, request, reply } = of
  if (typeof key !== 'string' || !KEY_FORM.test(key)) {
    throw problem({
      code: 'idempotency_key_invalid',
      detail: 'Idempotency-Key takes 1 to 200 visible ASCII characters.',
    })
  }
  const actor = request.actor ? `${request.actor.kind}:${request.actor.id ?? ''}` : 'public'
  const scope = `${request.method} ${request.url} ${actor}`
  const digest = sha256Hex(JSON.stringify(request.body ?? null))
  const createdAt = instantFromMs(deps.clock.now().epochMilliseconds) // compared with what the database kept
  const known = await insertOrFind(deps.db, { scope, key, digest, createdAt })
  if (known === null) {
    request.idempotencyClaim = { scope, key, createdAt }
    return true
  }
  if (known.body_sha256 !== digest) {
    throw problem({
      code: 'idempotency_key_reused',
      detail: 'This Idempotency-Key was used with another body.',
    })
  }
  if (known.status === null) {
    throw problem({
      code: 'idempotency_in_progress',
      detail: 'The first request with this Idempotency-Key is still at work.',
      headers: { 'Retry-After': '1' },
    })
  }
  const stored = storedSchema.parse(known.response)
  reply.code(known.status).header('Idempotency-Replayed', 'true')
  if (stored.type) reply.type(stored.type)
  // A ready string in its own type: the route's serializer must not touch it again.
  reply.serializer((body: unknown) => String(body)).send(stored.body)
  return false
}

interface StoredKey {
  readonly body_sha256: string
  readonly status: number | null
  readonly response: unknown
}

/** Null when the key is now ours. */
async function insertOrFind(
  db: Db,
  claimed: { scope: string; key: string; digest: string; createdAt: Instant },
): Promise<StoredKey | null> {
  const { rowCount } = await db.query(
    `insert into idempotency_keys as k (scope, key, body_sha256, created_at) values ($1, $2, $3, $4)
     on conflict (scope, key) do update set created_at = excluded.created_at, body_sha256 = excluded.body_sha256
       where k.status is null and k.created_at < $5`,
    [
      claimed.scope,
      claimed.key,
      claimed.digest,
      claimed.createdAt,
      addSeconds(claimed.createdAt, -ABANDONED_SECONDS),
    ],
  )
  if (rowCount > 0) return null
  const { rows } = await db.query<StoredKey>(
    'select body_sha256, status, response from idempotency_keys where scope = $1 and key = $2',
    [claimed.scope, claimed.key],
  )
  // The first request failed between the two statements and gave the key back: the client shall come again.
  return rows[0] ?? { body_sha256: claimed.digest, status: null, response: null }
}

/** A final answer is kept for whoever asks again; after a failure the key may be used anew. */
async function keepOrRelease(
  deps: IdempotencyDeps,
  held: NonNullable<FastifyRequest['idempotencyClaim']>,
  { reply, payload }: { readonly reply: FastifyReply; readonly payload: unknown },
): Promise<void> {
  const text = payload === undefined || payload === null ? '' : payload
  const status = reply.statusCode
  const final = (status >= 200 && status < 300) || KEPT_REFUSALS.has(status)
  if (!final || typeof text !== 'string') {
    await deps.db.query(
      'delete from idempotency_keys where scope = $1 and key = $2 and status is null and created_at = $3',
      [held.scope, held.key, held.createdAt],
    )
    return
  }
  const type = reply.getHeader('content-type')
  await deps.db.query(
    `update idempotency_keys set status = $3, response = $4
      where scope = $1 and key = $2 and status is null and created_at = $5`,
    [
      held.scope,
      held.key,
      status,
      { body: text, type: typeof type === 'string' ? type : null },
      held.createdAt,
    ],
  )
}
