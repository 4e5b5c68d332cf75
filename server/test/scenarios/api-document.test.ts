import { createConfig, lintFromString } from '@redocly/openapi-core'
import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiDocument, type ApiOperation, type Fuzz, seeded, valueFor } from '../api-fuzz.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 2000)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_127)
/** An endless answer, and the end of the session everybody else uses. */
/** No address can carry half a surrogate pair. */
const HALVES = /\p{Surrogate}/gu
const LEFT_OUT = new Set(['watchEvents', 'signOut'])

let app: TestApp
let source: string
let document: ApiDocument

beforeAll(async () => {
  app = await createTestApp()
  const answer = await app.api('GET', '/openapi.json')
  source = answer.text
  document = JSON.parse(source)
})
afterAll(() => app.close())

interface Call {
  readonly path: string
  readonly method: string
  readonly operation: ApiOperation
}

const calls = (): Call[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )

describe('the document of the API', () => {
  test('passes the linter', async () => {
    const config = await createConfig({
      extends: ['recommended'],
      rules: {
        // The demo's own address is localhost, and that is where it is read.
        'no-server-example.com': 'off',
        // A call may well refuse nothing of its own.
        'operation-4xx-response': 'off',
      },
    })
    const found = await lintFromString({ source, config, absoluteRef: 'openapi.json' })
    const errors = found.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
  })

  test('names every call, who may make it, and what it refuses with', () => {
    const all = calls()
    expect(all.length).toBeGreaterThan(70)
    expect(new Set(all.map(({ operation }) => operation.operationId)).size).toBe(all.length)
    for (const { path, operation } of all) {
      expect(operation, path).toMatchObject({
        summary: expect.stringMatching(/\.$/),
        security: expect.any(Array),
      })
      expect(operation['x-problem-codes'], path).toContain('internal_error')
    }
  })

  test('says each answer once, under its name', () => {
    const inline = calls().filter(({ operation }) =>
      ['200', '201', '202'].some((status) => {
        const schema = operation.responses[status]?.content?.['application/json']?.schema
        return schema !== undefined && schema.$ref === undefined
      }),
    )
    expect(inline.map(({ operation }) => operation.operationId)).toEqual([])
  })
})

async function knownValues(): Promise<Fuzz['known']> {
  type Page = { items: { id: string; code: string }[] }
  const cabins = (await app.api<Page>('GET', '/accommodations')).body.items.map(({ id }) => id)
  const stays = (await app.owner<Page>('GET', '/reservations')).body.items.map(({ code }) => code)
  const feeds = (await app.owner<Page>('GET', '/feeds')).body.items.map(({ id }) => id)
  return { accommodation_id: cabins, id: [...cabins, ...feeds], code: stays }
}

/** One request and what is wrong with its answer. */
async function ask(fuzz: Fuzz, { path, method, operation }: Call, judge: Judge): Promise<string | undefined> {
  const { random } = fuzz
  let address = path
  const query = new URLSearchParams()
  for (const { name, in: place, schema } of operation.parameters ?? []) {
    const value = String(valueFor(fuzz, schema, name))
    if (place === 'path')
      address = address.replace(`{${name}}`, encodeURIComponent(value.replace(HALVES, '')) || '%20')
    if (place === 'query' && random.chance(0.5)) query.append(name, value)
  }
  const content = operation.requestBody?.content['application/json']
  const signedIn = random.chance(0.7)
  const answer = await app.ask(method, `${address}${query.size > 0 ? `?${query}` : ''}`, {
    asOwner: signedIn,
    ...(content && random.chance(0.97) ? { body: valueFor(fuzz, content.schema) } : {}),
  })
  const fault = judge(operation, answer)
  return fault && `${method} ${address} -> ${answer.status} ${fault} ${answer.text.slice(0, 200)}`
}

type Judge = (
  operation: ApiOperation,
  answer: { status: number; text: string; headers: Headers },
) => string | undefined

function judgeBy(whole: ApiDocument): Judge {
  const ajv = new Ajv({ strict: false })
  addFormats(ajv)
  ajv.addSchema(whole, 'api')
  const compiled = new Map<string, ValidateFunction>()
  return (operation, { status, text, headers }) => {
    if (status >= 500 && status !== 503) return 'failed'
    const declared = operation.responses[String(status)]
    if (!declared) return 'is not declared'
    const type = headers.get('content-type')?.split(';')[0] ?? ''
    const schema = declared.content?.[type]?.schema
    if (!/json/.test(type) || text === '') return undefined
    if (!schema) return `is ${type}, which is not declared`
    const key = JSON.stringify(schema)
    const fits = compiled.get(key) ?? ajv.compile(absolute(schema))
    compiled.set(key, fits)
    const body: unknown = JSON.parse(text)
    if (!fits(body)) return `does not fit: ${ajv.errorsText(fits.errors)}`
    const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
    const isProblem = type === 'application/problem+json'
    return isProblem && !operation['x-problem-codes']?.includes(code)
      ? `has the undeclared code ${code}`
      : undefined
  }
}

/** References of a part, seen from outside the document. */
function absolute(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/'))
}

const LONGEST_MS = 600_000

test(`${REQUESTS} requests made from the document: none fails, and every answer fits it`, {
  timeout: LONGEST_MS,
}, async () => {
  const fuzz: Fuzz = { random: seeded(SEED), document, known: await knownValues() }
  const all = calls().filter(({ operation }) => !LEFT_OUT.has(operation.operationId))
  const judge = judgeBy(document)
  const faults = new Map<string, string>()
  for (let n = 0; n < REQUESTS; n++) {
    const call = fuzz.random.of(all)
    const fault = await ask(fuzz, call, judge)
    if (fault && !faults.has(call.operation.operationId)) faults.set(call.operation.operationId, fault)
  }
  expect([...faults.values()]).toEqual([])
})
