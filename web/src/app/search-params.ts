/** Parts of an address, as the router read them: anybody may have written them. What does not fit is not there. */

/** The router reads digits as numbers; a token or a code made of digits is still text. */
export function textParam(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function dayParam(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  return Number.isNaN(Date.parse(`${value}T00:00:00Z`)) ? undefined : value
}

export function oneOf<const Value extends string>(
  known: readonly Value[],
  value: unknown,
): Value | undefined {
  return known.find((one) => one === value)
}
