import type { Db } from '../../../lib/db/types.ts'
import { isId } from '../../../lib/ids.ts'
import type { Alternative } from '../../pricing/domain/quote.ts'
import { type Conflict, sideName } from '../domain/conflict.ts'
import type { ChannelDeps } from './deps.ts'

export interface WayOut {
  readonly kind: 'move_ours' | 'cancel_ours' | 'cancel_theirs' | 'free_block' | 'ask_platforms'
  readonly text: string
  readonly alternatives: readonly Alternative[]
}

/** What the owner can do about it, the gentlest first. */
export async function waysOut(deps: ChannelDeps, db: Db, conflict: Conflict): Promise<WayOut[]> {
  const [stay, other] = conflict.sides
  const platform = sideName(stay)
  const theirs: WayOut = {
    kind: 'cancel_theirs',
    text: `Or cancel in ${platform}; the conflict closes when its calendar shows it.`,
    alternatives: [],
  }
  if (other.kind === 'imported') {
    const where = `${platform} or in ${sideName(other)}`
    const text = `Two platforms sold the same nights: cancel or move one of them in ${where}.`
    return [{ kind: 'ask_platforms', text, alternatives: [] }]
  }
  if (other.kind === 'block') {
    const text = 'Remove the block if the guest may come: the stay then takes its nights by itself.'
    return [{ kind: 'free_block', text, alternatives: [] }, theirs]
  }
  const alternatives = await alternativesFor(deps, db, conflict)
  const where = alternatives.map((one) => `${one.name} ${one.checkIn} to ${one.checkOut}`).join('; ')
  const move: WayOut[] =
    alternatives.length > 0
      ? [{ kind: 'move_ours', text: `Move ${other.code ?? 'the stay'} to: ${where}.`, alternatives }]
      : []
  const cancelText = `Or cancel ${other.code ?? 'it'} with a full refund.`
  return [...move, { kind: 'cancel_ours', text: cancelText, alternatives: [] }, theirs]
}

async function alternativesFor(deps: ChannelDeps, db: Db, conflict: Conflict): Promise<Alternative[]> {
  const id = /^reservation:(.+)$/.exec(conflict.otherRef)?.[1]
  const reservation = isId<'reservation'>(id) ? await deps.reservations(db).findById(id) : undefined
  if (!reservation) return []
  const { accommodationId, checkIn, checkOut, party } = reservation
  return deps.reservations(db).alternatives({ accommodationId, checkIn, checkOut, party })
}
