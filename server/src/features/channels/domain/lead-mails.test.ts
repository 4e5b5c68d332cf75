import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { understand } from '../../language/domain/understand.ts'
import { readLead } from './lead.ts'
import { readWrittenDates } from './lead-labels.ts'

const receivedAt = toInstant('2026-12-01T13:00:00Z')
const zone = 'America/Argentina/Buenos_Aires'

interface Sample {
  readonly from: string
  readonly subject: string
  readonly lines: readonly string[]
}

/** People, addresses and numbers are invented; every one asks for 15 to 18 January 2027, two adults and a child. */
const SAMPLES: readonly (readonly [name: string, language: string, Sample])[] = [
  [
    'airbnb',
    'es',
    {
      from: 'express@airbnb.com',
      subject: 'Consulta para Cabaña Coihue, 15–18 ene. 2027',
      lines: [
        'Responde a la consulta de Ana',
        'Mensaje: Hola! ¿La cabaña tiene parrilla? Somos tranquilos.',
        '',
        'Llegada  Salida',
        'vie., 15 de ene. de 2027  lun., 18 de ene. de 2027',
        'Huéspedes',
        '2 adultos, 1 niño',
        'Nombre: Ana Paz',
      ],
    },
  ],
  [
    'airbnb',
    'pt',
    {
      from: 'express@airbnb.com.br',
      subject: 'Consulta para Cabana Coihue de Ana Paz',
      lines: [
        'Mensagem: Olá! A cabana tem churrasqueira? Obrigada.',
        '',
        'Check-in',
        'sex., 15 de jan. de 2027',
        'Checkout',
        'seg., 18 de jan. de 2027',
        'Hóspedes',
        '2 adultos, 1 criança',
      ],
    },
  ],
  [
    'airbnb',
    'en',
    {
      from: 'express@airbnb.com',
      subject: 'Inquiry from Ana Paz for Jan 15 – 18, 2027',
      lines: [
        'Message: Hi! Does the cabin have a barbecue? Thank you very much.',
        '',
        'Guests',
        '2 adults, 1 child',
      ],
    },
  ],
  [
    'booking',
    'es',
    {
      from: 'noreply@guest.booking.com',
      subject: 'Tienes un mensaje de Ana Paz',
      lines: [
        'Nombre del cliente: Ana Paz',
        'Fecha de entrada: viernes 15 enero 2027',
        'Fecha de salida: lunes 18 enero 2027',
        'Total de huéspedes: 2 adultos, 1 niño',
        'Mensaje: ¿Hay cochera cubierta?',
        '________________',
        'Booking.com B.V.',
      ],
    },
  ],
  [
    'booking',
    'pt',
    {
      from: 'noreply@guest.booking.com',
      subject: 'Você recebeu uma mensagem de Ana Paz',
      lines: [
        'Nome do hóspede: Ana Paz',
        'Data de check-in: 15/01/2027',
        'Data de check-out: 18/01/2027',
        'Número de hóspedes: 2 adultos e 1 criança',
        'Mensagem: Vocês têm garagem coberta?',
      ],
    },
  ],
  [
    'booking',
    'en',
    {
      from: 'noreply@guest.booking.com',
      subject: 'We received this message from Ana Paz',
      lines: [
        'Guest name: Ana Paz',
        'Check-in date: Fri 15 Jan 2027',
        'Check-out date: Mon 18 Jan 2027',
        'Total guests: 2 adults, 1 child',
        'Message: Is there a covered garage?',
      ],
    },
  ],
  [
    'vrbo',
    'es',
    {
      from: 'sender@messages.homeaway.com',
      subject: 'Consulta de Ana Paz: propiedad 1234567',
      lines: [
        'Fechas: 15 ene. 2027 - 18 ene. 2027, 3 noches',
        'Viajeros: 2 adultos, 1 niño',
        'Teléfono del viajero: +54 9 11 5555 0101',
        'Mensaje del viajero: ¿Se puede llegar con nieve?',
      ],
    },
  ],
  [
    'vrbo',
    'pt',
    {
      from: 'sender@messages.homeaway.com',
      subject: 'Pergunta de Ana Paz: propriedade 1234567',
      lines: [
        'Datas da viagem: 15 de jan. de 2027 até 18 de jan. de 2027',
        'Viajantes: 2 adultos, 1 criança',
        'Mensagem do viajante: Dá para chegar com neve?',
      ],
    },
  ],
  [
    'vrbo',
    'en',
    {
      from: 'sender@messages.homeaway.com',
      subject: 'Inquiry from Ana Paz: Property #1234567',
      lines: [
        'Dates: Jan 15 - Jan 18, 2027, 3 nights',
        'Guests: 2 adults, 1 child',
        'Traveler phone: +1 415 555 0101',
        'Message from the traveler: Can one get there in the snow?',
      ],
    },
  ],
  [
    'despegar',
    'es',
    {
      from: 'reservas@despegar.com.ar',
      subject: 'Nueva consulta de Despegar',
      lines: [
        'Pasajero: Ana Paz',
        'Ingreso: 15/01/2027',
        'Egreso: 18/01/2027',
        'Cantidad de pasajeros: 2 adultos, 1 menor',
        'Comentarios: ¿Incluye desayuno?',
      ],
    },
  ],
  [
    'despegar',
    'pt',
    {
      from: 'reservas@decolar.com',
      subject: 'Nova mensagem da Decolar',
      lines: [
        'Hóspede: Ana Paz',
        'Data de entrada: 15/01/2027',
        'Data de saída: 18/01/2027',
        'Adultos: 2',
        'Crianças: 1',
        'Comentários: Vocês incluem café da manhã?',
      ],
    },
  ],
  [
    'despegar',
    'en',
    {
      from: 'bookings@despegar.com',
      subject: 'New question about your property',
      lines: [
        'Guest: Ana Paz',
        'Arrival date: January 15, 2027',
        'Departure date: January 18, 2027',
        'Adults: 2',
        'Children: 1',
        'Comments: Is breakfast included?',
      ],
    },
  ],
  [
    'web',
    'es',
    {
      from: 'formulario@cabanias.example',
      subject: 'Formulario de contacto',
      lines: [
        'Nombre y apellido: Ana Paz',
        'Correo electrónico: ana.paz@mail.example',
        'Teléfono / WhatsApp: 11 5555-0101',
        'Fecha de ingreso: 15/01/2027',
        'Fecha de egreso: 18/01/2027',
        'Adultos: 2',
        'Niños: 1',
        'Consulta: ¿Aceptan un perro chico?',
      ],
    },
  ],
  [
    'web',
    'pt',
    {
      from: 'site@cabanas.example',
      subject: 'Formulário de contato do site',
      lines: [
        'Nome completo: Ana Paz',
        'E-mail: ana.paz@mail.example',
        'Celular: 11 95555-0101',
        'De: 15/01/2027',
        'Até: 18/01/2027',
        'Quantidade de pessoas: 2 adultos e 1 criança',
        'Mensagem: Vocês aceitam um cachorro pequeno?',
      ],
    },
  ],
  [
    'web',
    'en',
    {
      from: 'form@cabins.example',
      subject: 'Contact form: new message',
      lines: [
        'Your name: Ana Paz',
        'Email address: ana.paz@mail.example',
        'Phone number: +1 415 555 0101',
        'Arrival: 2027-01-15',
        'Departure: 2027-01-18',
        'Number of guests: 2 adults and 1 child',
        'Your message: Do you take a small dog?',
      ],
    },
  ],
  [
    'web',
    'es',
    {
      from: 'web@cabanas.example',
      subject: 'Formulario de reservas',
      lines: [
        'Nombre',
        'Ana',
        'Apellido',
        'Paz',
        'Email',
        'ana.paz@mail.example',
        'Check in',
        '15-01-2027',
        'Check out',
        '18-01-2027',
        'Adultos',
        '2',
        'Menores',
        '1',
        'Mensaje',
        '¿Qué precio tiene?',
      ],
    },
  ],
  [
    'web',
    'en',
    {
      from: 'forms@cabins.example',
      subject: 'New form submission: Contact',
      lines: [
        'First name: Ana',
        'Last name: Paz',
        'Email: ana.paz@mail.example',
        'Arrival: 2027-01-15',
        'Departure: 2027-01-18',
        'Adults: 2',
        'Children: 1',
        'Your message: Could you send a quote?',
      ],
    },
  ],
]

