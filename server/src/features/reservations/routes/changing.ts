import type { changePreview, PatchReservationBody } from '@tranquera/contracts/reservation-moves'
import type { z } from 'zod'
import type { Db } from '../../../lib/db/types.ts'
import { type ProblemError, problem } from '../../../lib/errors.ts'
import { localDate } from '../../../lib/local-date.ts'
import { formatAmount, parseAmount } from '../../../lib/money.ts'
import { toParty } from '../../pricing/domain/party.ts'
import { standingOf } from '../domain/ledger.ts'
import { notesIn, type Reservation } from '../domain/reservation.ts'
import { changeProblem, overlapProblem } from '../errors.ts'
import type { ChangeResult, StayChange } from '../service/change.ts'
import type { Because } from '../service/move.ts'
import type { ReservationRouteDeps } from './deps.ts'
import { refundWish } from './shared.ts'
import { present, presentWays } from './views.ts'

/** Minor units of `total_price`; zero is a present. */
export function totalOf(given: string | number): number {
  const amount = parseAmount(given)
  if (amount !== undefined && amount >= 0) return amount
  const message = 'total_price is an amount, for example "270000.00".'
  throw problem({ code: 'invalid_amount', detail: message, errors: [{ path: 'total_price', message }] })
}

export function changeOf(body: PatchReservationBody): StayChange {
  const contact = {
    ...(body.contact_name === undefined ? {} : { name: body.contact_name }),
    ...(body.contact_phone === undefined ? {} : { phone: body.contact_phone }),
    ...(body.contact_email === undefined ? {} : { email: body.contact_email }),
  }
  return {
    ...(body.check_in ? { checkIn: localDate(body.check_in) } : {}),
    ...(body.check_out ? { checkOut: localDate(body.check_out) } : {}),
    ...(body.accommodation_id ? { accommodationId: body.accommodation_id } : {}),
    ...(body.guests === undefined ? {} : { party: toParty(body.guests) }),
    ...notesIn(body),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(body.total_price === undefined ? {} : { totalPrice: totalOf(body.total_price) }),
    ...(body.keep_price === undefined ? {} : { keepPrice: body.keep_price }),
    ...(body.override ? { override: body.override } : {}),
    ...(body.refund === undefined ? {} : { refund: refundWish(body.refund) }),
    ...(body.notify === undefined ? {} : { notify: body.notify }),
  }
}

type Refused = Extract<ChangeResult, { readonly ok: false }>

/** Nights that somebody has are answered with others that are free. */
export async function changeRefused(
  deps: ReservationRouteDeps,
  reservation: Reservation,
  of: { readonly change: StayChange; readonly refused: Refused },
): Promise<ProblemError> {
  const { change, refused } = of
  if (refused.reason !== 'date_overlap') return changeProblem(refused)
  const { accommodationId, checkIn, checkOut, party } = { ...reservation, ...change }
  const stay = { accommodationId, checkIn, checkOut, party }
  return overlapProblem(await deps.reservations(deps.db).alternatives(stay))
}

/** What the change would do, and nothing of it is done. */
export async function previewOf(
  deps: ReservationRouteDeps,
  reservation: Reservation,
  change: StayChange & Because,
): Promise<z.infer<typeof changePreview>> {
  const { id } = reservation
  const before = await present(deps, reservation)
  const known = new Set((await deps.refunds(deps.db, reservation)).map((one) => one.id))
  const balance = await deps.reservations(deps.db).netBalance(id)
  const look = async (tx: Db, result: ChangeResult) => {
    if (!result.ok) return result
    const ways = (await deps.refunds(tx, reservation)).filter((one) => !known.has(one.id))
    const { total } = result.reservation.terms
    const refund = result.refundDue ?? 0
    const due = standingOf(total, balance.paid).due + refund
    return {
      ok: true as const,
      preview: {
        before,
        after: await present(deps, result.reservation, tx),
        difference: formatAmount(total - reservation.terms.total),
        charge: formatAmount(Math.max(0, Math.max(0, due) - Math.max(0, balance.due))),
        refund: formatAmount(refund),
        refunds: presentWays(ways),
        warnings: warningsOf({
          refund,
          due,
          ways: ways.map((one) => one.state),
          isFrozen: reservation.frozenReason !== null,
        }),
      },
    }
  }
  const seen = await deps.reservations(deps.db).previewChange({ id, change }, look)
  if (seen.ok) return seen.preview
  throw await changeRefused(deps, reservation, { change, refused: seen })
}

/** Words that a program may switch on: what the owner should know before saying yes. */
function warningsOf(of: {
  readonly refund: number
  readonly due: number
  readonly ways: readonly string[]
  readonly isFrozen: boolean
}): string[] {
  return [
    ...(of.due < 0 ? ['credit_left'] : []),
    ...(of.ways.includes('manual') ? ['refund_by_hand'] : []),
    ...(of.isFrozen || of.ways.includes('disputed') ? ['payment_disputed'] : []),
  ]
}
