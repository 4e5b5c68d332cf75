import type { AccommodationId } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { MinorUnits } from '../../../lib/money.ts'
import { readDays } from './import-days.ts'
import type { RawStay } from './import-table.ts'
import { isPhone, plain, readMethod, readMoney, readPeople } from './import-values.ts'
import type { PaymentMethod } from './ledger.ts'

const UNREADABLE = [
  'cabin_missing',
  'cabin_unknown',
  'cabin_ambiguous',
  'check_in_unreadable',
  'check_out_unreadable',
  'dates_reversed',
  'already_over',
  'guest_missing',
  'phone_unreadable',
  'people_unreadable',
  'price_unreadable',
  'deposit_unreadable',
  'deposit_above_price',
  'method_unknown',
] as const
export type Unreadable = (typeof UNREADABLE)[number]

export interface ImportCabin {
  readonly id: AccommodationId
  readonly name: string
}

/** A line that was understood whole. */
export interface ImportedStay {
  readonly cabin: ImportCabin
  readonly checkIn: LocalDate
  readonly checkOut: LocalDate
  readonly guest: string
  readonly phone: string | null
  readonly email: string | null
  readonly people: number
  /** Null: what the rates say. */
  readonly price: MinorUnits | null
  readonly deposit: MinorUnits
  readonly method: PaymentMethod
  readonly notes: string
}

export type ReadStay =
  | { readonly ok: true; readonly stay: ImportedStay }
  | { readonly ok: false; readonly reason: Unreadable }

/** Every cell must be understood: what is not is told, never guessed. */
export function readStay(
  { cells }: RawStay,
  by: { readonly cabins: readonly ImportCabin[]; readonly today: LocalDate },
): ReadStay {
  const no = (reason: Unreadable): ReadStay => ({ ok: false, reason })
  const cabin = findCabin(cells.cabin, by.cabins)
  if (typeof cabin === 'string') return no(cabin)
  const written = { checkIn: cells.check_in, checkOut: cells.check_out, nights: cells.nights }
  const days = readDays(written, by.today)
  if (typeof days === 'string') return no(days)
  const { checkIn, checkOut } = days
  if (checkOut <= by.today) return no('already_over')
  if (!cells.guest) return no('guest_missing')
  if (cells.phone !== undefined && !isPhone(cells.phone)) return no('phone_unreadable')
  const people = cells.people === undefined ? 1 : readPeople(cells.people)
  if (people === undefined) return no('people_unreadable')
  const price = cells.price === undefined ? null : readMoney(cells.price)
  if (price === undefined) return no('price_unreadable')
  const deposit = cells.deposit === undefined ? 0 : readMoney(cells.deposit)
  if (deposit === undefined) return no('deposit_unreadable')
  if (price !== null && deposit > price) return no('deposit_above_price')
  const method = readMethod(cells.method ?? '')
  if (!method) return no('method_unknown')
  const guest = cells.guest.slice(0, 120)
  const { phone = null, email = null, notes = '' } = cells
  const stay = { cabin, checkIn, checkOut, guest, phone, email, people, price, deposit, method, notes }
  return { ok: true, stay }
}

/** By id, by its whole name, or by the one name that holds the words ("la 2" of "Cabaña 2"). */
function findCabin(
  text: string | undefined,
  cabins: readonly ImportCabin[],
): ImportCabin | 'cabin_missing' | 'cabin_unknown' | 'cabin_ambiguous' {
  if (text === undefined) return 'cabin_missing'
  const wanted = plain(text)
  const exact = cabins.filter((one) => one.id === text.trim() || plain(one.name) === wanted)
  const words = wanted.split(' ').filter((word) => !ARTICLES.has(word))
  const holding = cabins.filter((one) => {
    const own = new Set(plain(one.name).split(' '))
    return words.length > 0 && words.every((word) => own.has(word))
  })
  const found = exact.length > 0 ? exact : holding
  const [first] = found
  if (!first) return 'cabin_unknown'
  return found.length > 1 ? 'cabin_ambiguous' : first
}

const ARTICLES: ReadonlySet<string> = new Set(['la', 'el', 'los', 'las', 'cabana', 'the', 'cabin'])
