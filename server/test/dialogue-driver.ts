import { type Action, encodeTap } from '../src/features/conversations/domain/buttons.ts'
import type { DialogueContext } from '../src/features/conversations/domain/dialogue.ts'
import type { Choice, Effect } from '../src/features/conversations/domain/effects.ts'
import type { DialogueEvent } from '../src/features/conversations/domain/events.ts'
import type { OwnBooking } from '../src/features/conversations/domain/frame.ts'
import { EMPTY_FRAME, type Frame, type PartyCount } from '../src/features/conversations/domain/frame.ts'
import type {
  CancelProposal,
  QuotedOffer,
  SearchRefusal,
} from '../src/features/conversations/domain/offered.ts'
import type { StayDates } from '../src/features/conversations/domain/owner-deed.ts'
import { rested } from '../src/features/conversations/domain/rest.ts'
import { expectingOf, talkAbout } from '../src/features/conversations/domain/talk-about.ts'
import { next } from '../src/features/conversations/machine.ts'
import { understand } from '../src/features/language/domain/understand.ts'
import { type Instant, toInstant } from '../src/lib/clock.ts'
import { dateAt, nightsBetween } from '../src/lib/local-date.ts'
import type { MinorUnits } from '../src/lib/money.ts'
import { noHolidays } from './factories/lodging.ts'

const ZONE = 'America/Argentina/Buenos_Aires'

export interface PretendCabin {
  readonly id: string
  readonly name: string
  readonly capacity: number
}

export const CABINS: readonly PretendCabin[] = [
  { id: 'arrayan', name: 'Arrayán', capacity: 4 },
  { id: 'coihue', name: 'Coihue', capacity: 5 },
  { id: 'lenga', name: 'Lenga', capacity: 8 },
]

export interface TalkOptions {
  readonly profileName?: string | null
  readonly phoneKnown?: boolean
  /** Default: everything is free. */
  readonly isFree?: (cabin: PretendCabin, stay: StayDates) => boolean
  readonly refuse?: (stay: StayDates, party: PartyCount) => SearchRefusal | null
  readonly cancelProposal?: CancelProposal | null
  /** What each free stretch of a window costs, in minor units; default: not known. */
  readonly gapPrices?: readonly MinorUnits[]
}

/** What the guest sees of one turn. */
export interface Turn {
  readonly effects: readonly Effect[]
  /** Keys of the messages said, in order. */
  readonly said: readonly string[]
  readonly looks: number
}

const HELD = 'RES261125AB2C'
/** More looks than one turn may ever need. */
const ENDLESS = 12

