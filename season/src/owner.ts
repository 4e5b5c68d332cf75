import { z } from 'zod'
import type { Chance } from './chance.ts'
import { type Day, momentOf, plusDays } from './days.ts'
import type { Guest } from './guests/guest.ts'
import type { OwnerApi } from './owner-api.ts'
import type { Cabin } from './place.ts'
import type { Platforms } from './platforms.ts'
import type { Story } from './story.ts'
import type { Truth } from './truth.ts'
import type { World } from './world.ts'

export interface OwnerParts {
  readonly world: World
  readonly api: OwnerApi
  readonly story: Story
  readonly truth: Truth
  readonly chance: Chance
  readonly cabins: readonly Cabin[]
  readonly platforms: Platforms
  readonly guests: ReadonlyMap<string, Guest>
}

const decisions = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      title: z.string(),
      detail: z.string(),
      conversation_id: z.string().nullable(),
      reservation_code: z.string().nullable(),
      accommodation_name: z.string().nullable(),
      entity_id: z.string(),
      actions: z.array(z.object({ name: z.string(), method: z.string(), path: z.string() })),
    }),
  ),
})
export type Decision = z.infer<typeof decisions>['items'][number]

const door = z.looseObject({
  code: z.string().nullable(),
  kind: z.string(),
  status: z.string(),
  due_amount: z.string().nullable(),
  check_in: z.string(),
})
const today = z.object({ arrivals: z.array(door), departures: z.array(door), in_house: z.array(door) })

const POLICIES = [
  [
    { days_before: 15, refund_percent: 100 },
    { days_before: 5, refund_percent: 50 },
  ],
  [{ days_before: 30, refund_percent: 100 }],
  [{ days_before: 1, refund_percent: 100 }],
  [],
] as const

