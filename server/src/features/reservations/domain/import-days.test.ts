import { expect, it } from 'vitest'
import { localDate } from '../../../lib/local-date.ts'
import { readDays } from './import-days.ts'
import { readStay } from './import-stay.ts'
import { rawStays } from './import-table.ts'
import { readMoney } from './import-values.ts'

const TODAY = localDate('2026-12-01')
const cabins = [{ id: 'c' as never, name: 'Coihue' }]
const read = (text: string) =>
  rawStays(text).map((raw) => {
    const line = readStay(raw, { cabins, today: TODAY })
    return line.ok
      ? [line.stay.checkIn, line.stay.checkOut, line.stay.price, line.stay.deposit, line.stay.guest]
      : line.reason
  })

it.each([
  ['05-01-27', '2027-01-05'],
  ['5/1/2027', '2027-01-05'],
  ['5 de enero de 2027', '2027-01-05'],
  ['5 de Enero del 2027', '2027-01-05'],
  ['5 enero 2027', '2027-01-05'],
  ['05-ene-27', '2027-01-05'],
  ['5/ene/2027', '2027-01-05'],
  ['sáb 5 de set. de 2027', '2027-09-05'],
  ['lunes 4/1/2027', '2027-01-04'],
  ['vie. 01/01/27', '2027-01-01'],
  ['2027-01-05T00:00:00', '2027-01-05'],
  ['05/01/2027 15:00', '2027-01-05'],
  ['5/1', '2027-01-05'],
  ['5 de enero', '2027-01-05'],
  ['15 de diciembre', '2026-12-15'],
  ['30/11', '2027-11-30'],
  ['29/11', '2027-11-29'],
  ['31/4/2027', undefined],
  ['29/2', undefined],
  ['5/1/2027/3', undefined],
  ['enero', undefined],
  ['', undefined],
])('%s is %s', (text, date) => {
  const days = readDays({ checkIn: text, checkOut: undefined, nights: '1' }, TODAY)
  expect(typeof days === 'string' ? undefined : days.checkIn).toBe(date)
})

it.each([
  ['$ 1.250.000,50', 125_000_050],
  ['$1.250.000', 125_000_000],
  ['ARS 185000', 18_500_000],
  ['185.000,-', 18_500_000],
  ['185 mil', 18_500_000],
  ['"', undefined],
  ['USD 300', undefined],
  ['u$s 300', undefined],
  ['185,000', undefined],
])('%s is %s', (text, amount) => {
  expect(readMoney(text)).toBe(amount)
})

it('reads a spreadsheet as it is saved here: semicolons, tabs, quoted line breaks, a mark at the start', () => {
  const semicolons = [
    '\uFEFF"Cabaña";"Entrada";"Salida";"Pasajero";"Observaciones";"Precio Total";"Seña"',
    'Coihue;"5 de enero de 2027";8/1/27;"Pérez, Ana";"llega tarde;\n""con perro""";"1.250.000,50";"375.000"',
    ';;;;;;',
  ].join('\r\n')
  expect(read(semicolons)).toEqual([['2027-01-05', '2027-01-08', 125_000_050, 37_500_000, 'Pérez, Ana']])
  const tabs = 'Cabaña\tDesde\tHasta\tNombre\tTotal\nCoihue\t05-01-27\t08-01-27\tAna\t300.000\n'
  expect(read(tabs)).toEqual([['2027-01-05', '2027-01-08', 30_000_000, 0, 'Ana']])
})

it('takes a year that is not written from today on, and the departure after the arrival', () => {
  expect(read('Coihue;28/12;3/1;Ana;;2;300000;0;')).toEqual([
    ['2026-12-28', '2027-01-03', 30_000_000, 0, 'Ana'],
  ])
  expect(read('Coihue;15/01/2027;18/1;Ana;;2;300000;0;')).toEqual([
    ['2027-01-15', '2027-01-18', 30_000_000, 0, 'Ana'],
  ])
  expect(read('Coihue;18/6;15/6;Ana;;2;300000;0;')).toEqual(['dates_reversed'])
  expect(read('Coihue;15/6;18/6/2027;Ana;;2;300000;0;')).toEqual(['check_in_unreadable'])
  // Guests who are in the house.
  expect(read('Coihue;28/11;3/12;Ana;;2;300000;0;')).toEqual([
    ['2026-11-28', '2026-12-03', 30_000_000, 0, 'Ana'],
  ])
})
