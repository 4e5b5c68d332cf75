import { parseArgs, styleText } from 'node:util'
import { understand } from '../features/language/domain/understand.ts'
import { LANGUAGES, type TraceStep, type Understanding } from '../features/language/domain.ts'
import { systemClock, toInstant } from '../lib/clock.ts'

const USAGE = `npm run language -- "del 15 al 18 de diciembre somos 4" [--now 2026-11-24T10:00:00-03:00]
  [--locale es|pt|en] [--zone America/Argentina/Buenos_Aires] [--json]
  [--expecting dates|nights|guests|choice|confirmation|name|email|phone]`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    now: { type: 'string' },
    locale: { type: 'string' },
    zone: { type: 'string', default: 'America/Argentina/Buenos_Aires' },
    expecting: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const text = positionals.join(' ')
if (text === '') {
  console.error(USAGE)
  process.exit(2)
}
const locale = LANGUAGES.find((language) => language === values.locale)
const expecting = (
  ['dates', 'nights', 'guests', 'choice', 'confirmation', 'name', 'email', 'phone'] as const
).find((question) => question === values.expecting)
const understanding = understand(text, {
  now: values.now ? toInstant(values.now) : systemClock.now(),
  zone: values.zone,
  expecting: expecting ?? null,
  ...(locale ? { locale } : {}),
})
console.log(values.json ? JSON.stringify(understanding, null, 2) : describe(text, understanding))

function describe(message: string, read: Understanding): string {
  const { stay, guests, contact } = read
  const rows: [string, string][] = [
    ['language', read.language],
    ['intents', read.intents.map((i) => `${i.name} ${i.confidence} ${quoted(i.cue)}`).join(', ')],
    ['stay', [stay.certainty, span(stay.checkIn, stay.checkOut), nights(stay.nights)].join(' ')],
    ['options', stay.options.map((o) => span(o.checkIn, o.checkOut)).join(', ')],
    ['guests', guests ? JSON.stringify(guests) : ''],
    ['contact', contact ? JSON.stringify(contact) : ''],
  ]
  const facts = rows
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `${dim(name.padEnd(9))}${value}`)
  return [colour(message, read.trace), '', ...facts, '', ...read.trace.map(step)].join('\n')
}

/** The message with the words each rule used in that rule's colour; the shortest rule wins where several overlap. */
function colour(message: string, trace: readonly TraceStep[]): string {
  const styles = new Array<Style | undefined>(message.length)
  const wideFirst = trace
    .filter((t) => !t.rule.startsWith('stay.'))
    .toSorted((a, b) => b.end - b.start - (a.end - a.start))
  for (const { rule, start, end } of wideFirst) styles.fill(styleOf(rule), start, end)
  let out = ''
  for (let i = 0; i < message.length; ) {
    let j = i
    while (j < message.length && styles[j] === styles[i]) j++
    const style = styles[i]
    out += style ? styleText(style, message.slice(i, j)) : message.slice(i, j)
    i = j
  }
  return out
}

type Style = 'cyan' | 'green' | 'yellow' | 'magenta' | 'blue' | 'gray'

function styleOf(rule: string): Style {
  if (rule.endsWith('.suppressed')) return 'gray'
  if (rule.startsWith('date') || rule.startsWith('stay')) return 'green'
  if (rule.startsWith('guests')) return 'cyan'
  if (rule.startsWith('intent')) return 'yellow'
  return rule.startsWith('contact') ? 'magenta' : 'blue'
}

function step({ rule, text: words, start, end }: TraceStep): string {
  return `  ${styleText(styleOf(rule), rule.padEnd(24))} ${String(start).padStart(3)}-${String(end).padEnd(4)} ${words}`
}

function dim(words: string): string {
  return styleText('gray', words)
}

function quoted(words: string): string {
  return words === '' ? '' : `"${words}"`
}

function span(from: string | null, to: string | null): string {
  return from || to ? `${from ?? '?'} → ${to ?? '?'}` : ''
}

function nights(count: number | null): string {
  return count === null ? '' : `(${count} nights)`
}
