import type { Db } from '../../../lib/db/types.ts'
import type { Actor } from '../../../lib/http/actor.ts'
import type { ConversationId } from '../../../lib/ids.ts'
import type { MessageKey, MessageVariables } from '../../messaging/domain/catalogue.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { type Frame, readFrame } from '../domain/frame.ts'
import { showAgreed } from '../domain/offers.ts'
import type { OwnerTap, PriceAsked } from '../domain/owner-taps.ts'
import { conversationRepository, type Guest } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'
import { listOwn } from './own.ts'
import { searchStay } from './search.ts'
import type { Step } from './turn.ts'
import { wordSaying } from './wording.ts'

interface Work {
  readonly deps: ConversationDeps
  readonly db: Db
  readonly actor: Actor
}

/** The owner's price is offered to the guest for exactly that stay; booking it needs the guest's own yes. */
export async function agreePrice(
  { deps, db, actor }: Work,
  agreed: PriceAsked & { readonly total: number },
): Promise<Outcome> {
  const question = await deps.answers(db).question(agreed.questionId)
  if (!question) return TOO_LATE
  return db.transaction(async (tx): Promise<Outcome> => {
    const repository = conversationRepository(tx)
    const conversation = await repository.lock(question.conversationId)
    if (!conversation) return TOO_LATE
    const before = readFrame(conversation.frame)
    const { accommodationId, stay, total } = agreed
    const party = before.party ?? { adults: 1, children: 0, babies: 0, pets: 0 }
    const { language } = conversation
    const held = await heldBy({ deps, tx }, conversation.guest, agreed)
    if (held) {
      const { currency } = held.terms
      // Only the guest's own yes makes dearer what they hold.
      if (total > held.terms.total) {
        const now = { amount: held.terms.total, currency }
        const variables = {
          name: conversation.guest.name ?? '',
          held: now,
          total: { amount: total, currency },
        }
        return { key: 'owner_price_higher', variables }
      }
      const settled = await deps.answers(tx).settle(agreed.questionId, String(total), actor)
      if (!settled) return TOO_LATE
      const change = { totalPrice: total, actor, cause: 'a price agreed by the owner on WhatsApp' }
      const result = await deps.reservations(tx).change(held.id, change)
      if (!result.ok) throw new Error(`The agreed price of ${held.code} was refused: ${result.reason}`)
      const money = { amount: total, currency }
      return { key: 'owner_price_done', variables: { name: conversation.guest.name ?? '', total: money } }
    }
    const found = await searchStay(deps, tx, { stay, party, accommodationId, language })
    const offer = found.offers.find((one) => one.accommodationId === accommodationId)
    if (!offer) return { key: 'owner_not_done', variables: { deed: 'price' } }
    const money = { amount: total, currency: offer.currency }
    const settled = await deps.answers(tx).settle(agreed.questionId, String(total), actor)
    if (!settled) return TOO_LATE
    const asked: Frame = {
      ...before,
      ...{ stay, party, accommodationId, arrival: null, window: null, nights: null, group: null },
      agreed: { accommodationId, stay, total, party },
    }
    const { frame, effects } = showAgreed(asked, [offer])
    await repository.save(conversation.id, { ...conversation, frame })
    const [said] = effects
    if (said?.type !== 'say') throw new Error('an agreed price is said')
    const content = wordSaying(said, { language, version: frame.version, picture: null })
    const dedupeKey = `price:${agreed.questionId}`
    await deps.messaging(tx).say({ conversationId: conversation.id, content, dedupeKey })
    await deps.audit(tx, {
      actor,
      action: 'price.agreed',
      entity: 'conversation',
      entityId: conversation.id,
      cause: 'by the owner on WhatsApp',
      after: { total, accommodation_id: accommodationId, ...stay },
    })
    return { key: 'owner_price_done', variables: { name: conversation.guest.name ?? '', total: money } }
  })
}

/** The guest holds exactly that stay already: its price changes, and the guest is told by that. */
async function heldBy(
  step: Step,
  guest: Guest,
  { accommodationId, stay }: PriceAsked,
): Promise<Reservation | undefined> {
  const { own } = await listOwn(step, guest)
  return own.find(
    (one) =>
      one.status === 'pre_reserved' &&
      one.groupId === null &&
      one.accommodationId === accommodationId &&
      one.checkIn === stay.checkIn &&
      one.checkOut === stay.checkOut,
  )
}

export async function refusePrice({ deps, db, actor }: Work, questionId: string): Promise<Outcome> {
  return db.transaction(async (tx): Promise<Outcome> => {
    const question = await deps.answers(tx).settle(questionId, 'no', actor)
    if (!question) return TOO_LATE
    const id: ConversationId = question.conversationId
    const body = renderMessage('price_refused', question.language, {})
    const dedupeKey = `price:${questionId}`
    await deps.messaging(tx).say({ conversationId: id, content: { type: 'text', body }, dedupeKey })
    return { key: 'owner_price_done', variables: { name: '', total: null } }
  })
}

type OutcomeOf<K extends MessageKey> = {
  readonly key: K
  readonly variables: MessageVariables[K]
  readonly buttons?: readonly {
    readonly tap: OwnerTap
    readonly label: 'keep_all' | 'keep_cabin' | 'keep_no' | 'proof_yes' | 'proof_no' | 'proof_back'
  }[]
}

/** What the owner is told about a decision, with what may be tapped next. */
export type Outcome = { [K in MessageKey]: OutcomeOf<K> }[MessageKey]

export const TOO_LATE: Outcome = { key: 'owner_too_late', variables: {} }
