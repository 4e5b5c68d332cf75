import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './app-type.ts'
import { tidyDocument } from './docs-document.ts'
import { TAGS } from './operation.ts'

const zodToJsonConfig = { unrepresentable: 'any' } as const
const transform = createJsonSchemaTransform({ zodToJsonConfig })
const withComponents = createJsonSchemaTransformObject({ zodToJsonConfig })

export interface DocsConfig {
  readonly baseUrl: string
  readonly version: string
}

const DESCRIPTION = `Availability, holds, payments and conversations of a few holiday cabins.

Dates are \`YYYY-MM-DD\`, instants ISO 8601 with offset, money decimal strings beside their \`currency\`. Fields that
a call does not know are refused (\`unknown_field\`). Every refusal is \`application/problem+json\` (RFC 9457) with a
\`code\` of a closed set. Every answer carries \`X-Trace-ID\` and the \`RateLimit\` headers; 429 carries
\`Retry-After\`. Writes take an \`Idempotency-Key\`: the same key and body get the stored answer. Writes by cookie send
the CSRF token of the session in \`X-CSRF-Token\`.`

/** OpenAPI 3.1 from the same schemas that validate, and a page to read it; both work without a network. */
export async function registerDocs(app: App, config: DocsConfig): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tranquera',
        version: config.version,
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: config.baseUrl }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'tranquera_session' },
        },
      },
    },
    transform,
    transformObject: (document) => tidyDocument(withComponents(document)),
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.register(scalar, {
    routePrefix: '/api/docs',
    configuration: {
      url: '/api/v1/openapi.json',
      withDefaultFonts: false,
      hideClientButton: true,
      telemetry: false,
    },
  })
}
