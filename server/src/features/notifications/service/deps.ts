import type { Language } from '@tranquera/contracts/values'
import type { Clock } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Ids, PropertyId } from '../../../lib/ids.ts'
import type { Jobs } from '../../../lib/queue/job.ts'
import type { Alert } from '../domain/alert.ts'
import type { Way } from '../domain/telling.ts'
import type { Message, WaysOut } from '../ports.ts'

export interface BellDeps {
  readonly clock: Clock
  readonly ids: Ids
  readonly jobs: Jobs
  readonly propertyId: PropertyId
  /** IANA zone of the property: its nights are quiet. */
  readonly zone: string
  /** Links lead to the panel there. */
  readonly baseUrl: string
  readonly ways: WaysOut
  /** Whom the environment names; the settings of the panel come before. */
  readonly recipients: { readonly whatsapp: readonly string[]; readonly email: readonly string[] }
  /** On WhatsApp some alerts say more, and can be settled with a tap; null: as everywhere else. */
  readonly onWhatsApp?: (
    db: Db,
    alert: Pick<Alert, 'kind' | 'entityId'>,
    to: { readonly phone: string; readonly language: Language },
  ) => Promise<{ readonly words: string; readonly buttons: Message['buttons'] } | null>
  /** Whether the owner's open chat says the same by itself, with more to it: then the bell would say it twice. */
  readonly saidInChat?: (
    db: Db,
    alert: Pick<Alert, 'kind' | 'createdAt'>,
    to: { readonly phone: string },
  ) => Promise<boolean>
  readonly told: (way: Way, kind: string, outcome: 'sent' | 'failed' | 'skipped') => void
}
