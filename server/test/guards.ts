import type { Guard, Guards } from '../src/lib/http/actor.ts'

type Check = Guard['check']

/** Doors that do what a test says: one check for all of them, and others by name. */
export function guardsThat(check: Check, others: Partial<Record<keyof Guards, Check>> = {}): Guards {
  return {
    owner: { access: 'owner', check: others.owner ?? check },
    staff: { access: 'staff', check: others.staff ?? check },
    reader: { access: 'reader', check: others.reader ?? check },
    identify: { access: 'identify', check: others.identify ?? check },
  }
}

export const openGuards = guardsThat(async () => {})
