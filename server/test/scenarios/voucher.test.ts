import { afterEach, expect, test } from 'vitest'
import type { VoucherRenderer } from '../../src/features/messaging/domain/voucher.ts'
import type { ReservationId } from '../../src/lib/ids.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'
import { openMailServer } from '../mail-server.ts'

let app: TestApp
afterEach(() => app.close())

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n')
const SOUND: VoucherRenderer = { renderVoucherPicture: async () => PNG, renderVoucherPdf: async () => PDF }

/** From "hola" to the approved payment; what follows is up to the test. */
async function paidStay() {
  const guest = app.guest('5491155570001')
  await guest.says('hola, del 15 al 19 de marzo para 2 personas')
  await app.settle()
  await guest.taps('Reservar')
  await app.settle()
  const held = guest.last()
  const code = /RES\d{6}[0-9A-Z]{4}/.exec(held?.text ?? '')?.[0] ?? ''
  const before = guest.messages().length
  app.sandbox.mercadoPago.control.approve(new URL(held?.cta?.url ?? '').searchParams.get('pref_id') ?? '')
  return { guest, code, news: () => guest.messages().slice(before) }
}

/** What came, message by message: `image+words`, `document`… */
function shapes(messages: ReturnType<Awaited<ReturnType<typeof paidStay>>['news']>): string[] {
  return messages.map((one) => (one.text?.includes('confirmada') ? `${one.type}+words` : one.type))
}

const isConfirmation = (one: { text: string | null }) => one.text?.includes('confirmada') === true

test('a picture that is there in time carries the words, and the PDF follows', async () => {
  app = await createTestApp({ voucher: { renderer: SOUND } })
  const { news } = await paidStay()
  await app.settle()
  expect(shapes(news())).toEqual(['image+words', 'document'])
})

test('a drawing that hangs keeps nobody waiting for the words; the voucher comes when it is drawn', async () => {
  let finish: (png: Uint8Array) => void = () => undefined
  const drawn = new Promise<Uint8Array>((resolve) => {
    finish = resolve
  })
  let drawings = 0
  const renderer: VoucherRenderer = {
    ...SOUND,
    renderVoucherPicture: () => {
      drawings++
      return drawn
    },
  }
  app = await createTestApp({ voucher: { renderer, patienceMs: 20 } })
  const { guest, news } = await paidStay()
  await guest.waitFor((messages) => messages.some(isConfirmation), 60_000)
  expect(shapes(news())).toEqual(['text+words'])
  finish(PNG)
  await app.settle()
  expect(shapes(news())).toEqual(['text+words', 'image', 'document'])
  expect(drawings).toBe(1)
})

test('a drawing that fails costs the guest nothing but the picture, until it can be drawn', async () => {
  let broken = true
  const renderer: VoucherRenderer = {
    ...SOUND,
    renderVoucherPicture: async () => {
      if (broken) throw new Error('out of ink')
      return PNG
    },
  }
  app = await createTestApp({ voucher: { renderer } })
  const { news } = await paidStay()
  await app.settle()
  expect(shapes(news())).toEqual(['text+words', 'document'])
  broken = false
  await app.running.context.queue.retryNow()
  await app.settle()
  expect(shapes(news())).toEqual(['text+words', 'document', 'image'])
})

test('told again and again, by several at once, it is said once', async () => {
  let late = true
  const renderer: VoucherRenderer = {
    ...SOUND,
    renderVoucherPicture: async () => {
      if (late) throw new Error('out of ink')
      return PNG
    },
  }
  app = await createTestApp({ voucher: { renderer } })
  const { code, news } = await paidStay()
  await app.settle()
  late = false
  const { context, services } = app.running
  const chats = services.chat.conversations(context.database)
  const { body } = await app.owner<{ id: string }>('GET', `/reservations/${code}`)
  const told = { reservationId: body.id as ReservationId, key: 'confirmed' }
  await Promise.all([
    chats.notify({ ...told, notice: 'confirmed' }),
    chats.sendVoucher(told),
    chats.notify({ ...told, notice: 'confirmed' }),
    chats.sendVoucher(told),
  ])
  await context.queue.retryNow()
  await app.settle()
  expect(shapes(news())).toEqual(['text+words', 'document', 'image'])
  const metrics = await app.ask('GET', '/metrics')
  expect(metrics.text).toMatch(/conversation_stage_total\{stage="confirmed"\} 1/)
})

test('a stay that was cancelled meanwhile gets no voucher', async () => {
  const drawn: (() => void)[] = []
  const renderer: VoucherRenderer = {
    renderVoucherPicture: async () => {
      throw new Error('out of ink')
    },
    renderVoucherPdf: () =>
      new Promise((_resolve, reject) => drawn.push(() => reject(new Error('out of paper')))),
  }
  app = await createTestApp({ voucher: { renderer } })
  const { guest, code, news } = await paidStay()
  await guest.waitFor((messages) => messages.some(isConfirmation), 60_000)
  const cancelled = await app.owner('POST', `/reservations/${code}/cancel`, { reason: 'lo pidió' })
  expect(cancelled.status).toBe(200)
  for (const fail of drawn) fail()
  await app.settle()
  await app.running.context.queue.retryNow()
  await app.settle()
  expect(shapes(news()).filter((shape) => shape !== 'text')).toEqual(['text+words'])
})

test('a mail goes out without the PDF where it cannot be drawn', async () => {
  const post = await openMailServer()
  const renderer: VoucherRenderer = { ...SOUND, renderVoucherPdf: () => Promise.reject(new Error('no font')) }
  app = await createTestApp({ voucher: { renderer }, env: post.env })
  const { body } = await app.api<{ items: { id: string }[] }>('GET', '/accommodations')
  const booked = await app.owner<{ code: string }>('POST', '/reservations', {
    accommodation_id: body.items[0]?.id,
    check_in: '2027-03-10',
    check_out: '2027-03-13',
    guests: 2,
    status: 'confirmed',
    contact_name: 'Marta Gómez',
    contact_email: 'marta@mail.example',
  })
  await app.settle()
  const [mail] = post.to('marta@mail.example')
  expect(mail?.attachments.map((one) => one.filename)).toEqual([`${booked.body.code}.ics`])
  await post.close()
})
