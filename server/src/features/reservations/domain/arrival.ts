/** What a guest tells before coming, for the owner's register and for whoever opens the door. */
export interface ArrivalDetails {
  /** `HH:MM` at the property; null while it is not known. */
  readonly arrivalTime: string | null
  readonly people: readonly { readonly name: string; readonly document: string | null }[]
  readonly plate: string | null
  readonly wishes: string | null
}

/** Documents and plates are kept this many days after the stay, then erased (Ley 25.326). */
export const ARRIVAL_KEPT_DAYS = 30

/** What is said anew replaces what was said before; what is not said stays. */
export function mergeArrival(
  known: ArrivalDetails | undefined,
  said: Partial<ArrivalDetails>,
): ArrivalDetails {
  const nothing: ArrivalDetails = { arrivalTime: null, people: [], plate: null, wishes: null }
  return { ...(known ?? nothing), ...said }
}
