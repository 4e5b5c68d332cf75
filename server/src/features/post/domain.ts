import type { Instant } from '../../lib/clock.ts'
import { type Id, isId, type ReservationId } from '../../lib/ids.ts'
import type { Language } from '../language/domain.ts'

export type GuestMailId = Id<'guest-mail'>

/** What a mail tells; `reply`: a person of the house wrote it in a conversation. */
const MAIL_KINDS = [
  'hold_placed',
  'confirmed',
  'changed',
  'cancelled',
  'bumped',
  'hold_expired',
  'hold_reminder',
  'balance',
  'money',
  'receipt',
  'directions',
  'day_before',
  'thanks',
  'review',
  'reply',
] as const
type MailKind = (typeof MAIL_KINDS)[number]
export type NoticeMailKind = Exclude<MailKind, 'reply'>

export interface GuestMail {
  readonly id: GuestMailId
  readonly dedupeKey: string
  readonly reservationId: ReservationId | null
  readonly messageId: string | null
  readonly kind: MailKind
  readonly language: Language
  readonly toAddress: string
  readonly subject: string
  readonly body: string
  readonly thread: readonly string[]
  readonly status: 'queued' | 'sent' | 'refused' | 'bounced' | 'failed'
  readonly detail: string | null
  readonly createdAt: Instant
  readonly sentAt: Instant | null
}

/** The part of a Message-ID before the @; the same for every try, so that a mailbox can drop a second copy. */
export function messageNameOf(id: GuestMailId): string {
  return `guest-${id}`
}

/** The mail that a report of the mail system speaks of. */
export function mailNamed(messageId: string): GuestMailId | undefined {
  const id = /^guest-([0-9a-f-]{36})@/i.exec(messageId)?.[1]
  return isId<'guest-mail'>(id) ? id : undefined
}

const SUBJECTS: Readonly<Record<NoticeMailKind, Record<Language, string>>> = {
  hold_placed: { es: 'Tu reserva te espera', pt: 'Sua reserva espera por você', en: 'Your booking is held' },
  confirmed: {
    es: 'Tu reserva está confirmada',
    pt: 'Sua reserva está confirmada',
    en: 'Your booking is confirmed',
  },
  changed: { es: 'Tu reserva cambió', pt: 'Sua reserva mudou', en: 'Your booking has changed' },
  cancelled: {
    es: 'Tu reserva quedó cancelada',
    pt: 'Sua reserva foi cancelada',
    en: 'Your booking is cancelled',
  },
  bumped: {
    es: 'No pudimos guardar tu cabaña',
    pt: 'Não conseguimos guardar sua cabana',
    en: 'We could not keep your cabin',
  },
  hold_expired: {
    es: 'Se cumplió el plazo de tu reserva',
    pt: 'O prazo da sua reserva acabou',
    en: 'Your hold has ended',
  },
  hold_reminder: {
    es: 'Tu reserva está por vencer',
    pt: 'Sua reserva está para vencer',
    en: 'Your hold is about to end',
  },
  balance: { es: 'El saldo de tu reserva', pt: 'O saldo da sua reserva', en: 'The balance of your booking' },
  money: { es: 'Sobre tu pago', pt: 'Sobre o seu pagamento', en: 'About your payment' },
  receipt: { es: 'Sobre tu pago', pt: 'Sobre o seu pagamento', en: 'About your payment' },
  directions: { es: 'Cómo llegar', pt: 'Como chegar', en: 'How to get here' },
  day_before: {
    es: 'Todo listo para tu llegada',
    pt: 'Tudo pronto para a sua chegada',
    en: 'Ready for your arrival',
  },
  thanks: { es: '¡Gracias por venir!', pt: 'Obrigado pela visita!', en: 'Thank you for staying' },
  review: { es: '¿Cómo la pasaste?', pt: 'Como foi a estadia?', en: 'How was your stay?' },
}

const YOUR_STAY = {
  es: 'Tu reserva, con todo',
  pt: 'Sua reserva, com tudo',
  en: 'Your booking, with everything',
}

/** The words of a chat as a mail: without WhatsApp's signs, with the page of the stay, signed by the place. */
export function noticeMail(of: {
  readonly kind: NoticeMailKind
  readonly language: Language
  readonly code: string
  readonly body: string
  readonly link: { readonly text: string; readonly url: string } | null
  readonly stayUrl: string
  readonly place: { readonly name: string; readonly phone: string | null }
}): { readonly subject: string; readonly body: string } {
  const { kind, language, code, link, place } = of
  const parts = [
    plain(of.body),
    ...(link ? [`${link.text}: ${link.url}`] : []),
    `${YOUR_STAY[language]}: ${of.stayUrl}`,
    place.phone ? `${place.name}\n${place.phone}` : place.name,
  ]
  return { subject: `${SUBJECTS[kind][language]} · ${place.name} (${code})`, body: parts.join('\n\n') }
}

/** `*bold*` and `_italic_` as WhatsApp writes them. */
function plain(text: string): string {
  return text
    .replace(/(^|[\s(])\*([^*\n]+)\*(?=$|[\s.,;:!?)])/g, '$1$2')
    .replace(/(^|[\s(])_([^_\n]+)_(?=$|[\s.,;:!?)])/g, '$1$2')
    .trim()
}
