import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StayReading } from '../domain.ts'
import { judge, type Labelled } from './evaluation.ts'
import { readLabelled } from './labels.ts'

const FIXTURES = join(import.meta.dirname, '..', 'fixtures')
const items = readdirSync(FIXTURES)
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => readLabelled(file, readFileSync(join(FIXTURES, file), 'utf8')))
  .filter((item) => item.status !== undefined && item.text.includes(' '))

/** What may stand between two words and means nothing. */
const NOISE: Readonly<Record<string, string>> = {
  emoji: ' 😊 ',
  'a flag and a face with a skin': ' 🇦🇷👍🏽 ',
  asterisks: '* *',
  ellipsis: '… ',
  'three dots': '... ',
  'a line break': '\n',
  'two bubbles': '\n\n',
  laughter: ' jajaja ',
  'a sign without width': '\u200b ',
  'a mark of direction': ' \u200e',
}
const FILLER = { es: ' eh ', pt: ' eh ', en: ' uhm ' } as const

const essence = ({ certainty, checkIn, checkOut, nights }: StayReading) =>
  JSON.stringify([certainty === 'assume' ? 'sure' : certainty, checkIn, checkOut, nights])

/** Where a noise turned one date into another, or made one up, without asking. */
function misreadings(noiseOf: (item: Labelled) => string): string[] {
  const lost: string[] = []
  for (const item of items) {
    const before = judge(item).reading.stay
    for (let gap = item.text.indexOf(' '); gap > 0; gap = item.text.indexOf(' ', gap + 1)) {
      const text = `${item.text.slice(0, gap)}${noiseOf(item)}${item.text.slice(gap + 1)}`
      const { stay } = judge({ ...item, text }).reading
      const asked = stay.certainty === 'ask' || stay.certainty === 'window'
      if (!asked && essence(stay) !== essence(before))
        lost.push(`${JSON.stringify(text)}: ${essence(before)} → ${essence(stay)}`)
    }
  }
  return lost
}

describe('what stands between two words of a message changes no date', () => {
  it.each(Object.entries(NOISE))('%s', (_, noise) => {
    expect(misreadings(() => noise)).toEqual([])
  })

  it('a sound of somebody who thinks', () => {
    expect(misreadings((item) => FILLER[item.lang])).toEqual([])
  })
})
