import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Clock } from '../clock.ts'
import { problem } from '../errors.ts'
import type { Ids } from '../ids.ts'
import { type Logger, tracedLogger } from '../logging/logger.ts'
import { traceIdFrom } from '../logging/trace.ts'
import type { Metrics } from '../metrics.ts'
import type { App } from './app-type.ts'
import { acceptBodies } from './bodies.ts'
import { registerDocs } from './docs.ts'
import { recordMethods } from './method-table.ts'
import { observeRequests, routeOf, traceRequests } from './observed-requests.ts'
import { asProblem, missingPage, namesNothing, sendProblem } from './problems.ts'
import { registerRateLimit } from './rate-limit.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { registerSecurityHeaders } from './security-headers.ts'

interface HttpConfig {
  readonly baseUrl: string
  /** Besides the product's own address. */
  readonly allowedOrigins: readonly string[]
  /** Proxies in front that are believed: how many, or their networks. X-Forwarded-For is read from the right. */
  readonly trustProxy: false | number | readonly string[]
  readonly version: string
  readonly production: boolean
}

export interface HttpServerOptions {
  readonly logger: Logger
  readonly metrics: Metrics
  readonly clock: Clock
  readonly ids: Ids
  readonly config: HttpConfig
  /** Null only where a test measures something else. */
  readonly limiter: RateLimiter | null
}

const MAX_BODY_BYTES = 1024 * 1024
/**
 * A client that sends its headers slower than this holds a socket for nothing. The time runs while headers that came
 * wait to be read, too: two thousand deliveries at once on a busy machine took twenty seconds, and none may be cut off.
 */
const HEADERS_MS = 40_000
/** The largest upload on a slow mobile line (20 MB at 1 Mbit/s is 160 s). */
const REQUEST_MS = 180_000

/** A request without a body brings `null`: what may be left out is left out. */
const leavingOutNothing: typeof validatorCompiler = (route) => {
  const validate = validatorCompiler(route)
  return (data: unknown) => validate(data === null ? undefined : data)
}

/**
 * A server without routes: traces, problems, limits, headers, metrics and the API reference. Call `close()` to drain.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<App> {
  const { logger, config } = options
  const base: FastifyBaseLogger = logger
  const app: App = Fastify({
    loggerInstance: base,
    childLoggerFactory: (_logger, bindings) => tracedLogger(logger, String(bindings.reqId)),
    genReqId: (request) => traceIdFrom(request.headers, options.ids),
    // Requests are logged once, when answered: see observeRequests.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: believed(config.trustProxy),
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MS,
    frameworkErrors: answerUnrouted,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.server.headersTimeout = HEADERS_MS
  app.setValidatorCompiler(leavingOutNothing)
  app.setSerializerCompiler(serializerCompiler)

  traceRequests(app)
  answerErrors(app)
  observeRequests(app, options)
  acceptBodies(app)
  registerSecurityHeaders(app, config)
  await app.register(cors, {
    origin: [new URL(config.baseUrl).origin, ...config.allowedOrigins],
    credentials: true,
    exposedHeaders: [
      'X-Trace-ID',
      'Retry-After',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
    ],
  })
  await compressAnswers(app)
  await app.register(cookie)
  if (options.limiter) registerRateLimit(app, options.limiter)
  await registerDocs(app, config)
  return app
}

function believed(proxies: HttpConfig['trustProxy']) {
  if (typeof proxies === 'object') return [...proxies]
  return typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies
}

/** Below this a packet is saved by nothing. */
const LEAST_BYTES = 1024
/** Above it, brotli costs more time than the line saves. */
const BROTLI_QUALITY = 4

/** Pages, lists and files in letters. What is written is answered as it is: its answer is kept for a repetition. */
async function compressAnswers(app: App): Promise<void> {
  app.addHook('onRoute', (route) => {
    const reads = [route.method].flat().every((method) => method === 'GET' || method === 'HEAD')
    if (!reads || route.config?.readyAnswer) route.compress = false
  })
  await app.register(compress, {
    threshold: LEAST_BYTES,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  })
}

function answerErrors(app: App): void {
  const methods = recordMethods(app)
  app.setErrorHandler((error, request, reply) => {
    const answer = namesNothing(error, request) ?? asProblem(error)
    if (answer.status >= 500) request.log.error({ err: error, route: routeOf(request) }, 'request_failed')
    return sendProblem(request, reply, answer)
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = methods.allowed(request.url.split('?')[0] ?? '')
    if (allowed.length > 0 && !allowed.includes(request.method)) {
      return sendProblem(
        request,
        reply,
        problem({
          code: 'method_not_allowed',
          detail: `${request.method} is not available here; try ${allowed.join(', ')}.`,
          headers: { Allow: allowed.join(', ') },
        }),
      )
    }
    const draw = missingPage(app, request)
    if (draw) return draw(request, reply)
    return sendProblem(
      request,
      reply,
      problem({ code: 'not_found', detail: 'There is nothing at this address.' }),
    )
  })
}

/** An address no router can read (broken escapes, over-long parts) ends before any hook: it is traced and told here. */
function answerUnrouted(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  request.traceId = request.id
  reply.header('X-Trace-ID', request.id)
  sendProblem(request, reply, asProblem(error))
}
