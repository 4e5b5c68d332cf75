import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  NotificationsView,
  notificationsBody,
  notificationsView,
  notificationTestView,
} from '@tranquera/contracts/notifications'
import { useCallback } from 'react'
import type { z } from 'zod'
import { askAdmin, PANEL, post, put } from '../../../lib/admin.ts'

export type Notices = NotificationsView
export type WayState = Notices['state'][number]
export type Severity = Notices['ways']['push']['from_severity']
export type TestResult = z.output<typeof notificationTestView>['results'][number]
type Change = z.input<typeof notificationsBody>
export type ChangeNotices = (change: Change) => void

export const SEVERITIES = ['info', 'warning', 'critical'] as const satisfies readonly Severity[]

const KEY = [PANEL, 'notices']

export function useNotices() {
  return useQuery({ queryKey: KEY, queryFn: () => askAdmin<typeof notificationsView>('/notifications') })
}

export function changeNotices(change: Change) {
  return askAdmin<typeof notificationsView>('/notifications', put(change))
}

/** The answer of a change is the newest state: it is shown without asking again. */
export function useShowNotices(): (notices: Notices) => void {
  const queries = useQueryClient()
  return useCallback((notices: Notices) => queries.setQueryData(KEY, notices), [queries])
}

/** Really sends one, by all ways that reach somebody. */
export function tryNotices() {
  return askAdmin<typeof notificationTestView>('/notifications/test', post({}))
}
