import { expect, it } from 'vitest'
import { manualClock } from '../../lib/clock.ts'
import { parseMail } from './parse-mail.ts'

const now = manualClock('2026-12-01T13:00:00Z').now()
const mail = (lines: readonly string[]) => parseMail(Buffer.from(lines.join('\r\n')), now)

it('reads sender, reply address, subject and text, encoded as mail programs do', async () => {
  const read = await mail([
    'From: =?utf-8?Q?Consultas_de_Hu=C3=A9spedes?= <Automated@Airbnb.com>',
    'Reply-To: "Ana Paz" <abc123@reply.airbnb.com>',
    'Subject: =?utf-8?B?Q29uc3VsdGEgZGUgQW5hIFBheg==?=',
    'Message-ID: <m1@airbnb.com>',
    'Date: Tue, 01 Dec 2026 09:30:00 -0300',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '=BFTienen lugar?',
  ])
  expect(read).toMatchObject({
    messageId: 'm1@airbnb.com',
    from: { address: 'automated@airbnb.com', name: 'Consultas de Huéspedes' },
    replyTo: { address: 'abc123@reply.airbnb.com', name: 'Ana Paz' },
    subject: 'Consulta de Ana Paz',
    text: '¿Tienen lugar?',
    genuine: true,
  })
  expect(read?.receivedAt.toString()).toBe('2026-12-01T12:30:00Z')
})

it('takes the text out of HTML when there is nothing else', async () => {
  const read = await mail([
    'From: a@booking.com',
    'Subject: x',
    'Content-Type: text/html',
    '',
    '<style>p{}</style><p>Check-in: 15/01/2027</p><p>Check-out: 18/01/2027</p>',
  ])
  expect(read?.text).toContain('Check-in: 15/01/2027')
  expect(read?.text).not.toContain('style')
})

it('believes the first verdict of the receiving server only', async () => {
  const headers = (first: string, second: string) => [
    `Authentication-Results: mx.example; ${first}`,
    `Authentication-Results: elsewhere.example; ${second}`,
    'From: a@airbnb.com',
    '',
    'x',
  ]
  expect(await mail(headers('dkim=pass; dmarc=fail', 'dmarc=pass'))).toMatchObject({ genuine: false })
  expect(await mail(headers('dmarc=pass', 'dkim=fail'))).toMatchObject({ genuine: true })
})

it('is nobody’s without a sender', async () => {
  expect(await mail(['Subject: x', '', 'y'])).toBeUndefined()
})
