import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** It sends bytes that are ready (see `readyAnswers`), and codes them itself. */
    readyAnswer?: boolean
  }
}

const CODINGS = ['br', 'gzip'] as const
type Coding = (typeof CODINGS)[number]

const withBrotli = promisify(brotliCompress)
const withGzip = promisify(gzip)
/** Done once for all who ask, so it may take a few milliseconds. */
const BROTLI_QUALITY = 7
const CODERS: Readonly<Record<Coding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => withBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (bytes) => withGzip(bytes),
}
const JSON_TYPE = 'application/json; charset=utf-8'
/** Beside `Origin`, which every answer names: see the CORS plugin. */
const VARY = 'Origin, Accept-Encoding'
/** Below this a packet is saved by nothing. */
const LEAST_BYTES = 1024

interface ReadyAnswer {
  readonly bytes: Buffer
  readonly coded: Map<Coding, Buffer>
}

const sizeOf = (key: string, { bytes }: ReadyAnswer) => key.length + bytes.length

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/**
 * Answers in bytes, kept under what they were made of: a key names everything the answer depends on, so nothing has to
 * be thrown away when something changes. The eldest make room.
 */
export function readyAnswers(mostBytes: number) {
  const kept = new Map<string, ReadyAnswer>()
  let bytes = 0

  function keep(key: string, answer: ReadyAnswer): void {
    const more = sizeOf(key, answer)
    if (kept.has(key) || more > mostBytes) return
    for (const [eldest, old] of kept) {
      if (bytes + more <= mostBytes) break
      kept.delete(eldest)
      bytes -= sizeOf(eldest, old)
    }
    kept.set(key, answer)
    bytes += more
  }

  return {
    /** What is known goes at once. `make` answers JSON, as `reply.serialize` makes it. */
    send(exchange: Exchange, key: string, make: () => unknown): void | Promise<void> {
      const known = kept.get(key)
      return known ? sendBytes(exchange, known) : sendMade(exchange, key, make)
    },
  }

  async function sendMade(exchange: Exchange, key: string, make: () => unknown): Promise<void> {
    const answer = { bytes: Buffer.from(String(await make())), coded: new Map<Coding, Buffer>() }
    keep(key, answer)
    await sendBytes(exchange, answer)
  }
}

function sendBytes(exchange: Exchange, { bytes, coded }: ReadyAnswer): void | Promise<void> {
  const { request, reply } = exchange
  reply.header('content-type', JSON_TYPE)
  if (bytes.length < LEAST_BYTES) return void reply.send(bytes)
  reply.header('vary', VARY)
  const coding = codingOf(request.headers['accept-encoding'])
  if (!coding) return void reply.send(bytes)
  reply.header('content-encoding', coding)
  const known = coded.get(coding)
  if (known) return void reply.send(known)
  return CODERS[coding](bytes).then((made) => {
    coded.set(coding, made)
    reply.send(made)
  })
}

/** The best of ours that is taken; `q=0` refuses. */
function codingOf(accepted: string | string[] | undefined): Coding | undefined {
  if (accepted === undefined) return undefined
  const taken = String(accepted)
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/))
    .filter(([, weight = 'q=1']) => !/^q=0(?:\.0*)?$/.test(weight))
    .map(([name]) => name)
  return CODINGS.find((coding) => taken.includes(coding))
}
