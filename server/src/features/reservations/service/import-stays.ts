import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { Id, ReservationId } from '../../../lib/ids.ts'
import { dateAt, type LocalDate } from '../../../lib/local-date.ts'
import { OVERRIDES } from '../../pricing/domain/check-stay.ts'
import type { QuoteRefusal } from '../../pricing/domain/quote.ts'
import { type ImportedStay, readStay, type Unreadable } from '../domain/import-stay.ts'
import type { RawStay } from '../domain/import-table.ts'
import type { Reservation } from '../domain/reservation.ts'
import { ledgerRepository } from '../repository/ledger.ts'
import { reservationRepository } from '../repository.ts'
import { type BookResult, book } from './book.ts'
import type { ReservationDeps, Step } from './deps.ts'

/** Who has one of the nights: a stay, another line of the same file, a block or an imported stay. */
interface InTheWay {
  readonly kind: 'hold' | 'reservation' | 'block' | 'external' | 'line'
  readonly label: string
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly line?: number
}

export type ImportedLine = { readonly raw: RawStay; readonly stay: ImportedStay | null } & (
  | { readonly status: 'booked'; readonly reservation: Reservation }
  | { readonly status: 'overlapping'; readonly with: readonly InTheWay[] }
  | { readonly status: 'not_understood'; readonly reason: Unreadable | QuoteRefusal['reason'] }
)

export interface ImportResult {
  /** False: nothing of it was booked, because it was only a look or because a line could not be. */
  readonly written: boolean
  readonly lines: readonly ImportedLine[]
}

export interface ImportRequest {
  readonly stays: readonly RawStay[]
  readonly dryRun: boolean
  readonly actor: Actor
}

class TakenBack extends Error {
  readonly lines: readonly ImportedLine[]
  constructor(lines: readonly ImportedLine[]) {
    super('an import that is a look, or not whole, writes nothing')
    this.lines = lines
  }
}

/**
 * Stays of an owner's notebook. They are booked as they would be, so that a look says the truth, and taken back unless
 * every line stands. No guest hears of it: what was agreed was agreed elsewhere.
 */
export async function importStays(
  work: { readonly deps: ReservationDeps; readonly db: Db },
  request: ImportRequest,
): Promise<ImportResult> {
  const { deps, db } = work
  try {
    return await db.transaction(async (tx) => {
      const lines = await bookLines({ deps, tx }, request)
      if (request.dryRun || lines.some((one) => one.status !== 'booked')) throw new TakenBack(lines)
      return { written: true, lines }
    })
  } catch (error) {
    if (error instanceof TakenBack) return { written: false, lines: error.lines }
    throw error
  }
}

async function bookLines(step: Step, request: ImportRequest): Promise<ImportedLine[]> {
  const { deps, tx } = step
  const cabins = await deps.cabins(tx)
  const today = dateAt(deps.clock.now(), deps.zone)
  const readings = request.stays.map((raw) => ({ raw, read: readStay(raw, { cabins, today }) }))
  // Every cabin at once and in one order: two imports, or an import and a group, wait instead of crossing.
  const wanted = new Set(readings.flatMap(({ read }) => (read.ok ? [read.stay.cabin.id] : [])))
  for (const id of [...wanted].sort()) await deps.occupancy(tx).lock(id)
  const lines: ImportedLine[] = []
  const own = new Map<ReservationId, number>()
  for (const { raw, read } of readings) {
    if (!read.ok) {
      lines.push({ raw, stay: null, status: 'not_understood', reason: read.reason })
      continue
    }
    const line = await bookLine(step, { raw, stay: read.stay, actor: request.actor, own })
    if (line.status === 'booked') own.set(line.reservation.id, raw.line)
    lines.push(line)
  }
  return lines
}

interface Line {
  readonly raw: RawStay
  readonly stay: ImportedStay
  readonly actor: Actor
  readonly own: ReadonlyMap<ReservationId, number>
}

class LineRefused extends Error {
  readonly reason: BookRefusal
  constructor(reason: BookRefusal) {
    super('this line is not booked')
    this.reason = reason
  }
}

type BookRefusal = Extract<BookResult, { ok: false }>['reason'] | Unreadable

/** In a savepoint of its own: a line that cannot be booked leaves no nights in the way of those after it. */
async function bookLine({ deps, tx }: Step, line: Line): Promise<ImportedLine> {
  const { raw, stay } = line
  try {
    const reservation = await tx.savepoint((inner) => writeLine({ deps, tx: inner }, line))
    return { raw, stay, status: 'booked', reservation }
  } catch (error) {
    if (!(error instanceof LineRefused)) throw error
    if (error.reason !== 'date_overlap') return { raw, stay, status: 'not_understood', reason: error.reason }
    return { raw, stay, status: 'overlapping', with: await inTheWay({ deps, tx }, line) }
  }
}

async function writeLine({ deps, tx }: Step, { stay, actor }: Line): Promise<Reservation> {
  const { cabin, checkIn, checkOut, people, price } = stay
  const result = await book(deps, tx, {
    stay: {
      accommodationId: cabin.id,
      checkIn,
      checkOut,
      party: { adults: people, children: 0, babies: 0, pets: 0 },
    },
    contact: { name: stay.guest, phone: stay.phone, email: stay.email },
    channel: 'other',
    language: 'es',
    notes: stay.notes,
    actor,
    as: 'confirmed',
    cause: 'brought along by the owner',
    override: OVERRIDES,
    isUntold: true,
    ...(price === null ? {} : { totalPrice: price }),
  })
  if (!result.ok) throw new LineRefused(result.reason)
  const { reservation } = result
  if (stay.deposit > reservation.terms.total) throw new LineRefused('deposit_above_price')
  if (stay.deposit > 0) await bookDeposit({ deps, tx }, { reservation, stay, actor })
  return reservation
}

/** As entered by hand: the owner may take it back as a mistake. */
async function bookDeposit(
  { deps, tx }: Step,
  of: { readonly reservation: Reservation; readonly stay: ImportedStay; readonly actor: Actor },
): Promise<void> {
  const { reservation, stay, actor } = of
  await ledgerRepository(tx).insertEntry(reservation.id, {
    id: deps.ids.uuid<Id<'ledger-entry'>>(),
    kind: 'payment',
    method: stay.method,
    amount: stay.deposit,
    currency: reservation.terms.currency,
    note: 'paid before moving in',
    actorKind: actor.kind,
    actorId: actor.id,
    sourceKey: null,
    reverses: null,
    createdAt: deps.clock.now(),
  })
}

async function inTheWay(
  { deps, tx }: Step,
  of: { readonly stay: ImportedStay; readonly own: ReadonlyMap<ReservationId, number> },
): Promise<InTheWay[]> {
  const { cabin, checkIn, checkOut } = of.stay
  const taken = await deps.occupancy(tx).listTaken(checkIn, checkOut, cabin.id)
  const found: InTheWay[] = []
  for (const one of taken) {
    const nights = { checkIn: one.checkIn, checkOut: one.checkOut }
    const line = one.reservationId ? of.own.get(one.reservationId) : undefined
    const other = one.reservationId ? await reservationRepository(tx).findById(one.reservationId) : undefined
    if (line !== undefined) found.push({ kind: 'line', label: other?.contact.name ?? '', line, ...nights })
    else
      found.push({
        kind: one.kind,
        label: other ? `${other.code} ${other.contact.name}` : one.reason,
        ...nights,
      })
  }
  return found
}
