import { createGuestMailer } from '../adapters/smtp/guest-mailer.ts'
import type { ConversationService } from '../features/conversations/service.ts'
import { calendarFile } from '../features/messaging/domain/calendar-file.ts'
import { voucherService } from '../features/messaging/service/vouchers.ts'
import type { GuestMail } from '../features/post/domain.ts'
import type { Attachment } from '../features/post/ports.ts'
import { postService } from '../features/post/service.ts'
import type { Db } from '../lib/db/types.ts'
import type { Outside } from '../lib/resilience/outside.ts'
import type { Context } from './context.ts'
import type { Bookings } from './reservations.ts'

export interface PostParts {
  readonly bookings: Bookings
  /** The mail server's circuit; alerts go through it too. */
  readonly email: Outside
  readonly conversations: (db: Db) => Pick<ConversationService, 'mailSent' | 'mailFailed'>
}

/** Kinds after which the stay stands differently in the guest's calendar. */
const WITH_ENTRY: ReadonlySet<string> = new Set(['confirmed', 'changed', 'cancelled', 'bumped'])
const OVER: ReadonlySet<string> = new Set(['cancelled', 'bumped'])

/** Mails to guests, wired; without SMTP_URL nothing is written. */
export function wirePost(context: Context, parts: PostParts) {
  const { clock, ids, queue, propertyId, config } = context
  const { smtp } = config
  const domain = new URL(config.http.baseUrl).hostname
  return postService({
    clock,
    ids,
    jobs: queue,
    propertyId,
    mailer: smtp && createGuestMailer({ ...smtp, domain, outside: parts.email }),
    attach: attachments(context, parts.bookings),
    sent: (tx, mail) => parts.conversations(tx).mailSent(mail),
    failed: (tx, mail, detail) => parts.conversations(tx).mailFailed(mail, detail),
  })
}

function attachments(context: Context, bookings: Bookings) {
  const { clock, media, config, logger } = context
  const { baseUrl } = config.http
  const vouchers = voucherService({
    ...context.voucher,
    lodging: bookings.lodging,
    reservations: bookings.reservations,
    media,
    baseUrl,
    onLate: (err, reservation) => logger.warn({ err, reservation }, 'voucher_late'),
  })
  return async (db: Db, { kind, reservationId }: GuestMail): Promise<Attachment[]> => {
    const reservation = reservationId && (await bookings.reservations(db).findById(reservationId))
    if (!reservation || !WITH_ENTRY.has(kind)) return []
    const { code, accessToken, checkIn, checkOut, status, updatedAt } = reservation
    const [property, cabin] = await Promise.all([
      bookings.lodging(db).property(),
      bookings.lodging(db).getAccommodation(reservation.accommodationId),
    ])
    const entry = calendarFile({
      stay: { code, check_in: checkIn, check_out: checkOut, accommodation_name: cabin.name },
      place: { name: property.name, address: property.settings.address },
      url: `${baseUrl}/r/${code}?token=${accessToken}`,
      stamp: clock.now().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, ''),
      update: {
        sequence: Math.floor(updatedAt.epochMilliseconds / 1000) % 2 ** 31,
        isCancelled: OVER.has(kind),
      },
    })
    const calendar = { filename: `${code}.ics`, mime: 'text/calendar', bytes: Buffer.from(entry) }
    if (OVER.has(kind) || (status !== 'confirmed' && status !== 'checked_in')) return [calendar]
    const key = await vouchers.pdf(db, reservation).catch((error) => {
      // The words and the calendar entry are what the guest needs; the page of the stay has the PDF.
      logger.warn({ err: error, reservation: code }, 'voucher_not_drawn')
      return null
    })
    const voucher = key && (await media(db).get(key))
    return voucher
      ? [{ filename: `${code}.pdf`, mime: voucher.mime, bytes: voucher.bytes }, calendar]
      : [calendar]
  }
}
