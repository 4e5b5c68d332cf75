import { sizesNamed } from '../../language/domain/names/cabins-meant.ts'
import { takesAll } from './agreement-words.ts'
import { shareOf } from './amounts.ts'
import { mergeParty } from './change.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import type { Frame, GroupOffer, PartyCount } from './frame.ts'
import type { StayDates } from './owner-deed.ts'
import { answering } from './place-questions.ts'
import { again } from './progress.ts'
import { ask, groupChoices, reask } from './questions.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { fewerCome } from './topic-patterns.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

/** The yes to all of them: the same cabins, nights and total that were shown, or nothing. */
export function reserveGroup(frame: Frame, context: DialogueContext): Step {
  const { group, party, phone } = frame
  if (!group || !party) return again(frame)
  const name = frame.name ?? context.profileName
  if (!name) return ask(frame, { kind: 'name', offer: null })
  if (!context.phoneKnown && !phone) return ask(frame, { kind: 'phone', offer: null })
  return { frame, effects: [{ type: 'hold_group', group, name, phone }] }
}

/** "Las dos", "ambas": a yes to all that were offered; once they are held, the way to pay them again. */
export function takeAll(before: Frame, text: string, context: DialogueContext): Step | undefined {
  const { pending, group, reservationCode } = before
  const frame: Frame = { ...before, misses: 0 }
  if (pending?.kind === 'group')
    return group && takesAll(text, group.items.length) ? reserveGroup(frame, context) : undefined
  const held = context.bookings.find((one) => one.code === reservationCode)
  if (!held?.isGroup || pending !== null || !takesAll(text, null)) return undefined
  return { frame, effects: [{ type: 'send_payment_link', code: held.code }] }
}

/** "la de 6 y la de 4", "la Coihue y la Arrayán": which cabins the guest wants together. */
export function aboutGroup(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, intents, text } = heard
  const frame: Frame = { ...before, misses: 0 }
  const { stay, party } = frame
  if (stay && party && choosesCabins(heard) && !intents.has('compare')) {
    const wanted = { stay, party, units: null, accommodationIds: read.accommodationIds, text }
    return { frame, effects: [{ type: 'search_group', ...wanted }] }
  }
  if (frame.pending?.kind !== 'group') return undefined
  const { group } = frame
  // Their deposit stands beside their total.
  if (stay && party && group && isQuestion(text) && speaksOf('deposit', text) && speaksOf('how_much', text))
    return { frame, effects: [sameCabins(group, { stay, party })] }
  const people = party ? party.adults + party.children : 0
  if (group && people > 1 && speaksOf('per_person', text) && read.stay.certainty === 'none') {
    const { currency } = context
    const each = { amount: shareOf(group.total, people), currency }
    const effect = say('group_each', { each, people, total: { amount: group.total, currency } })
    return { frame, effects: [{ ...effect, choices: groupChoices() }] }
  }
  const asksPrice = intents.has('price') || speaksOf('how_much', text)
  const asksEach = asksPrice && speaksOf('apart', text) && read.stay.certainty === 'none'
  if (stay && party && frame.group && asksEach) return tellEach(frame, frame.group, { stay, party })
  // "¿Alguna grande para todos?", of more than any cabin holds: how many the largest does.
  const most = context.cabins.toSorted((a, b) => b.capacity - a.capacity)[0]
  if (
    most &&
    people > most.capacity &&
    (ONE_ONLY.test(text) || (LARGE_FOR_ALL.test(text) && isQuestion(text)))
  ) {
    const accommodationIds = [most.id]
    const effect: Effect = {
      ...{ type: 'describe', as: 'best', accommodationIds, party, askDates: false },
      by: 'largest',
    }
    return { frame, effects: [effect, ...reask(frame)] }
  }
  // "¿Y una sola para los cuatro?"
  if (ONE_ONLY.test(text)) return again({ ...frame, units: null, group: null, pending: null })
  // "¿Puedo reservar una ahora y la otra después?" is no wish to see them again.
  const asksOther =
    isQuestion(text) && intents.has('book') && !intents.has('price') && !intents.has('availability')
  if (
    asksOther &&
    read.stay.certainty === 'none' &&
    read.guests === null &&
    read.accommodationIds.length === 0
  )
    return { frame, effects: answering(['other'], { accommodationId: null, reask: true }) }
  const news = read.stay.certainty !== 'none' || read.guests !== null || read.change !== null
  if (news || read.accommodationId !== null) return undefined
  if (read.consent === 'yes') return reserveGroup(frame, context)
  return read.consent === 'no' ? ask({ ...frame, group: null }, { kind: 'dates' }) : undefined
}

