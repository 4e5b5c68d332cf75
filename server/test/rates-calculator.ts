import type { RatesInput } from '@tranquera/contracts/rates'

/**
 * Contract section 5 a second time, from its words alone and with nothing of the product but the wire form of a plan:
 * reduced fractions, days as numbers since 1970, one night at a time.
 */
export interface AskedStay {
  readonly checkIn: string
  readonly checkOut: string
  readonly today: string
  readonly adults: number
  readonly children: number
  readonly ages: readonly number[]
  readonly pets: number
  readonly extras: readonly string[]
  readonly payBy: 'card' | 'transfer' | 'cash' | null
}

/** What a day is called: a holiday or bridge day, or a day off that makes no night dear by itself. */
export type DayKind = 'holiday' | 'non_working' | undefined

export type Answer = { readonly total: string } | { readonly refused: string }

type Fraction = readonly [bigint, bigint]

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const fraction = (n: bigint, d: bigint): Fraction => {
  const common = gcd(n, d) || 1n
  return [n / common, d / common]
}
const parse = (value: string | number): Fraction => {
  const [whole = '0', decimals = ''] = String(value).split('.')
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}
const mul = (a: Fraction, b: Fraction) => fraction(a[0] * b[0], a[1] * b[1])
const add = (a: Fraction, b: Fraction) => fraction(a[0] * b[1] + b[0] * a[1], a[1] * b[1])
const more = (a: Fraction, b: Fraction) => a[0] * b[1] > b[0] * a[1]
const whole = (n: number): Fraction => [BigInt(n), 1n]
const share = (percent: number) => mul(parse(percent), [1n, 100n])
/** Hundredths, half up. */
const cents = (value: Fraction) => (value[0] * 200n + value[1]) / (2n * value[1])

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
const weekday = (day: number) => DAYS[(((day + 4) % 7) + 7) % 7] ?? 'sun'

