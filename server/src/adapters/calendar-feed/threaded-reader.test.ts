import { Worker } from 'node:worker_threads'
import { afterEach, expect, it } from 'vitest'
import { localDate } from '../../lib/local-date.ts'
import { createThreadedReader, type ThreadedReader } from './threaded-reader.ts'

const options = {
  zone: 'America/Argentina/Buenos_Aires',
  horizon: { from: localDate('2026-01-01'), to: localDate('2028-01-01') },
}
const big = new Uint8Array(30_000)
const echo = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ id }) => parentPort.postMessage({ id, result: { ok: false, reason: 'empty' } }))`
const hang = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', () => { for (;;) {} })`

let reader: ThreadedReader | undefined
afterEach(() => reader?.close())
const open = (code: string) =>
  createThreadedReader({
    startThread: () => new Worker(code, { eval: true }),
    deadlineMs: code === hang ? 50 : 60_000,
    idleMs: 60_000,
  })

it('reads a small calendar here, and everything else in the thread', async () => {
  reader = open(echo)
  const text = 'BEGIN:VCALENDAR\r\nPRODID:x\r\nEND:VCALENDAR\r\n'
  expect(await reader.parse(Buffer.from(text), options)).toMatchObject({ ok: true, prodId: 'x' })
  expect(await Promise.all([reader.parse(big, options), reader.parse(big, options)])).toEqual([
    { ok: false, reason: 'empty' },
    { ok: false, reason: 'empty' },
  ])
})

it.each([
  ['in lower case', 'BEGIN:VEVENT\r\nDTSTART:20260310\r\nrrule:freq=daily\r\nEND:VEVENT\r\n', 'utf8'],
  ['broken by a fold', 'BEGIN:VEVENT\r\nDTSTART:20260310\r\nRR\r\n ULE:FREQ=DAILY\r\nEND:VEVENT\r\n', 'utf8'],
  ['in another charset', 'BEGIN:VEVENT\r\nDTSTART:20260310\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n', 'utf16le'],
  ['of a zone', 'BEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n', 'utf8'],
] as const)('works out rules elsewhere, also %s', async (_name, lines, charset) => {
  reader = open(echo)
  const text = `BEGIN:VCALENDAR\r\n${lines}END:VCALENDAR\r\n`
  expect(await reader.parse(Buffer.from(text, charset), options)).toEqual({ ok: false, reason: 'empty' })
})

it('gives a thread up that does not answer, says that it was too much, and starts another', async () => {
  reader = open(hang)
  expect(await reader.parse(big, options)).toEqual({ ok: false, reason: 'too_much_work' })
  expect(await reader.parse(big, options)).toEqual({ ok: false, reason: 'too_much_work' })
})
