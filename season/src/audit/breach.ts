import type { Cabin } from '../place.ts'
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
  /** Since when nothing outside has been out of order; what may need time is judged from then on. */
  readonly calmSince: number
  readonly now: number
}

export type Check = (inspection: Inspection) => Promise<Breach[]>
