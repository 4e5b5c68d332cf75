import type { LocalDate } from '../../../lib/local-date.ts'
import type { Understanding } from '../../language/domain.ts'
import type { OwnerDeed } from './frame.ts'

/** What the owner asks of the bot from the own telephone. */
export type OwnerWish =
  | { readonly type: 'deed'; readonly deed: OwnerDeed }
  | { readonly type: 'which' }
  /** `date`: another day than today. */
  | { readonly type: 'arrivals'; readonly date: LocalDate | null }
  | { readonly type: 'owing' }
  | { readonly type: 'today' }
  /** Takes a chat or gives it back to the bot; `who` is a name, a number or a code. */
  | { readonly type: 'chat'; readonly to: 'human' | 'bot'; readonly who: string }

/** Stems that open a command, longest meaning first; matched without accents at the beginning of a word. */
const STEMS = {
  free: ['desbloque', 'libera', 'desbloquea', 'unblock', 'free up', 'libere'],
  block: ['bloque', 'cerra la', 'cerra el', 'cerrame', 'bloqueia', 'block', 'close the'],
  confirm: ['confirm'],
  arrivals: [
    'quien llega',
    'quienes llegan',
    'quien entra',
    'llegadas',
    'quem chega',
    'who arrives',
    'arrivals',
  ],
  today: ['resumen', 'como viene hoy', 'que hay hoy', 'que tengo hoy', 'summary', 'what is on today'],
  owing: ['quien debe', 'quienes deben', 'deudores', 'quem deve', 'who owes'],
} as const satisfies Record<string, readonly string[]>

const CODE = /RES\d{6}[A-Z2-9]{4}/i
/** "por pintura", "because of painting": what comes after it is the reason. */
const BECAUSE = /\b(?:por|porque|because of|for)\s+(\D{3,60})$/i

/** Undefined when the owner talks like anybody else. */
export function ownerWish(text: string, read: Understanding | undefined): OwnerWish | undefined {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const says = (stems: readonly string[]) => stems.some((stem) => ` ${plain}`.includes(` ${stem}`))
  if (says(STEMS.arrivals)) return { type: 'arrivals', date: read?.stay.checkIn ?? null }
  if (says(STEMS.owing)) return { type: 'owing' }
  if (/^(?:hoy|hoje|today)\W*$/.test(plain) || says(STEMS.today)) return { type: 'today' }
  const chat = chatMeant(text)
  if (chat) return chat
  const code = CODE.exec(text)?.[0].toUpperCase()
  if (says(STEMS.confirm) && code) return { type: 'deed', deed: { type: 'confirm', code } }
  const type = says(STEMS.free) ? 'free' : says(STEMS.block) ? 'block' : undefined
  if (!type) return undefined
  const { checkIn, checkOut, certainty } = read?.stay ?? {}
  const accommodationId = read?.accommodationId
  const certain = certainty === 'sure' || certainty === 'assume'
  if (!certain || !checkIn || !checkOut || !accommodationId) return { type: 'which' }
  const reason = BECAUSE.exec(text.trim())?.[1]?.trim() ?? null
  return { type: 'deed', deed: { type, accommodationId, stay: { checkIn, checkOut }, reason } }
}

const TAKES = /^(?:tomo|agarro|atiendo|lo atiendo|la atiendo|yo sigo|sigo yo|contesto|take) /i
const GIVES = /^(?:seguí|segui|sigue|devuelvo|devolvé|devolve|soltá|solta|suelto|release|give back) /i
/** What stands between the verb and the guest. */
const FILLS = /^(?:(?:yo|vos|el|la|the|chat|conversaci[oó]n|de|a|con|of|with) )+/i

/** "Atiendo yo a Julieta", "seguí vos con Julieta". */
function chatMeant(text: string): Extract<OwnerWish, { type: 'chat' }> | undefined {
  const said = text.trim().replace(/[.!¡?¿]+/g, '')
  const to = TAKES.test(said) ? ('human' as const) : GIVES.test(said) ? ('bot' as const) : undefined
  if (!to) return undefined
  const who = said.replace(to === 'human' ? TAKES : GIVES, '').replace(FILLS, '')
  return who.length >= 2 && who.length <= 60 ? { type: 'chat', to, who } : undefined
}