/** The dialogue machine with a pretend complex behind it: real understanding, no database, a clock turned by hand. */
export function createTalk(options: TalkOptions = {}) {
  let now: Instant = toInstant('2026-11-25T12:00:00-03:00')
  let frame: Frame = EMPTY_FRAME
  let buttons: { id: string; choice: Choice }[] = []
  const history: Effect[] = []
  const held: { accommodationId: string; stay: StayDates }[] = []
  let bookings: OwnBooking[] = []
  const known: TalkOptions = {
    ...options,
    isFree: (cabin, stay) =>
      (options.isFree?.(cabin, stay) ?? true) &&
      !held.some(
        (other) =>
          other.accommodationId === cabin.id &&
          other.stay.checkIn < stay.checkOut &&
          stay.checkIn < other.stay.checkOut,
      ),
  }

  function context(): DialogueContext {
    return {
      today: dateAt(now, ZONE),
      writtenAt: Math.floor(now.epochMilliseconds / 1000),
      moreWaiting: false,
      partOfDay: 'morning',
      returning: false,
      propertyName: 'Cabañas del Mallín',
      profileName: options.profileName === undefined ? 'Ana' : options.profileName,
      phoneKnown: options.phoneKnown ?? true,
      currency: 'ARS',
      bookings,
      attention: { attended: false, from: null, to: null, back: null },
      contactPhone: null,
      cabinNames: new Map(CABINS.map((cabin) => [cabin.id, [cabin.name]])),
      cabins: CABINS.map(({ id, capacity }) => ({ id, capacity, bedrooms: 1, beds: 0, from: null })),
      cabinsWith: () => [],
    }
  }

  function run(first: DialogueEvent, changes: Partial<DialogueContext> = {}): Turn {
    const events = [first]
    const effects: Effect[] = []
    let looks = 0
    for (let event = events.shift(); event; event = events.shift()) {
      const step = next(frame, event, { ...context(), ...changes })
      frame = step.frame
      for (const effect of step.effects) {
        effects.push(effect)
        if (effect.type === 'say' && effect.choices) {
          const { version } = frame
          buttons = effect.choices.map((choice) => ({
            id: encodeTap({ version, action: choice.action }),
            choice,
          }))
        }
        if (effect.type === 'hold') {
          held.push(effect.offer)
          bookings = [bookingFrom(effect)]
        }
        if (effect.type === 'cancel') bookings = []
        if (effect.type === 'change') bookings = bookings.map((one) => ({ ...one, ...effect.wish }))
        const answer = look(effect, known)
        if (answer) events.push(answer)
        if (answer && ++looks > ENDLESS) throw new Error(`One message led to ${looks} looks`)
      }
    }
    history.push(...effects)
    return { effects, said: effects.flatMap((one) => (one.type === 'say' ? [one.key] : [])), looks }
  }

  return {
    says(text: string, changes: Partial<DialogueContext> = {}): Turn {
      const heardBy = rested(frame, context())
      const understanding = understand(text, {
        now,
        zone: ZONE,
        locale: 'es',
        catalogue: CABINS.map((cabin) => ({ ...cabin, aliases: [] })),
        holidays: noHolidays,
        talk: talkAbout(heardBy, bookings),
        expecting: expectingOf(heardBy),
      })
      return run({ type: 'message', understanding, text }, changes)
    },
    /** The same in a voice note. */
    speaks(text: string): Turn {
      const understanding = understand(text, { now, zone: ZONE, locale: 'es', holidays: noHolidays })
      return run({ type: 'message', understanding, text, indirect: true })
    },
    /** The button of the last message that had any. */
    taps(type: Action['type'], nth = 0): Turn {
      const found = buttons.filter((button) => button.choice.action.type === type)[nth]
      if (!found) throw new Error(`No button ${type} among ${buttons.map((one) => one.id).join(', ')}`)
      return run({ type: 'tap', id: found.id, title: '' })
    },
    /** Any id, for buttons of long ago. */
    tapsId: (id: string): Turn => run({ type: 'tap', id, title: '' }),
    buttonId: (type: Action['type']) => buttons.find((one) => one.choice.action.type === type)?.id ?? '',
    offersButton: (type: Action['type']) => buttons.some((one) => one.choice.action.type === type),
    sends: (kind: 'image' | 'document' | 'audio' | 'other'): Turn => run({ type: 'media', kind }),
    waits(hours: number): void {
      now = now.add({ hours })
    },
    get frame(): Frame {
      return frame
    },
    count: (type: Effect['type']) => history.filter((effect) => effect.type === type).length,
  }
}

export type Talk = ReturnType<typeof createTalk>

