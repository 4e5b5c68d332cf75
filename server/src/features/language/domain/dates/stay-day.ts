import { addDays } from '../../../../lib/local-date.ts'
import type { Token } from '../text/token.ts'
import type { LengthAtom, PeriodAtom } from './atoms.ts'
import type { Single } from './expressions.ts'
import { isBareWeekend } from './leftover.ts'
import { nightsNamed } from './links.ts'
import { DAYS_OFF } from './named-days.ts'
import { makePeriod } from './parse-of.ts'
import { ask, assume, NO_STAY, onOrAfter, option, type World } from './reading.ts'
import { resolveDay } from './resolve-day.ts'
import { runNear } from './resolve-long-weekend.ts'
import { resolvePeriod } from './resolve-period.ts'
import { resolveRange } from './resolve-range.ts'
import { addedNight } from './stay-added.ts'
import { checkLength } from './stay-length.ts'
import { nightsOf } from './stay-period.ts'
import { resolveSingle } from './stay-single.ts'
import type { Draft, Told } from './told.ts'

export const spanOf = (length: LengthAtom | null) => (length ? [length] : [])

export function draftSingles(singles: readonly Single[], told: Told, world: World): Draft {
  const { length, tokens, hint } = told
  const starts = singles.filter((s) => s.role === 'start')
  // "de viaje desde el 1, llegamos ahí el 3"
  const first = starts.find((s, i) => i > 0 && isArrival(s, tokens)) ?? starts[0] ?? singles[0]
  if (!first) return { stay: NO_STAY, used: [] }
  const main =
    world.talk && !first.role && leavesAsSaid(tokens) ? { ...first, role: 'start' as const } : first
  const leaving = singles.find((s) => s.role === 'end' && s !== main)
  if (leaving)
    return {
      stay: checkLength(resolveRange(main.day, leaving.day, world, hint), length),
      used: [main, leaving, ...spanOf(length)],
    }
  const added = addedNight(main, told, world)
  if (added) return added
  const holiday = onHoliday(main, told, world)
  if (holiday) return holiday
  const around = aroundDay(main, told, world)
  if (around) return around
  const within = length ? null : singleWithin(main, told, world)
  if (within) return within
  const named = nightsNamed(tokens, main.day)
  const oneNight: LengthAtom | null =
    !length && named ? { type: 'length', unit: 'nights', count: 1, upTo: null, start: 0, end: 0 } : length
  return { stay: resolveSingle(main, oneNight, world, hint), used: [main, ...spanOf(length)] }
}

const INCLUDES =
  /^(?:inclu(?:yan?|yendo|yen|ye|ir|indo|em|a|das?)|(?:que )?caigan?|abarquen?|medio|includ(?:e|es|ing))$/

/** "tres noches que incluyan el 16", "que caiga en el medio el 20": from which day on, only asking tells. */
function aroundDay(
  { day, role, start, end }: Single,
  { tokens, hint, length }: Told,
  world: World,
): Draft | null {
  const nights = nightsOf(length)
  const near = tokens.slice(Math.max(0, start - 5), start)
  if (nights === null || nights < 2 || role !== null || !near.some((t) => INCLUDES.test(t.word))) return null
  const date = resolveDay(day, world, hint).dates[0]
  if (!date) return null
  const starts = [0, 1, nights - 1].map((back) => addDays(date, -back))
  const options = [...new Set(starts)].map((from) => option(from, addDays(from, nights)))
  return { stay: ask(options, nights), used: [{ start, end }, ...spanOf(length)] }
}

function isArrival({ start }: Single, tokens: readonly Token[]): boolean {
  return tokens.slice(Math.max(0, start - 3), start).some((t) => t.kind === 'arrive')
}

/** "y nos vamos el mismo día que te dije": the departure under discussion stays. */
function leavesAsSaid(tokens: readonly Token[]): boolean {
  return tokens.some(
    (t, i) =>
      t.kind === 'depart' &&
      tokens.slice(i + 1, i + 4).some(({ word }) => /^(?:mism|mesm|same|igual)/.test(word)),
  )
}

/** "para la inmaculada" is its long weekend; "el día del padre, dos noches" may begin or end with it. */
function onHoliday({ day, role, start, end }: Single, told: Told, world: World): Draft | null {
  const { periods, length, exprs } = told
  if (day.holiday === null || role !== null || periods.length > 0 || exprs.length > 1) return null
  const date = resolveDay(day, world).dates[0]
  if (!date) return null
  const nights = nightsOf(length)
  const used = [{ start, end }, ...spanOf(length)]
  if (nights !== null && nights > 1)
    return {
      stay: ask(
        [0, 1 - nights, -nights].map((k) => option(addDays(date, k), addDays(date, k + nights))),
        nights,
      ),
      used,
    }
  if (length || day.night || !DAYS_OFF.has(day.holiday)) return null
  return { stay: resolvePeriod(makePeriod('holidays', start, end, { of: [day] }), null, world), used }
}

const WITH_ENDS: ReadonlySet<string> = new Set(['weekend', 'lweekend', 'holiday', 'quincena'])

/** "el finde largo, llegamos el viernes": a day that is one end of the period named. */
function singleWithin(main: Single, told: Told, world: World): Draft | null {
  const named = told.periods.find((p) => WITH_ENDS.has(p.name))
  const bridge = told.periods.find((p) => p.name === 'holidays' && p.of.length === 0 && p.month === null)
  // "1 de mayo que cae sábado, para el finde": its own weekend.
  const within =
    named && isBareWeekend(named) && main.day.month !== null ? { ...named, of: [main.day] } : named
  if (!within && bridge) return bridgeFrom(main, bridge, { told, world })
  if (!within) return null
  const period = resolvePeriod(within, null, world)
  const bare = main.day.weekday !== null && main.day.day === null && main.day.qualifier === null
  const date =
    bare && /^(?:to|until)$/.test(told.tokens[main.start - 1]?.kind ?? '') && period.checkIn
      ? onOrAfter(addDays(period.checkIn, 1), main.day.weekday ?? 0)
      : resolveDay(main.day, world, told.hint).dates[0]
  if (!period.checkIn || !period.checkOut || !date || period.certainty === 'window') return null
  const used = [main, within]
  const near = date <= addDays(period.checkOut, 3)
  if (main.role === 'end' && date > period.checkIn && near)
    return { stay: assume(period.checkIn, date), used }
  if (date >= period.checkOut || date < addDays(period.checkIn, -3) || main.role === 'end') return null
  const options = [option(date, period.checkOut), ...period.options]
  return { stay: period.certainty === 'ask' ? ask(options) : assume(date, period.checkOut), used }
}

/** "el 24 de marzo hacemos puente": from that day to the end of its long weekend, or all of it. */
function bridgeFrom(
  main: Single,
  bridge: PeriodAtom,
  { told, world }: { told: Told; world: World },
): Draft | null {
  const date = resolveDay(main.day, world, told.hint).dates[0]
  const run = date && runNear(date, world)
  if (!date || !run || date > run.to) return null
  const arriving = date === run.to ? addDays(run.from, -1) : date
  return { stay: ask([option(arriving, run.to), option(run.from, run.to)]), used: [main, bridge] }
}
