import { daysBetween } from '../days.ts'
import { datesIn, partyIn, plainDates } from './grammar.ts'
import type { Guest } from './guest.ts'
import { peopleOf } from './meaning.ts'
import { BETTER, BUTTONS, CORRECTION, QUESTIONS, TOLD } from './phrases.ts'
import type { Choice, Read, Stay } from './reading.ts'

/** A guest who wants a cabin reads what came and does the next thing. */
export function whileAsking(guest: Guest, reads: readonly Read[]) {
  const text = reads.map((one) => one.text).join('\n')
  if (TOLD.handed.test(text)) guest.inHands = true
  const last = [...reads].reverse().find((one) => one.choices.length > 0)
  if (last && decideOn(guest, last)) return
  if (guest.inHands && !last) return
  if (answerQuestion(guest, text)) return
  if (guest.offer && !TOLD.taken.test(text)) return tapOffer(guest, guest.offer)
  if (TOLD.taken.test(text)) return giveUp(guest, 'no place')
  misunderstood(guest)
}

/** True when there was something to tap, or to say about it. */
function decideOn(guest: Guest, read: Read): boolean {
  const named = (pattern: RegExp) => read.choices.find((one) => pattern.test(one.title))
  const goOn = named(BUTTONS.goOn) ?? named(BUTTONS.botYes)
  if (goOn) return does(() => guest.tap(goOn))
  const book = named(BUTTONS.book)
  if (book) return does(() => considerOffer(guest, read, book))
  const other = named(BUTTONS.otherThing)
  if (other) return does(() => guest.tap(other))
  const dated = read.choices.filter((one) => one.id.split('|')[1] === 'stay')
  if (dated.length > 0) return does(() => chooseDates(guest, dated))
  const cabins = read.choices.filter((one) => ['show', 'reserve'].includes(one.id.split('|')[1] ?? ''))
  if (cabins.length > 0) return does(() => chooseCabin(guest, read, cabins))
  const tellMe = named(BUTTONS.tellMe)
  if (tellMe) {
    guest.end('no place')
    if (guest.chance.yes(0.5)) {
      guest.onTheList = true
      guest.tap(tellMe)
    }
    return true
  }
  return false
}

/** Does it, and says that there was something to do. */
function does(act: () => void): true {
  act()
  return true
}

function considerOffer(guest: Guest, read: Read, book: Choice) {
  const stay = read.stays[0]
  const right = stay !== undefined && isSame(stay, guest.wish) && partyFits(guest, read.text)
  if (!right) guest.parts.truth.figures.misreadings++
  if (!right && guest.careful) return correct(guest)
  guest.offer = book
  const { chance } = guest
  if (chance.yes(0.12) && guest.stage === 'asking' && guest.misread === 0 && !guest.inHands) {
    guest.misread++
    guest.say(guest.phrase(chance.yes(0.75) ? 'known' : 'unknown'))
    return
  }
  if (chance.yes(0.06)) return changeMind(guest)
  if (chance.yes(0.14)) {
    guest.say(guest.phrase('thanksNo'))
    return guest.end('too dear')
  }
  tapOffer(guest, book)
}

function tapOffer(guest: Guest, book: Choice) {
  guest.offer = null
  guest.parts.truth.yeses.push({ phone: guest.phone, at: guest.parts.world.now(), to: 'hold' })
  guest.inGroup = BUTTONS.bookAll.test(book.title)
  guest.tap(book)
}

/** Another stay altogether; from now on this is what is meant. */
function changeMind(guest: Guest) {
  const nights = daysBetween(guest.wish.checkIn, guest.wish.checkOut)
  const shift = guest.chance.int(1, 9)
  const checkIn = shiftDay(guest.wish.checkIn, shift)
  guest.wish = { ...guest.wish, checkIn, checkOut: shiftDay(checkIn, nights) }
  guest.offer = null
  guest.say(`${BETTER[guest.tongue]}${datesIn(guest.tongue, guest.wish, guest.chance)}`)
}