export function calculate(plan: RatesInput, stay: AskedStay, kindOf: (date: string) => DayKind): Answer {
  const from = dayNumber(stay.checkIn)
  const to = dayNumber(stay.checkOut)
  const nights = Array.from({ length: to - from }, (_, i) => from + i)
  const refused = refusal(plan, nights)
  if (refused) return { refused }
  const paying = payingAges(plan, stay)
  const packages = (plan.packages ?? []).filter(
    (one) => dayNumber(one.check_in) < to && dayNumber(one.check_out) > from,
  )
  const inPackage = (night: number) =>
    packages.some((one) => dayNumber(one.check_in) <= night && night < dayNumber(one.check_out))
  const loose = nights.filter((night) => !inPackage(night))
  const rate = plan.fx ? parse(plan.fx.rate) : whole(1)

  const equal = new Map<string, { price: Fraction; count: number }>()
  for (const night of loose) {
    const { price, season } = nightPrice(plan, night, paying.length, kindOf)
    const key = `${season}|${price.join('/')}`
    equal.set(key, { price, count: (equal.get(key)?.count ?? 0) + 1 })
  }
  const nightLines = [...equal.values()].map(({ price, count }) => cents(mul(mul(price, rate), whole(count))))
  const guestLine = cents(mul(extraGuestFee(plan, paying, loose.length), rate))
  const packageLines = packages.map((one) => cents(mul(parse(one.price), rate)))

  let rest = sum(nightLines) + guestLine
  rest -= part(rest, lengthPercent(plan, nights.length))
  rest -= part(rest, lastMinutePercent(plan, from - dayNumber(stay.today)))
  const lodging = rest + sum(packageLines)
  const discounts = plan.payment_discounts ?? {}
  const payPercent = stay.payBy === 'transfer' || stay.payBy === 'cash' ? (discounts[stay.payBy] ?? 0) : 0
  const total =
    lodging + sum(feeLines(plan, stay, nights.length, paying.length, rate)) - part(lodging, payPercent)
  const round = BigInt(plan.rounding ?? 0) * 100n
  const final = round === 0n ? total : ((total * 2n + round) / (round * 2n)) * round
  const text = String(final).padStart(3, '0')
  return { total: `${text.slice(0, -2)}.${text.slice(-2)}` }
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
/** So many percent of an amount of hundredths, half up. */
const part = (amount: bigint, percent: number) => cents(mul([amount, 100n], share(percent)))

function refusal(plan: RatesInput, nights: readonly number[]): string | undefined {
  if (plan.currency !== 'ARS' || (plan.price_currency && plan.price_currency !== plan.currency && !plan.fx)) {
    return 'fx_required'
  }
  const [arrival = 0] = nights
  const departure = arrival + nights.length
  if (plan.closed_to_arrival?.includes(weekday(arrival))) return 'closed_to_arrival'
  if (plan.closed_to_departure?.includes(weekday(departure))) return 'closed_to_departure'
  const has = (night: number) => nights.includes(night)
  for (const one of plan.packages ?? []) {
    const own = range(dayNumber(one.check_in), dayNumber(one.check_out))
    if (own.some(has) && !own.every(has)) return 'min_nights'
  }
  const bySeason = seasons(plan, arrival).find((season) => season.min_nights !== undefined)?.min_nights
  const least = Math.max(
    bySeason ?? plan.min_nights ?? 1,
    plan.min_nights_by_arrival?.[weekday(arrival)] ?? 1,
  )
  if (nights.length < least) return 'min_nights'
  if (plan.max_nights && nights.length > plan.max_nights) return 'max_nights'
  return undefined
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

type SeasonInput = NonNullable<RatesInput['seasons']>[number]

/** Those that hold the night, the shortest first, then the later start. */
function seasons(plan: RatesInput, night: number): SeasonInput[] {
  const length = (season: SeasonInput) => dayNumber(season.end) - dayNumber(season.start)
  return (plan.seasons ?? [])
    .filter((season) => dayNumber(season.start) <= night && night <= dayNumber(season.end))
    .sort((a, b) => length(a) - length(b) || dayNumber(b.start) - dayNumber(a.start))
}

function nightPrice(plan: RatesInput, night: number, paying: number, kindOf: (date: string) => DayKind) {
  const asked = seasons(plan, night)
  const giving = asked.find((season) => season.price !== undefined || season.multiplier !== undefined)
  let price = parse(giving?.price ?? plan.base_price)
  if (giving?.multiplier !== undefined) price = mul(price, parse(giving.multiplier))
  const day = weekday(night)
  const own = asked.find((season) => season.weekday_prices !== undefined)?.weekday_prices?.[day]
  const special = own ?? (giving ? undefined : plan.weekday_prices?.[day])
  if (special !== undefined) price = parse(special)
  const dearer: Fraction[] = []
  if (special === undefined && (plan.weekend_days ?? ['fri', 'sat']).includes(day)) {
    const season = asked.find((one) => one.weekend_multiplier !== undefined)
    dearer.push(parse(season?.weekend_multiplier ?? plan.weekend_multiplier ?? 1))
  }
  if (isHolidayNight(night, kindOf)) dearer.push(parse(plan.holiday_multiplier ?? 1))
  if (dearer.length > 0)
    price = mul(
      price,
      dearer.reduce((a, b) => (more(b, a) ? b : a)),
    )
  const people = plan.person_prices ?? []
  if (people.length > 0) {
    const sizes = people.map((entry) => entry.guests)
    const size = Math.min(...sizes.filter((guests) => guests >= paying))
    const entry = people.find((one) => one.guests === (Number.isFinite(size) ? size : Math.max(...sizes)))
    price = mul(price, share(entry?.percent ?? 100))
  }
  return { price, season: giving?.name ?? '' }
}

/** The night before a holiday, and every night between two days off of a run of them that holds one. */
function isHolidayNight(night: number, kindOf: (date: string) => DayKind): boolean {
  const kind = (day: number) => kindOf(isoDay(day))
  if (kind(night + 1) === 'holiday') return true
  const off = (day: number) => kind(day) !== undefined || weekday(day) === 'sat' || weekday(day) === 'sun'
  if (!off(night) || !off(night + 1)) return false
  let first = night
  while (off(first - 1)) first--
  for (let day = first; off(day); day++) if (kind(day) === 'holiday') return true
  return false
}

/** Adults and children who pay, in the order in which they fill the included places; an adult has no age. */
function payingAges(plan: RatesInput, stay: AskedStay): (number | null)[] {
  const told = stay.ages.slice(0, stay.children)
  const paying = told.filter((age) => age >= (plan.child_free_until_age ?? 0)).sort((a, b) => b - a)
  return [...Array.from({ length: stay.adults + stay.children - told.length }, () => null), ...paying]
}

function extraGuestFee(plan: RatesInput, paying: readonly (number | null)[], nights: number): Fraction {
  if ((plan.person_prices ?? []).length > 0 || !plan.included_guests) return whole(0)
  let fee = whole(0)
  for (const age of paying.slice(plan.included_guests)) {
    const above = (plan.child_rates ?? []).filter((one) => age !== null && one.until_age > age)
    const percent = above.sort((a, b) => a.until_age - b.until_age)[0]?.percent ?? 100
    fee = add(fee, mul(parse(plan.extra_guest_fee ?? 0), share(percent)))
  }
  return mul(fee, whole(nights))
}

function lengthPercent(plan: RatesInput, nights: number): number {
  const reached = (plan.length_discounts ?? []).filter((step) => step.min_nights <= nights)
  return reached.sort((a, b) => b.min_nights - a.min_nights)[0]?.percent ?? 0
}

function lastMinutePercent(plan: RatesInput, ahead: number): number {
  const reached = (plan.last_minute ?? []).filter((step) => step.within_days >= ahead)
  return reached.sort((a, b) => a.within_days - b.within_days)[0]?.percent ?? 0
}

function feeLines(
  plan: RatesInput,
  stay: AskedStay,
  nights: number,
  paying: number,
  rate: Fraction,
): bigint[] {
  const times = (price: string | number, count: number) => cents(mul(mul(parse(price), whole(count)), rate))
  const per = { stay: 1, night: nights, pet: stay.pets, person: paying }
  const pets = stay.pets > 0 ? times(plan.pet_fee ?? 0, per[plan.pet_fee_per ?? 'stay']) : 0n
  const chosen = (plan.extras ?? []).filter((extra) => stay.extras.includes(extra.name))
  return [
    times(plan.cleaning_fee ?? 0, 1),
    pets,
    ...chosen.map((extra) => times(extra.price, per[extra.per])),
  ]
}
