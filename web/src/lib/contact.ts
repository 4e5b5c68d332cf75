/** International numbers are kept as digits; people read and dial them with the plus. */
export function writePhone(phone: string | null | undefined): string {
  if (!phone) return ''
  return /^\d{10,15}$/.test(phone) ? `+${phone}` : phone
}
