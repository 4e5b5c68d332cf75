import type { CatalogueEntry, Talk } from '../../domain.ts'
import { stayTalkedOf } from '../context/scene.ts'
import { fold } from '../text/fold.ts'
import { anyOf, consume, isKind, type Tokens } from '../text/token.ts'
import type { CabinsNamed } from './cabins.ts'

interface Meant {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** What the talk and the house know of the cabins. */
export interface CabinTalk {
  readonly catalogue: readonly CatalogueEntry[]
  readonly talk: Talk | undefined
}

/**
 * A cabin meant without its name while one is under discussion: "y la otra cuánto?" (of two), "esa misma", "la de 6",
 * "la más grande". Blanks what it used. With more than one that it may be, none is named.
 */
export function consumeMeant(tokens: Tokens, named: CabinsNamed, about: CabinTalk): CabinsNamed {
  const current = about.talk?.accommodationId ?? null
  if (named.ids.length > 0 || about.catalogue.length === 0 || (!current && !stayTalkedOf(about.talk)))
    return named
  const meant = bySize(tokens, about) ?? (current ? byReference(tokens, about.catalogue, current) : null)
  if (!meant) return named
  const span = { start: tokens[meant.from]?.start ?? 0, end: tokens[meant.to - 1]?.end ?? 0 }
  consume(tokens, meant.from, meant.to)
  return { ids: [meant.id], spans: [...named.spans, span] }
}

const ARTICLE = anyOf('la a the esa essa')
const OTHER = anyOf('otra outra other')
const SAME = anyOf('misma mesma same')
/** What may follow "la otra" when it is a cabin; "la otra semana" is none. */
const ASKED = anyOf(`
  cuanto cuesta sale saldria vale esta tiene es que cual como entran libre disponible tambien no si cabana one cabin
  quanto custa fica tem how much is does sirve mejor
`)

function byReference(tokens: Tokens, catalogue: readonly CatalogueEntry[], current: string): Meant | null {
  for (let i = 1; i < tokens.length; i++) {
    const word = tokens[i]?.word ?? ''
    if (!ARTICLE.test(tokens[i - 1]?.word ?? '') || !endsThere(tokens, i + 1)) continue
    const to = isKind(tokens, i + 1, 'cabin') ? i + 2 : i + 1
    if (SAME.test(word))
      return catalogue.some((c) => c.id === current) ? { id: current, from: i - 1, to } : null
    const others = catalogue.filter((cabin) => cabin.id !== current)
    const [other] = others
    if (OTHER.test(word) && other && others.length === 1 && catalogue.length === 2)
      return { id: other.id, from: i - 1, to }
  }
  return null
}

function endsThere(tokens: Tokens, at: number): boolean {
  const next = tokens[at]
  return !next || next.kind === 'punct' || next.kind === 'cabin' || ASKED.test(next.word)
}

const LARGEST = anyOf('grande grandes amplia espaciosa maior biggest largest bigger')
const SMALLEST = anyOf('chica chiquita pequena menor smallest smaller')

/** "la de 6", "la más grande": only where one cabin alone is it. */
function bySize(tokens: Tokens, { catalogue, talk }: CabinTalk): Meant | null {
  const isPartyKnown = (talk?.guests?.total ?? talk?.guests?.adults ?? null) !== null
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (!ARTICLE.test(tokens[i]?.word ?? '')) continue
    const size = tokens[i + 2]
    if (isKind(tokens, i + 1, 'of') && size?.kind === 'num' && isPartyKnown && endsThere(tokens, i + 3)) {
      const [cabin, ...more] = catalogue.filter((one) => one.capacity === size.val)
      return cabin && more.length === 0 ? { id: cabin.id, from: i, to: i + 3 } : null
    }
    const most = /^(?:mas|mais)$/.test(tokens[i + 1]?.word ?? '') ? (size?.word ?? '') : ''
    const cabin = LARGEST.test(most)
      ? extreme(catalogue, 1)
      : SMALLEST.test(most)
        ? extreme(catalogue, -1)
        : null
    if (cabin && !isAsked(tokens, i)) return { id: cabin.id, from: i, to: i + 3 }
  }
  return null
}

/** "¿cuál es la más grande?" asks, and names none. */
function isAsked(tokens: Tokens, at: number): boolean {
  return tokens.slice(0, at).some((t) => /^(?:cual|cuales|que|qual|which)$/.test(t.word))
}

function extreme(catalogue: readonly CatalogueEntry[], sign: 1 | -1): CatalogueEntry | null {
  const sorted = catalogue.toSorted((a, b) => sign * ((b.capacity ?? 0) - (a.capacity ?? 0)))
  const [first, second] = sorted
  return first?.capacity && first.capacity !== second?.capacity ? first : null
}

const OF_SIZE =
  /\b(?:la|una|otra|a|uma|outra|the|one) (?:cabana |one )?(?:de|para|for|of) (?:hasta |ate )?(\d{1,2})\b/g

/** Sizes by which cabins are named: "la de 6 y la de 4". */
export function sizesNamed(text: string): number[] {
  return [...fold(text).text.matchAll(OF_SIZE)].map((match) => Number(match[1]))
}
