import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sha256Hex } from '../../lib/ids.ts'
import type { SandboxFault } from '../faults.ts'
import { type Answer, answerUnderFault, jsonBody, rawBody } from '../http.ts'
import { causeRefused, refused } from './answers.ts'
import { type ApiDeps, type Call, type Endpoint, endpoints } from './endpoints.ts'
import { expireCoupons } from './payments.ts'
import type { SandboxState } from './state.ts'

const texts = z.record(z.string(), z.string().catch('')).catch({})
const object = z.record(z.string(), z.unknown()).catch({})

/** The REST half of the pretend Mercado Pago. Every path answers with and without a trailing slash. */
export function mercadoPagoApi(deps: ApiDeps): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    app.addHook('onSend', async (_request, reply) => {
      reply.header('date', new Date(deps.state.now()).toUTCString())
    })
    for (const endpoint of endpoints(deps)) {
      for (const url of [endpoint.url, `${endpoint.url}/`]) {
        app.route({
          method: endpoint.method,
          url,
          handler: (req, reply) => serve(deps, endpoint, { req, reply }),
        })
      }
    }
  }
}

async function serve(
  deps: ApiDeps,
  endpoint: Endpoint,
  http: { req: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const { req, reply } = http
  const unauthorized = bearerProblem(deps.state, req.headers.authorization)
  if (unauthorized) return reply.code(unauthorized.status).send(unauthorized.body)
  for (const payment of expireCoupons(deps.state)) deps.paymentChanged(payment, 'updated')
  const call: Call = {
    params: texts.parse(req.params),
    query: texts.parse(req.query),
    body: object.parse(jsonBody(req.body) ?? {}),
  }
  const work = endpoint.isKeyed
    ? () =>
        once(deps.state, { endpoint, call, key: req.headers['x-idempotency-key'], raw: rawBody(req.body) })
    : () => endpoint.work(call)
  return answerUnderFault(reply, { fault: deps.faults.strike(endpoint.point), work, failure })
}

function bearerProblem(state: SandboxState, header: string | undefined): Answer | undefined {
  if (!header) {
    return { status: 401, body: { code: 'unauthorized', message: 'authorization value not present' } }
  }
  if (header === `Bearer ${state.options.accessToken}`) return undefined
  return refused(401, 'invalid access token', [{ code: 401, description: 'invalid access token' }])
}

/** Same key and same body: the first answer again. Another body: 409, or the first answer, by setting. */
function once(
  state: SandboxState,
  request: { endpoint: Endpoint; call: Call; key: string | string[] | undefined; raw: Buffer },
): Answer {
  const { endpoint, call, key } = request
  if (typeof key !== 'string' || key === '') {
    if (endpoint.point !== 'refunds.create') return endpoint.work(call)
    return causeRefused(4292, "Header X-Idempotency-Key can't be null")
  }
  const slot = `${endpoint.point}/${call.params.id ?? ''}/${key}`
  const bodyHash = sha256Hex(request.raw)
  const stored = state.data.idempotency[slot]
  if (stored) {
    if (stored.bodyHash === bodyHash || state.settings.idempotencyConflict === 'replay') {
      return { status: stored.status, body: stored.response }
    }
    return refused(409, 'The idempotency key was already used with other parameters')
  }
  const answer = endpoint.work(call)
  if (answer.status < 300) {
    state.data.idempotency[slot] = { bodyHash, status: answer.status, response: answer.body }
  }
  return answer
}

function failure(fault: Extract<SandboxFault, { kind: 'http' }>): unknown {
  const cause =
    fault.code === undefined ? null : [{ code: fault.code, description: fault.detail ?? 'injected' }]
  return refused(fault.status, fault.detail ?? 'injected', cause).body
}
