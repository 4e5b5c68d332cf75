import type { Lexicon, Meaning, Phrase } from '../lexicon/lexicon.ts'
import type { Folded } from './fold.ts'
import { GROUP, PIECE, pieceOf, type Raw } from './pieces.ts'
import { correct } from './spelling.ts'
import type { Kind, Token } from './token.ts'

/** Laughter in any length: "jajaja", "kkkk". */
const LAUGHTER =
  /^(?:(?:ja){2,}j?|(?:je){2,}|(?:ji){2,}|(?:ha){2,}h?|(?:he){2,}|k{3,}|(?:rs){2,}|lol|m{2,}|h+m+)$/

/** Cuts the folded text into typed tokens: chat spellings opened, slips corrected, phrases joined. */
export function tokenise(folded: Folded, lexicon: Lexicon): Token[] {
  return settleHomographs(joinPhrases(cut(folded.text, lexicon), lexicon))
}

function cut(text: string, lexicon: Lexicon): Raw[] {
  const raws: Raw[] = []
  let opensLine = false
  const keepBreak = (from: number) => {
    const first = raws[from]
    if (opensLine && first) raws[from] = { ...first, opensLine: true }
    if (first) opensLine = false
  }
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) === SPACE) {
      at++
      continue
    }
    const plain = plainWordEnd(text, at)
    if (plain > at) {
      const before = raws.length
      pushWord(raws, text.slice(at, plain), at, plain, lexicon)
      const pushed = raws.length > before ? raws.at(-1) : undefined
      if (pushed && takesBack(text, at)) raws[raws.length - 1] = { ...pushed, kind: 'correct' }
      keepBreak(before)
      at = plain
      continue
    }
    PIECE.lastIndex = at
    const m = PIECE.exec(text)
    if (!m) break
    at = PIECE.lastIndex
    const start = m.index
    const end = start + m[0].length
    const before = raws.length
    const word = m[GROUP.word]
    if (m[GROUP.mark] === ';') {
      opensLine = true
      continue
    }
    if (word === 'p' && text[end] === '/') {
      // "p/4", "p/ navidad"
      at = end + 1
      raws.push(wordAt('para', start, end))
    } else if (word !== undefined) pushWord(raws, word, start, end, lexicon)
    else raws.push(pieceOf(m))
    keepBreak(before)
  }
  return raws
}

/** "del ocho al doce, ay no, del ocho al once": the cry is no word, and makes of the "no" behind it more than one. */
function takesBack(text: string, at: number): boolean {
  return (
    text.startsWith('no', at) &&
    /(?:^|[^a-z])(?:ay|uy|uh|ah),? no(?:[^a-z]|$)/.test(text.slice(Math.max(0, at - 5), at + 3))
  )
}

const SPACE = 0x20
const CODE = {
  a: 0x61,
  z: 0x7a,
  from: 0xdf,
  to: 0x24f,
  u: 0x75,
  s: 0x73,
  dollar: 0x24,
  quote: 0x27,
  minus: 0x2d,
  slash: 0x2f,
}

function isLetter(code: number): boolean {
  const { a, z, from, to } = CODE
  return (code >= a && code <= z) || (code >= from && code <= to)
}

/** Where a word ends that is nothing else ("p/4", "usd 100", "d'accord", "terça-feira" may be); most are such words. */
function plainWordEnd(text: string, at: number): number {
  const { u, s, dollar, quote, minus } = CODE
  const first = text.charCodeAt(at)
  if (!isLetter(first)) return at
  const second = text.charCodeAt(at + 1)
  if (first === u && (second === s || second === dollar)) return at
  let end = at + 1
  while (isLetter(text.charCodeAt(end))) end++
  const next = text.charCodeAt(end)
  return next === quote || next === minus || next === CODE.slash ? at : end
}

function wordAt(word: string, start: number, end: number): Raw {
  return { word, kind: 'word', val: 0, val2: 0, val3: 0, note: '', start, end, opensLine: false }
}

