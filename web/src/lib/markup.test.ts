import { expect, test } from 'vitest'
import { parseMarkup } from './markup.ts'

test.each([
  ['*Total*', [{ kind: 'bold', text: 'Total' }]],
  ['_ya_', [{ kind: 'italic', text: 'ya' }]],
  ['~no~', [{ kind: 'strike', text: 'no' }]],
  ['```a*b*```', [{ kind: 'mono', text: 'a*b*' }]],
])('%s', (text, runs) => {
  expect(parseMarkup(text)).toEqual(runs)
})

test('marks inside a sentence leave the rest plain', () => {
  expect(parseMarkup('Seña: *$ 30.000* hoy')).toEqual([
    { kind: 'plain', text: 'Seña: ' },
    { kind: 'bold', text: '$ 30.000' },
    { kind: 'plain', text: ' hoy' },
  ])
})

test.each(['snake_case_name', '2 * 3 * 4', '*solo una', '* a*', 'una*\n*dos', '_ _'])(
  '%j has no marks',
  (text) => {
    expect(parseMarkup(text)).toEqual([{ kind: 'plain', text }])
  },
)

test('an address is a link, without the full stop after it', () => {
  expect(parseMarkup('Mirá https://a.example/r/RES1?token=x_y_z.')).toEqual([
    { kind: 'plain', text: 'Mirá ' },
    {
      kind: 'link',
      text: 'https://a.example/r/RES1?token=x_y_z',
      href: 'https://a.example/r/RES1?token=x_y_z',
    },
    { kind: 'plain', text: '.' },
  ])
})

test('nothing but text comes out of hostile text', () => {
  const text = '<img src=x onerror=alert(1)> javascript:alert(1)'
  expect(parseMarkup(text)).toEqual([{ kind: 'plain', text }])
})
