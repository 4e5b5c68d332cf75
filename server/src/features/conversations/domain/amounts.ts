import type { MinorUnits } from '../../../lib/money.ts'
import { factsAsked } from '../../answers/domain/fact-words.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Effect, type Step, say } from './effects.ts'
import { asksAround } from './favours.ts'
import type { AmountAsked, Frame } from './frame.ts'
import { ofMoney } from './money-talk.ts'
import { bookingOf } from './own-booking.ts'
import { answering } from './place-questions.ts'
import { again as showQuote } from './progress.ts'
import { reask } from './questions.ts'
import { inFull } from './remembered.ts'
import { asksToKeep, isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import type { Heard } from './topics.ts'
import { saysOf } from './wish-words.ts'
import { inParts } from './word-lists.ts'

const MORE =
  /(?:cu[aá]nto m[aá]s|quanto a mais|how much more|how much extra|qu[eé] diferencia|diferen[cç]a|difference)/iu

/** "¿Cuánto sería la seña?", "¿puedo pagar mañana?": of the stay on the table, in its own figures. */
export function aboutAmounts(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const frame: Frame = { ...before, misses: 0 }
  // "¿Puede pagar mi papá?" adds nobody to the stay.
  if (speaksOf('other_pays', heard.text) && isQuestion(heard.text))
    return { frame, effects: [{ type: 'tell_who_pays' }] }
  const [offer] = before.offers
  const quoted = offer !== undefined && before.agreed === null && isOpen(before)
  const booking = bookingOf(before, context)
  const held = booking?.status === 'pre_reserved' ? booking.code : null
  // What is proposed says what it would cost.
  if (before.pending?.kind === 'change' && asksAmounts(heard)) return { frame, effects: reask(frame) }
  // "¿Cuánto más sale?", of the cabin that was offered in the place of a booking too small.
  const offered = before.pending?.kind === 'cabin' && before.changing !== null ? before.pending.options : []
  const [instead] = offered
  if (instead && (asksAmounts(heard) || MORE.test(heard.text)))
    return showQuote({ ...frame, accommodationId: instead.accommodationId, stay: instead.stay })
  if (!quoted && booking?.status === 'confirmed' && before.pending === null && asksWhatIsLeft(heard))
    return { frame, effects: [{ type: 'show_reservations' }] }
  if (!quoted && !held) return ruleOfDeposit(frame, heard)
  if (quoted && before.party && asksAround('children_pay', heard.text))
    return { frame, effects: [say('price_counts_all', { guests: before.party })] }
  // "¿Es por persona o por cabaña?" asks for a rule, and for no share.
  const ofBasis = heard.topics.includes('price_basis')
  const code = quoted ? null : held
  const again = before.pending?.kind === 'confirmation' ? [] : reask(frame)
  const one = (effect: Effect): Step => ({ frame, effects: [effect, ...again] })
  if (quoted && !ofBasis && speaksOf('per_person', heard.text) && asksPerPerson(heard))
    return one({ type: 'tell_amounts', code, isFree: false, asked: 'person' })
  // The lines of the quote say it.
  if (quoted && isBare(heard) && speaksOf('how_much', heard.text) && speaksOf('per_night', heard.text))
    return showQuote(inFull(frame))
  if (isBare(heard) && isQuestion(heard.text) && speaksOf('rest', heard.text) && asksWhen(heard.text))
    return one({ type: 'tell_amounts', code, isFree: false, asked: 'rest' })
  if (asksForPart(heard))
    return one({
      type: 'tell_amounts',
      code,
      isFree: false,
      asked: speaksOf('more', heard.text) ? 'more' : 'part',
    })
  const wantsItKept = quoted && isQuestion(heard.text) && isBare(heard) && heard.intents.has('extend')
  if (asksWhenToPay(heard, held !== null) || wantsItKept) return one({ type: 'pay_later', code })
  if (!asksAmounts(heard)) return undefined
  return one({ type: 'tell_amounts', code, isFree: false, asked: amountAsked(heard) })
}

/** "¿Con cuánto la reservo?" while the dates are still chosen: so much of the hundred. */
function ruleOfDeposit(frame: Frame, heard: Heard): Step | undefined {
  const { text } = heard
  const asks = speaksOf('how_much', text) && speaksOf('deposit', text) && isBare(heard)
  if (!asks || frame.pending?.kind !== 'choice') return undefined
  return { frame, effects: answering(['payment'], { accommodationId: frame.accommodationId, reask: true }) }
}

/** "¿Cuánto tengo que pagar al llegar?", of what is paid in part. */
function asksWhatIsLeft(heard: Heard): boolean {
  const { text } = heard
  if (!isBare(heard) || !speaksOf('how_much', text) || speaksOf('not_amount', text)) return false
  return speaksOf('pays', text) || speaksOf('rest', text) || speaksOf('must_pay', text)
}

function asksWhen(text: string): boolean {
  return ofMoney('when', text) || speaksOf('on_arrival', text)
}

/** A quote that waits for its yes, or for the name it is booked under. */
function isOpen({ pending }: Frame): boolean {
  return pending?.kind === 'confirmation' || pending?.kind === 'name' || pending?.kind === 'phone'
}

const LONGEST = 14
/** Words of a message that only names what it asks for. */
const SHORT = 6

function isBrief(text: string): boolean {
  return text.trim().split(/\s+/).length <= LONGEST
}

function isBare({ read, text }: Pick<Heard, 'read' | 'text'>): boolean {
  const { stay, guests, change, accommodationIds } = read
  const undated = stay.certainty === 'none' && stay.nights === null
  return undated && !guests && !change && accommodationIds.length === 0 && isBrief(text)
}

/** "¿Cuánto por persona?" names no one who comes. */
function asksPerPerson({ read, intents, text }: Heard): boolean {
  const { stay, change } = read
  const asks = intents.has('price') || speaksOf('how_much', text)
  return asks && stay.certainty === 'none' && stay.nights === null && !change && isBrief(text)
}

function amountAsked({ text }: Heard): AmountAsked {
  return (['rest', 'deposit'] as const).find((part) => speaksOf(part, text)) ?? 'total'
}

function asksAmounts({ read, intents, topics, text }: Heard): boolean {
  if (!isBare({ read, text }) || topics.some((topic) => topic !== 'payment')) return false
  if (speaksOf('not_amount', text) || saysOf('cheapest', text) || saysOf('cash', text)) return false
  const parts = (['deposit', 'rest', 'total'] as const).some((part) => speaksOf(part, text))
  if (speaksOf('how_much', text) && parts) return true
  // "¿Y la seña?"
  const names = speaksOf('deposit', text) || speaksOf('rest', text)
  if (names && isQuestion(text) && text.trim().split(/\s+/).length <= SHORT) return true
  return intents.has('price') && topics.length === 0 && factsAsked(text).length === 0
}

const OF_DEPOSIT = inParts(
  '(?:mitad|parte|metade|half|part) (?:de la |del |do |of the )?(?:se[nñ]a|anticipo|sinal|deposit|',
  'ahora|agora|now)',
)

/** "¿Y si pago la mitad ahora?", "¿puedo pagar más de la seña?" */
function asksForPart({ read, text }: Heard): boolean {
  const { guests, stay, change } = read
  const bare = stay.certainty !== 'window' || OF_DEPOSIT.test(text)
  if (guests || change || !bare || !isQuestion(text)) return false
  return (
    (speaksOf('part', text) || speaksOf('more', text)) &&
    (speaksOf('pays', text) || speaksOf('deposit', text)) &&
    !speaksOf('refund', text)
  )
}

/** "Recién puedo mañana", "no cobro hasta el lunes": of paying, where it is waited for. */
const PUTS_OFF = inParts(
  String.raw`(?<!\p{L})(?:reci[eé]n (?:\p{L}+ )?(?:puedo|cobro|podr|tengo|pago|deposit|transfier|voy al banco)|`,
  '(?:puedo|podr[ií]a|cobro|voy al banco|tengo la plata|i can only|i get paid) reci[eé]n|',
  String.raw`(?:no (?:puedo|cobro|llego)|n[aã]o (?:consigo|posso)) (?:\p{L}+ )?(?:hasta|antes d|at[eé])|`,
  '(?:te|les|lo|la) (?:pago|transfiero|deposito|giro) (?:ma[nñ]ana|a la (?:noche|tarde)|despu[eé]s|luego|m[aá]s tarde|',
  String.raw`el (?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom)\p{L}+)|i (?:can only|can't) pay|s[oó] (?:consigo|posso) pagar)`,
)
/** Said of the day a bank or a wage comes, wherever its words stand. */
const ONLY_THEN = inParts(
  String.raw`(?<!\p{L})(?:banco|homebanking|sueldo|tarjeta|plata|dinero|l[ií]mite|bank|wage|banco|`,
  String.raw`cart[aã]o)(?!\p{L}).*`,
  '(?:reci[eé]n|hasta|s[oó] |only|not until)',
)

export function putsOffPaying(text: string): boolean {
  return (PUTS_OFF.test(text) || ONLY_THEN.test(text)) && !speaksOf('moves', text) && isBrief(text)
}

/** A day beside a payment is no arrival: "pago mañana, ¿puedo?". */
function asksWhenToPay({ read, text }: Heard, isHeld: boolean): boolean {
  const { guests, stay, change } = read
  if (asksToKeep(text) && !guests && isBrief(text)) return true
  if (isHeld && putsOffPaying(text)) return true
  if (guests || change || stay.certainty === 'window' || !isBrief(text)) return false
  if (speaksOf('no_payment', text) && isQuestion(text)) return true
  return speaksOf('pays', text) && speaksOf('later', text) && !speaksOf('moves', text)
}

/** In whole units: nobody splits a bill to the cent. */
const UNIT = 100

/** What each pays of a sum, in minor units. */
export function shareOf(total: MinorUnits, people: number): MinorUnits {
  return Math.round(total / Math.max(1, people) / UNIT) * UNIT
}
