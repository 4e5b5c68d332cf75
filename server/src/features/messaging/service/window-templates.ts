import type { TemplatePrices } from '@tranquera/contracts/settings'
import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import {
  definitionOf,
  type TemplateCost,
  WINDOW_TEMPLATES,
  type WindowTemplate,
} from '../domain/window-templates.ts'
import type { WhatsAppGateway } from '../ports.ts'
import { windowTemplateRepository } from '../repository/window-templates.ts'

export interface WindowTemplateDeps {
  readonly clock: Clock
  readonly propertyId: PropertyId
  /** Null when the channel is off; messages then wait. */
  readonly gateway: WhatsAppGateway | null
  /** The WhatsApp business account, which owns the templates; null while nobody has told it. */
  readonly businessId: (db: Db) => Promise<string | null>
  /** As the owner wrote them down; null when nobody has. */
  readonly prices: (db: Db) => Promise<TemplatePrices | null>
}

export interface KnownTemplate extends WindowTemplate {
  readonly status: string
  readonly reason: string | null
  readonly updatedAt: string | null
  readonly cost: TemplateCost | null
}

const UNKNOWN = 'NOT_SUBMITTED'

/** The templates for outside the window with WhatsApp's state; one it has not heard of is not submitted. */
export async function listWindowTemplates(deps: WindowTemplateDeps, db: Db): Promise<KnownTemplate[]> {
  const states = await windowTemplateRepository(db, deps.propertyId).list()
  const prices = await deps.prices(db)
  // Each of them is a utility template.
  const cost = prices && { amount: prices.utility, currency: prices.currency }
  return WINDOW_TEMPLATES.map((template) => {
    const state = states.find((one) => one.name === template.name && one.language === template.language)
    return {
      ...template,
      status: state?.status ?? UNKNOWN,
      reason: state?.reason ?? null,
      updatedAt: state?.updated_at.toString() ?? null,
      cost,
    }
  })
}

/**
 * Handler of `messaging.sync-templates`: reads what WhatsApp has and submits what it does not know yet. Outside any
 * transaction; throws when WhatsApp cannot be asked, so that it is tried again.
 */
export async function syncWindowTemplates(deps: WindowTemplateDeps, db: Db): Promise<void> {
  const { gateway } = deps
  const businessId = await deps.businessId(db)
  if (!gateway || !businessId) return
  const listed = await gateway.listTemplates(businessId)
  if (!listed.ok) throw new Error(`Templates cannot be listed: ${listed.detail}`)
  const repository = windowTemplateRepository(db, deps.propertyId)
  for (const template of WINDOW_TEMPLATES) {
    const { name, language } = template
    const found = listed.templates.find((one) => one.name === name && one.language === language)
    const submitted = found ? null : await gateway.submitTemplate(businessId, definitionOf(template))
    if (submitted && !submitted.ok && submitted.kind !== 'rejected')
      throw new Error(`Template ${name}/${language} cannot be submitted: ${submitted.detail}`)
    const refused = submitted && !submitted.ok ? submitted.detail : null
    await repository.record({
      name,
      language,
      status: found?.status ?? (refused ? 'REJECTED' : 'PENDING'),
      reason: refused,
      updated_at: deps.clock.now(),
    })
  }
}
