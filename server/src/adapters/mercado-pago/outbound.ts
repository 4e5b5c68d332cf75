import type { PreferenceRequest } from '../../features/payments/ports.ts'
import { addSeconds, type Instant } from '../../lib/clock.ts'
import type { MinorUnits } from '../../lib/money.ts'

/** Mercado Pago's limit; one more character and the preference is made without notifications. */
const MAX_NOTIFICATION_URL = 248

/**
 * The body of a preference. Return addresses that are not https are left out together with `auto_return`, because
 * the provider drops the former silently and then refuses the latter. `allowHttp` (loopback sandbox) lets the
 * notification address be plain http. `at` tells a moment by the provider's clock.
 */
export function writePreference(
  request: PreferenceRequest,
  { allowHttp, at }: { readonly allowHttp: boolean; readonly at: (ours: Instant) => Instant },
): Record<string, unknown> {
  const { backUrls } = request
  const returns = backUrls && Object.values(backUrls).every((url) => url.startsWith('https://'))
  const notified =
    request.notificationUrl.length <= MAX_NOTIFICATION_URL &&
    (request.notificationUrl.startsWith('https://') || allowHttp)
  return {
    items: [
      {
        id: request.externalReference,
        title: request.title,
        description: request.description,
        category_id: 'travels',
        quantity: 1,
        currency_id: request.currency,
        unit_price: decimal(request.amount),
      },
    ],
    external_reference: request.externalReference,
    ...(notified ? { notification_url: request.notificationUrl } : {}),
    ...(returns ? { back_urls: backUrls, auto_return: 'approved' } : {}),
    expires: true,
    expiration_date_from: isoDate(at(request.expiresFrom)),
    expiration_date_to: isoDate(at(request.expiresTo)),
    ...(request.couponDeadline ? { date_of_expiration: isoDate(at(request.couponDeadline)) } : {}),
    ...(request.excludeCash
      ? { payment_methods: { excluded_payment_types: [{ id: 'ticket' }, { id: 'atm' }] } }
      : {}),
    binary_mode: request.binaryMode,
    ...(request.payer ? { payer: request.payer } : {}),
    metadata: request.metadata,
  }
}

/** A preference that ended a second ago: nobody can start to pay. */
export function writeClosing(now: Instant): Record<string, unknown> {
  return { expires: true, expiration_date_to: isoDate(addSeconds(now, -1)) }
}

export function decimal(minorUnits: MinorUnits): number {
  return minorUnits / 100
}

/** With milliseconds and offset, the only form the API documents. */
export function isoDate(at: Instant): string {
  return at
    .toZonedDateTimeISO('America/Argentina/Buenos_Aires')
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 })
}
