import { useQuery } from '@tanstack/react-query'
import type { auditPageSchema } from '@tranquera/contracts/auth'
import type {
  deadLetterOutcomeSchema,
  deadLetterPageSchema,
  deadLettersRetriedSchema,
  HealthView,
  rateLimitsSchema,
  versionCheckSchema,
  webhookPageSchema,
} from '@tranquera/contracts/operations'
import type { z } from 'zod'
import { askAdmin, PANEL, post } from '../../../lib/admin.ts'

type CheckName = keyof HealthView['checks']
export type Check = HealthView['checks'][CheckName]
export type DeadLetter = z.output<typeof deadLetterPageSchema>['items'][number]

const OFTEN_MS = 30_000

/** Read as monitors read it; an unhealthy answer (503) is an answer too. */
export function useHealth() {
  return useQuery({
    queryKey: [PANEL, 'health'],
    refetchInterval: OFTEN_MS,
    queryFn: async (): Promise<HealthView> => (await fetch('/api/v1/healthz')).json(),
  })
}

export function useDeadLetters() {
  return useQuery({
    queryKey: [PANEL, 'dead-letters'],
    queryFn: () => askAdmin<typeof deadLetterPageSchema>('/dead-letters?page_size=50'),
  })
}

export function retryLetter(id: string) {
  return askAdmin<typeof deadLetterOutcomeSchema>(`/dead-letters/${encodeURIComponent(id)}/retry`, post())
}

export function discardLetter(id: string, reason: string) {
  return askAdmin<typeof deadLetterOutcomeSchema>(
    `/dead-letters/${encodeURIComponent(id)}/discard`,
    post({ reason }),
  )
}

export function retryAllLetters() {
  return askAdmin<typeof deadLettersRetriedSchema>('/dead-letters/retry-all', post())
}

export function checkVersion() {
  return askAdmin<typeof versionCheckSchema>('/version/check', post())
}

export function useWebhooks(isWanted: boolean) {
  return useQuery({
    queryKey: [PANEL, 'webhooks'],
    enabled: isWanted,
    queryFn: () => askAdmin<typeof webhookPageSchema>('/webhooks?page_size=20'),
  })
}

export function useRateLimits(isWanted: boolean) {
  return useQuery({
    queryKey: [PANEL, 'rate-limits'],
    enabled: isWanted,
    queryFn: () => askAdmin<typeof rateLimitsSchema>('/rate-limits'),
  })
}

export function useAudit(isWanted: boolean) {
  return useQuery({
    queryKey: [PANEL, 'audit'],
    enabled: isWanted,
    queryFn: () => askAdmin<typeof auditPageSchema>('/audit?page_size=50'),
  })
}
