import { useQuery } from '@tanstack/react-query'
import type { dashboardSchema } from '@tranquera/contracts/insights'
import type { decisionsView, todayView } from '@tranquera/contracts/today'
import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import { askAdmin, PANEL } from '../../../lib/admin.ts'
import { keep, recall } from '../../../lib/kept.ts'

export type Today = z.output<typeof todayView>
export type PresentStay = Today['arrivals'][number]
export type Decision = z.output<typeof decisionsView>['items'][number]
export type Dashboard = z.output<typeof dashboardSchema>

/** What this screen last saw stays on the device, with its hour: it opens without a connection too. */
export function useToday() {
  return useQuery({
    queryKey: [PANEL, 'today'],
    queryFn: async () => keep('today', await askAdmin<typeof todayView>('/today')),
    ...lastSeen<Today>('today'),
  })
}

export function useDecisions() {
  return useQuery({
    queryKey: [PANEL, 'decisions'],
    queryFn: async () => keep('decisions', await askAdmin<typeof decisionsView>('/decisions')),
    ...lastSeen<z.output<typeof decisionsView>>('decisions'),
  })
}

export function useDashboard() {
  return useQuery({
    queryKey: [PANEL, 'dashboard'],
    queryFn: () => askAdmin<typeof dashboardSchema>('/dashboard'),
  })
}

/** Asked anew however young it is: what changed while the page was closed came by no stream. */
function lastSeen<Value>(name: string) {
  const kept = recall<Value>(name)
  return kept
    ? { initialData: kept.value, initialDataUpdatedAt: kept.at, refetchOnMount: 'always' as const }
    : {}
}

const CHANGES = ['online', 'offline'] as const

function subscribe(listener: () => void): () => void {
  for (const change of CHANGES) window.addEventListener(change, listener)
  return () => {
    for (const change of CHANGES) window.removeEventListener(change, listener)
  }
}

/** Whether the device itself says that it has no connection; a server that is away is told by its answers. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  )
}
