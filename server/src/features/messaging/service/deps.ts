import type { Ids } from '../../../lib/ids.ts'
import type { Jobs } from '../../../lib/queue/job.ts'
import type { RaiseAlert } from '../../notifications/domain/alert.ts'
import type { Transcript } from '../ports.ts'
import type { WindowTemplateDeps } from './window-templates.ts'

export interface MessagingDeps extends WindowTemplateDeps {
  readonly ids: Ids
  readonly jobs: Jobs
  readonly currentTraceId: () => string | null
  readonly alert: RaiseAlert
  readonly transcript: Transcript
  readonly metrics: {
    message(direction: 'in' | 'out', type: string, status: string): void
    replied(kind: string, seconds: number): void
  }
}
