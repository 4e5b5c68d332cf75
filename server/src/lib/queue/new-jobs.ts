import type { Gathering } from '../db/types.ts'

/** A job as it is written down. */
export interface NewJob {
  readonly queue: string
  readonly key: string | null
  readonly lane: number
  readonly payload: unknown
  readonly trace_id: string | null
  readonly delay: number
  readonly retries: number
  readonly every_seconds: number | null
  readonly present: string | null
}

/**
 * All jobs of one commit in one statement. A job that waits under the same key is brought forward, and by being
 * written to it is kept from being taken before this commit: whoever takes it sees what the commit wrote.
 */
export const newJobs: Gathering<NewJob> = {
  isLast: true,
  writesFor(items) {
    return [{ sql: INSERT, params: [JSON.stringify(oneOfEachKey(items))] }]
  },
}

const INSERT = `
  insert into jobs (queue, key, lane, payload, trace_id, created_at, due_at, retries, every_seconds)
  select queue, key, lane, payload, trace_id, coalesce(present, now()),
         coalesce(present, now()) + delay * interval '1 second', retries, every_seconds
    from jsonb_to_recordset($1::jsonb) as j (queue text, key text, lane smallint, payload jsonb, trace_id text,
         delay double precision, retries int, every_seconds int, present timestamptz)
  on conflict (queue, key) where state = 'waiting' do update
     set due_at = least(jobs.due_at, excluded.due_at), lane = least(jobs.lane, excluded.lane),
         payload = excluded.payload, every_seconds = coalesce(excluded.every_seconds, jobs.every_seconds)`

/** In the order of their keys: two commits that ask for the same jobs never wait for each other in a ring. */
function oneOfEachKey(items: readonly NewJob[]): NewJob[] {
  const keyed = new Map<string, NewJob>()
  for (const item of items) {
    if (item.key === null) continue
    const name = `${item.queue} ${item.key}`
    const before = keyed.get(name)
    const soonest = { delay: Math.min(item.delay, before?.delay ?? item.delay) }
    keyed.set(name, { ...item, ...soonest, lane: Math.min(item.lane, before?.lane ?? item.lane) })
  }
  const sorted = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
  return [...items.filter(({ key }) => key === null), ...sorted]
}
