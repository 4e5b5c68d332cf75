import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OutboundContent } from '../../features/messaging/ports.ts'
import { fitContent, LIMITS, splitText, truncate } from './limits.ts'

describe('making a message fit', () => {
  test('a cut never goes through an emoji', () => {
    expect(truncate('Cabaña 👨‍👩‍👧‍👦 familiar', 14)).toBe('Cabaña…')
    expect(truncate('Cabaña', 20)).toBe('Cabaña')
  })

  test('whatever the text, every piece fits and no word is lost', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 60 })
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 200 }), (all, max) => {
        const text = all.join(' ')
        const pieces = splitText(text, max)
        expect(pieces.every((piece) => piece.length <= max)).toBe(true)
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  test('titles that become equal are told apart', () => {
    const content: OutboundContent = {
      type: 'buttons',
      body: 'Elegí',
      buttons: [
        { id: 'a', title: 'Del viernes 18 al domingo 20' },
        { id: 'b', title: 'Del viernes 18 al domingo 27' },
      ],
    }
    const [fitted] = fitContent(content)
    const titles = fitted?.type === 'buttons' ? fitted.buttons.map((one) => one.title) : []
    expect(new Set(titles).size).toBe(2)
    expect(titles.every((title) => title.length <= LIMITS.buttonTitle)).toBe(true)
  })

  test('a long body goes ahead as text and the choice stays at the end', () => {
    const body = `${'Detalle. '.repeat(300)}¿Reservamos?`
    const parts = fitContent({ type: 'buttons', body, buttons: [{ id: 'y', title: 'Sí' }] })
    expect(parts.map((one) => one.type)).toEqual(['text', 'buttons'])
    const last = parts.at(-1)
    expect(last?.type === 'buttons' && last.body.endsWith('¿Reservamos?')).toBe(true)
    expect(last?.type === 'buttons' && last.body.length <= LIMITS.body).toBe(true)
  })

  test('ten rows in all, and a title for each of several sections', () => {
    const rows = Array.from({ length: 7 }, (_, n) => ({ id: `${n}`, title: `Cabaña ${n}` }))
    const [list] = fitContent({
      type: 'list',
      body: 'Elegí',
      buttonText: 'Ver todas las cabañas libres',
      sections: [{ rows }, { rows: rows.map((row) => ({ ...row, id: `b${row.id}` })) }],
    })
    const sections = list?.type === 'list' ? list.sections : []
    expect(sections.map((one) => one.rows.length)).toEqual([7, 3])
    expect(sections.every((one) => one.title)).toBe(true)
  })
})
