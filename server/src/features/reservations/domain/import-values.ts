import { contactPhone } from '@tranquera/contracts/reservation-moves'
import type { MinorUnits } from '../../../lib/money.ts'
import { plainText } from '../../../lib/plain-text.ts'
import type { PaymentMethod } from './ledger.ts'

/** Small letters without accents, one space between words: so that headings and cabins are found however written. */
export function plain(text: string): string {
  return plainText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/**
 * `$ 185.000,50`, `185000`, `185.000`, `185000.50`, `185 mil`. Undefined for what may mean two sums ("185,000") and for
 * other currencies: what is charged is pesos.
 */
export function readMoney(text: string): MinorUnits | undefined {
  const thousands = /^(.*\d)\s*mil(?:\s+pesos)?\s*$/i.exec(text)?.[1]
  if (thousands !== undefined) return times(readMoney(thousands), 1000)
  const bare = text
    .replace(/^\s*(ARS|AR\$|\$)\s*/i, '')
    .replace(/\s*(ARS|pesos)\s*$/i, '')
    .replaceAll(/[\s\u00a0]/g, '')
    .replace(/,-$/, '')
  const comma = /^(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,2})$/.exec(bare)
  if (comma) return minor(comma[1]?.replaceAll('.', '') ?? '', comma[2] ?? '')
  if (/^\d{1,3}(\.\d{3})+$/.test(bare)) return minor(bare.replaceAll('.', ''), '')
  const point = /^(\d+)(?:\.(\d{1,2}))?$/.exec(bare)
  return point ? minor(point[1] ?? '', point[2] ?? '') : undefined
}

function times(amount: MinorUnits | undefined, by: number): MinorUnits | undefined {
  return amount === undefined ? undefined : amount * by
}

const MOST_DIGITS = 12

function minor(whole: string, cents: string): MinorUnits | undefined {
  return whole.length > MOST_DIGITS ? undefined : Number(whole) * 100 + Number(cents.padEnd(2, '0'))
}

/** `4`, `4 personas`, `2+1`, `2 adultos 1 menor`: everybody who sleeps there. */
export function readPeople(text: string): number | undefined {
  const figures = text.match(/\d+/g) ?? []
  if (figures.length === 0 || figures.length > 4) return undefined
  const people = figures.reduce((sum, figure) => sum + Number(figure), 0)
  return people >= 1 && people <= 60 ? people : undefined
}

const METHOD_WORDS: readonly (readonly [PaymentMethod, readonly string[]])[] = [
  ['transfer', ['transf', 'banco', 'bancari', 'cbu', 'cvu', 'alias', 'deposito', 'wire', 'pix']],
  ['cash', ['efectivo', 'cash', 'contado', 'dinheiro', 'billete']],
  ['mercado_pago', ['mercado', 'mp']],
  ['card_at_desk', ['tarjeta', 'card', 'credito', 'debito', 'posnet', 'cartao']],
]

/** How a deposit was paid; the banks' way where nobody said. Undefined for a word that is none of them. */
export function readMethod(text: string): PaymentMethod | undefined {
  const words = plain(text).split(' ')
  if (words[0] === '' || words[0] === undefined) return 'transfer'
  return METHOD_WORDS.find(([, stems]) =>
    stems.some((stem) => words.some((word) => (stem === 'mp' ? word === stem : word.startsWith(stem)))),
  )?.[0]
}

/** As every other way of booking takes one. */
export function isPhone(text: string): boolean {
  return contactPhone.safeParse(text).success
}
