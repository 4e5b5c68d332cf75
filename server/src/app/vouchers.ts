import type { ConversationDeps } from '../features/conversations/service/deps.ts'
import type { Language } from '../features/language/domain.ts'
import { formatPercent } from '../features/messaging/domain/format.ts'
import type { VoucherData } from '../features/messaging/domain/voucher.ts'
import type { Reservation } from '../features/reservations/domain/reservation.ts'
import type { Db } from '../lib/db/types.ts'
import type { Context } from './context.ts'
import type { Bookings } from './reservations.ts'

/** Of the last drawings: a picture that came too late for the words goes out a moment after them. */
const KEPT = 32

/** Draws vouchers and keeps them as media. The same voucher is drawn once, however many ask for it meanwhile. */
export function wireVouchers(context: Context, bookings: Bookings): ConversationDeps['voucher'] {
  const { renderer, patienceMs } = context.voucher
  const drawings = new Map<string, Promise<string>>()

  function once(key: string, draw: () => Promise<string>): Promise<string> {
    const known = drawings.get(key)
    if (known) return known
    const drawing = draw()
    drawings.set(key, drawing)
    for (const old of [...drawings.keys()].slice(0, -KEPT)) drawings.delete(old)
    drawing.catch(() => drawings.delete(key))
    return drawing
  }

  async function picture(db: Db, reservation: Reservation): Promise<string> {
    const { data, print } = await voucherData(context, bookings, { db, reservation })
    return once(`picture ${print}`, async () => {
      const bytes = await renderer.renderVoucherPicture(data)
      return context.media(db).put(bytes, 'image/png', `${data.code}.png`)
    })
  }

  return {
    picture,
    async pictureSoon(db, reservation) {
      const late = (err?: unknown) => {
        context.logger.warn({ err, reservation: reservation.code }, 'voucher_late')
        return null
      }
      return atMost(patienceMs, picture(db, reservation).catch(late), late)
    },
    async pdf(db, reservation) {
      const { data, print } = await voucherData(context, bookings, { db, reservation })
      return once(`pdf ${print}`, async () => {
        const bytes = await renderer.renderVoucherPdf(data)
        return context.media(db).put(bytes, 'application/pdf', `${data.code}.pdf`)
      })
    },
  }
}

async function atMost<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms)
  })
  return Promise.race([work, patience]).finally(() => clearTimeout(timer))
}

const POLICY_LINES: Readonly<Record<Language, (days: number, share: string) => string>> = {
  es: (days, share) =>
    `Cancelando hasta ${days} días antes de la llegada se devuelve el ${share} de lo pagado.`,
  pt: (days, share) => `Cancelando até ${days} dias antes da chegada, devolvemos ${share} do valor pago.`,
  en: (days, share) => `Cancel up to ${days} days before arrival and ${share} of what you paid comes back.`,
}

/** With what tells it from another voucher of the same stay. */
async function voucherData(
  context: Context,
  bookings: Bookings,
  of: { readonly db: Db; readonly reservation: Reservation },
): Promise<{ readonly data: VoucherData; readonly print: string }> {
  const { db } = of
  const { lodging, reservations } = bookings
  const [property, cabin, whole] = await Promise.all([
    lodging(db).property(),
    lodging(db).getAccommodation(of.reservation.accommodationId),
    reservations(db).wholeStay(of.reservation),
  ])
  const { reservation, accommodationIds, balance } = whole
  const names = [cabin.name]
  // Of cabins that were booked together one voucher speaks.
  for (const id of accommodationIds) {
    if (id !== cabin.id) names.push((await lodging(db).getAccommodation(id)).name)
  }
  const { settings } = property
  const { language, code } = reservation
  const { currency } = reservation.terms
  const photoKey = cabin.photos[0]?.mediaKey
  const photo = photoKey ? await photoOf(context, db, photoKey) : undefined
  const data: VoucherData = {
    language,
    code,
    propertyName: property.name,
    cabinName: names.join(' + '),
    guestName: reservation.contact.name,
    checkIn: reservation.checkIn,
    checkOut: reservation.checkOut,
    guests: reservation.party,
    checkInTime: settings.check_in_time,
    checkOutTime: settings.check_out_time,
    total: { amount: reservation.terms.total, currency },
    paid: { amount: balance.paid, currency },
    due: { amount: Math.max(0, balance.due), currency },
    reservationUrl: reservationUrl(context, of.reservation),
    address: settings.address,
    contactPhone: settings.contact_phone ?? '',
    policy: reservation.terms.policy.cancellation_policy.map((step) =>
      POLICY_LINES[language](step.days_before, formatPercent(step.refund_percent, language)),
    ),
  }
  return { data: photo ? { ...data, photo } : data, print: JSON.stringify([data, photoKey]) }
}

async function photoOf(context: Context, db: Db, key: string): Promise<VoucherData['photo']> {
  const file = await context.media(db).get(key)
  if (!file || (file.mime !== 'image/png' && file.mime !== 'image/jpeg')) return undefined
  return { bytes: file.bytes, mime: file.mime }
}

function reservationUrl(context: Context, reservation: Reservation): string {
  return `${context.config.http.baseUrl}/r/${reservation.code}?token=${reservation.accessToken}`
}
