import type { GuestCount } from '../domain.ts'
import { isCounted, parseMonthAfter } from './parse-day.ts'
import { consume, type Kind, type Token } from './token.ts'

export interface Party {
  adults: number | null
  children: number | null
  babies: number | null
  pets: number | null
  total: number | null
  units: number | null
  /** The writer counts: "con mi novia" is two. */
  self: boolean
  each: boolean
  perCabin: number | null
  readonly spans: { start: number; end: number }[]
}

type Tokens = readonly Token[]
const is = (tokens: Tokens, at: number, kind: Kind) => tokens[at]?.kind === kind

/** Reads and blanks everything said about who comes, before any number can pass for a day. */
export function consumeGuests(tokens: Tokens): Party {
  const party: Party = {
    adults: null,
    children: null,
    babies: null,
    pets: null,
    total: null,
    units: null,
    self: false,
    each: false,
    perCabin: null,
    spans: [],
  }
  for (let i = 0; i < tokens.length; ) {
    const end = readAt(tokens, i, party)
    if (end > i) {
      party.spans.push({ start: tokens[i]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 })
      consume(tokens, i, end)
    }
    i = Math.max(end, i + 1)
  }
  return party
}

function readAt(tokens: Tokens, i: number, party: Party): number {
  const token = tokens[i]
  if (!token) return i
  switch (token.kind) {
    case 'num':
      return readNumber(tokens, i, party)
    case 'pair':
      return readEither(tokens, i, party)
    case 'we':
    case 'go':
      return readWe(tokens, i, party)
    case 'for':
      return readFor(tokens, i, party)
    case 'mine':
    case 'art':
    case 'with':
      return readPossessed(tokens, i, party)
    case 'couple':
      return isSingular(token) ? addAdults(party, 2, i + 1, true) : i
    case 'kin':
      return isListedKin(tokens, i) ? addAdults(party, 1, i + 1) : i
    case 'family':
      return readFamily(tokens, i, party)
    case 'alone':
      party.adults = 1
      party.self = false
      return i + 1
    case 'me':
      party.self = true
      return i + 1
    case 'baby':
    case 'pet':
      return is(tokens, i - 1, 'with') || is(tokens, i - 1, 'gone') ? readNoun(tokens, i, 1, party) : i
    case 'each':
      if (party.units !== null || party.total !== null) party.each = true
      return party.each ? i + 1 : i
    case 'ord':
    default:
      return i
  }
}

function isSingular(token: Token): boolean {
  return token.val === 1
}

function isListedKin(tokens: Tokens, i: number): boolean {
  const before = tokens[i - 1]?.kind
  return before === 'with' || before === 'gone' || before === 'and'
}

/** "2 adultos", "3 parejas", "4 o 5 personas", "2+2", "2 cabañas". */
function readNumber(tokens: Tokens, i: number, party: Party): number {
  const token = tokens[i]
  if (!token || token.val < 1 || token.val > 60) return i
  let count = token.val
  let at = i + 1
  if (
    (is(tokens, at, 'or') || is(tokens, at, 'to')) &&
    is(tokens, at + 1, 'num') &&
    isGuestNoun(tokens[at + 2])
  ) {
    count = Math.max(count, tokens[at + 1]?.val ?? 0)
    at += 2
  }
  if (
    tokens[at]?.word === '+' ||
    (is(tokens, at, 'plus') &&
      is(tokens, at + 1, 'num') &&
      !isGuestNoun(tokens[at + 2]) &&
      tokens[at]?.word === '+')
  ) {
    const second = tokens[at + 1]
    const noun = tokens[at + 2]
    if (second?.kind === 'num' && !isGuestNoun(noun) && !isCounted(tokens, at + 2)) {
      add(party, 'adults', count)
      add(party, 'children', second.val)
      return at + 2
    }
    if (second?.kind === 'num' && (noun?.kind === 'child' || noun?.kind === 'baby') && party.total === null) {
      add(party, 'adults', count)
      return at + 1
    }
    if (second?.kind === 'num' && noun?.kind === 'pet') {
      party.total = count
      return at + 1
    }
  }
  const noun = tokens[at]
  if (!noun || !isGuestNoun(noun)) return i
  if (noun.kind === 'family' && count > 1) return i
  if (noun.kind === 'parents' || noun.kind === 'kin') return addAdults(party, count, at + 1)
  return readNoun(tokens, at, count, party)
}

