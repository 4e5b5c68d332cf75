import type { Db } from '../../../lib/db/types.ts'

class TakenBack extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('what nobody said yes to is taken back')
    this.result = result
  }
}

/** Does it, looks at what came of it, and takes all of it back unless `keeps` says that this is what was agreed to. */
export async function tried<T>(
  tx: Db,
  work: (inner: Db) => Promise<T>,
  keeps: (result: T) => boolean,
): Promise<{ readonly result: T; readonly kept: boolean }> {
  try {
    return await tx.savepoint(async (inner) => {
      const result = await work(inner)
      if (!keeps(result)) throw new TakenBack(result)
      return { result, kept: true }
    })
  } catch (error) {
    // Only what is thrown above carries a result, and it is the work's own.
    if (error instanceof TakenBack) return { result: error.result as T, kept: false }
    throw error
  }
}