/** The owner comes to the panel a few times a day, and not at all on some days. */
export function createOwner(parts: OwnerParts) {
  const { world, api, story, truth, cabins } = parts
  const note = (what: string) => story.note(world.now(), 'owner', what)
  const any = z.unknown()

  async function call(method: string, address: string, body?: unknown): Promise<boolean> {
    const answer = await api.call(method, address, body)
    if (answer.status >= 400) note(`${method} ${address}: ${answer.status} ${answer.text.slice(0, 200)}`)
    if (answer.status >= 500)
      truth.serverErrors.push(`${method} ${address}: ${answer.status} ${answer.text.slice(0, 300)}`)
    return answer.status < 300
  }

  async function visit(): Promise<void> {
    if (!world.product.isRunning()) return
    const { items } = await api.must(decisions, 'GET /decisions')
    for (const item of items) await decide(item)
  }

  async function decide(item: Decision): Promise<void> {
    switch (item.kind) {
      case 'guest_waiting':
        return answerGuest(item)
      case 'receipt':
        return judgeReceipt(item)
      case 'unanswered_question':
        note(`answers a question: ${item.detail}`)
        await call('POST', `/unanswered-questions/${item.entity_id}/answer`, {
          text: 'No tenemos eso, pero el cielo se ve precioso desde el muelle.',
          remember: parts.chance.yes(0.7),
        })
        return
      case 'conflict':
        return settleConflict(item)
      default:
        return settleOther(item)
    }
  }

  async function answerGuest(item: Decision): Promise<void> {
    const id = item.conversation_id ?? item.entity_id
    const talk = await api.must(
      z.looseObject({ guest: z.looseObject({ phone: z.string().nullable() }) }),
      `GET /conversations/${id}`,
    )
    const { phone } = talk.guest
    note(`answers ${phone ?? item.title}`)
    if (phone) truth.figures.withPerson.add(phone)
    const text = 'Hola, soy Marta. Contame y seguimos por acá.'
    if (!(await call('POST', `/conversations/${id}/messages`, { text })))
      await call('POST', `/conversations/${id}/messages`, { template: 'owner_wrote' })
    await call('POST', `/conversations/${id}/release`)
    const guest = phone ? parts.guests.get(phone) : undefined
    if (guest) guest.inHands = false
  }

  /** Looks into the bank account: what is there is approved, what is not is refused. */
  async function judgeReceipt(item: Decision): Promise<void> {
    const code = item.reservation_code ?? ''
    const paid = truth.transfers.find((one) => one.code === code && !one.seen)
    if (!paid) {
      note(`refuses the receipt of ${code}: nothing came`)
      await call('POST', `/payment-proofs/${item.entity_id}/reject`, { reason: 'No llegó la transferencia' })
      return
    }
    note(`approves the receipt of ${code}: ${paid.amount / 100}`)
    const amount = (paid.amount / 100).toFixed(2)
    paid.seen = true
    if (!(await call('POST', `/payment-proofs/${item.entity_id}/approve`, { amount }))) {
      // The nights went to somebody else while the owner slept: the money goes back from bank to bank.
      note(`returns ${paid.amount / 100} for ${code}: it is taken`)
      const reason = 'Ya se vendió; te devolví la transferencia'
      await call('POST', `/payment-proofs/${item.entity_id}/reject`, { reason })
      return
    }
    truth.handed.push({ code, at: world.now(), by: 'transfer', amount: paid.amount })
  }

  async function settleConflict(item: Decision): Promise<void> {
    const [from = '', to = ''] = item.detail.split(' / ')
    const cancelled = parts.platforms.giveUp(item.accommodation_name ?? '', from, to)
    note(`settles a double sale of ${item.accommodation_name} ${item.detail}: ${cancelled} cancelled there`)
    await call('POST', `/conflicts/${item.entity_id}/resolve`, { resolution: 'Cancelé en la plataforma' })
  }

  async function settleOther(item: Decision): Promise<void> {
    const offered = item.actions.map((one) => one.name).join(', ')
    const action = ['return', 'resolve', 'retry']
      .map((name) => item.actions.find((one) => one.name === name))
      .find(Boolean)
    note(`${item.kind} “${item.title}” ${item.detail}: ${action?.name ?? `nothing to press of ${offered}`}`)
    if (action)
      await call(action.method, action.path.replace('/admin', ''), action.method === 'POST' ? {} : undefined)
  }

  /** Keys, cash and beds. */
  async function keys(): Promise<void> {
    if (!world.product.isRunning()) return
    const { arrivals, departures } = await api.must(today, 'GET /today')
    for (const stay of departures) {
      if (stay.code && stay.status === 'checked_in')
        await call('POST', `/reservations/${stay.code}/check-out`)
    }
    for (const stay of arrivals) {
      if (!stay.code || stay.status !== 'confirmed') continue
      const due = Math.round(Number(stay.due_amount ?? 0) * 100)
      if (parts.chance.yes(0.02)) continue
      if (due > 0) {
        note(`takes ${due / 100} in cash for ${stay.code}`)
        const body = { kind: 'payment', method: 'cash', amount: (due / 100).toFixed(2) }
        if (await call('POST', `/reservations/${stay.code}/payments`, body))
          truth.handed.push({ code: stay.code, at: world.now(), by: 'cash', amount: due })
      }
      await call('POST', `/reservations/${stay.code}/check-in`)
    }
  }

  async function blockOrBook(day: Day): Promise<void> {
    if (!world.product.isRunning()) return
    const { chance } = parts
    const cabin = chance.one(cabins)
    const start = plusDays(day, chance.int(3, 60))
    const end = plusDays(start, chance.int(2, 4))
    if (chance.yes(0.35)) {
      note(`blocks ${cabin.name} ${start} to ${end}`)
      await call('POST', '/blocks', { accommodation_id: cabin.id, start, end, reason: 'pintura' })
      return
    }
    note(`books ${cabin.name} ${start} to ${end} by telephone`)
    await call('POST', '/reservations', {
      accommodation_id: cabin.id,
      check_in: start,
      check_out: end,
      guests: Math.min(2, cabin.capacity),
      contact_name: 'Ernesto Paz',
      contact_phone: `+5491144${String(100_000 + Math.floor(chance.real() * 800_000))}`,
      override: ['min_nights'],
    })
  }

  async function changePrices(): Promise<void> {
    if (!world.product.isRunning()) return
    const cabin = parts.chance.one(cabins)
    const rates = await api.must(
      z.looseObject({ base_price: z.string() }),
      `GET /accommodations/${cabin.id}/rates`,
    )
    const base = (
      Math.round(Number(rates.base_price) * (0.9 + 0.25 * parts.chance.real()) * 0.01) * 100
    ).toFixed(2)
    note(`changes the price of ${cabin.name} from ${rates.base_price} to ${base}`)
    await api.must(any, `PUT /accommodations/${cabin.id}/rates`, { ...rates, base_price: base })
  }

  /** Stays agreed before keep what they were told; the audit knows what that was. */
  async function changePolicy(): Promise<void> {
    if (!world.product.isRunning()) return
    const cabin = parts.chance.one(cabins)
    const rates = await api.must(z.looseObject({}), `GET /accommodations/${cabin.id}/rates`)
    const changed = {
      deposit_percent: parts.chance.one([20, 30, 40, 50, 100]),
      balance_due_days: parts.chance.one([0, 3, 7, 14]),
      cancellation_policy: parts.chance.one(POLICIES),
    }
    note(`changes deposit and cancellation of ${cabin.name}: ${JSON.stringify(changed)}`)
    await api.must(any, `PUT /accommodations/${cabin.id}/rates`, { ...rates, ...changed })
  }

  return {
    planDay(day: Day): void {
      const { chance } = parts
      const away = chance.yes(0.08)
      for (const hour of [9.5, 13, 17.5, 20.5]) {
        if (away || chance.yes(0.2)) continue
        world.agenda.plan(momentOf(day, hour + chance.real()), 'owner looks at the panel', visit)
      }
      world.agenda.plan(momentOf(day, 16 + chance.real()), 'owner at the door', keys)
      if (chance.yes(0.5))
        world.agenda.plan(momentOf(day, 10 + 8 * chance.real()), 'owner writes', () => blockOrBook(day))
      if (chance.yes(0.1)) world.agenda.plan(momentOf(day, 12), 'owner changes prices', changePrices)
      if (chance.yes(0.12)) world.agenda.plan(momentOf(day, 15), 'owner changes the policy', changePolicy)
    },
  }
}