function isGuestNoun(token: Token | undefined): boolean {
  const kind = token?.kind
  return (
    kind === 'adult' ||
    kind === 'child' ||
    kind === 'baby' ||
    kind === 'person' ||
    kind === 'pet' ||
    kind === 'couple' ||
    kind === 'friend' ||
    kind === 'cabin' ||
    kind === 'kin' ||
    kind === 'family'
  )
}

function readNoun(tokens: Tokens, at: number, count: number, party: Party): number {
  const noun = tokens[at]
  if (!noun) return at
  let end = at + 1
  switch (noun.kind) {
    case 'person':
      // "4 personas mayores", "2 personas adultas"
      if (is(tokens, end, 'adult')) {
        add(party, 'adults', count)
        return end + 1
      }
      party.total = (party.total ?? 0) + count
      return end
    case 'adult':
      add(party, 'adults', count)
      return is(tokens, end, 'person') ? end + 1 : end
    case 'child':
      if (is(tokens, end, 'adult')) end++
      return readChildren(tokens, end, count, party)
    case 'baby':
      add(party, 'babies', count)
      return readAges(tokens, end).end
    case 'pet':
      add(party, 'pets', count)
      return end
    case 'couple':
      add(party, 'adults', 2 * count)
      return end
    case 'friend':
      add(party, 'adults', count)
      if (is(tokens, at - 2, 'with')) party.self = true
      return end
    case 'family':
      return is(tokens, at, 'family') ? readFamily(tokens, at, party) : at
    case 'cabin':
      if (count >= 2) party.units = count
      return end
    default:
      return at
  }
}

/** Ages say who is a baby (under two) and who pays as an adult (eighteen and over). */
function readChildren(tokens: Tokens, at: number, count: number, party: Party): number {
  const ages = readAges(tokens, at)
  const real = count > 0 ? count : ages.values.length
  if (real === 0) return at
  let babies = 0
  let adults = 0
  for (const age of ages.values.slice(0, real)) {
    if (ages.months || age < 2) babies++
    else if (age >= 18) adults++
  }
  if (ages.months && ages.values.length === 1) babies = real
  if (babies > 0) add(party, 'babies', babies)
  if (adults > 0) add(party, 'adults', adults)
  if (real - babies - adults > 0) add(party, 'children', real - babies - adults)
  return ages.end
}

/** "de 7 y 10", "(3 y 5 años)", "de 8 meses". */
function readAges(tokens: Tokens, at: number): { values: number[]; months: boolean; end: number } {
  const none = { values: [], months: false, end: at }
  let i = at
  const opened = tokens[i]?.word === '(' || tokens[i]?.word === ','
  const bracket = tokens[i]?.word === '('
  if (opened) i++
  const marked = (is(tokens, i, 'of') && tokens[i]?.val === 0) || is(tokens, i, 'years')
  if (marked) i++
  const values: number[] = []
  while (is(tokens, i, 'num') || (is(tokens, i, 'pair') && bracket)) {
    values.push(tokens[i]?.val ?? 0)
    if (is(tokens, i, 'pair')) values.push(tokens[i]?.val2 ?? 0)
    i++
    const joiner = is(tokens, i, 'years') ? i + 1 : i
    const joins =
      (is(tokens, joiner, 'and') || tokens[joiner]?.word === ',' || is(tokens, joiner, 'or')) &&
      is(tokens, joiner + 1, 'num')
    const nextIsOther =
      isGuestNoun(tokens[joiner + 2]) || isCounted(tokens, joiner + 2) || is(tokens, joiner + 2, 'to')
    if (!joins || (nextIsOther && !is(tokens, joiner + 2, 'years'))) break
    i = joiner + 1
  }
  if (values.length === 0) return none
  const months = is(tokens, i, 'months') && tokens[i]?.val === 1
  const years = is(tokens, i, 'years') || is(tokens, i, 'year')
  if (
    !months &&
    !years &&
    (parseMonthAfter(tokens, i) ||
      is(tokens, i, 'to') ||
      is(tokens, i, 'until') ||
      isCounted(tokens, i) ||
      isGuestNoun(tokens[i]))
  )
    return none
  if (!marked && !bracket && !months && !years) return none
  if (months || years) i++
  if (is(tokens, i, 'year') || tokens[i]?.word === 'old') i++
  if (bracket && tokens[i]?.word === ')') i++
  return { values, months, end: i }
}