function look(effect: Effect, options: TalkOptions): DialogueEvent | undefined {
  switch (effect.type) {
    case 'search':
      return search(effect, options)
    case 'list_cabins': {
      const found = search({ ...effect, accommodationId: null }, options)
      return { type: 'listed', offers: found.offers, from: 0, rest: 0, alternatives: found.alternatives }
    }
    case 'find_gaps': {
      const { from, nights } = effect
      const gaps = [0, 3, 6].map((days, i) => {
        const checkIn = toInstantDate(from, days)
        const stay = { checkIn, checkOut: toInstantDate(checkIn, nights) }
        const amount = options.gapPrices?.[i]
        const price = amount === undefined ? undefined : { amount, currency: 'ARS' }
        return { accommodationId: CABINS[0]?.id ?? '', cabin: CABINS[0]?.name ?? '', stay, price }
      })
      return { type: 'gaps', gaps, nights }
    }
    case 'answer_faq':
      return effect.reask ? { type: 'questions_answered' } : undefined
    case 'check_nights': {
      const free = CABINS.some((cabin) => options.isFree?.(cabin, effect.stay) ?? true)
      return { type: 'nights_checked', free, others: effect.others, alternatives: [], cabin: null }
    }
    case 'hold':
      return { type: 'held', code: HELD, replaced: null }
    case 'offer_transfer':
      return effect.code === null
        ? { type: 'transfer_refused', code: null, takesTransfers: false }
        : undefined
    case 'propose_cancel':
      return { type: 'cancel_proposed', proposal: options.cancelProposal ?? null }
    case 'propose_change':
      return {
        type: 'change_proposed',
        proposal: {
          code: effect.code,
          wish: effect.wish,
          cabin: CABINS.find((cabin) => cabin.id === effect.wish.accommodationId)?.name ?? '',
          agreed: effect.wish.stay,
          total: 0,
          charge: 0,
          refund: 0,
          currency: 'ARS',
        },
      }
    case 'change':
      return { type: 'changed', code: effect.code }
    case 'cancel':
      return { type: 'cancelled', code: effect.code, refund: 0, currency: 'ARS' }
    default:
      return undefined
  }
}

function bookingFrom({ offer, party }: Extract<Effect, { type: 'hold' }>): OwnBooking {
  const { accommodationId, stay } = offer
  return { code: HELD, status: 'pre_reserved', accommodationId, stay, party }
}

function toInstantDate(date: StayDates['checkIn'], days: number): StayDates['checkIn'] {
  return dateAt(toInstant(`${date}T12:00:00-03:00`).add({ hours: 24 * days }), ZONE)
}

function search(
  wanted: { readonly stay: StayDates; readonly party: PartyCount; readonly accommodationId: string | null },
  options: TalkOptions,
): Extract<DialogueEvent, { type: 'searched' }> {
  const none = { type: 'searched' as const, offers: [], alternatives: [], cabin: null }
  const people = wanted.party.adults + wanted.party.children
  const refusal = options.refuse?.(wanted.stay, wanted.party) ?? null
  if (refusal) return { ...none, refusal }
  const fitting = CABINS.filter(
    (cabin) => cabin.capacity >= people && (!wanted.accommodationId || cabin.id === wanted.accommodationId),
  )
  if (fitting.length === 0) return { ...none, refusal: { reason: 'capacity_exceeded', limit: 8 } }
  const free = fitting.filter((cabin) => options.isFree?.(cabin, wanted.stay) ?? true)
  if (free.length === 0) {
    const later = {
      checkIn: toInstantDate(wanted.stay.checkIn, 7),
      checkOut: toInstantDate(wanted.stay.checkOut, 7),
    }
    const alternatives = CABINS.slice(0, 2).map(({ id, name }) => ({
      accommodationId: id,
      cabin: name,
      stay: later,
    }))
    return { ...none, refusal: { reason: 'date_overlap' }, alternatives }
  }
  return {
    ...none,
    refusal: null,
    offers: free.map((cabin, index) => quoted(cabin, wanted.stay, index === 0)),
  }
}

function quoted(cabin: PretendCabin, stay: StayDates, forGood: boolean): QuotedOffer {
  const total = nightsBetween(stay.checkIn, stay.checkOut) * 10_000_000
  return {
    accommodationId: cabin.id,
    quoteId: forGood ? `quote-${cabin.id}` : null,
    stay,
    cabin: cabin.name,
    capacity: cabin.capacity,
    lines: [{ description: 'Noches', amount: total }],
    total,
    guarantee: 0,
    deposit: Math.round(total * 0.3),
    currency: 'ARS',
  }
}
