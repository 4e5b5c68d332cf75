import { Temporal } from 'temporal-polyfill'
import { isKeyOf } from '../../lib/records.ts'

/**
 * Mercado Pago writes the clock of Amazonas, not of Buenos Aires: whoever compares text instead of instants is an hour
 * off.
 */
const OFFSET = '-04:00'
const DATE_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/
const RELATIVE = /^NOW(?:-(\d{1,4})(DAYS|HOURS|MONTHS|YEARS))?$/
const UNIT_MS = { HOURS: 3_600_000, DAYS: 86_400_000, MONTHS: 30 * 86_400_000, YEARS: 365 * 86_400_000 }

/** `2026-12-01T10:12:40.000-04:00` */
export function formatDate(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(OFFSET)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 })
}

export function formatOptionalDate(epochMs: number | null): string | null {
  return epochMs === null ? null : formatDate(epochMs)
}

/** Undefined when the text is not ISO 8601 with an offset. */
export function parseDate(text: unknown): number | undefined {
  if (typeof text !== 'string' || !DATE_WITH_OFFSET.test(text)) return undefined
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return undefined // the shape of a date, but no such day
  }
}

/** A bound of a search: an ISO date or `NOW-3DAYS`. */
export function parseBound(text: string, nowMs: number): number | undefined {
  const relative = RELATIVE.exec(text)
  if (!relative) return parseDate(text)
  const [, count, unit = ''] = relative
  return nowMs - (isKeyOf(UNIT_MS, unit) ? Number(count) * UNIT_MS[unit] : 0)
}
