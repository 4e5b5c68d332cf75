import multipart from '@fastify/multipart'
import { ERROR_CODES, type ErrorCode, problemSchema } from '@tranquera/contracts/errors'
import type {
  FastifyBaseLogger,
  FastifyContextConfig,
  FastifySchema,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Guard } from './actor.ts'
import type { App } from './app-type.ts'

/** A photo as a telephone takes it; WhatsApp's media have 16 MB at most. */
const MAX_FILE_BYTES = 20 * 1024 * 1024
const FORM_LIMITS = { fileSize: MAX_FILE_BYTES, files: 10, fields: 20, parts: 30, headerPairs: 50 }

/** Sections of the API reference, in the order in which an owner meets them. */
export const TAGS = {
  Public: 'What a visitor and a guest may ask without signing in.',
  'Sign-in': 'Sessions of the people who work here.',
  Home: 'The day at a glance.',
  Reservations: 'Holds and stays, from the first night asked for to the last one slept.',
  Money: 'Payments, refunds, receipts and the ledger of a stay.',
  Calendar: 'Nights: who has them, who wants them twice.',
  Catalogue: 'Cabins, photos, rates and settings.',
  Feeds: 'Calendars of platforms, in and out.',
  Answers: 'What the owner has written for guests to be told, and what nobody has written yet.',
  'Waiting list': 'Who wants nights that are taken.',
  Conversations: 'What guests wrote and what they were answered.',
  Messages: 'Templates and messages that did not go out.',
  People: 'Guests and the people who work here.',
  Telling: 'Who is told what, and how.',
  Reports: 'Figures that equal the ledger.',
  Watch: 'What a person looks after: alerts, webhooks, limits, the audit log.',
  Language: 'How a message is understood.',
} as const
export type Tag = keyof typeof TAGS

type Handler<Schema extends FastifySchema> = RouteHandlerMethod<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  RouteGenericInterface,
  FastifyContextConfig,
  Schema,
  ZodTypeProvider,
  FastifyBaseLogger
>

/** An answer that is not JSON: its media type, and what it holds. */
interface FileAnswer {
  readonly type: string
  readonly holds: string
}

export interface Operation<Schema extends FastifySchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  /** A verb of the trade and what it concerns; unique in the API. */
  readonly id: string
  /** One sentence. */
  readonly summary: string
  readonly tag: Tag
  /** Left out: anybody may ask. It runs before the body is read. */
  readonly guard?: Guard
  /** What it refuses with, besides what follows from the guard, the schemas and the limits. */
  readonly problems?: readonly ErrorCode[]
  readonly config?: FastifyContextConfig
  readonly schema: Schema
  /** Where the answer is a file or a stream; the handler sets the type. */
  readonly file?: FileAnswer
  /** Asked by others' programs: what the query holds besides is ignored. */
  readonly lenient?: boolean
  /** The body is `multipart/form-data`, which the handler reads itself. */
  readonly upload?: boolean
  /** A second address of a call: it answers, and the reference does not name it again. */
  readonly hidden?: boolean
  readonly handler: Handler<Schema>
}

/**
 * The one way to declare a call of the API: who may, what it takes, what it answers, what it refuses. Query and body
 * are strict: a call that declares none takes none (422 `unknown_field`).
 */
export function operation<const Schema extends FastifySchema>(app: App, declared: Operation<Schema>): void {
  if (!declared.upload) addRoute(app, declared)
  else {
    app.register(async (scope: App) => {
      // Here alone: it watches every answer of its scope to tidy up behind it.
      await scope.register(multipart, { limits: FORM_LIMITS })
      addRoute(scope, declared)
    })
  }
}

function addRoute<const Schema extends FastifySchema>(app: App, declared: Operation<Schema>): void {
  const { method, url, guard, config, handler } = declared
  app.route({
    method,
    url,
    ...(guard ? { onRequest: guard.check } : {}),
    ...(config ? { config } : {}),
    schema: {
      ...strictInput(declared),
      response: { ...answersOf(declared), ...refusalsOf(declared) },
      operationId: declared.id,
      summary: declared.summary,
      tags: [declared.tag],
      security: securityOf(guard),
      'x-problem-codes': problemCodes(declared),
      ...(declared.hidden ? { hide: true } : {}),
      ...(declared.upload ? { consumes: ['multipart/form-data'] } : {}),
    },
    // The schema it was declared with is the one the route is given: Fastify forgets which.
    handler: handler as Handler<FastifySchema>,
  })
}

/** What a call that has no query or no body of its own takes. */
const nothingSchema = z.strictObject({})

type Declared = Omit<Operation<FastifySchema>, 'handler'>

const isWrite = ({ method }: Declared) => method !== 'GET'

function strictInput(declared: Declared): FastifySchema {
  const { params, querystring, body } = declared.schema
  const { lenient } = declared
  const takesBody = isWrite(declared) && !declared.upload
  return {
    ...(params ? { params } : {}),
    querystring: querystring ?? (lenient ? z.looseObject({}) : nothingSchema),
    ...(takesBody ? { body: body ?? nothingSchema.nullish() } : {}),
  }
}

function answersOf({ schema, file }: Declared): object {
  const json = typeof schema.response === 'object' && schema.response !== null ? schema.response : {}
  if (!file) return json
  return { ...json, 200: { description: file.holds, content: { [file.type]: { schema: z.string() } } } }
}

function refusalsOf(declared: Declared): object {
  const codes = problemCodes(declared)
  const statuses = new Set(codes.map((code) => ERROR_CODES[code]))
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      {
        description: codes.filter((code) => ERROR_CODES[code] === status).join(', '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}

/** Every code a call may refuse with. `internal_error` is declared like any other: clients meet it too. */
function problemCodes(declared: Declared): ErrorCode[] {
  const { guard, config, schema, upload, lenient } = declared
  const write = isWrite(declared)
  const codes: readonly (false | undefined | readonly ErrorCode[])[] = [
    declared.problems,
    ['bad_request', 'validation_failed', 'internal_error'],
    !lenient && ['unknown_field'],
    config?.rateLimit !== 'exempt' && ['rate_limited'],
    schema.params !== undefined && ['address_too_long'],
    write && ['malformed_body', 'body_too_large', 'unsupported_media_type'],
    guard && guard.access !== 'identify' && ['unauthenticated', 'forbidden'],
    guard && write && ['csrf_token_invalid'],
    write &&
      !upload &&
      config?.idempotency !== false && [
        'idempotency_key_invalid',
        'idempotency_key_reused',
        'idempotency_in_progress',
      ],
  ]
  return [...new Set(codes.flatMap((some) => some || []))].sort((a, b) => ERROR_CODES[a] - ERROR_CODES[b])
}

/** Bearer token or session cookie; where anybody may ask, signing in only shows more. */
function securityOf(guard: Guard | undefined): { [name: string]: string[] }[] {
  if (!guard) return []
  const signedIn = [{ bearer: [] }, { cookie: [] }]
  return guard.access === 'identify' ? [{}, ...signedIn] : signedIn
}
