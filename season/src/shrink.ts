import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { dayAt, daysBetween } from './days.ts'
import { playSeason, type SeasonOptions, type SeasonResult } from './season.ts'

/** Fewer people, fewer misfortunes, fewer days: what is tried to shorten a story, the greatest cut first. */
function* shorter(options: SeasonOptions, result: SeasonResult): Generator<SeasonOptions> {
  const [breach] = result.breaches
  if (!breach) return
  const days = daysBetween(options.from, dayAt(breach.at)) + 1
  const mine = new Set(breach.about.flatMap((who) => result.numbers[who] ?? []))
  const short = { ...options, days }
  if (mine.size > 0 && mine.size < result.people) {
    yield { ...short, only: mine, faults: 'none' }
    yield { ...short, only: mine }
  }
  if (options.faults !== 'none') yield { ...short, faults: 'none' }
  if (options.only && options.only.size > 1)
    for (const one of options.only)
      yield { ...short, only: new Set([...options.only].filter((n) => n !== one)) }
  if (days < options.days) yield short
}

/**
 * The shortest season found that still breaks the same promise. Each guest draws from a stream of their own, so those
 * who stay say the same as before as long as they hear the same.
 */
export async function shrink(options: SeasonOptions, broken: SeasonResult): Promise<SeasonResult> {
  const promise = broken.breaches[0]?.promise
  for (const candidate of shorter(options, broken)) {
    const folder = mkdtempSync(path.join(path.dirname(options.folder), 'tranquera-season-'))
    const result = await playSeason({ ...candidate, folder, until: promise ?? '', tell: () => {} })
    rmSync(folder, { recursive: true, force: true })
    const same = result.breaches.some((one) => one.promise === promise)
    options.tell(`${same ? 'still breaks' : 'holds'}: ${result.again}`)
    if (same) return shrink({ ...candidate, folder: options.folder }, result)
  }
  return broken
}
