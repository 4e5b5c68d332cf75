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

/** Why the nights of an event are more than it may mean; undefined where they are certain. */
export function isDoubtful({ warnings }: ReadEvent): BadEventReason | undefined {
  if (warnings.has('bad_recurrence') || warnings.has('recurrence_capped')) return 'bad_rule'
  if (warnings.has('bad_end') || warnings.has('bad_duration')) return 'bad_end'
  return undefined
}