/** "somos 4", "vamos a ser 6", "vamos 5"; "vamos 4 de enero" is a date. */
function readWe(tokens: Tokens, i: number, party: Party): number {
  let at = i + 1
  while (
    is(tokens, at, 'art') ||
    is(tokens, at, 'total') ||
    is(tokens, at, 'we') ||
    tokens[at]?.word === ':' ||
    tokens[at]?.word === ',' ||
    is(tokens, at, 'at')
  )
    at++
  const token = tokens[at]
  if (tokens[i]?.kind === 'we' && is(tokens, at, 'family')) return readFamily(tokens, at, party)
  if (token?.kind === 'pair' && token.note !== '.') return readEither(tokens, at, party)
  if (token?.kind !== 'num' || token.val < 1 || token.val > 60) return i
  if (tokens[i]?.kind === 'go' && at > i + 1) return i
  if (isDateLike(tokens, at)) return i
  let count = token.val
  let end = at + 1
  if (isGuestNoun(tokens[end]) && !is(tokens, end, 'person')) return i
  if ((is(tokens, end, 'or') || is(tokens, end, 'to')) && is(tokens, end + 1, 'num')) {
    count = Math.max(count, tokens[end + 1]?.val ?? 0)
    end += 2
  }
  if (is(tokens, end, 'person')) end++
  if (is(tokens, end, 'adult')) {
    add(party, 'adults', count)
    return end + 1
  }
  // "somos 2 y un bebé" adds; "somos 5 con 2 nenes" counts them in.
  const adds = is(tokens, end, 'and') || is(tokens, end, 'plus') || tokens[end]?.word === '+'
  const addedKind = tokens[end + 2]?.kind
  if (adds && is(tokens, end + 1, 'num') && (addedKind === 'child' || addedKind === 'baby')) {
    add(party, 'adults', count)
    return end
  }
  party.total = count
  return end
}

function isDateLike(tokens: Tokens, at: number): boolean {
  return (
    isCounted(tokens, at + 1) ||
    parseMonthAfter(tokens, at + 1) !== null ||
    is(tokens, at + 1, 'until') ||
    (is(tokens, at + 1, 'to') && is(tokens, at + 2, 'num') && !isGuestNoun(tokens[at + 3])) ||
    (is(tokens, at + 1, 'or') && isCounted(tokens, at + 3))
  )
}

/** "para 4", "p/ dos", "x 6". */
function readFor(tokens: Tokens, i: number, party: Party): number {
  let at = i + 1
  if (tokens[at]?.word === '/' || tokens[at]?.word === '.') at++
  if (is(tokens, at, 'art') && /^(los|las|nos|os)$/.test(tokens[at]?.word ?? '')) at++
  if (is(tokens, at, 'we')) at++
  const token = tokens[at]
  if (token?.kind === 'pair') return readEither(tokens, at, party)
  if (token?.kind !== 'num' || token.val < 1 || token.val > 60) return i
  if (/^una?$/.test(token.word) && !is(tokens, at + 1, 'person')) return i
  if (isDateLike(tokens, at) || (isGuestNoun(tokens[at + 1]) && !is(tokens, at + 1, 'person'))) return i
  if (is(tokens, at + 1, 'adult') || tokens[at + 1]?.word === '+') return i
  let count = token.val
  let end = at + 1
  if (is(tokens, end, 'or') && is(tokens, end + 1, 'num')) {
    count = Math.max(count, tokens[end + 1]?.val ?? 0)
    end += 2
  }
  if (is(tokens, end, 'person')) end++
  if (is(tokens, end, 'adult')) {
    add(party, 'adults', count)
    return end + 1
  }
  const adds = is(tokens, end, 'and') || is(tokens, end, 'plus')
  const addedKind = tokens[end + 2]?.kind
  if (adds && is(tokens, end + 1, 'num') && (addedKind === 'child' || addedKind === 'baby')) {
    add(party, 'adults', count)
    return end
  }
  party.total = (party.total ?? 0) + count
  return end
}

/** "4/5 personas", "somos 4-5". */
function readEither(tokens: Tokens, at: number, party: Party): number {
  const token = tokens[at]
  if (!token || token.val2 !== token.val + 1 || !is(tokens, at + 1, 'person')) return at
  party.total = token.val2
  return at + 2
}

