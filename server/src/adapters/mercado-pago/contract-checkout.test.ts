import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MercadoPagoWorld, startMercadoPagoWorld } from '../../../test/mercado-pago-world.ts'
import { addSeconds } from '../../lib/clock.ts'

let world: MercadoPagoWorld

beforeEach(async () => {
  world = await startMercadoPagoWorld()
})

afterEach(() => world.close())

describe('notifications', () => {
  it('announces a payment as created, updated and as an order, all signed', async () => {
    world.sandbox.control.approve((await world.preference()).preferenceId)
    await world.sandbox.control.idle()
    expect(world.received.map((one) => [one.verdict, one.kind])).toEqual([
      ['valid', 'payment'],
      ['valid', 'payment'],
      ['valid', 'merchant_order'],
    ])
  })

  it('also goes wrong in every way it is told to', async () => {
    const { switches } = world.sandbox.control.notifier
    Object.assign(switches, {
      duplicated: true,
      reordered: true,
      wrongSignatureFirst: true,
      unknownTopics: true,
      ipnTwins: 'always',
      timestampUnit: 's',
    })
    world.sandbox.control.approve((await world.preference()).preferenceId)
    await world.sandbox.control.idle()
    const kinds = new Set(world.received.map((one) => one.kind))
    expect(kinds).toEqual(new Set(['payment', 'merchant_order', 'ignored']))
    expect(world.received.some((one) => one.legacy)).toBe(true)
    expect(world.received.filter((one) => one.verdict === 'mismatch').length).toBeGreaterThanOrEqual(
      world.received.length / 2,
    )
    expect(world.received.some((one) => one.verdict === 'valid')).toBe(true)
    expect(world.received[0]?.kind).toBe('ignored')
  })

  it('comes again until it is taken, and counts', async () => {
    world.answers.push(...[500, 200, 200, 503, 201])
    world.sandbox.control.approve((await world.preference()).preferenceId)
    await expect.poll(() => world.received.map((one) => one.retry)).toEqual(['0', '0', '0', '1', '2'])
  })

  it('stays silent when dropped, and repeats what was sent', async () => {
    world.sandbox.control.dropWebhooks(true)
    const { preferenceId } = await world.preference()
    world.sandbox.control.approve(preferenceId)
    await world.sandbox.control.idle()
    expect(world.received).toHaveLength(0)
    world.sandbox.control.dropWebhooks(false)
    world.sandbox.control.approve(preferenceId)
    world.sandbox.control.redeliver()
    await world.sandbox.control.idle()
    expect(world.received).toHaveLength(4)
  })

  it('never calls a machine that is not this one', async () => {
    const { preferenceId } = await world.preference({ notificationUrl: 'http://192.0.2.1/hook' })
    world.sandbox.control.approve(preferenceId)
    await world.sandbox.control.idle()
    const outcomes = world.sandbox.control.notifier.deliveries.map((one) => one.outcome)
    expect(new Set(outcomes)).toEqual(new Set(['not_loopback']))
  })
})

describe('the checkout page', () => {
  async function choose(initPoint: string, choice: string) {
    return fetch(initPoint, { method: 'POST', body: new URLSearchParams({ choice }) })
  }

  it('shows what is paid and takes the payment', async () => {
    const { initPoint } = await world.preference({ title: 'Seña <Cabaña> & lago' })
    const page = await (await fetch(initPoint)).text()
    expect(page).toContain('Seña &lt;Cabaña&gt; &amp; lago')
    expect(page).toContain('$ 55.500,50')
    expect(page).not.toContain('<script')
    const result = await choose(initPoint, 'approve')
    expect(result.url).toContain('/checkout/result?payment_id=')
    expect(await result.text()).toContain('Se aprobó tu pago')
    expect(world.sandbox.control.payments().map((one) => one.status)).toEqual(['approved'])
  })

  it.each([
    ['account_money', ['approved']],
    ['reject', ['rejected']],
    ['review', ['in_process']],
    ['coupon', ['pending']],
    ['twice', ['approved', 'approved']],
    ['abandon', []],
    ['nonsense', []],
  ])('%s leaves payments %j', async (choice, statuses) => {
    await choose((await world.preference()).initPoint, choice)
    expect(world.sandbox.control.payments().map((one) => one.status)).toEqual(statuses)
  })

  it('lets the guest pay the coupon at a cashier later', async () => {
    const { initPoint } = await world.preference()
    await choose(initPoint, 'coupon')
    const [coupon] = world.sandbox.control.payments()
    const read = await world.client().getPayment(String(coupon?.id))
    const url = read.ok ? (read.payment.externalResourceUrl ?? '') : ''
    await choose(url, 'settle')
    expect(coupon?.status).toBe('approved')
  })

  it('hides what the preference excludes, and refuses it all the same', async () => {
    const { initPoint } = await world.preference({ excludeCash: true, binaryMode: true })
    const page = await (await fetch(initPoint)).text()
    expect(page).not.toContain('Rapipago')
    expect(page).not.toContain('revisión')
    await choose(initPoint, 'coupon')
    expect(world.sandbox.control.payments()).toHaveLength(0)
  })

  it('returns to the seller with the whole query', async () => {
    const back = {
      success: 'https://a.example/ok',
      pending: 'https://a.example/p',
      failure: 'https://a.example/no',
    }
    const { initPoint, preferenceId } = await world.preference({ backUrls: back })
    const left = await (await choose(initPoint, 'abandon')).text()
    expect(left).toContain('https://a.example/no?collection_id=null')
    const paid = await (await choose(initPoint, 'approve')).text()
    expect(paid).toContain(`preference_id=${preferenceId}`)
    expect(paid).toContain('http-equiv="refresh"')
  })

  it('says that a link has ended', async () => {
    const { initPoint } = await world.preference()
    world.clock.advance(1801)
    expect((await fetch(initPoint)).status).toBe(410)
    expect((await choose(initPoint, 'approve')).status).toBe(410)
    expect((await fetch(`${world.baseUrl}/sandbox/mercado-pago/checkout?pref_id=none`)).status).toBe(404)
  })
})

describe('a machine whose clock is wrong', () => {
  it.each([3600, -3600])(
    'by %i s still gives links that can be paid now, and finds what was paid',
    async (off) => {
      const clock = { now: () => addSeconds(world.clock.now(), off) }
      const client = world.client({ clock })
      const wish = world.wish({ expiresFrom: clock.now(), expiresTo: addSeconds(clock.now(), 1800) })
      const made = await client.createPreference(wish)
      if (!made.ok) throw new Error(made.reason)
      world.sandbox.control.approve(made.preferenceId)
      const found = await client.searchPayments({ since: addSeconds(clock.now(), -300), until: clock.now() })
      expect(found).toMatchObject({ ok: true, payments: [{ status: 'approved' }] })
      world.clock.advance(1801)
      expect(() => world.sandbox.control.approve(made.preferenceId)).toThrow('expired')
    },
  )
})
