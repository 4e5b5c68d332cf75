import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import {
  addDays,
  dateOf,
  daysInMonth,
  type LocalDate,
  nightsBetween,
  partsOf,
} from '../../../lib/local-date.ts'
import type { Language, Understanding } from '../domain.ts'
import { CONVENTIONS } from './dates/conventions.ts'
import { understand } from './understand.ts'

function read(text: string, today: LocalDate, language: Language = 'es'): Understanding {
  return understand(text, {
    now: toInstant(`${today}T12:00:00-03:00`),
    zone: 'America/Argentina/Buenos_Aires',
    locale: language,
  })
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}
const today = fc.integer({ min: 0, max: 3 * 365 }).map((offset) => addDays('2025-01-01' as LocalDate, offset))

/** Pieces guests really write, in any order: nonsense too must keep the promises. */
const PIECES = [
  'del',
  'al',
  'el',
  'la',
  'desde',
  'hasta',
  'y',
  'o',
  'para',
  'por',
  'de',
  '15',
  '31',
  '2',
  '30',
  '29/2',
  '12/10',
  '8-11',
  'enero',
  'febrero',
  'octubre',
  'dic',
  'viernes',
  'domingo',
  'martes',
  'mañana',
  'hoy',
  'pasado',
  'finde',
  'finde largo',
  'que viene',
  'próximo',
  'este',
  'otro',
  'semana',
  'quincena',
  'primera',
  'segunda',
  'último',
  'noches',
  '3 noches',
  '4 días',
  'una semana',
  'navidad',
  'año nuevo',
  'carnaval',
  'semana santa',
  'feriado',
  'no',
  'antes de',
  'después del',
  'cerca del',
  'todo',
  'somos 4',
  '2 adultos',
  'llegamos',
  'nos vamos',
  '2026',
  'del año que viene',
  'dentro de',
  'fin de',
  ',',
  '.',
  '?',
  'te confirmo',
  'en vez del',
  'tengo reserva',
  'cambiar',
  'un mes',
  'de mayo',
  'feriados',
  'a la noche',
]
const nonsense = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(' '))

describe('whatever is written', () => {
  it('leaves after it arrives and never starts in the past', () => {
    fc.assert(
      fc.property(nonsense, today, (text, now) => {
        const { stay } = read(text, now)
        const spans = [
          ...stay.options,
          ...(stay.checkIn && stay.checkOut ? [{ checkIn: stay.checkIn, checkOut: stay.checkOut }] : []),
        ]
        for (const { checkIn, checkOut } of spans) {
          expect(checkOut > checkIn || (stay.certainty === 'window' && checkOut === checkIn), text).toBe(true)
          expect(checkIn >= now, `${text} on ${now} → ${checkIn}`).toBe(true)
        }
        if (stay.checkIn) expect(stay.checkIn >= now, `${text} on ${now} → ${stay.checkIn}`).toBe(true)
      }),
      { numRuns: 1500, examples: [['una semana antes de hoy del', '2025-01-01' as LocalDate]] },
    )
  })

  it('counts its nights and keeps to the longest stay', () => {
    fc.assert(
      fc.property(nonsense, today, (text, now) => {
        const { stay } = read(text, now)
        if (stay.certainty !== 'sure' && stay.certainty !== 'assume') return
        if (!stay.checkIn || !stay.checkOut) return
        expect(stay.nights).toBe(nightsBetween(stay.checkIn, stay.checkOut))
        expect(stay.nights).toBeLessThanOrEqual(CONVENTIONS.longestStayNights)
      }),
      { numRuns: 700 },
    )
  })

  it('offers at most three readings, none twice, and asks for something when it asks', () => {
    fc.assert(
      fc.property(nonsense, today, (text, now) => {
        const { stay } = read(text, now)
        expect(stay.options.length).toBeLessThanOrEqual(3)
        expect(new Set(stay.options.map((o) => `${o.checkIn}${o.checkOut}`)).size).toBe(stay.options.length)
      }),
      { numRuns: 700 },
    )
  })

  it('never fails, and its trace quotes the message', () => {
    const anything = fc.oneof(nonsense, fc.string({ unit: 'grapheme', maxLength: 80 }))
    fc.assert(
      fc.property(anything, today, fc.constantFrom<Language>('es', 'pt', 'en'), (text, now, language) => {
        const read1 = read(text, now, language)
        expect(read1.intents.length).toBeGreaterThan(0)
        for (const { start, end, text: quoted } of read1.trace) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(text.slice(start, end)).toBe(quoted)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('reads the same twice', () => {
    fc.assert(
      fc.property(nonsense, today, (text, now) => {
        expect(read(text, now)).toEqual(read(text, now))
      }),
      { numRuns: 200 },
    )
  })
})

describe('every day of the year', () => {
  const now = '2025-10-14' as LocalDate
  const days = Array.from({ length: 12 }, (_, m) =>
    Array.from({ length: daysInMonth(2026, m + 1) }, (_, d) => [m + 1, d + 1] as const),
  ).flat()
  const coming = (month: number, day: number) =>
    dateOf(2025, month, day) >= now ? dateOf(2025, month, day) : dateOf(2026, month, day)

  it.each(['es', 'pt', 'en'] as const)('is read with its month in words, in %s', (language) => {
    for (const [month, day] of days) {
      const name = MONTHS[language][month - 1]
      const text =
        language === 'en'
          ? `${name} ${day} for 3 nights`
          : `${day} de ${name}, 3 ${language === 'pt' ? 'noites' : 'noches'}`
      const { stay } = read(text, now, language)
      expect([stay.checkIn, stay.checkOut], text).toEqual([
        coming(month, day),
        addDays(coming(month, day), 3),
      ])
    }
  })

  it.each(['/', '-', '.'])('is read as a range of numbers with %s', (separator) => {
    for (const [month, day] of days) {
      const from = coming(month, day)
      const to = addDays(from, 4)
      const end = partsOf(to)
      const text = `${day}${separator}${month} al ${end.day}${separator}${end.month}`
      expect([read(text, now).stay.checkIn, read(text, now).stay.checkOut], text).toEqual([from, to])
    }
  })

  it('is read as "del X al Y de mes" and wraps from month to month', () => {
    for (const [month, day] of days) {
      const from = coming(month, day)
      const to = addDays(from, 5)
      const end = partsOf(to)
      const text = `del ${day} al ${end.day} de ${MONTHS.es[end.month - 1]}`
      const { stay } = read(text, now)
      expect([stay.checkIn, stay.checkOut], text).toEqual([from, to])
    }
  })

  it('wraps from month to month from every day of reference', () => {
    for (let offset = 0; offset < 400; offset++) {
      const ref = addDays(now, offset)
      const from = addDays(ref, 1)
      const to = addDays(from, 6)
      const text = `del ${partsOf(from).day} al ${partsOf(to).day}`
      const { stay } = read(text, ref)
      expect([stay.checkIn, stay.checkOut], `${text} on ${ref}`).toEqual([from, to])
    }
  })
})
