import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { judge, type Labelled } from '../features/language/domain/evaluation.ts'
import { readLabelled } from '../features/language/domain/labels.ts'
import { LANGUAGES } from '../features/language/domain.ts'

/**
 * The labelled stays read by this product, by chrono-node and by Microsoft's Recognizers, side by side. The two are
 * no part of the product: `npm install --no-save chrono-node @microsoft/recognizers-text-suite` first, anywhere; the
 * folder in which they are is the argument (default: here).
 */
const require = createRequire(join(process.argv[2] ?? process.cwd(), 'package.json'))

/** What is used of the two; neither is a dependency, so their own types are not there either. */
interface Chrono {
  parse(text: string, at: Date, options: { forwardDate: boolean }): readonly { start: Day; end: Day | null }[]
}
interface Day {
  date(): Date
}
interface Recognizers {
  recognizeDateTime(
    ...question: [text: string, culture: string, options: undefined, at: Date]
  ): readonly { resolution?: { values?: readonly Readonly<Record<string, string>>[] } }[]
}

type Ends = readonly [from: string | null, to: string | null]
type Reader = (item: Labelled) => Ends

const NOTHING: Ends = [null, null]
const items = labelled().filter((item) => item.status !== undefined && !item.talk)

printTable({ tranquera: ours, 'chrono-node': chrono(), recognizers: recognizers() })

function labelled(): Labelled[] {
  const folder = join(process.cwd(), 'server/src/features/language/fixtures')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(txt|jsonl)$/.test(file))
    .flatMap((file) => readLabelled(file, readFileSync(join(folder, file), 'utf8')))
}

function ours(item: Labelled): Ends {
  const { certainty, checkIn, checkOut } = judge(item).reading.stay
  return certainty === 'sure' || certainty === 'assume' ? [checkIn, checkOut] : NOTHING
}

function writtenOn(item: Labelled): Date {
  return new Date(`${item.ref ?? '2025-10-14'}T12:00:00`)
}

/** A range gives both ends; two dates are arrival and departure. */
function chrono(): Reader {
  const parsers: Readonly<Record<Labelled['lang'], Chrono>> = require('chrono-node')
  return (item) => {
    const found = parsers[item.lang].parse(item.text, writtenOn(item), { forwardDate: true })
    const [first] = found
    const last = found.at(-1)
    if (!first) return NOTHING
    const to = first.end ?? (found.length > 1 ? last?.start : null)
    return [dayOf(first.start.date()), to ? dayOf(to.date()) : null]
  }
}

function recognizers(): Reader {
  const suite: Recognizers = require('@microsoft/recognizers-text-suite')
  const cultures = { es: 'es-es', pt: 'pt-br', en: 'en-us' } as const
  return (item) => {
    const found = suite.recognizeDateTime(item.text, cultures[item.lang], undefined, writtenOn(item))
    const values = found.flatMap((one) => (one.resolution?.values ?? []).slice(-1))
    const range = values.find((value) => value.start && value.end)
    if (range?.start && range.end) return [range.start.slice(0, 10), range.end.slice(0, 10)]
    const days = values.flatMap((value) =>
      /^\d{4}-\d{2}-\d{2}/.test(value.value ?? '') ? [value.value?.slice(0, 10) ?? ''] : [],
    )
    return [days[0] ?? null, days[1] ?? null]
  }
}

function dayOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function printTable(readers: Readonly<Record<string, Reader>>): void {
  console.log(
    '| language, reader | both ends right | complete but wrong | answered where to ask | nothing where nothing |',
  )
  console.log('|---|---|---|---|---|')
  for (const lang of LANGUAGES)
    for (const [name, read] of Object.entries(readers))
      console.log(`| ${lang}, ${name} | ${rowOf(lang, read)} |`)
}

function rowOf(lang: string, read: Reader): string {
  const own = items.filter((item) => item.lang === lang)
  const told = own.filter((item) => item.status === 'ok' && item.check_in && item.check_out)
  const must = own.filter((item) => item.status === 'ask')
  const none = own.filter((item) => item.status !== 'ask' && !item.check_in && !item.check_out)
  const right = (item: Labelled) => {
    const ends = read(item)
    const readings = [[item.check_in, item.check_out], ...(item.alts ?? [])]
    return readings.some(([from, to]) => ends[0] === from && ends[1] === to)
  }
  const complete = (item: Labelled) => read(item).every((end) => end !== null)
  const share = (list: readonly Labelled[], test: (item: Labelled) => boolean) =>
    `${list.filter(test).length}/${list.length}`
  return [
    share(told, right),
    share(told, (item) => complete(item) && !right(item)),
    share(must, complete),
    share(none, (item) => read(item)[0] === null),
  ].join(' | ')
}
