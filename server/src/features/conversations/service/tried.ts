import type { Db } from '../../../lib/db/types.ts'

class TakenBack extends Error {
  constructor() {
    super('what nobody said yes to is taken back')
  }
}

/** Does it, looks at what came of it, and takes all of it back unless `keeps` says that this is what was agreed to. */
export async function tried<T>(
  tx: Db,
  work: (inner: Db) => Promise<T>,
  keeps: (result: T) => boolean,
): Promise<{ readonly result: T; readonly kept: boolean }> {
  const seen: { undone: { readonly result: T } | null } = { undone: null }
  try {
    return await tx.savepoint(async (inner) => {
      const result = await work(inner)
      if (!keeps(result)) {
        seen.undone = { result }
        throw new TakenBack()
      }
      return { result, kept: true }
    })
  } catch (error) {
    if (error instanceof TakenBack && seen.undone) return { ...seen.undone, kept: false }
    throw error
  }
}
