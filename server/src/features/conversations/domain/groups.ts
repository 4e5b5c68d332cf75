import type { DialogueContext, Step } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { again } from './progress.ts'
import { ask } from './questions.ts'
import type { Heard } from './topics.ts'
import { takesAll } from './wish-words.ts'

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
  const news = read.stay.certainty !== 'none' || read.guests !== null || read.change !== null
  if (news || read.accommodationId !== null) return undefined
  if (read.consent === 'yes') return reserveGroup(frame, context)
  return read.consent === 'no' ? ask({ ...frame, group: null }, { kind: 'dates' }) : undefined
}

const OF_SIZE =
  /\b(?:la|una|otra|a|uma|outra|the|one) (?:caban?ñ?a |one )?(?:de|para|for|of) (?:hasta |até )?(\d{1,2})\b/gi

/** Sizes by which cabins are named: "la de 6 y la de 4". */
export function sizesNamed(text: string): number[] {
  return [...text.matchAll(OF_SIZE)].map((match) => Number(match[1]))
}

function choosesCabins({ read, text }: Heard): boolean {
  if (read.stay.certainty !== 'none') return false
  return read.accommodationIds.length > 1 || sizesNamed(text).length > 1
}
