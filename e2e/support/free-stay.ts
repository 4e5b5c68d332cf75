import { z } from 'zod'

const cabinsSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), capacity: z.number() })),
})
const quoteSchema = z.object({ total_price: z.string(), deposit_amount: z.string() })
const availabilitySchema = z.object({ days: z.array(z.object({ date: z.string(), available: z.boolean() })) })

const manySchema = z.object({ combinations: z.array(z.object({ accommodation_ids: z.array(z.string()) })) })

const MONTH = 1
const LAST_FIRST_DAY = 28
const FAVOURITE_DAY = 15

export interface FreeStay {
  readonly checkIn: string
  readonly checkOut: string
  /** "15 al 18 de enero" */
  readonly words: string
  /** Names of the cabins that are free and take the party. */
  readonly cabins: readonly string[]
}

export interface Wish {
  readonly nights: number
  readonly adults: number
  readonly children: number
  /** Days of January already used by another test. */
  readonly not?: readonly string[]
  /** Nights that are free on both sides of the stay too, for whoever carries it elsewhere. */
  readonly spare?: number
  /** How many cabins must be free at once; one unless said. */
  readonly choice?: number
}

/** Whom most of the stories are about. */
export const FAMILY = { nights: 3, adults: 2, children: 2 } as const

/**
 * Nights of the coming January on which the demo has room, asked from the product itself: the clock is the real one.
 */
export async function freeStayInJanuary(origin: string, wish: Wish): Promise<FreeStay> {
  const { items } = await get(`${origin}/api/v1/accommodations?page_size=100`, cabinsSchema)
  const large = items.filter((cabin) => cabin.capacity >= wish.adults + wish.children)
  for (const day of candidateDays(wish.nights)) {
    const checkIn = comingJanuary(day)
    if (wish.not?.includes(checkIn)) continue
    const checkOut = comingJanuary(day, wish.nights)
    const free = await Promise.all(
      large.map((cabin) => canBeSold(origin, cabin.id, { checkIn, checkOut, wish })),
    )
    const cabins = large.filter((_, index) => free[index]).map((cabin) => cabin.name)
    if (cabins.length < (wish.choice ?? 1)) continue
    return { checkIn, checkOut, words: `${day} al ${day + wish.nights} de enero`, cabins }
  }
  throw new Error('The demo has no room in January')
}

/** Three nights of the coming January for more guests than one cabin takes. */
export async function freeStayForMany(
  origin: string,
  guests: number,
): Promise<Pick<FreeStay, 'checkIn' | 'checkOut'>> {
  for (const day of candidateDays(3)) {
    const [checkIn, checkOut] = [comingJanuary(day), comingJanuary(day, 3)]
    const asked = `${origin}/api/v1/availability?check_in=${checkIn}&check_out=${checkOut}&guests=${guests}`
    const { combinations } = await get(asked, manySchema)
    if (combinations.length > 0) return { checkIn, checkOut }
  }
  throw new Error(`The demo has no room for ${guests} in January`)
}

/** The favourite first, then the others. */
function candidateDays(nights: number): number[] {
  const days = Array.from({ length: LAST_FIRST_DAY - nights }, (_, index) => index + 2)
  return days.toSorted((a, b) => Math.abs(a - FAVOURITE_DAY) - Math.abs(b - FAVOURITE_DAY))
}

/** The January a guest means today: this year's while the day is still to come. */
function comingJanuary(day: number, nights = 0): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Argentina/Buenos_Aires' }).format()
  const year = Number(today.slice(0, 4))
  const inYear = (one: number, of = day) =>
    `${one}-${String(MONTH).padStart(2, '0')}-${String(of).padStart(2, '0')}`
  return inYear(inYear(year) > today ? year : year + 1, day + nights)
}

async function canBeSold(
  origin: string,
  cabin: string,
  { checkIn, checkOut, wish }: { checkIn: string; checkOut: string; wish: Wish },
): Promise<boolean> {
  const { spare = 0 } = wish
  const [from, to] = [daysAfter(checkIn, -spare), daysAfter(checkOut, spare)]
  const { days } = await get(
    `${origin}/api/v1/accommodations/${cabin}/availability?from=${from}&to=${to}`,
    availabilitySchema,
  )
  if (!days.filter((day) => day.date < to).every((day) => day.available)) return false
  const quote = await fetch(`${origin}/api/v1/quotes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      accommodation_id: cabin,
      check_in: checkIn,
      check_out: checkOut,
      guests: { adults: wish.adults, children: wish.children },
    }),
  })
  return quote.ok && quoteSchema.safeParse(await quote.json()).success
}

function daysAfter(day: string, count: number): string {
  const later = new Date(`${day}T00:00:00Z`)
  later.setUTCDate(later.getUTCDate() + count)
  return later.toISOString().slice(0, 10)
}

async function get<Schema extends z.ZodType>(url: string, schema: Schema): Promise<z.infer<Schema>> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return schema.parse(await response.json())
}

/** Today where the cabins are, or so many days later. */
export function dayHere(later = 0): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Argentina/Buenos_Aires' }).format()
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + later)
  return day.toISOString().slice(0, 10)
}
