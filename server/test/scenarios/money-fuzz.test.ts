import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { StoredPayment } from '../../src/features/payments/domain/records.ts'
import type { Reservation } from '../../src/features/reservations/domain/reservation.ts'
import { addDays, dateAt } from '../../src/lib/local-date.ts'
import type { SandboxPayment } from '../../src/sandbox/mercado-pago/state.ts'
import { isWide, step } from '../money-steps.ts'
import { paymentsOf, play, type Story } from '../money-storm.ts'
import { Crash, stormy, survive, weather } from '../money-weather.ts'
import { createMoneyWorld, type MoneyWorld } from '../money-world.ts'

/** 2,000 in CI; fewer at the desk, where the other tests wait too. */
const RUNS = Number(process.env.MONEY_FUZZ_RUNS ?? 40)
const SEED = Number(process.env.MONEY_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** Groups, two cards, changes, reopening, cash as well: for long runs. */
const WIDE = process.env.MONEY_FUZZ_WIDE === 'yes'
/** A world that has seen many sequences searches longer; the next ones get a fresh one. */
const RUNS_PER_WORLD = 200
const DAY = 86_400
const ENOUGH_TO_MEET_ALL = 500
const MUST_BE_MET = [
  'applied',
  'revived',
  'late_returned',
  'duplicate_returned',
  'cancelled_returned',
  'rejected',
  ...(WIDE ? ['collecting', 'cabin confirmed', 'cabin cancelled'] : []),
]

let world: MoneyWorld | undefined
let runs = 0

async function worldForNext(): Promise<MoneyWorld> {
  if (world && runs++ % RUNS_PER_WORLD !== 0) return world
  await world?.close()
  world = await createMoneyWorld({
    between: stormy,
    settings: { cash_coupon: { enabled: true, hold_hours: 72, min_days_before_arrival: 10 } },
    onAudit() {
      if (weather.crash !== 'in_transaction') return
      weather.crash = 'no'
      throw new Crash()
    },
  })
  return world
}

afterAll(() => world?.close())

/** The storm ends: whatever was lost has to be found by the reconciler alone. */
async function calmDown({ money }: Story): Promise<void> {
  Object.assign(weather, { crash: 'no', stale: false, outage: 0 })
  money.sandbox.setBalance(null)
  money.sandbox.settings.refundsInProcess = false
  // Dead letters: jobs of the money that gave up, with nobody to try them again.
  await money.database.query("delete from test_jobs where name like 'payments.%'")
  for (let round = 0; round < 6; round++) {
    money.clock.advance(round < 2 ? 120 : 7 * 3600)
    await money.reservations.expireHolds()
    for (const payment of money.sandbox.payments()) {
      for (const refund of payment.refunds) {
        if (refund.status === 'in_process') money.sandbox.settleRefund(refund.id, 'approved')
      }
    }
    await money.payments.reconcile()
    await money.runAll()
  }
}

/** What the provider says is still in the account of this payment. */
function netAtProvider(payment: SandboxPayment): number {
  if (payment.status === 'charged_back' && payment.statusDetail === 'settled') return 0
  return payment.amount - payment.refunded
}

/** How often each end was met: a storm that never revived a stay has proved nothing about it. */
const met = new Map<string, number>()
function note(what: string): void {
  met.set(what, (met.get(what) ?? 0) + 1)
}

async function checkBooks(story: Story): Promise<void> {
  const { money } = story
  const stays = await Promise.all(story.stays.map((one) => money.reload(one)))
  const stored = new Map<string, StoredPayment>()
  let booked = 0
  for (const stay of stays) {
    const balance = await money.reservations.balance(stay.id)
    note(`${stays.length > 1 ? 'cabin' : 'stay'} ${stay.status}`)
    expect(balance.total, 'the ledger and the stay cost the same').toBe(stay.terms.total)
    expect(balance.paid + balance.due).toBe(balance.total)
    booked += balance.paid
    for (const one of await money.payments.paymentsOf(stay.id)) stored.set(one.paymentId, one)
    checkTerms(story, stay)
  }
  const payments = paymentsOf(story)
  const applied = payments.filter((payment) => stored.get(String(payment.id))?.appliedAt)
  for (const one of stored.values()) note(one.outcome ?? one.refusal ?? one.status)
  expect(booked, 'what is booked is what the account and the till hold').toBe(
    applied.reduce((sum, payment) => sum + netAtProvider(payment), story.cash),
  )
  for (const payment of payments) {
    const clean = payment.status === 'approved' && payment.refunded === 0
    if (clean)
      expect(stored.get(String(payment.id))?.appliedAt, `payment ${payment.id} was forgotten`).toBeTruthy()
  }
  await checkRefunds(story, applied)
  for (const stay of stays) await checkNights(story, stay)
  checkTold(story, stored)
  if (stays.length === 1 && !story.meddled) for (const stay of stays) checkNoticed(story, stay)
  if (stays.every((stay) => stay.status !== 'pre_reserved')) await checkLinks(story)
  if (story.meddled) return
  for (const stay of stays) {
    const { paid } = await money.reservations.balance(stay.id)
    const asked = await money.payments.requestsOf(stay.id)
    // A guest who opened the page once it was confirmed has the link of the rest, and may pay that too.
    const mayBePaid = asked.some(({ purpose }) => purpose === 'balance')
    checkOutcome(story, stay, { paid, payments, mayBePaid })
  }
}

/** What was agreed moves as a whole or not at all (contract section 2.12). */
function checkTerms(story: Story, stay: Reservation): void {
  const agreed = story.stays.find((one) => one.id === stay.id)?.terms
  expect(stay.terms.currency).toBe(agreed?.currency)
  expect(stay.terms.policy).toEqual(agreed?.policy)
  expect(stay.terms.fx).toEqual(agreed?.fx)
  if (!story.meddled) expect(stay.terms).toEqual(agreed)
}

const TOLD_OF: ReadonlySet<string> = new Set(['late_returned', 'duplicate_returned'])
/** How the word to the guest begins, by what became of the payment. */
const WORD_OF: Readonly<Record<string, string>> = {
  late_returned: 'late',
  duplicate_returned: 'duplicate',
  revived: 'revived',
  cancelled_returned: 'late',
  collecting: 'partial',
}

const askedOfGuest = z.object({
  reservationId: z.string(),
  key: z.string(),
  notice: z.string().optional(),
  body: z.string().optional(),
})

/** Money that came and did not stay is told to owner and guest, by its number. */
function checkTold({ money }: Story, stored: ReadonlyMap<string, StoredPayment>): void {
  const words = money.asked.flatMap(({ payload }) => askedOfGuest.safeParse(payload).data ?? [])
  for (const { paymentId, outcome } of stored.values()) {
    if (outcome === null) continue
    const isTold = money.alerts.some(({ summary }) => summary.includes(paymentId))
    if (TOLD_OF.has(outcome))
      expect(isTold, `the owner was not told of payment ${paymentId}: ${outcome}`).toBe(true)
    const word = WORD_OF[outcome]
    if (!word) continue
    const ofIt = words.filter(({ key }) => key.startsWith(`money:${word}:${paymentId}`))
    expect(ofIt, `the guest was not told of payment ${paymentId}: ${outcome}`).not.toEqual([])
  }
}

/** What becomes of a stay its guest hears, in a notice or in the word about the money that did it. */
function checkNoticed({ money }: Story, { id, status }: Reservation): void {
  const said = money.asked.flatMap(({ payload }) => {
    const one = askedOfGuest.safeParse(payload).data
    return one?.reservationId === id ? [one] : []
  })
  // What is asked for twice under one key is said once.
  const byKey = new Map(said.map((one) => [one.key, one]))
  const notices = [...byKey.values()].flatMap(({ notice }) => notice ?? [])
  const isInWords = said.some(({ key }) => /^money:(late|revived|paid):/.test(key))
  const wanted = { confirmed: 'confirmed', cancelled: 'cancelled', expired: 'hold_expired' }[String(status)]
  if (!wanted) return
  const isNoticed = notices.includes(wanted)
  expect(isNoticed || (wanted !== 'cancelled' && isInWords), `the guest does not know: ${status}`).toBe(true)
  const count = notices.filter((notice) => notice === wanted).length
  if (!isNoticed) return
  expect(count, `the guest was told ${count} times: ${status}`).toBe(1)
}

async function checkRefunds(story: Story, applied: readonly SandboxPayment[]): Promise<void> {
  const refunds = await story.money.payments.refundsOf(applied.map((payment) => String(payment.id)))
  const open = new Set(applied.filter(isOpenDispute).map((payment) => String(payment.id)))
  for (const refund of refunds) {
    const ended = ['approved', 'rejected', 'manual'].includes(refund.state)
    const waits = refund.state === 'disputed' && open.has(refund.paymentId ?? '')
    expect(ended || waits, `refund ${refund.id} is still ${refund.state}: ${refund.lastError}`).toBe(true)
    if (!story.meddled) expect(refund.state, refund.lastError ?? '').toBe('approved')
  }
  for (const payment of applied) {
    const sent = refunds.filter((one) => one.paymentId === String(payment.id) && one.state === 'approved')
    expect(
      sent.reduce((sum, one) => sum + one.amount, 0),
      `refunds of payment ${payment.id}`,
    ).toBe(payment.refunded)
  }
}

function isOpenDispute({ status, statusDetail }: SandboxPayment): boolean {
  return status === 'in_mediation' || (status === 'charged_back' && statusDetail === 'in_process')
}

async function checkNights({ money, rivalWon, stay: first }: Story, stay: Reservation): Promise<void> {
  const all = await money.bookings.occupancy(money.database).listTaken(stay.checkIn, stay.checkOut)
  const taken = all.filter((one) => one.accommodationId === stay.accommodationId)
  const own = taken.filter((one) => one.reservationId === stay.id)
  expect(new Set(taken.map((one) => one.checkIn)).size).toBe(taken.length)
  if (stay.status === 'confirmed') expect(own).toHaveLength(1)
  if (stay.id === first.id && rivalWon) expect(stay.status).not.toBe('confirmed')
}

async function checkLinks({ money, stays }: Story): Promise<void> {
  const now = money.clock.now().epochMilliseconds
  for (const preference of money.sandbox.preferences()) {
    const reference = String(preference.external_reference)
    if (!stays.some(({ code }) => reference.startsWith(`${code}-d`))) continue
    const end = Date.parse(String(preference.expiration_date_to))
    expect(end, 'a link of a stay that has ended can still be paid').toBeLessThanOrEqual(now)
  }
}

function checkOutcome(
  { rivalWon, cancelled, parted }: Story,
  stay: Reservation,
  money: {
    readonly paid: number
    readonly payments: readonly SandboxPayment[]
    readonly mayBePaid: boolean
  },
): void {
  const everApproved = money.payments.some((payment) => payment.approvedAt !== null)
  switch (stay.status) {
    case 'confirmed':
      expect(
        money.mayBePaid ? [stay.terms.deposit, stay.terms.total] : [stay.terms.deposit],
        'a confirmed stay keeps exactly what was asked of it',
      ).toContain(money.paid)
      return
    case 'cancelled':
      expect(cancelled).toBe(true)
      // Two months ahead the policy returns everything.
      expect(money.paid, 'a cancelled stay keeps nothing').toBe(0)
      return
    case 'expired':
      expect(money.paid, 'a stay that ended keeps nothing').toBe(0)
      if (everApproved && !parted) expect(rivalWon, 'paid, nights free, and yet not confirmed').toBe(true)
      return
    default:
      if (parted) return
      expect(everApproved, `paid, and yet ${stay.status}`).toBe(false)
      expect(money.paid).toBe(0)
  }
}

test(
  `${RUNS} random sequences of payments, notifications, crashes and time leave books and states in order`,
  async () => {
    process.stdout.write(`money fuzz: MONEY_FUZZ_SEED=${SEED} MONEY_FUZZ_RUNS=${RUNS}\n`)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 30 }), fc.nat(3), async (steps, kind) => {
        const isGroup = WIDE && kind === 0
        const money = await worldForNext()
        // What other sequences left behind lies outside the reconciler's window.
        money.clock.advance(4 * DAY)
        const checkIn = addDays(dateAt(money.clock.now(), money.context.zone), 60)
        const stays = isGroup ? await money.holdGroup({ checkIn }) : [await money.hold({ checkIn })]
        const [stay] = stays
        if (!stay) throw new Error('Nothing was held')
        const nothing = { rivalWon: false, cancelled: false, parted: false, meddled: false, cash: 0 }
        const story: Story = { money, stay, stays, ...nothing }
        await survive(() => money.payments.paymentUrl(stay))
        for (const one of steps) if (WIDE || !isWide(one)) await play(story, one)
        await calmDown(story)
        await checkBooks(story)
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: process.env.MONEY_FUZZ_SHRINK !== 'yes' },
    )
    process.stdout.write(`money fuzz met: ${JSON.stringify(Object.fromEntries(met))}\n`)
    if (RUNS >= ENOUGH_TO_MEET_ALL) expect([...met.keys()]).toEqual(expect.arrayContaining(MUST_BE_MET))
  },
  RUNS * 20_000,
)
