import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runDoctor } from '../../src/app/setup-doors.ts'
import { type DoctorWorld, openDoctorWorld, openSmtpServer, type Variables } from '../doctor-world.ts'
import { openFrontDoor } from '../front-door.ts'
import { openImapServer, openSilentServer } from '../small-servers.ts'

let world: DoctorWorld
beforeAll(async () => {
  world = await openDoctorWorld()
})
afterAll(() => world?.close())
beforeEach(() => world.reset())

type Case = [title: string, says: string, arrange: () => Promise<Variables>]

describe('npm run doctor', () => {
  it('finds an installation well and ends with 0', async () => {
    const { exit, text } = await world.doctor()
    expect(text).toMatch(/✓ Database\s+PostgreSQL 1\d answers and can be written to\./)
    expect(text).toMatch(/✓ Public address\s+http:\/\/localhost:\d+ answers\./)
    expect(text).toMatch(/✓ WhatsApp\s+Connected to the number \+5491150000000/)
    expect(text).toMatch(/✓ Mercado Pago\s+Connected to the account COMPLEJODEPRUEBA\./)
    expect(text).toMatch(/✓ Clock/)
    expect(text).toContain('Broken: 0')
    expect(exit).toBe(0)
  })

  it('has nothing to say in the demo against a telephone that a pretend WhatsApp tells', async () => {
    const { exit, text } = await world.doctor({
      WHATSAPP_API_URL: '',
      WHATSAPP_PHONE_ID: '',
      WHATSAPP_ACCESS_TOKEN: '',
      WHATSAPP_APP_SECRET: '',
      WHATSAPP_VERIFY_TOKEN: '',
      WHATSAPP_BUSINESS_ID: '',
      MERCADOPAGO_API_URL: '',
      MERCADOPAGO_ACCESS_TOKEN: '',
      MERCADOPAGO_WEBHOOK_SECRET: '',
      OWNER_PHONES: '5491155550999',
    })
    expect(text).toMatch(/– Alerts to you\s+Simulated on this machine/)
    expect(exit).toBe(0)
  })

  const cases: Case[] = [
    [
      'a faulty setting',
      'JWT_SECRET must have at least 32 characters.',
      async () => ({ JWT_SECRET: 'short' }),
    ],
    [
      'half a channel',
      'SMTP_FROM is required because SMTP_URL is set.',
      async () => ({ SMTP_URL: `smtp://127.0.0.1:${world.refused}` }),
    ],
    [
      'a database that nobody serves',
      'cannot be reached.',
      async () => ({ DATABASE_URL: `postgres://a:b@127.0.0.1:${world.refused}/x` }),
    ],
    [
      'a database that takes the connection and says nothing',
      'The database does not answer.',
      async () => ({ DATABASE_URL: `postgres://a:b@${await world.stand(openSilentServer())}/x` }),
    ],
    [
      'a database that is not there',
      'That server has no database nowhere.',
      async () => ({ DATABASE_URL: renamed(world.database.url, 'nowhere') }),
    ],
    [
      'a Redis that is away',
      'Redis at 127.0.0.1:{PORT} does not answer (ECONNREFUSED).',
      async () => ({ REDIS_URL: `redis://127.0.0.1:${world.refused}` }),
    ],
    [
      'a folder it may not write to',
      '/data cannot be written to (ENOTDIR)',
      async () => ({ DATA_DIR: path.join(world.fileInTheWay(), 'data') }),
    ],
    [
      'a proxy that does not find the product',
      'answers but does not find the product (status 502).',
      async () => {
        world.door.behave('bad_gateway')
        return {}
      },
    ],
    [
      'somebody else at the address',
      'Something else answers at',
      async () => {
        world.door.behave('stranger')
        return {}
      },
    ],
    [
      'an address where nobody listens',
      'Nobody listens at',
      async () => ({ BASE_URL: `http://localhost:${world.refused}` }),
    ],
    [
      'a clock that is off',
      'The clock of this machine is ',
      async () => {
        world.app.clock.advance(300)
        return {}
      },
    ],
    [
      'a mail server that is away',
      'The mail server 127.0.0.1 cannot be reached',
      async () => ({ SMTP_URL: `smtp://127.0.0.1:${world.refused}`, SMTP_FROM: 'bot@mallin.example' }),
    ],
    [
      'a mail account with a wrong password',
      'The mail server does not accept the user or the password.',
      async () => ({
        SMTP_URL: `smtp://owner:wrong@${await world.stand(openSmtpServer())}`,
        SMTP_FROM: 'bot@mallin.example',
      }),
    ],
    [
      'a mailbox with a wrong password',
      'The mailbox does not accept the user or the password.',
      async () => ({ IMAP_URL: `imap://owner:wrong@${await world.stand(openImapServer())}` }),
    ],
    [
      'a folder the mailbox does not have',
      'The mailbox has no folder Airbnb.',
      async () => ({ IMAP_URL: `imap://owner:secret@${await world.stand(openImapServer())}/Airbnb` }),
    ],
    [
      'a mailbox that is away',
      'The mailbox at 127.0.0.1 cannot be reached (ECONNREFUSED).',
      async () => ({ IMAP_URL: `imap://owner:secret@127.0.0.1:${world.refused}` }),
    ],
    [
      'a Slack channel that is gone',
      'Slack no longer has that channel or permission (no_service).',
      async () => ({ ALERT_SLACK_WEBHOOK_URL: `http://${await world.web(404, 'no_service')}/services/x` }),
    ],
    [
      'a speech server with another key',
      'The speech server does not accept the key.',
      async () => ({ STT_URL: `http://${await world.web(401, '{}')}`, STT_API_KEY: 'wrong' }),
    ],
    [
      'a speech server that fails',
      'The speech server could not transcribe a trial (500).',
      async () => ({ STT_URL: `http://${await world.web(500, '{}')}` }),
    ],
    [
      'a speech server that is away',
      'The speech server at',
      async () => ({ STT_URL: `http://127.0.0.1:${world.refused}` }),
    ],
    [
      'a folder of backups it may not write to',
      '/backups cannot be written to (ENOTDIR)',
      async () => ({ BACKUP_DIR: path.join(world.fileInTheWay(), 'backups'), BACKUP_KEEP_DAYS: '14' }),
    ],
    [
      'phones to be told without WhatsApp',
      'WhatsApp is not connected.',
      async () => ({
        ALERT_WHATSAPP_TO: '5491122223333',
        WHATSAPP_PHONE_ID: '',
        WHATSAPP_ACCESS_TOKEN: '',
        WHATSAPP_APP_SECRET: '',
        WHATSAPP_VERIFY_TOKEN: '',
      }),
    ],
  ]

  it.each(cases)('finds %s, says what to do, and ends with 1', async (_title, says, arrange) => {
    await world.expectBroken(await arrange(), says)
  })

  it('finds what is well beside it: the way of mail, Slack, speech', async () => {
    const { text } = await world.doctor({
      SMTP_URL: `smtp://owner:secret@${await world.stand(openSmtpServer())}`,
      SMTP_FROM: 'bot@mallin.example',
      ALERT_EMAIL_TO: 'owner@mallin.example',
      IMAP_URL: `imap://owner:secret@${await world.stand(openImapServer())}`,
      // What Slack answers to a message without a text.
      ALERT_SLACK_WEBHOOK_URL: `http://${await world.web(400, 'no_text')}/services/x`,
      STT_URL: `http://${await world.web(200, '{"text":""}')}`,
      ALERT_WHATSAPP_TO: '5491122223333',
    })
    expect(text).toContain('The mail server accepts the account.')
    expect(text).toContain('The mailbox INBOX can be read.')
    expect(text).toContain('1 mail addresses are told.')
    expect(text).toContain('The Slack channel exists.')
    expect(text).toContain('The speech server transcribes.')
    expect(text).toContain('1 numbers are told by WhatsApp.')
    // The running product has submitted its templates.
    expect(text).not.toContain('an approved template is missing')
  })

  it('works while the product is stopped, and says so instead of blaming the address', async () => {
    const { exit, text } = await world.doctor({
      PORT: String(world.refused),
      BASE_URL: `http://localhost:${world.refused}`,
    })
    expect(text).toMatch(/! Public address\s+The product is not running/)
    expect(text).toMatch(/! Messages from WhatsApp/)
    expect(exit).toBe(0)
  })

  it('works with nothing at all: no database yet, channels simulated', async () => {
    const lines: string[] = []
    const env = {
      DATA_DIR: path.join(world.dataDir, 'fresh'),
      PORT: String(world.refused),
      HOST: '127.0.0.1',
    }
    const exit = await runDoctor({ env, language: 'es', print: (line) => lines.push(line) })
    const text = lines.join('\n')
    expect(text).toContain('Todavía no existe; se crea sola la primera vez que arranca.')
    expect(text).toContain('Simulado en esta máquina: no hay nada que probar.')
    expect(text).toContain('No anda: 0')
    expect(exit).toBe(0)
  })

  it('names a variable that is misspelt in the file of settings', async () => {
    const { exit, text } = await world.doctor({}, ['PORT', 'JWT_SECRET_FILE', 'WHATSAP_PHONE_ID'])
    expect(text).toContain('WHATSAP_PHONE_ID is no setting, so it does nothing.')
    expect(text).not.toContain('JWT_SECRET_FILE is no')
    expect(exit).toBe(0)
  })

  it('checks the certificate of the address', async () => {
    const secure = await openFrontDoor({ tls: true })
    secure.forwardTo(world.app.origin)
    try {
      expect((await world.doctor({ BASE_URL: secure.origin })).text).toContain(`${secure.origin} answers.`)
      const lines: string[] = []
      await runDoctor({
        env: { ...world.settings, BASE_URL: secure.origin },
        language: 'en',
        print: (line) => lines.push(line),
      })
      expect(lines.join('\n')).toMatch(
        /The certificate of https:\S+ is not valid \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
      )
    } finally {
      await secure.close()
    }
  })
})

function renamed(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
