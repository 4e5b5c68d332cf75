import { anyOf, type Token, type Tokens } from '../text/token.ts'
import type { Atom } from './atoms.ts'
import { isBusiness } from './business.ts'
import { isPlace } from './events.ts'
import { isJoined } from './refused.ts'

export const WISHES = anyOf(`
  quiero queremos queria queriamos querria querriamos quisiera quisieramos decidimos decidi pensamos
  busco buscamos necesito necesitamos quero queremos gostaria gostariamos preciso precisamos would
  we'd want need
`)

/** "tendría que ser antes", "podemos después": of the day just told. */
function isMeantBeside(tokens: Tokens, i: number): boolean {
  const next = tokens[i + 1]
  const ends = !next || next.kind === 'punct'
  return (
    ends &&
    /^(?:ser|sea|seria|ir|iriamos|iria|vamos|puedo|podemos|podriamos|mejor)$/.test(tokens[i - 1]?.word ?? '')
  )
}

const REFERRED = /^(?:eso|esa|isso|that)$/
export const BESIDE_IT = /^(?:antes de|despues de|antes|despues|depois de|before|after)$/
const BACK =
  /^(?:mism[oa]s?|mesm[oa]s?|same|before|anterior|previa|esa|ese|esos|essa|esse|that|repetir|repeat)$/

/** "hablé con una chica que me dijo que del 12 al 16 había": what was asked for then may still be wanted. */
const INQUIRED = anyOf('hable escribi consulte pregunte averigue llame falei perguntei asked wrote')
const INQUIRED_OF = /^(?:les|te) (?:escribi|hable)$|^te llame$/

/** Where "después de eso" stands, or less than 0. */
export function besideIt(tokens: Tokens): number {
  return tokens.findIndex(
    (t, i) =>
      BESIDE_IT.test(t.word) && (REFERRED.test(tokens[i + 1]?.word ?? '') || isMeantBeside(tokens, i)),
  )
}

/** "voy a un recital el sábado 3, llego ese día"; not "cobro el 5, puedo pagar la seña ese día?" */
function isThatDay(tokens: Tokens, i: number): boolean {
  const named = /^(?:ese|esa|mismo|misma|that|same)$/.test(tokens[i]?.word ?? '')
  return named && tokens[i + 1]?.kind === 'day' && !tokens.slice(Math.max(0, i - 4), i).some(isPaid)
}

const isPaid = ({ word }: Token) => PAID.test(word)
const PAID = /(?:^| )(?:pag(?!ina)|sen(?:ar|o$|a$|amos)|deposit|transf|abon|pay|paid|pix$)/

/** "la boda es el 30, necesitamos la noche anterior y esa": which days, only asking tells. */
export function referredTo(atoms: readonly Atom[], tokens: Tokens): readonly Atom[] {
  const told =
    tokens.some((t) => t.kind === 'did' || t.kind === 'event') ||
    atoms.some((atom) => isBusiness(atom, atoms, tokens))
  // "vuelven a clase el 31, así que antes de eso"
  const beside = besideIt(tokens)
  if (beside >= 0 && tokens[beside + 2]?.kind !== 'neg')
    return atoms.filter((atom) => atom.type === 'day' && !isPlace(atom, tokens))
  if (told && tokens.some((_, i) => isThatDay(tokens, i)))
    return atoms.filter((atom) => atom.type === 'day' && !isPlace(atom, tokens))
  const asked = tokens.findIndex((t) => INQUIRED.test(t.word) || INQUIRED_OF.test(t.word))
  const inquired = atoms.filter((atom) => asked >= 0 && atom.start > asked && atom.type === 'day')
  const range = inquired.findIndex((atom, i) =>
    isJoined(tokens, inquired[i - 1]?.end ?? atom.start, atom.start),
  )
  if (range > 0) return inquired.slice(range - 1)
  // "el lunes tengo que estar en el trabajo, 2 noches antes de eso"
  const counted = atoms.find((a) => a.type === 'length' && /^antes|^before/.test(tokens[a.end]?.word ?? ''))
  if (counted) return atoms.filter((atom) => atom.end <= counted.start && atom.type === 'day')
  const wished = tokens.findIndex((t) => WISHES.test(t.word))
  if (!told || wished < 0 || !tokens.slice(wished).some((t) => BACK.test(t.word))) return []
  return atoms.filter((atom) => atom.end <= wished && !isPlace(atom, tokens))
}
