import type { Guest } from './guest.ts'

const WAYS = {
  approve: 50,
  account_money: 10,
  two_cards: 6,
  rejectFirst: 9,
  transfer: 10,
  twice: 3,
  late: 4,
  never: 8,
} as const
type Way = keyof typeof WAYS | 'coupon' | 'part'

export interface PayOptions {
  readonly ways: Readonly<Partial<Record<Way, number>>>
}

/** A guest with a link in hand decides how and when to pay. */
export function planPayment(guest: Guest, options: PayOptions) {
  const way = guest.chance.weighted({ ...WAYS, ...options.ways } as Record<Way, number>)
  guest.note(`(means to pay: ${way})`)
  if (way === 'never') return
  if (way === 'transfer')
    return guest.later(guest.chance.int(60, 600), 'asks for the account', () =>
      guest.say(guest.phrase('transfer')),
    )
  const delay = way === 'late' ? guest.chance.int(2100, 9000) : guest.chance.int(60, 1500)
  guest.later(delay, `pays: ${way}`, () => pay(guest, way))
}

async function pay(guest: Guest, way: Way): Promise<void> {
  const link = guest.booking?.payLink
  if (!link) return
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
  await choose(guest, link, way)
}

/** The page was open in time and the bank answered afterwards. */
function payEvenExpired(guest: Guest, link: string) {
  const preference = new URL(link).searchParams.get('pref_id') ?? ''
  guest.note('pays on a page that was open since before the end')
  guest.parts.world.outside.mercadoPago.approve(preference, { evenExpired: true })
}

/** Presses one of the choices of the checkout page, if it is offered there. */
async function choose(guest: Guest, link: string, choice: string): Promise<boolean> {
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
