import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { openLogLines } from './log-lines.ts'
import { createLogger, tracedLogger } from './logger.ts'
import { runInTrace } from './trace.ts'

const PHONE = '5491122334455'
const FEED = 'https://www.airbnb.com/calendar/ical/123.ics?s=0123456789abcdef'

function log() {
  let text = ''
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  const logger = createLogger({ level: 'debug', readable: false, destination })
  return {
    logger,
    text: () => text,
    lines: () =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  }
}

describe('a log line', () => {
  it.each([
    ['a token of an access', { access_token: 'EAAG-secret' }, 'EAAG-secret'],
    ['a password', { password: 'hunter22' }, 'hunter22'],
    ['a header', { headers: { authorization: 'Bearer abc.def' } }, 'abc.def'],
    ['a cookie', { headers: { cookie: 'tranquera_session=s3ss10n' } }, 's3ss10n'],
    ['a bearer token in words', { detail: 'sent Authorization: Bearer abc.def-ghi' }, 'abc.def-ghi'],
    ['a token in an address', { url: '/r/RES261124K7QF?token=s3cr3t&x=1' }, 's3cr3t'],
    ['the credentials of a database', { url: 'postgres://ana:hunter22@db.example/x' }, 'hunter22'],
    ['the token of our own calendar', { url: '/api/v1/ical/export/c1/t0k3n.ics' }, 't0k3n'],
    ["the address of the cleaner's day", { url: '/limpieza/t0k3n-abc/1?dia=2026-12-01' }, 't0k3n'],
    ['the address of a feed', { url: FEED }, '0123456789abcdef'],
    [
      'the address of a feed within an error',
      { err: new Error(`Could not read ${FEED}`) },
      '0123456789abcdef',
    ],
    ['a phone by name', { contact_phone: PHONE }, PHONE],
    ['a phone of WhatsApp', { wa_id: PHONE, to: PHONE, from: PHONE }, PHONE],
    ['a phone that is a number', { phone: Number(PHONE) }, PHONE],
    ['what a guest wrote', { message: { text: 'mi clave es 1234' } }, 'mi clave'],
    ['what came in', { body: '{"from":"5491122334455"}' }, PHONE],
    ['a cause below an error', { err: new Error('outer', { cause: new Error('token=s3cr3t') }) }, 's3cr3t'],
    ['a secret in a list', { tries: [{ secret: 'a' }, { secret: 'zzz-hidden' }] }, 'zzz-hidden'],
    ['a phone in words', { detail: `Could not write to ${PHONE}` }, PHONE],
    ['a phone in an error', { err: new Error(`Recipient ${PHONE} is not allowed`) }, PHONE],
    ['a phone as people write it', { detail: 'call +54 9 11 2233-4455 back' }, '2233-4455'],
  ])('does not show %s', (_what, record, hidden) => {
    const { logger, text } = log()
    logger.info(record, 'something')
    expect(text()).not.toContain(hidden)
  })

  it('does not show secrets and phones in its sentence either', () => {
    const { logger, text } = log()
    logger.warn(`Could not write to ${PHONE} with token=s3cr3t`)
    expect(text()).not.toContain(PHONE)
    expect(text()).not.toContain('s3cr3t')
  })

  it('keeps what helps: the end of a phone, the code of an error, amounts, moments and ids', () => {
    const { logger, lines } = log()
    const err = Object.assign(new TypeError('No connection'), { code: 'ECONNREFUSED' })
    const kept = {
      err,
      contact_phone: PHONE,
      amount: 18500000,
      at: '2026-11-24T12:00:00.123Z',
      id: '0199a3f0-1234-7abc-8def-0123456789ab',
      code: 'RES261124K7QF',
      payment: '1064001605',
      duration_ms: 1234567890123,
    }
    logger.error(kept, 'failed')
    expect(lines()[0]).toMatchObject({
      level: 'error',
      msg: 'failed',
      err: { type: 'TypeError', code: 'ECONNREFUSED', message: 'No connection' },
      contact_phone: '*********4455',
      amount: 18500000,
      at: '2026-11-24T12:00:00.123Z',
      id: '0199a3f0-1234-7abc-8def-0123456789ab',
      code: 'RES261124K7QF',
      payment: '1064001605',
      duration_ms: 1234567890123,
    })
  })

  it('carries the trace of the request or job it was written in', () => {
    const { logger, lines } = log()
    runInTrace('trace-0001', () => logger.info('inside'))
    logger.info('outside')
    tracedLogger(logger, 'trace-0002').info('of a request')
    expect(lines().map(({ trace_id }) => trace_id)).toEqual(['trace-0001', undefined, 'trace-0002'])
  })

  it('survives what cannot be walked through', () => {
    const { logger, text } = log()
    const circle: Record<string, unknown> = {}
    circle.self = circle
    logger.info({ circle, bytes: new Uint8Array(1000), nothing: null, none: undefined }, 'odd')
    expect(text()).toContain('[1000 bytes]')
  })
})

it('costs lines when the disk under the log is full, never the process, which ends when it is told to', () => {
  const full = openSync('/dev/full', 'w')
  const lines = openLogLines(full)
  const logger = createLogger({ level: 'info', readable: false, destination: lines })
  logger.info('nobody will read this')
  logger.fatal('nor this')
  // Left open: what is being written right now would else go into whatever file is opened next.
  lines.flushSync()
})

it('writes every line once and in order, what is left at the end too', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'tranquera-log-')), 'log')
  const lines = openLogLines(openSync(file, 'w'))
  for (let n = 0; n < 1000; n++) lines.write(`${n}\n`)
  await vi.waitFor(() => expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1000))
  lines.write('1000\n1001\n')
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('1001'))
  lines.flushSync()
  expect(readFileSync(file, 'utf8')).toBe(Array.from({ length: 1002 }, (_, n) => `${n}\n`).join(''))
  rmSync(path.dirname(file), { recursive: true })
})
