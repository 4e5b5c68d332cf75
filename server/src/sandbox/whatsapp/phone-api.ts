import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isBefore } from '../../lib/clock.ts'
import { jsonBody, rawBody } from '../http.ts'
import { findOrCreateGuest } from './guests.ts'
import { fileNode, type InboundNode, tapNode, textNode, writeAsGuest } from './inbound.ts'
import { findMedia } from './media.ts'
import type { Guest, PhoneChange, State } from './state.ts'
import type { Webhooks } from './webhooks.ts'

const KEEP_ALIVE_MS = 15_000
/** Guests of the page live in a range nobody dials: 54 9 11 5555 and four digits. */
const FIRST_PHONE = 5491155550001

const newPhone = z.object({ name: z.string().trim().max(60).optional() })
const newText = z.object({ text: z.string().trim().min(1).max(4096), reply_to: z.string().optional() })
const newTap = z.object({ message_id: z.string(), id: z.string() })
const phoneParams = z.object({ phone: z.string() })

export function registerPhoneApi(app: FastifyInstance, state: State, webhooks: Webhooks): void {
  const base = '/sandbox/api/phones'
  /** Routes of one phone; an unknown one is 404. */
  const onPhone =
    (work: (guest: Guest, request: FastifyRequest, reply: FastifyReply) => unknown) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const guest = state.guests.get(phoneParams.parse(request.params).phone)
      return guest ? work(guest, request, reply) : fail(reply, 404, 'No such phone: create one first.')
    }
  const write = (guest: Guest, input: InboundNode, reply: FastifyReply) =>
    reply.code(201).send(writeAsGuest(state, webhooks, { ...input, guest }).message)

  app.post(base, async (request, reply) => {
    const parsed = newPhone.safeParse(jsonBody(request.body) ?? {})
    if (!parsed.success) return fail(reply, 400, 'name: at most 60 characters.')
    const guest = findOrCreateGuest(state, nextPhone(state))
    if (parsed.data.name) guest.name = parsed.data.name
    return reply.code(201).send(presentGuest(guest))
  })
  app.get(
    `${base}/:phone`,
    onPhone((guest) => presentGuest(guest)),
  )
  app.get(
    `${base}/:phone/messages`,
    onPhone((guest, request) => {
      const { after } = z.object({ after: z.string().optional() }).parse(request.query)
      const from = after ? guest.messages.findIndex((one) => one.id === after) + 1 : 0
      return { messages: guest.messages.slice(from), typing: isTyping(state, guest) }
    }),
  )
  app.get(
    `${base}/:phone/events`,
    onPhone((guest, _request, reply) => stream(state, guest, reply)),
  )
  app.post(
    `${base}/:phone/messages`,
    onPhone((guest, request, reply) => {
      const parsed = newText.safeParse(jsonBody(request.body))
      if (!parsed.success) return fail(reply, 400, 'text: 1 to 4096 characters.')
      return write(guest, textNode(parsed.data.text, parsed.data.reply_to), reply)
    }),
  )
  app.post(
    `${base}/:phone/taps`,
    onPhone((guest, request, reply) => {
      const parsed = newTap.safeParse(jsonBody(request.body))
      if (!parsed.success) return fail(reply, 400, 'message_id and id are required.')
      const message = guest.messages.find((one) => one.id === parsed.data.message_id)
      const tap = message && tapNode(message, parsed.data.id)
      return tap ? write(guest, tap, reply) : fail(reply, 404, 'No such choice in that message.')
    }),
  )
  app.post(
    `${base}/:phone/media`,
    onPhone((guest, request, reply) => {
      const bytes = rawBody(request.body)
      const mime = request.headers['content-type']
      if (bytes.length === 0 || !mime)
        return fail(reply, 400, 'Send the bytes as the body, with their content-type.')
      const filename = header(request, 'x-filename')
      return write(
        guest,
        fileNode(state, {
          bytes,
          mime,
          filename,
          caption: header(request, 'x-caption'),
          spoken: { text: header(request, 'x-spoken') },
        }),
        reply,
      )
    }),
  )
  app.get('/sandbox/api/media/:id', async (request, reply) => {
    const media = findMedia(state, z.object({ id: z.string() }).parse(request.params).id)
    if (!media) return fail(reply, 404, 'No such media.')
    // a guest's upload is shown, never run
    const headers = {
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    }
    return reply.headers(headers).type(media.mime).send(media.bytes)
  })
}

function fail(reply: FastifyReply, status: number, error: string): FastifyReply {
  return reply.code(status).send({ error })
}

function presentGuest(guest: Guest): unknown {
  return { phone: guest.waId, name: guest.name }
}

function nextPhone(state: State): string {
  let phone = FIRST_PHONE
  while (state.guests.has(String(phone))) phone += 1
  return String(phone)
}

function isTyping(state: State, guest: Guest): boolean {
  return guest.typingUntil !== null && isBefore(state.options.clock.now(), guest.typingUntil)
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  if (typeof value !== 'string' || value === '') return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Also tells when "writing…" ran out by itself. */
function stream(state: State, guest: Guest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write(': connected\n\n')
  let wasTyping = isTyping(state, guest)
  const push = ({ event, data }: PhoneChange) => {
    if (event === 'typing') wasTyping = data.typing
    raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const watch = setInterval(() => {
    if (wasTyping && !isTyping(state, guest)) push({ event: 'typing', data: { typing: false } })
  }, 1000)
  const keepAlive = setInterval(() => raw.write(': still here\n\n'), KEEP_ALIVE_MS)
  const listeners = state.listeners.get(guest.waId) ?? new Set()
  state.listeners.set(guest.waId, listeners.add(push))
  raw.on('close', () => {
    clearInterval(watch)
    clearInterval(keepAlive)
    listeners.delete(push)
  })
  return reply
}
