import { setupReportSchema } from '@tranquera/contracts/setup'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Code } from '../../src/features/setup/domain/finding.ts'
import { type DoctorWorld, openDoctorWorld, type Variables } from '../doctor-world.ts'

let world: DoctorWorld
beforeAll(async () => {
  world = await openDoctorWorld()
})
afterAll(() => world?.close())
beforeEach(() => world.reset())

type Case = [title: string, says: string, arrange: () => Promise<Variables>]

describe('npm run doctor, of the channels', () => {
  const cases: Case[] = [
    [
      'a wrong token of WhatsApp',
      'WhatsApp does not accept the access token: it is wrong or has expired.',
      async () => ({ WHATSAPP_ACCESS_TOKEN: 'stolen' }),
    ],
    [
      'a token of WhatsApp without permissions',
      'The access token of WhatsApp lacks permissions.',
      async () => world.turn({ permissions: 'none' }),
    ],
    [
      'a token that sees no business account',
      'The access token of WhatsApp lacks permissions.',
      async () => world.turn({ permissions: 'messaging' }),
    ],
    [
      'a wrong phone id',
      'The access token sees no number with that id.',
      async () => ({ WHATSAPP_PHONE_ID: '999' }),
    ],
    [
      'a number that is not registered',
      'is not connected to the API (state DISCONNECTED).',
      async () => world.turn({ numberStatus: 'DISCONNECTED' }),
    ],
    [
      'another verify token than the running one',
      'The running product does not know the WHATSAPP_VERIFY_TOKEN of these settings.',
      async () => ({ WHATSAPP_VERIFY_TOKEN: 'another' }),
    ],
    [
      'an account without a subscription',
      'Meta sends the messages to no app: the subscription is missing.',
      async () => world.turn({ subscription: 'none' }),
    ],
    [
      'a subscription that leads elsewhere',
      'Meta sends the messages to another address (https://old.example).',
      async () =>
        world.turn({ subscription: { overrideCallbackUri: 'https://old.example/hook?key=s3cret' } }),
    ],
    [
      'a WhatsApp that cannot be reached',
      'WhatsApp cannot be reached (ECONNREFUSED).',
      async () => ({ WHATSAPP_API_URL: `http://127.0.0.1:${world.refused}/v25.0` }),
    ],
    [
      'a wrong token of Mercado Pago',
      'Mercado Pago does not accept the access token.',
      async () => ({ MERCADOPAGO_ACCESS_TOKEN: 'stolen' }),
    ],
    [
      'a test account where real money is expected',
      'The token belongs to a test account (COMPLEJODEPRUEBA): nobody could really pay.',
      async () => ({ MERCADOPAGO_LIVE: 'true' }),
    ],
    [
      'an account of another country',
      'belongs to another country (MLB)',
      async () => {
        world.app.sandbox.mercadoPago.control.settings.site = 'MLB'
        return {}
      },
    ],
    [
      'another webhook secret than the running one',
      'The running product does not know a notification signed with the secret of these settings.',
      async () => ({ MERCADOPAGO_WEBHOOK_SECRET: 'another' }),
    ],
    [
      'a Mercado Pago that cannot be reached',
      'Mercado Pago cannot be reached',
      async () => ({ MERCADOPAGO_API_URL: `http://127.0.0.1:${world.refused}` }),
    ],
  ]

  it.each(cases)('finds %s, says what to do, and ends with 1', async (_title, says, arrange) => {
    await world.expectBroken(await arrange(), says)
  })
})

describe('the panel’s button', () => {
  async function codes(body: object = {}): Promise<{ ok: boolean; codes: Code[]; says: string }> {
    const answer = await world.app.owner('POST', '/setup/check', body)
    expect(answer.status, answer.text).toBe(200)
    const report = setupReportSchema.parse(answer.body)
    return {
      ok: report.ok,
      codes: report.checks.map(({ code }) => code as Code),
      says: report.checks.map(({ says, advice }) => `${says} ${advice ?? ''}`).join('\n'),
    }
  }

  it('asks the same core with what the product runs with, in the owner’s language', async () => {
    const es = await codes()
    expect(es.ok, es.says).toBe(true)
    expect(es.codes).toEqual(expect.arrayContaining(['database_ok', 'whatsapp_ok', 'mercadopago_ok']))
    expect(es.codes).toContain('whatsapp_nobody_wrote')
    expect(es.says).toContain('Conectado al número')
    expect((await codes({ language: 'en' })).says).toContain('Connected to the number')
  })

  it('sees that a guest wrote', async () => {
    await world.app.guest('5491155550101').says('hola')
    await world.app.settle()
    expect((await codes()).codes).toContain('whatsapp_door_ok')
  })

  it('counts nothing against us and leaves nothing behind', async () => {
    const kept = async () =>
      (await world.app.database.query('select count(*)::int as n from webhook_events')).rows
    const forged = async () =>
      (await world.app.ask('GET', '/metrics')).text.match(/^webhook_signature_invalid_total.*$/gm)
    const before = [await kept(), await forged()]
    await codes()
    expect([await kept(), await forged()]).toEqual(before)
  })

  it('fails as the terminal does, in the owner’s words', async () => {
    world.turn({ subscription: 'none' })
    const broken = await codes()
    expect(broken.ok).toBe(false)
    expect(broken.says).toContain('falta la suscripción')
    expect(broken.says).toContain(`${world.door.origin}/api/v1/webhooks/whatsapp`)
  })

  it('tells of a calendar that cannot be read and of one that is none', async () => {
    const cabin = await world.app.owner('POST', '/accommodations', { name: 'Coihue', capacity: 4 })
    const id = String(cabin.body.id)
    const gone = await world.web(404, 'gone')
    const page = await world.web(200, '<html>sign in</html>')
    for (const host of [gone, page]) {
      const made = await world.app.owner('POST', '/feeds', {
        accommodation_id: id,
        channel: 'airbnb',
        url: `http://${host}/calendar.ics`,
      })
      expect(made.status, made.text).toBeLessThan(300)
    }
    const { ok, says } = await codes()
    expect(ok).toBe(false)
    expect(says).toContain('No se pudo leer el calendario de airbnb de Coihue (not_found).')
    expect(says).toContain('no es un calendario (not_a_calendar)')
  })

  it('is the owner’s alone', async () => {
    expect((await world.app.api('POST', '/admin/setup/check')).status).toBe(401)
  })
})
