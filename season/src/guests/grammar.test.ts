import { expect, test } from 'vitest'
import { understand } from '../../../server/src/features/language/domain/understand.ts'
import { toInstant } from '../../../server/src/lib/clock.ts'
import { chanceOf } from '../chance.ts'
import { plusDays } from '../days.ts'
import { opening, partyIn, plainDates } from './grammar.ts'
import { peopleOf, type Tongue, type Wish } from './meaning.ts'
import { CORRECTION } from './phrases.ts'
import { staysIn } from './reading.ts'

const PEOPLE = 300

/** Someone who writes on some day of a year, and what they mean. */
function somebody(nth: number) {
  const chance = chanceOf(`sentence/${nth}`)
  const tongue: Tongue = chance.weighted({ es: 60, pt: 25, en: 15 })
  const today = plusDays('2027-01-04', chance.int(0, 300))
  const checkIn = plusDays(today, chance.int(1, 120))
  const party = {
    adults: chance.one([1, 2, 2, 3, 4]),
    childAges: Array.from({ length: chance.one([0, 0, 1, 2]) }, () => chance.int(3, 15)),
    babies: chance.yes(0.1) ? 1 : 0,
    pets: chance.yes(0.12) ? 1 : 0,
  }
  const wish: Wish = { checkIn, checkOut: plusDays(checkIn, chance.one([2, 3, 4, 5, 7, 10])), party }
  return { chance, tongue, today, wish }
}

test('no sentence of the grammar is taken for another stay or other people than it means', () => {
  const wrong: string[] = []
  for (let nth = 0; nth < PEOPLE; nth++) {
    const { chance, tongue, today, wish } = somebody(nth)
    const { checkIn, checkOut, party } = wish
    const plain = `${plainDates(tongue, wish)}, ${partyIn(tongue, party, chance)}`
    for (const text of [opening(tongue, wish, chance).join('\n'), `${CORRECTION[tongue]}${plain}`]) {
      const now = toInstant(`${today}T12:00:00-03:00`)
      const { stay, guests } = understand(text, {
        now,
        zone: 'America/Argentina/Buenos_Aires',
        locale: tongue,
      })
      const sure = stay.certainty === 'sure' || stay.certainty === 'assume'
      if (sure && (stay.checkIn !== checkIn || stay.checkOut !== checkOut))
        wrong.push(`${today} ${text}: ${stay.checkIn} to ${stay.checkOut}`)
      const counted = (guests?.total ?? 0) + (guests?.babies ?? 0)
      if (guests && (counted !== peopleOf(party) || (guests.pets ?? 0) !== party.pets))
        wrong.push(`${text}: ${JSON.stringify(guests)}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a seed gives the same people again, and another seed others', () => {
  const said = (nth: number) => {
    const { chance, tongue, wish } = somebody(nth)
    return opening(tongue, wish, chance)
  }
  expect(said(7)).toEqual(said(7))
  expect(said(7)).not.toEqual(said(8))
})

test('a guest reads the days that stand in a message', () => {
  expect(staysIn('📅 vie 15 a lun 18 ene (3 noches)', '2027-01-04')).toEqual([
    { checkIn: '2027-01-15', checkOut: '2027-01-18' },
  ])
  expect(staysIn('📅 Wed 30 Dec to Sat 2 Jan (3 nights)', '2027-12-01')).toEqual([
    { checkIn: '2027-12-30', checkOut: '2028-01-02' },
  ])
})
