import { z } from 'zod'
import { addDays, localDate } from '../src/lib/local-date.ts'
import { createTestApp, type TestAppOptions } from './create-test-app.ts'

export interface HeldStay {
  readonly code: string
  readonly token: string
  readonly checkIn: string
  readonly checkOut: string
  readonly total: number
  readonly deposit: number
  readonly paymentUrl: string
  /** The provider's id of the link. */
  readonly preference: string
}

const held = z.object({
  code: z.string(),
  access_token: z.string(),
  total_price: z.string(),
  deposit_amount: z.string(),
  payment_url: z.string(),
})

const seen = z.looseObject({
  status: z.string(),
  paid_amount: z.string(),
  due_amount: z.string(),
  total_price: z.string(),
  expires_at: z.string().nullable(),
  ledger: z.array(z.looseObject({ kind: z.string(), method: z.string().nullable(), amount: z.string() })),
  timeline: z.array(z.looseObject({ action: z.string(), cause: z.string() })),
})

export type MoneyApp = Awaited<ReturnType<typeof createMoneyApp>>

/** The whole product with one cabin at $ 100.000 a night, entered by HTTP alone. */
export async function createMoneyApp(
  options: TestAppOptions & {
    readonly settings?: Readonly<Record<string, unknown>>
    readonly rates?: Readonly<Record<string, unknown>>
  } = {},
) {
  const app = await createTestApp({ ...options, demo: false })
  const { control } = app.sandbox.mercadoPago
  const owner = signedIn(app)
  await must(201, owner('PUT', '/settings', options.settings ?? {}), [200])
  const rates = { base_price: '100000.00', currency: 'ARS', ...options.rates }
  const made = await must(201, owner('POST', '/accommodations', { name: 'Coihue', capacity: 4, rates }))
  const cabin = z.object({ id: z.string() }).parse(made.body).id
  await must(200, owner('PUT', `/accommodations/${cabin}/rates`, rates))
  let next = localDate('2027-03-01')

  /** Three nights that nobody else wants. */
  async function hold(
    wanted: { readonly checkIn?: string; readonly nights?: number; readonly payBy?: string } = {},
  ): Promise<HeldStay> {
    const nights = wanted.nights ?? 3
    const checkIn = localDate(wanted.checkIn ?? next)
    if (!wanted.checkIn) next = addDays(next, 5)
    const checkOut = addDays(checkIn, nights)
    const answer = await must(
      201,
      app.api('POST', '/reservations/pre-reserve', {
        body: {
          accommodation_id: cabin,
          check_in: checkIn,
          check_out: checkOut,
          guests: 2,
          contact_name: 'Ana Pérez',
          contact_phone: '+54 9 11 5555 1234',
          ...(wanted.payBy ? { pay_by: wanted.payBy } : {}),
        },
      }),
    )
    const body = held.parse(answer.body)
    return {
      code: body.code,
      token: body.access_token,
      checkIn,
      checkOut,
      total: cents(body.total_price),
      deposit: cents(body.deposit_amount),
      paymentUrl: body.payment_url,
      preference: new URL(body.payment_url).searchParams.get('pref_id') ?? '',
    }
  }

  return {
    ...app,
    owner,
    cabin,
    mercadoPago: control,
    hold,
    async see(stay: Pick<HeldStay, 'code'>) {
      return seen.parse((await must(200, owner('GET', `/reservations/${stay.code}`))).body)
    },
    /** Paid, told by webhook, settled. Answers the number of the payment. */
    async pay(stay: Pick<HeldStay, 'preference'>, options: Parameters<typeof control.approve>[1] = {}) {
      const { id } = control.approve(stay.preference, options)
      await app.settle()
      return id
    },
    async confirmed(
      wanted: Parameters<typeof hold>[0] = {},
    ): Promise<HeldStay & { readonly paymentId: number }> {
      const stay = await hold(wanted)
      const { id: paymentId } = control.approve(stay.preference)
      await app.settle()
      return { ...stay, paymentId }
    },
    /** The round that JOB_RECONCILE_INTERVAL_SECONDS would have made. */
    async reconcile() {
      await app.running.services.money.payments(app.database).reconcile()
      await app.settle()
    },
    async askBalances() {
      await app.running.services.money.payments(app.database).askBalances()
      await app.settle()
    },
    /** What waits for a later time is due now, as after a long night. */
    async retryNow() {
      await app.running.context.queue.retryNow()
      await app.settle()
    },
    payment: (id: number) => {
      const found = control.payments().find((one) => one.id === id)
      if (!found) throw new Error(`No payment ${id}`)
      return found
    },
    async metric(name: string): Promise<string[]> {
      const page = await app.ask('GET', '/metrics')
      return page.text.split('\n').filter((line) => line.startsWith(name))
    },
    async alerts(): Promise<{ kind: string; summary: string }[]> {
      const { rows } = await app.database.query<{ kind: string; summary: string }>(
        'select kind, summary from alerts order by created_at',
      )
      return rows
    },
  }
}

/** Calls of the owner, who signs in again whenever the turned clock has ended the session. */
function signedIn(app: Awaited<ReturnType<typeof createTestApp>>) {
  let token = ''
  const signIn = async () => {
    const body = { email: 'owner@localhost', password: app.config.admin.password }
    const answer = await must(200, app.api('POST', '/auth/login', { body }))
    return z.object({ access_token: z.string() }).parse(answer.body).access_token
  }
  return async <Body = Record<string, unknown>>(method: string, address: string, body?: unknown) => {
    const ask = () =>
      app.api<Body>(method, `/admin${address}`, {
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
      })
    const answer = token === '' ? null : await ask()
    if (answer && answer.status !== 401) return answer
    token = await signIn()
    return ask()
  }
}

async function must<Answer extends { readonly status: number; readonly text: string }>(
  status: number,
  asked: Promise<Answer>,
  also: readonly number[] = [],
): Promise<Answer> {
  const answer = await asked
  if (answer.status !== status && !also.includes(answer.status)) {
    throw new Error(`Expected ${status}, got ${answer.status}: ${answer.text}`)
  }
  return answer
}

/** `"90000.00"` as minor units. */
export function cents(amount: string): number {
  return Math.round(Number(amount) * 100)
}
