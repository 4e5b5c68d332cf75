import { addDays, type LocalDate } from '../../../../lib/local-date.ts'
import type { DayAtom, PeriodAtom } from './atoms.ts'
import { type World, windowOf } from './reading.ts'
import { resolveDay } from './resolve-day.ts'
import { resolvePeriodWith } from './stay-period.ts'
import type { Draft, Told } from './told.ts'

/** So far behind the last day named a free weekend is looked for. */
const LOOK_DAYS = 30

/** "antes de las fiestas, un finde", "después del 20, un finde": what the edge bounds is only where to look. */
export function anyWithin({ periods, days, tokens, length }: Told, world: World): Draft | null {
  const any = periods.some((p) => p.name === 'weekend' && tokens[p.start]?.kind === 'num')
  if (!any) return null
  const edged = [...periods, ...days].find((a) => a.edge === 'before' || a.edge === 'after')
  const bounds = edged && boundsOf(edged, world)
  if (!bounds) return null
  const used = [...periods, ...days, ...(length ? [length] : [])]
  const [from, to] =
    edged.edge === 'before' ? [world.today, bounds[0]] : [bounds[1], addDays(bounds[1], LOOK_DAYS)]
  return { stay: windowOf(from, to, null, world), used }
}

function boundsOf(edged: DayAtom | PeriodAtom, world: World): readonly [LocalDate, LocalDate] | null {
  if (edged.type === 'day') {
    const date = resolveDay({ ...edged, edge: null }, world).dates[0]
    return date ? [date, date] : null
  }
  const { checkIn, checkOut } = resolvePeriodWith({ ...edged, edge: null }, null, world)
  return checkIn && checkOut ? [checkIn, checkOut] : null
}
