import type { Instant } from '../../../lib/clock.ts'
import type { Expecting, Language, Talk, Understanding } from '../../language/domain.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { Frame } from '../domain/frame.ts'
import { namedBySize } from '../domain/groups.ts'
import type { Step } from './turn.ts'

/** Reads a text as the talk stands: what was asked, which stay it is about. */
export async function read(
  { deps, tx }: Step,
  said: {
    readonly body: string
    readonly at: Instant
    readonly frame: Frame
    readonly language: Language
    readonly own: readonly Reservation[]
  },
): Promise<Understanding> {
  const house = await deps.house(tx)
  const read = deps.understand(said.body, {
    now: said.at,
    ...house,
    locale: said.language,
    expecting: expectingOf(said.frame),
    talk: talkOf(said.frame, said.own),
  })
  return namedBySize(read, said.body, { frame: said.frame, cabins: await deps.cabins(tx) })
}

/** What the talk is about: the stay on the table, else the span to look in, else the one that is booked. */
function talkOf(frame: Frame, own: readonly Reservation[]): Talk {
  const booked = own.find((one) => one.code === frame.reservationCode) ?? own[0]
  const { stay, party, window } = frame
  return {
    stay: stay ?? (booked && !window ? { checkIn: booked.checkIn, checkOut: booked.checkOut } : null),
    span: stay ? null : spanOf(frame),
    guests: party ? { ...party, total: party.adults + party.children + party.babies } : null,
    accommodationId: frame.accommodationId ?? frame.offers[0]?.accommodationId ?? null,
    reservation: booked ? { checkIn: booked.checkIn, checkOut: booked.checkOut } : null,
  }
}

/** Where the stay is looked for: the period that was named, or the dates of which one was to be chosen. */
function spanOf({ window, pending }: Frame): Exclude<Talk['span'], undefined> {
  if (window) return window
  if (pending?.kind !== 'choice') return null
  const days = pending.options.flatMap((option) => [option.checkIn, option.checkOut]).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  return from && to ? { from, to } : null
}

function expectingOf(frame: Frame): Expecting {
  const kind = frame.pending?.kind ?? null
  if (kind === 'cancel' || kind === 'change' || kind === 'resume' || kind === 'group' || kind === 'bot_again')
    return 'confirmation'
  return kind === 'cabin' ? 'choice' : kind
}

/** A yes or a bare number says nothing about the language; a sentence does. */
export function languageOf(current: Language, understanding: Understanding | undefined): Language {
  if (!understanding) return current
  const bare =
    understanding.number !== null ||
    understanding.intents.every((i) => i.name === 'yes' || i.name === 'no' || i.name === 'unknown')
  return bare ? current : understanding.language
}
