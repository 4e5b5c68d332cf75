import type { ArrivalBody } from '@tranquera/contracts/reservations'

/** As the form has it: empty is not said. */
export interface ArrivalDraft {
  readonly hour: string
  readonly plate: string
  /** One person a line. */
  readonly people: string
  readonly wishes: string
}

export function toldOf({ hour, plate, people, wishes }: ArrivalDraft): ArrivalBody {
  const persons = people.split('\n').flatMap(personOf)
  return {
    ...(hour ? { arrival_time: hour.slice(0, 5) } : {}),
    ...(plate.trim() ? { plate: plate.trim() } : {}),
    ...(persons.length > 0 ? { people: persons } : {}),
    ...(wishes.trim() ? { requests: wishes.trim() } : {}),
  }
}

/** "Ana Ruiz, 28.123.456" or "Ana Ruiz 28123456": the document is what begins with a digit, or stands after a comma. */
function personOf(line: string): { name: string; document: string | null }[] {
  const match = /^(?<name>[^,\d]+)(?:,|\s(?=\d))?(?<document>.*)$/.exec(line.trim())
  const name = match?.groups?.name?.trim().slice(0, 120)
  if (!name) return []
  return [{ name, document: match?.groups?.document?.trim().slice(0, 40) || null }]
}
