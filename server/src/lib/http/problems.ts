import { STATUS_CODES } from 'node:http'
import { ERROR_CODES, type ErrorCode, errorCodeSchema } from '@tranquera/contracts/errors'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type ZodError, z } from 'zod'
import { ProblemError, type ProblemInit, problem } from '../errors.ts'
import type { App } from './app-type.ts'
import { fieldFaults, validationProblem } from './validation-problem.ts'

const TOO_LARGE = 'body_too_large' as const

/** Fastify's own refusals, told as problems. */
const FROM_FRAMEWORK: Readonly<Record<string, ProblemInit>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_media_type',
    detail: 'This content type is not accepted here; send application/json.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: TOO_LARGE, detail: 'The body is too large.' },
  FST_REQ_FILE_TOO_LARGE: { code: TOO_LARGE, detail: 'The file is too large.' },
  FST_FILES_LIMIT: { code: TOO_LARGE, detail: 'Too many files at once.' },
  FST_PARTS_LIMIT: { code: TOO_LARGE, detail: 'Too many parts in the form.' },
  FST_FIELDS_LIMIT: { code: TOO_LARGE, detail: 'Too many fields in the form.' },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    code: 'unsupported_media_type',
    detail: 'Send the file as multipart/form-data.',
  },
  FST_ERR_BAD_URL: { code: 'bad_request', detail: 'The address has a broken % escape.' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'address_too_long', detail: 'A part of the address is too long.' },
}

/** What else a plugin may refuse with; any other status of the 400s is a request that could not be read. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  408: 'request_timeout',
  413: TOO_LARGE,
  414: 'address_too_long',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  431: 'headers_too_large',
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
      error.validation.flatMap(({ keyword, instancePath, message, params }) => {
        const path = instancePath.split('/').filter((part) => part !== '')
        return fieldFaults({ ...params, code: keyword, path, message: message ?? 'Invalid' })
      }),
    )
  }
  if (error instanceof RequestZodError) {
    return validationProblem(error.cause.issues.flatMap((issue) => fieldFaults(issue)))
  }
  return frameworkProblem(error) ?? fileProblem(error) ?? internalProblem()
}

/**
 * An id that cannot be one names nothing, like one that nobody has: 404 by the code the call declares. In a body or a
 * query only a cabin is asked for by an id that strangers keep.
 */
export function namesNothing(error: unknown, request: FastifyRequest): ProblemError | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined
  const isAddress = error.validationContext === 'params'
  const isIdAlone = error.validation.every(
    ({ keyword, instancePath }) =>
      keyword === 'invalid_format' && (isAddress || instancePath.endsWith('/accommodation_id')),
  )
  if (!isIdAlone) return undefined
  const declared = z
    .object({ 'x-problem-codes': z.array(errorCodeSchema) })
    .safeParse(request.routeOptions.schema).data
  const code = declared?.['x-problem-codes'].find(
    (one) => ERROR_CODES[one] === 404 && (isAddress || one === 'accommodation_not_found'),
  )
  return code && problem({ code, detail: 'There is nothing with this id.' })
}

/** A schema refused what the caller sent, in a place Fastify does not validate (multipart fields, for example). */
class RequestZodError extends Error {
  override readonly cause: ZodError
  constructor(cause: ZodError) {
    super('The request does not match its schema', { cause })
    this.name = 'RequestZodError'
    this.cause = cause
  }
}

function frameworkProblem(error: unknown): ProblemError | undefined {
  if (!isFrameworkError(error)) return undefined
  const known = FROM_FRAMEWORK[error.code]
  if (known) return problem(known)
  const status = error.statusCode ?? 500
  if (status < 400 || status >= 500) return undefined
  const malformed = status === 400 && (error instanceof SyntaxError || error.code.startsWith('FST_ERR_CTP'))
  return malformed
    ? problem({ code: 'malformed_body', detail: 'The body is not valid JSON.' })
    : problem({ code: BY_STATUS[status] ?? 'bad_request', detail: 'The request could not be read.' })
}

/** What sends our files refuses an address with a NUL or one that climbs out of their folder: nothing is there. */
function fileProblem(error: unknown): ProblemError | undefined {
  const { data } = z.object({ statusCode: z.number().min(400).max(499) }).safeParse(error)
  if (!(error instanceof Error) || !data) return undefined
  return problem({ code: 'not_found', detail: 'There is nothing at this address.' })
}

function isFrameworkError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

function internalProblem(): ProblemError {
  return problem({
    code: 'internal_error',
    detail: 'Something failed on our side. Quote the trace id when you ask about it.',
  })
}

type Draw = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

const drawn = new WeakMap<App, Draw>()

/** Addresses of programs: whatever reads there reads problems, and what it accepts says little. */
const MACHINES = ['/api/', '/assets/', '/media/', '/webhooks/', '/ical/', '/metrics', '/sandbox/api/']

/** How a person is told that there is nothing at an address. */
export function drawMissingPages(app: App, draw: Draw): void {
  drawn.set(app, draw)
}

/** Undefined where a program asks, or where no pages are served. */
export function missingPage(app: App, { method, url, headers }: FastifyRequest): Draw | undefined {
  const isRead = method === 'GET' || method === 'HEAD'
  const isPerson = headers.accept?.includes('text/html') && !MACHINES.some((start) => url.startsWith(start))
  return isRead && isPerson ? drawn.get(app) : undefined
}
