import type { Instant } from '../../lib/clock.ts'
import type { GuestId } from '../../lib/ids.ts'

/** Somebody who is known by a stay and has never written. */
export interface KeptPerson {
  readonly id: GuestId
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly language: string
  readonly now: Instant
}

/** What the owner may correct; what is left out stays as it was. */
export interface GuestPatch {
  readonly name?: string | undefined
  readonly phone?: string | null | undefined
  readonly email?: string | null | undefined
  readonly language?: string | undefined
  readonly notes?: string | undefined
}

/** Who is to be forgotten: what leads to their rows, and by what they are found where no id leads. */
export interface ForgottenGuest {
  readonly conversationIds: readonly string[]
  readonly reservationIds: readonly string[]
  /** The last ten digits of telephones, WhatsApp's own ids, mail addresses. */
  readonly contacts: readonly string[]
  /** Of two words or more, and nobody else's who is known here: a name alone may be many people's. */
  readonly names: readonly string[]
}

/** Shorter ones stand by chance in what is about somebody else. */
const SHORTEST_CONTACT = 7
const TAIL_DIGITS = 10

/** As they were written by whoever gave them, null where nobody did. */
export interface Written {
  readonly phones: readonly (string | null)[]
  readonly ids: readonly (string | null)[]
  readonly mails: readonly (string | null)[]
  readonly names: readonly (string | null)[]
}

/** What a person is found by in words and bytes. */
export function marksOf(written: Written): Pick<ForgottenGuest, 'contacts' | 'names'> {
  const tails = written.phones.map((phone) => phone?.replaceAll(/\D/g, '').slice(-TAIL_DIGITS))
  const contacts = [...tails, ...written.ids, ...written.mails.map((mail) => mail?.toLowerCase())]
  const names = written.names.map((name) => name?.trim())
  return {
    contacts: unique(contacts).filter((one) => one.length >= SHORTEST_CONTACT),
    names: unique(names).filter((name) => /\S\s+\S/.test(name)),
  }
}

/** One regular expression of PostgreSQL for all of them, to be asked with `~*`; null, which finds nothing, for none. */
export function anyOfWords(of: {
  readonly contacts: readonly string[]
  readonly names: readonly string[]
}): string | null {
  const parts = [...of.contacts.map(quoted), ...of.names.map((name) => `\\m${quoted(name)}\\M`)]
  return parts.length === 0 ? null : parts.join('|')
}

function quoted(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function unique(words: readonly (string | null | undefined)[]): string[] {
  return [...new Set(words.filter((word): word is string => typeof word === 'string' && word !== ''))]
}

/**
 * What is kept of a person beside their entry, stays and talk. One list for both rights: what is handed out is what is
 * forgotten, or what the law of money keeps.
 */
export const KEPT = [
  'mails',
  'enquiries',
  'waiting_list',
  'questions',
  'voice_notes',
  'outbox',
  'owners_notes',
  'alerts',
  'deliveries',
  'failed_jobs',
  'payment_requests',
  'payments',
  'refunds',
  'receipts',
  'security_deposits',
  'changes',
] as const

export type Kept = (typeof KEPT)[number]
