import { z } from 'zod'
import type { AccommodationId } from '../../lib/ids.ts'
import type { JobDefinition, JobHandler } from '../../lib/queue/queue.ts'
import type { FeedId } from './domain/feed.ts'
import type { LeadId } from './domain/lead.ts'

const nothing = z.object({}) as z.ZodType<Record<string, never>>

/** Often: gives each feed whose turn has come its own job. The turns are spread over the interval. */
export const syncDueJob: JobDefinition<Record<string, never>> = {
  name: 'channels.sync-due',
  schema: nothing,
  retries: 0,
  retryDelaySeconds: 1,
}

/** No retries: a feed that fails has its next turn later and later, see pollDelaySeconds. */
export const syncFeedJob: JobDefinition<{ feedId: FeedId }> = {
  name: 'channels.sync-feed',
  schema: z.object({ feedId: z.string().transform((id) => id as FeedId) }),
  retries: 0,
  retryDelaySeconds: 1,
  concurrency: 4,
}

/** A hold was placed on a cabin: what its platforms sold meanwhile shows before anybody pays. */
export const refreshCabinJob: JobDefinition<{ accommodationId: AccommodationId }> = {
  name: 'channels.refresh-cabin',
  schema: z.object({ accommodationId: z.string().transform((id) => id as AccommodationId) }),
  retries: 0,
  retryDelaySeconds: 1,
  concurrency: 2,
}

/** After nights were freed somewhere. */
export const sweepJob: JobDefinition<Record<string, never>> = {
  name: 'channels.sweep',
  schema: nothing,
  retries: 5,
  retryDelaySeconds: 2,
}

export const pruneRunsJob: JobDefinition<Record<string, never>> = {
  name: 'channels.prune-runs',
  schema: nothing,
  retries: 2,
  retryDelaySeconds: 60,
}

/** Looks into the mailbox; IDLE makes it happen sooner. */
export const collectMailJob: JobDefinition<Record<string, never>> = {
  name: 'channels.collect-mail',
  schema: nothing,
  retries: 0,
  retryDelaySeconds: 1,
}

export const answerLeadJob: JobDefinition<{ leadId: LeadId }> = {
  name: 'channels.answer-lead',
  schema: z.object({ leadId: z.string().transform((id) => id as LeadId) }),
  retries: 6,
  retryDelaySeconds: 30,
}

/** What the handlers call; channelService(deps)(database) is one. */
export interface ChannelWork {
  syncDue(): Promise<unknown>
  sync(id: FeedId): Promise<unknown>
  refreshStale(
    id: AccommodationId,
    options: { readonly maxAgeSeconds: number; readonly budgetMs: number },
  ): Promise<unknown>
  sweep(): Promise<void>
  prune(): Promise<void>
}

/** Nobody waits for this one, so a slow platform gets its time. */
const REFRESH = { maxAgeSeconds: 300, budgetMs: 15_000 }

type Register = <Payload>(job: JobDefinition<Payload>, handler: JobHandler<Payload>) => void

/** Registers every job of the feature; the intervals are the caller's. */
export function registerChannelJobs(register: Register, work: ChannelWork): void {
  register(syncDueJob, async () => void (await work.syncDue()))
  register(syncFeedJob, async ({ feedId }) => void (await work.sync(feedId)))
  register(
    refreshCabinJob,
    async ({ accommodationId }) => void (await work.refreshStale(accommodationId, REFRESH)),
  )
  register(sweepJob, () => work.sweep())
  register(pruneRunsJob, () => work.prune())
}
