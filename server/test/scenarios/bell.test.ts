import { createECDH, randomBytes } from 'node:crypto'
import { ALERT_KINDS } from '@tranquera/contracts/alert-kinds'
import { notificationsView, notificationTestView } from '@tranquera/contracts/notifications'
import { alertPageSchema } from '@tranquera/contracts/operations'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { wordsFor } from '../../src/features/notifications/domain/wording.ts'
import type { Db } from '../../src/lib/db/types.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { openOwnerWays } from '../owner-ways.ts'

const OWNER = '5491155550000'
const GUEST = '5491133334444'
const NIGHT_IN_BUENOS_AIRES = '2026-12-02T05:00:00Z'

// Every kind of alert by every way: some hundred messages.
vi.setConfig({ testTimeout: 240_000 })

let ways: Awaited<ReturnType<typeof openOwnerWays>>
let app: TestApp
beforeAll(async () => {
  ways = await openOwnerWays()
  app = await createTestApp({ env: { ...ways.env, OWNER_PHONES: OWNER } })
  // Whoever wrote within 24 hours may be written to.
  await app.guest(OWNER).says('hola')
  Object.assign(app.sandbox.whatsapp.control.settings, { sendDelivered: false, sendRead: false })
  await app.settle()
})
afterAll(async () => {
  await app?.close()
  await ways?.close()
})
afterEach(async () => {
  const alerts = app.running.services.notifications.alerts(app.database)
  const { items } = await alerts.list('open', { limit: 100, offset: 0 })
  for (const { id } of items) await alerts.resolve(id)
  await app.settle()
})

async function openAlerts() {
  return alertPageSchema.parse((await app.owner('GET', '/alerts?page_size=100')).body).items
}

function raise(kind: string, severity: 'info' | 'warning' | 'critical', tx: Db = app.database) {
  const what = { about: 'Coihue', entity: 'system', entityId: kind, dedupeKey: kind }
  return app.running.services.notifications.alert(tx, { kind, severity, summary: 'Details.', ...what })
}
const close = (kind: string, tx: Db = app.database) => app.running.services.notifications.closeAlert(tx, kind)
const look = async () => {
  await app.running.services.notifications.bell(app.database).ring()
  await app.settle()
}
const onPhone = () =>
  app
    .guest(OWNER)
    .messages()
    .map(({ text }) => text)

/** An owner's open chat says these by itself, with buttons. */
const SAID_WITH_BUTTONS: ReadonlySet<string> = new Set([
  'payment_proof',
  'payment_proof_repeated',
  'question_unanswered',
])

describe('the bell', () => {
  it('rings by every way when a guest waits for a person, again until it was seen, and by no way after', async () => {
    const before = { slack: ways.slack().length, mails: ways.mails.length }
    await app.guest(GUEST).says('quiero hablar con una persona')
    await app.settle()
    const [title] = wordsFor('human_wanted', 'es')
    expect(ways.slack().slice(before.slack)).toEqual([expect.stringContaining(title)])
    expect(ways.mails.slice(before.mails).map(({ subject }) => subject)).toEqual([
      expect.stringContaining(title),
    ])
    expect(onPhone().filter((text) => text?.includes(title))).toHaveLength(1)

    await app.advance(9 * 60)
    await look()
    expect(ways.slack()).toHaveLength(before.slack + 1)
    await app.advance(2 * 60)
    await look()
    expect(ways.slack()).toHaveLength(before.slack + 2)

    const [alert] = await openAlerts()
    expect(alert).toMatchObject({ kind: 'human_wanted', title, seen_at: null })
    expect(alert?.told.map(({ way, outcome }) => `${way} ${outcome}`).sort()).toEqual([
      'email sent',
      'email sent',
      'slack sent',
      'slack sent',
      'whatsapp sent',
      'whatsapp sent',
    ])
    expect((await app.owner('POST', `/alerts/${alert?.id}/seen`)).body).toMatchObject({ resolved_at: null })
    await app.advance(2 * 3600)
    await look()
    expect(ways.slack()).toHaveLength(before.slack + 2)
    const metrics = await app.ask('GET', '/metrics')
    expect(metrics.text).toMatch(/^owner_told_total\{way="slack",kind="human_wanted",outcome="sent"\} 2$/m)
  })

  it('tells every kind of alert once, and that it is over', async () => {
    const kinds = ALERT_KINDS.filter((kind) => kind !== 'test')
    const before = { slack: ways.slack().length, mails: ways.mails.length, phone: onPhone().length }
    await app.database.transaction(async (tx) => {
      for (const kind of [...kinds, ...kinds]) await raise(kind, 'warning', tx)
    })
    await app.settle()
    const told = { slack: ways.slack().slice(before.slack), phone: onPhone().slice(before.phone) }
    for (const kind of kinds) {
      const line = `${wordsFor(kind, 'es')[0]}: Coihue`
      for (const [way, texts] of Object.entries(told)) {
        const bySelf = way === 'phone' && SAID_WITH_BUTTONS.has(kind)
        expect(
          texts.filter((text) => text?.includes(line)),
          `${kind} by ${way}`,
        ).toHaveLength(bySelf ? 0 : 1)
      }
      expect(
        ways.mails.slice(before.mails).filter(({ subject }) => subject === line),
        kind,
      ).toHaveLength(1)
    }
    await app.database.transaction(async (tx) => {
      for (const kind of kinds) await close(kind, tx)
    })
    await app.settle()
    const over = ways.slack().filter((text) => text.includes('Resuelto') && text.includes('Coihue'))
    expect(over).toHaveLength(kinds.length)
    expect((await openAlerts()).filter(({ about }) => about === 'Coihue')).toEqual([])
  })

  it('says nothing of what was over before anybody was told', async () => {
    const before = ways.slack().length
    await app.database.transaction(async (tx) => {
      const { alert, closeAlert } = app.running.services.notifications
      const about = { entity: 'system', entityId: 'x', dedupeKey: 'short' }
      await alert(tx, { kind: 'queue_stuck', severity: 'critical', summary: 'x', ...about })
      await closeAlert(tx, 'short')
    })
    await app.settle()
    expect(ways.slack()).toHaveLength(before)
  })

  it('comes again when Slack fails, and is no dead letter when it fails for good', async () => {
    const before = ways.slack().length
    ways.slackAnswers.push(500, 404)
    await raise('disk_low', 'warning')
    await app.settle()
    await app.running.context.queue.retryNow()
    await app.settle()
    expect(ways.slack()).toHaveLength(before + 2)
    const [alert] = await openAlerts()
    expect(alert?.told.filter(({ way }) => way === 'slack')).toMatchObject([{ outcome: 'failed' }])
    expect((await app.owner('POST', '/dead-letters/retry-all')).body).toEqual({ retried: 0 })
  })
})