function pushWord(raws: Raw[], written: string, start: number, end: number, lexicon: Lexicon): void {
  if (lexicon.fillers.has(written) || LAUGHTER.test(written)) return
  const before = raws[raws.length - 1]
  const near = before?.kind === 'num' && start - before.end <= (written.length > 1 ? 1 : 0)
  const glued = near ? lexicon.spellings.get(`0${written}`) : undefined
  const opened = glued ?? lexicon.spellings.get(written)
  if (opened) {
    for (const word of opened) raws.push(wordAt(word, start, end))
    return
  }
  const month = before?.end === start && /^del?/.test(written) ? written.slice(2) : ''
  if (lexicon.words.get(month)?.kind === 'month') {
    // "del20al25dejulio"
    raws.push(wordAt('de', start, start + 2), wordAt(month, start + 2, end))
    return
  }
  const word = correct(written, lexicon)
  raws.push(wordAt(word, start, end))
}

function joinPhrases(raws: readonly Raw[], lexicon: Lexicon): Token[] {
  const tokens: Token[] = []
  for (let i = 0; i < raws.length; ) {
    const raw = raws[i]
    if (!raw) break
    const phrase = raw.kind === 'word' ? phraseAt(raws, i, lexicon) : undefined
    const last = phrase ? raws[i + phrase.words.length - 1] : undefined
    if (phrase && last) {
      tokens.push(tokenOf(raw, phrase, phrase.words.join(' '), last.end))
      i += phrase.words.length
      continue
    }
    const meaning = raw.kind === 'word' ? lexicon.words.get(raw.word) : undefined
    tokens.push(meaning ? tokenOf(raw, meaning, raw.word, raw.end) : raw)
    i += 1
  }
  return tokens
}

/** A word that is two: which, its neighbours say. */
function settleHomographs(tokens: Token[]): Token[] {
  return tokens.map((token, i) => {
    if (token.kind === 'about' && /^como/.test(token.word) && isAsMuchAs(tokens, i))
      return { ...token, kind: 'or' }
    if (token.kind === 'ord' && isWeekdayByNumber(tokens, i))
      return { ...token, kind: 'wday', val: token.val - 1 }
    if (token.word === 'sino' && !tokens.slice(0, i).some((before) => before.kind === 'neg'))
      return { ...token, kind: 'or' }
    if (token.word === 'que' && isHalfMonth(tokens, i))
      return { ...token, kind: 'quincena', word: 'quincena' }
    // "e as gêmeas"
    if (token.kind === 'hourly' && token.word === 'as' && BEHIND_ARTICLE.has(tokens[i + 1]?.kind ?? 'word'))
      return { ...token, kind: 'art' }
    if (token.kind === 'to' && token.note !== '')
      return BEHIND_ARTICLE.has(tokens[i + 1]?.kind ?? 'word') ? { ...token, kind: 'art' } : token
    if (token.note === 'following')
      return tokens[i - 2]?.val === 1 && tokens[i - 2]?.kind === 'rel'
        ? { ...token, note: '' }
        : { ...token, kind: 'word' }
    if (token.note === 'verb')
      return isAmongDays(tokens, i) ? { ...token, note: '' } : { ...token, kind: 'word' }
    if (token.note === 'marginal')
      return isTuesday(tokens, i) ? { ...token, kind: 'wday', val: 2, note: '' } : token
    if (token.note === 'aged')
      return isAged(tokens, i)
        ? { ...token, note: '' }
        : { ...token, kind: isDear(tokens, i) ? 'kin' : 'word', val: 0, note: '' }
    return token.kind === 'month' && token.note !== '' ? monthOrNumber(token, tokens, i) : token
  })
}

/** "1ra q feb", "2da q de enero": between an ordinal and a month the letter stands for "quincena". */
function isHalfMonth(tokens: readonly Token[], at: number): boolean {
  const [before, letter, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!letter || letter.end - letter.start > 1 || (before?.val ?? 3) > 2) return false
  const isGlued = before?.kind === 'num' && before.end === letter.start
  const month = next?.kind === 'of' ? tokens[at + 2] : next
  return (before?.kind === 'ord' || isGlued) && month?.kind === 'month'
}

