import { expect, test } from 'vitest'
import { csvDocument } from './csv.ts'

test('quotes what needs it and never hands a spreadsheet a formula', () => {
  const rows = [
    ['Ana, "la rubia"', -12.5, null],
    ['=1+1', '-90000.00', undefined],
    ['+1+1', '@x', 'a\nb'],
  ]
  expect(csvDocument(['name', 'amount', 'note'], rows)).toBe(
    'name,amount,note\r\n' +
      '"Ana, ""la rubia""",-12.5,\r\n' +
      "'=1+1,-90000.00,\r\n" +
      '\'+1+1,\'@x,"a\nb"\r\n',
  )
})

test('a telephone stands as it is written', () => {
  const phones = ['+5491155551234', '+54 9 11 5555-1234', '+54 (351) 155.5555', '011 4444-5555']
  expect(csvDocument(['phone'], [phones])).toBe(`phone\r\n${phones.join(',')}\r\n`)
  const formulas = ['+54 9 11+cmd', '+A1', '-1-1', '+54=1', '+', '+54*2']
  expect(csvDocument(['phone'], [formulas])).toBe(
    `phone\r\n${formulas.map((one) => `'${one}`).join(',')}\r\n`,
  )
})

test('es-AR: semicolons, decimal commas, and a mark that says UTF-8', () => {
  const rows = [['Ana; Pérez', '90000.50', '1.5', 'a, b', '-12.00']]
  expect(csvDocument(['a', 'b', 'c', 'd', 'e'], rows, 'es-AR')).toBe(
    '\uFEFFa;b;c;d;e\r\n"Ana; Pérez";90000,50;1.5;a, b;-12,00\r\n',
  )
})
