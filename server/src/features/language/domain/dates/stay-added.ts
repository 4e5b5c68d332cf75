import { addDays } from '../../../../lib/local-date.ts'
import type { StayOption } from '../../domain.ts'
import { anyOf, type Token } from '../text/token.ts'
import type { List, Single } from './expressions.ts'
import { nightsNamed } from './links.ts'
import { ask, assume, option, type World } from './reading.ts'
import { resolveDay } from './resolve-day.ts'
import type { Draft, Told } from './told.ts'

const ADDS = anyOf(`
  sumar sumarle sumale sumame sumamos sumemos sumo sumaria sumariamos falta faltaria faltarian
  agrego agregar agregarle agregale agregame agregamos agreguemos agregaria anadir anado anadimos
  acrescentar acrescenta acrescentamos adicionar adiciona adicionamos add adding
`)

/** "queremos sumar la noche del 15": one more at the end of the stay under discussion where that fits. */
export function addedNight(single: Single, { tokens, hint, length }: Told, world: World): Draft | null {
  const { day, role, start, end } = single
  // "sumale una noche, o sea hasta el 19"
  if (role === 'end' || !world.talk || !isAdded(single, tokens)) return null
  const date = resolveDay(day, world, hint).dates[0]
  if (!date) return null
  const { checkIn, checkOut } = world.talk
  const used = [{ start, end }, ...(length ? [length] : [])]
  if (date === checkOut) return { stay: assume(checkIn, addDays(date, 1)), used }
  if (addDays(date, 1) === checkIn) return { stay: assume(date, checkOut), used }
  return { stay: ask([option(date, addDays(date, 1))]), used }
}

/** "me faltaría una noche, la del 16", "la noche del 22 también la quiero". */
function isAdded({ day }: Single, tokens: readonly Token[]): boolean {
  if (tokens.some((t) => ADDS.test(t.word))) return true
  return tokens.some((t) => t.word === 'tambien') && nightsNamed(tokens, day)
}

/** "¿y si le sumo el martes y el miércoles?": until the last of them, or over its night. */
export function addedDays(
  list: List,
  { tokens, hint }: Told,
  { world, talk }: { readonly world: World; readonly talk: StayOption },
): Draft | null {
  const last = list.days[list.days.length - 1]
  if (!last || !tokens.some((t) => ADDS.test(t.word))) return null
  const date = resolveDay(last, world, { ...hint, anchor: talk.checkOut }).dates[0]
  if (!date || date <= talk.checkOut) return null
  const options = [option(talk.checkIn, date), option(talk.checkIn, addDays(date, 1))]
  return { stay: ask(options), used: [list, ...list.also] }
}