/** Portuguese "a" is "to", or an article: "a sogra". */
const BEHIND_ARTICLE: ReadonlySet<Kind> = new Set<Kind>(['kin', 'child', 'baby', 'pet', 'friend'])

/** "de 5ª a domingo": among weekdays Portuguese counts them from Sunday. */
function isWeekdayByNumber(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!token || !/^[2-6]ª$/.test(token.word) || !tokens.some(({ kind }) => kind === 'wday')) return false
  return !next || /^(?:to|until|and|punct)$/.test(next.kind)
}

/** "el gordo de 4": a nickname is a child once it has an age. */
function isAged(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.kind === 'of' && tokens[at + 2]?.kind === 'num'
}

/** "mi gordo", "el gordo y yo": the partner. */
function isDear(tokens: readonly Token[], at: number): boolean {
  if (!/^gord[oa]$/.test(tokens[at]?.word ?? '')) return false
  const mine = tokens[at - 1]?.kind === 'mine'
  return (
    mine ||
    (tokens[at - 1]?.kind === 'art' && tokens[at + 1]?.kind === 'and' && tokens[at + 2]?.kind === 'me')
  )
}

/** "sab 23 hasta mar 26", "mar, 5 ene al vie": among other weekdays, before a figure and behind none, "mar" is one. */
function isTuesday(tokens: readonly Token[], at: number): boolean {
  const isCounted = (token: Token | undefined) => /^(?:num|ord|pair)$/.test(token?.kind ?? '')
  const [next, figure, month] = tokens.slice(at + 1, at + 4)
  const isDated = next?.word === ',' && figure?.kind === 'num' && month?.kind === 'month'
  const isFigure = /^(?:num|pair|dmy)$/.test(next?.kind ?? '')
  const before = tokens[at - 1]
  if (isCounted(before)) return false
  if (before?.kind === 'of' && (!isDated || isCounted(tokens[at - 2]))) return false
  return (isFigure || isDated) && tokens.some((token) => token.kind === 'wday')
}

/** Portuguese "dez" is ten, or December behind a day or "em": the note of the month says which number it may be. */
function monthOrNumber(token: Token, tokens: readonly Token[], at: number): Token {
  const before = tokens[at - 1]?.kind
  const dated = before === 'of' ? tokens[at - 2]?.kind : before
  const isMonth = dated === 'num' || dated === 'ord' || before === 'at' || before === 'part'
  return isMonth ? token : { ...token, kind: 'num', val: Number(token.note), note: '' }
}

/** Portuguese "ter" is to have, or Tuesday beside a figure, another weekday or an "até". */
function isAmongDays(tokens: readonly Token[], at: number): boolean {
  const [before, after] = [tokens[at - 1]?.kind ?? 'word', tokens[at + 1]?.kind ?? 'word']
  return /^(?:num|pair|dmy)$/.test(after) || /^(?:until|to|from|wday|art|num|of)$/.test(before)
}

/** "tanto el 9 como el 10", "tanto dia 9 como dia 10". */
function isAsMuchAs(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 8), at).some((token) => token.word === 'tanto')
}

function phraseAt(raws: readonly Raw[], at: number, lexicon: Lexicon): Phrase | undefined {
  const first = raws[at]
  const list = first && lexicon.phrases.get(first.word)
  return list?.find((phrase) => phrase.words.every((word, k) => raws[at + k]?.word === word))
}

/** Written out, so that every token has its fields in the same order: what reads them all reads one shape. */
function tokenOf({ start, val2, val3, opensLine }: Raw, meaning: Meaning, word: string, end: number): Token {
  const { kind, val, note } = meaning
  return { word, kind, val, val2, val3, note, start, end, opensLine }
}
