import { dateAt } from '../../../lib/local-date.ts'
import type { QuoteId } from '../../pricing/domain/terms.ts'
import type { Choice, DialogueEvent, Effect } from '../domain/dialogue.ts'
import { aboutReservation } from './about-reservation.ts'
import { waitingKey } from './by-owner.ts'
import { faqSayings } from './faq.ts'
import { findGaps, nearby, searchStay, stayOf, toSearchRefusal } from './search.ts'
import { type Answering, say, saySaying } from './turn.ts'

/** Does what the machine asked for. A look comes back as the next event. */
export async function perform(answering: Answering, effect: Effect): Promise<DialogueEvent | undefined> {
  const { deps, tx, turn } = answering
  switch (effect.type) {
    case 'say':
      await saySaying(answering, effect)
      return undefined
    case 'search':
      return searchStay(deps, tx, { ...effect, language: turn.language })
    case 'list_cabins': {
      const wanted = { ...effect, accommodationId: null, language: turn.language }
      const found = await searchStay(deps, tx, wanted)
      return { type: 'listed', offers: found.offers, alternatives: found.alternatives }
    }
    case 'find_gaps': {
      const today = dateAt(deps.clock.now(), deps.zone)
      return { type: 'gaps', gaps: await findGaps(deps, tx, { ...effect, today }), nights: effect.nights }
    }
    case 'hold':
      return hold(answering, effect)
    case 'answer_faq': {
      const asked = { ...effect, place: turn.place, language: turn.language }
      for (const content of await faqSayings(deps, tx, asked)) await say(answering, content)
      return undefined
    }
    case 'stage':
      tx.afterCommit(() => deps.metrics.stage(effect.stage))
      return undefined
    case 'hand_over':
      return handOver(answering, effect.why)
    case 'take_proof':
      return takeProof(answering)
    default:
      return aboutReservation(answering, effect)
  }
}

async function hold(
  { deps, tx, turn }: Answering,
  effect: Extract<Effect, { type: 'hold' }>,
): Promise<DialogueEvent> {
  const { offer, party, name, phone } = effect
  const result = await deps.reservations(tx).book({
    stay: stayOf(offer, party),
    contact: { name, phone: phone ?? turn.guest.phone, email: turn.guest.email },
    channel: 'whatsapp',
    language: turn.language,
    quoteId: offer.quoteId as QuoteId | null,
    guestId: turn.guest.id,
    conversationId: turn.conversationId,
    actor: { kind: 'guest', id: turn.guest.id },
    as: 'pre_reserved',
    cause: 'yes to a quote in the chat',
  })
  if (result.ok) return { type: 'held', code: result.reservation.code }
  const taken = result.reason === 'date_overlap'
  const wanted = { stay: offer.stay, party, accommodationId: offer.accommodationId }
  const alternatives = taken ? await nearby(deps, tx, wanted) : []
  return { type: 'hold_refused', refusal: toSearchRefusal(result), alternatives }
}

async function handOver({ deps, tx, turn }: Answering, why: string): Promise<undefined> {
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

/** A photo from somebody whose stay waits for no money is just a photo. */
async function takeProof(answering: Answering): Promise<undefined> {
  const { deps, tx, turn } = answering
  const { content } = turn.message
  const file = content.type === 'image' || content.type === 'document'
  const { code } = await deps.takeProof(tx, { guestId: turn.guest.id, messageId: turn.message.id, content })
  if (code) {
    await saySaying(answering, {
      type: 'say',
      key: file ? 'proof_received' : 'ask_proof',
      variables: { code },
    })
    return undefined
  }
  const choices: Choice[] = [{ action: { type: 'human' }, label: { key: 'human' } }]
  await saySaying(answering, { type: 'say', key: 'proof_unmatched', variables: { file }, choices })
  return undefined
}
