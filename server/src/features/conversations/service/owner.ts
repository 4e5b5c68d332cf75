import type { Understanding } from '../../language/domain.ts'
import type { MessageKey, MessageVariables } from '../../messaging/domain/catalogue.ts'
import { formatStay } from '../../messaging/domain/format.ts'
import { type Choice, say } from '../domain/dialogue.ts'
import type { Frame, OwnerDeed } from '../domain/frame.ts'
import { amountIn, type OwnerTap, priceAsked } from '../domain/owner-taps.ts'
import { ownerWish } from '../domain/owner-wish.ts'
import { ownerDecisionJob } from '../jobs.ts'
import { conversationRepository } from '../repository.ts'
import { blockNights, confirmStay, freeNights } from './owner-deeds.ts'
import { arrivals, owing, today } from './owner-lists.ts'
import { type Answering, saySaying } from './turn.ts'

export interface OwnerHeard {
  readonly text: string
  readonly understanding: Understanding | undefined
  /** The owner's tap on yes or no, if it was one. */
  readonly tapped: 'yes' | 'no' | null
  /** A button of a message to the owner. */
  readonly tap: OwnerTap | null
  /** The question whose message is quoted. */
  readonly quoted: string | null
}

/**
 * What the owner commands from the own telephone; the frame afterwards, or undefined when it was no command. Whatever
 * changes something is shown first and done on a yes, and stands in the audit log.
 */
export async function commandOfOwner(answering: Answering, heard: OwnerHeard): Promise<Frame | undefined> {
  const { frame } = answering
  const { text } = heard
  if (heard.tap) return tapped(answering, heard.tap)
  if (heard.quoted && text !== '') return decide(answering, { name: 'answer', values: [heard.quoted] }, text)
  const { owner } = frame
  if (owner?.type === 'answer' && text !== '' && !isNo(heard))
    return decide(answering, { name: 'answer', values: [owner.questionId] }, text)
  if (owner?.type === 'price' && owner.amount === null && text !== '' && !isNo(heard)) {
    // Whoever orders something else meanwhile is not kept at the price.
    const other =
      amountIn(text) === null
        ? await ordered({ ...answering, frame: { ...frame, owner: null } }, heard)
        : undefined
    return other ?? namePrice(answering, owner, text)
  }
  const answer = yesOrNo(heard)
  if (owner && answer) {
    if (answer === 'yes') return carryOut(answering, owner)
    await tell(answering, 'owner_left', {})
    return { ...frame, owner: null }
  }
  return ordered(answering, heard)
}

async function ordered(
  answering: Answering,
  { text, understanding }: OwnerHeard,
): Promise<Frame | undefined> {
  const { deps, tx, turn, frame } = answering
  const { language } = turn
  const wish = ownerWish(text, understanding)
  switch (wish?.type) {
    case 'which':
      await tell(answering, 'owner_which', {})
      return { ...frame, owner: null }
    case 'arrivals':
      await tell(answering, 'owner_arrivals', await arrivals(deps, tx, language))
      return frame
    case 'owing':
      await tell(answering, 'owner_owing', await owing(deps, tx, language))
      return frame
    case 'today':
      await tell(answering, 'owner_today', await today(deps, tx, language))
      return frame
    case 'chat':
      return chatWith(answering, wish)
    case 'deed':
      return propose(answering, wish.deed)
    default:
      return undefined
  }
}

function tell<K extends MessageKey>(
  answering: Answering,
  key: K,
  variables: MessageVariables[K],
): Promise<void> {
  return saySaying(answering, say(key, variables as never))
}

function yesOrNo({ tapped: tap, understanding: read }: OwnerHeard): 'yes' | 'no' | null {
  if (tap) return tap
  return read?.consent === 'yes' || read?.consent === 'no' ? read.consent : null
}

function isNo(heard: OwnerHeard): boolean {
  return yesOrNo(heard) === 'no'
}

/** The message showed what its button does, so the tap is the yes; two of them ask for words first. */
async function tapped(answering: Answering, tap: OwnerTap): Promise<Frame> {
  const { frame } = answering
  if (tap.name === 'answer') {
    await tell(answering, 'owner_write_answer', {})
    return { ...frame, owner: { type: 'answer', questionId: tap.values[0] ?? '' } }
  }
  const asked = tap.name === 'price_other' ? priceAsked(tap) : undefined
  if (!asked) return decide(answering, tap, null)
  await tell(answering, 'owner_write_price', {})
  return { ...frame, owner: { type: 'price', ...asked, amount: null } }
}

