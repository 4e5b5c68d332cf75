import type { Choice, Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import { peopleOfChats } from '../repository/people.ts'
import { type Answering, saySaying } from './turn.ts'

/** The address, the page and the way money goes: what can be looked at, and a person who can be asked. */
export async function tellTrust(answering: Answering): Promise<undefined> {
  const { deps, turn } = answering
  const { address, mapUrl, contactPhone: phone } = turn.place
  const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
  const variables = { address: address || null, mapUrl, pageUrl: deps.baseUrl, phone }
  await saySaying(answering, { type: 'say', key: 'faq_trust', variables, choices })
  return undefined
}

/** With their names and dates, newest last as they were shown. */
export async function nameShown(
  { deps, tx }: Answering,
  { options }: Extract<Effect, { type: 'show_again' }>,
): Promise<DialogueEvent> {
  const cabins = await deps.cabins(tx)
  const alternatives = options.flatMap(({ accommodationId, stay }) => {
    const cabin = cabins.find((one) => one.id === accommodationId)?.name
    return cabin ? [{ accommodationId, stay, cabin }] : []
  })
  return { type: 'shown_again', alternatives }
}

/** The next booking is made under it; who has one already finds it in its notes. */
export async function keepEmail({ deps, tx, turn }: Answering, email: string): Promise<void> {
  if (turn.guest.email) return
  const { propertyId } = deps
  await peopleOfChats({ propertyId })(tx).change(turn.guest.id, { email })
}
