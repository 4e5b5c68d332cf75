import { expect, test } from 'vitest'
import { csvDocument } from './csv.ts'

test('quotes what needs it and never hands a spreadsheet a formula', () => {
  const rows = [
    ['Ana, "la rubia"', -12.5, null],
    ['=1+1', '-90000.00', undefined],
    ['+54 9 11', '@x', 'a\nb'],
  ]
  expect(csvDocument(['name', 'amount', 'note'], rows)).toBe(
    'name,amount,note\r\n' +
      '"Ana, ""la rubia""",-12.5,\r\n' +
      "'=1+1,-90000.00,\r\n" +
      '\'+54 9 11,\'@x,"a\nb"\r\n',
  )
})

test('es-AR: semicolons, decimal commas, and a mark that says UTF-8', () => {
  const rows = [['Ana; Pérez', '90000.50', '1.5', 'a, b', '-12.00']]
  expect(csvDocument(['a', 'b', 'c', 'd', 'e'], rows, 'es-AR')).toBe(
    '\uFEFFa;b;c;d;e\r\n"Ana; Pérez";90000,50;1.5;a, b;-12,00\r\n',
  )
})
