export interface ReconcileSettings {
  /** Zone of the property. */
  readonly zone: string
  /** ICAL_REMOVAL_GRACE_MINUTES */
  readonly removalGraceMinutes: number
  /** ICAL_DROP_HOLD_HOURS */
  readonly dropHoldHours: number
  /** Nights beyond this many days from today are not held. */
  readonly horizonDays: number
  /** Whether proven selling rules block nights here too. */
  readonly importWindow: boolean
  readonly importAdvance: boolean
  readonly importPrep: boolean
  /** Whether the feed's closures that name no guest are taken; else they are how it sells. */
  readonly importClosures: boolean
  /** Domain of the UIDs we write: whoever sends one back sends our own stay. */
  readonly ownDomain: string
}

export const RECONCILE_DEFAULTS = {
  removalGraceMinutes: 60,
  dropHoldHours: 24,
  horizonDays: 730,
  importWindow: false,
  importAdvance: false,
  importPrep: true,
  importClosures: true,
}

/** Good fetches that must lack a stay before its nights are freed, and that must follow a hold. */
export const GOOD_FETCHES = 2
