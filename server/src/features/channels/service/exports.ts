import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import { type AccommodationId, type Id, sameSecret, sha256Hex } from '../../../lib/ids.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import {
  type CurrentStay,
  calendarDomain,
  changesOf,
  EXPORT_FUTURE_DAYS,
  EXPORT_PAST_DAYS,
  type ExportEvent,
  type ExportedStay,
  eventsFor,
  programOf,
  receiptOf,
  sourceOfFeed,
  stampOf,
  uidOf,
} from '../domain/exporting.ts'
import type { Feed } from '../domain/feed.ts'
import { type Channel, parseChannel } from '../domain/platforms.ts'

import { exportRepository, type ReaderKey } from '../repository/exports.ts'
import { stayRepository } from '../repository/stays.ts'
import { feedRepository } from '../repository.ts'
import { type ChannelCabin, type ChannelDeps, hostOf } from './deps.ts'

export interface ExportRequest {
  readonly accommodationId: string
  readonly token: string
  /** ?channel=, the alias of before: whose own stays are left out. */
  readonly channel?: string | undefined
  readonly holds: boolean
  readonly prepNights: number
  readonly userAgent: string
  readonly ifNoneMatch?: string | undefined
  /** False for a look that reads nothing, such as HEAD. */
  readonly counts: boolean
}

export type ExportAnswer =
  | { readonly ok: true; readonly etag: string; readonly body: string; readonly notModified: boolean }
  | { readonly ok: false; readonly reason: 'not_found' }

const PRODUCT = '-//Tranquera//Calendar 1.0//EN'
const LONGEST_USER_AGENT = 200

/** Writes down how our calendar stands now, with the time of each change; answers all of it. */
export async function refreshExported(
  deps: ChannelDeps,
  tx: Db,
  accommodationId: AccommodationId,
): Promise<ExportedStay[]> {
  const repository = exportRepository(tx)
  await repository.lock(accommodationId)
  const known = await repository.list(accommodationId)
  const changed = changesOf(known, await currentStays(deps, tx, accommodationId), deps.clock.now())
  await repository.save(accommodationId, changed)
  const byRef = new Map([...known, ...changed].map((stay) => [stay.ref, stay]))
  return [...byRef.values()].filter((stay) => stay.nights.length > 0 || stay.lostAt !== null)
}

async function currentStays(
  deps: ChannelDeps,
  tx: Db,
  accommodationId: AccommodationId,
): Promise<CurrentStay[]> {
  const today = dateAt(deps.clock.now(), deps.zone)
  const stays = stayRepository(tx)
  const [taken, pieces] = [
    await deps
      .occupancy(tx)
      .listTaken(addDays(today, -EXPORT_PAST_DAYS), addDays(today, EXPORT_FUTURE_DAYS), accommodationId),
    await stays.listPieces(accommodationId),
  ]
  const pieceOf = new Map(pieces.map((piece) => [piece.occupancyId, piece]))
  const byRef = new Map<string, { source: string; nights: CurrentStay['nights'][number][] }>()
  for (const one of taken) {
    const piece = pieceOf.get(one.id)
    const ref = one.reservationId
      ? `reservation:${one.reservationId}`
      : piece
        ? `stay:${piece.stayId}`
        : `${one.kind}:${one.id}`
    const source = piece ? sourceOfFeed(piece.feedId) : one.kind
    const entry = byRef.get(ref) ?? { source, nights: [] }
    entry.nights.push({ checkIn: one.checkIn, checkOut: one.checkOut })
    byRef.set(ref, entry)
  }
  return [...byRef].map(([ref, entry]) => ({ ref, ...entry }))
}

