import { type Choice, type DialogueEvent, type Step, say } from './dialogue.ts'
import type { Frame } from './frame.ts'
import { ask, groupChoices } from './questions.ts'

type Found = Extract<DialogueEvent, { type: 'group_found' }>['group']

/** Several cabins as one offer, with one total; a yes takes all of them. */
export function offerGroup(before: Frame, group: Found): Step {
  const { stay, party } = before
  const frame: Frame = { ...before, offers: [], refusals: 0, misses: 0, version: before.version + 1 }
  if (!stay || !party) return ask({ ...frame, group: null }, { kind: 'dates' })
  if (!group) {
    const choices: Choice[] = [
      { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
      { action: { type: 'human' }, label: { key: 'human' } },
    ]
    return {
      frame: { ...frame, group: null, pending: { kind: 'dates' } },
      effects: [{ ...say('group_none', { stay, guests: party }), choices }],
    }
  }
  const { items, total, deposit, currency } = group
  return {
    frame: {
      ...frame,
      group: {
        stay: group.stay,
        total,
        deposit,
        items: items.map(({ accommodationId, party: own }) => ({ accommodationId, party: own })),
      },
      pending: { kind: 'group' },
    },
    effects: [
      { type: 'stage', stage: 'quote' },
      {
        ...say('group_offer', {
          stay: group.stay,
          guests: party,
          cabins: items.map((one) => ({
            name: one.cabin,
            capacity: one.capacity,
            total: { amount: one.total, currency },
          })),
          total: { amount: total, currency },
          deposit: { amount: deposit, currency },
          whole: deposit === total,
        }),
        choices: groupChoices(),
      },
    ],
  }
}
