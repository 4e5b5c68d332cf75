import { holdsBack, wantsTransfer } from './agreement-words.ts'
import { putsOffPaying } from './amounts.ts'
import type { DialogueContext } from './dialogue.ts'
import { type Choice, type Effect, type Step, say } from './effects.ts'
import type { Frame, OwnBooking } from './frame.ts'
import { bookingOf } from './own-booking.ts'
import { again } from './progress.ts'
import { isQuestion } from './sentence-words.ts'
import { speaksOf } from './talk-words.ts'
import { keepReservation } from './taps.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

const REGRETS =
  /(?<!\p{L})(?:me arrepent|nos arrepent|(?:ya )?no l[ao] quier|ya no la necesit|me arrependi)/iu
/** "Me equivoqué de fecha." */
const WRONG_DATES = inParts(
  '(?:equivoqu|equivocamos|confund|errei|erramos|err[eé]).{0,20}(?:fecha|d[ií]as?|mes|datas?)|',
  'wrong (?:dates?|days?|month)|(?:fechas?|datas?) (?:est[aá]n?|era|quedaron|quedó) (?:mal|equivocad|errad)|',
  '(?:puse|pusimos) mal l[ao]s? (?:fecha|d[ií]a)',
)
const NO_FIRST = /^(?:no|nao|não),? (?:dej|gracias|mejor no|importa|deix|obrigad|thank|never ?mind)/iu

/** "No, esperá", "mejor no", "dejalo así": nothing more is wanted just now, and nothing is done for it. */
export function secondThoughts(before: Frame, heard: Heard, context: DialogueContext): Step | undefined {
  const { read, text } = heard
  const frame: Frame = { ...before, misses: 0 }
  const { pending } = frame
  // "No, dejá, prefiero cancelar" asks for more than a pause.
  if (heard.intents.has('cancel') && pending?.kind === 'change') return undefined
  if (putsOffPaying(text) || wantsTransfer(text, heard.intents)) return undefined
  const back = givenUp(frame, heard, context)
  if (back) return back
  const own = keptOf(heard, context)
  if (own) return keepReservation({ ...frame, offers: [], version: frame.version + 1 }, own.code, context)
  const held = bookingOf(frame, context)
  if (held && pending === null && KEEPS_IT.test(text.trim()))
    return keepReservation(frame, held.code, context)
  if (held && NOT_CANCELLED.test(text) && !isQuestion(text)) return keepReservation(frame, held.code, context)
  const waits = holdsBack(text)
  const isNo = read.consent === 'no' || NO_FIRST.test(text.trim())
  const leaves = isNo && speaksOf('leave', text) && read.stay.nights === null
  const bare = read.stay.certainty === 'none' && !read.guests && !read.change
  if (held && bare && read.stay.nights === null && WRONG_DATES.test(text) && !isQuestion(text)) {
    const { code, stay } = held
    const changing: Frame = { ...frame, changing: code, reservationCode: code, pending: { kind: 'dates' } }
    return { frame: changing, effects: [say('ask_new_dates', { code, stay })] }
  }
  if (held?.status === 'pre_reserved' && bare && REGRETS.test(text) && !/[?¿]/.test(text))
    return { frame, effects: [{ type: 'propose_cancel', code: held.code }] }
  // "No, dejá, no la quiero" of nights that are held asks for more than a pause.
  if (!waits && speaksOf('unwanted', text) && bookingOf(frame, context)) return undefined
  if ((!waits && !leaves) || read.stay.certainty !== 'none' || read.guests || read.change) return undefined
  if (pending?.kind === 'cancel' || pending?.kind === 'change')
    return keepReservation(frame, pending.code, context)
  const booking = bookingOf(frame, context)
  if (booking?.status === 'pre_reserved' && pending === null) return doubtHold(frame, booking)
  if (pending?.kind === 'group' || pending?.kind === 'bot_again') return undefined
  if (pending?.kind === 'confirmation' && !leaves)
    return { frame, effects: [{ type: 'take_time', code: null }] }
  if (!leaves) return undefined
  const calm: Frame = { ...frame, offers: [], pending: null, version: frame.version + 1 }
  return { frame: calm, effects: [say('no_problem', {})] }
}

