import { ERROR_CODES, type ErrorCode, type ErrorStatus } from '@tranquera/contracts/errors'

/** A mistake of the caller that HTTP can name: RFC 9457 fields come from here and nowhere else. */
export class ProblemError extends Error {
  /** The catalogue's. */
  readonly status: ErrorStatus
  readonly code: ErrorCode
  readonly errors: readonly FieldError[] | undefined
  readonly extra: Readonly<Record<string, unknown>> | undefined
  readonly headers: Readonly<Record<string, string>> | undefined

  constructor(problem: ProblemInit) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.status = ERROR_CODES[problem.code]
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
  /** From the catalogue, which also knows the status. */
  readonly code: ErrorCode
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

/** By which Node or the database names a failure, its own or that of what caused it: `ECONNREFUSED`, `40P01`. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

/** What was thrown, for whoever takes errors only. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

/** An expected outcome as a value; surprises stay exceptions. */
export type Result<Ok extends object, Reason extends string> =
  | ({ readonly ok: true } & Ok)
  | { readonly ok: false; readonly reason: Reason }
