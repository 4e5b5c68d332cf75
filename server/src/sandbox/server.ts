import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../lib/clock.ts'
import { createSandboxApp, type SandboxPlugin } from './http.ts'

export interface SandboxServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string
  /** Base URL for `WHATSAPP_API_URL`. */
  readonly graphUrl: string
  /** For mounting under `/sandbox` of another server. The body must not have been read and the path stays whole. */
  routing(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
}

/** The outside world on loopback: each service is a plugin, all of them share one port. */
export async function createSandboxServer(
  plugins: readonly SandboxPlugin[],
  options: {
    readonly port?: number
    /** What these services take the hour from when it is not this machine's. */
    readonly clock?: Clock
  } = {},
): Promise<SandboxServer> {
  const app = createSandboxApp()
  const { clock } = options
  if (clock) {
    app.addHook('onSend', async (_request, reply) => {
      reply.header('date', new Date(clock.now().epochMilliseconds).toUTCString())
    })
  }
  for (const plugin of plugins) await app.register(plugin)
  const origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  return {
    origin,
    graphUrl: `${origin}/v25.0`,
    routing: (request, response) => app.routing(request, response),
    close: () => app.close(),
  }
}
