import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../lib/clock.ts'
import { addDays, type LocalDate } from '../../../lib/local-date.ts'
import type { Language, StayReading } from '../domain.ts'
import type { Labelled } from './evaluation.ts'
import { readLabelled } from './labels.ts'
import { understand } from './understand.ts'

/** What does not change the meaning must not change the answer. */
const FILES: Readonly<Record<Language, string>> = { es: 'gold_es', pt: 'gold_pt', en: 'gold_en' }

function labelled(language: Language) {
  const file = join(import.meta.dirname, '..', 'fixtures', `${FILES[language]}.jsonl`)
  return readLabelled(file, readFileSync(file, 'utf8'))
}

function read(text: string, language: Language, ref = '2025-10-14') {
  return understand(text, {
    now: toInstant(`${ref}T10:00:00-03:00`),
    zone: 'America/Argentina/Buenos_Aires',
    locale: language,
  })
}

const essence = ({ certainty, checkIn, checkOut, nights }: StayReading) => ({
  certainty,
  checkIn,
  checkOut,
  nights,
})

function changed(items: readonly Labelled[], change: (text: string) => string): string[] {
  return items
    .filter((item) => {
      const before = read(item.text, item.lang)
      const after = read(change(item.text), item.lang)
      return JSON.stringify(essence(before.stay)) !== JSON.stringify(essence(after.stay))
    })
    .map((item) => change(item.text))
}

const withStay = (language: Language) =>
  labelled(language).filter((item) => item.check_in || item.window || item.status === 'ask')

describe.each(['es', 'pt', 'en'] as const)('a message in %s reads the same', (language) => {
  const items = withStay(language)

  it('without accents', () => {
    expect(changed(items, (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))).toEqual([])
  })

  it('with composed or decomposed accents', () => {
    expect(changed(items, (text) => text.normalize('NFD'))).toEqual([])
  })

  it('in capitals', () => {
    expect(changed(items, (text) => text.toUpperCase())).toEqual([])
  })

  it('with spaces and line breaks around it', () => {
    expect(changed(items, (text) => `  \n${text.replaceAll(' ', '  ')} \n`)).toEqual([])
  })

  it('with a full stop or a question mark behind', () => {
    expect(changed(items, (text) => `${text.replace(/[?.!]+$/, '')}.`)).toEqual([])
    expect(changed(items, (text) => `${text.replace(/[?.!]+$/, '')}?`)).toEqual([])
  })

  it('behind a greeting', () => {
    const greetings = { es: 'Hola! Buenas tardes. ', pt: 'Oi, bom dia! ', en: 'Hi there! ' }
    expect(changed(items, (text) => greetings[language] + text)).toEqual([])
  })

  it('before a thank you', () => {
    const thanks = { es: '. Muchas gracias!', pt: '. Obrigado!', en: '. Thanks a lot!' }
    expect(changed(items, (text) => text.replace(/[?.!]+$/, '') + thanks[language])).toEqual([])
  })

  it('with the guests behind', () => {
    const behind = { es: ', somos 4', pt: ', somos 4 pessoas', en: ', 4 people' }
    const alone = items.filter((item) => !item.guests)
    expect(changed(alone, (text) => text.replace(/[?.!]+$/, '') + behind[language])).toEqual([])
    for (const { text } of alone)
      expect(read(text.replace(/[?.!]+$/, '') + behind[language], language).guests, text).toMatchObject({
        total: 4,
      })
  })
})

describe('a Spanish message reads the same', () => {
  const items = withStay('es')

  it('in chat abbreviations', () => {
    const short = (text: string) =>
      text
        .replace(/\bque\b/gi, 'q')
        .replace(/\bpor\b/gi, 'x')
        .replace(/\bdesde\b/gi, 'dsd')
        .replace(/\bfin de semana\b/gi, 'fds')
        .replace(/\bpara\b/gi, 'p/')
        .replace(/\btambién\b/gi, 'tmb')
    expect(changed(items, short)).toEqual([])
  })

  it('with the months abbreviated', () => {
    const short = (text: string) =>
      text.replace(
        /\b(enero|febrero|agosto|octubre|noviembre|diciembre)\b/gi,
        (month) => `${month.slice(0, 3)}`,
      )
    expect(changed(items, short)).toEqual([])
  })

  it('with one slip in a long word of the calendar', () => {
    const slips: readonly ((word: string) => string)[] = [
      (word) => word.slice(0, 3) + word.slice(4),
      (word) => word.slice(0, 3) + word.charAt(4) + word.charAt(3) + word.slice(5),
      (word) => word.slice(0, 4) + word.charAt(3) + word.slice(4),
    ]
    for (const slip of slips)
      expect(
        changed(items, (text) =>
          text.replace(/\b(febrero|octubre|noviembre|diciembre|viernes|domingo|quincena|carnaval)\b/i, slip),
        ),
      ).toEqual([])
  })

  it('with number words for digits', () => {
    const words =
      'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'.split(' ')
    const spelled = (text: string) =>
      text.replace(/(?<![\d/.°-])\b(\d{1,2})\b(?![\d/.°:-])/g, (digits) => words[Number(digits)] ?? digits)
    const dated = items.filter((item) => !/\d[/.-]\d|^\d+$/.test(item.text))
    expect(changed(dated, spelled)).toEqual([])
  })
})

describe('a relative message moves with the day it is written on', () => {
  const RELATIVE: Readonly<Record<Language, readonly string[]>> = {
    es: [
      'mañana',
      'pasado mañana 2 noches',
      'este finde',
      'el viernes',
      'de viernes a domingo',
      'el finde que viene',
      'la semana que viene',
      'de jueves a domingo',
      'dentro de 10 dias, 3 noches',
      'este finde no, el otro',
      'esta noche',
      'viernes y sabado',
      'sabado y domingo',
      'desde mañana hasta el lunes',
    ],
    pt: [
      'amanhã',
      'sexta a domingo',
      'este fim de semana',
      'depois de amanhã por 2 noites',
      'semana que vem',
    ],
    en: ['tomorrow for 2 nights', 'this weekend', 'friday to sunday', 'next weekend', 'tonight'],
  }

  /** A Tuesday with no long weekend in the weeks after it: those are offered besides. */
  const FROM = { es: '2026-08-25', pt: '2026-07-07', en: '2026-08-25' } as const

  it.each(['es', 'pt', 'en'] as const)('by whole weeks, in %s', (language) => {
    const from = FROM[language] as LocalDate
    for (const text of RELATIVE[language]) {
      const first = read(text, language, from).stay
      for (let week = 1; week <= 4; week++) {
        const ref = addDays(from, 7 * week)
        expect(read(text, language, ref).stay, `${text} on ${ref}`).toEqual(shift(first, 7 * week))
      }
    }
  })
})

function shift(stay: StayReading, days: number): StayReading {
  const later = (date: LocalDate | null) => (date ? addDays(date, days) : null)
  return {
    ...stay,
    checkIn: later(stay.checkIn),
    checkOut: later(stay.checkOut),
    options: stay.options.map((o) => ({
      checkIn: addDays(o.checkIn, days),
      checkOut: addDays(o.checkOut, days),
    })),
  }
}
