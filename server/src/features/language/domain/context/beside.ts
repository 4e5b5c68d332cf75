import { addDays, nightsBetween } from '../../../../lib/local-date.ts'
import type { Change, StayOption, StayReading } from '../../domain.ts'
import { ask, assume } from '../dates/reading.ts'

/** "tengo que volver el 20, 3 noches antes": with no stay under discussion the days are counted from the date told. */
export function withDaysBeside(
  stay: StayReading,
  change: Change | null,
  talk: StayOption | null,
): StayReading {
  if (stay.checkIn && stay.checkOut && change?.nights) {
    if (talk && isResult(stay, change.nights, talk)) return stay
    return withNights(stay, change.nights)
  }
  if (talk && change) return withOtherEnd(stay, change, talk)
  const days = change?.checkInDays ?? change?.checkOutDays
  if (!days || !stay.checkIn || stay.checkOut) return stay
  const other = addDays(stay.checkIn, days)
  const [checkIn, checkOut] = days < 0 ? [other, stay.checkIn] : [stay.checkIn, other]
  return ask([{ checkIn, checkOut }])
}

/** "agregale un día, quedaría del 21 al 24": the dates already hold what is added. */
function isResult({ checkIn, checkOut, nights }: StayReading, more: number, talk: StayOption): boolean {
  const isBeside = checkIn === talk.checkIn || checkOut === talk.checkOut
  return isBeside && nights === nightsBetween(talk.checkIn, talk.checkOut) + more
}

/** "2 noches desde el 22, pero se suma una más": whether the dates count it in already, only asking tells. */
function withNights(stay: StayReading, nights: number): StayReading {
  const { checkIn, checkOut, certainty } = stay
  if (!checkIn || !checkOut || certainty === 'ask' || certainty === 'window') return stay
  return ask([
    { checkIn, checkOut: addDays(checkOut, nights) },
    { checkIn, checkOut },
  ])
}

/** "¿puedo llegar un día antes y quedarme hasta el 15?": one end is told, the other moves from where it was. */
function withOtherEnd(stay: StayReading, change: Change, talk: StayOption): StayReading {
  const { checkIn, checkOut, certainty } = stay
  if (!checkIn || !checkOut || certainty !== 'assume') return stay
  const { checkInDays = 0, checkOutDays = 0 } = change
  if (checkIn === talk.checkIn && checkInDays && !checkOutDays)
    return assume(addDays(checkIn, checkInDays), checkOut)
  if (checkOut === talk.checkOut && checkOutDays && !checkInDays)
    return assume(checkIn, addDays(checkOut, checkOutDays))
  return stay
}
