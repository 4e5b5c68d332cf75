import type { Db } from '../../../lib/db/types.ts'
import type { MediaStore } from '../../../lib/media-store.ts'
import type { Language } from '../../language/domain.ts'
import type { LodgingService } from '../../lodging/service.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import type { ReservationService } from '../../reservations/service.ts'
import { formatPercent, formatStayDays } from '../domain/format.ts'
import type { VoucherData, VoucherRenderer } from '../domain/voucher.ts'

export interface VoucherDeps {
  readonly renderer: VoucherRenderer
  /** How long words that could go with the picture wait for it. */
  readonly patienceMs: number
  readonly lodging: (db: Db) => Pick<LodgingService, 'property' | 'getAccommodation'>
  readonly reservations: (db: Db) => Pick<ReservationService, 'wholeStay'>
  readonly media: (db: Db) => MediaStore
  readonly baseUrl: string
  /** Tells of a picture that was not there in time, or could not be drawn (then with the error). */
  readonly onLate: (error: unknown, code: string) => void
}

/** Pictures and PDFs of confirmed stays, by their media keys. */
export interface VoucherService {
  /** Null when it is not there as soon as a guest who has paid should hear from us, or cannot be drawn. */
  pictureSoon(db: Db, reservation: Reservation): Promise<string | null>
  picture(db: Db, reservation: Reservation): Promise<string>
  pdf(db: Db, reservation: Reservation): Promise<string>
}

/** Of the last drawings: a picture that came too late for the words goes out a moment after them. */
const KEPT = 32

/** Draws vouchers and keeps them as media. The same voucher is drawn once, however many ask for it meanwhile. */
export function voucherService(deps: VoucherDeps): VoucherService {
  const { renderer, patienceMs } = deps
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
    const { data, print } = await voucherData(deps, db, reservation)
    return once(`picture ${print}`, async () => {
      const bytes = await renderer.renderVoucherPicture(data)
      return deps.media(db).put(bytes, 'image/png', `${data.code}.png`)
    })
  }

  return {
    picture,
    async pictureSoon(db, reservation) {
      const late = (err?: unknown) => {
        deps.onLate(err, reservation.code)
        return null
      }
      return atMost(patienceMs, picture(db, reservation).catch(late), late)
    },
    async pdf(db, reservation) {
      const { data, print } = await voucherData(deps, db, reservation)
      return once(`pdf ${print}`, async () => {
        const bytes = await renderer.renderVoucherPdf(data)
        return deps.media(db).put(bytes, 'application/pdf', `${data.code}.pdf`)
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
  deps: VoucherDeps,
  db: Db,
  of: Reservation,
): Promise<{ readonly data: VoucherData; readonly print: string }> {
  const { lodging, reservations } = deps
  const [property, cabin, whole] = await Promise.all([
    lodging(db).property(),
    lodging(db).getAccommodation(of.accommodationId),
    reservations(db).wholeStay(of),
  ])
  const { reservation, balance } = whole
  const { settings } = property
  const { language, code } = reservation
  const names: string[] = []
  // Of cabins that were booked together one voucher speaks; other days than the booking's stand beside their cabin.
  const own = (one: Reservation) => (one.accommodationId === cabin.id ? 0 : 1)
  for (const stay of whole.stays.toSorted((a, b) => own(a) - own(b))) {
    const { name } = await lodging(db).getAccommodation(stay.accommodationId)
    const isSame = stay.checkIn === reservation.checkIn && stay.checkOut === reservation.checkOut
    names.push(isSame ? name : `${name} (${formatStayDays(stay, language)})`)
  }
  const { currency } = reservation.terms
  const photoKey = cabin.photos[0]?.mediaKey
  const photo = photoKey ? await photoOf(deps, db, photoKey) : undefined
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
    reservationUrl: `${deps.baseUrl}/r/${of.code}?token=${of.accessToken}`,
    address: settings.address,
    contactPhone: settings.contact_phone ?? '',
    policy: reservation.terms.policy.cancellation_policy.map((step) =>
      POLICY_LINES[language](step.days_before, formatPercent(step.refund_percent, language)),
    ),
  }
  return { data: photo ? { ...data, photo } : data, print: JSON.stringify([data, photoKey]) }
}

async function photoOf(deps: VoucherDeps, db: Db, key: string): Promise<VoucherData['photo']> {
  const file = await deps.media(db).get(key)
  if (!file || (file.mime !== 'image/png' && file.mime !== 'image/jpeg')) return undefined
  return { bytes: file.bytes, mime: file.mime }
}
