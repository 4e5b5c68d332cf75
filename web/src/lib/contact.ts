/** International numbers are kept as digits; people read and dial them with the plus. */
export function writePhone(phone: string | null | undefined): string {
  if (!phone) return ''
  return /^\d{10,15}$/.test(phone) ? `+${phone}` : phone
}

/** Only the digits, as `tel:` and wa.me want them; empty without a number. */
export function phoneDigits(phone: string | null | undefined): string {
  return phone?.replaceAll(/\D/g, '') ?? ''
}
