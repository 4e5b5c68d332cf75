import { addDays, type LocalDate, nightsBetween } from '../../../../lib/local-date.ts'
import { NO_STAY } from '../dates/reading.ts'
import type { Rereading } from './scene.ts'
import { told } from './talk-phrases.ts'

/** As far as an end of a stay moves with the words of one day for another. */
const MOST_MOVED = 14

/** "Cambiame el 24 por el 25" of a stay that ends on the 24th: that end alone. */
export const endChanged: Rereading = (read, { folded, talk }) => {
  const { stay } = talk
  if (!stay || !/\d/.test(folded)) return read
  const from = Number(told('day_for_another', folded, 'n') ?? 0)
  const to = Number(told('day_for_another', folded, 'm') ?? 0)
  if (!from || !to) return read
  const isOn = (day: LocalDate) => Number(day.slice(-2)) === from
  if (isOn(stay.checkIn) === isOn(stay.checkOut)) return read
  const old = isOn(stay.checkIn) ? stay.checkIn : stay.checkOut
  const day = near(old, to)
  const ends = old === stay.checkIn ? { ...stay, checkIn: day } : { ...stay, checkOut: day }
  if (day === null || !ends.checkIn || !ends.checkOut || ends.checkIn >= ends.checkOut) return read
  const { checkIn, checkOut } = ends
  const nights = nightsBetween(checkIn, checkOut)
  return { ...read, change: null, stay: { ...NO_STAY, certainty: 'sure', checkIn, checkOut, nights } }
}

const OTHERS_COME =
  /(?:^|[^a-z])(?:mi|mis|meu|minha|my|un|una) [a-z]+ (?:recien |solo )?(?:lleg|vien|se va|se suma|cheg|vem|arriv|com)[a-z]*/

/** "Mi hermana llega el 10 y se va el 12 con nosotros", within the stay on the table: hers, and nobody else's. */
export const othersWithin: Rereading = (read, { folded, talk }) => {
  const { certainty, checkIn, checkOut } = read.stay
  const { stay } = talk
  if (!stay || !checkIn || !checkOut || (certainty !== 'sure' && certainty !== 'assume')) return read
  const isShorter = nightsBetween(checkIn, checkOut) < nightsBetween(stay.checkIn, stay.checkOut)
  if (!isShorter || checkIn < stay.checkIn || checkOut > stay.checkOut || !OTHERS_COME.test(folded))
    return read
  return { ...read, consent: 'none', stay: NO_STAY }
}

/** The day of that number next to the old one. */
function near(old: LocalDate, number: number): LocalDate | null {
  for (let days = 1; days <= MOST_MOVED; days++)
    for (const day of [addDays(old, days), addDays(old, -days)])
      if (Number(day.slice(-2)) === number) return day
  return null
}
