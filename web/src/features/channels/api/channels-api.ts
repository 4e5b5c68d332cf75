import { useQuery } from '@tanstack/react-query'
import type { exportList } from '@tranquera/contracts/calendar-exports'
import type {
  FeedChangeBody,
  feedBody,
  feedList,
  feedTrialView,
  feedView,
  syncView,
} from '@tranquera/contracts/feeds'
import type { z } from 'zod'
import { askAdmin, PANEL, patch, post, REMOVE } from '../../../lib/admin.ts'

export type Feed = z.output<typeof feedList>['items'][number]
export type CabinExport = z.output<typeof exportList>['items'][number]

export function useFeeds() {
  return useQuery({
    queryKey: [PANEL, 'feeds'],
    queryFn: () => askAdmin<typeof feedList>('/feeds?page_size=100'),
  })
}

/** The addresses of our own calendars, and who has read them. */
export function useExports() {
  return useQuery({
    queryKey: [PANEL, 'feeds', 'exports'],
    queryFn: () => askAdmin<typeof exportList>('/exports'),
  })
}

export type NewFeed = z.input<typeof feedBody>

/** What an address would bring; nothing is kept. */
export function tryAddress(url: string) {
  return askAdmin<typeof feedTrialView>('/feeds/test', post({ url }))
}

export function connectFeed(feed: NewFeed) {
  return askAdmin<typeof feedView>('/feeds', post(feed))
}

/** What its writing means, where only its owner can say. */
export function changeFeed(id: string, change: FeedChangeBody) {
  return askAdmin<typeof feedView>(`/feeds/${id}`, patch(change))
}

export function readFeed(id: string) {
  return askAdmin<typeof syncView>(`/feeds/${id}/sync`, post())
}

export function disconnectFeed(id: string) {
  return askAdmin<z.ZodType>(`/feeds/${id}`, REMOVE)
}

/** The owner knows that the platform's stays are really gone. */
export function acceptLoss(id: string) {
  return askAdmin<z.ZodType>(`/feeds/${id}/accept-loss`, post())
}

export function resolveConflict(id: string) {
  return askAdmin<z.ZodType>(`/conflicts/${id}/resolve`, post())
}
