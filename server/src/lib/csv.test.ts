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
