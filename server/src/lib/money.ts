/** Integer minor units (centavos). Never a float, never without its currency when it leaves a feature. */
export type MinorUnits = number
export type Currency = 'ARS' | 'USD' | (string & {})

export interface Money {
  readonly amount: MinorUnits
  readonly currency: Currency
}

const DECIMAL = /^-?\d{1,12}(\.\d{1,2})?$/

/** `"185000.00"`: the form of contract section 3. Two decimals for every currency we charge in. */
export function formatAmount(amount: MinorUnits): string {
  const sign = amount < 0 ? '-' : ''
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Reads `"185000.00"`, `"185000"` or a JSON number with at most two decimals. Undefined when it is neither. */
export function parseAmount(value: string | number): MinorUnits | undefined {
  const text = typeof value === 'number' ? String(value) : value.trim()
  if (!DECIMAL.test(text)) return undefined
  return Math.round(Number(text) * 100)
}

/** Half-up on the last minor unit, symmetrical around zero. */
export function roundHalfUp(value: number): MinorUnits {
  // The epsilon absorbs the binary representation of products such as 1.005 * 100.
  const rounded = Math.floor(Math.abs(value) + 0.5 + 1e-9)
  return value < 0 ? -rounded || 0 : rounded
}

export function percentOf(amount: MinorUnits, percent: number): MinorUnits {
  return roundHalfUp((amount * percent) / 100)
}
