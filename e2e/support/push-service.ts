import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { listenOnLoopback } from '../../server/test/loopback.ts'

const KEY_LENGTH = 65
const TAG_LENGTH = 16

/** A browser's maker on loopback: hands out one endpoint and reads what is pushed to it with the browser's own keys. */
export async function startPushService() {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const waiting: ((text: string) => void)[] = []
  const received: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = decrypt(Buffer.concat(chunks), browser, auth)
      const next = waiting.shift()
      if (next) next(text)
      else received.push(text)
      response.writeHead(201).end()
    })
  })
  const port = await listenOnLoopback(server)
  return {
    subscription: {
      endpoint: `http://127.0.0.1:${port}/send/e2e`,
      keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
    },
    /** The next note in clear, as the worker gets it. */
    next(): Promise<string> {
      const text = received.shift()
      return text === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(text)
    },
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

/** RFC 8188 and 8291: salt, record size, the sender's key, then one sealed record. */
function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + KEY_LENGTH)
  const sealed = body.subarray(21 + KEY_LENGTH)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const secret = hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32)
  const derive = (name: string, length: number) =>
    Buffer.from(
      hkdfSync('sha256', new Uint8Array(secret), salt, Buffer.from(`Content-Encoding: ${name}\0`), length),
    )
  const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  cipher.setAuthTag(sealed.subarray(-TAG_LENGTH))
  const padded = Buffer.concat([cipher.update(sealed.subarray(0, -TAG_LENGTH)), cipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}
