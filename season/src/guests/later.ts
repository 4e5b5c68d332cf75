import { daysBetween, momentOf, plusDays } from '../days.ts'
import { isSame } from './asking.ts'
import { datesIn } from './grammar.ts'
import type { Booking, Guest } from './guest.ts'
import type { Wish } from './meaning.ts'
import { choose } from './paying.ts'
import { BUTTONS, CHANGE, CORRECTION, TOLD } from './phrases.ts'
import type { Read } from './reading.ts'

/** What may come to the mind of somebody with a booking. */
export function planAfterwards(guest: Guest, booking: Booking) {
  const { chance } = guest
  const now = guest.parts.world.now()
  const untilArrival = momentOf(booking.told.checkIn, 9) - now
  const errand = chance.weighted({
    none: 55,
    change: 12,
    cancel: 10,
    question: 15,
    dispute: 2,
    complaint: 3,
    wait: 3,
  })
  const delay =
    Math.min(chance.int(1, 60) * 3600, Math.max(600, (untilArrival / 1000) * 0.6)) *
    (0.3 + 0.7 * chance.real())
  if (untilArrival < 3_600_000) return
  guest.later(delay, errand, () => {
    if (guest.stage !== 'booked') return
    switch (errand) {
      case 'change':
        return askForChange(guest, booking)
      case 'cancel':
        guest.errand = { kind: 'cancel' }
        return guest.say(guest.phrase('cancel'))
      case 'question':
        return guest.say(guest.phrase(chance.one(['known', 'unknown', 'arrival'])))
      case 'complaint':
        return guest.say(guest.phrase('complaint'))
      case 'dispute':
        return dispute(guest, booking)
    }
  })
}

function askForChange(guest: Guest, booking: Booking) {
  const nights = daysBetween(booking.told.checkIn, booking.told.checkOut)
  const checkIn = plusDays(booking.told.checkIn, guest.chance.int(1, 10))
  const to: Wish = { ...booking.meant, checkIn, checkOut: plusDays(checkIn, nights) }
  guest.errand = { kind: 'change', to }
  guest.say(`${CHANGE[guest.tongue]}${datesIn(guest.tongue, to, guest.chance)}`)
}

/** The bank is told that the card was used by somebody else; weeks later it decides. */
function dispute(guest: Guest, booking: Booking) {
  const { mercadoPago } = guest.parts.world.outside
  const paid = mercadoPago
    .payments()
    .find((one) => one.preferenceId === preferenceOf(booking) && one.status === 'approved')
  if (!paid) return
  guest.note('disputes the payment with the bank')
  mercadoPago.chargeback(paid.id)
  const outcome = guest.chance.yes(0.5) ? 'settled' : 'reimbursed'
  guest.later(
    guest.chance.int(3, 12) * 86_400,
    'the bank decides',
    () => void mercadoPago.settleChargeback(paid.id, outcome),
  )
}

function preferenceOf(booking: Booking): string {
  return booking.payLink ? (new URL(booking.payLink).searchParams.get('pref_id') ?? '') : ''
}

/** With a booking in hand: finishes the errand, pays the balance when asked, lets everything else be. */
export function whileBooked(guest: Guest, booking: Booking, reads: readonly Read[]) {
  const { errand } = guest
  if (errand?.kind === 'change') return finishChange(guest, booking, reads)
  if (errand?.kind === 'cancel') return finishCancel(guest, reads)
  const request = reads.find((one) => one.payLinks.length > 0 && one.codes.includes(booking.code))
  if (request && guest.chance.yes(0.6)) {
    const link = request.payLinks.at(-1) ?? ''
    guest.later(
      guest.chance.int(120, 7200),
      'pays the balance',
      async () => void (await choose(guest, link, 'approve')),
    )
  }
}

function finishChange(guest: Guest, booking: Booking, reads: readonly Read[]) {
  const { errand } = guest
  if (errand?.kind !== 'change') return
  const text = reads.map((one) => one.text).join('\n')
  if (TOLD.changed.test(text)) {
    const [told] = reads.flatMap((one) => one.stays)
    if (told) {
      booking.told = told
      if (!isSame(told, errand.to)) guest.note('!! was changed to another stay than was meant')
      booking.meant = errand.to
      booking.total = null
    }
    guest.errand = null
    return
  }
  const asked = reads.find((one) => one.choices.some((choice) => BUTTONS.changeYes.test(choice.title)))
  if (!asked) {
    if (reads.some((one) => one.choices.length > 0) || guest.misread++ > 2) {
      guest.errand = null
      guest.note('(lets it be)')
      return
    }
    return guest.say(`${CHANGE[guest.tongue]}${datesIn(guest.tongue, errand.to, guest.chance)}`)
  }
  const to = asked.stays.at(-1)
  const right = to !== undefined && isSame(to, errand.to)
  const no = asked.choices.find((one) => BUTTONS.changeNo.test(one.title))
  const yes = asked.choices.find((one) => BUTTONS.changeYes.test(one.title))
  if (!right) {
    guest.parts.truth.figures.misreadings++
    if (guest.careful) {
      guest.misread++
      if (guest.misread > 3 && no) {
        guest.errand = null
        return guest.tap(no)
      }
      return guest.say(`${CORRECTION[guest.tongue]}${datesIn(guest.tongue, errand.to, guest.chance)}`)
    }
  }
  if (guest.chance.yes(0.2) && no) {
    guest.errand = null
    return guest.tap(no)
  }
  if (!yes) return
  guest.parts.truth.yeses.push({ phone: guest.phone, at: guest.parts.world.now(), to: 'change' })
  guest.tap(yes)
}

function finishCancel(guest: Guest, reads: readonly Read[]) {
  const done = reads.find((one) => TOLD.cancelled.test(one.text))
  if (done) {
    const [amount = 0] = done.sums
    for (const code of done.codes)
      guest.parts.truth.promised.push({ phone: guest.phone, code, at: done.at, amount })
    guest.errand = null
    return guest.end('cancelled')
  }
  const choices = reads.flatMap((one) => one.choices)
  const yes = choices.find((one) => BUTTONS.cancelYes.test(one.title))
  const no = choices.find((one) => BUTTONS.cancelNo.test(one.title))
  if (!yes || !no) return
  if (guest.chance.yes(0.2)) {
    guest.errand = null
    return guest.tap(no)
  }
  guest.parts.truth.yeses.push({ phone: guest.phone, at: guest.parts.world.now(), to: 'cancel' })
  guest.tap(yes)
}
