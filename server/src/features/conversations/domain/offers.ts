import { offerAlternatives } from './alternatives.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Choice, type Step, say } from './effects.ts'
import type { DialogueEvent } from './events.ts'
import type { Frame, Offer, PartyCount } from './frame.ts'
import { offerGroup } from './group-offer.ts'
import type { QuotedOffer } from './offered.ts'
import { ask } from './questions.ts'
import { explainRefusal } from './refusals.ts'
import { agreedFor, isSameOffer, remembered } from './remembered.ts'

/** The cabin that fits best in full, with its lines; the others a tap away. */
export function showOffers(
  frame: Frame,
  found: Extract<DialogueEvent, { type: 'searched' }>,
  context: DialogueContext,
): Step {
  const best = found.offers[0]
  if (!best) {
    if (found.group) return offerGroup(frame, found.group)
    const { refusal, cabin } = found
    return !refusal || refusal.reason === 'date_overlap'
      ? offerAlternatives(frame, found.alternatives, cabin)
      : explainRefusal(frame, { refusal, cabin, alternatives: found.alternatives }, context)
  }
  if (agreedFor(frame, best) !== null) return showAgreed(frame, found.offers)
  const party = frame.party ?? { adults: 1, children: 0, babies: 0, pets: 0 }
  const { stay, accommodationId } = best
  const choices: Choice[] = [{ action: { type: 'reserve', accommodationId, stay }, label: { key: 'book' } }]
  if (found.offers.length > 1) choices.push({ action: { type: 'others' }, label: { key: 'other_cabins' } })
  choices.push({ action: { type: 'other_dates' }, label: { key: 'other_dates' } })
  const onTable = { ...best, shown: asShown(best), party }
  return {
    frame: {
      ...frame,
      stay,
      // The dearer one that was asked for by its name is no longer what the talk is about.
      accommodationId: found.isCheaper ? null : frame.accommodationId,
      offers: found.offers.map((offer) => ({
        accommodationId: offer.accommodationId,
        quoteId: offer.quoteId,
        stay: offer.stay,
        shown: asShown(offer),
      })),
      pending: { kind: 'confirmation' },
      shown: remembered(frame.shown, onTable),
      refusals: 0,
      version: frame.version + 1,
    },
    effects: [
      { type: 'stage', stage: 'quote' },
      wasShown(frame, onTable)
        ? { ...quotedAgain(best, party), choices }
        : { ...quotedInFull(best, { party, isCheaper: found.isCheaper ?? false }), choices, accommodationId },
    ],
  }
}

function asShown({ total, deposit, cabin, currency }: QuotedOffer) {
  return { total, deposit, cabin, currency }
}

/** The same cabin, nights and price stand in the talk already. */
function wasShown({ shown }: Frame, offer: Offer): boolean {
  const before = shown.findLast((one) => isSameOffer(one, offer))?.shown
  return before?.total === offer.shown?.total && before?.deposit === offer.shown?.deposit
}

function quotedAgain({ cabin, stay, total, deposit, currency }: QuotedOffer, guests: PartyCount) {
  const money = (amount: number) => ({ amount, currency })
  return say('quote_again', {
    cabin,
    stay,
    guests,
    total: money(total),
    deposit: money(deposit),
    whole: deposit >= total,
  })
}

function quotedInFull(best: QuotedOffer, to: { readonly party: PartyCount; readonly isCheaper: boolean }) {
  const { cabin, stay, currency } = best
  const money = (amount: number) => ({ amount, currency })
  return say('availability_quote', {
    cabin,
    stay,
    guests: to.party,
    cheaper: to.isCheaper,
    lines: best.lines.map((line) => ({ description: line.description, amount: money(line.amount) })),
    total: money(best.total),
    deposit: money(best.deposit),
    whole: best.deposit >= best.total,
    guarantee: best.guarantee > 0 ? money(best.guarantee) : null,
    features: best.features?.length ? best.features : null,
    validUntil: best.validUntil ?? null,
  })
}

/** The first at the price the owner agreed to, which is not the list's; the others a tap away. */
export function showAgreed(frame: Frame, offers: readonly QuotedOffer[]): Step {
  const [best] = offers
  const total = best ? agreedFor(frame, best) : null
  if (!best || total === null || !frame.party) return ask(frame, { kind: 'dates' })
  const { cabin, stay, accommodationId, currency } = best
  const choices: Choice[] = [
    { action: { type: 'reserve', accommodationId, stay }, label: { key: 'book' } },
    ...(offers.length > 1
      ? [{ action: { type: 'others' }, label: { key: 'other_cabins' } } as const satisfies Choice]
      : []),
    { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
  ]
  const money = { amount: total, currency }
  return {
    frame: {
      ...frame,
      stay,
      offers: offers.map((offer) => ({
        accommodationId: offer.accommodationId,
        // The quote of the first says another price than the one that was agreed to.
        quoteId: offer === best ? null : offer.quoteId,
        stay: offer.stay,
      })),
      pending: { kind: 'confirmation' },
      refusals: 0,
      version: frame.version + 1,
    },
    effects: [{ ...say('price_agreed', { cabin, stay, guests: frame.party, total: money }), choices }],
  }
}

export function showCabinList(frame: Frame, found: Extract<DialogueEvent, { type: 'listed' }>): Step {
  const [first] = found.offers
  if (!first || !frame.party) return offerAlternatives(frame, found.alternatives, null)
  const { from, rest } = found
  const listed = found.offers.map((one) => ({ ...one, total: agreedFor(frame, one) ?? one.total }))
  return {
    frame: {
      ...frame,
      version: frame.version + 1,
      refusals: 0,
      pending: {
        kind: 'cabin',
        options: listed.map(({ accommodationId, stay }) => ({ accommodationId, stay })),
      },
    },
    effects: [
      {
        type: 'say',
        key: 'availability_many',
        variables: {
          stay: first.stay,
          guests: frame.party,
          cabins: listed.map((offer) => ({
            name: offer.cabin,
            capacity: offer.capacity,
            total: { amount: offer.total, currency: offer.currency },
          })),
          more: rest > 0 ? rest : null,
        },
        choices: [
          ...listed.map(
            (offer): Choice => ({
              action: { type: 'show', accommodationId: offer.accommodationId, stay: offer.stay },
              label: { text: offer.cabin },
              description: { money: { amount: offer.total, currency: offer.currency } },
            }),
          ),
          ...(rest > 0 ? [moreChoice(from + listed.length)] : []),
        ],
      },
    ],
  }
}

function moreChoice(from: number): Choice {
  return { action: { type: 'more', from }, label: { key: 'more_cabins' } }
}
