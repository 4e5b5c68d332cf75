import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { problemSchema } from '@tranquera/contracts/errors'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { App } from './app-type.ts'

const transform = createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } })

const problem = z.toJSONSchema(problemSchema, { target: 'draft-2020-12' })

export interface DocsConfig {
  readonly baseUrl: string
  readonly version: string
}

/** OpenAPI 3.1 from the same schemas that validate, and a page to read it; both work without a network. */
export async function registerDocs(app: App, config: DocsConfig): Promise<void> {
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
    transform: (document) => withProblem(transform(document)),
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(scalar, {
    routePrefix: '/api/docs',
    configuration: { url: '/api/v1/openapi.json', withDefaultFonts: false, hideClientButton: true },
  })
}

type Transformed = ReturnType<typeof transform>

/** Every operation can also answer a problem. */
function withProblem({ schema, url }: Transformed): Transformed {
  if (!schema || ('hide' in schema && schema.hide)) return { schema, url }
  const response = typeof schema.response === 'object' ? schema.response : {}
  const fallback = {
    description: 'Problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problem } },
  }
  return { schema: { ...schema, response: { ...response, default: fallback } }, url }
}
