import type { BadEventReason } from '../../features/channels/ports.ts'
import type { RawEvent } from './components.ts'
import { unescapeText } from './content-lines.ts'
import type { ReadEvent } from './event-reader.ts'

/** What an owner is shown of an event that could not be read with certainty. */
const TOLD = [
  'SUMMARY',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'STATUS',
]
const LONGEST = 300

export function excerptOf(raw: RawEvent): string {
  return TOLD.flatMap((name) =>
    (raw.properties.get(name) ?? [])
      .slice(0, 3)
      .map(({ value }) => `${name}: ${unescapeText(value).slice(0, 120)}`),
  )
    .join(' · ')
    .slice(0, LONGEST)
}

const RULE_WARNINGS = ['bad_recurrence', 'recurrence_capped', 'bad_exception_date'] as const
const END_WARNINGS = ['bad_end', 'bad_duration', 'end_before_start', 'impossible_day'] as const

/** Why nobody can be sure of the nights of an event; undefined where they are certain. */
export function doubtOf({ warnings, otherWay }: ReadEvent): BadEventReason | undefined {
  if (otherWay) return 'ambiguous_date'
  if (warnings.has('shared_uid')) return 'shared_uid'
  if (RULE_WARNINGS.some((one) => warnings.has(one))) return 'bad_rule'
  return END_WARNINGS.some((one) => warnings.has(one)) ? 'bad_end' : undefined
}
