import type { Problem } from '@tranquera/contracts/errors'
import type { z } from 'zod'

/** An answer outside 2xx, or none at all (`status` 0). `code` is the contract's, or `network`. */
export class RequestFailed extends Error {
  readonly status: number
  readonly code: string
  /** All that the server said, such as `errors` of fields or `alternatives`. */
  readonly problem: Partial<Problem>

  constructor(status: number, code: string, problem: Partial<Problem> = {}) {
    super(problem.detail ?? problem.title ?? (status > 0 ? `HTTP ${status}` : code))
    this.name = 'RequestFailed'
    this.status = status
    this.code = code
    this.problem = problem
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly json?: unknown
  readonly body?: Blob | FormData
  readonly headers?: Record<string, string>
}

/**
 * Asks our own server, which checked the answer against the very schema named here before it sent it; so only the
 * schema's type travels to the browser and the answer is not parsed again. Throws {@link RequestFailed}.
 */
export async function ask<Schema extends z.ZodType>(
  path: string,
  call: Call = {},
): Promise<z.output<Schema>> {
  return fetchJson(path, call)
}

/** The same for a service without a contract, which its caller describes. */
export async function fetchJson<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const method = call.method ?? 'GET'
  const headers: Record<string, string> = { accept: 'application/json', ...call.headers }
  if (call.json !== undefined) headers['content-type'] = 'application/json'
  if (method !== 'GET') Object.assign(headers, csrfHeader(document.cookie))
  const body = call.json === undefined ? call.body : JSON.stringify(call.json)
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
  }).catch(() => {
    throw new RequestFailed(0, 'network')
  })
  const text = await response.text()
  if (!response.ok) throw failureOf(response.status, text)
  return JSON.parse(text || 'null')
}

/** Cookie sessions prove the origin of a write with the token the server left in a readable cookie. */
export function csrfHeader(cookies: string): Record<string, string> {
  for (const pair of cookies.split(';')) {
    const [name, ...value] = pair.trim().split('=')
    if (name === 'tranquera_csrf') return { 'x-csrf-token': decodeURIComponent(value.join('=')) }
  }
  return {}
}

/** A proxy on the way may answer with a page of its own: then only the status is known. */
function failureOf(status: number, text: string): RequestFailed {
  const problem = readProblem(text)
  return new RequestFailed(status, problem.code ?? `http_${status}`, problem)
}

function readProblem(text: string): Partial<Problem> {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

/** `?a=1&b=x`, without what has no value; empty without any. */
export function queryOf(values: Record<string, string | number | boolean | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return query.size > 0 ? `?${query}` : ''
}
