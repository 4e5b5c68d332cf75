import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isLocalDate, type LocalDate } from '../../lib/local-date.ts'
import { jsonBody } from '../http.ts'
import type { Listing } from './listing.ts'

const day = z.custom<LocalDate>(isLocalDate, 'Expected a day such as 2026-12-24')
const listingParams = z.object({ platform: z.string(), listing: z.string() })
const bookingParams = z.object({ id: z.string() })
const stayBody = z
  .object({
    check_in: day,
    check_out: day,
    /** `block`: the host closes the nights. */
    kind: z.enum(['booking', 'block']).default('booking'),
    /** Two guests may book in one minute. */
    force: z.boolean().default(false),
  })
  .refine((stay) => stay.check_in < stay.check_out, 'check_out must be later than check_in')

const behaviourBody = z.object({
  re_export_imports: z.boolean().optional(),
  churn_uids: z.boolean().optional(),
  answer_empty: z.boolean().optional(),
  answer_html: z.boolean().optional(),
  conditional: z.boolean().optional(),
  gzip: z.boolean().optional(),
  redirects: z.number().int().min(0).max(10).optional(),
  window: z.object({ start_days: z.number().int(), end_days: z.number().int() }).nullable().optional(),
})

const BASE = '/sandbox/api/calendars'

/** What guests and hosts do on the pretend platforms, over HTTP: book, move, cancel, read our calendar, misbehave. */
export function platformApi(app: FastifyInstance, listings: () => readonly Listing[]): void {
  app.get(BASE, () => ({ items: listings().map(present) }))

  const one = (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    act: (listing: Listing, request: FastifyRequest, reply: FastifyReply) => unknown,
  ) =>
    app.route({
      method,
      url: `${BASE}/:platform/:listing${path}`,
      handler(request, reply) {
        const { platform, listing: id } = listingParams.parse(request.params)
        const listing = listings().find((known) => known.platform === platform && known.id === id)
        return listing ? act(listing, request, reply) : reply.code(404).send({ error: 'no such listing' })
      },
    })

  one('GET', '', present)
  one('POST', '/pull', (listing) => listing.pull())
  one('POST', '/bookings', (listing, request, reply) => {
    const body = stayBody.safeParse(jsonBody(request.body))
    if (!body.success) return reply.code(422).send({ error: body.error.issues[0]?.message })
    const { check_in: checkIn, check_out: checkOut, kind, force } = body.data
    const booked =
      kind === 'block' ? listing.block(checkIn, checkOut) : listing.book(checkIn, checkOut, { force })
    return reply.code(booked.ok ? 201 : 409).send(booked)
  })
  one('PATCH', '/bookings/:id', (listing, request, reply) => {
    const body = stayBody.safeParse(jsonBody(request.body))
    if (!body.success) return reply.code(422).send({ error: body.error.issues[0]?.message })
    const { id } = bookingParams.parse(request.params)
    return listing.move(id, body.data.check_in, body.data.check_out) ? present(listing) : missing(reply)
  })
  one('DELETE', '/bookings/:id', (listing, request, reply) => {
    const { id } = bookingParams.parse(request.params)
    return listing.cancel(id) ? reply.code(204).send() : missing(reply)
  })
  one('PUT', '/behaviour', (listing, request, reply) => {
    const body = behaviourBody.safeParse(jsonBody(request.body))
    if (!body.success) return reply.code(422).send({ error: body.error.issues[0]?.message })
    behave(listing, body.data)
    return present(listing)
  })
}

const missing = (reply: FastifyReply) => reply.code(404).send({ error: 'no such booking' })

function present(listing: Listing) {
  const { platform, id, path, importUrl, behaviour } = listing
  return {
    platform,
    id,
    path,
    import_url: importUrl,
    behaviour,
    stays: listing.stays.map(({ id: stayId, kind, checkIn, checkOut, code }) => ({
      id: stayId,
      kind,
      check_in: checkIn,
      check_out: checkOut,
      code,
    })),
    taken_nights: listing.takenNights(),
  }
}

function behave({ behaviour }: Listing, wanted: z.infer<typeof behaviourBody>): void {
  behaviour.reExportImports = wanted.re_export_imports ?? behaviour.reExportImports
  behaviour.churnUids = wanted.churn_uids ?? behaviour.churnUids
  behaviour.answerEmpty = wanted.answer_empty ?? behaviour.answerEmpty
  behaviour.answerHtml = wanted.answer_html ?? behaviour.answerHtml
  behaviour.conditional = wanted.conditional ?? behaviour.conditional
  behaviour.gzip = wanted.gzip ?? behaviour.gzip
  behaviour.redirects = wanted.redirects ?? behaviour.redirects
  if (wanted.window !== undefined) {
    const { window } = wanted
    behaviour.window = window && { startDays: window.start_days, endDays: window.end_days }
  }
}
