import type { ArrivalBody } from '@tranquera/contracts/reservation-moves'
import type { ArrivalView } from '@tranquera/contracts/reservations'

/** As the form has it: empty is not said. */
export interface ArrivalDraft {
  readonly hour: string
  readonly plate: string
  /** One person a line. */
  readonly people: string
  readonly wishes: string
}

/** What was told once and stands empty now is taken back; people only grow or change. */
export function toldOf(
  { hour, plate, people, wishes }: ArrivalDraft,
  known: KnownArrival = null,
): ArrivalBody {
  const persons = people.split('\n').flatMap(personOf)
  return {
    ...said('arrival_time', hour.slice(0, 5), known?.arrival_time),
    ...said('plate', plate.trim(), known?.plate),
    ...(persons.length > 0 ? { people: persons } : {}),
    ...said('requests', wishes.trim(), known?.requests),
  }
}

type KnownArrival = Pick<ArrivalView, 'arrival_time' | 'plate' | 'requests'> | null

function said<Name extends string>(name: Name, now: string, before: string | null | undefined) {
  if (now === (before ?? '')) return {}
  return { [name]: now || null }
}

/** "Ana Ruiz, 28.123.456" or "Ana Ruiz 28123456": the document is what begins with a digit, or stands after a comma. */
function personOf(line: string): { name: string; document: string | null }[] {
  const match = /^(?<name>[^,\d]+)(?:,|\s(?=\d))?(?<document>.*)$/.exec(line.trim())
  const name = match?.groups?.name?.trim().slice(0, 120)
  if (!name) return []
  return [{ name, document: match?.groups?.document?.trim().slice(0, 40) || null }]
}
