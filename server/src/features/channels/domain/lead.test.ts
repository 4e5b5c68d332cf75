import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { understand } from '../../language/domain/understand.ts'
import { type IncomingMail, readLead } from './lead.ts'
import { readWrittenDate } from './lead-labels.ts'
import { leadAnswer } from './lead-words.ts'
import { platformOfMail } from './platforms.ts'

const receivedAt = toInstant('2026-12-01T13:00:00Z')
const zone = 'America/Argentina/Buenos_Aires'

function read(mail: Partial<IncomingMail>) {
  const whole: IncomingMail = {
    messageId: 'm1@platform',
    from: { address: 'automated@airbnb.com', name: 'Airbnb' },
    replyTo: null,
    subject: 'Consulta',
    text: '',
    receivedAt,
    genuine: true,
    inReplyTo: '',
    returned: null,
    ...mail,
  }
  return readLead(whole, (text) => understand(text, { now: receivedAt, zone }))
}

const AIRBNB_ES = `Consulta de Ana

Ana
Buenos Aires, Argentina

Hola! Somos 2 adultos y 1 nene, ¿la cabaña tiene parrilla?

Llegada
vie., 15 de ene. de 2027

Salida
lun., 18 de ene. de 2027

Huéspedes
2 adultos, 1 niño

----------
Airbnb Ireland UC, 8 Hanover Quay, Dublin`

const BOOKING_PT = `Você recebeu uma nova mensagem de um hóspede

Nome: João Silva
Check-in: 2027-02-10
Check-out: 2027-02-14
Hóspedes: 2 adultos
Mensagem: Olá, gostaria de saber se aceitam cachorro pequeno.
Podemos chegar às 22h?

________________
Booking.com`

const GENERIC_EN = `Guest name: John Smith
Email: john.smith@mail.example
Phone: +1 415 555 0123
Arrival: Fri, Jan 15, 2027
Departure: Tue, January 19, 2027
Guests: 4 guests
Message: Hi, is the lake close enough to walk?`

describe('an enquiry by mail', () => {
  it('of Airbnb in Spanish', () => {
    expect(read({ subject: 'Consulta de Ana Paz', text: AIRBNB_ES })).toMatchObject({
      platform: 'airbnb',
      kind: 'enquiry',
      replyTo: null,
      reading: {
        language: 'es',
        guestName: 'Ana Paz',
        checkIn: '2027-01-15',
        checkOut: '2027-01-18',
        guests: { adults: 2, children: 1 },
      },
    })
  })

  it('of Booking.com in Portuguese, with a message of several lines', () => {
    const lead = read({
      from: { address: 'noreply@guest.booking.com', name: '' },
      replyTo: { address: '123-abc@guest.booking.com', name: '' },
      subject: 'Você recebeu uma mensagem de João Silva',
      text: BOOKING_PT,
    })
    expect(lead).toMatchObject({
      platform: 'booking',
      replyTo: '123-abc@guest.booking.com',
      reading: {
        language: 'pt',
        guestName: 'João Silva',
        checkIn: '2027-02-10',
        checkOut: '2027-02-14',
        guests: { adults: 2 },
      },
    })
    expect(lead?.reading.message).toContain('22h')
    expect(lead?.reading.message).not.toContain('Booking.com')
  })

  it('of anybody’s form in English', () => {
    const lead = read({
      from: { address: 'leads@alquilerargentina.com', name: '' },
      subject: 'Enquiry for your cabin',
      text: GENERIC_EN,
    })
    expect(lead).toMatchObject({
      platform: 'alquilerargentina',
      reading: {
        language: 'en',
        guestName: 'John Smith',
        email: 'john.smith@mail.example',
        phone: '+1 415 555 0123',
        checkIn: '2027-01-15',
        checkOut: '2027-01-19',
        guests: { total: 4 },
      },
    })
  })

  it('with dates in its sentences only', () => {
    expect(
      read({ text: 'Hola, ¿tienen lugar del 15 al 18 de enero para 4 personas?' })?.reading,
    ).toMatchObject({ checkIn: '2027-01-15', checkOut: '2027-01-18', guests: { total: 4 } })
  })

  it('is told from a booking, a newsletter, a stranger and a forgery', () => {
    expect(read({ subject: 'Reserva confirmada: Ana llega el 15 de ene.' })?.kind).toBe('booking')
    expect(read({ subject: 'Tu pago está en camino', text: 'Te enviamos ARS 100' })).toBeUndefined()
    expect(read({ from: { address: 'ana@airbnb.com.evil.example', name: '' } })).toBeUndefined()
    expect(read({ genuine: false })).toBeUndefined()
  })
})

it('knows platforms by their whole domain', () => {
  expect(platformOfMail('x@guest.booking.com')).toBe('booking')
  expect(platformOfMail('x@airbnb.com.ar')).toBe('airbnb')
  expect(platformOfMail('x@notbooking.com')).toBeUndefined()
  expect(platformOfMail('booking.com')).toBe('booking')
})

it.each([
  ['2027-01-15', '2027-01-15'],
  ['15/01/2027', '2027-01-15'],
  ['sáb, 2 de janeiro de 2027', '2027-01-02'],
  ['Saturday 2 October 2027', '2027-10-02'],
  ['Oct 2, 2027', '2027-10-02'],
  ['31/02/2027', null],
  ['soon', null],
])('reads the date in "%s"', (text, date) => {
  expect(readWrittenDate(text, receivedAt)).toBe(date)
})

it('answers in the guest’s language with the way to WhatsApp', () => {
  const of = {
    language: 'pt' as const,
    subject: 'Consulta',
    place: 'Cabañas del Mallín',
    guestName: 'João Silva',
    stay: null,
    phone: '5492944000147',
  }
  const answer = leadAnswer(of)
  expect(answer.subject).toBe('Re: Consulta')
  expect(answer.text).toContain('Olá, João!')
  expect(answer.text).toContain('https://wa.me/5492944000147?text=')
  expect(leadAnswer({ ...of, phone: null }).text).not.toContain('wa.me')
})
