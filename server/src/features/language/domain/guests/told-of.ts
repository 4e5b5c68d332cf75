import type { Kind, Token } from '../text/token.ts'
import type { Party } from './party.ts'

/** Before a relative: one who comes. */
const COMES: ReadonlySet<Kind | undefined> = new Set<Kind>([
  'for',
  'with',
  'and',
  'plus',
  'we',
  'go',
  'arrive',
  'other',
  'of',
  'counting',
])
/** Behind a relative who was listed: the next one, when they come, or nothing more. What is told of them is neither. */
const LISTED: ReadonlySet<string | undefined> = new Set([
  undefined,
  ...(
    'punct and plus with or for from of until art at month wday num day rel this next weekend between mine kin ' +
    'parents child gone each total alone'
  ).split(' '),
])

/** "mi hermana se hospedó ahí", "mi marido cobra el 5": of one relative alone something is told; nobody is counted. */
export function dropToldOf(tokens: readonly Token[], party: Party): void {
  const [span, more] = party.spans
  const { adults, children, babies, total, units, pets, ages } = party
  const alone = (adults ?? 0) + (children ?? 0) + (babies ?? 0) === 1 && (total ?? units ?? pets) === null
  if (!span || more || !alone || party.self || party.ours || ages.length > 0) return
  const at = tokens.findIndex(({ start }) => start === span.start)
  const behind = tokens.findIndex(({ start }) => start >= span.end)
  // The possessive is what makes it a relative of whoever writes: "1 adulto", "una nena" count.
  if (!RELATIVE.has(tokens[at]?.word ?? '')) return
  if (COMES.has(tokens[at - 1]?.kind) || LISTED.has(tokens[behind]?.kind)) return
  party.adults = party.children = party.babies = null
  party.named = 0
  party.partner = false
  party.spans.pop()
}

const RELATIVE: ReadonlySet<string> = new Set('mi my our nuestro nuestra meu minha la el a o'.split(' '))
