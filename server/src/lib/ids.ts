import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'

export type Id<Entity extends string> = string & { readonly __entity: Entity }
export type PropertyId = Id<'property'>
export type AccommodationId = Id<'accommodation'>
export type ReservationId = Id<'reservation'>
export type ConversationId = Id<'conversation'>
export type GuestId = Id<'guest'>
export type StaffId = Id<'staff'>

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

const ALPHABET = '34679ACDEFGHJKMNPQRTWXY'

export const systemIds: Ids = {
  uuid: <T extends string>() => randomUUID() as string as T,
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

export function sha256Hex(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex')
}

/** Constant-time comparison of two secrets of any length. */
export function sameSecret(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}
