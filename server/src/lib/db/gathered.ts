import type { Gathering, Statement } from './types.ts'

interface Item {
  readonly gathering: Gathering<unknown>
  readonly item: unknown
}

/** What one attempt of a transaction has gathered and not written yet. */
export class Gathered {
  readonly #items: Item[] = []
  /** What was gathered before the savepoint we stand in is not written inside it. */
  #kept = 0

  add<One>(gathering: Gathering<One>, item: One): void {
    this.#items.push({ gathering, item })
  }

  /** What a write takes along: all that need not wait for the commit. */
  takeForWrite(): (readonly Statement[])[] {
    const mine = this.#items.splice(this.#kept)
    this.#items.push(...mine.filter((one) => !isReady(one)))
    return grouped(mine.filter(isReady))
  }

  /** Everything, in the order in which it is to be written; `write` goes before what waits for the commit. */
  takeForCommit(write: readonly Statement[] = []): (readonly Statement[])[] {
    const all = this.#items.splice(0)
    const [last, waiting, others] = [all.filter(isLast), all.filter(isWaiting), all.filter(isReady)]
    return [...grouped(others), write, ...grouped(waiting), ...grouped(last)]
  }

  /** Answers how to forget what is gathered from here on, and how to leave the savepoint. */
  enterSavepoint(): { readonly forget: () => void; readonly leave: () => void } {
    const [before, kept] = [this.#items.length, this.#kept]
    this.#kept = before
    return {
      forget: () => {
        this.#items.length = before
      },
      leave: () => {
        this.#kept = kept
      },
    }
  }
}

const isLast = ({ gathering }: Item) => gathering.isLast === true
const isReady = ({ gathering }: Item) => !gathering.isLast && !gathering.atCommit
const isWaiting = (item: Item) => !isLast(item) && !isReady(item)

/** Statements that have nothing to do with one another. */
export const ONE_BY_ONE: Gathering<Statement> = { writesFor: (statements) => statements }

function grouped(items: readonly Item[]): (readonly Statement[])[] {
  const groups = new Map<Gathering<unknown>, unknown[]>()
  for (const { gathering, item } of items) {
    const group = groups.get(gathering)
    if (group) group.push(item)
    else groups.set(gathering, [item])
  }
  return [...groups].flatMap(([gathering, all]) => {
    const writes = gathering.writesFor(all)
    return gathering === ONE_BY_ONE ? writes.map((one) => [one]) : [writes]
  })
}
