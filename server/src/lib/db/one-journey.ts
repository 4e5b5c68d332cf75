import { AsyncLocalStorage } from 'node:async_hooks'

/** More would make the first of them wait for the last. */
const MOST_TOGETHER = 16

interface Traveller<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * One journey to the database for all who ask in the same moment: whoever comes while one is under way goes with the
 * next, and is therefore never told what was so before it asked. What fails together is tried one by one, so that
 * nobody fails for another.
 *
 * @param travel Answers in the order of the items.
 */
export function inOneJourney<Item, Answer>(
  travel: (items: readonly Item[]) => Promise<readonly Answer[]>,
): (item: Item) => Promise<Answer> {
  // The loop outlives the request that began it, and must not go on under its trace.
  const detached = AsyncLocalStorage.snapshot()
  const waiting: Traveller<Item, Answer>[] = []
  let isUnderWay = false

  async function go(together: readonly Traveller<Item, Answer>[]): Promise<void> {
    try {
      const answers = await travel(together.map(({ item }) => item))
      if (answers.length !== together.length) throw new Error('Not everybody who asked was answered')
      for (const [at, answer] of answers.entries()) together[at]?.resolve(answer)
    } catch (error) {
      const [only] = together
      if (together.length === 1) only?.reject(error)
      else for (const one of together) await go([one])
    }
  }

  async function goOn(): Promise<void> {
    while (waiting.length > 0) await go(waiting.splice(0, MOST_TOGETHER))
    isUnderWay = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isUnderWay) return
      isUnderWay = true
      // Whoever else asks before the next turn of the loop comes along.
      detached(() => setImmediate(() => void goOn()))
    })
}