const GETS_BACK = inParts(
  String.raw`(?<!\p{L})(?:(?:la |lo |a )?(?:puedo|podemos|podr[ií]a|posso|can i|can we) )?`,
  String.raw`(?:recuper\p{L}+|reactiv\p{L}+|reativ\p{L}+|get it back|have it back|rebook|re-book|book it again|`,
  String.raw`undo the cancel\p{L}*|uncancel)(?!\p{L})|`,
  '(?:la |lo )?(?:quiero|reserv[aá](?:me)?la|volv[eé] a reservarla|quero) (?:de nuevo|otra vez|de novo)|',
  'no quer[ií]a cancelar',
)

/** "¿La puedo recuperar?", of what was cancelled in this talk: what it costs now, and whether it shall be booked. */
function givenUp(frame: Frame, { read, text }: Heard, { bookings }: DialogueContext): Step | undefined {
  const { stay, party, reservationCode, pending } = frame
  if (bookings.length > 0 || reservationCode !== null || pending !== null || !stay || !party) return undefined
  return GETS_BACK.test(text) && read.stay.certainty === 'none' ? again(frame) : undefined
}

/** "Pode manter sim", "mantenela nomás": of what is booked, after it was in doubt. */
const KEEPS_IT = inParts(
  '^(?:(?:s[ií]|sim|yes|ok|dale|no),? )*(?:pode |podes )?',
  '(?:mant[eé]n(?:ela|elo|la|lo)?|la mantengo|manter|mantenha|vou manter|',
  'keep it|keep the booking|i.ll keep it|keep my booking)(?: (?:sim|s[ií]|nom[aá]s|assim|please|por favor))?[.! ]*$',
)

/** "No la canceles todavía." */
const NOT_CANCELLED = inParts(
  String.raw`(?<!\p{L})(?:no|nao|não|don'?t|do not) (?:la |lo |me la |me lo |nos la |quiero |quero |quise )?`,
  String.raw`cancel(?:es|en|e|em|ar|arla|arlo)?(?!\p{L})`,
)

const KEEPS_OWN = inParts(
  String.raw`(?<!\p{L})(?:qued\p{L}+|dej\p{L}+|manten\p{L}+|keep|fic\p{L}+) (?:s[oó]lo |solamente |nom[aá]s |`,
  'just |only |s[oó] )?',
  '(?:con |com )?(?:la|el|the|a|o) (?:de|del|da|do|que ya|que tengo|one in|one from|reserva de) ',
)

/** "Me quedo solo con la de marzo", of somebody who has that one: it stays, and what was asked besides is left. */
function keptOf({ read, text }: Heard, { bookings }: DialogueContext): OwnBooking | undefined {
  const { checkIn: from, checkOut: to } = read.stay
  if (!from || !to || read.guests || isQuestion(text) || !KEEPS_OWN.test(text)) return undefined
  const meant = bookings.filter(({ stay }) => from <= stay.checkIn && stay.checkIn < to)
  return meant.length === 1 ? meant[0] : undefined
}

/** What to do with nights that are held: a word alone lets nothing go. */
export function doubtHold(frame: Frame, booking: OwnBooking): Step {
  const { code, stay, cabin, isGroup } = booking
  const choices: Choice[] = [
    { action: { type: 'cancel_no', code }, label: { key: 'keep_hold' } },
    { action: { type: 'cancel_yes', code }, label: { key: 'let_go' } },
    { action: { type: 'other_dates' }, label: { key: 'other_dates' } },
  ]
  const asked: Effect = {
    ...say('hold_doubt', { code, cabin: isGroup ? null : (cabin ?? null), stay }),
    choices,
  }
  return { frame, effects: [asked] }
}
