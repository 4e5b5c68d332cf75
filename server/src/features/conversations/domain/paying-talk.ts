import type { DialogueContext } from './dialogue.ts'
import type { Effect, Step } from './effects.ts'
import { say } from './effects.ts'
import type { FaqTopic } from './faq-topic.ts'
import type { Frame } from './frame.ts'
import { inHouse } from './house-talk.ts'
import { ofMoney } from './money-talk.ts'
import { askingOwner, bookingOf } from './own-booking.ts'
import { again as showStay } from './progress.ts'
import { reask } from './questions.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import type { Heard } from './topics.ts'
import { saysOf } from './wish-words.ts'
import { inParts } from './word-lists.ts'

const ASKS_HOW = ['cash', 'whole', 'card', 'exotic'] as const

/** "Transferí 80 mil en vez de 72", "¿llegó bien?": what is on its way, and is no wish to change anything. */
export function aboutSentMoney(
  before: Frame,
  { read, text }: Heard,
  context: DialogueContext,
): Step | undefined {
  const frame: Frame = { ...before, misses: 0 }
  const booking = bookingOf(before, context)
  const check: Effect = { type: 'check_payment', code: booking?.code ?? null }
  if (read.stay.certainty !== 'none' || before.pending?.kind === 'cancel') return undefined
  const asks = (['takes_long', 'came_through', 'awaits'] as const).some((name) => ofMoney(name, text))
  if (booking?.status === 'pre_reserved' && asks && isQuestion(text)) return { frame, effects: [check] }
  if (!speaksOf('transferred', text)) return undefined
  if (isQuestion(text) || !/\d/.test(text))
    return before.seeking === null ? { frame, effects: [check] } : undefined
  return { frame, effects: [check, { type: 'ask_owner', text, accommodationId: null }] }
}

/** Money and papers of a booking. */
export function aboutPaying(
  before: Frame,
  { read, intents, text }: Heard,
  context: DialogueContext,
): Step | undefined {
  const frame: Frame = { ...before, misses: 0 }
  const code = bookingOf(before, context)?.code ?? null
  const one = (effect: Effect): Step => ({ frame, effects: [effect] })
  const isHeld = bookingOf(before, context)?.status === 'pre_reserved'
  // "Se me pasó, ¿puedo pagar ahora?", of nights whose hold is over.
  const isLate = code === null && before.pending === null && before.stay !== null && before.party !== null
  if (isLate && (intents.has('extend') || intents.has('payment')) && read.stay.certainty === 'none')
    return showStay(frame)
  // "No uso Mercado Pago", of what is only quoted: nothing was booked that could be paid.
  if (intents.has('payment_problem') && code === null && frame.offers.length > 0) {
    const { accommodationId } = frame
    const topics: FaqTopic[] = ['payment', 'other']
    return { frame, effects: [{ type: 'answer_faq', topics, accommodationId, reask: true }] }
  }
  if (intents.has('payment_problem')) return one({ type: 'help_paying', code })
  // "¿La otra ya está paga?" of one who has two: what each of them owes.
  if (context.bookings.length > 1 && speaksOf('other_shown', text) && asksForOther(text))
    return one({ type: 'show_reservations' })
  if (code && !isHeld && ofMoney('voucher_wanted', text))
    return { frame, effects: [{ type: 'show_reservations' }, { type: 'send_voucher', code }] }
  if (intents.has('payment_status') || intents.has('payment_proof'))
    return one({ type: 'check_payment', code })
  const wantsReceipt = ofMoney('receipt_wanted', text) && !ofMoney('invoice', text)
  if (code && !isHeld && wantsReceipt) return one({ type: 'check_payment', code })
  // A day more is for the owner to give; until when it is kept is told meanwhile.
  if (intents.has('extend') && code && isHeld && speaksOf('later', text)) {
    const passed = say('passed_on', { property: context.propertyName })
    const asks: Effect = { type: 'ask_owner', text, accommodationId: null }
    return { frame, effects: [{ type: 'pay_later', code }, asks, passed] }
  }
  if (intents.has('extend') && code) return one({ type: 'extend_hold', code })
  const email = read.contact?.email
  if (intents.has('invoice') && code && email && inHouse('adds_email', text) && !/\d{7}/.test(text))
    return { frame, effects: [{ type: 'note_email', code, email }, say('email_noted', { email, code })] }
  if (intents.has('invoice') && code) return one({ type: 'note_invoice', code })
  if (intents.has('invoice') && isQuestion(text)) return { frame, effects: askingOwner(frame) }
  if (intents.has('invoice') && read.stay.certainty === 'none' && read.guests === null) {
    const said = say('invoice_passed_on', { property: context.propertyName })
    return { frame, effects: [{ type: 'ask_owner', text, accommodationId: null }, said, ...reask(frame)] }
  }
  // "Cuando me confirmes lo de los escalones, reservo" speaks of no stay that was booked.
  const hasNone = code === null && before.pending !== null && !speaksOf('made', text)
  // "Is my booking confirmed now?", of a hold: whether its money is seen.
  if (intents.has('my_reservation') && isHeld && speaksOf('is_confirmed', text))
    return one({ type: 'check_payment', code })
  if (intents.has('my_reservation') && !hasNone) return one({ type: 'show_reservations' })
  const dated = read.stay.certainty !== 'none'
  // "¿Puedo pagar en efectivo?" asks how; the link alone would be no answer.
  const asksHow = ASKS_HOW.some((name) => saysOf(name, text)) || speaksOf('on_arrival', text)
  const isBrief = text.trim().split(/\s+/).length <= SHORT
  if (isHeld && isBrief && SENDS_AGAIN.test(text))
    return one({ type: 'send_payment_link', code, brief: true })
  if (code && !intents.has('payment') && speaksOf('asks_link', text) && speaksOf('sends', text))
    return one({ type: 'send_payment_link', code, brief: true })
  if (intents.has('payment') && code && !dated && !asksHow)
    return one({ type: 'send_payment_link', code, brief: true })
  return undefined
}

const OF_MONEY = /(?<!\p{L})(?:pag|se[nñ]a|saldo|debe|debo|deb[eí]|adeud|paid|owe|due|pay|sinal|transfer)/iu

function asksForOther(text: string): boolean {
  return OF_MONEY.test(text) && isQuestion(text)
}

const SHORT = 5
/** "Mandámelo de nuevo." */
const SENDS_AGAIN = inParts(
  String.raw`(?<!\p{L})(?:mand|pas|envi|reenvi|send|manda)\p{L}*(?: it| o)? (?:otra vez|de nuevo|de novo|again)|`,
  'reenvi[aá]me',
)
