import { parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * One key for the many spellings of one number, to see that a web form and a chat are the same guest. Digits only;
 * Argentine numbers become `549` + 10, Mexican `52` + 10, others stay. Undefined when it is no number. Never dial it.
 */
export function canonicalPhone(written: string): string | undefined {
  const digits = written.replace(/\D/g, '').replace(/^00/, '')
  if (digits.length < 8 || digits.length > 16) return undefined
  if (digits.startsWith('54')) return argentine(digits.slice(2)) ?? digits
  if (/^521\d{10}$/.test(digits)) return `52${digits.slice(3)}`
  return digits
}

function argentine(rest: string): string | undefined {
  let national = rest.replace(/^9/, '').replace(/^0/, '')
  if (national.length === 12) national = withoutFifteen(national)
  return national.length === 10 ? `549${national}` : undefined
}

function withoutFifteen(national: string): string {
  const areas = national.startsWith('11') ? [2] : [3, 4]
  const area = areas.find((length) => national.slice(length, length + 2) === '15')
  return area === undefined ? national : national.slice(0, area) + national.slice(area + 2)
}

/**
 * The identity WhatsApp most likely gives this number, which a person wrote with or without its country. Undefined when
 * it is none that could be dialled.
 */
export function whatsAppIdOf(written: string): string | undefined {
  const parsed = parsePhoneNumberFromString(written, 'AR')
  return parsed?.isPossible() ? canonicalPhone(parsed.number) : undefined
}
