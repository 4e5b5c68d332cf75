import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import { type AccommodationId, type Id, sameSecret, sha256Hex } from '../../../lib/ids.ts'
import { addDays, dateAt } from '../../../lib/local-date.ts'
import { type Channel, parseChannel, readerOf } from '../domain/channel.ts'
import {
  type CurrentStay,
  calendarDomain,
  changesOf,
  EXPORT_FUTURE_DAYS,
  EXPORT_PAST_DAYS,
  type ExportEvent,
  type ExportedStay,
  eventsFor,
  receiptOf,
  stampOf,
  uidOf,
} from '../domain/exporting.ts'
import { exportRepository } from '../repository/exports.ts'
import { stayRepository } from '../repository/stays.ts'
import { type ChannelCabin, type ChannelDeps, hostOf } from './deps.ts'

export interface ExportRequest {
  readonly accommodationId: string
  readonly token: string
  /** As the address asks for it: whose own stays are left out. */
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
  const [taken, pieces, channels] = [
    await deps
      .occupancy(tx)
      .listTaken(addDays(today, -EXPORT_PAST_DAYS), addDays(today, EXPORT_FUTURE_DAYS), accommodationId),
    await stays.listPieces(accommodationId),
    await stays.listChannels(accommodationId),
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
    const source = piece ? (channels.get(piece.feedId) ?? 'other') : one.kind
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
      if (!cabin || !sameSecret(cabin.icalExportToken, request.token))
        return { ok: false, reason: 'not_found' }
      return db.transaction(async (tx) => {
        const stays = await refreshExported(deps, tx, cabin.id)
        const channel = request.channel ? parseChannel(request.channel) : null
        const audience = { channel, holds: request.holds, prepNights: request.prepNights }
        const events = eventsFor(stays, audience, { now: deps.clock.now(), zone: deps.zone })
        const body = write(deps, cabin, events)
        const etag = `"${sha256Hex(body).slice(0, 32)}"`
        if (request.counts) await keepReceipt(deps, tx, { request, etag, events, cabin })
        return { ok: true, etag, body, notModified: matches(request.ifNoneMatch, etag) }
      })
    },

    cabins: () => deps.cabins(db),
    listReaders: () => exportRepository(db).listReaders(deps.propertyId),

    /** The addresses that platforms know stop working at once. */
    renewToken(id: AccommodationId, actor: Actor): Promise<void> {
      return deps.renewExportToken(db, id, actor)
    },

    prune: (before: Parameters<ReturnType<typeof exportRepository>['deleteBefore']>[0]) =>
      exportRepository(db).deleteBefore(before),
  }
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
  },
): Promise<void> {
  const repository = exportRepository(tx)
  const platform: Channel = readerOf(read.request.userAgent, read.request.channel)
  const userAgent = read.request.userAgent.slice(0, LONGEST_USER_AGENT)
  const last = await repository.findLastReceipt(read.cabin.id, [platform])
  const at = deps.clock.now()
  if (last?.etag === read.etag) return repository.readAgain(last.id, at, userAgent)
  await repository.insertReceipt({
    id: deps.ids.uuid<Id<'export-receipt'>>(),
    accommodationId: read.cabin.id,
    platform,
    etag: read.etag,
    userAgent,
    at,
    stays: receiptOf(read.events),
  })
}
