import type { Db } from '../../../lib/db/types.ts'
import type { AccommodationId } from '../../../lib/ids.ts'
import type { AlertNote } from '../../notifications/domain/alert.ts'
import { type Conflict, isSold, sideName } from '../domain/conflict.ts'
import type { FeedId } from '../domain/feed.ts'
import { countNights } from '../domain/nights.ts'
import { conflictRepository } from '../repository/conflicts.ts'
import type { ChannelDeps } from './deps.ts'
import { waysOut } from './ways-out.ts'

/** All clashes of one cabin with one feed: a calendar pasted into the wrong cabin is one mistake, not hundreds. */
interface Place {
  readonly accommodationId: AccommodationId
  /** Null: the feed is gone. */
  readonly feedId: FeedId | null
}

/** Spelled out in the alert beside their number. */
const NAMED = 3

const keyOf = ({ accommodationId, feedId }: Place) => `conflicts:${accommodationId}:${feedId ?? 'gone'}`

/** What is new rings; where something only ended, the open alert says what is left, or ends with the last. */
export async function tellConflicts(
  deps: ChannelDeps,
  tx: Db,
  { place, isNew }: { readonly place: Place; readonly isNew: boolean },
): Promise<void> {
  const open = await conflictRepository(tx, deps.propertyId).listOpenOf(place)
  const dedupeKey = keyOf(place)
  const note = await noteOf(deps, tx, open)
  if (!note || isNew) await deps.closeAlert(tx, dedupeKey)
  if (note) await (isNew ? deps.alert : deps.restateAlert)(tx, { ...note, dedupeKey })
}

/** The worst names the ways out; undefined when nothing clashes. */
async function noteOf(
  deps: ChannelDeps,
  tx: Db,
  open: readonly Conflict[],
): Promise<Omit<AlertNote, 'dedupeKey'> | undefined> {
  const [worst, ...others] = open
  if (!worst) return undefined
  const cabin = (await deps.cabins(tx)).find((one) => one.id === worst.accommodationId)?.name ?? ''
  const ways = await waysOut(deps, tx, worst)
  const platform = sideName(worst.sides[0])
  const named = open.slice(0, NAMED).map(({ checkIn, checkOut }) => `${checkIn} – ${checkOut}`)
  const list = [...named, ...(open.length > NAMED ? ['…'] : [])].join(', ')
  const count = `${countNights(open)} nights in ${open.length} stays`
  const many = `${cabin}: ${count} clash with ${platform}. The first to decide: `
  return {
    kind: 'calendar_conflict',
    severity: worst.severity,
    summary: [
      `${others.length > 0 ? many : `${cabin}, `}${sentenceOf(worst)}`,
      ...ways.map((way) => way.text),
      ...(others.length > 0 ? [`All of them: ${list}.`] : []),
    ].join(' '),
    about: others.length > 0 ? `${cabin}, ${platform} (${open.length}): ${list}` : `${cabin}, ${list}`,
    entity: 'conflict',
    entityId: worst.id,
  }
}

function sentenceOf({ checkIn, checkOut, severity, sides: [stay, other] }: Conflict): string {
  const theirs = `${sideName(stay)}${stay.code ? ` (${stay.code})` : ''}`
  const ours =
    other.kind === 'imported'
      ? `a stay of ${sideName(other)}${other.code ? ` (${other.code})` : ''}`
      : `${other.kind === 'block' ? 'a block' : 'reservation'} ${other.code ?? other.label}`.trim()
  const clash = `${checkIn} to ${checkOut}: ${theirs} has nights of ${ours}.`
  const isUnsure = severity === 'warning' && isSold(stay.stay_kind) && other.kind === 'reservation'
  return isUnsure
    ? `${clash} It may only be how ${sideName(stay)} sells, or a copy of ours: look there whether a guest booked.`
    : clash
}
