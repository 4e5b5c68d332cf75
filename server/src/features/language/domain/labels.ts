import { addDays, dateOf, type LocalDate, localDate } from '../../../lib/local-date.ts'
import { type Change, CONSENTS, type GuestCount, LANGUAGES } from '../domain.ts'
import type { Labelled } from './evaluation.ts'

/** A file of labelled messages: JSON lines, or the notation of `parseLabels`; of any other there are none. */
export function readLabelled(file: string, content: string): Labelled[] {
  if (file.endsWith('.txt')) return parseLabels(content, file.replace(/^.*\/|\.txt$/g, ''))
  if (!file.endsWith('.jsonl')) return []
  return content
    .trim()
    .split('\n')
    .map((line): Labelled => JSON.parse(line))
}

/**
 * Labelled messages, one a line: `message => label`. A line `@ language day kind` stands above those it speaks of, with
 * `talk:IN..OUT`, `party:2a1c` or `expecting:guests` when the message comes in the middle of a talk.
 *
 * Label: `IN..OUT` (the stay; further ones are right too; a day without a year is the next one), `ask`, `ask_ok`,
 * `none`, `ask_or_none`,
 * `g:2a1c1b1p4t2u` (adults, children, babies, pets, total, units; `g:-` nobody), `ages:3,5`, `i:intent`, `ok:intent`,
 * `need:intent`, `consent:yes`, `chg:nights=1`, `cab:lenga` (`cab:-` none), `name:Juan_Pérez`.
 */
function parseLabels(source: string, name: string): Labelled[] {
  let head: Partial<Labelled> = {}
  return source.split('\n').flatMap((line, i): Labelled[] => {
    if (line.trim() === '') return []
    if (line.startsWith('@')) {
      head = headOf(line.slice(1).trim().split(/\s+/))
      return []
    }
    const [text = '', label = ''] = line.split(' => ')
    const id = `${name}:${i + 1}`
    const said: Labelled = { lang: 'es', ...head, id, text: text.replaceAll('\\n', '\n') }
    return [label.trim().split(/\s+/).reduce(addLabel, said)]
  })
}

function headOf([lang, ref, kind, ...rest]: readonly string[]): Partial<Labelled> {
  const given = Object.fromEntries(rest.map((field) => field.split(':')))
  const day = localDate(ref ?? '')
  const [stay] = given.talk ? [rangeOf(given.talk, day)] : []
  return {
    lang: known(LANGUAGES, lang),
    ref: day,
    tags: [kind ?? ''],
    ...(stay?.[0] && stay[1] ? { talk: { stay: { checkIn: stay[0], checkOut: stay[1] } } } : {}),
    ...(given.party ? { party: partyOf(given.party) } : {}),
    ...(given.expecting ? { expecting: given.expecting } : {}),
  }
}

function addLabel(item: Labelled, field: string): Labelled {
  if (field === 'ask' || field === 'none' || field === 'ask_or_none') return { ...item, status: field }
  if (field === 'ask_ok') return { ...item, ask_ok: true }
  if (field.includes('..')) return addRange(item, rangeOf(field, localDate(item.ref ?? '')))
  const [key, value = ''] = splitOnce(field, ':')
  const list = value.split(',')
  switch (key) {
    case 'g':
      return { ...item, guests: value === '-' ? null : countsOf(value) }
    case 'ages':
      return { ...item, ages: list.map(Number) }
    case 'i':
      return { ...item, intent: value }
    case 'ok':
    case 'need':
      return { ...item, [key]: list }
    case 'consent':
      return { ...item, consent: list.map((word) => known(CONSENTS, word)) }
    case 'chg':
      return { ...item, change: changeOf(list) }
    case 'cab':
      return { ...item, cabins: value === '-' ? [] : list }
    case 'name':
      return { ...item, name: value.replaceAll('_', ' ') }
    default:
      throw new Error(`${item.id}: unknown label ${field}`)
  }
}

function addRange(item: Labelled, range: readonly (string | null)[]): Labelled {
  if (item.status === undefined) return { ...item, status: 'ok', check_in: range[0], check_out: range[1] }
  return { ...item, alts: [...(item.alts ?? []), range] }
}

function rangeOf(written: string, ref: LocalDate): readonly [LocalDate | null, LocalDate | null] {
  const [from = '', to = ''] = written.split('..')
  const checkIn = from ? dayOf(from, ref) : null
  return [checkIn, to ? dayOf(to, checkIn ? addDays(checkIn, 1) : ref) : null]
}

/** `01-15` is the first one on or after the day. */
function dayOf(written: string, onOrAfter: LocalDate): LocalDate {
  if (written.length > 5) return localDate(written)
  const [month = 0, day = 0] = written.split('-').map(Number)
  const year = Number(onOrAfter.slice(0, 4))
  const same = dateOf(year, month, day)
  return same >= onOrAfter ? same : dateOf(year + 1, month, day)
}

const COUNTED: Readonly<Record<string, string>> = {
  a: 'adults',
  c: 'children',
  b: 'babies',
  p: 'pets',
  t: 'total',
  u: 'units',
}

function countsOf(written: string): Record<string, number> {
  const parts = [...written.matchAll(/(\d+)([acbptu])/g)]
  return Object.fromEntries(parts.map(([, count, what]) => [COUNTED[what ?? ''] ?? '', Number(count)]))
}

/** Who was counted before, nobody of whom nothing is told. */
function partyOf(written: string): GuestCount {
  return { adults: null, children: null, babies: null, pets: null, total: null, ...countsOf(written) }
}

/** @throws {Error} a word of a label that is none of these */
function known<const Word extends string>(words: readonly Word[], written: string | undefined): Word {
  const found = words.find((word) => word === written)
  if (!found) throw new Error(`A label says ${written}, which is none of ${words.join(', ')}`)
  return found
}

const RENAMED: Readonly<Record<string, keyof Change>> = {
  check_in_days: 'checkInDays',
  check_out_days: 'checkOutDays',
}

function changeOf(list: readonly string[]): Change {
  return Object.fromEntries(
    list.map((field) => {
      const [key, value = ''] = splitOnce(field, '=')
      return [RENAMED[key] ?? key, key === 'which' ? value : Number(value)]
    }),
  )
}

function splitOnce(text: string, at: string): [string, string?] {
  const i = text.indexOf(at)
  return i < 0 ? [text] : [text.slice(0, i), text.slice(i + 1)]
}
