import type { DialogueEvent } from './dialogue.ts'
import type { Frame } from './frame.ts'

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
