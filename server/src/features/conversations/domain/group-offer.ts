import { type Choice, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import type { Frame, PartyCount } from './frame.ts'
import { ask, groupChoices } from './questions.ts'

type Found = Extract<DialogueEvent, { type: 'group_found' }>['group']

/** Several cabins as one offer, with one total; a yes takes all of them. */
export function offerGroup(before: Frame, group: Found): Step {
  const { stay, party } = before
  const frame: Frame = { ...before, offers: [], refusals: 0, misses: 0, version: before.version + 1 }
  if (!stay || !party) return ask({ ...frame, group: null }, { kind: 'dates' })
  // One cabin may do where several were asked for and cannot be had.
  if (!group && (before.units !== null || before.group !== null)) {
    const alone: Frame = { ...frame, group: null, units: null }
    const { accommodationId, prefer } = alone
    return { frame: alone, effects: [{ type: 'search', stay, party, accommodationId, prefer }] }
  }
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
  const isAgain = isSameGroup(before, group)
  return {
    frame: {
      ...frame,
      group: {
        stay: group.stay,
        total,
        deposit,
        currency,
        cabins: items.map((one) => one.cabin),
        items: items.map(({ accommodationId, party: own, cabin, total: sum }) => ({
          ...{ accommodationId, party: own, cabin },
          total: sum,
        })),
      },
      pending: { kind: 'group' },
    },
    effects: [
      { type: 'stage', stage: 'quote' },
      {
        ...(isAgain
          ? offeredAgain(group, party)
          : say('group_offer', {
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
            })),
        choices: groupChoices(),
      },
    ],
  }
}

/** The same cabins for the same money stand in the talk already. */
function isSameGroup({ group }: Frame, found: NonNullable<Found>): boolean {
  if (!group) return false
  const same = (a: Frame['stay'], b: Frame['stay']) =>
    a?.checkIn === b?.checkIn && a?.checkOut === b?.checkOut
  const people = (items: readonly { readonly party: PartyCount }[]) =>
    items.reduce((sum, { party }) => sum + party.adults + party.children, 0)
  const ids = (items: readonly { readonly accommodationId: string }[]) =>
    items
      .map((one) => one.accommodationId)
      .toSorted()
      .join()
  return (
    same(group.stay, found.stay) &&
    group.total === found.total &&
    group.deposit === found.deposit &&
    people(group.items) === people(found.items) &&
    ids(group.items) === ids(found.items)
  )
}

function offeredAgain({ items, stay, total, deposit, currency }: NonNullable<Found>, guests: PartyCount) {
  return say('group_again', {
    cabins: items.map((one) => one.cabin),
    stay,
    guests,
    total: { amount: total, currency },
    deposit: { amount: deposit, currency },
    whole: deposit === total,
  })
}
