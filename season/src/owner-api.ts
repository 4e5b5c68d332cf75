import { z } from 'zod'
import { OWNER, type World } from './world.ts'

export interface Answer<Body = unknown> {
  readonly status: number
  readonly body: Body
  readonly text: string
}

/** The owner's panel as a browser uses it: signs in, and again when the session has ended. */
export function ownerApi(world: World) {
  let token: string | undefined

  async function ask(method: string, address: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${world.origin()}/api/v1${address}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, text, body: isJson && text !== '' ? JSON.parse(text) : {} }
  }

  async function signIn(): Promise<void> {
    token = undefined
    const answer = await ask('POST', '/auth/login', { email: OWNER.email, password: OWNER.password })
    token = z.object({ access_token: z.string() }).parse(answer.body).access_token
  }

  async function call(method: string, address: string, body?: unknown): Promise<Answer> {
    if (!token) await signIn()
    const answer = await ask(method, `/admin${address}`, body)
    if (answer.status !== 401) return answer
    await signIn()
    return ask(method, `/admin${address}`, body)
  }

  return {
    call,
    /** `must(schema, 'GET /today')`: throws unless the answer is a success, and reads its body. */
    async must<T>(schema: z.ZodType<T>, request: string, body?: unknown): Promise<T> {
      const [method = 'GET', address = ''] = request.split(' ')
      const answer = await call(method, address, body)
      if (answer.status >= 300) throw new Error(`${request}: ${answer.status} ${answer.text.slice(0, 400)}`)
      return schema.parse(answer.body)
    },
  }
}

export type OwnerApi = ReturnType<typeof ownerApi>
