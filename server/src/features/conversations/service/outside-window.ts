import { dateAt } from '../../../lib/local-date.ts'
import { formatMoment, formatMoney, formatStay } from '../../messaging/domain/format.ts'
import { type WindowTemplateKey, windowContent } from '../../messaging/domain/window-templates.ts'
import type { Saying } from '../../messaging/service.ts'
import type { NoticeMailKind } from '../../post/domain.ts'
import type { Reservation } from '../../reservations/domain/reservation.ts'
import { firstName } from '../domain/first-name.ts'
import type { Step } from './turn.ts'

const TEMPLATE_OF: Readonly<Partial<Record<NoticeMailKind | 'hold_extended', WindowTemplateKey>>> = {
  hold_placed: 'hold_reminder',
  hold_reminder: 'hold_reminder',
  confirmed: 'confirmation',
  changed: 'change',
  cancelled: 'cancellation',
  balance: 'balance',
  directions: 'directions',
  day_before: 'directions',
  thanks: 'thanks',
}

/** The template that tells the same when the guest wrote too long ago; undefined where none does. */
export async function outsideOf(
  step: Step,
  reservation: Reservation,
  notice: NoticeMailKind | 'hold_extended',
): Promise<Extract<Saying['outside'], { type: 'template' }> | undefined> {
  const key = TEMPLATE_OF[notice]
  if (!key) return undefined
  const { code, contact, language } = reservation
  const cabin =
    (await step.deps.cabins(step.tx)).find((one) => one.id === reservation.accommodationId)?.name ?? ''
  const stay = formatStay(reservation, language)
  const name = firstName(contact.name) ?? contact.name
  const values = await lastOf(step, reservation, { key, cabin, stay })
  return windowContent(key, language, [name, code, ...values])
}

const STILL_DUE = {
  es: (amount: string) => `queda pendiente ${amount}`,
  pt: (amount: string) => `falta pagar ${amount}`,
  en: (amount: string) => `${amount} is still due`,
} as const

/** A sold stay tells with its change what it owes since: a template of its own for that would be one too many. */
async function stayAndDue({ deps, tx }: Step, reservation: Reservation, stay: string): Promise<string> {
  const { id, language, status, terms } = reservation
  if (status !== 'confirmed' && status !== 'checked_in') return stay
  const { due } = await deps.reservations(tx).balance(id)
  if (due <= 0) return stay
  return `${stay}; ${STILL_DUE[language](formatMoney({ amount: due, currency: terms.currency }, language))}`
}

/** What stands in the third and the fourth place of each template. */
async function lastOf(
  { deps, tx }: Step,
  reservation: Reservation,
  { key, cabin, stay }: { readonly key: WindowTemplateKey; readonly cabin: string; readonly stay: string },
): Promise<[string, string]> {
  const { id, language, expiresAt } = reservation
  switch (key) {
    case 'hold_reminder': {
      const today = dateAt(deps.clock.now(), deps.zone)
      return [cabin, expiresAt ? formatMoment({ at: expiresAt, zone: deps.zone, today }, language) : stay]
    }
    case 'balance': {
      const { due } = await deps.reservations(tx).balance(id)
      return [stay, formatMoney({ amount: due, currency: reservation.terms.currency }, language)]
    }
    case 'directions': {
      const { address, name } = await deps.place(tx)
      return [stay, address || name]
    }
    case 'change':
      return [cabin, await stayAndDue({ deps, tx }, reservation, stay)]
    default:
      return [cabin, stay]
  }
}
