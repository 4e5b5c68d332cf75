import { told } from '../days.ts'
import { SETTINGS } from '../place.ts'
import type { Guest } from './guest.ts'
import { drawReceipt } from './receipt.ts'

const WAYS = {
  approve: 50,
  account_money: 10,
  two_cards: 6,
  rejectFirst: 9,
  transfer: 10,
  twice: 3,
  late: 4,
  never: 8,
  coupon: 4,
  part: 2,
} as const
type Way = keyof typeof WAYS

/** A guest with a link in hand decides how and when to pay. */
export function planPayment(guest: Guest) {
  const way = guest.chance.weighted(WAYS)
  guest.payingBy = way
  guest.note(`(means to pay: ${way})`)
  if (way === 'never') return
  if (way === 'transfer')
    return guest.later(guest.chance.int(60, 600), 'asks for the account', () =>
      guest.say(guest.phrase('transfer')),
    )
  const link = guest.booking?.payLink
  if (!link) return
  const delay = way === 'late' ? guest.chance.int(2100, 9000) : guest.chance.int(60, 1500)
  guest.later(delay, `pays: ${way}`, () => pay(guest, way, link))
}

async function pay(guest: Guest, way: Way, link: string) {
  if (way === 'late') return payEvenExpired(guest, link)
  if (way === 'rejectFirst') {
    await choose(guest, link, 'reject')
    guest.later(
      guest.chance.int(60, 400),
      'tries again',
      async () => void (await choose(guest, link, 'approve')),
    )
    return
  }
  if (way === 'coupon') return payAtKiosk(guest, link)
  const paid = await choose(guest, link, way)
  if (!paid) return
  if (way === 'part' && guest.chance.yes(0.6))
    guest.later(
      guest.chance.int(120, 900),
      'pays the rest',
      async () => void (await choose(guest, link, 'approve')),
    )
}

/** A coupon on paper, paid in cash a day or two later and credited after that; or never. */
async function payAtKiosk(guest: Guest, link: string) {
  if (!(await choose(guest, link, 'coupon'))) {
    guest.later(60, 'pays by card then', async () => void (await choose(guest, link, 'approve')))
    return
  }
  const { mercadoPago } = guest.parts.world.outside
  const preference = new URL(link).searchParams.get('pref_id')
  const coupon = mercadoPago
    .payments()
    .findLast((one) => one.preferenceId === preference && one.status === 'pending')
  if (!coupon || guest.chance.yes(0.2)) return
  guest.later(guest.chance.int(2, 40) * 3600, 'pays at the kiosk', () => {
    if (coupon.status !== 'pending') return
    guest.note('pays the coupon at a kiosk')
    mercadoPago.payCoupon(coupon.id)
    guest.later(guest.chance.int(1, 30) * 3600, 'the coupon is credited', () => {
      if (coupon.status === 'pending') mercadoPago.settleCoupon(coupon.id)
    })
  })
}

/** Transfers what was asked for and sends a picture of it; some send a picture of nothing. */
export function transfer(guest: Guest, code: string, amount: number) {
  const real = guest.chance.yes(0.88)
  guest.later(guest.chance.int(120, 2400), 'transfers', async () => {
    if (real) guest.parts.truth.transfers.push({ code, amount, seen: false })
    const picture = await drawReceipt({
      amount,
      from: guest.name,
      to: SETTINGS.transfer.holder,
      at: told(guest.parts.world.now()),
      concept: code,
    })
    guest.photo(
      Buffer.from(picture),
      `a receipt of ${amount / 100} for ${code}, ${real ? 'and the money is there' : 'and no money'}`,
    )
  })
}

/** The page was open in time and the bank answered afterwards. */
function payEvenExpired(guest: Guest, link: string) {
  const preference = new URL(link).searchParams.get('pref_id') ?? ''
  guest.note('pays on a page that was open since before the end')
  guest.parts.world.outside.mercadoPago.approve(preference, { evenExpired: true })
}

/** Presses one of the choices of the checkout page, if it is offered there. */
export async function choose(guest: Guest, link: string, choice: string): Promise<boolean> {
  const page = await fetch(link)
  const offered = (await page.text()).includes(`value="${choice}"`)
  if (!page.ok || !offered) {
    guest.note(`finds no "${choice}" on the payment page (${page.status})`)
    return false
  }
  const answer = await fetch(link, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `choice=${choice}`,
    redirect: 'manual',
  })
  guest.note(`pays on the page: ${choice}`)
  return answer.status === 303
}
