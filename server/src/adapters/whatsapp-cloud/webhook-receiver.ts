import { createServer, type Server } from 'node:http'
import type { WhatsAppEvent } from '../../features/inbox/domain.ts'
import { parseWhatsAppBytes } from './inbound.ts'
import { answerHandshake, verifyWhatsAppSignature } from './signature.ts'

export interface Receiver {
  readonly url: string
  readonly events: WhatsAppEvent[]
  readonly forged: string[]
  answer: number
  close(): Promise<void>
}

/** What the product does at its webhook, without the product: verify, parse, keep. */
export async function receiveWebhooks(appSecret: string): Promise<Receiver> {
  const events: WhatsAppEvent[] = []
  const forged: string[] = []
  const http: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'GET') {
        const challenge = answerHandshake(new URL(request.url ?? '', 'http://x').search, 'verify-me')
        return response.writeHead(challenge === undefined ? 403 : 200).end(challenge)
      }
      const raw = Buffer.concat(chunks)
      const signature = request.headers['x-hub-signature-256']
      if (!verifyWhatsAppSignature(raw, typeof signature === 'string' ? signature : undefined, appSecret)) {
        forged.push(raw.toString())
        return response.writeHead(403).end()
      }
      if (receiver.answer === 200) events.push(...parseWhatsAppBytes(raw))
      return response.writeHead(receiver.answer).end()
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/webhooks/whatsapp`,
    events,
    forged,
    answer: 200,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections()
        http.close(() => resolve())
      }),
  }
  return receiver
}
