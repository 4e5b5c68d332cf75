import type { Instant } from '../../../lib/clock.ts'
import type { Id } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { GuestCount, Language, Understanding } from '../../language/domain.ts'
import { type Labelled, labelled, peopleIn, readWrittenDate, readWrittenDates } from './lead-labels.ts'
import { type Platform, platformIn, platformOfMail } from './platforms.ts'

export type LeadId = Id<'mail-lead'>

export interface MailAddress {
  readonly address: string
  readonly name: string
}

/** One mail, as far as an enquiry needs it. */
export interface IncomingMail {
  /** Without its brackets; empty when the mail has none. */
  readonly messageId: string
  readonly from: MailAddress
  readonly replyTo: MailAddress | null
  readonly subject: string
  /** Plain text; taken from the HTML when that is all there is. */
  readonly text: string
  readonly receivedAt: Instant
  /** False when the receiving server says that the sender is not who it claims to be. */
  readonly genuine: boolean
  /** Message-ID of the mail it answers, without brackets; empty when it answers none. */
  readonly inReplyTo: string
  /** Set when it is the mail system's report of a mail that came back. */
  readonly returned: { readonly messageIds: readonly string[]; readonly detail: string } | null
}

/** `web`: the form of a page of the owner's own; `mail`: somebody answers a mail of ours. */
type LeadPlatform = Exclude<Platform, 'generic'> | 'web' | 'mail'

export interface LeadReading {
  readonly language: Language
  readonly guestName: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly checkIn: LocalDate | null
  readonly checkOut: LocalDate | null
  readonly guests: GuestCount | null
  /** What the guest wrote, without the platform's frame. */
  readonly message: string
}

export interface Lead {
  readonly platform: LeadPlatform
  /** `booking`: the platform says it is sold already; the calendar brings it, nobody has to answer. */
  readonly kind: 'enquiry' | 'booking'
  readonly reading: LeadReading
  readonly replyTo: string | null
}

const NO_REPLY = /^(no-?reply|do-?not-?reply|noresponder|nao-?responda|automated|notification)/i
const anyOf = (...words: readonly string[]) => new RegExp(`\\b(${words.join('|')})\\b`, 'i')

const BOOKED = anyOf(
  'reserva confirmada|nueva reserva|nova reserva|reservation confirmed|new booking',
  'new reservation|booking confirmed|confirmed booking',
)
const ENQUIRY =
  /\b(consulta|pregunta|solicitud|mensaje|pedido|pergunta|mensagem|enquiry|inquiry|question|message|request|quote)\b/i

const FORM_SUBJECT = anyOf(
  'consulta|contacto|formulario|mensaje|presupuesto|reserva|web|sitio|contato',
  'formul[áa]rio|mensagem|or[çc]amento|contact|form|enquiry|inquiry|message|booking',
  'reservation|quote|website',
)
const OURS = /^(?:guest|lead)-[0-9a-f-]{36}@/

/** Whether a mail is worth being fetched: of a platform, an answer to one of ours, a report, or maybe a form. */
export function mayBeLead(mail: {
  readonly sender: string
  readonly subject: string
  readonly inReplyTo: string
}): boolean {
  if (platformOfMail(mail.sender) || OURS.test(mail.inReplyTo)) return true
  return isMailSystem(mail.sender) || FORM_SUBJECT.test(mail.subject)
}

function isMailSystem(sender: string): boolean {
  return /^(mailer-daemon|postmaster)@/i.test(sender)
}

/** Undefined for mails of anybody else, and for those of platforms that are neither enquiry nor booking. */
export function readLead(mail: IncomingMail, understand: (text: string) => Understanding): Lead | undefined {
  if (!mail.genuine) return undefined
  const labels = labelled(mail.text)
  const platform = platformOfMail(mail.from.address) ?? sourceOf(mail, labels)
  if (!platform) return undefined
  const isOpen = platform === 'web' || platform === 'mail'
  const booked = !isOpen && BOOKED.test(mail.subject)
  const asks = ENQUIRY.test(mail.subject) || ENQUIRY.test(mail.text.slice(0, 400))
  if (!isOpen && !booked && !asks) return undefined
  const message = labels.message ?? plainMessage(mail.text)
  const whole = understand(message)
  // The form counts the people; the sentences around it may repeat them.
  const people = peopleIn(labels)
  const counted = people ? understand(people).guests : null
  const dated = datesIn(labels, mail)
  const written = mail.replyTo?.address ?? mail.from.address
  // The form of a page is sent by the page; the guest's address stands in it.
  const reply = platform === 'web' ? (labels.email ?? written) : written
  return {
    platform,
    kind: booked ? 'booking' : 'enquiry',
    replyTo: NO_REPLY.test(reply) ? null : reply,
    reading: {
      language: whole.language,
      guestName:
        ([labels.name, labels.surname].filter(Boolean).join(' ') || null) ??
        (mail.replyTo?.name || (platform === 'mail' ? mail.from.name : nameFrom(mail.subject)) || null),
      phone: labels.phone ?? whole.contact?.phone ?? null,
      email: labels.email ?? whole.contact?.email ?? null,
      checkIn: dated?.checkIn ?? whole.stay.checkIn,
      checkOut: dated?.checkOut ?? whole.stay.checkOut,
      guests: counted ?? whole.guests,
      message,
    },
  }
}

/** Each day behind its label, both behind one, or in the subject, where Vrbo and Airbnb write them. */
function datesIn(labels: Labelled, { subject, receivedAt }: IncomingMail) {
  const checkIn = labels.checkIn ? readWrittenDate(labels.checkIn, receivedAt) : null
  const checkOut = labels.checkOut ? readWrittenDate(labels.checkOut, receivedAt) : null
  if (checkIn && checkOut && checkIn < checkOut) return { checkIn, checkOut }
  const together = labels.dates ? readWrittenDates(labels.dates, receivedAt) : null
  return together ?? readWrittenDates(subject, receivedAt)
}

/** A form names who writes, how to answer, and what they say; only a guest who answers us needs none of that. */
function sourceOf(mail: IncomingMail, labels: Labelled): 'web' | 'mail' | undefined {
  if (OURS.test(mail.inReplyTo)) return 'mail'
  const answerable = labels.email ?? labels.phone ?? mail.replyTo?.address
  return labels.message && labels.name && answerable && FORM_SUBJECT.test(mail.subject) ? 'web' : undefined
}

/** "Consulta de Ana Paz", "Enquiry from John Smith for 3 nights". */
function nameFrom(subject: string): string | null {
  const name = /\b(?:from|de|por)\s+((?:\p{Lu}[\p{L}'’.-]*)(?:\s+\p{Lu}[\p{L}'’.-]*){0,3})/u.exec(
    subject,
  )?.[1]
  // "Consulta de Despegar" names nobody.
  return name && !platformIn(name) ? name : null
}

const QUOTED = /^(>|--\s*$|_{5,}|-{5,}|(El|Em|On) .{5,200}(escribi[óo]|escreveu|wrote):$)/
const LONGEST_MESSAGE = 2_000

/** Without what follows the platform's ruler, and without links, which are the platform's. */
function plainMessage(text: string): string {
  const lines = text.split(/\r?\n/)
  const end = lines.findIndex((line, i) => i > 0 && QUOTED.test(line))
  return (end < 0 ? lines : lines.slice(0, end))
    .map((line) => line.replaceAll(/https?:\/\/\S+/g, '').trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, LONGEST_MESSAGE)
}
