import type { DialogueContext } from './dialogue.ts'
import type { DialogueEvent } from './events.ts'
import type { Frame } from './frame.ts'
import { inFull } from './remembered.ts'

/** After so long a pause what was offered is no longer offered, and the bot asks whether to go on. */
const RESTS_AFTER_SECONDS = 12 * 60 * 60

/**
 * The frame as it is taken up with a new message. Nothing the guest said is forgotten: only the offers lapse (prices
 * and nights may have changed) and, when a stay is still ahead, the open question becomes "shall we go on with it?".
 */
export function rested(frame: Frame, context: Pick<DialogueContext, 'writtenAt' | 'today'>): Frame {
  const touched: Frame = { ...frame, touchedAt: context.writtenAt }
  const idle = frame.touchedAt === null ? 0 : context.writtenAt - frame.touchedAt
  if (idle < RESTS_AFTER_SECONDS) return touched
  const calm: Frame = {
    ...inFull(touched),
    misses: 0,
    refusals: 0,
    offers: [],
    resumed: null,
    dropping: false,
    owner: null,
    version: frame.version + 1,
  }
  // A cancellation that waits for its yes must be shown anew: what comes back shrinks as the arrival draws near.
  if (!frame.stay || frame.reservationCode) return { ...calm, pending: null }
  if (frame.stay.checkIn < context.today) return { ...calm, stay: null, pending: null }
  return { ...calm, pending: { kind: 'resume' } }
}

/**
 * A message that was written before one that is answered already (WhatsApp keeps no order). It adds what was not known,
 * and never overrules what was said after it: no yes, no change, no dates or guests over newer ones.
 */
export function isOutdated(frame: Frame, event: DialogueEvent): boolean {
  // A button carries what it was made for: one of an older offer is offered anew, never applied.
  if (event.type === 'reaction') return true
  if (event.type !== 'message') return false
  const { stay, guests, change, consent, accommodationId } = event.understanding
  const dated = frame.stay !== null || frame.arrival !== null || frame.window !== null
  return (
    consent === 'yes' ||
    consent === 'no' ||
    change !== null ||
    (stay.certainty !== 'none' && dated) ||
    (guests !== null && frame.party !== null) ||
    (accommodationId !== null && frame.accommodationId !== null)
  )
}