/** "mi novia", "mis dos hijos", "la perra" in a list, "con mis padres". */
function readPossessed(tokens: Tokens, i: number, party: Party): number {
  const lead = tokens[i]?.kind
  let at = i + 1
  let mine = lead === 'mine'
  while (is(tokens, at, 'mine') || is(tokens, at, 'art')) {
    if (is(tokens, at, 'mine')) mine = true
    at++
  }
  let count = 0
  if (is(tokens, at, 'num') && mine) count = tokens[at++]?.val ?? 0
  const noun = tokens[at]
  if (!noun) return i
  const listed =
    lead === 'with' ||
    is(tokens, i - 1, 'and') ||
    is(tokens, i - 1, 'with') ||
    is(tokens, i - 1, 'gone') ||
    (is(tokens, i - 1, 'punct') && party.spans.length > 0)
  if (noun.kind === 'kin' || noun.kind === 'parents') {
    if (!mine && !listed) return i
    if (lead === 'with' || is(tokens, i - 1, 'with')) party.self = true
    return addAdults(party, noun.kind === 'parents' ? 2 : Math.max(1, count), at + 1)
  }
  if (noun.kind === 'couple' && mine) {
    if (lead === 'with') party.self = true
    return addAdults(party, 1, at + 1)
  }
  if (noun.kind === 'friend' && mine && (count > 0 || noun.val === 1)) {
    if (lead === 'with' || is(tokens, i - 1, 'with')) party.self = true
    return addAdults(party, Math.max(1, count), at + 1)
  }
  if (noun.kind === 'child' || noun.kind === 'baby' || noun.kind === 'pet') {
    if (!mine && !listed) return i
    const known = count > 0 ? count : noun.val === 1 ? 1 : 0
    if (known === 0 && noun.kind !== 'child') return i
    const end =
      noun.kind === 'child' ? readChildren(tokens, at + 1, known, party) : readNoun(tokens, at, known, party)
    return end === at + 1 && known === 0 ? i : end
  }
  return i
}

/** "familia de 5", "grupo de 8 personas", "familia tipo". */
function readFamily(tokens: Tokens, i: number, party: Party): number {
  if (tokens[i]?.val === 4) {
    party.adults = 2
    party.children = 2
    return i + 1
  }
  let at = i + 1
  if (is(tokens, at, 'of') || tokens[at]?.word === '(' || is(tokens, at, 'we') || tokens[at]?.word === ',')
    at++
  const token = tokens[at]
  if (token?.kind !== 'num' || at === i + 1 || isDateLike(tokens, at)) return i
  if (isGuestNoun(tokens[at + 1]) && !is(tokens, at + 1, 'person')) return i
  party.total = token.val
  return is(tokens, at + 1, 'person') ? at + 2 : at + 1
}

function add(party: Party, key: 'adults' | 'children' | 'babies' | 'pets', count: number): void {
  party[key] = (party[key] ?? 0) + count
}

function addAdults(party: Party, count: number, end: number, fresh = false): number {
  party.adults = fresh ? Math.max(count, party.adults ?? 0) : (party.adults ?? 0) + count
  return end
}

/** The party as the rest of the product sees it; null when nobody was mentioned. */
export function guestsOf(party: Party): (GuestCount & { readonly units: number | null }) | null {
  let { adults, children, total } = party
  const { babies, pets, units } = party
  if (party.self) {
    if (adults !== null || children !== null || babies !== null) adults = (adults ?? 0) + 1
    else if (pets === null)
      return units === null && total === null ? null : { adults, children, babies, pets, total, units }
  }
  if (total !== null && party.each && units !== null) total *= units
  if (total !== null && adults === null && children !== null) adults = Math.max(0, total - children)
  else if (
    total !== null &&
    children === null &&
    adults !== null &&
    babies === null &&
    total > adults &&
    party.each === false
  )
    total = Math.max(total, adults)
  if (total === null && (adults !== null || children !== null)) total = (adults ?? 0) + (children ?? 0)
  if (
    adults === null &&
    children === null &&
    babies === null &&
    pets === null &&
    total === null &&
    units === null
  )
    return null
  return { adults, children, babies, pets, total, units }
}
