/**
 * "185000.00" and ARS as "$ 185.000". The text never becomes a float beyond formatting: amounts of this
 * trade stay far below 2^53 minor units. Cents are shown only when there are any.
 */
export function writeMoney(amount: string, currency: string, locale: string): string {
  const value = Number(amount)
  if (!Number.isFinite(value)) return amount
  const digits = Number.isInteger(value) ? 0 : 2
  const number = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Math.abs(value))
  return `${value < 0 ? '-' : ''}${currency === 'ARS' ? '$' : currency}\u00a0${number}`
}
