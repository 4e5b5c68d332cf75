import { z } from 'zod'
import { idOf, type JobDefinition, type JobRegistration, registration } from '../../lib/queue/job.ts'
import type { GuestMailId } from './domain.ts'

/**
 * Sends one mail to a guest. A second try after a lost answer carries the same Message-ID; a server that does not
 * answer is asked again until the mail is a day old.
 */
export const sendMailJob: JobDefinition<{ mailId: GuestMailId }> = {
  name: 'post.send-mail',
  schema: z.object({ mailId: idOf<GuestMailId>() }),
  retries: 10,
  retryDelaySeconds: 5,
  concurrency: 2,
  key: ({ mailId }) => mailId,
}

/** What the handler calls; postService(deps)(database) is one. */
export interface PostWork {
  send(id: GuestMailId): Promise<void>
}

export function postJobs(work: PostWork): JobRegistration[] {
  return [registration(sendMailJob, ({ mailId }) => work.send(mailId))]
}