describe('an enquiry as it comes by mail', () => {
  it.each(SAMPLES)('from %s in %s', (platform, language, { from, subject, lines }) => {
    const mail = {
      messageId: 'm1@platform',
      from: { address: from, name: '' },
      replyTo: platform === 'web' ? null : { address: 'guest-1@reply.example', name: '' },
      subject,
      text: lines.join('\n'),
      receivedAt,
      genuine: true,
      inReplyTo: '',
      returned: null,
    }
    const lead = readLead(mail, (text) => understand(text, { now: receivedAt, zone }))
    expect(lead).toMatchObject({
      platform,
      kind: 'enquiry',
      replyTo: platform === 'web' ? 'ana.paz@mail.example' : 'guest-1@reply.example',
      reading: {
        language,
        guestName: 'Ana Paz',
        checkIn: '2027-01-15',
        checkOut: '2027-01-18',
        guests: { adults: 2, children: 1 },
      },
    })
    expect(lead?.reading.message).toMatch(/\?/)
    expect(lead?.reading.message).not.toMatch(/2027|adult/i)
  })
})

it.each([
  ['15–18 ene. 2027', '2027-01-15', '2027-01-18'],
  ['Jan 15 - 19, 2027', '2027-01-15', '2027-01-19'],
  ['30 dic - 2 ene', '2026-12-30', '2027-01-02'],
  ['Dec 30, 2026 to Jan 2, 2027', '2026-12-30', '2027-01-02'],
  ['15/01/2027 al 18/01/2027', '2027-01-15', '2027-01-18'],
  ['sáb 2 de enero', null, null],
  ['18/01/2027 - 15/01/2027', null, null],
])('reads both days of "%s"', (text, checkIn, checkOut) => {
  expect(readWrittenDates(text, receivedAt)).toEqual(checkIn && { checkIn, checkOut })
})
