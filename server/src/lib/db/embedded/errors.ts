import { asError } from '../../errors.ts'

/** What the person who starts the product can mend; its sentence is all they need to see. */
export class EmbeddedDatabaseError extends Error {
  constructor(message: string, options?: { readonly cause: unknown }) {
    super(message, options)
    this.name = 'EmbeddedDatabaseError'
  }
}

/** One process at a time works on an embedded database. */
export class DatabaseInUseError extends Error {
  constructor(folder: string) {
    super(
      `The database in ${folder} is open in another process. Stop that process first, or choose another DATA_DIR.`,
    )
    this.name = 'DatabaseInUseError'
  }
}

export function failed(what: string, cause: unknown): EmbeddedDatabaseError {
  const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : ''
  return new EmbeddedDatabaseError(`${what}: ${(said || asError(cause).message || String(cause)).trim()}`, {
    cause,
  })
}
