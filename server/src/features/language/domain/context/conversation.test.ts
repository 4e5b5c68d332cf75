import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../lib/clock.ts'
import type { LocalDate } from '../../../../lib/local-date.ts'
import type { Change, Language } from '../../domain.ts'
import { understand } from '../understand.ts'

/** What is under discussion, what the guest writes then, and what it means: a stay, or what is to change. */
type Turn = readonly [text: string, meaning: string | Change]

const AUGUST = ['2027-08-10', '2027-08-13'] as const
const WEEKEND = ['2027-01-22', '2027-01-24'] as const

function read(text: string, locale: Language, [checkIn, checkOut]: readonly [string, string]) {
  return understand(text, {
    now: toInstant('2026-11-27T10:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale,
    talk: { stay: { checkIn: checkIn as LocalDate, checkOut: checkOut as LocalDate } },
  })
}

const MIDWEEK: Readonly<Record<Language, readonly Turn[]>> = {
  es: [
    ['mejor del 17 al 20', '2027-08-17 2027-08-20'],
    ['y del 20 al 23?', '2027-08-20 2027-08-23'],
    ['y si llegamos el 9?', '2027-08-09 2027-08-13'],
    ['y si nos vamos el 15?', '2027-08-10 2027-08-15'],
    ['uy perdón, era del 10 al 14', '2027-08-10 2027-08-14'],
    ['mejor de jueves a domingo', '2027-08-12 2027-08-15'],
    ['y del 28 al 2?', '2027-08-28 2027-09-02'],
    ['y del 1 al 4 de septiembre?', '2027-09-01 2027-09-04'],
    ['la semana siguiente?', '2027-08-17 2027-08-20'],
    ['la semana anterior', '2027-08-03 2027-08-06'],
    ['una noche más', { nights: 1 }],
    ['y si nos quedamos una noche más?', { nights: 1 }],
    ['sacale una noche', { nights: -1 }],
    ['llegamos un día antes', { checkInDays: -1 }],
    ['nos vamos un día después', { checkOutDays: 1 }],
    ['adelantemos todo un día', { checkInDays: -1, checkOutDays: -1 }],
    ['somos uno más', { adults: 1 }],
    ['al final somos uno menos', { adults: -1 }],
    ['también viene mi suegra', { adults: 1 }],
    ['se suma mi hermano', { adults: 1 }],
    ['no viene mi suegra', { adults: -1 }],
    ['se suma un nene de 5', { children: 1 }],
  ],
  pt: [
    ['melhor de 17 a 20', '2027-08-17 2027-08-20'],
    ['e de 20 a 23?', '2027-08-20 2027-08-23'],
    ['e se chegarmos dia 9?', '2027-08-09 2027-08-13'],
    ['e se sairmos dia 15?', '2027-08-10 2027-08-15'],
    ['desculpa, era de 10 a 14', '2027-08-10 2027-08-14'],
    ['e de 28 a 2?', '2027-08-28 2027-09-02'],
    ['e de 1 a 4 de setembro?', '2027-09-01 2027-09-04'],
    ['na semana seguinte?', '2027-08-17 2027-08-20'],
    ['na semana anterior', '2027-08-03 2027-08-06'],
    ['mais uma noite', { nights: 1 }],
    ['uma noite a mais', { nights: 1 }],
    ['uma noite a menos', { nights: -1 }],
    ['chegamos um dia antes', { checkInDays: -1 }],
    ['saímos um dia depois', { checkOutDays: 1 }],
    ['somos mais um', { adults: 1 }],
    ['mais uma pessoa', { adults: 1 }],
    ['menos uma pessoa', { adults: -1 }],
    ['minha sogra também vai', { adults: 1 }],
    ['também vai meu irmão', { adults: 1 }],
    ['minha sogra não vai', { adults: -1 }],
  ],
  en: [
    ['better from 17 to 20', '2027-08-17 2027-08-20'],
    ['what about the 17th to the 20th?', '2027-08-17 2027-08-20'],
    ['what if we arrive on the 9th?', '2027-08-09 2027-08-13'],
    ['what if we leave on the 15th?', '2027-08-10 2027-08-15'],
    ['sorry, I meant 10 to 14', '2027-08-10 2027-08-14'],
    ['and from 1 to 4 September?', '2027-09-01 2027-09-04'],
    ['the following week?', '2027-08-17 2027-08-20'],
    ['the week before', '2027-08-03 2027-08-06'],
    ['one more night', { nights: 1 }],
    ['an extra night please', { nights: 1 }],
    ['can we stay one day longer?', { nights: 1 }],
    ['one night less', { nights: -1 }],
    ['a day earlier', { checkInDays: -1, checkOutDays: -1 }],
    ['arriving a day later', { checkInDays: 1 }],
    ['leaving a day earlier', { checkOutDays: -1 }],
    ['one more person', { adults: 1 }],
    ["we'll be one more", { adults: 1 }],
    ['one less person', { adults: -1 }],
    ['my mother-in-law is coming too', { adults: 1 }],
    ['my brother is joining us', { adults: 1 }],
    ["my mother isn't coming", { adults: -1 }],
  ],
}

const AROUND_A_WEEKEND: Readonly<Record<Language, readonly Turn[]>> = {
  es: [
    ['y para el otro finde?', '2027-01-29 2027-01-31'],
    ['el finde siguiente', '2027-01-29 2027-01-31'],
    ['y el anterior?', '2027-01-15 2027-01-17'],
    ['y el siguiente?', '2027-01-29 2027-01-31'],
  ],
  pt: [
    ['e no outro fim de semana?', '2027-01-29 2027-01-31'],
    ['no fim de semana anterior', '2027-01-15 2027-01-17'],
  ],
  en: [
    ['the following weekend?', '2027-01-29 2027-01-31'],
    ['the weekend before?', '2027-01-15 2027-01-17'],
  ],
}

describe.each(['es', 'pt', 'en'] as const)('in the middle of a talk in %s', (locale) => {
  const turns = [
    ...MIDWEEK[locale].map((turn) => [...turn, AUGUST] as const),
    ...AROUND_A_WEEKEND[locale].map((turn) => [...turn, WEEKEND] as const),
  ]
  it.each(turns)('%s', (text, meaning, talk) => {
    const { stay, change, guests } = read(text, locale, talk)
    if (typeof meaning === 'string') {
      expect(`${stay.checkIn} ${stay.checkOut}`).toBe(meaning)
      expect(['sure', 'assume']).toContain(stay.certainty)
    } else {
      expect(change).toEqual(meaning)
      expect({ certainty: stay.certainty, guests }).toEqual({ certainty: 'none', guests: null })
    }
  })
})

describe('what a change is added to', () => {
  it('is no difference any more where the same message tells the whole', () => {
    const { guests, change } = read('éramos 3 y se suma uno más', 'es', AUGUST)
    expect(guests).toMatchObject({ total: 4 })
    expect(change).toBeNull()
  })
})