/** Done by a job, in a transaction of its own: it is about somebody else's chat. */
async function decide(answering: Answering, tap: OwnerTap, text: string | null): Promise<Frame> {
  const { deps, tx, turn, frame } = answering
  const by = `whatsapp:${turn.guest.wa_id}`
  const { conversationId, message } = turn
  await deps.jobs.enqueue(tx, ownerDecisionJob, { tap, conversationId, by, text, key: message.id })
  return { ...frame, owner: null }
}

async function namePrice(
  answering: Answering,
  owner: Extract<OwnerDeed, { type: 'price' }>,
  text: string,
): Promise<Frame> {
  const amount = amountIn(text)
  if (amount === null) {
    await tell(answering, 'owner_write_price', {})
    return answering.frame
  }
  return propose(answering, { ...owner, amount })
}

/** By name, number or code; several are told apart by their numbers. */
async function chatWith(
  answering: Answering,
  { to, who }: { readonly to: 'human' | 'bot'; readonly who: string },
): Promise<Frame | undefined> {
  const { deps, tx, turn } = answering
  const page = { limit: 4, offset: 0, text: who }
  const { items } = await conversationRepository(tx).list(deps.propertyId, page)
  const others = items.filter((one) => one.id !== turn.conversationId)
  const [only] = others
  if (!only) return undefined
  const nameOf = (one: typeof only) =>
    [one.guest.name, one.guest.phone && `+${one.guest.phone}`].filter(Boolean).join(' ')
  if (others.length > 1) {
    await tell(answering, 'owner_which_chat', { list: others.map((one) => `• ${nameOf(one)}`).join('\n') })
    return { ...answering.frame, owner: null }
  }
  const type = to === 'human' ? ('take_chat' as const) : ('give_chat' as const)
  return propose(answering, { type, conversationId: only.id, name: nameOf(only) })
}

async function propose(answering: Answering, deed: OwnerDeed): Promise<Frame> {
  const { frame } = answering
  const what = await wordsOf(answering, deed)
  if (!what) {
    await tell(answering, 'owner_which', {})
    return { ...frame, owner: null }
  }
  const choices: Choice[] = [
    { action: { type: 'owner_yes' }, label: { key: 'yes' } },
    { action: { type: 'owner_no' }, label: { key: 'no' } },
  ]
  const reason = 'reason' in deed ? deed.reason : null
  const total =
    deed.type === 'price' && deed.amount !== null
      ? { amount: deed.amount, currency: answering.turn.place.currency }
      : null
  const variables = { deed: deed.type, what, reason, total }
  await saySaying(answering, { type: 'say', key: 'owner_confirm', variables, choices })
  return { ...frame, owner: deed }
}

async function wordsOf({ deps, tx, turn }: Answering, deed: OwnerDeed): Promise<string | undefined> {
  const cabins = await deps.cabins(tx)
  const nameOf = (id: string) => cabins.find((one) => one.id === id)?.name ?? ''
  switch (deed.type) {
    case 'answer':
      return undefined
    case 'take_chat':
    case 'give_chat':
      return deed.name
    case 'confirm': {
      const found = await deps.reservations(tx).findByCode(deed.code)
      return found && `${found.code}, ${nameOf(found.accommodationId)}, ${formatStay(found, turn.language)}`
    }
    default:
      return `${nameOf(deed.accommodationId)}, ${formatStay(deed.stay, turn.language)}`
  }
}

async function carryOut(answering: Answering, deed: OwnerDeed): Promise<Frame> {
  const { frame } = answering
  switch (deed.type) {
    case 'take_chat':
    case 'give_chat':
      return decide(answering, { name: deed.type, values: [deed.conversationId] }, null)
    case 'answer':
      return { ...frame, owner: null }
    case 'price': {
      const { questionId, accommodationId, stay, amount } = deed
      const values = [questionId, accommodationId, stay.checkIn, stay.checkOut, String(amount ?? 0)]
      return decide(answering, { name: 'price_yes', values }, null)
    }
    default: {
      const done =
        deed.type === 'confirm'
          ? await confirmStay(answering, deed.code)
          : await (deed.type === 'block' ? blockNights : freeNights)(answering, deed)
      await tell(answering, done ? 'owner_done' : 'owner_not_done', { deed: deed.type })
      return { ...frame, owner: null }
    }
  }
}
