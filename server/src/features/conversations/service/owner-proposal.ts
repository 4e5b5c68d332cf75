import type { MessageKey } from '../../messaging/domain/catalogue.ts'
import { formatStay } from '../../messaging/domain/format.ts'
import { type Choice, type Say, say } from '../domain/effects.ts'
import type { Frame } from '../domain/frame.ts'
import type { OwnerDeed } from '../domain/owner-deed.ts'
import type { OwnerTap } from '../domain/owner-taps.ts'
import { ownerDecisionJob } from '../jobs.ts'
import { blockNights, confirmStay, freeNights } from './owner-deeds.ts'
import { type Answering, saySaying } from './turn.ts'

/** A deed that stands before the owner with its yes and its no. */
export function shownIn({ owner }: Frame): OwnerDeed | null {
  const isAsked =
    owner?.type === 'answer' ||
    owner?.type === 'unfinished' ||
    (owner?.type === 'price' && owner.amount === null)
  return isAsked ? null : owner
}

export function withoutShown(frame: Frame): Frame {
  return shownIn(frame) ? { ...frame, owner: null } : frame
}

/** A stay that is another than was shown is shown again. */
export async function carryOutShown(answering: Answering, deed: OwnerDeed): Promise<Frame> {
  const changed = deed.type === 'confirm' && deed.shown !== (await wordsOf(answering, deed))
  return changed ? propose(answering, deed) : carryOut(answering, deed)
}

export function tell<K extends MessageKey>(
  answering: Answering,
  key: K,
  variables: Say<K>['variables'],
): Promise<void> {
  return saySaying(answering, say(key, variables))
}

/** From now on a yes or a no is to this; buttons of what was shown before are out of date. */
export function asking(frame: Frame, owner: OwnerDeed): Frame {
  return { ...frame, owner, version: frame.version + 1 }
}

/** Done by a job, in a transaction of its own: it is about somebody else's chat. */
export async function decide(answering: Answering, tap: OwnerTap, text: string | null): Promise<Frame> {
  const { deps, tx, turn, frame } = answering
  const by = `whatsapp:${turn.guest.wa_id}`
  const { conversationId, message } = turn
  await deps.jobs.enqueue(tx, ownerDecisionJob, { tap, conversationId, by, text, key: message.id })
  return { ...frame, owner: null }
}

export async function propose(answering: Answering, deed: OwnerDeed): Promise<Frame> {
  const { frame } = answering
  const what = await wordsOf(answering, deed)
  if (!what) {
    await tell(answering, 'owner_which', { stay: null, known: false })
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
  const variables = { deed: deed.type, what, reason, total, instead: await insteadOf(answering, deed) }
  const shown = asking(frame, deed.type === 'confirm' ? { ...deed, shown: what } : deed)
  await saySaying({ ...answering, frame: shown }, { type: 'say', key: 'owner_confirm', variables, choices })
  return shown
}

async function insteadOf(answering: Answering, deed: OwnerDeed): Promise<string | null> {
  const closed = 'instead' in deed ? deed.instead : undefined
  if (!closed) return null
  return (await wordsOf(answering, { type: 'free', ...closed, reason: null })) ?? null
}

async function wordsOf({ deps, tx, turn }: Answering, deed: OwnerDeed): Promise<string | undefined> {
  const cabins = await deps.cabins(tx)
  const nameOf = (id: string) => cabins.find((one) => one.id === id)?.name ?? ''
  switch (deed.type) {
    case 'answer':
    case 'unfinished':
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
    case 'unfinished':
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
      return { ...frame, owner: null, ownerDid: done ? deed : frame.ownerDid }
    }
  }
}
