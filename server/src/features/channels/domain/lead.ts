import type { Instant } from '../../../lib/clock.ts'
import type { Id } from '../../../lib/ids.ts'
import type { LocalDate } from '../../../lib/local-date.ts'
import type { GuestCount, Language, Understanding } from '../../language/domain.ts'
import { labelled, readWrittenDate } from './lead-labels.ts'
import { type Platform, platformOfMail } from './platforms.ts'

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
}

type LeadPlatform = Exclude<Platform, 'generic'>

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
const BOOKED =
  /\b(reserva confirmada|nueva reserva|nova reserva|reserva confirmada|reservation confirmed|new booking|new reservation|booking confirmed|confirmed booking)\b/i
const ENQUIRY =
  /\b(consulta|pregunta|solicitud|mensaje|pedido|pergunta|mensagem|enquiry|inquiry|question|message|request|quote)\b/i

/** Undefined for mails of anybody else, and for those of platforms that are neither enquiry nor booking. */
export function readLead(mail: IncomingMail, understand: (text: string) => Understanding): Lead | undefined {
  const platform = platformOfMail(mail.from.address)
  if (!platform || !mail.genuine) return undefined
  const booked = BOOKED.test(mail.subject)
  if (!booked && !ENQUIRY.test(mail.subject) && !ENQUIRY.test(mail.text.slice(0, 400))) return undefined
  const labels = labelled(mail.text)
  const message = labels.message ?? plainMessage(mail.text)
  const whole = understand(message)
  // The form counts the people; the sentences around it may repeat them.
  const counted = labels.guests ? understand(labels.guests).guests : null
  const checkIn = labels.checkIn ? readWrittenDate(labels.checkIn, mail.receivedAt) : null
  const checkOut = labels.checkOut ? readWrittenDate(labels.checkOut, mail.receivedAt) : null
  const dated = checkIn !== null && checkOut !== null && checkIn < checkOut
  const reply = mail.replyTo?.address ?? mail.from.address
  return {
    platform,
    kind: booked ? 'booking' : 'enquiry',
    replyTo: NO_REPLY.test(reply) ? null : reply,
    reading: {
      language: whole.language,
      guestName: labels.name ?? (mail.replyTo?.name || nameFrom(mail.subject)),
      phone: labels.phone ?? whole.contact?.phone ?? null,
      email: labels.email ?? whole.contact?.email ?? null,
      checkIn: dated ? checkIn : whole.stay.checkIn,
      checkOut: dated ? checkOut : whole.stay.checkOut,
      guests: counted ?? whole.guests,
      message,
    },
  }
}

/** "Consulta de Ana Paz", "Enquiry from John Smith for 3 nights". */
function nameFrom(subject: string): string | null {
  const name = /\b(?:from|de|por)\s+((?:\p{Lu}[\p{L}'’.-]*)(?:\s+\p{Lu}[\p{L}'’.-]*){0,3})/u.exec(
    subject,
  )?.[1]
  return name ?? null
}

const QUOTED = /^(>|--\s*$|_{5,}|-{5,})/
const LONGEST_MESSAGE = 2_000

/** Without what follows the platform's ruler, and without links, which are the platform's. */
function plainMessage(text: string): string {
  const lines = text.split(/\r?\n/)
  const end = lines.findIndex((line, i) => i > 2 && QUOTED.test(line))
  return (end < 0 ? lines : lines.slice(0, end))
    .map((line) => line.replaceAll(/https?:\/\/\S+/g, '').trim())
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, LONGEST_MESSAGE)
}
