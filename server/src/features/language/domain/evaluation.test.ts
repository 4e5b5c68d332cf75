import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judge, scoresOf, type Verdict } from './evaluation.ts'
import { readLabelled } from './labels.ts'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures')
const read = (file: string) => readFileSync(join(FIXTURES, file), 'utf8')
const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).toSorted()
const verdicts = files
  .filter((file) => /\.(txt|jsonl)$/.test(file))
  .flatMap((file) => readLabelled(file, read(file)))
  .map((item) => judge(item))

const misses = (of: readonly Verdict[], missed: (v: Verdict) => boolean) =>
  of.filter(missed).map((v) => `${v.item.id} ${v.item.text}`)

describe.each(['es', 'pt', 'en'] as const)('labelled messages in %s', (language) => {
  const own = verdicts.filter((v) => v.item.lang === language)
  const scores = scoresOf(own)

  it('are enough to tell', () => {
    expect(own.length).toBeGreaterThanOrEqual(80)
  })

  it('have their stay read exactly, 99 % of them', () => {
    expect(misses(own, (v) => v.stay === 'silent' || v.stay === 'needless')).toEqual([])
    expect(scores.stayExact).toBeGreaterThanOrEqual(0.99)
  })

  it('are answered wrongly without asking in at most 1 %', () => {
    expect(scores.wrongWithoutAsking, misses(own, isWrong).join('\n')).toBeLessThanOrEqual(0.01)
  })

  it('are asked about whenever a careful person would ask', () => {
    expect(misses(own, (v) => v.item.status === 'ask' && v.stay !== 'asked')).toEqual([])
    expect(scores.askedWhenMust).toBe(1)
  })

  it('that name a window have its bounds', () => {
    const off = own.filter((v) => {
      const { certainty, checkIn, checkOut } = v.reading.stay
      if (certainty !== 'window' || !v.item.window) return false
      return checkIn !== v.item.window[0] || checkOut !== v.item.window[1]
    })
    expect(off.map((v) => `${v.item.text} → ${v.reading.stay.checkIn} ${v.reading.stay.checkOut}`)).toEqual(
      [],
    )
  })

  it('are asked about needlessly in at most 2 %', () => {
    expect(scores.needless).toBeLessThanOrEqual(0.02)
  })

  it('have their guests counted, 98 % of them', () => {
    expect(scores.guests, misses(own, (v) => v.guests === false).join('\n')).toBeGreaterThanOrEqual(0.98)
  })

  it('have their wish recognised, 97 % of them', () => {
    expect(scores.intents, misses(own, (v) => v.intent === false).join('\n')).toBeGreaterThanOrEqual(0.97)
  })

  it('have their consent, change, cabins and name read, 97 % of them', () => {
    const labelled = own.filter((v) => v.item.consent ?? v.item.change ?? v.item.cabins ?? v.item.name)
    const lost = labelled.filter((v) => v.others.length > 0)
    expect(lost.length / labelled.length, misses(lost, () => true).join('\n')).toBeLessThanOrEqual(0.03)
  })

  it('are no yes where a careful person would hear none', () => {
    const overheard = own.filter((v) => v.item.consent && !v.item.consent.includes('yes'))
    expect(misses(overheard, (v) => v.reading.consent === 'yes')).toEqual([])
  })

  it('are told apart from the other languages without knowing the chat', () => {
    const plain = own.filter((v) => v.item.text.split(' ').length >= 5)
    const lost = plain.filter((v) => judge(v.item, undefined, null).reading.language !== language)
    expect(lost.length / plain.length, lost.map((v) => v.item.text).join('\n')).toBeLessThanOrEqual(0.03)
  })
})

function isWrong(v: Verdict): boolean {
  return v.stay === 'wrong' || v.stay === 'invented'
}
