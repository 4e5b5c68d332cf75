import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judge, type Labelled, scoresOf, type Verdict } from './evaluation.ts'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures')
const verdicts = readdirSync(FIXTURES)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readFileSync(join(FIXTURES, file), 'utf8').trim().split('\n'))
  .map((line) => judge(JSON.parse(line) as Labelled))

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

  it('are told apart from the other languages without knowing the chat', () => {
    const plain = own.filter((v) => v.item.text.split(' ').length >= 5)
    const lost = plain.filter((v) => judge(v.item, undefined, null).reading.language !== language)
    expect(lost.length / plain.length, lost.map((v) => v.item.text).join('\n')).toBeLessThanOrEqual(0.03)
  })
})

function isWrong(v: Verdict): boolean {
  return v.stay === 'wrong' || v.stay === 'invented'
}