function correct(guest: Guest) {
  guest.misread++
  if (guest.misread > 3) return askForPerson(guest)
  guest.say(`${CORRECTION[guest.tongue]}${guest.plainly()}`)
}

function chooseDates(guest: Guest, dated: readonly Choice[]) {
  const wanted = `${guest.wish.checkIn}|${guest.wish.checkOut}`
  // The title a person reads and the days in the button are the same thing; the audit of what is held tells otherwise.
  const mine = dated.find((one) => one.id.endsWith(wanted))
  if (mine) return guest.tap(mine)
  const nights = daysBetween(guest.wish.checkIn, guest.wish.checkOut)
  const other = guest.chance.one(dated)
  const [, , checkIn = '', checkOut = ''] = other.id.split('|')
  if (guest.misread > 0 && guest.chance.yes(0.5) && daysBetween(checkIn, checkOut) >= nights - 1) {
    guest.wish = { ...guest.wish, checkIn, checkOut }
    return guest.tap(other)
  }
  correct(guest)
}

/** Cabins for the wished stay, or the nearest that is free where it is not. */
function chooseCabin(guest: Guest, read: Read, cabins: readonly Choice[]) {
  const fitting = cabins.filter((one) => one.id.includes(`${guest.wish.checkIn}|${guest.wish.checkOut}`))
  if (fitting.length > 0) return guest.tap(guest.chance.one(fitting))
  if (!TOLD.taken.test(read.text) && guest.careful && guest.misread < 2) {
    guest.parts.truth.figures.misreadings++
    return correct(guest)
  }
  if (guest.chance.yes(0.45)) return giveUp(guest, 'no place')
  const other = guest.chance.one(cabins)
  const [, , , checkIn = '', checkOut = ''] = other.id.split('|')
  guest.wish = { ...guest.wish, checkIn, checkOut }
  guest.tap(other)
}

function answerQuestion(guest: Guest, text: string): boolean {
  const { tongue, wish, chance } = guest
  if (QUESTIONS.party.test(text)) return does(() => guest.say(partyIn(tongue, wish.party, chance)))
  if (QUESTIONS.dates.test(text)) return does(() => guest.say(datesIn(tongue, wish, chance)))
  if (QUESTIONS.nights.test(text)) return does(() => guest.say(plainDates(tongue, wish)))
  if (QUESTIONS.name.test(text)) return does(() => guest.say(guest.name))
  if (QUESTIONS.email.test(text)) return does(() => guest.say(`guest${guest.nth}@correo.example`))
  if (QUESTIONS.phone.test(text)) return does(() => guest.say(`+${guest.phone}`))
  return false
}

function misunderstood(guest: Guest) {
  guest.misread++
  if (guest.misread > 3) return askForPerson(guest)
  guest.say(guest.plainly())
}

function askForPerson(guest: Guest) {
  if (guest.inHands) return guest.end('gave up')
  guest.inHands = true
  guest.say(guest.phrase('person'))
}

function giveUp(guest: Guest, why: string) {
  guest.end(why)
}

export function isSame(stay: Stay, wish: Stay): boolean {
  return stay.checkIn === wish.checkIn && stay.checkOut === wish.checkOut
}

const PEOPLE_WORDS = [
  ...['personas?', 'adultos?', 'menor(?:es)?', 'chicos?', 'beb[eéê]s?'],
  ...['pessoas?', 'crianças?', 'guests?', 'adults?', 'child(?:ren)?', 'bab(?:y|ies)'],
]
const PEOPLE = new RegExp(`(\\d+) (${PEOPLE_WORDS.join('|')})`, 'gi')

/** As many people in the message as the guest counts. */
function partyFits(guest: Guest, text: string): boolean {
  const line = text.split('\n').find((one) => one.includes('👥')) ?? ''
  const counted = [...line.matchAll(PEOPLE)].reduce((sum, found) => sum + Number(found[1]), 0)
  return counted === 0 || counted === peopleOf(guest.wish.party)
}

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
