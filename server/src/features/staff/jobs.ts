import { z } from 'zod'
import { type JobDefinition, type JobRegistration, registration } from '../../lib/queue/job.ts'

const recovery = z.object({
  /** As it was typed; whether anybody has it is found out here, where nobody can time it. */
  email: z.string(),
})
export type Recovery = z.infer<typeof recovery>

/** Sends the link for a new password. A later try makes another link: the one before may not have arrived. */
export const sendRecoveryJob: JobDefinition<Recovery> = {
  name: 'staff.send-recovery',
  schema: recovery,
  retries: 4,
  retryDelaySeconds: 20,
}

/** What the handlers call; passwordService(deps)(database) is one. */
export interface StaffWork {
  sendRecovery(asked: Recovery): Promise<unknown>
}

export function staffJobs(work: StaffWork): JobRegistration[] {
  return [registration(sendRecoveryJob, (asked) => work.sendRecovery(asked))]
}
