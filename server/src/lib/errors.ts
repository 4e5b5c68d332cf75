/** A mistake of the caller that HTTP can name: RFC 9457 fields come from here and nowhere else. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly FieldError[] | undefined
  readonly extra: Readonly<Record<string, unknown>> | undefined
  readonly headers: Readonly<Record<string, string>> | undefined

  constructor(problem: ProblemInit) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.status = problem.status
    this.code = problem.code
    this.errors = problem.errors
    this.extra = problem.extra
    this.headers = problem.headers
  }
}

export interface FieldError {
  readonly path: string
  readonly message: string
}

export interface ProblemInit {
  readonly status: number
  /** snake_case, listed in contracts/src/errors.ts */
  readonly code: string
  /** One sentence that names the field and the fix. */
  readonly detail: string
  readonly errors?: readonly FieldError[]
  /** Further members of the problem object, such as `alternatives`. */
  readonly extra?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

export function problem(init: ProblemInit): ProblemError {
  return new ProblemError(init)
}

/** An expected outcome as a value; surprises stay exceptions. */
export type Result<Ok extends object, Reason extends string> =
  | ({ readonly ok: true } & Ok)
  | { readonly ok: false; readonly reason: Reason }

/** For switches that must handle every member of a closed set. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
