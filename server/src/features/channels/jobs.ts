import { z } from 'zod'
import type { AccommodationId } from '../../lib/ids.ts'
import {
  idOf,
  type JobDefinition,
  type JobRegistration,
  type NoPayload,
  noPayload,
  registration,
  scheduled,
} from '../../lib/queue/job.ts'
import type { FeedId } from './domain/feed.ts'
import type { LeadId } from './domain/lead.ts'

/** Often: gives each feed whose turn has come its own job. The turns are spread over the interval. */
const syncDueJob: JobDefinition<NoPayload> = {
  name: 'channels.sync-due',
  schema: noPayload,
  retries: 0,
  retryDelaySeconds: 1,
}

/** No retries: a feed that fails has its next turn later and later, see pollDelaySeconds. */
export const syncFeedJob: JobDefinition<{ feedId: FeedId }> = {
  name: 'channels.sync-feed',
  schema: z.object({ feedId: idOf<FeedId>() }),
  retries: 0,
  retryDelaySeconds: 1,
  concurrency: 4,
}

/** A hold was placed on a cabin: what its platforms sold meanwhile shows before anybody pays. */
export const refreshCabinJob: JobDefinition<{ accommodationId: AccommodationId }> = {
  name: 'channels.refresh-cabin',
  schema: z.object({ accommodationId: idOf<AccommodationId>() }),
  retries: 0,
  retryDelaySeconds: 1,
  concurrency: 2,
}

/** After nights were freed somewhere. */
export const sweepJob: JobDefinition<NoPayload> = {
  name: 'channels.sweep',
  schema: noPayload,
  retries: 5,
  retryDelaySeconds: 2,
}

const pruneRunsJob: JobDefinition<NoPayload> = {
  name: 'channels.prune-runs',
  schema: noPayload,
  retries: 2,
  retryDelaySeconds: 60,
}

/** Looks into the mailbox; IDLE makes it happen sooner. */
export const collectMailJob: JobDefinition<NoPayload> = {
  name: 'channels.collect-mail',
  schema: noPayload,
  retries: 0,
  retryDelaySeconds: 1,
}

export const answerLeadJob: JobDefinition<{ leadId: LeadId }> = {
  name: 'channels.answer-lead',
  schema: z.object({ leadId: idOf<LeadId>() }),
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

const DAY_SECONDS = 86_400
/** How many times within the interval it is looked whose turn it is: turns are spread over it. */
const TICKS_PER_INTERVAL = 20

/** `intervalSeconds`: JOB_ICAL_INTERVAL_SECONDS, how often each feed is read. */
export function channelJobs(
  work: ChannelWork,
  { intervalSeconds }: { readonly intervalSeconds: number },
): JobRegistration[] {
  const tickSeconds = Math.max(1, Math.floor(intervalSeconds / TICKS_PER_INTERVAL))
  return [
    scheduled(syncDueJob, tickSeconds, () => work.syncDue()),
    registration(syncFeedJob, ({ feedId }) => work.sync(feedId)),
    registration(refreshCabinJob, ({ accommodationId }) => work.refreshStale(accommodationId, REFRESH)),
    registration(sweepJob, () => work.sweep()),
    scheduled(pruneRunsJob, DAY_SECONDS, () => work.prune()),
  ]
}

/** What the handlers of mail call; leadService(deps)(database) is one. */
export interface LeadWork {
  collect(): Promise<unknown>
  answer(id: LeadId): Promise<unknown>
}

/** IDLE tells at once; this is for servers that forget to. */
const COLLECT_SECONDS = 120

export function leadJobs(work: LeadWork): JobRegistration[] {
  return [
    scheduled(collectMailJob, COLLECT_SECONDS, () => work.collect()),
    registration(answerLeadJob, ({ leadId }) => work.answer(leadId)),
  ]
}
