import type { Reservation } from '../src/features/reservations/domain/reservation.ts'
import { addDays } from '../src/lib/local-date.ts'
import type { SandboxPayment } from '../src/sandbox/mercado-pago/state.ts'
import { owner } from './factories/lodging.ts'
import type { Step } from './money-steps.ts'
import { survive, type Weather, weather } from './money-weather.ts'
import type { MoneyWorld } from './money-world.ts'

/** What the sequence did that the money must agree with. */
export interface Story {
  readonly money: MoneyWorld
  /** The first of `stays`. */
  readonly stay: Reservation
  /** One, or the cabins of a group. */
  readonly stays: readonly Reservation[]
  rivalWon: boolean
  cancelled: boolean
  /** Somebody paid a part with another card: what is confirmed then depends on the rest. */
  parted: boolean
  /** Disputes, changes and money from elsewhere: from here on only the books must agree. */
  meddled: boolean
  /** Brought in cash, minor units. */
  cash: number
}

export function paymentsOf({ money, stays }: Story): SandboxPayment[] {
  const references = new Set<string>()
  for (const preference of money.sandbox.preferences()) {
    const reference = String(preference.external_reference)
    if (stays.some(({ code }) => reference.startsWith(code))) references.add(String(preference.id))
  }
  return money.sandbox
    .payments()
    .filter((payment) => references.has(payment.preferenceId)) as SandboxPayment[]
}

const PAYING = {
  approve: 'approve',
  part: 'approve',
  reject: 'reject',
  pend: 'pend',
  coupon: 'coupon',
} as const

export async function play(story: Story, one: Step): Promise<void> {
  const { money, stay } = story
  const chosen = 'which' in one ? paymentsOf(story)[one.which] : undefined
  switch (one.do) {
    case 'open':
      return survive(() => money.payments.paymentUrl(stay))
    case 'pay': {
      const links = (await Promise.all(story.stays.map(({ id }) => money.payments.requestsOf(id)))).flat()
      const made = links.filter((link) => link.preferenceId)
      made.sort(
        (a, b) => a.createdAt.epochMilliseconds - b.createdAt.epochMilliseconds || a.attempt - b.attempt,
      )
      const link = made.at(-1)
      if (!link?.preferenceId) return
      const id = link.preferenceId
      if (one.how === 'part') story.parted = true
      // One card for three fifths of what is asked: another has to bring the rest.
      const part = one.how === 'part' ? { amount: Math.round(link.amount * 0.6) } : {}
      // A payment that was begun while the link lived may end whenever it likes.
      attempt(() => money.sandbox[PAYING[one.how as keyof typeof PAYING]](id, { evenExpired: true, ...part }))
      return
    }
    case 'bank':
      if (chosen?.status === 'pending' && one.approves) money.sandbox.settleCoupon(chosen.id)
      else if (chosen?.status === 'in_process') {
        if (one.approves) money.sandbox.approveLate(chosen.id)
        else money.sandbox.rejectLate(chosen.id)
      }
      return
    case 'dispute':
      return dispute(story, chosen, one.how)
    case 'outside':
      if (chosen?.status !== 'approved') return
      story.meddled = true
      await money.client.createRefund({
        paymentId: String(chosen.id),
        amount: one.percent === 100 ? null : Math.round((chosen.amount * one.percent) / 100),
        idempotencyKey: money.ids.uuid(),
      })
      return
    case 'notify':
      if (chosen) for (let i = 0; i < one.times; i++) await money.notify(chosen.id)
      return
    case 'work':
      return workOn(money, one.at)
    case 'work_all':
      return survive(() => money.runAll())
    case 'race':
      await Promise.all([workOn(money, one.one), workOn(money, one.other)])
      return
    case 'crash':
      weather.crash = one.when as Weather['crash']
      return
    case 'stale':
      weather.stale = true
      return
    case 'outage':
      weather.outage = one.calls
      return
    case 'wait':
      money.clock.advance(one.seconds)
      return
    case 'expire':
      return survive(() => money.reservations.expireHolds())
    case 'rival':
      return rival(story)
    case 'cancel':
      return cancel(story)
    case 'cancel_one':
      return cancelOne(story)
    case 'change':
      return change(story, one.nights)
    case 'reopen':
      return reopen(story)
    case 'cash':
      return cash(story, one.percent)
    case 'extend':
      return survive(() =>
        money.reservations.extend(stay.id, {
          actor: { kind: 'guest', id: null },
          cause: 'asked for more time',
        }),
      )
    case 'reconcile':
      return survive(() => money.payments.reconcile())
    case 'purse':
      if (one.state === 'empty') money.sandbox.setBalance(0)
      if (one.state === 'full') money.sandbox.setBalance(null)
      money.sandbox.settings.refundsInProcess = one.state === 'slow'
  }
}

