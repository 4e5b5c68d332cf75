import { idIn } from '../../../lib/ids.ts'
import { moneyIn } from '../../pricing/domain/terms.ts'
import type { Offer } from '../domain/frame.ts'
import { amountIn, type OwnerTap } from '../domain/owner-taps.ts'
import type { ToldOwner } from '../jobs.ts'
import { nameOf } from './hand-over.ts'
import type { Answering } from './turn.ts'

interface Asked {
  readonly id: string
  readonly text: string
  readonly accommodationId: string | null
  /** A better price is asked for. */
  readonly isPrice?: boolean
}

/** A guest's question as the owner reads it on the telephone; of a price, with what may be tapped. */
export async function questionForOwner(answering: Answering, asked: Asked): Promise<ToldOwner> {
  const { deps, tx, turn } = answering
  const name = nameOf(turn.guest)
  const text = asked.text.slice(0, 300)
  const stay = asked.isPrice ? stayOnTable(answering) : undefined
  const cabins = await deps.cabins(tx)
  const cabinId = stay?.accommodationId ?? asked.accommodationId
  const cabin = cabins.find((one) => one.id === cabinId)?.name ?? null
  const once = `question:${asked.id}`
  if (!stay) {
    const answer: OwnerTap = { name: 'answer', values: [asked.id] }
    const variables = { name, text, cabin }
    return {
      once,
      key: 'owner_question',
      variables,
      buttons: [{ tap: answer, label: 'answer' }],
      picture: null,
    }
  }
  const { checkIn, checkOut } = stay.stay
  const values = [asked.id, stay.accommodationId, checkIn, checkOut]
  const wished = amountIn(asked.text)
  const currency = turn.place.currency
  const variables = {
    ...{ name, text, cabin: cabin ?? '', stay: { checkIn, checkOut } },
    total: await totalOf(answering, stay),
    wished: wished === null ? null : { amount: wished, currency },
  }
  const accept = {
    tap: { name: 'price_yes', values: [...values, String(wished)] },
    label: 'price_yes',
  } as const
  return {
    ...{ once, key: 'owner_price_asked', variables, picture: null },
    buttons: [
      ...(wished === null ? [] : [accept]),
      { tap: { name: 'price_other', values }, label: wished === null ? 'price_name' : 'price_other' },
      { tap: { name: 'price_no', values: [asked.id] }, label: 'price_no' },
    ],
  }
}

function stayOnTable({ turn, frame }: Answering): Offer | undefined {
  const [offer] = frame.offers
  if (offer) return offer
  const own = turn.own.find((one) => one.code === frame.reservationCode && one.status === 'pre_reserved')
  if (!own || own.groupId) return undefined
  const { accommodationId, checkIn, checkOut } = own
  return { accommodationId, quoteId: null, stay: { checkIn, checkOut } }
}

async function totalOf({ deps, tx, turn, frame }: Answering, { quoteId }: Offer) {
  const quoted = quoteId ? await deps.findQuote(tx, idIn<'quote'>(quoteId)) : undefined
  const terms = quoted?.terms ?? turn.own.find((one) => one.code === frame.reservationCode)?.terms
  return terms ? moneyIn(terms, terms.total) : null
}
