import { z } from 'zod'

const problemSchema = z.looseObject({
  detail: z.string().optional(),
  title: z.string().optional(),
  code: z.string().optional(),
  error: z.string().optional(),
})

/** An answer outside 2xx, or none at all (`status` 0). `code` is the contract's, `network` or `unreadable`. */
export class RequestFailed extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'RequestFailed'
    this.status = status
    this.code = code
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly json?: unknown
  readonly body?: Blob
  readonly headers?: Record<string, string>
}

/** Asks the server and parses the answer. Throws {@link RequestFailed}. */
export async function ask<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  call: Call = {},
): Promise<z.infer<Schema>> {
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
    throw new RequestFailed(0, 'network', 'network')
  })
  const text = await response.text()
  if (!response.ok) throw failureOf(response.status, text)
  const parsed = schema.safeParse(parseJson(text))
  if (!parsed.success) throw new RequestFailed(response.status, 'unreadable', parsed.error.message)
  return parsed.data
}

/** Cookie sessions prove the origin of a write with the token the server left in a readable cookie. */
export function csrfHeader(cookies: string): Record<string, string> {
  for (const pair of cookies.split(';')) {
    const [name, ...value] = pair.trim().split('=')
    if (name === 'tranquera_csrf') return { 'x-csrf-token': decodeURIComponent(value.join('=')) }
  }
  return {}
}

function failureOf(status: number, text: string): RequestFailed {
  const problem = problemSchema.safeParse(parseJson(text))
  if (!problem.success) return new RequestFailed(status, `http_${status}`, `HTTP ${status}`)
  const { detail, title, error, code } = problem.data
  return new RequestFailed(status, code ?? `http_${status}`, detail ?? error ?? title ?? `HTTP ${status}`)
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
