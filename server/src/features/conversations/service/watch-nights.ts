import type { Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import { nearby } from './nearby.ts'
import { searchStay } from './search.ts'
import { type Answering, saySaying } from './turn.ts'

type Join = Extract<Effect, { type: 'join_waitlist' }>

/** The guest is told in this chat when the nights come free. */
export async function joinWaitlist(
  answering: Answering,
  { stay, party, accommodationId }: Join,
): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  // Nobody waits for what can be had now.
  const free = await freeNow(answering, { stay, party, accommodationId })
  if (free) return free
  const cabin = (await deps.cabins(tx)).find((one) => one.id === accommodationId)
  await deps.waitlist(tx).join({
    conversationId: turn.conversationId,
    accommodationId: cabin?.id ?? null,
    contactName: turn.guest.name,
    contactPhone: turn.guest.phone,
    language: turn.language,
    ...stay,
    party: party ?? { adults: 1, children: 0, babies: 0, pets: 0 },
  })
  const variables = { stay, cabin: cabin?.name ?? null }
  await saySaying(answering, { type: 'say', key: 'waitlist_joined', variables })
  return undefined
}

/** Nothing is said to be taken off where nothing was watched. */
export async function leaveWaitlist(answering: Answering): Promise<undefined> {
  const { deps, tx, turn } = answering
  const left = await deps.waitlist(tx).leave(turn.conversationId)
  await saySaying(answering, { type: 'say', key: left > 0 ? 'waitlist_left' : 'no_problem', variables: {} })
  return undefined
}

async function freeNow(
  answering: Answering,
  wanted: Pick<Join, 'stay' | 'party' | 'accommodationId'>,
): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  const { stay, party, accommodationId } = wanted
  const found = party
    ? await searchStay(deps, tx, { stay, party, accommodationId, language: turn.language })
    : await checkNights(answering, { type: 'check_nights', stay, accommodationId, others: [] })
  const isFree = found.type === 'searched' ? found.offers.length > 0 : isFreeIn(found)
  if (!isFree) return undefined
  await saySaying(answering, { type: 'say', key: 'free_already', variables: {} })
  return found
}

function isFreeIn(found: DialogueEvent): boolean {
  return found.type === 'nights_checked' && found.free
}

type Check = Extract<Effect, { type: 'check_nights' }>

/** Free is what some cabin (the one asked for, when one was) still has; prices and parties come later. */
export async function checkNights(
  { deps, tx }: Answering,
  { stay, accommodationId, others }: Check,
): Promise<DialogueEvent> {
  const all = await deps.cabins(tx)
  const asked = all.find((cabin) => cabin.id === accommodationId)
  const taken = new Set(
    (await deps.occupancy(tx).listTaken(stay.checkIn, stay.checkOut)).map((other) => other.accommodationId),
  )
  const free = (asked ? [asked] : all).some((cabin) => !taken.has(cabin.id))
  const party = { adults: 1, children: 0, babies: 0, pets: 0 }
  const alternatives = free ? [] : await nearby(deps, tx, { stay, party, accommodationId: asked?.id ?? null })
  const cabin = asked?.name ?? null
  return { type: 'nights_checked', free: free || all.length === 0, others, alternatives, cabin }
}
