import type { Db } from '../../../lib/db/types.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { QuoteId } from '../../pricing/domain/terms.ts'
import type { Choice, DialogueEvent, Effect } from '../domain/dialogue.ts'
import type { Frame } from '../domain/frame.ts'
import { aboutReservation } from './about-reservation.ts'
import { waitingKey } from './by-owner.ts'
import type { ConversationDeps } from './deps.ts'
import { faqSayings } from './faq.ts'
import { findGaps, nearby, searchStay, stayOf, toSearchRefusal } from './search.ts'
import { say, saySaying, type Turn } from './turn.ts'

/** Does what the machine asked for. A look comes back as the next event. */
export async function perform(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  effect: Effect,
  frame: Frame,
): Promise<DialogueEvent | undefined> {
  switch (effect.type) {
    case 'say':
      await saySaying(deps, tx, turn, effect, frame)
      return undefined
    case 'search':
      return searchStay(deps, tx, { ...effect, language: turn.language })
    case 'list_cabins': {
      const found = await searchStay(deps, tx, {
        ...effect,
        accommodationId: null,
        language: turn.language,
      })
      return { type: 'listed', offers: found.offers, alternatives: found.alternatives }
    }
    case 'find_gaps': {
      const today = dateAt(deps.clock.now(), deps.zone)
      return { type: 'gaps', gaps: await findGaps(deps, tx, { ...effect, today }), nights: effect.nights }
    }
    case 'hold':
      return hold(deps, tx, turn, effect)
    case 'answer_faq':
      for (const content of await faqSayings(deps, tx, {
        ...effect,
        place: turn.place,
        language: turn.language,
      })) {
        await say(deps, tx, turn, content)
      }
      return undefined
    case 'stage':
      tx.afterCommit(() => deps.metrics.stage(effect.stage))
      return undefined
    case 'hand_over':
      return handOver(deps, tx, turn, effect.why)
    case 'take_proof':
      return takeProof(deps, tx, turn, frame)
    default:
      return aboutReservation(deps, tx, turn, effect, frame)
  }
}

async function hold(
  deps: ConversationDeps,
  tx: Db,
  turn: Turn,
  effect: Extract<Effect, { type: 'hold' }>,
): Promise<DialogueEvent> {
  const stay = stayOf(effect.offer, effect.party)
  const result = await deps.reservations(tx).book({
    stay,
    contact: { name: effect.name, phone: effect.phone ?? turn.guest.phone, email: turn.guest.email },
    channel: 'whatsapp',
    language: turn.language,
    quoteId: effect.offer.quoteId as QuoteId | null,
    guestId: turn.guest.id,
    conversationId: turn.conversationId,
    actor: { kind: 'guest', id: turn.guest.id },
    as: 'pre_reserved',
    cause: 'yes to a quote in the chat',
  })
  if (result.ok) return { type: 'held', code: result.reservation.code }
  const alternatives =
    result.reason === 'date_overlap'
      ? await nearby(deps, tx, {
          stay: effect.offer.stay,
          party: effect.party,
          accommodationId: effect.offer.accommodationId,
        })
      : []
  return { type: 'hold_refused', refusal: toSearchRefusal(result), alternatives }
}

async function handOver(deps: ConversationDeps, tx: Db, turn: Turn, why: string): Promise<undefined> {
  turn.status = 'waiting_human'
  await deps.alert(tx, {
    kind: 'human_wanted',
    severity: 'warning',
    summary: `A guest waits for a person (${why}). Answer in the conversation and release it afterwards.`,
    entity: 'conversation',
    entityId: turn.conversationId,
    dedupeKey: waitingKey(turn.conversationId),
  })
  return undefined
}

/** "Ya transferí" is no receipt, and a photo from somebody whose stay waits for no money is just a photo. */
async function takeProof(deps: ConversationDeps, tx: Db, turn: Turn, frame: Frame): Promise<undefined> {
  const { content } = turn.message
  const file = content.type === 'image' || content.type === 'document'
  const { code } = await deps.takeProof(tx, { guestId: turn.guest.id, messageId: turn.message.id, content })
  if (code) {
    const key = file ? 'proof_received' : 'ask_proof'
    await saySaying(deps, tx, turn, { type: 'say', key, variables: { code } }, frame)
    return undefined
  }
  const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
  await saySaying(
    deps,
    tx,
    turn,
    { type: 'say', key: 'proof_unmatched', variables: { file }, choices },
    frame,
  )
  return undefined
}
