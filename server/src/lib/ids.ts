import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { $brand } from 'zod'

/** What a schema of contracts brands with the same name is this id; nothing else has to be asserted. */
export type Id<Entity extends string> = string & $brand<Entity>
export type PropertyId = Id<'property'>
export type AccommodationId = Id<'accommodation'>
export type ReservationId = Id<'reservation'>
export type ConversationId = Id<'conversation'>
export type GuestId = Id<'guest'>
export type StaffId = Id<'staff'>

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Whether what came from outside can be an id at all; what cannot names nothing. */
export function isId<Entity extends string>(text: unknown): text is Id<Entity> {
  return typeof text === 'string' && UUID.test(text)
}

/** An id as it was written down: in what a chat is about, in a button. @throws where the text can be none. */
export function idIn<Entity extends string>(text: string): Id<Entity> {
  if (!isId<Entity>(text)) throw new TypeError(`${JSON.stringify(text)} is no id`)
  return text
}

/** The only source of chance. Injected, so that a test can make it repeatable. */
export interface Ids {
  uuid<T extends string = string>(): T
  /** URL-safe secret of `bytes` random bytes. */
  token(bytes?: number): string
  /** `length` letters and digits nobody confuses aloud: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V. */
  unambiguous(length: number): string
  /** Uniform in [0, 1). */
  random(): number
}

/** The one place where an id is made: whoever asks says of which kind. */
export function made<T extends string>(text: string): T {
  return text as T
}

const ALPHABET = '34679ACDEFGHJKMNPQRTWXY'

export const systemIds: Ids = {
  uuid: <T extends string>() => made<T>(randomUUID()),
  token: (bytes = 24) => randomBytes(bytes).toString('base64url'),
  unambiguous(length) {
    let out = ''
    while (out.length < length) {
      for (const byte of randomBytes(length * 2)) {
        if (byte >= ALPHABET.length * 11) continue // the remainder would favour the first letters
        out += ALPHABET[byte % ALPHABET.length]
        if (out.length === length) break
      }
    }
    return out
  },
  random: () => randomBytes(4).readUInt32BE(0) / 2 ** 32,
}

/** The same chance for the same seed, SHA-256 in counter mode: for a simulation, never for a secret. */
export function seededIds(seed: string): Ids {
  let block = 0
  const bytes = (count: number): Buffer => {
    const parts: Buffer[] = []
    for (let have = 0; have < count; have += 32)
      parts.push(createHash('sha256').update(`${seed}:${block++}`).digest())
    return Buffer.concat(parts).subarray(0, count)
  }
  return {
    uuid<T extends string = string>() {
      const hex = bytes(16).toString('hex')
      return made<T>(
        `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`,
      )
    },
    token: (count = 24) => bytes(count).toString('base64url'),
    unambiguous: (length) => [...bytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join(''),
    random: () => bytes(4).readUInt32BE(0) / 2 ** 32,
  }
}

export function sha256Hex(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex')
}

/** The same id for the same bytes, in the form of a uuid (version 8: made by us). */
export function uuidOfHash<T extends string>(sha256: string): T {
  const digits = `${sha256.slice(0, 12)}8${sha256.slice(13, 16)}8${sha256.slice(17, 32)}`
  return made<T>(digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
}

/** Constant-time comparison of two secrets of any length. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}
