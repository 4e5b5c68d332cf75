import { toInstant } from '../../../lib/clock.ts'
import { localDate } from '../../../lib/local-date.ts'
import { isKeyOf } from '../../../lib/records.ts'
import { MESSAGES, type MessageKey, type MessageVariables } from './catalogue.ts'
import type { KindValues } from './kinds.ts'

const stay = { checkIn: localDate('2026-12-15'), checkOut: localDate('2026-12-18') }
const later = { checkIn: localDate('2026-12-30'), checkOut: localDate('2027-01-02') }
const pesos = (amount: number) => ({ amount: amount * 100, currency: 'ARS' })

const KIND_SAMPLES: KindValues = {
  text: 'Cabaña del Lago',
  tag: 'asked',
  address: 'https://maps.example/lago_azul',
  prose: 'Silencio de 23 a 8.\nNo se hacen fiestas.',
  flag: true,
  number: 30,
  decimal: 12.5,
  money: pesos(185_000),
  day: stay.checkIn,
  stay,
  stays: [stay, later],
  span: { from: localDate('2027-01-01'), to: localDate('2027-01-31') },
  guests: { adults: 2, children: 2, babies: 0, pets: 0 },
  nights: 3,
  people: 6,
  moment: {
    at: toInstant('2026-12-01T18:30:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    today: localDate('2026-12-01'),
  },
  time: '15:00',
  words: ['wifi', 'parrilla', 'pileta'],
  lines: [
    { description: '3 noches', amount: pesos(540_000) },
    { description: 'Limpieza', amount: pesos(25_000) },
  ],
  cabins: [
    { name: 'Arrayán', capacity: 4, total: pesos(565_000) },
    { name: 'Coihue', capacity: 6, total: pesos(720_000) },
  ],
  offers: [{ cabin: 'Arrayán', stay: later, total: pesos(565_000) }],
  status: 'confirmed',
  refunds: [
    { daysBefore: 30, refundPercent: 100 },
    { daysBefore: 15, refundPercent: 50 },
    { daysBefore: 0, refundPercent: 0 },
  ],
  described: [
    {
      name: 'Arrayán',
      capacity: 4,
      bedrooms: 2,
      petsAllowed: false,
      from: pesos(95_000),
      features: ['wifi', 'parrilla'],
    },
    { name: 'Coihue', capacity: 6, bedrooms: 1, petsAllowed: true, from: null, features: [] },
  ],
  discounts: [
    { kind: 'length', count: 7, percent: 10 },
    { kind: 'last_minute', count: 3, percent: 7.5 },
    { kind: 'transfer', count: 0, percent: 5 },
    { kind: 'cash', count: 0, percent: 5 },
  ],
}

const NAMED_SAMPLES: Readonly<Record<string, string>> = {
  code: 'RES261201K7QF',
  guestName: 'Ana',
  property: 'Cabañas Puerto Coihue',
  payButton: 'Pagar seña',
  address: 'Camino de los Arrayanes 1450',
  mapUrl: 'https://maps.example/puerto-coihue',
  pageUrl: 'https://cabins.example/',
  email: 'ana@example.com',
  platform: 'Booking',
  galleryUrl: 'https://cabins.example/',
  alias: 'PUERTO.COIHUE.LAGO',
  cbu: '0000003100012345678901',
  holder: 'Marta Ejemplo',
  bank: 'Banco Nación',
  partOfDay: 'morning',
  reason: 'No se lee el número de operación',
  what: 'parrilla',
  url: 'https://www.example/clima',
  question: '¿El agua es potable?',
  list: '• Ana Pérez +54 9 11 5555 1234',
  arrivals: '• Ana Pérez, Arrayán (RES261201K7QF)',
  departures: '• Luis Gómez, Coihue (RES261120B2CD): $ 120.000',
  deed: 'block',
  cause: 'funds',
  heard: 'del 15 al 18 de diciembre para cuatro',
}

/**
 * Example values for the preview of a template and for checking one; `optional: false` leaves out what may be absent.
 */
export function sampleVariables<K extends MessageKey>(key: K, optional = true): MessageVariables[K] {
  const entries = Object.entries(MESSAGES[key])
    .filter(([, spec]: [string, string]) => optional || !spec.endsWith('?'))
    .map(([name, spec]: [string, string]) => [name, sampleOf(name, spec.replace('?', ''))])
  // Built from the same table the type is derived from.
  return Object.fromEntries(entries) as MessageVariables[K]
}

function sampleOf(name: string, kind: string): unknown {
  return NAMED_SAMPLES[name] ?? (isKeyOf(KIND_SAMPLES, kind) ? KIND_SAMPLES[kind] : undefined)
}
