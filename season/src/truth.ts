import type { Wish } from './guests/meaning.ts'
import type { Stay } from './guests/reading.ts'

/** A yes that a guest meant: to what, and when it was said. */
interface Yes {
  readonly phone: string
  readonly at: number
  readonly to: 'hold' | 'change' | 'cancel'
}

/** What a guest was told about a booking when it was held or changed, beside what was meant. */
interface Agreed {
  readonly phone: string
  readonly code: string
  readonly at: number
  readonly told: Stay
  readonly meant: Wish
  /** Centavos; null when the message did not say. */
  readonly total: number | null
  readonly deposit: number | null
  /** The guest read what was offered before saying yes. */
  readonly looked: boolean
}

/** Money that moved outside the provider: what the owner really got. */
interface Handed {
  readonly code: string
  readonly at: number
  readonly by: 'cash' | 'transfer'
  readonly amount: number
}

/** Money into the owner's account, and whether the owner has decided on its receipt. */
interface Transfer {
  readonly code: string
  readonly amount: number
  seen: boolean
}

/** What a guest was told that comes back, when the stay was cancelled. */
interface Promised {
  readonly phone: string
  readonly code: string
  readonly at: number
  /** Centavos; 0 when nothing was named. */
  readonly amount: number
}

/** What really happened, as its people know it; the audit compares the product's books with it. */
export interface Truth {
  readonly yeses: Yes[]
  readonly agreed: Agreed[]
  readonly handed: Handed[]
  readonly promised: Promised[]
  /** What the owner wrote or tapped on the own telephone, and when; the newest last. */
  readonly orders: { readonly at: number; readonly what: string }[]
  /** Nights the owner said yes to closing, on the telephone. */
  readonly closed: { readonly cabinId: string; readonly stay: Stay; readonly at: number }[]
  /** Into the owner's account, seen or not yet. */
  readonly transfers: Transfer[]
  /** By code: approved with a button on the telephone, and what came of it not read yet. */
  readonly approving: Map<string, Transfer>
  /** Answers of the product to the panel that are nobody's fault but its own. */
  readonly serverErrors: string[]
  readonly figures: {
    conversations: number
    messages: number
    misreadings: number
    /** Seconds from what a guest wrote to the first word that came back. */
    readonly waits: number[]
    readonly byDay: Record<string, number>
    readonly withPerson: Set<string>
    readonly ends: Record<string, number>
  }
}

export function createTruth(): Truth {
  return {
    yeses: [],
    agreed: [],
    handed: [],
    promised: [],
    orders: [],
    closed: [],
    transfers: [],
    approving: new Map(),
    serverErrors: [],
    figures: {
      conversations: 0,
      messages: 0,
      misreadings: 0,
      waits: [],
      byDay: {},
      withPerson: new Set(),
      ends: {},
    },
  }
}
