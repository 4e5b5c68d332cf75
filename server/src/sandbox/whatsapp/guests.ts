import { createHash } from 'node:crypto'
import type { Guest, State } from './state.ts'

/** The same guest keeps the same business-scoped id over restarts. */
export function bsuidOf(waId: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(waId).digest('hex').slice(0, 16)}`).toString()
  return `AR.${digits.padStart(20, '1')}`
}

/** Profile names of those who did not say theirs. */
const NAMES = [
  'Ana Suárez',
  'Bruno Costa',
  'Carla Medina',
  'Diego Ferrari',
  'Elena Prado',
  'Facundo Ríos',
  'Gabriela Nunes',
  'Hernán Vidal',
]

export function findOrCreateGuest(state: State, waId: string): Guest {
  const known = state.guests.get(waId)
  if (known) return known
  const guest: Guest = {
    waId,
    bsuid: bsuidOf(waId),
    name: NAMES[Number(waId.slice(-4)) % NAMES.length] ?? 'Huésped',
    username: null,
    lastInboundAt: null,
    onWhatsApp: true,
    typingUntil: null,
    messages: [],
  }
  state.guests.set(waId, guest)
  return guest
}

/** Whom the product dialled: WhatsApp resolves the Argentine spellings to one identity, `549` + 10 digits. */
export function resolveDialled(state: State, dialled: string): Guest | undefined {
  const digits = dialled.replace(/\D/g, '')
  if (digits.length < 8 || digits.length > 15) return undefined
  const exact = state.guests.get(digits)
  if (exact) return exact
  return findOrCreateGuest(state, argentineIdentity(digits))
}

function argentineIdentity(digits: string): string {
  if (!digits.startsWith('54')) return digits
  const national = digits.slice(2).replace(/^9/, '')
  if (national.length === 10) return `549${national}`
  const withoutFifteen = national.replace(/^(11|[2368]\d{2,3})15/, '$1')
  return withoutFifteen.length === 10 ? `549${withoutFifteen}` : digits
}
