import { knownKind } from '@tranquera/contracts/alert-kinds'
import type { Language } from '@tranquera/contracts/values'
import type { Db } from '../../../lib/db/types.ts'
import type { JobAttempt } from '../../../lib/queue/job.ts'
import type { Alert } from '../domain/alert.ts'
import {
  isPressing,
  type Phase,
  type Telling,
  type TellingId,
  type TellingSettings,
  type Way,
} from '../domain/telling.ts'
import { noticeOf } from '../domain/wording.ts'
import type { Message, TellOutcome } from '../ports.ts'
import { tellingSettingsRepository } from '../repository/settings.ts'
import { tellingRepository } from '../repository/tellings.ts'
import { alertRepository } from '../repository.ts'
import type { BellDeps } from './deps.ts'
import { settingsOf } from './settings.ts'

type More = NonNullable<Awaited<ReturnType<NonNullable<BellDeps['onWhatsApp']>>>>

/** One person, by one way: claimed, then called outside of any transaction, then written down what came of it. */
export async function deliver(
  deps: BellDeps,
  db: Db,
  { id, job }: { readonly id: TellingId; readonly job: JobAttempt },
): Promise<void> {
  const tellings = tellingRepository(db, deps.propertyId)
  const telling = await tellings.claim(id)
  const alert = telling && (await alertRepository(db, deps.propertyId).find(telling.alertId))
  if (!telling || !alert) return
  const kind = knownKind(alert.kind)
  if (telling.phase === 'opened' && alert.resolvedAt) {
    await tellings.markFailed(id, deps.clock.now(), 'over before it was told')
    return deps.told(telling.way, kind, 'skipped')
  }
  if (await isSaidInChat(deps, db, { telling, alert })) {
    await tellings.markFailed(id, deps.clock.now(), 'said in the chat, with buttons')
    return deps.told(telling.way, kind, 'skipped')
  }
  const settings = await settingsOf(deps, db)
  const message = messageOf(deps, alert, {
    id,
    phase: telling.phase,
    settings,
    asTemplate: telling.asTemplate,
    more: await moreOnWhatsApp(deps, db, { telling, alert, language: settings.language }),
  })
  const outcome = await tell(deps, db, { way: telling.way, to: telling.recipient, message })
  if (outcome.ok) {
    await tellings.markSent(id, deps.clock.now(), outcome.providerId)
    return deps.told(telling.way, kind, 'sent')
  }
  if (outcome.reason === 'window_closed' && !telling.asTemplate) {
    await tellings.turnToTemplate(id)
    throw new Error('The window is closed; the template follows')
  }
  const again = outcome.reason === 'retry' && !job.lastTry
  await tellings.markFailed(id, again ? null : deps.clock.now(), outcome.detail)
  // The last failure is no dead letter: its alert would ring by the way that has just failed.
  if (again) throw new Error(`Not told by ${telling.way}: ${outcome.detail}`)
  deps.told(telling.way, kind, 'failed')
}

/** Only the first time: who is rung again has not looked at what the chat said. */
async function isSaidInChat(
  deps: BellDeps,
  db: Db,
  { telling, alert }: { readonly telling: Telling; readonly alert: Alert },
): Promise<boolean> {
  const { way, asTemplate, phase, ring, recipient } = telling
  if (way !== 'whatsapp' || asTemplate || phase !== 'opened' || ring > 1) return false
  return (await deps.saidInChat?.(db, alert, { phone: recipient })) ?? false
}

async function moreOnWhatsApp(
  deps: BellDeps,
  db: Db,
  of: { readonly telling: Telling; readonly alert: Alert; readonly language: Language },
): Promise<More | null> {
  const { telling, alert, language } = of
  if (telling.way !== 'whatsapp' || telling.asTemplate || telling.phase !== 'opened') return null
  return (await deps.onWhatsApp?.(db, alert, { phone: telling.recipient, language })) ?? null
}

/** By the way that is wanted; a browser that is gone is forgotten. */
export async function tell(
  deps: BellDeps,
  db: Db,
  { way, to, message }: { readonly way: Way; readonly to: string; readonly message: Message },
): Promise<TellOutcome> {
  if (way !== 'push') {
    const out = deps.ways[way]
    return out ? out.tell(to, message) : { ok: false, reason: 'refused', detail: 'not configured' }
  }
  const repository = tellingSettingsRepository(db, deps.propertyId)
  const subscription = await repository.findSubscription(to)
  if (!subscription) return { ok: false, reason: 'gone', detail: 'the browser no longer wants it' }
  const outcome = await deps.ways.push.send(subscription, message)
  if (!outcome.ok && outcome.reason === 'gone') await repository.unsubscribe(subscription.id, null)
  return outcome
}

/** The alert in the owner's language, with what the way has room for. */
export function messageOf(
  deps: BellDeps,
  alert: Parameters<typeof noticeOf>[0],
  of: Pick<Message, 'id' | 'asTemplate'> & {
    readonly phase: Phase
    readonly settings: TellingSettings
    readonly more?: More | null
  },
): Message {
  const { language } = of.settings
  const notice = noticeOf(alert, {
    phase: of.phase,
    language,
    baseUrl: deps.baseUrl,
    advice: of.more?.words ?? null,
  })
  const { id, asTemplate } = of
  return {
    ...notice,
    id,
    asTemplate,
    language,
    isUrgent: isPressing(alert) && of.phase === 'opened',
    tag: alert.id,
    buttons: of.more?.buttons ?? [],
  }
}