function sameCabins(
  { items }: GroupOffer,
  of: { readonly stay: StayDates; readonly party: PartyCount },
): Effect {
  const accommodationIds = items.map((one) => one.accommodationId)
  return { type: 'search_group', ...of, units: accommodationIds.length, accommodationIds, text: '' }
}

const ONE_ONLY = inParts(
  String.raw`(?<!\p{L})(?:una sola|una única|todos en una|todos juntos en una|numa s[oó]|uma s[oó]|s[oó] uma|(?:just|`,
  String.raw`only) one|one cabin for)(?!\p{L})`,
)

const LARGE_FOR_ALL = inParts(
  String.raw`(?<!\p{L})(?:(?:alg)?una?|alguma?|uma|one|any) (?:m[aá]s |mais )?(?:grande|maior|big|large)\p{L}*|`,
  '(?:entrar|entremos|estar|caber|fit|estemos|quepamos) (?:todos|all)|',
  String.raw`(?:para|pra|for) (?:todos|all|everyone)(?!\p{L})`,
)

function choosesCabins({ read, text }: Heard): boolean {
  if (read.stay.certainty !== 'none') return false
  return read.accommodationIds.length > 1 || sizesNamed(text).length > 1
}

/** "¿Y cuánto sería por familia?": what each cabin costs, and a share for each where they split the whole. */
function tellEach(
  frame: Frame,
  group: GroupOffer,
  of: { readonly stay: StayDates; readonly party: PartyCount },
): Step {
  const { items, total, currency } = group
  const named = items.every((one) => one.total !== undefined && one.cabin !== undefined)
  if (!currency || !named) return { frame: { ...frame, group: null }, effects: [sameCabins(group, of)] }
  const offers = items.map(({ cabin = '', total: amount = 0 }) => ({
    cabin,
    stay: group.stay,
    total: { amount, currency },
  }))
  const shared = { amount: shareOf(total, items.length), currency }
  const effect = say('group_apart', { offers, total: { amount: total, currency }, shared })
  return { frame, effects: [{ ...effect, choices: groupChoices() }] }
}

/** "O outro casal desistiu": two fewer, where nobody told how many are left. */
function withoutCouple(party: PartyCount, text: string): PartyCount | null {
  const tells = /\d|qued|fic|left|somos|vamos/iu.test(text)
  if (tells || !/(?:casal|pareja|matrimonio|couple)(?!s)/iu.test(text) || party.adults < 3) return null
  return { ...party, adults: party.adults - 2 }
}

/** As many cabins as those need who are left; how many they are is asked where it was not told. */
export function aboutFewer(before: Frame, { read, text }: Heard, context: DialogueContext): Step | undefined {
  const { stay, party, pending } = before
  if (!stay || !party || context.bookings.length > 0 || !fewerCome(text)) return undefined
  if (read.stay.certainty !== 'none' || pending?.kind === 'choice') return undefined
  const left = { ...before, misses: 0, group: null, units: null, offers: [], accommodationId: null }
  const version = before.version + 1
  const couple = withoutCouple(party, text)
  if (couple) return again({ ...left, version, pending: null, party: couple })
  if (read.guests) return again({ ...left, version, pending: null, party: mergeParty(party, read.guests) })
  return {
    frame: { ...left, version, pending: { kind: 'guests' } },
    effects: [say('ask_guests', { stay })],
  }
}
