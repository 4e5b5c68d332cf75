import type { Understanding } from '../../language/domain.ts'
import type { Frame } from '../domain/frame.ts'
import { correctedDeed } from '../domain/owner-correction.ts'
import type { OwnerDeed } from '../domain/owner-deed.ts'
import { amountIn, type OwnerTap, priceAsked } from '../domain/owner-taps.ts'
import { finished, ownerWish, type UnfinishedDeed } from '../domain/owner-wish.ts'
import { chatOf, chatSpokenOf } from './owner-chat.ts'
import { arrivals, departures, heldOf, inHouse, owing, today } from './owner-lists.ts'
import { asking, carryOutShown, decide, propose, shownIn, tell, withoutShown } from './owner-proposal.ts'
import { ratesOf } from './owner-rates.ts'
import { booked } from './owner-stays.ts'
import type { Answering } from './turn.ts'

export interface OwnerHeard {
  readonly text: string
  readonly understanding: Understanding | undefined
  /** Nothing was written or tapped: a reaction, a photo. */
  readonly isSilent: boolean
  /** The owner's tap on yes or no; `isCurrent`: under what was shown last. */
  readonly answered: { readonly says: 'yes' | 'no'; readonly isCurrent: boolean } | null
  /** A button of a message to the owner. */
  readonly tap: OwnerTap | null
  /** The question whose message is quoted. */
  readonly quoted: string | null
}

/** The frame afterwards; `isDone` false: it was no command, and is answered as a guest is. */
export interface Commanded {
  readonly frame: Frame
  readonly isDone: boolean
}

export function notDone(frame: Frame): Commanded {
  return { frame, isDone: false }
}

/**
 * What the owner commands from the own telephone. Whatever changes something is shown first and done on a yes to
 * exactly that, and stands in the audit log; whatever else is said meanwhile takes it off the table.
 */
export async function commandOfOwner(answering: Answering, heard: OwnerHeard): Promise<Commanded> {
  if (heard.isSilent) return notDone(answering.frame)
  const left = withoutShown(answering.frame)
  const after = (await answered(answering, heard)) ?? (await ordered({ ...answering, frame: left }, heard))
  return after ? { frame: after, isDone: true } : notDone(left)
}

/** What answers something the owner was asked or told; undefined when it does not. */
async function answered(answering: Answering, heard: OwnerHeard): Promise<Frame | undefined> {
  const { frame } = answering
  const { text } = heard
  if (heard.tap) return tapped(answering, heard.tap)
  if (heard.answered && !(heard.answered.isCurrent && frame.owner))
    return outdated(answering, heard.answered.says)
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
  if (owner?.type === 'unfinished' && !isNo(heard)) return goOnWith(answering, owner, heard)
  const wrong = heard.answered ? undefined : correctedDeed(text, heard.understanding, meant(frame))
  if (wrong) return propose(answering, wrong)
  const says = yesOrNo(heard)
  if (!owner || !says) return undefined
  if (says === 'yes') return carryOutShown(answering, owner)
  await tell(answering, 'owner_left', {})
  return { ...frame, owner: null }
}

/** What a correction may be of: what is shown, else what was done last. */
function meant(frame: Frame) {
  return { shown: shownIn(frame), did: frame.owner === null ? frame.ownerDid : null }
}

/** A yes or a no under something older: what is on the table now is shown again, or it is too late. */
async function outdated(answering: Answering, says: 'yes' | 'no'): Promise<Frame> {
  const { frame } = answering
  const deed = shownIn(frame)
  if (deed) {
    await tell(answering, 'stale_button', {})
    return propose(answering, deed)
  }
  await tell(answering, says === 'yes' ? 'owner_too_late' : 'owner_left', {})
  return frame
}

