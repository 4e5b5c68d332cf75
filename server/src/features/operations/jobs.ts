import { z } from 'zod'
import type { JobDefinition } from '../../lib/queue/queue.ts'

const nothing = z.object({}) as z.ZodType<Record<string, never>>

/** Every minute: what is wrong becomes an alert, what is repaired settles it. */
export const lookAroundJob: JobDefinition<Record<string, never>> = {
  name: 'operations.look-around',
  schema: nothing,
  retries: 0,
  retryDelaySeconds: 1,
}

/** Every few hours: rows past their time are deleted. */
export const forgetJob: JobDefinition<Record<string, never>> = {
  name: 'operations.forget',
  schema: nothing,
  retries: 2,
  retryDelaySeconds: 60,
}
