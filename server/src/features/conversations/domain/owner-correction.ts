import type { Understanding } from '../../language/domain.ts'
import type { OwnerDeed } from './owner-deed.ts'
import { nightsRead } from './owner-wish.ts'
import { inParts } from './word-lists.ts'

const CORRECTS = inParts(
  String.raw`^(?:(?:ay|uy|uh|ah|che|eh|oi|oops),? )*(?:no(?!\p{L})|n[aã]o(?!\p{L})|perd[oó]n|me equivoqu|me `,
  'confund|mejor|digo|',
  String.raw`eran?(?!\p{L})|quise decir|desculpa|sorry|actually|i meant|make (?:it|that))`,
)

/**
 * "No, era del 6 al 9": the nights that are to be closed, or were just closed, with other days or of another cabin.
 * What is closed already comes free with the same yes.
 */
export function correctedDeed(
  text: string,
  read: Understanding | undefined,
  { shown, did }: { readonly shown: OwnerDeed | null; readonly did: OwnerDeed | null },
): OwnerDeed | undefined {
  const last = shown ?? (did?.type === 'block' ? did : null)
  if (!read || (last?.type !== 'block' && last?.type !== 'free') || !CORRECTS.test(text.trim()))
    return undefined
  const stay = nightsRead(read, last.stay) ?? last.stay
  const accommodationId = read.accommodationId ?? last.accommodationId
  const isSame =
    accommodationId === last.accommodationId &&
    stay.checkIn === last.stay.checkIn &&
    stay.checkOut === last.stay.checkOut
  if (isSame) return undefined
  const closed = { accommodationId: last.accommodationId, stay: last.stay }
  const instead = shown ? ('instead' in shown ? shown.instead : undefined) : closed
  return { type: last.type, accommodationId, stay, reason: last.reason, ...(instead ? { instead } : {}) }
}
