import { z } from 'zod'
import type { JobDefinition } from '../../lib/queue/queue.ts'

/** Announces holds that ended and reminds of those about to; neither is needed for the nights to be free. */
export const expireHoldsJob: JobDefinition<Record<string, never>> = {
  name: 'reservations.expire-holds',
  schema: z.object({}),
  // The next tick does the same work again.
  retries: 1,
  retryDelaySeconds: 5,
}
