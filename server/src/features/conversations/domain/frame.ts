import { z } from 'zod'
import { FAQ_TOPICS } from './faq-topic.ts'
import { chatOfOwner, date, ownerDeed, type StayDates, stayDates } from './owner-deed.ts'

const party = z.object({
  adults: z.number().int().min(1),
  children: z.number().int().min(0),
  babies: z.number().int().min(0),
  pets: z.number().int().min(0),
  /** Once said, they travel with the stay and every later price. */
  childAges: z.array(z.number().int().min(0)).readonly().exactOptional(),
})

const offer = z.object({
  accommodationId: z.string(),
  quoteId: z.string().nullable(),
  stay: stayDates,
  /** What it was shown to cost, minor units: a yes is to this and to nothing else. */
  shown: z
    .object({
      total: z.number().int(),
      deposit: z.number().int(),
      /** In its words, for asking about it once more. */
      cabin: z.string().exactOptional(),
      currency: z.string().exactOptional(),
    })
    .exactOptional(),
  /** For whom it was shown. */
  party: party.exactOptional(),
})

/** Several cabins that were offered as one; a yes is to exactly these, at this total. */
const groupOffer = z.object({
  stay: stayDates,
  items: z.array(
    z.object({
      accommodationId: z.string(),
      party,
      cabin: z.string().exactOptional(),
      total: z.number().int().exactOptional(),
    }),
  ),
  total: z.number().int(),
  deposit: z.number().int().exactOptional(),
  currency: z.string().exactOptional(),
  cabins: z.array(z.string()).exactOptional(),
})

/** What a change was shown to cost and to give back, minor units. */
const shownChange = z.object({ total: z.number().int(), charge: z.number().int(), refund: z.number().int() })

const pending = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dates') }),
  z.object({ kind: z.literal('nights') }),
  z.object({ kind: z.literal('guests') }),
  z.object({
    kind: z.literal('choice'),
    options: z.array(stayDates),
    /** Which of them costs least, where they were shown with their prices. */
    cheapest: z.number().int().min(0).optional(),
  }),
  z.object({
    kind: z.literal('cabin'),
    options: z.array(z.object({ accommodationId: z.string(), stay: stayDates })),
  }),
  z.object({ kind: z.literal('confirmation') }),
  z.object({ kind: z.literal('group') }),
  z.object({ kind: z.literal('resume') }),
  /** Without an offer of its own: for the group that is on the table. */
  z.object({ kind: z.literal('name'), offer: offer.nullable() }),
  z.object({ kind: z.literal('phone'), offer: offer.nullable() }),
  z.object({
    kind: z.literal('cancel'),
    code: z.string(),
    /** What was shown to come back, minor units. */
    refund: z.number().int().exactOptional(),
  }),
  /** While a person is waited for: shall the bot take up what was asked meanwhile? */
  z.object({ kind: z.literal('bot_again'), text: z.string() }),
  z.object({
    kind: z.literal('change'),
    code: z.string(),
    wish: z.object({
      stay: stayDates,
      party,
      accommodationId: z.string(),
      without: z.array(z.string()).readonly().exactOptional(),
      payBy: z.literal('transfer').exactOptional(),
    }),
    shown: shownChange.exactOptional(),
  }),
])

/**
 * What the chat is about. Each answer fills it in, and the next question follows from it alone, so an interruption
 * can never make the bot lose its place.
 */
