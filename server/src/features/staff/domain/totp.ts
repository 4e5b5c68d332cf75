import { createHmac } from 'node:crypto'
import type { Instant } from '../../../lib/clock.ts'
import { sameSecret } from '../../../lib/ids.ts'

/** RFC 6238 with what every authenticator app knows: SHA-1, 6 digits, steps of 30 seconds. */
const STEP_SECONDS = 30
const DIGITS = 6
/** One step either way: the telephone's clock may differ by half a minute (RFC 6238, 5.2). */
const DRIFT_STEPS = 1
/** RFC 4226 recommends 160 bits. */
export const SECRET_BYTES = 20

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function toBase32(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text
}

export function fromBase32(text: string): Uint8Array {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of text.toUpperCase()) {
    const value = BASE32.indexOf(letter)
    if (value < 0) continue
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >>> bits) & 255)
    held &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}

/** The six digits of one step. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (digest[digest.length - 1] ?? 0) & 15
  const number = digest.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

export function stepAt(at: Instant): number {
  return Math.floor(at.epochMilliseconds / 1000 / STEP_SECONDS)
}

/** The step whose code was given; undefined when it is none, or not later than one that was taken before. */
export function acceptedStep(
  secret: string,
  given: { readonly code: string; readonly at: Instant; readonly lastStep: number | null },
): number | undefined {
  const code = given.code.replaceAll(/\s/g, '')
  const now = stepAt(given.at)
  for (let step = now - DRIFT_STEPS; step <= now + DRIFT_STEPS; step++) {
    if (given.lastStep !== null && step <= given.lastStep) continue
    if (sameSecret(totpCode(secret, step), code)) return step
  }
  return undefined
}

/** What a QR code for the app holds. */
export function otpauthUri(secret: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  const settings = 'algorithm=SHA1&digits=6&period=30'
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&${settings}`
}
