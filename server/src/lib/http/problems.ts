import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { ZodError } from 'zod'
import { type FieldError, ProblemError, type ProblemInit, problem } from '../errors.ts'

/** Fastify's own refusals, told as problems. */
const FROM_FRAMEWORK: Readonly<Record<string, ProblemInit>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    detail: 'This content type is not accepted here; send application/json.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'body_too_large', detail: 'The body is too large.' },
  FST_REQ_FILE_TOO_LARGE: { status: 413, code: 'body_too_large', detail: 'The file is too large.' },
  FST_FILES_LIMIT: { status: 413, code: 'body_too_large', detail: 'Too many files at once.' },
  FST_PARTS_LIMIT: { status: 413, code: 'body_too_large', detail: 'Too many parts in the form.' },
  FST_FIELDS_LIMIT: { status: 413, code: 'body_too_large', detail: 'Too many fields in the form.' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    detail: 'Send the file as multipart/form-data.',
  },
}

/** Sends RFC 9457 problem+json; the only place that turns errors into answers. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: ProblemError): FastifyReply {
  const body = {
    ...error.extra,
    type: `/api/docs#${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    detail: error.message,
    code: error.code,
    trace_id: request.traceId,
    ...(error.errors ? { errors: error.errors } : {}),
  }
  if (error.headers) reply.headers(error.headers)
  return reply.code(error.status).type('application/problem+json').send(JSON.stringify(body))
}

export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return validationProblem(
      error.validation.map(({ instancePath, message }) => ({
        path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: message ?? 'Invalid',
      })),
    )
  }
  if (error instanceof RequestZodError) return validationProblem(fieldErrors(error.cause))
  return frameworkProblem(error) ?? internalProblem()
}

/** A schema refused what the caller sent, in a place Fastify does not validate (multipart fields, for example). */
export class RequestZodError extends Error {
  override readonly cause: ZodError
  constructor(cause: ZodError) {
    super('The request does not match its schema', { cause })
    this.name = 'RequestZodError'
    this.cause = cause
  }
}

export function parseRequest<T>(schema: { parse(value: unknown): T }, value: unknown): T {
  try {
    return schema.parse(value)
  } catch (error) {
    throw error instanceof ZodError ? new RequestZodError(error) : error
  }
}

function fieldErrors(error: ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
}

function validationProblem(errors: readonly FieldError[]): ProblemError {
  const [first] = errors
  const where = first?.path ? `${first.path}: ` : ''
  const detail = first ? `${where}${first.message}` : 'The request does not match its schema.'
  return problem({ status: 422, code: 'validation_failed', detail, errors })
}

function frameworkProblem(error: unknown): ProblemError | undefined {
  if (!isFrameworkError(error)) return undefined
  const known = FROM_FRAMEWORK[error.code]
  if (known) return problem(known)
  const status = error.statusCode ?? 500
  if (status < 400 || status >= 500) return undefined
  const malformed = status === 400 && (error instanceof SyntaxError || error.code.startsWith('FST_ERR_CTP'))
  return malformed
    ? problem({ status: 400, code: 'malformed_body', detail: 'The body is not valid JSON.' })
    : problem({ status, code: 'bad_request', detail: 'The request could not be read.' })
}

function isFrameworkError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

function internalProblem(): ProblemError {
  return problem({
    status: 500,
    code: 'internal_error',
    detail: 'Something failed on our side. Quote the trace id when you ask about it.',
  })
}
