import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import type { CatalogueEntry, Expecting, Language, UnderstandContext } from '../domain.ts'
import { understand } from './understand.ts'

const CATALOGUE: readonly CatalogueEntry[] = [
  { id: 'arrayan', name: 'Cabaña Arrayán', aliases: ['la del arroyo'] },
  { id: 'lago', name: 'Cabaña del Lago', aliases: ['lago'] },
  { id: 'coihue', name: 'Coihue', aliases: [] },
  { id: 'alamos', name: 'Los Álamos', aliases: ['alamos'] },
]

function read(text: string, more: Partial<UnderstandContext> = {}, locale: Language = 'es') {
  return understand(text, {
    now: toInstant('2025-10-14T10:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale,
    ...more,
  })
}

const span = (text: string, locale: Language = 'es') => {
  const { checkIn, checkOut } = read(text, {}, locale).stay
  return [checkIn, checkOut]
}

describe('what date libraries get wrong', () => {
  it.each([
    ['del 15 al 18 de diciembre', '2025-12-15', '2025-12-18'],
    ['para el 8 de nov, 2 noches', '2025-11-08', '2025-11-10'],
    ['del 31 al 2 de enero', '2025-12-31', '2026-01-02'],
    ['10-1 al 17-1', '2026-01-10', '2026-01-17'],
    ['del 12 al 15', '2025-11-12', '2025-11-15'],
    ['del 10 al 14 de noviembre para dos', '2025-11-10', '2025-11-14'],
    ['del 30 al 2', '2025-10-30', '2025-11-02'],
    ['15 al 20 de enero', '2026-01-15', '2026-01-20'],
  ])('%s', (text, from, to) => {
    expect(span(text)).toEqual([from, to])
  })

  it('never takes the guests for a year, an hour or nights', () => {
    expect(read('10 de enero, 2 mayores')).toMatchObject({
      stay: { checkIn: '2026-01-10', checkOut: null },
      guests: { adults: 2 },
    })
    expect(read('del 10 al 14 de noviembre para dos').guests).toMatchObject({ total: 2 })
    expect(read('from 10 to 14 January 2 adults', {}, 'en')).toMatchObject({
      stay: { checkIn: '2026-01-10', checkOut: '2026-01-14' },
      guests: { adults: 2 },
    })
  })

  it('takes "la semana que viene" for the coming week', () => {
    expect(read('la semana que viene').stay).toMatchObject({
      certainty: 'window',
      checkIn: '2025-10-20',
      checkOut: '2025-10-26',
    })
  })

  it.each([
    'el año pasado',
    'la cabaña tiene 2 dormitorios?',
    'somos 4',
    'son 85000 la noche',
    'mi dni es 30123456',
  ])('reads no stay into "%s"', (text) => {
    expect(read(text).stay.certainty).toBe('none')
  })

  it('reads the instant in the zone of the property, not of the machine', () => {
    const late = { now: toInstant('2025-10-15T01:30:00Z') }
    expect(read('hoy', late).stay.checkIn).toBe('2025-10-14')
    expect(read('hoy', { ...late, zone: 'Europe/Madrid' }).stay.checkIn).toBe('2025-10-15')
  })
})

describe('a relative of whom something is told', () => {
  it.each([
    'Mi hermana se hospedó con ustedes y me los recomendó',
    'mi marido cobra el 5',
    'mi esposo llega tarde',
    'a mi marido le gusta pescar, hay pesca?',
    'mi hija es celíaca',
    'my sister stayed with you last year',
    'una noche sola',
  ])('is nobody counted: %s', (text) => {
    expect(read(text).guests).toBeNull()
  })

  it.each([
    ['es para mi mamá', 1],
    ['vamos con mi marido', 2],
    ['mi marido y yo', 2],
    ['mi hija de 3 y yo', 2],
  ])('is one who comes: %s', (text, total) => {
    expect(read(text).guests?.total).toBe(total)
  })
})

describe('dates that are told, not asked for', () => {
  it.each([
    'mañana te confirmo',
    'el viernes te deposito la seña',
    'te pago el lunes',
    'cobro el 5 y te transfiero',
    'mi marido cobra el 5, se puede pagar la seña ese día?',
    'me pagan el lunes, te transfiero ese mismo día',
    'recebo dia 5, posso pagar nesse dia?',
    'el martes hablo con mi marido y te confirmo',
    'ya te transferí ayer',
    'fuimos en enero',
    'el año pasado estuvimos del 5 al 10 de enero',
    'te escribi el lunes y no me contestaron',
    'el 20 es mi cumpleaños',
    'tengo reserva del 3 al 7',
    'mi reserva es del 10 al 15 de enero',
    'el ultimo finde estuvo hermoso',
  ])('%s', (text) => {
    const { stay, trace } = read(text)
    expect(stay).toMatchObject({ certainty: 'none', checkIn: null, options: [] })
    expect(trace.filter((t) => t.rule.startsWith('date.')).every((t) => t.rule.endsWith('.suppressed'))).toBe(
      true,
    )
  })

  it.each(['amanhã te confirmo', 'sexta eu faço o pix', 'ficamos aí em janeiro'])('%s', (text) => {
    expect(read(text, {}, 'pt').stay.certainty).toBe('none')
  })

  it.each([
    "i'll confirm tomorrow",
    "i'll pay the deposit on friday",
    'we stayed last weekend',
    'i booked for may 5',
  ])('%s', (text) => {
    expect(read(text, {}, 'en').stay.certainty).toBe('none')
  })

  it.each([
    'feliz navidad',
    'buen finde!',
    'hasta mañana',
    'hoy no, gracias',
    '¿nieva en julio?',
    '¿atienden de lunes a viernes?',
    'la pileta esta abierta en marzo?',
    'vivo en 25 de mayo',
    'el comprobante es del 10/10',
    'cuanto es el 30 por ciento',
    'tienen 2 baños?',
    'de 9 a 21 hs',
    'esta a 20 minutos del centro',
    'mi hija tiene 5 años',
    '2 y 2',
    'hace 3 dias que espero respuesta',
    'el verano pasado fuimos',
  ])('no stay in "%s"', (text) => {
    expect(read(text).stay).toMatchObject({ certainty: 'none', checkIn: null })
  })

  it('takes the new dates of a change, not the old', () => {
    expect(span('quiero cambiar mi reserva del 10 al 15 para el 20 al 25')).toEqual([
      '2025-10-20',
      '2025-10-25',
    ])
    expect(span('en vez del 15 al 18 quiero del 16 al 19')).toEqual(['2025-10-16', '2025-10-19'])
    expect(span('tengo reserva del 3 al 7 de enero y quiero pasarla al 10')[0]).toBe('2026-01-10')
    expect(span('no del 15 al 18, del 16 al 19')).toEqual(['2025-10-16', '2025-10-19'])
  })

  it('reads the request behind the story', () => {
    expect(span('fuimos en enero, queremos volver del 3 al 8 de marzo')).toEqual(['2026-03-03', '2026-03-08'])
    expect(span('nos casamos el 15 de noviembre y queremos ir del 16 al 20')).toEqual([
      '2025-11-16',
      '2025-11-20',
    ])
  })
})

describe('the five certainties', () => {
  it.each([
    ['15 al 18 de diciembre', 'sure'],
    ['este finde', 'assume'],
    ['carnaval', 'assume'],
    ['el finde que viene', 'ask'],
    ['año nuevo 5 noches', 'ask'],
    ['en enero', 'window'],
    ['vacaciones de invierno', 'window'],
    ['¿aceptan perros?', 'none'],
  ])('%s is %s', (text, certainty) => {
    expect(read(text).stay.certainty).toBe(certainty)
  })

  it('asks with two or three concrete readings', () => {
    for (const text of [
      'el finde que viene',
      'año nuevo 5 noches',
      'sábado y domingo',
      '4 dias desde el 20 de diciembre',
      'el feriado',
    ])
      expect(read(text).stay.options.length, text).toBeGreaterThanOrEqual(2)
  })

  it('offers the other reading of an assumption', () => {
    expect(read('este finde').stay).toMatchObject({
      checkIn: '2025-10-17',
      checkOut: '2025-10-19',
      options: [{ checkIn: '2025-10-18', checkOut: '2025-10-19' }],
    })
  })

  it('changes the quincena over on the day the property does', () => {
    expect(read('segunda quincena de enero', { quincenaChangeoverDay: 15 }).stay.checkIn).toBe('2026-01-15')
    expect(read('primera quincena de enero', { quincenaChangeoverDay: 17 }).stay.checkOut).toBe('2026-01-16')
  })
})

describe('what the bot has just asked', () => {
  const answer = (text: string, expecting: Expecting) => read(text, { expecting })

  it('makes a bare number guests, nights, a day or a choice', () => {
    expect(answer('4', 'guests').guests).toMatchObject({ total: 4 })
    expect(answer('2 y 1', 'guests').guests).toMatchObject({ adults: 2, children: 1 })
    expect(answer('2 y 3', 'guests')).toMatchObject({
      guests: { adults: 2, children: 3 },
      stay: { certainty: 'none' },
    })
    expect(answer('3', 'nights').stay.nights).toBe(3)
    expect(answer('20', 'dates').stay.checkIn).toBe('2025-10-20')
    expect(answer('la segunda', 'choice').number).toBe(2)
    expect(answer('opcion 3', 'choice').number).toBe(3)
    expect(answer('solo 2', 'guests').guests).toMatchObject({ total: 2 })
  })

  it('leaves a bare number alone when nothing was asked', () => {
    expect(read('4')).toMatchObject({ number: 4, guests: null, stay: { certainty: 'none', nights: null } })
  })

  it('makes a yes or no certain', () => {
    expect(answer('dale', 'confirmation').intents[0]).toMatchObject({ name: 'yes', confidence: 0.95 })
    expect(answer('no', 'confirmation').intents[0]).toMatchObject({ name: 'no', confidence: 0.95 })
    expect(answer('sí, reservame', 'confirmation').intents[0]?.name).toBe('yes')
    expect(answer('👍', 'confirmation').intents[0]?.name).toBe('yes')
    expect(answer('ok te aviso', 'confirmation').intents.map((i) => i.name)).not.toContain('yes')
  })

  it('makes plain words a name only when a name was asked for', () => {
    expect(answer('Juan Pérez', 'name').contact?.name).toBe('Juan Pérez')
    expect(answer('maria laura gomez', 'name').contact?.name).toBe('Maria Laura Gomez')
    expect(read('Juan Pérez').contact).toBeNull()
  })
})

describe('cabins of the catalogue', () => {
  it.each([
    ['la arrayan del 3 al 8 de enero', 'arrayan'],
    ['la cabaña arayan', 'arrayan'],
    ['la del arroyo esta libre?', 'arrayan'],
    ['la cabaña del lago para el finde', 'lago'],
    ['el cohiue', 'coihue'],
    ['los alamos para 4', 'alamos'],
    ['la 2 del 3 al 8 de enero', 'lago'],
    ['la cabaña numero 3', 'coihue'],
    ['cabaña 9', null],
    ['del 3 al 8 de enero', null],
  ])('%s', (text, id) => {
    expect(read(text, { catalogue: CATALOGUE }).accommodationId).toBe(id)
  })

  it('does not take the number of the cabin for a day or guests', () => {
    const { stay, guests } = read('la 2 del 3 al 8 de enero', { catalogue: CATALOGUE })
    expect(stay).toMatchObject({ checkIn: '2026-01-03', checkOut: '2026-01-08' })
    expect(guests).toBeNull()
  })
})

describe('several wishes in one message', () => {
  const names = (text: string, locale: Language = 'es') => read(text, {}, locale).intents.map((i) => i.name)

  it('are all heard', () => {
    expect(names('hola tenes lugar para el finde? cuanto sale? aceptan perros?')).toEqual(
      expect.arrayContaining(['availability', 'price', 'pets', 'greeting']),
    )
    expect(names('tienen pileta y aceptan mascotas?')).toEqual(expect.arrayContaining(['amenities', 'pets']))
    expect(names('donde quedan y cuanto sale?')).toEqual(expect.arrayContaining(['location', 'price']))
    expect(names('onde fica e quanto custa?', 'pt')).toEqual(expect.arrayContaining(['location', 'price']))
    expect(names('where are you and how much is it?', 'en')).toEqual(
      expect.arrayContaining(['location', 'price']),
    )
  })

  it('put courtesy last and quote their cue', () => {
    const { intents } = read('hola! cuanto sale? gracias')
    expect(intents[0]).toMatchObject({ name: 'price', cue: 'cuanto sale' })
    expect(intents.at(-1)?.name).toBe('greeting')
  })

  it('are unknown when there is none', () => {
    for (const text of ['asdf', '???', 'jajaja', '🙂']) expect(names(text), text).toEqual(['unknown'])
  })

  it('know a reservation by its code', () => {
    expect(names('RES261124K7QF')).toEqual(['my_reservation'])
    expect(read('RES261124K7QF').contact).toBeNull()
  })

  it('do not make a party of the person asked for', () => {
    expect(read('quiero hablar con una persona')).toMatchObject({
      guests: null,
      intents: [{ name: 'human' }],
    })
  })
})

describe('the language of a message', () => {
  it.each([
    ['hola tenés lugar?', 'es'],
    ['oi, tem vaga?', 'pt'],
    ['hi, is it available?', 'en'],
    ['fim de semana que vem', 'pt'],
    ['this weekend', 'en'],
    ['este finde', 'es'],
    ['próximo feriado', 'es'],
    ['segunda quincena de enero', 'es'],
    ['segunda quinzena de janeiro', 'pt'],
  ] as const)('%s is %s with nothing known of the chat', (text, language) => {
    const { language: found } = understand(text, {
      now: toInstant('2025-10-14T10:00:00-03:00'),
      zone: 'America/Argentina/Buenos_Aires',
    })
    expect(found).toBe(language)
  })

  it.each(['ok', '15/12', '4', 'camping', '👍'])('stays the chat’s for "%s"', (text) => {
    for (const language of ['es', 'pt', 'en'] as const)
      expect(read(text, {}, language).language).toBe(language)
  })

  it('leaves the chat’s for a message that is plainly in another', () => {
    expect(read('Hi, do you have anything available this weekend?').language).toBe('en')
    expect(read('Oi, vocês têm alguma vaga?', {}, 'es').language).toBe('pt')
    expect(read('Hola, ¿tienen lugar?', {}, 'pt').language).toBe('es')
  })
})

describe('the name of a tree that is nobody’s everyday word', () => {
  const catalogue = ['Arrayán', 'Ñire', 'Lenga'].map((name) => ({ id: name, name, aliases: [] }))
  it.each(['hay lugar en Ñire del 27 al 29 de enero?', 'bloqueá ñire del 27 al 29 de enero', 'nire para 2?'])(
    'is the cabin without an article: %s',
    (text) => {
      expect(read(text, { catalogue }).accommodationId).toBe('Ñire')
    },
  )

  it('is not heard in a word that is one slip away', () => {
    expect(read('mire, somos 2 del 27 al 29 de enero', { catalogue }).accommodationId).toBeNull()
    expect(read('hay leña?', { catalogue }).accommodationId).toBeNull()
  })
})

describe('who asks about the arrival', () => {
  it.each(['quién me recibe si llego a las 23?', 'quien nos recibe?'])('asks for no payment: %s', (text) => {
    const names = read(text).intents.map(({ name }) => name)
    expect(names).toContain('checkin_time')
    expect(names).not.toContain('payment_status')
  })
})
