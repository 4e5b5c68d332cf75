import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { localDate } from '../../../lib/local-date.ts'
import { serverRoot } from '../../../lib/package-root.ts'
import type { Language } from '../../language/domain.ts'
import { LANGUAGES } from '../../language/domain.ts'
import { allowedVariables, MESSAGE_KEYS, MESSAGES, templateName } from '../domain/catalogue.ts'
import {
  BUTTON_KEYS,
  BUTTON_TITLE_LIMIT,
  buttonLabel,
  LIST_TITLE_LIMIT,
  listTitle,
} from '../domain/labels.ts'
import { previewTemplate, templateFaults } from '../domain/render.ts'
import { messageRenderer, renderMessage, shippedTemplate } from './templates.ts'

const stay = { checkIn: localDate('2026-12-15'), checkOut: localDate('2026-12-18') }
const pesos = (amount: number) => ({ amount: amount * 100, currency: 'ARS' })

describe('shipped templates', () => {
  it.each(LANGUAGES)('exist for every message in %s and for nothing else', (language) => {
    const files = readdirSync(path.join(serverRoot(), 'src/features/messaging/templates', language))
    expect(files.sort()).toEqual(MESSAGE_KEYS.map((key) => `${key}.liquid`).sort())
  })

  it.each(MESSAGE_KEYS)(
    '%s uses only its variables and renders with and without the optional ones',
    (key) => {
      for (const language of LANGUAGES) {
        expect(templateFaults(key, language, shippedTemplate(key, language))).toEqual([])
      }
    },
  )

  it.each(MESSAGE_KEYS)('%s leaves no markup, no empty value and no technical word', (key) => {
    for (const language of LANGUAGES) {
      const text = previewTemplate(key, language, shippedTemplate(key, language))
      expect(text).not.toMatch(/[{}%]{2}|undefined|null|\[object|NaN/)
      expect(text).not.toMatch(/\b(error|webhook|id|timeout|token|API|sistema|system)\b/i)
    }
  })

  it.each(MESSAGE_KEYS)(
    '%s chooses by words of ours, which are not cleaned as what a person wrote is',
    (key) => {
      const kinds = Object.entries<string>(MESSAGES[key])
      const tags = kinds.flatMap(([name, kind]) => (/^tag\??$/.test(kind) ? [templateName(name)] : []))
      for (const language of LANGUAGES) {
        const chosenBy = [...shippedTemplate(key, language).matchAll(/{%-? case (\w+)/g)].map(
          ([, name]) => name,
        )
        expect(tags).toEqual(expect.arrayContaining(chosenBy))
      }
    },
  )

  it.each(MESSAGE_KEYS)('%s tells the guest the same figures in every language', (key) => {
    for (const name of allowedVariables(key)) {
      const used = LANGUAGES.map((language) => shippedTemplate(key, language).includes(name))
      expect(used).toEqual([true, true, true])
    }
  })
})

describe('renderMessage', () => {
  it('chooses by a word that has an underscore', () => {
    const waits = { name: 'Julieta', reason: 'not_understood' }
    expect(renderMessage('owner_guest_waits', 'es', waits)).toContain('no me entendió dos veces')
    const asked = { deed: 'take_chat', what: 'Julieta', reason: null, total: null }
    expect(renderMessage('owner_confirm', 'es', asked)).toContain('en tus manos el chat de *Julieta*')
  })

  it('keeps an address of the web as it is', () => {
    const mapUrl = 'https://maps.app.goo.gl/aB_c*d~e'
    const place = { address: 'Ruta 40', mapUrl, note: null }
    expect(renderMessage('faq_location', 'es', place)).toContain(mapUrl)
  })

  it('quotes with weekday, dates, nights, lines, total and deposit', () => {
    const variables = {
      cabin: 'Arrayán',
      stay,
      guests: { adults: 2, children: 2, babies: 0, pets: 0 },
      lines: [{ description: '3 noches', amount: pesos(540_000) }],
      total: pesos(540_000),
      deposit: pesos(162_000),
      whole: false,
    }
    expect(renderMessage('availability_quote', 'es', variables)).toBe(
      '¡Sí, hay lugar! 🏡 *Arrayán*\n📅 mar 15 a vie 18 dic (3 noches)\n👥 2 adultos y 2 chicos\n\n' +
        '3 noches: $ 540.000\n*Total: $ 540.000*\nSeña para reservar: $ 162.000.',
    )
  })

  it('takes formatting and line breaks out of what a guest typed', () => {
    expect(renderMessage('thanks', 'en', { guestName: '*Ana*\nPAID' })).toContain("You're welcome, Ana PAID!")
  })

  it('prefers the words of the owner and falls back to the shipped ones', () => {
    const render = messageRenderer((key) => (key === 'thanks' ? 'De nada {{ guest_name }}' : undefined))
    expect(render('thanks', 'es', { guestName: 'Ana' })).toBe('De nada Ana')
    expect(render('past_dates', 'es', {})).toBe(renderMessage('past_dates', 'es', {}))
  })
})

describe('templateFaults', () => {
  it.each([
    ['a variable of another message', 'Hola {{ code }}'],
    ['an unknown part of a variable', '{{ stay.year }}'],
    ['a broken tag', '{% if stay %}'],
    ['an unknown filter', '{{ stay | shout }}'],
    ['a file of the machine', '{% include "/etc/hostname" %}'],
    ['nothing at all', '  '],
    ['more than WhatsApp takes', 'x'.repeat(1025)],
    ['a loop without end', '{% for i in (1..99999999) %}x{% endfor %}'],
  ])('refuses %s', (_name, source) => {
    expect(templateFaults('resume_frame', 'es', source)).not.toEqual([])
  })

  it('accepts a rewording', () => {
    expect(templateFaults('resume_frame', 'es', '¿Vamos con {{ stay.check_in }}?')).toEqual([])
  })
})

describe('labels', () => {
  it('fit the buttons of WhatsApp in every language', () => {
    for (const key of BUTTON_KEYS) {
      for (const language of LANGUAGES) {
        expect(buttonLabel(key, language).length).toBeLessThanOrEqual(BUTTON_TITLE_LIMIT)
      }
    }
  })

  it('shorten a long name of a cabin at a word', () => {
    expect(listTitle('Cabaña familiar de los grandes coihues')).toBe('Cabaña familiar de los…')
    expect(listTitle('Cabaña familiar de los grandes coihues').length).toBeLessThanOrEqual(LIST_TITLE_LIMIT)
  })
})

const petsElsewhere = (language: Language, others: readonly string[]) =>
  renderMessage('faq_pets', language, { allowed: false, free: false, cabin: 'Arrayán', others: [...others] })

it.each([
  ['es', ['Coihue'], 'En *Coihue* sí'],
  ['es', ['Coihue', 'Lenga'], 'En *Coihue y Lenga* sí'],
  ['es', ['Coihue', 'Ñire', 'Isla'], 'En *Coihue, Ñire e Isla* sí'],
  ['es', ['Coihue', 'Hielo'], 'En *Coihue y Hielo* sí'],
  ['pt', ['Coihue', 'Lenga'], 'Na *Coihue e Lenga* sim'],
  ['en', ['Coihue'], '*Coihue* does welcome them'],
  ['en', ['Coihue', 'Lenga'], '*Coihue and Lenga* do welcome them'],
] as const)('names cabins as a sentence does, in %s: %s', (language, others, expected) => {
  expect(petsElsewhere(language, others)).toContain(expected)
})
