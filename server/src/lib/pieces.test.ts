import { expect, it } from 'vitest'
import { atOnce, eachInPieces, inTurns, mapInPieces, type Pieces } from './pieces.ts'

it('gives everybody else a turn between pieces, however long the work is', async () => {
  const seen: string[] = []
  setTimeout(() => seen.push('timer'), 0)
  setImmediate(() => seen.push('request'))
  // Ends only when both had their turn.
  function* patient(): Pieces<string> {
    while (seen.length < 2) yield
    return 'done'
  }
  expect(await inTurns(patient())).toBe('done')
  expect(seen.toSorted()).toEqual(['request', 'timer'])
})

it('can be stopped at many places, and comes to the same in turns and at once', async () => {
  const items = Array.from({ length: 1000 }, (_, i) => i)
  const work = () => mapInPieces(items, (i) => i * 2)
  expect([...work()].length).toBeGreaterThanOrEqual(items.length / 50)
  expect(await inTurns(work())).toEqual(atOnce(work()))
})

it('ends with what went wrong in it', async () => {
  const work = eachInPieces([1], () => {
    throw new Error('no such day')
  })
  await expect(inTurns(work)).rejects.toThrow('no such day')
})
