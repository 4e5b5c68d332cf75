import { dayAt, momentOf, plusDays } from '../days.ts'
import { isSame, whileAsking } from './asking.ts'
import { opening, partyIn, plainDates } from './grammar.ts'
import type { Booking, Guest } from './guest.ts'
import { planAfterwards, whileBooked } from './later.ts'
import { planPayment, transfer } from './paying.ts'
import { TOLD } from './phrases.ts'
import type { Read } from './reading.ts'
import { wishOf } from './wishes.ts'

/** From the first message on; everything else follows from what comes back. */
export function begin(guest: Guest) {
  const { figures } = guest.parts.truth
  const day = dayAt(guest.parts.world.now())
  figures.conversations++
  figures.byDay[day] = (figures.byDay[day] ?? 0) + 1
  guest.note(`(wants ${guest.wish.checkIn} to ${guest.wish.checkOut}, ${JSON.stringify(guest.wish.party)})`)
  const how = guest.chance.branch('manner').weighted({ types: 80, speaks: 12, edits: 8 })
  const bubbles = opening(guest.tongue, guest.wish, guest.chance)
  if (how === 'speaks') return guest.speak(bubbles.join(' '), guest.chance.yes(0.8) ? 0.95 : 0.4)
  if (how === 'edits') return writesAndEdits(guest)
  bubbles.forEach((bubble, nth) => {
    if (nth === 0) guest.say(bubble)
    else guest.parts.world.later(nth * 0.9, `${guest.phone} goes on`, () => guest.say(bubble))
  })
}

/** Another week slips in, and is mended before or after an answer came. */
function writesAndEdits(guest: Guest) {
  const { wish, tongue, chance } = guest
  const slip = { ...wish, checkIn: plusDays(wish.checkIn, 7), checkOut: plusDays(wish.checkOut, 7) }
  guest.say(`${plainDates(tongue, slip)}, ${partyIn(tongue, wish.party, chance)}`)
  guest.parts.world.later(chance.one([1, 4, 30]), `${guest.phone} edits`, () => guest.edit(guest.plainly()))
}

export function react(guest: Guest, reads: Read[]) {
  for (const read of reads)
    guest.parts.story.note(
      guest.parts.world.now(),
      guest.phone,
      `reads: ${read.text.replaceAll('\n', ' / ').slice(0, 300)}${titles(read)}`,
    )
  const text = reads.map((one) => one.text).join('\n')
  const held = reads.find((one) => one.codes.length > 0 && one.payLinks.length > 0)
  if (held && guest.stage === 'asking') return onHeld(guest, held)
  if (
    guest.booking &&
    !guest.booking.confirmed &&
    text.includes(guest.booking.code) &&
    TOLD.confirmed.test(text)
  ) {
    return onConfirmed(guest, guest.booking)
  }
  if (guest.stage === 'held' && TOLD.expired.test(text)) return onExpired(guest)
  if (guest.stage === 'held' && guest.booking) return whileHeld(guest, guest.booking, reads)
  if (guest.stage === 'booked' && guest.booking) return whileBooked(guest, guest.booking, reads)
  if (guest.stage === 'over' && guest.onTheList && reads.some((one) => one.choices.length > 0)) {
    guest.stage = 'asking'
    guest.onTheList = false
  }
  if (guest.stage === 'asking') return whileAsking(guest, reads)
}

const ACCOUNT = /Alias: \*|CBU: /

function whileHeld(guest: Guest, booking: Booking, reads: readonly Read[]) {
  const account = reads.find((one) => ACCOUNT.test(one.text) && one.codes.includes(booking.code))
  const [amount] = account?.sums ?? []
  if (amount !== undefined && booking.transferred === null && guest.payingBy === 'transfer') {
    booking.transferred = amount
    transfer(guest, booking.code, amount)
  }
}

function titles({ choices }: Read): string {
  return choices.length === 0 ? '' : ` [${choices.map((one) => one.title).join('] [')}]`
}

function onHeld(guest: Guest, read: Read) {
  const [told] = read.stays
  const [code = ''] = read.codes
  if (!told) return guest.note('is not told for which days')
  const [deposit = null, total = null] = read.sums
  guest.booking = {
    code,
    told,
    meant: guest.wish,
    deposit,
    total: total ?? deposit,
    payLink: read.payLinks.at(-1) ?? null,
    confirmed: false,
    transferred: null,
  }
  guest.stage = 'held'
  const { truth, world } = guest.parts
  // The sum of several cabins stands in the books of none of them.
  if (!guest.inGroup) {
    truth.agreed.push({
      phone: guest.phone,
      code,
      at: world.now(),
      told,
      meant: guest.wish,
      total: guest.booking.total,
      deposit,
      looked: guest.careful,
    })
  }
  if (!isSame(told, guest.wish))
    guest.note(`!! holds ${told.checkIn} to ${told.checkOut} and meant another stay`)
  planPayment(guest)
}

function onConfirmed(guest: Guest, booking: Booking) {
  booking.confirmed = true
  guest.stage = 'booked'
  const { ends } = guest.parts.truth.figures
  ends.booked = (ends.booked ?? 0) + 1
  planAfterwards(guest, booking)
  guest.parts.world.agenda.plan(
    momentOf(plusDays(booking.told.checkOut, 1), 12),
    `${guest.phone} is home`,
    () => {
      guest.end('stayed')
      perhapsAgain(guest)
    },
  )
}

/** Some liked it: weeks later, in the same chat, about another stay. */
function perhapsAgain(guest: Guest) {
  const chance = guest.chance.branch('again')
  if (!chance.yes(0.25)) return
  guest.later(chance.int(3, 30) * 86_400, 'writes again', () => {
    guest.startOver(wishOf(dayAt(guest.parts.world.now()), chance))
    begin(guest)
  })
}

function onExpired(guest: Guest) {
  guest.booking = null
  if (guest.chance.yes(0.4)) {
    guest.stage = 'asking'
    guest.say(`${guest.phrase('stillWant')}, ${guest.plainly()}`)
    return
  }
  guest.end('did not pay')
}