function attempt(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    // Cash may be excluded from the link.
    if (!String(error).includes('refused')) throw error
  }
}

function dispute(story: Story, payment: SandboxPayment | undefined, how: string): void {
  if (!payment) return
  const { sandbox } = story.money
  const acts: Record<string, () => unknown> = {
    chargeback: () => payment.status === 'approved' && sandbox.chargeback(payment.id),
    settled: () => payment.status === 'charged_back' && sandbox.settleChargeback(payment.id, 'settled'),
    reimbursed: () =>
      payment.status === 'charged_back' &&
      payment.statusDetail === 'in_process' &&
      sandbox.settleChargeback(payment.id, 'reimbursed'),
    mediate: () => payment.status === 'approved' && sandbox.mediate(payment.id),
    won: () => payment.status === 'in_mediation' && sandbox.endMediation(payment.id, 'approved'),
    lost: () => payment.status === 'in_mediation' && sandbox.endMediation(payment.id, 'refunded'),
  }
  if (acts[how]?.()) story.meddled = true
}

async function workOn(money: MoneyWorld, at: number): Promise<void> {
  const jobs = await money.jobs()
  const job = jobs[at % Math.max(1, jobs.length)]
  if (job) await survive(() => money.run(job))
}

async function rival(story: Story): Promise<void> {
  const { money, stay } = story
  await survive(async () => {
    const won = await money.reservations.book({
      stay: { ...stay },
      contact: { name: 'Rival', phone: null, email: null },
      channel: 'panel',
      language: 'es',
      actor: { kind: 'system', id: 'test' },
      as: 'confirmed',
      cause: 'test',
    })
    if (won.ok) story.rivalWon = true
  })
}

const BY_GUEST = { actor: { kind: 'guest', id: null }, cause: 'test', by: 'guest' } as const

async function cancel(story: Story): Promise<void> {
  const { reservations } = story.money
  const { id, groupId } = story.stay
  await survive(async () => {
    const done = groupId
      ? await reservations.cancelGroup(groupId, BY_GUEST)
      : await reservations.cancel(id, BY_GUEST)
    if (done.ok) story.cancelled = true
  })
}

/** The last cabin of a group leaves it; a stay alone is cancelled. */
async function cancelOne(story: Story): Promise<void> {
  const last = story.stays.at(-1)
  await survive(async () => {
    if (last && (await story.money.reservations.cancel(last.id, BY_GUEST)).ok) story.cancelled = true
  })
}

const BY_OWNER = { actor: owner, cause: 'test' } as const

async function change(story: Story, nights: number): Promise<void> {
  const { money, stay } = story
  await survive(async () => {
    const checkOut = addDays(stay.checkIn, nights)
    const done = await money.reservations.change(stay.id, { ...BY_OWNER, checkOut })
    if (done.ok) story.meddled = true
  })
}

async function reopen(story: Story): Promise<void> {
  await survive(async () => {
    const done = await story.money.reservations.reopen({ ...BY_OWNER, id: story.stay.id })
    if (done.ok) story.meddled = true
  })
}

/** What a person was given at the desk, for all that was booked together. */
async function cash(story: Story, percent: number): Promise<void> {
  const { money, stay, stays } = story
  const deposits = stays.reduce((sum, one) => sum + one.terms.deposit, 0)
  await survive(async () => {
    const amount = Math.round((deposits * percent) / 100)
    const given = { reservationId: stay.id, amount, note: '', actor: owner, method: 'cash' as const }
    const done = await money.payments.recordPayment({ ...given, together: true })
    if (done.ok) Object.assign(story, { meddled: true, cash: story.cash + amount })
  })
}
