import { createServer } from 'node:http'
import { portOf } from './loopback.ts'

export interface CannedAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestServer {
  readonly origin: string
  /** What was sent, in order. */
  readonly bodies: readonly string[]
  close(): Promise<void>
}

/** Answers the first call with the first answer and so on; the last one is repeated. */
export async function startTestServer(answers: readonly CannedAnswer[]): Promise<TestServer> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { status, body, headers } = answers[Math.min(bodies.length, answers.length - 1)] ?? {
        status: 500,
        body: '',
      }
      bodies.push(Buffer.concat(chunks).toString('latin1'))
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    bodies,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
