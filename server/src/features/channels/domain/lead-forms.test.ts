import { expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { understand } from '../../language/domain/understand.ts'
import { readLead } from './lead.ts'

const receivedAt = toInstant('2026-12-01T13:00:00Z')
const zone = 'America/Argentina/Buenos_Aires'

/** People and addresses are invented; every one asks for 15 to 18 January 2027 for four. */
const FORMS: readonly (readonly [what: string, from: string, subject: string, lines: readonly string[]])[] = [
  [
    'a form of a page, es',
    'no-reply@misitio.com.ar',
    'Nuevo mensaje desde el formulario de contacto',
    [
      'Nombre y apellido: Marta Ruiz',
      'Correo electrónico: marta@mail.example',
      'Teléfono: +54 9 11 5555-1111',
      'Fecha de ingreso: 15/01/2027',
      'Fecha de egreso: 18/01/2027',
      'Cantidad de personas: 4',
      'Consulta: ¿Tienen cochera?',
    ],
  ],
  [
    'Contact Form of WordPress',
    'wordpress@cabanas.example',
    '[Cabañas] Consulta',
    [
      'De: Marta Ruiz <marta@mail.example>',
      'Asunto: Consulta',
      '',
      'Hola, queremos ir del 15 al 18 de enero, somos 2 adultos y 2 nenes. ¿Cuánto sale?',
    ],
  ],
  [
    'a form of a page, en',
    'forms@site.example',
    'New form submission',
    [
      'Name: Marta Ruiz',
      'Email: marta@mail.example',
      'Arrival date: 15 January 2027',
      'Departure date: 18 January 2027',
      'Adults: 2',
      'Children: 2',
      'Comments: Is there parking?',
    ],
  ],
  [
    'name and surname apart',
    'forms@site.example',
    'Booking request via website',
    [
      'First Name: Marta',
      'Last Name: Ruiz',
      'E-mail: marta@mail.example',
      'Check-in date: 2027-01-15',
      'Check-out date: 2027-01-18',
      'Number of guests: 4',
      'Message:',
      'Hi there,',
      'is there parking?',
    ],
  ],
  [
    'a form of a page, pt',
    'contato@pousada.example',
    'Novo contato pelo site',
    [
      'Nome: Marta Ruiz',
      'E-mail: marta@mail.example',
      'Celular: (11) 95555-1111',
      'Data de entrada: 15/01/2027',
      'Data de saída: 18/01/2027',
      'Adultos: 2',
      'Crianças: 2',
      'Mensagem: Tem estacionamento?',
    ],
  ],
  [
    'a form that counts "Nº de hóspedes"',
    'contato@pousada.example',
    'Formulário: orçamento',
    [
      'Nome completo: Marta Ruiz',
      'Seu e-mail: marta@mail.example',
      'Chegada: 15 de janeiro de 2027',
      'Partida: 18 de janeiro de 2027',
      'Nº de hóspedes: 4',
      'Observações: Aceitam cachorro?',
    ],
  ],
  [
    'labels above what they label',
    'noreply@forms.example',
    'Consulta web',
    [
      '*Nombre*',
      'Marta Ruiz',
      '',
      '*Email*',
      'marta@mail.example',
      '',
      '*Desde*',
      '15/01/2027',
      '',
      '*Hasta*',
      '18/01/2027',
      '',
      '*Huéspedes*',
      '4',
      '',
      '*Mensaje*',
      '¿Aceptan mascotas?',
    ],
  ],
  [
    'labels in a table',
    'noreply@forms.example',
    'Consulta',
    [
      'Nombre | Marta Ruiz',
      'Email | marta@mail.example',
      'Entrada | 15-01-2027',
      'Salida | 18-01-2027',
      'Personas | 4',
      'Comentario | ¿Hay pileta?',
    ],
  ],
]

it.each(FORMS)('reads an enquiry from %s', (_what, from, subject, lines) => {
  const mail = {
    messageId: 'm1@page.example',
    from: { address: from, name: '' },
    replyTo: null,
    subject,
    text: lines.join('\n'),
    receivedAt,
    genuine: true,
    inReplyTo: '',
    returned: null,
  }
  const lead = readLead(mail, (text) => understand(text, { now: receivedAt, zone }))
  expect(lead).toMatchObject({
    platform: 'web',
    kind: 'enquiry',
    replyTo: 'marta@mail.example',
    reading: { guestName: 'Marta Ruiz', checkIn: '2027-01-15', checkOut: '2027-01-18' },
  })
  const { adults, children, total } = lead?.reading.guests ?? {}
  expect(total ?? (adults ?? 0) + (children ?? 0)).toBe(4)
  expect(lead?.reading.message).toMatch(/\?$/)
})