export function exportService(deps: ChannelDeps, db: Db) {
  return {
    /** The calendar for one reader, and the receipt that it was read. */
    async calendar(request: ExportRequest): Promise<ExportAnswer> {
      const cabin = (await deps.cabins(db)).find((one) => one.id === request.accommodationId)
      const address = cabin && (await addressOf(deps, db, { cabin, request }))
      if (!address) return { ok: false, reason: 'not_found' }
      return db.transaction(async (tx) => {
        const stays = await refreshExported(deps, tx, cabin.id)
        const { holds, prepNights } = request
        const audience = { feedId: address.feed?.id ?? null, holds, prepNights }
        const events = eventsFor(stays, audience, { now: deps.clock.now(), zone: deps.zone })
        const body = write(deps, cabin, events)
        const etag = `"${sha256Hex(body).slice(0, 32)}"`
        if (request.counts) await keepReceipt(deps, tx, { request, etag, events, cabin, address })
        return { ok: true, etag, body, notModified: matches(request.ifNoneMatch, etag) }
      })
    },

    cabins: () => deps.cabins(db),
    listReaders: () => exportRepository(db).listReaders(deps.propertyId),

    /** The addresses that platforms know stop working at once. */
    renewToken(id: AccommodationId, actor: Actor): Promise<void> {
      return db.transaction(async (tx) => {
        const feeds = feedRepository(tx)
        for (const feed of await feeds.list(deps.propertyId, id))
          await feeds.setExportToken(feed.id, deps.ids.token(32))
        await deps.renewExportToken(tx, id, actor)
      })
    },

    prune: (before: Parameters<ReturnType<typeof exportRepository>['deleteBefore']>[0]) =>
      exportRepository(db).deleteBefore(before),
  }
}

interface Address {
  /** Made for one feed, or asked for by the name of the only feed of that platform; null: the address of everybody. */
  readonly feed: Feed | null
  /** A name that could not be followed: nothing is left out, and the panel says so. */
  readonly unknownName: string | null
}

async function addressOf(
  deps: ChannelDeps,
  db: Db,
  asked: { readonly cabin: ChannelCabin; readonly request: ExportRequest },
): Promise<Address | undefined> {
  const { cabin, request } = asked
  const feeds = await feedRepository(db).list(deps.propertyId, cabin.id)
  if (!sameSecret(cabin.icalExportToken, request.token)) {
    const feed = feeds.find(({ exportToken }) => sameSecret(exportToken, request.token))
    return feed && { feed, unknownName: null }
  }
  if (!request.channel) return { feed: null, unknownName: null }
  const channel = parseChannel(request.channel)
  const [only, ...more] = feeds.filter((feed) => channel !== 'other' && feed.channel === channel)
  if (only && more.length === 0) return { feed: only, unknownName: null }
  return { feed: null, unknownName: request.channel }
}

function write(deps: ChannelDeps, cabin: ChannelCabin, events: readonly ExportEvent[]): string {
  const domain = calendarDomain(hostOf(deps), cabin.id)
  return deps.writer.write({
    prodId: PRODUCT,
    name: cabin.name,
    events: events.map((event) => ({
      uid: uidOf(event, domain),
      checkIn: event.checkIn,
      checkOut: event.checkOut,
      summary: event.reserved ? 'Reserved' : 'Not available',
      stamp: stampOf(event.changedAt),
    })),
  })
}

/** RFC 9110 section 13.1.2: weak comparison. */
function matches(header: string | undefined, etag: string): boolean {
  if (!header) return false
  const given = header.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return given.includes('*') || given.includes(etag)
}

/** "Not modified" is a reading too: the platform knows what stands in the calendar. */
async function keepReceipt(
  deps: ChannelDeps,
  tx: Db,
  read: {
    readonly request: ExportRequest
    readonly etag: string
    readonly events: readonly ExportEvent[]
    readonly cabin: ChannelCabin
    readonly address: Address
  },
): Promise<void> {
  const repository = exportRepository(tx)
  const { cabin, address, request, etag } = read
  const named = parseChannel(request.userAgent)
  const platform: Channel = address.feed?.channel ?? named
  const feedId = address.feed?.id ?? null
  const program = feedId === null && platform === 'other' ? programOf(request.userAgent) : ''
  const reader: ReaderKey = {
    accommodationId: cabin.id,
    feedId,
    platform,
    asked: address.unknownName,
    program,
  }
  const userAgent = request.userAgent.slice(0, LONGEST_USER_AGENT)
  const last = await repository.findLastReceipt(reader)
  const at = deps.clock.now()
  if (last?.etag === etag) return repository.readAgain(last.id, at, userAgent)
  await repository.insertReceipt({
    ...reader,
    id: deps.ids.uuid<Id<'export-receipt'>>(),
    etag,
    userAgent,
    at,
    stays: receiptOf(read.events),
  })
  if (feedId === null && !last) await repository.forgetReaders(cabin.id)
}
