import { afterEach, expect, it } from 'vitest'
import { startLeadsWorld } from '../../../../test/leads-world.ts'
import { toInstant } from '../../../lib/clock.ts'
import type { IncomingMail } from '../domain/lead.ts'
import type { Mailbox } from '../ports.ts'

const envelopeOf = ({ from, subject, inReplyTo }: IncomingMail) => ({
  sender: from.address,
  subject,
  inReplyTo,
})

/** A mailbox in memory: what is seen is told apart, as a server would. */
function memoryMailbox(mails: readonly Partial<IncomingMail>[]) {
  const unseen = mails.map(
    (mail, i): IncomingMail => ({
      messageId: `m${i}@airbnb.com`,
      from: { address: 'automated@airbnb.com', name: '' },
      replyTo: { address: 'ana-1@reply.airbnb.com', name: 'Ana Paz' },
      subject: 'Consulta de Ana Paz',
      text: 'Hola, ¿tienen lugar del 15 al 18 de enero para 4 personas?',
      receivedAt: toInstant('2026-12-01T12:00:00Z'),
      genuine: true,
      inReplyTo: '',
      returned: null,
      ...mail,
    }),
  )
  const seen: string[] = []
  const mailbox: Mailbox = {
    async collect(accepts, take) {
      const before = seen.length
      for (const mail of unseen) {
        if (seen.includes(mail.messageId) || !accepts(envelopeOf(mail))) continue
        if (await take(mail)) seen.push(mail.messageId)
      }
      return seen.length - before
    },
    watch: () => ({ stop: async () => {} }),
  }
  return { mailbox, seen }
}

let world: Awaited<ReturnType<typeof startLeadsWorld>> | undefined
afterEach(() => world?.close())

it('puts an enquiry into the inbox once and answers it once, with the way to WhatsApp', async () => {
  const { mailbox, seen } = memoryMailbox([
    {},
    { messageId: 'again@airbnb.com', text: 'Otra consulta: ¿aceptan perros?' },
    { from: { address: 'ana@example.com', name: '' } },
    { subject: 'Tu pago está en camino', text: 'Te enviamos ARS 100', replyTo: null },
  ])
  world = await startLeadsWorld(mailbox)
  expect(await world.leads.collect()).toBe(2)
  await world.settle()
  // The server may forget that they were seen.
  seen.length = 0
  await world.leads.collect()
  await world.settle()
  expect(await world.conversations()).toMatchObject([
    {
      channel: 'email',
      status: 'waiting_human',
      unread: 2,
      language: 'es',
      name: 'Ana Paz',
      email: 'ana-1@reply.airbnb.com',
      message_status: 'done',
    },
    { text: 'Consulta de Ana Paz\n\nOtra consulta: ¿aceptan perros?' },
  ])
  expect(world.ignored).toEqual(['airbnb', 'airbnb'])
  expect(world.sent).toHaveLength(2)
  // Two mails are two jobs, and either may be done first.
  const first = world.sent.find((mail) => mail.inReplyTo === '<m0@airbnb.com>')
  expect(first?.subject).toBe('Re: Consulta de Ana Paz')
  expect(first?.text).toContain('del 15/01/2027 al 18/01/2027')
  expect(first?.text).toContain('https://wa.me/5492944000147')
  expect(first?.headers.get('auto-submitted')).toBe('auto-replied')
})

it('answers neither a booking nor a sender that takes no answer', async () => {
  const { mailbox } = memoryMailbox([
    { subject: 'Reserva confirmada: Ana Paz llega el 15 de ene.' },
    { messageId: 'n@booking.com', from: { address: 'noreply@booking.com', name: '' }, replyTo: null },
  ])
  world = await startLeadsWorld(mailbox)
  expect(await world.leads.collect()).toBe(2)
  await world.settle()
  expect(await world.conversations()).toHaveLength(2)
  expect(world.sent).toEqual([])
})

it('leaves a mail unseen when it could not be kept', async () => {
  const { mailbox, seen } = memoryMailbox([{}])
  world = await startLeadsWorld(mailbox)
  await world.database.query('alter table messages rename to messages_away')
  await expect(world.leads.collect()).rejects.toThrow()
  expect(seen).toEqual([])
  await world.database.query('alter table messages_away rename to messages')
  expect(await world.leads.collect()).toBe(1)
  expect(await world.conversations()).toHaveLength(1)
})
