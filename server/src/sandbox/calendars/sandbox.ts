import { gzipSync } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../lib/clock.ts'
import type { Ids } from '../../lib/ids.ts'
import { createFaults, type Faults } from '../faults.ts'
import { answerUnderFault, type SandboxPlugin } from '../http.ts'
import { createListing, type Listing } from './listing.ts'
import { platformApi } from './platform-api.ts'
import { CALENDAR_PLATFORMS, type CalendarPlatform } from './shapes.ts'

/** Fault points: `airbnb.feed`, `booking.feed`. */
export interface CalendarSandbox {
  /**
   * Serves `/calendars/airbnb/<listing>.ics?t=…` and `/calendars/booking/<listing>.ics?t=…`, and under
   * `/sandbox/api/calendars` what guests and hosts do there.
   */
  readonly plugin: SandboxPlugin
  readonly faults: Faults
  /** Makes the listing on first use. */
  listing(platform: CalendarPlatform, id: string): Listing
  listings(): readonly Listing[]
}

interface CalendarRequest {
  readonly Params: { readonly file: string }
  readonly Querystring: { readonly t?: string; readonly hop?: string }
}

const ERROR_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Access denied</title></head><body>Please try again later.</body></html>\n'

export function createCalendarSandbox(deps: { readonly clock: Clock; readonly ids: Ids }): CalendarSandbox {
  const listings = new Map<string, Listing>()
  const faults = createFaults()
  return {
    faults,
    listing(platform, id) {
      const known = listings.get(`${platform}/${id}`)
      if (known) return known
      const made = createListing(platform, id, deps)
      listings.set(`${platform}/${id}`, made)
      return made
    },
    listings: () => [...listings.values()],
    plugin: async (app) => {
      platformApi(app, () => [...listings.values()])
      for (const platform of CALENDAR_PLATFORMS) {
        app.get<CalendarRequest>(`/calendars/${platform}/:file`, (request, reply) => {
          const { params, query } = request
          const { file } = params
          const listing = listings.get(`${platform}/${file.replace(/\.ics$/, '')}`)
          if (!listing || query.t !== listing.token) return reply.code(404).type('text/html').send(ERROR_PAGE)
          return answerUnderFault(reply, {
            fault: faults.strike(`${platform}.feed`),
            work: () => answer(listing, request, Number(query.hop ?? 0) || 0),
            failure: () => ERROR_PAGE,
          })
        })
      }
    },
  }
}

function answer(listing: Listing, request: FastifyRequest, hop: number) {
  const { behaviour } = listing
  if (hop < behaviour.redirects) {
    return { status: 302, body: '', headers: { location: `${listing.path}&hop=${hop + 1}` } }
  }
  if (behaviour.answerHtml) return { status: 200, body: ERROR_PAGE, headers: { 'content-type': 'text/html' } }
  const { body, etag } = listing.feed()
  const conditional = behaviour.conditional ? { etag } : {}
  if (behaviour.conditional && request.headers['if-none-match'] === etag)
    return { status: 304, body: '', headers: conditional }
  const headers = { 'content-type': 'text/calendar; charset=utf-8', ...conditional }
  if (!behaviour.gzip) return { status: 200, body, headers }
  return { status: 200, body: gzipSync(body), headers: { ...headers, 'content-encoding': 'gzip' } }
}
