import type { Instant } from '../../../lib/clock.ts'
import { dateAt, instantAt } from '../../../lib/local-date.ts'
import { factOf } from '../../answers/domain/known-facts.ts'
import { type AttentionFacts, attentionAt, type PartOfDay } from '../domain/attention.ts'
import type { DialogueContext } from '../domain/dialogue.ts'
import type { ConversationDeps, PlaceFacts } from './deps.ts'
import { presentOwn } from './own.ts'
import type { Answering } from './turn.ts'

/** What the machine may know of the chat and the place. */
export async function contextOf(
  { deps, tx, turn }: Omit<Answering, 'frame'>,
  heard: { readonly at: Instant; readonly moreWaiting: boolean },
): Promise<DialogueContext> {
  const { place, guest, own } = turn
  const cabins = await deps.cabins(tx)
  return {
    today: dateAt(deps.clock.now(), deps.zone),
    writtenAt: Math.floor(heard.at.epochMilliseconds / 1000),
    moreWaiting: heard.moreWaiting,
    propertyName: place.name,
    partOfDay: partOfDay(heard.at, deps.zone),
    returning: turn.returning,
    profileName: guest.name,
    phoneKnown: guest.phone !== null,
    currency: place.currency,
    bookings: own.map((one) => presentOwn(one, cabins, turn.together)),
    cabinNames: new Map(cabins.map((one) => [one.id, [one.name, ...one.aliases]])),
    cabins: cabins.map((one) => ({
      ...{ id: one.id, capacity: one.capacity, bedrooms: one.bedrooms, from: one.from?.amount ?? null },
      beds: one.beds.reduce((sum, bed) => sum + (Number.parseInt(bed, 10) || 0), 0),
    })),
    cabinsWith: (fact) =>
      cabins
        .filter((one) => (fact === 'pets' ? one.petsAllowed : factOf(fact, one, { place, cabins }) === true))
        .map((one) => one.id),
    attention: attentionFacts(deps, place),
    contactPhone: place.contactPhone,
  }
}

const NOON = 12
const EVENING = 20
/** Before it people still say good night. */
const DAWN = 5

function partOfDay(at: Instant, zone: string): PartOfDay {
  const { hour } = at.toZonedDateTimeISO(zone)
  if (hour >= EVENING || hour < DAWN) return 'night'
  return hour < NOON ? 'morning' : 'afternoon'
}

/** When a person is there, as the messages say it. */
export function attentionFacts(
  deps: Pick<ConversationDeps, 'clock' | 'zone'>,
  place: Pick<PlaceFacts, 'attentionHours'>,
): AttentionFacts {
  const now = deps.clock.now()
  const attention = attentionAt(place.attentionHours, now, deps.zone)
  if (!attention) return { attended: false, from: null, to: null, back: null }
  const { open, from, to, day } = attention
  const at = instantAt(day, from, deps.zone)
  return {
    attended: open,
    from,
    to,
    back: open ? null : { at, zone: deps.zone, today: dateAt(now, deps.zone) },
  }
}