describe('who is told', () => {
  it('shows and changes the settings, and refuses what it does not know', async () => {
    const shown = notificationsView.parse((await app.owner('GET', '/notifications')).body)
    expect(shown.state.filter(({ configured }) => configured).map(({ way }) => way)).toEqual([
      'whatsapp',
      'email',
      'slack',
    ])
    const changed = await app.owner('PUT', '/notifications', {
      ...shown,
      language: 'pt',
      quiet_hours: null,
      ways: { ...shown.ways, slack: { ...shown.ways.slack, enabled: false } },
    })
    expect(changed.body).toMatchObject({
      language: 'pt',
      quiet_hours: null,
      ways: { slack: { enabled: false } },
    })
    const before = ways.slack().length
    await raise('queue_stuck', 'critical')
    await app.settle()
    expect(ways.slack()).toHaveLength(before)
    expect(ways.mails.at(-1)?.subject).toContain(wordsFor('queue_stuck', 'pt')[0])
    const unknown = await app.owner('PUT', '/notifications', { volume: 11 })
    expect(unknown).toMatchObject({ status: 422, body: { code: 'unknown_field' } })
    await app.owner('PUT', '/notifications', shown)
  })

  it('really sends a test, and tells what came of it', async () => {
    const before = { slack: ways.slack().length, mails: ways.mails.length }
    ways.slackAnswers.push(410)
    const { results } = notificationTestView.parse((await app.owner('POST', '/notifications/test')).body)
    expect(results.map(({ way, outcome }) => `${way} ${outcome}`)).toEqual([
      'whatsapp sent',
      'email sent',
      'slack failed',
    ])
    expect(ways.slack()).toHaveLength(before.slack + 1)
    expect(ways.mails).toHaveLength(before.mails + 1)
    const onlySlack = await app.owner('POST', '/notifications/test', { way: 'slack' })
    expect(onlySlack.body).toEqual({ results: [{ way: 'slack', to: '', outcome: 'sent', detail: null }] })
  })

  it('pushes to a browser that asked for it, and forgets one that is gone', async () => {
    const browser = createECDH('prime256v1')
    const keys = {
      p256dh: browser.generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    }
    const endpoint = `${ways.push.origin}/send/abc`
    const subscribed = await app.owner('POST', '/push-subscriptions', {
      endpoint,
      expirationTime: null,
      keys,
    })
    expect(subscribed.status).toBe(201)
    expect(subscribed.body.vapid_public_key).toMatch(/^[\w-]{87}$/)
    await raise('queue_stuck', 'critical')
    await app.settle()
    expect(ways.push.seen).toHaveLength(1)
    expect(ways.push.seen[0]?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      urgency: 'high',
      authorization: expect.stringMatching(/^vapid t=.+, k=/),
    })
    ways.push.answers.push(410)
    await raise('disk_low', 'critical')
    await app.settle()
    const { state } = notificationsView.parse((await app.owner('GET', '/notifications')).body)
    expect(state.find(({ way }) => way === 'push')).toMatchObject({ configured: false, reaches: 0 })
  })
})

it('takes no push address inside the house', async () => {
  const guarded = await createTestApp({ demo: false, env: { ICAL_ALLOW_PRIVATE_HOSTS: 'false' } })
  const keys = { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) }
  for (const endpoint of ['http://example.com/x', 'https://127.0.0.1/x', 'https://169.254.169.254/latest']) {
    const refused = await guarded.owner('POST', '/push-subscriptions', { endpoint, keys })
    expect(refused).toMatchObject({ status: 422, body: { code: 'validation_failed' } })
  }
  await guarded.close()
})

it('waits for the morning with what can wait, and not with what cannot', async () => {
  app.clock.set(NIGHT_IN_BUENOS_AIRES)
  const before = ways.slack().length
  await raise('calendar_stale', 'warning')
  await raise('circuit_open', 'critical')
  await app.settle()
  expect(ways.slack().slice(before)).toEqual([expect.stringContaining(wordsFor('circuit_open', 'es')[0])])
  await close('circuit_open')
  await app.advance(7 * 3600)
  await look()
  const said = ways.slack().slice(before).join('\n')
  expect(said).toContain(wordsFor('calendar_stale', 'es')[0])
})
