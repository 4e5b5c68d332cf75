import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync, constants } from 'node:zlib'
import { serverRoot } from '../src/lib/package-root.ts'

const FIXTURE = path.join(serverRoot(), 'test/fixtures/v0.1')

/** What 0.1 answered on its own database at `now`, before anything of this version had run. */
export interface AnswersOf01 {
  readonly now: string
  /** Of the owner, who had signed in that morning. */
  readonly token: string
  readonly seen: readonly { address: string; auth: boolean; status: number; body: unknown }[]
  /** Guests in the middle of a question, what they wrote next, and what they were answered. */
  readonly talks: Readonly<
    Record<string, { wa: string; username: string | null; next: string; answers: string[] }>
  >
}

export function answersOf01(): AnswersOf01 {
  return JSON.parse(unpack('answers.json.br').toString('utf8')) as AnswersOf01
}

/**
 * The DATA_DIR of a demo that 0.1 (commit d099b82) had run for a month: 58 stays in every state, money of every kind,
 * and a guest in the middle of each question. One stream: a list of names and sizes, then the files one after the
 * other.
 */
export function writeFolderOf01(target: string): void {
  const whole = unpack('data-dir.br')
  const headEnd = 4 + whole.readUInt32LE(0)
  const entries = JSON.parse(whole.subarray(4, headEnd).toString('utf8')) as { path: string; size?: number }[]
  let at = headEnd
  for (const { path: name, size } of entries) {
    const file = path.join(target, name)
    if (size === undefined) mkdirSync(file, { recursive: true })
    else {
      writeFileSync(file, whole.subarray(at, at + size))
      at += size
    }
  }
}

function unpack(name: string): Buffer {
  return brotliDecompressSync(readFileSync(path.join(FIXTURE, name)), {
    params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
  })
}