export const frameSchema = z.object({
  /** Grows whenever what was offered is no longer what would be booked; buttons carry it. */
  version: z.number().int().default(0),
  stay: stayDates.nullable().default(null),
  /** The day of arrival, when that is all that was said. */
  arrival: date.nullable().default(null),
  window: z.object({ from: date, to: date }).nullable().default(null),
  nights: z.number().int().nullable().default(null),
  party: party.nullable().default(null),
  /** Said before it was known who comes with them. */
  pets: z.number().int().min(0).default(0),
  accommodationId: z.string().nullable().default(null),
  name: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  /** The last thing offered; the first is the one shown in full. */
  offers: z.array(offer).default([]),
  /** Cabins that were offered together; a yes to them is one only while `pending` says so. */
  group: groupOffer.nullable().default(null),
  /** So many cabins were asked for. */
  units: z.number().int().nullable().default(null),
  /** How many each of several families has: none of them is put into a cabin too small for it. */
  sizes: z.array(z.number().int()).default([]),
  pending: pending.nullable().default(null),
  /** Which of the free cabins is shown first; the smallest that fits when nothing was wished. */
  prefer: z.enum(['largest', 'smallest', 'cheapest']).nullable().default(null),
  /** What was asked about the place last: "¿y la Coihue?" asks the same of another cabin. */
  asked: z
    .object({ topics: z.array(z.enum(FAQ_TOPICS)), text: z.string() })
    .nullable()
    .default(null),
  /** What the guest was asked to mean; a yes is an answer to that, whatever else is open. */
  meant: z.object({ answerId: z.string(), text: z.string() }).nullable().default(null),
  /** What was heard in a voice note and read back; a yes or a no is the answer to that. */
  heard: z.string().nullable().default(null),
  /** The guest wants no message that was not asked for. */
  quiet: z.boolean().default(false),
  /** The dates that are asked for are to be watched. */
  watching: z.boolean().default(false),
  /** Messages in a row that were not understood. */
  misses: z.number().int().default(0),
  /** Stays in a row that could not be offered, whatever the rule in their way. */
  refusals: z.number().int().default(0),
  /** What the guest said yes to last, so that a second tap on the same button is no second booking. */
  taken: offer.nullable().default(null),
  /** Seconds since 1970 of the guest's last message. */
  touchedAt: z.number().int().nullable().default(null),
  /** A total the owner agreed to for exactly this stay of exactly these guests; minor units. */
  agreed: z
    .object({
      accommodationId: z.string(),
      stay: stayDates,
      total: z.number().int(),
      party: party.exactOptional(),
    })
    .nullable()
    .default(null),
  /** The hold this chat placed last. */
  reservationCode: z.string().nullable().default(null),
  /** The booking whose new dates are being asked for. */
  changing: z.string().nullable().default(null),
  /** A stay that was changed in this talk, as it was before: "mejor dejá la de antes" asks for it back. */
  previous: z
    .object({ code: z.string(), stay: stayDates, party, accommodationId: z.string() })
    .nullable()
    .default(null),
  owner: ownerDeed.nullable().default(null),
  /** What the owner had done last, and whose chat was spoken of: "abrila de nuevo", "seguí vos con ella". */
  ownerDid: ownerDeed.nullable().default(null),
  ownerChat: chatOfOwner.nullable().default(null),
  /** The cabin that was wanted and could not be had for those nights: it is what is waited for. */
  lacked: z.object({ accommodationId: z.string(), stay: stayDates }).nullable().default(null),
  /** What was shown in full, the newest last: "la primera", "la de antes". */
  shown: z.array(offer).default([]),
  /** The dates that were listed last: "mejor la primera opción" may still mean one of them. */
  listed: z.array(stayDates).default([]),
  /** The cabins that were set beside each other last: "¿y cuál de las dos es más grande?" */
  compared: z.array(z.string()).default([]),
  /** A stay of theirs was not found: they were asked for it, or a person looks it up. */
  seeking: z.enum(['asked', 'looked_up']).nullable().default(null),
  /** Who writes here was looking for somebody else. */
  wrongNumber: z.boolean().default(false),
  /** Which of several cabins is no longer wanted has been asked. */
  dropping: z.boolean().default(false),
  /** Sells something or looks for work. */
  visitor: z.boolean().default(false),
  /** Why a person was called last. */
  waitsFor: z.string().nullable().default(null),
  /** The guest has heard that what they add reaches the person. */
  addedTold: z.boolean().default(false),
  /** The guest has heard that what they wrote is passed on. */
  passedTold: z.boolean().default(false),
  /** Free nights are looked for on weekends alone. */
  weekends: z.boolean().default(false),
  /** The guest has heard that a question is left to the person. */
  leftTold: z.boolean().default(false),
  /** The guest has heard that the person is on the way. */
  waitingTold: z.boolean().default(false),
  /** What was asked again after a question was answered, and at which version: nobody is asked it after every word. */
  resumed: z.string().nullable().default(null),
  /** The version of the frame on which a reaction was taken for a yes that needs words. */
  reactedTo: z.number().int().nullable().default(null),
})

export type Frame = z.infer<typeof frameSchema>

export type PartyCount = z.infer<typeof party>

export type Offer = z.infer<typeof offer>

export type GroupOffer = z.infer<typeof groupOffer>

export type Pending = z.infer<typeof pending>

export type ShownChange = z.infer<typeof shownChange>

/** A stay of the guest's own that is still ahead or under way, held or paid. */
export interface OwnBooking {
  readonly code: string
  readonly status: 'pre_reserved' | 'confirmed' | 'checked_in'
  readonly accommodationId: string
  readonly stay: StayDates
  readonly party: PartyCount
  /** Its name. */
  readonly cabin?: string
  /** Booked together with other cabins. */
  readonly isGroup?: boolean
  /** Of a group: every cabin of it. */
  readonly cabins?: readonly string[]
}

/** What a guest would rather have instead of what they booked. */
export interface Wish {
  readonly stay: StayDates
  readonly party: PartyCount
  readonly accommodationId: string
  /** Of a group: the cabins that are no longer wanted. */
  readonly without?: readonly string[]
  /** Nothing but its price changes, for paying it this way. */
  readonly payBy?: 'transfer'
}

/** Which sum was asked for. */
export type AmountAsked = 'deposit' | 'rest' | 'total' | 'part' | 'more' | 'person'

/** What a message that the guest quotes was about. */
export interface Quoted {
  readonly stay: StayDates | null
  readonly accommodationId: string | null
  /** The code of a stay that was booked. */
  readonly code: string | null
}

export const EMPTY_FRAME: Frame = frameSchema.parse({})

/** A stored frame of an older version of the product is read as far as it goes; a broken one starts anew. */
export function readFrame(stored: unknown): Frame {
  const parsed = frameSchema.safeParse(stored)
  return parsed.success ? parsed.data : EMPTY_FRAME
}
