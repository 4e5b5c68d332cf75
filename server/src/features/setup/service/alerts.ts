import { type Finding, found } from '../domain/finding.ts'
import type { Check, DatabaseDoor } from '../ports.ts'
import { type AlertReach, setupRepository } from '../repository.ts'

export interface AlertCheckParts {
  /** Of the environment. */
  readonly emailTo: readonly string[]
  readonly whatsappTo: readonly string[]
  readonly hasMail: boolean
  /** Null: no channel is set. */
  readonly slack: Check | null
  /** Nothing is connected yet: a pretend WhatsApp tells the owner. */
  readonly isDemo: boolean
  /** Null: WhatsApp is not connected. Answers whether the template for outside the window is approved. */
  readonly template: (() => Promise<boolean | null>) | null
}

/** By which ways the owner would be told, and whether each of them would arrive. */
export async function checkAlerts(door: DatabaseDoor, parts: AlertCheckParts): Promise<readonly Finding[]> {
  const opened = await door()
  const reach: AlertReach =
    'db' in opened
      ? await setupRepository(opened.db).reach()
      : { browsers: 0, emailTo: null, whatsappTo: null }
  const findings: Finding[] = []
  if (reach.browsers > 0) findings.push(found('alerts_push', { count: String(reach.browsers) }))
  const mails = reach.emailTo ?? parts.emailTo
  if (parts.hasMail && mails.length > 0) {
    findings.push(found('alerts_email', { count: String(mails.length) }))
  }
  findings.push(...(await phoneFindings(reach.whatsappTo ?? parts.whatsappTo, parts)))
  if (parts.slack) findings.push(...[await parts.slack()].flat())
  return findings.length > 0 ? findings : [found('alerts_none')]
}

async function phoneFindings(
  numbers: readonly string[],
  { template, isDemo }: AlertCheckParts,
): Promise<readonly Finding[]> {
  if (numbers.length === 0) return []
  if (!template) return [found(isDemo ? 'whatsapp_simulated' : 'alerts_whatsapp_off')]
  const isApproved = await template()
  const reached = found('alerts_whatsapp', { count: String(numbers.length) })
  return isApproved === false ? [reached, found('alerts_whatsapp_template')] : [reached]
}
