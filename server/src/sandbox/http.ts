import { setTimeout as sleep } from 'node:timers/promises'
import Fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply } from 'fastify'
import type { SandboxFault } from './faults.ts'

/** One pretend service; registers its own routes and closes its own timers in an `onClose` hook. */
export type SandboxPlugin = FastifyPluginAsync

/** WhatsApp takes documents up to 100 MB; the rest is for the multipart frame. */
const BODY_LIMIT = 105 * 1024 * 1024

/** Every body arrives as a Buffer: signatures and uploads need the bytes, and a sandbox parses what it wants. */
export function createSandboxApp(): FastifyInstance {
  const app = Fastify({ logger: false, bodyLimit: BODY_LIMIT, forceCloseConnections: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  return app
}

export function rawBody(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

/** The parsed body, or undefined when it is no JSON. */
export function jsonBody(body: unknown): unknown {
  try {
    return JSON.parse(rawBody(body).toString('utf8'))
  } catch {
    return undefined
  }
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface FaultyCall {
  readonly fault: SandboxFault | undefined
  /** The service's real work. Not run under an `http` fault. */
  readonly work: () => Promise<Answer> | Answer
  /** The service's own error shape for an `http` fault without a body. */
  readonly failure: (fault: Extract<SandboxFault, { kind: 'http' }>) => unknown
}

/** Does the work and answers, under whatever fault is due. */
export async function answerUnderFault(reply: FastifyReply, call: FaultyCall): Promise<FastifyReply> {
  const { fault } = call
  if (fault?.kind === 'http') {
    reply.code(fault.status).headers(fault.headers ?? {})
    if (fault.body !== undefined) return reply.type('text/html').send(fault.body)
    return reply.send(call.failure(fault))
  }
  const answer = await call.work()
  if (fault?.kind === 'timeout') return reply.hijack() // the socket stays open until the caller gives up
  if (fault?.kind === 'cut') {
    reply.hijack()
    reply.raw.destroy()
    return reply
  }
  if (fault?.kind === 'delay') await sleep(fault.ms)
  return reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .send(answer.body)
}
