import type { Guest } from '../guests/guest.ts'
import type { Cabin } from '../place.ts'
import type { Platforms } from '../platforms.ts'
import type { Truth } from '../truth.ts'
import type { World } from '../world.ts'
import type { Books } from './books.ts'

export interface Breach {
  /** The promise that does not hold, by its short name. */
  readonly promise: string
  readonly what: string
  /** Of whom to tell the story: telephones, listings. */
  readonly about: readonly string[]
}

export interface Inspection {
  readonly world: World
  readonly books: Books
  readonly truth: Truth
  readonly cabins: readonly Cabin[]
  readonly guests: ReadonlyMap<string, Guest>
  readonly platforms: Platforms
  /** Since when nothing outside has been out of order; what may need time is judged from then on. */
  readonly calmSince: number
  readonly now: number
  /** Whether the product's clock was right then. */
  hadTime(at: number): boolean
  /** Of what was sent, what the audit saw before. */
  readonly checkedUpTo: number
  /** Milliseconds between two moments in which nothing was out of order, in one piece before the second. */
  calmTimes(from: number, to: number): number
}

export type Check = (inspection: Inspection) => Promise<Breach[]>
