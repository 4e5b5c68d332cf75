import type { Actor } from '../../../lib/http/actor.ts'
import { idIn } from '../../../lib/ids.ts'
import type { OwnerDeed } from '../domain/owner-deed.ts'
import { tried } from './tried.ts'
import type { Answering } from './turn.ts'

type NightsDeed = Extract<OwnerDeed, { type: 'block' | 'free' }>

/** All of it or nothing: what was closed by mistake stays closed where the other nights cannot be. */
export async function blockNights(answering: Answering, deed: NightsDeed): Promise<boolean> {
  const { tx } = answering
  const { instead } = deed
  if (!instead) return block(answering, deed)
  const { kept } = await tried(
    tx,
    async (inner) => {
      await freeNights({ ...answering, tx: inner }, { ...deed, type: 'free', ...instead })
      return block({ ...answering, tx: inner }, deed)
    },
    (done) => done,
  )
  return kept
}

async function block(answering: Answering, deed: NightsDeed): Promise<boolean> {
  const { deps, tx } = answering
  const { accommodationId, stay } = deed
  const reason = deed.reason ?? 'WhatsApp'
  const nights = {
    kind: 'block' as const,
    accommodationId: idIn<'accommodation'>(accommodationId),
    ...stay,
    reason,
  }
  const taken = await deps.occupancy(tx).take(nights)
  if (taken.ok) await note(answering, { action: 'block.created', id: taken.occupancyId, deed })
  return taken.ok
}

export async function freeNights(answering: Answering, deed: NightsDeed): Promise<boolean> {
  const { deps, tx } = answering
  const { checkIn, checkOut } = deed.stay
  const id = idIn<'accommodation'>(deed.accommodationId)
  const blocks = (await deps.occupancy(tx).listTaken(checkIn, checkOut, id)).filter(
    (one) => one.kind === 'block',
  )
  const block = { kind: 'block', accommodationId: id } as const
  for (const one of blocks) {
    if (!(await deps.occupancy(tx).free(one.id))) continue
    await note(answering, { action: 'block.deleted', id: one.id, deed })
    // Only the nights that were shown come free: what was closed before and after them stays so.
    const { reason } = one
    if (one.checkIn < checkIn)
      await deps.occupancy(tx).take({ ...block, checkIn: one.checkIn, checkOut: checkIn, reason })
    if (one.checkOut > checkOut)
      await deps.occupancy(tx).take({ ...block, checkIn: checkOut, checkOut: one.checkOut, reason })
  }
  if (blocks.length > 0) await deps.cabinFreed(tx, id)
  return blocks.length > 0
}

export async function confirmStay(answering: Answering, code: string): Promise<boolean> {
  const { deps, tx } = answering
  const found = await deps.reservations(tx).findByCode(code)
  if (!found) return false
  const because = { actor: actorOf(answering), cause: 'by the owner on WhatsApp', revive: false }
  return (await deps.reservations(tx).confirm(found.id, because)).ok
}

function note(
  answering: Answering,
  did: { readonly action: string; readonly id: string; readonly deed: NightsDeed },
): Promise<void> {
  const { stay, accommodationId } = did.deed
  return answering.deps.audit(answering.tx, {
    actor: actorOf(answering),
    action: did.action,
    entity: 'block',
    entityId: did.id,
    cause: 'by the owner on WhatsApp',
    after: { start: stay.checkIn, end: stay.checkOut, accommodation_id: accommodationId },
  })
}

function actorOf({ turn }: Answering): Actor {
  return { kind: 'staff', id: `whatsapp:${turn.guest.wa_id}`, role: 'owner' }
}
