import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { App } from './app-type.ts'

const transform = createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } })

/** The members `sendProblem` writes; others (such as `alternatives`) may follow. */
function problemJson(codes: readonly string[] | undefined) {
  const code = codes ? z.enum(codes) : z.string()
  const problem = z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code,
    trace_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  return z.toJSONSchema(problem, { target: 'draft-2020-12' })
}

export interface DocsConfig {
  readonly baseUrl: string
  readonly version: string
  /** The product's catalogue of codes; any word when left out. */
  readonly errorCodes?: readonly string[]
}

/** OpenAPI 3.1 from the same schemas that validate, and a page to read it; both work without a network. */
export async function registerDocs(app: App, config: DocsConfig): Promise<void> {
  const problem = problemJson(config.errorCodes)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tranquera',
        version: config.version,
        description: 'Availability, holds, payments and conversations of a few holiday cabins.',
      },
      servers: [{ url: config.baseUrl }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'tranquera_session' },
        },
      },
    },
    transform: (document) => withProblem(transform(document), problem),
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(scalar, {
    routePrefix: '/api/docs',
    configuration: { url: '/api/v1/openapi.json', withDefaultFonts: false, hideClientButton: true },
  })
}

type Transformed = ReturnType<typeof transform>

/** Every operation can also answer a problem. */
function withProblem({ schema, url }: Transformed, problem: object): Transformed {
  if (!schema || ('hide' in schema && schema.hide)) return { schema, url }
  const response = typeof schema.response === 'object' ? schema.response : {}
  const fallback = {
    description: 'Problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problem } },
  }
  return { schema: { ...schema, response: { ...response, default: fallback } }, url }
}
