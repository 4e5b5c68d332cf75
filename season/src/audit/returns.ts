import { HOUR, MINUTE } from '../days.ts'
import type { Breach, Inspection } from './breach.ts'
import { accountsOf, type Entry, SUMS } from './money.ts'

/** Comes back within a day what the guest was told that comes back; a dispute at the bank ends otherwise. */
const BACK_WITHIN = 24 * HOUR

/** What a guest was told at the cancellation is what the provider sent back, to the cent. */
export async function returnsAsTold({ books, truth, world, now, calmSince }: Inspection): Promise<Breach[]> {
  const due = truth.promised.filter((one) => now - Math.max(one.at, calmSince) > BACK_WITHIN)
  if (due.length === 0) return []
  const accounts = [...accountsOf(await books.rows<Entry>(SUMS)).values()]
  const references = await books.rows<{ reference: string; code: string }>(
    `select p.external_reference as reference, r.code
       from payment_requests p join reservations r on r.id = p.reservation_id`,
  )
  const movements = world.outside.mercadoPago.settlement(0, Number.MAX_SAFE_INTEGER)
  return due.flatMap(({ code, at, amount, phone }) => {
    const account = accounts.find((one) => one.codes.includes(code))
    // What did not come through the provider goes back from hand to hand.
    const isOnline = account?.transfer === 0 && account.cash === 0
    if (!account || !isOnline || account.openRefunds > 0) return []
    const mine = references.filter((one) => account.codes.includes(one.code)).map((one) => one.reference)
    const since = movements.filter(
      (one) =>
        [...account.codes, ...mine].includes(one.EXTERNAL_REFERENCE) && one.TRANSACTION_DATE >= at - MINUTE,
    )
    if (since.some((one) => one.TRANSACTION_TYPE === 'CHARGEBACK')) return []
    const sums = since.map((one) => one.TRANSACTION_AMOUNT)
    const back = -sums.filter((sum) => sum < 0).reduce((total, sum) => total + sum, 0)
    const came = sums.filter((sum) => sum > 0).reduce((total, sum) => total + sum, 0)
    // What comes after the cancellation goes back besides.
    if (back === amount || back === amount + came) return []
    const what = `${code}: told ${amount / 100}, sent back ${back / 100} (came since ${came / 100})`
    return [{ promise: 'what comes back is what was told', what, about: [phone] }]
  })
}
