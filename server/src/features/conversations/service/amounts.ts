import { addSeconds } from '../../../lib/clock.ts'
import { idIn } from '../../../lib/ids.ts'
import { isLocalDate, type LocalDate } from '../../../lib/local-date.ts'
import { buttonLabel } from '../../messaging/domain/labels.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { type FrozenTerms, moneyIn } from '../../pricing/domain/terms.ts'
import { QUOTE_VALID_SECONDS } from '../../pricing/service.ts'
import { paymentDue } from '../../reservations/domain/payment-due.ts'
import { shareOf } from '../domain/amounts.ts'
import type { Choice, Effect } from '../domain/effects.ts'
import type { DialogueEvent } from '../domain/events.ts'
import type { AmountAsked, Offer, PartyCount } from '../domain/frame.ts'
import { momentAt } from './deps.ts'
import { findOwn } from './own.ts'
import { searchStay } from './search.ts'
import { type Answering, say, saySaying } from './turn.ts'
import { namesOf } from './wording.ts'

/** What is paid now, what later, and together: of what is held, else of what is quoted. */
export async function tellAmounts(
  answering: Answering,
  { code, isFree, asked }: Extract<Effect, { type: 'tell_amounts' }>,
): Promise<DialogueEvent | undefined> {
  if (code) return void (await tellHold(answering, { code, asked }))
  const { deps, tx, turn, frame } = answering
  const [offer] = frame.offers
  const quoted = offer?.quoteId ? await deps.findQuote(tx, idIn<'quote'>(offer.quoteId)) : undefined
  const { party } = frame
  if (!offer || !quoted) {
    const wanted = frame.stay && party ? { stay: frame.stay, party } : null
    const { accommodationId } = frame
    return wanted ? searchStay(deps, tx, { ...wanted, accommodationId, language: turn.language }) : undefined
  }
  const { terms } = quoted
  const cabins = await deps.cabins(tx)
  await saySaying(answering, {
    type: 'say',
    key: 'quote_amounts',
    variables: {
      cabin: namesOf(cabins, [offer.accommodationId]),
      stay: offer.stay,
      ...amountsOf(terms),
      isFree,
      asked,
      ...sharesOf(terms, party),
    },
    choices: frame.pending?.kind === 'confirmation' ? bookingChoices(offer) : [],
  })
  return undefined
}

function bookingChoices({ accommodationId, stay }: Offer): Choice[] {
  return [
    { action: { type: 'reserve', accommodationId, stay }, label: { key: 'book' } },
    { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
  ]
}

function amountsOf(terms: FrozenTerms) {
  const rest = terms.total - terms.deposit
  return {
    deposit: moneyIn(terms, terms.deposit),
    balance: rest > 0 ? moneyIn(terms, rest) : null,
    dueDate: rest > 0 ? dayOf(terms) : null,
    total: moneyIn(terms, terms.total),
  }
}

function sharesOf(terms: FrozenTerms, party: PartyCount | null) {
  const people = party ? party.adults + party.children : 1
  return { people, each: moneyIn(terms, shareOf(terms.total, people)) }
}

function dayOf({ policy }: FrozenTerms): LocalDate | null {
  return isLocalDate(policy.balance_due_on) ? policy.balance_due_on : null
}

/** What a hold waits for, with the way to pay it. `asked`: which amount was asked for. False when nothing is due. */
export async function tellHold(
  answering: Answering,
  { code, asked }: { readonly code: string; readonly asked: AmountAsked | null },
): Promise<boolean> {
  const { deps, tx, turn } = answering
  const own = findOwn(answering, code)
  if (own?.status !== 'pre_reserved' || !own.expiresAt) return false
  const { reservation, balance, accommodationIds } = await deps.reservations(tx).wholeStay(own)
  const { terms } = reservation
  const now = paymentDue(reservation, balance)
  if (!now) return false
  const rest = balance.due - now.amount
  const url = await deps.payLink(tx, own)
  const body = renderMessage('hold_due', turn.language, {
    code: reservation.code,
    cabin: namesOf(await deps.cabins(tx), accommodationIds),
    asked,
    deposit: now,
    deadline: momentAt(deps, own.expiresAt),
    balance: rest > 0 ? moneyIn(terms, rest) : null,
    dueDate: rest > 0 ? dayOf(terms) : null,
    total: moneyIn(terms, terms.total),
    transfer: turn.place.transfer !== null,
  })
  const payButton = buttonLabel(rest > 0 ? 'pay_deposit' : 'pay_total', turn.language)
  await say(answering, url ? { type: 'cta_url', body, displayText: payButton, url } : { type: 'text', body })
  return true
}

/** "¿Puedo pagar mañana?" before anything is held: how long the price stands, and that the nights do not wait. */
export async function payQuoteLater(answering: Answering): Promise<undefined> {
  const { frame, deps } = answering
  const [offer] = frame.offers
  const until = momentAt(deps, addSeconds(deps.clock.now(), QUOTE_VALID_SECONDS))
  await saySaying(answering, {
    type: 'say',
    key: 'pay_when_booked',
    variables: { until },
    choices: offer ? bookingChoices(offer) : [],
  })
  return undefined
}
