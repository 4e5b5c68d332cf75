import type { Db } from '../../../lib/db/types.ts'
import { dateAt } from '../../../lib/local-date.ts'
import { formatMoment, formatStay } from '../../messaging/domain/format.ts'
import { type WindowTemplateKey, windowContent } from '../../messaging/domain/window-templates.ts'
import type { Saying } from '../../messaging/service.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { firstName } from '../domain/first-name.ts'
import type { NOTICES } from '../jobs.ts'
import type { ConversationDeps } from './deps.ts'

const TEMPLATE_OF: Readonly<Partial<Record<(typeof NOTICES)[number], WindowTemplateKey>>> = {
  hold_reminder: 'hold_reminder',
  confirmed: 'confirmation',
  changed: 'change',
  cancelled: 'cancellation',
}

/** The template that tells the same when the guest wrote too long ago; undefined where none does. */
export async function outsideOf(
  deps: ConversationDeps,
  db: Db,
  reservation: Reservation,
  notice: (typeof NOTICES)[number],
): Promise<Saying['outside']> {
  const key = TEMPLATE_OF[notice]
  if (!key) return undefined
  const { code, contact, language, expiresAt } = reservation
  const cabin = (await deps.cabins(db)).find((one) => one.id === reservation.accommodationId)?.name ?? ''
  const stay = formatStay(reservation, language)
  const name = firstName(contact.name) ?? contact.name
  const today = dateAt(deps.clock.now(), deps.zone)
  const ends = expiresAt ? formatMoment({ at: expiresAt, zone: deps.zone, today }, language) : stay
  const last = key === 'hold_reminder' ? ends : stay
  return windowContent(key, language, [name, code, cabin, last])
}