async function ordered(
  answering: Answering,
  { text, understanding }: OwnerHeard,
): Promise<Frame | undefined> {
  const { deps, tx, turn, frame } = answering
  const { language } = turn
  const wish = ownerWish(text, understanding, frame.ownerDid)
  switch (wish?.type) {
    case 'which':
      return askRest(answering, wish.told)
    case 'arrivals':
      await tell(answering, 'owner_arrivals', await arrivals({ deps, tx }, { date: wish.date, language }))
      return frame
    case 'departures':
      await tell(answering, 'owner_departures', await departures({ deps, tx }, { date: wish.date, language }))
      return frame
    case 'stays':
    case 'coming':
      await tell(answering, 'owner_stays', await booked({ deps, tx }, { ...wish, language }))
      return frame
    case 'rates':
      await tell(answering, 'owner_rates', await ratesOf({ deps, tx }, { ...wish, language }))
      return frame
    case 'panel':
      await tell(answering, 'owner_in_panel', { what: wish.what, url: `${deps.baseUrl}/admin` })
      return frame
    case 'house':
      await tell(answering, 'owner_in_house', await inHouse({ deps, tx }, language))
      return frame
    case 'help':
      await tell(answering, 'owner_help', {})
      return frame
    case 'confirm_of':
      return confirmOf(answering, wish.who)
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

/** What is still to be told of nights that are to be closed or opened: of which cabin, or which nights. */
async function askRest(answering: Answering, told: UnfinishedDeed): Promise<Frame> {
  const known = told.accommodationId !== null
  await tell(answering, 'owner_which', { stay: told.stay, known })
  return { ...answering.frame, owner: told.stay || known ? told : null }
}

/** Whoever orders something else meanwhile, or talks of something else, is not kept at it. */
async function goOnWith(
  answering: Answering,
  owner: UnfinishedDeed,
  heard: OwnerHeard,
): Promise<Frame | undefined> {
  const { understanding: read, text } = heard
  const free = { ...answering, frame: { ...answering.frame, owner: null } }
  const other = text === '' ? undefined : ownerWish(text, read, null)
  if (other) return ordered(free, heard)
  const next = read ? finished(owner, read) : owner
  if (next.type !== 'unfinished') return propose(free, next)
  const isNews = next.accommodationId !== owner.accommodationId || next.stay !== owner.stay
  return isNews || yesOrNo(heard) === 'yes' ? askRest(free, next) : undefined
}

/** The one hold under that name; else the code has to tell which. */
async function confirmOf(answering: Answering, who: string): Promise<Frame | undefined> {
  const { deps, tx, frame } = answering
  const [only, ...others] = await heldOf({ deps, tx }, who)
  if (!only) return undefined
  if (others.length === 0) return propose(answering, { type: 'confirm', code: only.code })
  const list = [only, ...others].map((one) => `• ${one.contact.name} (${one.code})`).join('\n')
  await tell(answering, 'owner_which_chat', { list })
  return { ...frame, owner: null }
}

function yesOrNo({ answered: tap, understanding: read }: OwnerHeard): 'yes' | 'no' | null {
  if (tap) return tap.says
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
    return asking(frame, { type: 'answer', questionId: tap.values[0] ?? '' })
  }
  const asked = tap.name === 'price_other' ? priceAsked(tap) : undefined
  if (!asked) {
    const after = await decide(answering, tap, null)
    const isChat = tap.name === 'take_chat' || tap.name === 'give_chat'
    return isChat ? { ...after, ownerChat: await chatOf(answering, tap.values[0] ?? '') } : after
  }
  await tell(answering, 'owner_write_price', {})
  return asking(frame, { type: 'price', ...asked, amount: null })
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
  wish: { readonly to: 'human' | 'bot'; readonly who: string | null },
): Promise<Frame | undefined> {
  const [only, ...others] = await chatSpokenOf(answering, wish)
  if (!only) return undefined
  if (others.length > 0) {
    const list = [only, ...others].map(({ name }) => `• ${name}`).join('\n')
    await tell(answering, 'owner_which_chat', { list })
    return { ...answering.frame, owner: null }
  }
  const type = wish.to === 'human' ? ('take_chat' as const) : ('give_chat' as const)
  return propose({ ...answering, frame: { ...answering.frame, ownerChat: only } }, { type, ...only })
}
