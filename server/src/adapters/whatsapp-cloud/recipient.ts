import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Recipient, RecipientFormat } from '../../features/messaging/ports.ts'

const MOBILE = /^549(\d{10})$/

/** The spelling to dial. Only Argentine mobiles (`549` + 10) have more than one; other numbers stay as received. */
export function dialledForm(waId: string, format: RecipientFormat): string {
  const national = MOBILE.exec(waId)?.[1]
  if (!national || format === 'as_received') return waId
  if (format === 'ar_strip_9') return `54${national}`
  // the area code has 2, 3 or 4 digits and prefixes overlap (297 and 2972): the library knows the plan
  const written = parsePhoneNumberFromString(`+${waId}`)?.formatNational() ?? ''
  const withFifteen = written.replace(/\D/g, '').replace(/^0/, '')
  return withFifteen.length === 12 ? `54${withFifteen}` : `54${national}`
}

/** What to try after 131030 ("not in allowed list"), which test numbers answer to the wrong spelling. */
export function formatAfter(recipient: Recipient): RecipientFormat | undefined {
  if (!recipient.waId || !MOBILE.test(recipient.waId)) return undefined
  const format = recipient.format ?? 'as_received'
  if (format === 'as_received') return 'ar_strip_9'
  return format === 'ar_strip_9' ? 'ar_insert_15' : undefined
}
