/**
 * "185000.00" and ARS as "$ 185.000". The text never becomes a float beyond formatting: amounts of this
 * trade stay far below 2^53 minor units. Cents are shown only when there are any. Whoever reads another language than
 * Spanish is told which pesos: "ARS 185.000".
 */
export function writeMoney(amount: string, currency: string, locale: string): string {
  if (!Number.isFinite(Number(amount))) return amount
  const isNegative = amount.startsWith('-')
  const number = writeAmount(isNegative ? amount.slice(1) : amount, locale)
  return `${isNegative ? '-' : ''}${currency === 'ARS' && locale.startsWith('es') ? '$' : currency}\u00a0${number}`
}

/** "185000.00" as "185.000": as it stands in a field that is to be corrected, and {@link readMoney} reads it. */
export function writeAmount(amount: string, locale: string): string {
  const value = Number(amount)
  if (amount === '' || !Number.isFinite(value)) return amount
  const digits = Number.isInteger(value) ? 0 : 2
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/**
 * An amount as people write it in Argentina ("$ 185.000", "185000,50") or on a keyboard without a comma
 * ("185000.5"), as the API takes it: "185000.00". Undefined when it is no amount. A point before exactly three
 * digits parts thousands.
 */
export function readMoney(written: string): string | undefined {
  const bare = written.replaceAll(/[$\s\u00a0]|ARS|USD/gi, '')
  const match =
    /^(?<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?<cents>\d{1,2}))?$/.exec(bare) ??
    /^(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<cents>\d{1,2}))?$/.exec(bare)
  if (!match?.groups) return undefined
  const whole = (match.groups.whole ?? '').replaceAll(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  return `${whole}.${(match.groups.cents ?? '').padEnd(2, '0')}`
}

/** Minor units, exactly. */
export function toCents(amount: string): number {
  return Math.round(Number(amount) * 100)
}

export function fromCents(cents: number): string {
  return (cents / 100).toFixed(2)
}

/** A sentence of the server whose amounts stay in one piece: "a $ 230.000" never ends a line with "$". */
export function unbroken(text: string): string {
  return text.replaceAll(/(\$|ARS|USD) (?=\d)/g, '$1\u00a0')
}
